/* SPDX-License-Identifier: MIT */
/* source - who published an article, and in what language. */
#ifndef PARSER_SOURCE_H
#define PARSER_SOURCE_H

#include "parser/dialect.h"
#include "parser/meta.h"

/* The name by the rule of the address, else by what the file
 * tells, else by the last folder of path whose name says something, with the
 * help of memo unless that is NULL. May lie in the memo. */
struct str source_name(struct arena *a, const struct found *f,
                       const struct source_rule *rule, struct str path,
                       struct folder_memo *memo);

/* By m's rule, address and title, the begin of the body, and what the page
 * claims where these leave a doubt. */
enum lang source_lang(const struct meta *m, struct str body, enum lang claim);

#endif
