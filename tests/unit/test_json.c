/* SPDX-License-Identifier: MIT */
/* The JSON writer: commas, nesting, escapes, bad bytes. */
#include <config.h>

#include "base/json.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_commas(void **state)
{
    (void)state;
    struct buf b = { 0 };
    struct json j = { .out = &b };
    json_open(&j, '{');
    json_key(&j, "a");
    json_int(&j, INT64_MIN);
    json_key(&j, "b");
    json_open(&j, '[');
    json_close(&j, ']');
    json_key(&j, "c");
    json_open(&j, '[');
    json_null(&j);
    json_bool(&j, true);
    json_bool(&j, false);
    json_open(&j, '{');
    json_key(&j, "d");
    json_str(&j, STR_NONE);
    json_close(&j, '}');
    json_open(&j, '{');
    json_close(&j, '}');
    json_str(&j, STR(""));
    json_close(&j, ']');
    json_key(&j, "e");
    json_int(&j, 42);
    json_close(&j, '}');
    assert_string_equal(buf_z(&b),
                        "{\"a\":-9223372036854775808,\"b\":[],\"c\":[null,"
                        "true,false,{\"d\":null},{},\"\"],\"e\":42}");
    buf_free(&b);
}

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        struct str in;
        const char *out;
    } cases[] = {
        { STR_INIT("green tea"), "\"green tea\"" },
        { STR_INIT("\"\\/"), "\"\\\"\\\\/\"" },
        { STR_INIT("a\tb\nc\0d\x1B"), "\"a\\u0009b\\u000ac\\u0000d\\u001b\"" },
        { STR_INIT("\x7F\xC2\x85\xC2\xA0"), "\"\\u007f\\u0085\xC2\xA0\"" },
        { STR_INIT("绿茶，ｔｅａ、お茶、차"), "\"绿茶，ｔｅａ、お茶、차\"" },
        { STR_INIT("\xC2\xAD|\xE2\x80\x8B|\xE2\x80\xAE|\xEF\xBB\xBF"),
          "\"\\u00ad|\\u200b|\\u202e|\\ufeff\"" },
        { STR_INIT("\xE2\x81\xA6\xE2\x81\xA9\xD8\x9C"),
          "\"\\u2066\\u2069\\u061c\"" },
        { STR_INIT("\xE2\x80\xA6\xE2\x80\x9C"), /* ellipsis, quote: stand */
          "\"\xE2\x80\xA6\xE2\x80\x9C\"" },
        { STR_INIT("\xF0\x9F\x8D\xB5"), "\"\xF0\x9F\x8D\xB5\"" },
        { STR_INIT("\xF3\xA0\x80\xA0"), "\"\\udb40\\udc20\"" }, /* tag */
        { STR_INIT("\xE3\x85\xA4"), "\"\\u3164\"" },      /* Hangul filler */
        { STR_INIT("\xEE\x80\x80"), "\"\xEE\x80\x80\"" }, /* private use */
        /* ill-formed: each byte is one U+FFFD, nothing is read behind */
        { STR_INIT("a\xFFz"), "\"a\\ufffdz\"" },
        { STR_INIT("\xC0\xAF"), "\"\\ufffd\\ufffd\"" },
        { STR_INIT("\xE8\x8C"), "\"\\ufffd\\ufffd\"" },
        { STR_INIT("\xED\xA0\x80"), "\"\\ufffd\\ufffd\\ufffd\"" },
        { STR_INIT("\xF4\x90\x80\x80"), "\"\\ufffd\\ufffd\\ufffd\\ufffd\"" },
        { STR_INIT("\xF0\x82\x82\xAC"), "\"\\ufffd\\ufffd\\ufffd\\ufffd\"" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf b = { 0 };
        struct json j = { .out = &b };
        json_str(&j, cases[i].in);
        assert_string_equal(buf_z(&b), cases[i].out);
        buf_free(&b);
    }
}

/* Every character is either copied or escaped to the same value. */
static void test_all_characters(void **state)
{
    (void)state;
    struct buf b = { 0 };
    for (unsigned cp = 0x80; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        char in[4];
        size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        for (size_t i = n; --i > 0;)
            in[i] = (char)(0x80 | (cp >> 6 * (n - 1 - i) & 0x3F));
        in[0] = (char)((n == 2   ? 0xC0
                        : n == 3 ? 0xE0
                                 : 0xF0) |
                       cp >> 6 * (n - 1));
        buf_reset(&b);
        json_str(&(struct json){ .out = &b }, (struct str){ in, n });
        unsigned hi = 0, lo = 0;
        int got = sscanf(buf_z(&b), "\"\\u%4x\\u%4x\"", &hi, &lo);
        if (got <= 0)
            assert_true(b.n == n + 2 && memcmp(b.p + 1, in, n) == 0);
        else if (cp < 0x10000)
            assert_int_equal(hi, cp);
        else
            assert_int_equal(0x10000 + ((hi - 0xD800) << 10) + lo - 0xDC00, cp);
    }
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commas),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_all_characters),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
