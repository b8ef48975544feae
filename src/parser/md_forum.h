/* SPDX-License-Identifier: MIT */
/*
 * md_forum - threads of a forum saved as text:
 *   author, blank lines, motto, blank lines,
 *   "3楼 大 中 小 发表于 2010-5-19 21:58  只看该作者", the post.
 */
#ifndef PARSER_MD_FORUM_H
#define PARSER_MD_FORUM_H

#include "parser/dialect.h"

/* Is there such a line? */
bool md_forum(struct str body);
/* Author and time of the first post. */
void md_forum_meta(struct str body, struct found *f);
/* A heading with author and time for each post; what the page had around
 * them is hidden. */
void md_forum_cut(struct arena *a, struct str body, struct segments *out);

#endif
