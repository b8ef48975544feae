/* SPDX-License-Identifier: MIT */
/*
 * width - grapheme clusters (UAX 29) and their cells (UAX 11).
 *
 * Tables are generated from the Unicode data, see width_tables.h for the
 * version. Text must be clean (text/clean) and valid UTF-8.
 *
 * clusters on: an extended grapheme cluster is one unit and is written as it
 * stands; one with an emoji presentation or VS16 is 2 cells.
 * clusters off: the drawn form, for terminals without mode 2027: ZWJ, VS15,
 * VS16, skin tones and tags are not drawn (0 cells), the members of a ZWJ
 * sequence are units of their own, a flag is 2 cells; a cluster's width is
 * the sum of what is drawn. ZWSP, SHY and other invisible ones are not sent
 * either, and a private sign is sent as U+FFFD or ?, both of 1 cell.
 *
 * A unit has at most 32 code points; a cluster that goes on is cut.
 */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct width {
    unsigned char ambiguous; /* 1 or 2: cells of East Asian Ambiguous */
    bool clusters;
};

#define WIDTH_DUMP ((struct width){ 1, true })

/* Cells of one code point alone: 0, 1 or 2; -1 for what clean takes out, for
 * C0, C1, DEL, surrogates, noncharacters. Unassigned in 1F000..1FAFF: 2. */
int width_cp(struct width w, uint32_t cp);

/* The unit at p < end: returns its bytes (at least 1), *cells gets 0 to 2. */
size_t width_unit(struct width w, const char *p, const char *end, int *cells);

/* Cells of all of s. */
size_t width_str(struct width w, struct str s);

/* The longest head of s of whole units that takes at most `cells`; *used (may
 * be NULL) gets its cells. Units of 0 cells that follow belong to it. */
struct str width_fit(struct width w, struct str s, size_t cells, size_t *used);

/* Append the form of s that is sent to a terminal: s itself with clusters on,
 * else the drawn form. Never more cells than width_str says. */
void width_drawn(struct width w, struct str s, struct buf *out);

/* Full-width, wide or half-width and not Hangul, or a quote, dash or ellipsis
 * of Chinese text: a line feed beside it is no space (CSS Text 4, 4.1.3). */
bool width_joins(uint32_t cp);

/* Han, Bopomofo, kana, CJK and full-width marks. */
bool width_is_cjk(uint32_t cp);

#endif
