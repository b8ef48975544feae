/* SPDX-License-Identifier: MIT */
/*
 * scan - every place of a needle in a text, about as fast as memory is read.
 *
 * Bytes against bytes: who wants more forgiving answers folds both before
 * (text/fold). Places are byte offsets and may overlap: "aa" is in "aaa"
 * twice. A needle of valid UTF-8 is only found at whole characters of it.
 *
 * Work is done in slices, so that a caller can stop between two of them:
 *
 *     for (size_t at = 0; at < text.n && !cancelled;)
 *         n += scan_count(&s, text, &at, 1 << 20);
 *
 * A slice is a number of places at which the needle could begin; what begins
 * in a slice may end behind it. No byte outside the text is read. The time is
 * linear in the text, whatever the two hold, as long as slices, and rooms for
 * places, are no shorter than the needle.
 *
 * A struct scan does not change: threads may share one.
 */
#ifndef SEARCH_SCAN_H
#define SEARCH_SCAN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Instructions to use; a machine need not have them. */
enum scan_with {
    SCAN_BEST, /* of those below, what this machine has */
    SCAN_AVX2,
    SCAN_SSE2,
    SCAN_NEON,
    SCAN_SCALAR, /* every machine has this one */
    SCAN_WITHS
};

struct scan_way;

struct scan {
    struct str needle;      /* the caller's bytes, at least one */
    unsigned char rare[3];  /* where in it its rarest bytes are, the rarest
                               first; fewer bytes repeat the last */
    const uint32_t *border; /* of a long needle: bytes of the longest border
                               of its first i + 1 bytes; NULL: it is short */
    const struct scan_way *way;
};

/* The needle must live as long as s, as must the arena, which a long needle
 * takes 4 times its length of. False, and s is of no use, if the machine does
 * not have what was asked for. */
bool scan_init(struct scan *s, struct arena *a, struct str needle,
               enum scan_with with);

/* "avx2" and the like, for reports. */
const char *scan_name(const struct scan *s);

/* The next places in ascending order, beginning with *at: fills places[0,
 * room), looks at no more than `slice` places, and returns how many it found.
 * *at moves behind what was looked at; it is text.n when there is no more. */
size_t scan_find(const struct scan *s, struct str text, size_t *at,
                 size_t slice, size_t *places, size_t room);

/* The same, but only how many there are; a hit costs next to nothing. */
size_t scan_count(const struct scan *s, struct str text, size_t *at,
                  size_t slice);

#endif
