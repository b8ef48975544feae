/* SPDX-License-Identifier: MIT */
/*
 * ascii - letters and digits of ASCII, in bytes of text in any charset that
 * holds ASCII.
 *
 * No byte of another character of UTF-8 is one of them, and the locale has no
 * say.
 */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include "base/str.h"

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(char c)
{
    return ascii_is_lower(c) || ascii_is_upper(c);
}

static inline bool ascii_is_alnum(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c);
}

/* A letter in the other case; what is none stays. */
static inline char ascii_lower(char c)
{
    return (char)(ascii_is_upper(c) ? c + ('a' - 'A') : c);
}

static inline char ascii_upper(char c)
{
    return (char)(ascii_is_lower(c) ? c - ('a' - 'A') : c);
}

/* The value of a digit of base 16, -1 if it is none. */
static inline int ascii_hex(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* How many digits s begins with. */
static inline size_t ascii_digits(struct str s)
{
    size_t n = 0;
    while (n < s.n && ascii_is_digit(s.p[n]))
        n++;
    return n;
}

#endif
