/* SPDX-License-Identifier: MIT */
/*
 * Any file gives data that are valid, on one line each and within what the
 * header promises. What stands up to the first LF is taken for the path.
 */
#include <config.h>

#include "parser/dialect.h"
#include "parser/meta.h"
#include "parser/url.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_line(struct str s)
{
    must(utf8_valid(s) == s.n);
    must(str_chr(s, '\n') == s.n && str_chr(s, '\0') == s.n);
    must(!s.p || s.n > 0); /* absent, not empty */
}

static void check_meta(const struct meta *m)
{
    struct str tags = m->tags, tag;
    must(m->dialect != NULL);
    check_line(m->title);
    check_line(m->source);
    check_line(m->author);
    check_line(m->url);
    must(!m->url.p || url_host(m->url).n > 0);
    while (str_field(&tags, '\n', &tag))
        check_line(tag);
    must((m->date_from == DATE_FROM_NONE) == (m->day == DAY_UNKNOWN));
    must(m->clock >= -1 && m->clock < 24 * 60);
}

/* Nor does it matter what was scanned before and what is left out. */
static void check_same(const struct meta *a, const struct meta *b)
{
    must(a->dialect == b->dialect && a->day == b->day &&
         a->date_ms == b->date_ms && a->rule.known == b->rule.known &&
         a->rule.name.p == b->rule.name.p);
    must(str_eq(a->title, b->title) && str_eq(a->source, b->source) &&
         str_eq(a->url, b->url));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct meta m, again;
    struct meta_memo memo = { 0 };
    struct str all = { (const char *)data, size };
    size_t lf = str_chr(all, '\n');
    struct meta_in in = {
        .bytes = lf < size ? str_skip(all, lf + 1) : all,
        .path = lf < size && lf < 200 ? str_head(all, lf) : STR("a.md"),
        .now_ms = INT64_C(1700000000000),
        .rules = rules_builtin(),
    };
    if (!meta_binary(in.bytes)) {
        meta_scan(&a, &in, &m);
        check_meta(&m);
        meta_scan(&a, &in, &again);
        check_same(&m, &again);
        must(m.lang == again.lang && str_eq(m.author, again.author));
        in.memo = &memo;
        in.want = META_LIST;
        for (int i = 0; i < 2; i++) {
            meta_scan(&a, &in, &again);
            check_same(&m, &again);
        }
    }
    arena_free(&a);
    return 0;
}
