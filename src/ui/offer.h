/* SPDX-License-Identifier: MIT */
/* offer - what Tab offers in the line of a filter out of what is loaded:
 * sources, tags, saved filters. */
#ifndef UI_OFFER_H
#define UI_OFFER_H

#include "model/archive.h"
#include "search/query.h"
#include "search/query_saved.h"

/* Each sets c->words to those that `typed`, a word of a query, may become.
 * They live as long as the arena and the archive. */

/* The sources whose names what was typed is in, by pinyin too. */
void offer_sources(struct arena *a, const struct archive *archive,
                   struct str typed, struct query_complete *c);
/* The same for tags, the most frequent first. */
void offer_tags(struct arena *a, const struct archive *archive,
                struct str typed, struct query_complete *c);
/* The saved filters whose names begin with what was typed, behind @. */
void offer_saved(struct arena *a, const struct saved_query *saved,
                 struct str typed, struct query_complete *c);

#endif
