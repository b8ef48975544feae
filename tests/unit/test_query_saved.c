/* SPDX-License-Identifier: MIT */
/* Queries with names: where a name counts, what is put in for it, where an
 * error in it is. */
#include <config.h>

#include "search/query_saved.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct saved saved;

static enum status put(const char *name, const char *text)
{
    struct err e = { ST_OK, "" };
    enum status st = saved_put(&saved, &arena, str_of(name), str_of(text), &e);
    assert_int_equal(st == ST_OK, e.text[0] == 0);
    return st;
}

static void begin(void)
{
    saved = (struct saved){ NULL };
    assert_int_equal(put("tea", "茶 | 茗"), ST_OK);
    assert_int_equal(put("雨天", "雨 !雪"), ST_OK);
}

static void test_expand(void **state)
{
    (void)state;
    static const struct {
        const char *query, *want;
    } rows[] = {
        { "", "" },
        { "水", "水" },
        { "@tea", "(茶 | 茗)" },
        { "＠tea", "(茶 | 茗)" },
        { "水 !@tea|@雨天", "水 !(茶 | 茗)|(雨 !雪)" },
        { "(@tea)-@tea", "((茶 | 茗))-(茶 | 茗)" },
        { "水-@tea", "水-@tea" }, /* all one word */
        { "\"@tea\" “@tea” /@tea/", "\"@tea\" “@tea” /@tea/" },
        { "title:@tea src:“@tea”", "title:@tea src:“@tea”" },
        { "a@tea", "a@tea" },
        { "\\@tea", "\\@tea" },
        { "@tea \"unended @tea", "(茶 | 茗) \"unended @tea" },
    };
    begin();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct saved_text out;
        struct err e;
        assert_int_equal(saved_expand(&saved, &arena, str_of(rows[i].query),
                                      WIDTH_DUMP, &out, NULL, &e),
                         ST_OK);
        check(out.text, rows[i].want);
    }
}

static void test_unknown(void **state)
{
    (void)state;
    struct saved_text out;
    struct query_fault fault;
    struct err e;
    begin();
    assert_int_equal(saved_expand(&saved, &arena, STR("茶 @te 水"), WIDTH_DUMP,
                                  &out, &fault, &e),
                     ST_USAGE);
    assert_int_equal(fault.at, 4);
    assert_int_equal(fault.n, 3);
    assert_int_equal(fault.cell, 3);
    assert_int_equal(fault.cells, 3);
    assert_false(fault.unfinished);
    /* At the end it may go on. */
    saved_expand(&saved, &arena, STR("茶 @te"), WIDTH_DUMP, &out, &fault, &e);
    assert_true(fault.unfinished);
    assert_int_equal(
        saved_expand(&saved, &arena, STR("@"), WIDTH_DUMP, &out, NULL, &e),
        ST_USAGE);
}

static void test_put(void **state)
{
    (void)state;
    static const char *const bad[] = { "",   "a b",  "a|b", "a(b", "a\"b",
                                       "@a", "a\\b", "“a",  "a　b" };
    const struct saved_query *q;
    begin();
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(put(bad[i], "茶"), ST_USAGE);
    assert_int_equal(put("more", "@tea | @none"), ST_USAGE);
    assert_int_equal(put("more", "@tea 水"), ST_OK);
    q = saved_find(&saved, STR("more"));
    check(q->text, "@tea 水");
    check(q->whole, "(茶 | 茗) 水");
    /* What is saved does not change with what it names, and may name itself
     * as it was. */
    assert_int_equal(put("tea", "@tea | 茶叶"), ST_OK);
    check(saved_find(&saved, STR("tea"))->whole, "(茶 | 茗) | 茶叶");
    check(saved_find(&saved, STR("more"))->whole, "(茶 | 茗) 水");
    assert_null(saved_find(&saved, STR("te")));
    /* In order, each once. */
    q = saved.first;
    check(q->name, "more");
    check(q->next->name, "tea");
    check(q->next->next->name, "雨天");
    assert_null(q->next->next->next);
    /* Names that double what they name come to an end. */
    for (int i = 0; i < 40; i++)
        put("tea", "@tea @tea");
    assert_true(saved_find(&saved, STR("tea"))->whole.n <= SAVED_MOST);
    assert_int_equal(put("tea", "@tea @tea"), ST_USAGE);
}

static void test_fault(void **state)
{
    (void)state;
    struct saved_text out;
    struct str query = STR("水 @tea 火 @雨天 木");
    struct err e;
    struct query_fault fault;
    begin();
    assert_int_equal(
        saved_expand(&saved, &arena, query, WIDTH_DUMP, &out, NULL, &e), ST_OK);
    check(out.text, "水 (茶 | 茗) 火 (雨 !雪) 木");
    for (size_t at = 0; at <= out.text.n; at++) {
        struct str name;
        fault = (struct query_fault){ .at = at, .unfinished = true };
        name = saved_fault(&out, query, WIDTH_DUMP, &fault);
        if (at >= 4 && at < 15) {
            check(name, "tea");
            assert_int_equal(fault.at, 4);
            assert_int_equal(fault.n, 4);
            assert_int_equal(fault.cell, 3);
            assert_false(fault.unfinished);
            continue;
        }
        if (name.n == 0) {
            assert_true(fault.unfinished);
            assert_int_equal(fault.n, 0);
            check(str_head(str_skip(query, fault.at), 1),
                  arena_strz(&arena, str_head(str_skip(out.text, at), 1)));
        }
    }
    fault = (struct query_fault){ .at = 16, .n = 3 }; /* 火 */
    check(saved_fault(&out, query, WIDTH_DUMP, &fault), "");
    assert_int_equal(fault.at, 9);
    assert_int_equal(fault.n, 3);
    assert_int_equal(fault.cell, 8);
    assert_int_equal(fault.cells, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_expand, teardown),
        cmocka_unit_test_teardown(test_unknown, teardown),
        cmocka_unit_test_teardown(test_put, teardown),
        cmocka_unit_test_teardown(test_fault, teardown),
    };
    return cmocka_run_group_tests_name("query_saved", tests, NULL, NULL);
}
