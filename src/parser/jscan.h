/* SPDX-License-Identifier: MIT */
/*
 * jscan - JSON, one token at a time (RFC 8259), without a tree.
 *
 * Tolerant: bytes that mean nothing between tokens (comment marks around a
 * script, stray commas) are passed over, strings may hold raw line ends, what
 * is open at the end of the text is closed there. Nothing is copied until a
 * string is asked for. Deeper than JSCAN_DEPTH nothing is told: such a value
 * is passed over as a whole.
 */
#ifndef PARSER_JSCAN_H
#define PARSER_JSCAN_H

#include "base/arena.h"

enum { JSCAN_DEPTH = 64 };

enum jtoken_kind {
    JSCAN_OBJECT,
    JSCAN_OBJECT_END,
    JSCAN_ARRAY,
    JSCAN_ARRAY_END,
    JSCAN_KEY,
    JSCAN_STRING,
    JSCAN_WORD, /* number, true, false, null */
};

struct jtoken {
    enum jtoken_kind kind;
    struct str raw; /* key, string: between the quotes; word: itself */
};

/* All zero but rest is a new one. */
struct jscan {
    struct str rest;
    unsigned depth; /* open objects and arrays */
    bool array[JSCAN_DEPTH];
};

/* The next token; false at the end of the text. */
bool jscan_next(struct jscan *j, struct jtoken *t);

/* Pass over the value whose first token is t: to the end of its object or
 * array. */
void jscan_skip(struct jscan *j, const struct jtoken *t);

/* A raw key or string with its escapes resolved, lone surrogates as U+FFFD;
 * raw itself when it has none, else it lies in the arena. */
struct str jscan_string(struct arena *a, struct str raw);

#endif
