/* SPDX-License-Identifier: MIT */
/* Whole pages: how they are known, what their heads say, and which of their
 * text is the article. */
#include <config.h>

#include "base/buf.h"
#include "parser/d.h"
#include "parser/page_words.h"
#include "parser/parse.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

static struct meta meta;

static int setup(void **state)
{
    (void)state;
    return 0;
}

static int done(void **state)
{
    return teardown(state);
}

static struct meta_in input(const char *text)
{
    return (struct meta_in){ .bytes = str_of(text),
                             .path = STR("-"),
                             .now_ms = INT64_C(1700000000000),
                             .rules = rules_builtin() };
}

static const struct meta *scan(const char *text)
{
    struct meta_in in = input(text);
    meta_scan(&arena, &in, &meta);
    return &meta;
}

/* The blocks that are visible, or hidden for a reason, with | between. */
static void blocks(const char *text, enum reason reason, const char *want)
{
    struct meta_in in = input(text);
    struct buf out = { 0 };
    struct doc d;
    meta_scan(&arena, &in, &meta);
    parse_article(&arena, &in, &meta, &d);
    for (uint32_t i = 0; i < d.nblocks; i++) {
        if (d.blocks[i].hidden != reason)
            continue;
        if (out.n)
            buf_chr(&out, '|');
        buf_add(&out, doc_block(&d, &d.blocks[i]));
    }
    check(buf_str(&out), want);
    buf_free(&out);
}

static void test_recognise(void **state)
{
    static const char *const pages[] = {
        "<!DOCTYPE html><html>",
        "\n<html lang=ja>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html>",
        "<!-- a --><!--b-->\n<head>",
        "<meta charset=utf-8>",
        "<TITLE>茶</TITLE>",
        "<div class=a>茶</div>",
        "<p>茶",
        "<article>",
    };
    static const char *const others[] = {
        "茶", "<", "<pear>", "<!-- <html> -->", "&lt;p&gt;", "# 茶\n<p>水",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_true(dialect_page.recognise(str_of(pages[i]), STR("a.html")));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(dialect_page.recognise(str_of(others[i]), STR("a.html")));
}

static void test_title(void **state)
{
    static const char *const rows[][2] = {
        /* nothing tells that it is a site */
        { "<title>茶与水 - 周末</title>", "茶与水 - 周末" },
        { "<title>茶与水 - 周末</title><h1>茶与水 - 周末</h1>",
          "茶与水 - 周末" },
        /* the heading does */
        { "<title>茶与水 - 山谷报</title><h1>茶与水</h1>", "茶与水" },
        { "<title>山谷报 | 茶与水</title><h1>茶与水</h1>", "茶与水" },
        { "<title>茶与水_生活_山谷报</title><td><b>\n茶与水 </b></td>",
          "茶与水" },
        { "<title>茶与水--生活--山谷报</title><h2>茶与水</h2>", "茶与水" },
        /* a rubric in a list of links is none */
        { "<title>茶 - 水 - 报</title><a>茶</a><h1>茶 - 水</h1>", "茶 - 水" },
        /* the name of the site does */
        { "<title>茶与水 – 周末 – 山谷报</title>"
          "<meta property=og:site_name content=山谷报>",
          "茶与水 – 周末" },
        { "<title>茶</title><meta property='og:title' content='茶 &amp; 水'>",
          "茶 & 水" },
        { "<title></title><h1><a href=/>山谷报</a></h1><h1>茶<br>与水</h1>",
          "茶 与水" },
        { "<title>春の茶 | 山</title><h1><ruby>春<rt>はる</rt></ruby>の<ruby>茶"
          "<rt>ちゃ</rt></ruby></h1>",
          "春の茶" },
        /* a rubric or paper behind the heading, a site before the title */
        { "<title>茶与水</title><h1>茶与水</h1><script type=application/ld+json>"
          "{\"@type\":\"Article\",\"headline\":\"茶与水 | 周\"}</script>",
          "茶与水" },
        { "<title>茶与水（山谷报） - 网</title><h1>茶与水</h1>", "茶与水" },
        { "<title>山谷报: 茶与水</title><h1><a href=/>山谷报</a></h1>"
          "<h3>茶与水</h3>",
          "茶与水" },
        /* scripts are no text */
        { "<script>'<title>x</title>'</script><title>茶</title>", "茶" },
        { "<SCRIPT>'<title>x</title>'</script><title>茶</title>", "茶" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str html = arena_printf(&arena, "<!doctype html>%s", rows[i][0]);
        check(scan(arena_strz(&arena, html))->title, rows[i][1]);
    }
}

static void test_address(void **state)
{
    static const char *const rows[][2] = {
        { "<link rel=canonical href='/a/1'>"
          "<meta property='og:url' content='https://tea.example/b'>",
          "https://tea.example/b" },
        { "<link href=https://tea.example/a/1 rel=canonical>",
          "https://tea.example/a/1" },
        { "<link rel=canonical href='https://tea.example/'>"
          "<meta property=og:url content=//tea.example/b>",
          "https://tea.example/b" },
        { "<!-- saved from url=(0023)https://tea.example/c -->"
          "<link rel=canonical href='/d'>",
          "https://tea.example/d" },
        { "<!-- saved from url=(0023)https://tea.example/c -->",
          "https://tea.example/c" },
        { "<!--\n Page saved with SingleFile \n url: https://tea.example/e \n"
          "--><base href=https://other.example/>",
          "https://tea.example/e" },
        { "<base href='https://tea.example/f'>", "https://tea.example/f" },
        { "<link rel=canonical href='javascript:1'>", NULL },
        /* copies by archive.today, of several years */
        { "<link rel=canonical href=https://archive.ph/x1><link rel=bookmark "
          "href=http://archive.today/20210304050607/https://tea.example/g>",
          "https://tea.example/g" },
        { "<meta property=og:url content=http://archive.is/x1><input name=q "
          "value='https://tea.example/h?a=1&amp;b=2'>",
          "https://tea.example/h?a=1&b=2" },
        { "<meta property=og:url content=http://archive.is/x1>"
          "<input id=SHARE_LONGLINK value="
          "http://archive.is/2021.03.04-050607/https://tea.example/i>",
          "https://tea.example/i" },
        { "<!-- saved with SingleFile url: https://archive.ph/x1 --><input "
          "name=q value=https://tea.example/n>",
          "https://tea.example/n" },
        /* a field of a search of its own */
        { "<link rel=canonical href=https://tea.example/j>"
          "<input name=q value=https://other.example/k>",
          "https://tea.example/j" },
        /* reader views */
        { "<a class='domain reader-domain' href=https://tea.example/l>"
          "tea.example</a>",
          "https://tea.example/l" },
        { "<a id=reader-domain href=https://tea.example/m>tea.example</a>",
          "https://tea.example/m" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str html = arena_printf(
            &arena, "<!doctype html>%s<title>茶</title>", rows[i][0]);
        check(scan(arena_strz(&arena, html))->url, rows[i][1]);
    }
}

/* Where the head has no address, a link to the original. */
static void test_original(void **state)
{
    (void)state;
    check(scan("<!doctype html><title>茶</title><h1>茶</h1>"
               "<a href='https://tea.example/1?a=1&amp;b=2'>🔗 阅读原文</a>")
              ->url,
          "https://tea.example/1?a=1&b=2");
    check(scan("<!doctype html><link rel=canonical href=https://tea.example/2>"
               "<title>茶</title><a href='https://tea.example/1'>阅读原文</a>")
              ->url,
          "https://tea.example/2");
    check(
        scan("<!doctype html><title>茶</title><a href='/1'>阅读原文</a>")->url,
        NULL);
}

static void test_data(void **state)
{
    const struct meta *m = scan(
        "<!doctype html><html lang=zh-TW><meta name=Author content='山谷报'>"
        "<meta name=pubdate content='2021-03-04T05:06:07+08:00'>"
        "<meta property=og:site_name content='山谷报'>"
        "<meta name=keywords content='茶,水，雨、雪'>"
        "<title>山水</title><a rel=author href=/x>阿山</a>");
    char day[16];
    (void)state;
    assert_string_equal(m->dialect->name, "page");
    assert_int_equal(m->date_from, DATE_FROM_TIME);
    meta_day(m->day, day);
    assert_string_equal(day, "2021-03-04");
    check(m->source, "山谷报");
    check(m->author, "阿山"); /* the site is not its author */
    check(m->tags, "茶\n水\n雨\n雪");
    assert_int_equal(m->lang, LANG_ZH_HANT);

    /* a date line some lines behind the title */
    m = scan("<html><body><h1>山水之间的茶</h1><ul><li>大</li><li>小</li></ul>"
             "<div>来源：山谷报 2004-05-06 07:08</div>");
    assert_int_equal(m->date_from, DATE_FROM_PAGE);
    assert_int_equal(m->clock, 7 * 60 + 8);

    /* JSON-LD behind a style sheet of a megabyte */
    struct buf big = { 0 };
    buf_add(&big, STR("<!doctype html><style>"));
    buf_fill(&big, 'x', 1 << 20);
    buf_add(&big, STR("</style><script type='application/ld+json'>{\"@type\":"
                      "\"Article\",\"headline\":\"茶\",\"datePublished\":"
                      "\"2020-01-02\",\"author\":\"甲\"}</script>"));
    m = scan(buf_z(&big));
    check(m->title, "茶");
    check(m->author, "甲");
    buf_free(&big);
}

static const char *day_of(const struct meta *m)
{
    static char day[16];
    meta_day(m->day, day);
    return m->day == DAY_UNKNOWN ? "none" : day;
}

/* The name of an author where no class or one of many tells it. */
/* The stamp of a generator is worth less than the name of the file, where
 * there is one, and does not bend its day. */
static void test_upkeep(void **state)
{
    static const char page[] =
        "<!DOCTYPE html><html><head><title>茶</title></head><body><h1>茶</h1>"
        "<p>水</p><div><span>Last Updated:</span> <span>4/18/2022, 3:04:36 PM"
        "</span></div></body></html>";
    struct meta_in in = input(page);
    (void)state;
    in.path = STR("2022/04/17.html");
    meta_scan(&arena, &in, &meta);
    assert_int_equal(meta.date_from, DATE_FROM_FILE);
    assert_int_equal(meta.day, meta_civil(2022, 4, 17));
    assert_int_equal(meta.clock, -1);
    assert_int_equal(scan(page)->date_from, DATE_FROM_PAGE);
    assert_int_equal(meta.day, meta_civil(2022, 4, 18));
    assert_int_equal(meta.clock, 15 * 60 + 4);
}

static void test_author(void **state)
{
    static const char *const rows[][2] = {
        { "<div><span>2020-03-04</span><span>作者：茶山</span></div>", "茶山" },
        { "<p>本报记者 茶　山</p>", "茶山" },
        { "<span>記者<a href=/x>茶山</a>／台北報導</span>", "茶山" },
        { "<div class='article-author'>茶山</div>", "茶山" },
        { "<div class=writerName>茶山</div>", "茶山" },
        { "<div class=authority>茶山</div>", NULL },
        { "<a itemprop=author><img><span>茶山</span></a>", "茶山" },
        { "<address>茶山<time>March 4, 2020</time></address>", "茶山" },
        { "<div class=byline><b>Author Information</b><ul><li>作者, <i>茶山</i>"
          "</li></ul></div>",
          "茶山" },
        { "<div class=credits>茶山</div>", "茶山" },
        { "<div>文字</div><div><a href=/x>茶山</a></div><div>攝影</div>",
          "茶山" },
        /* a paper is no author */
        { "<div class=author>河港日报</div>", NULL },
        { "<p>昨天下了雨。</p><p>采访、撰文：茶山</p>", "茶山" },
        /* a reporter who signs at the end */
        { "<p>어제 비가 왔다.<br>들꽃 기자 <a href=mailto:a@b.example>a@b"
          ".example</a>",
          "들꽃" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str html = arena_printf(
            &arena, "<!doctype html><h1>山水之间的茶</h1>%s", rows[i][0]);
        check(scan(arena_strz(&arena, html))->author, rows[i][1]);
    }
    check(scan("<div><h2>山水之间</h2><p>作者：茶山</p>")->author, "茶山");
    /* of the head: no number, no site, no paper that the page names */
    check(scan("<!doctype html><meta name=author content=100123><h1>茶</h1>")
              ->author,
          NULL);
    check(scan("<!doctype html><meta name=author content=河港日报><h1>茶</h1>"
               "<p>2020-03-04 来源：河港日报</p>")
              ->author,
          NULL);
    check(scan("<!doctype html><link rel=canonical "
               "href=https://www3.nhk.or.jp/news/1.html>"
               "<meta name=author content=日本放送協会><h1>茶</h1>")
              ->author,
          NULL);
    check(
        scan("<!doctype html><meta name=author content=茶会編集部><h1>茶</h1>")
            ->author,
        "茶会編集部");
    check(scan("<!doctype html><meta name=author content='河港记者 茶山 "
               "发自河港'>")
              ->author,
          "茶山");
}

static void test_source(void **state)
{
    (void)state;
    check(scan("<!doctype html><title>山水之间 - 河港网</title><h1>山水之间"
               "</h1><p>来源：山谷报")
              ->source,
          "河港网");
    check(scan("<!doctype html><title>山水之间</title><h1>山水之间</h1>"
               "<p>来源：山谷报")
              ->source,
          "山谷报");
    /* a day is no site */
    check(scan("<!doctype html><title>山水之间｜2026-08-22</title><h1>山水之间"
               "</h1><p>来源：山谷报")
              ->source,
          "山谷报");
    check(
        scan(
            "<!doctype html><title>山水之间 - 2026年8月22日</title><h1>山水之间"
            "</h1><p>来源：山谷报")
            ->source,
        "山谷报");
    /* under the roof of many, the one who wrote for it */
    check(scan("<!doctype html><link rel=canonical href=https://"
               "news.yahoo.co.jp/articles/1><meta property=og:site_name "
               "content=Yahoo!><title>山水の間（若葉新聞） - Yahoo!</title>"
               "<h1>山水の間</h1>")
              ->source,
          "若葉新聞");
    check(scan("<!doctype html><link rel=canonical href=https://"
               "www.sohu.com/a/1_2><meta name=mediaid content=山谷观察>")
              ->source,
          "山谷观察");
}

static void test_days(void **state)
{
    (void)state;
    /* that of a copy says little */
    const struct meta *m = scan(
        "<!doctype html><link rel=canonical href=https://archive.ph/x1>"
        "<meta property=article:published_time content=2021-03-04T05:06:07Z>"
        "<title>山水之间</title><div>山水之间</div><div>2020-02-03</div>");
    assert_string_equal(day_of(m), "2020-02-03");
    m = scan("<!doctype html><link rel=canonical href=https://archive.ph/x1>"
             "<meta property=article:published_time content="
             "2021-03-04T05:06:07Z><title>山水之间</title>");
    assert_string_equal(day_of(m), "2021-03-04");
    assert_true(m->approx);
    /* without a year, in spans, above the title */
    m = scan("<!doctype html><h1>山水の間</h1><p><time>5/3(水) 10:05</time>"
             "<span>配信</span></p>");
    assert_string_equal(day_of(m), "2023-05-03");
    m = scan("<!doctype html><h1>山水之間</h1><div><span>2020-03-04 05:06"
             "</span><span>河港時報</span><span>記者茶山／台北報導</span>");
    assert_string_equal(day_of(m), "2020-03-04");
    m = scan("<!doctype html><body><div><p>2020-03-04</p><h1>山水之间</h1>");
    assert_string_equal(day_of(m), "2020-03-04");
    m = scan("<!doctype html><body><div><span><em>2020</em></span><span><em>"
             "03</em>/<em>04</em></span><span>05:06:07</span></div>"
             "<h1>山水之间</h1>");
    assert_string_equal(day_of(m), "2020-03-04");
    m = scan("<!doctype html><h1>山水之间</h1><div>http://www.tea.example "
             "2020年03月04日05:06 <a href=/x>河港晚间新闻资讯</a></div>");
    assert_string_equal(day_of(m), "2020-03-04");
    m = scan("<!doctype html><h1>山水之间</h1><div><span>2020-03-04</span>"
             "<span>05:06</span><span>河港晚间新闻</span><span>[小报]</span>"
             "</div>");
    assert_string_equal(day_of(m), "2020-03-04");
    m = scan("<!doctype html><h1>山水之间</h1><div>2020年3月4日5时6分，河港下了"
             "一场很久没有见过的大雨</div>");
    assert_string_equal(day_of(m), "none");
    /* the first heading is that of the site */
    m = scan("<!doctype html><title>山水之间 - 河港网</title><h1>河港网</h1>"
             "<p>一<p>二<p>三<p>四<p>五<p>六<p>七<p>八<p>九<p>十<p>一<p>二"
             "<h2>山水之间</h2><p>2020-03-04</p>");
    assert_string_equal(day_of(m), "2020-03-04");
    /* the day on which the page was shown, far above */
    m = scan("<!doctype html><body><p>2021年3月4日</p><p>一</p><p>二</p>"
             "<p>三</p><h1>山水之间</h1>");
    assert_string_equal(day_of(m), "none");
}

#define P1 "<p>清晨的雨停了，山路上都是水，茶树的叶子亮得像涂了一层油。</p>"
#define P2 "<p>老人说，这样的天气不用浇水，只要等太阳出来，再等一个上午。</p>"
#define P3 "<p>到了傍晚，第一锅茶已经炒好，满屋子都是香味，谁也不想先走。</p>"
#define T1 "清晨的雨停了，山路上都是水，茶树的叶子亮得像涂了一层油。"
#define T2 "老人说，这样的天气不用浇水，只要等太阳出来，再等一个上午。"
#define T3 "到了傍晚，第一锅茶已经炒好，满屋子都是香味，谁也不想先走。"
#define HEAD "<!doctype html><title>雨后的茶山</title>"

static void test_article(void **state)
{
    static const char *const rows[] = {
        /* each paragraph in an element of its own, no names */
        HEAD "<main><div><h1>雨后的茶山</h1></div><div dir=ltr>" P1 "</div>"
             "<div dir=ltr>" P2 "</div><div dir=ltr>" P3 "</div><ul><li><a "
             "href=/a>旧闻一</a><li><a href=/b>旧闻二</a><li><a href=/c>"
             "旧闻三</a></ul></main><footer>尾。</footer>",
        /* a form around all, as some programs make it */
        HEAD "<body><form id=aspnetForm><div class=menu-bar><a href=/>首页</a>"
             "</div><div><div>" P1 P2 P3 "</div></div></form>",
        /* comments of readers that are longer */
        HEAD "<body><div><h1>雨后的茶山</h1><div>" P1 P2 P3 "</div></div>"
             "<div class=commentList>" P3 P1 P2 P2 P1 P3 P3 "</div>",
        /* a class of the page that says nothing of it */
        HEAD "<body class='share ads'><div class='sidebar-layout'>"
             "<div class=nav-main><h1>雨后的茶山</h1>" P1 P2 P3 "</div></div>",
        /* what a rule names goes before what is longer */
        HEAD "<div>" P2 P2 P1 P3 "</div><div itemprop=articleBody>" P1 P2 P3
             "</div>",
        /* hidden by its style, but named */
        HEAD "<div>" P1
             "</div><div id=js_content style='visibility: hidden'>" P1 P2 P3
             "</div>",
        /* the head is never closed */
        "<html><head><title>雨后的茶山</title><script>1</script><body>"
        "<div><a href=/>首页</a></div><div>" P1 P2 P3 "</div>",
        /* paragraphs by <br>, the layout a table */
        HEAD "<table><tr><td><a href=/>首页</a></td></tr></table><table><tr>"
             "<td>目录</td><td>" T1 "<br><br>" T2 "<br><br>" T3
             "</td><td>广告</td></tr></table>",
        /* a part in the text that is none */
        HEAD "<article>" P1 "<div class='ad-slot'>买茶送壶，今天最后一天。"
             "</div>" P2 "<div class=shareBar>分享到：微博</div>" P3
             "<div class=tags><a href=/t>茶</a></div></article>",
        /* names and a date before the text */
        HEAD "<article><header><h1>雨后的茶山</h1><div class=article-info>"
             "山谷报 2020-01-02</div></header>" P1 P2 P3 "</article>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("row %zu\n", i);
        blocks(rows[i], HIDE_NOT, T1 "|" T2 "|" T3);
    }
}

static void test_head(void **state)
{
    static const char page[] =
        HEAD "<body><div><a href=/>山谷报</a></div><div class=x1>"
             "<h2>雨后的茶山</h2><p>雨下了三天，今天早上终于停了，"
             "茶农们都出了门。</p><div>阿山 2020年1月2日</div>"
             "<figure><img src=/a.jpg><figcaption>茶山</figcaption></figure>"
             "<div class=x2>" P1 P2 P3 "</div></div><div>责任编辑：阿水</div>"
             "<div>© 山谷报</div>";
    (void)state;
    blocks(page, HIDE_NOT,
           "雨下了三天，今天早上终于停了，茶农们都出了门。|茶山|" T1 "|" T2
           "|" T3 "|责任编辑：阿水");
    blocks(page, HIDE_REPEAT, "雨后的茶山");
    blocks(page, HIDE_DATELINE, "阿山 2020年1月2日");
    blocks(page, HIDE_NAV, "山谷报|© 山谷报");
    blocks(page, HIDE_ENVELOPE, "雨后的茶山");
}

/* Before the text of a page: its byline, and counts. */
static void test_crumbs(void **state)
{
    (void)state;
    blocks(HEAD "<meta name=author content=茶山><div><h1>雨后的茶山</h1>"
                "<p>本报记者 茶　山</p><div>12</div><div>·</div>" P1
                "<div>34</div>" P2 P3 "</div>",
           HIDE_NOT, T1 "|34|" T2 "|" T3);
    /* a title and a date in one block */
    blocks(HEAD "<div><b>雨后的茶山</b><br>2020-03-04 05:06<br>" T1
                "<br><br>" T2 "<br><br>" T3 "</div>",
           HIDE_NOT, T1 "|" T2 "|" T3);
}

static void test_nothing(void **state)
{
    (void)state;
    /* without sentences all of it stays */
    blocks("<!doctype html><title>茶</title><div>一</div><nav>二</nav>",
           HIDE_NOT, "一|二");
    blocks("<!doctype html>", HIDE_NOT, "");
    /* text beside elements is hidden, not lost */
    blocks(HEAD "<body>站名<div>" P1 P2 P3 "</div>页尾 <b>字</b>", HIDE_NAV,
           "站名|页尾|字");
    /* a piece is all article */
    blocks("<div class=nav><a href=/>首页</a></div><p>茶</p>", HIDE_NOT,
           "首页|茶");
}

static void test_words(void **state)
{
    static const struct {
        const char *tag, *cls, *id;
        enum page_part part;
        enum reason reason;
    } rows[] = {
        { "div", "", "", PART_UNKNOWN, HIDE_NOT },
        { "div", "article-body", "content", PART_UNKNOWN, HIDE_NOT },
        { "nav", "", "", PART_ASIDE, HIDE_NAV },
        { "div", "topNav", "", PART_ASIDE, HIDE_NAV },
        { "div", "navigator-x", "", PART_ASIDE, HIDE_NAV },
        { "div", "bread", "", PART_UNKNOWN, HIDE_NOT },
        { "div", "head", "", PART_UNKNOWN, HIDE_NOT },
        { "div", "x ad_2", "", PART_ASIDE, HIDE_PROMO },
        { "div", "", "ShareBox", PART_ASIDE, HIDE_SHARE },
        { "div", "post-meta commentList", "", PART_COMMENTS, HIDE_NAV },
        { "span", "pub-time", "", PART_BYLINE, HIDE_DATELINE },
        { "h1", "", "", PART_UNKNOWN, HIDE_NOT },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct page_word w = page_word_of(
            str_of(rows[i].tag), str_of(rows[i].cls), str_of(rows[i].id));
        if (w.part != rows[i].part || w.reason != rows[i].reason)
            fail_msg("row %zu is %d %d", i, w.part, w.reason);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upkeep),
        cmocka_unit_test_teardown(test_recognise, teardown),
        cmocka_unit_test_teardown(test_title, teardown),
        cmocka_unit_test_teardown(test_address, teardown),
        cmocka_unit_test_teardown(test_original, teardown),
        cmocka_unit_test_teardown(test_data, teardown),
        cmocka_unit_test_teardown(test_words, teardown),
        cmocka_unit_test_teardown(test_author, teardown),
        cmocka_unit_test_teardown(test_source, teardown),
        cmocka_unit_test_teardown(test_days, teardown),
        cmocka_unit_test_setup_teardown(test_article, setup, done),
        cmocka_unit_test_setup_teardown(test_head, setup, done),
        cmocka_unit_test_setup_teardown(test_crumbs, setup, done),
        cmocka_unit_test_setup_teardown(test_nothing, setup, done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
