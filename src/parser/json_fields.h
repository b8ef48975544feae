/* SPDX-License-Identifier: MIT */
/* json_fields - what the keys of an article in JSON mean. */
#ifndef PARSER_JSON_FIELDS_H
#define PARSER_JSON_FIELDS_H

#include "base/str.h"

#include <stdbool.h>

enum json_field {
    JSON_TITLE,
    JSON_URL,
    JSON_DATE,
    JSON_AUTHOR,
    JSON_SOURCE, /* a name, or an address where no other is told */
    JSON_TAGS,
    JSON_TEXT,
    JSON_FIELDS
};

/* Of several keys for one field that of the smallest rank is taken. */
bool json_field(struct str key, enum json_field *field, size_t *rank);

/* Is a text of this rank only a summary? */
bool json_is_brief(size_t rank);

/* The keys of the strings that count in a field where it is no string but an
 * array or object; the last one has no text. */
extern const struct str *const json_names[JSON_FIELDS];
/* The same of an author who has none of these. */
extern const struct str *const json_nicks;

#endif
