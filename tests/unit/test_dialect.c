/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/d.h"
#include "parser/title.h"
#include "parser/title_sites.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "unit/fixture.h"

#define MS "<!--1594975740123-->\n"
#define DASHES "------------------------\n"
#define ORIGIN \
    "原文地址（需翻墙访问）：https://tea.example/gb/2022/8/15/a.html\n"

static void test_table(void **state)
{
    (void)state;
    assert_true(ndialects >= 4);
    for (size_t i = 0; i < ndialects; i++) {
        assert_non_null(dialects[i]->recognise);
        assert_non_null(dialects[i]->meta);
        assert_non_null(dialects[i]->cut);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(dialects[i]->name, dialects[k]->name);
    }
    assert_string_equal(dialects[ndialects - 1]->name, "plain");
    assert_null(dialects[ndialects - 1]->both);
}

static void test_recognise(void **state)
{
    static const char *const rows[][2] = {
        { MS "[茶](http://a/b)\n------\n\n<p>", "ms" },
        { "\n \n" MS "[茶](http://a/b)\n------\n\n<p>", "ms" },
        { "<!--NaN-->\r\n[茶](http://a/b)\r\n------\r\n", "ms" },
        { "<!--NaN-->\r[茶](http://a/b)\r------\r<p>", "ms" },
        { "<!--x-->\n[茶](http://a/b)\n------\n", "plain" },
        { MS "茶\n------\n", "plain" },
        { MS "[茶](http://a/b)\n", "plain" },
        { "---\ntitle: 茶\n---\n" MS "[茶](http://a/b)\n------\n", "yaml-ms" },
        { "---\ntitle: 茶\n---\n# 茶\n", "markdown" },
        { "### 茶\n" DASHES "\n<p>", "gfw" },
        { "### \n" DASHES "\n<p>", "gfw" },
        { "### 茶\n---\n\n<p>", "markdown" },
        { "###茶\n" DASHES, "plain" },
        { "茶", "plain" },
        { "", "plain" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct dialect *d = dialect_of(str_of(rows[i][0]), STR("a.md"));
        if (strcmp(d->name, rows[i][1]) != 0)
            fail_msg("row %zu is %s", i, d->name);
    }
}

static struct found found_in(const char *text)
{
    struct found f = { 0 };
    struct str s = str_of(text);
    dialect_found(&arena, s, STR("a.md"), &f);
    return f;
}

static void test_ms_header(void **state)
{
    struct found f = found_in(MS "[[短] 茶](x) [](https://a.example/b)\n"
                                 "------\n\n<p>水</p>");
    (void)state;
    check(f.ms, "1594975740123");
    check(f.title, "[短] 茶](x) [");
    check(f.url, "https://a.example/b");
    check(f.body, "\n<p>水</p>");
    assert_true(f.title_entities);
    f = found_in(MS "[两行\n题目](https://a.example/b)\n------\n<p>");
    check(f.title, "两行\n题目");
    check(f.body, "<p>");
}

static void test_yaml_ms(void **state)
{
    struct found f = found_in(
        "---\nlayout: post\ntitle: \"茶 \\\"新\\\"\"\n"
        "date: 2020-06-17T16:03:24.000Z\nauthor: 某人\n"
        "from: https://a.example/b\ntags: [ 茶叶周刊 ]\n"
        "categories: [ 茶叶周刊 ]\n---\n<!--NaN-->\n"
        "[茶 \"新\"](https://a.example/b)\n------\n\n<div>\n水\n</div>\n");
    (void)state;
    check(f.ms, "NaN");
    check(f.title, "茶 \"新\"");
    check(f.front_title, "茶 \"新\"");
    check(f.front_date, "2020-06-17T16:03:24.000Z");
    check(f.author, "某人");
    check(f.feed, "茶叶周刊");
    check(f.tags, NULL);
    check(f.body, "\n<div>\n水\n</div>\n");
    assert_true(f.front_is_fetch);
}

static void test_gfw(void **state)
{
    struct found f = found_in(
        "### 新茶\n" DASHES "\n#### [首页](../README.md) | [b](c)\n\n\n"
        "<div><p>正文 原文链接：https://no.example/</p></div>\n<hr/>\n"
        "手机上长按：<br/>\n" ORIGIN "\n\n" DASHES "#### [首页](x)\n");
    (void)state;
    check(f.title, " 新茶");
    check(f.url, "https://tea.example/gb/2022/8/15/a.html");
    assert_true(str_starts(f.body, STR("<div><p>")));
    f = found_in("### 新茶\n" DASHES
                 "\n<p>一</p>\n<br/>原文链接：http://b.example/1\n"
                 "\n" DASHES "#### [首页](x)\n");
    check(f.url, "http://b.example/1");
}

static void test_plain(void **state)
{
    static const struct {
        const char *text, *title, *front, *url;
        bool index;
    } rows[] = {
        { "# 茶的历史\n\n很久以前。\n", "茶的历史", NULL, NULL, false },
        { "## 茶 {.tabset}\n\n水\n", "茶", NULL, NULL, false },
        { "# [博客](/)\n\n水。\n水。\n", "博客", NULL, NULL, false },
        { "茶的历史\n\n　　很久以前。\n", "茶的历史", NULL, NULL, false },
        { "茶的历史\n　　很久以前。\n", "茶的历史", NULL, NULL, false },
        { "很久以前，有一棵茶树。\n\n后来\n", NULL, NULL, NULL, false },
        { "1\n\n2\n", NULL, NULL, NULL, false },
        { "茶\n水\n", NULL, NULL, NULL, false },
        { "---\ntitle: 茶\n---\n# 水\n", NULL, "茶", NULL, false },
        { "---\ntitle: 茶\n---\n# 茶 与水\n", "茶 与水", "茶", NULL, false },
        { "---\nurl: https://a.example/\n---\n水\n", NULL, NULL,
          "https://a.example/", false },
        { "[题目](https://a.example/1)\n------\n日期：Thu, 02 Jul 2020 "
          "02:32:33 +0000\n\n<p>\n",
          "题目", NULL, "https://a.example/1", false },
        { "#### [一](../1.md)\n#### [二](../2.md)\n", "一", NULL, NULL, true },
        { "- [一](1.md)\n- [二](2.md)\n- 三\n", NULL, NULL, NULL, false },
        { "- [一](1.md)\n- [二](2.md)\n- [三](3.md) 新\n", NULL, NULL, NULL,
          true },
        { "![图](1.png)\n", NULL, NULL, NULL, false },
        { "", NULL, NULL, NULL, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = found_in(rows[i].text);
        check(f.title, rows[i].title);
        check(f.front_title, rows[i].front);
        check(f.url, rows[i].url);
        if (f.index_page != rows[i].index)
            fail_msg("row %zu", i);
    }
    check(found_in("[题目](https://a.example/1)\n------\n日期：x\n").label_date,
          "x");
}

/* "html|nav: words|…" of the segments a text is cut into. */
static const char *cut(const char *text)
{
    static const char *const forms[] = { "html", "lines", "plain", "pre",
                                         "markdown" };
    static char out[2048];
    struct segments s = { 0 };
    size_t n = 0;
    struct str t = str_of(text);
    dialect_cut(dialect_of(t, STR("a.md")), &arena, t, &s);
    out[0] = '\0';
    for (size_t i = 0; i < s.n; i++) {
        const struct segment *g = &s.list[i];
        struct str words = str_trim(g->text);
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s", i ? "|" : "",
                              forms[g->form]);
        if (g->hidden != HIDE_NOT)
            n += (size_t)snprintf(out + n, sizeof out - n, " %s",
                                  reason_name(g->hidden));
        n +=
            (size_t)snprintf(out + n, sizeof out - n, ": %.*s", STR_ARG(words));
    }
    return out;
}

static void test_cut(void **state)
{
    (void)state;
    assert_string_equal(cut(MS "[茶 &amp; 水](http://a/b)\n------\n\n<p>正文"),
                        "html: <p>正文");
    assert_string_equal(
        cut(MS "[茶 - iYouPort](http://a/b)\n------\n\n<p>正文"),
        "plain envelope: 茶 - iYouPort|html: <p>正文");
    assert_string_equal(
        cut("---\ntitle: 茶\n---\n" MS "[茶](http://a/b)\n------\n<p>水"),
        "pre envelope: title: 茶|html: <p>水");
    /* a video without words: where it is */
    assert_string_equal(
        cut("---\ntitle: 茶\n---\n" MS "[茶](http://a/b)\n------\n<p></p>"),
        "pre envelope: title: 茶|html: <p></p>");
    assert_string_equal(cut("---\ntitle: 茶\n---\n# 茶\n水"),
                        "pre envelope: title: 茶|markdown: # 茶\n水");
    assert_string_equal(cut("水"), "plain: 水");
    assert_string_equal(cut(""), "");
}

static void test_cut_gfw(void **state)
{
    (void)state;
    assert_string_equal(
        cut("### 茶\n" DASHES "\n#### [首页](a) | [b](c)\n\n\n"
            "<div><img src=p></div><hr/>\n\n#### [ 标语](d)\n\n"
            "#### 代理：[e](f) | [g](h)\n\n<div>\n <p>一</p>\n  \n\n---\n\n"
            "#### [中](i)\n\n <p>二</p>\n</div>\n\n\n<hr/>\n"
            "手机上长按：<br/>\nhttps://m.example/1.md <br/>\n"
            "<a href='j'><img src='k'/></a> <br/>\n" ORIGIN "\n\n" DASHES
            "#### [首页](l)\n\n\n<img src='m' width='0px'/>"),
        "lines nav: [首页](a) | [b](c)"
        "|html: <div><img src=p></div><hr/>"
        "|lines promo: [ 标语](d)"
        "|lines promo: 代理：[e](f) | [g](h)"
        "|html: <div>\n <p>一</p>"
        "|lines promo: [中](i)"
        "|html: <p>二</p>\n</div>"
        "|lines share: 手机上长按："
        "|lines share: https://m.example/1.md"
        "|html share: <a href='j'><img src='k'/></a>"
        "|lines share: 原文地址（需翻墙访问）："
        "https://tea.example/gb/2022/8/15/a.html"
        "|lines nav: [首页](l)"
        "|html: <img src='m' width='0px'/>");
}

static void test_cut_gfw_older(void **state)
{
    (void)state;
    assert_string_equal(cut("### 茶\n" DASHES "\n<p>一</p>\n---\n<p>二</p>\n\n"
                            "<br/>原文链接：http://b/1\n\n\n" DASHES
                            "#### [首页](l)"),
                        "html: <p>一</p>\n---\n<p>二</p>"
                        "|lines share: 原文链接：http://b/1"
                        "|lines nav: [首页](l)");
    /* the rule of promotion that is not there */
    assert_string_equal(cut("### 茶\n" DASHES "\n<p>一</p>\n---\n\n<p>二</p>"),
                        "html: <p>一</p>|html: <p>二</p>");
    assert_string_equal(cut("### 茶\n" DASHES "\n<p>一</p>\n\n+++++\n\n"
                            "手机上长按：<br/>\n原文链接：http://b/1\n"),
                        "html: <p>一</p>"
                        "|lines share: 手机上长按："
                        "|lines share: 原文链接：http://b/1");
    /* no address: all of it is the article; nothing visible is lost */
    assert_string_equal(cut("### 茶\n" DASHES "-"), "html: -");
    assert_string_equal(cut("### 茶\n" DASHES
                            "<p>一</p>\n原文链接：http://b/1\n"
                            "<p>后面还有</p>\n"),
                        "html: <p>一</p>"
                        "|lines share: 原文链接：http://b/1"
                        "|html: <p>后面还有</p>");
}

static void test_titles(void **state)
{
    static const char *const rows[][2] = {
        { "春茶 – 法国国际广播电台 - RFI", "春茶" },
        { "春茶 - iYouPort", "春茶" },
        { "春茶 - 要闻解说", "春茶 - 要闻解说" },
        { "春茶--彭博新闻", "春茶--彭博新闻" },
        { "春茶--新华网", "春茶--新华网" },
        { "春茶-新华网", "春茶" },
        { "春茶_时政_澎湃新闻-The Paper", "春茶_时政" },
        { "春茶 | 联合早报", "春茶" },
        { "春茶：朝日新聞デジタル", "春茶：朝日新聞デジタル" },
        { "春茶の季節 - 朝日新聞デジタル", "春茶の季節" },
        { "봄 차 | 연합뉴스", "봄 차" },
        { "봄 차 : 네이버 뉴스", "봄 차" },
        { "봄 차: 네이버 뉴스", "봄 차: 네이버 뉴스" },
        { "봄 차 | 머니투데이", "봄 차" },
        { "春の茶 | 東洋経済オンライン", "春の茶" },
        { "春の茶（1/2 ページ） - ITmedia NEWS", "春の茶" },
        { "春の茶(1ページ目)", "春の茶" },
        { "春の茶（2/2 ページ）", "春の茶（2/2 ページ）" },
        { "春の茶（100ページ）", "春の茶（100ページ）" },
        { "（1/2 ページ）", "（1/2 ページ）" },
        { "Tea in spring - BBC News", "Tea in spring" },
        { "Pre-Medium", "Pre-Medium" },
        { "新华网", "新华网" },
        { "春茶 新华网", "春茶 新华网" },
        { " - iYouPort", "- iYouPort" },
        { "【茶】春\t水", "【茶】春 水" },
        { "茶 &quot;新&quot;", "茶 \"新\"" },
        { "茶\xFF水", "茶\uFFFD水" },
        { "&nbsp;\u3000\u200B", NULL },
        { "  ", NULL },
        { "(14 条消息) 春茶_某某的博客 - CSDN博客", "春茶_某某的博客" },
        { "(99+ 封私信 / 81 条消息) 春茶", "春茶" },
        { "(14 条消息)", "(14 条消息)" },
        { "(14) 春茶", "(14) 春茶" },
        { "(十条消息) 春茶", "(十条消息) 春茶" },
        { "(14 条消息", "(14 条消息" },
        { "(", "(" },
    };
    static const char *const paths[][2] = {
        { "a/1048012_慢火车.md", "慢火车" },
        { "a/2023-09-17-慢火车.md", "慢火车" },
        { "a/20230917 慢火车.txt", "慢火车" },
        { "a/(3) 慢火车", "慢火车" },
        { "a/3天两夜.md", "3天两夜" },
        { "a/2023-09-17.md", "2023-09-17" },
        { "a/v1.2 慢火车.md", "v1.2 慢火车" },
        { "a/2020-01-02_慢火车.html.md", "慢火车" },
        { "a/2020-01-02_0304_慢火车.md", "慢火车" },
        { "a/20170507-53483777.md", "20170507-53483777" },
        { "a/10 辆慢火车.md", "10 辆慢火车" },
        { "a/2023 年的雨.md", "2023 年的雨" },
        { "a/12-year-old tea.md", "12-year-old tea" },
        { "a/12345-tea.md", "tea" },
        { "a/慢火车 (1).md", "慢火车" },
        { "a/慢火车（1）.md", "慢火车（1）" },
        { "a/%E6%85%A2%E7%81%AB%E8%BD%A6.md", "慢火车" },
        { "a/100%FF.md", "100%FF" },
        { "a/\\\"慢\\\"火车 &quot;快&quot;.md", "\"慢\"火车 \"快\"" },
        { "a/9--11 和 24--7.md", "9/11 和 24/7" },
        { "a/慢火车--铁路.md", "慢火车--铁路" },
        { "a/慢火车：快吗？ - 新华网.md", "慢火车：快吗？ - 新华网" },
        { "a/Tea & Co.md", "Tea & Co" },
        { "a/better..md", "better." },
        { "a/.md", ".md" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(title_clean(&arena, str_of(rows[i][0]), true), rows[i][1]);
    check(title_of_heading(&arena, STR("**春茶** [水](u) \\_一\\|二")),
          "春茶 水 _一|二");
    check(title_of_heading(&arena, STR("茶*水~~")), "茶*水~~");
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        check(title_of_path(&arena, str_of(paths[i][0])), paths[i][1]);
}

/* They are searched by their last bytes. */
static void test_title_sites(void **state)
{
    (void)state;
    for (size_t i = 0; i < TITLE_SITES; i++) {
        struct str site = title_sites[i];
        assert_true(site.n >= 2);
        if (i > 0) {
            struct str before = title_sites[i - 1];
            assert_true((unsigned char)before.p[before.n - 1] <=
                        (unsigned char)site.p[site.n - 1]);
        }
        check(title_clean(&arena,
                          arena_printf(&arena, "慢火车 | %.*s", STR_ARG(site)),
                          true),
              "慢火车");
    }
}

/* Any bytes are recognised, read and cut without harm. */
static void test_hostile(void **state)
{
    static const char *const heads[] = {
        MS "[",
        MS "[x](y)\n------\n",
        "---\na: ",
        "### ",
        "### x\n" DASHES,
        "#### [",
        "[",
        "# ",
        "",
    };
    static char text[70000];
    (void)state;
    for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
        for (int fill = 0; fill < 256; fill += 5) {
            memset(text, fill, sizeof text);
            memcpy(text, heads[h], strlen(heads[h]));
            struct str s = { text, sizeof text };
            struct found f = { 0 };
            struct segments out = { 0 };
            struct found same = { 0 };
            const struct dialect *d = dialect_of(s, STR("x"));
            d->meta(&arena, s, STR("x"), &f);
            assert_ptr_equal(dialect_found(&arena, s, STR("x"), &same), d);
            assert_true(str_eq(same.title, f.title));
            assert_true(str_eq(same.body, f.body));
            dialect_cut(d, &arena, s, &out);
            assert_true(out.n <= sizeof text);
        }
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),         cmocka_unit_test(test_recognise),
        cmocka_unit_test(test_ms_header),     cmocka_unit_test(test_yaml_ms),
        cmocka_unit_test(test_gfw),           cmocka_unit_test(test_plain),
        cmocka_unit_test(test_cut),           cmocka_unit_test(test_cut_gfw),
        cmocka_unit_test(test_cut_gfw_older), cmocka_unit_test(test_titles),
        cmocka_unit_test(test_title_sites),   cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests_name("dialect", tests, NULL, teardown);
}
