/* SPDX-License-Identifier: MIT */
/*
 * tame_stack - which elements are open, and which of them a tag ends; for
 * tame*.c only.
 */
#ifndef PARSER_TAME_STACK_H
#define PARSER_TAME_STACK_H

#include "parser/tame.h"

enum kind {
    KIND_INLINE, /* and all that is not known */
    KIND_BLOCK,  /* ends an open p */
    KIND_VOID,   /* has no end tag */
    KIND_P,
    KIND_LI,
    KIND_LIST, /* where the search for li ends */
    KIND_DT,   /* dt, dd */
    KIND_DL,
    KIND_A,
    KIND_OPTION,
    KIND_RT, /* rt, rp */
    KIND_RUBY,
    KIND_CELL,
    KIND_ROW,
    KIND_BODY, /* tbody, thead, tfoot */
    KIND_TABLE,
    KIND_RAW,  /* goes with all it holds: script, style, … */
    KIND_NONE, /* only the tag goes: html, body */
    KINDS
};

enum kind kind_of(const char *name);

/* Room for one more element, after those are ended that its start tag ends. */
void stack_prepare(struct tame *t, enum kind kind);
void stack_push(struct tame *t, const struct tame_element *e);
/* The end tag of e: ends it and what is open inside, or nothing. */
void stack_end(struct tame *t, const struct tame_element *e);
/* End all elements but the outermost `depth` ones. */
void stack_end_to(struct tame *t, unsigned depth);

#endif
