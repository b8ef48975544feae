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

static struct article *article_new(const struct ref *ref)
{
    struct article *a = xcalloc(1, sizeof *a);
    char *z = arena_strz(&a->arena, ref->path);
    a->ref = *ref;
    a->ref.path = (struct str){ z, ref->path.n };
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

/* Is part, of a file that begins with head, still an item of it? */
static bool is_item(const struct meta_in *head, struct str part,
                    struct meta_items *file)
{
    struct meta_in item;
    meta_items(head, file);
    file->rest = part;
    return file->dialect && meta_items_next(file, &item) &&
           item.bytes.p == part.p && item.bytes.n == part.n;
}

/* head: the begin of the file; bytes: the article in it. spent holds bytes and
 * is free to go; or NULL. */
static void parse(struct article *a, struct str head, struct str bytes,
                  struct buf *spent, const struct article_opts *opts)
{
    struct meta_in in = {
        .bytes = head,
        .path = a->ref.path,
        .item = a->ref.item,
        .now_ms = opts->now_ms,
        .rules = opts->rules,
        .charset = opts->charset,
        .want = opts->want,
    };
    struct meta_items file;

    if (a->ref.part && !is_item(&in, bytes, &file)) {
        a->status = err_set(&a->err, ST_KIND, _("%s: the file has changed"),
                            a->ref.path.p);
        return;
    }
    if (meta_binary(bytes)) {
        a->status =
            err_set(&a->err, ST_KIND, _("%s: a binary file"), a->ref.path.p);
        return;
    }
    in.bytes = bytes;
    if (a->ref.part) {
        in.of = &file;
        in.charset = file.charset;
    }
    meta_scan(&a->arena, &in, &a->meta);
    own_strings(a);
    parse_and_free(&a->arena, &in, &a->meta, spent, &a->doc);
}

struct article *article_parse(const struct ref *ref, struct str bytes,
                              uint64_t size, const struct article_opts *opts)
{
    struct article *a = article_new(ref);
    struct str all = str_head(bytes, ARTICLE_LIMIT);
    if (ref->part) {
        a->size = ref->part;
        parse(a, all, str_head(str_skip(all, ref->at), ref->part), NULL, opts);
    } else {
        a->size = size;
        parse(a, all, all, NULL, opts);
        a->doc.cut = size > all.n ? size - all.n : 0;
    }
    return a;
}

/* A part is read without what lies before it, but for the head. */
static void load_part(struct article *a, const struct article_opts *opts)
{
    struct buf head = { 0 }, part = { 0 };
    uint64_t size;

    a->size = a->ref.part;
    a->status = io_read(IO_CWD, a->ref.path.p, a->ref.path.p, META_HEAD, &head,
                        &size, &a->err);
    if (a->status == ST_OK)
        a->status =
            io_read_part(a->ref.path.p, a->ref.at, a->ref.part, &part, &a->err);
    if (a->status == ST_OK)
        parse(a, buf_str(&head), buf_str(&part), &part, opts);
    buf_free(&head);
    buf_free(&part);
}

struct article *article_load(const struct ref *ref,
                             const struct article_opts *opts)
{
    struct article *a = article_new(ref);
    struct buf bytes = { 0 };
    uint64_t size = 0;

    if (ref->part) {
        load_part(a, opts);
        return a;
    }
    a->status = io_read(IO_CWD, a->ref.path.p, a->ref.path.p, ARTICLE_LIMIT,
                        &bytes, &size, &a->err);
    if (a->status == ST_OK) {
        a->size = size;
        size_t read = bytes.n;
        parse(a, buf_str(&bytes), buf_str(&bytes), &bytes, opts);
        a->doc.cut = size > read ? size - read : 0;
    }
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
    struct article_opts opts;
    struct ref ref; /* its path is `path` */
    char path[];
};

static void run_request(void *arg)
{
    struct request *r = arg;
    struct article *a = article_load(&r->ref, &r->opts);
    if (!chan_put(r->done, a))
        article_free(a);
    free(r);
}

void article_request(struct pool *pool, struct chan *done,
                     const struct ref *ref, const struct article_opts *opts)
{
    struct request *r = xmalloc(sizeof *r + ref->path.n);
    r->done = done;
    r->opts = *opts;
    r->ref = *ref;
    r->ref.path = (struct str){ r->path, ref->path.n };
    if (ref->path.n)
        memcpy(r->path, ref->path.p, ref->path.n);
    pool_run(pool, run_request, r);
}
