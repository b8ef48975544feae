/* SPDX-License-Identifier: MIT */
/* Keys of input methods: which are keys, and what is text to search for. */
#include <config.h>

#include "ui/ime.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        uint32_t cp, key;
    } rows[] = {
        { 'j', 'j' },    { 0xFF4A, 'j' }, { 0xFF1F, '?' }, { 0x3000, ' ' },
        { 0x3001, '/' }, { 0x3002, '.' }, { 0x3153, 'j' }, { 0x314F, 'k' },
        { 0x3142, 'q' }, { 0x3128, 'j' }, { 0x311C, 'k' }, { 0x3125, '/' },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(ime_key(rows[i].cp), rows[i].key);
        assert_false(ime_is_text(rows[i].cp));
    }
}

static void test_text(void **state)
{
    (void)state;
    static const uint32_t text[] = {
        0x8336,  /* Han */
        0x3005,  /* the sign of repetition */
        0x3042,  /* Hiragana */
        0x30AB,  /* Katakana */
        0x30FC,  /* its long sound */
        0xFF76,  /* half-width */
        0xFF9E,  /* with a mark */
        0x31F0,  /* small */
        0xCC28,  /* Hangul */
        0xF900,  /* compatibility */
        0x20000, /* a rare one */
    };
    static const uint32_t none[] = { 'a', 0xE9, 0x2014, 0xFF0C, 0x1F600 };
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        assert_true(ime_is_text(text[i]));
        assert_int_equal(ime_key(text[i]), text[i]);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(ime_is_text(none[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_text),
    };
    return cmocka_run_group_tests_name("ime", tests, NULL, NULL);
}
