/* SPDX-License-Identifier: MIT */
/*
 * fold_map - which bytes of a text stand for which of its search key, both
 * ways.
 *
 * Between two places positions advance alike, so only the places are kept
 * where they do not: characters whose key has another length, those that
 * became several or that are one with marks behind them, and what has no key.
 * Monotone: what comes first in one does so in the other.
 */
#ifndef TEXT_FOLD_MAP_H
#define TEXT_FOLD_MAP_H

#include "base/buf.h"

#include <stdint.h>

enum {
    FOLD_MAP_FROM = 0xFFFFFF, /* most bytes of text in one place */
    FOLD_MAP_TO = 0xFF,       /* most bytes of key */
};

/* nfrom bytes of the text at `from` are nto bytes of the key at `to`; nothing
 * of the key belongs to them when nto is 0. */
struct fold_place {
    uint32_t from, to;
    uint32_t nfrom : 24, nto : 8;
};

/* All zero is a map of a text that is its own key. */
struct fold_map {
    struct buf places; /* struct fold_place, in order of both positions */
};

void fold_map_free(struct fold_map *m);
size_t fold_map_places(const struct fold_map *m,
                       const struct fold_place **list);
/* Keep only the first n places. */
void fold_map_cut(struct fold_map *m, size_t n);

/* Add a place behind all others; nto at most FOLD_MAP_TO. Text without a key
 * joins the like before it. */
void fold_map_add(struct fold_map *m, uint32_t from, uint32_t nfrom,
                  uint32_t to, uint32_t nto);
/* The last character of the key, nto bytes that end at `to`, stands for the
 * text up to `end` as well; what is not in a place yet begins at `from`. */
void fold_map_stretch(struct fold_map *m, uint32_t from, uint32_t end,
                      uint32_t to, uint32_t nto);

/* The position in the text where the character at position `key` begins, or
 * with `end` where the one before it ends: text without a key at the ends of
 * a hit is no part of it. A position inside a place counts as its begin, or
 * with `end` as its end. */
uint32_t fold_map_text(const struct fold_map *m, uint32_t key, bool end);
/* The position in the key of what begins at `text`, or of what ends there. */
uint32_t fold_map_key(const struct fold_map *m, uint32_t text, bool end);

#endif
