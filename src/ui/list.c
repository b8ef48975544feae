/* SPDX-License-Identifier: MIT */
/*
 * shown[] are the groups whose headings are rows, with their rows rising in
 * shown_row[]; entries of an open group without children follow its heading.
 * Both are made anew when a fold changes, in one pass over the shown groups,
 * so any row is found by a binary search. Without groups a row is a place in
 * the order.
 */
#include <config.h>

#include "ui/list.h"

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

static uint64_t hash_bytes(struct str s)
{
    uint64_t h = 14695981039346656037U; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211U;
    return h | 1;
}

static struct fold_key group_key(const struct list *l, const struct group *g)
{
    return (struct fold_key){
        .source =
            g->source < l->archive->nsources ? l->source_keys[g->source] : 0,
        .day = g->day,
        .kind = g->kind,
    };
}

static void fold_put(struct list *l, uint32_t group, bool open)
{
    struct fold_key key = group_key(l, &l->index.groups[group]);
    folds_put(&l->folds, &key, open);
}

static bool leaf(const struct group *g)
{
    return g->span == 1;
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
    struct fold_key key = group_key(l, &l->index.groups[i]);
    int touched = folds_get(&l->folds, &key);
    return touched < 0 ? open_by_rule(l, i) : touched;
}

/* Number the rows again. */
static void number_rows(struct list *l)
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
        if (open && leaf(g))
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
static uint32_t row_of_group(const struct list *l, uint32_t group)
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

/* Open a group and all it is in; UINT32_MAX: none. */
static void open_from(struct list *l, uint32_t group)
{
    bool changed = false;
    for (uint32_t g = group; g != UINT32_MAX; g = l->index.groups[g].parent) {
        if (!list_is_open(l, g)) {
            fold_put(l, g, true);
            changed = true;
        }
    }
    if (changed)
        number_rows(l);
}

/* The row of an entry, after opening what it is in. */
static uint32_t reveal(struct list *l, uint32_t place)
{
    uint32_t group = index_group(&l->index, place);
    if (group == UINT32_MAX)
        return place;
    open_from(l, group);
    return row_of_group(l, group) + 1 + place - l->index.groups[group].first;
}

void list_go_entry(struct list *l, uint32_t place, int height)
{
    if (l->index.n > 0) {
        place = place < l->index.n ? place : l->index.n - 1;
        list_go(l, reveal(l, place), height);
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
        bool day = kind == GROUP_OF_DAY && g->kind == GROUP_OF_MONTH && leaf(g);
        if (g->kind != kind && !day)
            continue;
        open_from(l, g->parent);
        list_go(l, row_of_group(l, (uint32_t)at), height);
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
        inside = l->cursor - row_of_group(l, row.group);
    }
    l->moved = true;
    fold_put(l, group, open);
    number_rows(l);
    if (old_group != UINT32_MAX) {
        const struct group *g = &l->index.groups[group];
        bool within = old_group >= group && old_group < group + g->span;
        l->cursor = row_of_group(l, within && !open ? group : old_group);
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
        list_go(l, row_of_group(l, row.group), height);
        return true;
    }
    if (list_is_open(l, row.group)) {
        list_fold(l, row.group, false, height);
        return true;
    }
    parent = l->index.groups[row.group].parent;
    if (parent == UINT32_MAX)
        return false;
    list_go(l, row_of_group(l, parent), height);
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
    number_rows(l);
    l->moved = true;
    if (row.heading || all)
        list_go(l, row_of_group(l, row.group), height);
    else
        list_go_entry(l, row.entry, height);
}

/* The place without its folds. */
static struct list_place spot_of(const struct list *l)
{
    struct list_place s = { .moved = l->moved };
    struct list_row row;
    if (l->nrows == 0)
        return s;
    row = list_at(l, l->cursor);
    s.entry = l->index.order[row.entry];
    s.heading = row.heading;
    s.offset = l->cursor - l->top;
    if (row.heading)
        s.key = group_key(l, &l->index.groups[row.group]);
    return s;
}

/* The row of a spot in the present index; UINT32_MAX if it is gone. */
static uint32_t row_of_spot(struct list *l, const struct list_place *s)
{
    const struct index *x = &l->index;
    for (uint32_t i = 0; s->heading && i < x->ngroups; i++) {
        struct fold_key key = group_key(l, &x->groups[i]);
        if (fold_same(&key, &s->key)) {
            open_from(l, x->groups[i].parent);
            return row_of_group(l, i);
        }
    }
    for (uint32_t i = 0; s->entry && i < x->n; i++) {
        if (x->order[i] == s->entry) {
            uint32_t group = index_group(x, i);
            return s->heading && group != UINT32_MAX ? row_of_group(l, group)
                                                     : reveal(l, i);
        }
    }
    return UINT32_MAX;
}

static void set_sources(struct list *l, const struct archive *a)
{
    l->archive = a;
    l->source_keys = arena_array(&l->arena, uint64_t, a->nsources + 1);
    for (size_t i = 0; i < a->nsources; i++)
        l->source_keys[i] = hash_bytes(a->sources[i].name);
}

/* The cursor to a spot, else to that row; on top until the user moved it. */
static void go_back(struct list *l, const struct list_place *s, uint32_t was)
{
    uint32_t row;
    if (!l->moved) {
        l->cursor = l->top = 0;
        return;
    }
    row = row_of_spot(l, s);
    l->cursor = row != UINT32_MAX ? row : was;
    l->top = l->cursor > s->offset ? l->cursor - s->offset : 0;
}

void list_set(struct list *l, const struct archive *a, struct arena *arena,
              const struct index *x, int height,
              const struct entry *(*same)(const struct archive *a,
                                          const struct entry *e))
{
    struct list_place s = spot_of(l);
    struct arena old = l->arena;
    uint32_t was = l->cursor;
    if (s.entry && same)
        s.entry = same(a, s.entry);
    s.entry = index_row_of(x, s.entry);
    l->arena = *arena;
    *arena = (struct arena){ 0 };
    l->index = *x;
    set_sources(l, a);
    l->fits =
        x->ngroups + (uint64_t)x->n * (uint64_t)l->tall <= 2 * (uint64_t)height;
    l->shown = arena_array(&l->arena, uint32_t, (size_t)x->ngroups + 1);
    l->shown_row = arena_array(&l->arena, uint32_t, (size_t)x->ngroups + 1);
    number_rows(l);
    go_back(l, &s, was);
    list_fit(l, height);
    arena_free(&old);
}

void list_keep(const struct list *l, struct list_place *p)
{
    list_place_free(p);
    *p = spot_of(l);
    p->fold_all = l->fold_all;
    folds_copy(&p->folds, &l->folds);
}

void list_return(struct list *l, struct list_place *p, int height)
{
    folds_free(&l->folds);
    l->folds = p->folds;
    p->folds = (struct folds){ 0 };
    l->fold_all = p->fold_all;
    l->moved = p->moved;
    if (l->index.n > 0)
        number_rows(l);
    p->entry = index_row_of(&l->index, p->entry);
    go_back(l, p, 0);
    list_fit(l, height);
    list_place_free(p);
}

void list_place_free(struct list_place *p)
{
    folds_free(&p->folds);
    *p = (struct list_place){ 0 };
}
