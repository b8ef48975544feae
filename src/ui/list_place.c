/* SPDX-License-Identifier: MIT */
/* Where the cursor is, through a new index and back from a search. */
#include <config.h>

#include "ui/list_parts.h"

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
        s.key = list_group_key(l, &l->index.groups[row.group]);
    return s;
}

/* The row of a spot in the present index; UINT32_MAX if it is gone. */
static uint32_t row_of_spot(struct list *l, const struct list_place *s)
{
    const struct index *x = &l->index;
    for (uint32_t i = 0; s->heading && i < x->ngroups; i++) {
        struct fold_key key = list_group_key(l, &x->groups[i]);
        if (fold_same(&key, &s->key)) {
            list_open_from(l, x->groups[i].parent);
            return list_row_of_group(l, i);
        }
    }
    for (uint32_t i = 0; s->entry && i < x->n; i++) {
        if (x->order[i] == s->entry) {
            uint32_t group = index_group(x, i);
            return s->heading && group != UINT32_MAX
                       ? list_row_of_group(l, group)
                       : list_reveal(l, i);
        }
    }
    return UINT32_MAX;
}

static uint64_t hash_bytes(struct str s)
{
    uint64_t h = 14695981039346656037U; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211U;
    return h | 1;
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
    list_number_rows(l);
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
        list_number_rows(l);
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
