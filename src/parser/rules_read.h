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

/* Made by gen_rules at build time. */
extern const struct rules rules_data;

#endif
