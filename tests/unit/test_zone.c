/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/meta.h"
#include "parser/zone.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define MINUTE ((int64_t)60000)

static int64_t at(int y, int mo, int d, int h, int mi)
{
    return meta_civil(y, mo, d) * (int64_t)86400000 + (h * 60 + mi) * MINUTE;
}

static const struct zone *zone(const char *name)
{
    const struct zone *z = zone_find(str_of(name));
    assert_non_null(z);
    return z;
}

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < nzones; i++) {
        assert_ptr_equal(zone_find(zones[i].name), &zones[i]);
        assert_true(zones[i].offset >= -12 * 60 && zones[i].offset <= 14 * 60);
        if (i > 0)
            assert_true(str_cmp(zones[i - 1].name, zones[i].name) < 0);
    }
    assert_null(zone_find(STR("Europe/Atlantis")));
    assert_null(zone_find(STR("")));
    assert_true(str_eq(zone_default()->name, STR("Asia/Shanghai")));
}

/* The minute before and of each change. */
static void test_offsets(void **state)
{
    static const struct {
        const char *zone;
        int y, mo, d, h, mi; /* UTC */
        int before, then;
    } rows[] = {
        { "Europe/Paris", 2023, 3, 26, 1, 0, 60, 120 },
        { "Europe/Paris", 2023, 10, 29, 1, 0, 120, 60 },
        { "Europe/London", 1995, 9, 24, 1, 0, 60, 0 },
        { "Europe/Berlin", 1996, 10, 27, 1, 0, 120, 60 },
        { "America/New_York", 2023, 3, 12, 7, 0, -300, -240 },
        { "America/New_York", 2023, 11, 5, 6, 0, -240, -300 },
        { "America/New_York", 2006, 4, 2, 7, 0, -300, -240 },
        { "America/New_York", 2006, 10, 29, 6, 0, -240, -300 },
        { "America/Los_Angeles", 2020, 3, 8, 10, 0, -480, -420 },
        { "Australia/Sydney", 2022, 10, 1, 16, 0, 600, 660 },
        { "Australia/Sydney", 2023, 4, 1, 16, 0, 660, 600 },
        { "Asia/Shanghai", 2023, 7, 1, 0, 0, 480, 480 },
        { "Asia/Kolkata", 2023, 7, 1, 0, 0, 330, 330 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t t = at(rows[i].y, rows[i].mo, rows[i].d, rows[i].h, rows[i].mi);
        assert_int_equal(zone_offset(zone(rows[i].zone), t - 1),
                         rows[i].before);
        assert_int_equal(zone_offset(zone(rows[i].zone), t), rows[i].then);
    }
}

static void test_instants(void **state)
{
    const struct zone *paris = zone("Europe/Paris");
    (void)state;
    assert_int_equal(zone_instant(paris, at(2023, 9, 17, 2, 55)),
                     at(2023, 9, 17, 0, 55));
    assert_int_equal(zone_instant(paris, at(2023, 1, 17, 2, 55)),
                     at(2023, 1, 17, 1, 55));
    /* left out: 02:30 becomes 03:30 of summer */
    assert_int_equal(zone_instant(paris, at(2023, 3, 26, 2, 30)),
                     at(2023, 3, 26, 1, 30));
    /* twice: the first */
    assert_int_equal(zone_instant(paris, at(2023, 10, 29, 2, 30)),
                     at(2023, 10, 29, 0, 30));
    assert_int_equal(zone_instant(zone_default(), at(2020, 1, 1, 8, 0)),
                     at(2020, 1, 1, 0, 0));
}

static void test_far(void **state)
{
    (void)state;
    assert_int_equal(zone_offset(zone("Europe/Paris"), INT64_MAX / 2), 60);
    assert_int_equal(zone_offset(zone("Europe/Paris"), INT64_MIN / 2), 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_instants),
        cmocka_unit_test(test_far),
    };
    return cmocka_run_group_tests_name("zone", tests, NULL, NULL);
}
