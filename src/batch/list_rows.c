/* SPDX-License-Identifier: MIT */
/*
 * A ring of SLICES, each some hundred rows that follow one another and a queue
 * of one. They are asked for in order and taken in order; a slice is asked for
 * again as soon as its rows have gone out.
 */
#include <config.h>

#include "batch/list.h"

enum { SLICES = 8, SLICE_ROWS = 512 };

struct slice {
    const struct archive *archive;
    const struct index *index;
    enum list_form form;
    uint32_t from, to; /* rows */
    struct buf text;
    struct chan *done;
};

static void write_slice(void *arg)
{
    struct slice *s = arg;
    buf_reset(&s->text);
    for (uint32_t i = s->from; i < s->to; i++)
        list_row(s->archive, s->index, i, s->form, &s->text);
    chan_put(s->done, s);
}

/* The rows from *from on, if there are any, which moves behind them. */
static void ask(struct slice *s, struct pool *pool, uint32_t *from)
{
    uint32_t left = s->index->n - *from;
    s->from = *from;
    *from = s->to = s->from + (left < SLICE_ROWS ? left : SLICE_ROWS);
    if (left)
        pool_run(pool, write_slice, s);
}

void list_rows(struct pool *pool, const struct archive *a,
               const struct index *x, enum list_form form,
               bool (*each)(void *user, struct str rows), void *user)
{
    struct slice ring[SLICES];
    uint32_t asked = 0, sent = 0;
    bool more = true;
    for (size_t i = 0; i < SLICES; i++) {
        ring[i] = (struct slice){ a, x, form, .done = chan_new(1, NULL) };
        ask(&ring[i], pool, &asked);
    }
    for (size_t i = 0; more && sent < x->n; i = (i + 1) % SLICES) {
        chan_take(ring[i].done);
        more = each(user, buf_str(&ring[i].text));
        sent = ring[i].to;
        if (more)
            ask(&ring[i], pool, &asked);
    }
    pool_wait(pool); /* where it ended early some are still at work */
    for (size_t i = 0; i < SLICES; i++) {
        chan_free(ring[i].done);
        buf_free(&ring[i].text);
    }
}
