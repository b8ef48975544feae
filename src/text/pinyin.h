/* SPDX-License-Identifier: MIT */
/*
 * pinyin - titles found by what is typed on a Latin keyboard.
 *
 * A word of lower-case letters and digits matches a run of characters, each
 * by a piece of the word: an ideograph by any of its readings without tone
 * (all that Unihan knows; the u with dots is v or u) or by what the reading
 * begins with (zh, ch and sh also by z, c and s); kana by romaji, a Hangul
 * syllable by its own letters in the Revised Romanization, both or by their
 * first; a Latin letter or digit by itself, in either case and width. The last
 * piece may be the begin of a reading, as one who types has it. So guowuqing,
 * guowq, gwuq, gwq, guowuqi are all found in 国务卿. Marks and blanks between
 * characters are passed over; a match may begin at any character.
 */
#ifndef TEXT_PINYIN_H
#define TEXT_PINYIN_H

#include "base/buf.h"

#include <stdint.h>

enum { PINYIN_MOST = 63 /* bytes of a word */, PINYIN_SYLLABLE = 8,
       PINYIN_PIECES = 3, PINYIN_SETS = 4096, PINYIN_UNIT = 2 };

struct pinyin {
    /* NUL behind it, so that a syllable is compared at once. */
    char word[PINYIN_MOST + PINYIN_SYLLABLE];
    size_t n;
    uint32_t need; /* of the mask, for any match */
    unsigned pieces; /* at least, at most PINYIN_PIECES */
    /* Letters with which the first, the second, the third may begin. */
    uint32_t begins[PINYIN_PIECES];
    /* Of each set of readings: bit i when piece i may be of it, and bit
     * PINYIN_PIECES when the whole word is one piece of it. */
    unsigned char fits[PINYIN_SETS];
};

/* False, and nothing is ever found, if word is empty, too long or has other
 * characters; an apostrophe is left out (xi'an). */
bool pinyin_init(struct pinyin *p, struct str word);

/* Append what words have to know of the characters of text, two bytes for
 * each that is no mark and two at the end. Returns a mask: the letters that
 * pieces of a word for text can begin with, and the digits. Made once for each
 * title, both spare reading it again. */
uint32_t pinyin_units(struct buf *units, struct str text);

/* May a text with this mask match? */
static inline bool pinyin_may(const struct pinyin *p, uint32_t mask)
{
    return (p->need & ~mask) == 0;
}

/* Is there a match in the text with these units? */
bool pinyin_in(const struct pinyin *p, const char *units);

/* The first match in valid UTF-8 that begins at byte `from` or later, its
 * shortest: bytes [*start, *end). Linear in text. */
bool pinyin_find(const struct pinyin *p, struct str text, size_t from,
                 size_t *start, size_t *end);

#endif
