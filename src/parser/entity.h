/* SPDX-License-Identifier: MIT */
/* entity - character references of HTML in short strings. */
#ifndef PARSER_ENTITY_H
#define PARSER_ENTITY_H

#include "base/arena.h"

#include <stdint.h>

/* The reference at the begin of s ("&amp;", "&#39;", "&#x27;"; those of
 * HTML 4 by name): its bytes, 0 if it is none. */
size_t entity_read(struct str s, uint32_t *cp);

/* The same; "&amp;nbsp;" and doubly escaped quotes, which feeds make by
 * mistake, are one reference. */
size_t entity_read_mended(struct str s, uint32_t *cp);

/* s with references decoded, mended ones too; s itself when it has none. */
struct str entity_decode(struct arena *a, struct str s);

/* The names, sorted; for tests. */
struct entity {
    char name[9];
    uint16_t cp;
};
extern const struct entity entity_table[];
extern const size_t entity_count;

#endif
