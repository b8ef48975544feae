/* SPDX-License-Identifier: MIT */
/* Texts of the interface in lines. */
#include <config.h>

#include "ui/flow.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, int cells, const char *const lines[])
{
    struct arena a = { 0 };
    struct flow fl;
    struct str line;
    size_t n = 0;
    flow_begin(&fl, &a, WIDTH_DUMP, str_of(text), cells);
    while (flow_next(&fl, &line)) {
        assert_non_null(lines[n]);
        assert_true(str_eq(line, str_of(lines[n++])));
    }
    assert_null(lines[n]);
    assert_int_equal(flow_rest(&fl).n, 0);
    arena_free(&a);
}

static void test_lines(void **state)
{
    (void)state;
    check("", 10, (const char *const[]){ NULL });
    check("one line", 10, (const char *const[]){ "one line", NULL });
    check("two short lines", 10,
          (const char *const[]){ "two short", "lines", NULL });
    /* No line begins with a mark. */
    check("茶树要剪，冬天", 8,
          (const char *const[]){ "茶树要", "剪，冬天", NULL });
    /* What does not fit is cut, in no cell less. */
    check("abcdefgh", 3, (const char *const[]){ "abc", "def", "gh", NULL });
    check("茶水", 0, (const char *const[]){ "茶", "水", NULL });
}

static void test_rest(void **state)
{
    struct arena a = { 0 };
    struct flow fl;
    struct str line;
    (void)state;
    flow_begin(&fl, &a, WIDTH_DUMP, STR("some more words"), 5);
    assert_true(str_eq(flow_rest(&fl), STR("some more words")));
    assert_true(flow_next(&fl, &line));
    assert_true(str_eq(line, STR("some")));
    assert_true(str_eq(flow_rest(&fl), STR("more words")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_rest),
    };
    return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
