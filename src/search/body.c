/* SPDX-License-Identifier: MIT */
/* Runs of blocks that are not hidden are folded each at once. */
#include <config.h>

#include "search/body.h"

#include "base/mem.h"
#include "text/fold.h"

static void add_run(struct buf *key, const struct doc *d, uint32_t first,
                    uint32_t last)
{
    const char *p = d->text.p + d->blocks[first].start;
    const char *end = d->text.p + d->blocks[last].end;
    size_t before = key->n;

    if (before)
        buf_chr(key, '\n');
    fold_text(key, NULL, str_range(p, end), 0, 0);
    if (before && key->n == before + 1)
        key->n = before; /* nothing that has a key */
}

static void make_key(struct buf *key, const struct doc *d)
{
    for (uint32_t i = 0, last; i < d->nblocks; i = last + 1) {
        last = i;
        if (d->blocks[i].hidden != HIDE_NOT)
            continue;
        while (last + 1 < d->nblocks && d->blocks[last + 1].hidden == HIDE_NOT)
            last++;
        add_run(key, d, i, last);
    }
}

static uint32_t what_it_has(const struct doc *d)
{
    uint32_t has = 0;

    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        if (b->hidden == HIDE_NOT && b->kind == BLOCK_IMAGE)
            has |= BODY_IMAGE;
        if (b->hidden == HIDE_NOT && b->kind == BLOCK_EMBED)
            has |= BODY_VIDEO;
    }
    for (uint32_t i = 0; i < d->nlinks; i++) {
        const struct link *l = &d->links[i];
        if (l->kind == LINK_TEXT && l->block < d->nblocks &&
            d->blocks[l->block].hidden == HIDE_NOT)
            has |= BODY_LINK;
    }
    return has;
}

struct body *body_make(const struct doc *d)
{
    struct buf key = { 0 };
    struct body *b;

    make_key(&key, d);
    b = xmalloc(sizeof *b + key.n);
    b->n = (uint32_t)key.n;
    b->key = (char *)(b + 1);
    b->chars = (uint32_t)doc_chars(d);
    b->has = what_it_has(d);
    if (key.n)
        memcpy(b + 1, key.p, key.n);
    buf_free(&key);
    return b;
}
