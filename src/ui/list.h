/* SPDX-License-Identifier: MIT */
/*
 * list - the list of sources, months, days and articles: an index, which of
 * its groups are open, the cursor and the first row in view.
 *
 * Rows are numbered as if all that is open stood on one long page. Fold state
 * is kept by what a group is (source, month, day), not by its place, so it
 * outlives every new index; groups that were never touched follow the rule of
 * the list: all open if that fits two screens, else sources closed, in an
 * open source the newest month and all its days open.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "model/index.h"
#include "ui/fold.h"

struct list_row {
    bool heading;
    uint32_t group; /* of the heading, or that holds the entry; UINT32_MAX */
    uint32_t entry; /* place in index.order; of a heading its first one */
};

struct list {
    struct arena arena; /* of the index and what is made from it */
    const struct archive *archive;
    struct index index;
    struct folds folds;
    int fold_all;       /* Z: 1 all open, -1 all closed, 0 neither */
    bool fits;          /* all rows fit two screens */
    uint64_t *source_keys; /* for each source of the archive */
    uint32_t *shown;    /* groups whose heading is a row, in order */
    uint32_t *shown_row;
    uint32_t nshown, nrows;
    uint32_t cursor, top; /* rows; 0 when there is none */
    int tall;           /* lines of an article's row, at least 1; a heading
                           has one */
    bool strip;         /* a row above the list tells where its top is, so no
                           row of the list is covered for that */
    bool moved;         /* the user did something: keep the cursor's entry */
};

void list_init(struct list *l);
void list_free(struct list *l);

/*
 * A new index, whose arena is taken over. height: lines on the screen. The
 * cursor stays on its entry (or the one whose row stands for it) or group, at
 * its place on the screen; before the user moved it, it stays on top. `same`
 * (may be NULL) gives for an entry of another archive the one of this archive
 * with the same path, or NULL.
 */
void list_set(struct list *l, const struct archive *a, struct arena *arena,
              const struct index *x, int height,
              const struct entry *(*same)(const struct archive *a,
                                          const struct entry *e));

/* Heights below are lines. The lines above row r <= nrows, and the last row
 * that begins at a line or above it. */
uint64_t list_line(const struct list *l, uint32_t r);
uint32_t list_row_at(const struct list *l, uint64_t line);
/* Row r < nrows; O(log groups). */
struct list_row list_at(const struct list *l, uint32_t r);
const struct entry *list_entry(const struct list *l, uint32_t r);
bool list_is_open(const struct list *l, uint32_t group);

/* The entry under the cursor; NULL on a heading or in an empty list. */
const struct entry *list_current(const struct list *l);

/* Moves of the cursor: within bounds, then the row is brought into view. */
void list_go(struct list *l, int64_t row, int height);
void list_move(struct list *l, int64_t by, int height);
/* Scroll by so many lines, the cursor with them. */
void list_scroll(struct list *l, int64_t by, int height);
/* Put top so that the cursor is in view. */
void list_fit(struct list *l, int height);

/* To an entry by its place in the order; opens the groups it is in. */
void list_go_entry(struct list *l, uint32_t place, int height);
/* To the next (1) or previous (-1) entry; false at the end. */
bool list_next_entry(struct list *l, int by, int height);
/* Of list_next_entry without moving; NULL at the end. */
const struct entry *list_peek(const struct list *l, int by);
/* To the next or previous group of a kind. */
bool list_next_group(struct list *l, enum group_kind kind, int by,
                     int height);

/* Open the group under the cursor; false: it is an entry or was open. */
bool list_open(struct list *l, int height);
/* Close the group under the cursor, else go to the heading above. */
bool list_close(struct list *l, int height);
/* Open or close a group. */
void list_fold(struct list *l, uint32_t group, bool open, int height);
/* Open all groups, or close them when all are open. */
void list_fold_all(struct list *l, int height);

/* Where the cursor is and which groups are open, in terms that outlive an
 * index. All zero: nothing is kept. */
struct list_place {
    const struct entry *entry; /* of the cursor, or the first one of its group */
    struct fold_key key;       /* of a heading */
    bool heading, moved;
    uint32_t offset;           /* rows below the first one in view */
    struct folds folds;
    int fold_all;
};

void list_keep(const struct list *l, struct list_place *p);
/* Go back there, if it is in the list; nothing is kept any more. */
void list_return(struct list *l, struct list_place *p, int height);
void list_place_free(struct list_place *p);

/* Shall the first row in view be covered by a line that tells where it is,
 * because its heading lies above it? */
bool list_sticky(const struct list *l);

#endif
