/* SPDX-License-Identifier: MIT */
/* list_parts - what the files of the list share; for list*.c only. */
#ifndef UI_LIST_PARTS_H
#define UI_LIST_PARTS_H

#include "ui/list.h"

/* Do entries follow its heading, no groups? */
static inline bool list_is_leaf(const struct group *g)
{
    return g->span == 1;
}

struct fold_key list_group_key(const struct list *l, const struct group *g);
void list_fold_put(struct list *l, uint32_t group, bool open);
/* Number the rows again. */
void list_number_rows(struct list *l);
/* The row of a group's heading, or of the nearest one above it in view. */
uint32_t list_row_of_group(const struct list *l, uint32_t group);
/* Open a group and all it is in; UINT32_MAX: none. */
void list_open_from(struct list *l, uint32_t group);
/* The row of an entry, after opening what it is in. */
uint32_t list_reveal(struct list *l, uint32_t place);

#endif
