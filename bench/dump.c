/* SPDX-License-Identifier: MIT */
/*
 * dump - read, parse, lay out and print all articles in one process, against
 * the bare loop; and one article in a process of its own, against w3m, where
 * that is installed and a program is given by the variable BAOKAN.
 */
#include <config.h>

#include "bare.h"
#include "child.h"

#include "batch/dump.h"
#include "model/loader.h"
#include "parser/rules.h"

#include <stdlib.h>

static void load_paths(const struct bench *b, struct archive *a)
{
    struct load_opts o = {
        .paths = b->paths,
        .npaths = b->npaths,
        .rules = rules_builtin(),
        .now_ms = b->now_ms,
        .all = true,
    };
    archive_init(a);
    struct pool *pool = pool_new(0);
    struct loader *l = loader_start(pool, &o, NULL);
    for (struct batch *batch; (batch = loader_take(l));)
        archive_adopt(a, batch);
    loader_free(l);
    pool_free(pool);
}

/* Returns the bytes printed; nothing is written. */
static size_t dump_all(const struct bench *b, const struct archive *a)
{
    struct dump_opts o = { .form = DUMP_TEXT,
                           .measure = 80,
                           .width = WIDTH_DUMP };
    struct buf out = { 0 };
    struct arena scratch = { 0 };
    size_t bytes = 0;

    for (size_t i = 0; i < a->nentries; i++) {
        struct ref ref = entry_ref(&scratch, archive_entry(a, i));
        struct article *article =
            article_load(&ref, rules_builtin(), CHARSET_UNKNOWN, b->now_ms);
        if (article->status == ST_OK)
            dump_article(article, &o, i == 0, &out);
        article_free(article);
        bytes += out.n;
        buf_reset(&out);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    buf_free(&out);
    return bytes;
}

static void one_process(const struct bench *b, const struct archive *a,
                        struct report *r)
{
    struct arena arena = { 0 };
    struct variant w3m = { .name = "w3m_one_file" },
                   own = { .name = "baokan_one_file" };
    const char *program = getenv("BAOKAN");
    const char *path = entry_path(&arena, archive_entry(a, a->nentries / 2)).p;
    const char *const w3m_argv[] = { "w3m", "-dump", "-T", "text/html",
                                     "-I",  "UTF-8", "-O", "UTF-8",
                                     path,  NULL };
    const char *const own_argv[] = { program, "--dump", "--no-config", path,
                                     NULL };

    for (size_t i = 0; i < b->rounds * 3; i++) {
        struct child child;
        if (!child_run(w3m_argv, &child))
            break;
        measure_sample(&w3m, child.time);
        if (program && child_run(own_argv, &child))
            measure_sample(&own, child.time);
    }
    if (w3m.n)
        report_variant(r, &w3m, 1);
    if (own.n) {
        report_variant(r, &own, 1);
        report_ratio(r, "process_over_w3m",
                     measure_median(&own).cpu / measure_median(&w3m).cpu, 0.55);
    }
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct bare bare;
    struct archive a;
    struct report r;
    struct variant loop = { .name = "bare" }, all = { .name = "dump_all" };
    size_t bytes = 0;

    bench_begin(&b, "dump", argc, argv, 5);
    load_paths(&b, &a);
    bare_begin(&bare, b.paths, b.npaths);
    bare_run(&bare);
    for (size_t i = 0; i < b.rounds; i++) {
        struct sample begin = measure_now();
        bare_run(&bare);
        measure_add(&loop, begin);
        begin = measure_now();
        bytes = dump_all(&b, &a);
        measure_add(&all, begin);
    }
    report_begin(&r, &b);
    report_number(&r, "files", (double)bare.files);
    report_number(&r, "articles", (double)a.nentries);
    report_number(&r, "bytes_read", (double)bare.bytes);
    report_number(&r, "bytes_printed", (double)bytes);
    report_variant(&r, &loop, bare.files);
    report_variant(&r, &all, a.nentries);
    report_ratio(&r, "cpu_over_bare",
                 measure_median(&all).cpu / measure_median(&loop).cpu, 0);
    if (a.nentries)
        one_process(&b, &a, &r);
    report_end(&r);
    bare_end(&bare);
    archive_free(&a);
    bench_end(&b);
    return 0;
}
