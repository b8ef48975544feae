/* SPDX-License-Identifier: MIT */
/* Layout: how each kind of block stands, head, hidden runs, positions. */
#include <config.h>

#include "make_doc.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_paragraphs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
        enum lang lang;
    } cases[] = {
        { "雨停以后，我们沿着河堤走到车站。",
          "    雨停以后，我们沿着\n河堤走到车站。\n", LANG_ZH },
        /* the blank half of an opening bracket is left out */
        { "（本刊讯）雨停以后。", "   （本刊讯）雨停\n以后。\n", LANG_ZH },
        /* a narrow quotation mark has none */
        { "“雨停了，”他说。", "    “雨停了，”他说。\n", LANG_ZH },
        { "雨がやんだら、駅まで歩こう。", "  雨がやんだら、駅まで\n歩こう。\n",
          LANG_JA },
        { "비가 그치면 역까지 걷자.", "  비가 그치면 역까지\n걷자.\n",
          LANG_KO },
        { "上\n下", "    上\n下\n", LANG_ZH },
        /* short lines stand under each other, long ones are prose */
        { "风从桥上过，\n水在桥下流。\n走",
          "    风从桥上过，\n    水在桥下流。\n    走\n", LANG_ZH },
        { "风从桥上过，\n水在桥下慢慢地往东流。\n走",
          "    风从桥上过，\n水在桥下慢慢地往东流。\n走\n", LANG_ZH },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct make m;
        make_init(&m, 22);
        m.meta.lang = cases[i].lang;
        make_block(&m, BLOCK_PARAGRAPH, cases[i].text);
        assert_string_equal(make_lay(&m), cases[i].shown);
        make_free(&m);
    }
}

static void test_kinds(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 30);
    make_block(&m, BLOCK_IMAGE, "雨后的茶山，采茶人天不亮就上山了");
    make_block(&m, BLOCK_IMAGE, "");
    make_block(&m, BLOCK_PARAGRAPH, "第一天是采。");
    make_block(&m, BLOCK_HEADING, "火候");
    make_block(&m, BLOCK_PARAGRAPH, "第二天是摊，铺在竹匾里。");
    make_block(&m, BLOCK_QUOTE, "水烧到冒小泡，就该提壶了。")->quote = 1;
    make_block(&m, BLOCK_RULE, "");
    make_block(&m, BLOCK_PARAGRAPH, "（完）");
    make_block(&m, BLOCK_CREDIT, "编辑：方圆");
    make_block(&m, BLOCK_RULE, "");
    assert_string_equal(make_lay(&m), "    图：雨后的茶山，采茶人\n"
                                      "        天不亮就上山了\n"
                                      "    第一天是采。\n"
                                      "\n"
                                      "火候\n"
                                      "    第二天是摊，铺在竹匾里。\n"
                                      "        水烧到冒小泡，就该\n"
                                      "    提壶了。\n"
                                      "\n"
                                      "        ────────────\n"
                                      "\n"
                                      "   （完）\n"
                                      "                    编辑：方圆\n");
    assert_int_equal(make_run(&m, "图：")->pos, POS_NONE);
    assert_int_equal(make_run(&m, "图：")->look, LOOK_MARKER);
    assert_int_equal(make_run(&m, "雨后")->look, LOOK_CAPTION);
    assert_int_equal(make_run(&m, "火候")->look, LOOK_HEADING);
    assert_int_equal(make_run(&m, "冒小泡")->look, LOOK_QUOTE);
    assert_int_equal(make_run(&m, "方圆")->look, LOOK_CREDIT);
    make_free(&m);
}

static void test_lists(void **state)
{
    (void)state;
    struct make m;
    struct block *b;
    make_init(&m, 30);
    make_block(&m, BLOCK_PARAGRAPH, "材料：");
    make_block(&m, BLOCK_ITEM, "黄豆一百克，前一夜就要泡好")->list = 1;
    make_block(&m, BLOCK_ITEM, "糖")->list = 1;
    make_block(&m, BLOCK_ITEM, "爱甜的多放")->list = 2;
    b = make_block(&m, BLOCK_ITEM, "冰糖最好。");
    b->list = 1;
    b->flags = BLOCK_CONTINUES;
    make_block(&m, BLOCK_PARAGRAPH, "做法：");
    for (unsigned i = 9; i <= 10; i++) {
        b = make_block(&m, BLOCK_ITEM, "大火烧开以后转最小火，盖上盖子");
        b->list = 1;
        b->flags = BLOCK_ORDERED;
        b->number = i;
    }
    assert_string_equal(make_lay(&m), "    材料：\n"
                                      "    • 黄豆一百克，前一夜就要\n"
                                      "      泡好\n"
                                      "    • 糖\n"
                                      "      • 爱甜的多放\n"
                                      "      冰糖最好。\n"
                                      "    做法：\n"
                                      "     9. 大火烧开以后转最小火，\n"
                                      "        盖上盖子\n"
                                      "    10. 大火烧开以后转最小火，\n"
                                      "        盖上盖子\n");
    m.opts.ascii = true;
    make_lay(&m);
    assert_non_null(make_run(&m, "*"));
    assert_null(make_run(&m, "•"));
    make_free(&m);
}

static void test_verse_and_pre(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 20);
    make_block(&m, BLOCK_PARAGRAPH, "墙上贴着：");
    make_block(&m, BLOCK_VERSE, "风从桥上过，\n  水在桥下流。");
    make_block(&m, BLOCK_VERSE, "短\n这一行比二十格长得多，只好当作散文排了。");
    make_block(&m, BLOCK_PRE, "a\tb\n\n  123456789012345678901\n茶");
    assert_string_equal(make_lay(&m), "    墙上贴着：\n"
                                      "\n"
                                      "风从桥上过，\n"
                                      "  水在桥下流。\n"
                                      "\n"
                                      "    短\n"
                                      "    这一行比二十格长\n"
                                      "得多，只好当作散文\n"
                                      "排了。\n"
                                      "\n"
                                      "a       b\n"
                                      "\n"
                                      "  123456789012345678\n"
                                      "901\n"
                                      "茶\n");
    make_free(&m);
}

/* A line that is too long ends where prose may end. */
static void test_pre_wraps(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 20);
    make_block(&m, BLOCK_PRE,
               "  水开了，车也到站了，雨还没有停。\n"
               "tea (in the station)   waits\n"
               "一二三四五六七八九十甲乙\n"
               "01234567890123456789  \nx");
    assert_string_equal(make_lay(&m), "  水开了，车也到站\n"
                                      "了，雨还没有停。\n"
                                      "tea (in the station)\n"
                                      "waits\n"
                                      "一二三四五六七八九十\n"
                                      "甲乙\n"
                                      "01234567890123456789\n"
                                      "x\n");
    make_free(&m);
}

static void test_embed(void **state)
{
    (void)state;
    struct make m;
    struct block *b;
    make_init(&m, 40);
    m.link[m.doc.nlinks++] = (struct link){
        STR("https://video.example.org/player.html?page=1&bvid=BV12ab"), 0, 0,
        0, LINK_EMBED
    };
    m.link[m.doc.nlinks++] =
        (struct link){ STR("https://radio.example.org/rain.mp3"), 0, 0, 1,
                       LINK_EMBED };
    b = make_block(&m, BLOCK_EMBED, "");
    b->link = 0;
    b = make_block(&m, BLOCK_EMBED, "雨声");
    b->link = 1;
    make_block(&m, BLOCK_EMBED, "")->link = 99; /* of no such link */
    assert_string_equal(make_lay(&m), "    视频 video.example.org  BV12ab\n"
                                      "\n"
                                      "    音频：雨声\n"
                                      "\n"
                                      "    视频\n");
    make_free(&m);
}

static void test_lead(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 24);
    make_block(&m, BLOCK_PARAGRAPH, "全是粗体的第一段。")->flags = BLOCK_STRONG;
    make_span(&m, SPAN_STRONG, "全是粗体的第一段。");
    make_block(&m, BLOCK_HEADING, "山风也来帮忙")->level = 6;
    make_block(&m, BLOCK_PARAGRAPH, "这是一句话。")->flags = BLOCK_STRONG;
    assert_string_equal(make_lay(&m), "    全是粗体的第一段。\n"
                                      "\n"
                                      "山风也来帮忙\n"
                                      "    这是一句话。\n");
    assert_int_equal(make_run(&m, "第一段")->look, LOOK_LEAD);
    assert_int_equal(make_run(&m, "这是")->look, LOOK_TEXT);
    make_free(&m);
}

static struct str say(const char *text)
{
    static const struct {
        const char *en, *zh;
    } words[] = {
        { "%s min", "%s 分钟" },        { "approx. %s", "约 %s" },
        { "date unknown", "日期不明" }, { "no address", "无原址" },
        { "no text", "无正文" },
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(text, words[i].en) == 0)
            return str_of(words[i].zh);
    return str_of(text);
}

static void test_head(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 40);
    m.opts.head = true;
    m.opts.translate = say;
    m.meta.title = STR("老茶馆的早晨：五点半开门，第一壶留给扫街人");
    m.meta.source = STR("茶叶周刊");
    m.meta.day = meta_civil(2024, 4, 9);
    m.meta.clock = 7 * 60 + 5;
    m.meta.author = STR("何苇");
    m.meta.url = STR("https://tea.example.org/2024/");
    make_block(&m, BLOCK_PARAGRAPH, "桥头。");
    assert_string_equal(make_lay(&m), "      老茶馆的早晨：五点半开门，\n"
                                      "            第一壶留给扫街人\n"
                                      "  茶叶周刊 · 2024-04-09 07:05 · 1 分钟\n"
                                      "\n"
                                      "    桥头。\n");
    assert_int_equal(m.layout.body, 4);
    assert_int_equal(m.layout.rows[0].block, POS_NONE);
    assert_int_equal(m.layout.runs[0].look, LOOK_TITLE);
    assert_int_equal(m.layout.runs[2].look, LOOK_BYLINE);

    m.opts.measure = 76;
    m.meta.approx = true;
    assert_non_null(strstr(make_lay(&m),
                           "茶叶周刊 · 约 2024-04-09 07:05 · 何苇 · 1 分钟 · "
                           "tea.example.org\n"));
    m.opts.measure = 50;
    m.meta.clock = -1;
    assert_non_null(
        strstr(make_lay(&m), "茶叶周刊 · 约 2024-04-09 · 何苇 · 1 分钟\n"));

    m.opts.measure = 76;
    m.meta.author = STR("茶葉周刊"); /* the source in the other script */
    assert_non_null(
        strstr(make_lay(&m), "茶叶周刊 · 约 2024-04-09 · 1 分钟 · tea."));
    m.meta.source = STR("tea.example.org");
    m.meta.url = STR("https://www.tea.example.org/2024/");
    assert_non_null(strstr(make_lay(&m), "· 1 分钟\n"));

    make_free(&m);
    make_init(&m, 40);
    m.opts.head = true;
    make_block(&m, BLOCK_IMAGE, "");
    assert_string_equal(make_lay(&m), "              (untitled)\n"
                                      "  date unknown · no text · no address\n"
                                      "\n"
                                      "    (no text; pictures: 1)\n");
    make_free(&m);
}

static void test_hidden(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 40);
    make_block(&m, BLOCK_PARAGRAPH, "首页 图集")->hidden = HIDE_NAV;
    make_block(&m, BLOCK_PARAGRAPH, "目录")->hidden = HIDE_NAV;
    make_block(&m, BLOCK_PARAGRAPH, "正文第一段。");
    make_block(&m, BLOCK_HEADING, "相关阅读")->hidden = HIDE_RELATED;
    make_block(&m, BLOCK_ITEM, "竹椅匠人")->hidden = HIDE_RELATED;
    make_block(&m, BLOCK_ITEM, "一口老井")->hidden = HIDE_RELATED;
    make_block(&m, BLOCK_PARAGRAPH, "正文第二段。");
    uint8_t open[7] = { 0 };
    m.block[4].list = m.block[5].list = 1;

    assert_string_equal(make_lay(&m), "    正文第一段。\n"
                                      "    正文第二段。\n");
    m.opts.folds = true;
    m.opts.open = open;
    assert_string_equal(make_lay(&m), "    正文第一段。\n"
                                      "\n"
                                      "▸ 相关阅读：竹椅匠人, 2 in all\n"
                                      "    正文第二段。\n");
    assert_int_equal(m.layout.rows[2].kind, ROW_FOLD);
    assert_int_equal(m.layout.rows[2].block, 3);
    open[3] = 1;
    assert_string_equal(make_lay(&m), "    正文第一段。\n"
                                      "\n"
                                      "▾ 相关阅读：竹椅匠人, 2 in all\n"
                                      "相关阅读\n"
                                      "    • 竹椅匠人\n"
                                      "    • 一口老井\n"
                                      "    正文第二段。\n");
    m.opts.show_hidden = true;
    make_lay(&m);
    assert_true(str_starts(m.layout.runs[0].text, STR("┆ ")));
    assert_true(str_ends(m.layout.runs[0].text, STR(" (2)")));
    assert_int_equal(make_run(&m, "首页")->look, LOOK_HIDDEN);
    assert_int_equal(make_run(&m, "竹椅")->look & LOOK_MASK, LOOK_HIDDEN);
    assert_int_equal(make_run(&m, "第二段")->look, LOOK_TEXT);
    make_free(&m);
}

static void test_gallery(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 60);
    m.opts.folds = true;
    make_block(&m, BLOCK_PARAGRAPH, "正文。");
    make_block(&m, BLOCK_HEADING, "相关图集：修复室   工具")->hidden =
        HIDE_GALLERY;
    for (int i = 0; i < 3; i++)
        make_block(&m, BLOCK_IMAGE, "镊子最细的一把只有头发丝宽")->hidden =
            HIDE_GALLERY;
    assert_string_equal(make_lay(&m),
                        "    正文。\n"
                        "\n"
                        "▸ 相关图集：修复室 工具 (3 pictures, about 52 "
                        "characters)\n");
    m.opts.measure = 30;
    make_lay(&m);
    m.opts.measure = 2;
    make_lay(&m);
    make_free(&m);
}

static void test_spans(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 20);
    make_block(&m, BLOCK_PARAGRAPH, "先理条，再烘干，最后用手一捻成粉末。");
    make_span(&m, SPAN_STRONG, "再烘干，最后用手");
    make_span(&m, SPAN_LINK, "最后");
    m.doc.nspans++; /* a tag link is plain text */
    m.span[2] = (struct span){ 0, 9, 1, SPAN_LINK };
    m.link[m.doc.nlinks++] = (struct link){ STR("x"), 0, 9, 0, LINK_TAG };
    struct span tag = m.span[2];
    m.span[2] = m.span[1];
    m.span[1] = m.span[0];
    m.span[0] = tag;
    assert_string_equal(make_lay(&m), "    先理条，再烘干，\n"
                                      "最后用手一捻成粉末。\n");
    static const struct {
        const char *text;
        unsigned look;
    } runs[] = {
        { "先理条，", 0 },
        { "再烘干，", LOOK_STRONG },
        { "最后", LOOK_STRONG | LOOK_LINK },
        { "用手", LOOK_STRONG },
        { "一捻成粉末。", 0 },
    };
    assert_int_equal(m.layout.nruns, COUNT(runs));
    for (size_t i = 0; i < COUNT(runs); i++) {
        const struct run *r = &m.layout.runs[i];
        assert_true(str_eq(r->text, str_of(runs[i].text)));
        assert_int_equal(r->look, LOOK_TEXT | runs[i].look);
        assert_memory_equal(m.doc.text.p + r->pos, r->text.p, r->text.n);
    }
    make_free(&m);
}

static void test_row_at(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 20);
    m.opts.head = true;
    m.meta.title = STR("春雨");
    make_block(&m, BLOCK_PARAGRAPH, "目录")->hidden = HIDE_NAV;
    make_block(&m, BLOCK_PARAGRAPH, "雨停以后，我们沿着河堤走到车站。");
    make_block(&m, BLOCK_HEADING, "车站");
    make_block(&m, BLOCK_PARAGRAPH, "站台很短。");
    make_lay(&m);
    const struct layout *l = &m.layout;
    assert_int_equal(layout_row_at(l, 0), 0);
    for (uint32_t i = l->body; i < l->nrows; i++)
        for (uint32_t k = 0; k < l->rows[i].nruns; k++) {
            const struct run *r = &l->runs[l->rows[i].run + k];
            assert_int_equal(layout_row_at(l, r->pos), i);
            assert_int_equal(layout_row_at(l, r->pos + (uint32_t)r->text.n - 1),
                             i);
        }
    assert_int_equal(layout_row_at(l, POS_NONE), l->nrows - 1);
    struct layout none = { 0 };
    assert_int_equal(layout_row_at(&none, 5), 0);
    make_free(&m);
}

static void test_measure(void **state)
{
    (void)state;
    static const int asked[][2] = { { -5, 2 },     { 0, 2 },   { 2, 2 },
                                    { 3, 2 },      { 77, 76 }, { 1000, 1000 },
                                    { 5000, 1000 } };
    for (size_t i = 0; i < COUNT(asked); i++) {
        struct make m;
        make_init(&m, asked[i][0]);
        make_block(&m, BLOCK_PARAGRAPH, "雨停以后，我们走到车站。");
        make_lay(&m);
        assert_int_equal(m.layout.measure, asked[i][1]);
        make_free(&m);
    }
}

/* Lines that lack a cell or two reach the edge where Han and Latin meet (clreq
 * 3.5.4); the last one and lines without such a place stay. */
static void test_justify(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
    } cases[] = {
        /* flush as it is */
        { "山上的茶园用Go记账一年到头都不停",
          "    山上的茶园用Go记\n账一年到头都不停\n" },
        /* one cell, of two places the second; none at the end */
        { "茶园用C记账里头的一年到C头了都不停",
          "    茶园用C 记账里头\n的一年到C头了都不停\n" },
        /* a blank is a place too */
        { "茶园用 Go 记账里头的一年", "    茶园用 Go 记账里\n头的一年\n" },
        { "茶园用 C记账里头的一年到头都不停",
          "    茶园用 C记账里头\n的一年到头都不停\n" },
        /* no place */
        { "茶园里头的一C", "    茶园里头的一C\n" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct make m;
        make_init(&m, 20);
        m.opts.justify = true;
        make_block(&m, BLOCK_PARAGRAPH, cases[i].text);
        assert_string_equal(make_lay(&m), cases[i].shown);
        make_free(&m);
    }
}

/* Blank rows instead of indents; none between items, none below a heading. */
static void test_blocks(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 40);
    m.opts.blocks = true;
    make_block(&m, BLOCK_PARAGRAPH, "第一段。");
    make_block(&m, BLOCK_PARAGRAPH, "第二段。");
    make_block(&m, BLOCK_HEADING, "小标题")->level = 2;
    make_block(&m, BLOCK_PARAGRAPH, "第三段。");
    make_block(&m, BLOCK_ITEM, "一")->list = 1;
    make_block(&m, BLOCK_ITEM, "二")->list = 1;
    make_block(&m, BLOCK_PARAGRAPH, "第四段。");
    assert_string_equal(make_lay(&m), "第一段。\n\n第二段。\n\n小标题\n"
                                      "第三段。\n\n    • 一\n    • 二\n\n"
                                      "第四段。\n");
    make_free(&m);
}

/* A caption that says what it is gets no other mark. */
static void test_figure(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
    } cases[] = {
        { "图为雨后的茶山", "    图为雨后的茶山\n" },
        { "圖/記者攝", "    圖/記者攝\n" },
        { "雨后的茶山", "    图：雨后的茶山\n" },
        { "图书馆门口", "    图：图书馆门口\n" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct make m;
        make_init(&m, 40);
        make_block(&m, BLOCK_IMAGE, cases[i].text);
        assert_string_equal(make_lay(&m), cases[i].shown);
        make_free(&m);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_lists),      cmocka_unit_test(test_verse_and_pre),
        cmocka_unit_test(test_pre_wraps),  cmocka_unit_test(test_embed),
        cmocka_unit_test(test_lead),       cmocka_unit_test(test_head),
        cmocka_unit_test(test_justify),    cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_figure),     cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_gallery),    cmocka_unit_test(test_spans),
        cmocka_unit_test(test_row_at),     cmocka_unit_test(test_measure),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
