/* SPDX-License-Identifier: MIT */
/*
 * parse - read and parse all articles, with one and two threads, against what
 * a reader of HTML cannot do without: a bare loop that reads the same files,
 * and libxml2's SAX parser over the same bodies with handlers that do
 * nothing.
 *
 * See bodies.h for those.
 */
#include <config.h>

#include "bodies.h"

#include "base/mem.h"
#include "base/pool.h"
#include "model/article.h"
#include "parser/parse.h"
#include "parser/rules.h"

#include <stdlib.h>

enum { SHARE = 64 };

/* ours */

struct share {
    const struct bodies *c;
    size_t from;
};

static void parse_share(void *arg)
{
    struct share *s = arg;
    for (size_t i = s->from; i < s->c->n && i < s->from + SHARE; i++) {
        struct ref ref = { .path = s->c->paths[i], .item = 1 };
        article_free(article_load(
            &ref, &(struct article_opts){ .rules = rules_builtin(),
                                          .now_ms = s->c->now_ms }));
    }
    free(s);
}

static void parse_all(const struct bodies *c, unsigned threads)
{
    struct pool *pool = pool_new(threads);
    for (size_t i = 0; i < c->n; i += SHARE) {
        struct share *s = xmalloc(sizeof *s);
        *s = (struct share){ c, i };
        pool_run(pool, parse_share, s);
    }
    pool_wait(pool);
    pool_free(pool);
}

/* the report */

enum { READ, SAX, ONE, TWO, VARIANTS };

static void round_run(struct bodies *c, struct variant *v)
{
    struct sample begin = measure_now();
    bodies_read(c);
    measure_add(&v[READ], begin);
    begin = measure_now();
    bodies_sax(c);
    measure_add(&v[SAX], begin);
    begin = measure_now();
    parse_all(c, 1);
    measure_add(&v[ONE], begin);
    begin = measure_now();
    parse_all(c, 2);
    measure_add(&v[TWO], begin);
}

static void report(const struct bench *b, const struct bodies *c,
                   const struct variant *v)
{
    struct report r;
    struct sample m[VARIANTS];
    report_begin(&r, b);
    report_number(&r, "articles", (double)c->n);
    report_number(&r, "bytes", (double)c->bytes);
    report_number(&r, "body_bytes", (double)c->body_bytes);
    for (size_t i = 0; i < VARIANTS; i++) {
        m[i] = measure_median(&v[i]);
        report_variant(&r, &v[i], c->n);
    }
    report_ratio(&r, "cpu_over_bare", m[ONE].cpu / (m[READ].cpu + m[SAX].cpu),
                 1.25);
    report_ratio(&r, "cpu_2_over_1", m[TWO].cpu / m[ONE].cpu, 0);
    report_ratio(&r, "wall_2_over_1", m[TWO].wall / m[ONE].wall, 1 / 1.7);
    report_end(&r);
}

int main(int argc, char **argv)
{
    struct bench b;
    struct bodies c;
    struct variant v[VARIANTS] = { [READ] = { .name = "bare_read" },
                                   [SAX] = { .name = "bare_sax" },
                                   [ONE] = { .name = "parse_1_thread" },
                                   [TWO] = { .name = "parse_2_threads" } };

    bench_begin(&b, "parse", argc, argv, 7);
    bodies_begin(&c, &b);
    for (size_t i = 0; i < b.rounds; i++)
        round_run(&c, v);
    report(&b, &c, v);
    bodies_end(&c);
    bench_end(&b);
    return 0;
}
