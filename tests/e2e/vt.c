/* SPDX-License-Identifier: MIT */
/*
 * libvterm knows the widths of its own Unicode version, always takes an
 * ambiguous character for 1 cell, has no clusters and loses marks in the last
 * column. So what it would draw otherwise than the terminal that is played is
 * given to it as a stand-in, a code point of plane 3, which takes 2 cells, or
 * of plane 16, which takes 1, and translated back when a cell is read.
 * `standins` holds the texts they stand for.
 *
 * Output is cut into escape sequences and text first, so that a cluster is
 * seen whole however the program wrote it: text that could go on is held back
 * in `held` until something follows or nothing came for a while.
 */
#include <config.h>

#include "vt.h"

#include "base/mem.h"
#include "text/utf8.h"
#include "text/width.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#ifdef __linux__
#include <pty.h>
#include <utmp.h>
#else
#include <util.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

enum {
    STANDIN_2 = 0x3E000,  /* the first stand-in of 2 cells */
    STANDIN_1 = 0x100000, /* the same of 1 cell */
    STANDINS = 4096,
    HOLD_MS = 50,
    ESC = 27,
    BEL = 7,
};

enum state { IN_TEXT, IN_ESCAPE, IN_CSI, IN_STRING, IN_STRING_ESC };

struct vt {
    VTerm *vterm;
    VTermScreen *screen;
    int fd;
    pid_t pid;
    int rows, cols;
    struct width width;
    bool mute, knows_sync;
    bool closed, hung_up, reaped;
    struct termios before; /* the program */
    int status;

    enum state state;
    struct buf sequence; /* the escape sequence in the making */
    struct buf held;     /* text not drawn yet */
    int64_t last_read;
    char *standins[STANDINS];
    int nstandins;

    struct buf title, log;
    VTermPos cursor;
    bool cursor_shown, alternate, paste, mouse, mouse_sgr, synced;
};

int64_t vt_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- to the program ---------------------------------------------------- */

void vt_send(struct vt *t, struct str s)
{
    while (s.n > 0) {
        ssize_t k = write(t->fd, s.p, s.n);
        if (k > 0) {
            s = str_skip(s, (size_t)k);
        } else if (errno == EAGAIN) {
            /* It may be waiting for us to read. */
            if (vt_pump(t, 10) < 0)
                return;
        } else if (errno != EINTR) {
            return;
        }
    }
}

static void answer(const char *s, size_t n, void *user)
{
    struct vt *t = user;

    if (!t->mute)
        vt_send(t, (struct str){ s, n });
}

void vt_signal(struct vt *t, int sig)
{
    if (!t->reaped)
        kill(t->pid, sig);
}

void vt_hang_up(struct vt *t)
{
    close(t->fd);
    t->fd = -1;
    t->closed = t->hung_up = true;
}

void vt_resize(struct vt *t, int rows, int cols)
{
    struct winsize w = { .ws_row = (unsigned short)rows,
                         .ws_col = (unsigned short)cols };

    t->rows = rows;
    t->cols = cols;
    vterm_set_size(t->vterm, rows, cols);
    ioctl(t->fd, TIOCSWINSZ, &w);
}

/* --- drawing ----------------------------------------------------------- */

static int standin(struct vt *t, struct str text)
{
    for (int i = 0; i < t->nstandins; i++)
        if (str_eq(str_of(t->standins[i]), text))
            return i;
    assert(t->nstandins < STANDINS);
    char *copy = xmalloc(text.n + 1);
    memcpy(copy, text.p, text.n);
    copy[text.n] = 0;
    t->standins[t->nstandins] = copy;
    return t->nstandins++;
}

static void draw_standin(struct vt *t, struct str text, int cells)
{
    char utf8[4];
    uint32_t first = cells == 2 ? STANDIN_2 : STANDIN_1;
    size_t n = utf8_put(utf8, first + (uint32_t)standin(t, text));
    vterm_input_write(t->vterm, utf8, n);
}

static bool is_flag(uint32_t cp)
{
    return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/* Would libvterm give this character another width than the personality? */
static bool needs_standin(const struct vt *t, uint32_t cp)
{
    struct width narrow = { 1, false };

    if (is_flag(cp)) /* 1 cell for each letter without clusters */
        return false;
    return width_cp(t->width, cp) == 2 &&
           (cp >= 0x1F000 || width_cp(narrow, cp) != 2);
}

/* The ZWSP a program may put before a cluster takes no cell of its own. */
static struct str without_carrier(struct str s)
{
    return str_starts(s, STR("\u200B")) ? str_skip(s, 3) : s;
}

/* A unit in one piece, if the terminal that is played draws it in the cells
 * of its first character or has clusters; else each character alone. */
static void draw_unit(struct vt *t, struct str unit, int cells)
{
    const char *p = unit.p, *end = unit.p + unit.n;
    uint32_t cp = utf8_next(&p, end);
    bool one = p == end;

    if (cells > t->cols) { /* libvterm would write behind its row */
        vterm_input_write(t->vterm, " ", 1);
        return;
    }
    if (one ? needs_standin(t, cp)
            : cells > 0 &&
                  (t->width.clusters || width_cp(t->width, cp) == cells)) {
        draw_standin(t, unit, cells);
        return;
    }
    vterm_input_write(t->vterm, unit.p, (size_t)(p - unit.p));
    while (p < end) {
        const char *from = p;
        cp = utf8_next(&p, end);
        struct str next = { from, (size_t)(p - from) };
        if (needs_standin(t, cp))
            draw_standin(t, next, 2);
        else
            vterm_input_write(t->vterm, next.p, next.n);
    }
}

/* Bytes at the end of s that are the begin of a character. */
static size_t cut_char(struct str s)
{
    for (size_t k = 1; k <= 3 && k <= s.n; k++) {
        unsigned char c = (unsigned char)s.p[s.n - k];
        if (c < 0x80)
            return 0;
        if (c >= 0xC0) {
            size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
            return need > k ? k : 0;
        }
    }
    return 0;
}

/* Draw the held text; with `all` false what could go on is kept. */
static void draw_held(struct vt *t, bool all)
{
    struct str s = buf_str(&t->held);
    struct str keep = { s.p + s.n, all ? 0 : cut_char(s) };

    keep.p -= keep.n;
    s.n -= keep.n;
    while (s.n > 0) {
        struct str body = t->width.clusters ? without_carrier(s) : s;
        int cells = 0;
        if (body.n == 0)
            break;
        size_t n = width_unit(t->width, body.p, body.p + body.n, &cells);
        if (n == body.n && !all)
            break; /* a mark may follow */
        draw_unit(t, str_head(body, n), cells);
        s = str_skip(body, n);
    }
    size_t left = s.n + keep.n;
    if (left > 0)
        memmove(t->held.p, t->held.p + t->held.n - left, left);
    t->held.n = left;
}

static void set_mode(struct vt *t, int mode, bool on)
{
    switch (mode) {
    case 1000:
        t->mouse = on;
        break;
    case 1006:
        t->mouse_sgr = on;
        break;
    case 2004:
        t->paste = on;
        break;
    case 2026:
        t->synced = on;
        break;
    default:
        break;
    }
}

/* Private modes that libvterm does not keep for us. True when the sequence
 * was answered and libvterm shall not see it. */
static bool watch_csi(struct vt *t, const char *s)
{
    int mode, end = 0;
    char final = 0;

    if (sscanf(s, "\033[?%d$p%n", &mode, &end) == 1 && end > 0) {
        bool known = (mode == 2026 && t->knows_sync) ||
                     (mode == 2027 && t->width.clusters);
        char text[32];
        int n =
            snprintf(text, sizeof text, "\033[?%d;%d$y", mode, known ? 2 : 0);
        answer(text, (size_t)n, t);
        return true;
    }
    if (sscanf(s, "\033[?%d%c", &mode, &final) == 2 &&
        (final == 'h' || final == 'l'))
        set_mode(t, mode, final == 'h');
    return false;
}

static void end_sequence(struct vt *t)
{
    const char *s = buf_z(&t->sequence);

    if (!(t->state == IN_CSI && watch_csi(t, s)))
        vterm_input_write(t->vterm, s, t->sequence.n);
    buf_reset(&t->sequence);
    t->state = IN_TEXT;
}

static enum state after_escape(unsigned char c)
{
    switch (c) {
    case '[':
        return IN_CSI;
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        return IN_STRING;
    default:
        return c >= 0x20 && c < 0x30 ? IN_ESCAPE : IN_TEXT;
    }
}

static void take_byte(struct vt *t, char byte)
{
    unsigned char c = (unsigned char)byte;

    if (t->state == IN_TEXT && c >= 0x20) {
        buf_chr(&t->held, byte);
        return;
    }
    if (t->state == IN_TEXT) {
        draw_held(t, true);
        buf_chr(&t->sequence, byte);
        if (c == ESC)
            t->state = IN_ESCAPE;
        else
            end_sequence(t);
        return;
    }
    buf_chr(&t->sequence, byte);
    switch (t->state) {
    case IN_ESCAPE:
        t->state = after_escape(c);
        if (t->state == IN_TEXT)
            end_sequence(t);
        break;
    case IN_CSI:
        if (c >= 0x40 && c < 0x7F)
            end_sequence(t);
        break;
    case IN_STRING:
        if (c == BEL)
            end_sequence(t);
        else if (c == ESC)
            t->state = IN_STRING_ESC;
        break;
    case IN_STRING_ESC:
        end_sequence(t);
        break;
    case IN_TEXT:
        break;
    }
}

static void take_bytes(struct vt *t, const char *p, size_t n)
{
    buf_mem(&t->log, p, n);
    for (size_t i = 0; i < n; i++)
        take_byte(t, p[i]);
    draw_held(t, false);
}

int vt_pump(struct vt *t, int ms)
{
    char bytes[16384];
    struct pollfd f = { .fd = t->fd, .events = POLLIN };
    int total = 0;

    if (t->closed) {
        poll(NULL, 0, ms < 5 ? ms : 5); /* so that callers may loop */
        return -1;
    }
    if (poll(&f, 1, ms) <= 0) {
        if (t->held.n > 0 && vt_now() - t->last_read > HOLD_MS)
            draw_held(t, true);
        return 0;
    }
    while (total < (1 << 20)) {
        ssize_t n = read(t->fd, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            break;
        if (n <= 0) { /* EIO: nobody has the terminal open */
            t->closed = true;
            draw_held(t, true);
            break;
        }
        take_bytes(t, bytes, (size_t)n);
        t->last_read = vt_now();
        total += (int)n;
    }
    vterm_screen_flush_damage(t->screen);
    return total > 0 || !t->closed ? total : -1;
}

/* --- libvterm ---------------------------------------------------------- */

static int on_move(VTermPos pos, VTermPos old, int visible, void *user)
{
    (void)old;
    (void)visible;
    ((struct vt *)user)->cursor = pos;
    return 1;
}

static int on_property(VTermProp prop, VTermValue *v, void *user)
{
    struct vt *t = user;

    switch (prop) {
    case VTERM_PROP_ALTSCREEN:
        t->alternate = v->boolean;
        break;
    case VTERM_PROP_CURSORVISIBLE:
        t->cursor_shown = v->boolean;
        break;
    case VTERM_PROP_TITLE:
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR >= 2
        if (v->string.initial)
            buf_reset(&t->title);
        buf_mem(&t->title, v->string.str, v->string.len);
#else
        buf_reset(&t->title);
        buf_add(&t->title, str_of(v->string));
#endif
        buf_z(&t->title);
        break;
    default:
        break;
    }
    return 1;
}

static const VTermScreenCallbacks callbacks = { .movecursor = on_move,
                                                .settermprop = on_property };

static void open_vterm(struct vt *t)
{
    t->vterm = vterm_new(t->rows, t->cols);
    vterm_set_utf8(t->vterm, 1);
    t->screen = vterm_obtain_screen(t->vterm);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
    vterm_output_set_callback(t->vterm, answer, t);
}

static bool take_input(const char *path)
{
    int fd = path ? open(path, O_RDONLY) : 0;

    return fd == 0 || (fd > 0 && dup2(fd, 0) == 0 && close(fd) == 0);
}

_Noreturn static void run_program(const struct vt_opts *o)
{
    static const char *const unset[] = { "LINES", "COLUMNS", "TERM_PROGRAM" };

    for (size_t i = 0; i < sizeof unset / sizeof unset[0]; i++)
        unsetenv(unset[i]);
    setenv("TERM", o->term ? o->term : "xterm-256color", 1);
    for (char *const *e = o->env; e && *e; e++)
        if (strchr(*e, '='))
            putenv(*e);
        else
            unsetenv(*e);
    if ((!o->folder || chdir(o->folder) == 0) && take_input(o->input))
        execvp(o->argv[0], o->argv);
    perror(o->argv[0]);
    _exit(127);
}

struct vt *vt_start(const struct vt_opts *o)
{
    struct vt *t = xcalloc(1, sizeof *t);
    struct winsize w = { .ws_row = (unsigned short)o->rows,
                         .ws_col = (unsigned short)o->cols };
    int slave;

    t->rows = o->rows;
    t->cols = o->cols;
    t->width = (struct width){ o->ambiguous == 2 ? 2 : 1, o->clusters };
    t->mute = o->mute;
    t->knows_sync = o->knows_sync;
    t->cursor_shown = true;
    buf_z(&t->title);
    open_vterm(t);
    fflush(NULL);
    if (openpty(&t->fd, &slave, NULL, NULL, &w) != 0)
        die("no pseudo terminal");
    tcgetattr(slave, &t->before);
    t->pid = fork();
    if (t->pid == 0) {
        close(t->fd);
        login_tty(slave);
        run_program(o);
    }
    if (t->pid < 0)
        die("no process");
    close(slave);
    fcntl(t->fd, F_SETFL, O_NONBLOCK);
    fcntl(t->fd, F_SETFD, FD_CLOEXEC);
    return t;
}

void vt_free(struct vt *t)
{
    if (!t)
        return;
    if (!t->reaped) {
        kill(t->pid, SIGKILL);
        waitpid(t->pid, &t->status, 0);
    }
    close(t->fd);
    vterm_free(t->vterm);
    for (int i = 0; i < t->nstandins; i++)
        free(t->standins[i]);
    buf_free(&t->sequence);
    buf_free(&t->held);
    buf_free(&t->title);
    buf_free(&t->log);
    free(t);
}

/* --- what is on the screen --------------------------------------------- */

void vt_size(const struct vt *t, int *rows, int *cols)
{
    *rows = t->rows;
    *cols = t->cols;
}

static int palette_index(const VTermColor *c, bool is_default)
{
    return is_default || !VTERM_COLOR_IS_INDEXED(c) ? -1 : c->indexed.idx;
}

static void add_text(struct vt *t, const uint32_t *chars, char *to, size_t room)
{
    size_t n = 0;

    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && chars[i]; i++) {
        uint32_t cp = chars[i];
        uint32_t at = cp - (cp < STANDIN_1 ? STANDIN_2 : STANDIN_1);
        if (at < (uint32_t)t->nstandins) {
            struct str s = str_of(t->standins[at]);
            if (n + s.n < room) {
                memcpy(to + n, s.p, s.n);
                n += s.n;
            }
        } else if (n + 4 < room) {
            n += utf8_put(to + n, cp);
        }
    }
    to[n] = 0;
}

void vt_cell(struct vt *t, int row, int col, struct vt_cell *c)
{
    VTermScreenCell cell;
    VTermPos pos = { row, col };

    memset(c, 0, sizeof *c);
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(t->screen, pos, &cell);
    c->bold = cell.attrs.bold;
    c->italic = cell.attrs.italic;
    c->underline = cell.attrs.underline != 0;
    c->reverse = cell.attrs.reverse;
    c->fg = palette_index(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
    c->bg = palette_index(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
    if (cell.chars[0] == (uint32_t)-1)
        return;
    c->width = cell.width;
    add_text(t, cell.chars, c->text, sizeof c->text);
    if (strcmp(c->text, " ") == 0)
        c->text[0] = 0;
}

void vt_row(struct vt *t, int row, struct buf *out)
{
    size_t start = out->n;
    struct vt_cell c;

    for (int col = 0; col < t->cols; col++) {
        vt_cell(t, row, col, &c);
        if (c.width > 0)
            buf_add(out, str_of(c.text[0] ? c.text : " "));
    }
    while (out->n > start && out->p[out->n - 1] == ' ')
        out->n--;
}

int vt_find(struct vt *t, struct str text)
{
    struct buf b = { 0 };
    int found = -1;

    for (int r = 0; r < t->rows && found < 0; r++) {
        buf_reset(&b);
        vt_row(t, r, &b);
        if (str_has(buf_str(&b), text))
            found = r;
    }
    buf_free(&b);
    return found;
}

const char *vt_title(const struct vt *t)
{
    return t->title.p;
}

void vt_cursor(const struct vt *t, int *row, int *col, bool *shown)
{
    *row = t->cursor.row;
    *col = t->cursor.col;
    *shown = t->cursor_shown;
}

/* How the terminal treats keys and lines; true also if it cannot tell. */
static bool is_as_before(const struct vt *t)
{
    const struct termios *b = &t->before;
    const tcflag_t local = ICANON | ECHO | ISIG | IEXTEN;
    const tcflag_t input = ICRNL | INLCR | IGNCR | IXON | ISTRIP;
    struct termios m;

    return tcgetattr(t->fd, &m) != 0 ||
           (((m.c_lflag ^ b->c_lflag) & local) == 0 &&
            ((m.c_iflag ^ b->c_iflag) & input) == 0 &&
            ((m.c_oflag ^ b->c_oflag) & (OPOST | ONLCR)) == 0);
}

bool vt_is_restored(struct vt *t, struct buf *why)
{
    const struct {
        bool bad;
        const char *what;
    } modes[] = {
        { t->alternate, "alternate screen" },
        { !t->cursor_shown, "cursor hidden" },
        { t->mouse || t->mouse_sgr, "mouse reports" },
        { t->paste, "bracketed paste" },
        { t->synced, "synchronized output" },
        { !is_as_before(t), "modes of keys and lines" },
    };
    bool good = true;

    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (modes[i].bad && !t->hung_up) {
            buf_printf(why, "%s%s", good ? "" : ", ", modes[i].what);
            good = false;
        }
    return good;
}

struct str vt_log(const struct vt *t)
{
    return buf_str(&t->log);
}

bool vt_ended(struct vt *t, int *status)
{
    if (!t->reaped && waitpid(t->pid, &t->status, WNOHANG) == t->pid)
        t->reaped = true;
    if (t->reaped)
        *status = t->status;
    return t->reaped;
}
