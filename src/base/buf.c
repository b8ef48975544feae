/* SPDX-License-Identifier: MIT */
/* Growth by half, but what is asked for at once is given as it is; room for
 * one more byte is kept for the NUL. */
#include <config.h>

#include "base/buf.h"

#include "base/arena.h"
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { SMALLEST = 128 };

/* Room for far more than there is comes from xmalloc, which gives much in large
 * pages; realloc would not. */
static void resize(struct buf *b, size_t size)
{
    if (b->n < size / 4) {
        char *p = xmalloc(size);
        if (b->n)
            memcpy(p, b->p, b->n);
        free(b->p);
        b->p = p;
    } else {
        b->p = xrealloc(b->p, size);
    }
    b->size = size;
}

char *buf_room(struct buf *b, size_t more)
{
    if (b->size - b->n <= more) {
        size_t need = b->n + more + 1;
        if (need < more)
            die("out of memory");
        size_t size = b->size > SIZE_MAX / 2 ? need : b->size + b->size / 2;
        if (size < need)
            size = need < SMALLEST ? SMALLEST : need;
        resize(b, size);
    }
    return b->p + b->n;
}

void buf_mem(struct buf *b, const void *p, size_t n)
{
    char *to = buf_room(b, n);
    if (n)
        memcpy(to, p, n);
    b->n += n;
}

void buf_add(struct buf *b, struct str s)
{
    buf_mem(b, s.p, s.n);
}

void buf_fill(struct buf *b, char c, size_t count)
{
    memset(buf_room(b, count), c, count);
    b->n += count;
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (n < 0)
        return;
    char *to = buf_room(b, (size_t)n + 1);
    va_start(ap, format);
    vsnprintf(to, (size_t)n + 1, format, ap);
    va_end(ap);
    b->n += (size_t)n;
}

const char *buf_z(struct buf *b)
{
    *buf_room(b, 1) = '\0';
    return b->p;
}

struct str buf_give(struct buf *b, struct arena *a)
{
    struct str s = { arena_take(a, b->p, b->n), b->n };
    *b = (struct buf){ 0 };
    return s;
}

void buf_free(struct buf *b)
{
    free(b->p);
    *b = (struct buf){ 0 };
}
