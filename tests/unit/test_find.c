/* SPDX-License-Identifier: MIT */
/* Hits in a document and the line around one: folds, patterns, pinyin, what
 * is hidden; a snippet in any number of cells. */
#include <config.h>

#include "search/find.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

static struct find words_of(const char *text)
{
    struct find f = { .in = MATCH_TEXT };
    match_init(&f.words, &arena, str_of(text));
    return f;
}

/* Blocks by line; one that begins with # is hidden, the sign a part of it. */
static struct doc doc_of(const char *text)
{
    struct doc d = { .text = str_of(text) };
    struct str rest = d.text, line;
    d.blocks = arena_array(&arena, struct block, 64);
    while (str_line(&rest, &line)) {
        uint32_t start = (uint32_t)(line.p - d.text.p);
        d.blocks[d.nblocks++] = (struct block){
            .start = start,
            .end = start + (uint32_t)line.n,
            .hidden = str_starts(line, STR("#")) ? HIDE_PROMO : HIDE_NOT,
        };
    }
    return d;
}

/* The hits, each in brackets. */
static struct str marked(const struct find *f, const char *text, bool hidden)
{
    struct doc d = doc_of(text);
    struct buf hits = { 0 }, out = { 0 };
    size_t n = find_in_doc(f, &d, hidden, 99, &hits), at = 0;
    const struct hit *h = (const void *)hits.p;
    struct str s;
    for (size_t i = 0; i < n; i++) {
        assert_true(h[i].start >= at && h[i].end > h[i].start);
        buf_add(&out, str_range(d.text.p + at, d.text.p + h[i].start));
        buf_printf(&out, "[%.*s]", (int)(h[i].end - h[i].start),
                   d.text.p + h[i].start);
        at = h[i].end;
    }
    buf_add(&out, str_skip(d.text, at));
    s = arena_str(&arena, buf_str(&out));
    buf_free(&out);
    buf_free(&hits);
    return s;
}

static void test_hits(void **state)
{
    (void)state;
    struct find f = words_of("綠茶 站台");
    assert_true(find_is_empty(&(struct find){ 0 }));
    assert_false(find_is_empty(&f));
    check(marked(&f, "喝绿茶。\n# 卖绿茶\n在車站臺上", false),
          "喝[绿茶]。\n# 卖绿茶\n在車[站臺]上");
    check(marked(&f, "喝绿茶。\n# 卖绿茶\n在車站臺上", true),
          "喝[绿茶]。\n# 卖[绿茶]\n在車[站臺]上");
    check(marked(&f, "没有", true), "没有");
    check(marked(&f, "", true), "");
    /* Across a line end inside a word, and not from one block to the next. */
    check(marked(&f, "喝绿\n茶", true), "喝绿\n茶");
    assert_true(find_may(&f, STR("车站台")));
    assert_false(find_may(&f, STR("车站")));
}

static void test_patterns(void **state)
{
    (void)state;
    struct regex *r = NULL;
    struct regex_code *codes[3] = { NULL, NULL, NULL };
    static const char *const patterns[] = { "茶.", "x*", "[0-9]+" };
    struct err e;
    if (regex_open(&r, &e) != ST_OK)
        skip();
    for (int i = 0; i < 3; i++)
        assert_int_equal(regex_compile(r, str_of(patterns[i]), &codes[i], &e),
                         ST_OK);
    struct find f = { .codes = (const struct regex_code **)codes, .ncodes = 3 };
    check(marked(&f, "綠茶葉，茶\n１２xxx茶", true),
          "綠[茶葉]，茶\n[１２][xxx]茶");
    assert_true(find_may(&f, STR("茶叶")));
    for (int i = 0; i < 3; i++)
        regex_code_free(codes[i]);
    regex_close(r);
}

static void test_pinyin(void **state)
{
    (void)state;
    struct pinyin *p = arena_new(&arena, struct pinyin);
    const struct pinyin *list[] = { p };
    struct find f = { .pinyin = list, .npinyin = 1 };
    assert_true(pinyin_init(p, STR("lvcha")));
    check(marked(&f, "喝綠茶，绿茶", true), "喝[綠茶]，[绿茶]");
    /* A bare word finds titles by pinyin, texts not. */
    f = words_of("lvcha");
    check(marked(&f, "喝绿茶", true), "喝绿茶");
    f.in = MATCH_TITLE;
    check(marked(&f, "喝绿茶", true), "喝[绿茶]");
}

/* The snippet of the first hit, which stands in brackets. */
static struct str cut(const struct find *f, const char *text, int cells)
{
    struct doc d = doc_of(text);
    struct snippet s;
    size_t start, end;
    struct str line;
    find_snippet(f, &d, &arena, &s);
    line = snippet_fit(&s, WIDTH_DUMP, cells, STR("…"), &arena, &start, &end);
    assert_true((int)width_str(WIDTH_DUMP, line) <= cells || cells < 0);
    assert_true(start <= end && end <= line.n);
    if (line.n == 0)
        return line;
    if (s.hits == 0) {
        assert_int_equal(end, start);
        return line;
    }
    assert_true(end > start);
    return arena_printf(&arena, "%.*s[%.*s]%.*s",
                        STR_ARG(str_head(line, start)),
                        STR_ARG(str_range(line.p + start, line.p + end)),
                        STR_ARG(str_skip(line, end)));
}

static void test_snippets(void **state)
{
    (void)state;
    struct find f = words_of("高铁");
    static const char text[] =
        "昨天，北京至武汉高鐵供应的盒饭很香，旅客都说好。";
    static const struct {
        int cells;
        const char *want;
    } rows[] = {
        { 60, "昨天，北京至武汉[高鐵]供应的盒饭很香，旅客都说好。" },
        { 48, "昨天，北京至武汉[高鐵]供应的盒饭很香，旅客都说好。" },
        { 47, "…天，北京至武汉[高鐵]供应的盒饭很香，旅客都说好。" },
        { 30, "…京至武汉[高鐵]供应的盒饭很香，…" },
        { 12, "…汉[高鐵]供应…" },
        { 6, "…[高鐵]…" },
        { 5, "…[高]…" },
        { 3, "" },
        { 0, "" },
        { -1, "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(cut(&f, text, rows[i].cells), rows[i].want);
    /* Marks beside what is cut; the hit at both ends; line ends. */
    check(cut(&f, "天气很好。坐高铁（快车）去吧", 16), "…坐[高铁]（快车）…");
    check(cut(&f, "高铁开通了，大家都很高兴", 10), "[高铁]开通…");
    check(cut(&f, "大家都很高兴，新的高铁", 11), "…新的[高铁]");
    check(cut(&f, "站名\n坐高铁\n去吧", 40), "站名 坐[高铁] 去吧");
    check(cut(&f, "# 高铁\n站名\n# 别的\n坐高铁\n# 高铁", 40), "坐[高铁]");
    /* No hit: the begin. */
    check(cut(&f, "没有", 40), "没有");
    check(cut(&f, "# 高铁\n\n大家都很高兴", 9), "大家都很…");
    check(cut(&f, "\n\n站名\t \n\n高 铁开\n\n", 40), "站名 [高 铁]开 ");
    check(cut(&f, "# 没有", 40), "");
    check(cut(&f, "", 40), "");
}

/* A long document: cut in bytes first. All widths hold, no unit is cut. */
static void test_long(void **state)
{
    (void)state;
    struct find f = words_of("終点");
    struct buf text = { 0 };
    for (int i = 0; i < 3000; i++)
        buf_add(&text, i % 7 ? STR("车e\xCC\x81")
                             : STR("，\xF0\x9F\x91\xA9"
                                   "\xE2\x80\x8D\xF0\x9F"
                                   "\x8C\xBE"));
    buf_add(&text, STR("终點"));
    for (int i = 0; i < 3000; i++)
        buf_add(&text, i % 5 ? STR("站 x") : STR("（A\xCC\x88"));
    struct doc d = doc_of(buf_z(&text));
    for (int ambiguous = 1; ambiguous <= 2; ambiguous++) {
        struct width w = { (unsigned char)ambiguous, ambiguous == 1 };
        struct snippet s;
        find_snippet(&f, &d, &arena, &s);
        assert_int_equal(s.hits, 1);
        assert_true(s.before && s.behind);
        assert_true(s.text.n <= SNIPPET_BEFORE + SNIPPET_BEHIND + 10);
        for (int cells = 0; cells <= 200; cells++) {
            size_t start, end;
            struct str line =
                snippet_fit(&s, w, cells, STR("…"), &arena, &start, &end);
            int before, behind;
            if (line.n == 0) {
                assert_true(cells < 2 + 4 * ambiguous);
                continue;
            }
            assert_true((int)width_str(w, line) <= cells);
            check(str_head(str_skip(line, start), 3), "终");
            if (cells < 30)
                continue;
            before = (int)width_str(w, str_head(line, start));
            behind = (int)width_str(w, str_skip(line, end));
            assert_true(behind > before);
            assert_true(cells - before - behind - 4 < 6);
            assert_true(utf8_valid(line) == line.n);
        }
    }
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_hits, teardown),
        cmocka_unit_test_teardown(test_patterns, teardown),
        cmocka_unit_test_teardown(test_pinyin, teardown),
        cmocka_unit_test_teardown(test_snippets, teardown),
        cmocka_unit_test_teardown(test_long, teardown),
    };
    return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
