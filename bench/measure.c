/* SPDX-License-Identifier: MIT */
/* A variant keeps the figures of each round; medians are taken at the end. */
#include <config.h>

#include "measure.h"

#include "base/mem.h"
#include "synth.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double clock_of(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct sample measure_now(void)
{
    return (struct sample){ clock_of(CLOCK_PROCESS_CPUTIME_ID),
                            clock_of(CLOCK_MONOTONIC) };
}

void measure_sample(struct variant *v, struct sample s)
{
    if (v->n < MAX_ROUNDS)
        v->rounds[v->n++] = s;
}

void measure_add(struct variant *v, struct sample begin)
{
    struct sample now = measure_now();
    measure_sample(
        v, (struct sample){ now.cpu - begin.cpu, now.wall - begin.wall });
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct sample measure_median(const struct variant *v)
{
    double cpu[MAX_ROUNDS], wall[MAX_ROUNDS];
    if (v->n == 0)
        return (struct sample){ 0, 0 };
    for (size_t i = 0; i < v->n; i++) {
        cpu[i] = v->rounds[i].cpu;
        wall[i] = v->rounds[i].wall;
    }
    qsort(cpu, v->n, sizeof cpu[0], compare);
    qsort(wall, v->n, sizeof wall[0], compare);
    return (struct sample){ cpu[v->n / 2], wall[v->n / 2] };
}

static _Noreturn void usage(const char *name)
{
    fprintf(stderr, "usage: %s [-n ARTICLES] [-r ROUNDS] [PATH...]\n", name);
    exit(2);
}

static void make_archive(struct bench *b, size_t n)
{
    struct err e;
    const char *tmp = getenv("TMPDIR");
    snprintf(b->made, sizeof b->made, "%s/baokan-bench-%s-%ld",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp", b->name, (long)getpid());
    if (synth_make(b->made, n, 1, &e) != ST_OK) {
        fprintf(stderr, "%s: %s\n", b->name, e.text);
        synth_remove(b->made);
        exit(1);
    }
    b->paths[b->npaths++] = str_of(b->made);
}

void bench_begin(struct bench *b, const char *name, int argc, char **argv,
                 size_t rounds)
{
    size_t n = 20000;
    int option;

    *b = (struct bench){ .name = name, .rounds = rounds };
    b->now_ms = (int64_t)time(NULL) * 1000;
    while ((option = getopt(argc, argv, "n:r:")) != -1) {
        unsigned long value = optarg ? strtoul(optarg, NULL, 10) : 0;
        if (option == '?' || value == 0)
            usage(name);
        if (option == 'n')
            n = value;
        else
            b->rounds = value < MAX_ROUNDS ? value : MAX_ROUNDS;
    }
    b->paths = xcalloc((size_t)argc + 1, sizeof b->paths[0]);
    while (optind < argc)
        b->paths[b->npaths++] = str_of(argv[optind++]);
    if (b->npaths == 0)
        make_archive(b, n);
}

void bench_end(struct bench *b)
{
    if (b->made[0])
        synth_remove(b->made);
    free(b->paths);
}

/* Numbers of JSON need no more than three places here. */
static void json_real(struct json *j, const char *key, double value)
{
    json_key(j, key);
    buf_printf(j->out, "%.3f", value);
    j->comma = true;
}

void report_begin(struct report *r, const struct bench *b)
{
    *r = (struct report){ 0 };
    r->json.out = &r->text;
    json_open(&r->json, '{');
    json_key(&r->json, "bench");
    json_str(&r->json, str_of(b->name));
    json_key(&r->json, "rounds");
    json_int(&r->json, (int64_t)b->rounds);
    printf("%s: medians of %zu rounds\n", b->name, b->rounds);
}

void report_variant(struct report *r, const struct variant *v, size_t per)
{
    struct sample m = measure_median(v);
    double each = per ? m.cpu * 1e3 / (double)per : 0;
    json_key(&r->json, v->name);
    json_open(&r->json, '{');
    json_real(&r->json, "cpu_ms", m.cpu);
    json_real(&r->json, "wall_ms", m.wall);
    json_real(&r->json, "cpu_us_each", each);
    json_close(&r->json, '}');
    printf("  %-22s cpu %9.2f ms  wall %9.2f ms  %8.2f us each\n", v->name,
           m.cpu, m.wall, each);
}

void report_ratio(struct report *r, const char *name, double value, double goal)
{
    json_key(&r->json, name);
    json_open(&r->json, '{');
    json_real(&r->json, "value", value);
    json_key(&r->json, "goal");
    if (goal > 0) {
        buf_printf(&r->text, "%.3f", goal);
        r->json.comma = true;
    } else {
        json_null(&r->json);
    }
    json_close(&r->json, '}');
    if (goal > 0)
        printf("  %-22s %9.3f     goal %9.3f  %s\n", name, value, goal,
               value <= goal ? "met" : "MISSED");
    else
        printf("  %-22s %9.3f\n", name, value);
}

void report_number(struct report *r, const char *name, double value)
{
    json_real(&r->json, name, value);
    printf("  %-22s %9.0f\n", name, value);
}

void report_end(struct report *r)
{
    json_close(&r->json, '}');
    printf("%s\n", buf_z(&r->text));
    buf_free(&r->text);
}
