/* SPDX-License-Identifier: MIT */
/*
 * str - borrowed bytes with a length.
 *
 * A struct str never owns: the header of whoever returns one says how long it
 * lives. It is not terminated by NUL and may hold any byte. The empty string
 * is { any, 0 }; "absent" is { NULL, 0 } and is also empty.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *p;
    size_t n; /* bytes */
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_INIT(literal) { "" literal, sizeof(literal) - 1 }
#define STR_NONE ((struct str){ NULL, 0 })
/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).p

/* A string that lies in the row of a large table. Such a table holds no
 * address, so it is constant: shared by all programs that run, and a start
 * writes nothing to it. */
struct str_short {
    uint8_t n; /* bytes */
    char p[27];
};

#define STR_SHORT(literal) { sizeof(literal) - 1, literal }

/* Valid as long as the row. */
static inline struct str str_of_short(const struct str_short *s)
{
    return (struct str){ s->p, s->n };
}

static inline struct str str_of(const char *z)
{
    return (struct str){ z, z ? strlen(z) : 0 };
}

static inline struct str str_range(const char *from, const char *to)
{
    return (struct str){ from, (size_t)(to - from) };
}

/* Behind the last byte; NULL for an absent string. */
static inline const char *str_end(struct str s)
{
    return s.n ? s.p + s.n : s.p;
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_starts(struct str s, struct str head)
{
    return s.n >= head.n && (head.n == 0 || memcmp(s.p, head.p, head.n) == 0);
}

static inline bool str_ends(struct str s, struct str tail)
{
    return s.n >= tail.n &&
           (tail.n == 0 || memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0);
}

/* s without its first n bytes; all of them if it has fewer. */
static inline struct str str_skip(struct str s, size_t n)
{
    if (n == 0) /* also of an absent string */
        return s;
    n = n < s.n ? n : s.n;
    return (struct str){ s.n ? s.p + n : s.p, s.n - n };
}

/* The first n bytes of s; all of them if it has fewer. */
static inline struct str str_head(struct str s, size_t n)
{
    return (struct str){ s.p, n < s.n ? n : s.n };
}

/* Give an absent string a value that is not empty. */
static inline void str_fill(struct str *field, struct str value)
{
    if (!field->p && value.n)
        *field = value;
}

/* Does s begin like head, ASCII letters in either case? */
bool str_starts_letters(struct str s, struct str head);

/* The same; most strings differ in the first byte. */
static inline bool str_starts_nocase(struct str s, struct str head)
{
    return s.n >= head.n &&
           (head.n == 0 || (((s.p[0] ^ head.p[0]) & ~0x20) == 0 &&
                            str_starts_letters(s, head)));
}

static inline bool str_eq_nocase(struct str a, struct str b)
{
    return a.n == b.n && str_starts_nocase(a, b);
}

/* Byte order; a prefix sorts first. */
int str_cmp(struct str a, struct str b);

/* Index of the first occurrence, s.n when there is none. */
size_t str_find(struct str s, struct str needle);
static inline size_t str_chr(struct str s, char c)
{
    const char *at = s.n ? memchr(s.p, c, s.n) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
}
/* Index of the last occurrence, s.n when there is none. */
size_t str_rchr(struct str s, char c);
size_t str_rfind(struct str s, struct str needle);

static inline bool str_has(struct str s, struct str needle)
{
    return str_find(s, needle) < s.n || needle.n == 0;
}

/* Does it hold of s and any of the list: STR_ANY(s, str_ends, marks)? */
static inline bool str_any(struct str s,
                           bool (*is)(struct str s, struct str of),
                           const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is(s, list[i]))
            return true;
    return false;
}
#define STR_ANY(s, is, list) str_any(s, is, list, sizeof(list) / sizeof *(list))

/* ASCII white space: blank, TAB, LF, VT, FF, CR. */
static inline bool str_is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Without ASCII white space at the ends. */
static inline struct str str_trim(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end && str_is_white(*p))
        p++;
    while (p < end && str_is_white(end[-1]))
        end--;
    return str_range(p, end);
}

/* Take the next field up to sep off *rest. False when *rest is absent (p is
 * NULL); after the last field *rest becomes absent. "a,b," has three. */
bool str_field(struct str *rest, char sep, struct str *field);

/* Take the next line off *rest, without its LF, CRLF or CR. False at end. */
bool str_line(struct str *rest, struct str *line);

/* Does s match the pattern, in which * stands for any bytes, also none, and
 * \ makes the next byte literal? Linear in s for each * of the pattern. */
bool str_glob(struct str pattern, struct str s);

/* A decimal number that is all of s. False if it is none or over max. */
bool str_number(struct str s, unsigned long max, unsigned long *out);

/* From p on, the first byte of ASCII, end if there is none: what marks text up
 * is ASCII, and runs of Han are long. */
static inline const char *str_pass_high(const char *p, const char *end)
{
    for (uint64_t word; end - p >= 8; p += 8) {
        memcpy(&word, p, 8);
        if (~word & 0x8080808080808080)
            break;
    }
    while (p < end && (unsigned char)*p >= 0x80)
        p++;
    return p;
}

#endif
