/* SPDX-License-Identifier: MIT */
/*
 * convert_map - which bytes of a converted text stand for which of the
 * original, both ways.
 *
 * Conversion between forms of Chinese mostly puts one character for another
 * of the same size, so only the places are kept where the sizes differ.
 * Monotone: what comes first in one text does so in the other.
 */
#ifndef TEXT_CONVERT_MAP_H
#define TEXT_CONVERT_MAP_H

#include "base/buf.h"

#include <stdint.h>

/* nfrom bytes of the original at `from` became nto bytes at `to`. */
struct convert_jump {
    uint32_t from, nfrom;
    uint32_t to, nto;
};

/* All zero is a map of texts that agree. */
struct convert_map {
    struct buf jumps; /* struct convert_jump, in order */
};

void convert_map_free(struct convert_map *m);
size_t convert_map_jumps(const struct convert_map *m,
                         const struct convert_jump **list);

/* Add a piece, behind all that was added: `to` is what `from` became; they
 * begin at these positions of the two texts. */
void convert_map_add(struct convert_map *m, struct str from, uint32_t from_pos,
                     struct str to, uint32_t to_pos);

/* Add one place that changed whole. */
void convert_map_jump(struct convert_map *m, struct convert_jump j);

/* The position in the other text. Inside a place where the sizes differ it is
 * that of the place's begin; with `end`, that of what ends at the position,
 * it is the one behind the place. What was put in at the position lies before
 * what begins there and behind what ends there. */
uint32_t convert_map_to(const struct convert_map *m, uint32_t from, bool end);
uint32_t convert_map_from(const struct convert_map *m, uint32_t to, bool end);

#endif
