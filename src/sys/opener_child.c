/* SPDX-License-Identifier: MIT */
/*
 * The helper reads requests of one fixed size from a pipe and answers each
 * with one of another fixed size. It checks each again, though the parent
 * has, and trusts nothing it is told but the bytes.
 *
 * Programs are started by fork and exec. A pipe that closes on exec carries
 * errno back, so a missing program is known at once.
 */
#include <config.h>

#include "sys/opener_child.h"

#include "base/buf.h"
#include "sys/pipe.h"
#include "sys/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static void all_signals_default(void)
{
    sigset_t none;

    for (int sig = 1; sig < NSIG; sig++)
        signals_set(sig, SIG_DFL); /* fails for some, which is fine */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* A child ended: only wakes the helper, to reap it. */
static void on_child(int sig)
{
    (void)sig;
}

static void reap(void)
{
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
}

/* Blanks are the one thing in an address that a browser's start script could
 * take for the end of a word. */
static char *safe_url(struct str url)
{
    struct buf b = { 0 };

    for (size_t i = 0; i < url.n; i++)
        if (url.p[i] == ' ')
            buf_add(&b, STR("%20"));
        else
            buf_chr(&b, url.p[i]);
    buf_z(&b);
    return b.p;
}

/* A program without the terminal: nothing to read, messages to the log. */
static void detach(const char *log)
{
    int in = open("/dev/null", O_RDONLY);
    int out =
        log ? open(log, O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY, 0600) : -1;

    if (out < 0)
        out = open("/dev/null", O_WRONLY);
    setsid();
    if (in >= 0)
        dup2(in, 0);
    if (out >= 0) {
        dup2(out, 1);
        dup2(out, 2);
    }
    if (in > 2)
        close(in);
    if (out > 2)
        close(out);
}

_Noreturn static void exec_program(const struct service *s,
                                   const struct program *p, char **argv,
                                   int report)
{
    all_signals_default();
    if (!p->foreground)
        detach(s->log);
    execvp(argv[0], argv);
    int32_t error = errno;
    record_write(report, &error, sizeof error);
    _exit(127);
}

/* Start argv and, in the foreground, wait for its end. Returns errno. */
static int32_t run(const struct service *s, const struct program *p,
                   char **argv)
{
    int report[2];
    int32_t error = 0;

    if (!pipe_open(report))
        return errno;
    pid_t pid = fork();
    if (pid == 0)
        exec_program(s, p, argv, report[1]);
    close(report[1]);
    if (pid < 0)
        error = errno;
    else if (!record_read(report[0], &error, sizeof error, NULL))
        error = 0; /* closed by exec: it runs */
    close(report[0]);
    if (pid > 0 && (p->foreground || error != 0))
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            ;
    return error;
}

static struct answer serve(const struct service *s, struct request *r)
{
    char *argv[PROGRAM_ARGV], line[LINE_ARG];
    struct answer a = { .verdict = REFUSED };

    if (r->kind >= REQUEST_KINDS || r->n > REQUEST_TEXT)
        return a;
    const struct program *p = &s->program[r->kind];
    struct str text = { r->text, r->n };
    char *target = NULL;
    if (p->n == 0) {
        a = (struct answer){ FAILED, ENOENT };
        return a;
    }
    if (r->kind == EDIT_FILE)
        target = request_file(&s->roots, text);
    else if (request_url_ok(text))
        target = safe_url(text);
    if (!target)
        return a;
    program_argv(p, target, r->line, line, argv);
    a.error = run(s, p, argv);
    a.verdict = a.error ? FAILED : STARTED;
    free(target);
    return a;
}

static void close_all(unsigned from, unsigned to)
{
    enum { MOST = 1024 };

    if (from > to)
        return;
#ifdef HAVE_CLOSE_RANGE
    if (close_range(from, to, 0) == 0)
        return;
#endif
    for (unsigned fd = from; fd <= to && fd < MOST; fd++)
        close((int)fd);
}

/* Descriptors of the parent that were not made to close. */
static void close_others(int keep_a, int keep_b)
{
    unsigned low = (unsigned)(keep_a < keep_b ? keep_a : keep_b);
    unsigned high = (unsigned)(keep_a < keep_b ? keep_b : keep_a);

    close_all(3, low - 1);
    close_all(low + 1, high - 1);
    close_all(high + 1, UINT_MAX);
}

static bool greet(const struct service *s, int answers)
{
    struct greeting g = { 0 };

    for (int i = 0; i < REQUEST_KINDS; i++) {
        const struct program *p = &s->program[i];
        struct program_notice *to = &g.program[i];
        to->foreground = p->foreground;
        if (p->n > 0)
            snprintf(to->name, sizeof to->name, "%s", p->words[0]);
    }
    return record_write(answers, &g, sizeof g);
}

_Noreturn void opener_child(const struct service *s, int requests, int answers,
                            pid_t parent)
{
    struct request r;

    all_signals_default();
    signals_set(SIGINT, SIG_IGN);
    signals_set(SIGQUIT, SIG_IGN);
    signals_set(SIGPIPE, SIG_IGN);
    signals_set(SIGCHLD, on_child);
    close_others(requests, answers);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (getppid() != parent || !greet(s, answers))
        _exit(0);
    while (record_read(requests, &r, sizeof r, reap)) {
        reap();
        struct answer a = serve(s, &r);
        if (!record_write(answers, &a, sizeof a))
            break;
    }
    _exit(0);
}
