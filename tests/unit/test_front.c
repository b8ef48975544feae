/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "parser/front.h"
#include "parser/front_rows.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "unit/fixture.h"

static void test_block(void **state)
{
    static const struct {
        const char *text, *block, *body; /* block NULL: none */
    } rows[] = {
        { "---\ntitle: tea\n---\nbody\n", "title: tea\n", "body\n" },
        { "\n---\r\ntitle: tea\r\n---\r\nbody", "title: tea\r\n", "body" },
        { "---\rtitle: tea\r---\rbody", "title: tea\r", "body" },
        { "---\n\nlayout: post\n\n---", "\nlayout: post\n\n", "" },
        { "---\n# note\ntitle: tea\n---\n", "# note\ntitle: tea\n", "" },
        { "---\nA line between two rules.\n---\n", NULL, NULL },
        { "---\ntitle: no end\n", NULL, NULL },
        { "----\ntitle: tea\n---\n", NULL, NULL },
        { "title: tea\n---\nbody", "title: tea\n", "body" },
        { "tea: title\n---\n", NULL, NULL },
        { "title: tea\nA line.\n---\n", NULL, NULL },
        { "---\n---\n", NULL, NULL },
        { "---\ntitle: tea\n...\nbody\n", "title: tea\n", "body\n" },
        { "+++\ntitle = \"tea\"\n+++\nbody", "title = \"tea\"\n", "body" },
        { "+++\ntitle: tea\n+++\n", NULL, NULL },
        { "---\n标题：茶\n---\n", "标题：茶\n", "" },
        { "---\n\"title\": tea\n---\n", "\"title\": tea\n", "" },
        { "{\"title\": \"tea\"}\nbody", "{\"title\": \"tea\"}", "\nbody" },
        { "{\"title\": \"tea\"}\n{\"title\": \"more\"}", NULL, NULL },
        { "{\"title\": \"tea\"}\n", NULL, NULL },
        { "{\"tea\": \"title\"}\nbody", NULL, NULL },
        { "{\"title\": \"tea\"\nbody", NULL, NULL },
        { "<!--\ntitle: tea\n-->\nbody", "title: tea\n", "body" },
        { "<!--\ntea: title\n-->\nbody", NULL, NULL },
        { "```yaml\ntitle: tea\n```\nbody", "title: tea\n", "body" },
        { "---", NULL, NULL },
        { "", NULL, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str block, body;
        bool ok = front_block(str_of(rows[i].text), &block, &body);
        if (ok != (rows[i].block != NULL))
            fail_msg("row %zu: %s", i, rows[i].text);
        if (ok) {
            check(block, rows[i].block);
            check(body, rows[i].body);
        }
    }
}

static void test_next(void **state)
{
    struct str rest = STR("layout: post\n"
                          " indented: one\n"
                          "blank : two\n"
                          "\n"
                          "list:\n"
                          "  - a\n"
                          "  - b\n"
                          "empty:\n"
                          "text: >-\n"
                          "  one\n"
                          "\n"
                          "  two: half\n"
                          "10:30 train\n"
                          "url: http://example.com/a:b\n"
                          "no colon\n"
                          "标题: 茶\n");
    static const char *const want[][2] = {
        { "layout", "post" },
        { "indented", "one" },
        { "blank", "two" },
        { "list", "- a\n  - b" },
        { "empty", "" },
        { "text", ">-\n  one\n\n  two: half\n10:30 train" },
        { "url", "http://example.com/a:b\nno colon" },
        { "标题", "茶" },
    };
    struct str key, value;
    (void)state;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_true(front_next(&rest, &key, &value));
        check(key, want[i][0]);
        check(value, want[i][1]);
    }
    assert_false(front_next(&rest, &key, &value));
}

static void test_text(void **state)
{
    static const char *const rows[][2] = {
        { "春茶上市", "春茶上市" },
        { "\"带 \\\"引号\\\" 的\"", "带 \"引号\" 的" },
        { "\"a\\\\b \\n\"", "a\\b \\n" },
        { "'it''s tea'", "it's tea" },
        { "\"unterminated", "unterminated" },
        { "\"two\" words", "\"two\" words" },
        { "“茶”", "“茶”" },
        { ">-\n  one\n  two", "one two" },
        { "|\n  one", "one" },
        { "a: b", "a: b" },
        { "first\n  second", "first second" },
        { "\"first\n  second\"", "first second" },
        { "null", NULL },
        { "~", NULL },
        { "\"\"", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(front_text(&arena, str_of(rows[i][0])), rows[i][1]);
}

static void test_list(void **state)
{
    static const char *const rows[][2] = {
        { "[ 茶叶周刊 ]", "茶叶周刊" },
        { "[a, \"b, c\", 'd']", "a\nb, c\nd" },
        { "- a\n  - \"b\"\n  -\n", "a\nb" },
        { "- \"[[某人]]\"", "某人" },
        { "[[某人|他]]", "他" },
        { "茶，火车", "茶\n火车" },
        { "one two", "one two" },
        { "[]", NULL },
        { "[ , , ]", NULL },
        { "[open", "open" },
        { "\"", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(front_list(&arena, str_of(rows[i][0])), rows[i][1]);
}

static void test_found(void **state)
{
    struct found f = { 0 };
    (void)state;
    front_found(&arena,
                STR("layout: post\n"
                    "title: \"新茶\"\n"
                    "published: true\n"
                    "created: 2020-01-01\n"
                    "date: 2020-06-17T16:03:24.000Z\n"
                    "author: 某人\n"
                    "link: https://example.com/b\n"
                    "from: https://example.com/a\n"
                    "tags: [ 茶叶周刊 ]\n"
                    "categories: [ 茶叶周刊 ]\n"),
                &f);
    check(f.front_title, "新茶");
    check(f.front_date, "2020-06-17T16:03:24.000Z");
    check(f.url, "https://example.com/a");
    check(f.author, "某人");
    check(f.feed, "茶叶周刊");
    check(f.tags, NULL);
    assert_false(f.front_is_fetch);
}

static void test_found_others(void **state)
{
    struct found f = { 0 };
    (void)state;
    front_found(&arena,
                STR("title: wiki\ndate: '2025-07-12T17:33:50.138Z'\n"
                    "tags: a, b\neditor: markdown\n"
                    "dateCreated: 2025-06-21T04:24:42.422Z\n"),
                &f);
    check(f.front_date, "2025-06-21T04:24:42.422Z");
    check(f.tags, "a\nb");
    check(f.feed, NULL);
    assert_true(f.front_is_fetch);

    f = (struct found){ .front_title = STR("kept") };
    front_found(&arena,
                STR("title: other\nsource: 铁路晚报\npublished: 2020-01-02\n"
                    "date: 2021-01-02\nauthor:\n  - 甲\n  - 乙\n"),
                &f);
    check(f.front_title, "kept");
    check(f.url, NULL);
    check(f.provenance, "铁路晚报");
    check(f.front_date, "2020-01-02");
    check(f.author, "甲\n乙");
}

/* The day of a page of Wiki.js. */
static void test_wiki(void **state)
{
    static const struct {
        const char *description, *date, *created, *want;
        bool approx;
    } rows[] = {
        { "2022-12-21 茶园停电", "2023-09-04T15:03:26.533Z",
          "2022-12-26T23:28:25.298Z", "2022-12-21", false },
        { "\"2022年12月21日\"", "2023-09-04T15:03:26.533Z",
          "2022-12-26T23:28:25.298Z", "2022年12月21日", false },
        { "2020年的茶园", "2023-09-04T15:03:26.533Z",
          "2022-12-26T23:28:25.298Z", "2022-12-26T23:28:25.298Z", true },
        { "2022-12-21茶园", "2023-09-04T15:03:26.533Z",
          "2023-09-04T15:03:26.000Z", "2023-09-04T15:03:26.000Z", true },
        { "", "2023-09-04T15:03:26.533Z", "2023-09-04T15:03:26.533Z",
          "2023-09-04T15:03:26.533Z", true },
        { "", "2022-12-01T00:00:00.000Z", "2023-09-04T15:03:26.533Z",
          "2022-12-01T00:00:00.000Z", true },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = { 0 };
        front_found(&arena,
                    arena_printf(&arena,
                                 "title: 茶\ndescription: %s\ndate: %s\n"
                                 "editor: markdown\ndateCreated: %s\n",
                                 rows[i].description, rows[i].date,
                                 rows[i].created),
                    &f);
        check(f.front_date, rows[i].want);
        assert_int_equal(f.front_is_fetch, rows[i].approx);
    }
}

static void test_categories(void **state)
{
    static const char *const rows[][3] = {
        { "categories: 铁路版\n", "铁路版", NULL },
        { "tags:\ncategories: [ 茶, 水 ]\n", "茶\n水", NULL },
        { "tags: 火车\ncategories: 铁路版\n", "火车", NULL },
        { "author: 茶报\ncategories: [ 茶报 ]\n", NULL, NULL },
        { "tags: [ 茶报 ]\ncategories: [ 茶报 ]\n", NULL, "茶报" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = { 0 };
        front_found(&arena, str_of(rows[i][0]), &f);
        check(f.tags, rows[i][1]);
        check(f.feed, rows[i][2]);
    }
}

/* Long and odd input ends soon and stays inside. */
static void test_hostile(void **state)
{
    static char text[200000];
    struct str block, body, key, value;
    (void)state;
    memset(text, '-', sizeof text);
    assert_false(front_block((struct str){ text, sizeof text }, &block, &body));
    memset(text, '\n', sizeof text);
    assert_false(front_block((struct str){ text, sizeof text }, &block, &body));
    for (size_t i = 0; i + 2 <= sizeof text; i += 2)
        memcpy(text + i, "[,", 2);
    struct str list = front_list(&arena, (struct str){ text, sizeof text });
    assert_true(list.n <= sizeof text);
    for (size_t i = 0; i + 4 <= sizeof text; i += 4)
        memcpy(text + i, "a: \n", 4);
    struct str rest = { text, sizeof text };
    size_t keys = 0;
    while (front_next(&rest, &key, &value))
        keys++;
    assert_int_equal(keys, sizeof text / 4);
}

static void test_toml(void **state)
{
    struct str rest = STR("# note\n"
                          "title = \"a \\\"b\\\"\" # note\n"
                          "date = 2020-01-02 # note\n"
                          "[params]\n"
                          "text = \"\"\"\none\ntwo\"\"\"\n"
                          "tags = [ \"a]\",\n  'b' ]\n"
                          "no key\n"
                          "empty =\n"
                          "'quoted key' = 1\n"
                          "\"open\" = \"x");
    static const char *const want[][2] = {
        { "title", "\"a \\\"b\\\"\"" },
        { "date", "2020-01-02" },
        { "text", "one\ntwo" },
        { "tags", "[ \"a]\",\n  'b' ]" },
        { "empty", "" },
        { "open", "\"x" },
    };
    struct str key, value;
    (void)state;
    assert_true(front_is_toml(rest));
    assert_false(front_is_toml(STR("a: b = c\n")));
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_true(front_toml_next(&rest, &key, &value));
        check(key, want[i][0]);
        check(value, want[i][1]);
    }
    assert_false(front_toml_next(&rest, &key, &value));
}

/* Which key wins, and what is a name or a date of saving. */
static void test_keys(void **state)
{
    static const struct {
        const char *text, *url, *site, *author, *date;
        bool fetch;
    } rows[] = {
        { "source: 茶报\nurl: https://a.example/\n", "https://a.example/",
          "茶报", NULL, NULL, false },
        { "url: https://b.example/\nfrom: https://a.example/\n",
          "https://a.example/", NULL, NULL, NULL, false },
        { "来源: 茶报/水\n", NULL, "茶报/水", NULL, NULL, false },
        { "source:\n  name: 茶报\n  url: https://a.example/\n",
          "https://a.example/", NULL, NULL, NULL, false },
        { "author:\n  name: Lin\n  mail: x\n", NULL, NULL, "Lin", NULL, false },
        { "author: |\n  Lin\n", NULL, NULL, "Lin", NULL, false },
        { "publication: \"[[茶报]]\"\n", NULL, "茶报", NULL, NULL, false },
        { "Author: Lin\nDATE: 2020-01-02\n", NULL, NULL, "Lin", "2020-01-02",
          false },
        { "created: 2020-01-02\n", NULL, NULL, NULL, "2020-01-02", true },
        { "created: 2020-01-02\npublished: 2020-01-01\n", NULL, NULL, NULL,
          "2020-01-01", false },
        { "published: true\ndate: 2020-01-02\n", NULL, NULL, NULL, "2020-01-02",
          false },
        { "date: 2020-01-02\neditor: markdown\ndateCreated: 2020-01-01\n", NULL,
          NULL, NULL, "2020-01-01", true },
        { "date: {created: 2020-01-02, updated: 2020-01-03}\n"
          "origin-url: https://a.example/\nwriter: {name: Lin, url: x}\n",
          "https://a.example/", NULL, "Lin", "2020-01-02", false },
        { "date:\n  updated: 2020-01-03\n  created: 2020-01-02\n"
          "permalink: /2020/tea/\nsourceName: 茶报\n",
          NULL, "茶报", NULL, "2020-01-02", false },
        { "permalink: https://a.example/1\npublishTime: 2020-01-02\n",
          "https://a.example/1", NULL, NULL, "2020-01-02", false },
        { "date: 20200102\nsource: \"茶报 <https://a.example/1>\"\n",
          "https://a.example/1", "茶报", NULL, "20200102", false },
        { "date: [[2020-01-02]]\nsource: [茶报](https://a.example/1)\n",
          "https://a.example/1", "茶报", NULL, "2020-01-02", false },
        { "metadata:\n  author: Lin\n  date: 2020-01-02\n", NULL, NULL, "Lin",
          "2020-01-02", false },
        { "{\"Author\": [\"Lin\", {\"name\": \"\\u5468\"}],\n\"draft\": false, "
          "\"publishDate\": \"2020-01-02\", \"params\": {\"url\": \"x\"}}",
          NULL, NULL, "Lin\n周", "2020-01-02", false },
        { "媒体名: 茶報\n執筆者: 林遠\n掲載日: 2020-01-02\n保存日: 2020-01-03\n"
          "元記事: https://a.example/\n",
          "https://a.example/", "茶報", "林遠", "2020-01-02", false },
        { "언론사: 강변일보\n기자: 들꽃\n입력일시: 2020-01-02\n"
          "저장일: 2020-01-03\n출처: https://a.example/\n",
          "https://a.example/", "강변일보", "들꽃", "2020-01-02", false },
        { "출처: 강변일보\n수집일: 2020-01-03\n", NULL, "강변일보", NULL,
          "2020-01-03", true },
        { "[extra]\nauthor = 'Lin'\ndate = 2020-01-02\n", NULL, NULL, "Lin",
          "2020-01-02", false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = { 0 };
        front_found(&arena, str_of(rows[i].text), &f);
        check(f.url, rows[i].url);
        check(f.provenance, rows[i].site);
        check(f.author, rows[i].author);
        check(f.front_date, rows[i].date);
        if (f.front_is_fetch != rows[i].fetch)
            fail_msg("row %zu", i);
    }
}

static void test_lang(void **state)
{
    static const struct {
        const char *text;
        enum lang lang;
    } rows[] = {
        { "title: tea\nlang: ja\n", LANG_JA },
        { "language: \"ko-KR\"\n", LANG_KO },
        { "lang: tea\n", LANG_OTHER },
        { "title: tea\n", LANG_UNKNOWN },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct found f = { 0 };
        front_found(&arena, str_of(rows[i].text), &f);
        if (f.lang != rows[i].lang)
            fail_msg("row %zu is %d", i, (int)f.lang);
    }
}

/* Each name is found as it stands, in capitals and with marks between its
 * parts; with a letter more or less it is another or none. */
static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < front_nrows; i++) {
        struct str name = str_of_short(&front_rows[i].name);
        char key[64];
        size_t n = 0;
        assert_int_equal(front_row(name), i);
        for (size_t k = 0; k < name.n; k++) {
            char c = name.p[k];
            key[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
            key[n++] = "_- "[k % 3];
        }
        assert_int_equal(front_row((struct str){ key, n }), i);
        assert_true(front_row((struct str){ key, n - 2 }) != i);
        key[n++] = 'x';
        assert_true(front_row((struct str){ key, n }) != i);
    }
    for (size_t i = 1; i < front_nrows; i++) /* ASCII first */
        assert_true((front_rows[i - 1].name.p[0] & 0x80) <=
                    (front_rows[i].name.p[0] & 0x80));
    assert_int_equal(front_row(STR("")), front_nrows);
    assert_int_equal(front_row(STR("_title")), front_nrows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_block),   cmocka_unit_test(test_next),
        cmocka_unit_test(test_text),    cmocka_unit_test(test_list),
        cmocka_unit_test(test_found),   cmocka_unit_test(test_found_others),
        cmocka_unit_test(test_wiki),    cmocka_unit_test(test_categories),
        cmocka_unit_test(test_toml),    cmocka_unit_test(test_keys),
        cmocka_unit_test(test_hostile), cmocka_unit_test(test_rows),
        cmocka_unit_test(test_lang),
    };
    return cmocka_run_group_tests_name("front", tests, NULL, teardown);
}
