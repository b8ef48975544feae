/* SPDX-License-Identifier: MIT */
/* A hash table that only grows, at most half full, so a search ends soon. */
#include <config.h>

#include "ui/fold.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct fold {
    struct fold_key key;
    bool used, open;
};

/* Where the key is, or the free place where it would be. */
static struct fold *find(const struct folds *f, const struct fold_key *key)
{
    uint64_t h = (key->source ^ (uint32_t)key->day * UINT64_C(2654435761)) *
                     UINT64_C(0x9E3779B97F4A7C15) +
                 key->kind;
    size_t i = (h >> 32) & (f->room - 1);
    while (f->places[i].used && !fold_same(&f->places[i].key, key))
        i = (i + 1) & (f->room - 1);
    return &f->places[i];
}

static void grow(struct folds *f)
{
    struct folds old = *f;
    f->room = old.room ? 2 * old.room : 64;
    f->places = xcalloc(f->room, sizeof *f->places);
    for (size_t i = 0; i < old.room; i++)
        if (old.places[i].used)
            *find(f, &old.places[i].key) = old.places[i];
    free(old.places);
}

int folds_get(const struct folds *f, const struct fold_key *key)
{
    const struct fold *place = f->n > 0 ? find(f, key) : NULL;
    return place && place->used ? place->open : -1;
}

void folds_put(struct folds *f, const struct fold_key *key, bool open)
{
    struct fold *place;
    if (2 * (f->n + 1) > f->room)
        grow(f);
    place = find(f, key);
    f->n += !place->used;
    *place = (struct fold){ *key, true, open };
}

void folds_copy(struct folds *to, const struct folds *f)
{
    *to = *f;
    if (f->room == 0)
        return;
    to->places = xcalloc(f->room, sizeof *to->places);
    memcpy(to->places, f->places, f->room * sizeof *to->places);
}

void folds_free(struct folds *f)
{
    free(f->places);
    *f = (struct folds){ 0 };
}
