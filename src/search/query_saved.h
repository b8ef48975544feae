/* SPDX-License-Identifier: MIT */
/*
 * query_saved - queries that have names: @NAME where a word may stand is the
 * query of that name, in brackets.
 *
 *     saved   = "@" name ;        name: the characters of a word, without "@"
 *
 * A query is taken as it is when it is saved: what it names is put in then, so
 * no name can lead back to itself. A name that is none is an error; in quotes
 * "@…" is text.
 */
#ifndef SEARCH_QUERY_SAVED_H
#define SEARCH_QUERY_SAVED_H

#include "search/query.h"

enum { SAVED_MOST = 65536 }; /* bytes of a query with all that it names */

struct saved_query {
    struct saved_query *next;
    struct str name, text;  /* text as it was given */
    struct str whole;       /* without names */
};

/* All zero: none. In the order of their names. */
struct saved {
    struct saved_query *first;
};

/* The query of that name, NULL if there is none. */
const struct saved_query *saved_find(const struct saved *s, struct str name);

/* Save a query, in the place of another one of that name; all lies in the
 * arena. ST_USAGE: it cannot be a name, or names a query that is none. Whether
 * the query is one is not looked at. */
enum status saved_put(struct saved *s, struct arena *a, struct str name,
                      struct str text, struct err *e);

/* A query with its names replaced, and where what is in it was. */
struct saved_text {
    struct str text;
    struct saved_piece {
        size_t at, n; /* of the name in the query */
        size_t to, ton; /* of what stands for it in text */
        struct str name;
    } *pieces;
    size_t npieces;
};

/* In the arena. Where it fails *fault (may be NULL) tells where in the query;
 * w: of the screen that it points on. */
enum status saved_expand(const struct saved *s, struct arena *a,
                         struct str query, struct width w,
                         struct saved_text *out, struct query_fault *fault,
                         struct err *e);

/* A fault of the text as one of the query; in what stands for a name it is the
 * name. Returns the name; empty: in none. */
struct str saved_fault(const struct saved_text *t, struct str query,
                       struct width w, struct query_fault *fault);

#endif
