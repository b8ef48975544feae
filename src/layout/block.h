/* SPDX-License-Identifier: MIT */
/* block - one block of a document to rows, by its kind. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/rows.h"

/* The cells of the measure a block may use. */
struct frame {
    int left; /* free cells before it */
    int room; /* cells from there on, at least 2 */
};

/* How a paragraph stands in its frame. */
struct shape {
    struct frame frame;
    int first;         /* cells before the first line */
    int hang;          /* cells before the other lines */
    struct str marker; /* stands in the cells of `first`, or empty */
    struct str tail;   /* generated text right behind it */
    int marker_x;
    bool marker_in_text; /* the marker points into the document's text */
    enum look look, marker_look;
    bool keep;         /* blanks at the begin of lines are kept */
    bool plain;        /* bold is the look of the whole, not of its spans */
    bool bare;         /* text out of order: no looks of spans, and its rows */
    uint32_t bare_pos; /* … have this position */
};

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
    SPACING_HEADING,
    SPACING_SET,   /* verse, preformatted: apart from text */
    SPACING_APART, /* table, embed: apart from all */
    SPACING_RULE,
    SPACING_FOLD,
};

/* The part that a block plays, where it is not told by its kind. */
enum role { ROLE_PLAIN, ROLE_LEAD, ROLE_CROSSHEAD };

enum spacing block_spacing(const struct doc *doc, const struct block *b,
                           enum role role);

void block_rows(struct rows *r, struct lists *lists, uint32_t block,
                enum role role);
/* A short line in the middle; pos: of what follows. */
void block_rule(struct rows *r, uint32_t pos);

/* Fill text; base is its position, POS_NONE if it is not in the document. */
void block_fill(struct rows *r, struct str text, uint32_t base, enum lang lang,
                struct shape shape);


#endif
