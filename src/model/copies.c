/* SPDX-License-Identifier: MIT */
/*
 * One job at a time, each putting the next one into the pool: the first one
 * sorts, the others read texts for a moment each. All data belong to the job
 * that runs; only `stop` is shared.
 */
#include <config.h>

#include "model/copies.h"

#include "base/io.h"
#include "base/mem.h"
#include "model/article.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum {
    STEP_MS = 5,
    TEXT_LIMIT = 1 << 20, /* bytes read of a file: the text begins in them */
};

struct copies {
    struct pool *pool;
    const struct rules *rules;
    int64_t now_ms;
    struct same_in in;
    struct entry **chunks;
    uint32_t *wanted; /* entries whose text is wanted; NULL: not known yet */
    size_t nwanted;
    struct same_known *known; /* of the first in.nknown of them */
    struct buf bytes;
    struct arena scratch;
    struct chan *out;   /* of struct same */
    struct chan *ended; /* the last job puts itself here */
    atomic_bool stop;
};

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct entry *entry_at(const struct copies *c, uint32_t at)
{
    return &c->chunks[at / ARCHIVE_CHUNK][at % ARCHIVE_CHUNK];
}

/* Its article; NULL: it cannot be read, or not without reading too much. */
static struct article *read_article(struct copies *c, const struct ref *ref)
{
    const struct article_opts opts = { .rules = c->rules,
                                       .now_ms = c->now_ms,
                                       .want = META_TEXT };
    struct err err;
    uint64_t size;
    if (str_eq(ref->path, STR("-")) || ref->part > TEXT_LIMIT)
        return NULL;
    if (ref->part)
        return article_load(ref, &opts);
    buf_reset(&c->bytes);
    if (io_read(IO_CWD, ref->path.p, ref->path.p, TEXT_LIMIT, &c->bytes, &size,
                &err) != ST_OK)
        return NULL;
    return article_parse(ref, buf_str(&c->bytes), size, &opts);
}

static uint64_t read_text(struct copies *c, const struct entry *e)
{
    struct ref ref = entry_ref(&c->scratch, e);
    struct article *art = read_article(c, &ref);
    uint64_t text = art && art->status == ST_OK ? same_text(&art->doc) : 0;
    article_free(art);
    return text;
}

/* Read on for a moment; true when all is read. */
static bool read_texts(struct copies *c)
{
    int64_t until = clock_ms() + STEP_MS;
    while (c->in.nknown < c->nwanted && !atomic_load(&c->stop)) {
        uint32_t at = c->wanted[c->in.nknown];
        c->known[c->in.nknown++] =
            (struct same_known){ at, read_text(c, entry_at(c, at)) };
        arena_reset(&c->scratch);
        if (clock_ms() >= until)
            break;
    }
    return c->in.nknown == c->nwanted;
}

static void give(struct copies *c, struct same *s)
{
    if (!chan_put(c->out, s))
        same_free(s);
}

/* The last thing done with c: it may be freed behind the put. */
static void end(struct copies *c)
{
    chan_close(c->out);
    chan_put(c->ended, c);
}

static void step(void *arg)
{
    struct copies *c = arg;
    bool all = false;
    if (atomic_load(&c->stop)) {
        end(c);
        return;
    }
    if (!c->wanted) {
        give(c, same_find(&c->in, &c->wanted, &c->nwanted));
        c->known = xmalloc((c->nwanted + 1) * sizeof *c->known);
        c->in.known = c->known;
        all = c->nwanted == 0;
    } else if (read_texts(c)) {
        give(c, same_find(&c->in, NULL, NULL));
        all = true;
    }
    if (all)
        end(c);
    else
        pool_run(c->pool, step, c);
}

struct copies *copies_start(struct pool *pool, const struct archive *a,
                            const struct rules *rules, int64_t now_ms,
                            const struct wake *wake)
{
    struct copies *c = xcalloc(1, sizeof *c);
    size_t nchunks = (a->nentries + ARCHIVE_CHUNK - 1) / ARCHIVE_CHUNK;
    c->pool = pool;
    c->rules = rules;
    c->now_ms = now_ms;
    c->chunks = xmalloc((nchunks + 1) * sizeof *c->chunks);
    if (nchunks)
        memcpy(c->chunks, a->chunks, nchunks * sizeof *c->chunks);
    c->in.chunks = c->chunks;
    c->in.n = a->nentries;
    c->out = chan_new(2, wake);
    c->ended = chan_new(1, NULL);
    atomic_init(&c->stop, false);
    pool_run(pool, step, c);
    return c;
}

struct same *copies_try(struct copies *c)
{
    return chan_try(c->out);
}

struct same *copies_take(struct copies *c)
{
    return chan_take(c->out);
}

bool copies_done(struct copies *c)
{
    return chan_closed(c->out);
}

void copies_stop(struct copies *c)
{
    atomic_store(&c->stop, true);
}

void copies_free(struct copies *c)
{
    if (!c)
        return;
    copies_stop(c);
    chan_take(c->ended);
    for (struct same *s; (s = chan_try(c->out));)
        same_free(s);
    free(c->chunks);
    free(c->wanted);
    free(c->known);
    buf_free(&c->bytes);
    arena_free(&c->scratch);
    chan_free(c->out);
    chan_free(c->ended);
    free(c);
}
