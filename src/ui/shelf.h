/* SPDX-License-Identifier: MIT */
/*
 * shelf - the few articles that are loaded or on their way from the pool.
 */
#ifndef UI_SHELF_H
#define UI_SHELF_H

#include "ui/intake.h"

enum { SHELF = 8 };

struct shelf_place {
    char *path;          /* on the heap; NULL: free */
    struct ref ref;      /* its path is `path` */
    struct article *art; /* NULL: on its way */
    uint64_t used;       /* when, in uses of the shelf */
    bool stale;          /* throw it away when it comes */
};

struct shelf {
    struct shelf_place places[SHELF];
    const struct intake *in;
    struct pool *pool;
    struct chan *done;
    uint64_t uses;
};

void shelf_init(struct shelf *s, const struct intake *in, struct pool *pool,
                const struct wake *wake);
/* After pool_wait. */
void shelf_free(struct shelf *s);

/* The article at ref, NULL if it is not there (yet). It stays valid
 * until shelf_want or shelf_clear is called without it as `keep`. */
const struct article *shelf_get(struct shelf *s,
                                const struct ref *ref);
/* Load it if it is neither there nor on its way. `keep` (may be NULL) is not
 * thrown out for it. False: no place is free; ask again later. */
bool shelf_want(struct shelf *s, const struct ref *ref,
                const struct article *keep);
/* Take in what the pool finished; true if something came. */
bool shelf_take(struct shelf *s);
bool shelf_busy(const struct shelf *s);
/* Forget all but `keep`: the files may have changed. */
void shelf_clear(struct shelf *s, const struct article *keep);

#endif
