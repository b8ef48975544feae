/* SPDX-License-Identifier: MIT */
/*
 * Any file gives a document that keeps the invariants of parser/tree.h. What
 * stands up to the first LF is taken for the path.
 */
#include <config.h>

#include "parser/parse.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_blocks(const struct doc *d)
{
    uint32_t at = 0;
    must(utf8_valid(d->text) == d->text.n);
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        must(b->start == at && b->end >= b->start && b->end <= d->text.n);
        must(i + 1 == d->nblocks || d->text.p[b->end] == '\n');
        must(b->kind < BLOCK_KINDS && b->hidden < HIDE_REASONS);
        must(b->link == POS_NONE || b->link < d->nlinks);
        at = b->end + 1;
    }
    must(d->nblocks == 0 || at == d->text.n + 1);
}

static void check_spans(const struct doc *d)
{
    uint32_t block = 0;
    for (uint32_t i = 0; i < d->nspans; i++) {
        const struct span *s = &d->spans[i];
        must(i == 0 || s[-1].start < s->start ||
             (s[-1].start == s->start && s[-1].end >= s->end));
        while (block < d->nblocks && d->blocks[block].end < s->start)
            block++;
        must(block < d->nblocks && s->start <= s->end &&
             s->start >= d->blocks[block].start &&
             s->end <= d->blocks[block].end);
        must(s->kind != SPAN_LINK || s->aux < d->nlinks);
        must(s->kind != SPAN_RUBY || s->aux < d->nnotes);
    }
    for (uint32_t i = 0; i < d->nlinks; i++)
        must(d->links[i].start <= d->links[i].end &&
             d->links[i].end <= d->text.n && d->links[i].block < d->nblocks);
}

static void check_article(const struct meta_in *in)
{
    struct arena a = { 0 };
    struct buf printed = { 0 };
    struct meta m;
    struct doc d;
    meta_scan(&a, in, &m);
    must(utf8_valid(m.title) == m.title.n && !str_has(m.title, STR("\n")));
    must(m.dialect != NULL);
    parse_article(&a, in, &m, &d);
    check_blocks(&d);
    check_spans(&d);
    doc_chars(&d);
    doc_hidden(&d, NULL);
    doc_minutes(&d);
    doc_print(&d, &printed);
    buf_free(&printed);
    arena_free(&a);
}

/* An item is found again in its own bytes alone. */
static void check_item(const struct meta_in *file, const struct meta_in *item)
{
    struct meta_items again;
    struct meta_in one;
    meta_items(file, &again);
    again.rest = item->bytes;
    must(meta_items_next(&again, &one));
    must(one.bytes.p == item->bytes.p && one.bytes.n == item->bytes.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str all = { (const char *)data, size };
    size_t lf = str_chr(all, '\n');
    struct meta_in in = {
        .bytes = lf < size ? str_skip(all, lf + 1) : all,
        .path = lf < size && lf < 200 ? str_head(all, lf) : STR("a.html"),
        .now_ms = INT64_C(1700000000000),
        .rules = rules_builtin(),
    };
    struct meta_in item;
    struct meta_items items;
    meta_items(&in, &items);
    while (meta_items_next(&items, &item)) {
        must(items.n < 2 || items.dialect);
        if (items.dialect)
            check_item(&in, &item);
        check_article(&item);
    }
    must(items.n > 0);
    return 0;
}
