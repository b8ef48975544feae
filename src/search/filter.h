/* SPDX-License-Identifier: MIT */
/*
 * filter - a query against entries: what the list knows is asked first, the
 * text only where that does not decide.
 *
 * The answers of terms about one entry are bytes, one for each term, all
 * ANSWER_UNSEEN at first. filter_entry fills them, on the thread that owns the
 * archive; where it says ANSWER_TEXT, filter_body decides, on any thread.
 */
#ifndef SEARCH_FILTER_H
#define SEARCH_FILTER_H

#include "parser/rules.h"
#include "search/body.h"
#include "search/find.h"
#include "search/query_saved.h"

enum answer { ANSWER_UNSEEN, ANSWER_NO, ANSWER_YES, ANSWER_TEXT };

struct filter;

struct filter_env {
    const struct rules *rules; /* for other names; NULL: there are none */
    const struct saved *saved; /* queries by name; NULL: @ is a character */
    int32_t today;
    struct width width;    /* see struct query_env */
    struct regex **regex;  /* opened for the first pattern; closed by the
                              caller, after all filters are freed */
};

/* *out is set if ST_OK, else *fault (may be NULL) and *e as query_parse sets
 * them. Everything matches a query of nothing. */
enum status filter_make(struct filter **out, struct str text,
                        const struct filter_env *env,
                        struct query_fault *fault, struct err *e);
/* One more owner, on any thread; what it looks for does not change. */
struct filter *filter_share(const struct filter *f);
/* The last owner frees it. May be NULL. */
void filter_free(struct filter *f);

struct str filter_text(const struct filter *f); /* as it was given */
bool filter_is_empty(const struct filter *f);
size_t filter_terms(const struct filter *f);
/* Does it ask whether there are copies (entry.same)? */
bool filter_wants_copies(const struct filter *f);
/* What is looked for in texts, or in titles, for its hits: of the terms that
 * say so, not of those that must not be there. */
const struct find *filter_find(const struct filter *f, enum match_in in);

/* Other names that words of it find too, parted by blanks; empty: none. */
struct str filter_also(const struct filter *f);

/* Where an entry leaves it to the text, the text does not match unless one of
 * these words is in it; *alone: and matches if one is. NULL: there are none
 * that it needs. *n gets their number. */
const struct match_word *filter_needs(const struct filter *f, size_t *n,
                                      bool *alone);

/* Does every entry leave it to the text? Then no title is asked for. */
bool filter_is_blind(const struct filter *f);
/* What filter_entry says of n <= FILTER_RANGE entries, that of place `from` first, told at once
 * by the keys of their titles, which must be there unless the filter is blind.
 * False: each has to be asked by itself. */
enum { FILTER_RANGE = 512 };
bool filter_entries(const struct filter *f, const struct keys *keys,
                    size_t from, size_t n, uint8_t *verdicts);

/* title NULL: the filter is blind. */
enum answer filter_entry(struct filter *f, const struct archive *a,
                         const struct entry *e, const struct title_key *title,
                         uint8_t *answers);
/* body NULL: there is none, no term about it is true. */
bool filter_body(const struct filter *f, uint8_t *answers,
                 const struct body *body);

#endif
