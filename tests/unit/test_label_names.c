/* SPDX-License-Identifier: MIT */
/* The table of labels, and that each reader takes its own names only. */
#include <config.h>

#include "parser/label_names.h"
#include "parser/md_label.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < label_count; i++) {
        const struct label *row = &label_table[i];
        struct str name = str_of_short(&row->name);
        /* two bytes that tell, in small letters */
        assert_true(name.n >= 2);
        for (size_t k = 0; k < 2; k++)
            assert_false(name.p[k] >= 'A' && name.p[k] <= 'Z');
        assert_true(row->kind != LABEL_NONE);
        assert_true(row->where & (LABEL_IN_TEXT | LABEL_IN_MARKDOWN));
        assert_true(row->where != (LABEL_IN_MAIL | LABEL_IN_MARKDOWN));
        if (row->kind == LABEL_ORIGIN || row->kind == LABEL_SAVED)
            assert_int_equal(row->where, LABEL_IN_MARKDOWN);
        for (size_t k = 0; k < label_count; k++) {
            if (k == i)
                continue;
            struct str other = str_of_short(&label_table[k].name);
            assert_false(str_eq_nocase(other, name));
            /* so that the order of the rows says nothing */
            if (row->kind == LABEL_ORIGIN)
                assert_false(str_starts(other, name));
        }
    }
}

static enum label_kind in_text(struct str line)
{
    struct str behind;
    const struct label *label = label_take(line, &behind);
    return label ? label->kind : LABEL_NONE;
}

static void test_readers(void **state)
{
    static const struct {
        struct str line;
        enum label_kind text, markdown;
    } rows[] = {
        { STR_INIT("作者：林远"), LABEL_AUTHOR, LABEL_AUTHOR },
        { STR_INIT("Author: Ann Lee"), LABEL_AUTHOR, LABEL_AUTHOR },
        { STR_INIT("作 者：林远"), LABEL_AUTHOR, LABEL_NONE },
        { STR_INIT("发信人：林远"), LABEL_AUTHOR, LABEL_NONE },
        { STR_INIT("文/林远"), LABEL_NONE, LABEL_AUTHOR },
        { STR_INIT("本文来自「茶水间」"), LABEL_NONE, LABEL_ORIGIN },
        { STR_INIT("原文来源：茶水间"), LABEL_NONE, LABEL_SOURCE },
        { STR_INIT("original url: https://a.example/1"), LABEL_NONE,
          LABEL_URL },
        { STR_INIT("原文 https://a.example/1"), LABEL_NONE, LABEL_URL },
        { STR_INIT("著者：林遠"), LABEL_AUTHOR, LABEL_AUTHOR },
        { STR_INIT("記者：林遠"), LABEL_NONE, LABEL_AUTHOR },
        { STR_INIT("公開日時：2023年9月17日"), LABEL_DATE, LABEL_DATE },
        { STR_INIT("언론사: 강변일보"), LABEL_SOURCE, LABEL_SOURCE },
        { STR_INIT("기자: 들꽃"), LABEL_NONE, LABEL_AUTHOR },
        { STR_INIT("원문 링크: https://a.example/1"), LABEL_URL, LABEL_URL },
        { STR_INIT("茶水：热"), LABEL_NONE, LABEL_NONE },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(in_text(rows[i].line), rows[i].text);
        assert_int_equal(md_label(rows[i].line, NULL), rows[i].markdown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_readers),
    };
    return cmocka_run_group_tests_name("label_names", tests, NULL, NULL);
}
