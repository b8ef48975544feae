/* SPDX-License-Identifier: MIT */
/*
 * effect - what a command or an option asks for; only app acts on it.
 *
 * Each holds the ones below it, so effects are joined by | and tested with
 * effect_has.
 */
#ifndef UI_EFFECT_H
#define UI_EFFECT_H

#include <stdbool.h>

enum {
    FX_NONE = 0,
    FX_PAINT = 0x01,  /* draw */
    FX_LAYOUT = 0x03, /* fill the rows again, then draw */
    FX_FILTER = 0x07, /* choose and sort the entries again */
    FX_SCAN = 0x0f,   /* read the folders again */
    FX_QUIT = 0x10,   /* leave the program */
};

static inline bool effect_has(unsigned fx, unsigned which)
{
    return (fx & which) == which;
}

#endif
