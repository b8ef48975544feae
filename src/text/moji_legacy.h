/* SPDX-License-Identifier: MIT */
/*
 * moji_legacy - text that was GBK, Big5 or another old charset of East Asia,
 * read as Latin-1 and written as UTF-8; for text/mojibake only.
 */
#ifndef TEXT_MOJI_LEGACY_H
#define TEXT_MOJI_LEGACY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Does a run of letters and marks of Latin-1 begin s that no language has? */
bool moji_legacy_run(struct str s);

/* All of s, whose every character must have been a byte: byte_of gives it, -1
 * for none. False if it is not surely such text. */
bool moji_legacy_mend(struct arena *a, struct str s,
                      int (*byte_of)(uint32_t cp), struct str *out,
                      size_t *mended);

#endif
