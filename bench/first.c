/* SPDX-License-Identifier: MIT */
/*
 * first - time from the start of the loader until the first entries of a
 * screen are there, which must not grow with the archive.
 */
#include <config.h>

#include "measure.h"

#include "model/index.h"
#include "model/loader.h"
#include "parser/rules.h"

enum { SCREEN = 50 };

static void first_screen(const struct bench *b, struct variant *v,
                         struct variant *all)
{
    struct load_opts o = {
        .paths = b->paths,
        .npaths = b->npaths,
        .rules = rules_builtin(),
        .now_ms = b->now_ms,
    };
    struct index_opts order = { .sort = SORT_DATE, .grouping = GROUP_SOURCE };
    struct archive a;
    struct arena arena = { 0 };
    struct index x;
    bool seen = false;

    archive_init(&a);
    struct sample begin = measure_now();
    struct pool *pool = pool_new(0);
    struct loader *l = loader_start(pool, &o, NULL);
    for (struct batch *batch; (batch = loader_take(l));) {
        archive_adopt(&a, batch);
        if (seen || a.nentries < SCREEN)
            continue;
        index_build(&arena, &a, a.nentries, &order, &x);
        measure_add(v, begin);
        seen = true;
    }
    measure_add(all, begin);
    loader_free(l);
    pool_free(pool);
    arena_free(&arena);
    archive_free(&a);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct report report;
    struct variant first = { .name = "first_50_entries" },
                   all = { .name = "all_entries" };

    bench_begin(&b, "first", argc, argv, 11);
    for (size_t i = 0; i < b.rounds; i++)
        first_screen(&b, &first, &all);
    report_begin(&report, &b);
    report_variant(&report, &first, SCREEN);
    report_variant(&report, &all, 0);
    report_ratio(&report, "first_wall_ms", measure_median(&first).wall, 5);
    report_end(&report);
    bench_end(&b);
    return 0;
}
