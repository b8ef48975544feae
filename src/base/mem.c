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

void *xmalloc(size_t size)
{
    void *p = malloc(size ? size : 1);
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

#ifdef MADV_HUGEPAGE
enum { LARGE_PAGE = 2 << 20 };

void *xmalloc_large(size_t size)
{
    void *p = NULL;
    if (size < LARGE_PAGE)
        return xmalloc(size);
    if (posix_memalign(&p, LARGE_PAGE, size) != 0)
        die("out of memory");
    madvise(p, size, MADV_HUGEPAGE); /* or it stays as it is */
    return p;
}
#else
void *xmalloc_large(size_t size)
{
    return xmalloc(size);
}
#endif
