/* SPDX-License-Identifier: MIT */
/*
 * find - where what is searched for stands in one document, and a line of
 * what is around it.
 *
 * Hits are positions of the document. Pure: threads may share a struct find.
 */
#ifndef SEARCH_FIND_H
#define SEARCH_FIND_H

#include "parser/tree.h"
#include "search/match.h"
#include "search/regex.h"
#include "text/width.h"

/* What is looked for; all zero: nothing. All of it is borrowed. */
struct find {
    struct match words;
    const struct regex_code **codes; /* patterns, on the search key */
    const struct pinyin **pinyin;    /* words of py:, in texts too */
    size_t ncodes, npinyin;
    enum match_in in; /* words are found in titles by pinyin */
};

static inline bool find_is_empty(const struct find *f)
{
    return f->words.n == 0 && f->ncodes == 0 && f->npinyin == 0;
}

/* As match_hits. */
size_t find_hits(const struct find *f, struct str text, size_t most,
                 struct buf *out);

/* The hits in blocks that are not hidden, or with `hidden` in all. */
size_t find_in_doc(const struct find *f, const struct doc *d, bool hidden,
                   size_t most, struct buf *out);

/* May a text with this search key have a hit? Cheaper than to find it. */
bool find_may(const struct find *f, struct str key);

enum {
    SNIPPET_BEFORE = 400, /* most bytes of text before a hit, of it, behind */
    SNIPPET_HIT = 300,
    SNIPPET_BEHIND = 800,
    SNIPPET_COUNT = 1000, /* hits are counted so far, for each word */
};

/* The first hit that is in view, and what stands around it; the begin of the
 * text where there is none. */
struct snippet {
    struct str text;       /* a line end is a blank, a run of them is one */
    uint32_t start, end;   /* of the hit in it */
    bool before, behind;   /* the document goes on there */
    uint32_t hits;         /* in the document; 0: none */
};

/* text lies in the arena. */
void find_snippet(const struct find *f, const struct doc *d, struct arena *a,
                  struct snippet *out);

/*
 * What of a snippet fits in so many cells, cut between units: two thirds of
 * what the hit leaves lie behind it, where there is as much; `dots` stand for
 * what is cut off. [*start, *end) gets the hit in it. In the arena. Empty if
 * not even the begin of the hit fits.
 */
struct str snippet_fit(const struct snippet *s, struct width w, int cells,
                       struct str dots, struct arena *a, size_t *start,
                       size_t *end);

#endif
