/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a query: an error lies inside it; a tree prints as a query that
 * makes the same tree; what is offered at any place is a part of the text.
 * The first half as a needle is found in all of it where a naive search finds
 * it.
 */
#include <config.h>

#include "search/query.h"
#include "search/scan.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST = 4096 };

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_tree(struct arena *a, const struct query_node *root,
                       const struct query_env *env)
{
    struct buf out = { 0 };
    const struct query_node *again;
    query_print(root, &out);
    must(query_parse(a, buf_str(&out), env, &again, NULL, NULL) == ST_OK);
    must(query_equal(root, again));
    buf_free(&out);
}

static void check_query(struct arena *a, struct str text)
{
    struct regex *regex = NULL;
    struct query_env env = { .today = 19676, .width = WIDTH_DUMP };
    const struct query_node *root;
    struct query_fault f;
    struct query_complete c;

    if (regex_open(&regex, NULL) == ST_OK)
        env.regex = regex;
    if (query_parse(a, text, &env, &root, &f, NULL) == ST_OK)
        check_tree(a, root, &env);
    else
        must(f.at <= text.n && f.n <= text.n - f.at);
    regex_close(regex);
    for (size_t at = 0; at <= text.n; at += 1 + text.n / 16) {
        query_complete(text, at, &c);
        must(c.at <= at && c.n == at - c.at);
    }
}

static void check_scan(struct arena *a, struct str text)
{
    struct str needle = str_head(text, 1 + text.n % 40);
    size_t count = 0;
    if (text.n == 0)
        return;
    for (size_t i = 0; i + needle.n <= text.n; i++)
        count += memcmp(text.p + i, needle.p, needle.n) == 0;
    for (unsigned with = SCAN_BEST; with < SCAN_WITHS; with++) {
        struct scan s;
        size_t found = 0;
        if (!scan_init(&s, a, needle, (enum scan_with)with))
            continue;
        for (size_t at = 0; at < text.n;)
            found += scan_count(&s, text, &at, 100);
        must(found == count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = { 0 };
    struct str text = { (const char *)data, size };
    check_scan(&a, text);
    check_query(&a, str_head(text, LONGEST));
    arena_free(&a);
    return 0;
}
