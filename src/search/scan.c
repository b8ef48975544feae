/* SPDX-License-Identifier: MIT */
/*
 * A needle is prepared once: where its rarest bytes are, and for a long one
 * the table of Knuth, Morris and Pratt, for texts in which the rare bytes are
 * everywhere.
 *
 * The two bytes that decide are those whose pair is the least to be expected.
 * In UTF-8 the bytes of one Han depend on each other: 的 alone makes E7 9A 84
 * as frequent as it is itself. So the second byte is one of another character
 * if there is one: over words of two to four Han that leaves 1 place in 7000
 * to be looked at, at worst 1 in 460, instead of 1 in 4100 and 1 in 130.
 */
#include <config.h>

#include "search/scan.h"

#include "search/scan_parts.h"

#include <assert.h>

/* How many of 65536 bytes of Chinese news in UTF-8 are this one, at least 1;
 * counted over 29 MB of articles in both scripts. */
/* clang-format off */
static const uint16_t often[256] = {
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 3, 408, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    884, 1, 12, 3, 1, 39, 1, 6,
    18, 18, 5, 3, 39, 94, 102, 88,
    226, 179, 172, 66, 62, 67, 53, 51,
    59, 75, 72, 2, 1, 13, 1, 5,
    4, 26, 16, 26, 14, 14, 16, 15,
    9, 22, 7, 6, 10, 16, 13, 11,
    23, 3, 13, 26, 33, 6, 6, 10,
    3, 8, 4, 8, 1, 8, 1, 5,
    1, 293, 70, 126, 117, 429, 67, 86,
    156, 260, 8, 36, 150, 106, 246, 293,
    95, 5, 217, 227, 340, 114, 38, 79,
    13, 70, 8, 1, 22, 1, 3, 1,
    1661, 634, 676, 458, 874, 656, 537, 547,
    847, 663, 568, 554, 1371, 647, 603, 690,
    480, 552, 224, 270, 537, 361, 554, 519,
    552, 453, 1072, 693, 1025, 483, 240, 543,
    391, 424, 303, 246, 586, 604, 399, 469,
    575, 223, 341, 262, 345, 568, 696, 840,
    710, 406, 239, 343, 480, 218, 418, 392,
    1447, 688, 1359, 1000, 1487, 852, 504, 723,
    1, 1, 54, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 248, 619, 2918, 5374, 3580, 2437,
    2032, 1205, 1, 1, 1, 1, 1, 1091,
    6, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1,
};
/* clang-format on */

/* The first bytes of a needle are enough to choose from; the further they are
 * apart, the more lines of the cache a block touches. */
enum { CHOICE = 64 };

/* Where the character of byte i begins. */
static size_t character(struct str needle, size_t i)
{
    while (i > 0 && ((unsigned char)needle.p[i] & 0xC0) == 0x80)
        i--;
    return i;
}

/* The rarest byte that is none of the first k of `rare`, nor of the same
 * character as byte `but`; CHOICE if there is none. */
static size_t rarest(const struct scan *s, size_t k, size_t but)
{
    size_t n = s->needle.n < CHOICE ? s->needle.n : CHOICE, best = CHOICE;
    unsigned least = UINT16_MAX + 1;

    for (size_t i = 0; i < n; i++) {
        unsigned o = often[(unsigned char)s->needle.p[i]];
        bool taken = (k > 0 && i == s->rare[0]) || (k > 1 && i == s->rare[1]);
        if (!taken && o < least &&
            (but == CHOICE || character(s->needle, i) != but)) {
            least = o;
            best = i;
        }
    }
    return best;
}

static void choose(struct scan *s)
{
    s->rare[0] = (unsigned char)rarest(s, 0, CHOICE);
    for (size_t k = 1; k < 3; k++) {
        size_t at = CHOICE;
        if (k == 1)
            at = rarest(s, k, character(s->needle, s->rare[0]));
        if (at == CHOICE)
            at = rarest(s, k, CHOICE);
        s->rare[k] = at == CHOICE ? s->rare[k - 1] : (unsigned char)at;
    }
}

/* A border of bytes is a beginning that is also its end. */
static const uint32_t *borders(struct arena *a, struct str s)
{
    uint32_t *border = arena_array(a, uint32_t, s.n), k = 0;
    border[0] = 0;
    for (size_t i = 1; i < s.n; i++) {
        while (k && s.p[i] != s.p[k])
            k = border[k - 1];
        k += s.p[i] == s.p[k];
        border[i] = k;
    }
    return border;
}

static const struct scan_way *const ways[SCAN_WITHS] = {
    [SCAN_AVX2] = &scan_avx2,
    [SCAN_SSE2] = &scan_sse2,
    [SCAN_NEON] = &scan_neon,
    [SCAN_SCALAR] = &scan_scalar,
};

bool scan_init(struct scan *s, struct arena *a, struct str needle,
               enum scan_with with)
{
    assert(needle.n > 0 && needle.n < UINT32_MAX);
    if (with == SCAN_BEST)
        for (with = SCAN_AVX2; !ways[with]->here();)
            with++;
    *s = (struct scan){ .needle = needle, .way = ways[with] };
    if (!s->way->here())
        return false;
    choose(s);
    if (needle.n > SCAN_SHORT)
        s->border = borders(a, needle);
    return true;
}

const char *scan_name(const struct scan *s)
{
    return s->way->name;
}

/* By the borders of the needle: slower, but no byte is compared for long. */
static void linear(const struct scan *s, struct scan_job *j)
{
    size_t n = s->needle.n, at = j->i, stop = j->end + n - 1;
    const char *needle = s->needle.p;
    uint32_t k = 0; /* so many bytes before `at` are the needle's first */

    for (; at < stop; at++) {
        while (k && j->text[at] != needle[k])
            k = s->border[k - 1];
        k += j->text[at] == needle[k];
        if (k < n)
            continue;
        k = s->border[k - 1];
        j->i = at + 1 - n + 1;
        if (!scan_hit(j, j->i - 1))
            return;
    }
    j->i = j->end;
}

static size_t scan_some(const struct scan *s, struct str text, size_t *at,
                        size_t slice, size_t *places, size_t room)
{
    size_t n = s->needle.n, ends;
    struct scan_job j = {
        .text = text.p, .i = *at, .begin = *at, .places = places, .room = room
    };

    if (text.n < n || *at > text.n - n) {
        *at = text.n;
        return 0;
    }
    ends = text.n - n + 1;
    j.end = slice < ends - *at ? *at + slice : ends;
    s->way->run(s, &j);
    if (j.i < j.end && scan_too_many(s, &j) && (!places || j.found < room))
        linear(s, &j);
    *at = j.i < ends ? j.i : text.n;
    return j.found;
}

size_t scan_find(const struct scan *s, struct str text, size_t *at,
                 size_t slice, size_t *places, size_t room)
{
    assert(places && room > 0 && slice > 0);
    return scan_some(s, text, at, slice, places, room);
}

size_t scan_count(const struct scan *s, struct str text, size_t *at,
                  size_t slice)
{
    assert(slice > 0);
    return scan_some(s, text, at, slice, NULL, 0);
}
