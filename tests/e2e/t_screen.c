/* SPDX-License-Identifier: MIT */
/*
 * Random frames through screen.c into a terminal of libvterm; every cell of
 * every frame is compared. One program in two roles: the parent is the
 * terminal, the child (started with the name of a case) paints. Both make
 * the same frames from the same seed; the child tells by its title which
 * frame it has painted and paints the next one for each byte it reads.
 */
#include <config.h>

#include "vt.h"

#include "base/mem.h"
#include "term/screen.h"
#include "term/wcwidth.h"
#include "text/utf8.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { FRAMES = 100, PARTS = 6, DEADLINE_MS = 20000 };

/* clang-format off */
static const struct screen_case {
    const char *name;
    int rows, cols;
    int ambiguous;
    bool clusters, sync;
    const char *term;
    int colours;
    const char *text; /* look of plain text and of what is blank */
} cases[] = {
    { "ambiguous 1",            24,  80, 1, false, false, "xterm-256color", 256, NULL },
    { "ambiguous 2",            24,  80, 2, false, false, "xterm-256color", 256, NULL },
    { "clusters, ambiguous 1",  24,  80, 1, true,  true,  "xterm-256color", 256, NULL },
    { "clusters, ambiguous 2",  24,  80, 2, true,  true,  "xterm-256color", 256, NULL },
    { "narrow",                 10,   5, 2, false, true,  "xterm-256color", 256, NULL },
    { "one cell",                1,   1, 1, false, false, "xterm-256color", 256, NULL },
    { "one column",              6,   1, 2, false, false, "xterm-256color", 256, NULL },
    { "wide",                   50, 250, 1, false, true,  "xterm-256color", 256, NULL },
    { "eight colours",          12,  60, 1, false, false, "xterm",            8, NULL },
    { "no colours",             12,  60, 1, false, false, "vt220",            0, NULL },
    { "text on blue",           24,  80, 1, false, true,  "xterm-256color", 256, "fg=15 bg=4" },
    { "text in reverse",        12,  60, 1, false, false, "vt220",            0, "reverse" },
};
enum { CASES = sizeof cases / sizeof cases[0] };

/* What a row is made of; the last ones only where clusters are on, since a
 * terminal without them has its own idea of their width. */
static const struct {
    const char *text;
    bool clusters;
} parts[] = {
    { "a", false }, { "Z", false }, { " ", false }, { "-", false },
    { "中", false }, { "报", false }, { "，", false }, { "、", false },
    { "か", false }, { "한", false }, { "Ｗ", false }, { "𠀀", false },
    { "“", false }, { "”", false }, { "…", false }, { "—", false },
    { "·", false }, { "①", false }, { "×", false }, { "●", false },
    { "★", false }, { "─", false }, { "│", false }, { "α", false },
    { "é", false }, { "e\u0301", false }, { "a\u0308\u0304", false },
    { "▸", false }, { "✓", false }, { "☀", false },
    { "😀", false }, { "📰", false }, { "🚆", false },
    { "👩‍🚀", true }, { "👨‍👩‍👧‍👦", true }, { "❤️", true }, { "👍🏽", true },
    { "🇫🇷", true }, { "☀️", true }, { "👩🏻‍❤️‍💋‍👨🏽", true },
    { "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
      true },
    { "\u1100\u1161\u11A8", true },
    { "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307", true },
    { "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", true },
};
enum { PART_COUNT = sizeof parts / sizeof parts[0] };

static const uint16_t styles[] = {
    STYLE_TEXT, STYLE_TITLE, STYLE_TOP, STYLE_LINK, STYLE_ERROR, STYLE_EM,
    STYLE_TEXT | STYLE_BIT_HIT, STYLE_READ | STYLE_BIT_CURSOR,
};
/* clang-format on */

/* A small generator of our own: the same numbers everywhere. */
static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void random_row(struct frame *f, int row, uint32_t *seed)
{
    struct area all = { 0, 0, f->rows, f->cols };
    int col = 0;

    frame_fill(f, (struct area){ row, 0, 1, f->cols }, STYLE_TEXT);
    while (col < f->cols) {
        uint16_t style =
            styles[next_random(seed, sizeof styles / sizeof styles[0])];
        for (uint32_t n = 1 + next_random(seed, PARTS); n > 0; n--) {
            uint32_t i = next_random(seed, PART_COUNT);
            if (parts[i].clusters && !f->width.clusters)
                continue;
            col += frame_put(f, all, row, col, str_of(parts[i].text), f->cols,
                             style);
        }
        if (next_random(seed, 3) == 0)
            col += (int)next_random(seed, 12);
    }
}

static void random_frame(struct frame *f, uint32_t *seed)
{
    uint32_t count = 1 + next_random(seed, 6);

    if (next_random(seed, 10) == 0)
        count = (uint32_t)f->rows * 2;
    while (count-- > 0)
        random_row(f, (int)next_random(seed, (uint32_t)f->rows), seed);
    f->cursor_row = next_random(seed, 4) ? -1 : f->rows / 2;
    f->cursor_col = f->cols / 3;
}

static void make_theme(struct theme *t, const struct screen_case *c)
{
    struct err e;

    theme_default(t, c->colours);
    if (c->text && theme_set(t, STR("text"), str_of(c->text), &e) != ST_OK)
        printf("# %s\n", e.text);
}

/* --- the child --------------------------------------------------------- */

static int paint(const struct screen_case *c)
{
    struct theme theme;
    struct err e;
    struct frame f;
    uint32_t seed = 1;
    char byte, title[32];
    struct screen_kind kind;

    if (!setlocale(LC_ALL, "C.UTF-8") && !setlocale(LC_ALL, "en_US.UTF-8"))
        return 3;
    if (screen_check(c->term, 1, &kind, &e) != ST_OK) {
        printf("%s\n", e.text);
        return 4;
    }
    make_theme(&theme, c);
    struct width w = { (unsigned char)c->ambiguous, c->clusters };
    struct screen_opts o = { .in = 0,
                             .out = 1,
                             .sized = kind.sized,
                             .width = w,
                             .sync = c->sync,
                             .clusters = c->clusters,
                             .mouse = true,
                             .theme = &theme };
    struct screen *s = screen_open(&o, &e);
    if (!s)
        return 5;
    frame_init(&f, c->rows, c->cols, w);
    for (int i = 0; i < FRAMES; i++) {
        random_frame(&f, &seed);
        if (i == FRAMES / 2) { /* as around an outside program */
            screen_leave(s);
            screen_enter(s);
        }
        screen_paint(s, &f);
        snprintf(title, sizeof title, "%d %d %s", i, kind.colours,
                 screen_overlay(s) ? "overlay" : "curses");
        screen_title(s, str_of(title));
        if (read(0, &byte, 1) != 1)
            break;
    }
    frame_free(&f);
    screen_close(s);
    return 0;
}

/* A terminal that says it has 65535 rows and columns: no more than the 1000
 * of a frame are used. */
static int paint_huge(void)
{
    struct winsize w = { .ws_row = 65535, .ws_col = 65535 };
    struct theme theme;
    struct frame f;
    struct err e;
    char byte, title[32];
    int rows, cols;

    theme_default(&theme, 0);
    struct width width = { 1, false };
    struct screen_opts o = { .out = 1, .width = width, .theme = &theme };
    if (!setlocale(LC_ALL, "C.UTF-8") && !setlocale(LC_ALL, "en_US.UTF-8"))
        return 3;
    if (ioctl(1, TIOCSWINSZ, &w) != 0)
        return 4;
    struct screen *s = screen_open(&o, &e);
    if (!s)
        return 5;
    screen_size(s, &rows, &cols);
    frame_init(&f, rows, cols, width);
    frame_put(&f, (struct area){ 0, 0, 1, 9 }, 0, 0, STR("报纸"), 9, 0);
    screen_paint(s, &f);
    w = (struct winsize){ .ws_row = 3, .ws_col = 20 };
    ioctl(1, TIOCSWINSZ, &w);
    screen_resized(s);
    screen_paint(s, &f); /* larger than the terminal is now */
    snprintf(title, sizeof title, "0 %d %d", rows, cols);
    screen_title(s, str_of(title));
    frame_free(&f);
    if (read(0, &byte, 1) != 1)
        return 6;
    screen_close(s);
    return 0;
}

/* --- the parent -------------------------------------------------------- */

static bool wait_title(struct vt *t, int frame, struct str *rest)
{
    int64_t end = vt_now() + DEADLINE_MS;
    char head[16];

    snprintf(head, sizeof head, "%d ", frame);
    while (!str_starts(str_of(vt_title(t)), str_of(head)))
        if (vt_now() > end || vt_pump(t, 20) < 0)
            return false;
    *rest = str_skip(str_of(vt_title(t)), strlen(head));
    return true;
}

static struct attr drawn_attr(const struct vt_cell *c)
{
    unsigned bits =
        (c->bold ? ATTR_BOLD : 0u) | (c->italic ? ATTR_ITALIC : 0u) |
        (c->underline ? ATTR_UNDERLINE : 0u) | (c->reverse ? ATTR_REVERSE : 0u);
    return (struct attr){ (int16_t)c->fg, (int16_t)c->bg, (uint8_t)bits };
}

/* Does this terminal of libvterm draw the cell as the frame has it? It does
 * not know "dim"; vt220 has no italics. */
static bool same_cell(const struct screen_case *c, const struct theme *theme,
                      const struct frame *f, const struct cell *want,
                      const struct vt_cell *got)
{
    struct attr a = theme_attr(theme, want->style), b = drawn_attr(got);
    struct str text = frame_text(f, want);
    unsigned seen = ATTR_BOLD | ATTR_UNDERLINE | ATTR_REVERSE;

    if (c->colours == 256)
        seen |= ATTR_ITALIC;
    if (want->width == 0)
        return got->width == 0;
    return got->width == want->width &&
           str_eq(text, str_of(got->text[0] ? got->text : " ")) &&
           (a.bits & seen) == (b.bits & seen) && a.fg == b.fg && a.bg == b.bg;
}

static bool same_frame(struct vt *t, const struct screen_case *c,
                       const struct theme *theme, const struct frame *f, int n)
{
    for (int r = 0; r < f->rows; r++)
        for (int col = 0; col < f->cols; col++) {
            const struct cell *want = &f->cells[r * f->cols + col];
            struct vt_cell got;
            vt_cell(t, r, col, &got);
            if (same_cell(c, theme, f, want, &got))
                continue;
            printf("# frame %d, row %d, column %d: expected \"%.*s\" (%d "
                   "cells, style %#x), got \"%s\" (%d cells)\n",
                   n, r, col, STR_ARG(frame_text(f, want)), want->width,
                   want->style, got.text, got.width);
            struct buf b = { 0 };
            frame_row(f, r, &b);
            printf("#  expected |%s|\n", buf_z(&b));
            buf_reset(&b);
            vt_row(t, r, &b);
            printf("#  got      |%s|\n", buf_z(&b));
            buf_free(&b);
            return false;
        }
    return true;
}

static bool same_cursor(const struct vt *t, const struct frame *f)
{
    int row, col;
    bool shown;

    vt_cursor(t, &row, &col, &shown);
    if (shown == (f->cursor_row >= 0) &&
        (!shown || (row == f->cursor_row && col == f->cursor_col)))
        return true;
    printf("# cursor %s at %d,%d, expected at %d,%d\n",
           shown ? "shown" : "hidden", row, col, f->cursor_row, f->cursor_col);
    return false;
}

static bool good_title(const struct screen_case *c, struct str rest)
{
    char want[32];
#ifdef BAOKAN_NO_WCWIDTH
    const char *how = c->cols < 3 ? "curses" : "overlay";
#else
    const char *how = "curses";
#endif
    snprintf(want, sizeof want, "%d %s", c->colours, how);
    if (str_eq(rest, str_of(want)))
        return true;
    printf("# colours and way of painting: \"%.*s\", expected \"%s\"\n",
           STR_ARG(rest), want);
    return false;
}

static bool ends_well(struct vt *t)
{
    int64_t end = vt_now() + DEADLINE_MS;
    struct buf why = { 0 };
    int status = -1;

    while (vt_now() < end && (vt_pump(t, 10) >= 0 || !vt_ended(t, &status)))
        ;
    bool good =
        vt_ended(t, &status) && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!good)
        printf("# the child ended with status %#x\n", (unsigned)status);
    if (!vt_is_restored(t, &why)) {
        printf("# left on: %s\n", buf_z(&why));
        good = false;
    }
    buf_free(&why);
    return good;
}

static bool run_case(const char *program, const struct screen_case *c)
{
    char *argv[] = { (char *)program, (char *)c->name, NULL };
    char *env[] = { (char *)"NO_COLOR", NULL };
    struct vt_opts o = { .rows = c->rows,
                         .cols = c->cols,
                         .ambiguous = c->ambiguous,
                         .clusters = c->clusters,
                         .term = c->term,
                         .argv = argv,
                         .env = env };
    struct vt *t = vt_start(&o);
    struct theme theme;
    struct frame f;
    struct str rest;
    uint32_t seed = 1;
    bool good = true;

    make_theme(&theme, c);
    frame_init(&f, c->rows, c->cols,
               (struct width){ (unsigned char)c->ambiguous, c->clusters });
    for (int i = 0; i < FRAMES && good; i++) {
        random_frame(&f, &seed);
        if (!wait_title(t, i, &rest)) {
            struct str log = vt_log(t);
            printf("# frame %d did not come; last: %.*s\n", i,
                   (int)(log.n > 300 ? 300 : log.n),
                   log.p + (log.n > 300 ? log.n - 300 : 0));
            good = false;
            break;
        }
        good = good_title(c, rest) && same_frame(t, c, &theme, &f, i) &&
               same_cursor(t, &f);
        vt_send(t, STR("n"));
    }
    good = good && ends_well(t);
    frame_free(&f);
    vt_free(t);
    return good;
}

static bool run_huge(const char *program)
{
    char *argv[] = { (char *)program, (char *)"huge", NULL };
    struct vt_opts o = { .rows = 3, .cols = 20, .argv = argv };
    struct vt *t = vt_start(&o);
    struct str rest = STR("");
    struct buf b = { 0 };

    bool good = wait_title(t, 0, &rest) && str_eq(rest, STR("1000 1000"));
    vt_row(t, 0, &b);
    good = good && str_eq(buf_str(&b), STR("报纸"));
    if (!good)
        printf("# size \"%.*s\", first row \"%s\"\n", STR_ARG(rest), buf_z(&b));
    vt_send(t, STR("q"));
    good = good && ends_well(t);
    buf_free(&b);
    vt_free(t);
    return good;
}

int main(int argc, char **argv)
{
    int failed = 0;

    if (argc > 1 && strcmp(argv[1], "huge") == 0)
        return paint_huge();

    for (int i = 0; argc > 1 && i < CASES; i++)
        if (strcmp(argv[1], cases[i].name) == 0)
            return paint(&cases[i]);
    setlocale(LC_ALL, "C.UTF-8");
    printf("1..%d\n", CASES + 1);
    for (int i = 0; i < CASES; i++) {
        bool good = run_case(argv[0], &cases[i]);
        failed += !good;
        printf("%sok %d - screen: %s\n", good ? "" : "not ", i + 1,
               cases[i].name);
        fflush(stdout);
    }
    bool good = run_huge(argv[0]);
    failed += !good;
    printf("%sok %d - screen: a huge terminal\n", good ? "" : "not ",
           CASES + 1);
    return failed > 0;
}
