/* SPDX-License-Identifier: MIT */
/* fill - a paragraph to rows: frame, indents, marker, looks. */
#ifndef LAYOUT_FILL_H
#define LAYOUT_FILL_H

#include "layout/rows.h"

enum {
    INDENT = 4,    /* first line, quotations, captions, lists: two Han */
    INDENT_JA = 2, /* one character; Korean too */
    NARROW = 16,   /* a frame of fewer cells has less indents */
};

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

/* The frame between two margins, which give way in a narrow measure. */
struct frame fill_frame(int measure, int left, int right);

/* Cells before the first line of a paragraph: less before a full-width
 * opening mark, whose left half is blank. */
int fill_indent(const struct rows *r, struct str text, enum lang lang,
                int room);

/* Fill text; base is its position, POS_NONE if it is not in the document. */
void fill(struct rows *r, struct str text, uint32_t base, enum lang lang,
          struct shape shape);

/* One line that is broken already, in the newest row. */
void fill_line(struct rows *r, struct str text, const unsigned char *map,
               const struct para_line *line, uint32_t base, int x,
               const struct shape *shape);

#endif
