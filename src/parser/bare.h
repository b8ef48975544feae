/* SPDX-License-Identifier: MIT */
/* bare - addresses that stand in running text. */
#ifndef PARSER_BARE_H
#define PARSER_BARE_H

#include "base/str.h"

/* The next http: or https: address in s from *at on: true, and *at is its
 * begin, *n its bytes. It ends before blanks, CJK marks and letters, quotes
 * and the next address; marks at its end are not part of it. */
bool bare_next(struct str s, size_t *at, size_t *n);

#endif
