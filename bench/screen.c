/* SPDX-License-Identifier: MIT */
/*
 * screen - what the program with a screen costs, on a pseudo terminal: until
 * the first frame, for each key, at rest, for opening an article, after a
 * resize. Each PATH is an archive of its own, so that archives of several
 * sizes are compared; without one an archive of 1,000 articles stands beside
 * that of all programs. The program is that of the variable BAOKAN.
 */
#include <config.h>

#include "bare.h"
#include "child.h"
#include "measure.h"
#include "pty.h"
#include "synth.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    ARCHIVES = 4,
    SMALL = 100,     /* articles of the archive beside */
    USUAL = 4 << 10, /* bytes of an article to open */
    LARGE = 1 << 20,
    READY_MS = 400, /* at rest so long: loaded, preview and all */
    IDLE_MS = 2000,
    ROWS = 24,
    COLS = 80,
    ROWS_2 = 40,
    COLS_2 = 100,
};

/* In the order in which they are pressed; each finds the list where the one
 * before left it. */
static const struct {
    const char *name, *key;
} keys[] = {
    { "first_source", "]" }, { "down", "j" },        { "up", "k" },
    { "unfold", "l" },       { "fold", "h" },        { "unfold_again", "l" },
    { "next_day", "}" },     { "day_down", "j" },    { "page_down", " " },
    { "page_up", "b" },      { "next_source", "]" }, { "last", "G" },
    { "first", "g" },
};
enum { KEYS = sizeof keys / sizeof *keys, DOWN = 1, UP = 2 };

struct costs {
    struct variant cpu, bytes;
    struct variant shown; /* wall until it was on the screen */
};

struct place {
    char path[300];
    size_t n; /* articles */
    struct pty pty;
    struct costs first; /* frame */
    bool untold;        /* its time, by this system */
    struct costs key[KEYS];
    double idle; /* ms of processor time in IDLE_MS */
};

struct opened {
    const char *name;
    size_t bytes;
    struct costs open, resize, line, page;
};

static void add(struct costs *c, struct pty_cost one)
{
    measure_sample(&c->cpu, (struct sample){ one.cpu, one.wall });
    measure_sample(&c->bytes, (struct sample){ one.bytes, 0 });
    measure_sample(&c->shown, (struct sample){ one.wall, one.wall });
}

static _Noreturn void give_up(const char *why)
{
    fprintf(stderr, "screen: %s\n", why);
    exit(1);
}

/* An archive, or two articles. */
static void start(struct pty *p, const char *a, const char *b)
{
    const char *const argv[] = { getenv("BAOKAN"),
                                 "--no-config",
                                 "--no-state",
                                 b ? "--group=none" : "--group=source",
                                 a,
                                 b,
                                 NULL };
    if (!pty_start(p, argv, ROWS, COLS))
        give_up("no pseudo terminal");
}

static void start_ready(struct pty *p, const char *a, const char *b)
{
    start(p, a, b);
    if (!pty_wait_frames(p, 1))
        give_up("the program shows nothing");
    pty_wait_rest(p, READY_MS);
}

/* The main thread alone: the others go on to read the archive. */
static void first_frame(struct place *a)
{
    struct pty p;
    struct sample begin = measure_now();
    start(&p, a->path, NULL);
    if (!pty_wait_frames(&p, 1))
        give_up("the program shows nothing");
    double cpu = pty_main_cpu(&p);
    add(&a->first, (struct pty_cost){ cpu, measure_now().wall - begin.wall,
                                      (double)p.bytes });
    pty_end(&p);
}

/* --- a list --------------------------------------------------------------- */

static void press_keys(struct place *a)
{
    for (size_t i = 0; i < KEYS; i++)
        add(&a->key[i], pty_ask(&a->pty, keys[i].key, 0, 0));
}

static void stay_idle(struct place *a)
{
    double cpu;
    pty_wait_rest(&a->pty, READY_MS);
    cpu = pty_cpu(&a->pty);
    for (double end = measure_now().wall + IDLE_MS; measure_now().wall < end;)
        pty_pump(&a->pty, 50);
    a->idle = pty_cpu(&a->pty) - cpu;
}

/* --- an article ------------------------------------------------------------
 */

/* Two rows. The second is opened before the preview has loaded it. What is
 * read ahead afterwards counts too. */
static void open_article(struct opened *o, const char *first, const char *path)
{
    struct pty p;
    start_ready(&p, first, path);
    pty_ask(&p, "j", 0, 0);
    add(&o->open, pty_ask(&p, "\r", 0, 0));
    pty_wait_rest(&p, READY_MS);
    add(&o->resize, pty_ask(&p, NULL, ROWS_2, COLS_2));
    pty_ask(&p, NULL, ROWS, COLS);
    add(&o->line, pty_ask(&p, "j", 0, 0));
    add(&o->page, pty_ask(&p, " ", 0, 0));
    pty_end(&p);
}

/* --- the report ------------------------------------------------------------
 */

static void figure(struct report *r, const char *name, const char *what,
                   double value, double goal)
{
    char text[128];
    snprintf(text, sizeof text, "%s_%s", name, what);
    report_ratio(r, text, value, goal);
}

static void report_place(struct report *r, const struct place *a,
                         const struct variant *nothing)
{
    char name[64];
    double base = measure_median(nothing).cpu;
    struct sample first = measure_median(&a->first.cpu);
    snprintf(name, sizeof name, "%zu", a->n);
    if (!a->untold)
        figure(r, name, "first_frame_ms_above_empty", first.cpu - base, 2);
    figure(r, name, "first_frame_wall_ms", first.wall, 0);
    figure(r, name, "first_frame_bytes", measure_median(&a->first.bytes).cpu,
           0);
    for (size_t i = 0; i < KEYS; i++) {
        struct sample cost = measure_median(&a->key[i].cpu);
        snprintf(name, sizeof name, "%zu_%s", a->n, keys[i].name);
        figure(r, name, "ms", cost.cpu, 0.2);
        figure(r, name, "bytes", measure_median(&a->key[i].bytes).cpu,
               i == DOWN || i == UP ? 200 : 0);
    }
    snprintf(name, sizeof name, "%zu", a->n);
    figure(r, name, "idle_ms_in_2_s", a->idle, 0.001);
}

/* How the keys together grow from the smallest archive to the largest. */
static double growth(const struct place *a, size_t n)
{
    double cost[2] = { 0, 0 };
    for (size_t i = 0; i < KEYS; i++) {
        cost[0] += measure_median(&a[0].key[i].cpu).cpu;
        cost[1] += measure_median(&a[n - 1].key[i].cpu).cpu;
    }
    return cost[1] / cost[0];
}

static void report_opened(struct report *r, const struct opened *o, double goal)
{
    struct sample open = measure_median(&o->open.cpu);
    figure(r, o->name, "open_ms", open.cpu, goal);
    figure(r, o->name, "open_wall_ms", open.wall, 0);
    figure(r, o->name, "resize_ms", measure_median(&o->resize.cpu).cpu, 5);
    figure(r, o->name, "line_ms", measure_median(&o->line.cpu).cpu, 0.2);
    figure(r, o->name, "line_bytes", measure_median(&o->line.bytes).cpu, 0);
    figure(r, o->name, "page_ms", measure_median(&o->page.cpu).cpu, 0.2);
    figure(r, o->name, "page_bytes", measure_median(&o->page.bytes).cpu, 0);
}

/* --- what is measured on ----------------------------------------------------
 */

static size_t count(const char *path)
{
    struct bare bare;
    struct str s = str_of(path);
    size_t n;
    bare_begin(&bare, &s, 1);
    bare_run(&bare); /* all is in the page cache now */
    n = bare.files;
    bare_end(&bare);
    return n;
}

static size_t add_place(struct place *a, size_t n, struct str path)
{
    if (n == ARCHIVES)
        return n;
    snprintf(a[n].path, sizeof a[n].path, "%.*s", STR_ARG(path));
    a[n].n = count(a[n].path);
    return n + 1;
}

struct files {
    char small[300]; /* an archive, or "" */
    char first[300], usual[300], large[300];
};

static void make_files(struct files *f, bool beside)
{
    const char *tmp = getenv("TMPDIR");
    char base[200];
    struct err e;
    snprintf(base, sizeof base, "%s/baokan-bench-screen-%ld",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp", (long)getpid());
    *f = (struct files){ .small = "" };
    if (beside)
        snprintf(f->small, sizeof f->small, "%s-small", base);
    snprintf(f->first, sizeof f->first, "%s-3.md", base);
    snprintf(f->usual, sizeof f->usual, "%s-2.md", base);
    snprintf(f->large, sizeof f->large, "%s-1.md", base);
    if ((beside && synth_make(f->small, SMALL, 1, &e) != ST_OK) ||
        synth_article(f->first, USUAL, 3, &e) != ST_OK ||
        synth_article(f->usual, USUAL, 2, &e) != ST_OK ||
        synth_article(f->large, LARGE, 1, &e) != ST_OK)
        give_up(e.text);
}

static void remove_files(const struct files *f)
{
    if (f->small[0])
        synth_remove(f->small);
    unlink(f->first);
    unlink(f->usual);
    unlink(f->large);
}

static void report_all(const struct bench *b, const struct place *a, size_t n,
                       const struct opened *usual, const struct opened *large,
                       const struct variant *nothing)
{
    struct report r;
    report_begin(&r, b);
    report_variant(&r, nothing, 0);
    for (size_t i = 0; i < n; i++)
        report_place(&r, &a[i], nothing);
    if (n > 1)
        report_ratio(&r, "keys_largest_over_smallest", growth(a, n), 1.3);
    report_opened(&r, usual, 3);
    report_opened(&r, large, 16);
    report_end(&r);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct files f;
    struct variant nothing = { .name = "empty_program" };
    struct opened usual = { .name = "4_kib" }, large = { .name = "1_mib" };
    size_t n = 0;

    if (argc == 2 && strcmp(argv[1], "--empty") == 0)
        return 0; /* a program that is linked with the same libraries */
    if (!getenv("BAOKAN")) {
        puts("screen: left out, the variable BAOKAN names no program");
        return 0;
    }
    struct place *a = xcalloc(ARCHIVES, sizeof *a);
    bench_begin(&b, "screen", argc, argv, 21);
    make_files(&f, b.made[0] != 0);
    if (f.small[0])
        n = add_place(a, n, str_of(f.small));
    for (size_t i = 0; i < b.npaths; i++)
        n = add_place(a, n, b.paths[i]);
    for (size_t i = 0; i < n; i++)
        start_ready(&a[i].pty, a[i].path, NULL);
    for (size_t round = 0; round < b.rounds; round++) {
        const char *const self[] = { argv[0], "--empty", NULL };
        struct child child;
        if (child_run(self, &child))
            measure_sample(&nothing, child.time);
        for (size_t i = 0; i < n; i++)
            first_frame(&a[i]);
        for (size_t i = 0; i < n; i++)
            press_keys(&a[i]);
        open_article(&usual, f.first, f.usual);
        open_article(&large, f.first, f.large);
    }
    for (size_t i = 0; i < n; i++) {
        stay_idle(&a[i]);
        pty_end(&a[i].pty);
    }
    report_all(&b, a, n, &usual, &large, &nothing);
    free(a);
    remove_files(&f);
    bench_end(&b);
    return 0;
}
