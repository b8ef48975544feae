/* SPDX-License-Identifier: MIT */
/*
 * Blocks that do not change are copied as they are; the map is told of each
 * one. After the layout runs are cut where the sizes of both texts differ.
 */
#include <config.h>

#include "layout/shown.h"

#include "base/mem.h"

#include <stdlib.h>

static enum lang lang_of(const struct block *b, const struct meta *m)
{
    return b->lang ? (enum lang)b->lang : m->lang;
}

/* The text, block by block, and their new places. */
static void put_text(struct shown *s, const struct doc *doc,
                     const struct meta *meta, struct convert *c)
{
    struct arena scratch = { 0 };
    struct arena_mark empty;
    struct buf text = { 0 };
    arena_bytes(&scratch, 1);
    empty = arena_mark(&scratch);
    buf_room(&text, doc->text.n + 1);
    for (uint32_t i = 0; i < doc->nblocks; i++) {
        struct block *b = &s->doc.blocks[i];
        struct str from = doc_block(doc, b), to = from;
        enum lang lang = lang_of(b, meta);
        uint32_t start;
        if (i)
            buf_chr(&text, '\n');
        start = (uint32_t)text.n;
        if (convert_wants(c, lang))
            to = convert_text(c, &scratch, from, lang);
        buf_add(&text, to);
        if (to.p != from.p)
            convert_map_add(&s->map, from, b->start, to, start);
        if (b->lang)
            b->lang = (uint8_t)convert_lang(c, lang);
        b->start = start;
        b->end = (uint32_t)text.n;
        arena_rewind(&scratch, empty);
    }
    s->doc.text = arena_str(&s->arena, buf_str(&text));
    buf_free(&text);
    arena_free(&scratch);
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

void shown_make(struct shown *out, const struct doc *doc,
                const struct meta *meta, struct convert *c)
{
    struct doc *d = &out->doc;
    struct arena *a = &out->arena;
    *out = (struct shown){ .doc = *doc, .meta = *meta };
    d->blocks = copy(a, doc->blocks, doc->nblocks * sizeof *doc->blocks);
    d->spans = copy(a, doc->spans, doc->nspans * sizeof *doc->spans);
    d->links = copy(a, doc->links, doc->nlinks * sizeof *doc->links);
    put_text(out, doc, meta, c);
    for (uint32_t i = 0; i < d->nspans; i++)
        move(&out->map, &d->spans[i].start, &d->spans[i].end);
    for (uint32_t i = 0; i < d->nlinks; i++)
        move(&out->map, &d->links[i].start, &d->links[i].end);
    out->meta.lang = convert_lang(c, meta->lang);
    if (convert_wants(c, meta->lang)) {
        struct str *names[] = { &out->meta.title, &out->meta.source,
                                &out->meta.author };
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            *names[i] = convert_text(c, a, *names[i], meta->lang);
    }
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
