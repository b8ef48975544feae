/* SPDX-License-Identifier: MIT */
/* words - small pieces of text that several views show: numbers, days, cut
 * titles. */
#ifndef UI_WORDS_H
#define UI_WORDS_H

#include "base/arena.h"
#include "text/width.h"

#include <stdint.h>

struct words_number {
    char text[32];
};

/* "14,565": groups of three in every locale. */
struct words_number words_number(uint64_t n);

/* "2020-07-16 Thu", translated; "no date" for DAY_UNKNOWN. In the arena. */
struct str words_day(struct arena *a, int32_t day);
/* "2020-07" of the month of a day. */
struct str words_month(struct arena *a, int32_t day);

/*
 * s in at most `cells`: cut at a unit, an opening mark, colon or comma at the
 * end taken off, then the ellipsis. s itself if it fits. *shown (may be NULL)
 * gets the bytes of s that are shown.
 */
struct str words_cut(struct arena *a, struct width w, struct str s, int cells,
                     bool ascii, size_t *shown);
/* The end of s in at most `cells`, led by an ellipsis when it is cut. */
struct str words_tail(struct arena *a, struct width w, struct str s,
                      int cells, bool ascii);

/* path with the home folder as ~. */
struct str words_path(struct arena *a, struct str path);

#endif
