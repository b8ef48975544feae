/* SPDX-License-Identifier: MIT */
/*
 * dump - read, parse, lay out and print all articles in one process, against
 * the bare loop; and, where w3m is installed and a program is given by the
 * variable BAOKAN, as processes against w3m: one article, 300, one of 1 MiB
 * and one of 10.
 */
#include <config.h>

#include "bare.h"
#include "child.h"
#include "synth.h"

#include "base/mem.h"
#include "batch/dump.h"
#include "model/loader.h"
#include "parser/rules.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
            article_load(&ref, &(struct article_opts){ .rules = rules_builtin(),
                                                       .now_ms = b->now_ms });
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

/* --- processes -------------------------------------------------------------
 */

enum { FEW = 300, MB = 1 << 20 };
enum { ONE, MANY, MIB, MIB_10, RACES };

struct race {
    const char *name;
    double goal; /* ours over w3m, CPU */
    struct variant own, w3m, own_kib, w3m_kib;
};

static bool run(const char *const *argv, struct variant *v, struct variant *kib)
{
    struct child c;
    if (!child_run(argv, &c))
        return false;
    measure_sample(v, c.time);
    measure_sample(kib, (struct sample){ c.kib, 0 });
    return true;
}

static bool run_w3m(const char *path, struct variant *v, struct variant *kib)
{
    const char *const argv[] = { "w3m",   "-dump", "-T",    "text/html", "-I",
                                 "UTF-8", "-O",    "UTF-8", path,        NULL };
    return run(argv, v, kib);
}

/* One file, by each in a process of its own. */
static bool race_one(struct race *r, const char *path)
{
    const char *const argv[] = { getenv("BAOKAN"), "--dump", "--no-config",
                                 path, NULL };
    return run_w3m(path, &r->w3m, &r->w3m_kib) &&
           run(argv, &r->own, &r->own_kib);
}

/* Some files, by us in one process, by w3m in one for each. */
static bool race_few(struct race *r, const char *const *paths, size_t n)
{
    const char *argv[FEW + 5] = { getenv("BAOKAN"), "--dump", "--no-config",
                                  "--" };
    struct sample sum = { 0, 0 };
    struct variant *each = xcalloc(1, sizeof *each);
    struct variant *kib = xcalloc(1, sizeof *kib);
    bool good = true;
    for (size_t i = 0; i < n && good; i++) {
        argv[4 + i] = paths[i];
        each->n = 0;
        good = run_w3m(paths[i], each, kib);
        sum.cpu += each->rounds[0].cpu;
        sum.wall += each->rounds[0].wall;
    }
    measure_sample(&r->w3m, sum);
    measure_sample(&r->w3m_kib, measure_median(kib));
    free(each);
    free(kib);
    return good && run(argv, &r->own, &r->own_kib);
}

static void report_race(struct report *r, struct race *race)
{
    char name[64];
    snprintf(name, sizeof name, "w3m_%s", race->name);
    race->w3m.name = name;
    report_variant(r, &race->w3m, 1);
    race->own.name = race->name;
    report_variant(r, &race->own, 1);
    snprintf(name, sizeof name, "%s_over_w3m", race->name);
    report_ratio(r, name,
                 measure_median(&race->own).cpu /
                     measure_median(&race->w3m).cpu,
                 race->goal);
    snprintf(name, sizeof name, "%s_memory_over_w3m", race->name);
    report_ratio(r, name,
                 measure_median(&race->own_kib).cpu /
                     measure_median(&race->w3m_kib).cpu,
                 1);
}

/* The first articles of the folders. */
static size_t some_files(const struct bare *bare, struct arena *arena,
                         const char **paths)
{
    size_t n = 0;
    for (size_t i = 0; i < bare->nfolders; i++) {
        DIR *d = opendir(bare->folders[i]);
        for (struct dirent *de; d && n < FEW && (de = readdir(d));)
            if (de->d_type == DT_REG && de->d_name[0] != '.')
                paths[n++] =
                    arena_printf(arena, "%s/%s", bare->folders[i], de->d_name)
                        .p;
        if (d)
            closedir(d);
    }
    return n;
}

/* By a process of its own, whose memory goes with it. */
static bool make_article(const char *path, size_t bytes)
{
    struct err e;
    int status = -1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(synth_article(path, bytes, 1, &e) != ST_OK);
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

/* Before all else: the memory of a program counts what its parent had. */
static void processes(const struct bare *bare, struct race *races)
{
    struct arena arena = { 0 };
    const char *paths[FEW];
    char made[2][300];
    const char *tmp = getenv("TMPDIR");
    size_t n = some_files(bare, &arena, paths);
    bool good = getenv("BAOKAN") != NULL && n > 0;

    for (unsigned i = 0; i < 2; i++) {
        snprintf(made[i], sizeof made[i], "%s/baokan-bench-dump-%ld-%u.md",
                 tmp && strlen(tmp) < 150 ? tmp : "/tmp", (long)getpid(), i);
        good = good && make_article(made[i], i ? 10 * MB : MB);
    }
    for (size_t i = 0; i < 21 && good; i++) {
        good = race_one(&races[ONE], paths[n / 2]) &&
               race_one(&races[MIB], made[0]);
        if (i < 5)
            good = good && race_few(&races[MANY], paths, n) &&
                   race_one(&races[MIB_10], made[1]);
    }
    for (unsigned i = 0; i < 2; i++)
        unlink(made[i]);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct bare bare;
    struct archive a;
    struct report r;
    struct variant loop = { .name = "bare" }, all = { .name = "dump_all" };
    struct race races[RACES] = {
        [ONE] = { .name = "one_file", .goal = 0.55 },
        [MANY] = { .name = "300_files", .goal = 0.02 },
        [MIB] = { .name = "1_mib", .goal = 0.3 },
        [MIB_10] = { .name = "10_mib", .goal = 0.2 },
    };
    size_t bytes = 0;

    bench_begin(&b, "dump", argc, argv, 5);
    bare_begin(&bare, b.paths, b.npaths);
    processes(&bare, races);
    load_paths(&b, &a);
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
    for (size_t i = 0; i < RACES; i++)
        if (races[i].own.n && races[i].w3m.n)
            report_race(&r, &races[i]);
    report_end(&r);
    bare_end(&bare);
    archive_free(&a);
    bench_end(&b);
    return 0;
}
