/* SPDX-License-Identifier: MIT */
/* What begins as a page, and what of it is the head. */
#include <config.h>

#include "parser/page_begin.h"

#include "parser/tags.h"

enum { BEGIN_LOOK = 16384 }; /* comments before the first tag */

/* what a file begins with */

/* Behind white space, comments and declarations other than a doctype. */
static struct str skip_begin(struct str text)
{
    struct str s = str_head(text, BEGIN_LOOK);
    for (;;) {
        s = str_trim(s);
        if (str_starts(s, STR("\xEF\xBB\xBF"))) {
            s = str_skip(s, 3);
            continue;
        }
        bool comment = str_starts(s, STR("<!--"));
        if (!comment && !str_starts(s, STR("<?")))
            return s;
        struct str end = comment ? STR("-->") : STR("?>");
        size_t at = str_find(s, end);
        s = str_skip(s, at + end.n);
    }
}

static bool begins_with(struct str text, const struct str *names, size_t n)
{
    struct str s = skip_begin(text);
    for (size_t i = 0; i < n; i++) {
        struct str rest = str_skip(s, names[i].n);
        if (str_starts_nocase(s, names[i]) && rest.n &&
            (str_is_white(rest.p[0]) || rest.p[0] == '>'))
            return true;
    }
    return false;
}

bool page_is_whole(struct str text)
{
    static const struct str names[] = {
        STR_INIT("<!doctype"), STR_INIT("<html"),  STR_INIT("<head"),
        STR_INIT("<meta"),     STR_INIT("<title"), STR_INIT("<body"),
    };
    return begins_with(text, names, sizeof names / sizeof *names);
}

bool page_is_fragment(struct str text)
{
    static const struct str names[] = {
        STR_INIT("<div"),     STR_INIT("<p"),      STR_INIT("<article"),
        STR_INIT("<section"), STR_INIT("<main"),   STR_INIT("<h1"),
        STR_INIT("<h2"),      STR_INIT("<h3"),     STR_INIT("<table"),
        STR_INIT("<span"),    STR_INIT("<figure"), STR_INIT("<center"),
        STR_INIT("<header"),  STR_INIT("<font"),   STR_INIT("<blockquote"),
        STR_INIT("<ul"),      STR_INIT("<ol"),     STR_INIT("<pre"),
    };
    return begins_with(text, names, sizeof names / sizeof *names);
}

/* the body */

size_t page_raw_end(struct str s, struct str name)
{
    size_t n = str_find(s, STR("</"));
    while (n < s.n && !str_starts_nocase(str_skip(s, n + 2), name))
        n += 1 + str_find(str_skip(s, n + 1), STR("</"));
    return n;
}

/* What stands in a head, or begins or ends one. */
static bool is_head_tag(const struct tag *t)
{
    static const struct str names[] = {
        STR_INIT("html"),  STR_INIT("head"),   STR_INIT("meta"),
        STR_INIT("link"),  STR_INIT("base"),   STR_INIT("title"),
        STR_INIT("style"), STR_INIT("script"), STR_INIT("noscript"),
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tag_is(t, names[i]))
            return true;
    return false;
}

static bool has_content(const struct tag *t)
{
    return !t->closing && (tag_is(t, STR("title")) || tag_is(t, STR("style")) ||
                           tag_is(t, STR("script")));
}

struct str page_body(struct str text, struct str *title)
{
    struct str rest = text, s = text;
    struct tag t;
    *title = STR_NONE;
    while (tag_next(&s, &t)) {
        if (!is_head_tag(&t))
            break;
        rest = s;
        if (!has_content(&t))
            continue;
        size_t n = page_raw_end(s, t.name);
        if (n == s.n)
            break;
        if (tag_is(&t, STR("title")) && title->n == 0)
            *title = str_trim(str_head(s, n));
        s = str_skip(s, n);
    }
    return rest;
}
