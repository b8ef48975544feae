/* SPDX-License-Identifier: MIT */
/* Which paragraphs are headings by their look. */
#include <config.h>

#include "parser/build.h"
#include "parser/crosshead.h"

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

/* A block: '*' around bold text, '/' a line break, '>' first: a quote. */
static void block(struct build *b, const char *s)
{
    bool quote = s[0] == '>', bold = false;
    if (quote) {
        build_quote(b, true);
        s++;
    }
    struct str rest = str_of(s);
    while (rest.n) {
        size_t n = 0;
        while (n < rest.n && !strchr("*/", rest.p[n]))
            n++;
        build_text(b, str_head(rest, n));
        rest = str_skip(rest, n);
        if (rest.n && rest.p[0] == '*')
            build_span(b, SPAN_STRONG, bold = !bold);
        else if (rest.n)
            build_break(b);
        rest = str_skip(rest, 1);
    }
    if (quote)
        build_quote(b, false);
    build_end(b);
}

/* A letter for each block: h heading, P bold, p else. */
static void check(const char *const *blocks, const char *want)
{
    struct build *b = build_new(STR_NONE, STR_NONE);
    char got[32] = "";
    struct doc d;
    for (size_t i = 0; blocks[i]; i++)
        block(b, blocks[i]);
    build_finish(b, &arena, &d);
    crosshead_mark(&arena, &d);
    for (uint32_t i = 0; i < d.nblocks && i + 1 < sizeof got; i++) {
        const struct block *k = &d.blocks[i];
        got[i] = k->kind == BLOCK_HEADING    ? 'h'
                 : (k->flags & BLOCK_STRONG) ? 'P'
                                             : 'p';
        if (k->kind == BLOCK_HEADING)
            assert_int_equal(k->level, CROSSHEAD_LEVEL);
    }
    assert_string_equal(got, want);
}

#define TEN "茶山云雾水火炉壶杯盏"

static const struct {
    const char *blocks[8];
    const char *want;
} examples[] = {
    { { "下雨。", "*采茶的人*", "上山。" }, "php" },
    { { "下雨。", "* 采茶* *的人 *", "上山。" }, "php" },
    { { "下雨。", "*采茶*的人", "上山。" }, "ppp" },
    { { "下雨。", "*采茶的人。*", "上山。" }, "pPp" },
    { { "下雨。", "*采茶的人，*", "上山。" }, "pPp" },
    { { "下雨。", "*采茶的人：*", "上山。" }, "pPp" },
    { { "下雨。", "*Pickers.*", "上山。" }, "pPp" },
    { { "下雨。", "*——*", "上山。" }, "pPp" },
    { { "下雨。", "*文 | 陈山*", "上山。" }, "pPp" },
    { { "下雨。", "*编辑：陈山*", "上山。" }, "pPp" },
    { { "下雨。", ">*采茶的人*", "上山。" }, "pPp" },
    /* two sides of 60 Han */
    { { "下。", "*" TEN TEN TEN TEN TEN TEN "*", "上。" }, "php" },
    { { "下。", "*" TEN TEN TEN TEN TEN TEN "茶*", "上。" }, "pPp" },
    /* what stands before all text is a lead if it is long */
    { { "*" TEN TEN TEN "*", "上。" }, "hp" },
    { { "*" TEN TEN TEN "茶*", "上。" }, "Pp" },
    /* nothing follows, or too many do */
    { { "下雨。", "*采茶的人*" }, "pP" },
    { { "下。", "*一*", "*二*", "*三*", "上。" }, "phhhp" },
    { { "下。", "*一*", "*二*", "*三*", "*四*", "上。" }, "pPPPPp" },
    /* the first line of a paragraph */
    { { "*采茶的人*/上山。" }, "hp" },
    { { "*采茶的人*/上山。/下山。" }, "hp" },
    { { "*采茶的人*/*上山。*" }, "P" },
    { { "*采茶*的人/上山。" }, "p" },
    { { "*采茶的人。*/上山。" }, "p" },
    /* sections */
    { { "二、云顶与云底", "上山。" }, "hp" },
    { { "（二）云顶", "上山。" }, "hp" },
    { { "（二云顶", "上山。" }, "pp" },
    { { "二云顶", "上山。" }, "pp" },
    { { "一、云顶", "二、云底", "上山。" }, "ppp" },
    { { "一、" TEN TEN TEN TEN, "上。" }, "pp" },
    { { "【云顶】", "上山。" }, "hp" },
    { { "【注：云顶】", "上山。" }, "pp" },
    { { "【山报9月17日讯】", "上山。" }, "pp" },
    { { "【山报9月17日讯】雾里的车", "上山。" }, "pp" },
    { { "*【山报记者陈山报道】*", "上山。" }, "Pp" },
};

static void test_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(examples[i].blocks, examples[i].want);
}

static void test_hidden(void **state)
{
    struct build *b = build_new(STR_NONE, STR_NONE);
    struct doc d;
    (void)state;
    block(b, "下雨。");
    build_hide(b, HIDE_NAV, POS_NONE, false);
    block(b, "*采茶的人*");
    build_show(b);
    block(b, "*炒茶的人*");
    build_hide(b, HIDE_NAV, POS_NONE, false);
    block(b, "上山。");
    build_show(b);
    build_finish(b, &arena, &d);
    crosshead_mark(&arena, &d);
    assert_int_equal(d.blocks[1].kind, BLOCK_PARAGRAPH);
    assert_int_equal(d.blocks[2].kind, BLOCK_PARAGRAPH); /* nothing follows */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
