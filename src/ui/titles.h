/* SPDX-License-Identifier: MIT */
/*
 * titles - titles in the characters that the reader prefers, kept while they
 * are on the screen.
 *
 * A slot is found by a hash of the title and holds both texts; a newer title
 * takes the slot of an older one. So nothing here depends on how long an
 * entry lives.
 */
#ifndef UI_TITLES_H
#define UI_TITLES_H

#include "text/convert.h"

enum { TITLE_SLOTS = 512 };

struct titles {
    struct convert *convert; /* borrowed; NULL: as they are */
    struct arena arena;
    struct title_slot {
        struct str from, to;
        enum lang lang;
    } *slots; /* NULL until the first one */
};

struct titles *titles_new(void);
void titles_free(struct titles *t); /* may be NULL */
/* Forgets all of them; c may be NULL. */
void titles_set(struct titles *t, struct convert *c);

/* title itself, or its other form, which is valid until the next call. */
struct str titles_of(struct titles *t, struct str title, enum lang lang);

#endif
