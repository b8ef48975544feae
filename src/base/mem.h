/* SPDX-License-Identifier: MIT */
/*
 * mem - heap memory that never fails.
 *
 * Lowest layer: includes nothing of ours. Running out of memory ends the
 * program here and nowhere else, after the death hook (which restores the
 * terminal) has run.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Set the function that die() calls first; NULL for none. */
void mem_on_death(void (*hook)(void));

/* Run the hook, print "baokan: TEXT" to standard error, exit with status 3. */
_Noreturn void die(const char *text);

/* As malloc, calloc, realloc; never NULL; size 0 gives a unique pointer.
 * xmalloc gives 2 MiB and more in large pages where the system has them: more
 * memory than is written to may be taken, but by less than a page for each. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);

/* All n bytes at p are about to be written: have the system give their pages
 * in one call, which takes half the time of one fault for each. A hint. */
void mem_claim(void *p, size_t n);

/* Have n bytes at p fetched into the cache: for who walks memory in an order
 * that the processor cannot guess. (GCC takes a function that does no more for
 * one without effect, and calls of it away.) */
#ifdef __GNUC__
#define MEM_AHEAD(p, n)                                  \
    do                                                   \
        for (size_t at_ = 0; at_ < (n); at_ += 64)       \
            __builtin_prefetch((const char *)(p) + at_); \
    while (0)
#else
#define MEM_AHEAD(p, n) ((void)(p), (void)(n))
#endif

#endif
