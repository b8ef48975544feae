/* SPDX-License-Identifier: MIT */
/*
 * A byte of 0x80 or more comes as the two bytes C2 or C3 and a third one, so
 * "lost" bytes are read back from pairs. Only sequences of three bytes count
 * as evidence: Latin letters with accents hardly ever stand so that two of
 * them in a row are a Han character, and never most of a line.
 */
#include <config.h>

#include "text/twice.h"

#include "base/buf.h"
#include "text/utf8.h"

enum { BYTES_LEAST = 6 }; /* of sequences in a line that is mended */

/* The byte that the pair at p stands for, 0 if it is none. */
static unsigned char lost(const char *p, const char *end)
{
    if (end - p < 2 || ((unsigned char)p[0] & 0xFE) != 0xC2)
        return 0;
    return (unsigned char)(((unsigned char)p[0] & 1) << 6 |
                           ((unsigned char)p[1] & 0xBF));
}

/* The bytes of the character whose pairs begin at p; 0 if they are none. */
static size_t sequence(const char *p, const char *end, char out[4])
{
    unsigned char lead = lost(p, end);
    size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if ((size_t)(end - p) < 2 * n)
        return 0;
    for (size_t i = 0; i < n; i++)
        out[i] = (char)lost(p + 2 * i, end);
    return utf8_valid((struct str){ out, n }) == n ? n : 0;
}

static bool is_twice(struct str line)
{
    size_t all = 0, good = 0;
    char bytes[4];
    for (const char *p = line.p, *end = str_end(line); p < end;) {
        size_t n = sequence(p, end, bytes);
        if (n >= 3)
            good += n;
        if (n == 0 && lost(p, end))
            n = 1;
        all += n;
        p += n ? 2 * n : 1;
    }
    return good >= BYTES_LEAST && good * 4 >= all * 3;
}

static void mend(struct buf *out, struct str line)
{
    char bytes[4];
    for (const char *p = line.p, *end = str_end(line); p < end;) {
        size_t n = sequence(p, end, bytes);
        if (n) {
            buf_mem(out, bytes, n);
            p += 2 * n;
        } else if (lost(p, end)) {
            buf_add(out, STR("\xEF\xBF\xBD"));
            p += 2;
        } else {
            buf_chr(out, *p++);
        }
    }
}

/* May a line be encoded twice? A Han character then begins with a pair of C3
 * and A3 to A9. */
static bool may_be(struct str s)
{
    const char *end = str_end(s);
    for (const char *p = s.p; p < end; p++) {
        p = memchr(p, 0xC3, (size_t)(end - p));
        if (!p)
            return false;
        if (end - p > 3 && (unsigned char)p[1] >= 0xA3 &&
            (unsigned char)p[1] <= 0xA9 && (unsigned char)p[2] == 0xC2)
            return true;
    }
    return false;
}

struct str twice_mend(struct arena *a, struct str s)
{
    struct buf out = { 0 };
    struct str rest = s, line;
    bool mended = false;
    if (!may_be(s))
        return s;
    while (rest.n) {
        size_t lf = str_chr(rest, '\n');
        line = str_head(rest, lf);
        if (is_twice(line)) {
            mend(&out, line);
            mended = true;
        } else {
            buf_add(&out, line);
        }
        if (lf < rest.n)
            buf_chr(&out, '\n');
        rest = str_skip(rest, lf + (lf < rest.n));
    }
    if (mended)
        s = arena_str(a, buf_str(&out));
    buf_free(&out);
    return s;
}
