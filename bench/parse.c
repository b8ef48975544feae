/* SPDX-License-Identifier: MIT */
/*
 * parse - read and parse all articles, with one and two threads, against what
 * a reader of HTML cannot do without: a bare loop that reads the same files,
 * and libxml2's SAX parser over the same bodies with handlers that do
 * nothing.
 *
 * The bodies are cut from their envelopes beforehand; that is not measured.
 */
#include <config.h>

#include "files.h"

#include "base/io.h"
#include "base/mem.h"
#include "base/pool.h"
#include "model/article.h"
#include "parser/dialect.h"
#include "parser/rules.h"
#include "text/clean.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 256 * 1024, SHARE = 64 };

struct corpus {
    struct arena arena;
    struct str *paths;  /* of all articles; each ends with NUL */
    struct str *bodies; /* what libxml2 reads of them */
    size_t n, bytes, body_bytes;
    char *buffer;
    int64_t now_ms;
};

/* the corpus */

/* The pieces that are no envelope, as one text. */
static struct str body_of(struct corpus *c, struct str bytes, struct str path)
{
    struct arena own = { 0 };
    struct segments list = { 0 };
    struct buf body = { 0 };
    struct meta m;
    struct meta_in in = { .bytes = bytes,
                          .path = path,
                          .now_ms = c->now_ms,
                          .rules = rules_builtin() };
    meta_scan(&own, &in, &m);
    struct str text = charset_decode(&own, bytes, m.charset, NULL);
    dialect_cut(m.dialect, &own, clean_text(&own, text, NULL), &list);
    for (size_t i = 0; i < list.n; i++)
        if (list.list[i].hidden == HIDE_NOT)
            buf_add(&body, list.list[i].text);
    struct str kept = arena_str(&c->arena, buf_str(&body));
    buf_free(&body);
    arena_free(&own);
    return kept;
}

static void bodies_cut(struct corpus *c)
{
    c->bodies = arena_array(&c->arena, struct str, c->n);
    for (size_t i = 0; i < c->n; i++) {
        struct buf bytes = { 0 };
        struct err e;
        uint64_t size;
        c->bodies[i] = STR("");
        if (io_read(IO_CWD, c->paths[i].p, c->paths[i].p, ARTICLE_LIMIT, &bytes,
                    &size, &e) == ST_OK)
            c->bodies[i] = body_of(c, buf_str(&bytes), c->paths[i]);
        c->bytes += bytes.n;
        c->body_bytes += c->bodies[i].n;
        buf_free(&bytes);
    }
}

/* what cannot be beaten */

static void bare_read(struct corpus *c)
{
    for (size_t i = 0; i < c->n; i++) {
        int fd = open(c->paths[i].p, O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            continue;
        while (read(fd, c->buffer, PIECE) > 0)
            ;
        close(fd);
    }
}

static void no_start(void *data, const xmlChar *name, const xmlChar **attrs)
{
    (void)data;
    (void)name;
    (void)attrs;
}

static void no_end(void *data, const xmlChar *name)
{
    (void)data;
    (void)name;
}

static void no_text(void *data, const xmlChar *p, int n)
{
    (void)data;
    (void)p;
    (void)n;
}

static void bare_sax(const struct corpus *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct str s = c->bodies[i];
        if (s.n == 0)
            continue;
        htmlParserCtxtPtr x = htmlCreateMemoryParserCtxt(s.p, (int)s.n);
        if (!x)
            die("out of memory");
        htmlCtxtUseOptions(x, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                  HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                  HTML_PARSE_IGNORE_ENC);
        memset(x->sax, 0, sizeof *x->sax);
        x->sax->startElement = no_start;
        x->sax->endElement = no_end;
        x->sax->characters = no_text;
        xmlSwitchEncoding(x, XML_CHAR_ENCODING_UTF8);
        htmlParseDocument(x);
        htmlFreeParserCtxt(x);
    }
}

/* ours */

struct share {
    const struct corpus *c;
    size_t from;
};

static void parse_share(void *arg)
{
    struct share *s = arg;
    for (size_t i = s->from; i < s->c->n && i < s->from + SHARE; i++) {
        struct ref ref = { .path = s->c->paths[i], .item = 1 };
        article_free(
            article_load(&ref, rules_builtin(), CHARSET_UNKNOWN, s->c->now_ms));
    }
    free(s);
}

static void parse_all(const struct corpus *c, unsigned threads)
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

static void round_run(struct corpus *c, struct variant *v)
{
    struct sample begin = measure_now();
    bare_read(c);
    measure_add(&v[READ], begin);
    begin = measure_now();
    bare_sax(c);
    measure_add(&v[SAX], begin);
    begin = measure_now();
    parse_all(c, 1);
    measure_add(&v[ONE], begin);
    begin = measure_now();
    parse_all(c, 2);
    measure_add(&v[TWO], begin);
}

static void report(const struct bench *b, const struct corpus *c,
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
    struct corpus c = { 0 };
    struct variant v[VARIANTS] = { [READ] = { .name = "bare_read" },
                                   [SAX] = { .name = "bare_sax" },
                                   [ONE] = { .name = "parse_1_thread" },
                                   [TWO] = { .name = "parse_2_threads" } };

    bench_begin(&b, "parse", argc, argv, 7);
    xmlInitParser();
    c.now_ms = b.now_ms;
    c.buffer = xmalloc(PIECE);
    c.paths = files_find(&c.arena, &b, &c.n);
    bodies_cut(&c);
    bare_read(&c); /* all in the page cache */
    for (size_t i = 0; i < b.rounds; i++)
        round_run(&c, v);
    report(&b, &c, v);
    free(c.buffer);
    arena_free(&c.arena);
    bench_end(&b);
    return 0;
}
