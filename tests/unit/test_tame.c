/* SPDX-License-Identifier: MIT */
/* The reader of HTML: what it mends, what it bounds. */
#include <config.h>

#include "parser/tame.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

/* What is told, as markup: <b class="x">, </>. */
static void on_begin(void *data, const struct tame_element *e,
                     const char *const *attrs)
{
    struct buf *out = data;
    buf_printf(out, "<%s", e->name);
    for (; attrs[0]; attrs += 2)
        if (attrs[1])
            buf_printf(out, " %s=\"%s\"", attrs[0], attrs[1]);
        else
            buf_printf(out, " %s", attrs[0]);
    buf_chr(out, '>');
}

static void on_text(void *data, struct str s)
{
    buf_add(data, s);
}

static void on_end(void *data)
{
    buf_add(data, STR("</>"));
}

static const struct tame_sink sink = { on_begin, on_text, on_end };

static struct tame *tame_new(struct buf *out)
{
    struct tame *t = malloc(sizeof *t);
    assert_non_null(t);
    tame_begin(t, &sink, out);
    return t;
}

static void tame(struct buf *out, const char *html)
{
    struct tame *t = tame_new(out);
    tame_html(t, str_of(html));
    tame_end(t);
    assert_int_equal(t->depth, 0);
    free(t);
}

static void mends(void **state)
{
    static const char *const cases[][2] = {
        { "a <b>c</b>", "a <b>c</>" },
        { "<B CLASS=X>c", "<b class=\"X\">c</>" },
        { "<p>a<p>b", "<p>a</><p>b</>" },
        { "<p>a<div>b</p>c</div>", "<p>a</><div>bc</>" },
        { "<p><b>a<p>b", "<p><b>a</></><p>b</>" },
        { "<ul><li>a<li>b</ul>c", "<ul><li>a</><li>b</></>c" },
        { "<li>a<ul><li>b</ul><li>c", "<li>a<ul><li>b</></></><li>c</>" },
        { "<table><tr><td>a<td>b<tr><td>c</table>",
          "<table><tr><td>a</><td>b</></><tr><td>c</></></>" },
        { "<td><div>a</td>b", "<td><div>a</></>b" },
        { "<div><td></div>a", "<div><td>a</></>" },
        { "<a href=1>x<a href=2>y", "<a href=\"1\">x</><a href=\"2\">y</>" },
        { "<b><div>x</b>y</div>z", "<b><div>xy</>z</>" },
        { "<div><small>x</div>y", "<div><small>x</></>y" },
        { "x</b></p></div>y", "xy" },
        { "a<br/>b</br>c", "a<br></>b<br></>c" },
        { "<p/>a<x-y z/>b", "<p></>a<x-y z></>b" },
        { "a<!-- <b> -->b<!-->c<!--->d", "abcd" },
        { "a<!-- never <b>c", "ac" },
        { "<!DOCTYPE html><?xml?></ x>a<![CDATA[b]]>", "a" },
        { "<script>a<b></script>c<style>d</STYLE >e", "ce" },
        { "a<script>b", "ab" },
        { "<html><body class=x><title>a</title>b</body></html>", "b" },
        { "<iframe src=x><p>a</iframe>b", "<iframe src=\"x\"></>b" },
        { "1<2 a<3 <", "1<2 a<3 <" },
        { "a<b", "a<b" },
        { "<b x='a>b' y=\"c'd\" z=e\"f>", "<b x=\"a>b\" y=\"c'd\" "
                                          "z=\"e\"f\"></>" },
        { "<b x='<i>'>", "<b x=\"<i>\"></>" },
        { "<b x=1&amp;y=2&z;&#65; y=&>", "<b x=\"1&y=2&z;A\" y=\"&\"></>" },
        { "<b =x @y=1 ok onclick>", "<b ok onclick></>" },
        { "<img src=data:image/png;base64,AAAA>", "<img src=\"data:\"></>" },
        { "&amp;nbsp;&amp;#39;&amp;lt;&nbsp;&", "\u00a0'&lt;\u00a0&" },
        { "a&#7;b&#x202e;c&#13;d&#;e&x;f", "abc\nd&#;e&x;f" },
        { "<ruby>a<rt>b<rt>c</ruby>", "<ruby>a<rt>b</><rt>c</></>" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = { 0 };
        tame(&out, cases[i][0]);
        assert_string_equal(buf_z(&out), cases[i][1]);
        buf_free(&out);
    }
}

static void islands(void **state)
{
    struct buf out = { 0 };
    struct tame *t = tame_new(&out);
    (void)state;
    tame_html(t, STR("<ul><li>a"));
    tame_island(t, STR("</li></ul><div><p>b"));
    tame_html(t, STR("<li>c"));
    tame_end(t);
    assert_string_equal(buf_z(&out), "<ul><li>a<div><p>b</></></><li>c</></>");
    buf_free(&out);
    free(t);
}

/* The deepest nesting and the most attributes of what came out. */
static void measure(struct str s, size_t *depth, size_t *attrs)
{
    size_t open = 0;
    *depth = *attrs = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '<')
            continue;
        if (s.p[i + 1] == '/') {
            assert_true(open > 0);
            open--;
            continue;
        }
        if (++open > *depth)
            *depth = open;
        size_t n = 0;
        for (; s.p[i] != '>'; i++)
            n += s.p[i] == ' ';
        if (n > *attrs)
            *attrs = n;
    }
    assert_int_equal(open, 0);
}

static void bounds(void **state)
{
    static const char *const parts[] = { "<b>",      "<div>",
                                         "<ul><li>", "<table><tr><td>",
                                         "<p><b>",   "<div>x</span>" };
    size_t depth, attrs;
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct buf html = { 0 }, made = { 0 };
        for (int k = 0; k < 3000; k++)
            buf_add(&html, str_of(parts[i]));
        tame(&made, buf_z(&html));
        measure(buf_str(&made), &depth, &attrs);
        assert_true(depth <= TAME_DEPTH);
        buf_free(&html);
        buf_free(&made);
    }
    struct buf html = { 0 }, made = { 0 };
    buf_add(&html, STR("<b"));
    for (int k = 0; k < 3000; k++)
        buf_printf(&html, " a%d=1", k);
    buf_add(&html, STR(">x"));
    tame(&made, buf_z(&html));
    measure(buf_str(&made), &depth, &attrs);
    assert_int_equal(attrs, TAME_ATTRS);
    buf_free(&html);
    buf_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mends),
        cmocka_unit_test(islands),
        cmocka_unit_test(bounds),
    };
    return cmocka_run_group_tests_name("tame", tests, NULL, NULL);
}
