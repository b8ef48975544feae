/* SPDX-License-Identifier: MIT */
/* As scan_avx2, by four loads of 16 bytes: what every x86-64 has. */
#include <config.h>

#include "search/scan_parts.h"

#ifdef __SSE2__

#include <emmintrin.h>

struct rare {
    const char *p[3]; /* the first byte to compare, of place 0 */
    __m128i byte[3];
};

static inline __m128i same(const struct rare *r, unsigned k, size_t i)
{
    const __m128i *p = (const __m128i *)(r->p[k] + i);
    return _mm_cmpeq_epi8(_mm_loadu_si128(p), r->byte[k]);
}

static inline __m128i pair(const struct rare *r, size_t i)
{
    return _mm_and_si128(same(r, 0, i), same(r, 1, i));
}

static inline uint64_t bits(const struct rare *r, size_t i)
{
    __m128i all = _mm_and_si128(pair(r, i), same(r, 2, i));
    return (uint64_t)(unsigned)_mm_movemask_epi8(all);
}

static inline uint64_t word(const void *rare, size_t i)
{
    const struct rare *r = rare;
    scan_ahead(r->p[0] + i);
    return bits(r, i) | bits(r, i + 16) << 16 | bits(r, i + 32) << 32 |
           bits(r, i + 48) << 48;
}

static inline size_t next(const void *rare, size_t i, size_t stop)
{
    const struct rare *r = rare;
    for (; i < stop; i += SCAN_BLOCK) {
        __m128i any =
            _mm_or_si128(_mm_or_si128(pair(r, i), pair(r, i + 16)),
                         _mm_or_si128(pair(r, i + 32), pair(r, i + 48)));
        scan_ahead(r->p[0] + i);
        if (_mm_movemask_epi8(any))
            break;
    }
    return i;
}

static void run(const struct scan *s, struct scan_job *j)
{
    struct rare r;
    if (scan_few(s, j))
        return;
    for (unsigned k = 0; k < 3; k++) {
        r.p[k] = j->text + s->rare[k];
        r.byte[k] = _mm_set1_epi8(s->needle.p[s->rare[k]]);
    }
    scan_blocks(s, j, &r, next, word);
}

static bool here(void)
{
    return true;
}

const struct scan_way scan_sse2 = { "sse2", here, run };

#else

static bool here(void)
{
    return false;
}

const struct scan_way scan_sse2 = { "sse2", here, NULL };

#endif
