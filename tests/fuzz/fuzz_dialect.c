/* SPDX-License-Identifier: MIT */
/*
 * Any text is safe for every dialect, also for one that did not recognise it:
 * what its meta finds can be weighed, its segments lie in the file's order
 * and are read to a document.
 */
#include <config.h>

#include "parser/dialect.h"
#include "parser/parse.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

enum { ITEMS = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void use(struct str s)
{
    must(s.n == 0 || s.p != NULL);
    uint8_t sum = 0;
    for (size_t i = 0; i < s.n; i++)
        sum ^= (uint8_t)s.p[i];
    volatile uint8_t sink = sum;
    (void)sink;
}

static void use_found(const struct found *f)
{
    use(f->title);
    use(f->front_title);
    use(f->url);
    use(f->author);
    use(f->tags);
    use(f->feed);
    use(f->ms);
    use(f->front_date);
    use(f->label_date);
    use(f->page_date);
    use(f->provenance);
    use(f->body);
}

static void one_item(struct arena *a, const struct dialect *d, struct str text,
                     struct str path)
{
    struct found f = { 0 };
    struct segments s = { 0 };
    if (d->head)
        d->head(a, text, &f);
    d->meta(a, text, path, &f);
    use_found(&f);
    dialect_cut(
        d, a, clean_text(a, charset_decode(a, text, CHARSET_UTF8, NULL), NULL),
        &s);
    for (size_t i = 0; i < s.n; i++) {
        must(s.list[i].hidden < HIDE_REASONS);
        use(s.list[i].text);
    }
}

/* Every byte belongs to at most one item, and the walk ends. */
static void items(struct arena *a, const struct dialect *d, struct str text,
                  struct str path)
{
    struct str rest = text, item;
    for (int left = ITEMS; left > 0; left--) {
        const char *at = rest.p;
        if (!d->next(&rest, &item))
            return;
        must(item.n <= text.n && (rest.n == 0 || rest.p > at));
        one_item(a, d, item, path);
    }
}

static void parse_as(struct arena *a, const struct meta_in *in,
                     const struct dialect *d)
{
    struct meta m;
    struct doc doc;
    meta_scan(a, in, &m);
    m.dialect = d;
    parse_article(a, in, &m, &doc);
    must(utf8_valid(doc.text) == doc.text.n);
}

/* Both ways to the row of a text, and to what it finds, are the same. */
static void one_walk(struct str text, struct str path)
{
    struct arena a = { 0 };
    struct found one = { 0 }, two = { 0 };
    const struct dialect *d = dialect_of(text, path);
    must(d != NULL && dialect_found(&a, text, path, &one) == d);
    d->meta(&a, text, path, &two);
    must(str_eq(one.title, two.title) && str_eq(one.url, two.url));
    must(str_eq(one.ms, two.ms) && str_eq(one.front_date, two.front_date));
    must(str_eq(one.body, two.body) && str_eq(one.author, two.author));
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = { (const char *)data, size }, path = STR("a/b.html");
    struct meta_in in = { .bytes = text,
                          .path = path,
                          .now_ms = INT64_C(1700000000000),
                          .rules = rules_builtin() };
    one_walk(text, path);
    for (size_t i = 0; i < ndialects; i++) {
        struct arena a = { 0 };
        dialects[i]->recognise(text, path);
        one_item(&a, dialects[i], text, path);
        if (dialects[i]->next)
            items(&a, dialects[i], text, path);
        parse_as(&a, &in, dialects[i]);
        arena_free(&a);
    }
    return 0;
}
