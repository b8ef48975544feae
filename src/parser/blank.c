/* SPDX-License-Identifier: MIT */
/* Plain walks over characters, from the ends inwards or side by side. */
#include <config.h>

#include "parser/blank.h"

#include "text/utf8.h"

struct str blank_trim_end(struct str s)
{
    const char *end = str_end(s);
    while (end > s.p) {
        const char *prev = end;
        if (!is_blank(utf8_prev(&prev, s.p)))
            break;
        end = prev;
    }
    return str_range(s.p, end);
}

struct str blank_trim(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        const char *next = p;
        if (!is_blank(utf8_next(&next, end)))
            break;
        p = next;
    }
    return blank_trim_end(str_range(p, end));
}

bool same_words(struct str x, struct str y)
{
    const char *p = x.p, *pe = str_end(x), *q = y.p, *qe = str_end(y);
    for (;;) {
        uint32_t c = ' ', d = ' ';
        while (p < pe && is_blank(c))
            c = utf8_next(&p, pe);
        while (q < qe && is_blank(d))
            d = utf8_next(&q, qe);
        if (is_blank(c) || is_blank(d))
            return is_blank(c) && is_blank(d);
        if (c != d)
            return false;
    }
}
