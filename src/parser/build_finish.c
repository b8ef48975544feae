/* SPDX-License-Identifier: MIT */
/*
 * Bare addresses, and the finished document.
 *
 * Text and tables become the arena's, exactly sized. Links are sorted by place
 * here, and those that lost their words go; a map from the old to the new
 * number follows them into spans and blocks.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "parser/bare.h"

#include <stdlib.h>

/* bare addresses */

/* A walk along the spans. Those that reach behind the newest address are few:
 * spans nest, and of each kind one is open. */
struct walk {
    size_t next, n; /* in b->spans, which is sorted */
    struct span open[SPAN_KINDS];
    unsigned nopen;
};

/* Is an address in it a link already, or cut by its begin or end? */
static bool cuts(const struct span *s, uint32_t start, uint32_t end)
{
    bool around = s->start <= start && s->end >= end;
    bool inside = s->start >= start && s->end <= end;
    return s->end > start && (s->kind == SPAN_LINK || !(around || inside));
}

/* Is the address inside a link or cut by a span? Addresses come in order. */
static bool crosses(const struct build *b, struct walk *w, uint32_t start,
                    uint32_t end)
{
    bool found = false;
    unsigned kept = 0;
    for (unsigned i = 0; i < w->nopen; i++) {
        found = found || cuts(&w->open[i], start, end);
        if (w->open[i].end > end)
            w->open[kept++] = w->open[i];
    }
    w->nopen = kept;
    for (; w->next < w->n && b->spans[w->next].start < end; w->next++) {
        const struct span *s = &b->spans[w->next];
        found = found || cuts(s, start, end);
        if (s->end > end && w->nopen < SPAN_KINDS)
            w->open[w->nopen++] = *s;
    }
    return found;
}

static void bare_add(struct build *b, uint32_t start, uint32_t end,
                     uint32_t block)
{
    struct str href = str_range(b->text.p + start, b->text.p + end);
    uint32_t i = link_add(b, arena_str(&b->strings, href), LINK_TEXT);
    b->links[i].start = start;
    b->links[i].end = end;
    b->links[i].block = block;
    span_push(b, (struct span){ start, end, i, SPAN_LINK });
}

/* Addresses that stand bare in the text become links. */
static void link_bare(struct build *b)
{
    struct walk w = { .n = b->nspans };
    size_t n;
    uint32_t block = 0;
    for (size_t at = 0; bare_next(buf_str(&b->text), &at, &n); at += n) {
        uint32_t start = (uint32_t)at, end = (uint32_t)(at + n);
        while (block < b->nblocks && b->blocks[block].end < end)
            block++;
        if (block < b->nblocks && !crosses(b, &w, start, end))
            bare_add(b, start, end, block);
    }
    if (b->nspans > w.n)
        spans_sort(b->spans, b->nspans);
}

/* output */

struct link_place {
    const struct link *l;
    uint32_t old;
};

static int link_order(const void *x, const void *y)
{
    const struct link_place *a = x, *b = y;
    if (a->l->start != b->l->start)
        return a->l->start < b->l->start ? -1 : 1;
    return (a->old > b->old) - (a->old < b->old);
}

/* Links with words or a block of their own; map tells the new number of each
 * or NONE. */
static void links_out(const struct build *b, struct arena *a, struct doc *out,
                      uint32_t *map)
{
    struct link_place *places = xmalloc(b->nlinks * sizeof *places);
    uint32_t n = 0;
    for (size_t i = 0; i < b->nlinks; i++) {
        const struct link *l = &b->links[i];
        bool placed = l->start != NONE && l->end != NONE;
        map[i] = NONE;
        if (placed && (l->start < l->end || l->kind >= LINK_IMAGE))
            places[n++] = (struct link_place){ l, (uint32_t)i };
    }
    qsort(places, n, sizeof *places, link_order);
    out->links = arena_array(a, struct link, n);
    out->nlinks = n;
    for (uint32_t i = 0; i < n; i++) {
        out->links[i] = *places[i].l;
        out->links[i].href = arena_str(a, places[i].l->href);
        map[places[i].old] = i;
    }
    free(places);
}

static void spans_out(struct build *b, struct arena *a, struct doc *out,
                      const uint32_t *map)
{
    uint32_t n = 0;
    for (size_t i = 0; i < b->nspans; i++) {
        struct span s = b->spans[i];
        if (s.kind == SPAN_LINK)
            s.aux = map[s.aux];
        if (s.kind != SPAN_LINK || s.aux != NONE)
            b->spans[n++] = s;
    }
    out->nspans = n;
    out->spans = arena_take(a, b->spans, n * sizeof *b->spans);
    b->spans = NULL;
}

static void blocks_out(struct build *b, struct arena *a, struct doc *out,
                       const uint32_t *map)
{
    for (size_t i = 0; i < b->nblocks; i++)
        if (b->blocks[i].link != NONE)
            b->blocks[i].link = map[b->blocks[i].link];
    out->nblocks = (uint32_t)b->nblocks;
    out->blocks = arena_take(a, b->blocks, b->nblocks * sizeof *b->blocks);
    b->blocks = NULL;
}

static void notes_out(const struct build *b, struct arena *a, struct doc *out)
{
    out->nnotes = (uint32_t)b->nnotes;
    out->notes = arena_array(a, struct str, b->nnotes);
    for (size_t i = 0; i < b->nnotes; i++)
        out->notes[i] = arena_str(a, b->notes[i]);
}

static void build_free(struct build *b)
{
    buf_free(&b->text);
    buf_free(&b->aside_text);
    buf_free(&b->note);
    buf_free(&b->by);
    free(b->blocks);
    free(b->spans);
    free(b->links);
    free(b->notes);
    free(b->cells);
    free(b->asides);
    free(b->lists);
    arena_free(&b->strings);
    free(b);
}

void build_finish(struct build *b, struct arena *a, struct doc *out)
{
    asides_end(b);
    block_end(b);
    while (b->ntables)
        build_table_end(b);
    if (b->more_ruby)
        spans_sort(b->spans, b->nspans);
    link_bare(b);

    uint32_t *map = xmalloc(b->nlinks * sizeof *map);
    *out = (struct doc){ .text = buf_give(&b->text, a) };
    links_out(b, a, out, map);
    spans_out(b, a, out, map);
    blocks_out(b, a, out, map);
    notes_out(b, a, out);
    free(map);
    build_free(b);
}
