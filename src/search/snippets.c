/* SPDX-License-Identifier: MIT */
/*
 * A few hundred slots, looked through one by one; the one that was longest not
 * asked for goes first. A job holds all that it needs, the filter too; its
 * number tells whether it was asked for since the filter came.
 */
#include <config.h>

#include "search/snippets.h"

#include "base/mem.h"

#include <stdlib.h>

enum { NOTHING = UINT32_MAX };

struct job {
    struct snippets *owner;
    struct filter *filter;
    struct arena arena; /* the path, then the snippet's text */
    struct ref ref;
    struct snippet snippet;
    uint64_t of; /* which filter, counted */
    uint32_t place;
};

struct slot {
    struct job *job; /* NULL: on its way */
    uint32_t place;  /* NOTHING: free */
    uint64_t used;   /* when it was asked for last */
};

struct snippets {
    struct sift_env env;
    struct chan *done;
    struct filter *filter;
    uint64_t of, uses;
    unsigned flying;
    struct slot slots[SNIPPETS];
};

struct snippets *snippets_new(const struct sift_env *env)
{
    struct snippets *s = xcalloc(1, sizeof *s);
    s->env = *env;
    s->done = chan_new(SNIPPETS_FLYING, env->wake);
    for (int i = 0; i < SNIPPETS; i++)
        s->slots[i].place = NOTHING;
    return s;
}

static void job_free(struct job *j)
{
    if (!j)
        return;
    filter_free(j->filter);
    arena_free(&j->arena);
    free(j);
}

static void forget(struct snippets *s)
{
    for (int i = 0; i < SNIPPETS; i++) {
        job_free(s->slots[i].job);
        s->slots[i] = (struct slot){ NULL, NOTHING, 0 };
    }
}

void snippets_of(struct snippets *s, const struct filter *f)
{
    forget(s);
    filter_free(s->filter);
    s->filter = f ? filter_share(f) : NULL;
    s->of++;
}

void snippets_free(struct snippets *s)
{
    if (!s)
        return;
    snippets_of(s, NULL);
    while (s->flying) {
        job_free(chan_take(s->done));
        s->flying--;
    }
    chan_free(s->done);
    free(s);
}

/* Which slot a place has; SNIPPETS: none. */
static int slot_of(const struct snippets *s, uint32_t place)
{
    int i = 0;
    while (i < SNIPPETS && s->slots[i].place != place)
        i++;
    return i;
}

const struct snippet *snippets_get(const struct snippets *s, uint32_t place)
{
    int i = slot_of(s, place);
    return i < SNIPPETS && s->slots[i].job ? &s->slots[i].job->snippet : NULL;
}

static void run(void *arg)
{
    struct job *j = arg;
    const struct sift_env *env = &j->owner->env;
    struct article *art = env->load(&j->ref, env->user);
    if (art && art->status == ST_OK)
        find_snippet(filter_find(j->filter, MATCH_TEXT), &art->doc, &j->arena,
                     &j->snippet);
    article_free(art);
    chan_put(j->owner->done, j); /* there is room for all that fly */
}

static struct slot *oldest(struct snippets *s)
{
    struct slot *old = &s->slots[0];
    for (int i = 1; i < SNIPPETS; i++)
        if (s->slots[i].used < old->used)
            old = &s->slots[i];
    return old;
}

bool snippets_want(struct snippets *s, const struct entry *e)
{
    int i = slot_of(s, e->place);
    struct slot *slot;
    struct job *j;
    if (!s->filter)
        return true;
    if (i < SNIPPETS) {
        s->slots[i].used = ++s->uses;
        return true;
    }
    if (s->flying == SNIPPETS_FLYING)
        return false;
    slot = oldest(s);
    job_free(slot->job);
    *slot = (struct slot){ NULL, e->place, ++s->uses };
    j = xcalloc(1, sizeof *j);
    j->owner = s;
    j->filter = filter_share(s->filter);
    j->ref = entry_ref(&j->arena, e);
    j->place = e->place;
    j->of = s->of;
    s->flying++;
    pool_run(s->env.pool, run, j);
    return true;
}

bool snippets_take(struct snippets *s)
{
    struct job *j;
    bool any = false;
    while ((j = chan_try(s->done))) {
        int i = j->of == s->of ? slot_of(s, j->place) : SNIPPETS;
        any = true;
        s->flying--;
        if (i < SNIPPETS && !s->slots[i].job)
            s->slots[i].job = j;
        else
            job_free(j);
    }
    return any;
}

bool snippets_busy(const struct snippets *s)
{
    return s->flying > 0;
}
