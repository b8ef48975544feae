/* SPDX-License-Identifier: MIT */
/* main_text - which elements of a whole page are the article. */
#ifndef PARSER_MAIN_TEXT_H
#define PARSER_MAIN_TEXT_H

#include "parser/survey.h"

/* What becomes of an element. */
enum fate {
    FATE_KEEP,   /* what is around it decides */
    FATE_AROUND, /* the article is in it: only its begin and end count */
    FATE_MAIN,   /* shown, also when it stands in one that is AROUND */
    FATE_HIDE,   /* + enum reason: hidden with all it holds */
};

/* For each node of an ended survey; its counts are used up. In the arena.
 * NULL where nothing is to be hidden. What stands in no element that is KEEP,
 * MAIN or HIDE, but in one that is AROUND, is navigation. */
const uint8_t *main_text(struct survey *s, struct arena *a);

#endif
