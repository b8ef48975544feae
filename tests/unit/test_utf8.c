/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { BAD = UTF8_BAD };

/* Bytes, what they decode to (0 ends), and how many are well-formed. */
static const struct {
    struct str bytes;
    uint32_t cps[8];
    size_t valid;
} rows[] = {
    { STR_INIT(""), { 0 }, 0 },
    { STR_INIT("tea"), { 't', 'e', 'a' }, 3 },
    { STR_INIT("\xC2\x80\xDF\xBF"), { 0x80, 0x7FF }, 4 },
    { STR_INIT("\xE0\xA0\x80\xEF\xBF\xBF"), { 0x800, 0xFFFF }, 6 },
    { STR_INIT("\xE8\x8C\xB6"), { 0x8336 }, 3 },
    { STR_INIT("\xED\x9F\xBF\xEE\x80\x80"), { 0xD7FF, 0xE000 }, 6 },
    { STR_INIT("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), { 0x10000, 0x10FFFF }, 8 },
    /* tails without a lead, leads without a tail */
    { STR_INIT("\x80\xBF"), { BAD, BAD }, 0 },
    { STR_INIT("a\xC3"), { 'a', BAD }, 1 },
    { STR_INIT("\xC3(\xC3"), { BAD, '(', BAD }, 0 },
    { STR_INIT("\xE8\x8C"), { BAD }, 0 },
    { STR_INIT("\xE8\x8C|"), { BAD, '|' }, 0 },
    { STR_INIT("\xE8|"), { BAD, '|' }, 0 },
    { STR_INIT("\xF0\x9F\x98"), { BAD }, 0 },
    { STR_INIT("\xF0\x9F\x98\xE8\x8C\xB6"), { BAD, 0x8336 }, 0 },
    /* overlong, surrogate, too large, never a byte of UTF-8 */
    { STR_INIT("\xC0\xAF"), { BAD, BAD }, 0 },
    { STR_INIT("\xC1\xBF"), { BAD, BAD }, 0 },
    { STR_INIT("\xE0\x80\xAF"), { BAD, BAD, BAD }, 0 },
    { STR_INIT("\xED\xA0\x80"), { BAD, BAD, BAD }, 0 },
    { STR_INIT("\xF0\x80\x80\xAF"), { BAD, BAD, BAD, BAD }, 0 },
    { STR_INIT("\xF4\x90\x80\x80"), { BAD, BAD, BAD, BAD }, 0 },
    { STR_INIT("\xF5\x80\xFF"), { BAD, BAD, BAD }, 0 },
    /* the examples of the standard, tables 3-8 to 3-11 */
    { STR_INIT("\xF0\x80\x80\x41"), { BAD, BAD, BAD, 'A' }, 0 },
    { STR_INIT("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"),
      { BAD, BAD, BAD, BAD, 'A' },
      0 },
    /* behind what is read eight at a time */
    { STR_INIT("green tea\xFFx"),
      { 'g', 'r', 'e', 'e', 'n', ' ', 't', 'e' },
      9 },
    { STR_INIT("\xE8\x8C\xB6\xE8\x8C"), { 0x8336, BAD }, 3 },
};

#define ROWS (sizeof(rows) / sizeof(*rows))

static void test_next(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const char *p = rows[i].bytes.p, *end = p + rows[i].bytes.n;
        for (size_t k = 0; k < 8 && rows[i].cps[k]; k++) {
            assert_true(p < end);
            uint32_t cp = utf8_next(&p, end);
            if (cp != rows[i].cps[k])
                fail_msg("row %zu: U+%04X, not U+%04X", i, (unsigned)cp,
                         (unsigned)rows[i].cps[k]);
        }
        if (rows[i].cps[7] == 0)
            assert_ptr_equal(p, end);
    }
}

/* Backward gives what forward gives, cut at the same places. */
static void test_prev(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const char *start = rows[i].bytes.p, *end = start + rows[i].bytes.n;
        const char *cuts[16];
        uint32_t cps[16];
        size_t n = 0;
        for (const char *p = start; p < end; n++) {
            cuts[n] = p;
            cps[n] = utf8_next(&p, end);
        }
        for (const char *p = end; p > start;) {
            uint32_t cp = utf8_prev(&p, start);
            n--;
            if (p != cuts[n] || cp != cps[n])
                fail_msg("row %zu at %zu", i, (size_t)(cuts[n] - start));
        }
        assert_int_equal(n, 0);
    }
}

static void test_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        if (utf8_valid(rows[i].bytes) != rows[i].valid)
            fail_msg("row %zu: %zu", i, utf8_valid(rows[i].bytes));
}

/* Every code point there and back. */
static void test_put(void **state)
{
    char bytes[4];

    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        size_t n = utf8_put(bytes, cp);
        const char *p = bytes, *back = bytes + n;
        if (utf8_next(&p, bytes + n) != cp || p != bytes + n ||
            utf8_valid((struct str){ bytes, n }) != n ||
            utf8_prev(&back, bytes) != cp || back != bytes)
            fail_msg("U+%04X", (unsigned)cp);
    }
    assert_int_equal(utf8_put(bytes, 0xD800), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_put(bytes, 0x110000), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void test_count(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("")), 0);
    assert_int_equal(utf8_count(STR("tea")), 3);
    assert_int_equal(utf8_count(STR("a\u00E9\u8336\U0001F375")), 4);
}

static void test_head(void **state)
{
    struct str s = STR("a\u00E9\u8336\U0001F375");
    static const size_t heads[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };

    (void)state;
    for (size_t n = 0; n < sizeof(heads) / sizeof(*heads); n++)
        assert_int_equal(utf8_head(s, n).n, heads[n]);
    assert_int_equal(utf8_head(STR(""), 3).n, 0);
    assert_int_equal(utf8_head(STR("\x80\x80\x80\x80\x80\x80"), 5).n, 5);
}

static bool is_wide_blank(uint32_t cp)
{
    return cp == ' ' || cp == 0x3000;
}

static void test_trim(void **state)
{
    static const struct {
        struct str text, both, end;
    } trims[] = {
        { STR_INIT(""), STR_INIT(""), STR_INIT("") },
        { STR_INIT(" \u3000"), STR_INIT(""), STR_INIT("") },
        { STR_INIT("\u3000 茶 水 \u3000"), STR_INIT("茶 水"),
          STR_INIT("\u3000 茶 水") },
        /* what is no character is no blank */
        { STR_INIT("\xE3\x80 茶 \x80"), STR_INIT("\xE3\x80 茶 \x80"),
          STR_INIT("\xE3\x80 茶 \x80") },
    };
    (void)state;
    for (size_t i = 0; i < sizeof trims / sizeof *trims; i++) {
        struct str both = utf8_trim(trims[i].text, is_wide_blank);
        struct str end = utf8_trim_end(trims[i].text, is_wide_blank);
        assert_true(str_eq(both, trims[i].both));
        assert_true(str_eq(end, trims[i].end));
    }
    assert_null(utf8_trim(STR_NONE, is_wide_blank).p);
}

/* Any bytes: always forward, never over the end, both checks agree. */
static void test_random(void **state)
{
    uint32_t seed = 3;
    char bytes[32];

    (void)state;
    for (int round = 0; round < 20000; round++) {
        size_t bad_at = sizeof(bytes);
        for (size_t i = 0; i < sizeof(bytes); i++) {
            seed = seed * 1664525 + 1013904223;
            static const char some[] = "a\xE8\x8C\xB6\xC3\xA9\xF0\x9F\x8D\xB5";
            bytes[i] =
                seed >> 28 ? some[(seed >> 16) % 10] : (char)(seed >> 16);
        }
        const char *p = bytes, *end = bytes + sizeof(bytes);
        while (p < end) {
            const char *from = p;
            uint32_t cp = utf8_next(&p, end);
            assert_true(p > from && p <= end && p - from <= 4);
            bool real = p - from == 3 && memcmp(from, "\xEF\xBF\xBD", 3) == 0;
            if (cp == BAD && !real && bad_at == sizeof(bytes))
                bad_at = (size_t)(from - bytes);
        }
        assert_int_equal(utf8_valid((struct str){ bytes, sizeof(bytes) }),
                         bad_at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next),  cmocka_unit_test(test_prev),
        cmocka_unit_test(test_valid), cmocka_unit_test(test_put),
        cmocka_unit_test(test_count), cmocka_unit_test(test_head),
        cmocka_unit_test(test_trim),  cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
