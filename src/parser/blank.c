/* SPDX-License-Identifier: MIT */
/* A walk over the characters of two texts side by side. */
#include <config.h>

#include "parser/blank.h"

#include "text/utf8.h"

struct str blank_trim_end(struct str s)
{
    return utf8_trim_end(s, is_blank);
}

struct str blank_trim(struct str s)
{
    return utf8_trim(s, is_blank);
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
