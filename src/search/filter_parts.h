/* SPDX-License-Identifier: MIT */
/* filter_parts - what the files of search/filter share; for filter*.c only. */
#ifndef SEARCH_FILTER_PARTS_H
#define SEARCH_FILTER_PARTS_H

#include "search/filter.h"

#include <stdatomic.h>

struct filter_term {
    const struct query_node *node;
    struct match_word word;  /* of a word or phrase; nforms 0: it has no key,
                                every text has it */
    struct regex_code *code; /* of a regular expression */
    struct pinyin *pinyin;   /* of py: */
    struct str also;         /* other names of the word, each behind a blank */
    uint8_t *by_source;      /* of src: answers, on the heap */
    size_t nsources;
};

struct filter_node {
    enum query_kind kind;
    uint32_t term;  /* of none of ALL, ANY, NOT */
    uint32_t count; /* of parts */
    int cost;
    struct filter_node **parts;
};

struct filter {
    struct arena arena;
    struct str text;
    struct filter_node *root; /* NULL: everything */
    struct filter_term *terms;
    size_t nterms;
    struct find find[2];      /* by enum match_in */
    struct match_word *needs; /* see filter_needs */
    size_t nneeds;
    struct str also;
    bool copies;
    bool blind;  /* no entry can tell of any term */
    bool titled; /* nor more than its title */
    atomic_uint owners;
    struct buf value, key;
};

/* What one look at an entry needs. */
struct filter_look {
    const struct archive *archive;
    const struct entry *entry;
    const struct title_key *title;
    struct buf *value, *key; /* scratch */
};

/* Entries that follow each other; their titles have keys. */
struct filter_range {
    const struct keys *keys;
    size_t from, n;
};

/* Make a term; ST_USAGE: what it asks for cannot be told. */
enum status filter_term_make(struct filter_term *t, struct arena *a,
                             const struct query_node *n,
                             const struct filter_env *env, struct err *e);
void filter_term_free(struct filter_term *t);

enum { COST_ENTRY, COST_STRINGS, COST_TEXT, COST_PATTERN };

/* What the term has to look at. */
int filter_term_cost(const struct filter_term *t);

/* Is the answer of filter_term_entry always ANSWER_TEXT? */
bool filter_term_is_blind(const struct filter_term *t);
/* Does an entry answer by its title alone, or leave it to the text? */
bool filter_term_is_titled(const struct filter_term *t);
/* The answers about some entries at once; of a term that is blind or titled. */
void filter_term_range(const struct filter_term *t,
                       const struct filter_range *r, uint8_t *answers);
enum answer filter_term_entry(struct filter_term *t,
                              const struct filter_look *l);
bool filter_term_body(const struct filter_term *t, const struct body *b);

#endif
