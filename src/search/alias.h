/* SPDX-License-Identifier: MIT */
/*
 * alias - other names of what is searched for, by the rows of data/aliases.
 *
 * A word that is a name of a row, by its search key, is found by all names of
 * the row; one that is a part of a name is not. A "_" in a row is a blank of
 * the name.
 */
#ifndef SEARCH_ALIAS_H
#define SEARCH_ALIAS_H

#include "parser/rules.h"
#include "search/match.h"

/* The names that were added, each behind a blank; they lie in the arena. */
struct str alias_add(struct match_word *w, struct arena *a,
                     const struct rules *r);
/* The same for each word of m. */
struct str alias_add_all(struct match *m, struct arena *a,
                         const struct rules *r);

#endif
