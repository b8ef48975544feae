/* SPDX-License-Identifier: MIT */
/*
 * frame - a grid of cells as plain data; what a screen shall show.
 *
 * Invariants: a unit of 2 cells is followed in its row by one cell with n = 0
 * and width 0 (its second half); writing over either half blanks the other. A
 * blank cell has n = 1 and a space. No cell holds a control character. At
 * most FRAME_MAX rows and columns.
 */
#ifndef TERM_FRAME_H
#define TERM_FRAME_H

#include "base/str.h"
#include "text/width.h"

#include <stdint.h>

enum { FRAME_MAX = 1000, CELL_BYTES = 44 };

struct cell {
    /* UTF-8 of one unit, cut at a character: any emoji sequence is shorter */
    char text[CELL_BYTES];
    uint8_t n;             /* bytes; 0 in the second half */
    uint8_t width;         /* 1 or 2; 0 in the second half */
    uint16_t style;        /* enum style | STYLE_… of term/style */
};

struct frame {
    struct cell *cells; /* rows * cols, on the heap */
    int rows, cols;     /* 1 to FRAME_MAX */
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
/* The text of a row without trailing blanks, appended to out (tests). */
void frame_row(const struct frame *f, int row, struct buf *out);

#endif
