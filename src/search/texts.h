/* SPDX-License-Identifier: MIT */
/*
 * texts - the texts of an archive that were read for a search, kept for the
 * next one as far as there is room.
 *
 * By place in the archive. Only the thread that owns the archive adds to them;
 * others may look at a body they were given until texts_free.
 */
#ifndef SEARCH_TEXTS_H
#define SEARCH_TEXTS_H

#include "search/body.h"

#include <stddef.h>

/* All zero: none, and no room for any. */
struct texts {
    struct body **list; /* NULL: not read, or there was no room */
    size_t n;
    uint64_t bytes, most; /* most may change at any time */
};

/* Room for so many bytes: a quarter of the machine's memory. */
uint64_t texts_room(void);
/* Forget all, when nobody uses them. */
void texts_free(struct texts *t);

/* NULL: it is not there. */
const struct body *texts_get(const struct texts *t, size_t place);
/* Keep it, or free it. */
void texts_put(struct texts *t, size_t place, struct body *b);
/* Would a text of a file of so many bytes have room? */
bool texts_have_room(const struct texts *t, uint64_t bytes);

#endif
