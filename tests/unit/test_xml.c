/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/xml_read.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "unit/fixture.h"

/* "name=inner;" of each child. */
static const char *children(const char *text)
{
    static char out[512];
    struct str rest = str_of(text);
    struct xml_element e;
    size_t n = 0;
    out[0] = '\0';
    while (xml_next(&rest, &e))
        n += (size_t)snprintf(out + n, sizeof out - n, "%.*s=%.*s;",
                              STR_ARG(e.tag.name), STR_ARG(e.inner));
    return out;
}

static void test_next(void **state)
{
    static const char *const rows[][2] = {
        { "<a>1</a> x <b c='d'>2</b>", "a=1;b=2;" },
        { "<a><b>1</b></a><c/>", "a=<b>1</b>;c=;" },
        { "<a><a>1</a>2</a>3", "a=<a>1</a>2;" },
        { "<a><a/>2</a>", "a=<a/>2;" },
        { "<a><![CDATA[</a><b>]]></a>", "a=<![CDATA[</a><b>]]>;" },
        { "<!-- <x> --><a>1</a>", "a=1;" },
        { "<?x <y> ?><!DOCTYPE z><a>1</a>", "a=1;" },
        { "</b><a>1</a>", "a=1;" },
        { "<a>1", "a=1;" },
        { "<a><![CDATA[1</a>", "a=<![CDATA[1</a>;" },
        { "<x:a>1 < 2</x:a>", "x:a=1 < 2;" },
        { "<", "" },
        { "<a", "" },
        { "", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(children(rows[i][0]), rows[i][1]) != 0)
            fail_msg("row %zu: %s", i, children(rows[i][0]));
}

static void test_find(void **state)
{
    static const struct str names[] = { STR_INIT("item"), STR_INIT("entry") };
    struct str rest = STR("<a><items/><item>1</item><b><entry>2</entry></a>");
    struct xml_element e;
    (void)state;
    assert_true(xml_find(&rest, names, 2, &e));
    check(e.all, "<item>1</item>");
    assert_true(xml_find(&rest, names, 2, &e));
    check(e.inner, "2");
    check(rest, "</a>");
    assert_false(xml_find(&rest, names, 2, &e));
}

static void test_root(void **state)
{
    struct tag t;
    (void)state;
    assert_true(xml_root(STR("<?xml version='1'?>\n<!-- a --><rss x>"), &t));
    check(t.name, "rss");
    assert_false(xml_root(STR("no <1"), &t));
}

static void test_text(void **state)
{
    static const char *const rows[][2] = {
        { "茶 &amp; 水", "茶 & 水" },
        { " <![CDATA[<p>茶 &amp; 水</p>]]> ", "<p>茶 &amp; 水</p>" },
        { "&lt;a<![CDATA[&lt;]]>&gt;", "<a&lt;>" },
        { "<![CDATA[a]]]]><![CDATA[>b]]>", "a]]>b" },
        { "<![CDATA[茶", "茶" },
        { "<![CDATA[]]>", "" },
        { "", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(xml_text(&arena, str_of(rows[i][0])), rows[i][1]);
}

/* Well-formed or not, nothing is lost. */
static void test_content(void **state)
{
    static const char *const rows[][2] = {
        { "<a>茶 &amp; 水</a>", "茶 & 水" },
        { "<c:e x=\"1\"><![CDATA[<p>茶 &amp; 水</p>]]></c:e>",
          "<p>茶 &amp; 水</p>" },
        { "<a>&lt;p&gt;&#x8336;<b>水</b></a>", "<p>茶水" },
        { "<a>一\r\n二</a>", "一\n二" },
        /* none of these is XML */
        { "<a>茶&nbsp;水 & 山</a>", "茶\u00a0水 & 山" },
        { "<a><![CDATA[<p>断在", "<p>断在" },
        { "<a><p>茶<br>水</a>", "<p>茶<br>水" },
        { "<a/>", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct xml_element e;
        struct str rest = str_of(rows[i][0]);
        assert_true(xml_next(&rest, &e));
        check(xml_content(&arena, &e), rows[i][1]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_next, teardown),
        cmocka_unit_test_teardown(test_find, teardown),
        cmocka_unit_test_teardown(test_root, teardown),
        cmocka_unit_test_teardown(test_text, teardown),
        cmocka_unit_test_teardown(test_content, teardown),
    };
    return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
