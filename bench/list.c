/* SPDX-License-Identifier: MIT */
/*
 * list - the complete sorted list of an archive (walk, scan, adopt, sort, group
 * and the rows) as --list=tsv makes it, with one and two threads, against the
 * bare loop; with all that the screen keeps of an article; and with a thread
 * for each processor where no file is in the page cache.
 */
#include <config.h>

#include "bare.h"
#include "measure.h"

#include "batch/list.h"
#include "model/index.h"
#include "model/loader.h"
#include "parser/rules.h"

#include <stdio.h>

struct result {
    size_t entries, string_bytes, groups;
};

/* As a consumer of the rows. */
static bool count_bytes(void *bytes, struct str rows)
{
    *(size_t *)bytes += rows.n;
    return true;
}

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
    size_t bytes = 0;
    list_rows(pool, &a, &x, LIST_TSV, count_bytes, &bytes);
    r->entries = a.nentries;
    r->string_bytes = a.arena.bytes;
    r->groups = x.ngroups;
    arena_free(&arena);
    loader_free(l);
    pool_free(pool);
    archive_free(&a);
}

/* What is measured in turn, round after round. */
enum { BARE, ONE, TWO, ALL_FIELDS, VARIANTS };
enum { BARE_COLD, LIST_COLD, COLDS };
enum { COLD_ROUNDS = 3 };

struct runs {
    struct variant warm[VARIANTS], cold[COLDS];
};

static void run_warm(const struct bench *b, struct bare *bare, struct runs *r,
                     struct result *result)
{
    for (int i = 0; i < VARIANTS; i++) {
        struct sample begin = measure_now();
        if (i == BARE)
            bare_run(bare);
        else
            make_list(b, i == TWO ? 2 : 1, i != ALL_FIELDS, result);
        measure_add(&r->warm[i], begin);
    }
}

static void run_cold(const struct bench *b, struct bare *bare, struct runs *r)
{
    struct result unused;
    for (int i = 0; i < COLDS; i++) {
        bare_cool(bare);
        struct sample begin = measure_now();
        if (i == BARE_COLD)
            bare_run(bare);
        else
            make_list(b, 0, true, &unused);
        measure_add(&r->cold[i], begin);
    }
}

static void print(struct report *report, const struct runs *r, size_t files)
{
    struct sample m[VARIANTS], cold[COLDS];
    for (int i = 0; i < VARIANTS; i++) {
        report_variant(report, &r->warm[i], files);
        m[i] = measure_median(&r->warm[i]);
    }
    for (int i = 0; i < COLDS; i++) {
        report_variant(report, &r->cold[i], files);
        cold[i] = measure_median(&r->cold[i]);
    }
    report_ratio(report, "cpu_over_bare", m[ONE].cpu / m[BARE].cpu, 1.2);
    report_ratio(report, "wall_2_over_bare", m[TWO].wall / m[BARE].wall, 0.65);
    report_ratio(report, "all_fields_over_bare",
                 m[ALL_FIELDS].cpu / m[BARE].cpu, 0);
    report_ratio(report, "cold_wall_over_bare",
                 cold[LIST_COLD].wall / cold[BARE_COLD].wall, 0.4);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct bare bare;
    struct result r = { 0 };
    struct runs runs = { .warm = { { .name = "bare" },
                                   { .name = "list_1_thread" },
                                   { .name = "list_2_threads" },
                                   { .name = "all_fields_1_thread" } },
                         .cold = { { .name = "bare_cold" },
                                   { .name = "list_cold" } } };
    struct report report;

    bench_begin(&b, "list", argc, argv, 11);
    bare_begin(&bare, b.paths, b.npaths);
    bare_run(&bare); /* all in the page cache */
    for (size_t i = 0; i < b.rounds; i++)
        run_warm(&b, &bare, &runs, &r);
    for (size_t i = 0; i < b.rounds && i < COLD_ROUNDS; i++)
        run_cold(&b, &bare, &runs);
    bare_run(&bare); /* as it was */

    double n = r.entries ? (double)r.entries : 1;
    report_begin(&report, &b);
    report_number(&report, "files", (double)bare.files);
    report_number(&report, "bytes", (double)bare.bytes);
    report_number(&report, "entries", (double)r.entries);
    report_number(&report, "groups", (double)r.groups);
    print(&report, &runs, bare.files);
    report_ratio(&report, "bytes_per_entry", sizeof(struct entry), 200);
    report_ratio(&report, "string_bytes_per_entry", (double)r.string_bytes / n,
                 0);
    report_end(&report);
    bare_end(&bare);
    bench_end(&b);
    return 0;
}
