/* SPDX-License-Identifier: MIT */
/* A page of rows: what is put into it outlives its source; moves stay inside;
 * rows are found by their words. */
#include <config.h>

#include "ui/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { HEIGHT = 3, COLS = 20 };

static void put_row(struct sheet *s, const char *text)
{
    sheet_add(s);
    sheet_put(s, 0, str_of(text), COLS, 0);
}

static void expect_row(const struct sheet *s, int row, const char *want)
{
    struct frame f;
    struct buf out = { 0 };

    frame_init(&f, HEIGHT, COLS, WIDTH_DUMP);
    sheet_draw(s, &f, (struct area){ 0, 0, HEIGHT, COLS }, NULL);
    frame_row(&f, row, &out);
    assert_non_null(strstr(buf_z(&out), want));
    buf_free(&out);
    frame_free(&f);
}

static void test_copies(void **state)
{
    struct sheet s;
    char *text = malloc(16);

    (void)state;
    sheet_init(&s);
    memcpy(text, "green tea", sizeof "green tea");
    put_row(&s, text);
    memset(text, 'x', 9);
    free(text);
    expect_row(&s, 0, "green tea");
    sheet_free(&s);
}

static void test_moves(void **state)
{
    struct sheet s;

    (void)state;
    sheet_init(&s);
    sheet_move(&s, 5, HEIGHT); /* without rows */
    assert_int_equal(s.top, 0);
    for (int i = 0; i < 10; i++)
        put_row(&s, i == 7 ? "slow train" : "tea");
    sheet_move(&s, 100, HEIGHT);
    assert_int_equal(s.top, 7);
    expect_row(&s, 0, "slow train");
    sheet_move(&s, -100, HEIGHT);
    assert_int_equal(s.top, 0);
    s.choose = true;
    sheet_go(&s, 5, HEIGHT);
    assert_int_equal(s.cursor, 5);
    assert_true(s.top <= 5 && s.top + HEIGHT > 5);
    sheet_clear(&s);
    put_row(&s, "one");
    sheet_move(&s, 0, HEIGHT);
    assert_int_equal(s.cursor, 0);
    assert_int_equal(s.top, 0);
    sheet_free(&s);
}

static void test_find(void **state)
{
    struct sheet s;
    struct arena a = { 0 };
    struct match m;

    (void)state;
    sheet_init(&s);
    s.choose = true;
    for (int i = 0; i < 10; i++)
        put_row(&s, i == 7 ? "slow train" : "tea");
    match_init(&m, &a, STR("train"));
    assert_true(sheet_find(&s, &m, 1, false, HEIGHT));
    assert_int_equal(s.cursor, 7);
    match_init(&m, &a, STR("coffee"));
    assert_false(sheet_find(&s, &m, 1, false, HEIGHT));
    assert_int_equal(s.cursor, 7);
    arena_free(&a);
    sheet_free(&s);
}

/* A text goes on in rows below; the last one that it may have says so. */
static void test_flow(void **state)
{
    struct sheet_flow how = { .cells = 9, .rows = 2, .width = WIDTH_DUMP };
    struct sheet s;

    (void)state;
    sheet_init(&s);
    sheet_add(&s);
    sheet_flow(&s, STR("slow trains"), &how);
    assert_int_equal(s.nrows, 2);
    sheet_add(&s);
    sheet_flow(&s, STR("slow trains in the hills"), &how);
    assert_int_equal(s.nrows, 4);
    sheet_go(&s, 0, HEIGHT);
    expect_row(&s, 0, "slow");
    expect_row(&s, 1, "trains");
    sheet_go(&s, 1, HEIGHT);
    expect_row(&s, 1, "slow");
    expect_row(&s, 2, "trains i\xE2\x80\xA6");
    sheet_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_flow),
    };
    return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
