/* SPDX-License-Identifier: MIT */
/*
 * As scan_avx2, by four loads of 16 bytes: what every AArch64 has. There is no
 * movemask: each byte keeps one bit, and three rounds of adding neighbours
 * bring the bits of 64 bytes into 8, in their order.
 */
#include <config.h>

#include "search/scan_parts.h"

#if defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)

#include <arm_neon.h>

struct rare {
    const char *p[3]; /* the first byte to compare, of place 0 */
    uint8x16_t byte[3];
};

static inline uint8x16_t same(const struct rare *r, unsigned k, size_t i)
{
    return vceqq_u8(vld1q_u8((const uint8_t *)(r->p[k] + i)), r->byte[k]);
}

static inline uint8x16_t pair(const struct rare *r, size_t i)
{
    return vandq_u8(same(r, 0, i), same(r, 1, i));
}

static inline uint8x16_t one_bit(const struct rare *r, size_t i)
{
    static const uint8_t each[16] = { 1, 2, 4, 8, 16, 32, 64, 128,
                                      1, 2, 4, 8, 16, 32, 64, 128 };
    uint8x16_t all = vandq_u8(pair(r, i), same(r, 2, i));
    return vandq_u8(all, vld1q_u8(each));
}

static inline uint64_t word(const void *rare, size_t i)
{
    const struct rare *r = rare;
    uint8x16_t low, high;
    scan_ahead(r->p[0] + i);
    low = vpaddq_u8(one_bit(r, i), one_bit(r, i + 16));
    high = vpaddq_u8(one_bit(r, i + 32), one_bit(r, i + 48));
    low = vpaddq_u8(low, high);
    low = vpaddq_u8(low, low);
    return vgetq_lane_u64(vreinterpretq_u64_u8(low), 0);
}

static inline size_t next(const void *rare, size_t i, size_t stop)
{
    const struct rare *r = rare;
    for (; i < stop; i += SCAN_BLOCK) {
        uint8x16_t any = vorrq_u8(vorrq_u8(pair(r, i), pair(r, i + 16)),
                                  vorrq_u8(pair(r, i + 32), pair(r, i + 48)));
        scan_ahead(r->p[0] + i);
        if (vmaxvq_u8(any))
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
        r.byte[k] = vdupq_n_u8((uint8_t)s->needle.p[s->rare[k]]);
    }
    scan_blocks(s, j, &r, next, word);
}

static bool here(void)
{
    return true;
}

const struct scan_way scan_neon = { "neon", here, run };

#else

static bool here(void)
{
    return false;
}

const struct scan_way scan_neon = { "neon", here, NULL };

#endif
