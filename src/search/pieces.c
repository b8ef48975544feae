/* SPDX-License-Identifier: MIT */
/* The bytes of a hit may lie in two pieces, or between them: that is none. */
#include <config.h>

#include "search/pieces.h"

enum {
    HITS = 64,    /* taken at once */
    APART = 1024, /* if so many bytes are between two of them */
};

/* Where piece i ends, from the first byte of all. */
static size_t end_of(const struct pieces *p, struct str all, size_t i)
{
    return (size_t)(str_end(p->key(p->list, i)) - all.p);
}

/* The first piece from i on that ends behind `place`, by steps that double. */
static size_t piece_at(const struct pieces *p, struct str all, size_t i,
                       size_t place)
{
    size_t high = i, step = 1;
    while (end_of(p, all, high) <= place) {
        i = high + 1;
        high = step < p->n - 1 - high ? high + step : p->n - 1;
        step *= 2;
    }
    while (i < high) {
        size_t mid = i + (high - i) / 2;
        if (end_of(p, all, mid) <= place)
            i = mid + 1;
        else
            high = mid;
    }
    return i;
}

/* Is what was found there all in this piece? */
static bool stands_in(const struct match_form *word, struct str key,
                      const char *place)
{
    return place >= key.p && place + word->scan.needle.n <= str_end(key) &&
           match_stands(word, key, (size_t)(place - key.p));
}

/* Behind a hit of a frequent word the search goes on with the next piece, as it
 * is in each of them again and again. Of a rarer one many hits are taken at
 * once: to begin anew costs more than to read what is left of a piece. */
void pieces_mark(const struct pieces *p, const struct match_form *word,
                 uint8_t *hits)
{
    struct str last = p->key(p->list, p->n - 1);
    struct str all = str_range(p->key(p->list, 0).p, str_end(last));
    size_t places[HITS], at = 0, behind = 0, room = 1, i = 0, n;
    while ((n = scan_find(&word->scan, all, &at, SIZE_MAX, places, room)) > 0) {
        bool rare = places[n - 1] > behind + n * APART;
        for (size_t k = 0; k < n; k++) {
            struct str key;
            if (places[k] < behind)
                continue;
            i = piece_at(p, all, i, places[k]);
            key = p->key(p->list, i);
            if (!stands_in(word, key, all.p + places[k]))
                continue;
            hits[i] = 1;
            behind = (size_t)(str_end(key) - all.p);
        }
        room = rare ? HITS : 1;
        if (!rare && at < behind)
            at = behind;
    }
}
