/* SPDX-License-Identifier: MIT */
/*
 * Lines "作者：张山" and "文/张山", in text or HTML: the label begins the line,
 * and nothing but names stands behind it.
 */
#include <config.h>

#include "parser/reporter_parts.h"

#include "base/ascii.h"
#include "text/utf8.h"

#include <string.h>

enum { LATIN_MAX = 40 }; /* bytes of a name in Latin letters */

static struct str char_at(struct str s)
{
    const char *p = s.p;
    utf8_next(&p, str_end(s));
    return str_range(s.p, p);
}

/* Blanks and what stands for them. */
static const struct str blanks[] = { STR_INIT(" "), STR_INIT("\u3000"),
                                     STR_INIT("\u00a0"), STR_INIT("&nbsp;") };

/* Bytes of one that s begins with. */
static size_t blank_n(struct str s)
{
    for (size_t i = 0; i < COUNT(blanks); i++)
        if (str_starts(s, blanks[i]))
            return blanks[i].n;
    return 0;
}

static struct str skip_blanks(struct str s)
{
    for (size_t n; (n = blank_n(s)) > 0;)
        s = str_skip(s, n);
    return s;
}

/* Is it the first of its line, or behind a tag? */
static bool begins_line(struct str s, size_t at)
{
    struct str before = str_head(s, at);
    for (size_t i = 0; i < COUNT(blanks); i++)
        if (str_ends(before, blanks[i])) {
            before.n -= blanks[i].n;
            i = (size_t)-1;
        }
    return before.n == 0 || strchr(">\n\r", before.p[before.n - 1]);
}

/* Skip the mark behind a label, and the tag that may end there. */
static bool skip_mark(struct str *s, bool colon)
{
    static const struct str marks[] = {
        STR_INIT("/"),  STR_INIT("／"), STR_INIT("|"),  STR_INIT("｜"),
        STR_INIT("丨"), STR_INIT("："), STR_INIT("︰"), STR_INIT(":"),
    };
    size_t n = colon ? COUNT(marks) : COUNT(marks) - 3;
    struct str rest = skip_blanks(*s);
    if (!reporter_starts(rest, marks, n))
        return false;
    rest = skip_blanks(str_skip(rest, char_at(rest).n));
    if (str_starts(rest, STR("</")))
        rest = skip_blanks(str_skip(rest, str_chr(rest, '>') + 1));
    *s = rest;
    return true;
}

/* "Ann B. Lee" */
static struct str latin_run(struct str s)
{
    size_t n = 0, end = 0;
    while (n < s.n && n <= LATIN_MAX) {
        char c = s.p[n];
        bool letter = ascii_is_letter(c);
        if (!letter && !(n > 0 && strchr(".'- ", c) && c))
            break;
        n++;
        if (c != ' ')
            end = n;
    }
    bool capital = s.n && ascii_is_upper(s.p[0]);
    return str_head(s, capital && end >= 2 && end <= LATIN_MAX ? end : 0);
}

/* What may stand behind the last name of a line. */
static bool ends_line(struct str s)
{
    return s.n > 0 && strchr("<\n\r", s.p[0]);
}

static bool ends_name(struct str s)
{
    static const struct str marks[] = { STR_INIT("|"), STR_INIT("｜"),
                                        STR_INIT("，"), STR_INIT("（"),
                                        STR_INIT("、") };
    return ends_line(s) || blank_n(s) > 0 ||
           reporter_starts(s, marks, COUNT(marks));
}

/* The first name of a line; all of them where it holds nothing else. */
static bool label_names(struct str s, struct reporters *l)
{
    size_t first = 0;
    l->n = 0;
    for (;;) {
        struct str name = reporter_han(s), behind;
        if (name.n == 0)
            name = latin_run(s);
        else if (!reporter_is_name(name, 4))
            name.n = 0;
        behind = str_skip(s, name.n);
        if (name.n == 0 || !ends_name(behind) || !reporter_add(l, name))
            break;
        first = first ? first : l->n;
        struct str rest = skip_blanks(behind);
        if (str_starts(rest, STR("、")))
            rest = skip_blanks(str_skip(rest, 3));
        if (ends_line(rest))
            return true;
        if (rest.p == behind.p)
            break;
        s = rest;
    }
    l->n = first;
    return first > 0;
}

/* A line of a list of books names the authors of those. */
static bool tells_of_books(struct str s)
{
    return str_has(s, STR("书名")) || str_has(s, STR("書名")) ||
           str_has(s, STR("出版社"));
}

bool reporter_label(struct str s, size_t label, size_t n, bool colon,
                    struct reporters *l)
{
    struct str rest = str_skip(s, label + n);
    return begins_line(s, label) && skip_mark(&rest, colon) &&
           label_names(rest, l) && !tells_of_books(s);
}
