/* SPDX-License-Identifier: MIT */
/*
 * scroll - what scrolling an article sends to the terminal, over the text of
 * the cells that changed: by a line, where a scroll region moves the rest, and
 * by a page. The layers draw in this process; the other end of the pseudo
 * terminal is emptied after each paint and its bytes are counted.
 */
#include <config.h>

#include "measure.h"
#include "synth.h"

#include "model/article.h"
#include "parser/rules.h"
#include "term/screen.h"
#include "ui/pager.h"
#include "ui/views.h"

#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { ROWS = 24, COLS = 80, STEPS = 40, BYTES = 64 << 10 };

struct stage {
    int master, slave;
    struct theme theme;
    struct screen *screen;
    struct frame frame, before;
    struct pager pager;
};

static _Noreturn void give_up(const char *why)
{
    fprintf(stderr, "scroll: %s\n", why);
    exit(1);
}

static void open_stage(struct stage *s)
{
    struct winsize w = { .ws_row = ROWS, .ws_col = COLS };
    struct width width = { 1, false };
    struct err e;

    s->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (s->master < 0 || grantpt(s->master) || unlockpt(s->master))
        give_up("no pseudo terminal");
    s->slave = open(ptsname(s->master), O_RDWR | O_NOCTTY);
    if (s->slave < 0 || ioctl(s->slave, TIOCSWINSZ, &w))
        give_up("no pseudo terminal");
    setenv("TERM", "xterm-256color", 1);
    theme_default(&s->theme, 256);
    struct screen_opts o = {
        .in = s->slave, .out = s->slave, .width = width, .theme = &s->theme
    };
    s->screen = screen_open(&o, &e);
    if (!s->screen)
        give_up(e.text);
    frame_init(&s->frame, ROWS, COLS, width);
    frame_init(&s->before, ROWS, COLS, width);
}

static void close_stage(struct stage *s)
{
    screen_close(s->screen);
    frame_free(&s->frame);
    frame_free(&s->before);
    close(s->slave);
    close(s->master);
}

static size_t drain(const struct stage *s)
{
    char bytes[65536];
    struct pollfd f = { .fd = s->master, .events = POLLIN };
    size_t sum = 0;
    while (poll(&f, 1, 0) > 0) {
        ssize_t n = read(s->master, bytes, sizeof bytes);
        if (n <= 0)
            break;
        sum += (size_t)n;
    }
    return sum;
}

/* Paint, and what was sent for it. */
static size_t paint(struct stage *s)
{
    struct area all = { 0, 0, ROWS, COLS };
    frame_fill(&s->frame, all, STYLE_TEXT);
    pager_draw(&s->pager, &s->frame, all, 0);
    screen_paint(s->screen, &s->frame);
    return drain(s);
}

/* Bytes of the text of the cells that are not as they were. */
static size_t changed(const struct stage *s)
{
    size_t sum = 0;
    for (size_t i = 0; i < ROWS * COLS; i++) {
        const struct cell *a = &s->before.cells[i], *b = &s->frame.cells[i];
        if (a->style != b->style ||
            !str_eq(frame_text(&s->before, a), frame_text(&s->frame, b)))
            sum += b->n;
    }
    return sum;
}

/* Bytes sent over bytes changed, from the begin of the article on. */
static double ratio(struct stage *s, int by, struct variant *v)
{
    size_t sent = 0, cells = 0;
    pager_go(&s->pager, 0, ROWS);
    paint(s);
    for (int i = 0; i < STEPS; i++) {
        for (int r = 0; r < ROWS; r++)
            frame_copy(&s->before, &s->frame, r, 0, COLS);
        pager_scroll(&s->pager, by, ROWS);
        struct sample begin = measure_now();
        sent += paint(s);
        measure_add(v, begin);
        cells += changed(s);
    }
    return cells ? (double)sent / (double)cells : 0;
}

int main(int argc, char **argv)
{
    struct bench b;
    struct stage s = { .master = -1 };
    struct variant line = { .name = "line" }, page = { .name = "page" };
    struct err e;
    char path[300];
    const char *tmp = getenv("TMPDIR");
    double by_line, by_page;

    (void)argv;
    if (argc > 1)
        give_up("no arguments are taken");
    b = (struct bench){ .name = "scroll", .rounds = STEPS };
    setlocale(LC_CTYPE, "C.UTF-8");
    snprintf(path, sizeof path, "%s/baokan-bench-scroll-%ld.md",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp", (long)getpid());
    if (synth_article(path, BYTES, 1, &e) != ST_OK)
        give_up(e.text);
    struct ref ref = { .path = str_of(path), .item = 1 };
    struct article *a =
        article_load(&ref, &(struct article_opts){ .rules = rules_builtin() });
    unlink(path);
    open_stage(&s);
    pager_init(&s.pager);
    pager_set(&s.pager, a);
    struct pager_opts opts = { .measure = COLS,
                               .width = { 1, false },
                               .height = ROWS };
    pager_layout(&s.pager, &opts);
    by_line = ratio(&s, 1, &line);
    by_page = ratio(&s, ROWS - 1, &page);
    pager_free(&s.pager);
    close_stage(&s);
    article_free(a);

    struct report r;
    report_begin(&r, &b);
    report_variant(&r, &line, 1);
    report_variant(&r, &page, 1);
    report_ratio(&r, "line_bytes_over_changed", by_line, 1.3);
    report_ratio(&r, "page_bytes_over_changed", by_page, 1.3);
    report_end(&r);
    return 0;
}
