/* SPDX-License-Identifier: MIT */
/*
 * The plain dialect: everything no other row knows. The text is shown as it
 * stands; of its begin only what is plain to see is taken: front matter, a
 * heading, a line that is one link, a label 日期：.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/front.h"
#include "text/utf8.h"

enum {
    LOOK = 4096,      /* bytes in which the title may be */
    HEAD_LINES = 3,   /* lines with text among which a heading counts */
    LABEL_LINES = 6,  /* lines in which a label may be */
    TITLE_CHARS = 60, /* of a first line that is taken for the title */
    INDEX_LOOK = 8192,
    INDEX_OUTSIDE = 48, /* bytes beside the links of a line of links */
};

static struct str take_line(struct str *rest)
{
    struct str line = STR_NONE;
    str_line(rest, &line);
    return line;
}

/* "[words](address)" and nothing else. */
static bool whole_link(struct str line, struct str *words, struct str *url)
{
    line = str_trim(line);
    size_t middle = str_find(line, STR("]("));
    if (!str_starts(line, STR("[")) || middle == line.n ||
        middle != str_rfind(line, STR("](")) || !str_ends(line, STR(")")))
        return false;
    *words = (struct str){ line.p + 1, middle - 1 };
    *url = str_range(line.p + middle + 2, str_end(line) - 1);
    return true;
}

/* "# words", "## words ##", "# words {.class}" */
bool text_heading(struct str line, struct str *words)
{
    size_t level = 0;
    while (level < line.n && line.p[level] == '#')
        level++;
    if (level == 0 || level > 6 || level == line.n || line.p[level] != ' ')
        return false;
    struct str s = str_trim(str_skip(line, level)), url;
    size_t brace = str_rfind(s, STR(" {"));
    if (brace < s.n && s.p[s.n - 1] == '}')
        s = str_trim(str_head(s, brace));
    while (s.n && s.p[s.n - 1] == '#')
        s.n--;
    s = str_trim(s);
    if (!whole_link(s, words, &url))
        *words = s;
    return true;
}

static bool ends_sentence(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("。"), STR_INIT("，"), STR_INIT("；"),
        STR_INIT("："), STR_INIT("、"), STR_INIT("."),
        STR_INIT(","),  STR_INIT(";"),  STR_INIT(":"),
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(s, marks[i]))
            return true;
    return false;
}

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i] | 0x20;
        if (c >= 0x80 || (c >= 'a' && c <= 'z'))
            return true;
    }
    return false;
}

/* Is a first line, followed by `rest`, a title? Short, no sentence, set off
 * from the text by a blank line or by an indent of it. */
static bool is_title(struct str line, struct str rest)
{
    struct str s = str_trim(line);
    if (s.n < 4 || strchr("[<>-*|!`~+=/\\", s.p[0]) || ends_sentence(s) ||
        !has_letter(s) || str_has(s, STR("://")) || utf8_count(s) > TITLE_CHARS)
        return false;
    struct str next = take_line(&rest);
    return (str_trim(next).n == 0 && rest.n > 0) ||
           str_starts(next, STR("\u3000")) || str_starts(next, STR("    ")) ||
           str_starts(next, STR("====")) || str_starts(next, STR("----"));
}

/* The first heading, or the first line if it may be a title. */
struct str text_title(struct str body)
{
    struct str rest = str_head(body, LOOK), words;
    struct str first = STR_NONE, behind = STR_NONE;
    for (int left = HEAD_LINES; rest.n && left > 0;) {
        struct str line = take_line(&rest);
        if (text_heading(line, &words) && words.n)
            return words;
        if (str_trim(line).n == 0)
            continue;
        left--;
        if (!first.p) {
            first = line;
            behind = rest;
        }
    }
    return first.p && is_title(first, behind) ? str_trim(first) : STR_NONE;
}

/* "[title](address)", a rule and "日期：…" at the begin. */
void text_link_head(struct str body, struct found *f)
{
    struct str rest = str_head(body, LOOK), words, url, line = STR_NONE;
    while (rest.n && str_trim(line).n == 0)
        line = take_line(&rest);
    if (whole_link(line, &words, &url) && str_has(url, STR("://"))) {
        f->title = words;
        f->title_entities = true;
        if (!f->url.p)
            f->url = url;
    }
    for (int i = 0; i < LABEL_LINES && rest.n; i++) {
        line = str_trim(take_line(&rest));
        if (str_starts(line, STR("日期：")))
            f->label_date = str_trim(str_skip(line, 9));
    }
}

/* Is most of the line links? */
static bool is_link_line(struct str line)
{
    size_t outside = 0, links = 0;
    struct str s = line;
    while (s.n) {
        size_t open = str_chr(s, '[');
        outside += open;
        bool image = open > 0 && open < s.n && s.p[open - 1] == '!';
        s = str_skip(s, open);
        size_t middle = str_find(s, STR("]("));
        size_t close = str_chr(str_skip(s, middle), ')');
        if (middle == s.n || middle + close == s.n) {
            outside += s.n;
            break;
        }
        links += !image;
        s = str_skip(s, middle + close + 1);
    }
    return links > 0 && outside <= INDEX_OUTSIDE * links;
}

/* Over 80% of the lines are links. */
bool text_is_index(struct str body)
{
    struct str rest = str_head(body, INDEX_LOOK);
    size_t lines = 0, links = 0;
    while (rest.n) {
        struct str line = str_trim(take_line(&rest));
        /* The last line may be cut. */
        if (line.n == 0 || (rest.n == 0 && body.n > INDEX_LOOK && lines))
            continue;
        lines++;
        links += is_link_line(line);
    }
    return lines > 0 && links * 5 > lines * 4;
}

static bool recognise(struct str text, struct str path)
{
    (void)text;
    (void)path;
    return true;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str block, title;
    (void)path;
    f->body = text;
    if (front_block(text, &block, &f->body))
        front_found(a, block, f);
    text_link_head(f->body, f);
    if (!f->title.p) {
        title = text_title(f->body);
        /* A title of the front matter may be cut at a blank. */
        if (!f->front_title.p ||
            (title.n > f->front_title.n && str_starts(title, f->front_title)))
            f->title = title;
    }
    if (!f->url.p && !f->front_date.p && !f->label_date.p)
        f->index_page = text_is_index(f->body);
}

static void cut(struct arena *a, struct str text, struct segments *out)
{
    struct str block, body = text;
    if (front_block(text, &block, &body))
        segment_add(a, out, block, FORM_PRE, HIDE_ENVELOPE);
    segment_add(a, out, body, FORM_PLAIN, HIDE_NOT);
}

const struct dialect dialect_plain = {
    "plain", recognise, meta, cut, NULL, NULL
};
