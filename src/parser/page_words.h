/* SPDX-License-Identifier: MIT */
/* page_words - what the names of classes tell of a part of a page. */
#ifndef PARSER_PAGE_WORDS_H
#define PARSER_PAGE_WORDS_H

#include "parser/tree.h"

enum page_part {
    PART_UNKNOWN,
    PART_BYLINE,   /* names and dates above the article */
    PART_ASIDE,    /* reason: no part of the article */
    PART_COMMENTS, /* reason: of readers; may be longer than the article */
};

struct page_word {
    uint8_t part;   /* enum page_part */
    uint8_t reason; /* enum reason */
};

/* By the name of an element ("nav"), else by the words in its class and id,
 * which case, digits and marks divide. */
struct page_word page_word_of(struct str tag, struct str cls, struct str id);

#endif
