/* SPDX-License-Identifier: MIT */
/*
 * snippets - the lines around the hits of a filter, for the entries on the
 * screen.
 *
 * What is asked for is read on the pool and kept until another filter comes,
 * as long as the table has room; nothing here waits. Entries are known by
 * their place in the archive.
 */
#ifndef SEARCH_SNIPPETS_H
#define SEARCH_SNIPPETS_H

#include "search/sift.h"

enum {
    SNIPPETS = 512,       /* kept; more than a screen has rows */
    SNIPPETS_FLYING = 16, /* on their way at once */
};

struct snippets;

/* env as for a sift. */
struct snippets *snippets_new(const struct sift_env *env);
/* Waits for what is under way. NULL is fine. */
void snippets_free(struct snippets *s);

/* Those of this filter (NULL: of none) from now on; it is shared. What is
 * under way for another one, or for another archive, is thrown away. */
void snippets_of(struct snippets *s, const struct filter *f);

/* That of an entry; NULL: not known (yet). Valid until the next call of
 * another function. */
const struct snippet *snippets_get(const struct snippets *s, uint32_t place);
/* Read it if it is neither known nor on its way; false: too much is on its
 * way, ask again when something came. */
bool snippets_want(struct snippets *s, const struct entry *e);
/* Take in what came; true if something did. */
bool snippets_take(struct snippets *s);
/* Is something under way? */
bool snippets_busy(const struct snippets *s);

#endif
