/* SPDX-License-Identifier: MIT */
/*
 * regex - regular expressions by PCRE2.
 *
 * The library is loaded when it is first asked for, so that a program that
 * never needs one spends no time on it, and is built without its headers.
 * Patterns and texts are UTF-8 with their lengths; letters match in either
 * case. A struct regex does not change: threads may share one.
 */
#ifndef SEARCH_REGEX_H
#define SEARCH_REGEX_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>

struct regex;

/* *out is set if ST_OK. */
enum status regex_open(struct regex **out, struct err *e);
void regex_close(struct regex *r); /* may be NULL */

/* Is this a pattern? If not, *at gets the byte at which it is wrong, at
 * most its length, and *e, one line, what is. */
enum status regex_check(const struct regex *r, struct str pattern, size_t *at,
                        struct err *e);

#endif
