/* SPDX-License-Identifier: MIT */
/*
 * sift_slab - the slabs of held texts that a sift searches whole; for sift.c
 * only.
 *
 * They are as they were when the sift began: texts that come later are none of
 * its. A slab that was handed out belongs to a worker until it comes back.
 */
#ifndef SEARCH_SIFT_SLAB_H
#define SEARCH_SIFT_SLAB_H

#include "search/match.h"
#include "search/texts.h"

#include <stdatomic.h>

struct sift_slab {
    struct slab slab;
    uint32_t waits; /* so many of its texts may still have to be searched */
    bool done;      /* all words were looked for */
    uint8_t *hits;  /* for each body, on its way: a word is in it */
};

/* All zero: there are none. */
struct sift_slabs {
    struct sift_slab *list;
    size_t n, next; /* to be handed out */
};

void sift_slabs_begin(struct sift_slabs *s, const struct texts *t);
void sift_slabs_free(struct sift_slabs *s);
/* A text does not wait for its slab any more; NULL: it is in none. */
void sift_slabs_leave(struct sift_slabs *s, const struct held *text);
/* The next ones that are worth it, *n of them, for one of so many slices that
 * may be on their way; all entries before place `asked` were asked. NULL: there
 * are none, or none yet. */
struct sift_slab *sift_slabs_hand(struct sift_slabs *s, size_t asked,
                                  unsigned slices, size_t *n);

/* Look for the words, until *stop; on any thread. */
void sift_slab_search(struct sift_slab *b, const struct match_word *words,
                      size_t n, const atomic_bool *stop);
/* When its hits were read. */
void sift_slab_back(struct sift_slab *b);

#endif
