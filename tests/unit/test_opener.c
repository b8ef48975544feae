/* SPDX-License-Identifier: MIT */
/*
 * Browsers and editors are scripts in a temporary folder that write their
 * arguments to a file, one on a line, and then rename it into place. What a
 * program in the background writes is polled for until a deadline.
 */
#include <config.h>

#include "base/buf.h"
#include "sys/opener.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct place {
    char dir[PATH_MAX];
    char path[2 * PATH_MAX]; /* scratch for at() */
};

static const char *at(struct place *p, const char *name)
{
    snprintf(p->path, sizeof p->path, "%s/%s", p->dir, name);
    return p->path;
}

static void write_file(const char *path, const char *text, mode_t mode)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(chmod(path, mode), 0);
}

/* $0 tells the folder, so no path stands in the text. */
static const char recorder[] =
    "#!/bin/sh\n"
    "d=${0%/*}\n"
    "{ for a; do printf '%s\\n' \"$a\"; done; } > \"$d/args.new\"\n"
    "if read -r line; then echo input; fi\n"
    "echo '# message'\n"
    "mv \"$d/args.new\" \"$d/args\"\n";

static int set_up(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    const char *tmp = getenv("TMPDIR");
    char name[PATH_MAX];

    snprintf(name, sizeof name, "%s/opener-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!p || !mkdtemp(name) || !realpath(name, p->dir))
        return -1;
    write_file(at(p, "fake"), recorder, 0700);
    write_file(at(p, "w3m"), recorder, 0700);
    write_file(at(p, "vi"), recorder, 0700);
    write_file(at(p, "plain"), "no program", 0600);
    mkdir(at(p, "archive"), 0700);
    write_file(at(p, "archive/tea.md"), "tea", 0600);
    mkdir(at(p, "archive2"), 0700);
    write_file(at(p, "archive2/secret"), "secret", 0600);
    char link[PATH_MAX + 32];
    snprintf(link, sizeof link, "%s/archive/link", p->dir);
    assert_int_equal(symlink(at(p, "archive2/secret"), link), 0);
    /* Programs in the foreground inherit it. */
    if (!freopen("/dev/null", "r", stdin))
        return -1;
    setenv("DISPLAY", ":0", 1);
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("BROWSER");
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    *state = p;
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int type,
                      struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

static int tear_down(void **state)
{
    struct place *p = *state;
    nftw(p->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(p);
    return 0;
}

/* Start with browser and editor by name in the folder; %D stands for it. */
static struct opener *start(struct place *p, const char *browser,
                            const char *editor, bool log)
{
    struct buf b[2] = { { 0 }, { 0 } };
    const char *lists[2] = { browser, editor };
    struct err e;
    char archive[PATH_MAX + 16], log_path[PATH_MAX + 16];

    for (int i = 0; i < 2; i++)
        for (const char *c = lists[i] ? lists[i] : ""; *c; c++)
            if (c[0] == '%' && c[1] == 'D') {
                buf_add(&b[i], str_of(p->dir));
                c++;
            } else {
                buf_chr(&b[i], *c);
            }
    snprintf(archive, sizeof archive, "%s/archive", p->dir);
    snprintf(log_path, sizeof log_path, "%s/log", p->dir);
    struct str paths[] = { str_of(archive), STR("-"), STR("/no/such/folder") };
    struct opener_opts o = { .browser = browser ? buf_z(&b[0]) : NULL,
                             .editor = editor ? buf_z(&b[1]) : NULL,
                             .paths = paths,
                             .npaths = 3,
                             .log = log ? log_path : NULL };
    struct opener *op = opener_start(&o, &e);
    assert_non_null(op);
    buf_free(&b[0]);
    buf_free(&b[1]);
    return op;
}

/* The file's text in *b once it is there; it is removed. */
static bool take_file(const char *path, struct buf *b)
{
    for (int tries = 0; tries < 1500; tries++) {
        FILE *f = fopen(path, "r");
        if (f) {
            buf_reset(b);
            b->n = fread(buf_room(b, 20000), 1, 20000, f);
            buf_z(b);
            fclose(f);
            remove(path);
            return true;
        }
        poll(NULL, 0, 10);
    }
    return false;
}

/* clang-format off */
static const struct {
    const char *browser, *url, *args; /* args NULL: refused */
} url_cases[] = {
    { "%D/fake", "http://example.org/tea", "http://example.org/tea\n" },
    { "%D/fake", "HTTPS://example.org/", "HTTPS://example.org/\n" },
    { "%D/fake -n", "https://example.org/?a=1&b=$(date);`ls`'\"",
      "-n\nhttps://example.org/?a=1&b=$(date);`ls`'\"\n" },
    { "%D/fake %s -n", "https://example.org/", "https://example.org/\n-n\n" },
    { "%D/fake  -x  %u", "https://example.org/", "-x\nhttps://example.org/\n" },
    { "%D/fake --url=%s", "https://example.org/",
      "--url=%s\nhttps://example.org/\n" },
    { "%D/none:%D/plain:%D/fake -b:%D/vi", "https://example.org/",
      "-b\nhttps://example.org/\n" },
    { "::%D/fake", "https://example.org/", "https://example.org/\n" },
    { "%D/fake", "https://example.org/a b --flag",
      "https://example.org/a%20b%20--flag\n" },
    { "%D/fake", "https://example.org/\xe8\x8c\xb6",
      "https://example.org/\xe8\x8c\xb6\n" },
    { "%D/fake", "file:///etc/passwd", NULL },
    { "%D/fake", "javascript:alert(1)", NULL },
    { "%D/fake", "--version", NULL },
    { "%D/fake", "ftp://example.org/", NULL },
    { "%D/fake", "https://", NULL },
    { "%D/fake", "", NULL },
    { "%D/fake", " https://example.org/", NULL },
    { "%D/fake", "https://example.org/\n--flag", NULL },
    { "%D/fake", "https://example.org/\033[2J", NULL },
    { "%D/fake", "https://example.org/\x7f", NULL },
    { "%D/fake", "https://example.org/\xc2\x9b" "2J", NULL },
};
/* clang-format on */

static void test_urls(void **state)
{
    struct place *p = *state;
    struct buf b = { 0 };

    for (size_t i = 0; i < sizeof url_cases / sizeof url_cases[0]; i++) {
        struct opener *o = start(p, url_cases[i].browser, NULL, false);
        struct err e;
        enum status st = opener_open(o, str_of(url_cases[i].url), &e);
        if (url_cases[i].args) {
            if (st != ST_OK)
                fail_msg("%s: %s", url_cases[i].url, e.text);
            assert_true(take_file(at(p, "args"), &b));
            assert_string_equal(buf_z(&b), url_cases[i].args);
        } else {
            assert_int_equal(st, ST_USAGE);
            assert_true(e.text[0] != 0);
        }
        opener_stop(o);
        assert_int_not_equal(access(at(p, "args"), F_OK), 0);
    }
    buf_free(&b);
}

static void test_long_url(void **state)
{
    struct place *p = *state;
    struct opener *o = start(p, "%D/fake", NULL, false);
    struct buf url = { 0 }, args = { 0 };
    struct err e;

    buf_add(&url, STR("https://example.org/"));
    buf_fill(&url, 'a', 8192 - url.n);
    assert_int_equal(opener_open(o, buf_str(&url), &e), ST_OK);
    assert_true(take_file(at(p, "args"), &args));
    assert_int_equal(args.n, 8193);
    buf_chr(&url, 'a');
    assert_int_equal(opener_open(o, buf_str(&url), &e), ST_USAGE);
    /* The helper still serves. */
    assert_int_equal(opener_open(o, STR("http://example.org/"), &e), ST_OK);
    assert_true(take_file(at(p, "args"), &args));
    assert_string_equal(buf_z(&args), "http://example.org/\n");
    opener_stop(o);
    buf_free(&url);
    buf_free(&args);
}

static void test_no_program(void **state)
{
    struct place *p = *state;
    struct err e;
    struct opener *o = start(p, "%D/none -x:%D/plain", "%D/noedit", false);

    assert_int_equal(opener_open(o, STR("http://example.org/"), &e), ST_IO);
    assert_non_null(strstr(e.text, "/none: "));
    assert_int_equal(opener_edit(o, str_of(at(p, "archive/tea.md")), 0, &e),
                     ST_IO);
    assert_non_null(strstr(e.text, "/noedit: "));
    opener_stop(o);
}

/* Standard input is empty, output goes to the log. */
static void test_background(void **state)
{
    struct place *p = *state;
    struct buf b = { 0 };
    struct opener *o = start(p, "%D/fake", NULL, true);

    assert_false(opener_foreground(o, false));
    assert_int_equal(opener_open(o, STR("http://example.org/"), NULL), ST_OK);
    assert_true(take_file(at(p, "args"), &b));
    assert_true(take_file(at(p, "log"), &b));
    assert_string_equal(buf_z(&b), "# message\n");
    opener_stop(o);
    buf_free(&b);
}

/* clang-format off */
static const struct {
    const char *display, *browser;
    bool foreground;
} foreground_cases[] = {
    { ":0", "%D/fake", false },
    { ":0", "%D/w3m -o x", true },
    { ":0", "%D/none:%D/w3m", true },
    { ":0", "%D/fake:%D/w3m", false },
#ifndef __APPLE__
    { NULL, "%D/fake", true },
    { "", "%D/fake", true },
#endif
};
/* clang-format on */

static void test_foreground(void **state)
{
    struct place *p = *state;

    for (size_t i = 0; i < sizeof foreground_cases / sizeof foreground_cases[0];
         i++) {
        unsetenv("DISPLAY");
        if (foreground_cases[i].display)
            setenv("DISPLAY", foreground_cases[i].display, 1);
        struct opener *o =
            start(p, foreground_cases[i].browser, "%D/vi", false);
        assert_int_equal(opener_foreground(o, false),
                         foreground_cases[i].foreground);
        assert_true(opener_foreground(o, true));
        opener_stop(o);
    }
}

static void test_environment(void **state)
{
    struct place *p = *state;
    struct buf b = { 0 };

    setenv("BROWSER", at(p, "fake"), 1);
    setenv("EDITOR", at(p, "vi"), 1);
    struct opener *o = start(p, NULL, NULL, false);
    assert_int_equal(opener_open(o, STR("http://example.org/"), NULL), ST_OK);
    assert_true(take_file(at(p, "args"), &b));
    opener_stop(o);

    setenv("VISUAL", at(p, "none"), 1); /* goes before EDITOR */
    o = start(p, NULL, NULL, false);
    struct err e;
    assert_int_equal(opener_edit(o, str_of(at(p, "archive/tea.md")), 0, &e),
                     ST_IO);
    opener_stop(o);
    buf_free(&b);
}

/* clang-format off */
static const struct {
    const char *editor, *file;
    unsigned line;
    const char *args; /* %D is the folder; NULL: refused */
} edit_cases[] = {
    { "%D/vi", "archive/tea.md", 0, "%D/archive/tea.md\n" },
    { "%D/vi", "archive/tea.md", 12, "+12\n%D/archive/tea.md\n" },
    { "%D/vi -R %s -n", "archive/tea.md", 3,
      "-R\n+3\n%D/archive/tea.md\n-n\n" },
    { "%D/fake", "archive/tea.md", 12, "%D/archive/tea.md\n" },
    { "%D/vi", "archive/../archive/tea.md", 0, "%D/archive/tea.md\n" },
    { "%D/vi", "archive", 0, NULL },
    { "%D/vi", "archive/none.md", 0, NULL },
    { "%D/vi", "archive/link", 0, NULL },
    { "%D/vi", "archive/../archive2/secret", 0, NULL },
    { "%D/vi", "archive2/secret", 0, NULL },
    { "%D/vi", "fake", 0, NULL },
};
/* clang-format on */

static void test_edit(void **state)
{
    struct place *p = *state;
    struct buf b = { 0 }, want = { 0 };

    for (size_t i = 0; i < sizeof edit_cases / sizeof edit_cases[0]; i++) {
        struct opener *o = start(p, NULL, edit_cases[i].editor, false);
        struct err e;
        enum status st = opener_edit(o, str_of(at(p, edit_cases[i].file)),
                                     edit_cases[i].line, &e);
        assert_int_equal(st, edit_cases[i].args ? ST_OK : ST_USAGE);
        if (edit_cases[i].args) {
            /* It has ended: the file is there at once. */
            assert_int_equal(access(at(p, "args"), F_OK), 0);
            assert_true(take_file(at(p, "args"), &b));
            buf_reset(&want);
            for (const char *c = edit_cases[i].args; *c; c++)
                if (c[0] == '%' && c[1] == 'D') {
                    buf_add(&want, str_of(p->dir));
                    c++;
                } else {
                    buf_chr(&want, *c);
                }
            assert_string_equal(buf_z(&b), buf_z(&want));
        }
        opener_stop(o);
    }
    buf_free(&b);
    buf_free(&want);
}

/* The helper dies: an error, not a signal and not a hang. */
static void test_helper_gone(void **state)
{
    struct place *p = *state;
    struct err e;
    struct opener *o = start(p, "%D/fake", NULL, false);

    struct pid_of {
        int to, from;
        pid_t pid;
    } seen; /* the first members of struct opener */
    memcpy(&seen, o, sizeof seen);
    assert_int_equal(kill(seen.pid, SIGKILL), 0);
    int status;
    assert_int_equal(waitpid(seen.pid, &status, 0), seen.pid);
    assert_int_equal(opener_open(o, STR("http://example.org/"), &e), ST_IO);
    assert_true(e.text[0] != 0);
    opener_stop(o);
    opener_stop(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_urls, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_long_url, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_program, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_background, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_foreground, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_environment, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_edit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_helper_gone, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("opener", tests, NULL, NULL);
}
