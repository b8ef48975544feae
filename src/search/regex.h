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

#include "base/arena.h"
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

/* The pattern for search keys (text/fold): its characters beyond ASCII are
 * folded, each by itself, but for the ends of ranges in a class. In the
 * arena. */
struct str regex_fold(struct arena *a, struct str pattern);

struct regex_code;

/* *out is set if ST_OK; r must outlive it. */
enum status regex_compile(const struct regex *r, struct str pattern,
                          struct regex_code **out, struct err *e);
void regex_code_free(struct regex_code *c); /* may be NULL */

/* The first match in valid UTF-8 that begins at byte `from` or later: bytes
 * [*start, *end). False also if it would take too many steps to know. */
bool regex_find(const struct regex_code *c, struct str text, size_t from,
                size_t *start, size_t *end);

#endif
