/* SPDX-License-Identifier: MIT */
/* Files to documents, the whole line, with the built-in rules. */
#include <config.h>

#include "parser/dialect.h"
#include "parser/parse.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena arena;

static int setup(void **state)
{
    (void)state;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void parse(struct str bytes, struct meta *m, struct doc *d)
{
    struct meta_in in = { .bytes = bytes,
                          .path = STR("news/1048000_tea.md"),
                          .now_ms = 1900000000000,
                          .rules = rules_builtin() };
    meta_scan(&arena, &in, m);
    parse_article(&arena, &in, m, d);
}

static const char *tree(const char *text)
{
    struct meta m;
    struct doc d;
    struct buf out = { 0 };
    parse(str_of(text), &m, &d);
    doc_print(&d, &out);
    const char *s = arena_strz(&arena, buf_str(&out));
    buf_free(&out);
    return s;
}

/* The sentence that is the title of a text without one stays in it. */
static void title_of_text(void **state)
{
    static const char text[] =
        "---\nuser_name: 甲\n---\n\n清明前的茶为什么贵？\n";
    struct meta_in in = { .bytes = str_of(text),
                          .path = STR("a/4071.md"),
                          .now_ms = 1900000000000,
                          .rules = rules_builtin() };
    struct meta m;
    struct doc d;
    (void)state;
    meta_scan(&arena, &in, &m);
    parse_article(&arena, &in, &m, &d);
    assert_true(str_eq(m.title, STR("清明前的茶为什么贵？")));
    const struct block *last = &d.blocks[d.nblocks - 1];
    assert_true(str_eq(doc_block(&d, last), STR("清明前的茶为什么贵？")));
    assert_int_equal(last->hidden, HIDE_NOT);
}

#define MS(host) \
    "<!--1694913301000-->\n[谷雨时节的茶](https://" host "/a/1)\n------\n\n"

/* After the pages of one broadcaster: date, picture, bold lead, text, bar. */
static void date_lead_share(void **state)
{
    (void)state;
    assert_string_equal(
        tree(MS(
            "www.rfi.fr") "<div>17/09/2023 - 02:55</div>"
                          "<img src=\"https://img.example/1.jpg\">"
                          "<p><strong>新茶上市了。    </strong></p>"
                          "<div><p>今年的雨水多。</p><p>茶农很高兴。</p>"
                          "<div data-selfpromo-app></div></div>"
                          "<div><div>分享 :</div><a href=\"https://s.example/x\">"
                          "<span></span></a></div>"),
        "paragraph hidden=dateline | 17/09/2023 - 02:55\n"
        "image | \n    link image |  | https://img.example/1.jpg\n"
        "paragraph strong | 新茶上市了。\n    strong | 新茶上市了。\n"
        "paragraph | 今年的雨水多。\nparagraph | 茶农很高兴。\n"
        "paragraph hidden=share | 分享 :\n");
}

static void gallery_rights_feed(void **state)
{
    (void)state;
    assert_string_equal(
        tree(MS(
            "www.dw.com") "<div><i><br>2023-08-15T12:00:09.521Z</i></div>"
                          "<img src=\"https://img.example/1.jpg\" width=\"100%\">"
                          "<div><small>茶园</small></div><p>雨停了。</p>"
                          "<h3>相关图集：火车</h3>"
                          "<div><img src=\"https://img.example/2.jpg\"><b>站台</b>：人多。"
                          "</div><p>（路透社）</p><p><em>© 2023</em><em>年德国之声版权声明："
                          "略</em></p><br><hr><div>获取更多RSS：<br>"
                          "<a href=\"https://feed.example\">https://feed.example</a></div>"),
        "paragraph hidden=dateline | 2023-08-15T12:00:09.521Z\n"
        "    em | 2023-08-15T12:00:09.521Z\n"
        "image | 茶园\n    link image | 茶园 | https://img.example/1.jpg\n"
        "paragraph | 雨停了。\n"
        "heading3 hidden=gallery | 相关图集：火车\n"
        "image hidden=gallery | 站台：人多。\n    strong | 站台\n"
        "    link image | 站台：人多。 | https://img.example/2.jpg\n"
        "credit | （路透社）\n"
        "paragraph hidden=rights | © 2023年德国之声版权声明：略\n"
        "    em | © 2023\n    em | 年德国之声版权声明：略\n"
        "rule hidden=feed | \n"
        "paragraph hidden=feed | 获取更多RSS：\\nhttps://feed.example\n"
        "    link text | https://feed.example | https://feed.example\n");
}

/* Every character of the file is in the title or in a block. */
static void nothing_lost(void **state)
{
    static const char text[] =
        "---\nlayout: post\ntitle: \"谷雨时节的茶\"\n"
        "date: 2020-06-17T16:03:24.000Z\nauthor: 某人\n"
        "from: https://tea.example/a/1\ntags: [ 茶 ]\n---\n"
        "<!--1592409804000-->\n[谷雨时节的茶](https://tea.example/a/1)\n"
        "------\n\n<div>子<p hidden>丑</p><!-- 注 -->寅<table><tr><td>卯"
        "<td>辰<tr><td>巳<td>午</table><figure><img src=i><figcaption>未"
        "</figcaption></figure><div class=sharedaddy>申</div></div>";
    struct meta m;
    struct doc d;
    (void)state;
    parse(str_of(text), &m, &d);
    static const char *const all[] = {
        "子", "丑", "寅", "卯",     "辰",   "巳",
        "午", "未", "申", "layout", "某人", "2020-06-17T16:03:24.000Z"
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(str_has(d.text, str_of(all[i])));
    assert_false(str_has(d.text, STR("注")));
    assert_true(str_eq(m.title, STR("谷雨时节的茶")));
    assert_string_equal(m.dialect->name, "yaml-ms");
    assert_int_equal(d.blocks[0].hidden, HIDE_ENVELOPE);
}

static void damage(void **state)
{
    struct meta m;
    struct doc d;
    (void)state;
    parse(STR(MS("tea.example") "<p>a\xFF\x01\x02"
                                "b</p>"),
          &m, &d);
    assert_true(str_has(d.text, STR("a\uFFFD"
                                    "b")));
    assert_int_equal(d.bad_bytes, 1);
    assert_int_equal(d.cleaned, 2);
    assert_int_equal(d.cut, 0);
}

/* Any bytes give a document of valid text. */
static void any_bytes(void **state)
{
    uint32_t seed = 7;
    (void)state;
    for (int round = 0; round < 400; round++) {
        struct buf b = { 0 };
        if (round % 3 == 0)
            buf_add(&b, STR(MS("tea.example")));
        if (round % 3 == 1)
            buf_add(&b, STR("### 茶\n------------------------\n\n"));
        for (int i = 0; i < 600; i++) {
            seed = seed * 1103515245u + 12345u;
            buf_chr(&b, (char)(seed >> (round % 2 ? 16 : 17)));
            if (seed >> 28 == 0)
                buf_add(&b, STR("<p class=\"caption\">"));
        }
        struct meta m;
        struct doc d;
        parse(buf_str(&b), &m, &d);
        assert_int_equal(utf8_valid(d.text), d.text.n);
        for (size_t i = 0; i < d.text.n; i++)
            assert_true((unsigned char)d.text.p[i] >= ' ' ||
                        d.text.p[i] == '\n' || d.text.p[i] == '\t');
        uint32_t at = 0;
        for (uint32_t i = 0; i < d.nblocks; i++) {
            assert_int_equal(d.blocks[i].start, at);
            at = d.blocks[i].end + 1;
        }
        buf_free(&b);
    }
}

static void empty(void **state)
{
    struct meta m;
    struct doc d;
    (void)state;
    parse(STR(""), &m, &d);
    assert_int_equal(d.nblocks, 0);
    assert_int_equal(doc_chars(&d), 0);
    assert_int_equal(doc_minutes(&d), 0);
    assert_int_equal(doc_hidden(&d, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_of_text),
        cmocka_unit_test(date_lead_share),
        cmocka_unit_test(gallery_rights_feed),
        cmocka_unit_test(nothing_lost),
        cmocka_unit_test(damage),
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(empty),
    };
    return cmocka_run_group_tests_name("parse", tests, setup, teardown);
}
