/* SPDX-License-Identifier: MIT */
/* needles - words to search for, taken from the text that is searched. */
#ifndef BENCH_NEEDLES_H
#define BENCH_NEEDLES_H

#include "base/arena.h"

enum needle { NEEDLE_WORD, NEEDLE_PHRASE, NEEDLE_ABSENT, NEEDLE_FREQUENT };
enum { NEEDLES = 4 };

extern const char *const needle_names[NEEDLES];

/* In the arena. The text is UTF-8, most of it Han. */
void needles_pick(struct arena *a, struct str text, struct str out[NEEDLES]);

#endif
