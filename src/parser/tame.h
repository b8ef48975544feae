/* SPDX-License-Identifier: MIT */
/*
 * tame - HTML of any kind as begin, text and end of elements, in linear time.
 *
 * A tokeniser after the HTML standard (section 13.2.5), with a stack. What it
 * tells has no comment, script or style, ends every element that it begins in
 * the right order, nests at most TAME_DEPTH deep and gives an element at most
 * TAME_ATTRS attributes. References are decoded; doubly escaped blanks and
 * quotes are mended. Text comes in pieces of any size, as the source has it.
 */
#ifndef PARSER_TAME_H
#define PARSER_TAME_H

#include "base/buf.h"

#include <stdint.h>

enum { TAME_DEPTH = 250, TAME_ATTRS = 64, TAME_NAME = 24 };

struct element; /* parser/element.h */

struct tame_element {
    const struct element *is;
    char name[TAME_NAME]; /* in lower case */
    uint8_t n;
};

/* Who is told. attrs is name, value, name, value, …,
 * NULL, a value NULL where there is no "="; all valid during the call. */
struct tame_sink {
    void (*begin)(void *data, const struct tame_element *e,
                  const char *const *attrs);
    void (*text)(void *data, struct str s);
    void (*end)(void *data); /* of the newest element that is open */
};

/* The attributes of the tag that is read. */
struct tame_attrs {
    struct buf bytes; /* names and values, each with its NUL */
    size_t name[TAME_ATTRS], value[TAME_ATTRS]; /* where they begin in bytes */
    unsigned n;
    const char *list[2 * TAME_ATTRS + 1];
};

struct tame {
    const struct tame_sink *to;
    void *data;
    unsigned depth;
    unsigned floor; /* end tags do not reach below */
    struct tame_attrs attrs;
    struct tame_element *stack;
    unsigned room; /* of stack */
};

/* Nothing is open; *t may hold anything before. */
void tame_begin(struct tame *t, const struct tame_sink *to, void *data);

/* One piece of the document. An element may begin in one and end in another
 * piece. */
void tame_html(struct tame *t, struct str html);
/* A piece that is no part of what is around it. */
void tame_island(struct tame *t, struct str html);
/* End what is open; frees what t owns. */
void tame_end(struct tame *t);

#endif
