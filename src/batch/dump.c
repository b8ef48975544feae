/* SPDX-License-Identifier: MIT */
/*
 * text and ansi go through the layout, json and tree show the document as it
 * is. An object of json holds the keys of the list first, from the same
 * function.
 */
#include <config.h>

#include "batch/dump.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "batch/ansi.h"
#include "batch/list.h"
#include "text/utf8.h"

#include <stdlib.h>

static struct str translate(const char *text)
{
    return str_of(_(text));
}

static void each(const struct dump_opts *o)
{
    if (o->each)
        o->each(o->user);
}

/* ---- text, ansi ---- */

static void cut_blanks(struct buf *out, size_t from)
{
    while (out->n > from && out->p[out->n - 1] == ' ')
        out->n--;
}

static void put_row(const struct layout *l, const struct row *row,
                    const struct dump_opts *o, struct buf *out)
{
    size_t from = out->n;
    unsigned at = 0;
    for (uint32_t i = row->run; i < row->run + row->nruns; i++) {
        const struct run *run = &l->runs[i];
        if (run->x > at)
            buf_fill(out, ' ', run->x - at);
        at = run->x + run->cells;
        if (o->form == DUMP_ANSI)
            ansi_run(out, o->width, run->text, run->look);
        else
            width_drawn(o->width, run->text, out);
    }
    cut_blanks(out, from);
    buf_chr(out, '\n');
}

static void dump_rows(const struct article *a, const struct dump_opts *o,
                      bool first, struct buf *out)
{
    struct arena arena = { 0 };
    struct layout l;
    struct layout_opts opts = { .measure = o->measure,
                                .width = o->width,
                                .ascii = o->ascii,
                                .justify = o->justify,
                                .blocks = o->blocks,
                                .head = true,
                                .show_hidden = o->show_hidden,
                                .translate = translate };
    struct shown shown;
    shown_make(&shown, &a->doc, &a->meta, &o->shown);
    shown_layout(&arena, &shown, &opts, &l);
    if (!first)
        buf_add(out, STR("\f\n"));
    for (uint32_t i = 0; i < l.nrows; i++) {
        put_row(&l, &l.rows[i], o, out);
        each(o);
    }
    shown_free(&shown);
    arena_free(&arena);
}

/* ---- json ---- */

/* Links by block: those of block i are list[first[i] .. first[i + 1]). */
struct by_block {
    uint32_t *first, *list;
};

static struct by_block sort_links(const struct doc *d)
{
    struct by_block b = { xcalloc((size_t)d->nblocks + 2, sizeof(uint32_t)),
                          xcalloc((size_t)d->nlinks + 1, sizeof(uint32_t)) };
    for (uint32_t i = 0; i < d->nlinks; i++)
        if (d->links[i].block < d->nblocks)
            b.first[d->links[i].block + 2]++;
    for (uint32_t i = 2; i < d->nblocks + 2; i++)
        b.first[i] += b.first[i - 1];
    for (uint32_t i = 0; i < d->nlinks; i++)
        if (d->links[i].block < d->nblocks)
            b.list[b.first[d->links[i].block + 1]++] = i;
    return b;
}

/* Characters of a block up to a position; goes on from the last question. */
struct counter {
    const struct doc *doc;
    uint32_t start, end; /* of the block */
    uint32_t pos;
    size_t chars;
};

static size_t count_to(struct counter *c, uint32_t pos)
{
    pos = pos < c->start ? c->start : pos > c->end ? c->end : pos;
    if (pos < c->pos) {
        c->pos = c->start;
        c->chars = 0;
    }
    c->chars +=
        utf8_count((struct str){ c->doc->text.p + c->pos, pos - c->pos });
    c->pos = pos;
    return c->chars;
}

static void put_links(struct json *j, const struct doc *d, uint32_t block,
                      const struct by_block *links)
{
    const struct block *b = &d->blocks[block];
    struct counter c = { d, b->start, b->end, b->start, 0 };
    json_key(j, "links");
    json_open(j, '[');
    for (uint32_t i = links->first[block]; i < links->first[block + 1]; i++) {
        const struct link *link = &d->links[links->list[i]];
        json_open(j, '{');
        json_key(j, "start");
        json_int(j, (int64_t)count_to(&c, link->start));
        json_key(j, "end");
        json_int(j, (int64_t)count_to(&c, link->end));
        json_key(j, "href");
        json_str(j, link->href);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* What belongs to some kinds only. */
static void put_kind(struct json *j, const struct block *b)
{
    json_key(j, "kind");
    json_str(j, str_of(block_kind_name((enum block_kind)b->kind)));
    if (b->kind == BLOCK_HEADING) {
        json_key(j, "level");
        json_int(j, b->level);
    }
    if (b->kind != BLOCK_ITEM)
        return;
    json_key(j, "ordered");
    json_bool(j, b->flags & BLOCK_ORDERED);
    if (b->flags & BLOCK_ORDERED) {
        json_key(j, "number");
        json_int(j, b->number);
    }
    json_key(j, "continues");
    json_bool(j, b->flags & BLOCK_CONTINUES);
}

static int64_t count_hidden(const struct doc *d)
{
    int64_t n = 0;
    for (uint32_t i = 0; i < d->nblocks; i++)
        n += d->blocks[i].hidden != HIDE_NOT;
    return n;
}

static void put_blocks(struct json *j, const struct doc *d, bool hidden,
                       const struct by_block *links, const struct dump_opts *o)
{
    json_key(j, hidden ? "hidden_blocks" : "blocks");
    json_open(j, '[');
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        if ((b->hidden != HIDE_NOT) != hidden)
            continue;
        json_open(j, '{');
        put_kind(j, b);
        if (hidden) {
            json_key(j, "reason");
            json_str(j, str_of(reason_name((enum reason)b->hidden)));
        }
        if (b->quote || b->list) {
            json_key(j, "depth");
            json_int(j, b->quote + b->list);
        }
        json_key(j, "text");
        json_str(j, doc_block(d, b));
        put_links(j, d, i, links);
        json_close(j, '}');
        each(o);
    }
    json_close(j, ']');
}

static void dump_json(const struct article *a, const struct dump_opts *o,
                      struct buf *out)
{
    const struct doc *d = &a->doc;
    struct json j = { .out = out };
    struct list_keys keys;
    list_keys_meta(&keys, a->ref.path, &a->meta);
    list_json_keys(&j, &keys);
    json_key(&j, "chars");
    json_int(&j, (int64_t)doc_chars(d));
    json_key(&j, "hidden");
    json_int(&j, count_hidden(d));
    json_key(&j, "damage");
    json_open(&j, '{');
    json_key(&j, "bad_bytes");
    json_int(&j, d->bad_bytes);
    json_key(&j, "cleaned");
    json_int(&j, d->cleaned);
    json_key(&j, "mojibake");
    json_int(&j, d->mojibake);
    json_key(&j, "cut");
    json_int(&j, (int64_t)d->cut);
    json_close(&j, '}');
    struct by_block links = sort_links(d);
    put_blocks(&j, d, false, &links, o);
    put_blocks(&j, d, true, &links, o);
    free(links.first);
    free(links.list);
    json_close(&j, '}');
    buf_chr(out, '\n');
}

void dump_article(const struct article *a, const struct dump_opts *o,
                  bool first, struct buf *out)
{
    switch (o->form) {
    case DUMP_TEXT:
    case DUMP_ANSI:
        dump_rows(a, o, first, out);
        break;
    case DUMP_JSON:
        dump_json(a, o, out);
        break;
    case DUMP_TREE:
        doc_print(&a->doc, out);
        break;
    }
}
