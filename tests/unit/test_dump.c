/* SPDX-License-Identifier: MIT */
/* --dump: text, ansi, json, tree of a document built by hand. */
#include <config.h>

#include "batch/dump.h"

#include "batch/ansi.h"
#include "make_doc.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A short article in *m, its dump in *out. */
static const char *dump(struct make *m, struct buf *out, enum dump_form form,
                        bool first)
{
    struct dump_opts o = { .form = form, .measure = 40, .width = WIDTH_DUMP };
    struct article a = { .ref.path = STR("tea/1.md") };
    make_finish(m);
    a.meta = m->meta;
    a.doc = m->doc;
    buf_reset(out);
    dump_article(&a, &o, first, out);
    return buf_z(out);
}

static void article(struct make *m)
{
    make_init(m, 40);
    m->meta.item = 1;
    m->meta.title = STR("老茶馆");
    m->meta.source = STR("茶叶周刊");
    m->meta.day = meta_civil(2024, 4, 9);
    make_block(m, BLOCK_PARAGRAPH, "目录")->hidden = HIDE_NAV;
    make_block(m, BLOCK_PARAGRAPH, "第一壶茶留给老陈。");
    make_span(m, SPAN_STRONG, "老陈");
    make_block(m, BLOCK_ITEM, "见网站上的tea表");
    m->block[2].list = 1;
    make_span(m, SPAN_LINK, "网站");
    make_block(m, BLOCK_IMAGE, "");
}

static void test_text(void **state)
{
    (void)state;
    struct make m;
    struct buf out = { 0 };
    article(&m);
    dump(&m, &out, DUMP_TEXT, true);
    assert_non_null(strstr(out.p, "\n\n    第一壶茶留给老陈。\n"
                                  "    • 见网站上的tea表\n"));
    assert_null(strstr(out.p, " \n"));
    assert_null(strstr(out.p, "目录"));
    size_t n = out.n;
    assert_memory_equal(dump(&m, &out, DUMP_TEXT, false), "\f\n  ", 4);
    assert_int_equal(out.n, n + 2);
    buf_free(&out);
    make_free(&m);
}

static void test_ansi(void **state)
{
    (void)state;
    struct make m;
    struct buf out = { 0 };
    article(&m);
    dump(&m, &out, DUMP_ANSI, true);
    assert_non_null(strstr(out.p, "\033[1m老茶馆\033[0m\n"));
    assert_non_null(strstr(out.p, "茶留给\033[1m老陈\033[0m。\n"));
    assert_non_null(strstr(out.p, "\033[2m•\033[0m 见\033[4m网站\033[0m上"));
    buf_free(&out);
    make_free(&m);
}

static void test_ansi_runs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *out;
        unsigned look;
    } cases[] = {
        { "茶", "茶", LOOK_TEXT },
        { "茶", "\033[1;4m茶\033[0m", LOOK_HEADING | LOOK_LINK },
        { "茶", "\033[9m茶\033[0m", LOOK_TEXT | LOOK_DEL },
        /* Han is never slanted */
        { "green tea", "\033[3mgreen tea\033[0m", LOOK_TEXT | LOOK_EM },
        { "绿茶", "\033[4m绿茶\033[0m", LOOK_TEXT | LOOK_EM },
        { "a茶b", "\033[3ma\033[0m\033[4m茶\033[0m\033[3mb\033[0m",
          LOOK_TEXT | LOOK_EM },
        { "녹차", "\033[1;4m녹차\033[0m", LOOK_TITLE | LOOK_EM },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = { 0 };
        ansi_run(&out, WIDTH_DUMP, str_of(cases[i].text), cases[i].look);
        assert_string_equal(buf_z(&out), cases[i].out);
        buf_free(&out);
    }
}

static void test_json(void **state)
{
    (void)state;
    struct make m;
    struct buf out = { 0 };
    article(&m);
    m.doc.bad_bytes = 1;
    m.doc.cleaned = 2;
    m.doc.cut = 1ULL << 40;
    dump(&m, &out, DUMP_JSON, true);
    assert_memory_equal(out.p, "{\"path\":\"tea/1.md\",\"item\":1,", 28);
    const char *own = strstr(out.p, ",\"chars\"");
    assert_non_null(own);
    assert_string_equal(
        own,
        ",\"chars\":18,\"hidden\":1,"
        "\"damage\":{\"bad_bytes\":1,\"cleaned\":2,\"mojibake\":0,\"cut\":1099511627776},"
        "\"blocks\":["
        "{\"kind\":\"paragraph\",\"text\":\"第一壶茶留给老陈。\",\"links\":[]},"
        "{\"kind\":\"item\",\"ordered\":false,\"continues\":false,\"depth\":1,\"text\":\"见网站上的tea表\",\"links\":"
        "[{\"start\":1,\"end\":3,\"href\":\"https://example.org/\"}]},"
        "{\"kind\":\"image\",\"text\":\"\",\"links\":[]}],"
        "\"hidden_blocks\":["
        "{\"kind\":\"paragraph\",\"reason\":\"nav\",\"text\":\"目录\","
        "\"links\":[]}]}\n");
    buf_free(&out);
    make_free(&m);
}

static void test_json_kinds(void **state)
{
    (void)state;
    struct make m;
    struct buf out = { 0 };
    article(&m);
    make_block(&m, BLOCK_HEADING, "水温")->level = 3;
    struct block *b = make_block(&m, BLOCK_ITEM, "烧水");
    b->flags = BLOCK_ORDERED;
    b->number = 7;
    b = make_block(&m, BLOCK_ITEM, "等它凉");
    b->flags = BLOCK_ORDERED | BLOCK_CONTINUES;
    b->number = 7;
    make_block(&m, BLOCK_PARAGRAPH, "首页")->hidden = HIDE_NAV;
    make_block(&m, BLOCK_PARAGRAPH, "上一页")->hidden = HIDE_NAV;
    dump(&m, &out, DUMP_JSON, true);
    assert_non_null(strstr(out.p, "\"hidden\":3,")); /* blocks, not runs */
    assert_non_null(
        strstr(out.p, "{\"kind\":\"heading\",\"level\":3,\"text\":\"水温\""));
    assert_non_null(strstr(out.p,
                           "{\"kind\":\"item\",\"ordered\":true,\"number\":7,"
                           "\"continues\":false,\"text\":\"烧水\""));
    assert_non_null(strstr(out.p,
                           "{\"kind\":\"item\",\"ordered\":true,\"number\":7,"
                           "\"continues\":true,\"text\":\"等它凉\""));
    buf_free(&out);
    make_free(&m);
}

/* Links in any order, also of a block that is not there. */
static void test_json_links(void **state)
{
    (void)state;
    struct make m;
    struct buf out = { 0 };
    article(&m);
    m.link[m.doc.nlinks++] =
        (struct link){ STR("b"), m.block[1].start + 6, m.block[1].start + 9, 1,
                       LINK_TEXT };
    m.link[m.doc.nlinks++] = (struct link){ STR("a"), m.block[1].start,
                                            m.block[1].start + 3, 1, LINK_TAG };
    m.link[m.doc.nlinks++] = (struct link){ STR("no"), 0, 9, 77, LINK_TEXT };
    m.link[m.doc.nlinks++] =
        (struct link){ STR("far"), 0, POS_NONE, 0, LINK_TEXT };
    dump(&m, &out, DUMP_JSON, true);
    assert_non_null(strstr(out.p, "[{\"start\":2,\"end\":3,\"href\":\"b\"},"
                                  "{\"start\":0,\"end\":1,\"href\":\"a\"}]"));
    assert_null(strstr(out.p, "\"no\""));
    assert_non_null(strstr(out.p, "{\"start\":0,\"end\":2,\"href\":\"far\"}"));
    buf_free(&out);
    make_free(&m);
}

static void test_tree(void **state)
{
    (void)state;
    struct make m;
    struct buf tree = { 0 }, out = { 0 };
    article(&m);
    dump(&m, &out, DUMP_TREE, false);
    doc_print(&m.doc, &tree);
    assert_string_equal(buf_z(&out), buf_z(&tree));
    assert_non_null(strstr(out.p, "第一壶茶"));
    buf_free(&tree);
    buf_free(&out);
    make_free(&m);
}

/* Two buffers: what stands in one goes to the other as the dump goes on. */
struct drain {
    struct buf out, all;
    size_t most; /* bytes that stood in out */
};

static void drain(void *user)
{
    struct drain *d = user;
    if (d->most < d->out.n)
        d->most = d->out.n;
    buf_add(&d->all, buf_str(&d->out));
    buf_reset(&d->out);
}

static void test_each(void **state)
{
    (void)state;
    static const enum dump_form forms[] = { DUMP_TEXT, DUMP_ANSI, DUMP_JSON };
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct make m;
        struct buf whole = { 0 };
        struct drain d = { .most = 0 };
        struct dump_opts o = { .form = forms[i],
                               .measure = 40,
                               .width = WIDTH_DUMP,
                               .each = drain,
                               .user = &d };
        struct article a = { .ref.path = STR("tea/1.md") };
        article(&m);
        for (int j = 0; j < 50; j++)
            make_block(&m, BLOCK_PARAGRAPH, "再泡一壶。");
        dump(&m, &whole, forms[i], false);
        a.meta = m.meta;
        a.doc = m.doc;
        dump_article(&a, &o, false, &d.out);
        drain(&d);
        assert_string_equal(buf_z(&d.all), buf_z(&whole));
        assert_true(d.most < whole.n / 4);
        buf_free(&d.out);
        buf_free(&d.all);
        buf_free(&whole);
        make_free(&m);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),       cmocka_unit_test(test_ansi),
        cmocka_unit_test(test_ansi_runs),  cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_links), cmocka_unit_test(test_json_kinds),
        cmocka_unit_test(test_tree),       cmocka_unit_test(test_each),
    };
    return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
