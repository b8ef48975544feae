/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/dialect.h"
#include "parser/meta.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <stdlib.h>

#define NOW 1800000000000 /* 2027-01-15 */

static struct arena arena;
static const struct rules *rules;

static const char sources[] =
    "tea.example\t茶叶周刊\t茶叶\tchaye zhoukan\tEurope/Paris\tzh-Hans\n"
    "rail.example\t铁路晚报\t铁路\ttielu wanbao\tEurope/Berlin\tzh\n"
    "www.rfa.org\t电台\t电台\tdiantai\tAmerica/New_York\tzh-Hans\n"
    "video.example\t\tVideo\tvideo\n"
    "code.example\n"
    "cha.example\t茶\t茶\tcha\t\tzh-Hans\n"
    "ame.example\t雨の日\t雨\tame\tAsia/Tokyo\tja\n";

static int setup(void **state)
{
    static const struct rules none;
    (void)state;
    return rules_add(&arena, &none, "sources", str_of(sources), "test", &rules,
                     NULL) == ST_OK
               ? 0
               : -1;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* What the file before was changes nothing, and what a brief scan leaves out
 * changes nothing else. */
static void check_short_ways(const struct meta_in *file, const struct meta *m)
{
    static struct meta_memo memo;
    struct meta_in in = *file;
    struct meta again;
    in.memo = &memo;
    for (int i = 0; i < 2; i++) { /* the second one finds it in the memo */
        meta_scan(&arena, &in, &again);
        assert_true(str_eq(again.source, m->source));
        assert_int_equal(again.rule.known, m->rule.known);
        assert_ptr_equal(again.rule.name.p, m->rule.name.p);
        assert_ptr_equal(again.rule.zone.p, m->rule.zone.p);
        assert_true(str_eq(again.author, m->author));
        assert_int_equal(again.lang, m->lang);
    }
    in.want = META_TEXT;
    meta_scan(&arena, &in, &again);
    assert_ptr_equal(again.dialect, m->dialect);
    assert_true(str_eq(again.title, m->title));
    assert_true(str_eq(again.url, m->url));
    in.want = META_LIST;
    meta_scan(&arena, &in, &again);
    assert_null(again.author.p);
    assert_null(again.tags.p);
    assert_int_equal(again.lang, LANG_UNKNOWN);
    assert_true(str_eq(again.title, m->title));
    assert_true(str_eq(again.source, m->source));
    assert_true(str_eq(again.url, m->url));
    assert_int_equal(again.day, m->day);
    assert_int_equal(again.date_ms, m->date_ms);
    assert_int_equal(again.clock, m->clock);
    assert_int_equal(again.number, m->number);
    assert_int_equal(again.index_page, m->index_page);
}

static struct meta scan_bytes(struct str bytes, const char *path)
{
    struct meta_in in = {
        .bytes = bytes, .path = str_of(path), .now_ms = NOW, .rules = rules
    };
    struct meta m;
    meta_scan(&arena, &in, &m);
    check_short_ways(&in, &m);
    return m;
}

static struct meta scan(const char *text, const char *path)
{
    return scan_bytes(str_of(text), path);
}

static void check(struct str got, const char *want)
{
    if (!want) {
        assert_null(got.p);
        return;
    }
    if (!str_eq(got, str_of(want)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(got), want);
}

/* "2023-09-17 02:55 ms 2023-09-17T01:15:01Z ~", "-" for what is not known */
static void check_date(const struct meta *m, const char *want)
{
    char day[16] = "-", instant[32] = "-", got[128];
    const char *from = date_from_name(m->date_from);
    if (m->day != DAY_UNKNOWN)
        meta_day(m->day, day);
    if (m->date_ms != DATE_UNKNOWN)
        meta_instant(m->date_ms, instant);
    int n = snprintf(got, sizeof got, "%s ", day);
    if (m->clock >= 0)
        n += snprintf(got + n, sizeof got - (size_t)n, "%02d:%02d ",
                      m->clock / 60, m->clock % 60);
    snprintf(got + n, sizeof got - (size_t)n, "%s %s%s", from ? from : "-",
             instant, m->approx ? " ~" : "");
    assert_string_equal(got, want);
}

#define MS "<!--1694913301000-->\n" /* 2023-09-17T01:15:01Z */
#define HEAD MS "[慢火车](https://rail.example/a)\n------\n\n"
#define DASHES "------------------------\n"

static void test_ms(void **state)
{
    struct meta m = scan(MS "[春茶 &amp; 水 - iYouPort](https://tea.example/a/"
                            "20230917-b?x=1&amp;y=2)\n------\n\n"
                            "<div>17/09/2023 - 02:55</div><p>正文</p>",
                         "news/夹/1048012_春茶.md");
    (void)state;
    assert_string_equal(m.dialect->name, "ms");
    check(m.title, "春茶 & 水");
    check(m.url, "https://tea.example/a/20230917-b?x=1&y=2");
    check(m.source, "茶叶周刊");
    check(m.author, NULL);
    check(m.tags, NULL);
    check_date(&m, "2023-09-17 02:55 ms 2023-09-17T01:15:01Z");
    assert_int_equal(m.number, 1048012);
    assert_int_equal(m.lang, LANG_ZH_HANS);
    assert_int_equal(m.charset, CHARSET_UTF8);
    assert_false(m.index_page);
    assert_true(m.rule.known);
}

static void test_byline(void **state)
{
    static const char *const rows[][2] = {
        { "null 张三（综合报道）", "张三" },
        { "  采访记者：李四", "李四" },
        { "A B,A B", "A B" },
        { "A,B", "A,B" },
        { "", NULL },
        { "null", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 HEAD "<div><i>%s<br>2023-09-17T00:00:09.521Z</i></div><p>x",
                 rows[i][0]);
        struct meta m = scan(text, "x.md");
        check(m.author, rows[i][1]);
        /* a machine's UTC is shown on the source's clock */
        check_date(&m, "2023-09-17 02:00 ms 2023-09-17T01:15:01Z");
    }
}

/* What the page prints beside a stamp of 2023-09-17T01:15:01Z, 03:15 in
 * Berlin. */
static void test_page_lines(void **state)
{
    static const char *const rows[][2] = {
        { "<div><i>2023-09-17T00:07:49</i></div>", "2023-09-17 02:07" },
        { "<div><i>2023-09-16 23:59:11</i></div>", "2023-09-16 23:59" },
        { "<div><i>Sat, 16 Sep 2023 22:30:00 GMT</i></div>",
          "2023-09-17 00:30" },
        { "<div><i>2023年 9月 16日</i></div>", "2023-09-16" },
        { "<div>发布时间：2023年9月17日 08:00 星期天</div>",
          "2023-09-17 08:00" },
        { "<div>17/09/2019 - 02:55</div>", "2023-09-17" }, /* too far */
        { "<p>2023年9月16日，一列慢火车开出了山间的小站，车上的人不多。</p>",
          "2023-09-17" },
        { "<p>【慢车报2023年09月18日讯】</p>", "2023-09-18" },
        { "<p>正文</p>", "2023-09-17" },
        { "", "2023-09-17" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512], want[128];
        snprintf(text, sizeof text, HEAD "%s<p>正文</p>", rows[i][0]);
        snprintf(want, sizeof want, "%s ms 2023-09-17T01:15:01Z", rows[i][1]);
        struct meta m = scan(text, "x.md");
        check_date(&m, want);
    }
}

static void test_stamps(void **state)
{
    static const char *const rows[][2] = {
        { "1694913301", "2023-09-17 ms 2023-09-17T01:15:01Z" },
        { "1694913301250", "2023-09-17 ms 2023-09-17T01:15:01.250Z" },
        { "1694913301250999", "2023-09-17 ms 2023-09-17T01:15:01.250Z" },
        { "1800172800000", "2027-01-17 ms 2027-01-17T08:00:00Z" },
        { "1800172800001", "2020-07-13 url -" }, /* over two days ahead */
        { "631151999999", "2020-07-13 url -" },  /* before 1990 */
        { "0", "2020-07-13 url -" },
        { "-1", "2020-07-13 url -" },
        { "NaN", "2020-07-13 url -" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "<!--%s-->\n[茶](http://x.example/20200713/)\n------\n\n<p>水",
                 rows[i][0]);
        struct meta m = scan(text, "2019-01-01-x.md");
        check_date(&m, rows[i][1]);
    }
}

static void test_front(void **state)
{
    static const char text[] =
        "---\nlayout: post\ntitle: \"短\"\ndate: %s\nauthor: 甲 &#38; 乙\n"
        "from: https://video.example/1\ntags: [ 萤火虫 ]\n"
        "categories: [ 萤火虫 ]\n---\n<!--%s-->\n"
        "[慢火车的一天](https://video.example/1)\n------\n\n<div>\n</div>\n";
    char buf[1024];
    (void)state;
    snprintf(buf, sizeof buf, text, "2020-06-17T16:03:24.000Z",
             "1592409804000");
    struct meta m = scan(buf, "a/_posts/2020-06-17-慢火车.md");
    assert_string_equal(m.dialect->name, "yaml-ms");
    check(m.title, "慢火车的一天");
    check(m.author, "甲 & 乙");
    check(m.source, "萤火虫"); /* the host is an aggregator */
    check(m.tags, NULL);
    check_date(&m, "2020-06-18 ms 2020-06-17T16:03:24Z");
    assert_int_equal(m.number, NUMBER_UNKNOWN);

    /* the time of fetching, from which the name was made as well */
    snprintf(buf, sizeof buf, text, "2020-06-17T06:03:24.000Z", "NaN");
    m = scan(buf, "a/_posts/2020-06-17-慢火车.md");
    check_date(&m, "2020-06-17 front 2020-06-17T06:03:24Z ~");
}

static void test_front_plain(void **state)
{
    static const char *const rows[][2] = {
        { "date: 2020-05-07T23:18:02+01:00",
          "2020-05-07 front 2020-05-07T22:18:02Z" }, /* day as printed */
        { "date: 2020-05-07T23:18:02Z",
          "2020-05-08 front 2020-05-07T23:18:02Z" },
        { "date: 2020-5-7", "2020-05-07 front -" },
        { "date: 2020-05-07 23:18", "2020-05-07 front 2020-05-07T15:18:00Z" },
        { "date: 2020-05-07\npublished: 2020-05-01", "2020-05-01 front -" },
        { "created: 2020-05-07", "2020-05-07 front - ~" },
        { "created: 2020-05-07\ndate: 2020-05-01", "2020-05-01 front -" },
        { "date: 2999-05-07", "- - -" },
        { "date: 1970-01-01", "- - -" },
        { "date: soon", "- - -" },
        { "date: 2020-05-07\nstatus: read", "2020-05-07 front - ~" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text, "---\ntitle: 茶\n%s\n---\n水\n",
                 rows[i][0]);
        struct meta m = scan(text, "x.md");
        check(m.title, "茶");
        check_date(&m, rows[i][1]);
    }
    /* a wiki's pages are filed by the day they tell of */
    struct meta m = scan("---\ndate: 2020-06-01T00:00:00Z\neditor: x\n"
                         "dateCreated: 2020-05-07T00:00:00Z\n---\n水\n",
                         "daily/2020/05/07.md");
    check_date(&m, "2020-05-07 file -");
    m = scan("---\ntitle: 茶\nsource: m.tea.example/a\n"
             "tags: [ 一, 二 ]\n---\n水\n",
             "x.md");
    check(m.url, "https://m.tea.example/a");
    check(m.tags, "一\n二");
}

/* A time without a zone is that of the source; where that is not known, of
 * where the language is spoken. */
static void test_clocks(void **state)
{
    static const struct {
        const char *front, *title, *text, *date;
    } rows[] = {
        { "", "春の雨", "雨", "2020-05-07 front 2020-05-07T14:18:00Z" },
        { "", "봄비", "비", "2020-05-07 front 2020-05-07T14:18:00Z" },
        { "lang: ja", "春雨", "雨", "2020-05-07 front 2020-05-07T14:18:00Z" },
        { "", "春雨", "春天下雨。", "2020-05-07 front 2020-05-07T15:18:00Z" },
        { "lang: en", "rain", "It rains.",
          "2020-05-07 front 2020-05-07T15:18:00Z" },
        /* of no place, and of one */
        { "url: https://video.example/1", "春の雨", "雨",
          "2020-05-07 front 2020-05-07T14:18:00Z" },
        { "url: https://tea.example/1", "春の雨", "雨",
          "2020-05-07 front 2020-05-07T21:18:00Z" },
        /* a Chinese paper that writes of a song */
        { "url: https://cha.example/1", "春の雨", "雨",
          "2020-05-07 front 2020-05-07T15:18:00Z" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "---\ntitle: %s\ndate: 2020-05-07 23:18\n%s\n---\n%s\n",
                 rows[i].title, rows[i].front, rows[i].text);
        struct meta m = scan(text, "a.md");
        check_date(&m, rows[i].date);
    }
    /* a machine's time is shown on that clock */
    struct meta m = scan("---\ntitle: 春の雨\ndate: 2020-05-07T15:18:02Z\n"
                         "---\n雨\n",
                         "a.md");
    check_date(&m, "2020-05-08 front 2020-05-07T15:18:02Z");
}

static void test_gfw(void **state)
{
    static const char *const rows[][3] = {
        { "<p>【茶报北京时间2022年08月15日讯】新茶</p>",
          "https://tea.example/gb/2022/8/14/a.html", "2022-08-15 lead -" },
        { "<p>【茶报二零二零年一月四日】新茶</p>", "https://x.example/1",
          "2020-01-04 lead -" },
        { "<div><time datetime=\"2018-09-13T05:30:00+08:00\">最后更新： "
          "2018年9月13日 05:30</time></div><p>【茶报2018年9月1日讯】",
          "https://x.example/1", "2018-09-13 05:30 time 2018-09-12T21:30:00Z" },
        { "<time datetime=\"2018-09-12T21:30:00Z\">53 分钟前</time>",
          "https://x.example/1", "2018-09-13 time 2018-09-12T21:30:00Z" },
        { "<p>新茶</p>",
          "https://www.rfa.org/mandarin/a/jt-09232020190548.html",
          "2020-09-23 url 2020-09-23T23:05:48Z" },
        { "<p>新茶</p>", "https://tea.example/gb/20/8/14/a.html",
          "2020-08-14 url -" },
        { "<p>新茶</p>", "https://tea.example/a-0831-b", "- - -" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[1024];
        snprintf(text, sizeof text,
                 "### 新茶\n" DASHES "\n#### [首页](x)\n\n\n%s\n\n<hr/>\n"
                 "手机上长按：<br/>\n原文地址（需翻墙访问）：%s\n\n" DASHES,
                 rows[i][0], rows[i][1]);
        struct meta m = scan(text, "pages/p1/1.md");
        assert_string_equal(m.dialect->name, "gfw");
        check(m.title, "新茶");
        check(m.url, rows[i][1]);
        check_date(&m, rows[i][2]);
    }
}

static void test_label_and_file(void **state)
{
    struct meta m = scan("[茶](https://tea.example/a)\n------\n"
                         "日期：Thu, 02 Jul 2020 22:32:33 +0000\n\n<p>水\n",
                         "x.md");
    (void)state;
    check_date(&m, "2020-07-03 00:32 label 2020-07-02T22:32:33Z");
    m = scan("水\n", "a/20240805.md");
    check_date(&m, "2024-08-05 file -");
    m = scan("水\n", "x.md");
    check_date(&m, "- - -");
    m = scan(
        "### (2020年03月27日) 茶叶周刊：春季版（第七九零期，共二十四版）\n\n水",
        "x.md");
    check_date(&m, "2020-03-27 page -");
}

static void test_titles(void **state)
{
    static const char *const rows[][3] = {
        { MS "[ ](http://a.example/1)\n------\n<p>", "a/12_慢火车.md",
          "慢火车" },
        { MS "[&nbsp;](http://a.example/1)\n------\n<p>", "a/12_慢火车.md",
          "慢火车" },
        { "### \u3000\n" DASHES "<p>", "a/慢火车.md", "慢火车" },
        { "---\ntitle: 春茶\n---\n# 水\n", "a/b.md", "春茶" },
        { "---\ntitle: 春茶\n---\n# 春茶 上市\n", "a/b.md", "春茶 上市" },
        { "# 水\n\n正文。\n", "a/b.md", "水" },
        { "水\n", "a/2023-01-02-慢火车.md", "慢火车" },
        { "水\n", "-", NULL },
        { "", "a/b.md", "b" },
        { MS "[茶\xE8\x8C水](http://a.example/1)\n------\n<p>"
             "慢火车开进云里，车上的人不多，有人打开保温壶，倒出一杯热茶。"
             "窗外是层层的山，雾从谷底升上来，过了一座桥，又是一座桥。",
          "b.md", "茶\uFFFD水" },
        { MS "[茶\u202E\x07水](http://a.example/1)\n------\n<p>", "b.md",
          "茶水" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(scan(rows[i][0], rows[i][1]).title, rows[i][2]);
}

/* A number for a name: the first sentence. */
static void test_title_of_text(void **state)
{
    static const char *const rows[][3] = {
        { "a/4071.md", "清明前的茶最好。后来下雨了。", "清明前的茶最好" },
        { "a/4071.md", "春茶为什么贵？因为少。", "春茶为什么贵？" },
        { "a/4071.md", "谢邀。清明前的茶最好。", "谢邀。清明前的茶最好" },
        { "a/4071.md", "老师说的.\n\n茶。", "老师说的" },
        { "a/4071.md",
          "今年的雨水一直下到了四月，山里的茶树比往年晚了半个月才发芽，"
          "茶农不高兴。",
          "今年的雨水一直下到了四月，山里的茶树比往年晚了半个月才发芽…" },
        { "a/4071.md",
          "今年的雨水一直下到了四月山里的茶树比往年晚了半个月才发芽茶农不",
          "今年的雨水一直下到了四月山里的茶树比往年晚了半个月才发芽茶农…" },
        { "a/4071.md", "我们来看看茶：\n\n- 绿茶", "我们来看看茶…" },
        { "a/4071.md",
          "![](http://a.example/1.jpg)\n\n2020-01-02\n\n> 问\n\n"
          "**答**：[见茶书](http://a.example/2)",
          "答：见茶书" },
        { "a/4071.md", "<p><b>清明</b>前&amp;后的茶。</p><p>雨</p>",
          "清明前&后的茶" },
        { "a/4071.md", "The tea of spring is dear. It rained.",
          "The tea of spring is dear" },
        { "a/4071.md", "![](http://a.example/1.jpg)", "4071" },
        { "a/4071茶.md", "清明前的茶最好。", "4071茶" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        snprintf(text, sizeof text, "---\nuser_name: 甲\n---\n\n%s\n",
                 rows[i][1]);
        struct meta m = scan(text, rows[i][0]);
        check(m.title, rows[i][2]);
    }
    check(scan("---\ntitle: 茶\n---\n水。\n", "a/4071.md").title, "茶");
}

static void test_sources(void **state)
{
    static const char *const rows[][3] = {
        { "https://tea.example/1", "夹/1.md", "茶叶周刊" },
        { "https://www.tea.example/1", "夹/1.md", "茶叶周刊" },
        { "https://video.example/1", "夹/1.md", "Video" },
        { "https://code.example/1", "夹/articles/1.md", "夹" },
        { "https://unknown.example/1", "夹/2023-01-02/_posts/1.md", "夹" },
        { "https://unknown.example/1", "晚报/1978年12月/1.md", "晚报" },
        { "http://158.247.0.1:10000/1", "夹/1.md", "夹" },
        { "https://unknown.example/1", "1.md", NULL },
        { "https://unknown.example/1", "./articles/../1.md", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text, MS "[茶](%s)\n------\n<p>", rows[i][0]);
        check(scan(text, rows[i][1]).source, rows[i][2]);
    }
    check(scan("---\nsource: 城南报\n---\n水", "夹/1.md").source, "城南报");
    check(scan("水", "/夹/1.md").source, "夹");
    check(scan("---\nsite: www.shan.example\n---\n水", "a.md").source,
          "shan.example");
    check(scan("---\nsite: www.shan\n---\n水", "a.md").source, "www.shan");
    check(scan("---\nsite: www.shan.example 山\n---\n水", "a.md").source,
          "www.shan.example 山");
}

/* A writer behind the title is no part of it. */
static void test_title_author(void **state)
{
    static const char *const rows[][3] = {
        { "春の茶｜林遠", "林遠", "春の茶" },
        { "Tea - Ann Lee", "Ann Lee", "Tea" },
        { "春の茶と林遠", "林遠", "春の茶と林遠" },
        { "林遠", "林遠", "林遠" },
        { "山-水", "水", "山-水" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "---\ntitle: \"%s\"\nauthor:\n  - \"[[%s]]\"\n---\n水。",
                 rows[i][0], rows[i][1]);
        check(scan(text, "a.md").title, rows[i][2]);
    }
}

static void test_langs(void **state)
{
    static const struct {
        const char *title, *url;
        enum lang lang;
    } rows[] = {
        { "慢火车", "https://tea.example/1", LANG_ZH_HANS },
        { "慢火車", "https://tea.example/b5/1", LANG_ZH_HANT },
        { "慢火車", "https://tea.example/zhongwen/trad/1", LANG_ZH_HANT },
        { "慢火車", "https://rail.example/zh-hant/1", LANG_ZH_HANT },
        { "慢火车", "https://rail.example/gb/1", LANG_ZH_HANS },
        { "慢火車開進雲裡", "https://rail.example/1", LANG_ZH_HANT },
        { "慢火车开进云里", "https://rail.example/1", LANG_ZH_HANS },
        { "雲の中へ走るおそい汽車", "https://tea.example/1", LANG_JA },
        { "구름 속으로 달리는 느린 기차", "https://tea.example/1", LANG_KO },
        { "雨", "https://ame.example/1", LANG_JA },
        { "慢火车开进云里", "https://unknown.example/1", LANG_ZH_HANS },
        { "A slow train to the hills", "https://unknown.example/1", LANG_EN },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text, MS "[%s](%s)\n------\n<p>%s</p>",
                 rows[i].title, rows[i].url, rows[i].title);
        struct meta m = scan(text, "1.md");
        if (m.lang != rows[i].lang)
            fail_msg("%s is %d", rows[i].title, (int)m.lang);
    }
}

/* A page may begin with much that is not seen. */
static void test_langs_styled(void **state)
{
    struct buf text = { 0 };
    (void)state;
    buf_add(&text, STR("<html><body><style>"));
    for (int i = 0; i < 100; i++)
        buf_add(&text, STR("p { margin: 0; color: black }\n"));
    buf_add(&text,
            STR("</style><p>어제 강가에 비가 내렸다.</p></body></html>"));
    assert_int_equal(scan(buf_z(&text), "a.html").lang, LANG_KO);
    buf_free(&text);
}

/* Text with more Latin letters than others: the title tells, else what the
 * page claims, if it has kana or Hangul at all. */
static void test_langs_claimed(void **state)
{
    static const char latin[] = "The slow train goes to the hills by the river";
    static const struct {
        const char *tag, *title, *text;
        enum lang lang;
    } rows[] = {
        { "en", "雲へ走る汽車", "", LANG_JA },
        { "en", "구름 속 기차", "", LANG_KO },
        { "ja", "slow train", "は", LANG_JA },
        { "ko", "slow train", "는", LANG_KO },
        { "en", "slow train", "は", LANG_EN },
        { "ja", "slow train", "", LANG_EN },
        { "zh", "slow train", "慢", LANG_EN },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "<!doctype html><html lang=%s><title>%s</title><p>%s %s",
                 rows[i].tag, rows[i].title, latin, rows[i].text);
        struct meta m = scan(text, "a.html");
        if (m.lang != rows[i].lang)
            fail_msg("row %zu is %d", i, (int)m.lang);
    }
}

static void test_index(void **state)
{
    (void)state;
    assert_true(scan("# 茶\n水\n", "a/README.md").index_page);
    assert_true(scan("# 茶\n水\n", "a/SUMMARY.md").index_page);
    assert_true(scan("# 茶\n水\n", "README-55.md").index_page);
    assert_true(scan("#### [一](1.md)\n#### [二](2.md)\n", "a.md").index_page);
    assert_false(scan(HEAD "<p>水", "a/README.md").index_page);
    assert_false(scan("# 茶\n水\n", "a/readmen.md").index_page);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_int_equal(scan(HEAD, "a/0_x.md").number, 0);
    assert_int_equal(scan(HEAD, "a/1048575.md").number, 1048575);
    assert_int_equal(scan(HEAD, "a/12x.md").number, NUMBER_UNKNOWN);
    assert_int_equal(scan(HEAD, "a/x.md").number, NUMBER_UNKNOWN);
    assert_int_equal(scan(HEAD, "4294967295.md").number, NUMBER_UNKNOWN);
    assert_int_equal(scan("水", "a/1048575.md").number, NUMBER_UNKNOWN);
}

static void test_charset(void **state)
{
    /* 新茶上市 and 春天的茶 in GB18030 */
    static const char gbk[] =
        "<!--1694913301000-->\n[\xD0\xC2\xB2\xE8\xC9\xCF\xCA\xD0]"
        "(https://tea.example/a)\n------\n\n<p>"
        "\xB4\xBA\xCC\xEC\xB5\xC4\xB2\xE8\xD0\xC2\xB2\xE8\xC9\xCF\xCA\xD0</p>";
    struct meta m = scan(gbk, "x.md");
    (void)state;
    assert_int_equal(m.charset, CHARSET_GB18030);
    check(m.title, "新茶上市");

    m = scan("\xEF\xBB\xBF" HEAD "<p>水", "x.md");
    assert_string_equal(m.dialect->name, "ms");
    check(m.title, "慢火车");

    static const char utf16[] = "\xFF\xFE#\0 \0\x36\x83\n\0\n\0\x34\x6C\n\0";
    m = scan_bytes((struct str){ utf16, sizeof utf16 - 1 }, "x.md");
    assert_int_equal(m.charset, CHARSET_UTF16LE);
    check(m.title, "茶");

    struct meta_in in = { .bytes = str_of(gbk),
                          .now_ms = NOW,
                          .charset = CHARSET_UTF8,
                          .path = STR("x.md") };
    meta_scan(&arena, &in, &m); /* told so; no rules */
    assert_int_equal(m.charset, CHARSET_UTF8);
    assert_false(m.rule.known);
}

static void test_line_ends(void **state)
{
    static const char *const ends[] = { "\n", "\r\n", "\r" };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const char *e = ends[i];
        char text[512];
        snprintf(text, sizeof text,
                 "---%stitle: 茶%sdate: 2020-01-02%s---%s"
                 "<!--1694913301000-->%s[茶](https://tea.example/a)%s------%s"
                 "%s<div>17/09/2023 - 02:55</div>",
                 e, e, e, e, e, e, e, e);
        struct meta m = scan(text, "x.md");
        assert_string_equal(m.dialect->name, "yaml-ms");
        check(m.title, "茶");
        check_date(&m, "2023-09-17 02:55 ms 2023-09-17T01:15:01Z");
    }
}

static void test_binary(void **state)
{
    static char text[10000];
    (void)state;
    assert_false(meta_binary(STR("")));
    assert_false(meta_binary(STR("茶\t\r\n\f\x1B[0m")));
    assert_true(meta_binary(STR("\0\1\2\3")));
    memset(text, 'a', sizeof text);
    memset(text, 0, 819);
    assert_false(meta_binary((struct str){ text, sizeof text }));
    text[819] = 1;
    text[5000] = 2;
    assert_true(meta_binary((struct str){ text, sizeof text }));
    memset(text + 8192, 0, sizeof text - 8192);
    memset(text, 'a', 8192);
    assert_false(meta_binary((struct str){ text, sizeof text }));
    assert_false(meta_binary(STR("\xFF\xFE\0\0\0\0")));
}

/* Every control is seen at every place, and no other byte is taken for one. */
static void test_controls(void **state)
{
    static const char good[] = "\t\n\f\r\x1B";
    enum { ROOM = 2700 }; /* both sizes of blocks, and what is left */
    enum { PART = 1024 }; /* that tells where there is no NUL */
    (void)state;
    for (size_t n = 10; n < ROOM; n += n < 700 ? 23 : 331) {
        char *heap = malloc(n);
        assert_non_null(heap);
        for (int c = 0; c < 256; c++) {
            bool bad = c < 0x20 && (!c || !strchr(good, c));
            size_t look = c && n > PART ? PART : n, enough = look / 10 + 1;
            memset(heap, 'a', n);
            memset(heap + look - enough, c, enough);
            assert_int_equal(meta_binary((struct str){ heap, n }), bad);
            heap[look - 1] = 'a';
            heap[0] = (char)c;
            assert_int_equal(meta_binary((struct str){ heap, n }), bad);
            heap[0] = 'a';
            assert_false(meta_binary((struct str){ heap, n }));
        }
        free(heap);
    }
}

static void test_civil(void **state)
{
    int y, m, d;
    char out[32];
    (void)state;
    assert_int_equal(meta_civil(1970, 1, 1), 0);
    assert_int_equal(meta_civil(2000, 3, 1), 11017);
    assert_int_equal(meta_civil(1969, 12, 31), -1);
    for (int32_t day = -800000; day < 3000000; day += 37) {
        meta_civil_of(day, &y, &m, &d);
        assert_int_equal(meta_civil(y, m, d), day);
    }
    meta_day(meta_civil(2024, 2, 29), out);
    assert_string_equal(out, "2024-02-29");
    meta_instant(-1, out);
    assert_string_equal(out, "1969-12-31T23:59:59.999Z");
    meta_instant(INT64_MAX, out);
    assert_int_equal(out[4], '-');
    meta_instant(INT64_MIN + 1, out);
    assert_int_equal(out[4], '-');
}

/* Every cut of a file gives some answer; names and strings are clean. */
static void test_cuts(void **state)
{
    static const char text[] =
        "---\ntitle: \"慢火车\"\ndate: 2020-06-17T16:03:24.000Z\n---\n"
        "<!--1592409804000-->\n[慢火车](https://tea.example/20200617/a)\n"
        "------\n\n<div><i>某人<br>2020-06-17T16:00:00Z</i></div><p>【茶";
    (void)state;
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = test_malloc(n + 1);
        memcpy(copy, text, n);
        struct meta m = scan_bytes((struct str){ copy, n }, "a/b.md");
        assert_non_null(m.dialect);
        assert_true(m.title.n > 0);
        test_free(copy);
    }
}

/* Without an address a folder tells the source, also by its short name. */
static void test_folder_names(void **state)
{
    static const char *const rows[][2] = {
        { "a/bbc/1.md", "BBC 中文网" },
        { "a/BBC中文网/1.md", "BBC 中文网" },
        { "a/RFI/2020/1.md", "法广 RFI" },
        { "a/cdt/posts/1.md", "中国数字时代" },
        { "a/cdtx/1.md", "cdtx" },
        { "a/铁路 晚报/1.md", "铁路 晚报" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(scan("雨停了。\n", rows[i][0]).source, rows[i][1]);
    check(scan("---\ntitle: 茶\nfrom: https://video.example/1\n"
               "tags: [ video ]\n---\n<p>雨</p>\n",
               "a/1.md")
              .source,
          "Video");
}

/* A title that was read wrongly comes out as the body does. */
static void test_mojibake_title(void **state)
{
    static const char bad[] =
        "<!--1594975740123-->\n[\xC3\xA8\xC2\x8C\xC2\xB6\xC3\xA5\xC2\xB1"
        "\xC2\xB1](https://tea.example/1)\n------\n\n<p>x</p>\n";
    (void)state;
    check(scan_bytes((struct str){ bad, sizeof bad - 1 }, "a/1.md").title,
          "茶山");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder_names),
        cmocka_unit_test(test_mojibake_title),
        cmocka_unit_test(test_ms),
        cmocka_unit_test(test_byline),
        cmocka_unit_test(test_page_lines),
        cmocka_unit_test(test_stamps),
        cmocka_unit_test(test_front),
        cmocka_unit_test(test_front_plain),
        cmocka_unit_test(test_clocks),
        cmocka_unit_test(test_gfw),
        cmocka_unit_test(test_label_and_file),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_title_of_text),
        cmocka_unit_test(test_sources),
        cmocka_unit_test(test_langs),
        cmocka_unit_test(test_title_author),
        cmocka_unit_test(test_langs_claimed),
        cmocka_unit_test(test_langs_styled),
        cmocka_unit_test(test_index),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_binary),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_civil),
        cmocka_unit_test(test_cuts),
    };
    return cmocka_run_group_tests_name("meta", tests, setup, teardown);
}
