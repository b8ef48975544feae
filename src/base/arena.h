/* SPDX-License-Identifier: MIT */
/*
 * arena - memory by lifetime.
 *
 * A list of blocks, filled from the front; nothing is freed alone, all of it
 * at once. One owner: an arena is never shared between threads; a worker
 * fills one and hands it over whole (arena_adopt). Pointers stay valid until
 * arena_free, arena_reset or a rewind behind them.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

#include <stddef.h>

struct arena_block;

/* All zero is an empty arena. */
struct arena {
    struct arena_block *blocks; /* newest first */
    char *at, *end;             /* free bytes of the newest block */
    size_t bytes;               /* taken from the heap */
    size_t next;                /* bytes of the next block, 0: the first */
};

struct arena_mark {
    struct arena_block *block, *behind;
    char *at;
};

/* size bytes aligned for any type, not cleared; never NULL. */
void *arena_alloc(struct arena *a, size_t size);
void *arena_zalloc(struct arena *a, size_t size);
/* Bytes without alignment. */
char *arena_bytes(struct arena *a, size_t size);

#define arena_new(a, type) ((type *)arena_zalloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), (n) * sizeof(type)))

/* What is at p, of the heap, for the arena to keep; p itself is gone or the
 * arena's. Only its first `size` bytes stay: what grew on the heap need not be
 * copied to stand at its true size. */
void *arena_take(struct arena *a, void *p, size_t size);

/* A copy of s in the arena; absent stays absent. */
struct str arena_str(struct arena *a, struct str s);
/* A copy of s terminated by NUL. */
char *arena_strz(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Give back the end of the newest allocation: it keeps only `keep` bytes. */
void arena_shrink(struct arena *a, void *last, size_t keep);

struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);
/* Empty, but keep one block for reuse. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

/* Move all blocks of `from` into `into`; `from` is empty afterwards. */
void arena_adopt(struct arena *into, struct arena *from);

#endif
