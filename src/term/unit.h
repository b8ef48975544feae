/* SPDX-License-Identifier: MIT */
/*
 * unit - a unit of the frame as the character cells that curses shall hold.
 *
 * curses must take a unit for as wide as the frame does. It asks wcwidth() of
 * a cell's first character: so a unit becomes one cell or, in the drawn form,
 * one for each of its characters that takes columns. Pure, no curses.
 */
#ifndef TERM_UNIT_H
#define TERM_UNIT_H

#include "text/width.h"

#include <stdbool.h>
#include <wchar.h>

enum { UNIT_CHARS = 5, UNIT_CELLS = 2 };

struct unit_cell {
    wchar_t chars[UNIT_CHARS]; /* the first one takes columns */
    int n;                     /* at least 1 */
};

/* The text of a unit as it goes to the terminal: itself, or borrowed from the
 * scratch buffer, which is reset. */
struct str unit_text(struct width w, struct str unit, struct buf *scratch);
/* A unit of 1 or 2 cells as those of curses, together as wide; what does not
 * fit is a blank. Returns how many. */
int unit_cells(struct width w, struct str unit, int cells, struct buf *scratch,
               struct unit_cell to[UNIT_CELLS]);
/* Has it more characters than a cell of curses? It then shows its head. */
bool unit_is_long(struct width w, struct str unit, int cells);
/* n blank cells of one column. Returns n. */
int unit_blanks(struct unit_cell *to, int n);

#endif
