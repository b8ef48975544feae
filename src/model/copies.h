/* SPDX-License-Identifier: MIT */
/*
 * copies - finds the same stories of an archive on the pool.
 *
 * At most two results come out: soon what addresses and titles tell; then,
 * where titles of one address differ, what the texts tell besides. Texts are
 * read some at a time by one job that queues behind whatever the pool has to
 * do, so nothing ever waits for them longer than for a few files.
 */
#ifndef MODEL_COPIES_H
#define MODEL_COPIES_H

#include "base/pool.h"
#include "model/same.h"

struct copies;

/* Entries are read until copies_free: none may change or go before, but for
 * the place that same_mark writes. rules live as long; wake (may be NULL) is
 * woken when there is a result and at the end. */
struct copies *copies_start(struct pool *pool, const struct archive *a,
                            const struct rules *rules, int64_t now_ms,
                            const struct wake *wake);

/* A result that is there, for the caller to free; NULL: none now. */
struct same *copies_try(struct copies *c);
/* The next result, when it is there; NULL: none will come. */
struct same *copies_take(struct copies *c);
bool copies_done(struct copies *c); /* none will come */

/* Give up; what is under way ends soon. */
void copies_stop(struct copies *c);
/* Stop and wait for the job. NULL is fine. */
void copies_free(struct copies *c);

#endif
