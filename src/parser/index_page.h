/* SPDX-License-Identifier: MIT */
/* index_page - a page that leads to articles and is none, or was never one. */
#ifndef PARSER_INDEX_PAGE_H
#define PARSER_INDEX_PAGE_H

#include "base/str.h"

/* Is text, of which the first KiB are looked at, hardly more than links of
 * Markdown or bare addresses? */
bool index_page(struct str text);

/* The same of the body of a page of HTML: many links and no prose. */
bool index_html(struct str body);

/* Is it what a generator makes pages of, not yet a page? */
bool index_template(struct str text);

/* README.md, SUMMARY.md, 404.html, _layouts/post.html and the like. */
bool index_name(struct str path);

#endif
