/* SPDX-License-Identifier: MIT */
/* Moves: each ends with the cursor in view. Heights are lines, of which an
 * article has one or two. */
#include <config.h>

#include "ui/list_parts.h"

/* Does the heading line hide the entry of the first row? */
static bool top_hidden(const struct list *l, uint32_t top)
{
    return !l->strip && l->index.ngroups > 0 && top < l->nrows &&
           !list_at(l, top).heading;
}

/* The first row from which on all lines up to `end` fit. */
static uint32_t top_for(const struct list *l, uint64_t end, uint64_t height)
{
    uint32_t row;
    if (end <= height)
        return 0;
    row = list_row_at(l, end - height);
    return list_line(l, row) < end - height ? row + 1 : row;
}

void list_fit(struct list *l, int height)
{
    uint64_t h = height > l->tall ? (uint64_t)height : (uint64_t)l->tall;
    uint32_t least;
    if (l->nrows == 0) {
        l->cursor = l->top = 0;
        return;
    }
    if (l->cursor >= l->nrows)
        l->cursor = l->nrows - 1;
    least = top_for(l, list_line(l, l->nrows), h);
    if (l->top > least)
        l->top = least;
    if (l->cursor < l->top)
        l->top = l->cursor;
    least = top_for(l, list_line(l, l->cursor + 1), h);
    if (l->top < least)
        l->top = least;
    if (h >= 2 * (uint64_t)l->tall + 1 && l->cursor == l->top && l->top > 0 &&
        top_hidden(l, l->top))
        l->top--;
}

void list_go(struct list *l, int64_t row, int height)
{
    int64_t last = (int64_t)l->nrows - 1;
    l->moved = true;
    l->cursor = (uint32_t)(row < 0 || last < 0 ? 0 : row > last ? last : row);
    list_fit(l, height);
}

void list_move(struct list *l, int64_t by, int height)
{
    list_go(l, (int64_t)l->cursor + by, height);
}

void list_scroll(struct list *l, int64_t by, int height)
{
    int64_t rows = by / l->tall;
    int64_t top = (int64_t)l->top, most;
    if (rows == 0)
        rows = by > 0 ? 1 : by < 0 ? -1 : 0;
    most = top_for(l, list_line(l, l->nrows), (uint64_t)height);
    top = top + rows > most ? most : top + rows;
    l->top = (uint32_t)(top < 0 ? 0 : top);
    list_move(l, rows, height);
}

void list_go_entry(struct list *l, uint32_t place, int height)
{
    if (l->index.n > 0) {
        place = place < l->index.n ? place : l->index.n - 1;
        list_go(l, list_reveal(l, place), height);
    }
}

/* Where list_next_entry goes; -1 at the end. On a heading the next one is
 * the first below it. */
static int64_t next_place(const struct list *l, int by)
{
    struct list_row row;
    int64_t place;
    if (l->nrows == 0)
        return -1;
    row = list_at(l, l->cursor);
    place = (int64_t)row.entry + (row.heading && by > 0 ? 0 : by);
    return place < (int64_t)l->index.n ? place : -1;
}

bool list_next_entry(struct list *l, int by, int height)
{
    int64_t place = next_place(l, by);
    l->moved = true;
    if (place < 0)
        return false;
    list_go_entry(l, (uint32_t)place, height);
    return true;
}

const struct entry *list_peek(const struct list *l, int by)
{
    int64_t place = next_place(l, by);
    return place < 0 ? NULL : l->index.order[place];
}

bool list_next_group(struct list *l, enum group_kind kind, int by, int height)
{
    const struct index *x = &l->index;
    int64_t at;
    if (x->ngroups == 0)
        return false;
    at = list_at(l, l->cursor).group;
    l->moved = true;
    /* Backwards from inside a group means its own heading first. */
    if (by < 0 && !list_at(l, l->cursor).heading)
        at++;
    for (at += by; at >= 0 && at < x->ngroups; at += by) {
        const struct group *g = &x->groups[at];
        /* A month without day rows counts as a day. */
        bool day = kind == GROUP_OF_DAY && g->kind == GROUP_OF_MONTH &&
                   list_is_leaf(g);
        if (g->kind != kind && !day)
            continue;
        list_open_from(l, g->parent);
        list_go(l, list_row_of_group(l, (uint32_t)at), height);
        return true;
    }
    return false;
}

void list_fold(struct list *l, uint32_t group, bool open, int height)
{
    uint32_t old_group = UINT32_MAX, inside = 0;
    if (l->nrows > 0) {
        struct list_row row = list_at(l, l->cursor);
        old_group = row.group;
        inside = l->cursor - list_row_of_group(l, row.group);
    }
    l->moved = true;
    list_fold_put(l, group, open);
    list_number_rows(l);
    if (old_group != UINT32_MAX) {
        const struct group *g = &l->index.groups[group];
        bool within = old_group >= group && old_group < group + g->span;
        l->cursor = list_row_of_group(l, within && !open ? group : old_group);
        l->cursor += within && !open ? 0 : inside;
    }
    list_fit(l, height);
}

bool list_open(struct list *l, int height)
{
    struct list_row row;
    if (l->nrows == 0)
        return false;
    row = list_at(l, l->cursor);
    if (!row.heading || list_is_open(l, row.group))
        return false;
    list_fold(l, row.group, true, height);
    return true;
}

bool list_close(struct list *l, int height)
{
    struct list_row row;
    uint32_t parent;
    if (l->nrows == 0 || l->index.ngroups == 0)
        return false;
    row = list_at(l, l->cursor);
    if (!row.heading) {
        list_go(l, list_row_of_group(l, row.group), height);
        return true;
    }
    if (list_is_open(l, row.group)) {
        list_fold(l, row.group, false, height);
        return true;
    }
    parent = l->index.groups[row.group].parent;
    if (parent == UINT32_MAX)
        return false;
    list_go(l, list_row_of_group(l, parent), height);
    return true;
}

void list_fold_all(struct list *l, int height)
{
    struct list_row row;
    bool all = true;
    if (l->nrows == 0 || l->index.ngroups == 0)
        return;
    row = list_at(l, l->cursor);
    for (uint32_t i = 0; i < l->index.ngroups && all; i++)
        all = list_is_open(l, i);
    l->fold_all = all ? -1 : 1;
    folds_free(&l->folds);
    list_number_rows(l);
    l->moved = true;
    if (row.heading || all)
        list_go(l, list_row_of_group(l, row.group), height);
    else
        list_go_entry(l, row.entry, height);
}
