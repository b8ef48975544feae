/* SPDX-License-Identifier: MIT */
/* Words against titles and texts, and the ranges they hit. */
#include <config.h>

#include "base/mem.h"
#include "search/alias.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "make_rules.h"

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

static bool title_matches(const struct match *m, struct str title)
{
    struct buf buf = { 0 };
    struct title_key key;
    bool yes;
    title_key_make(&key, title, &buf);
    yes = match_title(m, &key);
    buf_free(&buf);
    return yes;
}

static void test_words(void **state)
{
    (void)state;
    struct match m = make("  Green\tＴＥＡ　茶葉 \n");
    static const char *const want[] = { "green", "tea", "茶叶" };
    assert_int_equal(m.n, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++)
        assert_true(str_eq(m.words[i].forms[0].scan.needle, str_of(want[i])));
    assert_int_equal(make("").n, 0);
    assert_int_equal(make("　 \t").n, 0);
    assert_int_equal(make("\u200B").n, 0); /* has no key */
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
        { "茶　火车", "火車上的茶", true },
        { "3月", "３月的天气", true },
        { "二〇二〇", "2020年的茶", true },
        { "！", "tea!", true },
        { "É", "café", true }, /* without marks, of any script */
        { "e", "É", true },
        { "е", "ЕДА", true },
        { "ω", "Ω", true },
        { "“茶”", "「茶」", true },
        { "绿 茶", "绿 茶", true },
        { "绿茶", "绿　茶", true }, /* no blanks beside Han */
        { "greentea", "green tea", false },
        { "발차", "발차", true },
        { "@", "`", false },
        { "aab", "aaab", true },
        { "lvc", "绿茶", false }, /* pinyin is for titles */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct match m = make(cases[i].expr);
        struct str text = str_of(cases[i].text);
        struct buf hits = { 0 };
        if (match_text(&m, text) != cases[i].match)
            fail_msg("\"%s\" on \"%s\"", cases[i].expr, cases[i].text);
        if (cases[i].match)
            assert_true(title_matches(&m, text));
        /* a text has hits of each word exactly when it matches */
        if (m.n == 1)
            assert_int_equal(match_hits(&m, MATCH_TEXT, text, 9, &hits) > 0,
                             cases[i].match);
        buf_free(&hits);
    }
}

static void test_title(void **state)
{
    (void)state;
    static const struct {
        const char *expr, *title;
        bool match;
    } cases[] = {
        { "", "", true },
        { "lvcha", "新绿茶", true },
        { "xlc", "新綠茶", true },
        { "LVC", "新绿茶", false }, /* upper case is no pinyin */
        { "cha tea", "tea 与茶", true },
        { "cha coffee", "tea 与茶", false },
        { "tea", "TEA", true },
        { "cq", "重庆", true },
        { "zq", "重庆", true },
        { "gaido", "山のガイド", true },
        { "がいど", "山のガイド", true },
        { "ガイド", "山のがいど", true },
        { "かいど", "山のガイド", false },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct match m = make(cases[i].expr);
        if (title_matches(&m, str_of(cases[i].title)) != cases[i].match)
            fail_msg("\"%s\" on \"%s\"", cases[i].expr, cases[i].title);
    }
}

static void test_hits(void **state)
{
    (void)state;
    static const struct {
        const char *expr, *text;
        enum match_in in;
        size_t n;
        struct hit hits[4];
    } cases[] = {
        { "tea", "Tea, tea", 0, 2, { { 0, 3 }, { 5, 8 } } },
        { "tea", "x ｔｅａ", 0, 1, { { 2, 11 } } },
        { "茶", "茶绿茶", 0, 2, { { 0, 3 }, { 6, 9 } } },
        { "綠茶", "喝绿 茶。", 0, 1, { { 3, 10 } } },
        { "tea teapot", "teapot tea", 0, 2, { { 0, 6 }, { 7, 10 } } },
        { "がいど", "山のガイドとｶﾞｲﾄﾞ", 0, 2, { { 6, 15 }, { 18, 33 } } },
        { "aa", "aaaaa", 0, 2, { { 0, 2 }, { 2, 4 } } },
        { "bc ab", "abc", 0, 1, { { 0, 2 } } },
        { "rain tea", "tea in the rain", 0, 2, { { 0, 3 }, { 11, 15 } } },
        { "株 会社", "㍿", 0, 1, { { 0, 3 } } }, /* two in one character */
        { "lc", "新绿茶与绿茶", MATCH_TEXT, 0, { { 0, 0 } } },
        { "lc", "新绿茶与绿茶", MATCH_TITLE, 2, { { 3, 9 }, { 12, 18 } } },
        { "", "tea", 0, 0, { { 0, 0 } } },
        { "tea", "", 0, 0, { { 0, 0 } } },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct match m = make(cases[i].expr);
        struct buf out = { 0 };
        size_t n = match_hits(&m, cases[i].in, str_of(cases[i].text), 99, &out);
        const struct hit *hits = (const void *)out.p;
        assert_int_equal(n, cases[i].n);
        assert_int_equal(n * sizeof *hits, out.n);
        for (size_t j = 0; j < n; j++) {
            assert_int_equal(hits[j].start, cases[i].hits[j].start);
            assert_int_equal(hits[j].end, cases[i].hits[j].end);
        }
        buf_free(&out);
    }
}

/* No more than asked for; what was there stays. */
static void test_most(void **state)
{
    (void)state;
    struct match m = make("a");
    struct buf out = { 0 };
    assert_int_equal(match_hits(&m, MATCH_TEXT, STR("abababab"), 2, &out), 2);
    assert_int_equal(match_hits(&m, MATCH_TEXT, STR("xa"), 9, &out), 1);
    const struct hit *hits = (const void *)out.p;
    assert_int_equal(hits[1].start, 2);
    assert_int_equal(hits[2].start, 1);
    buf_free(&out);
    char *long_text = arena_bytes(&arena, 1000);
    memset(long_text, 'a', 1000);
    assert_int_equal(
        match_hits(&m, MATCH_TEXT, (struct str){ long_text, 1000 }, 70, &out),
        70);
    buf_free(&out);
}

/* Keys are those of the titles, however they were asked for. */
static void test_keys(void **state)
{
    (void)state;
    static const char *const titles[] = { "Ａ綠茶", "", "火車" };
    struct archive a;
    struct keys keys = { 0 };
    struct batch *b = xcalloc(1, sizeof *b);
    archive_init(&a);
    b->n = COUNT(titles);
    b->entries = xcalloc(b->n, sizeof *b->entries);
    b->entry_sources = xcalloc(b->n, sizeof *b->entry_sources);
    for (size_t i = 0; i < b->n; i++)
        b->entries[i].title = str_of(titles[i]);
    archive_adopt(&a, b);
    assert_false(keys_add(&keys, &a, 1));
    assert_true(keys_add(&keys, &a, 2));
    assert_true(keys_add(&keys, &a, SIZE_MAX));
    assert_int_equal(keys.n, 3);
    assert_true(str_eq(title_key_str(&keys.list[0]), STR("a绿茶")));
    assert_int_equal(keys.list[1].n, 0);
    assert_true(str_eq(title_key_str(&keys.list[2]), STR("火车")));
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(archive_entry(&a, i)->place, i);
    keys_free(&keys);
    archive_free(&a);
}

/* A name of letters is found whole, the word that was typed anywhere. */
static void test_names(void **state)
{
    const struct rules *rules = make_rules(
        &arena, NULL, "aliases", "茶 tea black_tea ティー\n车 car5 Зал\n");
    static const struct {
        const char *word, *also, *text;
        size_t hits;
    } rows[] = {
        { "茶", " tea black tea ティー", "steam teas 3tea tea3 teaé", 0 },
        { "茶", " tea black tea ティー", "a TEA, 喝tea吧 ｔｅａ", 3 },
        { "茶", " tea black tea ティー", "Black  Tea", 1 },
        { "茶", " tea black tea ティー", "ミルクティーを", 1 },
        { "tea", " 茶 black tea ティー", "steam 茶", 2 },
        { "车", " car5 Зал", "car5 car55 scar5 car5车 x车car5", 5 },
        { "车", " car5 Зал", "зал залы вокзал зал", 2 },
        { "te", "", "茶", 0 },
        { "black", "", "茶", 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena own = { 0 };
        struct buf hits = { 0 };
        struct match m;
        struct str text = str_of(rows[i].text), also;
        match_init(&m, &own, str_of(rows[i].word));
        also = alias_add_all(&m, &own, rules);
        if (!str_eq(also, str_of(rows[i].also)))
            fail_msg("%s: %.*s", rows[i].word, STR_ARG(also));
        if (match_hits(&m, MATCH_TEXT, text, 100, &hits) != rows[i].hits)
            fail_msg("%s in %s", rows[i].word, rows[i].text);
        assert_int_equal(match_text(&m, text), rows[i].hits > 0);
        buf_free(&hits);
        arena_free(&own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_words, teardown),
        cmocka_unit_test_teardown(test_text, teardown),
        cmocka_unit_test_teardown(test_title, teardown),
        cmocka_unit_test_teardown(test_hits, teardown),
        cmocka_unit_test_teardown(test_most, teardown),
        cmocka_unit_test_teardown(test_keys, teardown),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
