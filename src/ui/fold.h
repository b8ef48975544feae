/* SPDX-License-Identifier: MIT */
/*
 * fold - which groups of the list the user opened or closed, kept by what a
 * group is and not by its place.
 */
#ifndef UI_FOLD_H
#define UI_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fold_key {
    uint64_t source; /* hash of its name; 0: none */
    int32_t day;     /* or first of the month */
    uint8_t kind;    /* enum group_kind */
};

/* All zero: nothing was touched. */
struct folds {
    struct fold *places; /* open addressing; room is a power of two */
    size_t n, room;
};

static inline bool fold_same(const struct fold_key *a,
                             const struct fold_key *b)
{
    return a->source == b->source && a->day == b->day && a->kind == b->kind;
}

/* 1: opened, 0: closed, -1: never touched. */
int folds_get(const struct folds *f, const struct fold_key *key);
void folds_put(struct folds *f, const struct fold_key *key, bool open);
/* What is in f too, on its own; to has to be empty. */
void folds_copy(struct folds *to, const struct folds *f);
/* Forget all. */
void folds_free(struct folds *f);

#endif
