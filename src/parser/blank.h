/* SPDX-License-Identifier: MIT */
/*
 * blank - what is white in the source of a page, and what a reader does not
 * see at the ends of a text.
 */
#ifndef PARSER_BLANK_H
#define PARSER_BLANK_H

#include "base/str.h"

#include <stdint.h>

/* White space of HTML, which is joined. */
static inline bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Blanks that mean nothing at the ends of a block. */
static inline bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
           c == 0x2060 || c == 0x115F || c == 0x3164;
}

/* Without blanks at the end, at both ends. s is valid UTF-8. */
struct str blank_trim_end(struct str s);
struct str blank_trim(struct str s);

/* The same but for blanks? */
bool same_words(struct str x, struct str y);

#endif
