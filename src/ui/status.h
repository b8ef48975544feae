/* SPDX-License-Identifier: MIT */
/* status - the rows at the edges of the screen, and how keys are named. */
#ifndef UI_STATUS_H
#define UI_STATUS_H

#include "ui/app.h"

void status_top(const struct app *app, struct frame *f, struct arena *a);
void status_strip(const struct app *app, struct frame *f, struct arena *a);
void status_bottom(const struct app *app, struct frame *f, struct arena *a);
/* What stands before the line of a filter. */
struct str status_filter_label(void);
/* Key names for people, "↓" for Down. */
struct str status_key(struct arena *a, uint32_t key, bool ascii);

#endif
