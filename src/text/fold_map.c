/* SPDX-License-Identifier: MIT */
/*
 * Places lie in one block, in order, and are found by bisection. Neither
 * `from` nor `to` goes down from one to the next, and no two overlap.
 */
#include <config.h>

#include "text/fold_map.h"

#include <assert.h>

void fold_map_free(struct fold_map *m)
{
    buf_free(&m->places);
}

size_t fold_map_places(const struct fold_map *m, const struct fold_place **list)
{
    *list = (const void *)m->places.p;
    return m->places.n / sizeof **list;
}

void fold_map_cut(struct fold_map *m, size_t n)
{
    assert(n * sizeof(struct fold_place) <= m->places.n);
    m->places.n = n * sizeof(struct fold_place);
}

static struct fold_place *last(struct fold_map *m)
{
    struct buf *b = &m->places;
    return b->n ? (struct fold_place *)(void *)(b->p + b->n) - 1 : NULL;
}

void fold_map_add(struct fold_map *m, uint32_t from, uint32_t nfrom,
                  uint32_t to, uint32_t nto)
{
    struct fold_place *before = last(m);

    assert(nto <= FOLD_MAP_TO);
    if (nto == 0 && before && before->nto == 0 && before->to == to &&
        before->from + before->nfrom == from) {
        uint32_t room = FOLD_MAP_FROM - before->nfrom;
        uint32_t n = nfrom < room ? nfrom : room;
        before->nfrom = (before->nfrom + n) & FOLD_MAP_FROM;
        from += n;
        nfrom -= n;
        if (nfrom == 0)
            return;
    }
    do {
        uint32_t n = nfrom < FOLD_MAP_FROM ? nfrom : FOLD_MAP_FROM;
        struct fold_place place = { .from = from, .to = to };
        place.nfrom = n & FOLD_MAP_FROM;
        place.nto = nto & FOLD_MAP_TO;
        buf_mem(&m->places, &place, sizeof place);
        from += n;
        nfrom -= n;
        to += nto;
        nto = 0;
    } while (nfrom);
}

void fold_map_stretch(struct fold_map *m, uint32_t from, uint32_t end,
                      uint32_t to, uint32_t nto)
{
    struct fold_place *place = last(m);

    /* What had no key between the character and its mark. */
    for (; place && place->nto == 0 && place->to == to; place = last(m)) {
        from = place->from;
        m->places.n -= sizeof *place;
    }
    if (place && place->to + place->nto == to) {
        uint32_t start = place->from, key = place->to, n = place->nto;
        m->places.n -= sizeof *place;
        fold_map_add(m, start, end - start, key, n);
    } else {
        fold_map_add(m, from - nto, end - from + nto, to - nto, nto);
    }
}

/* One of the two positions of a place, and how many bytes it has there. */
static uint32_t at(const struct fold_place *p, bool key)
{
    return key ? p->to : p->from;
}

static uint32_t length(const struct fold_place *p, bool key)
{
    return key ? p->nto : p->nfrom;
}

/* pos is of the key, or of the text; the result is of the other. */
static uint32_t convert(const struct fold_map *m, uint32_t pos, bool key,
                        bool end)
{
    const struct fold_place *list, *p;
    size_t low = 0, high = fold_map_places(m, &list);

    /* The last place that begins before pos, or at it: what begins at pos is
     * behind all that has no key there, what ends there is before it. */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (at(&list[mid], key) < pos || (!end && at(&list[mid], key) == pos))
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0)
        return pos;
    p = &list[low - 1];
    if (pos >= at(p, key) + length(p, key))
        return at(p, !key) + length(p, !key) + pos - at(p, key) -
               length(p, key);
    return at(p, !key) + (end ? length(p, !key) : 0);
}

uint32_t fold_map_text(const struct fold_map *m, uint32_t key, bool end)
{
    return convert(m, key, true, end);
}

uint32_t fold_map_key(const struct fold_map *m, uint32_t text, bool end)
{
    return convert(m, text, false, end);
}
