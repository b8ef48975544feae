/* SPDX-License-Identifier: MIT */
/* Addresses in text: where they begin, end and part (clreq 3.2.4). */
#include <config.h>

#include "text/address.h"

#include "text/brk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_begins(void **state)
{
    (void)state;
    struct str yes[] = { STR("://a"), STR("://"), STR("www.") };
    struct str no[] = { STR(":/"), STR("www"), STR("wwa."), STR("a://") };
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(address_begins(yes[i].p, str_end(yes[i])));
    for (size_t i = 0; i < COUNT(no); i++)
        assert_false(address_begins(no[i].p, str_end(no[i])));
}

/* | where it may part, ! where it ends; the first byte is taken. */
static void test_run(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "://|a.|b/|c?|d=|1&|e-|f_|g!",
        "/|a//|b!",
        "/|#a/|@b/|~c!",
        "/|a|%E8|%8C.!",
        "/|a%zz!",
        "/|a! b",
        "/|a!\"",
        "/|a!\xE8\x8C\xB6",
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[64], bars[128];
        unsigned char map[64] = { 0 };
        size_t n = 0, k = 0;
        for (const char *p = rows[i]; *p; p++)
            if (*p != '|' && *p != '!')
                text[n++] = *p;
        size_t used = 1 + address_run(text + 1, text + n, map + 1);
        for (size_t at = 0; at < n; at++) {
            if (map[at] & BRK_MAY)
                bars[k++] = '|';
            if (at == used)
                bars[k++] = '!';
            assert_int_equal(map[at] & BRK_UNIT,
                             at && at < used ? BRK_UNIT : 0);
            bars[k++] = text[at];
        }
        if (used == n)
            bars[k++] = '!';
        bars[k] = '\0';
        assert_string_equal(bars, rows[i]);
    }
}

static void test_cuts(void **state)
{
    (void)state;
    struct str s = STR("a_b\\c.d%E8.");
    for (size_t i = 1; i < s.n; i++) {
        assert_int_equal(address_joint(s, i),
                         i == 2 || i == 4 || i == 6 || i == 7);
        assert_int_equal(address_sign(s, i), i == 1 || i == 3 || i == 5);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_begins),
        cmocka_unit_test(test_run),
        cmocka_unit_test(test_cuts),
    };
    return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
