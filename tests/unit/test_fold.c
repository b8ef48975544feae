/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void expect(struct str text, unsigned flags, const char *key)
{
    struct arena a = { 0 };
    struct str got = fold_str(&a, text, flags);
    if (!str_eq(got, str_of(key)))
        fail_msg("\"%.*s\" became \"%.*s\", not \"%s\"", STR_ARG(text),
                 STR_ARG(got), key);
    arena_free(&a);
}

static void test_keys(void **state)
{
    static const struct {
        const char *text, *key;
        unsigned flags;
    } rows[] = {
        { "", "", 0 },
        { "Tea HOUSE", "tea house", 0 },
        { "Ｔｅａ１２", "tea12", 0 },
        { "Ärger ÉTÉ ŘÍP", "arger ete rip", 0 },
        { "A\xCC\x88rger", "arger", 0 },
        { "Straße ﬁn ΣΊΣΥΦΟΣ", "strasse fin σισυφοσ", 0 },
        { "МОЁ", "мое", 0 },
        { "①㈱㎞ ½", "1(株)km 1/2", 0 },
        /* width and voicing of kana */
        { "ｶﾞｽﾞﾌﾟﾗｰ", "がずぷらー", 0 },
        { "か\xE3\x82\x99は\xE3\x82\x9A", "がぱ", 0 },
        { "か \xE3\x82\x99", "が", 0 },
        { "カタカナとヴァ", "かたかなとゔぁ", 0 },
        { "カ\xE3\x82\x99ハ\xE3\x82\x9A", "がぱ", 0 },
        { "ﾜﾞヷワ\xE3\x82\x99", "ヷヷヷ", 0 }, /* has no hiragana */
        { "㌀㋐ヽヾ", "あぱーとあゝゞ", 0 },
        /* Hangul */
        { "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE"
          "\xE1\x86\xA8",
          "한국", 0 },
        { "우리 나라", "우리나라", 0 },
        { "ㅎㅏ", "ㅎㅏ", 0 },
        { "㉮ ﾡ", "가ㄱ", 0 },
        /* dots of names */
        { "唐纳德·特朗普", "唐纳德特朗普", 0 },
        { "唐納德‧特朗普", "唐纳德特朗普", 0 },
        { "ドナルド・トランプ", "どなるどとらんぷ", 0 },
        { "甲 ・ 乙", "甲乙", 0 },
        { "J•K·甲", "j·k·甲", 0 },
        { "• 甲 •", "甲", 0 },
        /* quotes, dashes, dots */
        { "「甲」『乙』“丙”‘丁’\"戊\"", "\"甲\"乙\"丙\"丁\"戊\"", 0 },
        { "don’t don't don＇t", "don\"t don\"t don\"t", 0 },
        { "甲——乙──丙—丁 - 戊–己－庚", "甲-乙-丙-丁-戊-己-庚", 0 },
        { "コーヒー", "こーひー", 0 },
        { "甲……乙。。。丙...丁⋯", "甲.乙。。。丙.丁.", 0 },
        { "3.14～５", "3.14~5", 0 },
        { "甲，乙：（丙）", "甲,乙:(丙)", 0 },
        /* blanks */
        { "何　平", "何平", 0 },
        { "iPhone 手机  15 Pro", "iphone手机15 pro", 0 },
        { " \t a\xC2\xA0 \xE3\x80\x80 b ", "a b", 0 },
        { "a , b", "a,b", 0 },
        { "Привет  мир", "привет мир", 0 },
        /* lines */
        { "\n甲\n\n乙\r\nb c\n", "甲\n乙\nb c", 0 },
        { "甲\n乙\nb\nc", "甲乙b c", FOLD_JOIN },
        { "甲 · \n · 乙", "甲\n乙", 0 },
        /* without width */
        { "新\xE2\x80\x8B闻\xEF\xB8\x8F ne\xC2\xADws", "新闻news", 0 },
        { "新\xF3\xA0\x84\x80闻", "新闻", 0 },
        /* numerals */
        { "二〇二〇年", "2020年", 0 },
        { "二○二○ 年", "2020年", 0 },
        { "一九八四年", "1984年", 0 },
        { "二零二零年", "2020年", 0 },
        { "二 〇 二\xE2\x80\x8B〇年", "2020年", 0 },
        { "八〇后", "80后", 0 },
        { "一九八四", "一九八四", 0 },
        { "一九八四\n年", "一九八四\n年", 0 },
        { "三年", "三年", 0 },
        { "一百零五年", "一百零五年", 0 },
        { "统一", "统一", 0 },
        { "王○○", "王〇〇", 0 },
        { "十二三", "十二三", 0 },
        { "五二〇 a", "520 a", 0 },
        /* Han */
        { "臺灣颱風", "台湾台风", 0 },
        { "気氛と駅、広場、沢", "气氛と驿、广场、泽", 0 },
        { "\xEF\xA4\x80", "岂", 0 },     /* U+F900 */
        { "\xE2\xBC\x80", "一", 0 },     /* U+2F00 */
        { "\xF0\xA0\xAE\xB7", "𠮷", 0 }, /* as it is */
        { "\xFF甲\xE4\xB8", "\xEF\xBF\xBD甲\xEF\xBF\xBD", 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect(str_of(rows[i].text), rows[i].flags, rows[i].key);
    expect(STR_NONE, 0, "");
}

/* Each word of a row has one key. */
static void test_same(void **state)
{
    static const char *const rows[] = {
        "说 説 說",
        "里 裏 裡",
        "后 後",
        "台 臺 颱 檯",
        "干 乾 幹 榦",
        "面 麵 麪",
        "只 隻 祇",
        "松 鬆",
        "丑 醜",
        "发 發 髮 発 髪",
        "气 氣 気",
        "樱 櫻 桜",
        "圆 圓 円",
        "权 權 権",
        "经 經 経",
        "为 為 爲",
        "众 眾 衆",
        "线 線 缐 綫",
        "峰 峯",
        "群 羣",
        "床 牀",
        "炮 砲 礮",
        "账 帳 帐 賬",
        "计划 計劃 計畫",
        "真 眞",
        "录 録 錄",
        "辩护士 辯護士 弁護士",
        "龙 龍 竜",
        "泽 澤 沢",
        "铁 鐵 鉄",
        "がいど ガイド ｶﾞｲﾄﾞ",
        "국 국",
        "Ａ A a ａ",
        "\xC3\xA9 e\xCC\x81 E",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = { 0 };
        struct str rest = str_of(rows[i]), word, first = STR_NONE;
        while (str_field(&rest, ' ', &word)) {
            struct str key = fold_str(&a, word, 0);
            if (!first.p)
                first = key;
            else if (!str_eq(first, key))
                fail_msg("%s: %.*s", rows[i], STR_ARG(word));
        }
        arena_free(&a);
    }
}

/* Everyday words that some list of variants joins. */
static void test_apart(void **state)
{
    static const char *const rows[][2] = {
        { "欠", "缺" }, { "予", "豫" }, { "连", "联" }, { "沪", "滤" },
        { "办", "辩" }, { "办", "瓣" }, { "一", "壹" }, { "二", "贰" },
        { "他", "她" }, { "沈", "沉" }, { "托", "拓" }, { "板", "版" },
        { "佑", "祐" }, { "预", "豫" }, { "辨", "辩" }, { "人", "入" },
        { "己", "已" }, { "ー", "一" }, { "ー", "—" },  { "齐", "斋" },
        { "末", "未" }, { "日", "曰" }, { "か", "が" }, { "は", "ぱ" },
        { "崎", "埼" }, { "《", "「" }, { "。", "." },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = { 0 };
        if (str_eq(fold_str(&a, str_of(rows[i][0]), 0),
                   fold_str(&a, str_of(rows[i][1]), 0)))
            fail_msg("%s %s", rows[i][0], rows[i][1]);
        arena_free(&a);
    }
}

static void test_query(void **state)
{
    struct arena a = { 0 };
    struct str keys[FOLD_KEYS];

    (void)state;
    assert_int_equal(fold_query(&a, STR("臺灣"), 0, keys), 1);
    assert_true(str_eq(keys[0], STR("台湾")));
    assert_int_equal(fold_query(&a, STR("公元一九八四"), 0, keys), 2);
    assert_true(str_eq(keys[0], STR("公元一九八四")));
    assert_true(str_eq(keys[1], STR("公元1984")));
    assert_int_equal(fold_query(&a, STR("一九八四年"), 0, keys), 1);
    assert_int_equal(fold_query(&a, STR("第一"), 0, keys), 1);
    assert_int_equal(fold_query(&a, STR(" · "), 0, keys), 0);
    arena_free(&a);
}

/* What a hit of the needle in the key is in the text. */
static void test_hits(void **state)
{
    static const struct {
        const char *text, *needle, *hit;
    } rows[] = {
        { "见唐納德·特朗普。", "德特", "德·特" },
        { "见唐納德·特朗普。", "特朗普", "特朗普" },
        { "见唐納德·特朗普。", "唐纳德", "唐納德" },
        { "在二〇二〇年，", "2020年", "二〇二〇年" },
        { "在二 ○ 二〇年，", "02", "○ 二" },
        { "甲，乙，丙", "乙", "乙" },
        { "甲，乙，丙", ",丙", "，丙" },
        { "（㍿）", "会社", "㍿" },
        { "ｶﾞｽ", "が", "ｶﾞ" },
        { "ｶﾞｽ", "す", "ｽ" },
        { "カ\xE3\x82\x99ス", "が", "カ\xE3\x82\x99" },
        { "ガス", "が", "ガ" },
        { "cafe\xCC\x81 au", "cafe", "cafe\xCC\x81" },
        { "cafe\xCC\x81 au", "au", "au" },
        { "Gruß an", "s", "ß" },
        { "Gruß an", "an", "an" },
        { "甲——乙", "-", "——" },
        { "甲…… 乙", "乙", "乙" },
        { "甲…… 乙", ".", "……" },
        { "何　平", "何平", "何　平" },
        { "何　平", "平", "平" },
        { "何　平", "何", "何" },
        { "新\xE2\x80\x8B闻", "新闻", "新\xE2\x80\x8B闻" },
        { "新\xE2\x80\x8B闻", "新", "新" },
        { "J·K", "k", "K" },
        { "\xE1\x84\x92\xE1\x85\xA1 \xE1\x86\xAB\xE1\x84\x80", "한",
          "\xE1\x84\x92\xE1\x85\xA1 \xE1\x86\xAB" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum { FROM = 1000 };
        struct buf key = { 0 };
        struct fold_map map = { 0 };
        struct str text = str_of(rows[i].text), hit;
        struct str needle = str_of(rows[i].needle);
        uint32_t at, start, end;
        fold_text(&key, &map, text, FROM, 0);
        at = (uint32_t)str_find(buf_str(&key), needle);
        if (at == key.n)
            fail_msg("%zu: no %s in %s", i, rows[i].needle, buf_z(&key));
        start = fold_map_text(&map, at, false) - FROM;
        end = fold_map_text(&map, at + (uint32_t)needle.n, true) - FROM;
        hit = str_range(text.p + start, text.p + end);
        if (!str_eq(hit, str_of(rows[i].hit)))
            fail_msg("%s in %s is \"%.*s\"", rows[i].needle, rows[i].text,
                     STR_ARG(hit));
        buf_free(&key);
        fold_map_free(&map);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),  cmocka_unit_test(test_same),
        cmocka_unit_test(test_apart), cmocka_unit_test(test_query),
        cmocka_unit_test(test_hits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
