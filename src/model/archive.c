/* SPDX-License-Identifier: MIT */
/*
 * Entries are copied once, from the batch's array into chunks that never move;
 * their strings stay where the worker put them, since the batch's arena is
 * adopted whole.
 *
 * Sources are interned by name: an open-addressing table of indices + 1, at
 * most half full. Articles of one source come in runs, so the last name is
 * tried first.
 */
#include <config.h>

#include "model/archive.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

enum { FIRST_HASH = 64 };

void archive_init(struct archive *a)
{
    *a = (struct archive){ 0 };
}

void archive_free(struct archive *a)
{
    for (size_t i = 0; i < a->chunks_room; i++)
        free(a->chunks[i]);
    free(a->chunks);
    free(a->sources);
    free(a->source_hash);
    arena_free(&a->arena);
    archive_init(a);
}

static size_t hash_of(struct str s)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a: names are short */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32);
}

/* The slot where name is or belongs. */
static uint32_t *source_slot(const struct archive *a, struct str name)
{
    size_t mask = a->source_hash_size - 1;
    size_t i = hash_of(name) & mask;
    while (a->source_hash[i] &&
           !str_eq(a->sources[a->source_hash[i] - 1].name, name))
        i = (i + 1) & mask;
    return &a->source_hash[i];
}

static void grow_sources(struct archive *a)
{
    if (a->nsources == a->sources_room) {
        a->sources_room = a->sources_room ? a->sources_room * 2 : FIRST_HASH;
        a->sources =
            xrealloc(a->sources, a->sources_room * sizeof a->sources[0]);
    }
    if ((a->nsources + 1) * 2 <= a->source_hash_size)
        return;
    free(a->source_hash);
    a->source_hash_size =
        a->source_hash_size ? a->source_hash_size * 2 : FIRST_HASH;
    a->source_hash = xcalloc(a->source_hash_size, sizeof a->source_hash[0]);
    for (size_t i = 0; i < a->nsources; i++)
        *source_slot(a, a->sources[i].name) = (uint32_t)i + 1;
}

/* Of two sort keys for one name, one of the host table is better than the
 * name itself; then the smaller, so that the order of batches is no matter. */
static void mend_sort(struct source *have, const struct batch_source *s)
{
    bool have_key = !str_eq(have->sort, have->name);
    bool new_key = !str_eq(s->sort, s->name);
    if (new_key && (!have_key || str_cmp(s->sort, have->sort) < 0)) {
        have->sort = s->sort;
        have->short_name = s->short_name;
    }
}

static uint32_t source_index(struct archive *a, const struct batch_source *s)
{
    grow_sources(a);
    uint32_t *slot = source_slot(a, s->name);
    if (*slot) {
        mend_sort(&a->sources[*slot - 1], s);
    } else {
        a->sources[a->nsources] =
            (struct source){ s->name, s->short_name, s->sort, 0 };
        *slot = (uint32_t)++a->nsources;
    }
    return *slot - 1;
}

static struct entry *new_entry(struct archive *a)
{
    size_t chunk = a->nentries / ARCHIVE_CHUNK;
    if (chunk == a->chunks_room) {
        size_t room = a->chunks_room ? a->chunks_room * 2 : 16;
        a->chunks = xrealloc(a->chunks, room * sizeof a->chunks[0]);
        for (size_t i = a->chunks_room; i < room; i++)
            a->chunks[i] = NULL;
        a->chunks_room = room;
    }
    if (!a->chunks[chunk]) {
        size_t bytes = ARCHIVE_CHUNK * sizeof(struct entry);
        a->chunks[chunk] = xmalloc(bytes);
        if (chunk > 0) /* not for a few articles */
            mem_claim(a->chunks[chunk], bytes);
    }
    a->nentries++;
    return archive_entry(a, a->nentries - 1);
}

void tally_add(struct tally *to, const struct tally *t)
{
    to->files += t->files;
    to->binary += t->binary;
    to->index += t->index;
    to->unreadable += t->unreadable;
    to->skipped += t->skipped;
    to->empty += t->empty;
    to->folders += t->folders;
}

size_t archive_adopt(struct archive *a, struct batch *b)
{
    size_t first = a->nentries;
    uint32_t source = 0;

    for (size_t i = 0; i < b->n; i++) {
        const struct batch_source *s = &b->entry_sources[i];
        if (i == 0 || !str_eq(s->name, s[-1].name) ||
            !str_eq(s->sort, s[-1].sort))
            source = source_index(a, s);
        struct entry *e = new_entry(a);
        *e = b->entries[i];
        e->source = source;
        e->place = (uint32_t)(a->nentries - 1);
        a->sources[source].count++;
    }
    tally_add(&a->tally, &b->tally);
    arena_adopt(&a->arena, &b->arena);
    batch_free(b);
    return first;
}

void batch_free(struct batch *b)
{
    if (!b)
        return;
    arena_free(&b->arena);
    free(b->entries);
    free(b->entry_sources);
    free(b);
}

struct str entry_path(struct arena *arena, const struct entry *e)
{
    assert(e->name.p);
    char *p = arena_bytes(arena, e->dir.n + e->name.n + 1);
    if (e->dir.n)
        memcpy(p, e->dir.p, e->dir.n);
    memcpy(p + e->dir.n, e->name.p, e->name.n);
    p[e->dir.n + e->name.n] = '\0';
    return (struct str){ p, e->dir.n + e->name.n };
}

struct ref entry_ref(struct arena *arena, const struct entry *e)
{
    return (struct ref){ entry_path(arena, e), e->item, e->at, e->part };
}

int entry_compare_paths(const struct entry *a, const struct entry *b)
{
    if (a->dir.p == b->dir.p && a->dir.n == b->dir.n)
        return str_cmp(a->name, b->name);
    bool a_short = a->dir.n <= b->dir.n;
    const struct entry *s = a_short ? a : b, *l = a_short ? b : a;
    size_t n = s->dir.n, more = l->dir.n - n;
    int d = n ? memcmp(s->dir.p, l->dir.p, n) : 0;
    /* the rest of the longer folder lies against the other one's name */
    if (!d)
        d = str_cmp(str_head(s->name, more), str_skip(l->dir, n));
    if (!d)
        d = str_cmp(str_skip(s->name, more), l->name);
    return a_short ? d : -d;
}
