/* SPDX-License-Identifier: MIT */
/*
 * foot - the lines at the end of a text that say what it is:
 *   来源：某报
 *   原文链接：https://…
 */
#ifndef PARSER_FOOT_H
#define PARSER_FOOT_H

#include "parser/dialect.h"

/* Are there such lines, two of them or one with an address? *foot gets them,
 * with a rule above, *f (may be NULL) what they say and is absent yet. */
bool foot_read(struct str body, struct str *foot, struct found *f);

#endif
