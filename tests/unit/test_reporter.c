/* SPDX-License-Identifier: MIT */
/* Names of authors in the text, and what only looks like one. */
#include <config.h>

#include "base/buf.h"
#include "parser/reporter.h"

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

static void check(struct str got, const char *want, const char *text)
{
    if (!want && !got.p)
        return;
    if (!want || !got.p || !str_eq(got, str_of(want)))
        fail_msg("%s: \"%.*s\"", text, STR_ARG(got));
}

static void test_first_lines(void **state)
{
    static const char *const rows[][2] = {
        { "<p>作者：何山</p>", "何山" },
        { "<p><strong>作者：</strong>何山</p>", "何山" },
        { "<p>水</p>\n作者 | 何山 林月\n", "何山、林月" },
        { "作者：何山、林月\n", "何山、林月" },
        { "作者：何山 来源：山报\n", "何山" },
        { "作者：何山&nbsp;山城的老师\n", "何山" },
        { "作者：欧阳何山\n", "欧阳何山" },
        { "作者：Ann B. Lee\n", "Ann B. Lee" },
        { "作者：Ann\n", "Ann" },
        { "作者：ann\n", NULL },
        { "作者：何\n", NULL },
        { "作者：何山城里的人\n", NULL },
        { "作者：佚名\n", NULL },
        { "作者：本刊记者 何山\n", NULL },
        { "作者：《山报》\n", NULL },
        { "作者：何山", NULL }, /* may be cut */
        { "作者简介：何山\n", NULL },
        { "他说作者：何山\n", NULL },
        { "书名：茶 \n作者：何山\n", NULL },
        { "作者 何山\n", NULL },
        { "记者 | 何山 林月\n", "何山、林月" },
        { "记者：何山\n", NULL },
        { "文/何山\n", "何山" },
        { "<p>\u3000\u3000文 ／ 何山</p>", "何山" },
        { "文：何山\n", "何山" },
        { "正文：何山\n", NULL },
        { "文中何山\n", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(reporter_find(&arena, str_of(rows[i][0]), STR_NONE), rows[i][1],
              rows[i][0]);
}

static void test_reporters(void **state)
{
    static const char *const rows[][2] = {
        { "（山报记者何山综合报导）", "何山" },
        { "（山报记者何山報導）", "何山" },
        { "（山报記者何山採訪）", "何山" },
        { "(山报记者何山月编译报道)", "何山月" },
        { "【山报记者何山报道】", "何山" },
        { "（山报特约记者何山、林月纽约报导）", "何山、林月" },
        { "（山报记者何山澳洲悉尼报导）", "何山" },
        { "（山报记者欧阳何山报导）", "欧阳何山" },
        { "（记者 何山）", "何山" },
        { "（记者：何山/编辑：林月）", "何山" },
        { "（山报记者何山）", NULL },
        { "（山报记者何山山城报导）", NULL }, /* which of it is the name? */
        { "（山报记者综合报导）", NULL },
        { "（山报记者站报导）", NULL },
        { "（山报记者现场报导）", NULL },
        { "记者何山综合报导", NULL },
        { "（山报）记者何山综合报导", NULL },
        { "（山里下雨，山报记者何山综合报导）", NULL },
        { "（山报记者<a>何山</a>综合报导）", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = str_of(rows[i][0]);
        check(reporter_find(&arena, s, STR_NONE), rows[i][1], rows[i][0]);
        check(reporter_find(&arena, s, s), rows[i][1], rows[i][0]);
    }
}

/* With a lead: behind it and in the last lines. */
static void test_places(void **state)
{
    struct buf b = { 0 };
    (void)state;
    buf_fill(&b, ' ', 2000);
    buf_add(&b, STR("【山报9月17日讯】（山报记者何山报导）"));
    struct str lead = str_skip(buf_str(&b), 2000);
    check(reporter_find(&arena, buf_str(&b), lead), "何山", "lead");
    check(reporter_find(&arena, buf_str(&b), STR_NONE), NULL, "far");
    buf_reset(&b);
    buf_add(&b, STR("【山报9月17日讯】雨。"));
    buf_fill(&b, ' ', 4000);
    buf_add(&b, STR("（记者何山报导/责任编辑：林月）</p>"));
    check(reporter_find(&arena, buf_str(&b), buf_str(&b)), "何山", "end");
    check(reporter_find(&arena, buf_str(&b), STR_NONE), NULL, "no lead");
    buf_reset(&b);
    buf_add(&b, STR("【山报9月17日讯】雨。"));
    buf_fill(&b, ' ', 4000);
    buf_add(&b, STR("他对（山报记者何山报导）不满。"));
    check(reporter_find(&arena, buf_str(&b), buf_str(&b)), NULL, "a sentence");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_lines),
        cmocka_unit_test(test_reporters),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
