/* SPDX-License-Identifier: MIT */
/*
 * survey - counts of a whole page, element by element, and what they say of
 * each: is it, or is it around, the article, or no part of it?
 *
 * Nodes stand in the order of start tags, so the descendants of node i are
 * i + 1 to end - 1 and a parent comes before its children; node 0 stands for
 * the page. Counts are bytes of text without white space. Prose is text of
 * sentences: what is not links and has their marks.
 */
#ifndef PARSER_SURVEY_H
#define PARSER_SURVEY_H

#include "parser/page_words.h"
#include "parser/select.h"

enum { SURVEY_MAX = 1 << 20 }; /* nodes; later elements are not counted */

enum {
    NODE_BLOCK = 1,   /* begins a line of its own */
    NODE_TEXT = 2,    /* a paragraph, heading, item or the like */
    NODE_FIGURE = 4,  /* a picture or in one */
    NODE_TITLE = 8,   /* h1, or its text is the title */
    NODE_HIDDEN = 16, /* by an element rule */
    NODE_HOLDS = 32,  /* a title with words, or what a main rule names */
    NODE_DEAD = 64,   /* no part of the article, or in one that is none */
    NODE_LINK = 128,
    NODE_GONE = 256, /* nothing of it is kept */
};

struct node {
    uint32_t parent, end;
    uint32_t at;     /* text of the page before it */
    uint32_t chars;  /* its text */
    uint32_t linked; /* of it, in links */
    uint32_t links;
    uint32_t own, own_linked, marks; /* its text that stands in no block of
                                        its own; marks of sentences in it */
    uint32_t breaks;                 /* <br> in it */
    uint32_t prose;  /* what of its own text is prose */
    uint32_t sum;    /* prose with that of all it holds (parser/main_text) */
    uint32_t row;    /* main rule that names it, or POS_NONE */
    uint64_t hash; /* of the text of the page before it */
    uint16_t flags;
    struct page_word word;
};

struct survey {
    struct node *nodes;
    size_t n, room;
    struct selection hides, mains;
    uint32_t at;    /* the open node */
    size_t beyond;  /* open elements that have no node */
    unsigned links, gone;
    uint32_t chars;
    uint64_t hash;
    uint32_t title_chars; /* of the article's title */
    uint64_t title_hash, title_power;
};

/* Lists lie in the arena; both must live as long as the survey. title: of the
 * article, maybe empty. */
void survey_begin(struct survey *s, struct arena *a, const struct rules *r,
                  const struct rules_host *host, struct str title);
/* gone: nothing of it is kept. */
void survey_open(struct survey *s, struct str name, const char *const *attrs,
                 bool gone);
void survey_text(struct survey *s, struct str text);
void survey_close(struct survey *s);
/* Closes what is open. */
void survey_end(struct survey *s);
/* Is it named by a main rule for one element, not for all of a kind? */
bool survey_exact(const struct survey *s, const struct node *n);
void survey_free(struct survey *s);

#endif
