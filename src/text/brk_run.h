/* SPDX-License-Identifier: MIT */
/*
 * brk_run - the parts of a text that a break map is written for in blocks.
 *
 * Private to text. Each takes what is left of a text from p < end on, writes
 * the map's bytes of as much as it knows and returns where it stopped, at the
 * begin of a character. What it wrote behind there is no part of the map.
 */
#ifndef TEXT_BRK_RUN_H
#define TEXT_BRK_RUN_H

/* Han and single or repeated pauses and stops, behind Han: a line may begin
 * with each Han and with no mark. */
const char *brk_han_run(const char *p, const char *end, unsigned char *out);

/* Letters behind a letter, and single blanks between words. "www." may begin
 * an address. */
const char *brk_word_run(const char *p, const char *end, unsigned char *out);

#endif
