/* SPDX-License-Identifier: MIT */
/*
 * The article of a whole page.
 *
 * The page is hidden as navigation from its begin on (h->outside); the
 * builder counts what hides, so a part of the article takes that back where
 * it begins and brings it again where it ends, and so does what is hidden for
 * another reason. Elements around the article are plain blocks: a table or
 * list that holds it is layout.
 */
#include <config.h>

#include "parser/html_parts.h"

unsigned page_fate(struct html *h)
{
    size_t i = h->next++;
    return h->fates && i < h->nfates ? h->fates[i] : FATE_KEEP;
}

/* Alone they would be parts of a table or list that is not there. */
static bool is_part(const struct open *o)
{
    return o->is->role == ROLE_ROW || o->is->role == ROLE_CELL ||
           o->is->role == ROLE_ITEM;
}

void page_begin(struct html *h, struct open *o, unsigned fate)
{
    if (fate == FATE_KEEP)
        return;
    if (fate == FATE_AROUND || (fate == FATE_MAIN && is_part(o)))
        o->is = element_of(STR("div"));
    if (fate == FATE_MAIN && h->outside) {
        build_show(h->b);
        h->outside = false;
        o->shows = true;
    }
    if (fate < FATE_HIDE)
        return;
    if (h->outside)
        build_show(h->b);
    build_hide(h->b, (enum reason)(fate - FATE_HIDE), POS_NONE,
               element_in_line(o->is) && !h->outside);
    o->rehides = h->outside;
    o->hides = !h->outside;
    h->outside = false;
}

void page_end(struct html *h, const struct open *o)
{
    if (o->rehides)
        build_show(h->b);
    if (o->shows || o->rehides) {
        build_hide(h->b, HIDE_NAV, POS_NONE, false);
        h->outside = true;
    }
}
