/* SPDX-License-Identifier: MIT */
/*
 * body - what search knows of the text of an article: the key of all that is
 * not hidden, its length, and what else there is.
 *
 * A little shorter than the text; an archive's are held as long as there is
 * room for them, see search/texts.
 */
#ifndef SEARCH_BODY_H
#define SEARCH_BODY_H

#include "parser/tree.h"

enum { BODY_LINK = 1, BODY_IMAGE = 2, BODY_VIDEO = 4 };

struct body {
    const char *key; /* as text/fold makes it; one LF between blocks */
    uint32_t n;      /* bytes of the key */
    uint32_t chars;  /* of the text that is not hidden, see doc_chars */
    uint32_t has;    /* BODY_…, hidden ones not counted */
};

/* One block of the heap, the key in it. */
struct body *body_make(const struct doc *d);

static inline struct str body_key(const struct body *b)
{
    return (struct str){ b->key, b->n };
}

static inline size_t body_bytes(const struct body *b)
{
    return sizeof *b + b->n;
}

#endif
