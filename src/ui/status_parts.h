/* SPDX-License-Identifier: MIT */
/* status_parts - what the files of the rows at the edges share; for status*.c
 * only. */
#ifndef UI_STATUS_PARTS_H
#define UI_STATUS_PARTS_H

#include "ui/status.h"
#include "ui/views.h"

/* Pieces of text, in the arena. */
struct str status_dot(const struct app *app);
/* "a · b", where an empty one counts for nothing. */
struct str status_join(const struct app *app, struct arena *a, struct str s,
                       struct str t);
/* "12/1,207", with + while more may come. */
struct str status_list_place(const struct app *app, struct arena *a);
struct str status_percent(const struct app *app, struct arena *a);
/* "links 1 · pictures 5 · 62% · 1 min left"; with `strip` only what the strip
 * does not say. */
struct str status_article_place(const struct app *app, struct arena *a,
                                bool strip);
/* "hit 3/12" while there are any; "searching" while the next one is looked for
 * in other articles. */
struct str status_hit_place(const struct app *app, struct arena *a);
struct str status_sheet_place(const struct layer *l, int rows,
                              struct arena *a);
/* "searched 37%" while it is not all. */
struct str status_searched(const struct app *app, struct arena *a);

/* At the right end of a row; *end gets its first column. */
void status_right(struct frame *f, struct area row, struct str text, int *end,
                  uint16_t style);
/* The words left of it: cut so that they never reach it. */
void status_left(const struct app *app, struct frame *f, struct area row,
                 struct str text, int end, uint16_t style, struct arena *a);
/* Keys from column 1 on, as many as end before `end`. */
void status_hints(const struct app *app, struct frame *f, struct area row,
                  int end, struct arena *a);

/* The line of a filter, while it is typed, and what is below it. */
void status_filter(const struct app *app, struct frame *f, struct arena *a);

#endif
