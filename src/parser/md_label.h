/* SPDX-License-Identifier: MIT */
/* md_label - "作者：某人", "**Source:** [words](address)", "url:: address". */
#ifndef PARSER_MD_LABEL_H
#define PARSER_MD_LABEL_H

#include "parser/dialect.h"
#include "parser/label_names.h"

/* The first label of a line, which may have several with their values;
 * LABEL_NONE if it has none or a value cannot be one of its label. f gets
 * what they tell; it may be NULL. */
enum label_kind md_label(struct str line, struct found *f);

/* "[Read Original](address)" and the like. */
bool md_origin_link(struct str line, struct found *f);

#endif
