/* SPDX-License-Identifier: MIT */
/* Entries of an archive only become more, so the list only grows; its keys lie
 * in an arena and never move. */
#include <config.h>

#include "search/keys.h"

#include "base/mem.h"
#include "text/fold.h"

#include <stdlib.h>

void title_key_make(struct title_key *k, struct str title, struct buf *buf)
{
    buf_reset(buf);
    fold_text(buf, NULL, title, 0, 0);
    k->n = (uint32_t)buf->n;
    k->mask = pinyin_units(buf, title);
    k->p = buf->p;
}

static void note_break(struct keys *k)
{
    if (k->nbreaks == k->breaks_room) {
        k->breaks_room = 2 * k->breaks_room + 16;
        k->breaks = xrealloc(k->breaks, k->breaks_room * sizeof *k->breaks);
    }
    k->breaks[k->nbreaks++] = (uint32_t)k->n;
}

bool keys_add(struct keys *k, const struct archive *a, size_t most)
{
    size_t left = a->nentries - k->n, end = k->n + (left < most ? left : most);

    if (end > k->room) {
        k->room = a->nentries + a->nentries / 2;
        k->list = xrealloc(k->list, k->room * sizeof *k->list);
    }
    for (; k->n < end; k->n++) {
        struct title_key *key = &k->list[k->n];
        title_key_make(key, archive_entry(a, k->n)->title, &k->scratch);
        key->p = arena_str(&k->arena, buf_str(&k->scratch)).p;
        if (key->p != k->behind)
            note_break(k);
        k->behind = key->p + k->scratch.n;
    }
    return k->n == a->nentries;
}

size_t keys_run_end(const struct keys *k, size_t place)
{
    size_t low = 0, high = k->nbreaks;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (k->breaks[mid] <= place)
            low = mid + 1;
        else
            high = mid;
    }
    return low < k->nbreaks ? k->breaks[low] : k->n;
}

void keys_free(struct keys *k)
{
    arena_free(&k->arena);
    free(k->list);
    free(k->breaks);
    buf_free(&k->scratch);
    *k = (struct keys){ 0 };
}
