/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/lang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_same_name(void **state)
{
    static const struct {
        const char *x, *y;
        bool same;
    } rows[] = {
        { "陈锋", "陳鋒", true },        { "陈 锋", "陳鋒", true },
        { "陈锋", "陈峰", false },       { "陈锋", "陈", false },
        { "陈", "陈锋", false },         { "Tea Post", "tea post", true },
        { "Tea", "Tee", false },         { "", "茶", false },
        { "Tea Post", "TeaPost", true }, { "渡邊", "渡辺", true },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(lang_same_name(str_of(rows[i].x), str_of(rows[i].y)),
                         rows[i].same);
}

static void test_tags(void **state)
{
    static const struct {
        const char *tag;
        enum lang lang;
    } rows[] = {
        { "zh", LANG_ZH },
        { "zh-CN", LANG_ZH_HANS },
        { "zh-Hans", LANG_ZH_HANS },
        { "ZH-hans-HK", LANG_ZH_HANS },
        { "zh-TW", LANG_ZH_HANT },
        { "zh-HK", LANG_ZH_HANT },
        { "zh_MO", LANG_ZH_HANT },
        { "zh-Hant-SG", LANG_ZH_HANT },
        { "zh-SG", LANG_ZH_HANS },
        { "zh_CN.UTF-8", LANG_ZH_HANS },
        { "cmn-Hant", LANG_ZH_HANT },
        { "zh-XX", LANG_ZH },
        { "ja", LANG_JA },
        { "ja-JP", LANG_JA },
        { " ko-KR ", LANG_KO },
        { "EN-us", LANG_EN },
        { "fr", LANG_OTHER },
        { "zhx", LANG_OTHER },
        { "enx", LANG_OTHER },
        { "", LANG_UNKNOWN },
        { "-", LANG_UNKNOWN },
        { "und", LANG_UNKNOWN },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (lang_of_tag(str_of(rows[i].tag)) != rows[i].lang)
            fail_msg("%s", rows[i].tag);
    assert_int_equal(lang_of_tag(STR_NONE), LANG_UNKNOWN);
}

/* A tag that is given is understood. */
static void test_tag_of_lang(void **state)
{
    (void)state;
    for (enum lang l = LANG_UNKNOWN; l <= LANG_OTHER; l++) {
        const char *tag = lang_tag(l);
        if (l == LANG_UNKNOWN || l == LANG_OTHER)
            assert_null(tag);
        else
            assert_int_equal(lang_of_tag(str_of(tag)), l);
    }
    assert_string_equal(lang_tag(LANG_ZH_HANT), "zh-Hant");
}

static void test_guess(void **state)
{
    static const struct {
        const char *text;
        enum lang lang;
    } rows[] = {
        { "", LANG_UNKNOWN },
        { "1234 --- !", LANG_UNKNOWN },
        { "这趟列车开往南方，车上的人们都在喝茶。", LANG_ZH_HANS },
        { "這趟列車開往南方，車上的人們都在喝茶。", LANG_ZH_HANT },
        { "山水人家", LANG_ZH },
        { "气温：25℃，湿度 Humidity 40 percent", LANG_ZH_HANS },
        { "這本書叫《丛书》，講茶與水的歷史。", LANG_ZH_HANT },
        { "お茶を飲みながら電車を待つ。", LANG_JA },
        { "東京の天気は晴れ", LANG_JA },
        { "オランダ・アムステルダム", LANG_JA },
        { "安娜・玛丽说的话", LANG_ZH_HANS },
        { "오늘은 비가 오고 바람이 분다.", LANG_KO },
        { "대한민국 大韓民國의 날씨", LANG_KO },
        { "The train to the south leaves at nine.", LANG_EN },
        { "Tea \u8336 is a drink made from the leaves of a shrub, served hot.",
          LANG_EN },
        { "\u041F\u043E\u0435\u0437\u0434 \u043D\u0430 \u044E\u0433",
          LANG_OTHER },
        { "Le th\u00E9 a \u00E9t\u00E9 servi tr\u00E8s chaud \u00E0 No\u00EBl",
          LANG_OTHER },
        { "\xFF\xFE\x80", LANG_UNKNOWN },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        enum lang l = lang_guess(str_of(rows[i].text));
        if (l != rows[i].lang)
            fail_msg("%d for %s", (int)l, rows[i].text);
    }
    assert_int_equal(lang_guess(STR_NONE), LANG_UNKNOWN);
}

/* Only the head is read. */
static void test_head(void **state)
{
    static char text[3 * 4000];

    (void)state;
    for (size_t i = 0; i < 4000; i++)
        memcpy(text + 3 * i, i < 1400 ? "\u8FD9" : "\u9019", 3);
    assert_int_equal(lang_guess((struct str){ text, sizeof(text) }),
                     LANG_ZH_HANS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_name),   cmocka_unit_test(test_tags),
        cmocka_unit_test(test_tag_of_lang), cmocka_unit_test(test_guess),
        cmocka_unit_test(test_head),
    };

    return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
