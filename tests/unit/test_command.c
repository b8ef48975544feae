/* SPDX-License-Identifier: MIT */
/* The command table, and the commands that need no screen. */
#include <config.h>

#include "ui/command.h"

#include "base/buf.h"
#include "ui/conf.h"
#include "ui/effect.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void test_table(void **state)
{
    struct str rest;
    (void)state;
    for (size_t i = 0; i < ncommands; i++) {
        const struct command *c = &command_table[i];
        assert_true(c->help && c->help[0]);
        assert_true(c->group < COMMAND_GROUPS);
        assert_true(!c->run != !c->configure);
        assert_null(strchr(c->name, ' '));
        assert_ptr_equal(command_find(str_of(c->name), &rest), c);
        for (size_t j = i + 1; j < ncommands; j++)
            assert_string_not_equal(c->name, command_table[j].name);
        /* A pair stands behind one of its own group. */
        if (c->pair)
            assert_true(i > 0 && command_table[i - 1].group == c->group);
    }
    for (int g = 0; g < GROUP_PROMPT; g++)
        assert_non_null(command_groups[g]);
}

static void test_find(void **state)
{
    struct str rest;
    (void)state;
    assert_string_equal(command_find(STR("set measure 40"), &rest)->name,
                        "set");
    assert_true(str_eq(rest, STR("measure 40")));
    assert_string_equal(command_find(STR("  down "), &rest)->name, "down");
    assert_int_equal(rest.n, 0);
    assert_null(command_find(STR(""), &rest));
    assert_null(command_find(STR("   "), &rest));
    assert_null(command_find(STR("dow"), &rest));
    assert_null(command_find(STR("downs"), &rest));
}

static void test_complete(void **state)
{
    (void)state;
    assert_string_equal(command_complete(STR("zo"), 0), "zoom");
    assert_null(command_complete(STR("zo"), 1));
    assert_null(command_complete(STR("prompt-"), 0));
    assert_string_equal(command_complete(STR("page-"), 0), "page-down");
    assert_string_equal(command_complete(STR("page-"), 1), "page-up");
    assert_null(command_complete(STR("page-"), 2));
}

static void test_whole(void **state)
{
    static const struct {
        const char *typed, *line;
    } cases[] = {
        { "q", "quit" },
        { " zo ", "zoom" },
        { "sav tea 茶", "save-filter tea 茶" },
        { "page-", "page-" },       /* of two */
        { "filter x", "filter x" }, /* filters too begins so */
        { "find", "find" },
        { "nonsense", "nonsense" },
        { "", "" },
    };
    struct arena a = { 0 };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str line = command_whole(&a, str_of(cases[i].typed));
        assert_true(str_eq(line, str_of(cases[i].line)));
    }
    arena_free(&a);
}

static enum status line(struct settings *s, const char *text, unsigned *fx)
{
    struct err e = { 0 };
    enum status st;
    *fx = FX_NONE;
    st = conf_line(s, str_of(text), fx, &e);
    assert_true((st == ST_OK) == !e.text[0]);
    return st;
}

static void test_set(void **state)
{
    struct settings s;
    unsigned fx;
    struct err e;
    (void)state;
    settings_init(&s);
    assert_int_equal(line(&s, "set measure 41", &fx), ST_OK);
    assert_int_equal(s.opt.measure, 40);
    assert_true(effect_has(fx, FX_LAYOUT));
    assert_false(effect_has(fx, FX_FILTER));
    assert_int_equal(line(&s, "set sort=-title", &fx), ST_OK);
    assert_int_equal(s.opt.sort, 3);
    assert_true(effect_has(fx, FX_FILTER));
    assert_int_equal(line(&s, "set mouse", &fx), ST_OK);
    assert_int_equal(s.opt.mouse, 1);
    assert_int_equal(line(&s, "set mouse = off", &fx), ST_USAGE);
    assert_int_equal(line(&s, "set mouse off", &fx), ST_OK);
    assert_int_equal(s.opt.mouse, 0);
    assert_int_equal(line(&s, "set browser w3m -N %s", &fx), ST_OK);
    assert_string_equal(s.opt.browser, "w3m -N %s");
    assert_int_equal(line(&s, "set", &fx), ST_USAGE);
    assert_int_equal(conf_line(&s, STR("set"), &fx, &e), ST_USAGE);
    assert_string_equal(e.text, "set wants an option");
    assert_int_equal(line(&s, "set dump json", &fx), ST_USAGE);
    assert_int_equal(line(&s, "set measure", &fx), ST_USAGE);
    assert_int_equal(line(&s, "set nothing 1", &fx), ST_USAGE);
    settings_free(&s);
}

static void test_bind(void **state)
{
    struct settings s;
    unsigned fx;
    (void)state;
    settings_init(&s);
    assert_int_equal(line(&s, "bind list x page-down", &fx), ST_OK);
    assert_string_equal(keymap_find(&s.keys, MODE_LIST, 'x'), "page-down");
    assert_null(keymap_find(&s.keys, MODE_LINKS, 'x'));
    assert_int_equal(line(&s, "bind all ^X split +4", &fx), ST_OK);
    assert_string_equal(keymap_find(&s.keys, MODE_LINKS, 24), "split +4");
    assert_int_equal(line(&s, "unbind list j", &fx), ST_OK);
    assert_null(keymap_find(&s.keys, MODE_LIST, 'j'));
    assert_non_null(keymap_find(&s.keys, MODE_ARTICLE, 'j'));
    assert_int_equal(line(&s, "bind list xx down", &fx), ST_USAGE);
    assert_int_equal(line(&s, "bind garden x down", &fx), ST_USAGE);
    assert_int_equal(line(&s, "bind list x dawn", &fx), ST_USAGE);
    assert_int_equal(line(&s, "bind list x", &fx), ST_USAGE);
    assert_int_equal(line(&s, "down", &fx), ST_USAGE);
    assert_int_equal(line(&s, "nonsense", &fx), ST_USAGE);
    settings_free(&s);
}

static void test_style(void **state)
{
    struct settings s;
    struct theme before, after;
    unsigned fx;
    (void)state;
    settings_init(&s);
    conf_theme(&s, &before, 256);
    assert_int_equal(line(&s, "style title underline", &fx), ST_OK);
    assert_int_equal(line(&s, "style nothing bold", &fx), ST_USAGE);
    assert_int_equal(line(&s, "style title blinding", &fx), ST_USAGE);
    conf_theme(&s, &after, 256);
    assert_int_equal(after.attr[STYLE_TITLE].bits, ATTR_UNDERLINE);
    assert_int_equal(after.attr[STYLE_TOP].bits, before.attr[STYLE_TOP].bits);
    settings_free(&s);
}

static enum status load(struct settings *s, const char *text, struct err *e)
{
    char path[] = "/tmp/baokan-test-XXXXXX";
    int fd = mkstemp(path);
    enum status st;
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
    close(fd);
    settings_init(s);
    s->opt.config = path;
    st = conf_load(s, e);
    s->opt.config = NULL;
    unlink(path);
    return st;
}

static void test_file(void **state)
{
    struct settings s;
    struct err e;
    (void)state;
    assert_int_equal(load(&s,
                          "# my keys\r\n\r\n  bind list x down\r\n"
                          "set overlap 2",
                          &e),
                     ST_OK);
    assert_string_equal(keymap_find(&s.keys, MODE_LIST, 'x'), "down");
    assert_int_equal(s.opt.overlap, 2);
    settings_free(&s);
    assert_int_equal(load(&s, "set overlap 2\n\nset overlap 9\n", &e),
                     ST_USAGE);
    assert_non_null(strstr(e.text, ":3: "));
    settings_free(&s);
}

static void test_no_file(void **state)
{
    struct settings s;
    struct err e;
    (void)state;
    settings_init(&s);
    s.opt.config = "/nowhere/at/all";
    assert_int_equal(conf_load(&s, &e), ST_IO);
    s.opt.no_config = 1;
    assert_int_equal(conf_load(&s, &e), ST_OK);
    settings_free(&s);
}

static void test_list(void **state)
{
    struct buf out = { 0 };
    struct str rest, row;
    size_t n = 0;
    (void)state;
    command_list(&out);
    rest = buf_str(&out);
    while (str_line(&rest, &row)) {
        struct str field, fields = row;
        int columns = 0;
        while (str_field(&fields, '\t', &field))
            columns++;
        assert_int_equal(columns, 3);
        n++;
    }
    assert_int_equal(n, ncommands);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),    cmocka_unit_test(test_find),
        cmocka_unit_test(test_complete), cmocka_unit_test(test_whole),
        cmocka_unit_test(test_set),      cmocka_unit_test(test_bind),
        cmocka_unit_test(test_style),    cmocka_unit_test(test_file),
        cmocka_unit_test(test_no_file),  cmocka_unit_test(test_list),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
