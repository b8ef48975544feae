/* SPDX-License-Identifier: MIT */
/* Conversion and the map between both texts. What needs OpenCC is skipped
 * where it is not installed. */
#include <config.h>

#include "layout/shown.h"
#include "make_doc.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void map_of(struct convert_map *m, const char *from, const char *to)
{
    *m = (struct convert_map){ 0 };
    convert_map_add(m, str_of(from), 0, str_of(to), 0);
}

static void same_sizes(void **state)
{
    (void)state;
    struct convert_map m;
    const struct convert_jump *list;
    map_of(&m, "发现，头发。", "發現，頭髮。");
    assert_int_equal(convert_map_jumps(&m, &list), 0);
    assert_int_equal(convert_map_to(&m, 9, false), 9);
    convert_map_free(&m);
}

/* U+2B5AE and 𫝈 take four bytes, their other forms three. */
static void other_sizes(void **state)
{
    (void)state;
    struct convert_map m;
    const struct convert_jump *list;
    map_of(&m, "甲鿏乙", "甲\U0002B5AE乙");
    assert_int_equal(convert_map_jumps(&m, &list), 1);
    assert_int_equal(list[0].from, 3);
    assert_int_equal(list[0].nfrom, 3);
    assert_int_equal(list[0].to, 3);
    assert_int_equal(list[0].nto, 4);
    assert_int_equal(convert_map_to(&m, 6, false), 7);
    assert_int_equal(convert_map_from(&m, 7, false), 6);
    assert_int_equal(convert_map_from(&m, 5, false), 3);
    assert_int_equal(convert_map_from(&m, 5, true), 6);
    convert_map_free(&m);
}

/* Words of another length: only they are a place, and what stands in other
 * pieces is not touched. */
static void other_words(void **state)
{
    (void)state;
    struct convert_map m;
    const struct convert_jump *list;
    map_of(&m, "新的U盘，好用。", "新的隨身碟，好用。");
    assert_int_equal(convert_map_jumps(&m, &list), 1);
    assert_int_equal(list[0].from, 6);
    assert_int_equal(list[0].nfrom, 4);
    assert_int_equal(list[0].nto, 9);
    assert_int_equal(convert_map_to(&m, 13, false), 18); /* 好 */
    assert_int_equal(convert_map_from(&m, 18, false), 13);
    convert_map_free(&m);
}

static void pieces_at_places(void **state)
{
    (void)state;
    struct convert_map m = { 0 };
    convert_map_add(&m, STR("U盘"), 0, STR("隨身碟"), 0);
    convert_map_add(&m, STR("U盘"), 5, STR("隨身碟"), 10);
    assert_int_equal(convert_map_to(&m, 5, false), 10);
    assert_int_equal(convert_map_to(&m, 7, false), 10);
    assert_int_equal(convert_map_to(&m, 7, true), 19);
    assert_int_equal(convert_map_to(&m, 9, true), 19);
    assert_int_equal(convert_map_from(&m, 4, false), 0);
    convert_map_free(&m);
}

/* A text that lost its marks still maps in order and inside its bounds. */
static void no_likeness(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "，，，", "甲" }, { "甲", "，，，" },           { "", "甲乙" },
        { "甲乙", "" },     { "a，b", "甲乙丙，丁，戊" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct convert_map m;
        size_t n = strlen(pairs[i][0]), last = strlen(pairs[i][1]);
        uint32_t before = 0;
        map_of(&m, pairs[i][0], pairs[i][1]);
        for (uint32_t k = 0; k <= n; k++) {
            uint32_t to = convert_map_to(&m, k, true);
            assert_true(to >= before && to <= last);
            before = to;
        }
        assert_int_equal(convert_map_to(&m, (uint32_t)n, false), last);
        convert_map_free(&m);
    }
}

static struct convert *open_for(enum script s, enum region r, enum quotes q)
{
    struct convert *c = NULL;
    struct convert_to to = { s, r, q };
    return convert_open(to, &c, NULL) == ST_OK ? c : NULL;
}

static void quotes(void **state)
{
    (void)state;
    static const struct {
        enum quotes to;
        enum lang lang;
        const char *from, *made;
    } cases[] = {
        { QUOTES_CORNER, LANG_ZH_HANS, "他说：“她说‘好’。”",
          "他说：「她说『好』。」" },
        { QUOTES_CURLY, LANG_ZH_HANT, "他說：「她說『好』。」",
          "他說：“她說‘好’。”" },
        { QUOTES_CORNER, LANG_ZH_HANS, "周末去看 Rock ’n’ Roll，it’s ok",
          "周末去看 Rock ’n’ Roll，it’s ok" },
        { QUOTES_CORNER, LANG_ZH_HANS, "‘it’s ok’", "『it’s ok』" },
        { QUOTES_CORNER, LANG_EN, "“so”", "“so”" },
        { QUOTES_CORNER, LANG_JA, "“そう”", "“そう”" },
        { QUOTES_WRITTEN, LANG_ZH_HANS, "“好”", "“好”" },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct convert *c = open_for(SCRIPT_ORIGINAL, REGION_NONE, cases[i].to);
        struct str s =
            convert_text(c, &a, str_of(cases[i].from), cases[i].lang);
        assert_string_equal(arena_strz(&a, s), cases[i].made);
        convert_close(c);
    }
    arena_free(&a);
}

static void words(void **state)
{
    (void)state;
    static const struct {
        enum script script;
        enum region region;
        enum lang lang;
        const char *from, *made;
    } cases[] = {
        { SCRIPT_TRADITIONAL, REGION_NONE, LANG_ZH_HANS, "头发发现后面皇后",
          "頭髮發現後面皇后" },
        { SCRIPT_SIMPLIFIED, REGION_NONE, LANG_ZH_HANT, "頭髮發現後面皇后",
          "头发发现后面皇后" },
        { SCRIPT_TRADITIONAL, REGION_TW_WORDS, LANG_ZH_HANS, "软件和网络",
          "軟體和網路" },
        { SCRIPT_TRADITIONAL, REGION_NONE, LANG_ZH_HANT, "台灣里長",
          "台灣里長" },
        { SCRIPT_SIMPLIFIED, REGION_NONE, LANG_JA, "発見と發見", "発見と發見" },
        { SCRIPT_SIMPLIFIED, REGION_NONE, LANG_UNKNOWN, "寧靜的態度",
          "宁静的态度" },
    };
    struct arena a = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct convert *c =
            open_for(cases[i].script, cases[i].region, QUOTES_WRITTEN);
        if (!c)
            skip();
        struct str s =
            convert_text(c, &a, str_of(cases[i].from), cases[i].lang);
        assert_string_equal(arena_strz(&a, s), cases[i].made);
        convert_close(c);
    }
    arena_free(&a);
}

/* The rows of a converted document have the positions of the document. */
static void shown(void **state)
{
    (void)state;
    struct make m;
    struct shown s;
    struct layout l;
    struct convert *c =
        open_for(SCRIPT_TRADITIONAL, REGION_TW_WORDS, QUOTES_CORNER);
    if (!c)
        skip();
    make_init(&m, 20);
    m.meta.title = STR("软件");
    make_block(&m, BLOCK_PARAGRAPH, "他的内存有“软件”和游戏。");
    make_span(&m, SPAN_LINK, "软件");
    make_block(&m, BLOCK_PARAGRAPH, "后来丢了。");
    make_finish(&m);
    struct shown_opts how = { .convert = c };
    shown_make(&s, &m.doc, &m.meta, &how);
    assert_string_equal(arena_strz(&m.arena, s.doc.text),
                        "他的記憶體有「軟體」和遊戲。\n後來丟了。");
    assert_string_equal(arena_strz(&m.arena, s.meta.title), "軟體");
    assert_int_equal(s.meta.lang, LANG_ZH_HANT);
    shown_layout(&m.arena, &s, &m.opts, &l);
    uint32_t at = 0;
    for (uint32_t i = 0; i < l.nrows; i++)
        for (uint32_t k = 0; k < l.rows[i].nruns; k++) {
            const struct run *r = &l.runs[l.rows[i].run + k];
            struct str from = { m.doc.text.p + r->pos, r->source };
            if (r->pos == POS_NONE)
                continue;
            assert_true(r->pos >= at);
            assert_true(r->pos + r->source <= m.doc.text.n);
            assert_int_equal(width_str(m.opts.width, r->text), r->cells);
            if (str_has(r->text, STR("記憶體")))
                assert_true(str_eq(from, STR("内存")));
            if (r->look & LOOK_LINK)
                assert_true(str_has(STR("软件"), from));
            at = r->pos + r->source;
        }
    assert_int_equal(at, m.doc.text.n);
    assert_int_equal(l.rows[l.nrows - 1].pos, m.block[1].start);
    shown_free(&s);
    convert_close(c);
    make_free(&m);
}

/* What readings and blanks make of a text, and that every character of the
 * document is found in what is shown, by position. */
static void edited(void **state)
{
    (void)state;
    static const struct {
        enum lang lang;
        enum gaps gaps;
        const char *from, *ruby, *made;
    } cases[] = {
        { LANG_ZH_HANS, GAPS_ADD, "用Go写2020年的5个b站。a b", NULL,
          "用 Go 写 2020\u00A0年的 5\u00A0个 b 站。a b" },
        { LANG_ZH_HANS, GAPS_STRIP, "用 Go 写，在 3 月 x", NULL,
          "用Go写，在3月x" },
        { LANG_ZH_HANS, GAPS_SOURCE, "用 Go写", NULL, "用 Go写" },
        { LANG_KO, GAPS_ADD, "한국 韓國a", NULL, "한국 韓國a" },
        { LANG_JA, GAPS_SOURCE, "東京の空", "東京", "東京《とうきょう》の空" },
        { LANG_ZH_HANT, GAPS_SOURCE, "拗音", "音", "拗音（とうきょう）" },
        { LANG_JA, GAPS_ADD, "京A", "京", "京《とうきょう》 A" },
    };
    static struct str note = STR_INIT("とうきょう");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct make m;
        struct shown s;
        struct shown_opts how = { .gaps = cases[i].gaps };
        make_init(&m, 40);
        m.meta.lang = cases[i].lang;
        make_block(&m, BLOCK_PARAGRAPH, "甲");
        make_block(&m, BLOCK_PARAGRAPH, cases[i].from);
        if (cases[i].ruby)
            make_span(&m, SPAN_RUBY, cases[i].ruby);
        m.doc.notes = &note;
        m.doc.nnotes = 1;
        make_finish(&m);
        assert_true(shown_differs(&m.doc, &how));
        shown_make(&s, &m.doc, &m.meta, &how);
        assert_string_equal(
            arena_strz(&m.arena, doc_block(&s.doc, &s.doc.blocks[1])),
            cases[i].made);
        if (cases[i].ruby)
            assert_true(str_eq(str_range(s.doc.text.p + s.doc.spans[0].start,
                                         s.doc.text.p + s.doc.spans[0].end),
                               str_of(cases[i].ruby)));
        for (uint32_t at = 0; at < m.doc.text.n; at++) {
            uint32_t to = convert_map_to(&s.map, at, false);
            if (m.doc.text.p[at] == ' ' && cases[i].gaps == GAPS_STRIP)
                continue;
            assert_true(to < s.doc.text.n);
            assert_int_equal(s.doc.text.p[to], m.doc.text.p[at]);
            assert_int_equal(convert_map_from(&s.map, to, false), at);
        }
        shown_free(&s);
        make_free(&m);
    }
}

/* A reading stays with its base at a line end, and so does a short base with
 * itself, if the measure is wide enough for it. */
static void kept_readings(void **state)
{
    (void)state;
    static const struct {
        int measure;
        const char *from, *ruby, *rows;
    } cases[] = {
        { 20, "駅から遠い町村京の空", "京",
          "  駅から遠い町村\n京《よみ》の空\n" },
        { 20, "駅から遠い町京の空", "京", "  駅から遠い町京《よ\nみ》の空\n" },
        { 32, "駅から遠い山間にある村の東京の空", "東京",
          "  駅から遠い山間にある村の\n東京《よみ》の空\n" },
        /* too long: only its end is kept */
        { 32, "駅から遠い山間の村東京中央駅の空", "東京中央駅",
          "  駅から遠い山間の村東京中央\n駅《よみ》の空\n" },
        /* too long for the measure */
        { 20, "駅から遠い東京駅の空", "東京駅",
          "  駅から遠い東京\n駅《よみ》の空\n" },
        /* no room at all */
        { 4, "東京の空", "東京", "東京\n《よ\nみ》\nの空\n" },
    };
    static struct str note = STR_INIT("よみ");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct make m;
        struct shown s;
        struct shown_opts how = { .gaps = GAPS_SOURCE };
        make_init(&m, cases[i].measure);
        m.meta.lang = LANG_JA;
        make_block(&m, BLOCK_PARAGRAPH, cases[i].from);
        make_span(&m, SPAN_RUBY, cases[i].ruby);
        m.doc.notes = &note;
        m.doc.nnotes = 1;
        make_finish(&m);
        shown_make(&s, &m.doc, &m.meta, &how);
        shown_layout(&m.arena, &s, &m.opts, &m.layout);
        assert_string_equal(make_rows(&m), cases[i].rows);
        shown_free(&s);
        make_free(&m);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_sizes),  cmocka_unit_test(other_sizes),
        cmocka_unit_test(other_words), cmocka_unit_test(pieces_at_places),
        cmocka_unit_test(no_likeness), cmocka_unit_test(quotes),
        cmocka_unit_test(words),       cmocka_unit_test(shown),
        cmocka_unit_test(edited),      cmocka_unit_test(kept_readings),
    };
    return cmocka_run_group_tests_name("convert", tests, NULL, NULL);
}
