/* SPDX-License-Identifier: MIT */
/* The dialects with small envelopes: what is found, and what is cut. */
#include <config.h>

#include "parser/d.h"
#include "parser/meta.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "unit/fixture.h"

enum { PATH, TEXT, DIALECT, TITLE, DAY, FROM, URL, SOURCE, AUTHOR, TAGS, N };

/* A file, and what is to be found in it; the rest of a row is absent. */
static void check_row(const char *const r[N])
{
    char day[16] = "";
    struct meta m;
    struct meta_in in = { .bytes = str_of(r[TEXT]),
                          .path = str_of(r[PATH]),
                          .now_ms = 1900000000000,
                          .rules = rules_builtin() };
    meta_scan(&arena, &in, &m);
    if (m.day != DAY_UNKNOWN)
        meta_day(m.day, day);
    assert_string_equal(m.dialect->name, r[DIALECT]);
    check(m.title, r[TITLE]);
    check(str_of(day), r[DAY] ? r[DAY] : "");
    check(str_of(date_from_name(m.date_from)), r[FROM]);
    check(m.url, r[URL]);
    check(m.source, r[SOURCE]);
    check(m.author, r[AUTHOR]);
    check(m.tags, r[TAGS]);
    arena_reset(&arena);
}

#define CHECK_ROWS(rows)                                        \
    do {                                                        \
        (void)state;                                            \
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) \
            check_row(rows[i]);                                 \
    } while (0)

/* Segments as lines "form reason|text", line ends as /. */
static void check_cut(const char *text, const char *want)
{
    static const char *const forms[] = { "html", "lines", "plain", "pre",
                                         "markdown" };
    struct segments s = { 0 };
    struct buf out = { 0 };
    struct str all = str_of(text);
    dialect_cut(dialect_of(all, STR("a/b.md")), &arena, all, &s);
    for (size_t i = 0; i < s.n; i++) {
        const struct segment *g = &s.list[i];
        buf_printf(&out, "%s %s|", forms[g->form],
                   g->hidden ? reason_name(g->hidden) : "-");
        for (size_t k = 0; k < g->text.n; k++)
            buf_chr(&out, g->text.p[k] == '\n' ? '/' : g->text.p[k]);
        buf_chr(&out, '\n');
    }
    assert_string_equal(buf_z(&out), want);
    buf_free(&out);
}

#define GNEWS "[轉載自GNews](https://gnews.org/ThreadView/12)\r\n\r\n"

static void gnews(void **state)
{
    static const char *const rows[][N] = {
        { "txt/2021/03/20210329-12.md", "## 春茶 &amp; 水\r\n" GNEWS "水。\r\n",
          "gnews", "春茶 & 水", "2021-03-29", "file",
          "https://gnews.org/ThreadView/12", "GNews" },
        /* days in the text are what it tells of */
        { "txt/2021/03/20210329-12.md",
          "## 春茶\n" GNEWS "2019年1月2日\n\n水。\n", "gnews", "春茶",
          "2021-03-29", "file", "https://gnews.org/ThreadView/12", "GNews" },
        { "a/renamed.md", "## 2021年3月29日 春茶\n" GNEWS "水。\n", "gnews",
          "2021年3月29日 春茶", "2021-03-29", "label",
          "https://gnews.org/ThreadView/12", "GNews" },
        /* /0 is no address; the first words are the title */
        { "txt/2021/03/20210329-12.md",
          "## \n[轉載自GNews](https://gnews.org/ThreadView/0)\n\n"
          "![](https://a.example/1.jpg)\n\n**春茶上市**\n\n水。\n",
          "gnews", "春茶上市", "2021-03-29", "file", NULL, "GNews" },
        { "txt/2021/03/春雨.md", "## \n" GNEWS "水。\n", "gnews", "春雨", NULL,
          NULL, "https://gnews.org/ThreadView/12", "GNews" },
        { "txt/12.md",
          "###  [:house:返回](README.md)\n---\n\n\n## 春茶\n"
          "`3/5/2023 11:03 PM UTC Lin` [轉載自GNews](https://gnews.org/a/12)\n",
          "gnews", "春茶", "2023-03-05", "label", "https://gnews.org/a/12",
          "GNews", "Lin" },
        { "txt/12.md",
          "## 春茶\n`2020-08-14 08:08 DT` [轉載自GNews](https://gnews.org/a)\n",
          "gnews", "春茶", "2020-08-14", "label", "https://gnews.org/a",
          "GNews", "DT" },
        { "txt/12.md",
          "## 春茶\n` 山中茶社 ` [轉載自GNews](https://gnews.org/a/12)\n水\n",
          "gnews", "春茶", NULL, NULL, "https://gnews.org/a/12", "GNews",
          "山中茶社" },
        { "txt/12.md",
          "`@lin 4/6/2022 4:15 PM UTC`\n\n"
          "[轉發自GETTR](https://gettr.com/post/p1)\n\n雨停了。\n",
          "gnews", "雨停了。", "2022-04-07", "label",
          "https://gettr.com/post/p1", "GETTR", "@lin" },
        { "a/b.md", "## 春茶\n\n水 [轉載自GNews](x) 水\n\n三\n", "markdown",
          "春茶", NULL, NULL, NULL, "a" },
    };
    CHECK_ROWS(rows);
    check_cut("### [家](README.md)\n---\n## 茶\n`@lin`\n" GNEWS "**水**\n",
              "lines nav|### [家](README.md)\n"
              "plain envelope|@lin\n"
              "lines envelope|[轉載自GNews](https://gnews.org/ThreadView/12)\n"
              "markdown -|\r/**水**/\n");
}

#define TRAILER                                                               \
    "<p><small>&copy; Lin for <a href=\"https://tea.example/\">茶</a>, "     \
    "get_post_time('Y'). |<a href=\"https://tea.example/1\">Permalink</a> |"  \
    "<br/>Post tags: <a href=\"https://tea.example/t/1\" rel=\"tag\">春茶"  \
    "</a>, <a href=\"https://tea.example/t/2\" rel=\"tag\">水, 火</a><br/>" \
    "</small></p><p><small>Feed enhanced by <a href='http://p.example/'>"     \
    "Better Feed</a> from <a href='http://p.example/'>Ozh</a></small></p>\n"

static void link_and_date(void **state)
{
    static const char *const rows[][N] = {
        { "a/399599_茶.md",
          "[【茶】 [新] 水](https://tea.example/2020/07/x/)\n------\n"
          "日期：Thu, 02 Jul 2020 22:32:33 +0000\n\n<p>水</p>" TRAILER,
          "link", "【茶】 [新] 水", "2020-07-03", "label",
          "https://tea.example/2020/07/x/", "a", "Lin", "春茶\n水, 火" },
        /* who writes no column of the site's own is told in its title */
        { "a/399599_茶.md",
          "[【茶】山报 | 水](https://tea.example/x/)\n------\n\n"
          "<p>水</p>" TRAILER,
          "link", "【茶】山报 | 水", NULL, NULL, "https://tea.example/x/", "a",
          NULL, "春茶\n水, 火" },
        { "a/b.md", "\n[茶](https://tea.example/1)\n------\n\n<p>水</p>",
          "link", "茶", NULL, NULL, "https://tea.example/1", "a" },
        { "a/b.md", "[茶](#part)\n------\n\n水\n", "markdown", "b", NULL, NULL,
          NULL, "a" },
        { "a/1048000_茶.md",
          "<!--1594975740123-->\n[茶](https://tea.example/1)\n------\n\n"
          "<p>水</p>" TRAILER,
          "ms", "茶", "2020-07-17", "ms", "https://tea.example/1", "a", NULL,
          "春茶\n水, 火" },
    };
    CHECK_ROWS(rows);
    check_cut("[茶](https://tea.example/1)\n------\n日期：2020-07-02\n\n<p>水",
              "plain envelope|日期：2020-07-02\n"
              "html -|/<p>水\n");
    check_cut(
        "[茶](https://tea.example/1)\n------\n\n**水** <https://b.example>",
        "markdown -|/**水** <https://b.example>\n");
}

static void xwlb(void **state)
{
    static const char *const rows[][N] = {
        { "xwlb/news/a.md",
          "# 《新闻联播》 (20230711)\n\n## 新闻摘要\n\n1.茶；\n\n### 茶\n\n"
          "<p>水</p>\n\n[查看原文](https://tv.cctv.com/2023/07/11/a.shtml)\n\n"
          "---\n\n(更新时间戳: 1689080427887)\n",
          "xwlb", "《新闻联播》 (20230711)", "2023-07-11", "page", NULL,
          "央视网（新闻联播）" },
        { "xwlb-md/2026/a.md",
          "# 新闻联播 2026-07-10\n\n"
          "来源：[央视网](https://tv.cctv.com/2026/07/10/a.shtml)\n\n"
          "## 主要内容\n\n1. 茶；\n",
          "xwlb", "新闻联播 2026-07-10", "2026-07-10", "page",
          "https://tv.cctv.com/2026/07/10/a.shtml", "央视网（新闻联播）" },
        { "a/b.md", "# 新闻联播的茶\n\n水。\n", "markdown", "新闻联播的茶",
          NULL, NULL, NULL, "a" },
    };
    CHECK_ROWS(rows);
    check_cut("# 《新闻联播》 (20230711)\n\n### 茶\n\n水\n\n---\n\n"
              "(更新时间戳: 1689080427887)\n\n",
              "markdown -|### 茶//水//\n"
              "lines envelope|(更新时间戳: 1689080427887)\n");
    check_cut("# 新闻联播 2026-07-10\n\n来源：[央视网](https://a.example/)\n\n"
              "## 茶\n",
              "lines envelope|来源：[央视网](https://a.example/)\n"
              "markdown -|/## 茶/\n");
}

#define ORIGIN                                                               \
    "本文由 [简悦 SimpRead](http://s.example/) 转码， 原文地址 " \
    "[tea.example](https://tea.example/a_(b))"
#define SIMP "> " ORIGIN

static void simpread(void **state)
{
    static const char *const rows[][N] = {
        { "read/22954 - 茶与水 | 茶社.md", SIMP "\n\n水。\n", "simpread",
          "22954 - 茶与水 | 茶社", NULL, NULL, "https://tea.example/a_(b)",
          "tea.example" },
        { "read/2023-01-02-茶.md", SIMP "\n\n水。\n", "simpread", "茶",
          "2023-01-02", "file", "https://tea.example/a_(b)", "tea.example" },
        { "read/x.md", "---\ntitle: 春茶\ntags: [茶]\n---\n" SIMP "\n水。\n",
          "simpread", "春茶", NULL, NULL, "https://tea.example/a_(b)",
          "tea.example", NULL, "茶" },
        { "read/x.md", "# 春茶\n\n" SIMP "\n\n水。\n", "simpread", "春茶", NULL,
          NULL, "https://tea.example/a_(b)", "tea.example" },
        { "read/x.md",
          "> 本文由简悦 SimpRead 转码，原文地址 https://tea.example/1\n\n水。\n",
          "simpread", "x", NULL, NULL, "https://tea.example/1", "read" },
        /* escaped by the program itself */
        { "read/x.md",
          "\\> 本文由 \\[简悦 SimpRead\\](http://s.example/) 转码， 原文地址 "
          "\\[tea.example\\](https://tea.example/a\\_1)\n\n水。\n",
          "simpread", "x", NULL, NULL, "https://tea.example/a_1",
          "tea.example" },
        /* a host that the table knows by a name */
        { "read/x.md",
          "> 本文由 [简悦 SimpRead](http://s.example/) 转码， 原文地址 "
          "[mp.weixin.qq.com](https://mp.weixin.qq.com/s/1)\n\n水。\n",
          "simpread", "x", NULL, NULL, "https://mp.weixin.qq.com/s/1",
          "微信公众号" },
        { "read/Five cups — Tea.Example.md",
          SIMP "\n\ncup\n\nPublished 17 Sep "
               "2021\n",
          "simpread", "Five cups", "2021-09-17", "label",
          "https://tea.example/a_(b)", "tea.example" },
        { "read/Five cups -Tea.Example.md",
          SIMP "\n\n发布于 2021-09-17\n\ncup\n", "simpread",
          "Five cups -Tea.Example", "2021-09-17", "label",
          "https://tea.example/a_(b)", "tea.example" },
        { "read/x.md",
          "---\ndate: 2020-01-02\n---\n" SIMP
          "\n\ncup\n\nPublished 17 Sep 2021\n",
          "simpread", "x", "2020-01-02", "front", "https://tea.example/a_(b)",
          "tea.example" },
    };
    CHECK_ROWS(rows);
    check_cut(SIMP "\n\n> 今年的茶很好……\n\n今年的**茶**[很](b)好，水也好。\n",
              "lines envelope|" ORIGIN "\n"
              "lines repeat|今年的茶很好……\n"
              "markdown -|/今年的**茶**[很](b)好，水也好。/\n");
    check_cut(SIMP " 茶\n\n> 今年的茶很好。\n\n另一段话。\n",
              "lines envelope|" ORIGIN "\n"
              "markdown -| 茶//> 今年的茶很好。//另一段话。/\n");
    check_cut(SIMP "\n\n水。\n\nPublished 17 Sep 2021\n",
              "lines envelope|" ORIGIN "\n"
              "markdown -|//水。//\n"
              "lines dateline|Published 17 Sep 2021\n");
    check_cut(SIMP "\n\n水。\n\nPublished 17 Sep 2021 in a paper\n",
              "lines envelope|" ORIGIN "\n"
              "markdown -|//水。//Published 17 Sep 2021 in a paper/\n");
}

static void images(void **state)
{
    static const char *const rows[][N] = {
        { "qk/pages/x/1.md",
          "### (2019年07月27日) 茶叶画报（第10期） \n\n---\n\n"
          "<img src=\"http://qikan.minghui.org/1.png\"/><hr/>\n\n\n"
          "#### [首页](../..) &nbsp;|&nbsp; [茶](b)\n",
          "images", "茶叶画报（第10期）", "2019-07-27", "page", NULL,
          "明慧期刊" },
        { "a/b.md", "### 茶\n---\n\n<img src=\"a.png\"/>\n水\n", "markdown",
          "茶", NULL, NULL, NULL, "a" },
    };
    CHECK_ROWS(rows);
    check_cut("### (2019年7月27日) 茶\n\n---\n\n<img src=\"1.png\"/><hr/>\n"
              "<img src=\"2.png\"/><hr/>\n\n---\n\n#### [首页](../..)\n",
              "plain dateline|(2019年7月27日)\n"
              "html -|<img src=\"1.png\"/>\n"
              "html -|<img src=\"2.png\"/>\n"
              "lines nav|[首页](../..)\n");
}

static void issue(void **state)
{
    static const char *const rows[][N] = {
        { "a/5.md", "茶与水 by 林一\n------\n**2020-04-13**\n水 @ 火\n",
          "issue", "茶与水", "2020-04-13", "page", NULL, "a", "林一" },
        { "a/5.md", "茶 by 水 by 林一\n------\n水\n", "issue", "茶 by 水", NULL,
          NULL, NULL, "a", "林一" },
        { "a/5.md", "茶与水\n------\n**2020-04-13**\n\n水\n", "issue", "茶与水",
          "2020-04-13", "page", NULL, "a" },
        { "a/5.md", "茶与水\n------\n\n水\n", "plain", "茶与水", NULL, NULL,
          NULL, "a" },
    };
    CHECK_ROWS(rows);
    check_cut("茶 by 林一\n------\n**2020-04-13**\n水 @ 火\n",
              "plain envelope| by 林一\n"
              "plain dateline|**2020-04-13**\n"
              "markdown -|水 @ 火/\n");
}

#define RULE_LINE "-------------------------------------------------------\n"
#define AOZORA                                                               \
    RULE_LINE "【テキスト中に現れる記号について】\n\n《》：ルビ\n" RULE_LINE \
              "\n　水《みず》。\n\n"

static void aozora(void **state)
{
    static const char *const rows[][N] = {
        { "a/b.txt", "春の茶\n林遠\n\n" AOZORA, "aozora", "春の茶", NULL, NULL,
          NULL, "a", "林遠" },
        { "a/b.txt",
          "春の茶\n山の巻\n林遠\n茶山訳\n\n" AOZORA
          "底本：「山」城南書房\n　　　1952（昭和27）年12月25日発行\n"
          "初出：「城南新聞」\n　　　1951（昭和26）年5月3日\n"
          "2023年9月17日作成\n",
          "aozora", "春の茶 山の巻", "1951-05-03", "label", NULL, "a", "林遠" },
        { "a/b.txt",
          "春の茶\n林遠\n\n" AOZORA "底本：「山」\n初出：「城南新聞」\n"
          "2023年9月17日作成\n",
          "aozora", "春の茶", NULL, NULL, NULL, "a", "林遠" },
        { "a/b.txt", "春の茶\n\n" AOZORA, "plain", "春の茶", NULL, NULL, NULL,
          "a" },
        { "a/b.txt", "春の茶\n林遠\n\n" RULE_LINE "\n水。\n", "plain", "b",
          NULL, NULL, NULL, "a" },
    };
    CHECK_ROWS(rows);
    check_cut(
        "春の茶\n林遠\n\n" AOZORA "底本：「山」\n",
        "lines envelope|春の茶/林遠//\n"
        "lines envelope|"
        "-------------------------------------------------------/【テキスト中に現れる記号について】//《》：ルビ/-------------------------------------------------------\n"
        "plain -|/　水《みず》。//\n"
        "lines envelope|底本：「山」/\n");
}

static void plain(void **state)
{
    static const char *const rows[][N] = {
        { "a/b.txt",
          "标题：春茶\n来源：城南晚报　作者：林一  时间：2021-03-04 08:30\n"
          "网址：https://tea.example/a\n关键词：茶 水\n\n　　水。\n",
          "plain", "春茶", "2021-03-04", "label", "https://tea.example/a",
          "城南晚报", "林一", "茶\n水" },
        { "a/b.txt",
          "タイトル：春の茶\n媒体名：城南新聞　執筆者：林遠　公開日時：2023年9月"
          "17日 10時05分\n元記事：https://tea.example/a\n\n雨。\n",
          "plain", "春の茶", "2023-09-17", "label", "https://tea.example/a",
          "城南新聞", "林遠" },
        { "a/b.txt",
          "제목: 봄 차\n언론사: 강변일보\n작성자: 들꽃\n입력: 2023.09.17. 오후 "
          "3:05 수정: 2023.09.18. 오후 4:00\n원문: https://tea.example/a\n\n비.\n",
          "plain", "봄 차", "2023-09-17", "label", "https://tea.example/a",
          "강변일보", "들꽃" },
        /* a title before a TAB, one behind its rubric */
        { "a/b.txt", "\"봄 차\"가 나왔다\t둘째 줄\n셋째 줄\n\n물이 끓었다.\n",
          "plain", "\"봄 차\"가 나왔다", NULL, NULL, NULL, "a" },
        { "a/b.txt", "[단독] 봄 차가 나왔다\n\n물이 끓었다.\n", "plain",
          "[단독] 봄 차가 나왔다", NULL, NULL, NULL, "a" },
        { "a/b.txt", "茶\t水\t火\n一\t二\t三\n", "plain", "b", NULL, NULL, NULL,
          "a" },
        { "a/b.txt", "[茶](#tea)水很热\n\n水。\n", "plain", "b", NULL, NULL,
          NULL, "a" },
        { "a/b.txt", "春茶上市\n2019年5月6日 铁路晚报\n\n　　水。\n", "plain",
          "春茶上市", "2019-05-06", "page", NULL, "铁路晚报" },
        { "a/b.txt",
          "From: \"Lin Y\" <lin@post.example>\nSubject: 春茶\n"
          "Date: Mon, 12 Apr 2004 10:20:30 +0800\nX-Reader: a\n\n水。\n",
          "plain", "春茶", "2004-04-12", "label", NULL, "a", "Lin Y" },
        { "a/b.txt",
          "发信人: lin (茶), 信区: Tea\n标  题: 春茶\n"
          "发信站: 山 (Sat Jan  1 12:00:00 2005), 站内\n\n水。\n",
          "plain", "春茶", "2005-01-01", "label", NULL, "山", "lin (茶)" },
        { "a/b.txt",
          "春茶上市\n来源：城南晚报 | 作者：林一 | 2021-03-04 08:30\n\n水。\n",
          "plain", "春茶上市", "2021-03-04", "label", NULL, "城南晚报",
          "林一" },
        { "a/b.txt",
          "春茶上市\n原创 林一 城南茶社 2021-03-04 10:05 发表于城南\n\n水。\n",
          "plain", "春茶上市", "2021-03-04", "label", NULL, "城南茶社",
          "林一" },
        { "a/b.txt", "春茶上市\n文／林一\n2021-03-04\n\n水。\n", "plain",
          "春茶上市", "2021-03-04", "page", NULL, "a", "林一" },
        { "a/b.txt", "https://tea.example/a\n\n春茶上市\n\n水。\n", "plain",
          "春茶上市", NULL, NULL, "https://tea.example/a", "a" },
        { "a/b.txt",
          "春茶上市\n\n水。\n\n来源：城南晚报\n原文链接：https://tea.example/a\n",
          "plain", "春茶上市", NULL, NULL, "https://tea.example/a",
          "城南晚报" },
        /* a board */
        { "a/b.txt",
          "作者  lin (茶)          看板  Tea\n標題  [新聞] 春茶\n"
          "時間  Sun Sep 17 10:05:33 2023\n───────\n\n水。\n"
          "※ 文章網址: https://www.ptt.cc/bbs/Tea/M.1.A.2.html\n",
          "plain", "[新聞] 春茶", "2023-09-17", "label",
          "https://www.ptt.cc/bbs/Tea/M.1.A.2.html", "批踢踢實業坊",
          "lin (茶)" },
        { "a/b.txt", "作者lin\n標題春茶上市\n水。\n", "plain", "b", NULL, NULL,
          NULL, "a" },
        { "a/b.txt",
          "春茶上市\n\n中華民國一百十二年九月十七日　星期日　城南晚報\n\n水。\n",
          "plain", "春茶上市", "2023-09-17", "label", NULL, "城南晚報" },
        { "a/b.txt", "春茶上市\n城南晚报记者 林一一 2023-09-17 10:00\n\n水。\n",
          "plain", "春茶上市", "2023-09-17", "label", NULL, "城南晚报",
          "林一一" },
        { "a/b.txt", "[2023-09-17] 春茶今天上市\n\n水。\n", "plain",
          "春茶今天上市", "2023-09-17", "label", NULL, "a" },
        { "a/b.txt", "春茶上市\n（2023年9月17日）\n水。\n", "plain", "春茶上市",
          "2023-09-17", "page", NULL, "a" },
        { "a/b.txt", "春茶上市\n——山上的一天\n《城南晚报》2023-09-17\n\n水。\n",
          "plain", "春茶上市", "2023-09-17", "label", NULL, "城南晚报" },
        { "a/b.txt", "城南晚報 2023年9月17日 (日)\n\n春茶上市\n\n水。\n",
          "plain", "春茶上市", "2023-09-17", "label", NULL, "城南晚報" },
        /* issues of papers */
        { "a/b.txt", "城南晚报 1966.08.08 第1版\n\n春茶上市\n\n水。\n", "plain",
          "春茶上市", "1966-08-08", "label", NULL, "城南晚报" },
        { "a/b.txt",
          "《春茶》（林一一）\n《城南晚报》1966年8月8日第1版\n水。\n", "plain",
          "春茶", "1966-08-08", "label", NULL, "城南晚报", "林一一" },
        { "a/b.txt",
          "城南晚報\nA05 | 要聞 | By 本報記者 林一一 | 2023-09-17\n\n"
          "春茶上市\n\n水。\n",
          "plain", "春茶上市", "2023-09-17", "label", NULL, "城南晚報",
          "林一一" },
        { "a/b.txt", "1966-08-08\n第1版()\n专栏：\n\n春茶上市\n\n水。\n",
          "plain", "春茶上市", "1966-08-08", "label", NULL, "a" },
        { "a/b.txt", "【城南晚报】2023年9月17日茶会开幕\n\n水。\n", "plain",
          "【城南晚报】2023年9月17日茶会开幕", NULL, NULL, NULL, "a" },
        /* labels of their own that are sentences of the text */
        { "a/b.txt", "From: here you see the river.\n\n水。\n", "plain", "b",
          NULL, NULL, NULL, "a" },
        { "a/b.txt", "时间：大家都还在睡觉的时候。\n\n水。\n", "plain", "b",
          NULL, NULL, NULL, "a" },
    };
    CHECK_ROWS(rows);
    check_cut("\n봄 차\t물이 끓었다\n차\n", "plain -|/봄 차\n"
                                            "plain -|\t물이 끓었다/차/\n");
    check_cut("春茶\n作者：林一\n编辑：水\n\n正文。\n",
              "plain -|春茶/\n"
              "lines envelope|作者：林一\n"
              "plain -|编辑：水//正文。/\n");
    check_cut("春茶上市\n\n水。\n---\n来源：城南晚报\n作者：林一\n",
              "plain -|春茶上市//水。/\n"
              "lines envelope|---/来源：城南晚报/作者：林一/\n");
    check_cut("春茶上市\n\n水。\n作者：林一\n",
              "plain -|春茶上市//水。/作者：林一/\n");
    check_cut("城南晚报 1966.08.08 第1版\n\n《春茶》（林一一）\n水。\n",
              "lines envelope|城南晚报 1966.08.08 第1版\n"
              "plain repeat|《春茶》（林一一）\n"
              "plain -|水。/\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gnews),  cmocka_unit_test(link_and_date),
        cmocka_unit_test(xwlb),   cmocka_unit_test(simpread),
        cmocka_unit_test(images), cmocka_unit_test(issue),
        cmocka_unit_test(plain),  cmocka_unit_test(aozora),
    };
    return cmocka_run_group_tests_name("d_small", tests, NULL, teardown);
}
