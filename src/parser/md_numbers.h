/* SPDX-License-Identifier: MIT */
/*
 * md_numbers - the numbers of the open lists: where one does not go on as the
 * items before it count.
 *
 * A list of CommonMark counts up from its first number, whatever the others
 * are. Clauses of a law that are quoted, 4. and 9., have numbers that mean
 * something. And a list whose first number is not 1 does not begin right below
 * the text of an item.
 */
#ifndef PARSER_MD_NUMBERS_H
#define PARSER_MD_NUMBERS_H

#include "parser/md_view.h"

struct md_numbers {
    struct md_open_item {
        unsigned column;   /* of its text */
        uint32_t number;   /* MD_BULLET: none */
    } items[MD_MARKS_MAX]; /* outer ones first */
    unsigned n;
    unsigned quote; /* quotes around them */
};

/* v begins an item, which is open then. Has it to be cut off from what is
 * before: the number is neither the next one of its list nor again the one
 * before (1. 1. 1.), or the first one of a list and not 1? */
bool md_numbers_jump(struct md_numbers *m, const struct md_view *v);

#endif
