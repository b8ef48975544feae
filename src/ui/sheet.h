/* SPDX-License-Identifier: MIT */
/*
 * sheet - a page of short lines that lies over the panes: help, links, info,
 * messages. Whoever fills it puts pieces of text into rows; moving, searching
 * and drawing are the same for all.
 */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "base/arena.h"
#include "search/match.h"
#include "term/frame.h"

struct piece {
    struct piece *next;
    struct str text;
    int col, cells; /* cells it may take */
    uint16_t style;
};

struct sheet_row {
    struct piece *first, *last;
};

struct sheet {
    struct arena arena; /* all below */
    struct sheet_row *rows; /* on the heap */
    uint32_t nrows, room;
    struct str title, note; /* left and right of its top row */
    uint32_t top;
    uint32_t cursor;  /* row, where there is one to choose */
    bool choose;      /* rows are chosen: the cursor row is marked */
    bool box;         /* drawn with a frame, in the middle of the screen */
};

void sheet_init(struct sheet *s);
void sheet_free(struct sheet *s);
/* No rows; top and cursor stay for the rows that come. */
void sheet_clear(struct sheet *s);

/* A new row at the end. */
void sheet_add(struct sheet *s);
/* A piece in the last row. Text is copied: what it was taken from (archive,
 * article, messages) may go while the sheet is on the screen. */
void sheet_put(struct sheet *s, int col, struct str text, int cells,
               uint16_t style);
/* The same for a text that goes on in rows below, which are added: `rows` at
 * most, the last one cut if that is not enough. */
struct sheet_flow {
    int col, cells, rows;
    uint16_t style;
    struct width width;
    bool ascii;
};
void sheet_flow(struct sheet *s, struct str text, const struct sheet_flow *how);

/* Moves, by rows; with a cursor it moves, else the view. */
void sheet_move(struct sheet *s, int64_t by, int height);
void sheet_go(struct sheet *s, int64_t row, int height);
/* To the next row (by 1 or -1) that matches, from the present one; with
 * `here` that one too. False: there is none. */
bool sheet_find(struct sheet *s, const struct match *m, int by, bool here,
                int height);

/* Draw into the area; hits of m (NULL: none) are marked. */
void sheet_draw(const struct sheet *s, struct frame *f, struct area a,
                const struct match *m);

#endif
