/* SPDX-License-Identifier: MIT */
/*
 * same - the same story: copies of one article in the files of an archive.
 *
 * Two entries are copies when their addresses are equal but for what
 * url_key takes away, and their titles are equal when folded, or the first 60
 * folded Han of their texts. What is a copy of a copy is one too. Everything
 * is told by hashes of 64 bits; 0 is none and equals nothing.
 *
 * Folded as for a search (text/fold), so that a copy in the other script is
 * one; of the key only letters and digits count.
 */
#ifndef MODEL_SAME_H
#define MODEL_SAME_H

#include "model/archive.h"
#include "parser/tree.h"

/* Of an address; 0 where it is none of the web. */
uint64_t same_url(struct arena *scratch, struct str url);
uint64_t same_title(struct str title);
/* Of the first 60 Han, kana and Hangul of what is shown of the text; of all
 * of them if there are fewer. */
uint64_t same_text(const struct doc *d);

/*
 * The groups of two and more. members holds those of one group behind those
 * of another, each newest first, then by path and item: the first one stands
 * for its group. Which group is which depends on the entries alone, not on
 * their order in the archive.
 */
struct same {
    struct entry **members; /* on the heap, as first is */
    uint32_t *first;        /* of each group; first[ngroups] == nmembers */
    uint32_t nmembers, ngroups;
};

/* What is known of a text: that of the archive's entry `at`. */
struct same_known {
    uint32_t at;
    uint64_t text; /* same_text; 0: it has none */
};

struct same_in {
    struct entry *const *chunks; /* as those of an archive */
    size_t n;                    /* entries in them */
    const struct same_known *known; /* rising by `at` */
    size_t nknown;
};

/*
 * The groups of the entries. *wanted (may be NULL) gets, on the heap and
 * rising, the entries whose texts could make groups larger and are not known.
 * A pure function; entries are read, never written.
 */
struct same *same_find(const struct same_in *in, uint32_t **wanted,
                       size_t *nwanted);
void same_free(struct same *s); /* NULL is fine */

/* Do both have the same groups? NULL has none. */
bool same_equal(const struct same *a, const struct same *b);

/* Write the places of its members into the entries, or take them out of them
 * (entry.same). For the owner of the archive; one struct same at a time. */
void same_mark(const struct same *s);
void same_unmark(const struct same *s);

/* The i-th of the other members of a marked entry's group, as they stand in
 * it; NULL behind the last. s may be NULL. */
const struct entry *same_other(const struct same *s, const struct entry *e,
                               uint32_t i);
/* How many those are. */
uint32_t same_others(const struct same *s, const struct entry *e);

#endif
