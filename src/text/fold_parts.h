/* SPDX-License-Identifier: MIT */
/*
 * fold_parts - what waits for the next character while a text is folded.
 *
 * Private to text/fold. A gap (blanks, dots, line ends and what is dropped
 * between them) is not written yet. A run of numerals is at the end of the key
 * as ideographs and may be written over by digits. What is dropped ends
 * neither, so a key that is folded anew meets the same neighbours.
 */
#ifndef TEXT_FOLD_PARTS_H
#define TEXT_FOLD_PARTS_H

#include "text/fold_map.h"

enum {
    GAP_BLANK = 1,
    GAP_DOT = 2,
    GAP_LINE = 4,
    YEAR = 0x5E74, /* U+5E74, the year behind its numerals */
};

struct numerals {
    size_t n;             /* 0: no run is pending */
    const char *at, *end; /* its text */
    size_t to;            /* where it begins in the key */
    size_t places;        /* of the map before it */
    bool zero, other;     /* it holds U+3007, another but it */
};

struct folding {
    struct buf *key;
    struct fold_map *map; /* may be NULL */
    size_t key_start;     /* the key of this text begins here */
    const char *text;
    uint32_t from;        /* position of text */
    unsigned flags;
    unsigned gap;         /* GAP_..., 0: none is pending */
    const char *gap_at;
    struct numerals run;
};

/* The text from at to end is the key from `to` on. */
void fold_place(struct folding *f, const char *at, const char *end, size_t to);
/* Add cp, the text from at to end, to the key. */
void fold_put(struct folding *f, uint32_t cp, const char *at, const char *end);
/* The last character of the key; 0: there is none. */
uint32_t fold_last(const struct folding *f);
/* The last character of the key stands also for the text from at to end, and
 * for the gap before it. */
void fold_stretch(struct folding *f, const char *at, const char *end);

/* The digit that a numeral is, -1 if cp is none. In fold.c, by its table. */
int fold_digit(uint32_t cp);
/* End the run that may be pending, with `next` behind it, 0: nothing. */
void fold_end_run(struct folding *f, uint32_t next);

void fold_add_gap(struct folding *f, unsigned what, const char *at);
/* Write the gap that may be pending, with `next` behind it at `at`. */
void fold_end_gap(struct folding *f, uint32_t next, const char *at);

#endif
