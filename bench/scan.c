/* SPDX-License-Identifier: MIT */
/*
 * scan - a word in 300 MB of text, by every way to scan this machine has,
 * against a loop that only reads the same memory, and against memmem.
 *
 * The text is made: Han by the law of Zipf, as real text has them, with marks
 * and line ends; or the bytes of the file that is named, again and again. The
 * needles are taken from the text, one is not in it. A ratio of 1.33 is three
 * quarters of the read bandwidth of the same run, 2.5 are two fifths.
 */
#include <config.h>

#include "bandwidth.h"
#include "measure.h"
#include "needles.h"

#include "base/io.h"
#include "base/mem.h"
#include "search/scan.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    MEGABYTES = 300,
    SLICE = 1 << 20,
    CHARACTERS = 3500, /* of made text */
};

/* Ways beside those of search/scan. */
enum { READ = SCAN_WITHS, MEMMEM, WAYS };

struct corpus {
    struct str text;
    struct str needles[NEEDLES];
    struct arena arena;
};

/* the text */

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 32);
}

/* Rank r is as frequent as 1 / (r + 8): the first one 2 of 100. sums[r] is
 * the share of the ranks up to r. */
static void share_out(double *sums)
{
    double sum = 0;
    for (size_t r = 0; r < CHARACTERS; r++)
        sums[r] = sum += 1 / (double)(r + 8);
}

static uint32_t han(const double *sums, uint64_t *state)
{
    double share = next_random(state) / 4294967296.0 * sums[CHARACTERS - 1];
    size_t low = 0, high = CHARACTERS - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sums[middle] < share)
            low = middle + 1;
        else
            high = middle;
    }
    return 0x4E00 + (uint32_t)low * 7919 % 20900;
}

static void make_text(char *p, size_t n)
{
    double *sums = xcalloc(CHARACTERS, sizeof *sums);
    uint64_t state = 1;
    char one[4];
    share_out(sums);
    for (size_t i = 0, count = 0; i < n; count++) {
        uint32_t cp = count % 23 == 22   ? 0xFF0C
                      : count % 97 == 96 ? '\n'
                                         : han(sums, &state);
        size_t bytes = utf8_put(one, cp);
        if (i + bytes > n) {
            memset(p + i, '\n', n - i);
            break;
        }
        memcpy(p + i, one, bytes);
        i += bytes;
    }
    free(sums);
}

static void repeat_file(const char *path, char *p, size_t n)
{
    struct buf b = { 0 };
    struct err e;
    uint64_t size;
    if (io_read(IO_CWD, path, path, n, &b, &size, &e) != ST_OK || b.n == 0) {
        fprintf(stderr, "scan: %s\n", b.n ? e.text : "nothing to read");
        exit(1);
    }
    for (size_t i = 0; i < n; i += b.n)
        memcpy(p + i, b.p, b.n < n - i ? b.n : n - i);
    buf_free(&b);
}

static void corpus_begin(struct corpus *c, const char *path)
{
    size_t n = (size_t)MEGABYTES * 1000 * 1000;
    char *p = bandwidth_memory(n);
    if (path)
        repeat_file(path, p, n);
    else
        make_text(p, n);
    *c = (struct corpus){ .text = { p, n } };
    needles_pick(&c->arena, c->text, c->needles);
}

/* the ways */

static size_t by_memmem(struct str text, struct str needle)
{
    size_t n = 0;
    const char *p = text.p;
    while ((p = memmem(p, (size_t)(str_end(text) - p), needle.p, needle.n))) {
        n++;
        p++;
    }
    return n;
}

static size_t by_scan(struct corpus *c, struct str needle, enum scan_with with)
{
    struct scan s;
    size_t n = 0;
    scan_init(&s, &c->arena, needle, with);
    for (size_t at = 0; at < c->text.n;)
        n += scan_count(&s, c->text, &at, SLICE);
    return n;
}

struct measured {
    struct variant v;
    char name[48];
    size_t hits;
};

static void run(struct corpus *c, unsigned way, unsigned needle,
                struct measured *m)
{
    struct sample begin = measure_now();
    if (way == READ)
        m->hits = bandwidth_read(c->text.p, c->text.n) != 0;
    else if (way == MEMMEM)
        m->hits = by_memmem(c->text, c->needles[needle]);
    else
        m->hits = by_scan(c, c->needles[needle], (enum scan_with)way);
    measure_add(&m->v, begin);
}

static bool wanted(struct corpus *c, unsigned way, unsigned needle)
{
    struct scan s;
    if (way == READ)
        return needle == 0;
    return way == MEMMEM ||
           (way != SCAN_BEST &&
            scan_init(&s, &c->arena, STR("a"), (enum scan_with)way));
}

/* How much of the bandwidth of reading each way shall reach at least. */
static double goal(unsigned way, unsigned needle)
{
    if (way != SCAN_AVX2 && way != SCAN_SSE2)
        return 0;
    return 1 / (needle == NEEDLE_FREQUENT ? 0.40
                : way == SCAN_AVX2        ? 0.75
                                          : 0.55);
}

static void name_it(struct measured *m, struct corpus *c, unsigned way,
                    unsigned needle)
{
    struct scan s;
    const char *name = way == READ ? "read" : "memmem";
    if (way < SCAN_WITHS) {
        scan_init(&s, &c->arena, STR("a"), (enum scan_with)way);
        name = scan_name(&s);
    }
    snprintf(m->name, sizeof m->name, "%s%s%s", name, way == READ ? "" : " ",
             way == READ ? "" : needle_names[needle]);
    m->v.name = m->name;
}

static void tell(struct corpus *c, const struct bench *b,
                 struct measured (*m)[NEEDLES])
{
    struct report r;
    double read = measure_median(&m[READ][0].v).cpu;
    report_begin(&r, b);
    report_number(&r, "read MB/s", (double)c->text.n / read / 1000);
    for (unsigned needle = 0; needle < NEEDLES; needle++)
        report_number(&r, needle_names[needle], (double)m[MEMMEM][needle].hits);
    for (unsigned way = 0; way < WAYS; way++)
        for (unsigned needle = 0; needle < NEEDLES; needle++) {
            struct measured *x = &m[way][needle];
            if (x->v.n && way != READ)
                report_ratio(&r, x->name, measure_median(&x->v).cpu / read,
                             goal(way, needle));
            if (x->v.n && way < SCAN_WITHS && x->hits != m[MEMMEM][needle].hits)
                fprintf(stderr, "scan: %s finds another number\n", x->name);
        }
    report_end(&r);
}

int main(int argc, char **argv)
{
    static struct measured m[WAYS][NEEDLES];
    struct bench b = { .name = "scan", .rounds = 9 };
    struct corpus c;
    int option;

    while ((option = getopt(argc, argv, "r:")) != -1) {
        unsigned long rounds = optarg ? strtoul(optarg, NULL, 10) : 0;
        if (option == '?' || rounds == 0) {
            fprintf(stderr, "usage: scan [-r ROUNDS] [FILE]\n");
            return 2;
        }
        b.rounds = rounds < MAX_ROUNDS ? rounds : MAX_ROUNDS;
    }
    corpus_begin(&c, argv[optind]);
    for (size_t round = 0; round < b.rounds; round++)
        for (unsigned way = 0; way < WAYS; way++)
            for (unsigned needle = 0; needle < NEEDLES; needle++)
                if (wanted(&c, way, needle)) {
                    name_it(&m[way][needle], &c, way, needle);
                    run(&c, way, needle, &m[way][needle]);
                }
    tell(&c, &b, m);
    arena_free(&c.arena);
    return 0;
}
