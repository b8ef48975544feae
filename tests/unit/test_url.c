/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/url.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void check(struct str got, const char *want)
{
    if (!str_eq(got, str_of(want)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(got), want);
}

static void test_host(void **state)
{
    static const char *const rows[][2] = {
        { "https://www.example.com/a/b?c#d", "www.example.com" },
        { "http://user:pw@example.com:8080/", "example.com" },
        { "http://user@home@example.com", "example.com" },
        { "HTTPS://Example.com?x", "Example.com" },
        { "http://example.com#f/x@y", "example.com" },
        { "http://[::1]:80/", "[::1]" },
        { "ftp://example.com", "example.com" },
        { "//example.com/", "" },
        { "mailto:a@example.com", "" },
        { "example.com/a", "" },
        { "http://", "" },
        { "", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(url_host(str_of(rows[i][0])), rows[i][1]);
    assert_true(url_is_web(STR("Http://a/")));
    assert_false(url_is_web(STR("http:///a")));
    assert_false(url_is_web(STR("ftp://a/")));
    assert_false(url_is_web(STR("javascript:alert(1)")));
    assert_false(url_is_web(STR_NONE));
}

/* RFC 3986, section 5.4 */
static void test_resolve(void **state)
{
    static const char *const rows[][2] = {
        { "g:h", "g:h" },
        { "g", "http://a/b/c/g" },
        { "./g", "http://a/b/c/g" },
        { "g/", "http://a/b/c/g/" },
        { "/g", "http://a/g" },
        { "//g", "http://g" },
        { "?y", "http://a/b/c/d;p?y" },
        { "g?y", "http://a/b/c/g?y" },
        { "#s", "http://a/b/c/d;p?q#s" },
        { "g#s", "http://a/b/c/g#s" },
        { "g?y#s", "http://a/b/c/g?y#s" },
        { ";x", "http://a/b/c/;x" },
        { "g;x?y#s", "http://a/b/c/g;x?y#s" },
        { "", "http://a/b/c/d;p?q" },
        { ".", "http://a/b/c/" },
        { "./", "http://a/b/c/" },
        { "..", "http://a/b/" },
        { "../", "http://a/b/" },
        { "../g", "http://a/b/g" },
        { "../..", "http://a/" },
        { "../../", "http://a/" },
        { "../../g", "http://a/g" },
        { "../../../g", "http://a/g" },
        { "../../../../g", "http://a/g" },
        { "/./g", "http://a/g" },
        { "/../g", "http://a/g" },
        { "g.", "http://a/b/c/g." },
        { "..g", "http://a/b/c/..g" },
        { "./../g", "http://a/b/g" },
        { "./g/.", "http://a/b/c/g/" },
        { "g/./h", "http://a/b/c/g/h" },
        { "g/../h", "http://a/b/c/h" },
        { "g;x=1/../y", "http://a/b/c/y" },
        { "g?y/../x", "http://a/b/c/g?y/../x" },
        { "g#s/../x", "http://a/b/c/g#s/../x" },
        { "  g\n", "http://a/b/c/g" },
        { "https:https://x/y", "https://x/y" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(
            url_resolve(&arena, STR("http://a/b/c/d;p?q"), str_of(rows[i][0])),
            rows[i][1]);
    check(url_resolve(&arena, STR("http://a"), STR("b/../c")), "http://a/c");
    check(url_resolve(&arena, STR_NONE, STR("../x")), "../x");
    check(url_resolve(&arena, STR_NONE, STR("//a.example/x")),
          "https://a.example/x");
    check(url_resolve(&arena, STR("x"), STR("//")), "//");
    check(url_resolve(&arena, STR("mailto:x"), STR("y")), "y");
}

static void test_shown(void **state)
{
    static const char *const rows[][2] = {
        { "https://www.example.com/", "example.com" },
        { "http://example.com/%E6%98%A5%E8%8C%B6/a%20b",
          "example.com/春茶/a%20b" },
        { "http://example.com/%2Fa%3Fb%23", "example.com/%2Fa%3Fb%23" },
        { "http://example.com/%e8%8c%b6", "example.com/茶" },
        { "http://example.com/%E8%8C", "example.com/%E8%8C" },
        { "http://example.com/%FF%zz%", "example.com/%FF%zz%" },
        { "http://example.com/%0A%1B%7F%00", "example.com/%0A%1B%7F%00" },
        { "http://example.com/%E2%80%AE%E3%80%80",
          "example.com/%E2%80%AE%E3%80%80" },
        { "../a%41%7E.md", "../aA~.md" },
        { "", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(url_shown(&arena, str_of(rows[i][0])), rows[i][1]);
}

static void test_unwrap(void **state)
{
    static const char *const rows[][2] = {
        { "https://images.weserv.nl/?url=img.example.com/a%20b.jpg",
          "https://img.example.com/a b.jpg" },
        { "https://images.weserv.nl?url=ssl:img.example.com/a.jpg&w=9",
          "https://img.example.com/a.jpg" },
        { "https://thumbor.example.cn/unsafe/1340x754/https://p.example.cn/a",
          "https://p.example.cn/a" },
        { "https://thumbor.example.cn/unsafe/picture/4/a.jpg",
          "https://thumbor.example.cn/unsafe/picture/4/a.jpg" },
        { "https://substackcdn.com/image/fetch/w_1,c_limit/"
          "https%3A%2F%2Fs3.example.com%2Fa.png",
          "https://s3.example.com/a.png" },
        { "https://i0.wp.com/example.com/a.jpg?fit=1",
          "https://example.com/a.jpg" },
        { "https://link.zhihu.com/?target=https%3A//example.com/x",
          "https://example.com/x" },
        { "https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.com",
          "https://example.com" },
        { "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com&h=1",
          "https://example.com" },
        { "https://api.dw.com/api/detail/article/53970172",
          "https://www.dw.com/zh/a-53970172" },
        { "https://api.dw.com/api/detail/article/x",
          "https://api.dw.com/api/detail/article/x" },
        { "https://images.weserv.nl/?url=https%3A%2F%2Fi0.wp.com%2Fexample.com%2Fa",
          "https://example.com/a" },
        { "https://link.zhihu.com/?target=javascript%3Aalert(1)",
          "https://link.zhihu.com/?target=javascript%3Aalert(1)" },
        { "https://images.weserv.nl/?url=", "https://images.weserv.nl/?url=" },
        { "https://t.co/abc", "https://t.co/abc" },
        { "../a.png", "../a.png" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(url_unwrap(&arena, str_of(rows[i][0])), rows[i][1]);
}

static void test_unwrap_more(void **state)
{
    static const char *const rows[][2] = {
        { "https://news-example.cdn.ampproject.org/c/s/news.example/a?id=1",
          "https://news.example/a?id=1" },
        { "https://www.google.com/amp/s/news.example/tea",
          "https://news.example/tea" },
        { "https://www.google.com/amp/help",
          "https://www.google.com/amp/help" },
        { "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fnews.example%2Ftea",
          "https://news.example/tea" },
        { "https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Fx.example%2Fa.jpg&f=1",
          "https://x.example/a.jpg" },
        { "https://google.com.evil.example/url?q=https%3A%2F%2Fx.example",
          "https://google.com.evil.example/url?q=https%3A%2F%2Fx.example" },
        { "https://notgoogle.com/url?q=https%3A%2F%2Fx.example",
          "https://notgoogle.com/url?q=https%3A%2F%2Fx.example" },
        { "https://link.juejin.cn?target=https%3A%2F%2Fx.example",
          "https://x.example" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(url_unwrap(&arena, str_of(rows[i][0])), rows[i][1]);
}

static void test_key(void **state)
{
    static const char *const rows[][2] = {
        { "https://www.News.example/a/", "news.example/a" },
        { "http://news.example/a#top", "news.example/a" },
        { "http://news.example/#/a/1", "news.example#/a/1" },
        { "http://news.example//a///b", "news.example/a/b" },
        { "//news.example/a", "news.example/a" },
        { "https:https://news.example/a", "news.example/a" },
        { "http://news.example:80/a", "news.example/a" },
        { "http://news.example:8080/a", "news.example:8080/a" },
        { "http://m.news.example/a", "news.example/a" },
        { "http://www.m.news.example/a", "news.example/a" },
        { "http://amp.news.example/a/amp/", "news.example/a" },
        { "http://m.example/a", "m.example/a" },
        { "http://news.example/a/index.html", "news.example/a" },
        { "http://news.example/index.php?id=7", "news.example?id=7" },
        { "http://news.example/myindex.html", "news.example/myindex.html" },
        { "http://news.example/a?utm_source=x&id=1&full=y&chksm=2",
          "news.example/a?id=1" },
        { "http://news.example/?source=rss-abc", "news.example" },
        { "http://news.example/%e8%8c%b6%2f%41", "news.example/茶%2FA" },
        { "http://news.example/茶", "news.example/茶" },
        { "https://news.example/watch?v=a&b", "news.example/watch?v=a&b" },
        { "https://m.youtube.com/watch?t=9&v=Ab1", "youtube.com/watch?v=Ab1" },
        { "https://youtu.be/Ab1?si=x", "youtube.com/watch?v=Ab1" },
        { "https://api.dw.com/api/detail/article/7", "dw.com/zh/a-7" },
        { "https://www.dw.com/zh/茶/a-7", "dw.com/zh/a-7" },
        { "https://www.dw.com/zh/a-7?maca=chi", "dw.com/zh/a-7" },
        { "https://matters.news/@a/b-1", "matters.town/@a/b-1" },
    };
    static const char *const none[] = { "", "mailto:a@news.example", "../a.md",
                                        "javascript:x", "http://" };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(url_key(&arena, str_of(rows[i][0])), rows[i][1]);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(url_key(&arena, str_of(none[i])).p);
}

static void test_shown_tracking(void **state)
{
    static const char *const rows[][2] = {
        { "https://www.news.example/a?utm_medium=x&id=2&fbclid=9#b",
          "news.example/a?id=2#b" },
        { "https://news.example/?utm_medium=x", "news.example" },
        { "a?source=rss-1", "a" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(url_shown(&arena, str_of(rows[i][0])), rows[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_host),
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_shown),
        cmocka_unit_test(test_unwrap),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_unwrap_more),
        cmocka_unit_test(test_shown_tracking),
    };
    return cmocka_run_group_tests_name("url", tests, NULL, teardown);
}
