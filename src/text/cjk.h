/* SPDX-License-Identifier: MIT */
/*
 * cjk - blocks of Unicode that several modules ask for alike.
 *
 * Others mean more by Han or by Hangul (marks, jamo, the planes behind the
 * first) and say so where they ask.
 */
#ifndef TEXT_CJK_H
#define TEXT_CJK_H

#include <stdbool.h>
#include <stdint.h>

/* Unified ideographs of the first plane; the hexagrams between are none. */
static inline bool cjk_is_han(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF);
}

/* Syllables, not jamo. */
static inline bool cjk_is_hangul(uint32_t cp)
{
    return cp >= 0xAC00 && cp <= 0xD7A3;
}

#endif
