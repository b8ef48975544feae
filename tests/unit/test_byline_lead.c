/* SPDX-License-Identifier: MIT */
/* Leads of Korean texts: the paper and the reporters, and what looks alike. */
#include <config.h>

#include "parser/byline_lead.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

#define TEXT " 어제 강가에 비가 내리고 차밭에 물이 찼다."

static void test_leads(void **state)
{
    static const char *const rows[][3] = {
        { "(서울=통신) 들꽃 기자 =" TEXT, "들꽃", "통신" },
        { "【서울=통신】들꽃 기자 =" TEXT, "들꽃", "통신" },
        { "[서울=통신] 들꽃 강물 선임기자 =" TEXT, "들꽃、강물", "통신" },
        { "(서울=통신) 들꽃·강물 특파원=" TEXT, "들꽃、강물", "통신" },
        { "(서울=통신) 들꽃기자 =" TEXT, "들꽃", "통신" },
        { "(로마 = AP/통신) 들꽃 특파원 =" TEXT, "들꽃", "통신" },
        { "(서울=통신)" TEXT, NULL, "통신" },
        { "[강변신문 들꽃 기자]" TEXT, "들꽃", "강변신문" },
        { "[강변24=들꽃 기자]" TEXT, "들꽃", "강변24" },
        { "[서울=강변신문 들꽃 인턴기자]" TEXT, "들꽃", "강변신문" },
        { "[강변신문 들꽃 기자, 강물 기자]" TEXT, "들꽃", "강변신문" },
        { "[강변신문 들꽃 기자]\n\n" TEXT, "들꽃", "강변신문" },
        { "[들꽃 기자]" TEXT, "들꽃", NULL },
        /* behind a headline and its cell, or in an element */
        { "봄 차\t둘째 줄\n\n(서울=통신) 들꽃 기자 =" TEXT, "들꽃", "통신" },
        { "봄 차\t(서울=통신) 들꽃 기자 =" TEXT, "들꽃", "통신" },
        { "<div><p>(서울=통신) 들꽃 기자 =" TEXT, "들꽃", "통신" },
        { "【ロンドン＝林遠】" TEXT, "林遠", NULL },
        { "（北京＝佐々木太郎、林ハナ）" TEXT, "佐々木太郎、林ハナ", NULL },
        { "【ロンドン＝共同】" TEXT, NULL, "共同通信" },
        { "【ロンドン共同】" TEXT, NULL, "共同通信" },
        { "［ロンドン　１７日　ロイター］ -" TEXT, NULL, "ロイター" },
        { "【共同】" TEXT, NULL, NULL },
        { "【写真共同】\n", NULL, NULL },
        { "（１＋１＝２）" TEXT, NULL, NULL },
        { "（写真＝林遠）\n", NULL, NULL },
        /* below a picture */
        { "강가 [들꽃=통신]\n" TEXT, NULL, NULL },
        { "[강변군제공=통신]\n" TEXT, NULL, NULL },
        { "[사진=들꽃 기자]" TEXT, NULL, NULL },
        { "(서울=통신)\n" TEXT, NULL, NULL },
        /* signed at the end */
        { "어제 비가 왔다.\n\n들꽃 기자 a@b.example\n", "들꽃", NULL },
        { "어제 비가 왔다.\n들꽃 기자(a@b.example)", "들꽃", NULL },
        { "(서울=통신)" TEXT "\n들꽃 기자 a@b.example\n", "들꽃", "통신" },
        { "어제 비가 왔다.\n들꽃 기자\n", NULL, NULL },
        /* no lead */
        { "[앵커]" TEXT, NULL, NULL },
        { "그는 (서울=통신) 말했다." TEXT, NULL, NULL },
        { "(1=2)" TEXT, NULL, NULL },
        { "(서울=통신 들꽃" TEXT, NULL, NULL },
        { "（서울＝通訊）茶", NULL, NULL },
        { "", NULL, NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_of(rows[i][0]), paper = byline_paper(text);
        check(byline_reporters(&arena, text), rows[i][1]);
        check(paper.n ? paper : STR_NONE, rows[i][2]);
    }
}

/* Every cut of a text gives some answer. */
static void test_cuts(void **state)
{
    static const char text[] = "(서울=통신) 들꽃 강물 기자 =" TEXT;
    (void)state;
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = test_malloc(n + 1);
        memcpy(copy, text, n);
        byline_paper((struct str){ copy, n });
        byline_reporters(&arena, (struct str){ copy, n });
        test_free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_leads, teardown),
        cmocka_unit_test_teardown(test_cuts, teardown),
    };
    return cmocka_run_group_tests_name("byline_lead", tests, NULL, NULL);
}
