/* SPDX-License-Identifier: MIT */
/* How many texts of a slab wait is counted down as entries are told, so that
 * no step is needed for each of them. */
#include <config.h>

#include "search/sift_slab.h"

#include "base/mem.h"
#include "search/pieces.h"

#include <stdlib.h>

enum { AT_ONCE = 8 };

void sift_slabs_begin(struct sift_slabs *s, const struct texts *t)
{
    *s = (struct sift_slabs){ .n = t->nslabs };
    s->list = xcalloc(s->n + 1, sizeof *s->list);
    for (size_t i = 0; i < s->n; i++) {
        s->list[i].slab = t->slabs[i];
        s->list[i].waits = t->slabs[i].n;
    }
}

void sift_slabs_free(struct sift_slabs *s)
{
    free(s->list);
}

void sift_slabs_leave(struct sift_slabs *s, const struct held *text)
{
    struct sift_slab *b =
        text && text->slab <= s->n ? &s->list[text->slab - 1] : NULL;
    if (b && text->body < b->slab.n)
        b->waits--;
}

static bool is_asked(const struct sift_slab *b, size_t asked)
{
    return b->slab.last < asked;
}

/* Do so many of its texts wait that the others may be read with them? */
static bool is_wanted(const struct sift_slab *b)
{
    return b->waits > b->slab.n / 2;
}

/* So many that the pool is not woken for each, but fewer at the begin, for the
 * first answer, and at the end, so that all threads have some. */
static size_t at_once(const struct sift_slabs *s, unsigned slices)
{
    size_t n = (s->n - s->next) / slices + 1;
    n = n < s->next + 1 ? n : s->next + 1;
    return n < AT_ONCE ? n : AT_ONCE;
}

struct sift_slab *sift_slabs_hand(struct sift_slabs *s, size_t asked,
                                  unsigned slices, size_t *n)
{
    size_t most = at_once(s, slices);
    struct sift_slab *end = s->list + s->n, *first = s->list + s->next, *b;
    while (first < end && is_asked(first, asked) && !is_wanted(first))
        first++;
    for (b = first; b < end && (size_t)(b - first) < most &&
                    is_asked(b, asked) && is_wanted(b);
         b++)
        b->hits = xcalloc(b->slab.n, 1);
    s->next = (size_t)(b - s->list);
    *n = (size_t)(b - first);
    return *n ? first : NULL;
}

static struct str key_of(const void *list, size_t i)
{
    return body_key((const struct body *)list + i);
}

void sift_slab_search(struct sift_slab *b, const struct match_word *words,
                      size_t n, const atomic_bool *stop)
{
    const struct pieces bodies = { b->slab.bodies, b->slab.n, key_of };
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < words[i].nforms; k++)
            if (!atomic_load(stop))
                pieces_mark(&bodies, &words[i].forms[k], b->hits);
    b->done = !atomic_load(stop);
}

void sift_slab_back(struct sift_slab *b)
{
    free(b->hits);
    b->hits = NULL;
}
