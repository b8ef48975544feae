/* SPDX-License-Identifier: MIT */
/* plain - text without markup to a stream of builder calls. */
#ifndef PARSER_PLAIN_H
#define PARSER_PLAIN_H

#include "parser/build.h"
#include "parser/dialect.h"

/*
 * By the form of the segment, inside whatever is open in the builder:
 * FORM_PLAIN  a blank line, an indent by U+3000 or two blanks begin a
 *             paragraph; lines that were broken by hand at a measure are
 *             joined, short ones are verse, columns stand as they are, all
 *             others and what several people say are paragraphs each;
 * FORM_LINES  a line is a paragraph, "#### " a heading; [words](address) are
 *             links, references of HTML are decoded;
 * FORM_PRE    as it stands.
 */
void plain_read(struct build *b, const struct segment *s);

#endif
