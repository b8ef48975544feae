/* SPDX-License-Identifier: MIT */
/* head - title and byline, centred, and the blank row behind them. */
#ifndef LAYOUT_HEAD_H
#define LAYOUT_HEAD_H

#include "layout/rows.h"

void head_rows(struct rows *r);

#endif
