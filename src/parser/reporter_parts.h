/* SPDX-License-Identifier: MIT */
/*
 * reporter_parts - what the parts of reporter share; for reporter*.c only.
 *
 *   reporter.c        where a name may stand, and reporters in brackets
 *   reporter_label.c  names behind a label that begins a line
 *   reporter_names.c  what a name is
 */
#ifndef PARSER_REPORTER_PARTS_H
#define PARSER_REPORTER_PARTS_H

#include "parser/reporter.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { ROOM = 200 }; /* bytes of all names */

struct reporters {
    char buf[ROOM];
    size_t n;
};

/* reporter_names.c: one more, false if it has no room; is s a name of at most
 * so many characters; the Han that s begins with. */
bool reporter_add(struct reporters *l, struct str name);
bool reporter_is_name(struct str s, unsigned most);
struct str reporter_han(struct str s);
bool reporter_starts(struct str s, const struct str *list, size_t n);

/* reporter_label.c: names behind the label of n bytes. colon: a colon may
 * follow it. */
bool reporter_label(struct str s, size_t label, size_t n, bool colon,
              struct reporters *l);

#endif
