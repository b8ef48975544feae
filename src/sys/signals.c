/* SPDX-License-Identifier: MIT */
/*
 * A pipe to ourselves: the handler writes the signal's number as one byte and
 * does nothing else. Both ends do not block, so a full pipe loses a signal of
 * which many wait already. The pipe, the restore function and the stack for
 * the crash handler are the state of file scope that handlers need.
 */
#include <config.h>

#include "sys/signals.h"

#include "base/mem.h"
#include "sys/pipe.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

static const int piped[] = { SIGWINCH, SIGTERM, SIGHUP,  SIGINT,
                             SIGQUIT,  SIGTSTP, SIGCONT, SIGCHLD };
static const int deadly[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { CRASH_STACK = 65536 };

static int fds[2] = { -1, -1 };
static void (*restore_terminal)(void);
static void *crash_stack;

static void on_signal(int sig)
{
    int saved_errno = errno;
    unsigned char byte = (unsigned char)sig;
    ssize_t n = write(fds[1], &byte, 1);

    (void)n;
    errno = saved_errno;
}

/* SA_RESETHAND: the signal raised here has its default action, once the
 * handler returns and it is no longer blocked. */
static void on_crash(int sig)
{
    if (restore_terminal)
        restore_terminal();
    raise(sig);
}

static void handle(int sig, void (*handler)(int), int flags)
{
    struct sigaction a = { .sa_handler = handler, .sa_flags = flags };

    sigemptyset(&a.sa_mask);
    sigaction(sig, &a, NULL);
}

void signals_set(int sig, void (*handler)(int))
{
    handle(sig, handler, 0);
}

static void open_pipe(void)
{
    if (!pipe_open(fds))
        die("no pipe for signals");
    for (int i = 0; i < 2; i++)
        fcntl(fds[i], F_SETFL, O_NONBLOCK);
}

/* So that the handler runs also when the stack has overflowed. */
static void use_crash_stack(void)
{
    crash_stack = xmalloc(CRASH_STACK);
    sigaltstack(&(stack_t){ .ss_sp = crash_stack, .ss_size = CRASH_STACK },
                NULL);
}

/* Whoever started us with a signal ignored wants it so. */
static bool is_ignored(int sig)
{
    struct sigaction a;

    return sigaction(sig, NULL, &a) == 0 && a.sa_handler == SIG_IGN;
}

int signals_open(void (*restore)(void))
{
    restore_terminal = restore;
    open_pipe();
    use_crash_stack();
    for (size_t i = 0; i < COUNT(piped); i++)
        if (!is_ignored(piped[i]))
            handle(piped[i], on_signal, SA_RESTART);
    for (size_t i = 0; i < COUNT(deadly); i++)
        handle(deadly[i], on_crash, (int)SA_RESETHAND | SA_ONSTACK);
    handle(SIGPIPE, SIG_IGN, 0);
    return fds[0];
}

int signals_next(void)
{
    unsigned char byte;

    return read(fds[0], &byte, 1) == 1 ? byte : 0;
}

void signals_close(void)
{
    for (size_t i = 0; i < COUNT(piped); i++)
        if (!is_ignored(piped[i]))
            handle(piped[i], SIG_DFL, 0);
    for (size_t i = 0; i < COUNT(deadly); i++)
        handle(deadly[i], SIG_DFL, 0);
    sigaltstack(&(stack_t){ .ss_flags = SS_DISABLE, .ss_size = CRASH_STACK },
                NULL);
    free(crash_stack);
    crash_stack = NULL;
    for (int i = 0; i < 2; i++) {
        if (fds[i] >= 0)
            close(fds[i]);
        fds[i] = -1;
    }
    restore_terminal = NULL;
}

static void unblock(int sig)
{
    sigset_t one;

    sigemptyset(&one);
    sigaddset(&one, sig);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
}

void signals_stop(void)
{
    if (is_ignored(SIGTSTP))
        return;
    handle(SIGTSTP, SIG_DFL, 0);
    unblock(SIGTSTP);
    kill(0, SIGTSTP); /* the whole group, as the terminal would */
    handle(SIGTSTP, on_signal, SA_RESTART);
}

void signals_die(int sig)
{
    handle(sig, SIG_DFL, 0);
    unblock(sig);
    raise(sig);
    _exit(128 + sig);
}
