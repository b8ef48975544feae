/* SPDX-License-Identifier: MIT */
/* The three forms of plain text. */
#include <config.h>

#include "parser/plain.h"

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

struct example {
    enum form form;
    const char *text, *tree;
};

static const struct example examples[] = {
    { FORM_PLAIN, "", "" },
    { FORM_PLAIN, "\n\n  \n", "" },
    { FORM_PLAIN, "one\n\ntwo", "paragraph | one\nparagraph | two\n" },
    /* broken by hand at a measure: joined */
    { FORM_PLAIN,
      "今天的雨从早上开始下，一直下到了晚上，街上的人都\n"
      "撑着伞，火车也晚点了，站台上的人越来越多，大家都\n"
      "在等。\n",
      "paragraph | 今天的雨从早上开始下，一直下到了晚上，街上的人都撑着伞，"
      "火车也晚点了，站台上的人越来越多，大家都在等。\n" },
    { FORM_PLAIN,
      "The rain began in the morning and went\n"
      "on until the evening came, and trains\n"
      "were late.\n",
      "paragraph | The rain began in the morning and went on until the "
      "evening came, and trains were late.\n" },
    /* short lines: verse */
    { FORM_PLAIN, "茶\n一杯茶\n火车开了\n",
      "verse | 茶\\n一杯茶\\n火车开了\n" },
    /* what people say: a paragraph each, however short */
    { FORM_PLAIN, "主持人：今天喝茶\n林一：好\n——水开了\n",
      "paragraph | 主持人：今天喝茶\nparagraph | 林一：好\n"
      "paragraph | ——水开了\n" },
    /* columns stand as they are */
    { FORM_PLAIN, "茶    产地\n绿茶  山南\n红茶\t山北\n",
      "pre | 茶    产地\\n绿茶  山南\\n红茶\\t山北\n" },
    { FORM_PLAIN, "It rained.  Trains were late.\nIt was cold.  Tea was hot.\n",
      "paragraph | It rained. Trains were late. It was cold. Tea was hot.\n" },
    /* lines of any length: paragraphs each */
    { FORM_PLAIN,
      "短\n今天的雨从早上开始下，一直下到了晚上，"
      "街上的人都撑着伞，火车也晚点了。\n",
      "paragraph | 短\nparagraph | 今天的雨从早上开始下，一直下到了晚上，"
      "街上的人都撑着伞，火车也晚点了。\n" },
    { FORM_PLAIN, "\u3000\u3000第一段\n\u3000\u3000第二段\n",
      "paragraph | 第一段\nparagraph | 第二段\n" },
    { FORM_PLAIN, "a\n-----\nb\n", "paragraph | a\nrule | \nparagraph | b\n" },
    /* a heading's signs stay, it stands alone */
    { FORM_PLAIN, "## 茶\n一杯茶\n火车\n#标签\n",
      "paragraph | ## 茶\nverse | 一杯茶\\n火车\\n#标签\n" },
    { FORM_PLAIN, "<b>&amp;</b>", "paragraph | <b>&amp;</b>\n" },
    { FORM_PLAIN, "见 https://a.example/b。",
      "paragraph | 见 "
      "https://a.example/b。\n    link text | https://a.example/b | "
      "https://a.example/b\n" },

    { FORM_LINES, "[a](http://b.example/c) &nbsp;|&nbsp; [d](e)",
      "paragraph | a \u00a0|\u00a0 d\n"
      "    link text | a | http://b.example/c\n"
      "    link text | d | http://t.example/e\n" },
    { FORM_LINES, "one\n\ntwo\n", "paragraph | one\nparagraph | two\n" },
    { FORM_LINES, "## [a](b)",
      "heading2 | a\n    link text | a | http://t.example/b\n" },
    { FORM_LINES, "#tag", "paragraph | #tag\n" },
    { FORM_LINES, "[a [b] c](d(e)f)g",
      "paragraph | a [b] cg\n    link text | a [b] c | "
      "http://t.example/d(e)f\n" },
    { FORM_LINES, "[a] (b) [c](d", "paragraph | [a] (b) [c](d\n" },
    { FORM_LINES, "x](y) [](z)", "paragraph | x](y)\n" },
    { FORM_LINES, "a &lt;b&gt; &#x202e;c", "paragraph | a <b> c\n" },

    { FORM_PRE, "a: 1\n  b:  2\n\n", "pre | a: 1\\n  b:  2\n" },
    { FORM_PRE, "\n\n", "" },
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct example *e = &examples[i];
        struct segment s = { str_of(e->text), e->form, HIDE_NOT };
        struct build *b = build_new(STR("http://t.example/p"), STR_NONE);
        struct doc d;
        struct buf out = { 0 };
        plain_read(b, &s);
        build_finish(b, &arena, &d);
        doc_print(&d, &out);
        assert_string_equal(buf_z(&out), e->tree);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),
    };
    return cmocka_run_group_tests_name("plain", tests, NULL, teardown);
}
