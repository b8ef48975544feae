/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/clean.h"

#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    struct str text, clean;
    size_t out;
} rows[] = {
    { STR_INIT(""), STR_INIT(""), 0 },
    { STR_INIT("tea\tand\nwater"), STR_INIT("tea\tand\nwater"), 0 },
    { STR_INIT("\u7EFF\u8336\uFF0C\u201C\u6C34\u201D\u2026"),
      STR_INIT("\u7EFF\u8336\uFF0C\u201C\u6C34\u201D\u2026"), 0 },
    /* escape sequences lose their controls, so they are only text */
    { STR_INIT("a\x1B[31mb\x1B]0;x\x07"), STR_INIT("a[31mb]0;x"), 3 },
    { STR_INIT("a\0b\x08\x7F\x0E\x1F"), STR_INIT("ab"), 5 },
    { STR_INIT("a\302\200b\302\233c\302\237\u00A0"), STR_INIT("abc\u00A0"), 3 },
    /* line ends */
    { STR_INIT("a\r\nb\rc\fd\ve"), STR_INIT("a\nb\nc\nd\ne"), 0 },
    { STR_INIT("a\302\205b\u2028c\u2029d"), STR_INIT("a\nb\nc\nd"), 0 },
    { STR_INIT("a\r\r\n\n"), STR_INIT("a\n\n\n"), 0 },
    { STR_INIT("a\r"), STR_INIT("a\n"), 0 },
    /* bidi controls and deprecated format characters */
    { STR_INIT("\u061Ca\u200E\u200Fb\u202A\u202B\u202C\u202D\u202Ec"),
      STR_INIT("abc"), 8 },
    { STR_INIT("\u2066\u2067\u2068\u2069a\u206A\u206F"), STR_INIT("a"), 6 },
    { STR_INIT("\uFFF9a\uFFFAb\uFFFB"), STR_INIT("ab"), 3 },
    { STR_INIT("\uFEFFa\uFEFF"), STR_INIT("a"), 2 },
    /* noncharacters, language tags */
    { STR_INIT("a\uFDD0\uFDEF\uFFFE\uFFFFb"), STR_INIT("ab"), 4 },
    { STR_INIT("a\xF0\x9F\xBF\xBE\xF4\x8F\xBF\xBF"), STR_INIT("a"), 2 },
    { STR_INIT("a\U000E0001\U000E001Fb"), STR_INIT("ab"), 2 },
    /* what stays */
    { STR_INIT("\u200B\u200C\u200D\u00AD\u2060\u2064\uFE0F\uE000"),
      STR_INIT("\u200B\u200C\u200D\u00AD\u2060\u2064\uFE0F\uE000"), 0 },
    { STR_INIT("\u2027\u202F\u2065\u2070\uFDCF\uFDF0\uFFFC\uFFFD\u061B"),
      STR_INIT("\u2027\u202F\u2065\u2070\uFDCF\uFDF0\uFFFC\uFFFD\u061B"), 0 },
    { STR_INIT("\U0001F3F4\U000E0067\U000E007F\U000F0000"),
      STR_INIT("\U0001F3F4\U000E0067\U000E007F\U000F0000"), 0 },
    /* ill-formed bytes are not its business */
    { STR_INIT("a\xFF\xC2"), STR_INIT("a\xFF\xC2"), 0 },
    { STR_INIT("\xE2\x80"), STR_INIT("\xE2\x80"), 0 },
};

static void test_rows(void **state)
{
    struct arena a = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        size_t out = 99;
        struct str s = clean_text(&a, rows[i].text, &out);
        if (!str_eq(s, rows[i].clean) || out != rows[i].out)
            fail_msg("row %zu: %zu out, %.*s", i, out, STR_ARG(s));
        if (str_eq(rows[i].text, rows[i].clean))
            assert_ptr_equal(s.p, rows[i].text.p);
    }
    arena_free(&a);
}

/* Each row at each place of a text of several blocks. */
static void test_places(void **state)
{
    struct arena a = { 0 };
    char text[256];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        for (size_t at = 0; at < 100; at++) {
            struct str s = rows[i].text;
            size_t out;
            memset(text, '.', sizeof(text));
            memcpy(text + at, s.p, s.n);
            struct str whole = { text, sizeof(text) };
            struct str got = clean_text(&a, whole, &out);
            if (clean_already(whole) !=
                (got.p == text && utf8_valid(whole) == whole.n &&
                 !str_has(s, STR("\uFFFD"))))
                fail_msg("row %zu at %zu", i, at);
            assert_int_equal(out, rows[i].out);
            assert_int_equal(got.n, sizeof(text) - s.n + rows[i].clean.n);
            assert_memory_equal(got.p + at, rows[i].clean.p, rows[i].clean.n);
            arena_reset(&a);
        }
    }
    arena_free(&a);
}

/* Every code point alone: out, a line end, or as it was; twice is once. */
static void test_all(void **state)
{
    struct arena a = { 0 };
    size_t gone = 0, ends = 0;

    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        char text[8];
        size_t out;
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        struct str s = { text, utf8_put(text, cp) };
        struct str got = clean_text(&a, s, &out);
        assert_int_equal(clean_already(s), got.p == s.p && cp != 0xFFFD);
        gone += out;
        ends += got.p != s.p && str_eq(got, STR("\n"));
        if (!str_eq(got, s) && out == 0 && !str_eq(got, STR("\n")))
            fail_msg("U+%04X", (unsigned)cp);
        assert_true(str_eq(clean_text(&a, got, &out), got));
        assert_int_equal(out, 0);
        arena_reset(&a);
    }
    arena_free(&a);
    /* 27 C0 and DEL, 31 C1, 12 bidi, 6 deprecated, 3 of annotation, mark, 32
     * tags, 66 noncharacters; VT FF CR 85 2028 2029. */
    assert_int_equal(gone, 27 + 1 + 31 + 12 + 6 + 3 + 1 + 32 + 66);
    assert_int_equal(ends, 6);
}

/* What is no UTF-8 is not clean, at each place and when it is cut. */
static void test_ill_formed(void **state)
{
    static const struct str ill[] = {
        STR_INIT("\xFF"),         STR_INIT("\x80"),
        STR_INIT("\xC0\xAF"),     STR_INIT("\xE0\x80\x80"),
        STR_INIT("\xED\xA0\x80"), STR_INIT("\xF4\x90\x80\x80"),
        STR_INIT("\xE8\x8C."),    STR_INIT("\xEF\xBC."),
        STR_INIT("\xE8.\xB6"),    STR_INIT("\xE8\x8C\xB6\xE8\x8C."),
        STR_INIT("\xC1\xBF"),     STR_INIT("\xE8\x8C\xB6\xB6"),
        STR_INIT("\xC3\xA9\xA9"), STR_INIT("\xC3\xC3\xA9"),
        STR_INIT("\xED\xBF\xBF"), STR_INIT("\xF5\x80\x80\x80"),
    };
    char text[256]; /* several blocks, of which the first is walked */
    (void)state;
    for (size_t i = 0; i < sizeof(ill) / sizeof(*ill); i++)
        for (size_t at = 0; at + ill[i].n <= sizeof(text); at++) {
            memset(text, '.', sizeof(text));
            memcpy(text + at, ill[i].p, ill[i].n);
            if (clean_already((struct str){ text, sizeof(text) }))
                fail_msg("row %zu at %zu", i, at);
        }
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "茶", sizeof text - i < 3 ? sizeof text - i : 3);
    for (size_t n = 0; n <= sizeof text; n++)
        assert_int_equal(clean_already((struct str){ text, n }), n % 3 == 0);
}

static void test_char(void **state)
{
    char to[4];
    (void)state;
    assert_int_equal(clean_char(to, 0x8336), 3);
    assert_memory_equal(to, "茶", 3);
    assert_int_equal(clean_char(to, '\r'), 1);
    assert_int_equal(to[0], '\n');
    assert_int_equal(clean_char(to, '\t'), 1);
    assert_int_equal(clean_char(to, 7), 0);
    assert_int_equal(clean_char(to, 0x202E), 0);
    assert_int_equal(clean_char(to, 0x1F375), 4);
}

static void test_line(void **state)
{
    static const struct {
        struct str text, line;
    } lines[] = {
        { STR_INIT(""), STR_INIT("") },
        { STR_INIT("tea"), STR_INIT("tea") },
        { STR_INIT("  tea\n"), STR_INIT("tea") },
        { STR_INIT("green\ttea\r\nand water"),
          STR_INIT("green tea and water") },
        { STR_INIT("\u3000\u8336\u00A0\u200B"), STR_INIT("\u8336") },
        { STR_INIT("\x1B[1mtea\x07"), STR_INIT("[1mtea") },
        { STR_INIT(" \n\t "), STR_INIT("") },
        { STR_INIT("\u202Eaet"), STR_INIT("aet") },
    };
    struct arena a = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        struct str s = clean_line(&a, lines[i].text);
        if (!str_eq(s, lines[i].line))
            fail_msg("row %zu: %.*s", i, STR_ARG(s));
    }
    assert_null(clean_line(&a, STR_NONE).p);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows), cmocka_unit_test(test_places),
        cmocka_unit_test(test_all),  cmocka_unit_test(test_char),
        cmocka_unit_test(test_line), cmocka_unit_test(test_ill_formed),
    };

    return cmocka_run_group_tests_name("clean", tests, NULL, NULL);
}
