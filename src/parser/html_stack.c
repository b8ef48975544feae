/* SPDX-License-Identifier: MIT */
/*
 * Open elements and the rules they match.
 *
 * The stack holds what the end of each open element has to undo. tame bounds
 * its depth and ends elements in order, so an end is that of the last begin.
 * In an element that goes with all it holds nothing begins, but elements are
 * counted.
 */
#include <config.h>

#include "parser/html_parts.h"

#include "base/mem.h"

#include <assert.h>

static bool in_figure(const struct html *h)
{
    for (unsigned i = h->depth; i > 0; i--)
        if (h->stack[i - 1].is->role == ROLE_FIGURE)
            return true;
    return false;
}

/* The rule that an element matches begins. */
static void rule_begin(struct html *h, struct open *o, struct str name,
                       attr_list attrs)
{
    uint32_t row = selection_match(&h->rules, name, attrs);
    if (row == POS_NONE)
        return;
    const struct hide_rule *rule = &h->in->rules->hides[row];
    switch ((enum hide_as)rule->as) {
    case HIDE_AS_CAPTION:
        build_caption(h->b, true);
        o->caption = true;
        break;
    case HIDE_AS_CREDIT:
        build_photo_by(h->b, true);
        o->photo_by = true;
        break;
    case HIDE_AS_MAIN: /* not in this selection */
        break;
    case HIDE_AS_PICTURE:
        o->picture = true;
        break;
    case HIDE_AS_RUN_IN:
        o->runs_in = true;
        break;
    case HIDE_AS_HIDDEN:
        build_hide(h->b, rule->reason, row,
                   element_in_line(o->is) || in_figure(h));
        o->hides = true;
        break;
    }
}

/* In an element that holds a picture and its words, an image begins them
 * and a block ends them. */
static void words_begin(struct html *h)
{
    for (unsigned i = h->depth; i > 0; i--) {
        struct open *o = &h->stack[i - 1];
        if (o->picture && !o->caption) {
            build_caption(h->b, true);
            o->caption = true;
        }
        if (o->picture || o->is->role == ROLE_BLOCK)
            return;
    }
}

static void words_end(struct html *h)
{
    struct open *o = h->depth ? &h->stack[h->depth - 1] : NULL;
    if (o && o->picture && o->caption) {
        build_caption(h->b, false);
        o->caption = false;
    }
}

/* Begin an element that stands in none that is gone. */
static void enter(struct html *h, struct open *o, struct str name,
                  attr_list attrs, unsigned fate)
{
    page_begin(h, o, fate);
    enum role role = (enum role)o->is->role;
    if (role == ROLE_BLOCK || role == ROLE_HEADING)
        words_end(h);
    if (fate == FATE_KEEP)
        rule_begin(h, o, name, attrs);
    element_begin(h, o, attrs);
    if (role == ROLE_IMAGE)
        words_begin(h);
}

void html_begin(struct html *h, const struct tame_element *e, attr_list attrs)
{
    unsigned fate = page_fate(h);
    assert(h->depth < DEPTH_MAX);
    struct open o = { .is = e->is };
    o.gone = o.is->role == ROLE_GONE;
    h->gone += o.gone;
    if (h->gone == 0)
        enter(h, &o, (struct str){ e->name, e->n }, attrs, fate);
    if (h->depth == h->room) {
        h->room = h->room ? h->room * 2 : 16;
        h->stack = xrealloc(h->stack, h->room * sizeof *h->stack);
    }
    h->stack[h->depth++] = o;
    arena_rewind(&h->scratch, h->empty);
}

void html_end(struct html *h)
{
    assert(h->depth > 0);
    struct open o = h->stack[--h->depth];
    bool gone = h->gone > 0;
    h->gone -= o.gone;
    if (gone)
        return;
    element_end(h, &o);
    if (o.caption)
        build_caption(h->b, false);
    if (o.photo_by)
        build_photo_by(h->b, false);
    if (o.runs_in)
        build_run_in(h->b);
    if (o.hides)
        build_show(h->b);
    page_end(h, &o);
}
