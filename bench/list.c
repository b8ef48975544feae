/* SPDX-License-Identifier: MIT */
/*
 * list - the complete sorted list of an archive (walk, scan, adopt, sort and
 * group) with one and two threads, against the bare loop.
 */
#include <config.h>

#include "bare.h"
#include "measure.h"

#include "model/index.h"
#include "model/loader.h"
#include "parser/rules.h"

#include <stdio.h>

struct result {
    size_t entries, string_bytes, groups;
};

/* brief: as --list=tsv needs it; else as the screen does. */
static void make_list(const struct bench *b, unsigned threads, bool brief,
                      struct result *r)
{
    struct load_opts o = {
        .paths = b->paths,
        .npaths = b->npaths,
        .rules = rules_builtin(),
        .now_ms = b->now_ms,
        .brief = brief,
    };
    struct index_opts order = { .sort = SORT_DATE, .grouping = GROUP_SOURCE };
    struct archive a;
    struct arena arena = { 0 };
    struct index x;

    archive_init(&a);
    struct pool *pool = pool_new(threads);
    struct loader *l = loader_start(pool, &o, NULL);
    for (struct batch *batch; (batch = loader_take(l));)
        archive_adopt(&a, batch);
    index_build(&arena, &a, a.nentries, &order, &x);
    r->entries = a.nentries;
    r->string_bytes = a.arena.bytes;
    r->groups = x.ngroups;
    arena_free(&arena);
    loader_free(l);
    pool_free(pool);
    archive_free(&a);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct bare bare;
    struct result r = { 0 };
    struct variant loop = { .name = "bare" }, one = { .name = "list_1_thread" },
                   two = { .name = "list_2_threads" };

    bench_begin(&b, "list", argc, argv, 11);
    bare_begin(&bare, b.paths, b.npaths);
    bare_run(&bare); /* all in the page cache */
    for (size_t i = 0; i < b.rounds; i++) {
        struct sample begin = measure_now();
        bare_run(&bare);
        measure_add(&loop, begin);
        begin = measure_now();
        make_list(&b, 1, true, &r);
        measure_add(&one, begin);
        begin = measure_now();
        make_list(&b, 2, true, &r);
        measure_add(&two, begin);
    }

    struct report report;
    struct sample m = measure_median(&loop);
    double n = r.entries ? (double)r.entries : 1;
    report_begin(&report, &b);
    report_number(&report, "files", (double)bare.files);
    report_number(&report, "bytes", (double)bare.bytes);
    report_number(&report, "entries", (double)r.entries);
    report_number(&report, "groups", (double)r.groups);
    report_variant(&report, &loop, bare.files);
    report_variant(&report, &one, bare.files);
    report_variant(&report, &two, bare.files);
    report_ratio(&report, "cpu_over_bare", measure_median(&one).cpu / m.cpu,
                 1.2);
    report_ratio(&report, "wall_2_over_bare",
                 measure_median(&two).wall / m.wall, 0.65);
    report_ratio(&report, "bytes_per_entry", sizeof(struct entry), 200);
    report_ratio(&report, "string_bytes_per_entry", (double)r.string_bytes / n,
                 0);
    report_end(&report);
    bare_end(&bare);
    bench_end(&b);
    return 0;
}
