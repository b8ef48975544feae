/* SPDX-License-Identifier: MIT */
/*
 * flow - a text of the interface in lines of so many cells, broken where an
 * article's would be.
 */
#ifndef UI_FLOW_H
#define UI_FLOW_H

#include "base/arena.h"
#include "layout/para.h"

struct flow {
    struct para para;
};

/* text lives as long as the flow is used; cells below 2 count as 2. */
void flow_begin(struct flow *fl, struct arena *a, struct width w,
                struct str text, int cells);
/* The next line; false behind the last. A text without characters has none. */
bool flow_next(struct flow *fl, struct str *line);
/* What is left of the text, to be cut where there is no room for more. */
struct str flow_rest(const struct flow *fl);

#endif
