/* SPDX-License-Identifier: MIT */
/* Editing one line: units, words, history, and where it is drawn. */
#include <config.h>

#include "ui/prompt.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define CHA "\xE8\x8C\xB6" /* 茶 */
#define CHE "\xE8\xBD\xA6" /* 车 */
#define ACUTE "e\xCC\x81"  /* e with a combining acute */

static void open_line(struct prompt *p, const char *text)
{
    *p = (struct prompt){ .width = WIDTH_DUMP };
    prompt_open(p, PROMPT_FIND, str_of(text));
}

static void check(const struct prompt *p, const char *before, const char *after)
{
    struct str text = buf_str(&p->text);
    assert_int_equal(p->at, strlen(before));
    assert_int_equal(text.n, strlen(before) + strlen(after));
    assert_memory_equal(text.p, before, strlen(before));
    assert_memory_equal(text.p + p->at, after, strlen(after));
}

static void test_insert(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "");
    prompt_insert(&p, STR(CHA));
    prompt_insert(&p, STR(" "));
    prompt_insert(&p, STR(CHE));
    check(&p, CHA " " CHE, "");
    prompt_edit(&p, PROMPT_LEFT);
    prompt_insert(&p, STR("x\ny"));
    check(&p, CHA " x y", CHE);
    prompt_insert(&p, STR("\x1B\x07")); /* controls are dropped */
    check(&p, CHA " x y", CHE);
    prompt_free(&p);
}

static void test_units(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "a" ACUTE CHA);
    assert_false(prompt_edit(&p, PROMPT_LEFT));
    check(&p, "a" ACUTE, CHA);
    prompt_edit(&p, PROMPT_LEFT); /* over the whole cluster */
    check(&p, "a", ACUTE CHA);
    assert_true(prompt_edit(&p, PROMPT_DELETE));
    check(&p, "a", CHA);
    assert_true(prompt_edit(&p, PROMPT_RUBOUT));
    check(&p, "", CHA);
    assert_false(prompt_edit(&p, PROMPT_RUBOUT));
    prompt_edit(&p, PROMPT_LEFT);
    check(&p, "", CHA);
    prompt_edit(&p, PROMPT_RIGHT);
    prompt_edit(&p, PROMPT_RIGHT);
    check(&p, CHA, "");
    assert_false(prompt_edit(&p, PROMPT_DELETE));
    prompt_free(&p);
}

static void test_kill(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "green " CHA "  later");
    assert_true(prompt_edit(&p, PROMPT_WORD_RUBOUT));
    check(&p, "green " CHA "  ", "");
    assert_true(prompt_edit(&p, PROMPT_WORD_RUBOUT));
    check(&p, "green ", "");
    prompt_edit(&p, PROMPT_HOME);
    check(&p, "", "green ");
    assert_false(prompt_edit(&p, PROMPT_KILL_BEFORE));
    prompt_edit(&p, PROMPT_RIGHT);
    assert_true(prompt_edit(&p, PROMPT_KILL_AFTER));
    check(&p, "g", "");
    prompt_edit(&p, PROMPT_END);
    assert_true(prompt_edit(&p, PROMPT_KILL_BEFORE));
    check(&p, "", "");
    prompt_free(&p);
}

static void test_history(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "one");
    prompt_close(&p, true);
    prompt_open(&p, PROMPT_FIND, STR("two"));
    prompt_close(&p, true);
    prompt_open(&p, PROMPT_FIND, STR("two")); /* not twice */
    prompt_close(&p, true);
    prompt_open(&p, PROMPT_FIND, STR("lost"));
    prompt_close(&p, false);
    prompt_open(&p, PROMPT_FIND, STR("new"));
    assert_false(prompt_history(&p, -1));
    assert_true(prompt_history(&p, 1));
    check(&p, "two", "");
    assert_true(prompt_history(&p, 1));
    check(&p, "one", "");
    assert_false(prompt_history(&p, 1));
    assert_true(prompt_history(&p, -1));
    assert_true(prompt_history(&p, -1));
    check(&p, "new", "");
    prompt_close(&p, false);
    prompt_open(&p, PROMPT_COMMAND, STR("")); /* has its own */
    assert_false(prompt_history(&p, 1));
    prompt_free(&p);
}

static void put_line(struct prompt *p, enum prompt_kind kind, const char *text)
{
    prompt_open(p, kind, str_of(text));
    prompt_close(p, true);
}

/* As vim and less do: what was typed is how the older lines begin. */
static void test_history_by_begin(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "");
    put_line(&p, PROMPT_FILTER, "tag:a");
    put_line(&p, PROMPT_FILTER, "src:b");
    put_line(&p, PROMPT_FILTER, "tag:c");
    prompt_open(&p, PROMPT_FILTER, STR(""));
    prompt_insert(&p, STR("t"));
    assert_true(prompt_history(&p, 1));
    check(&p, "tag:c", "");
    assert_true(prompt_history(&p, 1));
    check(&p, "tag:a", "");
    assert_false(prompt_history(&p, 1));
    check(&p, "tag:a", "");
    assert_true(prompt_history(&p, -1));
    check(&p, "tag:c", "");
    assert_true(prompt_history(&p, -1));
    check(&p, "t", "");
    prompt_insert(&p, STR("x"));
    assert_false(prompt_history(&p, 1));
    check(&p, "tx", "");
    prompt_edit(&p, PROMPT_KILL_BEFORE);
    prompt_insert(&p, STR("s"));
    assert_true(prompt_history(&p, 1));
    check(&p, "src:b", "");
    /* An old line that is changed is a new one. */
    prompt_insert(&p, STR("c"));
    assert_false(prompt_history(&p, 1));
    assert_false(prompt_history(&p, -1));
    check(&p, "src:bc", "");
    prompt_edit(&p, PROMPT_RUBOUT);
    prompt_edit(&p, PROMPT_RUBOUT);
    assert_true(prompt_history(&p, 1));
    check(&p, "src:b", "");
    /* What stood there already was not typed. */
    prompt_open(&p, PROMPT_FILTER, STR("len:1"));
    assert_true(prompt_history(&p, 1));
    check(&p, "tag:c", "");
    prompt_free(&p);
}

/* Searches of the list, an article and a page have one history. */
static void test_history_of_searches(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "");
    put_line(&p, PROMPT_NARROW, "list");
    put_line(&p, PROMPT_SHEET, "page");
    put_line(&p, PROMPT_COMMAND, "command");
    prompt_open(&p, PROMPT_FIND, STR(""));
    assert_true(prompt_history(&p, 1));
    check(&p, "page", "");
    assert_true(prompt_history(&p, 1));
    check(&p, "list", "");
    assert_false(prompt_history(&p, 1));
    prompt_free(&p);
}

static void test_history_is_bounded(void **state)
{
    struct prompt p;
    char text[16];
    int n = 0;
    (void)state;
    open_line(&p, "");
    for (int i = 0; i < 3 * HISTORY; i++) {
        snprintf(text, sizeof text, "%d", i);
        prompt_open(&p, PROMPT_FIND, str_of(text));
        prompt_close(&p, true);
    }
    prompt_open(&p, PROMPT_FIND, STR(""));
    while (prompt_history(&p, 1))
        n++;
    assert_int_equal(n, HISTORY);
    snprintf(text, sizeof text, "%d", 2 * HISTORY);
    check(&p, text, "");
    prompt_free(&p);
}

/* The cursor is put somewhere, never behind the end, and typing goes on. */
static void test_go(void **state)
{
    struct prompt p;
    (void)state;
    open_line(&p, "abc");
    p.completed = 1;
    prompt_go(&p, 1);
    assert_int_equal(p.completed, 0);
    check(&p, "a", "bc");
    prompt_insert(&p, STR("x"));
    check(&p, "ax", "bc");
    prompt_go(&p, 99);
    check(&p, "axbc", "");
    prompt_free(&p);
}

static void test_draw(void **state)
{
    struct prompt p;
    struct frame f;
    struct buf row = { 0 };
    struct area a = { 0, 0, 1, 10 };
    (void)state;
    frame_init(&f, 1, 10, WIDTH_DUMP);
    open_line(&p, CHA CHE);
    prompt_draw(&p, &f, a, STR("/"), 0);
    frame_row(&f, 0, &row);
    assert_true(str_eq(buf_str(&row), STR("/" CHA CHE)));
    assert_int_equal(f.cursor_row, 0);
    assert_int_equal(f.cursor_col, 5);
    prompt_edit(&p, PROMPT_HOME);
    prompt_draw(&p, &f, a, STR("/"), 0);
    assert_int_equal(f.cursor_col, 1);
    /* Longer than the row: it scrolls so that the cursor is in view. */
    prompt_edit(&p, PROMPT_END);
    for (int i = 0; i < 20; i++)
        prompt_insert(&p, STR(CHA));
    prompt_draw(&p, &f, a, STR("/"), 0);
    assert_in_range(f.cursor_col, 8, 9);
    buf_reset(&row);
    frame_row(&f, 0, &row);
    assert_true(str_eq(buf_str(&row), STR("/" CHA CHA CHA CHA)));
    frame_free(&f);
    /* One cell is enough not to fail. */
    frame_init(&f, 1, 1, WIDTH_DUMP);
    a.cols = 1;
    prompt_draw(&p, &f, a, STR("/"), 0);
    assert_int_equal(f.cursor_col, 0);
    buf_free(&row);
    frame_free(&f);
    prompt_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_insert),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_kill),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_history_by_begin),
        cmocka_unit_test(test_history_of_searches),
        cmocka_unit_test(test_history_is_bounded),
        cmocka_unit_test(test_go),
        cmocka_unit_test(test_draw),
    };
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
