/* SPDX-License-Identifier: MIT */
/* Filling lines: kinsoku, blanks, hyphens, hanging marks, last lines. */
#include <config.h>

#include "layout/para.h"

#include "base/mem.h"
#include "layout/balance.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Lines joined by |, a hyphen shown as -. */
static const char *fill(struct buf *out, const char *text, int first, int room,
                        bool hang, bool keep)
{
    struct str s = str_of(text);
    unsigned char *map = xmalloc(s.n + 1);
    brk_map(s, WIDTH_DUMP, LANG_ZH_HANS, map);
    struct para p = { .text = s,
                      .map = map,
                      .first = first,
                      .room = room,
                      .hang = hang,
                      .keep = keep };
    struct para_line line;
    buf_reset(out);
    for (bool more = false; para_next(&p, &line); more = true) {
        if (more)
            buf_chr(out, '|');
        buf_add(out, str_range(s.p + line.start, s.p + line.end));
        if (line.hyphen)
            buf_chr(out, '-');
        assert_int_equal(line.cells,
                         map_cells(map, line.start, line.end) + line.hyphen);
    }
    free(map);
    return buf_z(out);
}

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int first, room;
        const char *lines;
    } cases[] = {
        { "", 8, 8, "" },
        { "茶", 2, 2, "茶" },
        { "春雨落在茶园里", 6, 6, "春雨落|在茶|园里" },
        { "春雨落在茶园", 6, 6, "春雨落|在茶园" },
        /* the first line is shorter */
        { "春雨落在茶园", 4, 8, "春雨|落在茶园" },
        /* no mark begins a line, none that opens ends it */
        { "春雨落，在茶园", 6, 6, "春雨|落，在|茶园" },
        { "春雨（细雨）落", 6, 6, "春雨|（细|雨）落" },
        { "到站了。”他说", 8, 8, "到站|了。”|他说" },
        /* blanks vanish at line ends, and at the begin */
        { "ab cd ef", 5, 5, "ab cd|ef" },
        { "  ab   cd", 4, 4, "ab|cd" },
        { "tea  ", 3, 3, "tea" },
        /* words stay whole if they can, else they are cut */
        { "茶abcd", 4, 4, "茶|abcd" },
        { "abcdefgh", 4, 4, "abcd|efgh" },
        { "ab cdefgh", 4, 4, "ab|cdef|gh" },
        /* behind a sign between names, if the line stays a third full */
        { "green_tea_leaf", 12, 12, "green_tea_|leaf" },
        { "tea.shop/list?leaf=5", 16, 16, "tea.shop/list?|leaf=5" },
        { "a_greenteahouse", 10, 10, "a_greentea|house" },
        { "\\green\\teahouse", 12, 12, "\\green\\|teahouse" },
        { "teahouse%E8%8C", 10, 10, "teahouse|%E8%8C" },
        /* such a sign begins a line only before a name */
        { "greenteahouse.com", 13, 13, "greenteahouse|.com" },
        { "greenteahouse.", 13, 13, "greenteahous|e." },
        /* a line feed is a hard end */
        { "上\n下", 8, 8, "上|下" },
        { "上\n\n下\n", 8, 8, "上||下" },
        { "\n上", 8, 8, "|上" },
        /* a soft hyphen shows only where the line ends */
        { "rail\xC2\xADway", 5, 5, "rail\xC2\xAD-|way" },
        { "rail\xC2\xADway", 7, 7, "rail\xC2\xADway" },
        /* it needs a cell of its own */
        { "rail\xC2\xADway", 4, 4, "rail\xC2\xAD|way" },
        /* a measure of one character */
        { "茶，水", 2, 2, "茶|，|水" },
        { "ab茶", 2, 2, "ab|茶" },
    };
    struct buf out = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(fill(&out, cases[i].text, cases[i].first,
                                 cases[i].room, false, false),
                            cases[i].lines);
    buf_free(&out);
}

static void test_last_line(void **state)
{
    (void)state;
    struct buf out = { 0 };
    /* one character with its mark pulls another one down */
    assert_string_equal(fill(&out, "山坡上下雨了。", 10, 10, false, false),
                        "山坡上下|雨了。");
    assert_string_equal(fill(&out, "山坡上下雨了", 10, 10, false, false),
                        "山坡上下|雨了");
    /* two are enough as they stand */
    assert_string_equal(fill(&out, "山坡上又下雨了。", 10, 10, false, false),
                        "山坡上又下|雨了。");
    /* not if the line above would get a gap, or the last one another line */
    assert_string_equal(fill(&out, "茶terminal了", 10, 10, false, false),
                        "茶terminal|了");
    /* before a hard end too */
    assert_string_equal(fill(&out, "山坡上下雨了\n走", 10, 10, false, false),
                        "山坡上下|雨了|走");
    buf_free(&out);
}

static void test_hang(void **state)
{
    (void)state;
    struct buf out = { 0 };
    assert_string_equal(fill(&out, "春雨落，在茶园", 6, 6, true, false),
                        "春雨落，|在茶园");
    assert_string_equal(fill(&out, "春雨落。", 6, 6, true, false), "春雨落。");
    assert_string_equal(fill(&out, "春雨落。\n茶", 6, 6, true, false),
                        "春雨落。|茶");
    /* one mark only, and no closing one */
    assert_string_equal(fill(&out, "春雨落）在茶园", 6, 6, true, false),
                        "春雨|落）在|茶园");
    assert_string_equal(fill(&out, "春雨？！在茶园", 6, 6, true, false),
                        "春|雨？！|在茶园");
    buf_free(&out);
}

static void test_keep(void **state)
{
    (void)state;
    struct buf out = { 0 };
    assert_string_equal(fill(&out, "  ab\n cd", 8, 8, false, true), "  ab| cd");
    assert_string_equal(fill(&out, "  ab\n cd", 8, 8, false, false), "ab|cd");
    buf_free(&out);
}

/* Long runs without opportunity and long runs of blanks take one walk. */
static void test_long(void **state)
{
    (void)state;
    static const char *const parts[] = { "x",           " ",  "\xCC\x81",
                                         "茶",          "。", "\xE2\x80\x8B",
                                         "\xE2\x81\xA0" };
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct buf text = { 0 };
        size_t n = strlen(parts[i]);
        while (text.n < 1 << 20)
            buf_mem(&text, parts[i], n);
        unsigned char *map = xmalloc(text.n);
        brk_map(buf_str(&text), WIDTH_DUMP, LANG_ZH, map);
        struct para p = { .text = buf_str(&text),
                          .map = map,
                          .first = 36,
                          .room = 40,
                          .hang = true };
        struct para_line line;
        size_t at = 0;
        while (para_next(&p, &line)) {
            assert_true(line.start >= at && line.end >= line.start);
            assert_true(line.cells <= 42);
            at = line.end;
        }
        assert_int_equal(p.at, text.n);
        free(map);
        buf_free(&text);
    }
}

static const char *balanced(struct buf *out, const char *text, int room)
{
    struct str s = str_of(text);
    unsigned char *map = xmalloc(s.n + 1);
    struct para_line lines[BALANCE_LINES];
    brk_map(s, WIDTH_DUMP, LANG_ZH_HANS, map);
    size_t n = balance(s, map, room, lines);
    buf_reset(out);
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_chr(out, '|');
        buf_add(out, str_range(s.p + lines[i].start, s.p + lines[i].end));
    }
    free(map);
    return buf_z(out);
}

static void test_balance(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int room;
        const char *lines;
    } cases[] = {
        { "春雨", 10, "春雨" },
        /* at the author's blank, even if the lines are not even */
        { "山里的慢火车 又改了时刻表今天起", 20,
          "山里的慢火车|又改了时刻表今天起" },
        /* then behind a mark */
        { "老茶馆：五点半开门的早晨", 20, "老茶馆：|五点半开门的早晨" },
        /* else even */
        { "一座桥的三十四个春天", 14, "一座桥的三|十四个春天" },
        /* no blank and no mark makes a stub of a line */
        { "9:48 慢火车上的老人说起从前的茶园里", 32,
          "9:48 慢火车上的老|人说起从前的茶园里" },
        { "茶：慢火车上的老人说起从前的茶园里", 32,
          "茶：慢火车上的老人|说起从前的茶园里" },
        { "慢火车上的老人说起从前的茶园 雨", 28,
          "慢火车上的老人说起从前的茶园|雨" },
        /* not inside a title */
        { "读者来信谈《慢火车》一书", 14, "读者来信谈|《慢火车》一书" },
        { "", 10, "" },
        { "上\n下", 10, "" },
        { "abcdefghijk", 10, "" },
    };
    struct buf out = { 0 };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(balanced(&out, cases[i].text, cases[i].room),
                            cases[i].lines);
    buf_free(&out);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines), cmocka_unit_test(test_last_line),
        cmocka_unit_test(test_hang),  cmocka_unit_test(test_keep),
        cmocka_unit_test(test_long),  cmocka_unit_test(test_balance),
    };
    return cmocka_run_group_tests_name("para", tests, NULL, NULL);
}
