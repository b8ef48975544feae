/* SPDX-License-Identifier: MIT */
/*
 * The bytes of the file are gone once it is parsed: what meta points to in
 * them is copied into the article's arena, the document has its own text.
 */
#include <config.h>

#include "model/article.h"

#include "base/i18n.h"
#include "base/io.h"
#include "base/mem.h"
#include "parser/parse.h"

#include <stdlib.h>

static struct article *article_new(struct str path)
{
    struct article *a = xcalloc(1, sizeof *a);
    char *z = arena_strz(&a->arena, path);
    a->path = (struct str){ z, path.n };
    return a;
}

static void own_strings(struct article *a)
{
    struct meta *m = &a->meta;
    m->title = arena_str(&a->arena, m->title);
    m->source = arena_str(&a->arena, m->source);
    m->url = arena_str(&a->arena, m->url);
    m->author = arena_str(&a->arena, m->author);
    m->tags = arena_str(&a->arena, m->tags);
}

static void parse(struct article *a, struct str bytes, uint64_t size,
                  const struct rules *rules, enum charset charset,
                  int64_t now_ms)
{
    struct meta_in in = {
        .bytes = bytes,
        .path = a->path,
        .now_ms = now_ms,
        .rules = rules,
        .charset = charset,
    };

    a->size = size;
    if (meta_binary(bytes)) {
        a->status =
            err_set(&a->err, ST_KIND, _("%s: a binary file"), a->path.p);
        return;
    }
    meta_scan(&a->arena, &in, &a->meta);
    parse_article(&a->arena, &in, &a->meta, &a->doc);
    a->doc.cut = size > bytes.n ? size - bytes.n : 0;
    own_strings(a);
}

struct article *article_parse(struct str path, struct str bytes, uint64_t size,
                              const struct rules *rules, enum charset charset,
                              int64_t now_ms)
{
    struct article *a = article_new(path);
    parse(a, str_head(bytes, ARTICLE_LIMIT), size, rules, charset, now_ms);
    return a;
}

struct article *article_load(struct str path, const struct rules *rules,
                             enum charset charset, int64_t now_ms)
{
    struct article *a = article_new(path);
    struct buf bytes = { 0 };
    uint64_t size = 0;

    a->status = io_read(IO_CWD, a->path.p, a->path.p, ARTICLE_LIMIT, &bytes,
                        &size, &a->err);
    if (a->status == ST_OK)
        parse(a, buf_str(&bytes), size, rules, charset, now_ms);
    buf_free(&bytes);
    return a;
}

void article_free(struct article *a)
{
    if (!a)
        return;
    arena_free(&a->arena);
    free(a);
}

/* Takes its own memory along; freed by the job. */
struct request {
    struct chan *done;
    const struct rules *rules;
    enum charset charset;
    int64_t now_ms;
    size_t n;
    char path[];
};

static void run_request(void *arg)
{
    struct request *r = arg;
    struct article *a = article_load((struct str){ r->path, r->n }, r->rules,
                                     r->charset, r->now_ms);
    if (!chan_put(r->done, a))
        article_free(a);
    free(r);
}

void article_request(struct pool *pool, struct chan *done, struct str path,
                     const struct rules *rules, enum charset charset,
                     int64_t now_ms)
{
    struct request *r = xmalloc(sizeof *r + path.n);
    r->done = done;
    r->rules = rules;
    r->charset = charset;
    r->now_ms = now_ms;
    r->n = path.n;
    if (path.n)
        memcpy(r->path, path.p, path.n);
    pool_run(pool, run_request, r);
}
