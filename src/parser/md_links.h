/* SPDX-License-Identifier: MIT */
/* md_links - links of Markdown that were left in HTML. */
#ifndef PARSER_MD_LINKS_H
#define PARSER_MD_LINKS_H

#include "base/arena.h"

/* html with [words](http…) in its text as links of HTML; html itself if it
 * has none. Nothing else of Markdown means anything there. */
struct str md_links(struct arena *a, struct str html);

#endif
