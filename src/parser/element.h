/* SPDX-License-Identifier: MIT */
/*
 * element - which elements of HTML there are: how each nests, for tame, and
 * what each does, for html.
 */
#ifndef PARSER_ELEMENT_H
#define PARSER_ELEMENT_H

#include "base/str.h"

/* How an element nests. */
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

/* What an element does. */
enum role {
    ROLE_INLINE, /* nothing; also what is not known */
    ROLE_BLOCK,
    ROLE_HEADING, /* arg: level */
    ROLE_SPAN,    /* arg: kind */
    ROLE_LINK,
    ROLE_BREAK,
    ROLE_RULE,
    ROLE_IMAGE,
    ROLE_SOURCE,  /* in picture, video, audio */
    ROLE_PICTURE, /* its sources may come inside */
    ROLE_PLAYER,  /* video, audio: the same */
    ROLE_FRAME,   /* iframe, embed, object */
    ROLE_LIST,    /* arg: ordered */
    ROLE_ITEM,
    ROLE_QUOTE,
    ROLE_PRE,
    ROLE_FIGURE,
    ROLE_CAPTION,
    ROLE_TABLE,
    ROLE_ROW,
    ROLE_CELL, /* arg: heading */
    ROLE_RUBY,
    ROLE_READING,
    ROLE_NOSCRIPT,
    ROLE_GONE, /* with all it holds */
    ROLES
};

struct element {
    char name[11]; /* with its NUL, in the row: the table holds no address */
    uint8_t kind, role, arg;
};

/* By its name in lower case, which ends with NUL; the same one, whose name is
 * empty, for all that are not known. */
const struct element *element_of(struct str name);

#endif
