/* SPDX-License-Identifier: MIT */
/*
 * intake - what the user wants to read: the paths, standard input, the rules.
 */
#ifndef UI_INTAKE_H
#define UI_INTAKE_H

#include "base/buf.h"
#include "model/article.h"
#include "model/loader.h"
#include "parser/rules.h"
#include "search/query_saved.h"

struct intake {
    struct str *paths; /* folders and files, without "-" */
    size_t npaths;
    bool has_stdin;    /* "-" was given, or nothing and no terminal */
    struct buf bytes;  /* of standard input, at most ARTICLE_LIMIT */
    const struct rules *rules;
    const struct saved *saved; /* filters by name; NULL: none */
    int64_t now_ms;    /* since 1970, at the start */
    bool all;          /* index pages too */
};

/* Sort out the paths given and read standard input to its end. paths lie in
 * the arena. Fails only when standard input cannot be read. */
enum status intake_open(struct intake *in, struct arena *a,
                        const struct str *paths, size_t npaths,
                        struct err *e);
void intake_close(struct intake *in);

/* Is it one file, to be opened at once? */
bool intake_one_file(const struct intake *in);

/* For loader_start; lives as long as in. */
struct load_opts intake_opts(const struct intake *in);

/* What is in standard input, as the loader's batches are; NULL when it is not
 * wanted. *bad: it is no text. */
struct batch *intake_batch(const struct intake *in, bool *bad);

/* The article of standard input, or that part of it. */
struct article *intake_article(const struct intake *in, const struct ref *ref,
                               enum charset charset);

/* A line for an archive without articles: how many files were seen, and what
 * they are. */
void intake_nothing(const struct tally *t, struct buf *out);

#endif
