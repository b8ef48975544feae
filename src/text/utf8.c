/* SPDX-License-Identifier: MIT */
/*
 * Decoding is driven by a row per lead byte: the number of bytes and the
 * range of the second one (table 3-7). That range is all there is to overlong
 * forms, surrogates and values over 10FFFF, so a maximal subpart is simply as
 * far as the bytes fit.
 */
#include <config.h>

#include "text/utf8.h"

struct lead {
    unsigned char bytes;     /* 0: never a lead byte */
    unsigned char low, high; /* of the second byte */
};

/* C0, C1, F5.. are no lead bytes. Index: byte - 0xC0. */
/* clang-format off */
#define R4(...) __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__
static const struct lead leads[64] = {
    { 0, 0, 0 }, { 0, 0, 0 }, { 2, 0x80, 0xBF }, { 2, 0x80, 0xBF },
    R4({ 2, 0x80, 0xBF }), R4({ 2, 0x80, 0xBF }), R4({ 2, 0x80, 0xBF }),
    R4({ 2, 0x80, 0xBF }), R4({ 2, 0x80, 0xBF }), R4({ 2, 0x80, 0xBF }),
    R4({ 2, 0x80, 0xBF }),
    { 3, 0xA0, 0xBF }, { 3, 0x80, 0xBF }, { 3, 0x80, 0xBF }, { 3, 0x80, 0xBF },
    R4({ 3, 0x80, 0xBF }), R4({ 3, 0x80, 0xBF }),
    { 3, 0x80, 0xBF }, { 3, 0x80, 0x9F }, { 3, 0x80, 0xBF }, { 3, 0x80, 0xBF },
    { 4, 0x90, 0xBF }, { 4, 0x80, 0xBF }, { 4, 0x80, 0xBF }, { 4, 0x80, 0xBF },
    { 4, 0x80, 0x8F },
};
/* clang-format on */

static bool is_tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

uint32_t utf8_next_long(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    size_t room = (size_t)(end - *p);
    struct lead l = { 0, 0, 0 };
    uint32_t cp;

    /* most: Han, kana, marks, of which any two tail bytes will do */
    if (*s > 0xE0 && *s < 0xF0 && *s != 0xED && room >= 3 && is_tail(s[1]) &&
        is_tail(s[2])) {
        *p += 3;
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 |
               (s[2] & 0x3F);
    }
    if (*s >= 0xC0)
        l = leads[*s - 0xC0];
    if (l.bytes == 0 || room < 2 || s[1] < l.low || s[1] > l.high) {
        *p += 1;
        return UTF8_BAD;
    }
    cp = (uint32_t)(*s & (0x7F >> l.bytes)) << 6 | (s[1] & 0x3F);
    for (size_t i = 2; i < l.bytes; i++) {
        if (i >= room || !is_tail(s[i])) {
            *p += i;
            return UTF8_BAD;
        }
        cp = cp << 6 | (s[i] & 0x3F);
    }
    *p += l.bytes;
    return cp;
}

/* The same cuts as going forward: of at most three tail bytes the head that
 * leads them is tried, and only if it takes all of them it is the one. */
uint32_t utf8_prev(const char **p, const char *start)
{
    const char *end = *p, *q = end - 1;

    while (q > start && end - q < 4 && is_tail((unsigned char)*q))
        q--;
    for (; q < end; q++) {
        const char *next = q;
        uint32_t cp = utf8_next(&next, end);
        if (next == end) {
            *p = q;
            return cp;
        }
    }
    *p = end - 1;
    return UTF8_BAD;
}

size_t utf8_put(char *to, uint32_t cp)
{
    if (cp < 0x80) {
        to[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        to[0] = (char)(0xC0 | cp >> 6);
        to[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = UTF8_BAD;
    if (cp < 0x10000) {
        to[0] = (char)(0xE0 | cp >> 12);
        to[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        to[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | cp >> 18);
    to[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    to[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    to[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

/* Bytes of ASCII at p, eight at a time, then of the rest. */
static const unsigned char *skip_ascii(const unsigned char *p,
                                       const unsigned char *end)
{
    uint64_t word;

    for (; end - p >= 8; p += 8) {
        memcpy(&word, p, 8);
        if (word & 0x8080808080808080)
            break;
    }
    while (p < end && *p < 0x80)
        p++;
    return p;
}

/* Two characters of three bytes each, of any but the first and the last rows
 * where not every second byte will do? Reads 8 bytes. */
static bool two_of_three(const unsigned char *p)
{
    return utf8_are_two(p) && p[0] != 0xE0 && p[0] != 0xED && p[3] != 0xE0 &&
           p[3] != 0xED;
}

size_t utf8_valid(struct str s)
{
    const unsigned char *start = (const unsigned char *)s.p, *p = start;
    const unsigned char *end = (const unsigned char *)str_end(s);

    for (;;) {
        /* Han, kana and full-width marks: any two tail bytes will do. */
        while (end - p >= 8 && two_of_three(p))
            p += 6;
        while (end - p >= 3 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED &&
               is_tail(p[1]) && is_tail(p[2]))
            p += 3;
        if (p < end && *p < 0x80)
            p = skip_ascii(p, end);
        if (p == end)
            return s.n;
        if (*p < 0xC0)
            return (size_t)(p - start);
        if (*p > 0xE0 && *p < 0xF0 && *p != 0xED && end - p >= 3 &&
            is_tail(p[1]) && is_tail(p[2]))
            continue;
        struct lead l = leads[*p - 0xC0];
        if (l.bytes == 0 || end - p < l.bytes || p[1] < l.low ||
            p[1] > l.high || (l.bytes > 2 && !is_tail(p[2])) ||
            (l.bytes > 3 && !is_tail(p[3])))
            return (size_t)(p - start);
        p += l.bytes;
    }
}

/* Bytes that are no tail: eight at a time, a bit for each tail. */
size_t utf8_count(struct str s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t count = s.n, i = 0;

    for (uint64_t w; i + sizeof w <= s.n; i += sizeof w) {
        memcpy(&w, s.p + i, sizeof w);
        w = w >> 7 & ~(w >> 6) & ones;
        count -= (size_t)(w * ones >> 56);
    }
    for (; i < s.n; i++)
        count -= is_tail((unsigned char)s.p[i]);
    return count;
}

struct str utf8_head(struct str s, size_t n)
{
    if (n >= s.n)
        return s;
    for (size_t back = 0; back < 4 && back <= n; back++)
        if (!is_tail((unsigned char)s.p[n - back]))
            return str_head(s, n - back);
    return str_head(s, n); /* ill-formed: there is nothing to spare */
}

struct str utf8_trim_end(struct str s, bool (*is)(uint32_t cp))
{
    const char *end = str_end(s);

    while (end > s.p) {
        const char *prev = end;
        if (!is(utf8_prev(&prev, s.p)))
            break;
        end = prev;
    }
    return str_range(s.p, end);
}

struct str utf8_trim(struct str s, bool (*is)(uint32_t cp))
{
    const char *p = s.p, *end = str_end(s);

    while (p < end) {
        const char *next = p;
        if (!is(utf8_next(&next, end)))
            break;
        p = next;
    }
    return utf8_trim_end(str_range(p, end), is);
}
