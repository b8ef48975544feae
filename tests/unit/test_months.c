/* SPDX-License-Identifier: MIT */
/* Months of a list and the bars made of them. */
#include <config.h>

#include "ui/months.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

enum { MOST = 64 };

struct list {
    struct entry entries[MOST];
    const struct entry *order[MOST];
    uint32_t n;
};

static void add(struct list *l, int year, int month, int day)
{
    l->entries[l->n] =
        (struct entry){ .day =
                            year ? meta_civil(year, month, day) : DAY_UNKNOWN };
    l->order[l->n] = &l->entries[l->n];
    l->n++;
}

static struct months counted(const struct list *l)
{
    struct months m;
    months_count(&m, &arena, l->order, l->n);
    return m;
}

static void test_count(void **state)
{
    (void)state;
    struct list l = { .n = 0 };
    struct months m = counted(&l);
    assert_int_equal(m.n, 0);
    add(&l, 0, 0, 0);
    m = counted(&l);
    assert_int_equal(m.n, 0);
    assert_int_equal(m.undated, 1);
    add(&l, 2024, 2, 29);
    add(&l, 2023, 12, 1);
    add(&l, 2024, 2, 1);
    add(&l, 0, 0, 0);
    m = counted(&l);
    assert_int_equal(m.first, 12 * 2023 + 11);
    assert_int_equal(m.n, 3);
    assert_int_equal(m.count[0], 1);
    assert_int_equal(m.count[1], 0);
    assert_int_equal(m.count[2], 2);
    assert_int_equal(m.undated, 2);
}

static void test_bars(void **state)
{
    (void)state;
    static const struct {
        uint32_t room;
        unsigned step;
        uint32_t n;
    } rows[] = {
        { 38, 1, 38 }, { 37, 3, 13 }, { 13, 3, 13 }, { 12, 12, 4 },
        { 4, 12, 4 },  { 3, 24, 3 },  { 2, 60, 1 },  { 1, 60, 1 },
    };
    struct list l = { .n = 0 };
    struct months m;
    struct bars b;
    add(&l, 2021, 11, 30);
    add(&l, 2021, 12, 1);
    add(&l, 2022, 1, 1);
    add(&l, 2024, 12, 31);
    m = counted(&l);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t sum = 0;
        months_bars(&b, &arena, &m, rows[i].room);
        assert_int_equal(b.step, rows[i].step);
        assert_int_equal(b.n, rows[i].n);
        assert_int_equal(b.first % (int32_t)b.step, 0);
        for (uint32_t k = 0; k < b.n; k++)
            sum += b.count[k];
        assert_int_equal(sum, 4);
    }
    months_bars(&b, &arena, &m, 0);
    assert_int_equal(b.n, 0);
    months_bars(&b, &arena, &(struct months){ 0 }, 9);
    assert_int_equal(b.n, 0);
    /* The first years of the calendar and the last ones. */
    add(&l, 1, 1, 1);
    add(&l, 9999, 12, 31);
    m = counted(&l);
    months_bars(&b, &arena, &m, 30);
    assert_true(b.n <= 30 && b.n > 15);
    assert_int_equal(b.count[0], 1);
}

static void test_levels(void **state)
{
    (void)state;
    uint32_t count[] = { 0, 1, 100, 101, 800, 799 };
    static const unsigned want[] = { 0, 1, 1, 2, 8, 8 };
    struct bars b = { .n = 6, .count = count, .most = 800 };
    for (uint32_t i = 0; i < b.n; i++)
        assert_int_equal(bars_level(&b, i), want[i]);
    count[0] = 1;
    b.most = 1;
    assert_int_equal(bars_level(&b, 0), BAR_LEVELS);
    assert_int_equal(months_year(12 * 2024 + 11), 2024);
    assert_int_equal(months_year(-1), -1);
    assert_int_equal(months_year(-12), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_count, teardown),
        cmocka_unit_test_teardown(test_bars, teardown),
        cmocka_unit_test_teardown(test_levels, teardown),
    };
    return cmocka_run_group_tests_name("months", tests, NULL, NULL);
}
