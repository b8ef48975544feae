/* SPDX-License-Identifier: MIT */
/* key - names of data, as front matter and JSON have them. */
#ifndef PARSER_KEY_H
#define PARSER_KEY_H

#include "base/str.h"

/* Is key, without blanks, - and _ and in lower case, the name? source_url,
 * sourceUrl and Source-URL are all "sourceurl". */
bool key_is(struct str key, struct str name);

#endif
