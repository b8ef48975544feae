/* SPDX-License-Identifier: MIT */
/* The default keys, names of keys, and keys of other scripts. */
#include <config.h>

#include "ui/keymap.h"

#include "base/buf.h"
#include "ui/command.h"
#include "ui/ime.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static void test_defaults(void **state)
{
    struct arena a = { 0 };
    (void)state;
    for (size_t i = 0; i < ndefault_keys; i++) {
        const struct key_row *row = &default_keys[i];
        uint32_t key = key_of_name(str_of(row->key));
        struct str rest;
        if (!key || !command_find(str_of(row->command), &rest))
            fail_msg("%s: %s", row->key, row->command);
        assert_true(row->modes != 0);
        /* One meaning for each key in each mode. */
        for (size_t j = i + 1; j < ndefault_keys; j++)
            if (key_of_name(str_of(default_keys[j].key)) == key &&
                default_keys[j].modes & row->modes)
                fail_msg("%s is bound twice", row->key);
        /* Its name reads back as the same key. */
        assert_int_equal(key_of_name(key_name(&a, key)), key);
    }
    arena_free(&a);
}

static const struct {
    const char *name;
    uint32_t key;
} names[] = {
    { "j", 'j' },
    { "Space", ' ' },
    { "Enter", 13 },
    { "^M", 13 },
    { "^J", 13 },
    { "^H", 127 },
    { "Backspace", 127 },
    { "^A", 1 },
    { "Esc", 27 },
    { "Tab", 9 },
    { "^I", 9 },
    { "Up", KEY_SPECIAL + KEY_UP_ },
    { "S-Tab", KEY_SPECIAL + KEY_BACKTAB_ },
    { "F1", KEY_SPECIAL + KEY_F1_ },
    { "F12", KEY_SPECIAL + KEY_F12_ },
    { "M-x", 'x' | KEY_ALT },
    { "C-Up", (KEY_SPECIAL + KEY_UP_) | KEY_CTRL },
    { "S-M-Left", (KEY_SPECIAL + KEY_LEFT_) | KEY_SHIFT | KEY_ALT },
    { "\xE8\x8C\xB6", 0x8336 },
    { "^", '^' },
    { "-", '-' },
    { "F", 'F' },
    { "", 0 },
    { "jj", 0 },
    { "F0", 0 },
    { "F13", 0 },
    { "^a", 0 },
    { "^1", 0 },
    { " ", 0 },
    { "\x01", 0 },
    { "\xE8\x8C", 0 },
    { "M-", 0 },
};

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        uint32_t key = key_of_name(str_of(names[i].name));
        if (key != names[i].key)
            fail_msg("%s: %x", names[i].name, (unsigned)key);
    }
}

static void test_events(void **state)
{
    struct event e = { .type = EVENT_CHAR, .ch = 'j' };
    (void)state;
    assert_int_equal(key_of_event(&e), 'j');
    e.mods = MOD_ALT;
    assert_int_equal(key_of_event(&e), 'j' | KEY_ALT);
    e = (struct event){ .type = EVENT_CHAR, .ch = 8 };
    assert_int_equal(key_of_event(&e), 127);
    e = (struct event){ .type = EVENT_CHAR, .ch = 10 };
    assert_int_equal(key_of_event(&e), 13);
    e = (struct event){ .type = EVENT_KEY, .key = KEY_ENTER_ };
    assert_int_equal(key_of_event(&e), 13);
    e = (struct event){ .type = EVENT_KEY, .key = KEY_UP_, .mods = MOD_CTRL };
    assert_int_equal(key_of_event(&e), key_of_name(STR("C-Up")));
    e = (struct event){ .type = EVENT_KEY,
                        .key = KEY_BACKTAB_,
                        .mods = MOD_SHIFT };
    assert_int_equal(key_of_event(&e), key_of_name(STR("S-Tab")));
    e = (struct event){ .type = EVENT_MOUSE };
    assert_int_equal(key_of_event(&e), 0);
}

static void test_bind(void **state)
{
    struct keymap m;
    (void)state;
    keymap_init(&m);
    assert_string_equal(keymap_find(&m, MODE_LIST, 'j'), "down");
    assert_string_equal(keymap_find(&m, MODE_ARTICLE, ' '), "read-on");
    assert_string_equal(keymap_find(&m, MODE_LIST, ' '), "page-down");
    assert_null(keymap_find(&m, MODE_PROMPT, 'j'));
    assert_null(keymap_find(&m, MODE_LIST, 'C'));
    keymap_bind(&m, MODE_LIST, 'j', "page-down");
    assert_string_equal(keymap_find(&m, MODE_LIST, 'j'), "page-down");
    assert_string_equal(keymap_find(&m, MODE_ARTICLE, 'j'), "down");
    keymap_bind(&m, MODE_PANES, 'j', NULL);
    assert_null(keymap_find(&m, MODE_LIST, 'j'));
    assert_null(keymap_find(&m, MODE_ARTICLE, 'j'));
    assert_string_equal(keymap_find(&m, MODE_PAGE, 'j'), "down");
    keymap_free(&m);
}

static void test_modes(void **state)
{
    struct arena a = { 0 };
    (void)state;
    assert_int_equal(mode_of_name(STR("list")), MODE_LIST);
    assert_int_equal(mode_of_name(STR("prompt")), MODE_PROMPT);
    assert_int_equal(mode_of_name(STR("all")), MODE_MOST);
    assert_int_equal(mode_of_name(STR("")), 0);
    assert_true(str_eq(mode_names(&a, MODE_PANES), STR("list,article")));
    arena_free(&a);
}

static void test_list(void **state)
{
    struct keymap m;
    struct buf out = { 0 };
    (void)state;
    keymap_init(&m);
    keymap_bind(&m, MODE_LIST, 'X', NULL);
    keymap_list(&m, &out);
    assert_true(str_has(buf_str(&out), STR("list\tRight\topen\n")));
    assert_true(str_has(buf_str(&out), STR("article\tSpace\tread-on\n")));
    assert_false(str_has(buf_str(&out), STR("\tX\t")));
    buf_free(&out);
    keymap_free(&m);
}

static const struct {
    uint32_t cp, key;
} others[] = {
    { 'j', 'j' },       { 0xFF4A, 'j' }, /* full-width j */
    { 0xFF0F, '/' },    { 0xFF1F, '?' },
    { 0xFF1A, ':' },    { 0xFF01, '!' },
    { 0xFF10, '0' },    { 0xFF5E, '~' },
    { 0x3001, '/' },    { 0x3002, '.' },
    { 0xFF1B, ';' },    { 0x3000, ' ' },
    { 0x3153, 'j' },    { 0x314F, 'k' }, /* Hangul jamo, 2-set */
    { 0x3142, 'q' },    { 0x3143, 'Q' },
    { 0x3161, 'm' },    { 0x3128, 'j' }, /* bopomofo, Dachen */
    { 0x311C, 'k' },    { 0x3106, 'q' },
    { 0x3125, '/' },    { 0x02CA, '6' },
    { 0x4E2D, 0x4E2D }, { 0xE9, 0xE9 },
    { 0xFF5F, 0xFF5F },
};

static void test_ime(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(ime_key(others[i].cp), others[i].key);
    /* All of a layout lies on different keys. */
    for (uint32_t a = 0x3105; a <= 0x3129; a++) {
        assert_in_range(ime_key(a), '!', '~');
        for (uint32_t b = a + 1; b <= 0x3129; b++)
            assert_int_not_equal(ime_key(a), ime_key(b));
    }
}

static void test_ime_text(void **state)
{
    (void)state;
    assert_true(ime_is_text(0x8336));  /* Han */
    assert_true(ime_is_text(0x3042));  /* Hiragana */
    assert_true(ime_is_text(0x30AB));  /* Katakana */
    assert_true(ime_is_text(0xCC28));  /* Hangul */
    assert_true(ime_is_text(0x20BB7)); /* Han, plane 2 */
    assert_false(ime_is_text('a'));
    assert_false(ime_is_text(0x3153)); /* a jamo is a key */
    assert_false(ime_is_text(0xFF41));
    assert_false(ime_is_text(0x3001));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults), cmocka_unit_test(test_names),
        cmocka_unit_test(test_events),   cmocka_unit_test(test_bind),
        cmocka_unit_test(test_modes),    cmocka_unit_test(test_list),
        cmocka_unit_test(test_ime),      cmocka_unit_test(test_ime_text),
    };
    return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
