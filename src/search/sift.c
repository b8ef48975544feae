/* SPDX-License-Identifier: MIT */
/*
 * What shall come first has a list of its own. Behind it two marks move
 * through the archive: `looked` behind the entries that were
 * asked, `handed` behind those whose texts went to the pool. A slice belongs
 * to a worker until it comes out of `done`; it holds all that it needs, so a
 * worker never touches the archive.
 *
 * If texts cannot match without some word, the slabs of texts that are held
 * come first, whole: what has none of the words is out, without a step for
 * each text. Only the rest is handed out text by text.
 */
#include <config.h>

#include "search/sift.h"

#include "base/mem.h"
#include "search/sift_slab.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Beside enum answer: the text is on the pool by itself. */
enum { HANDED = ANSWER_TEXT + 1 };

enum {
    LOOKS = FILTER_RANGE,  /* entries asked between two looks at the clock */
    FLYING = 2,            /* slices on their way, for each thread */
    SLICE_READ = 32,       /* articles of a slice that have to be read */
    SLICE_ITEMS = 1024,    /* of those that are held */
    SLICE_BYTES = 4 << 20, /* of their texts */
    READ_COST = 16,        /* to read a byte, in bytes searched */
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
    struct arena arena;      /* of paths and answers */
    struct sift_slab *slabs; /* NULL: items */
    size_t n;                /* of one or the other */
    struct item items[];
};

struct sift {
    struct sift_env env;
    struct filter *filter;
    const struct archive *archive;
    struct keys *keys;
    struct texts *texts;
    uint8_t *verdict; /* of each entry: enum answer, or HANDED */
    size_t room, looked, handed;
    uint32_t *first; /* places that come first */
    size_t nfirst, first_handed;
    struct buf key;                 /* scratch */
    size_t wanted, searched;        /* texts */
    bool found;                     /* an entry that matches, in this turn */
    const struct match_word *needs; /* see filter_needs */
    size_t nneeds;
    bool alone;
    struct sift_slabs slabs;
    unsigned flying_slabs; /* slices of them */
    unsigned flying, most_flying;
    struct chan *done; /* of struct slice */
    atomic_bool stop;
};

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

static void search_item(const struct sift *s, struct item *it)
{
    if (!it->held)
        it->read = read_body(&s->env, &it->ref);
    it->yes =
        filter_body(s->filter, it->answers, it->held ? it->held : it->read);
    it->done = true;
}

static void search_slice(void *arg)
{
    struct slice *l = arg;
    struct sift *s = l->sift;
    for (size_t i = 0; i < l->n && !atomic_load(&s->stop); i++) {
        if (l->slabs)
            sift_slab_search(&l->slabs[i], s->needs, s->nneeds, &s->stop);
        else
            search_item(s, &l->items[i]);
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
    s->needs = filter_needs(f, &s->nneeds, &s->alone);
    if (s->needs && !env->fill)
        sift_slabs_begin(&s->slabs, texts);
    s->most_flying = FLYING * pool_threads(env->pool);
    s->done = chan_new(s->most_flying, env->wake);
    atomic_init(&s->stop, false);
    return s;
}

void sift_prefer(struct sift *s, const uint32_t *places, size_t n)
{
    assert(s->looked == 0 && !s->first);
    if (n == 0)
        return;
    s->first = xmalloc(n * sizeof *s->first);
    memcpy(s->first, places, n * sizeof *s->first);
    s->nfirst = n;
}

void sift_stop(struct sift *s)
{
    atomic_store(&s->stop, true);
}

/* Of a slab all entries that waited are told, or wait for their own look at
 * the text. */
static void take_slab(struct sift *s, struct sift_slab *b)
{
    enum answer hit = s->alone ? ANSWER_YES : ANSWER_TEXT;
    for (uint32_t i = 0; b->done && i < b->slab.n; i++) {
        uint8_t *verdict = &s->verdict[b->slab.places[i]];
        if (*verdict != ANSWER_TEXT)
            continue;
        *verdict = b->hits[i] ? (uint8_t)hit : ANSWER_NO;
        s->searched += *verdict != ANSWER_TEXT;
        s->found |= *verdict == ANSWER_YES;
    }
    sift_slab_back(b);
}

static void take_item(struct sift *s, const struct item *it)
{
    if (it->read)
        texts_put(s->texts, it->place, it->read);
    if (!it->done)
        return;
    s->verdict[it->place] = it->yes ? ANSWER_YES : ANSWER_NO;
    s->searched++;
    s->found |= it->yes;
}

static void take_slice(struct sift *s, struct slice *l)
{
    s->flying_slabs -= l->slabs != NULL;
    for (size_t i = 0; i < l->n; i++) {
        if (l->slabs)
            take_slab(s, &l->slabs[i]);
        else
            take_item(s, &l->items[i]);
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
    free(s->first);
    sift_slabs_free(&s->slabs);
    buf_free(&s->key);
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
    const struct entry *e = archive_entry(s->archive, place);
    const struct title_key *key = NULL;
    struct title_key own;
    if (place < s->keys->n) {
        key = s->keys->list + place;
    } else if (!filter_is_blind(s->filter)) {
        title_key_make(&own, e->title, &s->key); /* before its turn */
        key = &own;
    }
    return filter_entry(s->filter, s->archive, e, key, answers);
}

/* A verdict for each entry that is there. */
static void make_room(struct sift *s)
{
    size_t n = s->archive->nentries;
    if (n <= s->room)
        return;
    n += n / 2;
    s->verdict = xrealloc(s->verdict, n);
    memset(s->verdict + s->room, ANSWER_UNSEEN, n - s->room);
    s->room = n;
}

/* What the list knows of an entry. */
static void tell(struct sift *s, size_t place, enum answer is)
{
    s->verdict[place] = (uint8_t)is;
    if (is == ANSWER_TEXT) {
        s->wanted++;
        return;
    }
    s->found |= is == ANSWER_YES;
    sift_slabs_leave(&s->slabs, texts_held(s->texts, place));
}

static void judge(struct sift *s, size_t place, uint8_t *answers)
{
    enum answer is;
    if (s->verdict[place] != ANSWER_UNSEEN)
        return; /* it was one of the first */
    is = ask(s, place, answers);
    if (is == ANSWER_TEXT && s->env.no_text)
        is = filter_body(s->filter, answers, NULL) ? ANSWER_YES : ANSWER_NO;
    tell(s, place, is);
}

static uint8_t *answers_in(const struct sift *s, struct arena *scratch)
{
    return (uint8_t *)arena_bytes(scratch, filter_terms(s->filter) + 1);
}

/* Those that come first. */
static void look_first(struct sift *s, struct arena *scratch)
{
    uint8_t *answers = answers_in(s, scratch);
    make_room(s);
    for (size_t i = 0; i < s->nfirst; i++)
        if (s->first[i] < s->archive->nentries)
            judge(s, s->first[i], answers);
}

/* The same for all up to `end`, at once; false: that cannot be. */
static bool judge_all(struct sift *s, size_t end)
{
    uint8_t is[LOOKS];
    if (s->env.no_text ||
        !filter_entries(s->filter, s->keys, s->looked, end - s->looked, is))
        return false;
    for (size_t i = s->looked; i < end; i++)
        if (s->verdict[i] == ANSWER_UNSEEN)
            tell(s, i, (enum answer)is[i - s->looked]);
    s->looked = end;
    return true;
}

/* Ask the next entries. */
static void look(struct sift *s, struct arena *scratch)
{
    size_t left = s->archive->nentries - s->looked;
    size_t end = s->looked + (left < LOOKS ? left : LOOKS);
    uint8_t *answers = answers_in(s, scratch);
    make_room(s);
    if (s->keys->n < end && !filter_is_blind(s->filter))
        keys_add(s->keys, s->archive, end - s->keys->n);
    if (judge_all(s, end))
        return;
    for (; s->looked < end; s->looked++)
        judge(s, s->looked, answers);
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

/* Of a sift that only reads ahead: is this text to be read? */
static bool is_to_fill(const struct sift *s, size_t place,
                       const struct body *held)
{
    return !held &&
           texts_have_room(s->texts, archive_entry(s->archive, place)->size);
}

static struct slice *new_slice(struct sift *s, size_t items)
{
    struct slice *l = xmalloc(sizeof *l + items * sizeof *l->items);
    *l = (struct slice){ .sift = s };
    return l;
}

static void send(struct sift *s, struct slice *l)
{
    s->flying++;
    pool_run(s->env.pool, search_slice, l);
}

/* Hand the next slabs to the pool; false: there is none, or its entries were
 * not all asked. */
static bool hand_slabs(struct sift *s)
{
    size_t n;
    struct sift_slab *first =
        sift_slabs_hand(&s->slabs, s->looked, s->most_flying, &n);
    struct slice *l;
    if (!first)
        return false;
    l = new_slice(s, 0);
    l->slabs = first;
    l->n = n;
    s->flying_slabs++;
    send(s, l);
    return true;
}

/* Are slabs on their way, or still to be handed out? */
static bool in_slabs(const struct sift *s)
{
    return s->slabs.next < s->slabs.n || s->flying_slabs;
}

/* A slice while it is filled. */
struct filling {
    struct slice *slice; /* NULL: nothing is in it */
    size_t bytes, reads;
};

static bool is_full(const struct filling *f)
{
    return f->reads >= SLICE_READ || f->bytes >= SLICE_BYTES ||
           (f->slice && f->slice->n == SLICE_ITEMS);
}

static void fill(struct sift *s, struct filling *f, size_t place)
{
    const struct body *held;
    if (place >= s->room || s->verdict[place] != ANSWER_TEXT)
        return;
    held = texts_get(s->texts, place);
    if (s->env.fill && !is_to_fill(s, place, held)) {
        s->verdict[place] = ANSWER_NO;
        return;
    }
    if (!f->slice)
        f->slice = new_slice(s, SLICE_ITEMS);
    add_item(s, f->slice, place);
    s->verdict[place] = HANDED;
    sift_slabs_leave(&s->slabs, texts_held(s->texts, place));
    f->bytes +=
        held ? held->n : READ_COST * archive_entry(s->archive, place)->size;
    f->reads += !held;
}

/* The next of those that wait, whatever their place. */
static void fill_rest(struct sift *s, struct filling *f)
{
    while (s->handed < s->looked && !is_full(f)) {
        const uint8_t *at =
            memchr(s->verdict + s->handed, ANSWER_TEXT, s->looked - s->handed);
        s->handed = at ? (size_t)(at - s->verdict) : s->looked;
        if (at)
            fill(s, f, s->handed++);
    }
}

/* Hand the next texts to the pool: those that come first, slabs, and then the
 * others. False: there are none, or slabs are not done with. */
static bool hand(struct sift *s)
{
    struct filling f = { NULL, 0, 0 };
    for (; s->first_handed < s->nfirst && !is_full(&f); s->first_handed++)
        fill(s, &f, s->first[s->first_handed]);
    if (!f.slice && hand_slabs(s))
        return true;
    if (!in_slabs(s))
        fill_rest(s, &f);
    if (!f.slice)
        return false;
    send(s, f.slice);
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
    if (s->looked == 0 && s->nfirst > 0) {
        look_first(s, &scratch);
        arena_reset(&scratch);
    }
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
    return e->place < s->room && s->verdict[e->place] == ANSWER_YES;
}

size_t sift_texts(const struct sift *s, size_t *searched)
{
    *searched = s->searched;
    return s->wanted;
}
