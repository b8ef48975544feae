/* SPDX-License-Identifier: MIT */
/*
 * shown[] are the groups whose headings are rows, with their rows rising in
 * shown_row[]; entries of an open group without children follow its heading.
 * Both are made anew when a fold changes, in one pass over the shown groups,
 * so any row is found by a binary search. Without groups a row is a place in
 * the order.
 */
#include <config.h>

#include "ui/list_parts.h"

void list_init(struct list *l)
{
    *l = (struct list){ .tall = 1 };
}

void list_free(struct list *l)
{
    folds_free(&l->folds);
    arena_free(&l->arena);
    list_init(l);
}

struct fold_key list_group_key(const struct list *l, const struct group *g)
{
    return (struct fold_key){
        .source =
            g->source < l->archive->nsources ? l->source_keys[g->source] : 0,
        .day = g->day,
        .kind = g->kind,
    };
}

void list_fold_put(struct list *l, uint32_t group, bool open)
{
    struct fold_key key = list_group_key(l, &l->index.groups[group]);
    folds_put(&l->folds, &key, open);
}

/* Groups that nobody touched. */
static bool open_by_rule(const struct list *l, uint32_t i)
{
    const struct group *g = &l->index.groups[i];
    if (l->fold_all != 0)
        return l->fold_all > 0;
    if (l->fits)
        return true;
    if (g->kind == GROUP_OF_SOURCE)
        return g->span == l->index.ngroups; /* the only one */
    if (g->kind == GROUP_OF_MONTH)          /* the newest one stands first */
        return g->parent == UINT32_MAX ? i == 0 : i == g->parent + 1;
    return true;
}

bool list_is_open(const struct list *l, uint32_t i)
{
    struct fold_key key = list_group_key(l, &l->index.groups[i]);
    int touched = folds_get(&l->folds, &key);
    return touched < 0 ? open_by_rule(l, i) : touched;
}

/* Number the rows again. */
void list_number_rows(struct list *l)
{
    const struct index *x = &l->index;
    uint32_t row = 0, i = 0;
    l->nshown = 0;
    if (x->ngroups == 0) {
        l->nrows = x->n;
        return;
    }
    while (i < x->ngroups) {
        const struct group *g = &x->groups[i];
        bool open = list_is_open(l, i);
        l->shown[l->nshown] = i;
        l->shown_row[l->nshown++] = row++;
        if (open && list_is_leaf(g))
            row += g->count;
        i += open ? 1 : g->span;
    }
    l->nrows = row;
}

/* Which of the shown headings is that of row r, or the last above it. */
static uint32_t heading_at(const struct list *l, uint32_t r)
{
    uint32_t low = 0, high = l->nshown;
    while (high - low > 1) { /* shown_row[low] <= r < shown_row[high] */
        uint32_t mid = low + (high - low) / 2;
        if (l->shown_row[mid] <= r)
            low = mid;
        else
            high = mid;
    }
    return low;
}

uint64_t list_line(const struct list *l, uint32_t r)
{
    uint32_t headings = 0;
    if (l->nshown > 0 && r > 0)
        headings = heading_at(l, r - 1) + 1;
    return headings + (uint64_t)(r - headings) * (uint64_t)l->tall;
}

uint32_t list_row_at(const struct list *l, uint64_t line)
{
    uint32_t low = 0, high = l->nrows;
    while (high - low > 1) { /* list_line(low) <= line */
        uint32_t mid = low + (high - low) / 2;
        if (list_line(l, mid) <= line)
            low = mid;
        else
            high = mid;
    }
    return low;
}

struct list_row list_at(const struct list *l, uint32_t r)
{
    struct list_row out = { false, UINT32_MAX, r };
    uint32_t low, row;
    if (l->index.ngroups == 0)
        return out;
    low = heading_at(l, r);
    row = l->shown_row[low];
    out.group = l->shown[low];
    out.heading = row == r;
    out.entry =
        l->index.groups[out.group].first + (out.heading ? 0 : r - row - 1);
    return out;
}

const struct entry *list_entry(const struct list *l, uint32_t r)
{
    struct list_row row;
    if (r >= l->nrows)
        return NULL;
    row = list_at(l, r);
    return row.heading ? NULL : l->index.order[row.entry];
}

const struct entry *list_current(const struct list *l)
{
    return list_entry(l, l->cursor);
}

/* The row of a group's heading, or of the nearest one above it in view. */
uint32_t list_row_of_group(const struct list *l, uint32_t group)
{
    uint32_t low = 0, high = l->nshown;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (l->shown[mid] <= group)
            low = mid;
        else
            high = mid;
    }
    return l->nshown ? l->shown_row[low] : 0;
}

bool list_sticky(const struct list *l)
{
    struct list_row row;
    if (l->strip || l->top >= l->nrows || l->index.ngroups == 0)
        return false;
    row = list_at(l, l->top);
    return !row.heading || l->index.groups[row.group].level > 0;
}

/* Open a group and all it is in; UINT32_MAX: none. */
void list_open_from(struct list *l, uint32_t group)
{
    bool changed = false;
    for (uint32_t g = group; g != UINT32_MAX; g = l->index.groups[g].parent) {
        if (!list_is_open(l, g)) {
            list_fold_put(l, g, true);
            changed = true;
        }
    }
    if (changed)
        list_number_rows(l);
}

/* The row of an entry, after opening what it is in. */
uint32_t list_reveal(struct list *l, uint32_t place)
{
    uint32_t group = index_group(&l->index, place);
    if (group == UINT32_MAX)
        return place;
    list_open_from(l, group);
    return list_row_of_group(l, group) + 1 + place -
           l->index.groups[group].first;
}
