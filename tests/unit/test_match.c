/* SPDX-License-Identifier: MIT */
/* Words against titles and texts, and the ranges they hit. */
#include <config.h>

#include "search/match.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct match make(const char *expr)
{
    struct match m;
    match_init(&m, &arena, str_of(expr));
    return m;
}

static void test_words(void **state)
{
    (void)state;
    struct match m = make("  Green\tＴＥＡ　茶叶 \n");
    static const char *const want[] = { "green", "tea", "茶叶" };
    assert_int_equal(m.n, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++)
        assert_true(str_eq(m.words[i], str_of(want[i])));
    assert_int_equal(make("").n, 0);
    assert_int_equal(make("　 \t").n, 0);
    match_init(&m, &arena, STR_NONE);
    assert_int_equal(m.n, 0);
}

static void test_text(void **state)
{
    (void)state;
    static const struct {
        const char *expr, *text;
        bool match;
    } cases[] = {
        { "", "", true },
        { "", "anything", true },
        { "tea", "", false },
        { "tea", "Green TEA", true },
        { "TEA", "green tea", true },
        { "tea", "ｇｒｅｅｎ　Ｔｅａ", true },
        { "ｔｅａ", "green tea", true },
        { "te", "t", false },
        { "tea train", "a train with tea", true },
        { "tea train", "a train with coffee", false },
        { "茶", "绿茶", true },
        { "绿茶", "茶绿", false },
        { "茶　火车", "火车上的茶", true },
        { "3月", "３月的天气", true },
        { "！", "tea!", true },
        { "~", "～", true }, /* U+FF5E, the last one */
        { "!", "！", true }, /* U+FF01, the first one */
        { "｟", "｠", false },
        { "_", "＿", true },
        { "`", "｀", true },
        { "É", "café", true }, /* letters of any script */
        { "е", "ЕДА", true },  /* Cyrillic */
        { "ω", "Ω", true },    /* Greek */
        { "ÿ", "Ÿ", true },    /* two lead bytes */
        { "é", "e", false },
        { "@", "`", false },
        { "aab", "aaab", true },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct match m = make(cases[i].expr);
        struct entry e = { .title = str_of(cases[i].text) };
        if (match_text(&m, e.title) != cases[i].match ||
            match_entry(&m, &e) != cases[i].match)
            fail_msg("\"%s\" on \"%s\"", cases[i].expr, cases[i].text);
        /* a text has hits of each word exactly when it matches */
        if (m.n == 1)
            assert_int_equal(match_hits(&m, e.title, NULL, 0) > 0,
                             cases[i].match);
    }
    struct match m = make("tea"), all = make("");
    struct entry none = { 0 };
    assert_false(match_entry(&m, &none));
    assert_true(match_entry(&all, &none));
}

static void test_hits(void **state)
{
    (void)state;
    static const struct {
        const char *expr, *text;
        size_t n;
        struct hit hits[4];
    } cases[] = {
        { "tea", "Tea, tea", 2, { { 0, 3 }, { 5, 8 } } },
        { "tea", "x ｔｅａ", 1, { { 2, 11 } } },
        { "茶", "茶绿茶", 2, { { 0, 3 }, { 6, 9 } } },
        { "tea teapot", "teapot tea", 2, { { 0, 6 }, { 7, 10 } } },
        { "aa", "aaaaa", 2, { { 0, 2 }, { 2, 4 } } },
        { "bc ab", "abc", 1, { { 0, 2 } } },
        { "rain tea", "tea in the rain", 2, { { 0, 3 }, { 11, 15 } } },
        { "", "tea", 0, { { 0, 0 } } },
        { "tea", "", 0, { { 0, 0 } } },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct match m = make(cases[i].expr);
        struct hit out[4] = { { 0, 0 } };
        size_t n = match_hits(&m, str_of(cases[i].text), out, 4);
        assert_int_equal(n, cases[i].n);
        for (size_t j = 0; j < n; j++) {
            assert_int_equal(out[j].start, cases[i].hits[j].start);
            assert_int_equal(out[j].end, cases[i].hits[j].end);
        }
    }
}

/* More hits than room: all are counted, none is written behind it. */
static void test_room(void **state)
{
    (void)state;
    struct match m = make("a");
    struct hit out[3] = { { 0, 0 }, { 0, 0 }, { 77, 77 } };
    assert_int_equal(match_hits(&m, STR("abababab"), out, 2), 4);
    assert_int_equal(out[1].start, 2);
    assert_int_equal(out[2].start, 77);
}

/* Bytes that are no UTF-8 are read as far as they go and no further. */
static void test_cut_text(void **state)
{
    (void)state;
    struct match m = make("tea ～");
    static const char *const texts[] = { "\xEF", "\xEF\xBD", "te\xEF\xBD",
                                         "\xEF\xBD\xEF", "\xFFtea\xFF" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t n = strlen(texts[i]);
        char *copy = arena_bytes(&arena, n);
        memcpy(copy, texts[i], n);
        assert_int_equal(match_hits(&m, (struct str){ copy, n }, NULL, 0),
                         i == 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_words, teardown),
        cmocka_unit_test_teardown(test_text, teardown),
        cmocka_unit_test_teardown(test_hits, teardown),
        cmocka_unit_test_teardown(test_room, teardown),
        cmocka_unit_test_teardown(test_cut_text, teardown),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
