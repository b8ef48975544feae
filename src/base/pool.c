/* SPDX-License-Identifier: MIT */
/*
 * pool: a mutex guards a list of waiting jobs and the number of running ones.
 * `work` is signalled when a job comes or the pool ends, `quiet` when the last
 * job is done.
 *
 * chan: a ring of pointers under a mutex. Conditions are signalled and the
 * wake written while the mutex is held, so that unlocking is the last thing a
 * thread does with a channel: whoever took the last item may free it.
 *
 * once: one mutex for all of them; who finds the work done takes no lock.
 */
#include <config.h>

#include "base/pool.h"

#include "base/mem.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { STACK_BYTES = 1 << 20, MIN_THREADS = 2, MAX_THREADS = 16 };

struct job {
    struct job *next;
    void (*run)(void *arg);
    void *arg;
};

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t work, quiet;
    struct job *first, **last; /* jobs that wait */
    unsigned running;
    bool ending;
    unsigned nthreads;
    pthread_t threads[];
};

static pthread_mutex_t once_lock = PTHREAD_MUTEX_INITIALIZER;

void once_run(struct once *o, void (*work)(void))
{
    if (atomic_load_explicit(&o->done, memory_order_acquire))
        return;
    pthread_mutex_lock(&once_lock);
    if (!atomic_load_explicit(&o->done, memory_order_relaxed)) {
        work();
        atomic_store_explicit(&o->done, true, memory_order_release);
    }
    pthread_mutex_unlock(&once_lock);
}

/* The next job, taken off the list; NULL when the pool ends. Lock held. */
static struct job *next_job(struct pool *p)
{
    while (!p->first && !p->ending)
        pthread_cond_wait(&p->work, &p->lock);
    struct job *j = p->first;
    if (j) {
        p->first = j->next;
        if (!p->first)
            p->last = &p->first;
    }
    return j;
}

static void *worker(void *arg)
{
    struct pool *p = arg;
    struct job *j;

    pthread_mutex_lock(&p->lock);
    while ((j = next_job(p))) {
        p->running++;
        pthread_mutex_unlock(&p->lock);
        j->run(j->arg);
        free(j);
        pthread_mutex_lock(&p->lock);
        if (--p->running == 0 && !p->first)
            pthread_cond_broadcast(&p->quiet);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static unsigned default_threads(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    if (n < MIN_THREADS)
        return MIN_THREADS;
    return n < MAX_THREADS ? (unsigned)n : MAX_THREADS;
}

/* Signals are for the main thread: workers inherit a mask of all but those
 * of a crash, whose handler gives the terminal back. */
static void start_threads(struct pool *p, unsigned wanted)
{
    sigset_t all, old;
    pthread_attr_t attr;

    static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };

    sigfillset(&all);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        sigdelset(&all, crashes[i]);
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK_BYTES);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    while (p->nthreads < wanted &&
           !pthread_create(&p->threads[p->nthreads], &attr, worker, p))
        p->nthreads++;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    pthread_attr_destroy(&attr);
    if (p->nthreads == 0)
        die("no thread can be made");
}

struct pool *pool_new(unsigned threads)
{
    if (threads == 0)
        threads = default_threads();
    struct pool *p = xcalloc(1, sizeof *p + threads * sizeof p->threads[0]);
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->work, NULL);
    pthread_cond_init(&p->quiet, NULL);
    p->last = &p->first;
    start_threads(p, threads);
    return p;
}

unsigned pool_threads(const struct pool *p)
{
    return p->nthreads;
}

void pool_run(struct pool *p, void (*job)(void *arg), void *arg)
{
    struct job *j = xmalloc(sizeof *j);
    *j = (struct job){ NULL, job, arg };
    pthread_mutex_lock(&p->lock);
    *p->last = j;
    p->last = &j->next;
    pthread_cond_signal(&p->work);
    pthread_mutex_unlock(&p->lock);
}

void pool_yield(void)
{
    sched_yield();
}

void pool_wait(struct pool *p)
{
    pthread_mutex_lock(&p->lock);
    while (p->first || p->running)
        pthread_cond_wait(&p->quiet, &p->lock);
    pthread_mutex_unlock(&p->lock);
}

void pool_free(struct pool *p)
{
    if (!p)
        return;
    pool_wait(p);
    pthread_mutex_lock(&p->lock);
    p->ending = true;
    pthread_cond_broadcast(&p->work);
    pthread_mutex_unlock(&p->lock);
    for (unsigned i = 0; i < p->nthreads; i++)
        pthread_join(p->threads[i], NULL);
    pthread_cond_destroy(&p->quiet);
    pthread_cond_destroy(&p->work);
    pthread_mutex_destroy(&p->lock);
    free(p);
}

struct chan {
    pthread_mutex_t lock;
    pthread_cond_t not_full, not_empty;
    const struct wake *wake;
    bool closed;
    size_t room, first, n; /* items[(first + i) % room], i < n */
    void *items[];
};

struct chan *chan_new(size_t room, const struct wake *wake)
{
    assert(room > 0);
    struct chan *c = xcalloc(1, sizeof *c + room * sizeof c->items[0]);
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->not_full, NULL);
    pthread_cond_init(&c->not_empty, NULL);
    c->room = room;
    c->wake = wake;
    return c;
}

bool chan_put(struct chan *c, void *item)
{
    assert(item);
    pthread_mutex_lock(&c->lock);
    while (c->n == c->room && !c->closed)
        pthread_cond_wait(&c->not_full, &c->lock);
    bool open = !c->closed;
    if (open) {
        c->items[(c->first + c->n++) % c->room] = item;
        pthread_cond_signal(&c->not_empty);
        if (c->wake && c->n == 1)
            wake_up(c->wake);
    }
    pthread_mutex_unlock(&c->lock);
    return open;
}

static void *take(struct chan *c, bool wait)
{
    void *item = NULL;
    pthread_mutex_lock(&c->lock);
    while (wait && c->n == 0 && !c->closed)
        pthread_cond_wait(&c->not_empty, &c->lock);
    if (c->n) {
        item = c->items[c->first];
        c->first = (c->first + 1) % c->room;
        c->n--;
        pthread_cond_signal(&c->not_full);
    }
    pthread_mutex_unlock(&c->lock);
    return item;
}

void *chan_take(struct chan *c)
{
    return take(c, true);
}

void *chan_try(struct chan *c)
{
    return take(c, false);
}

bool chan_closed(struct chan *c)
{
    pthread_mutex_lock(&c->lock);
    bool done = c->closed && c->n == 0;
    pthread_mutex_unlock(&c->lock);
    return done;
}

void chan_close(struct chan *c)
{
    pthread_mutex_lock(&c->lock);
    if (!c->closed) {
        c->closed = true;
        pthread_cond_broadcast(&c->not_full);
        pthread_cond_broadcast(&c->not_empty);
        if (c->wake)
            wake_up(c->wake);
    }
    pthread_mutex_unlock(&c->lock);
}

void chan_free(struct chan *c)
{
    if (!c)
        return;
    pthread_cond_destroy(&c->not_empty);
    pthread_cond_destroy(&c->not_full);
    pthread_mutex_destroy(&c->lock);
    free(c);
}
