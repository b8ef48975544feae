/* SPDX-License-Identifier: MIT */
/* Detection and decoding: a sentence in each charset, repeated, cut, mixed
 * with markup and broken. */
#include <config.h>

#include "text/charset.h"

#include "base/buf.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* clang-format off */
static const struct {
    enum charset charset;
    struct str bytes, text;
} rows[] = {
    { CHARSET_GB18030,
      STR_INIT("\325\342\314\313\301\320\263\265\277\252\315\371\304\317\267"
               "\275\243\254\263\265\311\317\265\304\310\313\303\307\266\274"
               "\324\332\272\310\262\350\241\243"),
      STR_INIT("这趟列车开往南方，车上的人们都在喝茶。") },
    { CHARSET_BIG5,
      STR_INIT("\263o\275\353\246C\250\256\266}\251\271\253n\244\350\241A\250"
               "\256\244W\252\272\244H\255\314\263\243\246b\263\334\257\371"
               "\241C"),
      STR_INIT("這趟列車開往南方，車上的人們都在喝茶。") },
    { CHARSET_EUC_JP,
      STR_INIT("\244\252\303\343\244\362\260\373\244\337\244\312\244\254\244"
               "\351\241\242\306\356\244\330\271\324\244\257\305\305\274\326"
               "\244\362\302\324\244\304\241\243"),
      STR_INIT("お茶を飲みながら、南へ行く電車を待つ。") },
    { CHARSET_SHIFT_JIS,
      STR_INIT("\202\250\222\203\202\360\210\371\202\335\202\310\202\252\202"
               "\347\201A\223\354\202\326\215s\202\255\223d\216\324\202\360"
               "\221\322\202\302\201B"),
      STR_INIT("お茶を飲みながら、南へ行く電車を待つ。") },
    { CHARSET_EUC_KR,
      STR_INIT("\263\262\302\312\300\270\267\316 \260\241\264\302 \261\342"
               "\302\367\270\246 \261\342\264\331\270\256\270\347 \302\367"
               "\270\246 \270\266\275\305\264\331."),
      STR_INIT("남쪽으로 가는 기차를 기다리며 차를 마신다.") },
    { CHARSET_ISO_2022_JP,
      STR_INIT("\033$B$*Cc$r0{$_$J$,$i!\"Fn$X9T$/EE<V$rBT$D!#\033(B"),
      STR_INIT("お茶を飲みながら、南へ行く電車を待つ。") },
};
/* clang-format on */

#define ROWS (sizeof(rows) / sizeof(*rows))

/* The bytes of a row as a document: markup, `count` lines, markup. */
static void document(size_t row, int count, struct buf *out)
{
    buf_reset(out);
    buf_add(out, STR("<html><body class=\"main\">\n"));
    for (int i = 0; i < count; i++) {
        buf_add(out, STR("<p>"));
        buf_add(out, rows[row].bytes);
        buf_add(out, STR("</p>\n"));
    }
    buf_add(out, STR("</body></html>\n"));
}

static void test_labels(void **state)
{
    static const struct {
        const char *label;
        enum charset charset;
    } labels[] = {
        { "utf-8", CHARSET_UTF8 },
        { " UTF8\n", CHARSET_UTF8 },
        { "GBK", CHARSET_GB18030 },
        { "gb2312", CHARSET_GB18030 },
        { "Big5-HKSCS", CHARSET_BIG5 },
        { "x-sjis", CHARSET_SHIFT_JIS },
        { "Shift_JIS", CHARSET_SHIFT_JIS },
        { "euc-jp", CHARSET_EUC_JP },
        { "ks_c_5601-1987", CHARSET_EUC_KR },
        { "windows-949", CHARSET_EUC_KR },
        { "ISO-2022-JP", CHARSET_ISO_2022_JP },
        { "utf-16", CHARSET_UTF16LE },
        { "utf-16be", CHARSET_UTF16BE },
        { "latin1", CHARSET_UNKNOWN },
        { "", CHARSET_UNKNOWN },
        { "gb", CHARSET_UNKNOWN },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        if (charset_label(str_of(labels[i].label)) != labels[i].charset)
            fail_msg("%s", labels[i].label);
    for (enum charset c = CHARSET_UTF8; c <= CHARSET_ISO_2022_JP; c++)
        assert_int_equal(charset_label(str_of(charset_name(c))), c);
}

static void test_decode(void **state)
{
    struct arena a = { 0 };

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        size_t bad = 99;
        struct str s = charset_decode(&a, rows[i].bytes, rows[i].charset, &bad);
        assert_true(str_eq(s, rows[i].text));
        assert_int_equal(bad, 0);
        s = charset_decode(&a, STR(""), rows[i].charset, &bad);
        assert_int_equal(s.n, 0);
    }
    arena_free(&a);
}

static void test_decode_bad(void **state)
{
    static const struct {
        enum charset charset;
        struct str bytes, text;
        size_t bad;
    } broken[] = {
        { CHARSET_UTF8, STR_INIT("a\xE8\x8C|\xFF"), STR_INIT("a\uFFFD|\uFFFD"),
          2 },
        { CHARSET_UTF8, STR_INIT("\xEF\xBB\xBFtea"), STR_INIT("tea"), 0 },
        { CHARSET_UTF8, STR_INIT("\xEF\xBB\xBF\xC0t"), STR_INIT("\uFFFDt"), 1 },
        { CHARSET_UNKNOWN, STR_INIT("\xFFz"), STR_INIT("\uFFFDz"), 1 },
        /* a lead byte before ASCII, one at the end, a pair not assigned */
        { CHARSET_GB18030, STR_INIT("\xB2\xE8\xFF z"),
          STR_INIT("\u8336\uFFFD z"), 1 },
        { CHARSET_GB18030, STR_INIT("\xB2\xE8\xB2"), STR_INIT("\u8336\uFFFD"),
          1 },
        { CHARSET_BIG5, STR_INIT("\xAF\xF9\xAF<p>"),
          STR_INIT("\u8336\uFFFD<p>"), 1 },
        { CHARSET_EUC_JP, STR_INIT("\xC3\xE3\xC3 z"),
          STR_INIT("\u8336\uFFFD z"), 1 },
        { CHARSET_EUC_KR, STR_INIT("\xC2\xF7\xFF\xFFz"),
          STR_INIT("\uCC28\uFFFDz"), 1 },
        { CHARSET_UTF16LE, STR_INIT("\xFF\xFE\x36\x83t\0"), STR_INIT("\u8336t"),
          0 },
        { CHARSET_UTF16BE, STR_INIT("\xFE\xFF\x83\x36\0t"), STR_INIT("\u8336t"),
          0 },
        { CHARSET_UTF16LE, STR_INIT("\x3C\xD8\x75\xDF"), STR_INIT("\U0001F375"),
          0 },
        /* halves of pairs, an odd byte */
        { CHARSET_UTF16LE, STR_INIT("\x3C\xD8t\0\x75\xDFx"),
          STR_INIT("\uFFFDt\uFFFD\uFFFD"), 3 },
        { CHARSET_UTF16BE, STR_INIT("\xD8\x3C"), STR_INIT("\uFFFD"), 1 },
    };
    struct arena a = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
        size_t bad = 99;
        struct str s =
            charset_decode(&a, broken[i].bytes, broken[i].charset, &bad);
        if (!str_eq(s, broken[i].text) || bad != broken[i].bad)
            fail_msg("row %zu: %zu bad, %.*s", i, bad, STR_ARG(s));
    }
    /* Well-formed UTF-8 is not copied. */
    struct str tea = STR("\u8336 tea");
    assert_ptr_equal(charset_decode(&a, tea, CHARSET_UTF8, NULL).p, tea.p);
    arena_free(&a);
}

/* The four bytes of GB 18030; more text than iconv is given room for. */
static void test_decode_long(void **state)
{
    struct arena a = { 0 };
    struct buf bytes = { 0 };
    size_t bad;

    (void)state;
    for (int i = 0; i < 50000; i++)
        buf_add(&bytes, STR("\224\071\273\065"));
    struct str s = charset_decode(&a, buf_str(&bytes), CHARSET_GB18030, &bad);
    assert_int_equal(bad, 0);
    assert_int_equal(s.n, 50000 * 4);
    assert_memory_equal(s.p + s.n - 4, "\U0001F375", 4);
    buf_free(&bytes);
    arena_free(&a);
}

static void test_marks(void **state)
{
    (void)state;
    assert_int_equal(charset_detect(STR("\xFF\xFEt\0"), CHARSET_GB18030),
                     CHARSET_UTF16LE);
    assert_int_equal(charset_detect(STR("\xFE\xFF\0t"), CHARSET_UTF8),
                     CHARSET_UTF16BE);
    assert_int_equal(charset_detect(STR("\xEF\xBB\xBFt\xFF"), CHARSET_BIG5),
                     CHARSET_UTF8);
}

static void test_detect(void **state)
{
    static const int counts[] = { 1, 3, 100, 137, 1000 };
    struct buf bytes = { 0 };

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t k = 0; k < sizeof(counts) / sizeof(*counts); k++) {
            document(i, counts[k], &bytes);
            struct str s = buf_str(&bytes);
            /* Cut anywhere: the samples end in the middle of characters. */
            for (size_t cut = 0; cut < 8 && counts[k] > 1; cut++) {
                struct str part = str_head(s, s.n - 20 - cut);
                enum charset c = charset_detect(part, CHARSET_UNKNOWN);
                if (c != rows[i].charset)
                    fail_msg("%s, %d lines, %zu off: %s",
                             charset_name(rows[i].charset), counts[k], cut,
                             charset_name(c));
            }
            assert_int_equal(charset_detect(s, rows[i].charset),
                             rows[i].charset);
            /* A wrong declaration is not believed. */
            assert_int_equal(charset_detect(s, CHARSET_UTF8), rows[i].charset);
        }
    }
    buf_free(&bytes);
}

/* The text may stand far from both ends. */
static void test_detect_middle(void **state)
{
    struct buf bytes = { 0 };

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        buf_reset(&bytes);
        buf_fill(&bytes, '.', 10000);
        for (int k = 0; k < 200; k++) {
            buf_add(&bytes, rows[i].bytes);
            buf_chr(&bytes, '\n');
        }
        buf_fill(&bytes, '.', 10000);
        assert_int_equal(charset_detect(buf_str(&bytes), CHARSET_UNKNOWN),
                         rows[i].charset);
    }
    buf_free(&bytes);
}

/* UTF-8 stays UTF-8, whatever is declared and though some of it is bad. */
static void test_detect_utf8(void **state)
{
    struct buf bytes = { 0 };

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        buf_reset(&bytes);
        for (int k = 0; k < 300; k++)
            buf_add(&bytes, rows[i].text);
        assert_int_equal(charset_detect(buf_str(&bytes), CHARSET_GB18030),
                         CHARSET_UTF8);
        /* cut at either end, and three bad bytes */
        for (size_t cut = 0; cut < 4; cut++) {
            struct str s = str_skip(buf_str(&bytes), 6);
            s.n -= cut;
            bytes.p[300] = bytes.p[301] = bytes.p[400] = '\xFF';
            assert_int_equal(charset_detect(s, CHARSET_GB18030), CHARSET_UTF8);
        }
    }
    assert_int_equal(charset_detect(STR("tea"), CHARSET_GB18030), CHARSET_UTF8);
    assert_int_equal(charset_detect(STR(""), CHARSET_UNKNOWN), CHARSET_UTF8);
    assert_int_equal(charset_detect(STR_NONE, CHARSET_UNKNOWN), CHARSET_UTF8);
    buf_free(&bytes);
}

/* The sets of ISO-2022-JP, and what is broken in it. */
static void test_iso2022(void **state)
{
    static const struct {
        struct str bytes, text;
        size_t bad;
    } cases[] = {
        { STR_INIT("\033$@Cc\033(Jtea\033(B."), STR_INIT("茶tea."), 0 },
        { STR_INIT("\033$BCc\033(I76\033(B."), STR_INIT("茶ｷｶ."), 0 },
        { STR_INIT("\033$(D0!\033$BCc\033(B"), STR_INIT("丂茶"), 0 },
        /* a row that vendors use */
        { STR_INIT("\033$BCc-!\033(B"), STR_INIT("茶①"), 0 },
        /* an error costs itself, the escape that is missing its line */
        { STR_INIT("\033$BCc)!Cc\033(Btea"), STR_INIT("茶\uFFFD茶tea"), 1 },
        { STR_INIT("\033$BCc\ntea"), STR_INIT("茶\ntea"), 0 },
        { STR_INIT("\033$BCcC\033(B."), STR_INIT("茶C."), 0 },
    };
    struct arena a = { 0 };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        size_t bad;
        struct str s =
            charset_decode(&a, cases[i].bytes, CHARSET_ISO_2022_JP, &bad);
        if (!str_eq(s, cases[i].text) || bad != cases[i].bad)
            fail_msg("%zu: %.*s", i, STR_ARG(s));
        assert_int_equal(charset_detect(cases[i].bytes, CHARSET_UNKNOWN),
                         CHARSET_ISO_2022_JP);
    }
    /* colours of a terminal, an escape before one byte, one behind UTF-8 */
    static const struct str others[] = { STR_INIT("\033[1mtea\033[0m"),
                                         STR_INIT("tea\033$B "),
                                         STR_INIT("茶\033$BCc") };
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        assert_int_equal(charset_detect(others[i], CHARSET_ISO_2022_JP),
                         CHARSET_UTF8);
    arena_free(&a);
}

/* Any bytes in any charset: valid UTF-8, as many U+FFFD as counted. */
static void test_total(void **state)
{
    struct arena a = { 0 };
    uint32_t seed = 5;
    char bytes[512];

    (void)state;
    for (int round = 0; round < 300; round++) {
        for (size_t i = 0; i < sizeof(bytes); i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (char)(seed >> 24);
        }
        struct str s = { bytes, sizeof(bytes) - (seed >> 9) % 64 };
        for (enum charset c = CHARSET_UNKNOWN; c <= CHARSET_ISO_2022_JP; c++) {
            size_t bad = 0, seen = 0;
            struct str got = charset_decode(&a, s, c, &bad);
            assert_int_equal(utf8_valid(got), got.n);
            for (const char *p = got.p, *end = p + got.n; p < end;)
                seen += utf8_next(&p, end) == UTF8_BAD;
            assert_true(seen >= bad);
            charset_detect(s, c);
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

/* UTF-8 as UTF-16 of either order, characters below U+10000. */
static struct str widen(struct arena *a, struct str s, bool big)
{
    char *out = arena_bytes(a, 2 * s.n);
    const char *p = s.p;
    size_t n = 0;
    while (p < str_end(s)) {
        uint32_t cp = utf8_next(&p, str_end(s));
        out[n++] = (char)(big ? cp >> 8 : cp);
        out[n++] = (char)(big ? cp : cp >> 8);
    }
    return (struct str){ out, n };
}

/* Without a mark; stray NULs make no UTF-16. */
static void test_utf16(void **state)
{
    static const char *const texts[] = {
        "tea\n",
        "茶山上的雾\n到九点才开。",
        "# 茶\n\n<p>雨の日は電車がすいている。</p>\n",
        "비 오는 날\n",
    };
    struct arena a = { 0 };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str s = str_of(texts[i]);
        struct str le = widen(&a, s, false), be = widen(&a, s, true);
        assert_int_equal(charset_detect(le, CHARSET_UNKNOWN), CHARSET_UTF16LE);
        assert_int_equal(charset_detect(be, CHARSET_UTF8), CHARSET_UTF16BE);
        assert_true(str_eq(charset_decode(&a, be, CHARSET_UTF16BE, NULL), s));
        assert_int_equal(charset_utf16(s), CHARSET_UNKNOWN);
    }
    assert_int_equal(charset_utf16(STR("rain\0 and tea all day")),
                     CHARSET_UNKNOWN);
    assert_int_equal(charset_utf16(STR("茶\0山上的雾到九点才散")),
                     CHARSET_UNKNOWN);
    assert_int_equal(charset_utf16(STR("\0\0\0\0\0\0\0\0\0\0")),
                     CHARSET_UNKNOWN);
    assert_int_equal(charset_utf16(STR("")), CHARSET_UNKNOWN);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_decode_bad),
        cmocka_unit_test(test_decode_long),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_detect),
        cmocka_unit_test(test_detect_middle),
        cmocka_unit_test(test_detect_utf8),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_iso2022),
        cmocka_unit_test(test_total),
    };

    return cmocka_run_group_tests_name("charset", tests, NULL, NULL);
}
