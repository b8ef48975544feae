/* SPDX-License-Identifier: MIT */
/*
 * frame - a grid of cells as plain data; what a screen shall show.
 *
 * Invariants: a unit of 2 cells is followed in its row by one cell with n = 0
 * and width 0 (its second half); writing over either half blanks the other. A
 * blank cell has n = 1 and a space. No cell holds a control character. At
 * most FRAME_MAX rows and columns.
 *
 * A screen is mostly letters and Han: a cell has room for one such unit, so
 * that a frame is small. The few longer ones stand in a slot beside.
 */
#ifndef TERM_FRAME_H
#define TERM_FRAME_H

#include "base/str.h"
#include "text/width.h"

#include <stdint.h>

enum {
    FRAME_MAX = 1000,
    CELL_BYTES = 8,
    UNIT_BYTES = 128, /* no unit is longer: 32 code points, see text/width */
};

struct cell {
    char text[CELL_BYTES]; /* UTF-8 of one unit, then NUL: see frame_text */
    uint8_t n;             /* bytes of the unit; 0 in the second half */
    uint8_t width;         /* 1 or 2; 0 in the second half */
    uint16_t style;        /* enum style | STYLE_… of term/style */
};

struct frame {
    struct cell *cells; /* rows * cols, on the heap */
    /* A slot for each cell, of which only those of cells with n > CELL_BYTES
     * hold anything; NULL until there was one. */
    char (*slots)[UNIT_BYTES];
    int rows, cols; /* 1 to FRAME_MAX */
    struct width width;
    int cursor_row, cursor_col; /* where the cursor is shown; row -1: hidden */
};

/* Sizes out of range are moved into it. All cells blank. */
void frame_init(struct frame *f, int rows, int cols, struct width w);
void frame_free(struct frame *f);

/* A part of the frame: writing is clipped to it. */
struct area {
    int row, col, rows, cols;
};

/* Blank cells of a style over the area. */
void frame_fill(struct frame *f, struct area a, uint16_t style);
/* Write text at (row, col) of the area, clipped to `cells` (and the area);
 * a unit that does not fit whole becomes a blank. Control characters are
 * passed over. Returns the cells written. */
int frame_put(struct frame *f, struct area a, int row, int col,
              struct str text, int cells, uint16_t style);
/* Or-s bits into the style of cells [col, col + cells). */
void frame_mark(struct frame *f, struct area a, int row, int col, int cells,
                uint16_t bits);
/* The unit in a cell of the frame; borrowed, until the cell changes. */
struct str frame_text(const struct frame *f, const struct cell *c);
/* The cells [*from, *to) of a row outside of which two frames of one size are
 * the same; borders of units in both. False if the whole row is the same. */
bool frame_differs(const struct frame *a, const struct frame *b, int row,
                   int *from, int *to);
/* Make cells [from, to) of a row those of another frame of that size. They
 * begin and end where frame_differs says. */
void frame_copy(struct frame *f, const struct frame *other, int row, int from,
                int to);
/* The text of a row without trailing blanks, appended to out (tests). */
void frame_row(const struct frame *f, int row, struct buf *out);

#endif
