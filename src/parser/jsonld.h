/* SPDX-License-Identifier: MIT */
/* jsonld - what the JSON-LD of a page says of its article (schema.org). */
#ifndef PARSER_JSONLD_H
#define PARSER_JSONLD_H

#include "base/arena.h"

/* Absent where it says nothing. */
struct jsonld {
    struct str headline, date, url;
    struct str author; /* names, separated by LF */
    struct str publisher;
    struct str lang;
};

/* The first article (NewsArticle, BlogPosting, …) at any depth of a script
 * of JSON-LD, into fields of *out that are absent yet. Strings lie in text or
 * in the arena. */
void jsonld_read(struct arena *a, struct str text, struct jsonld *out);

#endif
