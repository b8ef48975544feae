/* SPDX-License-Identifier: MIT */
/* md_post - the text of one post of a forum. */
#ifndef PARSER_MD_POST_H
#define PARSER_MD_POST_H

#include "parser/dialect.h"

/* Bytes of "[ 本帖最后由 A 于 2010-5-19 21:58 编辑 ]", the forum's note of an
 * edit, that the line begins with; 0 if it does not. */
size_t md_post_edited(struct str line);
/* Segments of a post: what the forum wrote into it and the note of who saved
 * the thread are hidden. */
void md_post_cut(struct arena *a, struct str text, struct segments *out);

#endif
