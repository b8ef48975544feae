/* SPDX-License-Identifier: MIT */
/*
 * cluster - the machine behind width and brk: code points in, units out.
 *
 * Private to text. A unit is an extended grapheme cluster (UAX 29), cut where
 * it would pass 2 cells as it is drawn (clusters off) or CLUSTER_MAX code
 * points, so that no input makes a unit large.
 */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include "text/width.h"
#include "text/width_tables.h"

enum {
    CLUSTER_MAX = 32,
    VS15 = 0xFE0E,
    VS16 = 0xFE0F,
};

/* What stands before, for the rules that look further back than a class. */
enum cluster_state {
    CLUSTER_BEGIN = GCB_COUNT, /* nothing: the next one begins a unit */
    CLUSTER_PICT_ZWJ,          /* GB11 */
    CLUSTER_FLAG,              /* GB12, GB13: the second of a flag */
    CLUSTER_STATES
};

struct cluster {
    unsigned char state;
    unsigned char count; /* code points of the unit so far */
    signed char cells;   /* of the unit so far, 0 to 2 */
    unsigned char flags; /* of its first code point */
};

static inline struct kind kind_of(uint32_t cp)
{
    unsigned block = kind_first[cp >> KIND_SHIFT];
    unsigned at = block << KIND_SHIFT | (cp & ((1 << KIND_SHIFT) - 1));
    return kinds[kind_second[at]];
}

static inline int kind_cells(struct width w, struct kind k)
{
    return k.cells == CELLS_AMBIGUOUS ? w.ambiguous : (int)k.cells - CELLS_0;
}

/* By state: bits of the classes of the next code point that join the unit. */
extern const uint16_t cluster_joins[];

/* The rest of cluster_add for a code point that joins by UAX 29. */
bool cluster_join(struct cluster *c, struct width w, uint32_t cp,
                  struct kind k);

static inline int kind_drawn(struct width w, struct kind k)
{
    int cells = kind_cells(w, k);

    return cells < 0 || (!w.clusters && (k.flags & KIND_SKIN)) ? 0 : cells;
}

/* Add cp to the unit; true when it begins a new one. */
static inline bool cluster_add(struct cluster *c, struct width w, uint32_t cp,
                               struct kind k)
{
    if (cluster_joins[c->state] >> k.cluster & 1 && cluster_join(c, w, cp, k))
        return false;
    *c = (struct cluster){ k.cluster, 1, (signed char)kind_drawn(w, k),
                           k.flags };
    return true;
}

#endif
