/* SPDX-License-Identifier: MIT */
/* Threads, channels and the descriptor that wakes poll(). */
#include <config.h>

#include "base/pool.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

struct count {
    atomic_size_t done;
    atomic_bool signals_open;
};

static void add_one(void *arg)
{
    struct count *c = arg;
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    if (!sigismember(&mask, SIGWINCH) || !sigismember(&mask, SIGINT))
        atomic_store(&c->signals_open, true);
    atomic_fetch_add(&c->done, 1);
}

static void test_jobs(void **state)
{
    (void)state;
    struct count c = { 0 };
    struct pool *p = pool_new(3);
    assert_int_equal(pool_threads(p), 3);
    for (size_t i = 0; i < 5000; i++)
        pool_run(p, add_one, &c);
    pool_wait(p);
    assert_int_equal(c.done, 5000);
    assert_false(c.signals_open);
    pool_wait(p); /* nothing to wait for */
    for (size_t i = 0; i < 500; i++)
        pool_run(p, add_one, &c);
    pool_free(p); /* waits too */
    assert_int_equal(c.done, 5500);
    pool_free(NULL);
}

static void test_default_threads(void **state)
{
    (void)state;
    struct pool *p = pool_new(0);
    assert_in_range(pool_threads(p), 2, 16);
    pool_free(p);
}

struct chain {
    struct pool *pool;
    atomic_size_t left;
};

static void next_link(void *arg)
{
    struct chain *c = arg;
    if (atomic_fetch_sub(&c->left, 1) > 1)
        pool_run(c->pool, next_link, c);
}

/* pool_wait also waits for jobs that jobs have added. */
static void test_jobs_of_jobs(void **state)
{
    (void)state;
    struct chain c = { pool_new(2), 1000 };
    pool_run(c.pool, next_link, &c);
    pool_wait(c.pool);
    assert_int_equal(c.left, 0);
    pool_free(c.pool);
}

/* Jobs start in the order given: with one thread they also end in it. */
struct step {
    atomic_size_t *at;
    size_t number;
    bool in_order;
};

static void take_step(void *arg)
{
    struct step *s = arg;
    s->in_order = atomic_fetch_add(s->at, 1) == s->number;
}

static void test_order(void **state)
{
    (void)state;
    atomic_size_t at = 0;
    struct step steps[100];
    struct pool *p = pool_new(1);
    for (size_t i = 0; i < 100; i++) {
        steps[i] = (struct step){ &at, i, false };
        pool_run(p, take_step, &steps[i]);
    }
    pool_free(p);
    for (size_t i = 0; i < 100; i++)
        assert_true(steps[i].in_order);
}

static void test_chan_alone(void **state)
{
    (void)state;
    int a, b, d;
    struct chan *c = chan_new(2, NULL);
    assert_null(chan_try(c));
    assert_false(chan_closed(c));
    for (int round = 0; round < 5; round++) { /* round the ring */
        assert_true(chan_put(c, &a));
        assert_true(chan_put(c, &b));
        assert_ptr_equal(chan_take(c), &a);
        assert_true(chan_put(c, &d));
        assert_ptr_equal(chan_try(c), &b);
        assert_ptr_equal(chan_take(c), &d);
        assert_null(chan_try(c));
    }
    assert_true(chan_put(c, &a));
    chan_close(c);
    chan_close(c);
    assert_false(chan_put(c, &b));
    assert_false(chan_closed(c)); /* one is left */
    assert_ptr_equal(chan_take(c), &a);
    assert_null(chan_take(c)); /* does not wait */
    assert_true(chan_closed(c));
    chan_free(c);
    chan_free(NULL);
}

struct maker {
    struct chan *c;
    char *items;
    size_t from, to;
    atomic_size_t refused;
};

static void make_items(void *arg)
{
    struct maker *m = arg;
    for (size_t i = m->from; i < m->to; i++)
        if (!chan_put(m->c, &m->items[i]))
            atomic_fetch_add(&m->refused, 1);
}

/* More makers than places: nothing is lost, doubled or put out of order. */
static void test_chan_threads(void **state)
{
    (void)state;
    enum { MAKERS = 4, EACH = 5000 };
    static char items[MAKERS * EACH];
    struct maker m[MAKERS];
    struct pool *p = pool_new(MAKERS);
    struct chan *c = chan_new(3, NULL);
    size_t last[MAKERS];
    memset(items, 0, sizeof items);
    for (size_t i = 0; i < MAKERS; i++) {
        m[i] = (struct maker){ c, items, i * EACH, (i + 1) * EACH, 0 };
        last[i] = i * EACH;
        pool_run(p, make_items, &m[i]);
    }
    for (size_t i = 0; i < MAKERS * EACH; i++) {
        char *item = chan_take(c);
        size_t at = (size_t)(item - items);
        assert_int_equal(*item, 0);
        *item = 1;
        assert_int_equal(at, last[at / EACH]++);
    }
    assert_null(chan_try(c));
    pool_free(p);
    chan_free(c);
}

/* Closing frees those who wait for a place. */
static void test_chan_close(void **state)
{
    (void)state;
    static char items[100];
    struct chan *c = chan_new(1, NULL);
    struct pool *p = pool_new(2);
    struct maker m[2] = { { c, items, 0, 50, 0 }, { c, items, 50, 100, 0 } };
    pool_run(p, make_items, &m[0]);
    pool_run(p, make_items, &m[1]);
    size_t taken = 0;
    for (; taken < 10; taken++)
        assert_non_null(chan_take(c));
    chan_close(c);
    pool_wait(p);
    while (chan_take(c))
        taken++;
    assert_int_equal(taken + m[0].refused + m[1].refused, 100);
    assert_true(m[0].refused + m[1].refused > 0);
    pool_free(p);
    chan_free(c);
}

static bool readable(const struct wake *w)
{
    struct pollfd f = { .fd = w->read_fd, .events = POLLIN };
    return poll(&f, 1, 0) == 1 && (f.revents & POLLIN);
}

static void test_wake(void **state)
{
    (void)state;
    struct wake w;
    wake_open(&w);
    assert_false(readable(&w));
    wake_clear(&w);                 /* does not block */
    for (int i = 0; i < 70000; i++) /* fills a pipe, still does not block */
        wake_up(&w);
    assert_true(readable(&w));
    wake_clear(&w);
    assert_false(readable(&w));
    wake_up(&w);
    assert_true(readable(&w));
    wake_close(&w);
    assert_int_equal(w.read_fd, -1);
    wake_close(&w);
}

static void test_chan_wakes(void **state)
{
    (void)state;
    int a;
    struct wake w;
    wake_open(&w);
    struct chan *c = chan_new(4, &w);
    assert_false(readable(&w));
    chan_put(c, &a);
    assert_true(readable(&w));
    wake_clear(&w);
    chan_put(c, &a); /* not into an empty one */
    assert_false(readable(&w));
    chan_take(c);
    chan_take(c);
    chan_put(c, &a);
    assert_true(readable(&w));
    wake_clear(&w);
    chan_close(c);
    assert_true(readable(&w));
    chan_free(c);
    wake_close(&w);
}

static struct {
    struct once once;
    atomic_size_t begun;
    size_t made; /* no atomic: once_run orders it */
} first;

static void make_first(void)
{
    atomic_fetch_add(&first.begun, 1);
    pool_yield(); /* so that others come while it is being done */
    first.made = 7;
}

static void need_first(void *arg)
{
    once_run(&first.once, make_first);
    if (first.made == 7)
        atomic_fetch_add((atomic_size_t *)arg, 1);
}

static void test_once(void **state)
{
    atomic_size_t served = 0;
    (void)state;
    struct pool *p = pool_new(8);
    for (int i = 0; i < 64; i++)
        pool_run(p, need_first, &served);
    pool_free(p);
    assert_int_equal(atomic_load(&served), 64);
    assert_int_equal(atomic_load(&first.begun), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jobs),
        cmocka_unit_test(test_default_threads),
        cmocka_unit_test(test_jobs_of_jobs),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_chan_alone),
        cmocka_unit_test(test_chan_threads),
        cmocka_unit_test(test_chan_close),
        cmocka_unit_test(test_wake),
        cmocka_unit_test(test_chan_wakes),
    };
    return cmocka_run_group_tests_name("pool", tests, NULL, NULL);
}
