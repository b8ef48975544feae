/* SPDX-License-Identifier: MIT */
/*
 * article - one loaded article: metadata and document in an arena of its own.
 *
 * Loaded by any thread, then owned by one; never changed after loading.
 */
#ifndef MODEL_ARTICLE_H
#define MODEL_ARTICLE_H

#include "base/err.h"
#include "base/pool.h"
#include "parser/meta.h"
#include "parser/tree.h"

enum { ARTICLE_LIMIT = 64 << 20 }; /* bytes read of one file */

struct article {
    struct arena arena;
    struct str path;
    uint64_t size; /* bytes of the file */
    struct meta meta;
    struct doc doc;
    enum status status; /* of loading; meta and doc are set if ST_OK */
    struct err err;
};

/* Read and parse the file at path ("-": bytes must be given). Always returns
 * an article; look at its status. */
struct article *article_load(struct str path, const struct rules *rules,
                             enum charset charset, int64_t now_ms);
struct article *article_parse(struct str path, struct str bytes,
                              uint64_t size, const struct rules *rules,
                              enum charset charset, int64_t now_ms);
void article_free(struct article *a); /* NULL is fine */

/* The same on the pool; the article comes out of done. rules must live until
 * then; path is copied. */
void article_request(struct pool *pool, struct chan *done, struct str path,
                     const struct rules *rules, enum charset charset,
                     int64_t now_ms);

#endif
