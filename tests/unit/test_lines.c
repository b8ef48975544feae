/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/lines.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

static void take(void **state)
{
    struct str rest = STR("\n  \r\n 茶 \r水\n\n"), all = rest;
    (void)state;
    check(line_text(&rest), "茶");
    check(line_rest(rest, all), "水\n\n");
    check(line_take(&rest), "水");
    check(line_take(&rest), "");
    check(line_take(&rest), NULL);
    check(line_text(&rest), NULL);
    check(line_rest(STR_NONE, all), "");
}

static void take_lf(void **state)
{
    struct str rest = STR("茶\r\n\n水\r土\n木\r火");
    (void)state;
    check(line_take_lf(&rest), "茶");
    check(line_take_lf(&rest), "");
    check(line_take_lf(&rest), "水\r土");
    check(line_take_lf(&rest), "木");
    check(line_take_lf(&rest), "火");
    check(line_take_lf(&rest), NULL);
}

static void headings(void **state)
{
    static const char *const rows[][2] = {
        { "# 茶", "茶" },
        { "## 茶 ##", "茶" },
        { " ### 茶 {.a}", "茶" },
        { "# [茶](b)", "茶" },
        { "## ", "" },
        { "##", "" },
        { "#茶", NULL },
        { "####### 茶", NULL },
        { "茶", NULL },
        { "", NULL },
        { "# [茶](b) 水", "[茶](b) 水" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str words = STR_NONE;
        bool is = line_heading(str_of(rows[i][0]), &words);
        assert_int_equal(is, rows[i][1] != NULL);
        if (is)
            check(words, rows[i][1]);
    }
}

static void links(void **state)
{
    struct str words, url, behind;
    (void)state;
    assert_true(line_link(STR(" [茶](a_(b)) "), &words, &url));
    check(words, "茶");
    check(url, "a_(b)");
    assert_false(line_link(STR("[茶](a) [水](b)"), &words, &url));
    assert_false(line_link(STR("茶 [水](b)"), &words, &url));
    assert_true(
        line_find_link(STR("`水` [茶](a_(b)) 火"), &words, &url, &behind));
    check(words, "茶");
    check(url, "a_(b)");
    check(behind, " 火");
    assert_false(line_find_link(STR("茶](a)"), &words, &url, &behind));
    assert_false(line_find_link(STR("[茶](a"), &words, &url, &behind));
    assert_false(line_find_link(STR(""), &words, &url, &behind));
}

static void marks(void **state)
{
    (void)state;
    assert_true(line_is_all(STR(" --- "), '-', 3));
    assert_false(line_is_all(STR("--"), '-', 3));
    assert_false(line_is_all(STR("--=-"), '-', 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(take),     cmocka_unit_test(take_lf),
        cmocka_unit_test(headings), cmocka_unit_test(links),
        cmocka_unit_test(marks),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, teardown);
}
