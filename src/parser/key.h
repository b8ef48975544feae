/* SPDX-License-Identifier: MIT */
/* key - names of data, as front matter and JSON have them. */
#ifndef PARSER_KEY_H
#define PARSER_KEY_H

#include "base/str.h"

/* Bytes of key without what key_is passes over: those of the name it is. */
size_t key_length(struct str key);

/* The rest of key_is, where the first bytes are equal. */
bool key_is_slow(struct str key, struct str name);

/* Is key, without blanks, - and _ within and in lower case, the name?
 * source_url, sourceUrl and Source-URL are all "sourceurl". */
static inline bool key_is(struct str key, struct str name)
{
    return key.n >= name.n && key.n && name.n &&
           (key.p[0] | 0x20) == (name.p[0] | 0x20) && key_is_slow(key, name);
}

#endif
