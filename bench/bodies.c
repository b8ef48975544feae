/* SPDX-License-Identifier: MIT */
/* Paths and bodies lie in one arena. */
#include <config.h>

#include "bodies.h"

#include "base/io.h"
#include "base/mem.h"
#include "model/article.h"
#include "parser/dialect.h"
#include "parser/rules.h"
#include "text/clean.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 256 * 1024 };

/* The pieces that are no envelope, as one text. */
static struct str body_of(struct bodies *c, struct str bytes, struct str path)
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

static void bodies_cut(struct bodies *c)
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

void bodies_read(struct bodies *c)
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

void bodies_sax(const struct bodies *c)
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

void bodies_begin(struct bodies *c, const struct bench *b)
{
    *c = (struct bodies){ .now_ms = b->now_ms };
    c->buffer = xmalloc(PIECE);
    c->paths = files_find(&c->arena, b, &c->n);
    bodies_cut(c);
    bodies_read(c); /* all in the page cache */
}

void bodies_end(struct bodies *c)
{
    free(c->buffer);
    arena_free(&c->arena);
}
