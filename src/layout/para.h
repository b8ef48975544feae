/* SPDX-License-Identifier: MIT */
/*
 * para - fill one paragraph: the lines of a text whose breaks are known.
 *
 * Greedy with push-out: a line takes what fits up to the last opportunity of
 * the map (text/brk); marks are never squeezed. Knows cells only, no looks
 * and no positions; one walk over the bytes and a short way back.
 */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "text/brk.h"

#include <stdbool.h>

/* Set text, map, first and room, the rest zero. */
struct para {
    struct str text;
    const unsigned char *map; /* brk_map of text */
    int first; /* cells of the first line, at least 2 */
    int room;  /* cells of every other line, at least 2 */
    bool hang; /* one pause or stop mark may stand 2 cells behind the end */
    bool keep; /* blanks at the begin of a hard line are kept */

    size_t at;    /* begin of the next line */
    bool started; /* a line was given */
};

struct para_line {
    size_t start, end; /* bytes of text; without blanks at the end */
    int cells;         /* of start .. end, with a hyphen */
    bool hyphen;       /* shows a hyphen at its end */
};

/* The next line; false behind the last. An empty hard line has start == end.
 * Every unit of text is in one line, but for blanks at line ends and LF. */
bool para_next(struct para *p, struct para_line *line);

/* Bytes of the unit at i of a map of n bytes. */
static inline size_t map_unit(const unsigned char *map, size_t n, size_t i)
{
    size_t end = i + 1;
    while (end < n && !(map[end] & BRK_UNIT))
        end++;
    return end - i;
}

/* Where to cut a run without opportunity that begins at or before `start` and
 * is too much from the unit `at` on: before that unit, or some bytes before it
 * so that no line begins with a mark, or behind a sign between the parts of an
 * address, path or name if the line stays a third full. */
size_t para_cut(struct str text, const unsigned char *map, size_t start,
                size_t at);

/* Cells of bytes from .. to of a map. */
int map_cells(const unsigned char *map, size_t from, size_t to);

#endif
