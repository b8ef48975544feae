/* SPDX-License-Identifier: MIT */
/*
 * md_pair - which runs of * _ ~ = in a paragraph begin and end bold and the
 * like.
 *
 * The rules of CommonMark 0.30, section 6.2, but for what makes a run open or
 * close: there a run between a full-width mark and a letter can only be one
 * of both, as if words were parted by blanks. Here what is Chinese, Japanese
 * or Korean counts as a letter, marks too, for runs of * ~ =.
 *
 * "~~" between two letters may be a drawl ("好~~吧"), so two such runs strike
 * nothing out: one of both has to touch a blank, a mark or the bounds.
 */
#ifndef PARSER_MD_PAIR_H
#define PARSER_MD_PAIR_H

#include "base/str.h"

#include <stdint.h>

struct md_run {
    size_t at, n;      /* bytes */
    size_t head, tail; /* characters that are paired, at its begin and end */
    char c;            /* * _ ~ =, [ or ] of a link, 0: nothing any more */
    bool opens, closes;
    bool cjk;    /* touches CJK text */
    bool inside; /* ~~ in a word: letters, CJK ones too, on both sides */
};

/* What a byte of a run is. */
enum md_code {
    MD_CODE_TEXT,
    MD_CODE_SKIP, /* the second one of two */
    MD_CODE_EM,
    MD_CODE_STRONG,
    MD_CODE_DEL,
    MD_CODE_MARK,
    MD_CODE_END = 8, /* added: the end of it */
};

/* Fill in what the run, of which c, at and n are set, can do in s. */
void md_run_look(struct str s, struct md_run *r);

/* Pair the runs, which are in order. codes: a byte for each byte of the
 * text, all MD_CODE_TEXT. Nothing is paired across the bounds of a link.
 * Linear. */
void md_pair(struct md_run *runs, size_t n, uint8_t *codes);

/* Han, kana, Hangul, full-width marks, quotes and dashes of Chinese text. */
bool md_is_cjk(uint32_t c);

#endif
