/* SPDX-License-Identifier: MIT */
/* make_rules - rules of a few rows, for tests. Included behind cmocka.h. */
#ifndef TESTS_MAKE_RULES_H
#define TESTS_MAKE_RULES_H

#include "parser/rules.h"

/* The rows of the table of that name, with those of base unless it is NULL. */
static inline const struct rules *make_rules(struct arena *a,
                                             const struct rules *base,
                                             const char *name, const char *rows)
{
    static const struct rules none;
    const struct rules *r = NULL;
    struct err e = { 0 };
    if (rules_add(a, base ? base : &none, name, str_of(rows), "user", &r, &e) !=
        ST_OK)
        fail_msg("%s", e.text);
    return r;
}

#endif
