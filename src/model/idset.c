/* SPDX-License-Identifier: MIT */
/*
 * The inodes of an archive lie close together, so the set is a bitmap in pages
 * of 512 inodes, found by an open-addressing table that is at most half full.
 * A million files take a few hundred KiB where a table of ids would take 32
 * MiB and miss the cache at each step.
 */
#include <config.h>

#include "model/idset.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE_BITS = 9, FIRST_SLOTS = 128, FIRST_PAGES = 16 };

struct idpage {
    uint64_t dev, high; /* inode >> PAGE_BITS */
    uint64_t bits[(1 << PAGE_BITS) / 64];
};

static size_t hash_of(uint64_t dev, uint64_t high)
{
    uint64_t h = (high ^ dev * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return (size_t)(h ^ h >> 32);
}

static uint32_t *slot_of(const struct idset *s, uint64_t dev, uint64_t high)
{
    size_t mask = s->nslots - 1;
    size_t i = hash_of(dev, high) & mask;
    for (; s->slots[i]; i = (i + 1) & mask) {
        const struct idpage *p = &s->pages[s->slots[i] - 1];
        if (p->high == high && p->dev == dev)
            break;
    }
    return &s->slots[i];
}

static void grow(struct idset *s)
{
    if (s->npages == s->room) {
        s->room = s->room ? s->room * 2 : FIRST_PAGES;
        s->pages = xrealloc(s->pages, s->room * sizeof s->pages[0]);
    }
    if ((s->npages + 1) * 2 <= s->nslots)
        return;
    free(s->slots);
    s->nslots = s->nslots ? s->nslots * 2 : FIRST_SLOTS;
    s->slots = xcalloc(s->nslots, sizeof s->slots[0]);
    for (size_t i = 0; i < s->npages; i++)
        *slot_of(s, s->pages[i].dev, s->pages[i].high) = (uint32_t)i + 1;
}

static struct idpage *page_of(struct idset *s, struct io_id id)
{
    uint64_t high = id.ino >> PAGE_BITS;

    if (s->npages && s->pages[s->last].high == high &&
        s->pages[s->last].dev == id.dev)
        return &s->pages[s->last];
    grow(s);
    uint32_t *slot = slot_of(s, id.dev, high);
    if (!*slot) {
        s->pages[s->npages] = (struct idpage){ .dev = id.dev, .high = high };
        *slot = (uint32_t)++s->npages;
    }
    s->last = *slot - 1;
    return &s->pages[s->last];
}

bool idset_add(struct idset *s, struct io_id id)
{
    struct idpage *p = page_of(s, id);
    uint64_t *word = &p->bits[(id.ino >> 6) & 7];
    uint64_t bit = (uint64_t)1 << (id.ino & 63);
    bool is_new = !(*word & bit);
    *word |= bit;
    return is_new;
}

void idset_free(struct idset *s)
{
    free(s->pages);
    free(s->slots);
    *s = (struct idset){ 0 };
}
