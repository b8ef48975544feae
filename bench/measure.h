/* SPDX-License-Identifier: MIT */
/*
 * measure - what the programs of bench/ share: clocks, medians, the archive,
 * the report.
 *
 * CPU is user and system time of all threads of the process. Variants of one
 * program run in turn, round after round, so that what else the machine does
 * meets them all; the median of the rounds is reported.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "base/buf.h"
#include "base/json.h"

#include <stdint.h>

enum { MAX_ROUNDS = 101 };

struct sample {
    double cpu, wall; /* milliseconds */
};

struct variant {
    const char *name;
    struct sample rounds[MAX_ROUNDS];
    size_t n;
};

struct sample measure_now(void);
/* Add the time since `begin` to the rounds of v. */
void measure_add(struct variant *v, struct sample begin);
void measure_sample(struct variant *v, struct sample s);
struct sample measure_median(const struct variant *v);

/* The articles to measure on: the PATHs of the command line, or a synthetic
 * archive in TMPDIR that bench_end takes away again. */
struct bench {
    const char *name;
    struct str *paths;
    size_t npaths;
    size_t rounds;
    char made[256]; /* root of the synthetic archive, or empty */
    int64_t now_ms;
};

/* usage: NAME [-n ARTICLES] [-r ROUNDS] [PATH…]; exits on a wrong one. */
void bench_begin(struct bench *b, const char *name, int argc, char **argv,
                 size_t rounds);
void bench_end(struct bench *b);

/* One JSON object per program on a line of its own, and a table above it. */
struct report {
    struct buf text;
    struct json json;
};

void report_begin(struct report *r, const struct bench *b);
/* A measured variant: median of CPU and wall in ms, and us per `per`. */
void report_variant(struct report *r, const struct variant *v, size_t per);
/* A figure and what it should be at most (0: no goal). */
void report_ratio(struct report *r, const char *name, double value,
                  double goal);
void report_number(struct report *r, const char *name, double value);
void report_end(struct report *r);

#endif
