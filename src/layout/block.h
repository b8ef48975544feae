/* SPDX-License-Identifier: MIT */
/* block - one block of a document to rows, by its kind. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/fill.h"

/* Text columns of the lists around a block. */
enum { LIST_LEVELS = 8 };
struct lists {
    uint32_t until[LIST_LEVELS]; /* block where the list of a level ends */
    int width[LIST_LEVELS];      /* of its widest marker and the blank */
};

/* What the space around a block depends on. */
enum spacing {
    SPACING_NONE, /* shows nothing */
    SPACING_TEXT,
    SPACING_ITEM, /* as text, but close to its like */
    SPACING_HEADING,
    SPACING_SET,   /* verse, preformatted: apart from text */
    SPACING_APART, /* table, embed: apart from all */
    SPACING_RULE,
    SPACING_FOLD,
};

/* The part that a block plays, where it is not told by its kind. */
enum role { ROLE_PLAIN, ROLE_LEAD };

enum spacing block_spacing(const struct doc *doc, const struct block *b);

void block_rows(struct rows *r, struct lists *lists, uint32_t block,
                enum role role);
/* A short line in the middle; pos: of what follows. */
void block_rule(struct rows *r, uint32_t pos);

#endif
