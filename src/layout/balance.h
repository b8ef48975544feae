/* SPDX-License-Identifier: MIT */
/*
 * balance - a short text in the fewest lines, broken by sense: at the
 * author's blank, then behind ： ， ？ ！, then before an opening mark, then
 * where the lines come out even; never inside 《》 or a short quotation. No
 * line but the last is a stub of a quarter of the others. For titles, headings
 * and the heads of tables.
 */
#ifndef LAYOUT_BALANCE_H
#define LAYOUT_BALANCE_H

#include "layout/para.h"

enum { BALANCE_LINES = 4 };

/* Returns the number of lines, 0 if the text is too long for it, holds a line
 * feed or has a part wider than the room: then para must do. */
size_t balance(struct str text, const unsigned char *map, int room,
               struct para_line out[BALANCE_LINES]);

#endif
