/* SPDX-License-Identifier: MIT */
/*
 * Only escape sequences are looked at, one at a time, to answer the questions
 * among them and to count the ends of frames; all else is bytes.
 */
#include <config.h>

#include "pty.h"

#include "measure.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    ESC = 27,
    PATIENCE_MS = 20000, /* for a frame, for rest */
    REST_MS = 5,         /* after a key */
};

/* The end of a frame has no answer. */
static const struct {
    const char *question, *answer;
} answers[] = {
    { "\033[?2026$p", "\033[?2026;2$y" },
    { "\033[?2027$p", "\033[?2027;0$y" },
    { "\033[c", "\033[?62c" },
};

/* What is drawn behind column 20 when the program asks where the cursor is: a
 * quotation mark of 1 cell, then an ideograph of 2. */
static const char *const places[] = { "\033[1;22R", "\033[1;23R" };

static void take_sequence(struct pty *p)
{
    p->sequence[p->n] = 0;
    if (strcmp(p->sequence, "\033[?2026l") == 0) {
        p->frames++;
        p->framed = measure_now().wall;
    }
    if (strcmp(p->sequence, "\033[6n") == 0)
        pty_send(p, places[p->asked++ % 2]);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (strcmp(p->sequence, answers[i].question) == 0)
            pty_send(p, answers[i].answer);
    p->n = 0;
}

static void take_byte(struct pty *p, char c)
{
    if (c == ESC)
        p->n = 0;
    else if (p->n == 0)
        return;
    p->sequence[p->n++] = c;
    if (p->n == 2 && c != '[')
        p->n = 0;
    else if (p->n > 2 && c >= '@' && c <= '~')
        take_sequence(p);
    else if (p->n == sizeof p->sequence - 1)
        p->n = 0;
}

static _Noreturn void run(const char *name, const char *const *argv)
{
    int fd;
    setsid();
    fd = open(name, O_RDWR); /* becomes the terminal of the session */
    if (fd < 0)
        _exit(127);
#ifdef TIOCSCTTY
    ioctl(fd, TIOCSCTTY, 0);
#endif
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    if (fd > 2)
        close(fd);
    setenv("TERM", "xterm-256color", 1);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
}

bool pty_start(struct pty *p, const char *const *argv, int rows, int cols)
{
    const char *name;
    *p = (struct pty){ .fd = posix_openpt(O_RDWR | O_NOCTTY) };
    if (p->fd < 0 || grantpt(p->fd) || unlockpt(p->fd))
        return false;
    name = ptsname(p->fd);
    fcntl(p->fd, F_SETFD, FD_CLOEXEC);
    pty_resize(p, rows, cols);
    p->pid = fork();
    if (p->pid == 0)
        run(name, argv);
    return p->pid > 0 && clock_getcpuclockid(p->pid, &p->clock) == 0;
}

void pty_end(struct pty *p)
{
    int status;
    kill(p->pid, SIGKILL);
    close(p->fd);
    waitpid(p->pid, &status, 0);
}

bool pty_pump(struct pty *p, int ms)
{
    char bytes[65536];
    struct pollfd f = { .fd = p->fd, .events = POLLIN };
    ssize_t n;
    if (poll(&f, 1, ms) <= 0)
        return true;
    n = read(p->fd, bytes, sizeof bytes);
    if (n <= 0)
        return n < 0 && errno == EINTR;
    p->bytes += (uint64_t)n;
    for (ssize_t i = 0; i < n; i++)
        take_byte(p, bytes[i]);
    return true;
}

void pty_send(struct pty *p, const char *bytes)
{
    size_t n = strlen(bytes);
    if (write(p->fd, bytes, n) != (ssize_t)n)
        p->bytes = 0; /* the program has gone: found by who waits */
}

void pty_resize(struct pty *p, int rows, int cols)
{
    struct winsize w = { .ws_row = (unsigned short)rows,
                         .ws_col = (unsigned short)cols };
    ioctl(p->fd, TIOCSWINSZ, &w);
}

double pty_cpu(const struct pty *p)
{
    struct timespec t;
    if (clock_gettime(p->clock, &t))
        return 0;
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double pty_main_cpu(const struct pty *p)
{
    char path[64];
    unsigned long long ns;
    FILE *f;
    int got;
    snprintf(path, sizeof path, "/proc/%ld/schedstat", (long)p->pid);
    f = fopen(path, "r");
    if (!f)
        return -1;
    got = fscanf(f, "%llu", &ns);
    fclose(f);
    return got == 1 ? (double)ns / 1e6 : -1;
}

bool pty_wait_frames(struct pty *p, uint64_t frames)
{
    double end = measure_now().wall + PATIENCE_MS;
    while (p->frames < frames)
        if (!pty_pump(p, 10) || measure_now().wall > end)
            return false;
    return true;
}

bool pty_wait_rest(struct pty *p, int ms)
{
    double end = measure_now().wall + PATIENCE_MS;
    double since = measure_now().wall, cpu = pty_cpu(p);
    uint64_t bytes = p->bytes;
    for (;;) {
        double now = measure_now().wall, used = pty_cpu(p);
        if (bytes != p->bytes || used > cpu) {
            bytes = p->bytes;
            cpu = used;
            since = now;
        } else if (now - since >= ms) {
            return true;
        }
        if (now > end || !pty_pump(p, 1))
            return false;
    }
}

struct pty_cost pty_ask(struct pty *p, const char *bytes, int rows, int cols)
{
    uint64_t sent = p->bytes, frames = p->frames;
    double cpu = pty_cpu(p), begin = measure_now().wall;
    if (bytes)
        pty_send(p, bytes);
    else
        pty_resize(p, rows, cols);
    while (pty_cpu(p) == cpu && pty_pump(p, 1))
        ; /* it has not begun */
    pty_wait_rest(p, REST_MS);
    return (struct pty_cost){ pty_cpu(p) - cpu,
                              p->frames > frames ? p->framed - begin : 0,
                              (double)(p->bytes - sent) };
}
