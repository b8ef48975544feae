/* SPDX-License-Identifier: MIT */
/* fixture - an arena that each test begins with empty, and strings compared
 * with what is wanted (NULL: absent). Included behind cmocka.h. */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "base/arena.h"

static struct arena arena;

static inline int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static inline void check(struct str got, const char *want)
{
    if (!want) {
        assert_null(got.p);
        return;
    }
    if (!str_eq(got, str_of(want)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(got), want);
}

#endif
