/* SPDX-License-Identifier: MIT */
/* page_link - the link of a page that says of itself that it leads to the
 * original: "阅读原文", "View original", "원문 보기". */
#ifndef PARSER_PAGE_LINK_H
#define PARSER_PAGE_LINK_H

#include "base/str.h"

#include <stdbool.h>

/* Is it all that such a link says, signs and pictures aside? */
bool page_link_says_original(struct str words);

/* Its address as written, with references, a view of text; absent if
 * there is none, or several. A bounded number of places is looked at. */
struct str page_link_original(struct str text);

#endif
