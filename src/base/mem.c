/* SPDX-License-Identifier: MIT */
/*
 * One hook, set once at start, is the only state: the terminal must be usable
 * again before the message is written.
 */
#include <config.h>

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void (*death_hook)(void);

void mem_on_death(void (*hook)(void))
{
    death_hook = hook;
}

void die(const char *text)
{
    if (death_hook)
        death_hook();
    /* write, not stdio: the heap may be what failed */
    (void)!write(2, "baokan: ", 8);
    (void)!write(2, text, strlen(text));
    (void)!write(2, "\n", 1);
    _exit(3);
}

#ifdef MADV_HUGEPAGE
enum { LARGE_PAGE = 2 << 20 };

/* To be given 512 small pages one by one costs up to 40 times as much as a
 * large one, and to look them up a tenth of reading them. What is behind the
 * last whole large page stays small ones. */
static void *malloc_large(size_t size)
{
    void *p = NULL;
    if (posix_memalign(&p, LARGE_PAGE, size) != 0)
        return NULL;
    madvise(p, size, MADV_HUGEPAGE); /* or it stays as it is */
    return p;
}
#else
enum { LARGE_PAGE = 0 };

static void *malloc_large(size_t size)
{
    return malloc(size);
}
#endif

void *xmalloc(size_t size)
{
    void *p = LARGE_PAGE && size >= LARGE_PAGE ? malloc_large(size)
                                               : malloc(size ? size : 1);
    if (!p)
        die("out of memory");
    return p;
}

void *xcalloc(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        die("out of memory");
    return p;
}

void *xrealloc(void *old, size_t size)
{
    void *p = realloc(old, size ? size : 1);
    if (!p)
        die("out of memory");
    return p;
}

/* Where pages are larger than PAGE the range may be refused. */
void mem_claim(void *p, size_t n)
{
#ifdef MADV_POPULATE_WRITE
    enum { PAGE = 4096, MIN_CLAIM = 8 * PAGE };
    uintptr_t from = ((uintptr_t)p + PAGE - 1) & -(uintptr_t)PAGE;
    uintptr_t to = ((uintptr_t)p + n) & -(uintptr_t)PAGE;
    if (n >= MIN_CLAIM)
        madvise((void *)from, to - from, MADV_POPULATE_WRITE);
#else
    (void)p;
    (void)n;
#endif
}
