/* SPDX-License-Identifier: MIT */
/* Borrowed strings: comparing, searching, taking apart. */
#include <config.h>

#include "base/str.h"

#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_str(struct str got, const char *want)
{
    if (!str_eq(got, str_of(want)))
        fail_msg("got \"%.*s\", want \"%s\"", STR_ARG(got), want);
}

static void test_equal(void **state)
{
    (void)state;
    assert_true(str_eq(STR("tea"), STR("tea")));
    assert_false(str_eq(STR("tea"), STR("teas")));
    assert_false(str_eq(STR("tea"), STR("ten")));
    assert_true(str_eq(STR(""), STR_NONE));
    assert_true(str_eq(STR("a\0b"), STR("a\0b")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_true(str_eq_nocase(STR("Green TEA"), STR("gREEN tea")));
    assert_false(str_eq_nocase(STR("tea"), STR("teas")));
    assert_false(str_eq_nocase(STR("@"), STR("`"))); /* 32 apart, no letters */
    assert_false(str_eq_nocase(STR("["), STR("{")));
    assert_true(str_starts_nocase(STR("Teapot"), STR("tea")));
    assert_false(str_starts_nocase(STR("te"), STR("tea")));
}

static void test_starts_ends(void **state)
{
    (void)state;
    assert_true(str_starts(STR("train"), STR("tr")));
    assert_true(str_starts(STR("train"), STR("")));
    assert_true(str_starts(STR_NONE, STR("")));
    assert_false(str_starts(STR("tr"), STR("train")));
    assert_true(str_ends(STR("train"), STR("in")));
    assert_true(str_ends(STR("train"), STR("train")));
    assert_false(str_ends(STR("in"), STR("train")));
    assert_str(str_skip(STR("train"), 2), "ain");
    assert_str(str_skip(STR("train"), 9), "");
    assert_str(str_head(STR("train"), 2), "tr");
    assert_str(str_head(STR("train"), 9), "train");
}

static void test_order(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_int_equal(str_cmp(STR("ab"), STR("ab")), 0);
    assert_int_equal(str_cmp(STR(""), STR_NONE), 0);
    assert_true(str_cmp(STR("z"), STR("\xE8\x8C\xB6")) < 0); /* unsigned */
}

static void test_find(void **state)
{
    (void)state;
    static const struct {
        struct str s, needle;
        size_t first, last;
    } cases[] = {
        { STR_INIT("black tea, green tea"), STR_INIT("tea"), 6, 17 },
        { STR_INIT("tea"), STR_INIT("tea"), 0, 0 },
        { STR_INIT("tea"), STR_INIT("teas"), 3, 3 },
        { STR_INIT("tee"), STR_INIT("tea"), 3, 3 },
        { STR_INIT("aaaa"), STR_INIT("aa"), 0, 2 },
        { STR_INIT("a\0b\0b"), STR_INIT("\0b"), 1, 3 },
        { STR_INIT(""), STR_INIT("a"), 0, 0 },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(str_find(cases[i].s, cases[i].needle), cases[i].first);
        assert_int_equal(str_rfind(cases[i].s, cases[i].needle), cases[i].last);
    }
    assert_true(str_has(STR("tea"), STR("ea")));
    assert_true(str_has(STR("tea"), STR("")));
    assert_false(str_has(STR("tea"), STR("x")));
    assert_int_equal(str_chr(STR("a/b/c"), '/'), 1);
    assert_int_equal(str_rchr(STR("a/b/c"), '/'), 3);
    assert_int_equal(str_rchr(STR("abc"), '/'), 3);
    assert_int_equal(str_chr(STR_NONE, '/'), 0);
    assert_int_equal(str_rchr(STR_NONE, '/'), 0);
}

/* At any place of a text of any length, also beside bytes that differ in one
 * bit; and no byte before or behind the text counts. */
static void test_rchr(void **state)
{
    char text[40];
    (void)state;
    for (size_t n = 0; n < sizeof text - 2; n++)
        for (size_t at = 0; at <= n; at++) {
            memset(text, '.', sizeof text);
            text[0] = text[n + 1] = '/';
            struct str s = { text + 1, n };
            if (at < n)
                text[1 + at] = '/';
            for (size_t i = 0; i < at; i += 2)
                text[1 + i] = '/';
            assert_int_equal(str_rchr(s, '/'), at < n   ? at
                                               : at > 0 ? (at - 1) / 2 * 2
                                                        : n);
        }
}

static void test_trim(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t tea\r\n\v\f")), "tea");
    assert_str(str_trim(STR(" \n ")), "");
    assert_str(str_trim(STR("a b")), "a b");
    assert_str(str_trim(STR_NONE), "");
    assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x"); /* ASCII only */
}

static void test_fields(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,"), field;
    static const char *const want[] = { "a", "", "b", "" };
    for (size_t i = 0; i < COUNT(want); i++) {
        assert_true(str_field(&rest, ',', &field));
        assert_str(field, want[i]);
    }
    assert_false(str_field(&rest, ',', &field));
    rest = STR("");
    assert_true(str_field(&rest, ',', &field));
    assert_str(field, "");
    assert_false(str_field(&rest, ',', &field));
}

static void test_lines(void **state)
{
    (void)state;
    struct str rest = STR("one\ntwo\r\n\rfour\r\r\nsix"), line;
    static const char *const want[] = { "one", "two", "", "four", "", "six" };
    for (size_t i = 0; i < COUNT(want); i++) {
        assert_true(str_line(&rest, &line));
        assert_str(line, want[i]);
    }
    assert_false(str_line(&rest, &line));
    rest = STR("last\n");
    assert_true(str_line(&rest, &line));
    assert_false(str_line(&rest, &line));
}

/* Either end at each place of lines of any length, and bytes like it. */
static void test_line_places(void **state)
{
    char text[170];
    (void)state;
    for (size_t n = 0; n <= sizeof text; n++)
        for (size_t at = 0; at < n; at++)
            for (int i = 0; i < 2; i++) {
                struct str rest = { text, n }, line;
                memset(text, i ? '\v' : '\x8A', sizeof text);
                text[at] = i ? '\n' : '\r';
                assert_true(str_line(&rest, &line));
                assert_int_equal(line.n, at);
                assert_int_equal(rest.n, n - at - 1);
                assert_int_equal(str_line(&rest, &line), at + 1 < n);
            }
}

/* Long lines of either end, cut where a search window may end. */
static void test_long_lines(void **state)
{
    (void)state;
    static char text[5000];
    for (size_t n = 250; n < 1600; n++) {
        memset(text, 'x', sizeof text);
        text[n] = '\r';
        text[n + 1] = '\n';
        struct str rest = { text, sizeof text }, line;
        assert_true(str_line(&rest, &line));
        assert_int_equal(line.n, n);
        assert_int_equal(rest.n, sizeof text - n - 2);
        assert_true(str_line(&rest, &line));
        assert_int_equal(line.n, sizeof text - n - 2);
        assert_int_equal(rest.n, 0);
    }
}

/* Lines that end with CR alone must not make it search the whole rest for LF
 * each time: four million lines would take hours. */
static void test_many_lines(void **state)
{
    (void)state;
    enum { N = 8 << 20 };
    char *text = malloc(N);
    assert_non_null(text);
    for (size_t i = 0; i < N; i++)
        text[i] = i % 2 ? '\r' : 'x';
    struct str rest = { text, N }, line;
    size_t lines = 0;
    while (str_line(&rest, &line))
        lines++;
    assert_int_equal(lines, N / 2);
    free(text);
}

static void test_glob(void **state)
{
    (void)state;
    static const struct {
        struct str pattern, s;
        bool match;
    } cases[] = {
        { STR_INIT(""), STR_INIT(""), true },
        { STR_INIT(""), STR_INIT("a"), false },
        { STR_INIT("*"), STR_INIT(""), true },
        { STR_INIT("*"), STR_INIT("anything"), true },
        { STR_INIT("tea"), STR_INIT("tea"), true },
        { STR_INIT("tea"), STR_INIT("teas"), false },
        { STR_INIT("tea*"), STR_INIT("teas"), true },
        { STR_INIT("*tea"), STR_INIT("green tea"), true },
        { STR_INIT("*tea"), STR_INIT("green teas"), false },
        { STR_INIT("a*b*c"), STR_INIT("aXbYbZc"), true },
        { STR_INIT("a*b*c"), STR_INIT("aXcYbZ"), false },
        { STR_INIT("**a**"), STR_INIT("xax"), true },
        { STR_INIT("\\*"), STR_INIT("*"), true },
        { STR_INIT("\\*"), STR_INIT("x"), false },
        { STR_INIT("*\\*"), STR_INIT("a*b*"), true },
        { STR_INIT("*\\*"), STR_INIT("a*b"), false },
        { STR_INIT("\\\\"), STR_INIT("\\"), true },
        { STR_INIT("\\"), STR_INIT("\\"), true }, /* alone: itself */
        { STR_INIT("*aab"), STR_INIT("aaaab"), true },
        { STR_INIT("a*"), STR_INIT(""), false },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (str_glob(cases[i].pattern, cases[i].s) != cases[i].match)
            fail_msg("\"%s\" on \"%s\"", cases[i].pattern.p, cases[i].s.p);
}

static void test_number(void **state)
{
    (void)state;
    unsigned long v = 77;
    assert_true(str_number(STR("0"), 10, &v));
    assert_int_equal(v, 0);
    assert_true(str_number(STR("0010"), 10, &v));
    assert_int_equal(v, 10);
    assert_false(str_number(STR("11"), 10, &v));
    assert_false(str_number(STR("9"), 5, &v));
    assert_false(str_number(STR("1"), 0, &v));
    assert_false(str_number(STR(""), 10, &v));
    assert_false(str_number(STR("-1"), 10, &v));
    assert_false(str_number(STR("1 "), 10, &v));
    assert_false(str_number(STR("99999999999999999999999"), ULONG_MAX, &v));
    assert_int_equal(v, 10); /* untouched by failures */
    assert_true(str_number(STR("18446744073709551615"), ULONG_MAX, &v) ||
                ULONG_MAX < 18446744073709551615u);
}

/* ASCII at each place of a text of high bytes, and none. */
static void test_pass_high(void **state)
{
    char text[24];
    (void)state;
    for (size_t n = 0; n <= sizeof text; n++)
        for (size_t at = 0; at <= n; at++) {
            memset(text, '\x80', sizeof text);
            if (at < n)
                text[at] = '\x7F';
            assert_ptr_equal(str_pass_high(text, text + n), text + at);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pass_high),   cmocka_unit_test(test_equal),
        cmocka_unit_test(test_starts_ends), cmocka_unit_test(test_order),
        cmocka_unit_test(test_find),        cmocka_unit_test(test_rchr),
        cmocka_unit_test(test_trim),        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_lines),       cmocka_unit_test(test_line_places),
        cmocka_unit_test(test_long_lines),  cmocka_unit_test(test_many_lines),
        cmocka_unit_test(test_glob),        cmocka_unit_test(test_number),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
