/* SPDX-License-Identifier: MIT */
/* Hits of an article: found in all of its text, kept where a row shows them,
 * so another measure changes none. */
#include <config.h>

#include "ui/pager.h"

#include <stdlib.h>

enum { HITS_MOST = 100000 }; /* of one word; no more are looked for */

/* Is block i of the document in the rows? */
static bool in_view(const struct pager *p, const struct block *b, uint32_t run)
{
    return b->hidden == HIDE_NOT || p->show_hidden ||
           (reason_folds((enum reason)b->hidden) && p->open[run]);
}

/* Calls for each block with the first block of its run of hidden ones. */
struct walk {
    uint32_t block, run;
};

static void walk_next(struct walk *w, const struct doc *d)
{
    uint32_t next = w->block + 1;
    if (next >= d->nblocks ||
        d->blocks[next].hidden != d->blocks[w->block].hidden)
        w->run = next;
    w->block = next;
}

/* Drop the hits that no row shows; returns how many are left. */
static size_t keep_shown(const struct pager *p, struct hit *hits, size_t n)
{
    const struct doc *d = &p->art->doc;
    struct walk w = { 0, 0 };
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        while (w.block < d->nblocks && d->blocks[w.block].end < hits[i].end)
            walk_next(&w, d);
        if (w.block < d->nblocks && in_view(p, &d->blocks[w.block], w.run))
            hits[kept++] = hits[i];
    }
    return kept;
}

static struct hit *hits_of(const struct pager *p, const struct find *f,
                           size_t *n)
{
    struct buf found = { 0 };
    struct hit *hits;
    *n = 0;
    if (!p->art || !f || find_is_empty(f))
        return NULL;
    *n = find_hits(f, p->art->doc.text, HITS_MOST, &found);
    hits = (struct hit *)(void *)found.p;
    *n = keep_shown(p, hits, *n);
    return hits;
}

void pager_find_again(struct pager *p)
{
    uint32_t at = p->nhits ? p->hits[p->current].start : 0;
    free(p->hits);
    free(p->marks);
    p->current = 0;
    p->hits = hits_of(p, p->find, &p->nhits);
    p->marks = hits_of(p, p->also, &p->nmarks);
    while (p->current + 1 < p->nhits && p->hits[p->current].start < at)
        p->current++;
}

void pager_find(struct pager *p, const struct find *f, const struct find *also)
{
    p->find = f;
    p->also = also;
    p->nhits = 0;
    pager_find_again(p);
}

/* Bring the present hit into view, in the upper third if it is not there. */
static void show_hit(struct pager *p, int height)
{
    uint32_t row = layout_row_at(&p->lay, p->hits[p->current].start);
    if (row < p->top || row >= p->top + (uint32_t)(height > 1 ? height : 1))
        pager_go(p, (int64_t)row - height / 3, height);
}

bool pager_hit_from(struct pager *p, uint32_t pos, int height)
{
    size_t i = 0;
    if (p->nhits == 0)
        return false;
    while (i < p->nhits && p->hits[i].start < pos)
        i++;
    p->current = i < p->nhits ? i : 0;
    show_hit(p, height);
    return true;
}

bool pager_hit_last(struct pager *p, int height)
{
    if (p->nhits == 0)
        return false;
    p->current = p->nhits - 1;
    show_hit(p, height);
    return true;
}

static bool hit_in_view(const struct pager *p, int height)
{
    uint32_t row = layout_row_at(&p->lay, p->hits[p->current].start);
    return row >= p->top && row < p->top + (uint32_t)(height > 1 ? height : 1);
}

/* The hit before the first one that begins at pos or later; -1: none. */
static int64_t hit_before(const struct pager *p, uint32_t pos)
{
    int64_t i = 0;
    while (i < (int64_t)p->nhits && p->hits[i].start < pos)
        i++;
    return i - 1;
}

bool pager_hit_by(struct pager *p, int by, int height)
{
    int64_t to = (int64_t)p->current + by;
    if (p->nhits == 0)
        return false;
    if (!hit_in_view(p, height)) /* the reader has moved: on from there */
        to = hit_before(p, pager_pos(p)) + (by > 0 ? 1 : 0);
    if (to < 0 || to >= (int64_t)p->nhits)
        return false;
    p->current = (size_t)to;
    show_hit(p, height);
    return true;
}
