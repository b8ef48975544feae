/* SPDX-License-Identifier: MIT */
/* hidden - the one line that stands for, or above, a run of hidden blocks. */
#ifndef LAYOUT_HIDDEN_H
#define LAYOUT_HIDDEN_H

#include "layout/rows.h"

/* Behind the last block of the run that begins at `from`: neighbours that are
 * hidden for the same reason. */
uint32_t hidden_end(const struct doc *doc, uint32_t from);

/* "▸ 相关图集：… （8 图，约 900 字）": a run that folds, open or not. */
void hidden_fold(struct rows *r, uint32_t from, uint32_t to, bool open);

/* "┆ 推广（8 条）": above a run that is shown. */
void hidden_mark(struct rows *r, uint32_t from, uint32_t to);

#endif
