/* SPDX-License-Identifier: MIT */
/*
 * months - how many articles of a list there are in each month, and as many
 * bars of some months each as there is room for.
 */
#ifndef UI_MONTHS_H
#define UI_MONTHS_H

#include "model/archive.h"

struct months {
    int32_t first;     /* 12 * year + month from 0 */
    uint32_t n;        /* months from the first to the last; 0: none */
    uint32_t *count;   /* for each of them */
    uint32_t undated;
};

/* In the arena. */
void months_count(struct months *m, struct arena *a,
                  const struct entry *const *list, uint32_t n);

struct bars {
    unsigned step;   /* months of a bar: 1, 3, 12, then more years */
    int32_t first;   /* month with which the first one begins */
    uint32_t n;
    uint32_t *count;
    uint32_t most;   /* the largest count */
};

/* At most `room` bars, at least 1, whose months begin at multiples of the
 * step. None if there are no months or there is no room. In the arena. */
void months_bars(struct bars *b, struct arena *a, const struct months *m,
                 uint32_t room);

enum { BAR_LEVELS = 8 };

/* 1 to BAR_LEVELS; 0 for a count of 0 only. */
unsigned bars_level(const struct bars *b, uint32_t i);

static inline int32_t months_year(int32_t month)
{
    return month >= 0 ? month / 12 : -((11 - month) / 12);
}

#endif
