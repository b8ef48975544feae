/* SPDX-License-Identifier: MIT */
/*
 * Bounded looks to both sides of each "](http": the words are text of the
 * same run, without markup and brackets, the address has no blank.
 */
#include <config.h>

#include "parser/md_links.h"

#include "base/buf.h"

enum {
    WORDS_MAX = 600,
    ADDRESS_MAX = 2000,
};

/* Where the "[" of the words before `middle` is, `middle` if there is none. */
static size_t words_begin(struct str s, size_t from, size_t middle)
{
    size_t least = middle - from > WORDS_MAX ? middle - WORDS_MAX : from;
    for (size_t i = middle; i > least; i--) {
        char c = s.p[i - 1];
        if (c == '[')
            return i < middle ? i - 1 : middle;
        if (c == '<' || c == '>' || c == ']')
            return middle;
    }
    return middle;
}

/* A forward look that tells whether a place is in a tag, as in the value of an
 * attribute. */
struct look {
    size_t at;
    bool tag;
};

/* to: not before the last one. */
static bool in_tag(struct look *l, struct str s, size_t to)
{
    for (; l->at < to; l->at++)
        if (s.p[l->at] == '<')
            l->tag = true;
        else if (s.p[l->at] == '>')
            l->tag = false;
    return l->tag;
}

/* Bytes of the address that s begins with, 0 if no ")" ends it. */
static size_t address_end(struct str s)
{
    size_t n = 0, most = s.n < ADDRESS_MAX ? s.n : ADDRESS_MAX;
    while (n < most && s.p[n] != ')' && !strchr(" \t\r\n<>\"[]", s.p[n]))
        n++;
    return n < most && s.p[n] == ')' ? n : 0;
}

struct str md_links(struct arena *a, struct str html)
{
    size_t done = 0, at = 0;
    struct buf out = { 0 };
    struct look look = { 0 };
    while ((at += str_find(str_skip(html, at), STR("](http"))) < html.n) {
        size_t open = words_begin(html, done, at);
        size_t n = address_end(str_skip(html, at + 2));
        if (open < at && n > 0 && !in_tag(&look, html, open)) {
            struct str words = str_range(html.p + open + 1, html.p + at);
            struct str url = str_head(str_skip(html, at + 2), n);
            buf_add(&out, str_range(html.p + done, html.p + open));
            buf_printf(&out, "<a href=\"%.*s\">%.*s</a>", STR_ARG(url),
                       STR_ARG(words));
            done = at + 2 + n + 1;
        }
        at += 2;
    }
    if (done == 0) {
        buf_free(&out);
        return html;
    }
    buf_add(&out, str_skip(html, done));
    return buf_give(&out, a);
}
