/* SPDX-License-Identifier: MIT */
/* Views on bytes; nothing here allocates or depends on the locale. */
#include <config.h>

#include "base/str.h"

#include "base/ascii.h"

bool str_starts_letters(struct str s, struct str head)
{
    for (size_t i = 0; i < head.n; i++)
        if (ascii_lower(s.p[i]) != ascii_lower(head.p[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int d = n ? memcmp(a.p, b.p, n) : 0;
    return d ? d : (a.n > b.n) - (a.n < b.n);
}

/* Why not memmem alone: what it prepares costs more than to look through a
 * short text, and in a long one memchr is quicker, for ASCII is rare in the
 * texts searched here, so that a first byte mostly tells. Of Han the last byte
 * comes along by chance once in 64 characters, so many tries are allowed. */
size_t str_find(struct str s, struct str needle)
{
    enum { SHORT = 256, TRIES = 8, APART = 64 };
    if (needle.n == 0)
        return 0;
    const char *p = s.p, *end = str_end(s);
    bool high = (unsigned char)needle.p[0] >= 0xE0;
    /* The last byte of a character of three tells more than the first, which
     * most of them share. */
    size_t tell = high && needle.n >= 3 ? 2 : 0, last = needle.n - 1;
    size_t left = s.n <= SHORT ? s.n : high ? s.n / APART : TRIES;
    for (; left > 0 && (size_t)(end - p) >= needle.n; left--, p++) {
        p = memchr(p + tell, needle.p[tell], (size_t)(end - p) - needle.n + 1);
        if (!p)
            return s.n;
        p -= tell;
        if (p[last] == needle.p[last] && memcmp(p, needle.p, needle.n) == 0)
            return (size_t)(p - s.p);
    }
    if ((size_t)(end - p) < needle.n)
        return s.n;
    p = memmem(p, (size_t)(end - p), needle.p, needle.n);
    return p ? (size_t)(p - s.p) : s.n;
}

size_t str_rchr(struct str s, char c)
{
#ifdef HAVE_MEMRCHR
    const char *at = s.n ? memrchr(s.p, c, s.n) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
#else
    size_t n = s.n;
    while (n > 0 && s.p[n - 1] != c)
        n--;
    return n ? n - 1 : s.n;
#endif
}

size_t str_rfind(struct str s, struct str needle)
{
    if (needle.n == 0 || s.n < needle.n)
        return s.n;
    for (size_t i = s.n - needle.n + 1; i > 0; i--)
        if (s.p[i - 1] == needle.p[0] &&
            memcmp(s.p + i - 1, needle.p, needle.n) == 0)
            return i - 1;
    return s.n;
}

bool str_field(struct str *rest, char sep, struct str *field)
{
    if (!rest->p)
        return false;
    size_t at = str_chr(*rest, sep);
    *field = str_head(*rest, at);
    *rest = at < rest->n ? str_skip(*rest, at + 1) : STR_NONE;
    return true;
}

/* Index of the first CR or LF, s.n when there is none. Windows that double
 * keep it linear where only one of the two ever occurs. */
static size_t line_end(struct str s)
{
    size_t from = 0, window = 256;
    while (from < s.n) {
        struct str w = str_head(str_skip(s, from), window);
        size_t lf = str_chr(w, '\n');
        size_t cr = str_chr(str_head(w, lf), '\r');
        if (cr < w.n)
            return from + cr; /* LF if there was no CR before it */
        from += w.n;
        window *= 2;
    }
    return s.n;
}

bool str_line(struct str *rest, struct str *line)
{
    struct str s = *rest;
    if (s.n == 0)
        return false;
    size_t at = line_end(s), next = at + (at < s.n);
    if (next < s.n && s.p[at] == '\r' && s.p[next] == '\n')
        next++;
    *line = (struct str){ s.p, at };
    *rest = (struct str){ s.p + next, s.n - next };
    return true;
}

enum { GLOB_LOOK = 6 }; /* bytes of a pattern that are searched for */

/* From i on, the first place where what stands at p of the pattern can
 * match; false if there is none. */
static bool glob_skip(struct str pattern, size_t p, struct str s, size_t *i)
{
    if (p < pattern.n && pattern.p[p] == '\\' && p + 1 < pattern.n)
        p++;
    else if (p == pattern.n || pattern.p[p] == '*')
        return true;
    /* more bytes than one are met less often: letters of one script begin
     * alike */
    size_t n = p;
    while (n < pattern.n && n - p < GLOB_LOOK && pattern.p[n] != '*' &&
           pattern.p[n] != '\\')
        n++;
    n = n > p ? n : p + 1;
    *i += str_find(str_skip(s, *i), (struct str){ pattern.p + p, n - p });
    return *i < s.n;
}

bool str_glob(struct str pattern, struct str s)
{
    /* Only the last * ever needs another try: an earlier one that matched as
     * short as possible leaves the most for what follows. */
    size_t p = 0, i = 0, star = pattern.n, from = 0;

    while (i < s.n || p < pattern.n) {
        if (p < pattern.n && pattern.p[p] == '*') {
            star = p++;
            if (!glob_skip(pattern, p, s, &i))
                return false;
            from = i;
            continue;
        }
        size_t lit = p;
        if (lit < pattern.n && pattern.p[lit] == '\\' && lit + 1 < pattern.n)
            lit++;
        if (lit < pattern.n && i < s.n && pattern.p[lit] == s.p[i]) {
            p = lit + 1;
            i++;
        } else if (star < pattern.n && from < s.n) {
            p = star + 1;
            i = from + 1;
            if (!glob_skip(pattern, p, s, &i))
                return false;
            from = i;
        } else {
            return false;
        }
    }
    return true;
}

bool str_number(struct str s, unsigned long max, unsigned long *out)
{
    unsigned long v = 0, most = max / 10;
    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!ascii_is_digit(s.p[i]))
            return false;
        unsigned long d = (unsigned long)(s.p[i] - '0');
        if (d > max || v > most || v * 10 > max - d)
            return false;
        v = v * 10 + d;
    }
    *out = v;
    return true;
}
