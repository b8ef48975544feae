/* SPDX-License-Identifier: MIT */
/*
 * curses keeps two models of its own: what shall be shown and what is shown.
 * Each paint sets every cell of the first from the frame and lets curses send
 * the difference. A unit of the frame becomes one curses cell of 1 or 2
 * columns or, in the drawn form, one for each character that takes columns.
 *
 * curses must take a unit for as wide as the frame does. It asks wcwidth() of
 * the unit's first character; where that one is narrower than its cluster, a
 * ZWSP stands before it, to which our wcwidth gives 2 (see term/wcwidth).
 *
 * Overlay: if curses uses another wcwidth, each unit whose width is in doubt
 * is a blank in curses' model and is drawn over it after the paint, at its own
 * position. `shown` is then a copy of the last frame: in rows that change, its
 * units are blanked before the next paint.
 */
#include <config.h>

#include "term/screen.h"

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "term/wcwidth.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

enum {
    ZWSP = 0x200B,
    ZWNJ = 0x200C,
    ZWJ = 0x200D,
    FLAG_FIRST = 0x1F1E6,
    FLAG_LAST = 0x1F1FF,
    PAIRS = 255,      /* as many colour pairs are kept at most */
    COPY_MAX = 70000, /* bytes of text; terminals take about this much */
    TITLE_MAX = 400,  /* bytes */
};

struct pair {
    int16_t fg, bg;
};

struct screen {
    SCREEN *curses;
    FILE *in, *out;
    int fd; /* the terminal, for what does not go through curses */
    struct width width;
    const struct theme *theme;
    bool sync, clusters, mouse;
    bool overlay;
    bool away;      /* left for a suspend or an outside program */
    bool whole;     /* the next paint draws everything */
    bool titled;    /* the title was set, the old one is on its stack */
    bool plain_osc; /* a terminal that would print an OSC: send none */
    int cursor;     /* as last told to curses: 0, 1, -1 unknown */
    int pairs_max, npairs;
    struct pair pairs[PAIRS]; /* pair i + 1 of curses */
    cchar_t *cells;           /* one row in the making */
    struct buf drawn, bytes;  /* scratch */
    struct frame shown;       /* overlay only; no cells: nothing shown */
};

/*
 * The hook that restores the terminal: all that screen_restore needs, set
 * before `open` is and left alone while it is.
 */
static struct {
    volatile sig_atomic_t open;
    int fd;
    bool clusters;
    struct termios saved;
} hook;

static void write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k > 0) {
            p += k;
            n -= (size_t)k;
        } else if (k < 0 && errno == EAGAIN) {
            struct pollfd f = { .fd = fd, .events = POLLOUT };
            if (poll(&f, 1, 1000) == 0)
                return;
        } else if (k == 0 || errno != EINTR) {
            return;
        }
    }
}

static void tell(const struct screen *s, struct str text)
{
    write_all(s->fd, text.p, text.n);
}

void screen_restore(void)
{
    static const char clusters_off[] = "\033[?2027l";
    static const char reset[] =
        "\033[?2026l\033[?2004l\033[?1006l\033[?1000l\033[m\033[?7h"
        "\033[?25h\033[?1l\033>\033[?1049l\r\n";
    int saved_errno = errno;

    if (!hook.open)
        return;
    hook.open = 0;
    if (hook.clusters)
        write_all(hook.fd, clusters_off, sizeof clusters_off - 1);
    write_all(hook.fd, reset, sizeof reset - 1);
    tcsetattr(hook.fd, TCSANOW, &hook.saved);
    errno = saved_errno;
}

/* Colours that the terminal described by cur_term shows by index. */
static int term_colours(void)
{
    const char *no = getenv("NO_COLOR");
    int n = tigetnum("colors");

    if (no && *no)
        return 0;
    if (n > 256 && tigetflag("RGB") > 0) /* only 8 of them are indices */
        return 8;
    return n >= 256 ? 256 : n >= 16 ? 16 : n >= 8 ? 8 : 0;
}

enum status screen_check(const char *term, int out, int *colours, struct err *e)
{
    int found = 0;

    if (!isatty(out))
        return err_set(e, ST_TERMINAL, _("the output is no terminal"));
    if (!term || !*term)
        return err_set(e, ST_TERMINAL, _("TERM is not set"));
    if (setupterm(term, out, &found) != OK)
        return err_set(e, ST_TERMINAL, _("%s: unknown kind of terminal"), term);
    const char *cup = tigetstr("cup");
    bool good = cup && cup != (char *)-1;
    *colours = term_colours();
    del_curterm(cur_term);
    if (!good)
        return err_set(e, ST_TERMINAL,
                       _("%s: this terminal cannot move its cursor"), term);
    return ST_OK;
}

static int clip_size(int n)
{
    return n < 1 ? 1 : n > FRAME_MAX ? FRAME_MAX : n;
}

void screen_size(const struct screen *s, int *rows, int *cols)
{
    struct winsize w = { 0 };

    if (ioctl(s->fd, TIOCGWINSZ, &w) < 0 || w.ws_row == 0 || w.ws_col == 0) {
        w.ws_row = 24;
        w.ws_col = 80;
    }
    *rows = clip_size(w.ws_row);
    *cols = clip_size(w.ws_col);
}

/* Draw “ in curses' model and see how far its cursor moved, and by whom. */
static bool uses_our_wcwidth(const struct screen *s)
{
    static const wchar_t quote[] = { 0x201C, 0 };
    unsigned long before = wcwidth_calls();
    int row, col;

    if (COLS < 3)
        return true; /* too narrow to try, and to do harm */
    mvaddwstr(0, 0, quote);
    getyx(stdscr, row, col);
    erase();
    return row == 0 && col == width_cp(s->width, 0x201C) &&
           wcwidth_calls() > before;
}

static void start_colours(struct screen *s)
{
    if (s->theme->colours == 0 || !has_colors() || start_color() == ERR)
        return;
    if (use_default_colors() == ERR)
        return;
    s->pairs_max = COLOR_PAIRS - 1 < PAIRS ? COLOR_PAIRS - 1 : PAIRS;
}

/* What curses does not know of: on after it took the terminal, off before it
 * gives it back. */
static void extras_on(const struct screen *s)
{
    tell(s, STR("\033[?2004h"));
    if (s->mouse)
        tell(s, STR("\033[?1000h\033[?1006h"));
    if (s->clusters)
        tell(s, STR("\033[?2027h"));
}

static void extras_off(const struct screen *s)
{
    if (s->clusters)
        tell(s, STR("\033[?2027l"));
    tell(s, STR("\033[?2004l\033[?1006l\033[?1000l"));
}

static FILE *open_copy(int fd, const char *mode)
{
    int copy = dup(fd);
    FILE *f = copy < 0 ? NULL : fdopen(copy, mode);

    if (!f && copy >= 0)
        close(copy);
    return f;
}

static void close_file(FILE *f)
{
    if (f)
        fclose(f);
}

/* curses gets the size from us alone, so it never makes room for what a
 * terminal claims to be. */
static void take_size(struct screen *s)
{
    int rows, cols;

    screen_size(s, &rows, &cols);
    if (rows != LINES || cols != COLS)
        resize_term(rows, cols);
    s->cells = xrealloc(s->cells, (size_t)(cols + 1) * sizeof *s->cells);
    s->whole = true;
}

static void set_modes(void)
{
    raw();
    nonl();
    noecho();
    typeahead(-1);
    keypad(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    /* No shifting of the rest of a row: wide cells, and what is drawn over,
     * do not come out of it as curses thinks. */
    idcok(stdscr, FALSE);
}

static bool starts_with(const char *s, const char *head)
{
    return s && str_starts(str_of(s), str_of(head));
}

struct screen *screen_open(const struct screen_opts *o, struct err *e)
{
    const char *term = getenv("TERM");
    struct screen *s = xcalloc(1, sizeof *s);

    assert(!hook.open);
    s->fd = o->out;
    s->width = o->width;
    s->theme = o->theme;
    s->sync = o->sync;
    s->clusters = o->clusters && !o->clusters_on;
    s->mouse = o->mouse;
    s->cursor = -1;
    s->plain_osc = starts_with(term, "linux");
    wcwidth_set(o->width);

    s->in = open_copy(o->in, "r");
    s->out = open_copy(o->out, "w");
    bool saved = tcgetattr(o->out, &hook.saved) == 0;
    use_env(FALSE);
    use_tioctl(FALSE);
    if (s->in && s->out && saved)
        s->curses = newterm(term, s->out, s->in);
    if (!s->curses) {
        screen_close(s);
        err_set(e, ST_TERMINAL, _("cannot use this terminal (TERM=%s)"),
                term ? term : "");
        return NULL;
    }
    hook.fd = o->out;
    hook.clusters = s->clusters;
    hook.open = 1;

    set_modes();
    start_colours(s);
    take_size(s);
    s->overlay = !uses_our_wcwidth(s);
    extras_on(s);
    return s;
}

void screen_close(struct screen *s)
{
    if (!s)
        return;
    if (s->curses) {
        if (!s->away)
            screen_leave(s);
        if (s->titled)
            tell(s, STR("\033[23;2t"));
        hook.open = 0;
        delscreen(s->curses);
    }
    close_file(s->in);
    close_file(s->out);
    free(s->cells);
    buf_free(&s->drawn);
    buf_free(&s->bytes);
    frame_free(&s->shown);
    free(s);
}

bool screen_overlay(const struct screen *s)
{
    return s->overlay;
}

void screen_resized(struct screen *s)
{
    if (!s->away)
        take_size(s);
}

void screen_refresh(struct screen *s)
{
    s->whole = true;
}

void screen_leave(struct screen *s)
{
    if (s->away)
        return;
    extras_off(s);
    endwin();
    /* Some terminals bring back with the main screen how the cursor was. */
    tell(s, STR("\033[?25h"));
    s->cursor = -1;
    s->away = true;
    hook.open = 0;
}

void screen_enter(struct screen *s)
{
    if (!s->away)
        return;
    hook.open = 1;
    s->away = false;
    doupdate(); /* takes the terminal again after endwin */
    extras_on(s);
    take_size(s);
}

void screen_mouse(struct screen *s, bool on)
{
    s->mouse = on;
    if (s->away)
        return;
    tell(s, on ? STR("\033[?1000h\033[?1006h") : STR("\033[?1006l\033[?1000l"));
}

/* --- looks ------------------------------------------------------------- */

static int colour_pair(struct screen *s, struct attr a)
{
    if ((a.fg < 0 && a.bg < 0) || s->pairs_max <= 0)
        return 0;
    for (int i = 0; i < s->npairs; i++)
        if (s->pairs[i].fg == a.fg && s->pairs[i].bg == a.bg)
            return i + 1;
    if (s->npairs >= s->pairs_max ||
        init_pair((short)(s->npairs + 1), a.fg, a.bg) == ERR)
        return 0;
    s->pairs[s->npairs++] = (struct pair){ a.fg, a.bg };
    return s->npairs;
}

/* clang-format off */
static const struct {
    uint8_t bit;
    attr_t curses;
    const char *sgr; /* for the overlay */
} looks[] = {
    { ATTR_BOLD,      A_BOLD,      ";1" },
    { ATTR_DIM,       A_DIM,       ";2" },
#ifdef A_ITALIC
    { ATTR_ITALIC,    A_ITALIC,    ";3" },
#else
    { ATTR_ITALIC,    0,           ";3" },
#endif
    { ATTR_UNDERLINE, A_UNDERLINE, ";4" },
    { ATTR_REVERSE,   A_REVERSE,   ";7" },
};
/* clang-format on */

static attr_t curses_attr(uint8_t bits)
{
    attr_t a = A_NORMAL;

    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (bits & looks[i].bit)
            a |= looks[i].curses;
    return a;
}

/* --- cells ------------------------------------------------------------- */

static bool is_flag(uint32_t cp)
{
    return cp >= FLAG_FIRST && cp <= FLAG_LAST;
}

static bool is_joiner(wchar_t wc)
{
    return wc == ZWJ || wc == ZWNJ;
}

/* A cell of a style with these characters; never ends in a joiner, which
 * would swallow what follows. */
static void set_cell(cchar_t *to, const cchar_t *model, const wchar_t *chars,
                     int n)
{
    *to = *model;
    while (n > 1 && is_joiner(chars[n - 1]))
        n--;
    for (int i = 0; i < CCHARW_MAX; i++)
        to->chars[i] = i < n ? chars[i] : 0;
}

/* As many characters of s as a curses cell holds. */
static int wide_chars(struct str s, wchar_t *to)
{
    const char *p = s.p, *end = s.p + s.n;
    int n = 0;

    while (p < end && n < CCHARW_MAX)
        to[n++] = (wchar_t)utf8_next(&p, end);
    return n;
}

static int put_blanks(cchar_t *to, const cchar_t *model, int cells)
{
    static const wchar_t blank[] = { ' ' };

    for (int i = 0; i < cells; i++)
        set_cell(&to[i], model, blank, 1);
    return cells;
}

/* A whole cluster in one curses cell. */
static int put_cluster(cchar_t *to, const cchar_t *model, struct str text,
                       int cells)
{
    wchar_t chars[CCHARW_MAX + 1];
    int n = wide_chars(text, chars + 1);
    int first = n > 0 ? wcwidth(chars[1]) : -1;

    if (first == cells) {
        set_cell(to, model, chars + 1, n);
        return 1;
    }
    if (cells != 2 || first < 0)
        return put_blanks(to, model, cells);
    chars[0] = ZWSP;
    set_cell(to, model, chars, n < CCHARW_MAX ? n + 1 : CCHARW_MAX);
    return 1;
}

/* The characters of one curses cell at *p: one that takes columns and the
 * marks after it; both letters of a flag. Returns how many. */
static int next_drawn(const char **p, const char *end, wchar_t *chars)
{
    uint32_t cp = utf8_next(p, end);
    bool flag = is_flag(cp);
    int n = 0;

    chars[n++] = (wchar_t)cp;
    while (*p < end) {
        const char *next = *p;
        cp = utf8_next(&next, end);
        bool second = flag && is_flag(cp);
        if (wcwidth((wchar_t)cp) > 0 && !second)
            break;
        flag = flag && !second;
        *p = next;
        if (n < CCHARW_MAX)
            chars[n++] = (wchar_t)cp;
    }
    return n;
}

/* The drawn form: each character that takes columns has a curses cell. Filled
 * up with blanks if curses counts fewer columns than the frame. */
static int put_drawn(cchar_t *to, const cchar_t *model, struct str text,
                     int cells)
{
    const char *p = text.p, *end = text.p + text.n;
    int n = 0, used = 0;

    while (p < end && used < cells) {
        wchar_t chars[CCHARW_MAX];
        int count = next_drawn(&p, end, chars);
        int wide = wcwidth(chars[0]);
        if (wide <= 0) /* a mark without a base */
            continue;
        if (used + wide > cells)
            break;
        set_cell(&to[n++], model, chars, count);
        used += wide;
    }
    return n + put_blanks(to + n, model, cells - used);
}

/* The text of a unit as it goes to the terminal. */
static struct str drawn_form(struct screen *s, const struct cell *c)
{
    struct str text = { c->text, c->n };

    if (s->width.clusters)
        return text;
    buf_reset(&s->drawn);
    width_drawn(s->width, text, &s->drawn);
    return buf_str(&s->drawn);
}

/* Overlay only: can a terminal or the C library think otherwise of this
 * unit's width? */
static bool in_doubt(const struct screen *s, const struct cell *c)
{
    const char *p = c->text, *end = c->text + c->n;
    int sum = 0;

    if (c->n == 1)
        return false;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        int one = width_cp((struct width){ 1, false }, cp);
        if (one != width_cp((struct width){ 2, false }, cp) || cp >= 0x1F000 ||
            cp == ZWJ || cp == 0xFE0F)
            return true;
        int libc = wcwidth((wchar_t)cp);
        if (libc != width_cp(s->width, cp))
            return true;
        sum += libc;
    }
    return sum != c->width;
}

static int put_cell(struct screen *s, cchar_t *to, const cchar_t *model,
                    const struct cell *c)
{
    if (c->n == 1) {
        wchar_t one = (unsigned char)c->text[0];
        set_cell(to, model, &one, 1);
        return 1;
    }
    if (s->overlay && in_doubt(s, c))
        return put_blanks(to, model, c->width);
    if (s->width.clusters)
        return put_cluster(to, model, (struct str){ c->text, c->n }, c->width);
    return put_drawn(to, model, drawn_form(s, c), c->width);
}

/* A cell's attributes and colours with a blank in it. */
static cchar_t model_cell(struct screen *s, uint16_t style)
{
    static const wchar_t blank[] = { ' ', 0 };
    cchar_t c;
    struct attr a = theme_attr(s->theme, style);

    setcchar(&c, blank, curses_attr(a.bits), (short)colour_pair(s, a), NULL);
    return c;
}

static const struct cell *row_of(const struct frame *f, int row)
{
    return f->cells + (size_t)row * (size_t)f->cols;
}

static void set_row(struct screen *s, const struct frame *f, int row)
{
    const struct cell *c = row_of(f, row);
    int cols = f->cols < COLS ? f->cols : COLS;
    int n = 0;
    uint16_t style = c->style;
    cchar_t model = model_cell(s, style);

    for (int col = 0; col < cols; col++) {
        if (c[col].width == 0)
            continue;
        if (c[col].style != style) {
            style = c[col].style;
            model = model_cell(s, style);
        }
        if (col + c[col].width > cols)
            n += put_blanks(s->cells + n, &model, 1);
        else
            n += put_cell(s, s->cells + n, &model, &c[col]);
    }
    mvadd_wchnstr(row, 0, s->cells, n);
}

/* --- overlay ----------------------------------------------------------- */

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->n == b->n && a->width == b->width && a->style == b->style &&
           memcmp(a->text, b->text, a->n) == 0;
}

static bool same_row(const struct screen *s, const struct frame *f, int row)
{
    const struct cell *a, *b;

    if (row >= s->shown.rows || s->shown.cols != f->cols)
        return false;
    a = row_of(&s->shown, row);
    b = row_of(f, row);
    for (int c = 0; c < f->cols; c++)
        if (!same_cell(&a[c], &b[c]))
            return false;
    return true;
}

static void add_colour(struct buf *b, int colour, int base)
{
    if (colour >= 16)
        buf_printf(b, ";%d;5;%d", base + 8, colour);
    else if (colour >= 8)
        buf_printf(b, ";%d", base + 60 + colour - 8);
    else if (colour >= 0)
        buf_printf(b, ";%d", base + colour);
}

static void add_sgr(struct screen *s, uint16_t style)
{
    struct attr a = theme_attr(s->theme, style);

    buf_add(&s->bytes, STR("\033[0"));
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (a.bits & looks[i].bit)
            buf_add(&s->bytes, str_of(looks[i].sgr));
    if (s->pairs_max > 0) {
        add_colour(&s->bytes, a.fg, 30);
        add_colour(&s->bytes, a.bg, 40);
    }
    buf_chr(&s->bytes, 'm');
}

/* Send what was collected and put the cursor back where curses left it. */
static void send_overlay(struct screen *s, int row, int col)
{
    if (s->bytes.n == 0)
        return;
    buf_printf(&s->bytes, "\033[m\033[%d;%dH", row + 1, col + 1);
    tell(s, buf_str(&s->bytes));
    buf_reset(&s->bytes);
}

/* Blank what was drawn over in a row that changed, in the style that curses
 * thinks is there, before it works on the row. */
static void blank_stale(struct screen *s, const struct frame *f)
{
    int row, col;

    buf_reset(&s->bytes);
    for (int r = 0; r < s->shown.rows && r < f->rows; r++) {
        const struct cell *old = row_of(&s->shown, r);
        if (same_row(s, f, r))
            continue;
        for (int c = 0; c < s->shown.cols; c++) {
            if (old[c].width == 0 || !in_doubt(s, &old[c]))
                continue;
            buf_printf(&s->bytes, "\033[%d;%dH", r + 1, c + 1);
            add_sgr(s, old[c].style);
            buf_fill(&s->bytes, ' ', old[c].width);
        }
    }
    getyx(curscr, row, col);
    send_overlay(s, row, col);
}

/* All of it each time: curses may have cleared rows it takes for blank. */
static void draw_over(struct screen *s, const struct frame *f)
{
    int row, col;

    buf_reset(&s->bytes);
    for (int r = 0; r < f->rows && r < LINES; r++) {
        const struct cell *c = row_of(f, r);
        for (int i = 0; i < f->cols && i < COLS; i++) {
            if (c[i].width == 0 || !in_doubt(s, &c[i]))
                continue;
            buf_printf(&s->bytes, "\033[%d;%dH", r + 1, i + 1);
            add_sgr(s, c[i].style);
            buf_add(&s->bytes, drawn_form(s, &c[i]));
        }
    }
    getyx(curscr, row, col);
    send_overlay(s, row, col);
}

static void remember(struct screen *s, const struct frame *f)
{
    struct cell *cells = s->shown.cells;

    if (s->shown.rows != f->rows || s->shown.cols != f->cols) {
        frame_free(&s->shown);
        frame_init(&s->shown, f->rows, f->cols, f->width);
        cells = s->shown.cells;
    }
    s->shown = *f;
    s->shown.cells = cells;
    memcpy(cells, f->cells, (size_t)f->rows * (size_t)f->cols * sizeof *cells);
}

/* --- painting ---------------------------------------------------------- */

static void place_cursor(struct screen *s, const struct frame *f)
{
    bool on = f->cursor_row >= 0 && f->cursor_row < LINES &&
              f->cursor_col >= 0 && f->cursor_col < COLS;

    move(on ? f->cursor_row : 0, on ? f->cursor_col : 0);
    if (s->cursor != on) {
        /* The overlay needs to know where curses leaves the cursor. */
        leaveok(stdscr, !on && !s->overlay);
        curs_set(on);
        s->cursor = on;
    }
}

void screen_paint(struct screen *s, const struct frame *f)
{
    bool whole = s->whole;

    if (s->away)
        return;
    s->whole = false;
    erase();
    for (int r = 0; r < f->rows && r < LINES; r++)
        set_row(s, f, r);
    if (whole)
        clearok(curscr, TRUE);
    place_cursor(s, f);
    wnoutrefresh(stdscr);

    if (s->sync)
        tell(s, STR("\033[?2026h"));
    if (s->overlay && !whole)
        blank_stale(s, f);
    doupdate();
    if (s->overlay) {
        draw_over(s, f);
        remember(s, f);
    }
    if (s->sync)
        tell(s, STR("\033[?2026l"));
}

/* --- title and clipboard ----------------------------------------------- */

void screen_title(struct screen *s, struct str text)
{
    struct arena a = { 0 };

    if (s->plain_osc || s->away)
        return;
    if (!s->titled) {
        tell(s, STR("\033[22;2t")); /* keep the old one */
        s->titled = true;
    }
    struct str clean = clean_line(&a, text);
    buf_reset(&s->bytes);
    buf_add(&s->bytes, STR("\033]2;"));
    buf_add(&s->bytes, utf8_head(clean, TITLE_MAX));
    buf_add(&s->bytes, STR("\033\\"));
    tell(s, buf_str(&s->bytes));
    arena_free(&a);
}

static void add_base64(struct buf *b, struct str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < s.n; i += 3) {
        size_t left = s.n - i;
        unsigned v = (unsigned)(unsigned char)s.p[i] << 16;
        if (left > 1)
            v |= (unsigned)(unsigned char)s.p[i + 1] << 8;
        if (left > 2)
            v |= (unsigned char)s.p[i + 2];
        buf_chr(b, digits[v >> 18]);
        buf_chr(b, digits[v >> 12 & 63]);
        buf_chr(b, left > 1 ? digits[v >> 6 & 63] : '=');
        buf_chr(b, left > 2 ? digits[v & 63] : '=');
    }
}

void screen_copy(struct screen *s, struct str text)
{
    struct arena a = { 0 };

    if (s->plain_osc || s->away)
        return;
    struct str clean = clean_text(&a, text, NULL);
    buf_reset(&s->bytes);
    buf_add(&s->bytes, STR("\033]52;c;"));
    add_base64(&s->bytes, utf8_head(clean, COPY_MAX));
    buf_chr(&s->bytes, '\a');
    tell(s, buf_str(&s->bytes));
    arena_free(&a);
}

/* --- keys -------------------------------------------------------------- */

void screen_learn_keys(const struct screen *s, struct input *in)
{
    /* clang-format off */
    static const struct {
        char name[6];
        uint8_t key;
    } caps[] = {
        { "kcuu1", KEY_UP_ },        { "kcud1", KEY_DOWN_ },
        { "kcuf1", KEY_RIGHT_ },     { "kcub1", KEY_LEFT_ },
        { "khome", KEY_HOME_ },      { "kend", KEY_END_ },
        { "kich1", KEY_INSERT_ },    { "kdch1", KEY_DELETE_ },
        { "kpp", KEY_PAGE_UP_ },     { "knp", KEY_PAGE_DOWN_ },
        { "kcbt", KEY_BACKTAB_ },    { "kent", KEY_ENTER_ },
        { "kf1", KEY_F1_ },          { "kf2", KEY_F1_ + 1 },
        { "kf3", KEY_F1_ + 2 },      { "kf4", KEY_F1_ + 3 },
        { "kf5", KEY_F1_ + 4 },      { "kf6", KEY_F1_ + 5 },
        { "kf7", KEY_F1_ + 6 },      { "kf8", KEY_F1_ + 7 },
        { "kf9", KEY_F1_ + 8 },      { "kf10", KEY_F1_ + 9 },
        { "kf11", KEY_F1_ + 10 },    { "kf12", KEY_F12_ },
    };
    /* clang-format on */

    (void)s;
    for (size_t i = 0; i < sizeof caps / sizeof caps[0]; i++) {
        const char *seq = tigetstr(caps[i].name);
        if (seq && seq != (char *)-1)
            input_learn(in, seq, (enum key)caps[i].key);
    }
}
