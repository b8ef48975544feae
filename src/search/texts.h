/* SPDX-License-Identifier: MIT */
/*
 * texts - the texts of an archive that were read for a search, kept for the
 * next one as far as there is room.
 *
 * They are found by place in the archive, and lie one behind the other in
 * slabs, in the order in which they came, so that a word is looked for in many
 * of them at once. Only the thread that owns the archive adds to them; others
 * may look at what was there when they were told of it, until texts_free:
 * nothing of it moves or changes.
 */
#ifndef SEARCH_TEXTS_H
#define SEARCH_TEXTS_H

#include "search/body.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    SLAB_BYTES = 4 << 20, /* a longer text has a slab of its own */
    SLAB_BODIES = 8192,
};

struct slab {
    char *keys; /* of all bodies, without a gap */
    size_t used, size;
    struct body *bodies;
    uint32_t *places; /* of the same */
    uint32_t n, room;
    uint32_t last; /* the greatest place */
};

/* All zero: none, and no room for any. */
struct texts {
    struct slab *slabs;
    size_t nslabs, slabs_room;
    struct held {
        uint32_t slab; /* from 1; 0: not read, or there was no room */
        uint32_t body; /* from 0 */
    } *list;
    size_t n;
    uint64_t bytes, most; /* most may change at any time */
};

/* Room for so many bytes: a quarter of the machine's memory. */
uint64_t texts_room(void);
/* Forget all, when nobody uses them. */
void texts_free(struct texts *t);

/* NULL: it is not there. */
const struct held *texts_held(const struct texts *t, size_t place);
const struct body *texts_get(const struct texts *t, size_t place);
/* Keep a copy if there is room and none yet; b is freed. */
void texts_put(struct texts *t, size_t place, struct body *b);
/* Would a text of a file of so many bytes have room? */
bool texts_have_room(const struct texts *t, uint64_t bytes);

#endif
