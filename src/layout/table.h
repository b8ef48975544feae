/* SPDX-License-Identifier: MIT */
/*
 * table - a table as columns where they fit the frame, else as one line
 * 标签：值 for each cell.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/fill.h"

void table_rows(struct rows *r, const struct block *b, struct frame frame);

#endif
