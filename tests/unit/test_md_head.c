/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/md_head.h"
#include "parser/md_label.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "unit/fixture.h"

static void test_labels(void **state)
{
    static const struct {
        const char *line, *url, *name, *author, *date;
        bool label;
    } rows[] = {
        { "作者：林叶", NULL, NULL, "林叶", NULL, true },
        { "> **作者**：林叶", NULL, NULL, "林叶", NULL, true },
        { "**Author:** [[Lin]]", NULL, NULL, "Lin", NULL, true },
        { "文 / 林叶", NULL, NULL, "林叶", NULL, true },
        { "author:: Lin", NULL, NULL, "Lin", NULL, true },
        { "作者：林叶（来自茶站）", NULL, NULL, "林叶", NULL, true },
        { "来源：茶叶周刊", NULL, "茶叶周刊", NULL, NULL, true },
        { "来源：[茶叶周刊](https://tea.example/1)", "https://tea.example/1",
          "茶叶周刊", NULL, NULL, true },
        { "来源：[茶叶周刊](1) · 2023-09-17", NULL, "茶叶周刊", NULL, NULL,
          true },
        { "> 来源：[茶叶周刊](https://tea.example/1) · 2023-09-17",
          "https://tea.example/1", "茶叶周刊", NULL, "2023-09-17", true },
        { "Source: https://tea.example/1", "https://tea.example/1", NULL, NULL,
          NULL, true },
        { "- URL: <https://tea.example/1>", "https://tea.example/1", NULL, NULL,
          NULL, true },
        { "日期：2020年1月2日", NULL, NULL, NULL, "2020年1月2日", true },
        { "作者：林叶　来源：茶报 日期：2020-01-02", NULL, "茶报", "林叶",
          "2020-01-02", true },
        { "原文来自「茶报」：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "原文来自[茶报](https://tea.example/1)", "https://tea.example/1",
          "茶报", NULL, NULL, true },
        { "原文来自公众号「茶报」，作者林叶：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", "林叶", NULL, true },
        { "文章来自【茶报】:~~[茶](tea.example/1)~~", "tea.example/1", "茶报",
          NULL, NULL, true },
        { "原文来自微信公众号茶站「今春」：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶站「今春」", NULL, NULL, true },
        { "原文来自豆瓣「茶站」", NULL, "茶站", NULL, NULL, true },
        { "原文来自微博文章：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "微博文章", NULL, NULL, true },
        { "原文：~~[茶](https://tea.example/1)~~", "https://tea.example/1",
          NULL, NULL, NULL, true },
        { "来源：~~[茶报](https://tea.example/1)~~", "https://tea.example/1",
          "茶报", NULL, NULL, true },
        { "来源：公众号茶报：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "出自「茶报」：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "出自「茶报」的人说", NULL, NULL, NULL, NULL, false },
        { "原文来自微信公众号「茶报」，~~[原文](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "文章来自微信公众号「茶报」[春茶](https://tea.example/1)",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "文章来自微信 ~~[茶报](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "原文来自：茶报~~《[春茶](https://tea.example/1)》~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "原文来自茶报公众号：~~[春茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "本文来自微信公众号 teahouse 的 ~~[春茶](https://tea.example/1)~~",
          "https://tea.example/1", "teahouse", NULL, NULL, true },
        { "原文来自微信公众号“茶报”：[春茶](https://tea.example/1)",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "原文来自~~[茶报]~~", NULL, "茶报", NULL, NULL, true },
        { "信息源自微信公号「茶站」：~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶站", NULL, NULL, true },
        { "原文来自「雨中的茶：在山上，还有什么？](http://tea.example/)~~",
          "http://tea.example/", NULL, NULL, NULL, true },
        { "记者：林叶", NULL, NULL, "林叶", NULL, true },
        { "> 记者 林叶 陈站", NULL, NULL, "林叶 陈站", NULL, true },
        { "作者　林叶说，茶好。", NULL, NULL, NULL, NULL, false },
        { "作者 说茶好，水也好", NULL, NULL, NULL, NULL, false },
        { "> 原文地址 ~~https://tea.example/1~~", "https://tea.example/1", NULL,
          NULL, NULL, true },
        { "网站地址 <https://tea.example/1>", "https://tea.example/1", NULL,
          NULL, NULL, true },
        { "网址 没有", NULL, NULL, NULL, NULL, false },
        { "> 本文由 [简悦 SimpRead](http://s.example) 转码，原文来自[茶报] "
          ":~~[茶](https://tea.example/1)~~",
          "https://tea.example/1", "茶报", NULL, NULL, true },
        { "时间：周五下午三点，在茶馆。", NULL, NULL, NULL, NULL, false },
        { "来源：这里说的是水，不是茶。", NULL, NULL, NULL, NULL, false },
        { "链接：没有", NULL, NULL, NULL, NULL, false },
        { "作者说茶好", NULL, NULL, NULL, NULL, false },
        { "茶：水", NULL, NULL, NULL, NULL, false },
        { "", NULL, NULL, NULL, NULL, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = { 0 };
        bool label = md_label(str_of(rows[i].line), &f) != LABEL_NONE;
        if (label != rows[i].label)
            fail_msg("row %zu", i);
        check(f.url, rows[i].url);
        check(f.provenance, rows[i].name);
        check(f.author, rows[i].author);
        check(f.label_date, rows[i].date);
    }
}

static void test_origin_link(void **state)
{
    struct found f = { 0 };
    (void)state;
    assert_true(
        md_origin_link(STR("[Read on Omnivore](https://o.example/1)"), &f));
    check(f.url, NULL);
    assert_true(
        md_origin_link(STR("[Read Original](https://a.example/1)"), &f));
    check(f.url, "https://a.example/1");
    assert_false(md_origin_link(STR("[茶](https://a.example/2)"), &f));
    static const char *const words[] = { "원문 보기", "元記事", "🔗 閱讀原文",
                                         "Original article", "原文地址" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char line[128];
        f = (struct found){ 0 };
        snprintf(line, sizeof line, "- [%s](https://a.example/3)", words[i]);
        assert_true(md_origin_link(str_of(line), &f));
        check(f.url, "https://a.example/3");
    }
}

/* The head of a page of WeChat, copied on the day itself. */
static void test_today(void **state)
{
    static const char *const rows[][3] = {
        { "林叶 Tea 茶社 今天", "林叶", "Tea 茶社" },
        { "Tea 茶社 昨天", NULL, "Tea 茶社" },
        { "茶社 今天", NULL, "茶社" },
        { "林叶说，茶好 今天", NULL, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct md_head h;
        struct found f = { 0 };
        struct str line = str_of(rows[i][0]);
        md_head(arena_printf(&arena,
                             "原文来自「茶：水](http://a.example/)~~\n\n"
                             "%.*s\n\n正文。\n",
                             STR_ARG(line)),
                &h, &f);
        check(f.author, rows[i][1]);
        check(f.provenance, rows[i][2]);
        f = (struct found){ 0 };
        md_head(arena_printf(&arena, "%.*s\n\n正文。\n", STR_ARG(line)), &h,
                &f);
        check(f.provenance, NULL);
        assert_int_equal(h.n, 0);
    }
}

/* "t" a line that stays, "h" one that is hidden */
static void test_lines(void **state)
{
    static const char *const rows[][4] = {
        { "# 茶\n\n正文。\n", "", "茶", "# 茶\n\n正文。\n" },
        { "# 茶\n\n作者：林\n\n正文。\n", "th", "茶", "\n正文。\n" },
        { "茶\n===\n作者：林\n正文。\n", "th", "茶", "正文。\n" },
        { "作者：林\n\n---\n\n正文。\n", "hh", NULL, "\n正文。\n" },
        { "# 茶\n\n> ## Excerpt\n> 摘要\n\n---\n正文\n", "thhh", "茶",
          "正文\n" },
        { "# 茶\n#Omnivore\n\n[Read Original](http://a.example)\n正文\n", "thh",
          "茶", "正文\n" },
        { "原文来自「茶」\n\n注：一\n\n---\n作者：正文\n", "hhh", NULL,
          "作者：正文\n" },
        { "原文来自「茶」\n\n注：一\n\n正文\n", "h", NULL,
          "\n注：一\n\n正文\n" },
        { "正文。\n作者：林\n", "", NULL, "正文。\n作者：林\n" },
        { "", "", NULL, "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct md_head h;
        char kinds[HEAD_LINES + 1] = "";
        md_head(str_of(rows[i][0]), &h, NULL);
        for (size_t k = 0; k < h.n; k++)
            kinds[k] = h.lines[k].hidden ? 'h' : 't';
        if (strcmp(kinds, rows[i][1]) != 0)
            fail_msg("row %zu is \"%s\"", i, kinds);
        check(h.title, rows[i][2]);
        check(h.rest, rows[i][3]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_origin_link),
        cmocka_unit_test(test_today),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests_name("md_head", tests, NULL, teardown);
}
