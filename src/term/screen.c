/* SPDX-License-Identifier: MIT */
/*
 * curses keeps two models of its own: what shall be shown and what is shown.
 * Each paint sets what differs from the last frame in each row of the first
 * and lets curses send the difference; what is not touched costs it nothing.
 * `last` is what the first model holds. A unit of the frame becomes one curses
 * cell of 1 or 2 columns or, in the drawn form, one for each character that
 * takes columns; term/unit makes them.
 *
 * The units of term/overlay are blanks in its model and are drawn over the
 * frame after each paint. So curses must always leave the cursor where it says
 * (no leaveok).
 */
#include <config.h>

#include "term/screen.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "term/collect.h"
#include "term/extras.h"
#include "term/overlay.h"
#include "term/restore.h"
#include "term/tty.h"
#include "term/unit.h"
#include "term/wcwidth.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

_Static_assert((int)UNIT_CHARS == (int)CCHARW_MAX, "a cell of curses");

enum {
    PAIRS = 255,          /* as many colour pairs are kept at most */
    NO_STYLE = UINT16_MAX /* of a cell that differs from any of a frame */
};

struct pair {
    int16_t fg, bg;
};

struct screen {
    SCREEN *curses;
    FILE *in, *out;
    struct width width;
    const struct theme *theme;
    struct extras extras;
    struct collect collect;
    struct overlay overlay;
    struct frame last; /* no cells: curses' model is to be set anew */
    bool away;         /* left for a suspend or an outside program */
    bool whole;        /* the next paint draws everything */
    int cursor;        /* as last told to curses: 0, 1, -1 unknown */
    int pairs_max, npairs;
    struct pair pairs[PAIRS]; /* pair i + 1 of curses */
    cchar_t *cells;           /* one row in the making */
    struct buf bytes, drawn;  /* scratch */
};

void screen_restore(void)
{
    restore_terminal();
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

enum status screen_check(const char *term, int out, struct screen_kind *kind,
                         struct err *e)
{
    int found = 0;

    if (!isatty(out))
        return err_set(e, ST_TERMINAL, _("the output is no terminal"));
    if (!term || !*term)
        return err_set(e, ST_TERMINAL, _("TERM is not set"));
    use_env(FALSE); /* the size of the description, not of this terminal */
    use_tioctl(FALSE);
    if (setupterm(term, out, &found) != OK)
        return err_set(e, ST_TERMINAL, _("%s: unknown kind of terminal"), term);
    const char *cup = tigetstr("cup");
    bool good = cup && cup != (char *)-1;
    kind->colours = term_colours();
    kind->sized = tigetnum("lines") > 0 && tigetnum("cols") > 0;
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
    tty_size(s->extras.fd, rows, cols);
    *rows = clip_size(*rows);
    *cols = clip_size(*cols);
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
    frame_free(&s->last);
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

/* Some descriptions (linux) tell no size, and without one curses does not
 * start: then it may ask the terminal, if what that says is no nonsense. */
static bool must_ask_size(const struct screen_opts *o)
{
    int rows, cols;

    tty_size(o->out, &rows, &cols);
    return !o->sized && rows <= FRAME_MAX && cols <= FRAME_MAX;
}

/* Until curses has been left once it flushes at each move of the cursor, some
 * 50 writes a frame. So it is left and entered where nobody hears of it; the
 * first frame is drawn whole. */
static void leave_once(struct screen *s)
{
    if (!collect_begin(&s->collect))
        return;
    endwin();
    doupdate();
    collect_end(&s->collect, &s->bytes);
    buf_reset(&s->bytes);
    s->whole = true;
}

struct screen *screen_open(const struct screen_opts *o, struct err *e)
{
    const char *term = getenv("TERM");
    struct screen *s = xcalloc(1, sizeof *s);

    assert(!restore_armed());
    s->extras = (struct extras){ .fd = o->out,
                                 .sync = o->sync,
                                 .clusters = o->clusters && !o->clusters_on,
                                 .mouse = o->mouse,
                                 .plain = starts_with(term, "linux") };
    s->width = o->width;
    s->theme = o->theme;
    s->cursor = -1;
    s->collect.mem = -1;
    wcwidth_set(o->width);

    s->in = open_copy(o->in, "r");
    s->out = open_copy(o->out, "w");
    bool kept = restore_keep(o->out, s->extras.clusters);
    use_env(must_ask_size(o));
    use_tioctl(FALSE);
    if (s->in && s->out && kept)
        s->curses = newterm(term, s->out, s->in);
    if (!s->curses) {
        screen_close(s);
        err_set(e, ST_TERMINAL, _("cannot use this terminal (TERM=%s)"),
                term ? term : "");
        return NULL;
    }
    restore_arm(true);
    collect_open(&s->collect, o->out, fileno(s->out));

    set_modes();
    start_colours(s);
    leave_once(s);
    take_size(s);
    s->overlay = (struct overlay){ .width = s->width,
                                   .doubts = !uses_our_wcwidth(s),
                                   .theme = s->theme,
                                   .colours = s->pairs_max > 0 };
    extras_on(&s->extras);
    return s;
}

void screen_close(struct screen *s)
{
    if (!s)
        return;
    if (s->curses) {
        if (!s->away)
            screen_leave(s);
        extras_untitle(&s->extras);
        restore_arm(false);
        delscreen(s->curses);
    }
    collect_close(&s->collect);
    close_file(s->in);
    close_file(s->out);
    free(s->cells);
    frame_free(&s->last);
    buf_free(&s->bytes);
    buf_free(&s->drawn);
    overlay_free(&s->overlay);
    free(s);
}

bool screen_overlay(const struct screen *s)
{
    return s->overlay.doubts;
}

void screen_resized(struct screen *s)
{
    if (!s->away)
        take_size(s);
}

void screen_refresh(struct screen *s)
{
    frame_free(&s->last);
    s->whole = true;
}

void screen_leave(struct screen *s)
{
    if (s->away)
        return;
    extras_off(&s->extras);
    endwin();
    /* Some terminals bring back with the main screen how the cursor was. */
    tty_write(s->extras.fd, "\033[?25h", 6);
    /* Where there is no other screen the shell's prompt comes into our last
     * row, where curses left the cursor. */
    if (!exit_ca_mode && clr_eol)
        tty_write(s->extras.fd, clr_eol, strlen(clr_eol));
    s->cursor = -1;
    s->away = true;
    restore_arm(false);
}

void screen_enter(struct screen *s)
{
    if (!s->away)
        return;
    restore_arm(true);
    s->away = false;
    doupdate(); /* takes the terminal again after endwin */
    extras_on(&s->extras);
    take_size(s);
}

void screen_mouse(struct screen *s, bool on)
{
    s->extras.mouse = on;
    if (!s->away)
        extras_mouse(&s->extras);
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
} looks[] = {
    { ATTR_BOLD,      A_BOLD },
    { ATTR_DIM,       A_DIM },
#ifdef A_ITALIC
    { ATTR_ITALIC,    A_ITALIC },
#else
    { ATTR_ITALIC,    0 },
#endif
    { ATTR_UNDERLINE, A_UNDERLINE },
    { ATTR_REVERSE,   A_REVERSE },
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

static void set_cell(cchar_t *to, const cchar_t *model,
                     const struct unit_cell *c)
{
    *to = *model;
    for (int i = 0; i < CCHARW_MAX; i++)
        to->chars[i] = i < c->n ? c->chars[i] : 0;
}

static int put_cell(struct screen *s, cchar_t *to, const cchar_t *model,
                    struct str unit, int width)
{
    struct unit_cell cells[UNIT_CELLS];
    int n = overlay_covers(&s->overlay, unit, width)
                ? unit_blanks(cells, width)
                : unit_cells(s->width, unit, width, &s->drawn, cells);

    for (int i = 0; i < n; i++)
        set_cell(&to[i], model, &cells[i]);
    return n;
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

/* Cells [from, to) of a row; both are borders of units. */
static void set_row(struct screen *s, const struct frame *f, int row, int from,
                    int to)
{
    const struct cell *c = f->cells + (size_t)row * (size_t)f->cols;
    int cols = f->cols < COLS ? f->cols : COLS;
    int n = 0;
    uint16_t style = c[from].style;
    cchar_t model = model_cell(s, style);

    for (int col = from; col < cols && col < to; col++) {
        if (c[col].width == 0)
            continue;
        if (c[col].style != style) {
            style = c[col].style;
            model = model_cell(s, style);
        }
        if (col + c[col].width > cols)
            s->cells[n++] = model; /* a blank */
        else
            n += put_cell(s, s->cells + n, &model, frame_text(f, &c[col]),
                          c[col].width);
    }
    mvadd_wchnstr(row, from, s->cells, n);
}

/* Blank curses' model and make the last frame what it holds then: blanks
 * without a look, which are those of a new frame, of text, unless a theme gives
 * that one. */
static void blank_all(struct screen *s, const struct frame *f)
{
    struct attr text = theme_attr(s->theme, STYLE_TEXT);
    bool plain = text.fg < 0 && text.bg < 0 && text.bits == 0;

    erase();
    frame_free(&s->last);
    frame_init(&s->last, f->rows, f->cols, f->width);
    if (!plain)
        frame_fill(&s->last, (struct area){ 0, 0, f->rows, f->cols }, NO_STYLE);
}

/* What differs from the last frame. */
static void set_rows(struct screen *s, const struct frame *f)
{
    int from, to;

    if (s->last.rows != f->rows || s->last.cols != f->cols)
        blank_all(s, f);
    for (int r = 0; r < f->rows && r < LINES; r++) {
        if (!frame_differs(&s->last, f, r, &from, &to))
            continue;
        set_row(s, f, r, from, to);
        frame_copy(&s->last, f, r, from, to);
    }
}

/* --- painting ---------------------------------------------------------- */

static void place_cursor(struct screen *s, const struct frame *f)
{
    bool on = f->cursor_row >= 0 && f->cursor_row < LINES &&
              f->cursor_col >= 0 && f->cursor_col < COLS;

    move(on ? f->cursor_row : 0, on ? f->cursor_col : 0);
    if (s->cursor != on) {
        curs_set(on);
        s->cursor = on;
    }
}

/* The cursor back to where curses left it. */
static void end_over(struct screen *s)
{
    int row, col;

    getyx(curscr, row, col);
    buf_printf(&s->bytes, "\033[m\033[%d;%dH", row + 1, col + 1);
}

/* What stands in the buffer; a terminal that took only a part of it is drawn
 * anew by the next paint. */
static void send(struct screen *s)
{
    if (!tty_write(s->extras.fd, s->bytes.p, s->bytes.n))
        s->whole = true;
    buf_reset(&s->bytes);
}

static void update(struct screen *s, bool whole)
{
    size_t before = s->bytes.n;

    if (collect_begin(&s->collect)) {
        doupdate();
        collect_end(&s->collect, &s->bytes);
        if (!whole) /* a whole paint selects ASCII */
            collect_plain(&s->bytes, before);
    } else {
        send(s);
        doupdate();
    }
}

/* Give curses the frame, between what is blanked before it paints and what is
 * drawn over afterwards. */
static void paint_all(struct screen *s, const struct frame *f, bool whole)
{
    size_t before = s->bytes.n;

    if (!whole)
        overlay_blank(&s->overlay, &s->last, f, &s->bytes);
    if (s->bytes.n > before)
        end_over(s);
    set_rows(s, f);
    if (whole)
        clearok(curscr, TRUE);
    place_cursor(s, f);
    wnoutrefresh(stdscr);
    update(s, whole);
    before = s->bytes.n;
    overlay_draw(&s->overlay, f, LINES, COLS, &s->bytes);
    if (s->bytes.n > before)
        end_over(s);
}

void screen_paint(struct screen *s, const struct frame *f)
{
    bool whole = s->whole;
    size_t before;

    if (s->away)
        return;
    s->whole = false;
    extras_begin(&s->extras, &s->bytes);
    before = s->bytes.n;
    paint_all(s, f, whole);
    if (s->bytes.n == before && s->collect.mem >= 0)
        buf_reset(&s->bytes); /* all is as it was */
    else
        extras_end(&s->extras, &s->bytes);
    send(s);
}

void screen_title(struct screen *s, struct str text)
{
    if (!s->away)
        extras_title(&s->extras, text);
}

void screen_copy(struct screen *s, struct str text)
{
    if (!s->away)
        extras_copy(&s->extras, text);
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
