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

/* Begins a character of UTF-8 with this byte that is a Han (or a hexagram) and
 * surely no mark and no blank: U+4000 to U+9FFF? */
static inline bool cjk_leads_han(char c)
{
    return (unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9;
}

/* Syllables, not jamo. */
static inline bool cjk_is_hangul(uint32_t cp)
{
    return cp >= 0xAC00 && cp <= 0xD7A3;
}

#endif
