/* SPDX-License-Identifier: MIT */
/* Who wrote an article, by lines of its head. */
#include <config.h>

#include "parser/byline.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

struct row {
    const char *line, *want; /* want NULL: nobody */
};

typedef size_t reader(struct str line, char *out, size_t room);

static void rows_read(const struct row *rows, size_t n, reader *read)
{
    for (size_t i = 0; i < n; i++) {
        char out[64];
        size_t k = read(str_of(rows[i].line), out, sizeof out);
        const char *want = rows[i].want ? rows[i].want : "";
        if (k != strlen(want) || memcmp(out, want, k) != 0)
            fail_msg("%s: \"%.*s\"", rows[i].line, (int)k, out);
    }
}

#define ROWS_READ(rows, read) rows_read(rows, sizeof rows / sizeof *rows, read)

static void test_labels(void **state)
{
    static const struct row rows[] = {
        { "作者：茶山", "茶山" },
        { "作者：茶山 来源：河港报", "茶山" },
        { "2023-03-10 09:30 作者:茶山", "茶山" },
        { "撰文｜茶山", "茶山" },
        { "文/茶山 图/河港", "茶山" },
        { "文 / 茶山、河港", "茶山\n河港" },
        { "作者, 茶山 Role, 河港报记者", "茶山" },
        { "作者：约翰·史密斯", "约翰·史密斯" },
        { "作者：河港评论编辑部", "河港评论编辑部" },
        { "作者　茶山", "茶山" },
        { "By Ann Miller", "Ann Miller" },
        { "Author: Ann B. Miller", "Ann B. Miller" },
        { "글 들꽃", "들꽃" },
        { "文● 茶山／河港編集部", "茶山" },
        { "[茶山太郎，Tea]", "茶山太郎" },
        { "[茶山，ハナ，河港新聞]", "茶山\nハナ" },
        { "[Tea]", NULL },
        { "[春の茶，とても熱い]", NULL },
        { "本文作者说过，茶山很远。", NULL },
        { "中文：茶山", NULL },
        { "作者：", NULL },
        { "By the river", NULL },
        { "", NULL },
    };
    (void)state;
    ROWS_READ(rows, byline_names);
}

static void test_reporters(void **state)
{
    static const struct row rows[] = {
        { "本报记者 茶山", "茶山" },
        { "本报记者  茶  山", "茶山" },
        { "本报记者　茶　山　河小港", "茶山\n河小港" },
        { "记者：茶山", "茶山" },
        { "聯合報／ 記者 茶山 ／台南即時報導", "茶山" },
        { "〔記者茶山／台南報導〕昨天", "茶山" },
        { "記者茶山、河港／台北報導", "茶山\n河港" },
        { "（中央社記者茶山台北10日電）昨天", "茶山" },
        { "（中央社記者茶小山台北10日電）昨天", "茶小山" },
        { "河港社北京3月10日电（记者茶山、河港）昨天", "茶山\n河港" },
        { "河港報記者 茶山 發自台北", "茶山" },
        { "（河港報記者茶山綜合報導）昨天", "茶山" },
        { "記者茶山台北報導", "茶山" },
        { "記者茶小山台北報導", "茶小山" },
        { "茶山太郎記者", "茶山太郎" },
        { "2023年5月3日 10時5分配信　茶山太郎記者", "茶山太郎" },
        /* photographers, and words that are no names */
        { "記者茶山／攝影", NULL },
        { "（記者茶山攝）", NULL },
        { "记者了解到，昨天下了雨。", NULL },
        { "记者会", NULL },
        { "本報記者", NULL },
        { "他问记者什么时候来", NULL },
    };
    (void)state;
    ROWS_READ(rows, byline_names);
}

static void test_korean(void **state)
{
    static const struct row rows[] = {
        { "들꽃 기자", "들꽃" },
        { "들꽃 기자 | 입력 2023.09.17 10:05", "들꽃" },
        { "(서울=통신) 들꽃 기자 = 어제", "들꽃" },
        { "[서울=통신]들꽃 기자 = 어제", "들꽃" },
        { "들꽃·강물 기자", "들꽃\n강물" },
        { "도쿄 들꽃 특파원", "들꽃" },
        { "들꽃 기자입력 2023.09.17", "들꽃" },
        { "그는 기자에게 말했다", NULL },
        { "기자", NULL },
    };
    (void)state;
    ROWS_READ(rows, byline_names);
}

/* What is known to be a byline needs no words beside it. */
static void test_bare(void **state)
{
    static const struct row rows[] = {
        { "茶山", "茶山" },
        { "茶山、河港", "茶山\n河港" },
        { "By Ann Miller", "Ann Miller" },
        { "Ann Miller", "Ann Miller" },
        { "茶　山子", "茶　山子" },
        { "들꽃 기자", "들꽃" },
        { "100123", NULL },
        { "Article Information", NULL },
        { "更多作者", NULL },
        { "作者", NULL },
        { "昨天下午，雨停了", NULL },
    };
    (void)state;
    ROWS_READ(rows, byline_bare);
}

/* Names that do not fit are none. */
static void test_room(void **state)
{
    char out[7];
    (void)state;
    assert_int_equal(byline_names(STR("作者：茶山"), out, 6), 6);
    assert_int_equal(byline_names(STR("作者：茶山"), out, 5), 0);
    assert_int_equal(byline_names(STR("记者 茶山、河港"), out, 7), 0);
}

static void test_source(void **state)
{
    static const struct row rows[] = {
        { "来源：河港报 责任编辑：茶山", "河港报" },
        { "2023-03-10 09:30　来源: 河港观察 举报", "河港观察" },
        { "2023年03月10日 09:30 河港日报", "河港日报" },
        { "河港日报 2023年03月10日 09:30", "河港日报" },
        { "2023年03月10日 09:30 下了雨", NULL },
        { "茶山", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = byline_source(str_of(rows[i].line));
        struct str want = rows[i].want ? str_of(rows[i].want) : STR_NONE;
        if (!str_eq(got, want))
            fail_msg("%s: \"%.*s\"", rows[i].line, STR_ARG(got));
    }
}

static void test_lines(void **state)
{
    static const struct {
        const char *line, *names;
        bool only;
    } rows[] = {
        { "本报记者 茶山", "茶山", true },
        { "茶山", "茶山", true },
        { "作者：茶山、河港", "茶山、河港", true },
        { "本报记者　茶　山", "茶山", true },
        { "記者茶山／台南報導", "茶山", true },
        { "By Ann Miller, River Post", "Ann Miller", true },
        { "By Ann Miller. It rained", "Ann Miller", false },
        { "茶山说，昨天下了雨", "茶山", false },
        { "作者：河港", "茶山", false },
        { "", "茶山", false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (byline_only(str_of(rows[i].line), str_of(rows[i].names)) !=
            rows[i].only)
            fail_msg("%s", rows[i].line);
    assert_true(byline_signature(STR("들꽃 기자 a@b.example")));
    assert_true(byline_signature(STR("들꽃 기자(a@b.example)")));
    assert_false(byline_signature(STR("들꽃 기자")));
    assert_false(byline_signature(STR("a@b.example")));
    assert_false(byline_signature(STR("들꽃 기자 a@b.example 어제 비가 왔다")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels), cmocka_unit_test(test_reporters),
        cmocka_unit_test(test_korean), cmocka_unit_test(test_bare),
        cmocka_unit_test(test_room),   cmocka_unit_test(test_source),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
