/* SPDX-License-Identifier: MIT */
/*
 * Blocks grow from 1 KiB to 256 KiB, doubling; an allocation that would waste
 * most of a block gets one of its own, put behind the newest so that the free
 * rest of that one stays in use. Memory that was taken over stands beside a
 * block without bytes, put there too.
 */
#include <config.h>

#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Less than MIN_TAKEN is copied: a block for each would cost more. */
enum { FIRST_BLOCK = 1024, MAX_BLOCK = 256 * 1024, MIN_TAKEN = 16 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size; /* of bytes, or of what is at taken */
    void *taken; /* goes with the block; or NULL */
    alignas(max_align_t) char bytes[];
};

static struct arena_block *block_new(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block))
        die("out of memory");
    struct arena_block *b = xmalloc(sizeof *b + size);
    b->size = size;
    b->taken = NULL;
    a->bytes += size;
    return b;
}

static void put_behind(struct arena *a, struct arena_block *b)
{
    b->older = a->blocks->older;
    a->blocks->older = b;
}

char *arena_bytes(struct arena *a, size_t size)
{
    if (!a->blocks || (size_t)(a->end - a->at) < size) {
        size_t next = a->next ? a->next : FIRST_BLOCK;
        if (a->blocks && size > next / 4) {
            struct arena_block *own = block_new(a, size);
            put_behind(a, own);
            mem_claim(own->bytes, size);
            return own->bytes;
        }
        if (next < size)
            next = size; /* the one behind it is no larger for that */
        else
            a->next = next < MAX_BLOCK ? next * 2 : MAX_BLOCK;
        struct arena_block *b = block_new(a, next);
        b->older = a->blocks;
        a->blocks = b;
        a->at = b->bytes;
        a->end = b->bytes + next;
        if (next == size)
            mem_claim(b->bytes, size);
    }
    char *p = a->at;
    a->at += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t pad = -(uintptr_t)a->at & (alignof(max_align_t) - 1);
    if (a->at && (size_t)(a->end - a->at) >= pad)
        a->at += pad;
    else
        a->at = a->end; /* a new block is aligned */
    return arena_bytes(a, size);
}

void *arena_zalloc(struct arena *a, size_t size)
{
    return memset(arena_alloc(a, size), 0, size);
}

void *arena_take(struct arena *a, void *p, size_t size)
{
    if (size < MIN_TAKEN) {
        void *copy = arena_alloc(a, size);
        if (size)
            memcpy(copy, p, size);
        free(p);
        return copy;
    }
    arena_bytes(a, 0); /* there is a newest one */
    struct arena_block *b = block_new(a, 0);
    b->size = size;
    b->taken = xrealloc(p, size);
    a->bytes += size;
    put_behind(a, b);
    return b->taken;
}

struct str arena_str(struct arena *a, struct str s)
{
    if (!s.p)
        return s;
    char *p = arena_bytes(a, s.n);
    if (s.n)
        memcpy(p, s.p, s.n);
    return (struct str){ p, s.n };
}

char *arena_strz(struct arena *a, struct str s)
{
    char *p = arena_bytes(a, s.n + 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return p;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (n < 0)
        return STR("");
    char *p = arena_bytes(a, (size_t)n + 1);
    va_start(ap, format);
    vsnprintf(p, (size_t)n + 1, format, ap);
    va_end(ap);
    return (struct str){ p, (size_t)n };
}

void arena_shrink(struct arena *a, void *last, size_t keep)
{
    char *p = last;
    if (a->blocks && p >= a->blocks->bytes && p <= a->at && p + keep <= a->at)
        a->at = p + keep;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){ a->blocks, a->blocks ? a->blocks->older : NULL,
                                a->at };
}

/* Free blocks from *from on, up to and without `until`. */
static void blocks_free(struct arena *a, struct arena_block **from,
                        const struct arena_block *until)
{
    while (*from && *from != until) {
        struct arena_block *b = *from;
        *from = b->older;
        a->bytes -= b->size;
        free(b->taken);
        free(b);
    }
}

void arena_rewind(struct arena *a, struct arena_mark m)
{
    blocks_free(a, &a->blocks, m.block);
    if (a->blocks) /* large ones were put behind the newest */
        blocks_free(a, &a->blocks->older, m.behind);
    a->at = m.at;
    a->end = a->blocks ? a->blocks->bytes + a->blocks->size : NULL;
}

void arena_reset(struct arena *a)
{
    if (!a->blocks)
        return;
    blocks_free(a, &a->blocks->older, NULL);
    a->at = a->blocks->bytes;
}

void arena_free(struct arena *a)
{
    arena_rewind(a, (struct arena_mark){ 0 });
    *a = (struct arena){ 0 };
}

void arena_adopt(struct arena *into, struct arena *from)
{
    if (!from->blocks)
        return;
    if (!into->blocks) {
        *into = *from;
    } else {
        /* behind the newest: the free rest of `into` stays in use */
        struct arena_block *last = from->blocks;
        while (last->older)
            last = last->older;
        last->older = into->blocks->older;
        into->blocks->older = from->blocks;
        into->bytes += from->bytes;
    }
    *from = (struct arena){ 0 };
}
