/* SPDX-License-Identifier: MIT */
/* md_wiki - what Wiki.js adds to Markdown: tabs and attributes in braces. */
#ifndef PARSER_MD_WIKI_H
#define PARSER_MD_WIKI_H

#include "parser/dialect.h"

/* Segments of a body: the headings of tabs and attributes are hidden, the
 * players in the tabs stay. */
void md_wiki_cut(struct arena *a, struct str body, struct segments *out);

#endif
