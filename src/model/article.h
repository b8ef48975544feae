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
#include "model/ref.h"
#include "parser/meta.h"
#include "parser/tree.h"

enum { ARTICLE_LIMIT = 64 << 20 }; /* bytes read of one file */

struct article {
    struct arena arena;
    struct ref ref;
    uint64_t size; /* bytes of the file, or of its part */
    struct meta meta;
    struct doc doc;
    enum status status; /* of loading; meta and doc are set if ST_OK */
    struct err err;
};

struct article_opts {
    const struct rules *rules; /* must live until it is loaded */
    enum charset charset;      /* CHARSET_UNKNOWN: find out */
    int64_t now_ms;
    enum meta_want want; /* who wants the text alone takes META_TEXT */
};

/* Read and parse the article at ref (not "-": its bytes must be given). Always
 * returns an article; look at its status. A part that is no item any more,
 * since the file has changed, is ST_KIND. */
struct article *article_load(const struct ref *ref,
                             const struct article_opts *opts);
/* The same from the bytes of the file, which is `size` bytes long. */
struct article *article_parse(const struct ref *ref, struct str bytes,
                              uint64_t size, const struct article_opts *opts);
void article_free(struct article *a); /* NULL is fine */

/* The same on the pool; the article comes out of done. ref and opts are
 * copied. */
void article_request(struct pool *pool, struct chan *done,
                     const struct ref *ref, const struct article_opts *opts);

#endif
