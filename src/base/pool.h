/* SPDX-License-Identifier: MIT */
/*
 * pool - the only file that makes threads: a few workers and a queue of jobs.
 *
 * Signals are blocked in workers but for those of a crash; stacks are 1 MiB.
 * Jobs start in the order given and run side by side. A job learns of
 * cancellation by its own means (a channel that is closed).
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/wake.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct pool;

/* threads 0: one for each processor, 2 to 16. */
struct pool *pool_new(unsigned threads);
unsigned pool_threads(const struct pool *p);
void pool_run(struct pool *p, void (*job)(void *arg), void *arg);
/* For a job that just gave away something a thread outside the pool waits for:
 * let that one have the processor, should all be busy with jobs. */
void pool_yield(void);
/* Wait until no job waits or runs. */
void pool_wait(struct pool *p);
/* Wait for the jobs, end the threads, free. NULL is fine. */
void pool_free(struct pool *p);

/*
 * once - work that is done by the first thread that asks for it, while others
 * that ask wait for its end; { 0 } at first. The work asks for no other once.
 */
struct once {
    atomic_bool done;
};

void once_run(struct once *o, void (*work)(void));

/*
 * chan - a bounded queue of pointers between threads, in order.
 *
 * chan_put waits while it is full, chan_take while it is empty; both return
 * at once after chan_close: put false (the caller keeps the item), take the
 * rest of the items and then NULL. Items are owned by the queue's users.
 */
struct chan;

/* wake (may be NULL) is woken when an item comes into an empty queue and when
 * the queue is closed. */
struct chan *chan_new(size_t room, const struct wake *wake);
bool chan_put(struct chan *c, void *item);
void *chan_take(struct chan *c);
/* Without waiting; NULL when empty. */
void *chan_try(struct chan *c);
bool chan_closed(struct chan *c); /* closed and empty */
void chan_close(struct chan *c);
void chan_free(struct chan *c);

#endif
