/* SPDX-License-Identifier: MIT */
/* This program has our wcwidth, so what is in doubt here is in doubt by the
 * terminal alone. */
#include <config.h>

#include "term/overlay.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>

static const struct width narrow = { 1, false }, wide = { 2, false };

static void fill(struct frame *f, const char *text)
{
    frame_init(f, 2, 8, narrow);
    frame_put(f, (struct area){ 0, 0, 2, 8 }, 1, 1, str_of(text), 8,
              STYLE_TEXT | STYLE_BIT_HIT);
}

static bool covers(const struct overlay *o, const struct frame *f, int cell)
{
    const struct cell *c = &f->cells[cell];

    return overlay_covers(o, frame_text(f, c), c->width);
}

static void test_covers(void **state)
{
    static const struct {
        const char *text;
        bool covered;
    } rows[] = {
        { "a", false },          { " ", false },     { "中", false },
        { "한", false },         { "Ｗ", false },    { "。", false },
        { "é", true },           { "“", true },      { "…", true },
        { "│", true },           { "●", true },      { "😀", true },
        { "👩‍🚀", true }, { "❤️", true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct frame f;
        fill(&f, rows[i].text);
        struct overlay o = { .width = narrow, .doubts = true };
        bool covered = covers(&o, &f, 9);
        if (covered != rows[i].covered)
            print_message("# %s\n", rows[i].text);
        assert_int_equal(covered, rows[i].covered);
        frame_free(&f);
    }
}

/* Where curses uses our wcwidth, only what is too long for it. */
static void test_long(void **state)
{
    static const struct {
        const char *text;
        bool clusters, covered;
    } rows[] = {
        { "“", false, false },
        { "😀", true, false },
        { "👩‍🚀", true, false },
        { "👩‍❤️‍👩", true, true },
        { "👨‍👩‍👧‍👦", true, true },
        { "👨‍👩‍👧‍👦", false, false }, /* a unit each */
        { "a\u0301\u0302\u0303\u0304", false, false },
        { "a\u0301\u0302\u0303\u0304\u0305", false, true },
        { "☀\uFE0F\u0301\u0302", true, false },
        { "☀\uFE0F\u0301\u0302\u0303", true, true }, /* with a carrier */
    };
    struct theme theme;
    struct buf out = { 0 };

    (void)state;
    theme_default(&theme, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct overlay o = { .width = { 1, rows[i].clusters },
                             .theme = &theme };
        struct frame f;
        frame_init(&f, 1, 8, o.width);
        frame_put(&f, (struct area){ 0, 0, 1, 8 }, 0, 0, str_of(rows[i].text),
                  8, STYLE_TEXT);
        buf_reset(&out);
        overlay_draw(&o, &f, 1, 8, &out);
        if (covers(&o, &f, 0) != rows[i].covered ||
            (out.n > 0) != rows[i].covered)
            fail_msg("%s", rows[i].text);
        overlay_free(&o);
        frame_free(&f);
    }
    buf_free(&out);
}

static void test_bytes(void **state)
{
    struct theme theme;
    struct buf out = { 0 };
    struct frame f, g, none = { .cells = NULL };

    (void)state;
    theme_default(&theme, 0); /* a hit is shown in reverse or underlined */
    struct overlay o = { .width = narrow, .doubts = true, .theme = &theme };
    fill(&f, "a“中");
    fill(&g, "b中");

    overlay_blank(&o, &none, &f, &out); /* nothing is shown yet */
    assert_int_equal(out.n, 0);
    overlay_draw(&o, &f, 2, 8, &out);
    assert_true(str_starts(buf_str(&out), STR("\033[2;3H\033[0;")));
    assert_true(str_ends(buf_str(&out), STR("m“")));

    buf_reset(&out);
    overlay_blank(&o, &f, &f, &out); /* no row changes */
    assert_int_equal(out.n, 0);
    overlay_blank(&o, &f, &g, &out); /* the quote goes */
    assert_true(str_starts(buf_str(&out), STR("\033[2;3H\033[0;")));
    assert_true(str_ends(buf_str(&out), STR("m ")));

    buf_reset(&out);
    overlay_draw(&o, &g, 2, 8, &out);
    assert_int_equal(out.n, 0);
    overlay_draw(&o, &f, 1, 8, &out); /* the terminal has one row now */
    assert_int_equal(out.n, 0);
    overlay_draw(&o, &f, 2, 2, &out); /* or two columns */
    assert_int_equal(out.n, 0);

    overlay_free(&o);
    frame_free(&f);
    frame_free(&g);
    buf_free(&out);
}

/* The frame may change its size between paints. */
static void test_sizes(void **state)
{
    struct theme theme;
    struct buf out = { 0 };
    struct frame small, large;

    (void)state;
    theme_default(&theme, 256);
    struct overlay o = {
        .width = wide, .doubts = true, .theme = &theme, .colours = true
    };
    frame_init(&small, 1, 1, wide);
    frame_init(&large, 50, 120, wide);
    for (int r = 0; r < 50; r++)
        frame_put(&large, (struct area){ 0, 0, 50, 120 }, r, 0, STR("“茶”……"),
                  120, STYLE_LINK);
    overlay_draw(&o, &small, 1, 1, &out);
    overlay_blank(&o, &small, &large, &out);
    assert_int_equal(out.n, 0);
    overlay_draw(&o, &large, 50, 120, &out);
    assert_true(out.n > 50 * 4 * 10);
    buf_reset(&out);
    overlay_blank(&o, &large, &small, &out);
    assert_true(str_starts(buf_str(&out), STR("\033[1;1H\033[0")));
    assert_int_equal(str_find(buf_str(&out), STR("\033[2;")), out.n);

    overlay_free(&o);
    frame_free(&small);
    frame_free(&large);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_covers),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests_name("overlay", tests, NULL, NULL);
}
