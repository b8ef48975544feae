/* SPDX-License-Identifier: MIT */
/* byline_parts - names in a line, for byline*.c only. */
#ifndef PARSER_BYLINE_PARTS_H
#define PARSER_BYLINE_PARTS_H

#include "parser/byline.h"
#include "parser/label_names.h"

#include <stdint.h>

enum script {
    SCRIPT_NONE,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_HANGUL,
    SCRIPT_LATIN,
    SCRIPT_DOT,
};

enum { BYLINE_MAX = 400 }; /* bytes of a line with names */

/* Names on their way out, with LF between. */
struct names {
    char *p;
    size_t n, room;
    bool full; /* one did not fit */
};

struct run {
    struct str s;
    size_t chars;
    enum script script; /* SCRIPT_KANA or SCRIPT_DOT where one is in it */
};

void names_add(struct names *out, struct str s);
/* Names one after another at the begin of s; returns what is behind the last
 * one. more: blanks alone part them too. */
struct str names_take(struct str s, bool more, struct names *out);

enum script script_of(uint32_t c);
/* The letters at the begin of s, of Latin ones all capitalised words; those
 * at its end. */
struct run run_take(struct str s);
struct run run_before(struct str s);
bool run_is_name(const struct run *r);
/* Is it a word that stands where names do? */
bool name_is_word(struct str s);

/* Without any of a list at its begin. */
struct str skip_any(struct str s, const struct str *list, size_t n);
#define SKIP_ANY(s, list) skip_any(s, list, sizeof(list) / sizeof *(list))

#endif
