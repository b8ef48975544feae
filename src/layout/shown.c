/* SPDX-License-Identifier: MIT */
/*
 * A block is edited, then converted; the map is told of each one that changed.
 * After the layout runs are cut where the sizes of both texts differ.
 */
#include <config.h>

#include "layout/shown.h"

#include "base/mem.h"

#include <stdlib.h>

static enum lang lang_of(const struct block *b, const struct meta *m)
{
    return b->lang ? (enum lang)b->lang : m->lang;
}

/* The text while it grows, block by block. */
struct writer {
    struct shown *s;
    const struct doc *doc;
    const struct shown_opts *o;
    struct arena scratch;
    struct edits edits;
    struct buf edited, text;
};

static uint32_t here(const struct writer *w)
{
    return (uint32_t)w->text.n;
}

/* The map of a block that was edited before it became `to`, at the end of the
 * text: what lies between the edits, and each edit, has its own place. */
static void map_edited(struct writer *w, const struct block *b, struct str to)
{
    struct convert_map *map = &w->s->map, own = { 0 };
    const char *from = w->doc->text.p;
    struct str edited = buf_str(&w->edited);
    size_t n;
    const struct edit *list = edits_list(&w->edits, &n);
    uint32_t at = b->start, e = 0, t = 0; /* in document, edited, to */
    convert_map_add(&own, edited, 0, to, 0);
    for (size_t i = 0; i <= n; i++) {
        uint32_t stop = i < n ? list[i].at : b->end;
        uint32_t before = convert_map_to(&own, e + stop - at, true);
        convert_map_add(map, str_range(from + at, from + stop), at,
                        str_range(to.p + t, to.p + before), here(w) + t);
        e += stop - at;
        at = stop;
        t = before;
        if (i == n)
            break;
        e += (uint32_t)list[i].put.n;
        uint32_t behind = convert_map_to(&own, e, true);
        convert_map_jump(map, (struct convert_jump){ at, list[i].del,
                                                     here(w) + t, behind - t });
        at += list[i].del;
        t = behind;
    }
    convert_map_free(&own);
}

static void put_block(struct writer *w, struct block *b, enum lang lang)
{
    struct convert *c = w->o->convert;
    struct str from = doc_block(w->doc, b), to = from;
    uint32_t start = here(w);
    buf_reset(&w->edited);
    edits_find(&w->edits, &w->scratch, w->doc, b, lang, w->o->gaps);
    if (w->edits.list.n) {
        edits_apply(&w->edits, w->doc, b, &w->edited);
        to = buf_str(&w->edited);
    }
    if (c && convert_wants(c, lang))
        to = convert_text(c, &w->scratch, to, lang);
    if (w->edits.list.n)
        map_edited(w, b, to);
    else if (to.p != from.p)
        convert_map_add(&w->s->map, from, b->start, to, start);
    buf_add(&w->text, to);
    if (c && b->lang)
        b->lang = (uint8_t)convert_lang(c, lang);
    b->start = start;
    b->end = here(w);
}

static void put_text(struct shown *s, const struct doc *doc,
                     const struct meta *meta, const struct shown_opts *o)
{
    struct writer w = { .s = s, .doc = doc, .o = o };
    arena_bytes(&w.scratch, 1);
    struct arena_mark empty = arena_mark(&w.scratch);
    buf_room(&w.text, doc->text.n + 1);
    for (uint32_t i = 0; i < doc->nblocks; i++) {
        struct block *b = &s->doc.blocks[i];
        if (i)
            buf_chr(&w.text, '\n');
        put_block(&w, b, lang_of(b, meta));
        arena_rewind(&w.scratch, empty);
    }
    s->doc.text = buf_give(&w.text, &s->arena);
    buf_free(&w.edited);
    edits_free(&w.edits);
    arena_free(&w.scratch);
}

static void move(const struct convert_map *m, uint32_t *start, uint32_t *end)
{
    *start = convert_map_to(m, *start, false);
    *end = convert_map_to(m, *end, true);
}

static void *copy(struct arena *a, const void *list, size_t bytes)
{
    void *to = arena_alloc(a, bytes);
    if (bytes)
        memcpy(to, list, bytes);
    return to;
}

bool shown_differs(const struct doc *doc, const struct shown_opts *o)
{
    return o->convert || o->gaps != GAPS_SOURCE || doc->nnotes > 0;
}

void shown_make(struct shown *out, const struct doc *doc,
                const struct meta *meta, const struct shown_opts *o)
{
    struct convert *c = o->convert;
    struct doc *d = &out->doc;
    struct arena *a = &out->arena;
    *out = (struct shown){ .doc = *doc, .meta = *meta };
    if (!shown_differs(doc, o))
        return; /* it is the document itself */
    d->blocks = copy(a, doc->blocks, doc->nblocks * sizeof *doc->blocks);
    d->spans = copy(a, doc->spans, doc->nspans * sizeof *doc->spans);
    d->links = copy(a, doc->links, doc->nlinks * sizeof *doc->links);
    put_text(out, doc, meta, o);
    for (uint32_t i = 0; i < d->nspans; i++)
        move(&out->map, &d->spans[i].start, &d->spans[i].end);
    for (uint32_t i = 0; i < d->nlinks; i++)
        move(&out->map, &d->links[i].start, &d->links[i].end);
    if (c && convert_wants(c, meta->lang)) {
        struct str *names[] = { &out->meta.title, &out->meta.source,
                                &out->meta.author };
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            *names[i] = convert_text(c, a, *names[i], meta->lang);
    }
    if (c)
        out->meta.lang = convert_lang(c, meta->lang);
}

void shown_free(struct shown *s)
{
    arena_free(&s->arena);
    convert_map_free(&s->map);
    *s = (struct shown){ 0 };
}

/* positions */

/* The runs of a layout, written anew. */
struct cutter {
    const struct convert_map *map;
    struct width width;
    struct run *run;
    size_t n, room;
};

static void put(struct cutter *c, struct run run)
{
    if (c->n == c->room) {
        c->room += c->room / 2 + 16;
        c->run = xrealloc(c->run, c->room * sizeof *c->run);
    }
    c->run[c->n++] = run;
}

/* The first `bytes` of *rest become a run that stands for the document's text
 * from pos on, `source` bytes of it. */
static void cut(struct cutter *c, struct run *rest, uint32_t bytes,
                uint32_t pos, uint32_t source)
{
    struct run run = *rest;
    if (bytes == 0)
        return;
    if (bytes < run.text.n)
        run.cells = (uint16_t)width_str(c->width, str_head(run.text, bytes));
    run.text = str_head(run.text, bytes);
    run.pos = pos;
    run.source = source;
    rest->text = str_skip(rest->text, bytes);
    rest->x = (uint16_t)(rest->x + run.cells);
    rest->cells = (uint16_t)(rest->cells - run.cells);
    rest->pos += bytes;
    put(c, run);
}

static void cut_run(struct cutter *c, struct run run)
{
    const struct convert_jump *list;
    size_t n = convert_map_jumps(c->map, &list), low = 0, high = n;
    uint32_t end = run.pos + (uint32_t)run.text.n;
    while (low < high) { /* the first that ends behind the run's begin */
        size_t mid = low + (high - low) / 2;
        if (list[mid].to + list[mid].nto <= run.pos)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = low; i < n && list[i].to < end; i++) {
        uint32_t stop = list[i].to + list[i].nto;
        if (run.pos < list[i].to) {
            uint32_t bytes = list[i].to - run.pos;
            cut(c, &run, bytes, list[i].from - bytes, bytes);
        }
        cut(c, &run, (stop < end ? stop : end) - run.pos, list[i].from,
            list[i].nfrom);
    }
    cut(c, &run, (uint32_t)run.text.n, convert_map_from(c->map, run.pos, false),
        (uint32_t)run.text.n);
}

void shown_layout(struct arena *arena, const struct shown *s,
                  const struct layout_opts *opts, struct layout *out)
{
    struct cutter c = { .map = &s->map, .width = opts->width };
    layout_make(arena, &s->doc, &s->meta, opts, out);
    if (s->map.jumps.n == 0)
        return;
    for (uint32_t i = 0; i < out->nrows; i++) {
        struct row *row = &out->rows[i];
        uint32_t first = (uint32_t)c.n;
        row->pos = convert_map_from(c.map, row->pos, false);
        for (uint32_t k = row->run; k < row->run + row->nruns; k++) {
            if (out->runs[k].pos == POS_NONE)
                put(&c, out->runs[k]);
            else
                cut_run(&c, out->runs[k]);
        }
        row->run = first;
        row->nruns = (uint32_t)c.n - first;
    }
    out->nruns = (uint32_t)c.n;
    out->runs = copy(arena, c.run, c.n * sizeof *c.run);
    free(c.run);
}
