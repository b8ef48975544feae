/* SPDX-License-Identifier: MIT */
/* Tables: as columns, shrunk columns, numbers at the right, label lines. */
#include <config.h>

#include "make_doc.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *text;
    const char *shown;
    int measure;
    bool head, ascii;
} cases[] = {
    /* as it is: columns of an even width, two cells between them */
    { "站\t里程\n青石口\t0\n白杨镇\t112",
      "站      里程\n"
      "────────────\n"
      "青石口     0\n"
      "白杨镇   112\n",
      40, true, false },
    /* a dash is no text in a column of numbers */
    { "站\t票价\n青石口\t-\n白杨镇\t8.5",
      "站      票价\n"
      "────────────\n"
      "青石口     -\n"
      "白杨镇   8.5\n",
      40, true, false },
    /* words above numbers are a head, broken by sense */
    { "级别\t前年（百分等级）\n一级\t17\n二级\t104",
      "级别            前年\n"
      "        （百分等级）\n"
      "────────────────────\n"
      "一级              17\n"
      "二级             104\n",
      20, false, false },
    /* no head: no line below the first row */
    { "青石口\t早\n白杨镇\t晚",
      "青石口  早\n"
      "白杨镇  晚\n",
      40, false, false },
    { "a\tb\nc\td",
      "a   b\n"
      "------\n"
      "c   d\n",
      40, true, true },
    /* wide columns share what the narrow ones leave */
    { "站名\t说明\t备注\n"
      "青石口\t站台只有两节车厢那么长\t冬天要早些出门",
      "站名    说明      备注\n"
      "────────────────────────────\n"
      "青石口  站台只有  冬天要早些\n"
      "        两节车厢  出门\n"
      "        那么长\n",
      28, true, false },
    /* too narrow for columns: a line for each cell */
    { "站名\t说明\n"
      "青石口\t站台只有两节车厢那么长\n"
      "白杨镇\t菜市场就在旁边",
      "站名：青石口\n"
      "  说明：站台只\n"
      "    有两节车厢\n"
      "    那么长\n"
      "站名：白杨镇\n"
      "  说明：菜市场\n"
      "    就在旁边\n",
      14, true, false },
    /* each word of the head is seen even where there is no value */
    { "站名\t说明的话\n"
      "青石口站\t\n"
      "白杨镇站\t近旁有山有水",
      "站名：青石\n"
      "  口站\n"
      "  说明的话：\n"
      "站名：白杨\n"
      "  镇站\n"
      "  说明的话：\n"
      "    近旁有山\n"
      "    有水\n",
      12, true, false },
    /* rows of unequal length */
    { "甲\t乙\n丙\n丁\t戊\t己",
      "甲  乙\n"
      "丙\n"
      "丁  戊  己\n",
      40, false, false },
};

static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct make m;
        make_init(&m, cases[i].measure);
        m.opts.ascii = cases[i].ascii;
        make_block(&m, BLOCK_TABLE, cases[i].text)->flags =
            cases[i].head ? BLOCK_HEAD_ROW : 0;
        assert_string_equal(make_lay(&m), cases[i].shown);
        make_free(&m);
    }
}

/* Positions: every cell's run points to its own text. */
static void test_positions(void **state)
{
    (void)state;
    struct make m;
    make_init(&m, 40);
    make_block(&m, BLOCK_TABLE, "站\t票价\n青石口\t2.5元")->flags =
        BLOCK_HEAD_ROW;
    make_lay(&m);
    for (uint32_t i = 0; i < m.layout.nruns; i++) {
        const struct run *r = &m.layout.runs[i];
        if (r->pos == POS_NONE)
            continue;
        assert_memory_equal(m.doc.text.p + r->pos, r->text.p, r->text.n);
    }
    assert_int_equal(make_run(&m, "票价")->look, LOOK_TABLE_HEAD);
    assert_int_equal(make_run(&m, "青石口")->look, LOOK_TEXT);
    assert_int_equal(make_run(&m, "───")->look, LOOK_RULE);
    make_free(&m);
}

/* A link in a cell keeps its look; a thousand columns are lines. */
static void test_hostile(void **state)
{
    (void)state;
    struct make m;
    struct buf row = { 0 };
    make_init(&m, 20);
    for (int i = 0; i < 1000; i++)
        buf_printf(&row, "%s%d", i ? "\t" : "", i);
    make_block(&m, BLOCK_TABLE, buf_z(&row));
    make_block(&m, BLOCK_TABLE, "\t\t\n\n\t");
    make_block(&m, BLOCK_TABLE, "车站\t时刻");
    make_span(&m, SPAN_LINK, "时刻");
    make_lay(&m);
    assert_non_null(make_run(&m, "999"));
    assert_int_equal(make_run(&m, "时刻")->look, LOOK_TEXT | LOOK_LINK);
    buf_free(&row);
    make_free(&m);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
