/* SPDX-License-Identifier: MIT */
/* Bodies and keys of a slab have their room from the begin, of which the system
 * gives only what is used; so they never move. */
#include <config.h>

#include "search/texts.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROOM_ELSE = 512 << 20 };

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
    for (size_t i = 0; i < t->nslabs; i++) {
        free(t->slabs[i].keys);
        free(t->slabs[i].bodies);
        free(t->slabs[i].places);
    }
    free(t->slabs);
    free(t->list);
    *t = (struct texts){ .most = t->most };
}

const struct held *texts_held(const struct texts *t, size_t place)
{
    const struct held *h = place < t->n ? &t->list[place] : NULL;
    return h && h->slab ? h : NULL;
}

const struct body *texts_get(const struct texts *t, size_t place)
{
    const struct held *h = texts_held(t, place);
    return h ? &t->slabs[h->slab - 1].bodies[h->body] : NULL;
}

bool texts_have_room(const struct texts *t, uint64_t bytes)
{
    return t->bytes <= t->most && bytes <= t->most - t->bytes;
}

static struct slab *add_slab(struct texts *t, size_t size, uint32_t room)
{
    struct slab *s;
    if (t->nslabs == t->slabs_room) {
        t->slabs_room = 2 * t->slabs_room + 16;
        t->slabs = xrealloc(t->slabs, t->slabs_room * sizeof *t->slabs);
    }
    s = &t->slabs[t->nslabs++];
    *s = (struct slab){ .size = size, .room = room };
    s->keys = xmalloc(size);
    s->bodies = xmalloc(room * sizeof *s->bodies);
    s->places = xmalloc(room * sizeof *s->places);
    return s;
}

/* The slab for so many bytes more. */
static struct slab *slab_for(struct texts *t, size_t bytes)
{
    struct slab *s = t->nslabs ? &t->slabs[t->nslabs - 1] : NULL;
    if (s && s->n < s->room && bytes <= s->size - s->used)
        return s;
    return bytes > SLAB_BYTES ? add_slab(t, bytes, 1)
                              : add_slab(t, SLAB_BYTES, SLAB_BODIES);
}

static void reach(struct texts *t, size_t place)
{
    size_t n = 2 * place + 1024;
    if (place < t->n)
        return;
    t->list = xrealloc(t->list, n * sizeof *t->list);
    memset(t->list + t->n, 0, (n - t->n) * sizeof *t->list);
    t->n = n;
}

void texts_put(struct texts *t, size_t place, struct body *b)
{
    struct slab *s;
    reach(t, place);
    if (t->list[place].slab || !texts_have_room(t, body_bytes(b))) {
        free(b);
        return;
    }
    s = slab_for(t, b->n);
    if (b->n)
        memcpy(s->keys + s->used, b->key, b->n);
    s->bodies[s->n] = *b;
    s->bodies[s->n].key = s->keys + s->used;
    s->places[s->n] = (uint32_t)place;
    t->list[place] = (struct held){ (uint32_t)t->nslabs, s->n };
    s->last = place > s->last ? (uint32_t)place : s->last;
    s->used += b->n;
    s->n++;
    t->bytes += body_bytes(b);
    free(b);
}
