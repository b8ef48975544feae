/* SPDX-License-Identifier: MIT */
/* Every byte against the lists of those that are one. */
#include <config.h>

#include "base/ascii.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const char digits[] = "0123456789";
static const char small[] = "abcdefghijklmnopqrstuvwxyz";
static const char big[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* The place of c in a list, -1 if it is not there. */
static int at(const char *list, char c)
{
    const char *p = c ? strchr(list, c) : NULL;
    return p ? (int)(p - list) : -1;
}

static void test_kinds(void **state)
{
    (void)state;
    for (int i = 0; i < 256; i++) {
        char c = (char)i;
        bool digit = at(digits, c) >= 0;
        bool lower = at(small, c) >= 0, upper = at(big, c) >= 0;
        assert_int_equal(ascii_is_digit(c), digit);
        assert_int_equal(ascii_is_lower(c), lower);
        assert_int_equal(ascii_is_upper(c), upper);
        assert_int_equal(ascii_is_letter(c), lower || upper);
        assert_int_equal(ascii_is_alnum(c), lower || upper || digit);
    }
}

static void test_case(void **state)
{
    (void)state;
    for (int i = 0; i < 256; i++) {
        char c = (char)i;
        int lower = at(small, c), upper = at(big, c);
        assert_int_equal(ascii_lower(c), upper >= 0 ? small[upper] : c);
        assert_int_equal(ascii_upper(c), lower >= 0 ? big[lower] : c);
    }
}

static void test_hex(void **state)
{
    (void)state;
    for (int i = 0; i < 256; i++) {
        int low = at("0123456789abcdef", (char)i);
        int high = at("0123456789ABCDEF", (char)i);
        assert_int_equal(ascii_hex((char)i), low >= 0 ? low : high);
    }
}

static void test_digits(void **state)
{
    (void)state;
    assert_int_equal(ascii_digits(STR_NONE), 0);
    assert_int_equal(ascii_digits(STR("a1")), 0);
    assert_int_equal(ascii_digits(STR("12月")), 2);
    assert_int_equal(ascii_digits(STR("2024")), 4);
    assert_int_equal(ascii_digits(str_head(STR("2024"), 3)), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_case),
        cmocka_unit_test(test_hex),
        cmocka_unit_test(test_digits),
    };
    return cmocka_run_group_tests_name("ascii", tests, NULL, NULL);
}
