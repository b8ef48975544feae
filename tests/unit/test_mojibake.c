/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/mojibake.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* UTF-8 read as Latin-1, or as Windows-1252 where that has a sign. */
static struct str spoil(struct str s, bool windows)
{
    static const uint16_t high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    char *out = arena_bytes(&arena, s.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        uint32_t cp = windows && c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c;
        n += utf8_put(out + n, cp);
    }
    return (struct str){ out, n };
}

static void check(struct str got, struct str want)
{
    if (!str_eq(got, want))
        fail_msg("got \"%.*s\", want \"%.*s\"", STR_ARG(got), STR_ARG(want));
}

static void test_whole(void **state)
{
    static const char *const rows[] = {
        "清明前后，茶山上的雾到九点才散。",
        "<p>列车晚点 12 分钟</p>\n<p>“不急。”她说——café</p>",
        "雨の日は電車がすいている。",
        "비 오는 날에는 찻집이 조용하다.",
        "晴☀🍵🍵 风力3级",
    };
    (void)state;
    for (size_t i = 0; i < 2 * (sizeof rows / sizeof *rows); i++) {
        struct str want = str_of(rows[i / 2]);
        struct str bad = spoil(want, i % 2);
        size_t n = 0;
        assert_true(mojibake_suspect(bad));
        check(mojibake_mend(&arena, bad, &n), want);
        assert_true(n > 4);
    }
}

/* A title that was read rightly over a body that was not. */
static void test_part(void **state)
{
    struct str title = STR("### 茶山的雾 – café…\n");
    struct str body = STR("雾里看不见路，只听见水声。");
    (void)state;
    struct str s = arena_printf(&arena, "%.*s%.*s", STR_ARG(title),
                                STR_ARG(spoil(body, false)));
    struct str want =
        arena_printf(&arena, "%.*s%.*s", STR_ARG(title), STR_ARG(body));
    size_t n;
    check(mojibake_mend(&arena, s, &n), want);
    assert_int_equal(n, 13);
}

/* What is no such text stays, byte by byte. */
static void test_kept(void **state)
{
    static const char *const rows[] = {
        "",
        "Le café était fermé ; « à bientôt… »",
        "CAFÉ… ÉTÉ» çà et là",
        "Ångström, Đà Nẵng, São Tomé, naïve",
        "茶山的雾",
        "Ã©",
        "Ã\xA9\xC3",
        "\xC3\xA4\xC2\xB8\xC2",
        "\xE4\xBD\xA0\xFF\xFE",
        "\xC3\xA4\xC2\xBD\xC2\xA0 one sign alone in a long line of English",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = 7;
        struct str s = str_of(rows[i]);
        struct str got = mojibake_mend(&arena, s, &n);
        check(got, s);
        assert_int_equal(n, 0);
    }
}

/* One word in a line of English is sure, the accent beside it is not. */
static void test_run(void **state)
{
    (void)state;
    struct str bad = arena_printf(
        &arena, "The kettle, %.*s, hums; a cafÃ© next door is shut today.",
        STR_ARG(spoil(STR("茶壶"), true)));
    size_t n;
    check(mojibake_mend(&arena, bad, &n),
          STR("The kettle, 茶壶, hums; a cafÃ© next door is shut today."));
    assert_int_equal(n, 2);
}

static void test_mended_once(void **state)
{
    (void)state;
    struct str s = STR("茶壶里的水开了");
    struct str once = mojibake_mend(&arena, spoil(s, true), NULL);
    struct str twice = mojibake_mend(&arena, once, NULL);
    assert_ptr_equal(once.p, twice.p);
}

static void test_legacy(void **state)
{
    /* "茶，水。" in GBK, and a word in KOI8-R, both as Latin-1. */
    static const char gbk[] = "\xB2\xE8\xA3\xAC\xCB\xAE\xA1\xA3";
    static const char koi[] = "\xD7\xCF\xD3\xCB\xD2\xC5\xD3\xC5\xCE\xC9\xC5";
    size_t n = 0;
    (void)state;
    struct str bad = spoil(str_of(gbk), false);
    struct str text =
        arena_printf(&arena, "<p>tea %.*s%.*s</p>", STR_ARG(bad), STR_ARG(bad));
    check(mojibake_mend(&arena, text, &n), STR("<p>tea 茶，水。茶，水。</p>"));
    assert_int_equal(n, 8);
    /* one character that was no byte, and it is left alone */
    text = arena_printf(&arena, "茶 %.*s%.*s", STR_ARG(bad), STR_ARG(bad));
    check(mojibake_mend(&arena, text, &n), text);
    text = spoil(str_of(koi), false);
    text = arena_printf(&arena, "%.*s %.*s", STR_ARG(text), STR_ARG(text));
    check(mojibake_mend(&arena, text, &n), text);
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_legacy), cmocka_unit_test(test_whole),
        cmocka_unit_test(test_part),   cmocka_unit_test(test_kept),
        cmocka_unit_test(test_run),    cmocka_unit_test(test_mended_once),
    };
    return cmocka_run_group_tests_name("mojibake", tests, NULL, teardown);
}
