/* SPDX-License-Identifier: MIT */
/*
 * tame - HTML of any kind made into HTML that any parser reads alike and in
 * linear time.
 *
 * A tokeniser after the HTML standard (section 13.2.5), with a stack: what
 * comes out has no comment, script or style, quotes every value, closes every
 * element it opens in the right order, nests at most TAME_DEPTH deep and
 * gives a tag at most TAME_ATTRS attributes. Text and references stay as
 * they are, for the parser behind it to decode; doubly escaped blanks and
 * quotes are mended.
 *
 * All elements come out under one name, TAME_TAG; the first attribute, "t",
 * is the true one: <b class=x> is <bdo t="b" class="x">. Parsers have rules
 * of their own for what may stand in what, each version others; this leaves
 * them nothing to repair.
 */
#ifndef PARSER_TAME_H
#define PARSER_TAME_H

#include "base/buf.h"

#include <stdint.h>

enum { TAME_DEPTH = 250, TAME_ATTRS = 64, TAME_NAME = 24 };

#define TAME_TAG "bdo"

struct tame_element {
    char name[TAME_NAME];
    uint8_t n;
    uint8_t kind;
};

/* All zero but out is a new one. */
struct tame {
    struct buf *out;  /* borrowed */
    struct buf attrs; /* of the tag that is read */
    struct tame_element stack[TAME_DEPTH];
    unsigned depth;
    unsigned floor; /* end tags do not reach below */
};

/* One piece of the document. An element may begin in one and end in another
 * piece. */
void tame_html(struct tame *t, struct str html);
/* A piece that is no part of what is around it. */
void tame_island(struct tame *t, struct str html);
/* End what is open; frees what t owns. */
void tame_end(struct tame *t);

#endif
