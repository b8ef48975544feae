/* SPDX-License-Identifier: MIT */
/* Looks for "://" and walks from there, so text without addresses costs one
 * search. */
#include <config.h>

#include "parser/bare.h"

#include "text/utf8.h"
#include "text/width.h"

static bool is_scheme(struct str s)
{
    return str_starts_nocase(s, STR("http://")) ||
           str_starts_nocase(s, STR("https://"));
}

static bool ends_address(uint32_t c)
{
    return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' ||
           c == '\\' || c == '`' || c == 0x7F || c == 0xA0 || c == UTF8_BAD ||
           (c >= 0x2000 && c <= 0x206F) || width_is_cjk(c);
}

/* Bytes of the address that s begins with. */
static size_t length(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    size_t open = 0;
    while (p < end) {
        const char *next = p;
        uint32_t c = utf8_next(&next, end);
        if (ends_address(c))
            break;
        if (c == 'h' && p > s.p && p[-1] != '=' && p[-1] != '/' &&
            is_scheme(str_range(p, end)))
            break;
        if (c == '(')
            open++;
        else if (c == ')' && open-- == 0)
            break;
        p = next;
    }
    while (p > s.p && strchr(".,;:!?'*_", p[-1]))
        p--;
    return (size_t)(p - s.p);
}

/* The next "://" from `from` on; s.n if there is none. Colons are rare. */
static size_t find_mark(struct str s, size_t from)
{
    for (size_t at = from; at < s.n; at++) {
        at += str_chr(str_skip(s, at), ':');
        if (str_starts(str_skip(s, at), STR("://")))
            return at;
    }
    return s.n;
}

bool bare_next(struct str s, size_t *at, size_t *n)
{
    size_t from = *at;
    for (;;) {
        size_t mark = find_mark(s, from);
        if (mark >= s.n)
            return false;
        size_t scheme = mark;
        if (mark >= from + 5 && is_scheme(str_skip(s, mark - 5)))
            scheme = mark - 5;
        else if (mark >= from + 4 && is_scheme(str_skip(s, mark - 4)))
            scheme = mark - 4;
        *n = scheme < mark ? length(str_skip(s, scheme)) : 0;
        if (*n > mark - scheme + 5) {
            *at = scheme;
            return true;
        }
        from = mark + 3;
    }
}
