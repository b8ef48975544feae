/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/entity.h"
#include "parser/tags.h"

#include <stdio.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

static void test_next(void **state)
{
    struct str s = STR("a < b <!-- <p> --><!DOCTYPE html><DIV class='x>y' id=z>"
                       "t</div ><br/><img src=a/b.png alt=\"\"><x y");
    struct tag t;
    (void)state;
    assert_true(tag_next(&s, &t));
    check(t.name, "DIV");
    assert_true(tag_is(&t, STR("div")));
    assert_true(tag_is_block(&t));
    assert_false(t.closing);
    check(tag_attr(&t, STR("class")), "x>y");
    check(tag_attr(&t, STR("ID")), "z");
    check(tag_attr(&t, STR("style")), NULL);
    assert_true(tag_next(&s, &t));
    assert_true(t.closing && tag_is(&t, STR("div")));
    assert_true(tag_next(&s, &t));
    check(t.all, "<br/>");
    assert_true(tag_is(&t, STR("br")));
    assert_false(tag_is_block(&t));
    assert_true(tag_next(&s, &t));
    check(tag_attr(&t, STR("src")), "a/b.png");
    check(tag_attr(&t, STR("alt")), "");
    assert_false(tag_next(&s, &t)); /* unfinished */
}

/* The end of a tag of any length, before and behind which a > stands. */
static void test_ends(void **state)
{
    static const char *const rows[] = { ">",  " b>",     " b=c>",    " b='>'>",
                                        "/>", "='>\"'>", " =\">\" >" };
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int n = 1; n < 24; n++) {
            struct tag t;
            struct str s = { text, (size_t)snprintf(
                                       text, sizeof text, "<%.*s%s", n,
                                       "aaaaaaaaaaaaaaaaaaaaaaaa", rows[i]) };
            size_t all = s.n;
            memcpy(text + all, "b>", 2);
            s.n += 2;
            assert_true(tag_next(&s, &t));
            assert_int_equal(t.all.n, all);
            s = (struct str){ text, all - 1 };
            assert_false(tag_next(&s, &t));
        }
}

static bool is_block(const char *name)
{
    struct tag t = { .name = str_of(name) };
    return tag_is_block(&t);
}

static void test_blocks(void **state)
{
    static const char *const blocks[] = {
        "p",      "div",    "img",        "address", "article",    "aside",
        "body",   "center", "dd",         "dl",      "blockquote", "dt",
        "figure", "h1",     "footer",     "h2",      "h3",         "h4",
        "h5",     "h6",     "hr",         "header",  "li",         "main",
        "nav",    "ol",     "pre",        "td",      "table",      "section",
        "tr",     "ul",     "figcaption", "DIV",     "Td",
    };
    static const char *const others[] = {
        "a",          "b",
        "i",          "br",
        "em",         "span",
        "q",          "dd-x",
        "th",         "h7",
        "html",       "ruby",
        "blockquot3", "\xE8\x8C\xB6",
        "p:p",        "a-name-that-is-longer-than-the-bits-of-an-int",
        "[",          "@i",
    };
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (!is_block(blocks[i]))
            fail_msg("%s", blocks[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (is_block(others[i]))
            fail_msg("%s", others[i]);
}

static void test_first_block(void **state)
{
    static const char *const rows[][2] = {
        { "<div>17/09/2023 - 02:55</div><p>text</p>", "17/09/2023 - 02:55" },
        { "<div><i>某人（综合报道）<br>2023-08-15</i></div><p>x",
          "某人（综合报道）\n2023-08-15" },
        { "<div></div><div>&nbsp;</div><p>a&amp;b  c\n d</p><p>e", "a&b c d" },
        { "<script>x < y</script><style>p{}</style><p>tea</p>", "tea" },
        { "one<img src=x>two", "one" },
        { "a<!-- hidden -->b<p>c", "ab" },
        { "<p><b>a</b> <i>b</i></p>", "a b" },
        { "<p></p>", NULL },
        { "<script>no end", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        size_t n;
        bool ok = tags_first_block(str_of(rows[i][0]), out, sizeof out, &n);
        assert_int_equal(ok, rows[i][1] != NULL);
        if (ok)
            check((struct str){ out, n }, rows[i][1]);
    }
}

static void test_first_block_too_long(void **state)
{
    char out[8];
    size_t n;
    (void)state;
    assert_true(tags_first_block(STR("<p>12345678<p>"), out, sizeof out, &n));
    assert_int_equal(n, 8);
    assert_false(tags_first_block(STR("<p>123456789<p>"), out, sizeof out, &n));
}

static void test_text(void **state)
{
    char out[64];
    (void)state;
    size_t n = tags_text(STR("<h1>茶</h1>\n<p>一 &lt;\n 二</p><p></p><p>三"),
                         out, sizeof out);
    check((struct str){ out, n }, "茶\n一 < 二\n三");
    /* cut between characters */
    n = tags_text(STR("<p>春茶上市"), out, 8);
    check((struct str){ out, n }, "春茶");
    n = tags_text(STR("春茶上市"), out, 9);
    check((struct str){ out, n }, "春茶上");
    assert_int_equal(tags_text(STR("春"), out, 0), 0);
    /* how words are read is no text, and ruby parts no words */
    n = tags_text(
        STR("<ruby>春<rp>(</rp><rt>はる</rt><rp>)</rp></ruby>の"
            "<ruby><rb>茶</rb><rt>ちゃ</ruby>。<ruby>水<rt>みず<p>火"),
        out, sizeof out);
    check((struct str){ out, n }, "春の茶。水\n火");
    n = tags_pieces(STR("<ruby>山<rt>やま</rt>中<rt>なか</rt></ruby><i>記者"),
                    out, sizeof out);
    check((struct str){ out, n }, "山中 記者");
    n = tags_text(STR("<rtc>春</rtc><section>茶"), out, sizeof out);
    check((struct str){ out, n }, "春\n茶");
}

static void test_find(void **state)
{
    struct str value, inner;
    (void)state;
    assert_true(tags_find(STR("<time>x</time><TIME class=a "
                              "dateTime=\"2018-09-13\">9月<b>13</b>日</time>"),
                          STR("time"), STR("datetime"), &value, &inner));
    check(value, "2018-09-13");
    check(inner, "9月<b>13</b>日");
    assert_true(tags_find(STR("<time datetime=a>no end"), STR("time"),
                          STR("datetime"), &value, &inner));
    check(value, "a");
    check(inner, NULL);
    assert_false(tags_find(STR("<timer datetime=a>"), STR("time"),
                           STR("datetime"), &value, &inner));
}

/* Quotes and tags without end must not be tried again and again. */
static void test_hostile(void **state)
{
    static char text[1 << 20];
    struct tag t;
    char out[16];
    size_t n;
    (void)state;
    for (size_t i = 0; i + 4 <= sizeof text; i += 4)
        memcpy(text + i, "<a=\"", 4);
    struct str s = { text, sizeof text };
    while (tag_next(&s, &t))
        continue;
    memset(text, '<', sizeof text);
    s = (struct str){ text, sizeof text };
    assert_false(tag_next(&s, &t));
    s = (struct str){ text, sizeof text };
    assert_false(tags_first_block(s, out, sizeof out, &n));
}

static void test_entity_table(void **state)
{
    (void)state;
    for (size_t i = 1; i < entity_count; i++)
        assert_true(str_cmp(str_of(entity_table[i - 1].name),
                            str_of(entity_table[i].name)) < 0);
}

static void test_entities(void **state)
{
    static const char *const rows[][2] = {
        { "茶&amp;水", "茶&水" },
        { "a&nbsp;b", "a\u00A0b" },
        { "&quot;&#39;&#x27;&#X27;&apos;", "\"''''" },
        { "&ldquo;茶&rdquo;&hellip;", "“茶”…" },
        { "&#8220;&#38;&#128;&#150;", "“&€–" },
        { "&amp;lt;", "&lt;" },                /* once */
        { "&amp;nbsp;&amp;#039;", "\u00A0'" }, /* feeds' own mistake */
        { "&#39 no semicolon", "' no semicolon" },
        { "&#0;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD" },
        { "&nosuch; &; & &# &#x; &#99999999999;",
          "&nosuch; &; & &# &#x; &#99999999999;" },
        { "plain", "plain" },
        { "", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(entity_decode(&arena, str_of(rows[i][0])), rows[i][1]);
    struct str s = STR("untouched");
    assert_ptr_equal(entity_decode(&arena, s).p, s.p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_first_block),
        cmocka_unit_test(test_first_block_too_long),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_entity_table),
        cmocka_unit_test(test_entities),
    };
    return cmocka_run_group_tests_name("tags", tests, NULL, teardown);
}
