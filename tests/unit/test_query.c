/* SPDX-License-Identifier: MIT */
/* The filter language: the grammar, errors and their places, completion. */
#include <config.h>

#include "search/query.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "fixture.h"
#include "query_fixture.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The tree with all of its brackets: &(a |(b !(c))). */
static void put_shape(const struct query_node *n, struct buf *out)
{
    static const char *const marks[] = { "&(", "|(", "!(" };
    static const char *const hows[] = { "", "phrase ", "regex " };
    if (n->kind == QUERY_TEXT) {
        struct str field = query_field_name(n->field);
        buf_printf(out, "%.*s%s%s%.*s", STR_ARG(field), field.n ? "=" : "",
                   hows[n->how], STR_ARG(n->text));
        return;
    }
    if (n->kind > QUERY_NOT) {
        buf_add(out, STR("term"));
        return;
    }
    buf_add(out, str_of(marks[n->kind]));
    for (const struct query_node *part = n->parts; part; part = part->next) {
        if (part != n->parts)
            buf_chr(out, ' ');
        put_shape(part, out);
    }
    buf_chr(out, ')');
}

/* Query, tree, and the query it prints as; NULL: as it was. */
struct row {
    const char *text, *shape, *printed;
};

static void check_rows(const struct row *rows, size_t n, struct regex *r)
{
    for (size_t i = 0; i < n; i++) {
        struct str text = str_of(rows[i].text);
        const struct query_node *root = parsed(text, r);
        struct buf out = { 0 };
        const char *want = rows[i].printed ? rows[i].printed : rows[i].text;
        assert_non_null(root);
        put_shape(root, &out);
        check(buf_str(&out), rows[i].shape);
        check_printed(root, want);
        assert_true(query_equal(root, parsed(str_of(want), r)));
        buf_free(&out);
    }
}

static void test_precedence(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "a", "a", NULL },
        { "a b", "&(a b)", NULL },
        { "a b c", "&(a b c)", NULL },
        { "a|b", "|(a b)", "a | b" },
        { "a b | c", "|(&(a b) c)", NULL },
        { "a | b c", "|(a &(b c))", NULL },
        { "a | b c | d", "|(a &(b c) d)", NULL },
        { "a (b | c)", "&(a |(b c))", NULL },
        { "(a | b) c", "&(|(a b) c)", NULL },
        { "!a b", "&(!(a) b)", NULL },
        { "!a | b", "|(!(a) b)", NULL },
        { "!(a b)", "!(&(a b))", NULL },
        { "!(a | b) c", "&(!(|(a b)) c)", NULL },
        { "-a -b", "&(!(a) !(b))", "!a !b" },
        { "! a", "!(a)", "!a" },
        { "!!a", "a", "a" },
        { "!-!a", "!(a)", "!a" },
        { "!(!a)", "a", "a" },
        { "((a))", "a", "a" },
        { "(a b) c", "&(a b c)", "a b c" },
        { "a (b (c d))", "&(a b c d)", "a b c d" },
        { "a | (b | c)", "|(a b c)", "a | b | c" },
        { "(a b | c) | d", "|(&(a b) c d)", "a b | c | d" },
        { "a(b)c", "&(a b c)", "a b c" },
        { "\t a  \n b　c ", "&(a b c)", "a b c" },
        { "a !(b | c d) | e", "|(&(a !(|(b &(c d)))) e)", NULL },
    };
    check_rows(rows, COUNT(rows), NULL);
    assert_null(parsed(STR(""), NULL));
    assert_null(parsed(STR(" \t　"), NULL));
    assert_null(parsed(STR_NONE, NULL));
}

static void test_terms(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "covid-19 a/b yahoo!", "&(covid-19 a/b yahoo!)", NULL },
        { "加油！茶－水", "加油！茶－水", NULL },
        { "\"green tea\"", "phrase green tea", NULL },
        { "“绿 茶”", "phrase 绿 茶", "\"绿 茶\"" },
        { "”茶“", "phrase 茶", "\"茶\"" },
        { "“茶\"", "phrase 茶", "\"茶\"" },
        { "＂茶＂", "phrase 茶", "\"茶\"" },
        { "\"他说“好”了\"", "phrase 他说“好”了", NULL },
        { "他说“好”了", "&(他说 phrase 好 了)", "他说 \"好\" 了" },
        { "\"a\\\"b\\\\c\"", "phrase a\"b\\c", NULL },
        { "“a\\”b”", "phrase a”b", "\"a”b\"" },
        { "title:tea", "title=tea", NULL },
        { "TITLE:Tea", "title=Tea", "title:Tea" },
        { "ｔｉｔｌｅ：茶", "title=茶", "title:茶" },
        { "title:\"a b\" c", "&(title=phrase a b c)", "title:\"a b\" c" },
        { "title:-5 src:!x", "&(title=-5 src=!x)", NULL },
        { "body:a author:b tag:c", "&(body=a author=b tag=c)", NULL },
        { "lang:zh path:2023/09 py:gwq", "&(lang=zh path=2023/09 py=gwq)",
          NULL },
        { "url:https://news.example/1", "url=https://news.example/1", NULL },
        { "py:lüyou py:\"zhong guo\"", "&(py=lüyou py=phrase zhong guo)",
          NULL },
        { "8:30", "8:30", NULL },
        { "http://news.example", "http://news.example", NULL },
        { "茶：水", "茶：水", NULL },
        { "title\\:a", "title:a", NULL },
        { "\\!a \\-b \\/c", "&(!a -b /c)", NULL },
        { "\\！a", "！a", NULL },
        { "a\\ b\\(\\|", "a b(|", NULL },
        { "a\\\\b \\", "&(a\\b \\)", "a\\\\b \\\\" },
        { "（a｜b）！c－d", "&(|(a b) !(c－d))", "(a | b) !c－d" },
        { "－a", "!(a)", "!a" },
        { "is:unread is:read is:star is:dup is:approx",
          "&(term term term term term)", NULL },
        { "has:link has:image has:video", "&(term term term)", NULL },
        { "IS:Star", "term", "is:star" },
        { "is：ｓｔａｒ", "term", "is:star" },
        { "!is:read", "!(term)", NULL },
    };
    check_rows(rows, COUNT(rows), NULL);
    assert_int_equal(parsed(STR("is:dup"), NULL)->mark, MARK_DUP);
    assert_int_equal(parsed(STR("has:video"), NULL)->thing, HAS_VIDEO);
}

static void test_regex(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "/a.c/", "regex a.c", NULL },
        { "/a b/ c", "&(regex a b c)", NULL },
        { "title:/^茶/ | b", "|(title=regex ^茶 b)", NULL },
        { "/a\\/b/", "regex a/b", NULL },
        { "/a\\\\/", "regex a\\\\", NULL },
        { "／a／", "regex a", "/a/" },
        { "／a\\／b／", "regex a／b", "/a／b/" },
        { "/a／b/", "regex a／b", NULL },
        { "(/a/)", "regex a", "/a/" },
        { "/a/|b", "|(regex a b)", "/a/ | b" },
        { "/[(|\"]/", "regex [(|\"]", NULL },
        { "!/a/", "!(regex a)", NULL },
    };
    struct regex *r;
    if (regex_open(&r, NULL) != ST_OK)
        skip();
    check_rows(rows, COUNT(rows), r);
    regex_close(r);
}

/* Place in bytes, and what is told. */
struct wrong {
    const char *text;
    size_t at, n;
    bool unfinished;
    const char *line; /* a part of it */
};

static void check_wrong(const struct wrong *w, struct regex *r)
{
    struct query_env env = query_env(r);
    struct query_fault f;
    struct err e = { ST_OK, "" };
    const struct query_node *root;
    assert_int_equal(query_parse(&arena, str_of(w->text), &env, &root, &f, &e),
                     ST_USAGE);
    assert_null(root);
    if (f.at != w->at || f.n != w->n || f.unfinished != w->unfinished ||
        !str_has(str_of(e.text), str_of(w->line)) || strchr(e.text, '\n'))
        fail_msg("%s: %zu+%zu %d %s", w->text, f.at, f.n, f.unfinished, e.text);
}

static void test_errors(void **state)
{
    (void)state;
    static const struct wrong rows[] = {
        { "|", 0, 1, false, "a word, a field or a bracket is expected" },
        { "a |", 3, 0, true, "a word, a field" },
        { "a | | b", 4, 1, false, "a word, a field" },
        { "!", 1, 0, true, "a word, a field" },
        { "a - ", 4, 0, true, "a word, a field" },
        { "()", 1, 1, false, "a word, a field" },
        { "(", 1, 0, true, "a word, a field" },
        { "a (b | c", 2, 1, true, "the closing bracket is missing" },
        { "茶（b", 3, 3, true, "the closing bracket is missing" },
        { "a) b", 1, 1, false, "no bracket is open" },
        { "(a))", 3, 1, false, "no bracket is open" },
        { "a \"b c", 2, 4, true, "quotation mark is missing" },
        { "“茶\\”", 0, 10, true, "quotation mark is missing" },
        { "a \"\"", 2, 2, false, "text is expected" },
        { "//", 0, 2, false, "text is expected" },
        { "a /b", 2, 2, true, "the closing / of the regular" },
        { "/home/me", 6, 1, false, "a blank is expected" },
        { "/a/(", 3, 1, false, "a blank is expected" },
        { "a titel:b", 2, 6, false, "title:, body:, src:" },
        { "title: a", 6, 1, false, "a value is expected right behind title:" },
        { "title:", 6, 0, true, "a value is expected" },
        { "title:|b", 6, 1, false, "a value is expected" },
        { "title:(a b)", 6, 1, false, "a value is expected" },
        { "src:\"a", 4, 2, true, "quotation mark" },
        { "is:", 3, 0, true, "unread, read, star, dup, approx" },
        { "is:new", 3, 3, false, "unread, read, star, dup, approx" },
        { "a has:图", 6, 3, false, "link, image, video" },
        { "is:/a/", 3, 3, false, "no regular expression" },
        { "lang:/zh/", 5, 4, false, "no regular expression" },
        { "py:国", 3, 3, false, "pinyin" },
        { "date:soon", 5, 4, false, "days are expected" },
        { "date:2023-13", 5, 7, false, "days are expected" },
        { "date:30d", 5, 3, false, "days are expected" },
        { "date:2023-09..2023-08", 5, 16, false, "ends before" },
        { "after:<30d", 6, 4, false, "a day is expected" },
        { "before:2023..", 7, 6, false, "a day is expected" },
        { "len:many", 4, 4, false, "a number" },
        { "len:>", 4, 1, false, "a number" },
        { "len:9..1", 4, 4, false, "ends before" },
        { "len:2147483648", 4, 10, false, "a number" },
        { "/a/", 0, 3, false, "there are no regular expressions" },
    };
    struct regex *r = NULL;
    static const struct wrong patterns[] = {
        { "a /(b/", 5, 1, false, "no regular expression: " },
        { "/[/", 2, 1, false, "no regular expression: " },
        { "/a\\/(b/ c", 6, 1, false, "no regular expression: " },
        { "／a\\／(b／", 10, 3, false, "no regular expression: " },
        { "/\\C/", 3, 1, false, "no regular expression: " },
        { "/((a{99}){99}){99}/", 18, 1, false, "no regular expression: " },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_wrong(&rows[i], NULL);
    if (regex_open(&r, NULL) == ST_OK)
        for (size_t i = 0; i < COUNT(patterns); i++)
            check_wrong(&patterns[i], r);
    regex_close(r);
}

/* Cells count what the prompt shows; the first error is told. */
static void test_places(void **state)
{
    (void)state;
    struct query_env env = query_env(NULL);
    const struct query_node *root;
    struct query_fault f;
    query_parse(&arena, STR("茶（水 is:好"), &env, &root, &f, NULL);
    assert_int_equal(f.cell, 10); /* 茶 （ 水 are two each */
    assert_int_equal(f.cells, 2);
    query_parse(&arena, STR("is:x py:国 ("), &env, &root, &f, NULL);
    assert_int_equal(f.at, 3);
    root = parsed(STR("茶 !title:水"), NULL);
    assert_int_equal(root->parts->at, 0);
    assert_int_equal(root->parts->n, 3);
    assert_int_equal(root->parts->next->parts->at, 5);
    assert_int_equal(root->parts->next->parts->n, 9);
}

static struct str times(const char *head, const char *tail, size_t n)
{
    struct str s = STR("a");
    for (size_t i = 0; i < n; i++)
        s = arena_printf(&arena, "%s%.*s%s", head, STR_ARG(s), tail);
    return s;
}

static void test_limits(void **state)
{
    (void)state;
    struct query_env env = query_env(NULL);
    const struct query_node *root;
    struct err e;
    assert_non_null(parsed(times("(", ")", QUERY_DEPTH), NULL));
    assert_non_null(parsed(times("!", "", QUERY_DEPTH), NULL));
    assert_non_null(parsed(times("", " a", QUERY_TERMS - 1), NULL));
    struct str wrong[] = {
        times("(", ")", QUERY_DEPTH + 1),
        times("!", "", QUERY_DEPTH + 1),
        times("", " a", QUERY_TERMS),
        times("((((", "", 20000),
    };
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_int_equal(query_parse(&arena, wrong[i], &env, &root, NULL, &e),
                         ST_USAGE);
}

static void test_complete(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at, n;
        enum query_field field;
        const char *words; /* the first of them, or all up to "." */
    } rows[] = {
        { "", 0, 0, FIELD_ANY, "title: body: src:" },
        { "t", 0, 1, FIELD_ANY, "title: tag: ." },
        { "茶 (T", 5, 1, FIELD_ANY, "title: tag: ." },
        { "ｔ", 0, 3, FIELD_ANY, "title: tag: ." },
        { "a ", 2, 0, FIELD_ANY, "title: body:" },
        { "a|!", 3, 0, FIELD_ANY, "title: body:" },
        { "zz", 0, 2, FIELD_ANY, "." },
        { "is:", 3, 0, FIELD_ANY, "unread read star dup approx ." },
        { "a is:r", 5, 1, FIELD_ANY, "read ." },
        { "has:", 4, 0, FIELD_ANY, "link image video ." },
        { "date:昨", 5, 3, FIELD_ANY, "昨天 昨日 昨年 ." },
        { "after:last", 6, 4, FIELD_ANY, "last-week last-month last-year ." },
        { "src:", 4, 0, FIELD_SRC, "." },
        { "src:山", 4, 3, FIELD_SRC, "." },
        { "src:\"山 城", 4, 8, FIELD_SRC, "." },
        { "src: ", 5, 0, FIELD_ANY, "title: body:" },
        { "src:a", 4, 1, FIELD_SRC, "." },
        { "len:", 4, 0, FIELD_ANY, "." },
        { "\"t", 2, 0, FIELD_ANY, "." },
        { "/t", 2, 0, FIELD_ANY, "." },
        { "\"t\"", 3, 0, FIELD_ANY, "." },
        { "what:", 5, 0, FIELD_ANY, "." },
    };
    struct query_complete c;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf got = { 0 };
        query_complete(str_of(rows[i].text), strlen(rows[i].text), &c);
        for (size_t k = 0; k < c.count; k++)
            buf_printf(&got, "%.*s ", STR_ARG(c.words[k]));
        buf_chr(&got, '.');
        if (c.at != rows[i].at || c.n != rows[i].n ||
            c.field != rows[i].field ||
            !str_starts(buf_str(&got), str_of(rows[i].words)))
            fail_msg("%s: %zu+%zu %d %s", rows[i].text, c.at, c.n, c.field,
                     buf_z(&got));
        buf_free(&got);
    }
    query_complete(STR("is:st b"), 4, &c); /* behind the cursor is nothing */
    assert_int_equal(c.n, 1);
    assert_int_equal(c.count, 1);
    query_complete(STR("a"), 99, &c);
    assert_int_equal(c.at, 0);
}

/* Words that look like something else mean themselves. */
static void test_put_words(void **state)
{
    static const char *const words[] = {
        "title:茶", "!x",  "-1",    "(a)",   "a|b", "\"c", "“d”",
        "@慢",      "/e/", "C:\\f", "（g）", "！h", "a-b", "9:48",
    };
    enum { N = sizeof words / sizeof *words };
    struct str line = STR("");
    struct buf query = { 0 };
    (void)state;
    for (size_t i = 0; i < N; i++)
        line = arena_printf(&arena, "%.*s%s%s", STR_ARG(line),
                            i == 3 ? "\u3000"
                            : i    ? " "
                                   : "",
                            words[i]);
    query_put_words(line, &query);
    const struct query_node *root = parsed(buf_str(&query), NULL);
    assert_int_equal(root->kind, QUERY_ALL);
    const struct query_node *n = root->parts;
    for (size_t i = 0; i < N; i++, n = n->next) {
        assert_non_null(n);
        assert_int_equal(n->kind, QUERY_TEXT);
        assert_int_equal(n->field, FIELD_ANY);
        assert_int_equal(n->how, HOW_WORD);
        check(n->text, words[i]);
    }
    assert_null(n);
    buf_free(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_put_words, teardown),
        cmocka_unit_test_teardown(test_precedence, teardown),
        cmocka_unit_test_teardown(test_terms, teardown),
        cmocka_unit_test_teardown(test_regex, teardown),
        cmocka_unit_test_teardown(test_errors, teardown),
        cmocka_unit_test_teardown(test_places, teardown),
        cmocka_unit_test_teardown(test_limits, teardown),
        cmocka_unit_test_teardown(test_complete, teardown),
    };
    return cmocka_run_group_tests_name("query", tests, NULL, NULL);
}
