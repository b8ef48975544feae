/* SPDX-License-Identifier: MIT */
/*
 * sides - where Han or kana meet Latin letters or digits, between which Chinese
 * and Japanese set a little space (clreq 3.2.4, JLReq 3.2.6).
 */
#ifndef TEXT_SIDES_H
#define TEXT_SIDES_H

#include <stdbool.h>
#include <stdint.h>

enum side { SIDE_OTHER, SIDE_HAN, SIDE_LETTER, SIDE_DIGIT };

static inline enum side side_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return SIDE_DIGIT;
    if (((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC0 && c < 0x250))
        return SIDE_LETTER;
    bool kana = c >= 0x3041 && c <= 0x30FF && c != 0x30FB;
    bool han = c == 0x3005 || c == 0x3007 || (c >= 0x3400 && c <= 0x9FFF) ||
               (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c < 0x40000);
    return kana || han ? SIDE_HAN : SIDE_OTHER;
}

static inline bool sides_meet(enum side a, enum side b)
{
    return (a == SIDE_HAN && b > SIDE_HAN) || (b == SIDE_HAN && a > SIDE_HAN);
}

#endif
