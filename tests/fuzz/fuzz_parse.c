/* SPDX-License-Identifier: MIT */
/*
 * Any file gives a document that keeps the invariants of parser/tree.h. What
 * stands up to the first LF is taken for the path.
 */
#include <config.h>

#include "fuzz/check_doc.h"
#include "parser/parse.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Who wants the text alone gets the same document. */
static void check_text(struct arena *a, const struct meta_in *file,
                       struct str printed)
{
    struct buf again = { 0 };
    struct meta_in in = *file;
    struct meta m;
    struct doc d;
    in.want = META_TEXT;
    meta_scan(a, &in, &m);
    parse_article(a, &in, &m, &d);
    doc_print(&d, &again);
    must(str_eq(buf_str(&again), printed));
    buf_free(&again);
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
    check_doc(&d);
    doc_chars(&d);
    doc_hidden(&d, NULL);
    doc_minutes(&d);
    doc_print(&d, &printed);
    check_text(&a, in, buf_str(&printed));
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
