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
    size_t n;       /* bytes of the text */
    size_t i, end;  /* places that are left: [i, end), end + needle - 1 <= n */
    size_t *places; /* NULL: count only */
    size_t room, found;
    size_t compared; /* bytes, of a needle with a border */
    size_t begin;    /* i at first */
};

struct scan_way {
    const char *name;
    bool (*here)(void); /* does this machine have it? */
    void (*run)(const struct scan *s, struct scan_job *j);
};

extern const struct scan_way scan_avx2, scan_sse2, scan_neon, scan_scalar;

/* The same by the borders of the needle: slower, but linear. */
void scan_linear(const struct scan *s, struct scan_job *j);

/* Are comparisons getting out of hand? Then scan_linear goes on. */
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

    if (n <= SCAN_EXACT && !j->places) {
        j->found += (size_t)__builtin_popcountll(mask);
        return true;
    }
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

/* The next block of [i, stop) with a candidate, its word in *mask; blocks
 * begin at i and every SCAN_BLOCK behind. stop when there is none. */
typedef size_t scan_next(const struct scan *s, const char *text, size_t i,
                         size_t stop, uint64_t *mask);

static inline __attribute__((always_inline)) void
scan_blocks(const struct scan *s, struct scan_job *j, scan_next *next)
{
    uint64_t mask;
    size_t i = j->i, end = j->end;
    size_t stop = i + (end - i) / SCAN_BLOCK * SCAN_BLOCK;

    if (end - i < SCAN_BLOCK) {
        scan_scalar.run(s, j);
        return;
    }
    while ((i = next(s, j->text, i, stop, &mask)) < stop) {
        if (!scan_block(s, j, i, mask))
            return;
        i += SCAN_BLOCK;
    }
    /* The rest as a last whole block, without what it has seen before. */
    if (stop < end &&
        next(s, j->text, end - SCAN_BLOCK, end, &mask) < end &&
        !scan_block(s, j, end - SCAN_BLOCK,
                    mask & ~(uint64_t)0 << (SCAN_BLOCK - (end - stop))))
        return;
    j->i = end;
}

#endif
