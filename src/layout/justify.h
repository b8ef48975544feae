/* SPDX-License-Identifier: MIT */
/*
 * justify - a full line that ends before the right edge, brought to it by
 * wider gaps between Han and Latin letters (clreq 3.5.4); nothing else is
 * ever spread.
 */
#ifndef LAYOUT_JUSTIFY_H
#define LAYOUT_JUSTIFY_H

#include "layout/rows.h"

enum { JUSTIFY_MOST = 2 /* cells that a line may lack */ };

/* Spread the runs of the newest row by `free` cells, if it has as many gaps.
 * from: the first run that may move. */
void justify_row(struct rows *r, int free, size_t from);

#endif
