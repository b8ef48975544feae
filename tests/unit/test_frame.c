/* SPDX-License-Identifier: MIT */
/* Each case writes into a frame of 1 row and compares the row; a random test
 * checks the invariants of the header after every change. */
#include <config.h>

#include "term/frame.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>

static const struct width narrow = { 1, false };
static const struct width wide = { 2, false };
static const struct width clusters = { 1, true };

static struct area all_of(const struct frame *f)
{
    return (struct area){ 0, 0, f->rows, f->cols };
}

static void expect_row(const struct frame *f, int row, const char *want)
{
    struct buf b = { 0 };
    frame_row(f, row, &b);
    assert_string_equal(buf_z(&b), want);
    buf_free(&b);
}

/* With one mark more it is too long for a cell. */
#define E_WITH_MARKS "e\u0301\u0302\u0303"

/* The invariants, for every cell. */
static void check(const struct frame *f)
{
    for (int i = 0; i < f->rows * f->cols; i++) {
        const struct cell *c = &f->cells[i];
        int col = i % f->cols;
        struct str text = frame_text(f, c);
        assert_true(c->width <= 2 && c->n <= UNIT_BYTES);
        for (int k = c->n; k < CELL_BYTES; k++)
            assert_int_equal(c->text[k], 0);
        assert_int_equal(utf8_valid(text), text.n);
        if (c->width == 0) {
            assert_int_equal(c->n, 0);
            assert_true(col > 0 && c[-1].width == 2);
        } else {
            assert_true(c->n > 0 && (unsigned char)c->text[0] >= 0x20);
        }
        if (c->width == 2)
            assert_true(col + 1 < f->cols && c[1].width == 0);
    }
}

static void test_sizes(void **state)
{
    static const struct {
        int rows, cols, want_rows, want_cols;
    } sizes[] = {
        { 1, 1, 1, 1 },
        { 0, -5, 1, 1 },
        { 24, 80, 24, 80 },
        { 65535, 3, FRAME_MAX, 3 },
        { 2, INT_MAX, 2, FRAME_MAX },
        { INT_MIN, INT_MIN, 1, 1 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct frame f;
        frame_init(&f, sizes[i].rows, sizes[i].cols, narrow);
        assert_int_equal(f.rows, sizes[i].want_rows);
        assert_int_equal(f.cols, sizes[i].want_cols);
        assert_int_equal(f.cursor_row, -1);
        check(&f);
        expect_row(&f, f.rows - 1, "");
        frame_free(&f);
    }
}

/* clang-format off */
static const struct put_case {
    const char *label;
    const struct width *width;
    int col, cells;
    const char *text;
    int written;
    const char *row; /* of 10 cells, filled with dots before */
} put_cases[] = {
    { "letters", &narrow, 2, 10, "tea", 3, "..tea....." },
    { "wide", &narrow, 2, 10, "茶a", 3, "..茶a....." },
    { "limit of cells", &narrow, 0, 3, "abcdef", 3, "abc......." },
    { "wide cut by the limit", &narrow, 0, 3, "茶茶", 3, "茶 ......." },
    { "wide cut by the edge", &narrow, 9, 10, "茶", 1, "........." },
    { "past the edge", &narrow, 10, 10, "tea", 0, ".........." },
    { "from before the edge", &narrow, -1, 10, "tea", 2, "ea........" },
    { "wide from before the edge", &narrow, -1, 10, "茶a", 2, " a........" },
    { "all before the edge", &narrow, -5, 4, "tea", 0, ".........." },
    { "ambiguous 1", &narrow, 0, 10, "“a”", 3, "“a”......." },
    { "ambiguous 2", &wide, 0, 10, "“a”", 5, "“a”....." },
    { "marks stay with their base", &narrow, 0, 10, "e\u0301a", 2,
      "e\u0301a........" },
    { "a mark alone", &narrow, 0, 10, "\u0301a", 1, "a........." },
    { "controls", &narrow, 0, 10, "\033[mt\te\ra\x7f\xc2\x85\u202e", 5,
      "[mtea....." },
    { "bad bytes", &narrow, 0, 10, "a\xff" "b", 3, "a\uFFFDb......." },
    { "cluster", &clusters, 0, 10, "\U0001F469\u200D\U0001F680a", 3,
      "\U0001F469\u200D\U0001F680a......." },
    { "members of a cluster", &narrow, 0, 10, "\U0001F469\u200D\U0001F680a", 5,
      "\U0001F469\u200D\U0001F680a....." },
    { "flag", &narrow, 0, 10, "\U0001F1EB\U0001F1F7a", 3,
      "\U0001F1EB\U0001F1F7a......." },
    { "nothing", &narrow, 3, 10, "", 0, ".........." },
    { "no cells", &narrow, 3, 0, "tea", 0, ".........." },
    { "less than no cells", &narrow, 3, -4, "tea", 0, ".........." },
};
/* clang-format on */

static void test_put(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof put_cases / sizeof put_cases[0]; i++) {
        const struct put_case *c = &put_cases[i];
        struct frame f;
        struct buf b = { 0 };
        frame_init(&f, 1, 10, *c->width);
        frame_put(&f, all_of(&f), 0, 0, STR(".........."), 10, 0);
        int n =
            frame_put(&f, all_of(&f), 0, c->col, str_of(c->text), c->cells, 7);
        check(&f);
        frame_row(&f, 0, &b);
        if (n != c->written || strcmp(buf_z(&b), c->row) != 0)
            fail_msg("%s: wrote %d, expected %d: \"%s\", expected \"%s\"",
                     c->label, n, c->written, buf_z(&b), c->row);
        buf_free(&b);
        frame_free(&f);
    }
}

/* Writing over half of a wide unit blanks its other half. */
static void test_halves(void **state)
{
    struct frame f;

    (void)state;
    frame_init(&f, 1, 8, narrow);
    frame_put(&f, all_of(&f), 0, 0, STR("茶茶茶茶"), 8, 1);
    frame_put(&f, all_of(&f), 0, 1, STR("x"), 8, 2);
    check(&f);
    expect_row(&f, 0, " x茶茶茶");
    frame_put(&f, all_of(&f), 0, 3, STR("茶"), 8, 2);
    check(&f);
    expect_row(&f, 0, " x 茶 茶");
    frame_fill(&f, (struct area){ 0, 4, 1, 3 }, 3);
    check(&f);
    expect_row(&f, 0, " x");
    frame_free(&f);
}

static void test_areas(void **state)
{
    static const struct area areas[] = {
        { 1, 2, 1, 4 },
        { -1, -1, 9, 9 },
        { INT_MAX, INT_MAX, INT_MAX, INT_MAX },
        { INT_MIN, INT_MIN, INT_MAX, INT_MAX },
        { 0, 0, -1, -1 },
        { 2, 7, 100, 100 },
    };
    struct frame f;

    (void)state;
    for (size_t i = 0; i < sizeof areas / sizeof areas[0]; i++) {
        frame_init(&f, 3, 8, narrow);
        frame_fill(&f, areas[i], 5);
        for (int row = -1; row < 4; row++) {
            frame_put(&f, areas[i], row, 0, STR("列车列车"), INT_MAX, 6);
            frame_mark(&f, areas[i], row, -3, INT_MAX, 0x1000);
        }
        frame_put(&f, areas[i], INT_MAX, INT_MAX, STR("x"), INT_MAX, 6);
        frame_mark(&f, areas[i], INT_MIN, INT_MIN, INT_MAX, 0x1000);
        check(&f);
        frame_free(&f);
    }
    /* Clipped to the area: 4 cells of row 1. */
    frame_init(&f, 3, 8, narrow);
    assert_int_equal(frame_put(&f, areas[0], 0, 1, STR("列车"), 9, 6), 3);
    assert_int_equal(frame_put(&f, areas[0], 1, 0, STR("x"), 9, 6), 0);
    expect_row(&f, 0, "");
    expect_row(&f, 1, "   列");
    expect_row(&f, 2, "");
    frame_free(&f);
}

/* A mark covers whole units and nothing else. */
static void test_mark(void **state)
{
    static const uint16_t want[] = { 1, 1, 3, 3, 3, 3, 3, 1 };
    struct frame f;

    (void)state;
    frame_init(&f, 1, 8, narrow);
    frame_put(&f, all_of(&f), 0, 0, STR("ab茶茶xy"), 8, 1);
    frame_mark(&f, all_of(&f), 0, 3, 4, 2); /* from inside a wide unit */
    for (int i = 0; i < 8; i++)
        assert_int_equal(f.cells[i].style, want[i]);
    frame_mark(&f, all_of(&f), 0, 0, 0, 4);
    frame_mark(&f, all_of(&f), 0, 8, 1, 4);
    frame_mark(&f, all_of(&f), 1, 0, 8, 4);
    for (int i = 0; i < 8; i++)
        assert_int_equal(f.cells[i].style, want[i]);
    frame_free(&f);
}

static void test_long_unit(void **state)
{
    struct frame f;
    struct buf b = { 0 };

    (void)state;
    buf_chr(&b, 'e');
    for (int i = 0; i < 1000; i++)
        buf_add(&b, STR("\u0301"));
    buf_chr(&b, 'x');
    frame_init(&f, 1, 8, narrow);
    int n = frame_put(&f, all_of(&f), 0, 0, buf_str(&b), 8, 0);
    check(&f);
    /* width cuts such a unit at 32 code points; what is left over has no
     * cells. */
    assert_int_equal(n, 2);
    assert_true(str_eq(frame_text(&f, &f.cells[0]), str_head(buf_str(&b), 63)));
    assert_int_equal(f.cells[1].text[0], 'x');
    buf_free(&b);
    frame_free(&f);
}

/* The cells of the second row that differ when the first text stands there in
 * one frame and the second in the other; both begin with what was before. */
static const struct differs_case {
    const char *label, *before, *a, *b;
    int from, to; /* none: the same */
} differs_cases[] = {
    { "nothing", "", "", "", 0, 0 },
    { "the same", "x茶", "ab茶", "ab茶", 0, 0 },
    { "a letter", "", "abc", "aXc", 1, 2 },
    { "a wide one", "", "茶茶茶", "茶水茶", 2, 4 },
    { "wide for narrow", "", "a茶b", "axxb", 1, 3 },
    { "narrow for wide", "", "axxb", "a茶b", 1, 3 },
    { "shifted", "", "茶茶茶", " 茶茶", 0, 6 },
    { "to the end", "", "abcdefgh", "abcdefgX", 7, 8 },
    { "long ones", "",
      E_WITH_MARKS "\u0305"
                   "a",
      E_WITH_MARKS "\u0306"
                   "a",
      0, 1 },
    { "a long one more", "", "aab",
      "a" E_WITH_MARKS "\u0305"
      "b",
      1, 2 },
    { "the same long ones", "", "a" E_WITH_MARKS "\u0305",
      "a" E_WITH_MARKS "\u0305", 0, 0 },
    { "where a long one stood",
      E_WITH_MARKS "\u0305"
                   "茶",
      "aa", "aa", 0, 0 },
};

static void test_differs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof differs_cases / sizeof *differs_cases; i++) {
        const struct differs_case *c = &differs_cases[i];
        struct frame a, b;
        int from = 0, to = 0;
        frame_init(&a, 2, 8, narrow);
        frame_init(&b, 2, 8, narrow);
        /* what is written over leaves nothing behind */
        frame_put(&a, all_of(&a), 1, 0, str_of(c->before), 8, 3);
        frame_fill(&a, all_of(&a), 0);
        frame_put(&a, all_of(&a), 1, 0, str_of(c->a), 8, 0);
        frame_put(&b, all_of(&b), 1, 0, str_of(c->b), 8, 0);
        assert_false(frame_differs(&a, &b, 0, &from, &to));
        bool differs = frame_differs(&a, &b, 1, &from, &to);
        if (differs != (c->to > 0) || from != c->from || to != c->to)
            fail_msg("%s: %s [%d, %d)", c->label, differs ? "differs" : "same",
                     from, to);
        if (differs)
            frame_copy(&a, &b, 1, from, to);
        check(&a);
        expect_row(&a, 1, c->b);
        assert_false(frame_differs(&a, &b, 1, &from, &to));
        frame_free(&b);
        expect_row(&a, 1, c->b); /* a has texts of its own */
        frame_free(&a);
    }
}

/* A look is a difference too. */
static void test_style_differs(void **state)
{
    struct frame a, b;
    int from, to;

    (void)state;
    frame_init(&a, 1, 8, narrow);
    frame_init(&b, 1, 8, narrow);
    frame_mark(&b, all_of(&b), 0, 3, 2, 4);
    assert_true(frame_differs(&a, &b, 0, &from, &to));
    assert_int_equal(from, 3);
    assert_int_equal(to, 5);
    frame_free(&a);
    frame_free(&b);
}

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Make the copy what the frame is, by what differs. */
static void follow(struct frame *copy, const struct frame *f)
{
    int from, to;

    for (int row = 0; row < f->rows; row++) {
        if (frame_differs(copy, f, row, &from, &to))
            frame_copy(copy, f, row, from, to);
        assert_false(frame_differs(f, copy, row, &from, &to));
    }
    check(copy);
    for (int i = 0; i < f->rows * f->cols; i++) {
        const struct cell *a = &f->cells[i], *b = &copy->cells[i];
        assert_true(str_eq(frame_text(f, a), frame_text(copy, b)));
        assert_true(a->width == b->width && a->style == b->style);
    }
}

static void test_random(void **state)
{
    static const char *const texts[] = {
        "a",
        "茶",
        "“",
        "e\u0301",
        "한",
        "\t",
        "列车时刻表",
        "❤️",
        "\U0001F1EB\U0001F1F7",
        "\xe8\x8c",
        E_WITH_MARKS "\u0304",
        "\U0001F469\u200D\U0001F680",
    };
    const struct width widths[] = { narrow, wide, clusters };
    uint32_t seed = 7;

    (void)state;
    for (int round = 0; round < 60; round++) {
        struct frame f, copy;
        frame_init(&f, 1 + (int)next_random(&seed, 4),
                   1 + (int)next_random(&seed, 12), widths[round % 3]);
        frame_init(&copy, f.rows, f.cols, f.width);
        for (int i = 0; i < 60; i++) {
            struct area a = { (int)next_random(&seed, 6) - 2,
                              (int)next_random(&seed, 16) - 3,
                              (int)next_random(&seed, 6),
                              (int)next_random(&seed, 16) };
            int row = (int)next_random(&seed, 5) - 1;
            int col = (int)next_random(&seed, 16) - 3;
            int cells = (int)next_random(&seed, 16);
            switch (next_random(&seed, 4)) {
            case 0:
                frame_fill(&f, a, (uint16_t)i);
                break;
            case 1:
                frame_mark(&f, a, row, col, cells, 1);
                break;
            default:
                frame_put(&f, a, row, col,
                          str_of(texts[next_random(&seed, 12)]), cells, 2);
            }
            check(&f);
            follow(&copy, &f);
        }
        frame_free(&f);
        frame_free(&copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),   cmocka_unit_test(test_put),
        cmocka_unit_test(test_halves),  cmocka_unit_test(test_areas),
        cmocka_unit_test(test_mark),    cmocka_unit_test(test_long_unit),
        cmocka_unit_test(test_differs), cmocka_unit_test(test_style_differs),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
