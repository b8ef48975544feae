/* SPDX-License-Identifier: MIT */
/* source - who published an article, in what language, and by whose clock. */
#ifndef PARSER_SOURCE_H
#define PARSER_SOURCE_H

#include "parser/dialect.h"
#include "parser/meta.h"
#include "parser/zone.h"

/* The name by the rule of the address, else by what the file
 * tells, else by the last folder of path whose name says something, with the
 * help of memo unless that is NULL. May lie in the memo. */
struct str source_name(struct arena *a, const struct found *f,
                       const struct source_rule *rule, struct str path,
                       struct folder_memo *memo);

/* By m's rule, address and title, the begin of the text, and what the page
 * claims where these leave a doubt. */
enum lang source_lang(const struct meta *m, const struct found *f);

/* The clock of a source that no rule gives one: that of Tokyo or Seoul where m
 * is in Japanese or Korean, else that of China. Never NULL. */
const struct zone *source_zone(const struct meta *m, const struct found *f);

#endif
