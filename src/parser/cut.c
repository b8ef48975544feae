/* SPDX-License-Identifier: MIT */
/*
 * Blocks, spans and cuts are all sorted by place, so each table is one walk
 * beside the list of cuts. Both halves of a block or span keep its kind.
 */
#include <config.h>

#include "parser/cut.h"

#include "base/mem.h"

void cuts_add(struct cuts *c, uint32_t at)
{
    if (c->n && c->at[c->n - 1] >= at)
        return;
    if (c->n == c->room) {
        c->room = c->room ? c->room * 2 : 16;
        c->at = xrealloc(c->at, c->room * sizeof *c->at);
    }
    c->at[c->n++] = at;
}

static void cut_blocks(struct arena *a, struct doc *d, const struct cuts *c)
{
    struct block *to = arena_array(a, struct block, d->nblocks + c->n);
    uint32_t n = 0;
    size_t k = 0;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        struct block b = d->blocks[i];
        for (; k < c->n && c->at[k] < b.end; k++) {
            to[n] = b;
            to[n++].end = c->at[k];
            b.start = c->at[k] + 1;
        }
        to[n++] = b;
    }
    d->blocks = to;
    d->nblocks = n;
}

/* A span over a cut becomes two. */
static void cut_spans(struct arena *a, struct doc *d, const struct cuts *c)
{
    size_t more = 0, k = 0;
    for (uint32_t i = 0; i < d->nspans; i++) {
        while (k < c->n && c->at[k] < d->spans[i].start)
            k++;
        for (size_t j = k; j < c->n && c->at[j] < d->spans[i].end; j++)
            more++;
    }
    struct span *to = arena_array(a, struct span, d->nspans + more);
    uint32_t n = 0;
    k = 0;
    for (uint32_t i = 0; i < d->nspans; i++) {
        struct span s = d->spans[i];
        while (k < c->n && c->at[k] < s.start)
            k++;
        for (size_t j = k; j < c->n && c->at[j] < s.end; j++) {
            to[n] = s;
            to[n].end = c->at[j];
            n += to[n].start < to[n].end;
            s.start = c->at[j] + 1;
        }
        to[n] = s;
        n += s.start < s.end;
    }
    d->spans = to;
    d->nspans = n;
}

/* Links get the new numbers of their blocks; their words end at a cut. */
static void cut_links(struct doc *d)
{
    uint32_t block = 0;
    for (uint32_t i = 0; i < d->nlinks; i++) {
        struct link *l = &d->links[i];
        while (block + 1 < d->nblocks && d->blocks[block].end < l->start)
            block++;
        /* an empty caption stands at the end of its own block */
        uint32_t at = block;
        if (l->kind >= LINK_IMAGE)
            while (at + 1 < d->nblocks && d->blocks[at].link != i)
                at++;
        l->block = at;
        if (l->end > d->blocks[at].end)
            l->end = d->blocks[at].end;
    }
}

void cuts_make(const struct cuts *c, struct arena *a, struct doc *d)
{
    if (c->n == 0)
        return;
    cut_blocks(a, d, c);
    cut_spans(a, d, c);
    spans_sort(d->spans, d->nspans);
    cut_links(d);
}
