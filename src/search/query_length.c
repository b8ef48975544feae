/* SPDX-License-Identifier: MIT */
/* Comparisons and ranges, and lengths, which are numbers in them. */
#include <config.h>

#include "search/query_parts.h"

bool query_compare(struct str *s, struct compare *c)
{
    if (s->n == 0 || (s->p[0] != '<' && s->p[0] != '>'))
        return false;
    c->less = s->p[0] == '<';
    *s = str_skip(*s, 1);
    c->equal = s->n && s->p[0] == '=';
    *s = str_skip(*s, c->equal);
    return true;
}

void query_limits(struct compare c, int32_t first, int32_t last, int32_t *from,
                  int32_t *to)
{
    *from = QUERY_OPEN_FROM;
    *to = QUERY_OPEN_TO;
    if (c.less)
        *to = c.equal ? last : first - 1;
    else
        *from = c.equal ? first : last + (last < INT32_MAX);
}

bool query_range(struct str s, struct str *left, struct str *right)
{
    size_t dots = str_find(s, STR(".."));
    if (dots == s.n)
        return false;
    *left = str_head(s, dots);
    *right = str_skip(s, dots + 2);
    return true;
}

static bool length(struct str s, int32_t *out)
{
    static const struct {
        struct str text;
        int32_t value;
    } units[] = {
        { STR_INIT("k"), 1000 },
        { STR_INIT("千"), 1000 },
        { STR_INIT("万"), 10000 },
        { STR_INIT("萬"), 10000 },
    };
    int32_t unit = 1;
    unsigned long v;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_ends(s, units[i].text)) {
            unit = units[i].value;
            s = str_head(s, s.n - units[i].text.n);
            break;
        }
    if (!str_number(s, (unsigned long)(INT32_MAX / unit), &v))
        return false;
    *out = (int32_t)v * unit;
    return true;
}

enum days_result query_length(struct str s, int32_t *from, int32_t *to)
{
    struct str left, right;
    struct compare c;
    int32_t n;
    *from = QUERY_OPEN_FROM;
    *to = QUERY_OPEN_TO;
    if (query_compare(&s, &c)) {
        if (!length(s, &n))
            return DAYS_NONE;
        query_limits(c, n, n, from, to);
        return DAYS_OK;
    }
    if (!query_range(s, &left, &right)) {
        if (!length(s, from))
            return DAYS_NONE;
        *to = *from;
        return DAYS_OK;
    }
    if ((left.n && !length(left, from)) || (right.n && !length(right, to)))
        return DAYS_NONE;
    return *from <= *to ? DAYS_OK : DAYS_TURNED;
}
