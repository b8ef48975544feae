/* SPDX-License-Identifier: MIT */
/* The tables check themselves; looks and how they are laid over each other. */
#include <config.h>

#include "term/style.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const int colour_counts[] = { 0, 8, 16, 256 };

static void test_table(void **state)
{
    (void)state;
    for (int i = 0; i < STYLES; i++) {
        assert_non_null(style_table[i].name);
        assert_non_null(style_table[i].look);
        assert_true(style_table[i].name[0] >= 'a');
        for (int k = 0; k < i; k++)
            assert_string_not_equal(style_table[i].name, style_table[k].name);
        for (int k = 0; k < 4; k++) {
            struct theme t;
            theme_default(&t, colour_counts[k]);
            assert_true(t.attr[i].fg < 256 && t.attr[i].fg < t.colours + 1);
            assert_int_equal(theme_set(&t, str_of(style_table[i].name),
                                       str_of(style_table[i].look), NULL),
                             ST_OK);
        }
    }
    assert_true(STYLES <= STYLE_MASK);
}

/* Nothing is told by colour alone: without colours, what must stand out from
 * plain text still does. */
static void test_no_colour(void **state)
{
    static const enum style must_differ[] = {
        STYLE_TITLE,       STYLE_HEADING, STYLE_LINK,       STYLE_ERROR,
        STYLE_TOP,         STYLE_CURSOR,  STYLE_CURSOR_OFF, STYLE_HIT,
        STYLE_HIT_CURRENT, STYLE_READ,    STYLE_THUMB,      STYLE_SOURCE,
        STYLE_EM_CJK,
    };
    struct theme t;

    (void)state;
    theme_default(&t, 0);
    for (size_t i = 0; i < sizeof must_differ / sizeof must_differ[0]; i++)
        assert_true(t.attr[must_differ[i]].bits != 0);
    for (int i = 0; i < STYLES; i++)
        assert_true(t.attr[i].fg == -1 && t.attr[i].bg == -1);
    assert_int_not_equal(t.attr[STYLE_HIT].bits,
                         t.attr[STYLE_HIT_CURRENT].bits);
    assert_int_not_equal(t.attr[STYLE_CURSOR].bits,
                         t.attr[STYLE_CURSOR_OFF].bits);
}

/* clang-format off */
static const struct look_case {
    const char *look;
    int colours;
    struct attr want;
} looks[] = {
    { "plain", 256, { -1, -1, 0 } },
    { "", 256, { -1, -1, 0 } },
    { "bold  underline ", 0, { -1, -1, ATTR_BOLD | ATTR_UNDERLINE } },
    { "dim italic reverse", 8, { -1, -1, ATTR_DIM | ATTR_ITALIC | ATTR_REVERSE } },
    { "fg=208 bg=17", 256, { 208, 17, 0 } },
    { "fg=208 bg=17", 16, { -1, -1, 0 } },
    { "fg=208 fg16=11 fg8=3", 256, { 208, -1, 0 } },
    { "fg=208 fg16=11 fg8=3", 16, { 11, -1, 0 } },
    { "fg=208 fg16=11 fg8=2", 8, { 2, -1, 0 } },
    { "fg=208 fg16=11", 8, { 3, -1, 0 } },
    { "fg=12", 8, { 4, -1, 0 } },
    { "fg8=4", 256, { -1, -1, 0 } },
    { "fg=red bg=bright-blue", 256, { 1, 12, 0 } },
    { "fg=red", 0, { -1, -1, 0 } },
    { "fg=default bold", 256, { -1, -1, ATTR_BOLD } },
    { "fg=12 fg8=default", 8, { -1, -1, 0 } },
};

static const struct {
    const char *name, *look, *names; /* what the error must name */
} errors[] = {
    { "titel", "bold", "titel" },
    { "", "bold", "style" },
    { "title", "bold blod", "blod" },
    { "title", "fg=256", "fg=256" },
    { "title", "fg=-1", "fg=-1" },
    { "title", "fg=", "fg=" },
    { "title", "fg=pink", "fg=pink" },
    { "title", "Bold", "Bold" },
};
/* clang-format on */

static void test_looks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++) {
        struct theme t;
        theme_default(&t, looks[i].colours);
        assert_int_equal(
            theme_set(&t, STR("quote"), str_of(looks[i].look), NULL), ST_OK);
        struct attr a = t.attr[STYLE_QUOTE], want = looks[i].want;
        if (a.fg != want.fg || a.bg != want.bg || a.bits != want.bits)
            fail_msg("%s with %d colours: fg %d, bg %d, bits %d", looks[i].look,
                     looks[i].colours, a.fg, a.bg, a.bits);
    }
}

static void test_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        struct theme t;
        struct err e;
        theme_default(&t, 256);
        struct theme before = t;
        assert_int_equal(
            theme_set(&t, str_of(errors[i].name), str_of(errors[i].look), &e),
            ST_USAGE);
        assert_non_null(strstr(e.text, errors[i].names));
        assert_memory_equal(t.attr, before.attr, sizeof t.attr);
    }
}

static void test_overlays(void **state)
{
    struct theme t;

    (void)state;
    theme_default(&t, 256);
    struct attr plain = theme_attr(&t, STYLE_TEXT);
    struct attr hit = theme_attr(&t, STYLE_TEXT | STYLE_BIT_HIT);
    struct attr cursor = theme_attr(&t, STYLE_READ | STYLE_BIT_CURSOR);
    struct attr both =
        theme_attr(&t, STYLE_READ | STYLE_BIT_CURSOR | STYLE_BIT_HIT);
    assert_int_equal(plain.bits, 0);
    assert_true(hit.bits & ATTR_REVERSE);
    assert_true(cursor.bits & ATTR_REVERSE);
    assert_false(cursor.bits & ATTR_DIM);  /* hard to read */
    assert_true(cursor.bits != both.bits); /* a hit in the cursor row is seen */
    assert_int_equal(
        theme_attr(&t, STYLE_TEXT | STYLE_BIT_HIT | STYLE_BIT_HIT_CURRENT).bits,
        t.attr[STYLE_HIT_CURRENT].bits);
    assert_int_equal(
        theme_attr(&t, STYLE_TEXT | STYLE_BIT_CURSOR | STYLE_BIT_CURSOR_OFF)
            .bits,
        t.attr[STYLE_CURSOR].bits);
    assert_int_equal(theme_attr(&t, STYLE_TITLE | STYLE_BIT_LINK).bits,
                     ATTR_BOLD | ATTR_UNDERLINE);
    assert_int_equal(theme_attr(&t, STYLES).bits, 0); /* no such style */
    theme_set(&t, STR("link"), STR("fg=4"), NULL);
    assert_int_equal(theme_attr(&t, STYLE_TITLE | STYLE_BIT_LINK).fg, 4);
}

static void test_glyphs(void **state)
{
    struct width w = { 1, false };

    (void)state;
    for (int g = 0; g < GLYPHS; g++) {
        struct str sign = glyph((enum glyph)g, false);
        struct str ascii = glyph((enum glyph)g, true);
        assert_true(sign.n > 0 && ascii.n > 0);
        assert_int_equal(utf8_count(sign), 1);
        assert_int_equal(width_str(w, sign), 1);
        for (size_t i = 0; i < ascii.n; i++)
            assert_true(ascii.p[i] > ' ' && ascii.p[i] < 0x7F);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),    cmocka_unit_test(test_no_colour),
        cmocka_unit_test(test_looks),    cmocka_unit_test(test_errors),
        cmocka_unit_test(test_overlays), cmocka_unit_test(test_glyphs),
    };
    return cmocka_run_group_tests_name("style", tests, NULL, NULL);
}
