/* SPDX-License-Identifier: MIT */
/*
 * rules_read - reader of the files of data/: used at build time by gen_rules
 * and at run time for a user's files.
 */
#ifndef PARSER_RULES_READ_H
#define PARSER_RULES_READ_H

#include "parser/rules.h"

/* As rules_add in parser/rules.h. */
enum status rules_read(struct arena *a, const struct rules *base,
                       const char *name, struct str text, const char *shown,
                       const struct rules **out, struct err *e);

/* Take "tag.class#id[attr^=value]" apart; false if it is no selector. The
 * parts point into s. */
bool selector_read(struct str s, struct selector *out);

/* The order of sources, for rules_read, which sorts, and rules_source, which
 * searches; by host alone, and by host and path. ASCII letters of a host in
 * either case. */
int source_host_cmp(const struct source_key *a, const struct source_key *b);
int source_key_cmp(const struct source_key *a, const struct source_key *b);

/* Made by gen_rules at build time. */
extern const struct rules rules_data;

#endif
