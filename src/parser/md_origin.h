/* SPDX-License-Identifier: MIT */
/* md_origin - what a line of Markdown says an article was taken from:
 * "公众号「X」，作者某人：~~[title](address)~~". */
#ifndef PARSER_MD_ORIGIN_H
#define PARSER_MD_ORIGIN_H

#include "parser/dialect.h"

/* The address in a value, and the words of its link; absent. Views of s. */
struct str md_address(struct str s, struct str *words);

/* Reads what is behind a label such as 原文来自; *f gets address, source and
 * author that it lacks. False if the value names nothing. */
bool md_origin(struct str value, struct found *f);

#endif
