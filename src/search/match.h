/* SPDX-License-Identifier: MIT */
/*
 * match - words against titles and texts.
 *
 * The expression is words separated by blanks (U+0020, TAB, LF, U+3000); all
 * of them must be there. A word is there if its search key (text/fold) is in
 * the key of the text; in a title a word of lower-case Latin letters and
 * digits also by pinyin (text/pinyin). A word that has no key says nothing.
 */
#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

#include "search/keys.h"
#include "search/scan.h"
#include "text/fold.h"
#include "text/pinyin.h"

/* A key that a word is found by. */
struct match_form {
    struct scan scan;
    /* No letter of a script that parts words by blanks, and no digit, may
     * stand before it, behind it. */
    bool begins, ends;
};

struct match_word {
    struct match_form *forms; /* any of them */
    size_t nforms;            /* at least 1 */
    const struct pinyin *pinyin; /* NULL: not such a word */
};

/* No words (all zero): everything matches and nothing is hit. It does not
 * change: threads may share one. */
struct match {
    struct match_word *words;
    size_t n;
};

/* What a text is to a match. */
enum match_in { MATCH_TEXT, MATCH_TITLE };

/* A range of bytes that one word matched. */
struct hit {
    uint32_t start, end;
};

/* A text and what is looked at to find hits in it. */
struct match_in_text {
    struct str text, key; /* its search key */
    const struct fold_map *map;
};

/* All lies in the arena, nothing in expr. */
void match_init(struct match *m, struct arena *a, struct str expr);
/* One word, blanks and all; false: it has no key. */
bool match_word(struct match_word *w, struct arena *a, struct str word,
                bool pinyin);

/* Another name for it; false: it has no key, or one that is there. Unlike the
 * word itself a name of letters that part words is only found as a whole: AIDS
 * is not in "raids". */
bool match_also(struct match_word *w, struct arena *a, struct str name);

/* Does it stand alone there, as far as it has to? `key` has its bytes at
 * `place`. */
bool match_stands(const struct match_form *f, struct str key, size_t place);
/* Is the word in what has this key? */
bool match_key(const struct match_word *w, struct str key);
bool match_word_title(const struct match_word *w, const struct title_key *k);

/* Does the text hold every word? */
bool match_text(const struct match *m, struct str text);
/* Does the title? */
bool match_title(const struct match *m, const struct title_key *k);

/* Append struct hit: the ranges of text that are any of the words, in order
 * and without overlap; of words that begin at one place the longest. Of each
 * word only the first `most` are looked at. Returns how many were added. text
 * must be valid UTF-8 of less than 4 GiB. */
size_t match_hits(const struct match *m, enum match_in in, struct str text,
                  size_t most, struct buf *out);

/* The parts of match_hits, for search/find: hits as they come, at most `most`
 * of each word; then in order and without overlap what was added behind the
 * first `before`, whose number is returned. */
void hit_add(struct buf *out, size_t start, size_t end);
void hits_of_words(const struct match *m, enum match_in in,
                   const struct match_in_text *t, size_t most,
                   struct buf *out);
void hits_of_pinyin(const struct pinyin *p, struct str text, size_t most,
                    struct buf *out);
size_t hits_settle(struct buf *out, size_t before);

#endif
