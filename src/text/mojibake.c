/* SPDX-License-Identifier: MIT */
/*
 * A run is what was one piece of text without ASCII: characters whose bytes,
 * one from each, are well-formed UTF-8. Two characters of East Asia in a row
 * are six letters and marks of Latin-1 in an order that no language has, so
 * such a run is sure; one, or the two letters that were an accented one,
 * could be chance. First all is counted, then written.
 */
#include <config.h>

#include "text/mojibake.h"

#include "text/moji_legacy.h"
#include "text/utf8.h"

#include <stdint.h>

enum {
    SURE = 2,           /* characters of East Asia in a run */
    EAST_ASIA = 0x2E80, /* first of its characters */
    MANY = 3,           /* so many of ten letters */
};

/* What Windows-1252 has at 0x80 to 0x9F; 0: a control. */
static const uint16_t cp1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The byte that a character was, -1 if it can have been none. */
static int byte_of(uint32_t cp)
{
    if (cp >= 0x80 && cp <= 0xFF)
        return (int)cp;
    if (cp < 0x152 || cp > 0x2122)
        return -1;
    for (int i = 0; i < 32; i++)
        if (cp1252[i] == cp)
            return 0x80 + i;
    return -1;
}

/* The character that was written as several at *p, which moves behind them;
 * its bytes go to out. UTF8_BAD if there is none. */
static uint32_t take(const char **p, const char *end, char out[4], size_t *n)
{
    const char *at = *p;
    int byte = at < end && *at < 0 ? byte_of(utf8_next(&at, end)) : -1;
    size_t want = byte < 0xC2   ? 0
                  : byte < 0xE0 ? 2
                  : byte < 0xF0 ? 3
                  : byte < 0xF5 ? 4
                                : 0;
    if (want == 0)
        return UTF8_BAD;
    out[0] = (char)byte;
    for (*n = 1; *n < want; ++*n) {
        if (at == end || (byte = byte_of(utf8_next(&at, end))) < 0x80)
            return UTF8_BAD;
        out[*n] = (char)byte;
    }
    const char *from = out;
    uint32_t cp = utf8_next(&from, out + want);
    if (cp == UTF8_BAD || from != out + want)
        return UTF8_BAD;
    *p = at;
    return cp;
}

struct run {
    size_t chars, sure; /* that came out; of East Asia */
    size_t units;       /* characters read */
};

/* The run at *p, which moves behind it; chars is 0 if there is none. */
static struct run take_run(const char **p, const char *end)
{
    struct run r = { 0 };
    char bytes[4];
    size_t n;
    uint32_t cp;
    while ((cp = take(p, end, bytes, &n)) != UTF8_BAD) {
        r.chars++;
        r.units += n;
        r.sure += cp >= EAST_ASIA;
    }
    return r;
}

/* Letters of a part of the text, and those that are bytes of runs. */
struct count {
    size_t letters, odd;
    bool sure;
};

static bool is_many(const struct count *c)
{
    return c->sure && c->odd * 10 > c->letters * MANY;
}

static void count(struct str s, struct count *c)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        if (*p >= 0) {
            char low = (char)(*p++ | 0x20);
            c->letters += low >= 'a' && low <= 'z';
            continue;
        }
        struct run r = take_run(&p, end);
        c->odd += r.units;
        c->letters += r.units;
        c->sure |= r.sure >= SURE;
        if (r.chars == 0) {
            uint32_t cp = utf8_next(&p, end);
            c->letters += cp >= 0xC0 || (cp >= 0x80 && cp < 0xA0);
        }
    }
}

struct out {
    char *p;
    size_t n;
    size_t mended;
};

static void put(struct out *o, const char *from, const char *to)
{
    memcpy(o->p + o->n, from, (size_t)(to - from));
    o->n += (size_t)(to - from);
}

static void mend_line(struct str s, bool all, struct out *o)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        const char *from = p;
        while (p < end && *p >= 0)
            p++;
        put(o, from, p);
        if (p == end)
            break;
        from = p;
        struct run r = take_run(&p, end);
        if (r.chars == 0) {
            utf8_next(&p, end);
            put(o, from, p);
        } else if (!all && r.sure < SURE) {
            put(o, from, p);
        } else {
            size_t n;
            o->mended += r.chars;
            for (; r.chars > 0; r.chars--) {
                take(&from, end, o->p + o->n, &n);
                o->n += n;
            }
        }
    }
}

/* What is suspected: bits of a set. */
enum { SUSPECT_UTF8 = 1, SUSPECT_LEGACY = 2 };

static unsigned suspect(struct str s)
{
    /* U+00E3 to U+00F0, first bytes of East Asia and of emoji, and behind
     * them a mark or a control; or Latin letters without end. */
    for (size_t i = 0; i < s.n; i++) {
        i += str_chr(str_skip(s, i), '\xC3');
        if (i + 2 >= s.n)
            return 0;
        unsigned char second = (unsigned char)s.p[i + 1];
        if (second >= 0xA3 && second <= 0xB0 &&
            strchr("\xC2\xC5\xC6\xCB\xE2", s.p[i + 2])) {
            const char *p = s.p + i;
            if (take_run(&p, str_end(s)).sure >= SURE)
                return SUSPECT_UTF8;
        }
        if (moji_legacy_run(str_skip(s, i)))
            return SUSPECT_UTF8 | SUSPECT_LEGACY;
    }
    return 0;
}

bool mojibake_suspect(struct str s)
{
    return suspect(s) != 0;
}

struct str mojibake_mend(struct arena *a, struct str s, size_t *mended)
{
    struct count all = { 0 };
    struct str whole;
    if (mended)
        *mended = 0;
    unsigned what = suspect(s);
    if (what == 0)
        return s;
    if ((what & SUSPECT_LEGACY) &&
        moji_legacy_mend(a, s, byte_of, &whole, mended))
        return whole;
    count(s, &all);
    struct out o = { arena_bytes(a, s.n + 4), 0, 0 };
    while (s.n) {
        struct str line = str_head(s, str_chr(s, '\n') + 1);
        struct count c = { 0 };
        bool many = is_many(&all);
        if (!many) {
            count(line, &c);
            many = is_many(&c);
        }
        mend_line(line, many, &o);
        s = str_skip(s, line.n);
    }
    arena_shrink(a, o.p, o.n);
    if (mended)
        *mended = o.mended;
    return (struct str){ o.p, o.n };
}
