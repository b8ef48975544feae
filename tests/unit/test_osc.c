/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "term/osc.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* clang-format off */
static const struct {
    const char *text, *bytes;
} titles[] = {
    { "茶", "\033]2;茶\033\\" },
    { "", "\033]2;\033\\" },
    { "tea\033]52;c;cm0=\a\033[2J", "\033]2;tea]52;c;cm0=[2J\033\\" },
}, copies[] = {
    { "", "\033]52;c;\a" },
    { "t", "\033]52;c;dA==\a" },
    { "te", "\033]52;c;dGU=\a" },
    { "tea", "\033]52;c;dGVh\a" },
    { "茶\n", "\033]52;c;6Iy2Cg==\a" },
    { "rm\r\033[A", "\033]52;c;cm0KW0E=\a" },
};
/* clang-format on */

static void test_titles(void **state)
{
    struct buf b = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        buf_reset(&b);
        osc_title(&b, str_of(titles[i].text));
        assert_string_equal(buf_z(&b), titles[i].bytes);
    }
    buf_free(&b);
}

static void test_copies(void **state)
{
    struct buf b = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof copies / sizeof copies[0]; i++) {
        buf_reset(&b);
        osc_copy(&b, str_of(copies[i].text));
        assert_string_equal(buf_z(&b), copies[i].bytes);
    }
    buf_free(&b);
}

/* Cut between characters, never within one. */
static void test_long(void **state)
{
    struct buf text = { 0 }, b = { 0 };

    (void)state;
    for (int i = 0; i < 30000; i++)
        buf_add(&text, STR("茶"));
    osc_title(&b, buf_str(&text));
    assert_int_equal(b.n, 4 + OSC_TITLE_MAX / 3 * 3 + 2);
    buf_reset(&b);
    osc_copy(&b, buf_str(&text));
    assert_int_equal(b.n, 7 + (OSC_COPY_MAX / 3 * 3 + 2) / 3 * 4 + 1);
    buf_free(&text);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests_name("osc", tests, NULL, NULL);
}
