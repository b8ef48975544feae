/* SPDX-License-Identifier: MIT */
/*
 * Two marks move through the archive: `looked` behind the entries that were
 * asked, `handed` behind those whose texts went to the pool. A slice belongs
 * to a worker until it comes out of `done`; it holds all that it needs, so a
 * worker never touches the archive.
 */
#include <config.h>

#include "search/sift.h"

#include "base/mem.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
    LOOKS = 512,           /* entries asked between two looks at the clock */
    FLYING = 2,            /* slices on their way, for each thread */
    SLICE_READ = 8,        /* articles of a slice that have to be read */
    SLICE_ITEMS = 1024,    /* of those that are held */
    SLICE_BYTES = 4 << 20, /* of their texts */
    ROOM_ELSE = 512 << 20,
};

struct item {
    uint32_t place;
    struct ref ref;
    uint8_t *answers;
    const struct body *held;
    struct body *read; /* new */
    bool yes, done;
};

struct slice {
    struct sift *sift;
    struct arena arena; /* of paths and answers */
    size_t n;
    struct item items[SLICE_ITEMS];
};

struct sift {
    struct sift_env env;
    struct filter *filter;
    const struct archive *archive;
    struct keys *keys;
    struct texts *texts;
    uint8_t *verdict; /* enum answer, of the first `looked` entries */
    size_t room, looked, handed;
    size_t wanted, searched; /* texts */
    bool found;              /* an entry that matches, in this turn */
    unsigned flying, most_flying;
    struct chan *done; /* of struct slice */
    atomic_bool stop;
};

/* --- texts --- */

uint64_t texts_room(void)
{
    uint64_t room = ROOM_ELSE;
#if defined(_SC_PHYS_PAGES) && defined(_SC_PAGESIZE)
    long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
    if (pages > 0 && bytes > 0)
        room = (uint64_t)pages * (uint64_t)bytes / 4;
#endif
    return room;
}

void texts_free(struct texts *t)
{
    for (size_t i = 0; i < t->n; i++)
        free(t->list[i]);
    free(t->list);
    *t = (struct texts){ .most = t->most };
}

const struct body *texts_get(const struct texts *t, size_t place)
{
    return place < t->n ? t->list[place] : NULL;
}

/* Keep it, or free it. */
static void texts_put(struct texts *t, size_t place, struct body *b)
{
    if (place >= t->n) {
        size_t n = 2 * place + 1024;
        t->list = xrealloc(t->list, n * sizeof *t->list);
        memset(t->list + t->n, 0, (n - t->n) * sizeof *t->list);
        t->n = n;
    }
    if (t->list[place] || t->bytes + body_bytes(b) > t->most) {
        free(b);
        return;
    }
    t->list[place] = b;
    t->bytes += body_bytes(b);
}

/* --- on the pool --- */

static struct body *read_body(const struct sift_env *env, const struct ref *ref)
{
    struct article *art = env->load(ref, env->user);
    struct body *b = NULL;
    if (art && art->status == ST_OK)
        b = body_make(&art->doc);
    article_free(art);
    return b;
}

static void search_slice(void *arg)
{
    struct slice *l = arg;
    struct sift *s = l->sift;
    for (size_t i = 0; i < l->n && !atomic_load(&s->stop); i++) {
        struct item *it = &l->items[i];
        if (!it->held)
            it->read = read_body(&s->env, &it->ref);
        it->yes =
            filter_body(s->filter, it->answers, it->held ? it->held : it->read);
        it->done = true;
    }
    chan_put(s->done, l); /* there is room for all that fly */
}

/* --- begin and end --- */

struct sift *sift_new(const struct sift_env *env, struct filter *f,
                      const struct archive *a, struct keys *keys,
                      struct texts *texts)
{
    struct sift *s = xcalloc(1, sizeof *s);
    s->env = *env;
    s->filter = f;
    s->archive = a;
    s->keys = keys;
    s->texts = texts;
    s->most_flying = FLYING * pool_threads(env->pool);
    s->done = chan_new(s->most_flying, env->wake);
    atomic_init(&s->stop, false);
    return s;
}

void sift_stop(struct sift *s)
{
    atomic_store(&s->stop, true);
}

static void take_slice(struct sift *s, struct slice *l)
{
    for (size_t i = 0; i < l->n; i++) {
        struct item *it = &l->items[i];
        if (it->read)
            texts_put(s->texts, it->place, it->read);
        if (it->done) {
            s->verdict[it->place] = it->yes ? ANSWER_YES : ANSWER_NO;
            s->searched++;
            s->found = s->found || it->yes;
        }
    }
    arena_free(&l->arena);
    free(l);
    s->flying--;
}

bool sift_quiet(struct sift *s)
{
    struct slice *l;
    while ((l = chan_try(s->done)))
        take_slice(s, l);
    return s->flying == 0;
}

void sift_free(struct sift *s)
{
    if (!s)
        return;
    sift_stop(s);
    while (s->flying)
        take_slice(s, chan_take(s->done));
    chan_free(s->done);
    filter_free(s->filter);
    free(s->verdict);
    free(s);
}

/* --- work --- */

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static enum answer ask(struct sift *s, size_t place, uint8_t *answers)
{
    return filter_entry(s->filter, s->archive, archive_entry(s->archive, place),
                        &s->keys->list[place], answers);
}

/* Ask the next entries. */
static void look(struct sift *s, struct arena *scratch)
{
    size_t left = s->archive->nentries - s->looked;
    size_t end = s->looked + (left < LOOKS ? left : LOOKS);
    uint8_t *answers =
        (uint8_t *)arena_bytes(scratch, filter_terms(s->filter) + 1);
    if (end > s->room) {
        s->room = s->archive->nentries + s->archive->nentries / 2;
        s->verdict = xrealloc(s->verdict, s->room);
    }
    if (s->keys->n < end)
        keys_add(s->keys, s->archive, end - s->keys->n);
    for (; s->looked < end; s->looked++) {
        enum answer is = ask(s, s->looked, answers);
        if (is == ANSWER_TEXT && s->env.no_text)
            is = filter_body(s->filter, answers, NULL) ? ANSWER_YES : ANSWER_NO;
        s->verdict[s->looked] = (uint8_t)is;
        s->wanted += is == ANSWER_TEXT;
        s->found = s->found || is == ANSWER_YES;
    }
}

static void add_item(struct sift *s, struct slice *l, size_t place)
{
    const struct entry *e = archive_entry(s->archive, place);
    struct item *it = &l->items[l->n++];
    *it = (struct item){
        .place = (uint32_t)place,
        .held = texts_get(s->texts, place),
        .answers = (uint8_t *)arena_bytes(&l->arena, filter_terms(s->filter)),
    };
    if (!it->held)
        it->ref = entry_ref(&l->arena, e);
    ask(s, place, it->answers);
}

/* Hand the next texts to the pool; false: there are none. */
static bool hand(struct sift *s)
{
    struct slice *l = NULL;
    size_t bytes = 0, reads = 0;
    for (; s->handed < s->looked && reads < SLICE_READ && bytes < SLICE_BYTES;
         s->handed++) {
        const struct body *held = texts_get(s->texts, s->handed);
        if (s->verdict[s->handed] != ANSWER_TEXT)
            continue;
        if (!l) {
            l = xmalloc(sizeof *l);
            l->sift = s;
            l->n = 0;
            l->arena = (struct arena){ 0 };
        }
        add_item(s, l, s->handed);
        bytes += held ? held->n : 0;
        reads += !held;
        if (l->n == SLICE_ITEMS) {
            s->handed++;
            break;
        }
    }
    if (!l)
        return false;
    s->flying++;
    pool_run(s->env.pool, search_slice, l);
    return true;
}

/* Take what came and hand out as much. */
static void take(struct sift *s)
{
    sift_quiet(s);
    while (s->flying < s->most_flying && hand(s))
        ;
}

bool sift_turn(struct sift *s, int ms)
{
    struct arena scratch = { 0 };
    int64_t until = clock_ms() + ms;
    assert(!atomic_load(&s->stop));
    s->found = false;
    take(s);
    while (s->looked < s->archive->nentries) {
        look(s, &scratch);
        arena_reset(&scratch);
        if (s->flying < s->most_flying)
            take(s);
        if (clock_ms() >= until)
            break;
    }
    arena_free(&scratch);
    return s->found;
}

bool sift_more(const struct sift *s)
{
    return s->looked < s->archive->nentries;
}

bool sift_done(const struct sift *s)
{
    return !sift_more(s) && s->flying == 0 && s->handed == s->looked;
}

void sift_finish(struct sift *s)
{
    while (!sift_done(s)) {
        sift_turn(s, 1000);
        if (s->flying)
            take_slice(s, chan_take(s->done));
    }
}

const struct filter *sift_filter(const struct sift *s)
{
    return s->filter;
}

bool sift_keeps(const struct sift *s, const struct entry *e)
{
    return e->place < s->looked && s->verdict[e->place] == ANSWER_YES;
}

size_t sift_texts(const struct sift *s, size_t *searched)
{
    *searched = s->searched;
    return s->wanted;
}
