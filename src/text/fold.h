/* SPDX-License-Identifier: MIT */
/*
 * fold - text to search keys: what a reader takes for the same is the same.
 *
 * Two texts have one key if and only if these steps, in this order, make them
 * alike:
 * 1. Each character becomes its compatibility decomposition (full and half
 *    width, ligatures, circled, squared), in lower case ("ss" for U+00DF),
 *    without combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic; an
 *    ideograph becomes the one that stands for all its simplified,
 *    traditional, Japanese, regional and printers' forms. Katakana become
 *    hiragana and keep their voicing marks, written apart or not; Hangul is
 *    composed.
 * 2. Characters without width go: ZWSP, ZWJ, SHY, variation selectors.
 * 3. Any quotation mark, prime or grave is '"', any dash or box line '-', any
 *    wave '~'; a run of quotes, dashes or full stops is one (so an ellipsis
 *    is a full stop).
 * 4. A run of line ends is one LF; none at the ends. With FOLD_JOIN a line end
 *    is a blank.
 * 5. A dot that parts names, of any form, is '·'; none between two of Han,
 *    kana and Hangul, nor at the end of a line.
 * 6. A run of blanks is one blank between two letters or digits of scripts
 *    that part words; none elsewhere: beside Han, kana, Hangul, marks.
 * 7. A run of two or more of 〇一二三四五六七八九零 that holds 〇 and another
 *    than it, or of just four before 年, is in ASCII digits. ○ is 〇.
 *
 * A key is valid UTF-8 and its own key. It has at most 11 bytes for one of the
 * text, 3 for an ill-formed one, and mostly fewer than the text. The key of a
 * part is a part of the key, if the part begins and ends with a letter, cuts
 * none from its marks and cuts no run of numerals.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"
#include "text/fold_map.h"

#include <stdbool.h>

enum fold_flags {
    FOLD_JOIN = 1, /* a line end in the text is a blank */
};

enum { FOLD_KEYS = 2 };

/* Append the key of text to *key. *map, if not NULL, gets the places between
 * the two: position `from` of the text is that of text.p, positions of the key
 * are those in *key. Nothing before it has an influence, so a text may be
 * folded in pieces. text must be less than 4 GiB; ill-formed bytes are folded
 * as U+FFFD. */
void fold_text(struct buf *key, struct fold_map *map, struct str text,
               uint32_t from, unsigned flags);

/* The key of text, in the arena. */
struct str fold_str(struct arena *a, struct str text, unsigned flags);

/* The keys of which one is in the key of any text that the query is in; a
 * second one when a year of four numerals may follow with its 年. Returns
 * their number, 0 when nothing of the query has a key. */
size_t fold_query(struct arena *a, struct str query, unsigned flags,
                  struct str keys[FOLD_KEYS]);

/* Is it, in a key, a letter or digit of a script that parts words by blanks? */
bool fold_parts_words(uint32_t cp);

#endif
