/* SPDX-License-Identifier: MIT */
/*
 * The list is complete before the first line goes out, because lines come in
 * sort order. Articles are read ahead on the pool: a ring of RING slots, each
 * a queue of one article; the slots are asked for in order and taken in
 * order, so memory is bounded by the RING articles in flight.
 */
#include <config.h>

#include "ui/batchrun.h"

#include "base/i18n.h"
#include "base/pool.h"
#include "batch/dump.h"
#include "batch/list.h"
#include "model/index.h"
#include "model/copies.h"
#include "ui/ask.h"
#include "ui/script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { RING = 64, OUT_BYTES = 1 << 16 };

/* Standard output. */
struct out {
    struct buf buf;
    int error; /* errno of the first failed write */
};

static bool out_write(void *out, struct str s)
{
    struct out *o = out;
    while (!o->error && s.n > 0) {
        ssize_t n = write(STDOUT_FILENO, s.p, s.n);
        if (n >= 0)
            s = str_skip(s, (size_t)n);
        else if (errno != EINTR)
            o->error = errno;
    }
    return !o->error;
}

static void out_flush(struct out *o)
{
    out_write(o, buf_str(&o->buf));
    buf_reset(&o->buf);
}

static void out_maybe_flush(void *out)
{
    struct out *o = out;
    if (o->buf.n >= OUT_BYTES)
        out_flush(o);
}

static void complain(struct str line)
{
    fprintf(stderr, "%s: %.*s\n", PACKAGE, STR_ARG(line));
}

static void adopt(struct archive *a, struct batch *b)
{
    for (size_t i = 0; b && i < b->nerrors; i++)
        complain(b->errors[i]);
    if (b)
        archive_adopt(a, b);
}

/* False: something the user named could not be read. */
static bool load(struct archive *a, struct pool *pool, const struct intake *in,
                 bool brief, bool keys)
{
    struct load_opts opts = intake_opts(in);
    struct loader *l;
    struct batch *b;
    bool bad;
    opts.brief = brief;
    opts.keys = keys;
    l = loader_start(pool, &opts, NULL);
    adopt(a, intake_batch(in, &bad));
    while ((b = loader_take(l)))
        adopt(a, b);
    bad = bad || loader_bad_paths(l) > 0;
    loader_free(l);
    return !bad;
}

int batchrun_measure(const struct options *o)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size = { 0 };
    unsigned long cells = 80;
    if (o->width)
        return o->width;
    if (!columns || !str_number(str_of(columns), 100000, &cells) ||
        cells == 0) {
        cells = 80;
        if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            cells = size.ws_col;
    }
    cells = cells < 2 ? 2 : cells > 80 ? 80 : cells;
    return (int)(cells & ~1UL);
}

/* Articles on their way from the pool. */
struct ring {
    struct pool *pool;
    const struct intake *in;
    const struct index *x;
    struct chan *slot[RING];
    uint32_t asked; /* entries requested so far */
};

static void ring_ask(struct ring *r)
{
    const struct entry *e = r->x->order[r->asked];
    struct arena scratch = { 0 };
    struct ref ref = entry_ref(&scratch, e);
    struct chan *slot = r->slot[r->asked++ % RING];
    if (str_eq(ref.path, STR("-"))) {
        chan_put(slot, intake_article(r->in, &ref, CHARSET_UNKNOWN));
    } else {
        article_request(r->pool, slot, &ref,
                        &(struct article_opts){ .rules = r->in->rules,
                                                .now_ms = r->in->now_ms });
    }
    arena_free(&scratch);
}

static void write_dump(struct out *out, struct ring *r,
                       const struct dump_opts *o)
{
    bool first = true;
    for (uint32_t i = 0; i < r->x->n && !out->error; i++) {
        struct article *art;
        while (r->asked < r->x->n && r->asked < i + RING)
            ring_ask(r);
        art = chan_take(r->slot[i % RING]);
        if (art->status == ST_OK) {
            dump_article(art, o, first, &out->buf);
            first = false;
        } else {
            complain(str_of(art->err.text));
        }
        article_free(art);
        out_maybe_flush(out);
    }
}

static void dump(struct out *out, struct pool *pool, const struct intake *in,
                 const struct index *x, const struct options *o,
                 struct convert *convert)
{
    struct dump_opts opts = {
        .form = o->dump ? (enum dump_form)(o->dump - 1) : DUMP_TEXT,
        .measure = batchrun_measure(o),
        .width = WIDTH_DUMP,
        .show_hidden = o->show_hidden,
        .ascii = o->ascii,
        .justify = o->justify,
        .blocks = o->paragraphs,
        .shown = { .convert = convert, .gaps = (enum gaps)o->spacing },
        .each = out_maybe_flush,
        .user = out,
    };
    struct ring r = { .pool = pool, .in = in, .x = x };
    if (o->ambiguous == 2)
        opts.width.ambiguous = 2;
    for (int i = 0; i < RING; i++)
        r.slot[i] = chan_new(1, NULL);
    write_dump(out, &r, &opts);
    pool_wait(pool); /* after a failed write: none puts any more */
    for (int i = 0; i < RING; i++) {
        article_free(chan_try(r.slot[i]));
        chan_free(r.slot[i]);
    }
}

/* Wait for what is known at last of the copies, and mark the entries. */
static struct same *find_copies(struct pool *pool, const struct intake *in,
                                const struct archive *a)
{
    struct copies *c = copies_start(pool, a, in->rules, in->now_ms, NULL);
    struct same *same = NULL, *next;
    while ((next = copies_take(c))) {
        same_free(same);
        same = next;
    }
    copies_free(c);
    if (same)
        same_mark(same);
    return same;
}

/* What is asked for, and all that the answers need. */
struct asking {
    struct regex *regex;
    struct keys keys;
    struct texts texts;
    struct filter *filter; /* NULL: not asked, or the sift has it */
    struct sift *sift;     /* NULL: everything */
    struct same *same;
};

static void answer(struct asking *q, struct pool *pool, const struct intake *in,
                   const struct options *o, const struct archive *a)
{
    struct sift_env env = {
        .pool = pool,
        .load = ask_load,
        .user = in,
        .no_text = option_fulltext(o) == FULLTEXT_OFF,
    };
    if (!q->filter)
        return;
    if (filter_wants_copies(q->filter))
        q->same = find_copies(pool, in, a);
    q->sift = sift_new(&env, q->filter, a, &q->keys, &q->texts);
    q->filter = NULL;
    sift_finish(q->sift);
}

static void asked(struct asking *q)
{
    sift_free(q->sift);
    filter_free(q->filter);
    keys_free(&q->keys);
    texts_free(&q->texts);
    same_free(q->same);
    regex_close(q->regex);
}

static bool keep(const struct entry *e, const void *sift)
{
    return sift_keeps(sift, e);
}

static void make_index(struct arena *arena, const struct archive *a,
                       const struct options *o, const struct sift *sift,
                       struct index *x)
{
    struct index_opts opts = {
        .sort = (enum sort_key)(o->sort / 2),
        .reverse = o->sort % 2,
        /* Lines come in plain sort order unless groups are asked for. */
        .grouping =
            option_given(o, "group") ? (enum grouping)o->group : GROUP_NONE,
        .keep = sift ? keep : NULL,
        .user = sift,
    };
    index_build(arena, a, a->nentries, &opts, x);
}

/* What the user is told when no line went out. */
static void nothing(const struct archive *a)
{
    struct buf line = { 0 };
    if (a->nentries > 0)
        buf_printf(&line, "%s", _("nothing matches"));
    else
        intake_nothing(&a->tally, &line);
    complain(buf_str(&line));
    buf_free(&line);
}

static int run(const struct intake *in, const struct options *o,
               struct convert *convert, struct pool *pool, struct asking *q,
               struct archive *a, struct arena *arena)
{
    bool brief = !q->filter && o->list != 1 + LIST_JSON;
    bool keys = q->filter && filter_wants_copies(q->filter);
    bool good = load(a, pool, in, brief, keys);
    struct out out = { 0 };
    struct index x;
    answer(q, pool, in, o, a);
    make_index(arena, a, o, q->sift, &x);
    if (o->list)
        list_rows(pool, a, &x, (enum list_form)(o->list - 1), out_write, &out);
    else
        dump(&out, pool, in, &x, o, convert);
    out_flush(&out);
    buf_free(&out.buf);
    if (out.error && out.error != EPIPE) {
        struct err e;
        err_system(&e, out.error, _("standard output"));
        complain(str_of(e.text));
        return 2;
    }
    if (x.n == 0 && good)
        nothing(a);
    return !good ? 2 : x.n == 0 ? 1 : 0;
}

int batchrun(const struct intake *in, const struct options *o)
{
    struct arena arena = { 0 };
    struct archive a;
    struct asking q = { 0 };
    struct convert *convert;
    struct pool *pool;
    struct err e;
    int status;
    struct filter_env env = ask_env(in, WIDTH_DUMP, &q.regex);
    if (!ask_search(o->search, &env, &q.filter)) {
        asked(&q);
        return 2;
    }
    if (script_open(script_wanted(o), &convert, &e) != ST_OK) {
        complain(str_of(e.text));
        asked(&q);
        return 2;
    }
    pool = pool_new(0);
    archive_init(&a);
    status = run(in, o, convert, pool, &q, &a, &arena);
    asked(&q);
    pool_free(pool);
    convert_close(convert);
    archive_free(&a);
    arena_free(&arena);
    return status;
}
