/* SPDX-License-Identifier: MIT */
/* White space at the ends of a text and between the words of two. */
#include <config.h>

#include "parser/blank.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *s, *trimmed, *end_trimmed;
} ends[] = {
    { "", "", "" },
    { "tea", "tea", "tea" },
    { " tea\t\n", "tea", " tea" },
    { "\u3000\u00a0茶 tea\u3000", "茶 tea", "\u3000\u00a0茶 tea" },
    { "\u200b\u2003\u202f\u205f\u2060\u115f\u3164", "", "" },
    { "\u200c茶\u200c", "\u200c茶\u200c", "\u200c茶\u200c" },
};

static void trims(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str s = str_of(ends[i].s);
        assert_true(str_eq(blank_trim(s), str_of(ends[i].trimmed)));
        assert_true(str_eq(blank_trim_end(s), str_of(ends[i].end_trimmed)));
    }
}

static const struct {
    const char *x, *y;
    bool same;
} words[] = {
    { "", "", true },
    { "", " \u3000", true },
    { "tea", "tea", true },
    { "tea time", "\u3000teatime\n", true },
    { "茶 与 火车", "茶与火车", true },
    { "tea", "", false },
    { "tea", "teas", false },
    { "teas", "tea ", false },
    { "茶", "荼", false },
};

static void compares(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str x = str_of(words[i].x), y = str_of(words[i].y);
        assert_int_equal(same_words(x, y), words[i].same);
        assert_int_equal(same_words(y, x), words[i].same);
    }
}

static void knows_white(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++)
        assert_int_equal(is_white((char)c),
                         c && strchr(" \t\n\r\f", c) != NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims),
        cmocka_unit_test(compares),
        cmocka_unit_test(knows_white),
    };
    return cmocka_run_group_tests_name("blank", tests, NULL, NULL);
}
