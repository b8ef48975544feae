/* SPDX-License-Identifier: MIT */
/* By the widest registers that the machine has. */
#include <config.h>

#include "bandwidth.h"

#include <stdlib.h>
#include <sys/mman.h>

enum { AHEAD = 2048 }; /* memory is asked for so far before it is read */

char *bandwidth_memory(size_t n)
{
    char *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                   -1, 0);
    if (p == MAP_FAILED)
        exit(1);
#ifdef MADV_HUGEPAGE
    madvise(p, n, MADV_HUGEPAGE);
#endif
    return p;
}

typedef uint64_t wide __attribute__((vector_size(32), aligned(8), may_alias));

#if defined(__x86_64__)
#define EACH_MACHINE __attribute__((target_clones("avx2", "default")))
#else
#define EACH_MACHINE
#endif

EACH_MACHINE uint64_t bandwidth_read(const char *p, size_t n)
{
    wide a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
    for (size_t i = 0; i + 128 <= n; i += 128) {
        const wide *w = (const wide *)(p + i);
        __builtin_prefetch((const void *)((uintptr_t)w + AHEAD));
        __builtin_prefetch((const void *)((uintptr_t)w + AHEAD + 64));
        a ^= w[0];
        b ^= w[1];
        c ^= w[2];
        d ^= w[3];
    }
    a ^= b ^ c ^ d;
    return a[0] ^ a[1] ^ a[2] ^ a[3];
}
