/* SPDX-License-Identifier: MIT */
/*
 * Nearly all text is clean, so most of the work is to see that: blocks of 64
 * bytes are tested by one branch-free expression that compilers turn into
 * vector code; only a block with a suspect is looked at by character. What is
 * taken out is a handful of byte patterns, tested without decoding. Where it
 * is not yet known whether a text is UTF-8 at all, one walk sees both.
 */
#include <config.h>

#include "text/clean.h"
#include "text/utf8.h"

#include <stdint.h>

enum { BLOCK = 64, BEFORE = 2, AHEAD = 2 };

/* Is x in low .. low + more? Of bytes, without a branch. */
#define IN(x, low, more) ((unsigned char)((x) - (low)) <= (more))

/* All bits or none, as vector code compares; what is said of bytes next to each
 * other is of this form. */
#define BITS(is) ((unsigned char)-(is))

/* May the character have to go that begins with c, d, e? Many that are rare in
 * the texts of an archive stay, as all but a few of two bytes. */
static inline unsigned char suspect(unsigned char c, unsigned char d,
                                    unsigned char e)
{
    unsigned char bad = BITS(c < 0x20) & ~(BITS(c == '\t') | BITS(c == '\n'));
    bad |= BITS(c == 0x7F);
    bad |= BITS((c & 0xE0) == 0xC0);
    /* 80 8E .. 8F, 80 A8 .. AE, 81 A6 .. */
    bad |= BITS(c == 0xE2) &
           (BITS(d == 0x81) | (BITS(d == 0x80) & BITS((e & 0x18) == 0x08)));
    /* B7, BB, BF B9 .. */
    bad |= BITS(c == 0xEF) & BITS((d & 0x03) == 0x03);
    return bad | BITS(c >= 0xF0);
}

/* May c, which stands between a, b and d, be no part of well-formed text? It
 * is a tail just where a lead before it wants one; leads of two
 * and four bytes are suspects anyway. */
static inline unsigned char broken(unsigned char a, unsigned char b,
                                   unsigned char c, unsigned char d)
{
    unsigned char bad = BITS((c & 0xC0) == 0x80);
    bad ^= BITS(b >= 0xC0) | BITS(a >= 0xE0);
    bad |= BITS(c == 0xE0); /* rare, and not every tail will do */
    return bad | (BITS(c == 0xED) & BITS(d >= 0xA0));
}

/* Of the characters that begin in p[0 .. BLOCK - 1]; reads AHEAD bytes more. */
static bool suspect_block(const unsigned char *p)
{
    unsigned char bad = 0;

    for (int i = 0; i < BLOCK; i++)
        bad |= suspect(p[i], p[i + 1], p[i + 2]);
    return bad != 0;
}

/* The same of bytes that may be broken too; reads 2 bytes before them. */
static bool doubtful_block(const unsigned char *p)
{
    unsigned char bad = 0;

    for (int i = 0; i < BLOCK; i++)
        bad |= suspect(p[i], p[i + 1], p[i + 2]) |
               broken(p[i - 2], p[i - 1], p[i], p[i + 1]);
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

/* Behind the bytes from p on that are printable ASCII, eight at a time. Adding
 * and taking away carries into the next byte only from one that counts. */
static const char *pass_printable(const char *p, const char *end)
{
    const uint64_t ones = 0x0101010101010101;

    for (uint64_t word; end - p >= 8; p += 8) {
        memcpy(&word, p, 8);
        if ((word | (word + ones) | (word - ones * 0x20)) & ones << 7)
            break;
    }
    return p;
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
        while ((p = pass_printable(p, stop)) < stop) {
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

/* Are the characters from *p on well-formed and stay, up to the first that
 * ends at stop or behind it? *p moves there. */
static bool chars_stay(const char **p, const char *stop, const char *end)
{
    while (*p < stop) {
        uint32_t cp = utf8_next(p, end);
        if (cp == UTF8_BAD || fate_of(cp) != KEEP)
            return false;
    }
    return true;
}

/* The same of a block at the begin or the end of s: beyond both it sees
 * blanks, before which no character may break off. */
static bool doubtful_edge(struct str s, const char *p)
{
    unsigned char b[BEFORE + BLOCK + AHEAD];
    size_t before = p - s.p < BEFORE ? (size_t)(p - s.p) : BEFORE;
    size_t n = (size_t)(str_end(s) - p);

    n = n < BLOCK + AHEAD ? n : BLOCK + AHEAD;
    memset(b, ' ', sizeof b);
    memcpy(b + BEFORE - before, p - before, before + n);
    /* behind the last byte of a block it does not look */
    bool cut =
        n == BLOCK && (b[BEFORE + n - 1] >= 0xC0 || b[BEFORE + n - 2] >= 0xE0);
    return cut || doubtful_block(b + BEFORE);
}

bool clean_already(struct str s)
{
    const char *p = s.p, *end = str_end(s);

    while (p < end) {
        bool edge = p - s.p < BEFORE || end - p < BLOCK + AHEAD;
        const char *stop = end - p > BLOCK ? p + BLOCK : end;
        if (!(edge ? doubtful_edge(s, p)
                   : doubtful_block((const unsigned char *)p))) {
            p = stop;
            continue;
        }
        if (p > s.p) /* a block may have ended within a character */
            utf8_prev(&p, s.p);
        if (!chars_stay(&p, stop, end))
            return false;
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
