/* SPDX-License-Identifier: MIT */
/*
 * A title for what has none: the first sentence of its text, as short as a
 * title is. A window of the text is looked at; marks of Markdown and HTML are
 * passed over, quotes, days and lines without words too.
 */
#include <config.h>

#include "parser/title.h"

#include "base/buf.h"
#include "parser/date.h"
#include "parser/lines.h"
#include "parser/tags.h"
#include "text/utf8.h"
#include "text/width.h"

enum {
    LOOK = 4096,  /* bytes of the text */
    WORDS = 2048, /* bytes of it without tags */
    CELLS = 60,   /* of a title */
    LEAST = 16,   /* of one that ends at a comma */
    SHORT = 10,   /* of a sentence that says too little alone ("谢邀。") */
};

/* words */

/* Bytes of "](address)" or "](address "title")" that s begins with. */
static size_t link_end(struct str s)
{
    size_t close = str_starts(s, STR("](")) ? str_chr(s, ')') : s.n;
    return close < s.n ? close + 1 : 0;
}

/* Bytes of what s begins with that is no word. */
static size_t mark_length(struct str s, const struct buf *words)
{
    size_t n = link_end(s);
    if (n)
        return n;
    if (str_starts(s, STR("!["))) {
        size_t middle = str_find(s, STR("]("));
        return middle < s.n ? middle + link_end(str_skip(s, middle)) : 2;
    }
    if (s.p[0] == '<') {
        size_t close = str_chr(s, '>');
        return close < s.n ? close + 1 : 0;
    }
    if (strchr("*`[", s.p[0]) || (s.p[0] == '\\' && s.n > 1) ||
        str_starts(s, STR("~~")))
        return s.p[0] == '~' ? 2 : 1;
    /* of a heading or an item */
    return words->n == 0 && strchr("#-+ \t", s.p[0]) ? 1 : 0;
}

static bool is_day(struct str line)
{
    struct date d;
    return date_read(&line, false, &d) && str_trim(line).n == 0;
}

static void add_words(struct buf *words, struct str line)
{
    while (line.n) {
        size_t n = mark_length(line, words);
        if (n == 0)
            buf_chr(words, line.p[0]);
        line = str_skip(line, n ? n : 1);
    }
}

/* The first line with words that is no quote and no day. */
static void find_words(struct str text, struct buf *words)
{
    struct str line;
    while (words->n == 0 && (line = line_text(&text)).p) {
        if (line.p[0] == '>' || str_starts(line, STR("{")) ||
            str_starts(line, STR("|")) || is_day(line))
            continue;
        add_words(words, line);
        if (words->n && str_trim(buf_str(words)).n == 0)
            buf_reset(words);
    }
}

/* the sentence */

static bool is_one_of(const char *set, struct str c)
{
    return c.n && str_has(str_of(set), c);
}

/* Without the full stop, and with … where it was cut. */
static struct str sentence(struct arena *a, struct str s)
{
    const char *p = s.p, *end = str_end(s), *comma = NULL;
    int cells = 0;
    while (p < end) {
        const char *from = p;
        uint32_t cp = utf8_next(&p, end);
        struct str c = str_range(from, p);
        bool blank = p == end || *p == ' ';
        bool ends = cp == 0x3002 || (cp == '.' && blank);
        if (ends && (cells > SHORT || p == end))
            return str_range(s.p, from);
        if (cells > SHORT &&
            (is_one_of("！？", c) || ((cp == '!' || cp == '?') && blank)))
            return str_range(s.p, p);
        cells += width_str(WIDTH_DUMP, c);
        if (cells > CELLS)
            return arena_printf(
                a, "%.*s…",
                STR_ARG(str_trim(str_range(s.p, comma ? comma : from))));
        if (cells >= LEAST &&
            (is_one_of("，、；：—", c) || (strchr(",;: ", *from) && blank)))
            comma = from;
    }
    static const char *const ends[] = { "：", "，", "；", ":", "," };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(s, str_of(ends[i])))
            return arena_printf(a, "%.*s…",
                                STR_ARG(str_head(s, s.n - strlen(ends[i]))));
    return s;
}

struct str title_of_heading(struct arena *a, struct str line)
{
    size_t bold = str_find(line, STR("**"));
    bool marked = str_has(line, STR("](")) || str_chr(line, '\\') < line.n ||
                  str_has(str_skip(line, bold + 2), STR("**"));
    if (!marked)
        return line;
    struct buf words = { 0 };
    add_words(&words, line);
    struct str s = arena_str(a, str_trim(buf_str(&words)));
    buf_free(&words);
    return s;
}

struct str title_of_text(struct arena *a, struct str body)
{
    char text[WORDS];
    struct str look = str_head(body, LOOK), trimmed = str_trim(look);
    struct buf words = { 0 };
    if (str_starts(trimmed, STR("<")))
        look = (struct str){ text, tags_text(look, text, sizeof text) };
    find_words(look, &words);
    struct str s = field_clean(a, arena_str(a, buf_str(&words)), true);
    buf_free(&words);
    return s.p ? field_clean(a, sentence(a, s), false) : STR_NONE;
}
