/* SPDX-License-Identifier: MIT */
/*
 * mojibake - mends text that was UTF-8, read as Latin-1 or Windows-1252 and
 * written as UTF-8 once more: each byte became a character. The same with
 * GBK and its kin, where that is sure of a whole text.
 */
#ifndef TEXT_MOJIBAKE_H
#define TEXT_MOJIBAKE_H

#include "base/arena.h"

/* Does s hold what may be such text of East Asia? Quick: for most text no
 * more than a search for one byte. */
bool mojibake_suspect(struct str s);

/* s itself when there is nothing to mend, else a copy in the arena. s may
 * hold bad UTF-8, which stays. *mended (may be NULL) gets the number of
 * characters that came out. A run of two or more characters of East Asia is
 * mended anywhere; other runs where such letters are more than 3 in 10 of
 * their line or of all of s, which then has such a run. To be called before
 * text/clean, which takes out what is needed here. */
struct str mojibake_mend(struct arena *a, struct str s, size_t *mended);

#endif
