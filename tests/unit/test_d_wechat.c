/* SPDX-License-Identifier: MIT */
/* Pages of WeChat: the comment before them, and what their scripts say. */
#include <config.h>

#include "parser/d.h"
#include "parser/parse.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

#define JSON                                                          \
    "<!-- {\"title\":\"\\u8336\",\"url\":\"mp.weixin.qq.com/s/a\","   \
    "\"nickname\":\"壶\",\"more\":{\"title\":\"x\"},\"created_at\":" \
    "1595200000} -->\n"
#define PAGE "<!DOCTYPE html><html><head><title></title></head><body>"

static struct found found_in(const char *text)
{
    struct found f = { 0 };
    dialect_wechat.meta(&arena, str_of(text), STR("a.html"), &f);
    return f;
}

static bool is_wechat(const char *text)
{
    return dialect_wechat.recognise(str_of(text), STR("a.html"));
}

static void test_recognise(void **state)
{
    (void)state;
    assert_true(is_wechat(JSON PAGE));
    assert_true(is_wechat(
        PAGE "<meta property=og:url content=http://mp.weixin.qq.com/s/b>"));
    assert_false(is_wechat(PAGE "<p>茶"));
    assert_false(is_wechat("<!-- no JSON -->" PAGE));
    assert_false(is_wechat("<!--> {\"title\":\"x\"} -->"));
    assert_false(is_wechat("<!-->"));
    assert_false(is_wechat(JSON "text"));
    assert_false(is_wechat("<!-- {\"title\":\"x\""));
}

static void test_found(void **state)
{
    struct found f = found_in(JSON PAGE "<div id=\"js_content\"><p>水</div>");
    (void)state;
    check(f.title, "茶");
    check(f.url, "mp.weixin.qq.com/s/a");
    check(f.feed, "壶");
    check(f.ms, "1595200000");
    check(f.body, "<p>水</div>");

    /* the script knows better when it was published */
    f = found_in(JSON PAGE "<script>var ct = \"1595210400\";</script>");
    check(f.ms, "1595210400");
    f = found_in(JSON PAGE "<script>var ct = \"\"; var ctx='9';</script>");
    check(f.ms, "1595200000");

    /* without the comment */
    f = found_in(PAGE "<meta property=og:title content=茶>"
                      "<meta property=og:site_name content=微信公众平台>"
                      "<a id=\"js_name\" href=#> 壶 </a>"
                      "<script>var oriCreateTime = '1595210400'</script>");
    check(f.title, "茶");
    check(f.feed, "壶");
    check(f.provenance, NULL);
    check(f.ms, "1595210400");

    /* as a browser shows it */
    f = found_in(PAGE "<meta property=og:title content=茶>"
                      "<span class=\"rich_media_meta rich_media_meta_text\">"
                      " 林一 </span><em id=\"publish_time\" class="
                      "\"rich_media_meta rich_media_meta_text\">"
                      "2020年07月20日 10:00</em>");
    check(f.author, "林一");
    check(f.page_date, "2020年07月20日 10:00");
    f = found_in(PAGE "<em id=\"publish_time\">Today</em>");
    check(f.page_date, NULL);
}

static void test_scan(void **state)
{
    struct meta_in in = { .bytes = STR(JSON PAGE "<p>水"),
                          .path = STR("a.html"),
                          .now_ms = INT64_C(1700000000000),
                          .rules = rules_builtin() };
    struct meta m;
    (void)state;
    meta_scan(&arena, &in, &m);
    assert_string_equal(m.dialect->name, "wechat");
    check(m.url, "https://mp.weixin.qq.com/s/a");
    check(m.source, "壶");
    assert_int_equal(m.date_ms, INT64_C(1595200000000));
}

static void test_cut(void **state)
{
    struct segments s = { 0 };
    (void)state;
    dialect_cut(&dialect_wechat, &arena, STR(JSON PAGE "<p>水"), &s);
    assert_true(s.page);
    assert_int_equal(s.n, 2);
    assert_int_equal(s.list[0].hidden, HIDE_ENVELOPE);
    assert_true(str_starts(s.list[0].text, STR("{")));
    assert_int_equal(s.list[1].hidden, HIDE_NOT);
    check(s.list[1].text, "<body><p>水");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_recognise, teardown),
        cmocka_unit_test_teardown(test_found, teardown),
        cmocka_unit_test_teardown(test_scan, teardown),
        cmocka_unit_test_teardown(test_cut, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
