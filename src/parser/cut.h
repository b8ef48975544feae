/* SPDX-License-Identifier: MIT */
/*
 * cut - ends blocks of a document at line feeds inside them.
 *
 * The text stays as it is: a line feed of a block becomes the one between two
 * blocks, and spans and links end there.
 */
#ifndef PARSER_CUT_H
#define PARSER_CUT_H

#include "parser/tree.h"

/* Positions of line feeds, ascending. All zero is empty; free(at). */
struct cuts {
    uint32_t *at;
    size_t n, room;
};

/* One at or before the last one is not added. */
void cuts_add(struct cuts *c, uint32_t at);
/* New tables of *d lie in the arena. */
void cuts_make(const struct cuts *c, struct arena *a, struct doc *d);

#endif
