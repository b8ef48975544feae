/* SPDX-License-Identifier: MIT */
/*
 * keys - the search keys of all titles of an archive, beside it.
 *
 * Made when they are first wanted, some at a time: folding 100,000 titles
 * takes longer than a key may, comparing their keys does not. What pinyin has
 * to know of a title lies behind its key, so that no title is read again.
 */
#ifndef SEARCH_KEYS_H
#define SEARCH_KEYS_H

#include "base/buf.h"
#include "model/archive.h"
#include "text/pinyin.h"

struct title_key {
    const char *p; /* the key, as text/fold makes it; its units behind it */
    uint32_t n;    /* of the key */
    uint32_t mask; /* of pinyin_units() for the title */
};

static inline struct str title_key_str(const struct title_key *k)
{
    return (struct str){ k->p, k->n };
}

static inline bool title_key_has_pinyin(const struct title_key *k,
                                        const struct pinyin *p)
{
    return pinyin_may(p, k->mask) && pinyin_in(p, k->p + k->n);
}

/* All zero is empty. */
struct keys {
    struct arena arena;
    struct title_key *list; /* by place in the archive */
    size_t n, room;
    /* Places whose keys do not lie behind the one before, in order. */
    uint32_t *breaks;
    size_t nbreaks, breaks_room;
    const char *behind; /* the last key and its units */
    struct buf scratch;
};

/* The key of one title; its bytes are in *buf until that changes. */
void title_key_make(struct title_key *k, struct str title, struct buf *buf);

/* Make the keys of the next entries, at most `most`; true when all of the
 * archive are there. */
bool keys_add(struct keys *k, const struct archive *a, size_t most);
/* The keys from `place` up to the one before this lie one behind the other. */
size_t keys_run_end(const struct keys *k, size_t place);
/* Forget them: the archive is another one. */
void keys_free(struct keys *k);

#endif
