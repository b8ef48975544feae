/* SPDX-License-Identifier: MIT */
/* index_html - the same in HTML, and what pages are made of. */
#ifndef PARSER_INDEX_HTML_H
#define PARSER_INDEX_HTML_H

#include "base/str.h"

/* Does the body of a page have many links and no prose? */
bool index_html(struct str body);

/* Is it a template of Jekyll, Hugo and the like, not yet a page? */
bool index_template(struct str text);

#endif
