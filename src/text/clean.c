/* SPDX-License-Identifier: MIT */
/*
 * Nearly all text is clean, so most of the work is to see that: blocks of 32
 * bytes are tested by one branch-free expression that compilers turn into
 * vector code; only a block with a suspect is looked at by character. What is
 * taken out is a handful of byte patterns, tested without decoding. Where it
 * is not yet known whether a text is UTF-8 at all, one walk sees both.
 */
#include <config.h>

#include "text/clean.h"
#include "text/utf8.h"

#include <stdint.h>

enum { BLOCK = 32, AHEAD = 2 };

/* Is x in low .. low + more? Of bytes, without a branch. */
#define IN(x, low, more) ((unsigned char)((x) - (low)) <= (more))

/* May any character that begins in b[0 .. BLOCK - 1] have to go? Reads AHEAD
 * bytes more. */
static bool suspect_block(const unsigned char *b)
{
    unsigned char bad = 0;

    for (int i = 0; i < BLOCK; i++) {
        unsigned char c = b[i], d = b[i + 1], e = b[i + 2];
        bad |= (c < 0x20) & !IN(c, 0x09, 1);
        bad |= c == 0x7F;
        bad |= (c == 0xC2) & (d < 0xA0);
        bad |= c == 0xD8;
        bad |=
            (c == 0xE2) & (((d == 0x80) & (IN(e, 0x8E, 1) | IN(e, 0xA8, 6))) |
                           ((d == 0x81) & (e >= 0xA6)));
        bad |= (c == 0xEF) &
               ((d == 0xB7) | (d == 0xBB) | ((d == 0xBF) & IN(e, 0xB9, 6)));
        bad |= c >= 0xF0;
    }
    return bad != 0;
}

enum fate { KEEP, DROP, LINE_END };

static enum fate fate_of(uint32_t cp)
{
    if (cp < 0x20)
        return cp == '\t' || cp == '\n'   ? KEEP
               : cp >= 0x0B && cp <= 0x0D ? LINE_END
                                          : DROP;
    if (cp < 0x7F)
        return KEEP;
    if (cp < 0xA0)
        return cp == 0x85 ? LINE_END : DROP;
    if (cp < 0x2000)
        return cp == 0x061C ? DROP : KEEP;
    if (cp < 0x2070) {
        if (cp == 0x2028 || cp == 0x2029)
            return LINE_END;
        return cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) ||
                       cp >= 0x2066
                   ? DROP
                   : KEEP;
    }
    if ((cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF) ||
        cp == 0xFEFF || (cp >= 0xFFF9 && cp <= 0xFFFB) ||
        (cp >= 0xE0000 && cp <= 0xE001F))
        return DROP;
    return KEEP;
}

/* Does a byte begin no character that has to go? Also bytes within one. */
static bool stays(unsigned char c)
{
    return (c >= 0x20 && c < 0x7F) || IN(c, 0x80, 0x41) || IN(c, 0xE3, 0x0B) ||
           c == '\n';
}

/* From p on, the first character that does not stay; end when all do. */
static const char *find_dirt(const char *p, const char *end)
{
    while (p < end) {
        const char *stop = end;
        if (end - p >= BLOCK + AHEAD) {
            if (!suspect_block((const unsigned char *)p)) {
                p += BLOCK;
                continue;
            }
            stop = p + BLOCK;
        }
        while (p < stop) {
            const char *next = p;
            if (stays((unsigned char)*p)) {
                p++;
                continue;
            }
            if (fate_of(utf8_next(&next, end)) != KEEP)
                return p;
            p = next;
        }
    }
    return end;
}

/* well-formed and clean in one walk */

/* Bit n: no character of three bytes that begins with 0xE0 + n has to go, and
 * any two tail bytes will do for it. */
#define PLAIN_LEADS 0x5FFAu

/* Two characters of three bytes that stay? Reads 8 bytes. */
static bool two_stay(const unsigned char *p)
{
    return utf8_are_two(p) &&
           (PLAIN_LEADS >> (p[0] & 15) & PLAIN_LEADS >> (p[3] & 15) & 1);
}

/* One of three bytes, also a full-width mark? Reads 3 bytes. */
static bool one_stays(const unsigned char *p)
{
    if ((p[0] & 0xF0) != 0xE0 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
        return false;
    return (PLAIN_LEADS >> (p[0] & 15) & 1) ||
           (p[0] == 0xEF && (p[1] & 0xFE) == 0xBC);
}

/* Eight bytes, the first one lowest; one load, as compilers see it. */
static uint64_t load(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* Of eight bytes, those before the first one that is none of 0x20 .. 0x7E. A
 * borrow or carry from a byte before only marks bytes behind that one. */
static unsigned count_printable(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101;
    uint64_t stop = (word | (word + ones) | (word - ones * 0x20)) & ones << 7;

    return stop ? (unsigned)__builtin_ctzll(stop) / 8 : 8;
}

/* Behind ASCII that stays. */
static const unsigned char *pass_ascii(const unsigned char *p,
                                       const unsigned char *end)
{
    while (end - p >= 8) {
        unsigned n = count_printable(load(p));
        p += n;
        if (n == 8)
            continue;
        if (!IN(*p, 0x09, 1))
            return p;
        p++;
    }
    while (p < end && *p < 0x7F && (*p >= 0x20 || IN(*p, 0x09, 1)))
        p++;
    return p;
}

bool clean_already(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    const unsigned char *end = (const unsigned char *)str_end(s);

    while (p < end) {
        while (end - p >= 8 && two_stay(p))
            p += 6;
        if (end - p >= 3 && one_stays(p)) {
            p += 3;
            continue;
        }
        if (*p < 0x7F) {
            const unsigned char *from = p;
            p = pass_ascii(p, end);
            if (p > from)
                continue;
        }
        const char *next = (const char *)p;
        uint32_t cp = utf8_next(&next, str_end(s));
        if (cp == UTF8_BAD || fate_of(cp) != KEEP)
            return false;
        p = (const unsigned char *)next;
    }
    return true;
}

/* cleaning */

/* The character at *p, which does not stay: is it a line end? *p moves. */
static bool take_dirt(const char **p, const char *end)
{
    uint32_t cp = utf8_next(p, end);

    if (fate_of(cp) != LINE_END)
        return false;
    if (cp == '\r' && *p < end && **p == '\n')
        ++*p;
    return true;
}

struct str clean_text(struct arena *a, struct str s, size_t *out)
{
    const char *end = str_end(s), *from = s.p, *dirt = find_dirt(from, end);
    size_t count = 0, n = 0;
    char *to;

    if (out)
        *out = 0;
    if (dirt == end)
        return s;
    to = arena_bytes(a, s.n);
    for (;;) {
        memcpy(to + n, from, (size_t)(dirt - from));
        n += (size_t)(dirt - from);
        if (dirt == end)
            break;
        from = dirt;
        if (take_dirt(&from, end))
            to[n++] = '\n';
        else
            count++;
        dirt = find_dirt(from, end);
    }
    arena_shrink(a, to, n);
    if (out)
        *out = count;
    return (struct str){ to, n };
}

size_t clean_char(char *to, uint32_t cp)
{
    enum fate fate = fate_of(cp);

    return fate == DROP ? 0 : utf8_put(to, fate == KEEP ? cp : '\n');
}

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xA0 ||
           cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x202F ||
           cp == 0x205F || cp == 0x3000;
}

struct str clean_line(struct arena *a, struct str s)
{
    struct str line;
    char *to;

    if (s.n == 0)
        return s;
    line = utf8_trim(clean_text(a, s, NULL), is_blank);
    if (str_chr(line, '\t') == line.n && str_chr(line, '\n') == line.n)
        return line;
    to = arena_bytes(a, line.n);
    for (size_t i = 0; i < line.n; i++)
        to[i] = line.p[i] == '\t' || line.p[i] == '\n' ? ' ' : line.p[i];
    return (struct str){ to, line.n };
}
