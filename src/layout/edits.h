/* SPDX-License-Identifier: MIT */
/*
 * edits - what is put into, or taken out of, the text of a block before it is
 * laid out: the readings of ruby, and blanks between Han and Latin letters.
 */
#ifndef LAYOUT_EDITS_H
#define LAYOUT_EDITS_H

#include "base/buf.h"
#include "parser/tree.h"
#include "text/lang.h"

/* Blanks between Han or kana and Latin letters or digits (clreq 3.2.4). */
enum gaps { GAPS_SOURCE, GAPS_ADD, GAPS_STRIP };

struct edit {
    uint32_t at, del; /* bytes of the document's text */
    struct str put;   /* static, or in the arena given */
};

struct edits {
    struct buf list; /* struct edit, in order, none in another */
    uint32_t span;   /* of the document, the first not looked at */
};

static inline const struct edit *edits_list(const struct edits *e, size_t *n)
{
    *n = e->list.n / sizeof(struct edit);
    return (const void *)e->list.p;
}

/* Those of one block; blocks are asked for in order. */
void edits_find(struct edits *e, struct arena *a, const struct doc *doc,
                const struct block *b, enum lang lang,
                enum gaps gaps);
void edits_free(struct edits *e);

/* The block's text after them. */
void edits_apply(const struct edits *e, const struct doc *doc,
                 const struct block *b, struct buf *out);

#endif
