/* SPDX-License-Identifier: MIT */
/* Which blocks are hidden or become credits, by text and place. */
#include <config.h>

#include "parser/boilerplate.h"
#include "parser/build.h"
#include "parser/plain.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena arena;
static const struct rules *rules;

static const char table[] = "share\t*\tblock\tShare:\n"
                            "feed\t*\tto-end\tMore feeds*\n"
                            "promo\ttea.example\tblock\tBuy * tea\n"
                            "gallery\t*\tafter\tGallery:*\n"
                            "related\t*\tafter\tRead on\n"
                            "nav\t*\tafter\tMenu\n"
                            "related\trail.example\tblock\t[links]\n"
                            "credit\t*\tblock\tEditor: *\n"
                            "rights\t*\tblock\t(c) *\n";

static int setup(void **state)
{
    static const struct rules empty;
    struct err e;
    (void)state;
    assert_int_equal(rules_add(&arena, &empty, "boilerplate", str_of(table),
                               "table", &rules, &e),
                     ST_OK);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/*
 * A document from a few words: each string is a block; a first character
 * '#' makes a heading, '*' an item, '@' an image with that caption, '-' a
 * rule, '>' an item that is a link.
 */
static void block(struct build *b, const char *s)
{
    struct str rest = str_of(s[0] ? s + 1 : s);
    switch (s[0]) {
    case '#':
        build_heading(b, 2);
        build_text(b, rest);
        build_heading(b, 0);
        break;
    case '>':
    case '*':
        build_list(b, false, 1);
        build_item(b, POS_NONE);
        if (s[0] == '>')
            build_link(b, STR("http://rail.example/x"));
        build_text(b, rest);
        build_link_end(b);
        build_list_end(b);
        break;
    case '@':
        build_image(b, rest, STR(""));
        build_caption(b, true);
        build_text(b, rest);
        build_caption(b, false);
        break;
    case '-':
        build_rule(b);
        break;
    default: {
        struct str all = str_of(s), line;
        bool first = true;
        while (str_field(&all, '\n', &line)) {
            if (!first)
                build_break(b);
            build_text(b, line);
            first = false;
        }
    }
    }
    build_end(b);
}

static void make(const char *const *list, const struct rules *from,
                 const char *host, struct doc *d)
{
    struct build *b = build_new(STR_NONE, STR_NONE);
    for (; *list; list++)
        block(b, *list);
    build_finish(b, &arena, d);
    boilerplate_mark(&arena, d, from, str_of(host), STR("Rain over the valley"),
                     STR_NONE);
}

/* One word a block: reason, "credit" or "-" if it is plain. */
static char *words(const struct doc *d)
{
    struct buf out = { 0 };
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        const char *w = b->hidden ? reason_name((enum reason)b->hidden)
                        : b->kind == BLOCK_CREDIT ? "credit"
                                                  : "-";
        buf_printf(&out, "%s%s", i ? " " : "", w);
    }
    char *s = arena_strz(&arena, buf_str(&out));
    buf_free(&out);
    return s;
}

struct example {
    const char *host;
    const char *blocks[9];
    const char *want;
};

static const struct example examples[] = {
    { "", { "text", "Share:", "more", NULL }, "- share -" },
    { "",
      { "text", "-", "More feeds: a", "-", "x", NULL },
      "- feed feed feed feed" },
    { "", { "text", "Buy our tea", NULL }, "- -" },
    { "www.tea.example", { "text", "Buy our tea", NULL }, "- promo" },
    { "",
      { "-", "text", "-", "more", "-", NULL },
      "invisible - - - invisible" },
    /* date lines */
    { "", { "17/09/2023 - 02:55", "text", NULL }, "dateline -" },
    { "", { "Ann Lee\n2020-07-01 15:59:11", "text", NULL }, "dateline -" },
    { "", { "2023-08-15T12:00:09.521Z", "text", NULL }, "dateline -" },
    { "", { "Tue, 30 Jun 2020 02:37:11 GMT", "text", NULL }, "dateline -" },
    { "", { "2020年 7月 13日", "text", NULL }, "dateline -" },
    { "", { "最后更新： 2018年9月5日 00:21", "text", NULL }, "dateline -" },
    { "",
      { "在 星期二, 03/04/2014 - 10:00 提交", "text", NULL },
      "dateline -" },
    { "", { "53 分钟前", "text", NULL }, "dateline -" },
    { "",
      { "17/09/2023 - 02:55", "Array", "text", NULL },
      "dateline dateline -" },
    { "", { "text", "Array", NULL }, "- -" },
    { "", { "2020年7月13日，火车晚点了。", "text", NULL }, "- -" },
    { "", { "a", "b", "c", "d", "2020-07-01", NULL }, "- - - - -" },
    /* the title again */
    { "", { "#Rain over the valley", "text", NULL }, "repeat -" },
    { "", { "Rain  over\nthe valley", "text", NULL }, "repeat -" },
    { "", { "Rain over the valleys", "text", NULL }, "- -" },
    { "",
      { " # Rain over the valley", "Ann", "Rain over the valley", NULL },
      "repeat - -" },
    { "",
      { "Rain over the valley", "Ann", "Rain over the valley", NULL },
      "repeat - -" },
    { "", { " #Rain over the valley", "text", NULL }, "- -" },
    /* captions again */
    { "", { "@a cup", "a cup", "text", NULL }, "- repeat -" },
    { "", { "@a cup", "a pot", "a cup", NULL }, "- - -" },
    { "", { "@", "text", NULL }, "- -" },
    /* lines of marks */
    { "", { "text", "———", "Share:", NULL }, "- share share" },
    { "", { "a", " * * *", "b", NULL }, "- - -" },
    { "", { " - - -", "text", "——", NULL }, "invisible - invisible" },
    { "", { "text", "——a", NULL }, "- -" },
    { "",
      { "@a", "-", "text", "@b", "-", "more", NULL },
      "- invisible - - - -" },
    /* pictures in promotion */
    { "tea.example",
      { "a", "Buy our tea", "@", "Buy my tea", "@", "b", NULL },
      "- promo promo promo - -" },
    { "tea.example",
      { "a", "Buy our tea", "@cups", "Buy my tea", NULL },
      "- promo - promo" },
    /* galleries and lists of other stories */
    { "",
      { "text", "#Gallery: tea", "@a", "@b", "more", "@c", NULL },
      "- gallery gallery gallery - -" },
    { "",
      { "text", "Read on", ">a story", "@p", ">another", "more", NULL },
      "- related related related related -" },
    { "",
      { "text", "#Menu", "a", "*b", "#Next", "c", NULL },
      "- nav nav nav - -" },
    { "", { "text", ">a story", NULL }, "- -" },
    /* all of a section or nothing */
    { "a.example",
      { "text", "#Read on", "Two stories:", ">a", ">b", "#next", "text" },
      "- related related related related - -" },
    { "a.example", { "text", "#Read on", "Two stories.", ">a" }, "- - - -" },
    { "a.example", { "text", "#Read on", "Two stories:", "*a" }, "- - - -" },
    { "a.example",
      { "text", "#Read on", ">a", "text" },
      "- related related -" },
    { "a.example", { "text", "#Read on" }, "- related" },
    { "a.example", { "text", "#Read on", "#next", "text" }, "- related - -" },
    { "rail.example", { "text", ">a story", "*an item", NULL }, "- related -" },
    /* credits */
    { "", { "text", "Editor: Ann", NULL }, "- credit" },
    { "", { "text", "more", "（路透社）", NULL }, "- - credit" },
    { "", { "（路透社）", "a", "b", "c", NULL }, "- - - -" },
    { "", { "text", "（雨停了。）", NULL }, "- -" },
    { "",
      { "Editor: Ann", "a", "b", "c", "d", "e", "f", "g", NULL },
      "credit - - - - - - -" },
    /* lines of a paragraph */
    { "", { "About Ann.\nEditor: Bob\n(c) Tea", NULL }, "- credit rights" },
    { "", { "text", "Editor: Bob\nShare:", NULL }, "- credit share" },
    { "", { "text", "Editor: Bob\nand Ann", NULL }, "- credit" },
    { "", { "one\ntwo", NULL }, "-" },
    /* nothing left: the text rules are taken back, but those of a host */
    { "", { "Share:", "@", NULL }, "- -" },
    { "tea.example", { "Buy our tea", NULL }, "promo" },
    { "", { "More feeds: a", NULL }, "-" },
    { "", { "17/09/2023 - 02:55", NULL }, "dateline" },
};

/* Rows of data/boilerplate, in its order. */
static const struct example shipped[] = {
    { "www.secretchina.com",
      { "茶", "点击延伸阅读：《水》", "资料来源：《茶经》", NULL },
      "- related credit" },
    { "www.chinadigitaltimes.net",
      { "茶", "请点击购买一本茶书", "值班主编 | 甲", NULL },
      "- promo credit" },
    { "www.epochtimes.com",
      { "茶", "中共肺炎大数据请点击这里。", "点击下载视频",
        "相关影片请点击观看", "《茶与水》节目组", "大纪元首发", NULL },
      "- promo promo promo credit credit" },
    { "www.epochtimes.com", { "茶", "大纪元《茶》制作组", NULL }, "- credit" },
    { "www.soundofhope.org",
      { "茶", "希望之声读者购书优惠 x", "相关报导：雨",
        "希望之声电台记者甲报导", "文章来源：甲", NULL },
      "- promo related credit credit" },
    { "www.youtube.com",
      { "茶", "成为此频道的会员：http://x/join", NULL },
      "- promo" },
    { "medium.com", { "tea", "Continue reading on Medium »", NULL }, "- nav" },
    { "matters.news", { "tea", "Continue reading on Medium", NULL }, "- nav" },
    { "www.bbc.com",
      { "茶", "有关茶的更多报道：水", "全部图片版权归甲所有", NULL },
      "- related rights" },
    { "www.rfi.fr", { "茶", "其它 / 雨", NULL }, "- related" },
    { "www.ntdtv.com",
      { "茶", "相关链接: 雨", "相关链接：雨", "新唐人记者甲综合报导",
        "新唐人《茶》制作组", "资料来源：茶经", "文字整理：甲", NULL },
      "- related related credit credit credit credit" },
    { "",
      { "茶", "采写 甲；审校 乙", "采访/甲 编辑/乙", NULL },
      "- credit credit" },
    { "", { "茶", "（本文依据车站的报道。）", NULL }, "- credit" },
    { "", { "茶", "文章來源：甲", "资料来源：甲", NULL }, "- credit -" },
    { "www.rfa.org", { "茶", "特约记者：甲 责编:乙", NULL }, "- credit" },
    /* an interview, no credits */
    { "www.rfa.org", { "记者：雨停了吗？", "甲：停了。", NULL }, "- -" },
    { "www.dw.com",
      { "茶", "甲/乙（某社、某报）", "甲/乙 (某社等)", "摘编自其它媒体",
        "摘译自其它媒体", NULL },
      "- credit credit credit credit" },
    { "cn.ft.com", { "茶", "甲北京补充报道", NULL }, "- credit" },
};

static void check(const struct example *list, size_t n, const struct rules *r)
{
    for (size_t i = 0; i < n; i++) {
        struct doc d;
        make(list[i].blocks, r, list[i].host, &d);
        if (strcmp(words(&d), list[i].want) != 0)
            fail_msg("%s: %s, not %s", list[i].blocks[1], words(&d),
                     list[i].want);
    }
}

static void marks(void **state)
{
    (void)state;
    check(examples, sizeof examples / sizeof *examples, rules);
}

static void shipped_rows(void **state)
{
    (void)state;
    check(shipped, sizeof shipped / sizeof *shipped, rules_builtin());
}

/* A cut line keeps positions; spans and links follow. */
static void cut_positions(void **state)
{
    struct build *b = build_new(STR_NONE, STR_NONE);
    struct doc d;
    (void)state;
    build_image(b, STR("http://a.example/i"), STR(""));
    build_end(b);
    build_span(b, SPAN_EM, true);
    build_text(b, STR("About"));
    build_break(b);
    build_link(b, STR("http://a.example/x"));
    build_text(b, STR("(c) Tea"));
    build_link_end(b);
    build_span(b, SPAN_EM, false);
    build_end(b);
    build_image(b, STR("http://a.example/j"), STR(""));
    build_finish(b, &arena, &d);
    size_t n = d.text.n;
    boilerplate_mark(&arena, &d, rules, STR(""), STR_NONE, STR_NONE);
    struct buf out = { 0 };
    doc_print(&d, &out);
    assert_string_equal(buf_z(&out),
                        "image | \n    link image |  | http://a.example/i\n"
                        "paragraph | About\n    em | About\n"
                        "paragraph hidden=rights | (c) Tea\n    em | (c) Tea\n"
                        "    link text | (c) Tea | http://a.example/x\n"
                        "image | \n    link image |  | http://a.example/j\n");
    assert_int_equal(d.text.n, n);
    assert_int_equal(d.blocks[1].end + 1, d.blocks[2].start);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks),
        cmocka_unit_test(shipped_rows),
        cmocka_unit_test(cut_positions),
    };
    return cmocka_run_group_tests_name("boilerplate", tests, setup, teardown);
}
