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

static inline uint8x16_t same(const char *p, uint8x16_t byte)
{
    return vceqq_u8(vld1q_u8((const uint8_t *)p), byte);
}

static inline uint8x16_t both(const char *p, uint8x16_t a, const char *q,
                              uint8x16_t b)
{
    return vandq_u8(same(p, a), same(q, b));
}

static inline uint64_t bits(uint8x16_t m0, uint8x16_t m1, uint8x16_t m2,
                            uint8x16_t m3)
{
    static const uint8_t one_each[16] = { 1, 2, 4, 8, 16, 32, 64, 128,
                                          1, 2, 4, 8, 16, 32, 64, 128 };
    uint8x16_t one = vld1q_u8(one_each);
    uint8x16_t low = vpaddq_u8(vandq_u8(m0, one), vandq_u8(m1, one));
    uint8x16_t high = vpaddq_u8(vandq_u8(m2, one), vandq_u8(m3, one));
    uint8x16_t all = vpaddq_u8(low, high);
    all = vpaddq_u8(all, all);
    return vgetq_lane_u64(vreinterpretq_u64_u8(all), 0);
}

static inline size_t next_block(const struct scan *s, const char *text,
                                size_t i, size_t stop, uint64_t *mask)
{
    const char *needle = s->needle.p;
    const char *p = text + s->rare[0], *q = text + s->rare[1];
    const char *r = text + s->rare[2];
    uint8x16_t a = vdupq_n_u8((uint8_t)needle[s->rare[0]]);
    uint8x16_t b = vdupq_n_u8((uint8_t)needle[s->rare[1]]);
    uint8x16_t c = vdupq_n_u8((uint8_t)needle[s->rare[2]]);

    for (; i < stop; i += SCAN_BLOCK) {
        uint8x16_t m0 = both(p + i, a, q + i, b);
        uint8x16_t m1 = both(p + i + 16, a, q + i + 16, b);
        uint8x16_t m2 = both(p + i + 32, a, q + i + 32, b);
        uint8x16_t m3 = both(p + i + 48, a, q + i + 48, b);
        if (vmaxvq_u8(vorrq_u8(vorrq_u8(m0, m1), vorrq_u8(m2, m3)))) {
            *mask = bits(vandq_u8(m0, same(r + i, c)),
                         vandq_u8(m1, same(r + i + 16, c)),
                         vandq_u8(m2, same(r + i + 32, c)),
                         vandq_u8(m3, same(r + i + 48, c)));
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

const struct scan_way scan_neon = { "neon", here, run };

#else

static bool here(void)
{
    return false;
}

const struct scan_way scan_neon = { "neon", here, NULL };

#endif
