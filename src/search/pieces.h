/* SPDX-License-Identifier: MIT */
/*
 * pieces - a word in many short texts that lie one behind the other.
 *
 * They are searched as one text, so that a piece without the word costs no
 * step of its own. There may be other bytes between two.
 */
#ifndef SEARCH_PIECES_H
#define SEARCH_PIECES_H

#include "search/match.h"

struct pieces {
    const void *list; /* at least one, in the order in which they lie */
    size_t n;
    struct str (*key)(const void *list, size_t i); /* of piece i */
};

/* Set hits[i] to 1 for every piece i that has this form of a word. */
void pieces_mark(const struct pieces *p, const struct match_form *word,
                 uint8_t *hits);

#endif
