/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/index_html.h"
#include "parser/index_name.h"
#include "parser/index_page.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void pages(void **state)
{
    static const char *const rows[] = {
        "#### [茶](a.md)\n#### [水](b.md)\n",
        "# 茶\n\n- [一](1)\n- [二](2)\n- [三](3)\n- [四](4)\n- [五](5)\n",
        "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3\n",
        /* half of the lines, but nearly all of the words */
        "#### [一杯茶](1) &nbsp;|&nbsp; [两杯茶](2) | [三杯茶](3)\n茶\n"
        "#### [四杯茶](4) | [五杯茶](5)\n茶\n水\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!index_page(str_of(rows[i])))
            fail_msg("row %zu", i);
}

static void articles(void **state)
{
    static const char *const rows[] = {
        "",
        "茶\n\n水\n",
        "https://a.example/1\n",
        "![茶](1.jpg)\n![水](2.jpg)\n",
        "茶[一](1)在山上，水在山下，火车从山间开过，车上的人睡着了。\n\n"
        "[二](2)站停了一停，没有人下车，也没有人上车，只有雨。\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (index_page(str_of(rows[i])))
            fail_msg("row %zu", i);
}

#define LINK \
    "<li><a href=\"1\">一杯茶，两杯茶，三杯茶，四杯茶，五杯茶，六杯</a></li>"
#define LINKS LINK LINK LINK LINK LINK LINK LINK LINK LINK LINK LINK LINK
#define PROSE \
    "<p>茶在山上，水在山下，火车从山间开过，车上的人睡着了，没有人下车。</p>"

static void html(void **state)
{
    (void)state;
    assert_true(index_html(STR("<ul>" LINKS "</ul>")));
    assert_true(index_html(STR("<script>茶，" PROSE PROSE PROSE "</script>"
                               "<ul>" LINKS "</ul>")));
    assert_false(index_html(STR("<ul>" LINK LINK "</ul>")));
    assert_false(index_html(STR("<ul>" LINKS "</ul>" PROSE PROSE PROSE)));
}

static void template(void **state)
{
    (void)state;
    assert_true(index_template(STR("<body>{{ content }}</body>")));
    assert_true(index_template(STR("{% for post in site.posts %}")));
    assert_false(index_template(STR("<p>{{ 茶 }}</p>")));
    assert_false(index_template(STR("<p>茶 in site.</p>")));
}

static void names(void **state)
{
    static const struct {
        const char *path;
        bool index;
    } rows[] = {
        { "a/README.md", true },       { "readme_en.txt", true },
        { "a/_layouts/x.html", true }, { "a/404.html", true },
        { "posts/_index.md", true },   { "a/layouts/x.html", false },
        { "a/_layouts", false },       { "a/tags.md", true },
        { "a/tags/茶.md", false },     { "a/茶.md", false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (index_name(str_of(rows[i].path)) != rows[i].index)
            fail_msg("%s", rows[i].path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages), cmocka_unit_test(articles),
        cmocka_unit_test(html),  cmocka_unit_test(template),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests_name("index_page", tests, NULL, NULL);
}
