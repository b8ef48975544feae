/* SPDX-License-Identifier: MIT */
/* The option table itself, and reading command lines with it. */
#include <config.h>

#include "ui/option.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

enum { ARGS = 12 };

struct result {
    struct options o;
    struct arena arena;
    struct str *paths;
    size_t npaths;
    enum status status;
    struct err err;
};

/* args: words separated by blanks. */
static void read_args(struct result *r, const char *args)
{
    char name[] = "baokan", *argv[ARGS + 2] = { name };
    struct str rest = str_of(args), word;
    int argc = 1;
    *r = (struct result){ .status = ST_OK };
    options_init(&r->o);
    while (rest.n > 0 && str_field(&rest, ' ', &word)) {
        assert_true(argc <= ARGS);
        argv[argc++] = arena_strz(&r->arena, word);
    }
    r->status = options_read(&r->o, argc, argv, &r->arena, &r->paths,
                             &r->npaths, &r->err);
}

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < noptions; i++) {
        const struct option_row *a = &option_table[i];
        assert_true(a->flags & (OPTION_LINE | OPTION_SET));
        assert_true(a->help && a->help[0]);
        assert_true((a->type == OPTION_FLAG) == !a->arg);
        assert_true(a->at < sizeof(struct options));
        assert_ptr_equal(option_find(str_of(a->name)), a);
        for (size_t j = i + 1; j < noptions; j++) {
            const struct option_row *b = &option_table[j];
            assert_string_not_equal(a->name, b->name);
            assert_true(a->at != b->at);
            assert_true(!a->letter || a->letter != b->letter);
        }
    }
}

static void test_defaults(void **state)
{
    struct result r;
    (void)state;
    read_args(&r, "");
    assert_int_equal(r.status, ST_OK);
    assert_int_equal(r.npaths, 0);
    assert_int_equal(r.o.dump, 0);
    assert_int_equal(r.o.list, 0);
    assert_int_equal(r.o.width, 0);
    assert_int_equal(r.o.ambiguous, 0);
    assert_int_equal(r.o.sort, 0);
    assert_int_equal(r.o.escape_time, 50);
    assert_int_equal(r.o.measure, 80);
    assert_int_equal(r.o.overlap, 1);
    assert_null(r.o.search);
    arena_free(&r.arena);
}

static const struct {
    const char *args;
    size_t field;
    int value;
} good[] = {
    { "-d", offsetof(struct options, dump), 1 },
    { "--dump", offsetof(struct options, dump), 1 },
    { "--dump=text", offsetof(struct options, dump), 1 },
    { "-djson", offsetof(struct options, dump), 3 },
    { "--dump=tree", offsetof(struct options, dump), 4 },
    { "-l", offsetof(struct options, list), 1 },
    { "-ljson", offsetof(struct options, list), 2 },
    { "-w 60", offsetof(struct options, width), 60 },
    { "-w61", offsetof(struct options, width), 60 },
    { "--width 1000", offsetof(struct options, width), 1000 },
    { "--width=2", offsetof(struct options, width), 2 },
    { "--width=3", offsetof(struct options, width), 2 },
    { "--ambiguous=2", offsetof(struct options, ambiguous), 2 },
    { "--ambiguous auto", offsetof(struct options, ambiguous), 0 },
    { "--script=traditional", offsetof(struct options, script), 2 },
    { "--sort=title", offsetof(struct options, sort), 2 },
    { "--sort=-date", offsetof(struct options, sort), 1 },
    { "--sort=-length", offsetof(struct options, sort), 9 },
    { "--group=none", offsetof(struct options, group), 2 },
    { "--show-hidden", offsetof(struct options, show_hidden), 1 },
    { "--all", offsetof(struct options, all), 1 },
    { "--ascii", offsetof(struct options, ascii), 1 },
    { "--no-fulltext", offsetof(struct options, no_fulltext), 1 },
    { "--fulltext=eager", offsetof(struct options, fulltext), FULLTEXT_EAGER },
    { "--fulltext=off", offsetof(struct options, fulltext), FULLTEXT_OFF },
    { "--fulltext-memory=64", offsetof(struct options, fulltext_memory), 64 },
    { "--no-config", offsetof(struct options, no_config), 1 },
    { "--no-state", offsetof(struct options, no_state), 1 },
    { "--no-cache", offsetof(struct options, no_cache), 1 },
    { "--no-probe", offsetof(struct options, no_probe), 1 },
    { "--no-sandbox", offsetof(struct options, no_sandbox), 1 },
    { "--list-keys", offsetof(struct options, list_keys), 1 },
    { "--list-options", offsetof(struct options, list_options), 1 },
    { "--list-commands", offsetof(struct options, list_commands), 1 },
    { "--version", offsetof(struct options, version), 1 },
    { "--help", offsetof(struct options, help), 1 },
};

static void test_good(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct result r;
        int value;
        read_args(&r, good[i].args);
        memcpy(&value, (char *)&r.o + good[i].field, sizeof value);
        if (r.status != ST_OK || value != good[i].value) {
            fail_msg("%s: status %d, value %d", good[i].args, (int)r.status,
                     value);
        }
        assert_int_equal(r.npaths, 0);
        arena_free(&r.arena);
    }
}

static void test_bad(void **state)
{
    static const char *const bad[] = {
        "--bogus",
        "-x",
        "--dum",
        "--dump=",
        "--dump=html",
        "-dxml",
        "--list=JSON",
        "--width",
        "-w",
        "--width=1",
        "--width=1001",
        "--width=",
        "--width=6x",
        "--width=-2",
        "-w 99999999999999999999",
        "--ambiguous=3",
        "--sort=day",
        "--sort=--date",
        "--sort=-",
        "--group=-day",
        "--all=yes",
        "--help=me",
        "--mouse",
        "--search",
        "--dump --list",
        "--escape-time=5",
        "--fulltext",
        "--fulltext=on",
        "--fulltext-memory=0",
        "--fulltext-memory=2000000",
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct result r;
        read_args(&r, bad[i]);
        if (r.status != ST_USAGE)
            fail_msg("%s: status %d", bad[i], (int)r.status);
        assert_true(r.err.text[0] != 0);
        assert_null(strchr(r.err.text, '\n'));
        arena_free(&r.arena);
    }
}

static void test_paths(void **state)
{
    struct result r;
    (void)state;
    read_args(&r, "tea -d trains - -w 40 -- -l --all");
    assert_int_equal(r.status, ST_OK);
    assert_int_equal(r.npaths, 5);
    assert_true(str_eq(r.paths[0], STR("tea")));
    assert_true(str_eq(r.paths[1], STR("trains")));
    assert_true(str_eq(r.paths[2], STR("-")));
    assert_true(str_eq(r.paths[3], STR("-l")));
    assert_true(str_eq(r.paths[4], STR("--all")));
    assert_int_equal(r.o.dump, 1);
    assert_int_equal(r.o.width, 40);
    assert_int_equal(r.o.list, 0);
    assert_int_equal(r.o.all, 0);
    arena_free(&r.arena);
}

static void test_optional_argument(void **state)
{
    struct result r;
    (void)state;
    /* An optional argument is never the next word. */
    read_args(&r, "--dump json");
    assert_int_equal(r.status, ST_OK);
    assert_int_equal(r.o.dump, 1);
    assert_int_equal(r.npaths, 1);
    arena_free(&r.arena);
}

static void test_text_and_given(void **state)
{
    struct result r;
    (void)state;
    read_args(&r, "-s weather --rules=my.rules --group=day");
    assert_string_equal(r.o.search, "weather");
    assert_string_equal(r.o.rules, "my.rules");
    assert_true(option_given(&r.o, "group"));
    assert_true(option_given(&r.o, "search"));
    assert_false(option_given(&r.o, "sort"));
    arena_free(&r.arena);
}

static void test_fulltext(void **state)
{
    static const struct {
        const char *args;
        enum fulltext want;
    } rows[] = {
        { "", FULLTEXT_LAZY },
        { "--fulltext=eager", FULLTEXT_EAGER },
        { "--no-fulltext", FULLTEXT_OFF },
        { "--no-fulltext --fulltext=eager", FULLTEXT_OFF },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct result r;
        read_args(&r, rows[i].args);
        assert_int_equal(option_fulltext(&r.o), rows[i].want);
        arena_free(&r.arena);
    }
}

static void test_set(void **state)
{
    struct arena a = { 0 };
    struct options o;
    struct err e;
    (void)state;
    options_init(&o);
    assert_int_equal(
        option_set(&o, option_find(STR("mouse")), STR("on"), &a, &e), ST_OK);
    assert_int_equal(o.mouse, 1);
    assert_int_equal(
        option_set(&o, option_find(STR("mouse")), STR("off"), &a, &e), ST_OK);
    assert_int_equal(o.mouse, 0);
    assert_int_equal(
        option_set(&o, option_find(STR("mouse")), STR("perhaps"), &a, &e),
        ST_USAGE);
    assert_int_equal(
        option_set(&o, option_find(STR("measure")), STR("41"), &a, &e), ST_OK);
    assert_int_equal(o.measure, 40);
    assert_int_equal(
        option_set(&o, option_find(STR("measure")), STR("82"), &a, &e),
        ST_USAGE);
    assert_int_equal(o.measure, 40);
    assert_null(option_find(STR("")));
    assert_null(option_find(STR("dum")));
    arena_free(&a);
}

/* Every line of --help and --list-options names its option. */
static void test_print(void **state)
{
    struct buf help = { 0 }, list = { 0 };
    (void)state;
    options_help(&help);
    options_list(&list);
    for (size_t i = 0; i < noptions; i++) {
        struct buf name = { 0 };
        buf_printf(&name, "--%s", option_table[i].name);
        assert_int_equal(str_has(buf_str(&help), buf_str(&name)),
                         !!(option_table[i].flags & OPTION_LINE));
        buf_reset(&name);
        buf_printf(&name, "%s\t", option_table[i].name);
        assert_true(str_has(buf_str(&list), buf_str(&name)));
        buf_free(&name);
    }
    assert_true(str_has(buf_str(&help), STR("[-]date|title|source")));
    assert_true(str_has(buf_str(&help), STR("--dump[=text|ansi|json|tree]")));
    buf_free(&help);
    buf_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_optional_argument),
        cmocka_unit_test(test_text_and_given),
        cmocka_unit_test(test_fulltext),
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_print),
    };
    return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
