/* SPDX-License-Identifier: MIT */
/*
 * Scanners, one for each thread of the pool, do the same steps: have the walk
 * for a moment, fill a chunk of names, pass the walk on, scan the chunk. The
 * walk goes round in a channel of one place, so it needs no lock, never runs
 * ahead, and no thread waits on a queue of names while another works alone.
 * Each step is one job of the pool, so an article asked for meanwhile waits
 * for one chunk and not for the whole archive.
 *
 * A scanner reads a few files, then scans them: one after the other, the code
 * of the system and its own would push each other out of the cache for each
 * file. Their bytes stand in one buffer, one behind the other.
 *
 * Memory of a scanner: `bytes` and `paths` are emptied for each few files,
 * `file` for each file, `strings` for each batch. A finished batch gets its
 * strings in one block of exactly their size: half-empty blocks of many batches
 * would be most of the archive.
 */
#include <config.h>

#include "model/loader.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/article.h"
#include "model/same.h"
#include "model/walk.h"
#include "parser/zone.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum {
    OUT_ROOM = 64,  /* batches that wait to be taken */
    MIN_CHUNK = 16, /* files; doubles with each chunk of a scanner */
    MIN_BATCH = 32, /* entries; doubles with each batch sent */
    MAX_BATCH = 512,
    FIRST_BATCHES = 4,    /* smaller ones, for which the screen waits: where all
                             processors are busy scanning it gets one at once */
    BATCH_MS = 50,        /* a batch is sent at this age, full or not */
    KEEP_BYTES = 1 << 20, /* larger buffers go after the file */
    READ_FILES = 16,      /* read before they are scanned */
    READ_BYTES = 1 << 16, /* no more are, once they hold so many */
    SLOW_US = 30,         /* a file, where the disk is waited for */
    AHEAD_FILES = 16, /* that it is asked for then, so that it has as many to
                         fetch at a time */
    DAY_MS = 24 * 3600 * 1000,
};

/* A file that was read: what is its own in `bytes` and `paths`. */
struct read {
    const struct walk_file *file;
    size_t from, n; /* bytes */
    size_t path, path_n;
    uint64_t size;
};

/* The same while it is scanned. */
struct scan {
    const struct walk_file *file;
    struct str bytes, path;
    uint64_t size;
};

struct scanner {
    struct loader *loader;
    struct chunk chunk;
    size_t max_files; /* of the next chunk */
    struct read reads[READ_FILES];
    size_t nreads;
    struct buf bytes, paths; /* of reads */
    struct arena file, strings;
    struct meta_memo memo; /* of the file before */
    struct entry *entries; /* the batch so far */
    struct batch_source *sources;
    size_t n, room;
    size_t string_bytes;         /* of the strings of all entries */
    const struct folder *folder; /* whose path is `dir`; NULL: none */
    struct str dir;
    struct buf errors; /* lines, each ends with LF */
    struct tally tally;
    int64_t began_ms; /* of the batch */
    bool slow;        /* files come slower than they are scanned */
};

struct loader {
    struct pool *pool;
    struct load_opts opts;
    struct walk *walk;
    struct chan *turn;  /* holds the walk while nobody uses it */
    struct chan *out;   /* batches */
    struct chan *ended; /* scanners that will do nothing more */
    atomic_bool stop;
    atomic_size_t bad_paths, sent, working;
    atomic_uint percent;
    unsigned nscanners;
    struct scanner scanners[];
};

static int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t clock_ms(void)
{
    return clock_us() / 1000;
}

/* --- entries ----------------------------------------------------------- */

static struct str keep(struct scanner *s, struct str text)
{
    s->string_bytes += text.n;
    return arena_str(&s->strings, text);
}

/* The host table's row where the name is its name, else the name alone. */
static struct batch_source source_of(struct scanner *s, const struct meta *m)
{
    const struct source_rule *r = &m->rule;
    const struct batch_source *before = s->n ? &s->sources[s->n - 1] : NULL;

    if (r->name.n && str_eq(r->name, m->source))
        return (struct batch_source){ r->name, r->short_name, r->sort };
    if (before && str_eq(before->name, m->source))
        return *before;
    struct str name = m->source.n ? keep(s, m->source) : STR("");
    return (struct batch_source){ name, name, name };
}

static int64_t order_of(const struct meta *m)
{
    if (m->date_ms != DATE_UNKNOWN || m->day == DAY_UNKNOWN)
        return m->date_ms;
    const struct zone *z = zone_find(m->rule.zone);
    return zone_instant(z ? z : zone_default(),
                        (int64_t)m->day * DAY_MS + DAY_MS / 2);
}

static void set_path(struct scanner *s, const struct scan *f, struct entry *e)
{
    struct str path = f->path;
    const struct folder *folder =
        f->file->given ? NULL : s->chunk.folders[f->file->folder];
    size_t slash = folder ? 0 : str_rchr(path, '/');
    size_t dir = folder ? folder_dir(folder).n : slash < path.n ? slash + 1 : 0;

    if (!folder || s->folder != folder)
        s->dir = keep(s, str_head(path, dir));
    s->folder = folder;
    e->dir = s->dir;
    /* items of one file share its name */
    if (e->item > 1 && s->n)
        e->name = e[-1].name;
    else
        e->name = keep(s, str_skip(path, dir));
}

/* The bytes of an item in the file that was read; 0 for a whole file. */
static uint32_t part_of(const struct meta_in *in)
{
    return in->of ? (uint32_t)in->bytes.n : 0;
}

static void add_entry(struct scanner *s, const struct scan *f,
                      const struct meta_in *in, const struct meta *m)
{
    if (s->n == s->room) {
        s->room = s->room ? s->room * 2 : MIN_BATCH;
        s->entries = xrealloc(s->entries, s->room * sizeof s->entries[0]);
        s->sources = xrealloc(s->sources, s->room * sizeof s->sources[0]);
    }
    if (s->n == 0)
        s->began_ms = clock_ms();
    struct entry *e = &s->entries[s->n];
    *e = (struct entry){
        .title = keep(s, m->title),
        .url = s->loader->opts.brief ? STR_NONE : keep(s, m->url),
        .author = keep(s, m->author),
        .tags = keep(s, m->tags),
        .date_ms = m->date_ms,
        .order_ms = order_of(m),
        .dialect = m->dialect,
        .size = in->of ? in->bytes.n : f->size,
        .number = m->number,
        .item = m->item,
        .at = (uint32_t)(in->bytes.p - f->bytes.p),
        .part = part_of(in),
        .day = m->day,
        .clock = m->clock,
        .lang = (uint8_t)m->lang,
        .date_from = (uint8_t)m->date_from,
        .approx = m->approx,
        .index_page = m->index_page,
    };
    if (s->loader->opts.keys) {
        e->url_key = same_url(&s->file, m->url);
        e->title_key = e->url_key ? same_title(m->title) : 0;
    }
    set_path(s, f, e);
    s->sources[s->n] = source_of(s, m);
    s->n++;
}

/* --- batches ----------------------------------------------------------- */

static void move(char **to, struct str *s)
{
    if (!s->p)
        return;
    if (s->n)
        memcpy(*to, s->p, s->n);
    s->p = *to;
    *to += s->n;
}

/* As move, but what the entry before shares with this one is copied once. */
static void move_shared(char **to, struct str *s, struct str old_before,
                        struct str before)
{
    if (s->p && s->p == old_before.p && s->n == old_before.n)
        *s = before;
    else
        move(to, s);
}

static void move_source(char **to, struct batch_source *s,
                        const struct batch_source *old_before,
                        const struct batch_source *before)
{
    const char *old = s->name.p;
    if (s->sort.p != old || s->name.n == 0)
        return; /* a row of the host table, or unknown */
    move_shared(to, &s->name, old_before->name, before->name);
    s->sort.p = s->short_name.p = s->name.p;
}

static void move_strings(struct scanner *s, char *to)
{
    const char *end = to + s->string_bytes;
    struct entry old = { 0 };
    struct batch_source old_source = { 0 };

    for (size_t i = 0; i < s->n; i++) {
        struct entry *e = &s->entries[i], copy = *e;
        struct batch_source *from = &s->sources[i], from_copy = *from;
        move_shared(&to, &e->dir, old.dir, i ? e[-1].dir : STR_NONE);
        move_shared(&to, &e->name, old.name, i ? e[-1].name : STR_NONE);
        move(&to, &e->title);
        move(&to, &e->url);
        move(&to, &e->author);
        move(&to, &e->tags);
        move_source(&to, from, &old_source, i ? from - 1 : from);
        old = copy;
        old_source = from_copy;
    }
    assert(to == end);
}

static void add_errors(struct batch *b, struct str lines)
{
    struct str line;
    size_t n = 0;

    for (struct str rest = lines; str_line(&rest, &line);)
        n++;
    if (n == 0)
        return;
    b->errors = arena_array(&b->arena, struct str, n);
    while (str_line(&lines, &line))
        b->errors[b->nerrors++] = arena_str(&b->arena, line);
}

static struct batch *batch_make(struct scanner *s)
{
    struct batch *b = xcalloc(1, sizeof *b);
    move_strings(s, arena_bytes(&b->arena, s->string_bytes));
    add_errors(b, buf_str(&s->errors));
    b->entries = xrealloc(s->entries, s->n * sizeof b->entries[0]);
    b->entry_sources = xrealloc(s->sources, s->n * sizeof s->sources[0]);
    b->n = s->n;
    b->tally = s->tally;
    s->entries = NULL;
    s->sources = NULL;
    s->n = s->room = s->string_bytes = 0;
    s->folder = NULL;
    s->tally = (struct tally){ 0 };
    buf_reset(&s->errors);
    arena_reset(&s->strings);
    return b;
}

static void flush(struct scanner *s)
{
    static const struct tally none;
    struct loader *l = s->loader;

    if (s->n == 0 && s->errors.n == 0 &&
        memcmp(&s->tally, &none, sizeof none) == 0)
        return;
    struct batch *b = batch_make(s);
    size_t before = atomic_fetch_add(&l->sent, 1);
    if (!chan_put(l->out, b))
        batch_free(b);
    if (before < FIRST_BATCHES)
        pool_yield();
}

/* i: files of the chunk so far. */
static bool is_due(const struct scanner *s, size_t i)
{
    size_t sent = atomic_load_explicit(&s->loader->sent, memory_order_relaxed);
    size_t full = sent < FIRST_BATCHES ? (size_t)MIN_BATCH << sent : MAX_BATCH;
    return s->n >= full || s->errors.n >= KEEP_BYTES ||
           (i % 8 == 7 && s->n && clock_ms() - s->began_ms >= BATCH_MS);
}

/* --- files ------------------------------------------------------------- */

static void file_error(struct scanner *s, const struct walk_file *f,
                       const struct err *e)
{
    buf_add(&s->errors, str_of(e->text));
    buf_chr(&s->errors, '\n');
    if (f->given)
        atomic_fetch_add(&s->loader->bad_paths, 1);
}

static void read_file(struct scanner *s, const struct walk_file *f)
{
    const struct folder *folder = s->chunk.folders[f->folder];
    const char *name = s->chunk.names.p + f->name;
    int fd = folder_fd(folder);
    struct read r = { .file = f, .from = s->bytes.n, .path = s->paths.n };
    enum status st;
    struct err e;

    buf_add(&s->paths, folder_dir(folder));
    buf_add(&s->paths, str_of(name));
    r.path_n = s->paths.n - r.path;
    buf_chr(&s->paths, '\0');
    const char *path = s->paths.p + r.path;
    st = f->walked
             ? io_read_walked(fd, name, path, ARTICLE_LIMIT, &s->bytes, &r.size,
                              &e)
             : io_read(fd, name, path, ARTICLE_LIMIT, &s->bytes, &r.size, &e);
    if (st != ST_OK) {
        s->tally.unreadable++;
        file_error(s, f, &e);
        s->bytes.n = r.from;
        return;
    }
    r.n = s->bytes.n - r.from;
    s->reads[s->nreads++] = r;
}

/* What is read as an article, or as several, becomes entries. */
static void scan_articles(struct scanner *s, const struct scan *f)
{
    const struct load_opts *o = &s->loader->opts;
    struct meta_in in = {
        .bytes = f->bytes,
        .path = f->path,
        .now_ms = o->now_ms,
        .rules = o->rules,
        .memo = &s->memo,
        .want = o->brief ? META_LIST : META_ALL,
    };
    struct meta_in one;
    struct meta_items items;
    struct meta m;

    meta_items(&in, &items);
    if (!items.dialect && f->file->mixed) {
        s->tally.skipped++;
        return;
    }
    while (meta_items_next(&items, &one)) {
        struct arena_mark mark = arena_mark(&s->file);
        meta_scan(&s->file, &one, &m);
        if (m.index_page && !o->all && !f->file->given)
            s->tally.index++;
        else
            add_entry(s, f, &one, &m);
        arena_rewind(&s->file, mark);
        if (items.dialect && s->loader->out && is_due(s, items.n))
            flush(s);
    }
}

static void scan_file(struct scanner *s, const struct scan *f)
{
    struct err e;

    if (f->bytes.n == 0) {
        s->tally.empty++;
    } else if (!meta_binary(f->bytes)) {
        scan_articles(s, f);
    } else {
        s->tally.binary++;
        if (f->file->given) {
            err_set(&e, ST_KIND, _("%s: a binary file"), f->path.p);
            file_error(s, f->file, &e);
        }
    }
    if (s->file.bytes > KEEP_BYTES)
        arena_free(&s->file);
    else
        arena_reset(&s->file);
}

/* Where the disk is waited for, the files behind the one at i are asked for
 * ahead. */
static void ask_ahead(struct scanner *s, size_t i, size_t *asked)
{
    const struct chunk *c = &s->chunk;
    if (!s->slow)
        return;
    *asked = *asked > i ? *asked : i + 1;
    for (; *asked < c->nfiles && *asked <= i + AHEAD_FILES; ++*asked) {
        const struct walk_file *f = &c->files[*asked];
        if (f->walked)
            io_ahead(folder_fd(c->folders[f->folder]), c->names.p + f->name);
    }
}

/* Read the next files, from the one at i; returns the one behind them. Those
 * that are in memory come at once; it is the pace of the last ones that tells
 * whether the disk is waited for: what it costs to be wrong is small. */
static size_t read_some(struct scanner *s, size_t i, size_t *asked)
{
    const struct chunk *c = &s->chunk;
    size_t begin = i,
           end = i + READ_FILES < c->nfiles ? i + READ_FILES : c->nfiles;
    int64_t began = clock_us();

    s->nreads = 0;
    buf_reset(&s->paths);
    if (s->bytes.size > KEEP_BYTES)
        buf_free(&s->bytes);
    buf_reset(&s->bytes);
    for (; i < end && s->bytes.n < READ_BYTES; i++) {
        ask_ahead(s, i, asked);
        read_file(s, &c->files[i]);
    }
    s->slow = clock_us() - began > (int64_t)(i - begin) * SLOW_US;
    return i;
}

static struct scan scan_of(const struct scanner *s, const struct read *r)
{
    return (struct scan){ r->file,
                          { s->bytes.p + r->from, r->n },
                          { s->paths.p + r->path, r->path_n },
                          r->size };
}

static bool is_stopped(const struct scanner *s)
{
    return atomic_load_explicit(&s->loader->stop, memory_order_relaxed);
}

static void scan_some(struct scanner *s)
{
    for (size_t i = 0; i < s->nreads && !is_stopped(s); i++) {
        struct scan f = scan_of(s, &s->reads[i]);
        scan_file(s, &f);
        if (is_due(s, i))
            flush(s);
    }
}

static void scan_chunk(struct scanner *s)
{
    struct chunk *c = &s->chunk;
    size_t asked = 0;

    buf_add(&s->errors, buf_str(&c->errors));
    tally_add(&s->tally, &c->tally);
    atomic_fetch_add(&s->loader->bad_paths, c->bad_paths);
    for (size_t i = 0; i < c->nfiles && !is_stopped(s);) {
        i = read_some(s, i, &asked);
        scan_some(s);
    }
    s->folder = NULL; /* its address may be used again */
    chunk_reset(c);
}

/* --- steps ------------------------------------------------------------- */

/* The last thing done with the loader: it may be freed behind the put. */
static void end(struct scanner *s)
{
    struct loader *l = s->loader;
    flush(s);
    if (atomic_fetch_sub(&l->working, 1) == 1)
        chan_close(l->out);
    chan_put(l->ended, s);
}

static void step(void *arg)
{
    struct scanner *s = arg;
    struct loader *l = s->loader;
    struct walk *w = chan_take(l->turn);

    if (!w || atomic_load(&l->stop)) {
        chan_close(l->turn);
        end(s);
        return;
    }
    bool more = walk_next(w, s->max_files, &s->chunk);
    atomic_store(&l->percent, walk_percent(w));
    if (more)
        chan_put(l->turn, w);
    else
        chan_close(l->turn);
    if (s->max_files < CHUNK_FILES)
        s->max_files *= 2;
    scan_chunk(s);
    pool_run(l->pool, step, s);
}

struct loader *loader_start(struct pool *pool, const struct load_opts *opts,
                            const struct wake *wake)
{
    unsigned n = pool_threads(pool);
    struct loader *l = xcalloc(1, sizeof *l + n * sizeof l->scanners[0]);

    l->pool = pool;
    l->opts = *opts;
    l->walk = walk_new(opts->paths, opts->npaths, opts->rules);
    l->turn = chan_new(1, NULL);
    l->out = chan_new(OUT_ROOM, wake);
    l->ended = chan_new(n, NULL);
    atomic_init(&l->working, n);
    l->nscanners = n;
    chan_put(l->turn, l->walk);
    for (unsigned i = 0; i < n; i++) {
        l->scanners[i].loader = l;
        l->scanners[i].max_files = MIN_CHUNK;
        pool_run(pool, step, &l->scanners[i]);
    }
    return l;
}

struct batch *loader_try(struct loader *l)
{
    return chan_try(l->out);
}

struct batch *loader_take(struct loader *l)
{
    return chan_take(l->out);
}

bool loader_done(struct loader *l)
{
    return chan_closed(l->out);
}

unsigned loader_percent(struct loader *l)
{
    if (loader_done(l))
        return 100;
    unsigned percent = atomic_load(&l->percent);
    return percent < 99 ? percent : 99;
}

size_t loader_bad_paths(struct loader *l)
{
    return atomic_load(&l->bad_paths);
}

static void scanner_free(struct scanner *s)
{
    chunk_free(&s->chunk);
    buf_free(&s->bytes);
    buf_free(&s->paths);
    buf_free(&s->errors);
    arena_free(&s->file);
    arena_free(&s->strings);
    free(s->entries);
    free(s->sources);
}

void loader_free(struct loader *l)
{
    if (!l)
        return;
    atomic_store(&l->stop, true);
    chan_close(l->out);
    for (unsigned i = 0; i < l->nscanners; i++)
        chan_take(l->ended);
    for (struct batch *b; (b = chan_try(l->out));)
        batch_free(b);
    for (unsigned i = 0; i < l->nscanners; i++)
        scanner_free(&l->scanners[i]);
    walk_free(l->walk);
    chan_free(l->turn);
    chan_free(l->out);
    chan_free(l->ended);
    free(l);
}

struct batch *loader_scan(const struct load_opts *opts, struct str path,
                          struct str bytes, uint64_t size, bool *bad)
{
    static const struct walk_file file = { .given = true };
    struct loader *l = xcalloc(1, sizeof *l + sizeof l->scanners[0]);
    struct scanner *s = l->scanners;

    l->opts = *opts;
    s->loader = l;
    s->tally.files = 1;
    buf_add(&s->paths, path);
    buf_chr(&s->paths, '\0');
    scan_file(s, &(struct scan){ &file, bytes, { s->paths.p, path.n }, size });
    *bad = atomic_load(&l->bad_paths) > 0;
    struct batch *b = batch_make(s);
    scanner_free(s);
    free(l);
    return b;
}
