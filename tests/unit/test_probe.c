/* SPDX-License-Identifier: MIT */
/*
 * A child asks on a pseudo terminal; the test plays the terminal: when the
 * fence was asked it sends the answer of the case. The child hands its struct
 * probe back over a pipe. Late answers need no terminal.
 */
#include <config.h>

#include "term/probe.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <poll.h>
#ifdef __linux__
#include <pty.h>
#else
#include <util.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { LONG = 10000, SHORT = 60 }; /* limits of the child, milliseconds */

struct probe_case {
    const char *label;
    const char *term;
    int cols, limit;
    const char *before; /* typed before anything is asked */
    const char *answer; /* NULL: none */
    int ambiguous;
    bool asked, answered, sync, clusters, clusters_on;
    const char *typed;
};

/* clang-format off */
static const struct probe_case cases[] = {
    { "ambiguous 1, knows no modes", "xterm", 80, LONG, "",
      "\033[9;22R\033[9;23R\033[?62;1c",
      1, true, true, false, false, false, "" },
    { "ambiguous 2", "xterm", 80, LONG, "",
      "\033[9;23R\033[9;23R\033[?2026;0$y\033[?2027;0$y\033[?62;1c",
      2, true, true, false, false, false, "" },
    { "modes that are off", "xterm", 80, LONG, "",
      "\033[9;22R\033[9;23R\033[?2026;2$y\033[?2027;2$y\033[?62;1c",
      1, true, true, true, true, false, "" },
    { "modes that are on", "xterm", 80, LONG, "",
      "\033[9;22R\033[9;23R\033[?2026;1$y\033[?2027;1$y\033[?62;1c",
      1, true, true, true, true, true, "" },
    { "modes that stay off", "xterm", 80, LONG, "",
      "\033[9;22R\033[9;23R\033[?2026;4$y\033[?2027;4$y\033[?62;1c",
      1, true, true, false, false, false, "" },
    { "row 1", "xterm", 80, LONG, "",
      "\033[1;22R\033[1;23R\033[?62;1c",
      1, true, true, false, false, false, "" },
    { "row 1 of a narrow terminal", "xterm", 30, LONG, "",
      "\033[1;3R\033[1;3R\033[?62;1c",
      2, true, true, false, false, false, "" },
    { "no UTF-8", "xterm", 80, LONG, "",
      "\033[9;24R\033[9;24R\033[?62;1c",
      0, true, true, false, false, false, "" },
    { "no cursor reports", "xterm", 80, LONG, "", "\033[?62;1c",
      0, true, true, false, false, false, "" },
    { "keys among the answers", "xterm", 80, LONG, "j",
      "k\033[9;22R\033[A\033[9;23R\033[?62;1c" "q",
      1, true, true, false, false, false, "jk\033[Aq" },
    { "cut by a key", "xterm", 80, SHORT, "",
      "\033[9;22R\033[9;23R\033[?2026",
      1, true, false, false, false, false, "\033[?2026" },
    { "mute", "xterm", 80, SHORT, "jj\n", NULL,
      0, true, false, false, false, false, "jj\r" },
    { "dumb", "dumb", 80, SHORT, "", NULL,
      0, false, false, false, false, false, "" },
    { "no TERM", "", 80, SHORT, "", NULL,
      0, false, false, false, false, false, "" },
};
/* clang-format on */

struct report {
    struct probe probe;
    bool same_modes; /* the terminal is as it was */
};

_Noreturn static void child(const struct probe_case *c, int to)
{
    struct report r;
    struct termios before, after;

    memset(&r, 0, sizeof r);
    memset(&before, 0, sizeof before);
    memset(&after, 0, sizeof after);
    tcgetattr(0, &before);
    probe_terminal(&r.probe, 0, 1, c->term, c->limit);
    tcgetattr(0, &after);
    r.same_modes = before.c_lflag == after.c_lflag &&
                   before.c_iflag == after.c_iflag &&
                   before.c_cc[VMIN] == after.c_cc[VMIN];
    _exit(write(to, &r, sizeof r) != (ssize_t)sizeof r);
}

static void put(int fd, const char *text)
{
    size_t n = strlen(text);
    assert_int_equal(write(fd, text, n), (ssize_t)n);
}

/* Play the terminal until the report is there; *asked gets what was asked. */
static void play(const struct probe_case *c, int tty, int from,
                 struct report *r, char *asked, size_t room)
{
    size_t n = 0;
    bool sent = false;

    for (;;) {
        struct pollfd f[2] = { { .fd = from, .events = POLLIN },
                               { .fd = tty, .events = POLLIN } };
        int ready = poll(f, 2, 20000);
        assert_true(ready > 0);
        if (f[1].revents & POLLIN) {
            ssize_t k = read(tty, asked + n, room - 1 - n);
            n += k > 0 ? (size_t)k : 0;
        }
        asked[n] = 0;
        if (!sent && c->answer && strstr(asked, "\033[c")) {
            put(tty, c->answer);
            sent = true;
        }
        if (f[0].revents)
            break;
    }
    assert_int_equal(read(from, r, sizeof *r), (ssize_t)sizeof *r);
}

static void run_case(const struct probe_case *c)
{
    struct winsize w = { .ws_row = 24, .ws_col = (unsigned short)c->cols };
    struct report r;
    char asked[2048] = "";
    int tty, fds[2], status;

    assert_int_equal(pipe(fds), 0);
    unsetenv("TERM_PROGRAM");
    pid_t pid = forkpty(&tty, NULL, NULL, &w);
    assert_true(pid >= 0);
    if (pid == 0) {
        /* Typed ahead: the test writes it before the child may go on. */
        char go;
        close(fds[0]);
        if (read(0, &go, 1) != 1)
            _exit(1);
        child(c, fds[1]);
    }
    close(fds[1]);
    put(tty, "\n");
    put(tty, c->before);
    play(c, tty, fds[0], &r, asked, sizeof asked);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    close(fds[0]);
    close(tty);

    print_message("# %s\n", c->label);
    assert_int_equal(r.probe.ambiguous, c->ambiguous);
    assert_int_equal(r.probe.answered, c->answered);
    assert_int_equal(r.probe.sync, c->sync);
    assert_int_equal(r.probe.clusters, c->clusters);
    assert_int_equal(r.probe.clusters_on, c->clusters_on);
    assert_true(r.same_modes);
    assert_int_equal(strstr(asked, "\033[c") != NULL, c->asked);
    assert_int_equal(r.probe.ntyped, strlen(c->typed));
    assert_memory_equal(r.probe.typed, c->typed, r.probe.ntyped);
}

static void test_terminal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        run_case(&cases[i]);
}

static void test_no_terminal(void **state)
{
    struct probe p;
    int fds[2];
    char byte;

    (void)state;
    assert_int_equal(pipe(fds), 0);
    probe_terminal(&p, fds[0], fds[1], "xterm", LONG);
    assert_int_equal(p.asked, 0);
    close(fds[1]);
    assert_int_equal(read(fds[0], &byte, 1), 0); /* nothing was written */
    close(fds[0]);
}

/* Feed bytes that came after the limit; returns how often they changed what
 * is known. */
static int late(struct probe *p, const char *bytes)
{
    struct input in = { .n = 0 };
    struct event e;
    int changes = 0;

    input_feed(&in, bytes, strlen(bytes));
    while (input_next(&in, true, &e))
        changes += probe_event(p, &e);
    return changes;
}

static void test_late(void **state)
{
    struct probe p = { .asked = 2, .base = 20 };

    (void)state;
    assert_int_equal(late(&p, "j\033[1;2R\033[A"), 0); /* keys */
    assert_int_equal(p.got, 0);
    assert_int_equal(late(&p, "\033[9;23R\033[9;23R"), 1);
    assert_int_equal(p.ambiguous, 2);
    assert_int_equal(late(&p, "\033[?2026;2$y\033[?2027;2$y\033[?62;1c"), 2);
    assert_true(p.sync && p.clusters && p.answered);
    /* Nothing is due any more. */
    assert_int_equal(late(&p, "\033[9;22R\033[9;22R\033[?2026;2$y"), 0);
    assert_int_equal(p.ambiguous, 2);
    /* A program that asked nothing learns nothing. */
    p = (struct probe){ .asked = 0 };
    assert_int_equal(late(&p, "\033[9;22R\033[9;23R"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terminal),
        cmocka_unit_test(test_no_terminal),
        cmocka_unit_test(test_late),
    };
    return cmocka_run_group_tests_name("probe", tests, NULL, NULL);
}
