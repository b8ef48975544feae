/* SPDX-License-Identifier: MIT */
/*
 * Most of a text is Han with a pause here and there, where each byte of the
 * map follows from that byte of the text and the two behind it. So 16 bytes are
 * taken at once and it does not matter where in a character they begin; no
 * branch depends on where the pauses stand. Vectors are those of the compiler,
 * which makes of them what the machine has.
 */
#include <config.h>

#include "text/brk_run.h"

#include "base/ascii.h"
#include "text/brk.h"

#include <stdint.h>
#include <string.h>

enum {
    BLOCK = 16,
    AHEAD = 2, /* bytes behind a block that it looks at */
    HAN = BRK_UNIT | BRK_MAY | 2,
    MARK = BRK_UNIT | 2,
};

typedef unsigned char block __attribute__((vector_size(BLOCK)));

static inline block load(const char *p)
{
    block b;

    memcpy(&b, p, sizeof b);
    return b;
}

/* Eight bytes of b, the first one lowest. */
static inline uint64_t half(const unsigned char *b)
{
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
           (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
           (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* Where the first byte of b stands that is not 0; BLOCK if there is none. */
static inline size_t first_set(block b)
{
    unsigned char bytes[BLOCK];

    memcpy(bytes, &b, sizeof bytes);
    uint64_t low = half(bytes), high = half(bytes + 8);
    if (!(low | high))
        return BLOCK;
    return low ? (size_t)__builtin_ctzll(low) / 8
               : 8 + (size_t)__builtin_ctzll(high) / 8;
}

/* The map of BLOCK bytes at p; returns how many of them it knows. */
static inline size_t han_block(const char *p, unsigned char *out)
{
    block a = load(p), b = load(p + 1), c = load(p + 2);
    block inner = (block)((a & 0xC0) == 0x80);
    /* E4 B7 are hexagrams in part. */
    block han = (block)(a - 0xE4 < 6) & ~(block)((a == 0xE4) & (b == 0xB7));
    /* ， or 、 and 。 */
    block mark = (block)((a == 0xEF) & (b == 0xBC) & (c == 0x8C)) |
                 (block)((a == 0xE3) & (b == 0x80) & (c - 0x81 < 2));
    block map = (han & HAN) | (mark & MARK);

    memcpy(out, &map, sizeof map);
    return first_set(~(inner | han | mark));
}

static bool is_han(const char *p, const char *end)
{
    return end - p >= 3 && (unsigned char)(*p - 0xE4) < 6 &&
           !(*p == '\xE4' && p[1] == '\xB7');
}

static bool is_mark(const char *p, const char *end)
{
    return end - p >= 3 &&
           (memcmp(p, "\uFF0C", 3) == 0 ||
            (memcmp(p, "\u3001", 2) == 0 && (unsigned char)(p[2] - 0x81) < 2));
}

const char *brk_han_run(const char *p, const char *end, unsigned char *out)
{
    const char *from = p;

    while (end - p >= BLOCK + AHEAD) {
        size_t n = han_block(p, out + (p - from));
        p += n;
        if (n < BLOCK)
            return p;
    }
    for (; p < end && (*p & 0xC0) == 0x80; p++)
        out[p - from] = 0;
    for (;; p += 3) {
        bool han = is_han(p, end);
        if (!han && !is_mark(p, end))
            return p;
        out[p - from] = han ? HAN : MARK;
    }
}

const char *brk_word_run(const char *p, const char *end, unsigned char *out)
{
    const char *from = p;

    for (;;) {
        for (; p < end && ascii_is_letter(*p); p++)
            out[p - from] = BRK_UNIT | 1;
        if (end - p < 2 || *p != ' ' || !ascii_is_letter(p[1]) || p[1] == 'w')
            return p;
        out[p - from] = BRK_UNIT | BRK_SPACE | 1;
        p++;
        out[p - from] = BRK_UNIT | BRK_MAY | 1;
        p++;
    }
}
