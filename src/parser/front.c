/* SPDX-License-Identifier: MIT */
/*
 * A block is walked once. A key is a line "word:" that is hardly indented;
 * every other line belongs to the value of the key above it.
 */
#include <config.h>

#include "parser/front.h"

#include "parser/lines.h"

enum {
    BLOCK_MAX = 65536, /* bytes of front matter */
    BARE_MAX = 2048,   /* the same without its first mark */
    KEY_MAX = 40,      /* bytes of a key */
};

/* Marks around front matter; some keep it in a comment or as code. */
struct marks {
    struct str open, close;
    bool known; /* the first key must be one that is known */
};

static const struct marks marks[] = {
    { STR_INIT("---"), STR_INIT("---"), false },
    { STR_INIT("+++"), STR_INIT("+++"), false },
    { STR_INIT("<!--"), STR_INIT("-->"), true },
    { STR_INIT("```yaml"), STR_INIT("```"), true },
    { STR_INIT("```yml"), STR_INIT("```"), true },
};

/* Does the line end what the mark began? YAML may end with "..." too. */
static bool is_end(struct str line, const struct marks *m)
{
    return str_eq(str_trim(line), m->close) ||
           (m->open.p[0] == '-' && str_eq(line, STR("...")));
}

/* Strict writers have keys in quotes. */
static struct str bare_key(struct str key)
{
    key = str_trim(key);
    if (key.n > 2 && (key.p[0] == '"' || key.p[0] == '\'') &&
        key.p[key.n - 1] == key.p[0])
        key = (struct str){ key.p + 1, key.n - 2 };
    return key;
}

/* The key that the line begins; *value gets what stands behind the colon. */
static bool line_key(struct str line, struct str *key, struct str *value)
{
    if (line.n && line.p[0] == ' ')
        line = str_skip(line, 1);
    if (line.n == 0 || strchr(" \t-#[{<>|*!", line.p[0]))
        return false;
    struct str look = str_head(line, KEY_MAX + 1);
    size_t colon = str_chr(look, ':'), n = 1;
    size_t wide = str_find(str_head(look, colon), STR("："));
    if (wide < colon && front_knows(str_trim(str_head(line, wide)))) {
        colon = wide;
        n = 3;
    }
    if (colon == 0 || colon > KEY_MAX || colon == line.n)
        return false;
    struct str rest = str_skip(line, colon + n);
    if (n == 1 && rest.n && rest.p[0] != ' ' && rest.p[0] != '\t')
        return false;
    *key = bare_key(str_head(line, colon));
    *value = str_trim(rest);
    return key->n > 0 && key->p[0] != '"' && key->p[0] != '\'';
}

/* The first of the leading lines with text is the mark; NULL if it is none. */
static const struct marks *open_mark(struct str *rest)
{
    struct str line = STR_NONE;
    if (rest->n < 4 || !strchr("-+<` \t\r\n", rest->p[0]))
        return NULL;
    for (int i = 0; i < 4 && line.n == 0; i++)
        line = str_trim(line_take_lf(rest));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_eq(line, marks[i].open))
            return &marks[i];
    return NULL;
}

static bool is_key(struct str line, const struct marks *m)
{
    struct str key, value;
    if (m->open.p[0] == '+')
        return front_toml_line(line);
    return line_key(line, &key, &value) && (!m->known || front_knows(key));
}

/* Some writers leave the first mark out: lines of keys, the first of them
 * known, up to "---". */
static bool bare_block(struct str text, struct str *block, struct str *body)
{
    struct str rest = str_head(text, BARE_MAX), line, key, value;
    size_t colon = str_chr(str_head(rest, KEY_MAX), ':');
    if (colon == 0 || colon >= KEY_MAX ||
        !front_knows(str_trim(str_head(rest, colon))))
        return false;
    while (rest.n) {
        const char *to = rest.p;
        line = line_take_lf(&rest);
        if (str_eq(line, STR("---"))) {
            *block = str_range(text.p, to);
            *body = str_range(rest.p, str_end(text));
            return block->n > 0;
        }
        if (!line_key(line, &key, &value) && line.n &&
            !strchr(" -#", line.p[0]))
            return false;
    }
    return false;
}

bool front_block(struct str text, struct str *block, struct str *body)
{
    struct str rest = str_head(text, BLOCK_MAX), line;
    if (front_json_block(text, block, body))
        return true;
    const struct marks *m = open_mark(&rest);
    if (!m)
        return bare_block(text, block, body);
    const char *from = rest.p;
    bool keys = false;
    while (rest.n) {
        const char *to = rest.p;
        line = line_take_lf(&rest);
        if (line.n >= 3 && (line.p[0] == m->close.p[0] || line.p[0] == '.') &&
            is_end(line, m)) {
            *block = str_range(from, to);
            *body = str_range(rest.p, str_end(text));
            return keys;
        }
        if (!keys && line.n) {
            keys = is_key(line, m);
            /* A text between two rules is not front matter. */
            if (!keys && str_trim(line).n && line.p[0] != '#')
                return false;
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
        line = line_take_lf(rest);
    } while (!line_key(line, key, value));
    const char *end = value->p + value->n;
    struct str look = *rest, k, v;
    while (look.n) {
        next = line_take_lf(&look);
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
    struct str rest = value, line;
    if (str_line(&rest, &line) && is_scalar_mark(str_trim(line)))
        return front_text(a, value);
    struct list l = { arena_bytes(a, value.n + 1), 0 };
    rest = value;
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
