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
    parse_setup();
    return 0;
}

static int done(void **state)
{
    parse_cleanup();
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
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str html = arena_printf(
            &arena, "<!doctype html>%s<title>茶</title>", rows[i][0]);
        check(scan(arena_strz(&arena, html))->url, rows[i][1]);
    }
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
    check(m->author, NULL); /* the site is not its author */
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
        cmocka_unit_test_teardown(test_recognise, teardown),
        cmocka_unit_test_teardown(test_title, teardown),
        cmocka_unit_test_teardown(test_address, teardown),
        cmocka_unit_test_teardown(test_data, teardown),
        cmocka_unit_test_teardown(test_words, teardown),
        cmocka_unit_test_setup_teardown(test_article, setup, done),
        cmocka_unit_test_setup_teardown(test_head, setup, done),
        cmocka_unit_test_setup_teardown(test_nothing, setup, done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
