/* SPDX-License-Identifier: MIT */
/* page_byline - who wrote the article of a whole page, and for whom, by what
 * stands at the head of its text. */
#ifndef PARSER_PAGE_BYLINE_H
#define PARSER_PAGE_BYLINE_H

#include "base/arena.h"

/* The visible lines at the begin of a body, in the arena; elements of a line
 * stand apart. */
struct str page_lines(struct arena *a, struct str body);

/* The names, separated by LF; absent. lines: of the body. */
struct str page_author(struct arena *a, struct str body, struct str lines);

/* Who published it, behind "来源：" or beside the date; points into the lines,
 * absent. */
struct str page_source(struct str lines);

#endif
