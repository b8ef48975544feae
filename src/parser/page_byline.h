/* SPDX-License-Identifier: MIT */
/* page_byline - who wrote the article of a whole page, and for whom, by what
 * stands at the head of its text. */
#ifndef PARSER_PAGE_BYLINE_H
#define PARSER_PAGE_BYLINE_H

#include "base/arena.h"

struct page_byline {
    struct str author; /* names separated by LF; absent */
    struct str source; /* behind "来源：" or beside the date; absent */
};

/* body: behind the heading of the page. */
void page_byline_read(struct arena *a, struct str body,
                      struct page_byline *out);

#endif
