/* SPDX-License-Identifier: MIT */
/* What would end or stop the test is done in a child. */
#include <config.h>

#include "sys/signals.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int restored_fd = -1;

static void restore(void)
{
    ssize_t n = write(restored_fd, "r", 1);
    (void)n;
}

static const int sigs[] = { SIGWINCH, SIGTERM, SIGHUP,  SIGINT,
                            SIGQUIT,  SIGTSTP, SIGCONT, SIGCHLD };

static int set_up(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) /* whatever we were started with */
        signals_set(sigs[i], SIG_DFL);
    return 0;
}

static void test_pipe(void **state)
{
    int fd = signals_open(NULL);
    struct pollfd f = { .fd = fd, .events = POLLIN };

    (void)state;
    assert_int_equal(signals_next(), 0);
    assert_int_equal(poll(&f, 1, 0), 0);
    for (int i = 0; i < 8; i++)
        raise(sigs[i]);
    raise(SIGPIPE); /* ignored */
    assert_int_equal(poll(&f, 1, 0), 1);
    for (int i = 0; i < 8; i++)
        assert_int_equal(signals_next(), sigs[i]);
    assert_int_equal(signals_next(), 0);
    for (int i = 0; i < 100000; i++) /* more than the pipe holds */
        raise(SIGWINCH);
    int n = 0;
    while (signals_next() == SIGWINCH)
        n++;
    assert_true(n > 100);
    signals_close();
    assert_int_equal(signals_next(), 0);
}

static void test_ignored(void **state)
{
    (void)state;
    signals_set(SIGHUP, SIG_IGN);
    signals_set(SIGTSTP, SIG_IGN);
    signals_open(NULL);
    raise(SIGHUP);
    raise(SIGTSTP);
    signals_stop(); /* does not stop */
    raise(SIGTERM);
    assert_int_equal(signals_next(), SIGTERM);
    assert_int_equal(signals_next(), 0);
    signals_close();
    raise(SIGHUP); /* still ignored */
}

/* Status of a child that runs do_it; *told is whether the terminal was
 * restored. */
static int in_child(void (*do_it)(void), int *told)
{
    int fds[2], status;
    char byte;

    assert_int_equal(pipe(fds), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit none = { 0, 0 };
        setrlimit(RLIMIT_CORE, &none);
        setpgid(0, 0);
        close(fds[0]);
        restored_fd = fds[1];
        signals_open(restore);
        do_it();
        _exit(0);
    }
    close(fds[1]);
    *told = read(fds[0], &byte, 1) == 1;
    assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
    close(fds[0]);
    return status;
}

static void crash_abrt(void)
{
    raise(SIGABRT);
}

static void crash_segv(void)
{
    raise(SIGSEGV);
}

static void crash_fpe(void)
{
    raise(SIGFPE);
}

static void die_of_term(void)
{
    signals_die(SIGTERM);
}

static void test_death(void **state)
{
    static const struct {
        void (*do_it)(void);
        int sig, told;
    } ways[] = {
        { crash_abrt, SIGABRT, 1 },
        { crash_segv, SIGSEGV, 1 },
        { crash_fpe, SIGFPE, 1 },
        { die_of_term, SIGTERM, 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        int told, status = in_child(ways[i].do_it, &told);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), ways[i].sig);
        assert_int_equal(told, ways[i].told);
    }
}

/* Stops, and after it goes on ^Z comes to the pipe again. */
static void stop_and_go(void)
{
    signals_stop();
    while (signals_next())
        ;
    raise(SIGTSTP);
    _exit(signals_next() == SIGTSTP ? 7 : 8);
}

static void test_stop(void **state)
{
    int status;

    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        signals_open(NULL);
        stop_and_go();
    }
    assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
    if (WIFSTOPPED(status)) { /* not in an orphaned process group */
        assert_int_equal(WSTOPSIG(status), SIGTSTP);
        assert_int_equal(kill(pid, SIGCONT), 0);
        assert_int_equal(waitpid(pid, &status, 0), pid);
    }
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_pipe, set_up),
        cmocka_unit_test_setup(test_ignored, set_up),
        cmocka_unit_test_setup(test_death, set_up),
        cmocka_unit_test_setup(test_stop, set_up),
    };
    return cmocka_run_group_tests_name("signals", tests, NULL, NULL);
}
