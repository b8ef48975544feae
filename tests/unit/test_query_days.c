/* SPDX-License-Identifier: MIT */
/* Days and lengths of the filter language, on 2023-11-15, a Wednesday. */
#include <config.h>

#include "search/query.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"
#include "query_fixture.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct row {
    const char *text, *printed;
};

static void check_rows(const char *field, const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str text = arena_printf(&arena, "%s%s", field, rows[i].text);
        const struct query_node *root = parsed(text, NULL);
        check_printed(root, rows[i].printed);
        assert_true(query_equal(root, parsed(str_of(rows[i].printed), NULL)));
    }
}

static void test_days(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "2023-09-17", "date:2023-09-17" },
        { "2023-9-7", "date:2023-09-07" },
        { "2023/09/17", "date:2023-09-17" },
        { "2023.9.17", "date:2023-09-17" },
        { "20230917", "date:2023-09-17" },
        { "2023-09", "date:2023-09" },
        { "2023", "date:2023" },
        { "２０２３－０９", "date:2023-09" },
        { "2023年9月17日", "date:2023-09-17" },
        { "2023年9月17号", "date:2023-09-17" },
        { "2023年9月", "date:2023-09" },
        { "2023年", "date:2023" },
        { "２０２３年９月", "date:2023-09" },
        { "2023년9월17일", "date:2023-09-17" },
        { "\"2023년 9월 17일\"", "date:2023-09-17" },
        { "\"17 September 2023\"", "date:2023-09-17" },
        { "民國112年9月17日", "date:2023-09-17" },
        { "二〇二三年九月十七日", "date:2023-09-17" },
        /* the latest past one */
        { "9月17日", "date:2023-09-17" },
        { "11月15日", "date:2023-11-15" },
        { "11月16日", "date:2022-11-16" },
        { "12月31日", "date:2022-12-31" },
        { "2月29日", "date:2020-02-29" },
        { "11月", "date:2023-11" },
        { "12月", "date:2022-12" },
        /* ranges */
        { "2023-09-01..2023-10", "date:2023-09..2023-10" },
        { "2023-09-02..2023-10", "date:2023-09-02..2023-10-31" },
        { "2023-09..2023-10", "date:2023-09..2023-10" },
        { "2022..2023", "date:2022..2023" },
        { "2022..2023-06", "date:2022-01..2023-06" },
        { "2023-09-01..2023-09-30", "date:2023-09" },
        { "2023-01..2023-12", "date:2023" },
        { "2023-09-17..2023-09-17", "date:2023-09-17" },
        { "2023-09..", "date:2023-09.." },
        { "..2023-09", "date:..2023-09" },
        { "..", "date:.." },
        { "去年..昨天", "date:2022-01-01..2023-11-14" },
        { "9月17日..10月", "date:2023-09-17..2023-10-31" },
        { "2023年8月..2023年9月", "date:2023-08..2023-09" },
        /* comparisons */
        { "<2023-09", "date:..2023-08" },
        { "<=2023-09", "date:..2023-09" },
        { ">2023-09", "date:2023-10.." },
        { ">=2023-09", "date:2023-09.." },
        { "＜２０２３－０９－１７", "date:..2023-09-16" },
        { "<2023年", "date:..2022" },
        { ">9月", "date:2023-10.." },
        { ">9999", "date:>9999-12-31" },
        { "<0001", "date:<0001-01-01" },
        /* ages: younger is later */
        { "<30d", "date:2023-10-17.." },
        { "<=30d", "date:2023-10-16.." },
        { ">30d", "date:..2023-10-15" },
        { ">=30d", "date:..2023-10-16" },
        { "<1d", "date:2023-11-15.." },
        { "<2W", "date:2023-11-02.." },
        { "<=9m", "date:2023-02-15.." },
        { "<=1y", "date:2022-11-15.." },
        { "<=30天", "date:2023-10-16.." },
        { "<=2周", "date:2023-11.." },
        { "<=1个月", "date:2023-10-15.." },
        { "<=3年", "date:2020-11-15.." },
        { ">99999y", "date:<0001-01-01" },
        { "<=99999y", "date:0001.." },
        { "<=99999d", "date:1750-01-31.." },
    };
    check_rows("date:", rows, COUNT(rows));
    assert_int_equal(parsed(STR("date:2023-09"), NULL)->from,
                     meta_civil(2023, 9, 1));
    assert_int_equal(parsed(STR("date:2023-09"), NULL)->to,
                     meta_civil(2023, 9, 30));
    assert_int_equal(parsed(STR("date:<30d"), NULL)->to, QUERY_OPEN_TO);
}

static void test_names(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "今天", "date:2023-11-15" },
        { "昨天", "date:2023-11-14" },
        { "前天", "date:2023-11-13" },
        { "本周", "date:2023-11-13..2023-11-19" },
        { "上周", "date:2023-11-06..2023-11-12" },
        { "上星期", "date:2023-11-06..2023-11-12" },
        { "上週", "date:2023-11-06..2023-11-12" },
        { "本月", "date:2023-11" },
        { "上个月", "date:2023-10" },
        { "上個月", "date:2023-10" },
        { "今年", "date:2023" },
        { "去年", "date:2022" },
        { "前年", "date:2021" },
        { "Today", "date:2023-11-15" },
        { "last-week", "date:2023-11-06..2023-11-12" },
        { "last-month", "date:2023-10" },
        { "어제", "date:2023-11-14" },
        { "先週", "date:2023-11-06..2023-11-12" },
    };
    static const struct {
        int year, month, mday;
        const char *text, *printed;
    } others[] = {
        { 2024, 1, 1, "昨天", "date:2023-12-31" },
        { 2024, 1, 1, "本周", "date:2024-01-01..2024-01-07" },
        { 2024, 1, 7, "本周", "date:2024-01-01..2024-01-07" },
        { 2024, 1, 1, "上周", "date:2023-12-25..2023-12-31" },
        { 2024, 1, 31, "上个月", "date:2023-12" },
        { 2024, 3, 31, "上个月", "date:2024-02" },
        { 2024, 3, 31, "<=1m", "date:2024-02-29.." },
        { 2024, 2, 29, "<=1y", "date:2023-02-28.." },
        { 2024, 2, 29, "2月29日", "date:2024-02-29" },
        { 1969, 12, 31, "本周", "date:1969-12-29..1970-01-04" },
        { 1903, 5, 1, "2月29日", "date:1896-02-29" },
        { 1, 1, 1, "昨天", "date:0001-01-01" },
    };
    check_rows("date:", rows, COUNT(rows));
    for (size_t i = 0; i < COUNT(others); i++) {
        struct query_env env = query_env(NULL);
        const struct query_node *root;
        struct str text = arena_printf(&arena, "date:%s", others[i].text);
        env.today = meta_civil(others[i].year, others[i].month, others[i].mday);
        assert_int_equal(query_parse(&arena, text, &env, &root, NULL, NULL),
                         ST_OK);
        check_printed(root, others[i].printed);
    }
}

/* What is before, in and after a span of days is all days, each once. */
static void test_before_after(void **state)
{
    (void)state;
    static const char *const spans[] = { "2023-09-17", "2023-09", "2022",
                                         "上周",       "昨天",    "9月" };
    for (size_t i = 0; i < COUNT(spans); i++) {
        const struct query_node *in, *before, *after;
        in = parsed(arena_printf(&arena, "date:%s", spans[i]), NULL);
        before = parsed(arena_printf(&arena, "before:%s", spans[i]), NULL);
        after = parsed(arena_printf(&arena, "after:%s", spans[i]), NULL);
        assert_int_equal(before->from, QUERY_OPEN_FROM);
        assert_int_equal(before->to + 1, in->from);
        assert_int_equal(in->to + 1, after->from);
        assert_int_equal(after->to, QUERY_OPEN_TO);
    }
    check_printed(parsed(STR("after:2023-09 before:去年"), NULL),
                  "date:2023-10.. date:..2021");
}

static void test_no_days(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "2023-02-29", "2023-00",     "2023-13", "2023-9-17-1", "0000",
        "10000",      "13月",        "2月30日", "9月0日",      "明年",
        "<",          ">x",          "<30",     "<30x",        "30天",
        "<=",         "x..y",        "2023..x", "20231301",    "2023年13月",
        "..<30d",     "2023...2024", "1..2",    "<999999d",
    };
    struct query_env env = query_env(NULL);
    const struct query_node *root;
    for (size_t i = 0; i < COUNT(wrong); i++)
        if (query_parse(&arena, arena_printf(&arena, "date:%s", wrong[i]), &env,
                        &root, NULL, NULL) == ST_OK)
            fail_msg("%s is taken for days", wrong[i]);
}

static void test_lengths(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { ">1000", "len:1001.." },
        { ">=1000", "len:1000.." },
        { "<500", "len:..499" },
        { "<=500", "len:..500" },
        { "100..2000", "len:100..2000" },
        { "100..", "len:100.." },
        { "..100", "len:..100" },
        { "..", "len:.." },
        { "7", "len:7" },
        { "0", "len:0" },
        { "7..7", "len:7" },
        { "<0", "len:<0" },
        { "2k", "len:2000" },
        { "＞２千", "len:2001.." },
        { "1万..2万", "len:10000..20000" },
        { "2147483647", "len:2147483647" },
        { ">2147483647", "len:2147483647" },
    };
    check_rows("len:", rows, COUNT(rows));
    assert_int_equal(parsed(STR("len:>1000"), NULL)->from, 1001);
    assert_int_equal(parsed(STR("len:<500"), NULL)->to, 499);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_days, teardown),
        cmocka_unit_test_teardown(test_names, teardown),
        cmocka_unit_test_teardown(test_before_after, teardown),
        cmocka_unit_test_teardown(test_no_days, teardown),
        cmocka_unit_test_teardown(test_lengths, teardown),
    };
    return cmocka_run_group_tests_name("query_days", tests, NULL, NULL);
}
