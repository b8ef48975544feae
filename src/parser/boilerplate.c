/* SPDX-License-Identifier: MIT */
/*
 * Passes over the blocks, each with one job, in the order of
 * boilerplate_mark. What stands where is in boilerplate_parts.h.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

#include "base/mem.h"

#include <stdlib.h>

static bool has_text(const struct marker *m)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        const struct block *b = &m->d->blocks[i];
        if (!b->hidden && b->end > b->start && b->kind != BLOCK_CREDIT)
            return true;
    }
    return false;
}

/* It names a host, so its words are those of one site. */
static bool is_sure(const struct hide_rule *row)
{
    return row->on == HIDE_BLOCK && row->at_host != HOST_ANY;
}

/* What text rules have hidden comes back. before: `hidden` as it was. */
static void take_back(struct marker *m, const uint8_t *before)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        struct block *b = &m->d->blocks[i];
        if (b->hidden && !before[i] && b->rule != POS_NONE &&
            !is_sure(&m->rules->hides[b->rule])) {
            b->hidden = HIDE_NOT;
            b->rule = POS_NONE;
        }
    }
}

void boilerplate_mark(struct arena *a, struct doc *d, const struct rules *r,
                      struct str host, struct str title, struct str author)
{
    struct marker m = { .d = d, .title = title, .author = author };
    match_collect(&m, r, host);
    lines_cut(a, &m);

    uint8_t *before = xmalloc(d->nblocks);
    for (uint32_t i = 0; i < d->nblocks; i++)
        before[i] = d->blocks[i].hidden;
    title_hide(&m);
    byline_hide(&m);
    date_hide(&m);
    captions_hide(&m);
    texts_hide(&m);
    crumbs_hide(&m);
    if (!has_text(&m))
        take_back(&m, before);
    credits_show(&m);
    credits_mark(&m);
    gaps_hide(&m);
    free(before);
    free(m.list);
}
