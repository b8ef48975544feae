/* SPDX-License-Identifier: MIT */
/*
 * twice - mends text that was encoded twice: UTF-8 that a program took for
 * Latin-1 and wrote as UTF-8 again ("æ" for one byte of three).
 */
#ifndef TEXT_TWICE_H
#define TEXT_TWICE_H

#include "base/arena.h"

/* Valid UTF-8, not yet clean: half of the bytes look like C1 controls. Lines
 * are judged one by one; s itself when none is to be mended, else a copy in
 * the arena. A byte that lost its neighbours becomes U+FFFD. */
struct str twice_mend(struct arena *a, struct str s);

#endif
