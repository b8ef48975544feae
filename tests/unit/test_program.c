/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "sys/program.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

/* argv joined by '|'. */
static void join(char **argv, char *to, size_t room)
{
    size_t n = 0;

    to[0] = 0;
    for (int i = 0; argv[i]; i++)
        n += (size_t)snprintf(to + n, room - n, "%s%s", i > 0 ? "|" : "",
                              argv[i]);
}

static void test_argv(void **state)
{
    static const struct {
        const char *list;
        uint32_t line;
        const char *argv;
    } rows[] = {
        { "/bin/sh", 0, "/bin/sh|T" },
        { "/bin/sh", 7, "/bin/sh|T" }, /* no editor that takes +LINE */
        { "vi", 7, "vi|+7|T" },
        { "vi", 0, "vi|T" },
        { "vi", UINT32_MAX, "vi|+4294967295|T" },
        { "vi -R", 7, "vi|-R|+7|T" },
        { "vi %s -R", 7, "vi|+7|T|-R" },
        { "vi %u %s", 7, "vi|+7|T|T" },
        { "vi x%s", 7, "vi|x%s|+7|T" },          /* a whole word or none */
        { "vi '%s'", 0, "vi|'%s'|T" },           /* no quoting */
        { "vi ;rm $HOME", 0, "vi|;rm|$HOME|T" }, /* no shell */
        { "  vi   -R  ", 0, "vi|-R|T" },
        { ":::no-such-a: :no-such-b", 0, "no-such-a|T" },
        { "no-such-a:/bin/sh -x:no-such-b", 0, "/bin/sh|-x|T" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena a = { 0 };
        struct program p;
        char target[] = "T", room[LINE_ARG], *argv[PROGRAM_ARGV], got[200];
        program_editor(&p, rows[i].list, &a);
        program_argv(&p, target, rows[i].line, room, argv);
        join(argv, got, sizeof got);
        assert_string_equal(got, rows[i].argv);
        assert_true(p.foreground);
        arena_free(&a);
    }
}

static void test_many_words(void **state)
{
    struct arena a = { 0 };
    struct program p;
    char list[400] = "vi", target[] = "T", room[LINE_ARG];
    char *argv[PROGRAM_ARGV];
    int n = 0;

    (void)state;
    for (int i = 0; i < 100; i++)
        strcat(list, " -x");
    program_editor(&p, list, &a);
    program_argv(&p, target, 3, room, argv);
    while (argv[n])
        n++;
    assert_int_equal(n, PROGRAM_WORDS + 2);
    assert_string_equal(argv[n - 1], "T");
    arena_free(&a);
}

static void test_choice(void **state)
{
    static const struct {
        const char *list, *in_terminal, *display;
        bool foreground;
    } rows[] = {
        { "/x/w3m", NULL, ":0", true },
        { "/x/firefox", NULL, ":0", false },
        { "/x/firefox", NULL, "", true },
        { "/x/w3m", "lynx", ":0", false },
        { "/x/lynx", "w3m lynx", ":0", true },
        { "/x/lyn", "lynx", ":0", false },
        { " : ", NULL, ":0", false },
    };
    (void)state;
    unsetenv("WAYLAND_DISPLAY");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena a = { 0 };
        struct program p;
        setenv("DISPLAY", rows[i].display, 1);
        program_browser(&p, rows[i].list, rows[i].in_terminal, &a);
        assert_int_equal(p.foreground, rows[i].foreground);
        arena_free(&a);
    }
}

static void test_environment(void **state)
{
    struct arena a = { 0 };
    struct program p;

    (void)state;
    setenv("VISUAL", "/bin/sh -v", 1);
    setenv("EDITOR", "/bin/sh -e", 1);
    program_editor(&p, NULL, &a);
    assert_string_equal(p.words[1], "-v");
    setenv("VISUAL", "", 1);
    program_editor(&p, NULL, &a);
    assert_string_equal(p.words[1], "-e");
    unsetenv("EDITOR");
    program_editor(&p, NULL, &a);
    assert_string_equal(p.words[0], "vi");
    setenv("BROWSER", "/no/such:/bin/sh -b", 1);
    program_browser(&p, NULL, NULL, &a);
    assert_string_equal(p.words[1], "-b");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_argv),
        cmocka_unit_test(test_many_words),
        cmocka_unit_test(test_choice),
        cmocka_unit_test(test_environment),
    };
    return cmocka_run_group_tests_name("program", tests, NULL, NULL);
}
