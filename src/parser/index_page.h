/* SPDX-License-Identifier: MIT */
/* index_page - a page that leads to articles and is none. */
#ifndef PARSER_INDEX_PAGE_H
#define PARSER_INDEX_PAGE_H

#include "base/str.h"

/* Is text, of which the first KiB are looked at, hardly more than links of
 * Markdown or bare addresses? */
bool index_page(struct str text);

#endif
