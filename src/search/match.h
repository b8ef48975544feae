/* SPDX-License-Identifier: MIT */
/*
 * match - a search expression against titles and texts.
 *
 * The expression is words separated by blanks (U+0020, TAB, LF, U+3000); all
 * of them must be there. Letters of any script match in either case (simple
 * lower-case mapping), full-width ASCII (U+FF01 to U+FF5E) matches as ASCII,
 * all else as it stands.
 */
#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

#include "model/archive.h"

/* No words (all zero): everything matches and nothing is hit. */
struct match {
    struct str *words; /* folded */
    size_t n;
};

/* A range of bytes that one word matched. */
struct hit {
    uint32_t start, end;
};

/* Words lie in the arena, nothing in expr. */
void match_init(struct match *m, struct arena *a, struct str expr);

/* Does text hold every word? */
bool match_text(const struct match *m, struct str text);
/* Does the title of the entry? */
bool match_entry(const struct match *m, const struct entry *e);

/* Ranges of text that are any of the words, in order and without overlap; of
 * words that begin at one place the longest. Fills out[0, room) and returns
 * how many there are, maybe more than room. text must be valid UTF-8 of less
 * than 4 GiB. */
size_t match_hits(const struct match *m, struct str text, struct hit *out,
                  size_t room);

#endif
