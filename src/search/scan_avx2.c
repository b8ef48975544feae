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

struct rare {
    const char *p[3]; /* the first byte to compare, of place 0 */
    __m256i byte[3];
};

AVX2 static inline __m256i same(const struct rare *r, unsigned k, size_t i)
{
    const __m256i *p = (const __m256i *)(r->p[k] + i);
    return _mm256_cmpeq_epi8(_mm256_loadu_si256(p), r->byte[k]);
}

AVX2 static inline __m256i pair(const struct rare *r, size_t i)
{
    return _mm256_and_si256(same(r, 0, i), same(r, 1, i));
}

AVX2 static inline uint64_t bits(const struct rare *r, size_t i)
{
    __m256i all = _mm256_and_si256(pair(r, i), same(r, 2, i));
    return (uint32_t)_mm256_movemask_epi8(all);
}

AVX2 static inline uint64_t word(const void *rare, size_t i)
{
    const struct rare *r = rare;
    scan_ahead(r->p[0] + i);
    return bits(r, i) | bits(r, i + 32) << 32;
}

AVX2 static inline size_t next(const void *rare, size_t i, size_t stop)
{
    const struct rare *r = rare;
    for (; i < stop; i += SCAN_BLOCK) {
        __m256i any = _mm256_or_si256(pair(r, i), pair(r, i + 32));
        scan_ahead(r->p[0] + i);
        if (_mm256_movemask_epi8(any))
            break;
    }
    return i;
}

AVX2 static void run(const struct scan *s, struct scan_job *j)
{
    struct rare r;
    if (scan_few(s, j))
        return;
    for (unsigned k = 0; k < 3; k++) {
        r.p[k] = j->text + s->rare[k];
        r.byte[k] = _mm256_set1_epi8(s->needle.p[s->rare[k]]);
    }
    scan_blocks(s, j, &r, next, word);
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
