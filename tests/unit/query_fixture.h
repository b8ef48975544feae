/* SPDX-License-Identifier: MIT */
/* query_fixture - queries parsed on 2023-11-15, a Wednesday, with PCRE2 if it
 * is there. Included behind fixture.h. */
#ifndef TESTS_QUERY_FIXTURE_H
#define TESTS_QUERY_FIXTURE_H

#include "parser/meta.h"
#include "search/query.h"

static struct query_env query_env(struct regex *r)
{
    return (struct query_env){ meta_civil(2023, 11, 15), WIDTH_DUMP, r };
}

/* The tree; the test fails if there is an error. */
static const struct query_node *parsed(struct str text, struct regex *r)
{
    struct query_env env = query_env(r);
    const struct query_node *root;
    struct err e = { ST_OK, "" };
    if (query_parse(&arena, text, &env, &root, NULL, &e) != ST_OK)
        fail_msg("%.*s: %s", STR_ARG(text), e.text);
    return root;
}

static void check_printed(const struct query_node *root, const char *want)
{
    struct buf out = { 0 };
    query_print(root, &out);
    check(buf_str(&out), want);
    buf_free(&out);
}

#endif
