/* SPDX-License-Identifier: MIT */
/*
 * crosshead - paragraphs that are headings by their look: short and bold as
 * a whole, or short and begun as a section is, "一、".
 *
 * Decided here once and by the text alone, so that it does not depend on the
 * measure and all who read a document agree.
 */
#ifndef PARSER_CROSSHEAD_H
#define PARSER_CROSSHEAD_H

#include "parser/tree.h"

enum { CROSSHEAD_LEVEL = 6 }; /* of such a heading: below all written ones */

/* Sets BLOCK_STRONG, cuts a bold first line off its paragraph and makes
 * headings. After what is hidden is known; new tables of *d lie in the
 * arena. */
void crosshead_mark(struct arena *a, struct doc *d);

#endif
