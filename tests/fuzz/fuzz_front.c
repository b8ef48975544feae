/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as front matter: keys and values lie in the block, the walk ends,
 * lists and texts are no longer than what they were made of. The same bytes
 * as the head of a text in Markdown: its lines follow each other.
 */
#include <config.h>

#include "parser/front.h"
#include "parser/md_head.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_inside(struct str all, struct str part)
{
    if (part.n && (part.p < all.p || str_end(part) > str_end(all)))
        abort();
}

static void check_block(struct arena *a, struct str block)
{
    struct str rest = block, key, value;
    bool toml = front_is_toml(block);
    size_t left = rest.n;
    while (toml ? front_toml_next(&rest, &key, &value)
                : front_next(&rest, &key, &value)) {
        if (rest.n >= left)
            abort();
        left = rest.n;
        check_inside(block, key);
        check_inside(block, value);
        if (front_text(a, value).n > value.n ||
            front_list(a, value).n > value.n)
            abort();
    }
}

static void check_head(struct str body)
{
    struct found f = { 0 };
    struct md_head h;
    const char *at = body.p;
    md_head(body, &h, &f);
    for (size_t i = 0; i < h.n; i++) {
        check_inside(body, h.lines[i].text);
        if (h.lines[i].text.p < at)
            abort();
        at = str_end(h.lines[i].text);
    }
    check_inside(body, h.rest);
    if (h.n && h.rest.n && h.rest.p < at)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct found f = { 0 };
    struct str text = { (const char *)data, size }, block, body = text;
    if (front_block(text, &block, &body)) {
        check_inside(text, block);
        check_inside(text, body);
        check_block(&a, block);
    }
    check_block(&a, text);
    front_found(&a, text, &f);
    check_head(body);
    arena_free(&a);
    return 0;
}
