/* SPDX-License-Identifier: MIT */
/*
 * Without vectors: memchr for the rarest byte, then the second, then all. The
 * other ways leave texts to it that are shorter than a block.
 */
#include <config.h>

#include "search/scan_parts.h"

static void run(const struct scan *s, struct scan_job *j)
{
    size_t n = s->needle.n, first = s->rare[0], second = s->rare[1];
    const char *needle = s->needle.p;

    while (j->i < j->end) {
        const char *p = j->text + j->i + first;
        p = memchr(p, needle[first], j->end - j->i);
        if (!p)
            break;
        p -= first;
        j->i = (size_t)(p - j->text) + 1;
        if (p[second] != needle[second])
            continue;
        j->compared += n;
        if (scan_equal(p, needle, n) && !scan_hit(j, j->i - 1))
            return;
        if (scan_too_many(s, j))
            return;
    }
    j->i = j->end;
}

static bool here(void)
{
    return true;
}

const struct scan_way scan_scalar = { "scalar", here, run };
