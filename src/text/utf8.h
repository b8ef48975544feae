/* SPDX-License-Identifier: MIT */
/* utf8 - code points from and to UTF-8 (Unicode 15, section 3.9, table 3-7).
 *
 * utf8_next is total: of ill-formed bytes it takes one maximal subpart and
 * gives U+FFFD, as the standard recommends. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/str.h"

#include <stdint.h>

enum { UTF8_BAD = 0xFFFD };

/* The rest of utf8_next for *p >= 0x80. */
uint32_t utf8_next_long(const char **p, const char *end);

/* The code point at *p < end; *p moves behind it. */
static inline uint32_t utf8_next(const char **p, const char *end)
{
    unsigned char c = (unsigned char)**p;
    if (c < 0x80) {
        ++*p;
        return c;
    }
    return utf8_next_long(p, end);
}

/* The code point that ends before *p > start; *p moves to its begin. */
uint32_t utf8_prev(const char **p, const char *start);

/* Write cp, at most 4 bytes; returns how many. A surrogate or a value over
 * 10FFFF becomes U+FFFD. */
size_t utf8_put(char *to, uint32_t cp);

/* Number of leading bytes of s that are well-formed UTF-8. */
size_t utf8_valid(struct str s);

/* Code points in well-formed s. */
size_t utf8_count(struct str s);

/* Do two tail bytes stand behind the one at p < end? Of most leads of three
 * bytes that alone makes a character. */
static inline bool utf8_is_three(const char *p, const char *end)
{
    return end - p >= 3 && ((unsigned char)p[1] & 0xC0) == 0x80 &&
           ((unsigned char)p[2] & 0xC0) == 0x80;
}

/* Have the bytes at p, of which 8 are read, the shape of two characters of
 * three bytes each? */
static inline bool utf8_are_two(const unsigned char *p)
{
    static const unsigned char masks[8] = {
        0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0
    };
    static const unsigned char wants[8] = {
        0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80
    };
    uint64_t word, mask, want;

    memcpy(&word, p, 8);
    memcpy(&mask, masks, 8);
    memcpy(&want, wants, 8);
    return (word & mask) == want;
}

/* The longest head of s of at most n bytes that cuts no character. */
struct str utf8_head(struct str s, size_t n);

/* Without characters of a kind at both ends, at the end. */
struct str utf8_trim(struct str s, bool (*is)(uint32_t cp));
struct str utf8_trim_end(struct str s, bool (*is)(uint32_t cp));

#endif
