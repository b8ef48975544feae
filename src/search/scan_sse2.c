/* SPDX-License-Identifier: MIT */
/* As scan_avx2, by four loads of 16 bytes: what every x86-64 has. */
#include <config.h>

#include "search/scan_parts.h"

#ifdef __SSE2__

#include <emmintrin.h>

static inline __m128i same(const char *p, __m128i byte)
{
    return _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)p), byte);
}

static inline __m128i both(const char *p, __m128i a, const char *q, __m128i b)
{
    return _mm_and_si128(same(p, a), same(q, b));
}

static inline uint64_t bits(__m128i m, unsigned shift)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(m) << shift;
}

static inline size_t next_block(const struct scan *s, const char *text,
                                size_t i, size_t stop, uint64_t *mask)
{
    const char *needle = s->needle.p;
    const char *p = text + s->rare[0], *q = text + s->rare[1];
    const char *r = text + s->rare[2];
    __m128i a = _mm_set1_epi8(needle[s->rare[0]]);
    __m128i b = _mm_set1_epi8(needle[s->rare[1]]);
    __m128i c = _mm_set1_epi8(needle[s->rare[2]]);

    for (; i < stop; i += SCAN_BLOCK) {
        __m128i m0 = both(p + i, a, q + i, b);
        __m128i m1 = both(p + i + 16, a, q + i + 16, b);
        __m128i m2 = both(p + i + 32, a, q + i + 32, b);
        __m128i m3 = both(p + i + 48, a, q + i + 48, b);
        if (_mm_movemask_epi8(
                _mm_or_si128(_mm_or_si128(m0, m1), _mm_or_si128(m2, m3)))) {
            m0 = _mm_and_si128(m0, same(r + i, c));
            m1 = _mm_and_si128(m1, same(r + i + 16, c));
            m2 = _mm_and_si128(m2, same(r + i + 32, c));
            m3 = _mm_and_si128(m3, same(r + i + 48, c));
            *mask = bits(m0, 0) | bits(m1, 16) | bits(m2, 32) | bits(m3, 48);
            if (*mask)
                break;
        }
    }
    return i;
}

static void run(const struct scan *s, struct scan_job *j)
{
    scan_blocks(s, j, next_block);
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
