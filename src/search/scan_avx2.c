/* SPDX-License-Identifier: MIT */
/*
 * Two loads of 32 bytes for each of the two rarest bytes; the third is only
 * asked where these agree. The compiler makes AVX2 for these functions alone,
 * and they run only where the processor has it.
 */
#include <config.h>

#include "search/scan_parts.h"

#if defined(__x86_64__) || defined(__i386__)

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,popcnt")))

AVX2 static inline __m256i same(const char *p, __m256i byte)
{
    return _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)p), byte);
}

AVX2 static inline uint64_t bits(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline size_t next_block(const struct scan *s, const char *text,
                                     size_t i, size_t stop, uint64_t *mask)
{
    const char *needle = s->needle.p;
    const char *p = text + s->rare[0], *q = text + s->rare[1];
    const char *r = text + s->rare[2];
    __m256i a = _mm256_set1_epi8(needle[s->rare[0]]);
    __m256i b = _mm256_set1_epi8(needle[s->rare[1]]);
    __m256i c = _mm256_set1_epi8(needle[s->rare[2]]);

    for (; i < stop; i += SCAN_BLOCK) {
        __m256i low = _mm256_and_si256(same(p + i, a), same(q + i, b));
        __m256i high =
            _mm256_and_si256(same(p + i + 32, a), same(q + i + 32, b));
        if (_mm256_movemask_epi8(_mm256_or_si256(low, high))) {
            low = _mm256_and_si256(low, same(r + i, c));
            high = _mm256_and_si256(high, same(r + i + 32, c));
            *mask = bits(low, high);
            if (*mask)
                break;
        }
    }
    return i;
}

AVX2 static void run(const struct scan *s, struct scan_job *j)
{
    scan_blocks(s, j, next_block);
}

static bool here(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
}

const struct scan_way scan_avx2 = { "avx2", here, run };

#else

static bool here(void)
{
    return false;
}

const struct scan_way scan_avx2 = { "avx2", here, NULL };

#endif
