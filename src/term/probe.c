/* SPDX-License-Identifier: MIT */
/*
 * What is asked, in one write: each test string with a cursor report, two
 * mode reports, then DA1. A terminal answers in order and nearly every one
 * knows DA1, so its answer means that no other will come.
 *
 * The strings are drawn at column `base`, concealed, and erased. A cursor
 * report in row 1 looks like Shift-F3 when its column is small; from column
 * 20 on it does not. In a terminal too narrow for that the base is 0 and F3
 * with a modifier is taken for the answer while one is due.
 */
#include <config.h>

#include "term/probe.h"

#include "term/tty.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { AMBIGUOUS, WIDE, STRINGS };

static const char *const test_strings[STRINGS] = {
    [AMBIGUOUS] = "\u201C", [WIDE] = "\u4E2D", /* takes 2, else the terminal
                                                  does not read UTF-8 */
};

enum {
    BASE = 20,
    BASE_NEEDS = 40, /* columns of a terminal in which BASE is used */
    SYNC = 2026,
    CLUSTERS = 2027,
    IS_SET = 1, /* DECRPM values */
    IS_RESET = 2,
    ALWAYS_SET = 3,
};

static void take_column(struct probe *p, int col)
{
    int cells = col - 1 - p->base;

    if (p->got < (int)(sizeof p->cols / sizeof p->cols[0]))
        p->cols[p->got] = cells;
    p->got++;
    if (p->got == p->asked && p->cols[WIDE] == 2 &&
        (p->cols[AMBIGUOUS] == 1 || p->cols[AMBIGUOUS] == 2))
        p->ambiguous = p->cols[AMBIGUOUS];
}

static void take_mode(struct probe *p, int mode, int value)
{
    bool usable = value >= IS_SET && value <= ALWAYS_SET;

    if (mode == SYNC) {
        p->sync = usable;
    } else if (mode == CLUSTERS) {
        p->clusters = usable;
        p->clusters_on = usable && value != IS_RESET;
    }
}

/* Is the event an answer to what was asked? Then it is taken. */
static bool take_answer(struct probe *p, const struct event *e)
{
    bool due = p->got < p->asked;

    if (e->type == EVENT_KEY && e->key == KEY_F1_ + 2 && e->mods && due &&
        p->base == 0) {
        take_column(p, e->mods + 1);
        return true;
    }
    if (e->type != EVENT_REPLY)
        return false;
    if (e->final == 'R' && due)
        take_column(p, e->param[1]);
    else if (e->final == 'y')
        take_mode(p, e->param[0], e->param[1]);
    else if (e->final == 'c' && e->private_mark == '?')
        p->answered = true;
    return true;
}

bool probe_event(struct probe *p, const struct event *e)
{
    struct probe before = *p;

    take_answer(p, e);
    return p->ambiguous != before.ambiguous || p->sync != before.sync ||
           p->clusters != before.clusters;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void choose_base(struct probe *p, int out)
{
    struct winsize w;

    p->base = 0;
    if (ioctl(out, TIOCGWINSZ, &w) == 0 && w.ws_col >= BASE_NEEDS)
        p->base = BASE;
}

static bool ask(struct probe *p, int out)
{
    char text[256], move[16] = "";
    size_t n = 0;
    const char *program = getenv("TERM_PROGRAM");
    /* This one prints the end of a mode query. */
    bool modes = !program || strcmp(program, "Apple_Terminal") != 0;

    choose_base(p, out);
    if (p->base > 0)
        snprintf(move, sizeof move, "\033[%dC", p->base);
    n += (size_t)snprintf(text, sizeof text, "\r\033[8m");
    for (int i = 0; i < STRINGS; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "\r%s%s\033[6n", move,
                              test_strings[i]);
    n += (size_t)snprintf(text + n, sizeof text - n, "\r\033[m\033[K%s\033[c",
                          modes ? "\033[?2026$p\033[?2027$p" : "");
    p->asked = STRINGS;
    return tty_write(out, text, n);
}

/* What was typed before the terminal was asked went through its line editing,
 * which makes a line feed of Enter. */
static void keep_typed(struct probe *p, const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n && p->ntyped < sizeof p->typed; i++)
        p->typed[p->ntyped++] = bytes[i] == '\n' ? '\r' : (char)bytes[i];
}

/* Take the events that are there; the bytes of those that are no answers are
 * kept as they came. */
static void sort_out(struct probe *p, struct input *in)
{
    unsigned char bytes[INPUT_ROOM];
    struct event e;

    for (;;) {
        size_t before = in->n;
        memcpy(bytes, in->bytes, before);
        bool found = !p->answered && input_next(in, false, &e);
        if (!found || !take_answer(p, &e))
            keep_typed(p, bytes, before - in->n);
        if (!found)
            return;
    }
}

static void wait_answers(struct probe *p, int fd, int limit_ms)
{
    struct input in = { 0 };
    int64_t end = now_ms() + limit_ms;

    while (!p->answered) {
        int64_t left = end - now_ms();
        struct pollfd f = { .fd = fd, .events = POLLIN };
        unsigned char bytes[INPUT_ROOM];
        if (left <= 0)
            break;
        int ready = poll(&f, 1, (int)left);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            break;
        ssize_t n = read(fd, bytes, input_space(&in));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        input_feed(&in, bytes, (size_t)n);
        sort_out(p, &in);
    }
    keep_typed(p, in.bytes, in.n);
}

void probe_terminal(struct probe *p, int in, int out, const char *term,
                    int limit_ms)
{
    struct termios old, raw;

    memset(p, 0, sizeof *p);
    if (!term || !*term || strcmp(term, "dumb") == 0 || !isatty(in) ||
        !isatty(out))
        return;
    /* In the background the terminal is not ours to change. */
    if (tcgetpgrp(in) != getpgrp() || tcgetattr(in, &old) != 0)
        return;
    raw = old;
    raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ECHONL | ISIG);
    raw.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    /* TCSADRAIN, not TCSAFLUSH: what was typed ahead stays. */
    if (tcsetattr(in, TCSADRAIN, &raw) != 0)
        return;
    if (ask(p, out))
        wait_answers(p, in, limit_ms);
    tcsetattr(in, TCSADRAIN, &old);
}
