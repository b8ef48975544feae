/* SPDX-License-Identifier: MIT */
/* list - one line for each article: --list=tsv and --list=json. */
#ifndef BATCH_LIST_H
#define BATCH_LIST_H

#include "base/buf.h"
#include "base/json.h"
#include "base/pool.h"
#include "model/index.h"

enum list_form { LIST_TSV, LIST_JSON };

/* Append row i of the index, with its LF. */
void list_row(const struct archive *a, const struct index *x, uint32_t i,
              enum list_form form, struct buf *out);

/* All rows in their order, some hundred at a time, made side by side on a pool
 * that has no other work; false from each ends it. */
void list_rows(struct pool *pool, const struct archive *a,
               const struct index *x, enum list_form form,
               bool (*each)(void *user, struct str rows), void *user);

/* What --list and --dump=json say of an article, from an entry or from the
 * metadata of a loaded article alike. Borrows all strings. */
struct list_keys {
    struct str path;   /* any bytes */
    struct str title, source, url, author, tags; /* absent or empty: none */
    int64_t date_ms;   /* DATE_UNKNOWN */
    int32_t day;       /* DAY_UNKNOWN */
    uint32_t item;
    enum date_from date_from;
    enum lang lang;
    const struct dialect *dialect;
    bool approx;
};

void list_keys_meta(struct list_keys *k, struct str path,
                    const struct meta *m);

/* The keys that both write, in their order; the object stays open. */
void list_json_keys(struct json *j, const struct list_keys *k);

#endif
