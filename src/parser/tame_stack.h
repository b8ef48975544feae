/* SPDX-License-Identifier: MIT */
/*
 * tame_stack - which elements are open, and which of them a tag ends; for
 * tame*.c only.
 */
#ifndef PARSER_TAME_STACK_H
#define PARSER_TAME_STACK_H

#include "parser/element.h"
#include "parser/tame.h"

/* Room for one more element, after those are ended that its start tag ends. */
void stack_prepare(struct tame *t, enum kind kind);
void stack_push(struct tame *t, const struct tame_element *e);
/* The end tag of e: ends it and what is open inside, or nothing. */
void stack_end(struct tame *t, const struct tame_element *e);
/* End all elements but the outermost `depth` ones. */
void stack_end_to(struct tame *t, unsigned depth);

#endif
