/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/d.h"
#include "parser/md_forum.h"
#include "parser/md_links.h"
#include "parser/md_wiki.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "unit/fixture.h"

#define FRONT "---\ntitle: 茶\n---\n"

static void test_recognise(void **state)
{
    static const char *const rows[][3] = {
        { FRONT "水\n", "a.md", "markdown" },
        { FRONT "<p>水</p>\n", "a.md", "yaml-html" },
        { FRONT "\n<article>\n <p>\n  水\n </p>\n</article>\n", "a",
          "yaml-html" },
        { FRONT "<center>图</center>\n\n## 水\n", "a.md", "markdown" },
        { FRONT "<center>图</center>\n\n水是热的。\n", "a.md", "markdown" },
        { FRONT "< 水\n", "a.md", "markdown" },
        { "+++\ntitle = '茶'\n+++\n水\n", "a.md", "markdown" },
        { "# 茶\n\n水\n", "a.md", "markdown" },
        { "茶是**热**的。\n", "a.md", "markdown" },
        { "茶\n", "a.md", "plain" },
        { "茶\n- 一\n", "a.txt", "plain" },
        { "# 茶\n\n水\n", "a.txt", "plain" },
        { "# 茶\n\n见[水](https://a.example)。\n", "a.txt", "markdown" },
        { "<p># 茶</p>\n**水**\n", "a.md", "page" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *got =
            dialect_of(str_of(rows[i][0]), str_of(rows[i][1]))->name;
        if (strcmp(got, rows[i][2]) != 0)
            fail_msg("row %zu is %s", i, got);
    }
}

static struct found found_in(const char *text)
{
    struct found f = { 0 };
    struct str s = str_of(text);
    dialect_of(s, STR("a.md"))->meta(&arena, s, STR("a.md"), &f);
    return f;
}

static void test_titles(void **state)
{
    static const char *const rows[][3] = {
        { FRONT "# 茶 与水\n", "茶 与水", "茶" },
        { FRONT "# 茶叶\n", NULL, "茶" },
        { "---\ntitle: 茶的...\n---\n# 茶的历史\n", "茶的历史", "茶的..." },
        { "---\ntitle:\n---\n# 水\n", "水", NULL },
        { "---\ntitle: 茶 水\n---\n<h1>\n 茶... 水\n</h1>\n", "茶... 水",
          "茶 水" },
        { "---\ntitle: 茶\n---\n<h1>水</h1>\n", NULL, "茶" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = found_in(rows[i][0]);
        check(f.title, rows[i][1]);
        check(f.front_title, rows[i][2]);
    }
    assert_true(found_in("# 页\n\n- [一](1.md)\n- [二](2.md)\n- [三](3.md)\n"
                         "- [四](4.md)\n- [五](5.md)\n")
                    .index_page);
    assert_false(
        found_in("---\ndate: 2020-01-02\n---\n- [一](1.md)\n").index_page);
}

/* "hidden?form: words" of each segment, a line each. */
static const char *shown(const struct segments *s)
{
    static char out[4096];
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < s->n; i++) {
        struct str words = str_trim(s->list[i].text);
        if (words.n == 0)
            continue;
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s%.*s", n ? "|" : "",
                              s->list[i].hidden ? "~" : "", STR_ARG(words));
    }
    return out;
}

#define FLOOR(n, time) n "楼 大 中 小 发表于 " time "  只看该作者\n"

static void test_forum(void **state)
{
    struct str body =
        STR("# 慢车 在哪\n\n\n\n道砟\n\n\n\n签名\n\n\n\n\n\n" FLOOR(
            "1", "2011-6-2 19:20") "\n慢车 在哪\n\n城北。  \n  \n\n\n\n  \n\n"
                                   "信号灯\n\n\n\n\n\n" FLOOR(
                                       "2", "2011-6-3 08:05") "\n谢谢。  \n");
    struct segments s = { 0 };
    struct found f = { .front_date = STR_INIT("2011-6-2") };
    (void)state;
    assert_true(md_forum(body));
    assert_false(md_forum(STR("他发表于 2011-6-2 19:20 的文章\n")));
    md_forum_meta(body, &f);
    check(f.author, "道砟");
    check(f.front_date, NULL);
    f = (struct found){ .front_date = STR_INIT("2011-6-9") };
    md_forum_meta(body, &f);
    check(f.front_date, "2011-6-9");
    md_forum_cut(&arena, body, &s);
    assert_string_equal(shown(&s),
                        "# 慢车 在哪|#### 1楼 道砟 2011-6-2 19:20|~签名|"
                        "~大 中 小 发表于  只看该作者|~慢车 在哪|城北。|"
                        "#### 2楼 信号灯 2011-6-3 08:05|"
                        "~大 中 小 发表于  只看该作者|谢谢。");
}

/* What the forum writes into posts and beside names. */
static void test_forum_lines(void **state)
{
    static const struct {
        const char *author, *post, *shown;
    } rows[] = {
        { "道砟 该用户已被删除   ", "城北。",
          "#### 1楼 道砟 2011-6-2 19:20|~该用户已被删除" },
        { "该用户已被删除", "城北。",
          "#### 1楼 该用户已被删除 2011-6-2 19:20" },
        { "[ 本帖最后由 甲 于 2011-6-2 19:21 编辑 ]道砟", "城北。",
          "#### 1楼 道砟 2011-6-2 19:20|"
          "~[ 本帖最后由 甲 于 2011-6-2 19:21 编辑 ]" },
        { "道砟", "城北。\n\n[ 本帖最后由 道砟 于 2011-6-2 19:21 编辑 ]  \n",
          "城北。|~[ 本帖最后由 道砟 于 2011-6-2 19:21 编辑 ]" },
        { "道砟", "他说“[ 本帖最后由 谁 编辑 ]”\n",
          "只看该作者|他说“[ 本帖最后由 谁 编辑 ]”" },
        { "道砟", "引用:\n\n\n\n> 慢车。\n\n好。\n",
          "|~引用:|> 慢车。\n\n好。" },
        { "道砟", "引用:\n\n慢车。\n", "|引用:\n\n慢车。" },
        { "道砟", "好。\n\n\n 80 12››\n", "|好。|~80 12››" },
        { "道砟", "下一页››\n\n››\n", "|下一页››\n\n››" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct segments s = { 0 };
        struct str body = arena_printf(
            &arena,
            "# 慢车\n\n\n\n%s\n\n\n\n" FLOOR("1", "2011-6-2 19:20") "\n\n\n%s",
            rows[i].author, rows[i].post);
        md_forum_cut(&arena, body, &s);
        if (!strstr(shown(&s), rows[i].shown))
            fail_msg("row %zu: %s", i, shown(&s));
    }
}

static void test_wiki(void **state)
{
    struct segments s = { 0 };
    (void)state;
    md_wiki_cut(&arena,
                STR("# Tabs {.tabset}\n## 一\n<iframe>\n## \n# \n\n文。\n\n"
                    "## 二 {.x}\n> 引\n{.is-info}\n```\n# 码\n{.y}\n```\n"),
                &s);
    assert_string_equal(shown(&s), "~# Tabs {.tabset}|~## 一|<iframe>|文。"
                                   "\n\n## 二|~{.x}|> 引|~{.is-info}|"
                                   "```\n# 码\n{.y}\n```");
}

static void test_links(void **state)
{
    static const char *const rows[][2] = {
        { "<p>见 [茶](http://a.example/1)。</p>",
          "<p>见 <a href=\"http://a.example/1\">茶</a>。</p>" },
        { "[一](http://a) [二](https://b)",
          "<a href=\"http://a\">一</a> <a href=\"https://b\">二</a>" },
        { "[<b>茶</b>](http://a)", NULL },
        { "<a title=\"[茶](http://a)\">", NULL },
        { "[茶](http://a b)", NULL },
        { "[茶](/a)", NULL },
        { "](http://a)", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(md_links(&arena, str_of(rows[i][0])),
              rows[i][1] ? rows[i][1] : rows[i][0]);
}

/* Long runs of one piece of any form take no longer than a moment. */
static void test_hostile(void **state)
{
    static const char *const pieces[] = {
        "[a",      "](http", "[a](http",
        "作者：",  "# ",     "\n{.a}",
        "a\n\n",   "> ",     "1楼 大 中 小 发表于 2011-6-2 19:20\n",
        " 来源：",
    };
    static char text[400000];
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct found f = { 0 };
        struct segments s = { 0 };
        size_t n = 0, len = strlen(pieces[i]);
        for (; n + len < sizeof text; n += len)
            memcpy(text + n, pieces[i], len);
        struct str all = { text, n };
        md_links(&arena, all);
        dialect_markdown.meta(&arena, all, STR("a.md"), &f);
        dialect_cut(&dialect_markdown, &arena, all, &s);
        assert_true(s.n > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recognise), cmocka_unit_test(test_titles),
        cmocka_unit_test(test_forum),     cmocka_unit_test(test_forum_lines),
        cmocka_unit_test(test_wiki),      cmocka_unit_test(test_links),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests_name("d_markdown", tests, NULL, teardown);
}
