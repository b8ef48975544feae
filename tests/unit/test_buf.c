/* SPDX-License-Identifier: MIT */
/* Growable bytes. */
#include <config.h>

#include "base/buf.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_add(void **state)
{
    (void)state;
    struct buf b = { 0 };
    assert_int_equal(buf_str(&b).n, 0);
    assert_non_null(buf_str(&b).p); /* empty, not absent */
    assert_string_equal(buf_z(&b), "");
    buf_add(&b, STR("one"));
    buf_chr(&b, ' ');
    buf_mem(&b, "two!", 3);
    buf_fill(&b, '.', 3);
    buf_fill(&b, '.', 0);
    buf_add(&b, STR_NONE);
    buf_printf(&b, " %03d%c", 7, 'x');
    assert_string_equal(buf_z(&b), "one two... 007x");
    assert_int_equal(b.n, 15);
    buf_reset(&b);
    assert_string_equal(buf_z(&b), "");
    buf_free(&b);
    assert_null(b.p);
    buf_free(&b);
}

/* Each size around the doublings, so that the byte for the NUL is there. */
static void test_growth(void **state)
{
    (void)state;
    for (size_t n = 0; n < 600; n++) {
        struct buf b = { 0 };
        for (size_t i = 0; i < n; i++)
            buf_chr(&b, (char)('a' + i % 26));
        assert_true(n == 0 || b.size > b.n);
        const char *z = buf_z(&b);
        assert_int_equal(strlen(z), n);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(z[i], 'a' + i % 26);
        buf_free(&b);
    }
}

static void test_room(void **state)
{
    (void)state;
    struct buf b = { 0 };
    buf_add(&b, STR("head"));
    char *p = buf_room(&b, 100000);
    assert_ptr_equal(p, b.p + 4);
    memset(p, 'z', 100000);
    b.n += 100000;
    assert_ptr_equal(buf_room(&b, 0), b.p + b.n);
    assert_int_equal(strlen(buf_z(&b)), 100004);
    assert_int_equal(memcmp(b.p, "headzz", 6), 0);
    buf_free(&b);
}

static void test_long_printf(void **state)
{
    (void)state;
    struct buf b = { 0 };
    char text[2000];
    memset(text, 'q', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    buf_printf(&b, "%s%s", text, text);
    assert_int_equal(b.n, 2 * (sizeof text - 1));
    assert_int_equal(b.p[b.n - 1], 'q');
    buf_free(&b);
}

/* Room for far more than there is keeps what is there. */
static void test_jump(void **state)
{
    (void)state;
    struct buf b = { 0 };
    for (size_t room = 10; room < 20000000; room *= 12) {
        buf_chr(&b, 'x');
        memset(buf_room(&b, room), 'y', room);
        for (size_t i = 0; i < b.n; i++)
            assert_int_equal(b.p[i], 'x');
    }
    buf_free(&b);
}

static void test_give(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct buf b = { 0 };
    struct str none = buf_give(&b, &a);
    assert_non_null(none.p); /* empty, not absent */
    assert_int_equal(none.n, 0);
    buf_add(&b, STR("oolong"));
    struct str few = buf_give(&b, &a);
    assert_null(b.p);
    buf_fill(&b, 'z', 100000);
    struct str many = buf_give(&b, &a);
    assert_int_equal(b.n + b.size, 0);
    assert_true(str_eq(few, STR("oolong")));
    assert_int_equal(many.n, 100000);
    assert_int_equal(many.p[99999], 'z');
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),  cmocka_unit_test(test_growth),
        cmocka_unit_test(test_room), cmocka_unit_test(test_long_printf),
        cmocka_unit_test(test_jump), cmocka_unit_test(test_give),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
