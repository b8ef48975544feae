/* SPDX-License-Identifier: MIT */
/* Eight places, least recently used first out; requests on their way hold
 * their place, so the queue back from the pool is never full. */
#include <config.h>

#include "ui/shelf.h"

#include "base/mem.h"

#include <stdlib.h>

void shelf_init(struct shelf *s, const struct intake *in, struct pool *pool,
                const struct wake *wake)
{
    *s = (struct shelf){ .in = in, .pool = pool };
    s->done = chan_new(SHELF, wake);
}

static void empty(struct shelf_place *p)
{
    free(p->path);
    article_free(p->art);
    *p = (struct shelf_place){ 0 };
}

void shelf_free(struct shelf *s)
{
    shelf_take(s);
    for (int i = 0; i < SHELF; i++)
        empty(&s->places[i]);
    chan_free(s->done);
}

static struct shelf_place *find(struct shelf *s, const struct ref *ref)
{
    for (int i = 0; i < SHELF; i++) {
        struct shelf_place *p = &s->places[i];
        if (p->path && !p->stale && ref_eq(&p->ref, ref))
            return p;
    }
    return NULL;
}

const struct article *shelf_get(struct shelf *s, const struct ref *ref)
{
    struct shelf_place *p = find(s, ref);
    if (!p || !p->art)
        return NULL;
    p->used = ++s->uses;
    return p->art;
}

static struct shelf_place *free_place(struct shelf *s,
                                      const struct article *keep)
{
    struct shelf_place *best = NULL;
    for (int i = 0; i < SHELF; i++) {
        struct shelf_place *p = &s->places[i];
        if (!p->path)
            return p;
        if (p->art && p->art != keep && (!best || p->used < best->used))
            best = p;
    }
    return best;
}

bool shelf_want(struct shelf *s, const struct ref *ref,
                const struct article *keep)
{
    struct shelf_place *p = find(s, ref);
    size_t n = ref->path.n;
    if (p)
        return true;
    p = free_place(s, keep);
    if (!p)
        return false;
    empty(p);
    p->path = xmalloc(n + 1);
    memcpy(p->path, ref->path.p, n);
    p->path[n] = 0;
    p->ref = *ref;
    p->ref.path = (struct str){ p->path, n };
    p->used = ++s->uses;
    if (str_eq(ref->path, STR("-"))) {
        p->art = intake_article(s->in, ref, CHARSET_UNKNOWN);
    } else {
        article_request(s->pool, s->done, ref,
                        &(struct article_opts){ .rules = s->in->rules,
                                                .now_ms = s->in->now_ms });
    }
    return true;
}

/* Requests of one article are answered in any order, but all answers to it are
 * alike unless the place is stale; a stale place takes the first. */
static struct shelf_place *place_for(struct shelf *s, const struct ref *ref)
{
    struct shelf_place *fresh = NULL;
    for (int i = 0; i < SHELF; i++) {
        struct shelf_place *p = &s->places[i];
        if (p->path && !p->art && ref_eq(&p->ref, ref)) {
            if (p->stale)
                return p;
            fresh = p;
        }
    }
    return fresh;
}

bool shelf_take(struct shelf *s)
{
    struct article *art;
    bool any = false;
    while ((art = chan_try(s->done))) {
        struct shelf_place *p = place_for(s, &art->ref);
        any = true;
        if (p && !p->stale) {
            p->art = art;
            continue;
        }
        article_free(art);
        if (p)
            empty(p);
    }
    return any;
}

bool shelf_busy(const struct shelf *s)
{
    for (int i = 0; i < SHELF; i++)
        if (s->places[i].path && !s->places[i].art)
            return true;
    return false;
}

void shelf_clear(struct shelf *s, const struct article *keep)
{
    for (int i = 0; i < SHELF; i++) {
        struct shelf_place *p = &s->places[i];
        if (p->path && !p->art)
            p->stale = true;
        else if (p->path && p->art == keep && keep)
            p->stale = true; /* shown, but not to be found again */
        else
            empty(p);
    }
}
