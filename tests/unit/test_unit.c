/* SPDX-License-Identifier: MIT */
/* The cells of a unit, described as "chars|chars", with the code points that
 * draw nothing written as hexadecimal. */
#include <config.h>

#include "term/frame.h"
#include "term/unit.h"
#include "term/wcwidth.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const struct unit_case {
    struct width width;
    const char *text, *cells;
} cases[] = {
    { { 1, false }, "a", "61" },
    { { 1, false }, "中", "4E2D" },
    { { 2, false }, "“", "201C" },
    { { 1, false }, "e\u0301", "65 301" },
    { { 1, false }, "a\u0308\u0304", "61 308 304" },
    { { 1, true }, "a\u0308\u0304", "61 308 304" },
    /* The first character takes 1, the cluster 2: a carrier. */
    { { 1, true }, "☀️", "200B 2600 FE0F" },
    { { 1, true }, "👩‍🚀", "1F469 200D 1F680" },
    { { 1, true }, "🇫🇷", "1F1EB 1F1F7" },
    /* Cut at five characters, and not behind a joiner. */
    { { 1, true }, "👨‍👩‍👧‍👦", "1F468 200D 1F469 200D 1F467" },
    { { 1, true }, "👩🏽‍🚀‍🚀", "1F469 1F3FD 200D 1F680" },
    /* Without clusters what joins is not drawn. */
    { { 1, false }, "❤️", "2764" },
};

static void describe(const struct unit_cell *c, int n, struct buf *out)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < c[i].n; k++)
            buf_printf(out, "%s%X",
                       k > 0   ? " "
                       : i > 0 ? "|"
                               : "",
                       (unsigned)c[i].chars[k]);
}

static void test_cells(void **state)
{
    struct buf scratch = { 0 }, got = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct unit_cell cells[UNIT_CELLS];
        struct frame f;
        wcwidth_set(cases[i].width);
        frame_init(&f, 1, 4, cases[i].width);
        frame_put(&f, (struct area){ 0, 0, 1, 4 }, 0, 0, str_of(cases[i].text),
                  4, 0);
        int n = unit_cells(cases[i].width, frame_text(&f, f.cells),
                           f.cells[0].width, &scratch, cells);
        buf_reset(&got);
        describe(cells, n, &got);
        assert_string_equal(buf_z(&got), cases[i].cells);
        frame_free(&f);
    }
    buf_free(&scratch);
    buf_free(&got);
}

/* Whatever a cell holds, its cells fit and are together as wide. */
static void test_any(void **state)
{
    static const char *const odd[] = { "\u200B",   "\u200D",       "\u0301",
                                       "\uFE0F",   "\u0301\u0302", "\U0001F1EB",
                                       "中\u200D", "\u1100\u1161", "\uFFFD" };
    struct buf scratch = { 0 };

    (void)state;
    for (unsigned i = 0; i < 4 * sizeof odd / sizeof odd[0]; i++) {
        struct width w = { (unsigned char)(1 + i % 2), i % 4 > 1 };
        struct str text = str_of(odd[i / 4]);
        wcwidth_set(w);
        for (int width = 1; width <= 2; width++) {
            struct unit_cell to[UNIT_CELLS];
            int n = unit_cells(w, text, width, &scratch, to), sum = 0;
            assert_in_range(n, 1, UNIT_CELLS);
            for (int k = 0; k < n; k++) {
                assert_in_range(to[k].n, 1, UNIT_CHARS);
                sum += wcwidth(to[k].chars[0]);
            }
            assert_int_equal(sum, width);
        }
    }
    buf_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_any),
    };
    return cmocka_run_group_tests_name("unit", tests, NULL, NULL);
}
