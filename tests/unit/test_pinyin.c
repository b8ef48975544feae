/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/pinyin.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* The mask of a text; *in, if not NULL, whether its units have the word. */
static uint32_t units(const struct pinyin *p, struct str text, bool *in)
{
    struct buf out = { 0 };
    uint32_t mask = pinyin_units(&out, text);
    if (in)
        *in = pinyin_in(p, out.p);
    buf_free(&out);
    return mask;
}

/* The match of word in text; absent if there is none. */
static struct str find(const char *word, const char *text)
{
    struct pinyin p;
    struct str s = str_of(text);
    size_t start, end;
    bool in, may;

    if (!pinyin_init(&p, str_of(word)))
        return STR_NONE;
    may = pinyin_may(&p, units(&p, s, &in));
    assert_int_equal(in, pinyin_find(&p, s, 0, &start, &end));
    if (!in)
        return STR_NONE;
    assert_true(may);
    return str_range(s.p + start, s.p + end);
}

static void test_found(void **state)
{
    static const struct {
        const char *word, *text, *found;
    } rows[] = {
        { "gwq", "美国务卿访问", "国务卿" },
        { "guowuqing", "美国务卿访问", "国务卿" },
        { "guowq", "美国务卿访问", "国务卿" },
        { "gwuq", "美国务卿访问", "国务卿" },
        { "guowuqi", "美国务卿访问", "国务卿" },
        { "gwqing", "美國務卿訪問", "國務卿" },
        { "g", "美国", "国" },
        { "jze", "见金正恩", "金正恩" },
        { "jzen", "见金正恩", "金正恩" },
        { "cq", "去重庆", "重庆" },
        { "zq", "去重庆", "重庆" },
        { "zhongq", "去重慶", "重慶" },
        { "chongqing", "去重庆", "重庆" },
        { "zg", "在中国", "中国" },
        { "zhg", "在中国", "中国" },
        { "zhguo", "在中国", "中国" },
        { "shh", "到上海", "上海" },
        { "sh", "到上海", "上" }, /* the shortest */
        { "nvw", "女王", "女王" },
        { "nuwang", "女王", "女王" },
        { "lvse", "绿色", "绿色" },
        { "xian", "在西安", "西安" },
        { "xi'an", "在西安", "西安" },
        { "xian", "在先", "先" },
        { "fangan", "方案", "方案" },
        { "fangan", "反感", "反感" },
        /* what is between characters */
        { "xjp", "新 ，“降·平", "新 ，“降·平" },
        { "bj", "北\xE2\x80\x8B京", "北\xE2\x80\x8B京" },
        /* Latin and digits */
        { "covid", "关于COVID-19", "COVID" },
        { "covid19", "关于COVID-19", "COVID-19" },
        { "g20", "看G20峰会", "G20" },
        { "g20fh", "看Ｇ２０峰会", "Ｇ２０峰会" },
        { "5gsj", "5G手机", "5G手机" },
        /* kana and Hangul */
        { "toukyou", "とうきょう", "とうきょう" },
        { "sushi", "食べるスシ", "スシ" },
        { "nippon", "ニッポン", "ニッポン" },
        { "kohi", "コーヒー", "コーヒ" },
        { "shashin", "しゃしん", "しゃしん" },
        { "seoul", "서울 시", "서울" },
        { "hanguk", "한국", "한국" },
        { "hg", "한국", "한국" },
        { "su", "서울", "서울" },
        /* not there */
        { "gwq", "美国务院", NULL },
        { "gwq", "国无情趣吗", "国无情" },
        { "ab", "甲乙", NULL },
        { "guoa", "国务", NULL },
        { "gq", "国务卿", NULL },
        { "gwu", "国я务", NULL },
        { "guh", "国火", NULL },
        { "cv", "covid", NULL },
        { "g", "", NULL },
        { "", "国", NULL },
        { "GWQ", "国务卿", NULL },
        { "g wq", "国务卿", NULL },
        { "g", "，。", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = find(rows[i].word, rows[i].text);
        struct str want = str_of(rows[i].found);
        if (!str_eq(got, want) || (got.p != NULL) != (want.p != NULL))
            fail_msg("%s in %s: \"%.*s\"", rows[i].word, rows[i].text,
                     STR_ARG(got));
    }
}

static void test_next(void **state)
{
    struct pinyin p;
    struct str s = STR("中国，中国");
    size_t start, end;

    (void)state;
    assert_true(pinyin_init(&p, STR("zg")));
    assert_true(pinyin_find(&p, s, 0, &start, &end));
    assert_int_equal(start, 0);
    assert_true(pinyin_find(&p, s, end, &start, &end));
    assert_int_equal(start, 9);
    assert_int_equal(end, 15);
    assert_false(pinyin_find(&p, s, end, &start, &end));
    assert_false(pinyin_find(&p, s, 100, &start, &end));
}

static void test_limits(void **state)
{
    char word[PINYIN_MOST + 2];
    struct pinyin p;

    (void)state;
    memset(word, 'g', sizeof word);
    assert_true(pinyin_init(&p, (struct str){ word, PINYIN_MOST }));
    assert_false(pinyin_init(&p, (struct str){ word, PINYIN_MOST + 1 }));
    assert_int_equal(p.n, 0);
}

/* The mask never rejects a title that matches, and mostly one that does not. */
static void test_mask(void **state)
{
    struct pinyin p;

    (void)state;
    assert_true(pinyin_init(&p, STR("guowuqing")));
    assert_true(pinyin_may(&p, units(&p, STR("国务卿"), NULL)));
    assert_false(pinyin_may(&p, units(&p, STR("国务"), NULL)));
    assert_true(pinyin_init(&p, STR("g20")));
    assert_false(pinyin_may(&p, units(&p, STR("国"), NULL)));
    for (uint32_t cp = 0x80; cp < 0x30000; cp++) {
        char bytes[4];
        struct str s = { bytes, utf8_put(bytes, cp) };
        uint32_t mask = units(&p, s, NULL);
        for (char c = 'a'; c <= 'z'; c++) {
            size_t start, end;
            assert_true(pinyin_init(&p, (struct str){ &c, 1 }));
            if (pinyin_find(&p, s, 0, &start, &end) && !pinyin_may(&p, mask))
                fail_msg("U+%04X by %c", (unsigned)cp, c);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_mask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
