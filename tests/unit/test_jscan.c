/* SPDX-License-Identifier: MIT */
/* Tokens of JSON, good and bad, and what JSON-LD says of an article. */
#include <config.h>

#include "base/buf.h"
#include "parser/jscan.h"
#include "parser/jsonld.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

/* All tokens as one line: { key: "string" word [ ] } */
static void tokens(const char *text, const char *want)
{
    struct jscan j = { .rest = str_of(text) };
    struct jtoken t;
    struct buf out = { 0 };
    while (jscan_next(&j, &t)) {
        static const char *const around[][2] = {
            [JSCAN_OBJECT] = { "{", "" }, [JSCAN_OBJECT_END] = { "}", "" },
            [JSCAN_ARRAY] = { "[", "" },  [JSCAN_ARRAY_END] = { "]", "" },
            [JSCAN_KEY] = { "", ":" },    [JSCAN_STRING] = { "\"", "\"" },
            [JSCAN_WORD] = { "", "" },
        };
        buf_add(&out, str_of(around[t.kind][0]));
        buf_add(&out, t.raw);
        buf_add(&out, str_of(around[t.kind][1]));
        buf_chr(&out, ' ');
    }
    if (out.n)
        out.n--;
    check(buf_str(&out), want);
    buf_free(&out);
}

static void test_tokens(void **state)
{
    (void)state;
    tokens("", "");
    tokens("{\"a\": [1, -2.5e3, true], \"b\" : {\"c\":null}}",
           "{ a: [ 1 -2.5e3 true ] b: { c: null } }");
    tokens("[\"x\", \"y\"]", "[ \"x\" \"y\" ]");
    tokens("{\"a\":\"1\\\"2\",\"b\":\"\"}", "{ a: \"1\\\"2\" b: \"\" }");
    tokens("\"top\"", "\"top\"");
}

static void test_broken(void **state)
{
    (void)state;
    tokens("// <![CDATA[\n{\"a\":1}\n// ]]>", "[ CDATA [ { a: 1 } ] ]");
    tokens("{\"a\":\"no end", "{ a: \"no end\" }");
    tokens("{\"a\":[1", "{ a: [ 1 ] }");
    tokens("]}{\"a\":1,,}", "{ a: 1 }");
    tokens("{\"a\":1]", "{ a: 1 }");
    tokens("{\"a\" 1}", "{ \"a\" 1 }");
    tokens("{\"a\\", "{ \"a\\\" }");
}

static void test_depth(void **state)
{
    struct buf text = { 0 };
    struct jscan j = { 0 };
    struct jtoken t;
    unsigned deepest = 0, words = 0;
    (void)state;
    buf_fill(&text, '[', 100000);
    buf_fill(&text, ']', 100000);
    buf_add(&text, STR(" 7"));
    j.rest = buf_str(&text);
    while (jscan_next(&j, &t)) {
        deepest = j.depth > deepest ? j.depth : deepest;
        words += t.kind == JSCAN_WORD;
    }
    assert_int_equal(deepest, JSCAN_DEPTH);
    assert_int_equal(words, 1);
    buf_free(&text);
}

static void test_skip(void **state)
{
    struct jscan j = { .rest = STR("{\"a\":{\"x\":[1,{\"y\":2}]},\"b\":3}") };
    struct jtoken t;
    (void)state;
    jscan_next(&j, &t);
    jscan_next(&j, &t);
    check(t.raw, "a");
    jscan_next(&j, &t);
    jscan_skip(&j, &t);
    jscan_next(&j, &t);
    assert_int_equal(t.kind, JSCAN_KEY);
    check(t.raw, "b");
    jscan_skip(&j, &t); /* a token without more in it */
    jscan_next(&j, &t);
    check(t.raw, "3");
}

static void test_string(void **state)
{
    static const char *const rows[][2] = {
        { "tea", "tea" },
        { "a\\\"b\\\\c\\/d\\n", "a\"b\\c/d\n" },
        { "\\u8336\\u0041", "茶A" },
        { "\\ud83c\\udf75", "\xF0\x9F\x8D\xB5" },
        { "\\ud83c", "\xEF\xBF\xBD" },
        { "\\ud83cx", "\xEF\xBF\xBDx" },
        { "\\udf75\\ud83c", "\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "\\u", "\xEF\xBF\xBD" },
        { "\\u12g4", "\xEF\xBF\xBD"
                     "12g4" },
        { "\\q", "q" },
        { "\\", "" },
        { "\\茶", "茶" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(jscan_string(&arena, str_of(rows[i][0])), rows[i][1]);
}

static struct jsonld ld(const char *text)
{
    struct jsonld out = { 0 };
    jsonld_read(&arena, str_of(text), &out);
    return out;
}

static void test_ld(void **state)
{
    struct jsonld d;
    (void)state;
    d = ld("{\"headline\":\"茶\",\"author\":{\"name\":\"甲\",\"@type\":"
           "\"Person\"},\"datePublished\":\"2023-01-02\","
           "\"mainEntityOfPage\":{\"@id\":\"https://a.example/1\"},"
           "\"publisher\":{\"name\":\"报\",\"logo\":{\"url\":\"x\"}},"
           "\"@type\":\"NewsArticle\"}");
    check(d.headline, "茶");
    check(d.author, "甲");
    check(d.date, "2023-01-02");
    check(d.url, "https://a.example/1");
    check(d.publisher, "报");

    /* The first article, not what stands beside it. */
    d = ld("[{\"@type\":\"WebSite\",\"name\":\"站\",\"url\":\"u\"},"
           "{\"@graph\":[{\"@type\":[\"Thing\",\"BlogPosting\"],"
           "\"name\":\"茶\",\"author\":[\"甲\",{\"name\":\"乙\"}]},"
           "{\"@type\":\"Article\",\"headline\":\"水\","
           "\"datePublished\":\"2020\"}]}]");
    check(d.headline, "茶");
    check(d.author, "甲\n乙");
    check(d.date, NULL);

    /* A person's own article is not the page's. */
    d = ld("{\"@type\":\"Event\",\"name\":\"集市\",\"startDate\":\"2020\"}");
    check(d.headline, NULL);
    check(ld("{\"@type\":\"NewsArticle\",\"headline\":\"茶").headline, "茶");
    check(ld("<p>no JSON</p>").headline, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_tokens, teardown),
        cmocka_unit_test_teardown(test_broken, teardown),
        cmocka_unit_test_teardown(test_depth, teardown),
        cmocka_unit_test_teardown(test_skip, teardown),
        cmocka_unit_test_teardown(test_string, teardown),
        cmocka_unit_test_teardown(test_ld, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
