/* SPDX-License-Identifier: MIT */
/*
 * clean - takes out of text what may never reach a terminal or a line.
 *
 * Out go C0 except TAB and LF, DEL, C1, bidi controls (U+061C, U+200E..F,
 * U+202A..E, U+2066..9), deprecated format characters U+206A..F, U+FFF9..B,
 * tags U+E0000..1F and noncharacters. CRLF, CR, VT, FF, U+0085, U+2028 and
 * U+2029 become LF. Kept: ZWJ, ZWNJ, VS, ZWSP, SHY, word joiner, PUA, tags of
 * a flag sequence (layout's drawn form deals with them). U+FEFF is taken out.
 * Idempotent; the result is valid UTF-8 when s is.
 */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/arena.h"

#include <stdint.h>

/* s itself when there is nothing to take out, else a copy in the arena. *out
 * (may be NULL) gets the number of characters taken out, line ends not
 * counted. */
struct str clean_text(struct arena *a, struct str s, size_t *out);

/* Is s well-formed UTF-8 of which clean_text takes nothing out? Sees in one
 * walk what utf8_valid and clean_text see in two. May be false for a text with
 * U+FFFD. */
bool clean_already(struct str s);

/* One character, at most 4 bytes, to `to`: itself, LF for what ends a line;
 * returns its bytes, 0 if it may not stay. */
size_t clean_char(char *to, uint32_t cp);

/* The same for one line (title, address, file name, message): TAB and LF
 * become a blank, white space at the ends goes. */
struct str clean_line(struct arena *a, struct str s);

#endif
