/* SPDX-License-Identifier: MIT */
/*
 * Any HTML, in any pieces, gives a document that keeps the invariants of
 * parser/tree.h. Bytes 0x1E and 0x1F end a piece; the next one is an island
 * after 0x1F.
 */
#include <config.h>

#include "fuzz/check_doc.h"
#include "parser/html.h"
#include "parser/plain.h"
#include "text/charset.h"
#include "text/clean.h"

#include <stdint.h>
#include <stdlib.h>

enum { PIECES = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Each piece is clean, as a dialect gives it. */
static size_t pieces(struct arena *a, struct str all, struct segment *list)
{
    size_t n = 0;
    enum reason hidden = HIDE_NOT;
    while (n < PIECES && all.n) {
        size_t at = 0;
        while (at < all.n && all.p[at] != 0x1E && all.p[at] != 0x1F)
            at++;
        struct str s = charset_decode(a, str_head(all, at), CHARSET_UTF8, NULL);
        list[n++] =
            (struct segment){ clean_text(a, s, NULL), FORM_HTML, hidden };
        hidden = at < all.n && all.p[at] == 0x1F ? HIDE_NAV : HIDE_NOT;
        all = str_skip(all, at + 1);
    }
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct segment list[PIECES];
    struct doc d;
    size_t n = pieces(&a, (struct str){ (const char *)data, size }, list);
    struct html_in in = { .list = list,
                          .n = n,
                          .rules = rules_builtin(),
                          .host = STR("tea.example"),
                          .other = plain_read };
    struct build *b = build_new(STR("http://tea.example/a/b"), STR("茶与火车"));
    html_read(b, &in);
    build_finish(b, &a, &d);
    check_doc(&d);
    arena_free(&a);
    return 0;
}
