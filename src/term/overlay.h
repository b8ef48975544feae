/* SPDX-License-Identifier: MIT */
/*
 * overlay - draws what curses cannot be trusted with.
 *
 * A unit of more characters than curses keeps in a cell and, where curses uses
 * another wcwidth than ours, each unit whose width is in doubt is a blank in
 * its model and is drawn over it after the paint, at its own position. Pure:
 * frames in, bytes out, no curses; what is shown is known to the caller.
 */
#ifndef TERM_OVERLAY_H
#define TERM_OVERLAY_H

#include "term/frame.h"
#include "term/style.h"

#include <stdbool.h>

struct overlay {
    struct width width;
    bool doubts; /* curses uses another wcwidth */
    const struct theme *theme;
    bool colours; /* the terminal shows those of the theme */
    struct buf scratch;
};

void overlay_free(struct overlay *o);
/* Is this unit of so many cells drawn over what curses paints? */
bool overlay_covers(const struct overlay *o, struct str unit, int cells);
/* Bytes that blank what was drawn over in the rows of the frame `shown` that f
 * changes, in the style that curses thinks is there: to be sent before it
 * paints them. Nothing for a frame without cells. */
void overlay_blank(const struct overlay *o, const struct frame *shown,
                   const struct frame *f, struct buf *out);
/* Bytes that draw all such units within rows x cols.
 * All of them each time: curses may have cleared rows it takes for blank. */
void overlay_draw(struct overlay *o, const struct frame *f, int rows, int cols,
                  struct buf *out);

#endif
