/* SPDX-License-Identifier: MIT */
/* Names, counts and the printed form of documents. */
#include <config.h>

#include "parser/tree.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void names(void **state)
{
    (void)state;
    for (int k = 0; k < BLOCK_KINDS; k++)
        for (int j = 0; j < k; j++)
            assert_string_not_equal(block_kind_name((enum block_kind)k),
                                    block_kind_name((enum block_kind)j));
    for (int r = 0; r < HIDE_REASONS; r++) {
        const char *name = reason_name((enum reason)r);
        assert_int_equal(reason_of_name(str_of(name)), r);
        assert_true(reason_label((enum reason)r)[0] != '\0');
    }
    assert_int_equal(reason_of_name(STR("tea")), HIDE_REASONS);
    assert_int_equal(reason_of_name(STR("")), HIDE_REASONS);
    assert_string_equal(block_kind_name(BLOCK_EMBED), "embed");
    assert_string_equal(reason_name(HIDE_NOT), "none");
    assert_true(reason_folds(HIDE_GALLERY));
    assert_true(reason_folds(HIDE_RELATED));
    assert_false(reason_folds(HIDE_SHARE));
    assert_false(reason_folds(HIDE_NOT));
}

/* A document of one visible block. */
static struct doc one(struct block *b, const char *text)
{
    struct str s = str_of(text);
    *b = (struct block){ .end = (uint32_t)s.n,
                         .kind = BLOCK_PARAGRAPH,
                         .link = POS_NONE,
                         .rule = POS_NONE };
    return (struct doc){ .text = s, .blocks = b, .nblocks = 1 };
}

static unsigned minutes(const char *part, int times)
{
    struct buf text = { 0 };
    struct block b;
    for (int i = 0; i < times; i++)
        buf_add(&text, str_of(part));
    struct doc d = one(&b, buf_z(&text));
    unsigned m = doc_minutes(&d);
    buf_free(&text);
    return m;
}

static void reading_time(void **state)
{
    (void)state;
    assert_int_equal(minutes("", 1), 0);
    assert_int_equal(minutes("。，！", 50), 0);
    assert_int_equal(minutes("茶", 1), 1);
    assert_int_equal(minutes("茶", 599), 1);
    assert_int_equal(minutes("茶", 600), 2);
    assert_int_equal(minutes("お茶", 2000), 10);
    assert_int_equal(minutes("차", 5000), 10);
    assert_int_equal(minutes("tea time ", 1000), 10);
    assert_int_equal(minutes("дождь, ", 2000), 10);
}

static void counts(void **state)
{
    struct block b[6] = { { 0 } };
    size_t n[HIDE_REASONS];
    static const uint8_t hidden[6] = { HIDE_NAV,   HIDE_NAV, HIDE_NOT,
                                       HIDE_SHARE, HIDE_NAV, HIDE_NOT };
    (void)state;
    for (uint32_t i = 0; i < 6; i++)
        b[i] = (struct block){ .start = i * 4,
                               .end = i * 4 + 3,
                               .hidden = hidden[i],
                               .link = POS_NONE };
    struct doc d = { .text = STR("茶\n茶\n茶\n茶\n茶\n茶"),
                     .blocks = b,
                     .nblocks = 6 };
    assert_int_equal(doc_chars(&d), 2);
    assert_int_equal(doc_hidden(&d, n), 3);
    assert_int_equal(n[HIDE_NAV], 2);
    assert_int_equal(n[HIDE_SHARE], 1);
    assert_int_equal(n[HIDE_PROMO], 0);
    assert_int_equal(doc_hidden(&d, NULL), 3);
}

static void printed(void **state)
{
    struct block b;
    struct span s = { 0, 3, 0, SPAN_RUBY };
    struct str note = STR("cha");
    struct buf out = { 0 };
    (void)state;
    struct doc d = one(&b, "茶\nb\tc\\");
    b.kind = BLOCK_ITEM;
    b.list = 2;
    b.quote = 1;
    b.flags = BLOCK_ORDERED | BLOCK_STRONG;
    b.number = 7;
    b.hidden = HIDE_RELATED;
    b.lang = LANG_JA;
    d.spans = &s;
    d.nspans = 1;
    d.notes = &note;
    d.nnotes = 1;
    doc_print(&d, &out);
    assert_string_equal(buf_z(&out),
                        "item hidden=related quote=1 list=2 ordered strong "
                        "number=7 lang=ja | 茶\\nb\\tc\\\\\n"
                        "    ruby | 茶 | cha\n");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(reading_time),
        cmocka_unit_test(counts),
        cmocka_unit_test(printed),
    };
    return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
