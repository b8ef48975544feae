/* SPDX-License-Identifier: MIT */
/*
 * sift - a filter over a whole archive, in steps.
 *
 * What the list knows is asked on the thread that owns the archive, some
 * entries at a time; texts are read and searched on the pool in slices of a
 * few milliseconds, so that nothing else waits for them longer. Texts that
 * were read are kept beside the archive while there is room, for the next
 * filter. The archive may grow meanwhile, nothing else of it may change.
 */
#ifndef SEARCH_SIFT_H
#define SEARCH_SIFT_H

#include "base/pool.h"
#include "model/article.h"
#include "search/filter.h"
#include "search/texts.h"

struct sift_env {
    struct pool *pool;
    const struct wake *wake; /* woken when something was read; may be NULL */
    /* Load an article, on any thread. */
    struct article *(*load)(const struct ref *ref, const void *user);
    const void *user;
    bool no_text; /* what asks for a text is never true */
    bool fill;    /* only read texts that are not held, as far as there is
                     room for them: what it finds is of no use */
};

struct sift;

/* Takes the filter; the others must outlive it. Nothing is done yet. */
struct sift *sift_new(const struct sift_env *env, struct filter *f,
                      const struct archive *a, struct keys *keys,
                      struct texts *texts);
/* Ask these entries, and read their texts, before all others: places in the
 * archive, those first that stand first; before the first turn. */
void sift_prefer(struct sift *s, const uint32_t *places, size_t n);
/* Give up: nothing new is begun. */
void sift_stop(struct sift *s);
/* Is nothing under way on the pool? */
bool sift_quiet(struct sift *s);
/* Stops, waits for what is under way, frees. NULL is fine. */
void sift_free(struct sift *s);

/* Work for about so many milliseconds; true if some more match. */
bool sift_turn(struct sift *s, int ms);
/* Is there work for the next turn at once? */
bool sift_more(const struct sift *s);
/* Are all entries of the archive decided? */
bool sift_done(const struct sift *s);
/* Wait for the pool, then work; until all is done. */
void sift_finish(struct sift *s);

const struct filter *sift_filter(const struct sift *s);
/* Does the filter match it, as far as is known? */
bool sift_keeps(const struct sift *s, const struct entry *e);
/* Articles whose text decides, and how many of them were searched. */
size_t sift_texts(const struct sift *s, size_t *searched);

#endif
