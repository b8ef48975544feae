/* SPDX-License-Identifier: MIT */
/*
 * buf - growable bytes on the heap, owned by one.
 *
 * p[n] is always writable once anything was added, so buf_z can terminate.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct arena;

/* All zero is an empty buffer. */
struct buf {
    char *p;
    size_t n, size; /* bytes used, bytes allocated */
};

/* Room for `more` bytes at p + n; returns p + n. Add to n what is used. */
char *buf_room(struct buf *b, size_t more);
void buf_add(struct buf *b, struct str s);
void buf_mem(struct buf *b, const void *p, size_t n);
void buf_fill(struct buf *b, char c, size_t count);
void buf_printf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The bytes, terminated by NUL; valid until the next change. */
const char *buf_z(struct buf *b);
/* The bytes are the arena's from now on, b is empty. */
struct str buf_give(struct buf *b, struct arena *a);
void buf_free(struct buf *b);

/* Here, for most calls find room. */
static inline void buf_chr(struct buf *b, char c)
{
    if (b->size - b->n <= 1)
        buf_room(b, 1);
    b->p[b->n++] = c;
}

static inline void buf_reset(struct buf *b)
{
    b->n = 0;
}

/* Valid until the next change. */
static inline struct str buf_str(const struct buf *b)
{
    return (struct str){ b->p ? b->p : "", b->n };
}

#endif
