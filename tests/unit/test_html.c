/* SPDX-License-Identifier: MIT */
/* HTML to documents, as the printed tree: structure, links, captions, what
 * is hidden, and input that is broken on purpose. */
#include <config.h>

#include "parser/html.h"
#include "parser/plain.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

static struct arena arena;
static const struct rules *rules;

static const char table[] = "share\t*\telement\t.share\n"
                            "promo\tads.example\telement\t.box\n"
                            "invisible\t*\telement\t[hidden]\n"
                            "invisible\t*\telement\t.off-screen\n"
                            "caption\t*\telement\t.caption\n"
                            "caption\t*\telement\tsmall\n"
                            "credit\t*\telement\t.by\n"
                            "picture\ttea.example\telement\tdiv\n"
                            "nav\t*\timage\t*/zoom.png\n"
                            "invisible\t*\timage\t*/dot.png\n";

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

static void read_list(const struct segment *list, size_t n, const char *host,
                      struct doc *d)
{
    struct html_in in = { .list = list,
                          .n = n,
                          .rules = rules,
                          .host = str_of(host),
                          .other = plain_read };
    struct build *b =
        build_new(STR("http://tea.example/dir/page"), STR("A title"));
    html_read(b, &in);
    build_finish(b, &arena, d);
}

static char *print(const struct doc *d)
{
    struct buf out = { 0 };
    doc_print(d, &out);
    char *s = arena_strz(&arena, buf_str(&out));
    buf_free(&out);
    return s;
}

static char *tree(const char *html, const char *host)
{
    struct segment s = { str_of(html), FORM_HTML, HIDE_NOT };
    struct doc d;
    read_list(&s, 1, host, &d);
    return print(&d);
}

struct example {
    const char *html, *tree;
};

static void check(const struct example *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_string_equal(tree(list[i].html, ""), list[i].tree);
}

#define CHECK(list) check(list, sizeof(list) / sizeof *(list))

static void paragraphs(void **state)
{
    static const struct example list[] = {
        { "", "" },
        { "tea", "paragraph | tea\n" },
        { "<p>one<p>two", "paragraph | one\nparagraph | two\n" },
        { "<p>one</p></p></div>two", "paragraph | one\nparagraph | two\n" },
        { "<p>&nbsp;</p><p> \u3000 </p><h2></h2><p>x", "paragraph | x\n" },
        { "<p>\u3000\u3000绿茶\u3000红茶\u3000</p>",
          "paragraph | 绿茶\u3000红茶\n" },
        { "<p>a<br>b<br/>c", "paragraph | a\\nb\\nc\n" },
        { "<p>a<br><br>b", "paragraph | a\nparagraph | b\n" },
        { "a<br>\u3000\u3000b<br>&nbsp;c",
          "paragraph | a\nparagraph | b\nparagraph | c\n" },
        { "a</br>b", "paragraph | a\\nb\n" },
        { "<span>a<div>b</div>c</span>",
          "paragraph | a\nparagraph | b\nparagraph | c\n" },
        { "<h3>Head</h3>text", "heading3 | Head\nparagraph | text\n" },
        { "a<hr><hr>b", "paragraph | a\nrule | \nparagraph | b\n" },
        { "a<!-- b --><script>c</script><style>d</style>e",
          "paragraph | ae\n" },
        { "<head><title>t</title></head><template>x</template>y",
          "paragraph | y\n" },
        { "<p>1 < 2 && 3 > 2 <3</p>", "paragraph | 1 < 2 && 3 > 2 <3\n" },
    };
    (void)state;
    CHECK(list);
}

static void white_space(void **state)
{
    static const struct example list[] = {
        { "<p>\n 喝\n <b>\n  茶\n </b>\n 吧\n</p>",
          "paragraph | 喝茶吧\n    strong | 茶\n" },
        { "<p>green\n tea\n\n is  good</p>",
          "paragraph | green tea is good\n" },
        { "<p>绿茶 红茶</p>", "paragraph | 绿茶 红茶\n" },
        { "<p>坐\nKTX\n去</p>", "paragraph | 坐 KTX 去\n" },
        { "<p>他说\n“好”\n了</p>", "paragraph | 他说“好”了\n" },
        { "<p>한국\n기차</p>", "paragraph | 한국 기차\n" },
        { "<pre>\n a\n  b \n</pre>", "pre |  a\\n  b\n" },
    };
    (void)state;
    CHECK(list);
}

static void references(void **state)
{
    static const struct example list[] = {
        { "&lt;b&gt; &#8220;&#x8336;&#8221; &eacute;",
          "paragraph | <b> “茶” é\n" },
        { "a&amp;nbsp;b &amp;#34;c&amp;#34; &amp;lt;",
          "paragraph | a\u00a0b \"c\" &lt;\n" },
        { "&amp;amp;nbsp; &nothing; & &#0; &#xD800; x",
          "paragraph | &amp;nbsp; &nothing; & \uFFFD \uFFFD x\n" },
        /* what clean takes out does not come back as a reference */
        { "a&#x202E;b&#x81;c&#27;d", "paragraph | abcd\n" },
        /* browsers read these as Windows-1252 */
        { "&#128;&#x9B;", "paragraph | €›\n" },
    };
    (void)state;
    CHECK(list);
}

static void inlines(void **state)
{
    static const struct example list[] = {
        { "<b>a <i>b</i> <b>c</b></b> <code>d</code>",
          "paragraph | a b c d\n    strong | a b c\n    em | b\n"
          "    code | d\n" },
        { "<b>a<p>b</p></b>",
          "paragraph | a\n    strong | a\nparagraph | b\n    strong | b\n" },
        { "<p><b>a<i>b</b>c</i>d",
          "paragraph | abcd\n    strong | ab\n    em | b\n" },
        { "H<sub>2</sub>O <del>x</del> 3<sup>rd</sup>",
          "paragraph | H2O x 3rd\n    sub | 2\n    del | x\n    sup | rd\n" },
        { "<ruby>茶<rp>(</rp><rt>ちゃ</rt><rp>)</rp></ruby>と",
          "paragraph | 茶と\n    ruby | 茶 | ちゃ\n" },
    };
    (void)state;
    CHECK(list);
}

static void links(void **state)
{
    static const struct example list[] = {
        { "<a href=' /x '>one</a> <a href=\"//c.example/y\">two</a>",
          "paragraph | one two\n"
          "    link text | one | http://tea.example/x\n"
          "    link text | two | http://c.example/y\n" },
        { "<ok href=\"http://b.example/z?a=1&amp;b=2\">three</ok>"
          "<span href=http://b.example/q>four</span>",
          "paragraph | threefour\n"
          "    link text | three | http://b.example/z?a=1&b=2\n"
          "    link text | four | http://b.example/q\n" },
        { "<a href=x></a><a href=y> </a><a href='#n'>n</a>"
          "<a href=javascript:x>j</a>",
          "paragraph | nj\n" },
        { "<a href=http://n.example/gb/茶.htm>茶</a>"
          "<a href=http://n.example/gb/12.htm>12</a>"
          "<a href=/tag/a>t</a>"
          "<a href=/x/tags>s</a><a href=/x/term/3>m</a>",
          "paragraph | 茶12tsm\n"
          "    link tag | 茶 | http://n.example/gb/茶.htm\n"
          "    link text | 12 | http://n.example/gb/12.htm\n"
          "    link tag | t | http://tea.example/tag/a\n"
          "    link text | s | http://tea.example/x/tags\n"
          "    link tag | m | http://tea.example/x/term/3\n" },
        { "<a href=a>x<a href=b>y</a>z</a>",
          "paragraph | xyz\n    link text | x | http://tea.example/dir/a\n"
          "    link text | y | http://tea.example/dir/b\n" },
        { "见http://rail.example/a?b=1&amp;c=2。好",
          "paragraph | 见http://rail.example/a?b=1&c=2。好\n"
          "    link text | http://rail.example/a?b=1&c=2"
          " | http://rail.example/a?b=1&c=2\n" },
        { "<a href=http://rail.example/1>http://rail.example/2</a>",
          "paragraph | http://rail.example/2\n"
          "    link text | http://rail.example/2"
          " | http://rail.example/1\n" },
    };
    (void)state;
    CHECK(list);
}

static void lists(void **state)
{
    static const struct example list[] = {
        { "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e",
          "item list=1 | a\nitem list=1 | b\nitem list=2 | c\n"
          "item list=1 | d\nparagraph | e\n" },
        { "<ol start=3><li>a<p>b</p></li><li value=9>c<li>d</ol>",
          "item list=1 ordered number=3 | a\n"
          "item list=1 ordered continues number=3 | b\n"
          "item list=1 ordered number=9 | c\n"
          "item list=1 ordered number=10 | d\n" },
        { "<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c",
          "quote quote=1 | a\nquote quote=2 | b\nparagraph | c\n" },
        { "</ul></li><li>a</li></blockquote>b",
          "paragraph | a\nparagraph | b\n" },
    };
    (void)state;
    CHECK(list);
}

#define IMG(n) "http://tea.example/dir/" n

static void images(void **state)
{
    static const struct example list[] = {
        { "<p>a<img src=x.jpg>b</p>c",
          "paragraph | a\nimage | \n    link image |  | " IMG(
              "x.jpg") "\n"
                       "paragraph no-indent | b\nparagraph | c\n" },
        { "<figure><img src=x.jpg><figcaption><p>Green</p><p>tea</p>"
          "</figcaption></figure>text",
          "image | Green tea\n    link image | Green tea | " IMG(
              "x.jpg") "\nparagraph | text\n" },
        { "<img src=x.jpg><br/><span class='x caption'>\n 绿\n 茶 </span>a",
          "image | 绿茶\n    link image | 绿茶 | " IMG(
              "x.jpg") "\nparagraph | a\n" },
        { "<img src=x.jpg><div><small>tea</small></div><p>a <small>b</small>"
          " c",
          "image | tea\n    link image | tea | " IMG(
              "x.jpg") "\nparagraph | a b c\n" },
        /* alternative texts: a sentence, a file name, the title */
        { "<img src=x alt='Tea in a cup'>",
          "image | Tea in a cup\n    link image | Tea in a cup | " IMG(
              "x") "\n" },
        { "<img src=x alt=tea.jpg><img src=y alt='A  title'>",
          "image | \n    link image |  | " IMG(
              "x") "\nimage | \n    link image |  | " IMG("y") "\n" },
        /* the source of a picture, told in a paragraph */
        { "<p><img src=x></p><p>图源：<a href=/y>茶 报</a></p><p>水",
          "image | 图源：茶 报\n    link image | 图源：茶 报 | " IMG(
              "x") "\n    link text | 茶 报 | http://tea.example/y\n"
                   "paragraph | 水\n" },
        { "<p><img src=x alt='Tea in a cup'><p>图片来源：茶报<p>图源：水",
          "image | Tea in a cup 图片来源：茶报 图源：水\n"
          "    link image | Tea in a cup 图片来源：茶报 图源：水 | " IMG(
              "x") "\n" },
        { "<p><img src=x>图源：茶报<br>水",
          "image | 图源：茶报\n    link image | 图源：茶报 | " IMG(
              "x") "\nparagraph | 水\n" },
        { "<p><img src=x><p>图源不明", "image | \n    link image |  | " IMG(
                                           "x") "\nparagraph | 图源不明\n" },
        { "<img src=x alt='Tea in a cup'><span class=caption>Tea</span>",
          "image | Tea\n    link image | Tea | " IMG("x") "\n" },
        { "<img src=x><span class=by>Ann</span>"
          "<span class=caption>茶</span>",
          "image | 茶（Ann）\n    link image | 茶（Ann） | " IMG("x") "\n" },
        { "<img src=x><span class=caption>茶 Ann</span>"
          "<span class=by>Ann</span>b",
          "image | 茶 Ann\n    link image | 茶 Ann | " IMG(
              "x") "\n"
                   "paragraph hidden=repeat | Ann\nparagraph | b\n" },
        { "<img src=x><span class=caption>A title</span>b",
          "image | \n    link image |  | " IMG(
              "x") "\n"
                   "paragraph hidden=repeat | A title\nparagraph | b\n" },
        /* which address */
        { "<img src='data:image/png;base64,AAAA' data-src=y>a",
          "paragraph | a\n" },
        { "<img src='data:image/png;base64,AAAA' data-src=y.jpg>",
          "image | \n    link image |  | " IMG("y.jpg") "\n" },
        { "<img src='data:,' srcset='a 1x, b 3x, c 2x'>",
          "image | \n    link image |  | " IMG("b") "\n" },
        { "<picture><source srcset='s.webp'><img></picture>",
          "image | \n    link image |  | " IMG("s.webp") "\n" },
        { "<img src=x width=1 height=1><img src=y width='0px'>"
          "<img src=z.jpg><noscript><img src=z.jpg>No</noscript>",
          "image | \n    link image |  | " IMG(
              "z.jpg") "\nparagraph hidden=invisible | No\n" },
        { "<p>a<img class=emoji alt='🍵' src=e.png>b", "paragraph | a🍵b\n" },
        { "<img src=/dot.png>a", "paragraph | a\n" },
        { "<img src=/zoom.png>a",
          "image hidden=nav | \n    link image |  | "
          "http://tea.example/zoom.png\nparagraph | a\n" },
    };
    (void)state;
    CHECK(list);
    assert_string_equal(
        tree("<div><img src=x><b>Tea</b>: hot<p>text</p></div>",
             "www.tea.example"),
        "image | Tea: hot\n    strong | Tea\n    link image | Tea: hot | " IMG(
            "x") "\nparagraph | text\n");
    assert_string_equal(
        tree("<img src=x><div>text</div>", "tea.example"),
        "image | \n    link image |  | " IMG("x") "\nparagraph | text\n");
}

static void media(void **state)
{
    static const struct example list[] = {
        { "<video poster=p.jpg><source src=v.mp4>Old browser</video>a",
          "paragraph hidden=invisible | Old browser\nembed | \n"
          "    link embed |  | " IMG("p.jpg") "\nparagraph | a\n" },
        { "<audio><source src=v.ogg></audio>",
          "embed | \n    link embed |  | " IMG("v.ogg") "\n" },
        { "a<iframe src=//v.example/1>x<b></iframe>b",
          "paragraph | a\nembed | \n    link embed |  | "
          "http://v.example/1\nparagraph no-indent | b\n" },
    };
    (void)state;
    CHECK(list);
}

static void tables(void **state)
{
    static const struct example list[] = {
        { "<table><caption>Tea</caption><tr><th>kind<th>cups"
          "<tr><td>green<td><b>2</b></table>x",
          "paragraph | Tea\ntable head-row columns=2 | "
          "kind\\tcups\\ngreen\\t2\n    strong | 2\nparagraph | x\n" },
        { "<table><tr><td>a<td><td>b<tr></tr><tr><td colspan=2>c<td>"
          "<a href=z>d</a></table>",
          "table columns=3 | a\\t\\tb\\nc\\t\\td\n"
          "    link text | d | " IMG("z") "\n" },
        { "<table><tr><td>tea<td>2020年<tr><td>green<td>17%<tr><td>red"
          "<td>4.5</table>",
          "table head-row columns=2 | "
          "tea\\t2020年\\ngreen\\t17%\\nred\\t4.5\n" },
        { "<table><tr><td>a<td>1<tr><td>b<td>2<tr><td>c<td>3</table>",
          "table columns=2 | a\\t1\\nb\\t2\\nc\\t3\n" },
        /* tables that only place things */
        { "<table><tr><td><img src=x><tr><td>words</table>",
          "image | words\n    link image | words | " IMG("x") "\n" },
        { "<table><tr><td><img src=x><tr><td><a href=/n>of <b>tea</b></a>"
          "<br>x</table>y<b>z</b>",
          "image | of tea x\n    strong | tea\n"
          "    link image | of tea x | " IMG(
              "x") "\n"
                   "    link text | of tea | http://tea.example/n\n"
                   "paragraph | yz\n    strong | z\n" },
        { "<table><tr><td><img src=x><td>one<p>two</table>",
          "image | \n    link image |  | " IMG(
              "x") "\n"
                   "paragraph | one\nparagraph | two\n" },
        { "<table><tr><td>one<tr><td>two</table>",
          "paragraph | one\nparagraph | two\n" },
        { "<table><tr><td>a<td>b<tr><td>c<td><ul><li>d</ul></table>",
          "paragraph | a\nparagraph | b\nparagraph | c\nitem list=1 | d\n" },
        { "<table><tr><td>x<table><tr><td>a<td>b<tr><td>c<td>d</table>"
          "</table>",
          "paragraph | x\ntable columns=2 | a\\tb\\nc\\td\n" },
        { "</table><td>a</tr></td>b", "paragraph | a\nparagraph | b\n" },
    };
    (void)state;
    CHECK(list);
}

static void hidden(void **state)
{
    static const struct example list[] = {
        { "<p>a<div class='x share'>b<p>c<div hidden>d</div></div>e",
          "paragraph | a\nparagraph hidden=share | b\n"
          "paragraph hidden=share | c\nparagraph hidden=share | d\n"
          "paragraph | e\n" },
        /* a hidden piece does not break the paragraph */
        { "<p>green <span hidden>black</span>tea</p>x",
          "paragraph | green tea\nparagraph hidden=invisible | black\n"
          "paragraph | x\n" },
        { "<p><span hidden>black</span>tea",
          "paragraph hidden=invisible | black\nparagraph | tea\n" },
        { "<img src=x><span class=off-screen>Image</span>"
          "<span class=caption>tea</span>",
          "image | tea\n    link image | tea | " IMG(
              "x") "\nparagraph hidden=invisible | Image\n" },
        { "<div>a<span hidden><table><tr><td>b<img src=x></table><hr></span>c",
          "paragraph | ac\nparagraph hidden=invisible | b\n" },
        { "<div class=box>a</div>", "paragraph | a\n" },
    };
    (void)state;
    CHECK(list);
    assert_string_equal(tree("<div class=box>a</div>", "www.ads.example"),
                        "paragraph hidden=promo | a\n");
}

static void pieces(void **state)
{
    static const struct segment list[] = {
        { STR_INIT("<ul><li>a <b>b"), FORM_HTML, HIDE_NOT },
        { STR_INIT("[home](/h) | <x>"), FORM_LINES, HIDE_NAV },
        { STR_INIT("c</b><li>d"), FORM_HTML, HIDE_NOT },
        { STR_INIT("<div><p>e</ul></div></li></ul><a href=q>f"), FORM_HTML,
          HIDE_SHARE },
        { STR_INIT("<li>g</ul>h"), FORM_HTML, HIDE_NOT },
    };
    struct doc d;
    (void)state;
    read_list(list, sizeof list / sizeof *list, "", &d);
    assert_string_equal(
        print(&d),
        "item list=1 | a b\n    strong | b\n"
        "paragraph hidden=nav | home | <x>\n"
        "    link text | home | http://tea.example/h\n"
        "item list=1 continues | c\n    strong | c\n"
        "item list=1 | d\n"
        "paragraph hidden=share | e\nparagraph hidden=share | f\n"
        "    link text | f | " IMG("q") "\n"
                                        "item list=1 | g\nparagraph | h\n");
}

/* A span that begins or ends inside a base text cuts it. */
static void ruby_cut(void **state)
{
    static const struct example list[] = {
        { "<ruby>茶<s>道<rt>x</rt>雨</s>",
          "paragraph | 茶道雨\n    del | 道雨\n    ruby | 道 | x\n" },
        { "<b>a<ruby>茶</b>道<rt>x</rt>",
          "paragraph | a茶道\n    strong | a茶\n    ruby | 道 | x\n" },
    };
    (void)state;
    CHECK(list);
}

/* An element that is gone does not take along what stands beside the text. */
static void piece_in_gone(void **state)
{
    static const struct segment list[] = {
        { STR_INIT("<svg>a"), FORM_HTML, HIDE_NOT },
        { STR_INIT("<b>b</svg>"), FORM_HTML, HIDE_NAV },
        { STR_INIT("c</svg>d"), FORM_HTML, HIDE_NOT },
    };
    struct doc d;
    (void)state;
    read_list(list, sizeof list / sizeof *list, "", &d);
    assert_string_equal(print(&d), "paragraph hidden=nav | b\n    strong | b\n"
                                   "paragraph | d\n");
}

/* All invariants of parser/tree.h. */
static void assert_sound(const struct doc *d)
{
    uint32_t at = 0, k = 0;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        assert_int_equal(b->start, at);
        assert_true(b->end >= b->start && b->end <= d->text.n);
        at = b->end + 1;
        if (b->link != POS_NONE)
            assert_int_equal(d->links[b->link].block, i);
    }
    if (d->nblocks)
        assert_int_equal(at, d->text.n + 1);
    for (uint32_t i = 0; i < d->nspans; i++) {
        const struct span *s = &d->spans[i];
        assert_true(s->start < s->end);
        if (i > 0) {
            assert_true(s[-1].start < s->start ||
                        (s[-1].start == s->start && s[-1].end >= s->end));
            assert_true(s[-1].end <= s->start || s[-1].end >= s->end);
        }
        while (d->blocks[k].end < s->start)
            k++;
        assert_true(s->start >= d->blocks[k].start);
        assert_true(s->end <= d->blocks[k].end);
        if (s->kind == SPAN_LINK)
            assert_true(s->aux < d->nlinks);
    }
    for (uint32_t i = 0; i < d->nlinks; i++) {
        const struct link *l = &d->links[i];
        assert_true(l->block < d->nblocks && l->start <= l->end);
        assert_true(l->start >= d->blocks[l->block].start);
        assert_true(l->end <= d->blocks[l->block].end);
    }
}

/* Deep, broken and random input: some sound document comes out. */
static void hostile(void **state)
{
    static const char *const parts[] = {
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "x",
        " ",
        "\n",
        "<a href=a>",
        "</a>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<span hidden>",
        "</span>",
        "<img src=i>",
        "<small>",
        "</small>",
        "<br>",
        "<hr>",
        "<i>",
        "</i>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<figure>",
        "</figure>",
        "<video src=v>",
        "</video>",
        "<noscript>",
        "</noscript>",
        "茶",
        "&nbsp;",
        "&amp;",
        "<",
        "<!--",
        "-->",
        "<a \"",
        "<pre>",
        "</pre>",
        "<blockquote>",
        "</blockquote>",
        "<div class=share>",
        "http://a.example/b",
        "<script>",
        "</script>",
        "<h2>",
        "</h2>",
        "\u3000",
        "<td colspan=9>",
        "<span class=by>",
        "<p class=caption>",
    };
    struct doc d;
    uint32_t seed = 1;
    (void)state;
    for (int round = 0; round < 300; round++) {
        struct buf html = { 0 };
        for (int i = 0; i < 400; i++) {
            seed = seed * 1103515245u + 12345u;
            uint32_t at = (seed >> 16) % (sizeof parts / sizeof *parts);
            buf_add(&html, str_of(parts[at]));
        }
        struct segment s = { buf_str(&html), FORM_HTML, HIDE_NOT };
        read_list(&s, 1, round % 2 ? "tea.example" : "", &d);
        assert_sound(&d);
        buf_free(&html);
    }
}

static void deep(void **state)
{
    static const char *const parts[] = {
        "<b>x",          "<div>x",      "<ul><li>x",
        "<table><td>x",  "<a href=q>x", "<span hidden>x",
        "<blockquote>x", "<video>x",    "<figure><img src=a>x",
    };
    struct doc d;
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct buf html = { 0 };
        for (int k = 0; k < 5000; k++)
            buf_add(&html, str_of(parts[i]));
        struct segment s = { buf_str(&html), FORM_HTML, HIDE_NOT };
        read_list(&s, 1, "", &d);
        assert_sound(&d);
        size_t x = 0;
        for (size_t k = 0; k < d.text.n; k++)
            x += d.text.p[k] == 'x';
        assert_int_equal(x, 5000);
        buf_free(&html);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs), cmocka_unit_test(white_space),
        cmocka_unit_test(references), cmocka_unit_test(inlines),
        cmocka_unit_test(links),      cmocka_unit_test(lists),
        cmocka_unit_test(images),     cmocka_unit_test(media),
        cmocka_unit_test(tables),     cmocka_unit_test(hidden),
        cmocka_unit_test(pieces),     cmocka_unit_test(piece_in_gone),
        cmocka_unit_test(ruby_cut),   cmocka_unit_test(hostile),
        cmocka_unit_test(deep),
    };
    return cmocka_run_group_tests_name("html", tests, setup, teardown);
}
