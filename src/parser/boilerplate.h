/* SPDX-License-Identifier: MIT */
/*
 * boilerplate - marks the blocks of a document that are no part of the
 * article, and its credit lines, by their text and place.
 *
 * Adds to what the element rules have hidden already. The text is never
 * changed; a line of a paragraph that a rule names becomes a block of its
 * own. An article never comes out empty for it: if nothing was left, the
 * text rules are taken back, but for those that name a host and hide one
 * block each, which are sure.
 */
#ifndef PARSER_BOILERPLATE_H
#define PARSER_BOILERPLATE_H

#include "parser/rules.h"
#include "parser/tree.h"

/* host: of the article's address; title: as the list shows it; author: the
 * same for a whole page, whose byline is hidden, empty if it has none. New
 * tables of *d lie in the arena. */
void boilerplate_mark(struct arena *a, struct doc *d, const struct rules *r,
                      struct str host, struct str title, struct str author);

#endif
