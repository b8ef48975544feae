/* SPDX-License-Identifier: MIT */
/*
 * typeset - lines of all paragraphs: breaks, widths and fill by our one pass
 * and by libunistring, which does both in one call too; whole articles laid
 * out; an article of 1 MB; and one paragraph of 1 MB against one of 10 MB.
 */
#include <config.h>

#include "files.h"

#include "base/mem.h"
#include "layout/layout.h"
#include "layout/para.h"
#include "model/article.h"
#include "parser/rules.h"

#include <stdlib.h>
#include <uniwidth.h>
#include <unilbrk.h>

enum { MEASURE = 80, INDENT = 4, MB = 1 << 20, TEXTS = 64 * MB };

struct text {
    struct str s;
    enum lang lang;
};

struct corpus {
    struct arena arena;
    struct article **articles;
    size_t narticles;
    struct text *texts; /* of all blocks that are shown */
    size_t n, bytes;
    unsigned char *map; /* as long as the longest text */
    char *breaks;
    size_t lines; /* counted, so that no call is idle */
};

static struct layout_opts opts(void)
{
    return (struct layout_opts){ .measure = MEASURE,
                                 .width = WIDTH_DUMP,
                                 .head = true };
}

static void read_all(struct corpus *c, const struct bench *b)
{
    size_t n, room = 0, longest = 0;
    struct str *paths = files_find(&c->arena, b, &n);
    c->articles = xcalloc(n, sizeof *c->articles);
    for (size_t i = 0; i < n && c->bytes < TEXTS; i++) {
        struct ref ref = { .path = paths[i], .item = 1 };
        struct article *a =
            article_load(&ref, &(struct article_opts){ .rules = rules_builtin(),
                                                       .now_ms = b->now_ms });
        c->articles[c->narticles++] = a;
        for (uint32_t k = 0; k < a->doc.nblocks; k++) {
            const struct block *block = &a->doc.blocks[k];
            if (block->hidden || block->start == block->end)
                continue;
            if (c->n == room) {
                room = room ? room * 2 : 4096;
                c->texts = xrealloc(c->texts, room * sizeof *c->texts);
            }
            struct str s = doc_block(&a->doc, block);
            c->texts[c->n++] = (struct text){ s, a->meta.lang };
            c->bytes += s.n;
            longest = s.n > longest ? s.n : longest;
        }
    }
    c->map = xmalloc(longest + 1);
    c->breaks = xmalloc(longest + 1);
}

/* Breaks, widths and fill of one text. */
static void lines_of(struct text t, unsigned char *map, size_t *lines)
{
    struct para p = {
        .text = t.s, .map = map, .first = MEASURE - INDENT, .room = MEASURE
    };
    struct para_line line;
    brk_map(t.s, WIDTH_DUMP, t.lang, map);
    while (para_next(&p, &line))
        ++*lines;
}

static void ours(struct corpus *c)
{
    for (size_t i = 0; i < c->n; i++)
        lines_of(c->texts[i], c->map, &c->lines);
}

static void map_only(struct corpus *c)
{
    for (size_t i = 0; i < c->n; i++) {
        brk_map(c->texts[i].s, WIDTH_DUMP, c->texts[i].lang, c->map);
        c->lines += c->map[0] & BRK_UNIT;
    }
}

static void unistring(struct corpus *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct str s = c->texts[i].s;
        c->lines +=
            (size_t)u8_width_linebreaks((const uint8_t *)s.p, s.n, MEASURE,
                                        INDENT, 0, NULL, "UTF-8", c->breaks);
    }
}

static void layouts(struct corpus *c)
{
    struct arena arena = { 0 };
    struct layout_opts o = opts();
    for (size_t i = 0; i < c->narticles; i++) {
        struct article *a = c->articles[i];
        struct layout l;
        if (a->status != ST_OK)
            continue;
        arena_reset(&arena);
        layout_make(&arena, &a->doc, &a->meta, &o, &l);
        c->lines += l.nrows;
    }
    arena_free(&arena);
}

/* made texts */

/* The texts one after another, and again, as one text of so many bytes. */
static struct str one_text(const struct corpus *c, size_t bytes)
{
    struct buf out = { 0 };
    for (size_t i = 0; c->n && out.n < bytes; i = (i + 1) % c->n)
        buf_add(&out, c->texts[i].s);
    return buf_str(&out);
}

static void paragraph(struct str s, size_t *lines)
{
    unsigned char *map = xmalloc(s.n + 1);
    lines_of((struct text){ s, LANG_ZH_HANS }, map, lines);
    free(map);
}

/* An article of the texts. */
static struct doc one_article(const struct corpus *c, struct buf *text)
{
    struct doc d = { 0 };
    size_t room = 0;
    for (size_t i = 0; c->n && text->n < MB; i = (i + 1) % c->n) {
        if (d.nblocks == room) {
            room = room ? room * 2 : 4096;
            d.blocks = xrealloc(d.blocks, room * sizeof *d.blocks);
        }
        if (d.nblocks)
            buf_chr(text, '\n');
        struct block *b = &d.blocks[d.nblocks++];
        *b = (struct block){ .start = (uint32_t)text->n,
                             .kind = BLOCK_PARAGRAPH,
                             .link = POS_NONE,
                             .rule = POS_NONE };
        buf_add(text, c->texts[i].s);
        b->end = (uint32_t)text->n;
    }
    d.text = buf_str(text);
    return d;
}

/* the report */

enum { OURS, MAP, UNISTRING, LAYOUT, ARTICLE, SMALL, LARGE, VARIANTS };

struct made {
    struct str small, large;
    struct doc doc;
    struct meta meta;
};

static void round_run(struct corpus *c, const struct made *m, struct variant *v)
{
    static void (*const runs[])(struct corpus *) = { ours, map_only, unistring,
                                                     layouts };
    struct arena arena = { 0 };
    struct layout_opts o = opts();
    struct layout l;
    struct sample begin;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        begin = measure_now();
        runs[i](c);
        measure_add(&v[i], begin);
    }
    o.minutes = doc_minutes(&m->doc);
    layout_make(&arena, &m->doc, &m->meta, &o, &l); /* as after a resize, */
    arena_reset(&arena);                            /* memory is there */
    begin = measure_now();
    layout_make(&arena, &m->doc, &m->meta, &o, &l);
    measure_add(&v[ARTICLE], begin);
    arena_free(&arena);
    begin = measure_now();
    for (int i = 0; i < 10; i++)
        paragraph(m->small, &c->lines);
    measure_add(&v[SMALL], begin);
    begin = measure_now();
    paragraph(m->large, &c->lines);
    measure_add(&v[LARGE], begin);
}

static double mb_per_s(const struct corpus *c, struct sample s)
{
    return (double)c->bytes / 1e3 / s.cpu;
}

static void report(const struct bench *b, const struct corpus *c,
                   const struct variant *v)
{
    struct report r;
    struct sample m[VARIANTS];
    report_begin(&r, b);
    report_number(&r, "paragraphs", (double)c->n);
    report_number(&r, "bytes", (double)c->bytes);
    for (size_t i = 0; i < VARIANTS; i++) {
        m[i] = measure_median(&v[i]);
        report_variant(&r, &v[i], i < LAYOUT ? c->n : c->narticles);
    }
    report_number(&r, "ours_mb_per_s", mb_per_s(c, m[OURS]));
    report_number(&r, "unistring_mb_per_s", mb_per_s(c, m[UNISTRING]));
    report_ratio(&r, "ours_over_unistring", m[OURS].cpu / m[UNISTRING].cpu,
                 0.25);
    report_ratio(&r, "layout_of_1mb_ms", m[ARTICLE].cpu, 5);
    report_ratio(&r, "paragraph_10mb_over_10_of_1mb",
                 m[LARGE].cpu / m[SMALL].cpu, 1.5);
    report_end(&r);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct corpus c = { 0 };
    struct made m = { .meta = { .lang = LANG_ZH_HANS,
                                .title = STR_INIT("1 MB"),
                                .day = DAY_UNKNOWN,
                                .clock = -1 } };
    struct buf text = { 0 };
    struct variant v[VARIANTS] = {
        [OURS] = { .name = "breaks_widths_fill" },
        [MAP] = { .name = "breaks_and_widths" },
        [UNISTRING] = { .name = "libunistring" },
        [LAYOUT] = { .name = "layout" },
        [ARTICLE] = { .name = "article_of_1mb" },
        [SMALL] = { .name = "10_paragraphs_of_1mb" },
        [LARGE] = { .name = "paragraph_of_10mb" },
    };

    bench_begin(&b, "typeset", argc, argv, 7);
    read_all(&c, &b);
    m.small = one_text(&c, MB);
    m.large = one_text(&c, 10 * MB);
    m.doc = one_article(&c, &text);
    for (size_t i = 0; i < b.rounds; i++)
        round_run(&c, &m, v);
    report(&b, &c, v);
    for (size_t i = 0; i < c.narticles; i++)
        article_free(c.articles[i]);
    free(c.articles);
    free(c.texts);
    free(c.map);
    free(c.breaks);
    free((char *)(uintptr_t)m.small.p);
    free((char *)(uintptr_t)m.large.p);
    free(m.doc.blocks);
    buf_free(&text);
    arena_free(&c.arena);
    bench_end(&b);
    return 0;
}
