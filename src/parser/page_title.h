/* SPDX-License-Identifier: MIT */
/* page_title - the title of a whole page, without the name of its site. */
#ifndef PARSER_PAGE_TITLE_H
#define PARSER_PAGE_TITLE_H

#include "parser/page_head.h"
#include "parser/rules.h"

/* Clean; absent if the page has none. source: what the host table calls the
 * site. */
struct str page_title(struct arena *a, const struct page_head *h,
                      const struct source_rule *source);

/* What the head says beside the title: "title（paper） - site". */
struct title_rest {
    struct str paper, site; /* absent if not there */
};
struct title_rest page_title_rest(struct arena *a, const struct page_head *h,
                                  struct str title);

#endif
