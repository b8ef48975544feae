/* SPDX-License-Identifier: MIT */
/* The builder alone: calls in odd orders, and what must hold after them. */
#include <config.h>

#include "parser/build.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct build *start(void)
{
    return build_new(STR("http://tea.example/"), STR("Title"));
}

static void put(struct build *b, const char *s)
{
    build_text(b, str_of(s));
}

static void assert_tree(struct build *b, const char *want)
{
    struct doc d;
    struct buf out = { 0 };
    build_finish(b, &arena, &d);
    doc_print(&d, &out);
    assert_string_equal(buf_z(&out), want);
    buf_free(&out);
}

static void nothing(void **state)
{
    struct build *b = start();
    struct doc d;
    (void)state;
    put(b, " \n\u3000\u00a0 ");
    build_break(b);
    build_end(b);
    build_finish(b, &arena, &d);
    assert_int_equal(d.nblocks, 0);
    assert_int_equal(d.text.n, 0);
}

static void joins_over_calls(void **state)
{
    struct build *b = start();
    (void)state;
    put(b, "绿");
    put(b, "\n  ");
    build_span(b, SPAN_STRONG, true);
    put(b, "\n 茶 \n");
    build_span(b, SPAN_STRONG, false);
    put(b, "\n and \n");
    put(b, "milk ");
    assert_tree(b, "paragraph | 绿茶 and milk\n    strong | 茶\n");
}

/* White space with a line feed between two pieces of a line. */
static void joins_beside_marks(void **state)
{
    static const char *const examples[][3] = {
        { "（陈山报导）", "9月", "（陈山报导）9月" },
        { "上山。", "Tea", "上山。Tea" },
        { "Tea", "（茶）", "Tea（茶）" },
        { "Tea", "，水", "Tea，水" },
        { "Tea", "茶", "Tea 茶" },
        { "Tea.", "9", "Tea. 9" },
        { "茶。", "차", "茶。 차" },
        { "차", "「茶」", "차 「茶」" },
        { "乔·", "拜登", "乔·拜登" },
        { "乔", "·拜登", "乔·拜登" },
        { "乔", "·", "乔 ·" },
        { "乔", "· 拜登", "乔 · 拜登" },
        { "Joe·", "拜登", "Joe· 拜登" },
        { "·", "拜登", "· 拜登" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct build *b = start();
        char want[64];
        put(b, examples[i][0]);
        put(b, " \n  ");
        put(b, examples[i][1]);
        snprintf(want, sizeof want, "paragraph | %s\n", examples[i][2]);
        assert_tree(b, want);
    }
    struct build *b = start();
    put(b, "上山。 Tea"); /* the author's own */
    assert_tree(b, "paragraph | 上山。 Tea\n");
}

static void runs_in(void **state)
{
    struct build *b = start();
    (void)state;
    put(b, "山城 —");
    build_run_in(b);
    build_end(b);
    build_end(b);
    put(b, "\n ");
    put(b, "雾来了。");
    build_end(b);
    put(b, "山下 —");
    build_run_in(b);
    build_heading(b, 2);
    put(b, "茶");
    build_heading(b, 0);
    build_run_in(b); /* nothing is open */
    build_end(b);
    put(b, "水开了。");
    assert_tree(b, "paragraph | 山城 — 雾来了。\n"
                   "paragraph | 山下 —\n"
                   "heading2 | 茶\n"
                   "paragraph | 水开了。\n");
}

static void ends_without_begin(void **state)
{
    struct build *b = start();
    (void)state;
    build_list_end(b);
    build_quote(b, false);
    build_pre(b, BLOCK_PRE, false);
    build_table_end(b);
    build_cell(b, true, 2);
    build_row(b);
    build_item(b, 7);
    build_span(b, SPAN_EM, false);
    build_link_end(b);
    build_caption(b, false);
    build_photo_by(b, false);
    build_reading(b, false);
    build_show(b);
    put(b, "x");
    assert_tree(b, "paragraph | x\n");
}

static void begins_without_end(void **state)
{
    struct build *b = start();
    (void)state;
    build_list(b, true, 5);
    build_item(b, POS_NONE);
    build_quote(b, true);
    build_table(b);
    build_row(b);
    build_cell(b, false, 1);
    build_link(b, STR("a"));
    build_span(b, SPAN_EM, true);
    put(b, "x");
    assert_tree(b, "item quote=1 list=1 ordered number=5 | x\n"
                   "    em | x\n    link text | x | http://tea.example/a\n");
}

static void spans_nest(void **state)
{
    struct build *b = start();
    (void)state;
    build_span(b, SPAN_STRONG, true);
    put(b, "a");
    build_span(b, SPAN_EM, true);
    put(b, "b");
    build_span(b, SPAN_STRONG, false);
    put(b, "c");
    build_end(b);
    put(b, "d");
    assert_tree(b, "paragraph | abc\n    strong | ab\n    em | b\n"
                   "    em | c\nparagraph | d\n    em | d\n");
}

static void link_over_blocks(void **state)
{
    struct build *b = start();
    struct doc d;
    (void)state;
    build_link(b, STR("/t"));
    put(b, "a");
    build_end(b);
    put(b, "b");
    build_link_end(b);
    build_finish(b, &arena, &d);
    assert_int_equal(d.nlinks, 1);
    assert_int_equal(d.nspans, 2);
    assert_int_equal(d.links[0].start, 0);
    assert_int_equal(d.links[0].end, 1);
    assert_int_equal(d.spans[1].start, 2);
    assert_int_equal(d.spans[1].aux, 0);
}

static void lists_saturate(void **state)
{
    struct build *b = start();
    struct doc d;
    (void)state;
    for (int i = 0; i < 1000; i++) {
        build_list(b, true, 1);
        build_item(b, POS_NONE);
        build_quote(b, true);
    }
    put(b, "x");
    for (int i = 0; i < 1000; i++) {
        build_quote(b, false);
        build_list_end(b);
    }
    put(b, "y");
    build_finish(b, &arena, &d);
    assert_int_equal(d.nblocks, 2);
    assert_int_equal(d.blocks[0].list, 255);
    assert_int_equal(d.blocks[0].quote, 255);
    assert_int_equal(d.blocks[1].list, 0);
    assert_int_equal(d.blocks[1].quote, 0);
    assert_int_equal(d.blocks[1].kind, BLOCK_PARAGRAPH);
}

static void item_numbers(void **state)
{
    struct build *b = start();
    (void)state;
    build_list(b, true, 4294967295u);
    build_item(b, POS_NONE);
    put(b, "a");
    build_item(b, 4294967290u);
    put(b, "b");
    build_list_end(b);
    assert_tree(b, "item list=1 ordered number=4294967295 | a\n"
                   "item list=1 ordered number=4294967290 | b\n");
}

static void captions(void **state)
{
    struct build *b = start();
    (void)state;
    build_image(b, STR("i"), STR("A tall tea pot"));
    build_image(b, STR("i"), STR(""));
    build_caption(b, true);
    put(b, "tea");
    build_break(b);
    put(b, "pot");
    build_caption(b, false);
    build_end(b);
    build_caption(b, true);
    put(b, "x");
    build_caption(b, false);
    put(b, "y");
    assert_tree(b, "image | tea pot x\n    link image | tea pot x | "
                   "http://tea.example/i\nparagraph | y\n");
}

static void islands(void **state)
{
    struct build *b = start();
    (void)state;
    build_list(b, true, 1);
    build_item(b, POS_NONE);
    build_span(b, SPAN_STRONG, true);
    put(b, "a");
    build_island(b, HIDE_NAV);
    build_list(b, false, 1);
    build_item(b, POS_NONE);
    put(b, "b");
    build_island_end(b);
    put(b, "c");
    build_item(b, POS_NONE);
    put(b, "d");
    assert_tree(b, "item list=1 ordered number=1 | a\n    strong | a\n"
                   "item hidden=nav list=1 | b\n"
                   "item list=1 ordered continues number=1 | c\n"
                   "    strong | c\n"
                   "item list=1 ordered number=2 | d\n    strong | d\n");
}

static void hidden_nests(void **state)
{
    struct build *b = start();
    (void)state;
    build_hide(b, HIDE_SHARE, 3, false);
    put(b, "a");
    build_hide(b, HIDE_PROMO, 4, true);
    put(b, "b");
    build_show(b);
    put(b, "c");
    build_show(b);
    put(b, "d");
    assert_tree(b, "paragraph hidden=share | abc\nparagraph | d\n");
}

static void asides(void **state)
{
    struct build *b = start();
    (void)state;
    put(b, "a");
    build_hide(b, HIDE_INVISIBLE, POS_NONE, true);
    build_table(b);
    build_row(b);
    build_cell(b, false, 1);
    put(b, "x");
    build_table_end(b);
    build_rule(b);
    build_image(b, STR("i"), STR(""));
    build_link(b, STR("l"));
    put(b, "y");
    build_link_end(b);
    build_show(b);
    put(b, "b");
    assert_tree(b, "paragraph | ab\nparagraph hidden=invisible | x y\n");
}

static void bare_addresses(void **state)
{
    struct build *b = start();
    (void)state;
    put(b, "看http://a.exa");
    build_span(b, SPAN_STRONG, true);
    put(b, "mple/b 吧");
    build_span(b, SPAN_STRONG, false);
    build_end(b);
    build_link(b, STR("x"));
    put(b, "http://c.example/");
    build_link_end(b);
    build_end(b);
    put(b, "http://d.example/");
    build_span(b, SPAN_EM, true);
    put(b, "e");
    build_span(b, SPAN_EM, false);
    assert_tree(b, "paragraph | 看http://a.example/b 吧\n"
                   "    strong | mple/b 吧\n"
                   "paragraph | http://c.example/\n"
                   "    link text | http://c.example/ | "
                   "http://tea.example/x\n"
                   "paragraph | http://d.example/e\n    em | e\n"
                   "    link text | http://d.example/e | "
                   "http://d.example/e\n");
}

static void verse(void **state)
{
    struct build *b = start();
    (void)state;
    build_pre(b, BLOCK_VERSE, true);
    put(b, "\na\n  b\n");
    build_break(b);
    put(b, "c\n\n");
    build_pre(b, BLOCK_VERSE, false);
    put(b, "d");
    assert_tree(b, "verse | a\\n  b\\n\\nc\nparagraph | d\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing),
        cmocka_unit_test(joins_over_calls),
        cmocka_unit_test(joins_beside_marks),
        cmocka_unit_test(runs_in),
        cmocka_unit_test(ends_without_begin),
        cmocka_unit_test(begins_without_end),
        cmocka_unit_test(spans_nest),
        cmocka_unit_test(link_over_blocks),
        cmocka_unit_test(lists_saturate),
        cmocka_unit_test(item_numbers),
        cmocka_unit_test(captions),
        cmocka_unit_test(islands),
        cmocka_unit_test(hidden_nests),
        cmocka_unit_test(asides),
        cmocka_unit_test(bare_addresses),
        cmocka_unit_test(verse),
    };
    return cmocka_run_group_tests_name("build", tests, NULL, teardown);
}
