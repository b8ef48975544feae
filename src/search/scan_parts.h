/* SPDX-License-Identifier: MIT */
/*
 * scan_parts - what the ways to scan share; for scan*.c only.
 *
 * A way looks at blocks of 64 places. It gives a word whose bit k tells that
 * the rarest bytes of the needle stand right for place k; scan_blocks, inlined
 * into each way so that it is compiled for the same instructions, does the
 * rest. Loads are of 64 bytes at block + rare[k]: as a block ends before the
 * last place does, and a place before the text by the needle, they stay in
 * the text.
 */
#ifndef SEARCH_SCAN_PARTS_H
#define SEARCH_SCAN_PARTS_H

#include "search/scan.h"

#include <string.h>

enum {
    SCAN_BLOCK = 64,
    SCAN_EXACT = 3,  /* so many bytes are compared in the block */
    SCAN_SHORT = 32, /* longer needles may make many long comparisons */
};

/* One call of scan_find or scan_count. */
struct scan_job {
    const char *text;
    size_t i, end;  /* places that are left: [i, end), end + needle - 1 <= n */
    size_t *places; /* NULL: count only */
    size_t room, found;
    size_t compared; /* bytes, of a needle with a border */
    size_t begin;    /* i at first */
};

struct scan_way {
    const char *name;
    bool (*here)(void); /* does this machine have it? */
    /* Until no place or no room is left, or comparisons are too many. */
    void (*run)(const struct scan *s, struct scan_job *j);
};

extern const struct scan_way scan_avx2, scan_sse2, scan_neon, scan_scalar;

/* Are comparisons getting out of hand? Then run stops, and linear in scan.c
 * goes on. */
static inline bool scan_too_many(const struct scan *s, const struct scan_job *j)
{
    return s->border && j->compared > 4 * (j->i - j->begin) + 65536;
}

static inline bool scan_equal(const char *a, const char *b, size_t n)
{
    uint64_t a0, b0, a1, b1;
    if (n < sizeof a0 || n > 2 * sizeof a0)
        return memcmp(a, b, n) == 0;
    /* Two to five Han are most of what is searched for. */
    memcpy(&a0, a, sizeof a0);
    memcpy(&b0, b, sizeof b0);
    memcpy(&a1, a + n - sizeof a1, sizeof a1);
    memcpy(&b1, b + n - sizeof b1, sizeof b1);
    return ((a0 ^ b0) | (a1 ^ b1)) == 0;
}

/* The needle is at place i. False when there is no more room. */
static inline bool scan_hit(struct scan_job *j, size_t i)
{
    if (j->places)
        j->places[j->found] = i;
    j->found++;
    return !j->places || j->found < j->room;
}

/* Look at the places of a block that mask tells; false: stop, j->i is where
 * to go on. */
static inline bool scan_block(const struct scan *s, struct scan_job *j,
                              size_t block, uint64_t mask)
{
    size_t n = s->needle.n;

    for (; mask; mask &= mask - 1) {
        size_t i = block + (size_t)__builtin_ctzll(mask);
        j->i = i + 1;
        j->compared += n;
        if ((n <= SCAN_EXACT || scan_equal(j->text + i, s->needle.p, n)) &&
            !scan_hit(j, i))
            return false;
        if (scan_too_many(s, j))
            return false;
    }
    return true;
}

/* So far ahead of a block its memory is asked for. The loads of a block keep
 * the processor from looking far ahead by itself, and what it fetches of its
 * own accord leaves a quarter of the bandwidth unused. */
enum { SCAN_AHEAD = 2048 };

/* May point behind the text: a hint reads nothing. */
static inline void scan_ahead(const char *p)
{
    __builtin_prefetch((const void *)((uintptr_t)p + SCAN_AHEAD));
}

/* What a way brings; `rare` is its own, made of the rarest bytes. */

/* The word of the block at i. */
typedef uint64_t scan_word(const void *rare, size_t i);
/* The next block of [i, stop) that may have a bit in its word; blocks begin at
 * i and every SCAN_BLOCK behind. stop when there is none. */
typedef size_t scan_next(const void *rare, size_t i, size_t stop);

/* Exact words are counted without a branch: a frequent character is in every
 * second block, which no processor can predict. */
static inline __attribute__((always_inline)) void
scan_blocks(const struct scan *s, struct scan_job *j, const void *rare,
            scan_next *next, scan_word *word)
{
    size_t i = j->i, end = j->end;
    size_t stop = i + (end - i) / SCAN_BLOCK * SCAN_BLOCK;

    if (s->needle.n <= SCAN_EXACT && !j->places) {
        size_t found = 0;
        for (; i < stop; i += SCAN_BLOCK)
            found += (size_t)__builtin_popcountll(word(rare, i));
        j->found += found;
    }
    for (; (i = next(rare, i, stop)) < stop; i += SCAN_BLOCK) {
        uint64_t mask = word(rare, i);
        if (mask && !scan_block(s, j, i, mask))
            return;
    }
    /* The rest as a last whole block, without what was seen before. */
    if (stop < end) {
        uint64_t mask = word(rare, end - SCAN_BLOCK);
        mask &= ~(uint64_t)0 << (SCAN_BLOCK - (end - stop));
        if (mask && !scan_block(s, j, end - SCAN_BLOCK, mask))
            return;
    }
    j->i = end;
}

/* Too few places for a block? Then they are done. */
static inline bool scan_few(const struct scan *s, struct scan_job *j)
{
    if (j->end - j->i >= SCAN_BLOCK)
        return false;
    scan_scalar.run(s, j);
    return true;
}

#endif
