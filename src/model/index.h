/* SPDX-License-Identifier: MIT */
/*
 * index - an order of entries and the groups they fall into.
 *
 * A pure function of entries and options: it can be made by a worker from a
 * snapshot while the screen shows the one before. order holds the entries;
 * groups lie in preorder, a group's entries are order[first .. first + count).
 * group i has its children at i + 1 .. i + span - 1.
 */
#ifndef MODEL_INDEX_H
#define MODEL_INDEX_H

#include "model/archive.h"
#include "model/same.h"

/* Dates newest first, lengths longest first, the others upwards; reverse turns
 * it, but what is unknown stays last. Ties: newest first, number upwards, path
 * bytes. */
enum sort_key { SORT_DATE, SORT_TITLE, SORT_SOURCE, SORT_PATH, SORT_LENGTH };
enum grouping { GROUP_SOURCE, GROUP_DAY, GROUP_NONE };
enum group_kind { GROUP_OF_SOURCE, GROUP_OF_MONTH, GROUP_OF_DAY };

struct group {
    uint32_t first, count; /* in order */
    uint32_t span;         /* groups in this subtree, itself included */
    uint32_t parent;       /* index, or UINT32_MAX */
    uint32_t source;       /* GROUP_OF_SOURCE, and below one; UINT32_MAX */
    int32_t day;           /* day or first of month; DAY_UNKNOWN: undated */
    uint8_t kind;          /* enum group_kind */
    uint8_t level;         /* 0 at the top */
};

/* For a member of a group of copies: which member has the row that it is part
 * of, and for how many of them its own row stands. */
struct stand {
    uint32_t member; /* index in same.members; UINT32_MAX: it is not kept */
    uint32_t times;  /* 0: it has no row */
};

struct index {
    const struct entry **order;
    uint32_t n;
    struct group *groups;
    uint32_t ngroups;
    const struct same *same; /* borrowed; NULL: each entry has a row */
    struct stand *stands;    /* for each member of it */
};

struct index_opts {
    enum sort_key sort;
    bool reverse;
    enum grouping grouping;
    /* Only entries for which it is true; NULL: all. */
    bool (*keep)(const struct entry *e, const void *user);
    const void *user;
    /* The copies of these groups that are kept have one row, that of the
     * first; grouped by source, one in each source. Its members are marked,
     * and it lives as long as the index. NULL: each entry has a row. */
    const struct same *same;
};

/* All lies in the arena. Reads a's entries [0, n) and its sources. */
void index_build(struct arena *arena, const struct archive *a, size_t n,
                 const struct index_opts *opts, struct index *out);

/* For how many files the row of an entry of the order stands. */
uint32_t index_times(const struct index *x, const struct entry *e);
/* The entry whose row stands for e, mostly e itself; e where there is none.
 * NULL for NULL. */
const struct entry *index_row_of(const struct index *x, const struct entry *e);

/* The group of the lowest level that holds order[i]; UINT32_MAX: none. */
uint32_t index_group(const struct index *x, uint32_t i);

#endif
