/* SPDX-License-Identifier: MIT */
/* Markdown to HTML; sections are those of CommonMark 0.30. And as part of a
 * document with pieces of HTML. */
#include <config.h>

#include "parser/markdown.h"
#include "parser/html.h"
#include "parser/plain.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

struct example {
    const char *from, *to;
};

static void check_all(const struct example *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf out = { 0 };
        markdown_html(str_of(e[i].from), &out);
        struct str got = str_trim(buf_str(&out));
        if (!str_eq(got, str_of(e[i].to)))
            fail_msg("%s\ngave %s\nnot  %s", e[i].from, buf_z(&out), e[i].to);
        buf_free(&out);
    }
}

#define CHECK(list) check_all(list, sizeof(list) / sizeof *(list))

static void commonmark(void **state)
{
    (void)state;
    static const struct example list[] = {
        { "# a\n\nb *c* **d** `e<f`", /* 4.2, 6.1, 6.2 */
          "<h1>a</h1>\n<p>b <em>c</em> <strong>d</strong> "
          "<code>e&lt;f</code></p>" },
        { "a\n---\nb\n\n---", /* 4.1, 4.3 */
          "<h2>a</h2>\n<p>b</p>\n<hr>" },
        /* not 4.1 and 5.2: a line drawn as long as the words above */
        { "1. tea\n2. *water*\n\n1. tea\n------\na\n\n2. 火车\n=====",
          "<ol start=\"1\"><li>tea</li>\n<li><em>water</em></li>\n</ol>\n"
          "<h2>1. tea</h2>\n<p>a</p>\n<h1>2. 火车</h1>" },
        { "1. tea\n-----", "<ol start=\"1\"><li>tea</li>\n</ol>\n<hr>" },
        { "- a\n---", "<ul><li>a</li>\n</ul>\n<hr>" },
        { "```\n**a**\n\n# b\n```\nc", /* 4.5 */
          "<pre>\n**a**\n\n# b\n</pre>\n<p>c</p>" },
        { "> a\nb\n\n> > c", /* 5.1: lazy */
          "<blockquote><p>a\nb</p>\n</blockquote>\n"
          "<blockquote><blockquote><p>c</p>\n</blockquote>\n</blockquote>" },
        { "3. a\n4. b\n9. c", /* 5.3 */
          "<!-- -->\n<ol start=\"3\"><li>a</li>\n<li>b</li>\n</ol>\n"
          "<!-- -->\n<ol start=\"9\"><li>c</li>\n</ol>" },
        { "1. a\n1. b\n1. c", /* counts */
          "<ol start=\"1\"><li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>" },
        { "- a\n  4. b\n  9. c\n- d", /* the numbers of an inner list */
          "<ul><li>a<!-- -->\n<ol start=\"4\"><li>b</li>\n</ol>\n"
          "<!-- -->\n<ol start=\"9\"><li>c</li>\n</ol>\n</li>\n"
          "<li>d</li>\n</ul>" },
        { "- a\n  - b\n\n    c", /* 5.2 */
          "<ul><li>a<ul><li><p>b</p>\n<p>c</p>\n</li>\n</ul>\n"
          "</li>\n</ul>" },
        { "[a](u&b \"t\") ![c *d*](e) <http://t.example>", /* 6.3 to 6.5 */
          "<p><a href=\"u&#38;b\">a</a> <img src=\"e\" alt=\"c d\"> "
          "<a href=\"http://t.example\">http://t.example</a></p>" },
        { "[a][b] [b]\n\n[b]: u", /* 4.7 */
          "<p><a href=\"u\">a</a> <a href=\"u\">b</a></p>" },
        { "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>" }, /* 6.7 */
        { "\\*a\\* &amp; &nbsp; & `&nbsp;`",         /* 2.4, 2.5 */
          "<p>*a* &amp; &nbsp; &#38; <code>&#38;nbsp;</code></p>" },
        { "<div>\n*a*\n\n*b*\n</div>", /* 4.6: a blank line ends it */
          "<div>\n*a*\n<p><em>b</em></p>\n</div>" },
        { "a <b>c</b> <!-- d -->\n\n<!-- more -->\ne",
          "<p>a <b>c</b> <!-- d --></p>\n<!-- more -->\n<p>e</p>" },
        { "|a|b|\n|-|:-:|\n|**茶**|\\||",
          "<table><tr><th>a</th>\n<th>b</th>\n</tr>\n"
          "<tr><td><strong>茶</strong></td>\n<td>|</td>\n</tr>\n</table>" },
        { "|茶*|*水|\n|-|-|", /* nothing is paired across cells */
          "<table><tr><th>茶*</th>\n<th>*水</th>\n</tr>\n</table>" },
        { "    a = 1;\n\n    b", "<pre>\na = 1;\n\nb\n</pre>" }, /* 4.4 */
    };
    CHECK(list);
}

static void as_found(void **state)
{
    (void)state;
    static const struct example list[] = {
        { "茶\n##标题 {.tabset}\n#标签", "<p>茶</p>\n<h2>标题</h2>\n"
                                         "<p>#标签</p>" },
        { "茶\n　　水\n　　热", "<p>茶</p>\n<p>　　水</p>\n<p>　　热</p>" },
        { "    今天有雨，火车晚点。\n    明天晴。",
          "<p>今天有雨，火车晚点。</p>\n<p>明天晴。</p>" },
        { "    　　今天有雨。", "<p>　　今天有雨。</p>" },
        { "- 茶\n\n        今天有雨，火车晚点。",
          "<ul><li><p>茶</p>\n<p>今天有雨，火车晚点。</p>\n</li>\n</ul>" },
        { "    x = 1; // 数\n    y = 2;",
          "<pre>\nx = 1; // 数\ny = 2;\n</pre>" },
        { "````茶\n水", "<p>````茶<br>\n水</p>" },
        { "1．茶\n\n一、水\n\n1.热", "<p>1．茶</p>\n<p>一、水</p>\n"
                                     "<p>1.热</p>" },
        { "> 茶\n{.is-warning}\n\n水",
          "<blockquote><p>茶</p>\n</blockquote>\n<p>水</p>" },
        { "::: tip 天气\n晴。\n:::\n::::: box\n雨。\n:::::",
          "<p>天气</p>\n<p>晴。</p>\n<p>雨。</p>" },
        { ":::note[天气]\n\n- 晴。\n\n:::\n\n:::",
          "<p>天气</p>\n<ul><li>晴。</li>\n</ul>\n<p>:::</p>" },
        { "!!! note \"天气\"\n    晴。\n\n    a\n\n??? tip\n    雨。\n\n雪。",
          "<p>天气</p>\n<p>晴。</p>\n<p>a</p>\n<p>tip</p>\n<p>雨。</p>\n"
          "<p>雪。</p>" },
        { "!!! 天气真好\n::: 茶\n=== a",
          "<p>!!! 天气真好<br>\n::: 茶<br>\n=== a</p>" },
        { "[TOC]\n\n晴。 ^a1b2c3\n\nimport A from 'a';",
          "<p><span hidden>&#91;TOC&#93;</span></p>\n<p>晴。</p>\n"
          "<p><span hidden>import A from &#39;a&#39;&#59;</span></p>" },
        { "> [!note]- 天气\n> 晴。\n\n> [!tip]\n> 雨。",
          "<blockquote><p>天气</p>\n<p>晴。</p>\n</blockquote>\n"
          "<blockquote><p>tip</p>\n<p>雨。</p>\n</blockquote>" },
        { "茶[^1]\n[^1]: word\n\n    又[^b]",
          "<p>茶<sup>&#91;1&#93;</sup></p>\n"
          "<p><sup>&#91;1&#93;</sup>  word</p>\n"
          "<p>又<sup>&#91;b&#93;</sup></p>" },
        { "<div>\n{{< x >}}\n</div>",
          "<div>\n<span hidden>&#123;&#123;&#60; x &#62;&#125;&#125;</span>\n"
          "</div>" },
        { "```\n**茶**{{ x }}\n    　　水\n```",
          "<pre>\n**茶**{{ x }}\n    　　水\n</pre>" },
        { "茶\n{% highlight ruby %}\na = 1\n\n# b\n{% endhighlight %}\n水",
          "<p>茶</p>\n"
          "<p><span hidden>&#123;&#37; highlight ruby &#37;&#125;</span></p>\n"
          "<pre>\na = 1\n\n# b\n</pre>\n"
          "<p><span hidden>&#123;&#37; endhighlight &#37;&#125;</span></p>\n"
          "<p>水</p>" },
        { "{% highlight x %}\n茶 {% endhighlight %}\n水",
          "<p><span hidden>&#123;&#37; highlight x &#37;&#125;</span><br>\n茶 "
          "<span hidden>&#123;&#37; endhighlight &#37;&#125;</span><br>\n水</p>" },
    };
    CHECK(list);
}

#define LONG                                                                         \
    "河边的老茶馆每天早上五点开门第一壶水总是留给摆渡的人" \
    "他说这里的水比城里的软一些泡出来的茶也不那么苦所以几十年没有换过地方"

static void lines(void **state)
{
    (void)state;
    static const struct example list[] = {
        { "今天有雨。\n火车晚点了。\n喝茶", "<p>今天有雨。<br>\n火车晚点了。"
                                            "<br>\n喝茶</p>" },
        /* a comma beside a line that nobody breaks by hand */
        { "三年后，\nAI" LONG "。\n水", "<p>三年后，AI" LONG "。<br>\n水</p>" },
        { "> " LONG "、\n> 水",
          "<blockquote><p>" LONG "、水</p>\n</blockquote>" },
        { "床前有茶，\n疑是地上霜，\n举头",
          "<p>床前有茶，<br>\n疑是地上霜，<br>"
          "\n举头</p>" },
        { LONG "，  \n水", "<p>" LONG "，<br>\n水</p>" },
        { "姓名：甲\n年龄：九", "<p>姓名：甲<br>\n年龄：九</p>" },
        { "山里的雨从早上一直下到了晚上，站台上等车的人都撑着\n"
          "伞，只有卖茶的老人坐在屋檐下，看着那一列开往北方的\n"
          "火车",
          "<p>山里的雨从早上一直下到了晚上，站台上等车的人都撑着\n"
          "伞，只有卖茶的老人坐在屋檐下，看着那一列开往北方的\n"
          "火车</p>" },
        { "It rained all day and the train\nwas late.",
          "<p>It rained all day and the train\nwas late.</p>" },
    };
    CHECK(list);
}

/* An element may begin in one piece and end in another; what is hidden is an
 * island. */
static void in_a_document(void **state)
{
    (void)state;
    struct segment s[] = {
        { STR("<blockquote>茶"), FORM_HTML, HIDE_NOT },
        { STR("**热**水\n\n<b>雨"), FORM_MARKDOWN, HIDE_NOT },
        { STR("*页*"), FORM_MARKDOWN, HIDE_ENVELOPE },
        { STR("晴{{ x }}。"), FORM_MARKDOWN, HIDE_NOT },
        { STR("</blockquote>末"), FORM_HTML, HIDE_NOT },
    };
    struct arena a = { 0 };
    struct buf out = { 0 };
    struct doc d;
    struct html_in in = { .list = s,
                          .n = 5,
                          .rules = rules_builtin(),
                          .host = STR(""),
                          .other = plain_read };
    struct build *b = build_new(STR(""), STR(""));
    html_read(b, &in);
    build_finish(b, &a, &d);
    doc_print(&d, &out);
    assert_string_equal(buf_z(&out),
                        "quote quote=1 | 茶\n"
                        "quote quote=1 | 热水\n"
                        "    strong | 热\n"
                        "quote quote=1 | 雨\n"
                        "    strong | 雨\n"
                        "paragraph hidden=envelope | 页\n"
                        "    em | 页\n"
                        "quote quote=1 | 晴。\n"
                        "paragraph hidden=invisible quote=1 | {{ x }}\n"
                        "paragraph | 末\n");
    buf_free(&out);
    arena_free(&a);
}

/* What is quadratic in one or another parser of Markdown ends soon. */
static void bounds(void **state)
{
    (void)state;
    static const struct {
        const char *head, *again;
    } list[] = {
        { "", "[a](" },
        { "", "![[" },
        { "", "*a_ " },
        { "", "**茶*_" },
        { "", "`a``b" },
        { "", "<!--a" },
        { "", "> " },
        { "", "- " },
        { "", "[a]((" },
        { "", "{{ $a_ %%" },
        { "", "[a](b \"" },
        { "", "http://" },
        { "- - - - - a", "\n" },
        { "[a]: u", "\n\n[a]" },
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct buf in = { 0 }, out = { 0 };
        buf_add(&in, str_of(list[i].head));
        while (in.n < 200000)
            buf_add(&in, str_of(list[i].again));
        markdown_html(buf_str(&in), &out);
        assert_in_range(out.n, 1, in.n * 12);
        buf_free(&in);
        buf_free(&out);
    }
}

/* md4c is quadratic in the lines of a paragraph with links, and multiplies
 * a long address by its uses. */
static void big_texts(void **state)
{
    struct buf in = { 0 }, out = { 0 };
    size_t paragraphs = 0;
    (void)state;
    for (int i = 0; i < 1200; i++)
        buf_add(&in, STR("茶 [a](b \"c\n"));
    markdown_html(buf_str(&in), &out);
    struct str rest = buf_str(&out);
    for (; str_has(rest, STR("<p>")); paragraphs++)
        rest = str_skip(rest, str_find(rest, STR("<p>")) + 3);
    assert_int_equal(paragraphs, 3);

    buf_reset(&in);
    buf_reset(&out);
    buf_add(&in, STR("[a]: "));
    buf_fill(&in, 'u', 300);
    buf_add(&in, STR("\n\n"));
    while (in.n < 300000)
        buf_add(&in, STR("[a] "));
    markdown_html(buf_str(&in), &out);
    assert_false(str_has(buf_str(&out), STR("<a ")));
    assert_true(str_has(buf_str(&out), STR("[a]: uuu")));
    buf_free(&in);
    buf_free(&out);
}

/* One long address is not written in a thousand places. */
static void definitions(void **state)
{
    (void)state;
    struct buf in = { 0 }, out = { 0 };
    buf_add(&in, STR("[a]: "));
    buf_fill(&in, 'u', 1000);
    buf_add(&in, STR("\n\n"));
    for (int i = 0; i < 10000; i++)
        buf_add(&in, STR("[a] "));
    markdown_html(buf_str(&in), &out);
    assert_in_range(out.n, 10000, 1000000);
    buf_free(&in);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commonmark), cmocka_unit_test(as_found),
        cmocka_unit_test(lines),      cmocka_unit_test(in_a_document),
        cmocka_unit_test(bounds),     cmocka_unit_test(definitions),
        cmocka_unit_test(big_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
