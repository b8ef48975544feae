/* SPDX-License-Identifier: MIT */
/*
 * A block is walked once. A key is a line "word:" that is hardly indented;
 * every other line belongs to the value of the key above it.
 */
#include <config.h>

#include "parser/front.h"

#include "parser/date.h"
#include "parser/url.h"

enum {
    BLOCK_MAX = 65536, /* bytes of front matter */
    KEY_MAX = 40,
};

/* The next line, as str_line has it, but quick where lines end with LF. */
static struct str take_line(struct str *rest)
{
    struct str line = STR_NONE;
    size_t lf = str_chr(*rest, '\n');
    if (lf == rest->n) {
        str_line(rest, &line);
        return line;
    }
    line = str_head(*rest, lf);
    *rest = str_skip(*rest, lf + 1);
    if (line.n && line.p[line.n - 1] == '\r')
        line.n--;
    return line;
}

static bool is_mark(struct str line)
{
    return str_eq(str_trim(line), STR("---"));
}

/* The key that the line begins; *value gets what stands behind the colon. */
static bool line_key(struct str line, struct str *key, struct str *value)
{
    if (line.n && line.p[0] == ' ')
        line = str_skip(line, 1);
    if (line.n == 0 || strchr(" \t-#\"'[{<>|*!", line.p[0]))
        return false;
    size_t colon = str_chr(str_head(line, KEY_MAX + 1), ':');
    if (colon == 0 || colon > KEY_MAX || colon == line.n)
        return false;
    struct str rest = str_skip(line, colon + 1);
    if (rest.n && rest.p[0] != ' ' && rest.p[0] != '\t')
        return false;
    *key = str_trim(str_head(line, colon));
    *value = str_trim(rest);
    return key->n > 0;
}

bool front_block(struct str text, struct str *block, struct str *body)
{
    struct str rest = str_head(text, BLOCK_MAX), line = STR_NONE;
    struct str key, value;
    if (rest.n < 4 || (rest.p[0] != '-' && rest.p[0] > ' '))
        return false;
    for (int i = 0; i < 4 && line.n == 0; i++)
        line = str_trim(take_line(&rest));
    if (!str_eq(line, STR("---")))
        return false;
    const char *from = rest.p;
    bool keys = false;
    while (rest.n) {
        const char *to = rest.p;
        line = take_line(&rest);
        if (line.n >= 3 && line.p[0] == '-' && is_mark(line)) {
            *block = str_range(from, to);
            *body = str_range(rest.p, str_end(text));
            return keys;
        }
        if (!keys && line.n) {
            /* A text between two rules is not front matter. */
            if (!line_key(line, &key, &value) && str_trim(line).n &&
                line.p[0] != '#')
                return false;
            keys = line_key(line, &key, &value);
        }
    }
    return false;
}

bool front_next(struct str *rest, struct str *key, struct str *value)
{
    struct str line, next;
    do {
        if (rest->n == 0)
            return false;
        line = take_line(rest);
    } while (!line_key(line, key, value));
    const char *end = value->p + value->n;
    struct str look = *rest, k, v;
    while (look.n) {
        next = take_line(&look);
        if (line_key(next, &k, &v))
            break;
        *rest = look;
        next = str_trim(next);
        if (next.n)
            end = str_end(next);
    }
    if (value->n || end > value->p)
        *value = str_trim(str_range(value->p, end));
    return true;
}

static bool is_scalar_mark(struct str line)
{
    if (line.n == 0 || line.n > 3 || (line.p[0] != '>' && line.p[0] != '|'))
        return false;
    for (size_t i = 1; i < line.n; i++)
        if (!strchr("+-123456789", line.p[i]))
            return false;
    return true;
}

/* All lines of s, trimmed, with one blank between them. */
static struct str join_lines(struct arena *a, struct str s)
{
    struct str rest = s, line;
    char *out = arena_bytes(a, s.n + 1);
    size_t n = 0;
    while (str_line(&rest, &line)) {
        line = str_trim(line);
        if (line.n == 0)
            continue;
        if (n)
            out[n++] = ' ';
        memcpy(out + n, line.p, line.n);
        n += line.n;
    }
    arena_shrink(a, out, n);
    return (struct str){ out, n };
}

/* Index of the quote that ends s, which begins with one; s.n if none does. */
static size_t quote_end(struct str s)
{
    char quote = s.p[0];
    for (size_t i = 1; i < s.n; i++)
        if (quote == '"' && s.p[i] == '\\' && i + 1 < s.n &&
            (s.p[i + 1] == '"' || s.p[i + 1] == '\\'))
            i++;
        else if (quote == '\'' && s.p[i] == '\'' && i + 1 < s.n &&
                 s.p[i + 1] == '\'')
            i++;
        else if (s.p[i] == quote)
            return i;
    return s.n;
}

/* Only \" and \\ are escapes, for the writers of these files escape no more;
 * in single quotes '' is one. */
static struct str unescape(struct arena *a, struct str s, char quote)
{
    char escape = quote == '"' ? '\\' : '\'';
    if (str_chr(s, escape) == s.n)
        return s;
    char *out = arena_bytes(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == escape && i + 1 < s.n &&
            (s.p[i + 1] == quote || s.p[i + 1] == escape))
            i++;
        out[n++] = s.p[i];
    }
    arena_shrink(a, out, n);
    return (struct str){ out, n };
}

/* A scalar on one line. */
static struct str plain_text(struct arena *a, struct str s)
{
    s = str_trim(s);
    if (s.n && (s.p[0] == '"' || s.p[0] == '\'')) {
        size_t end = quote_end(s);
        if (end == s.n) /* unterminated */
            return str_skip(s, 1);
        if (end + 1 == s.n)
            return unescape(a, (struct str){ s.p + 1, end - 1 }, s.p[0]);
    }
    return s;
}

static bool is_null(struct str s)
{
    return s.n == 0 || str_eq(s, STR("~")) || str_eq_nocase(s, STR("null"));
}

struct str front_text(struct arena *a, struct str value)
{
    struct str rest = value, line;
    if (!str_line(&rest, &line))
        return STR_NONE;
    if (is_scalar_mark(str_trim(line)))
        value = join_lines(a, rest);
    else if (rest.n)
        value = plain_text(a, join_lines(a, value));
    else
        value = plain_text(a, value);
    value = str_trim(value);
    return is_null(value) ? STR_NONE : value;
}

struct list {
    char *p;
    size_t n;
};

static void list_add(struct arena *a, struct list *l, struct str item)
{
    struct arena_mark mark = arena_mark(a);
    item = str_trim(plain_text(a, item));
    if (str_starts(item, STR("[[")) && str_ends(item, STR("]]")) &&
        item.n > 4) {
        item = (struct str){ item.p + 2, item.n - 4 };
        size_t bar = str_chr(item, '|');
        if (bar < item.n)
            item = str_skip(item, bar + 1);
    }
    if (!is_null(item)) {
        if (l->n)
            l->p[l->n++] = '\n';
        memcpy(l->p + l->n, item.p, item.n);
        l->n += item.n;
    }
    arena_rewind(a, mark);
}

/* Items between commas that are in no quotes. */
static void list_flow(struct arena *a, struct list *l, struct str s)
{
    while (s.n) {
        s = str_trim(s);
        size_t end = 0;
        if (s.n && (s.p[0] == '"' || s.p[0] == '\'')) {
            end = quote_end(s);
            end = end < s.n ? end : 0;
        }
        while (end < s.n && s.p[end] != ',' &&
               !str_starts(str_skip(s, end), STR("，")))
            end++;
        list_add(a, l, str_head(s, end));
        s = str_skip(s, end);
        s = str_skip(s, s.n && s.p[0] == ',' ? 1 : 3);
    }
}

struct str front_list(struct arena *a, struct str value)
{
    /* An item never grows, and the LF between two takes the place of a
     * separator. */
    struct list l = { arena_bytes(a, value.n + 1), 0 };
    struct str rest = value, line;
    if (str_starts(value, STR("[")) && !str_starts(value, STR("[["))) {
        value = str_skip(value, 1);
        if (str_ends(value, STR("]")))
            value.n--;
        list_flow(a, &l, value);
    } else if (str_starts(value, STR("- "))) {
        while (str_line(&rest, &line)) {
            line = str_trim(line);
            if (str_starts(line, STR("-")))
                list_add(a, &l, str_skip(line, 1));
        }
    } else {
        list_flow(a, &l, value);
    }
    if (l.n == 0)
        return STR_NONE;
    return (struct str){ l.p, l.n };
}

/* What a key means. Of several keys for one field the first row wins. */
enum key {
    KEY_TITLE,
    KEY_URL,
    KEY_DATE,
    KEY_AUTHOR,
    KEY_TAGS,
    KEY_CATEGORIES,
    KEY_SITE,
    KEY_EDITOR, /* of a wiki: its date is that of the last edit */
    KEY_STATUS, /* of a list to read: its date is that of saving */
};

struct key_row {
    struct str name;
    enum key key;
    int rank; /* within the key, small wins */
};

/* clang-format off */
static const struct key_row key_rows[] = {
    { STR_INIT("title"), KEY_TITLE, 0 },
    { STR_INIT("标题"), KEY_TITLE, 1 },
    { STR_INIT("from"), KEY_URL, 0 },
    { STR_INIT("source"), KEY_URL, 1 },
    { STR_INIT("url"), KEY_URL, 2 },
    { STR_INIT("link"), KEY_URL, 3 },
    { STR_INIT("original_url"), KEY_URL, 4 },
    { STR_INIT("canonical"), KEY_URL, 5 },
    { STR_INIT("canonical_url"), KEY_URL, 6 },
    { STR_INIT("published"), KEY_DATE, 0 },
    { STR_INIT("date_published"), KEY_DATE, 1 },
    { STR_INIT("pubdate"), KEY_DATE, 2 },
    { STR_INIT("date"), KEY_DATE, 3 },
    { STR_INIT("日期"), KEY_DATE, 4 },
    { STR_INIT("author"), KEY_AUTHOR, 0 },
    { STR_INIT("authors"), KEY_AUTHOR, 1 },
    { STR_INIT("作者"), KEY_AUTHOR, 2 },
    { STR_INIT("user_name"), KEY_AUTHOR, 3 },
    { STR_INIT("tags"), KEY_TAGS, 0 },
    { STR_INIT("keywords"), KEY_TAGS, 1 },
    { STR_INIT("categories"), KEY_CATEGORIES, 0 },
    { STR_INIT("category"), KEY_CATEGORIES, 1 },
    { STR_INIT("site"), KEY_SITE, 0 },
    { STR_INIT("site_name"), KEY_SITE, 1 },
    { STR_INIT("publisher"), KEY_SITE, 2 },
    { STR_INIT("nickname"), KEY_SITE, 3 },
    { STR_INIT("来源"), KEY_SITE, 4 },
    { STR_INIT("editor"), KEY_EDITOR, 0 },
    { STR_INIT("status"), KEY_STATUS, 0 },
};
/* clang-format on */

static const struct key_row *row_of(struct str key)
{
    for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++)
        if (key_rows[i].name.n == key.n && str_eq_nocase(key_rows[i].name, key))
            return &key_rows[i];
    return NULL;
}

static bool holds_date(struct str s)
{
    struct date d;
    s = str_trim(s);
    return s.n && date_read(&s, false, &d);
}

/* One field while the best key for it is still looked for. */
struct pick {
    struct str value; /* raw */
    int rank;
};

static void pick(struct pick *p, struct str value, int rank)
{
    if (value.n && (!p->value.p || rank < p->rank))
        *p = (struct pick){ value, rank };
}

static struct str without_quotes(struct str s)
{
    if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
        return (struct str){ s.p + 1, s.n - 2 };
    return s;
}

static void set(struct str *field, struct str value)
{
    if (!field->p && value.n)
        *field = value;
}

void front_found(struct arena *a, struct str block, struct found *f)
{
    struct pick picks[KEY_STATUS + 1] = { 0 };
    struct str key, value;
    bool wiki = false;
    while (front_next(&block, &key, &value)) {
        const struct key_row *row = row_of(key);
        if (!row) {
            wiki = wiki || str_eq(key, STR("dateCreated"));
            continue;
        }
        struct str bare = without_quotes(value);
        if (row->key == KEY_DATE && !holds_date(bare))
            continue;
        if (row->key == KEY_URL && !str_has(bare, STR("/"))) {
            /* "source: 某某报" is a name. */
            if (str_eq(row->name, STR("source")))
                pick(&picks[KEY_SITE], value, 9);
            continue;
        }
        pick(&picks[row->key], row->key == KEY_DATE ? bare : value, row->rank);
    }
    set(&f->front_title, front_text(a, picks[KEY_TITLE].value));
    set(&f->url, front_text(a, picks[KEY_URL].value));
    set(&f->front_date, picks[KEY_DATE].value);
    set(&f->provenance, front_text(a, picks[KEY_SITE].value));
    set(&f->author, front_list(a, picks[KEY_AUTHOR].value));
    struct str tags = front_list(a, picks[KEY_TAGS].value);
    struct str groups = front_list(a, picks[KEY_CATEGORIES].value);
    /* Where both name the same one thing it is the feed, no topic. */
    if (tags.n && str_eq(tags, groups) && str_chr(tags, '\n') == tags.n)
        set(&f->feed, tags);
    else
        set(&f->tags, tags);
    if ((wiki && picks[KEY_EDITOR].value.p) ||
        str_eq(without_quotes(picks[KEY_STATUS].value), STR("read")))
        f->front_is_fetch = true;
}
