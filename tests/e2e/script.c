/* SPDX-License-Identifier: MIT */
/*
 * e2e - runs scripts of keys and expected screens (see README) against the
 * program in $BAOKAN, in a terminal of libvterm.
 *
 *   e2e [--update] FILE|FOLDER…
 *
 * A script is an array of lines; each statement is one row of a table and
 * returns whether it held. What is expected is polled for until a deadline,
 * so a fast machine waits for nothing. With --update the lines of `screen`
 * blocks that differ are replaced and the file is written again.
 */
#include <config.h>

#include "vt.h"

#include "base/arena.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS = 64, ENVS = 64, DEADLINE_MS = 15000 };

struct lines {
    struct str *v;
    size_t n, size;
};

struct script {
    const char *path;
    struct buf text;    /* the file */
    struct lines lines; /* borrowed from text */
    size_t at;          /* line of the statement that runs */
    struct lines out;   /* what --update would write */
    struct arena arena; /* what must live as long as the script */
    bool update, changed;

    struct vt_opts opts; /* of the next run */
    char *env[ENVS + 1];
    size_t nenv;
    struct vt *vt;
    unsigned syncs;
    char scratch[PATH_MAX]; /* a folder of its own, removed at the end */
    int deadline;
};

/* --- small things ------------------------------------------------------ */

static void add_line(struct lines *l, struct str s)
{
    if (l->n == l->size) {
        l->size = l->size * 2 + 16;
        l->v = xrealloc(l->v, l->size * sizeof *l->v);
    }
    l->v[l->n++] = s;
}

static char *copy_of(struct str s)
{
    char *z = xmalloc(s.n + 1);
    if (s.n > 0)
        memcpy(z, s.p, s.n);
    z[s.n] = 0;
    return z;
}

static bool fail(const struct script *s, const char *what, struct str detail)
{
    printf("# %s:%zu: %s", s->path, s->at + 1, what);
    if (detail.n)
        printf(": %.*s", STR_ARG(detail));
    printf("\n");
    return false;
}

static struct str next_word(struct str *rest)
{
    *rest = str_trim(*rest);
    struct str word = str_head(*rest, str_chr(*rest, ' '));
    *rest = str_trim(str_skip(*rest, word.n));
    return word;
}

static int number(struct str s)
{
    unsigned long n;
    bool minus = str_starts(s, STR("-"));
    if (!str_number(str_skip(s, minus), 100000, &n))
        return INT_MIN;
    return minus ? -(int)n : (int)n;
}

/* $NAME and ${NAME} replaced; $SCRATCH is the script's own folder. */
static void expand(const struct script *s, struct str text, struct buf *out)
{
    while (text.n > 0) {
        if (text.p[0] != '$') {
            buf_chr(out, text.p[0]);
            text = str_skip(text, 1);
            continue;
        }
        bool brace = text.n > 1 && text.p[1] == '{';
        text = str_skip(text, brace ? 2 : 1);
        size_t n = 0;
        while (n < text.n &&
               (text.p[n] == '_' || (text.p[n] >= 'A' && text.p[n] <= 'Z') ||
                (text.p[n] >= '0' && text.p[n] <= '9')))
            n++;
        char *name = copy_of(str_head(text, n));
        const char *value = getenv(name);
        if (strcmp(name, "SCRATCH") == 0)
            value = s->scratch;
        buf_add(out, str_of(value ? value : ""));
        free(name);
        text = str_skip(text, n + brace);
    }
}

/* --- keys -------------------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *name;
    const char *bytes;
} key_names[] = {
    { "Enter", "\r" },       { "Tab", "\t" },         { "Esc", "\033" },
    { "Space", " " },        { "BS", "\177" },        { "lt", "<" },
    { "Up", "\033[A" },      { "Down", "\033[B" },    { "Right", "\033[C" },
    { "Left", "\033[D" },    { "Home", "\033[H" },    { "End", "\033[F" },
    { "Insert", "\033[2~" }, { "Delete", "\033[3~" }, { "PageUp", "\033[5~" },
    { "PageDown", "\033[6~" }, { "BackTab", "\033[Z" },
    { "F1", "\033OP" },      { "F2", "\033OQ" },      { "F3", "\033OR" },
    { "F4", "\033OS" },      { "F5", "\033[15~" },    { "F6", "\033[17~" },
    { "F7", "\033[18~" },    { "F8", "\033[19~" },    { "F9", "\033[20~" },
    { "F10", "\033[21~" },   { "F11", "\033[23~" },   { "F12", "\033[24~" },
    { "Paste", "\033[200~" }, { "/Paste", "\033[201~" },
};

static const struct {
    char letter, byte;
} escapes[] = {
    { 'e', 27 }, { 'n', '\n' }, { 'r', '\r' }, { 't', '\t' }, { 's', ' ' },
    { '\\', '\\' }, { '^', '^' }, { '<', '<' },
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool add_key_name(struct str *text, struct buf *out)
{
    size_t end = str_chr(*text, '>');
    struct str name = str_skip(str_head(*text, end), 1);

    for (size_t i = 0; i < COUNT(key_names); i++)
        if (str_eq(name, str_of(key_names[i].name))) {
            buf_add(out, str_of(key_names[i].bytes));
            *text = str_skip(*text, end + 1);
            return true;
        }
    return false;
}

static int hex(char c)
{
    const char *digits = "0123456789abcdef", *p = c ? strchr(digits, c) : NULL;
    return p ? (int)(p - digits) : -1;
}

static bool add_escape(struct str *text, struct buf *out)
{
    if (text->n >= 4 && text->p[1] == 'x' && hex(text->p[2]) >= 0 &&
        hex(text->p[3]) >= 0) {
        buf_chr(out, (char)(hex(text->p[2]) * 16 + hex(text->p[3])));
        *text = str_skip(*text, 4);
        return true;
    }
    for (size_t i = 0; text->n >= 2 && i < COUNT(escapes); i++)
        if (text->p[1] == escapes[i].letter) {
            buf_chr(out, escapes[i].byte);
            *text = str_skip(*text, 2);
            return true;
        }
    return false;
}

static bool read_keys(struct str text, struct buf *out)
{
    while (text.n > 0) {
        char c = text.p[0];
        if (c == '<') {
            if (!add_key_name(&text, out))
                return false;
        } else if (c == '\\') {
            if (!add_escape(&text, out))
                return false;
        } else if (c == '^' && text.n > 1 && text.p[1] >= '@' &&
                   text.p[1] <= '_') {
            buf_chr(out, (char)(text.p[1] & 31));
            text = str_skip(text, 2);
        } else if (c == '^' && text.n > 1 && text.p[1] >= 'a' &&
                   text.p[1] <= 'z') {
            buf_chr(out, (char)(text.p[1] & 31));
            text = str_skip(text, 2);
        } else {
            buf_chr(out, c);
            text = str_skip(text, 1);
        }
    }
    return true;
}

/* --- waiting ----------------------------------------------------------- */

typedef bool condition(struct script *s, const void *what);

/* Is the condition true before the deadline? */
static bool wait_for(struct script *s, condition *is_true, const void *what)
{
    int64_t end = vt_now() + s->deadline;

    while (!is_true(s, what)) {
        int status;
        if (vt_now() > end)
            return false;
        /* After its end nothing but what it wrote last can come. */
        if (vt_pump(s->vt, 10) < 0 && vt_ended(s->vt, &status))
            return is_true(s, what);
    }
    return true;
}

static void show_screen(struct script *s)
{
    int rows, cols;
    struct buf b = { 0 };

    vt_size(s->vt, &rows, &cols);
    printf("# the screen, %d x %d, title \"%s\":\n", rows, cols,
           vt_title(s->vt));
    for (int r = 0; r < rows; r++) {
        buf_reset(&b);
        vt_row(s->vt, r, &b);
        printf("# %3d |%s\n", r + 1, buf_z(&b));
    }
    buf_free(&b);
}

static bool fail_screen(struct script *s, const char *what, struct str detail)
{
    fail(s, what, detail);
    show_screen(s);
    return false;
}

/* --- statements: settings ---------------------------------------------- */

static bool st_size(struct script *s, struct str args)
{
    int rows = number(next_word(&args)), cols = number(next_word(&args));

    if (rows < 1 || cols < 1)
        return fail(s, "size: ROWS COLUMNS", args);
    s->opts.rows = rows;
    s->opts.cols = cols;
    return true;
}

static bool st_ambiguous(struct script *s, struct str args)
{
    s->opts.ambiguous = number(args);
    return s->opts.ambiguous == 1 || s->opts.ambiguous == 2 ||
           fail(s, "ambiguous: 1 or 2", args);
}

static bool st_clusters(struct script *s, struct str args)
{
    (void)args;
    s->opts.clusters = true;
    return true;
}

static bool st_sync_output(struct script *s, struct str args)
{
    (void)args;
    s->opts.knows_sync = true;
    return true;
}

static bool st_mute(struct script *s, struct str args)
{
    (void)args;
    s->opts.mute = true;
    return true;
}

static bool st_term(struct script *s, struct str args)
{
    s->opts.term = arena_strz(&s->arena, args);
    return true;
}

static bool st_input(struct script *s, struct str args)
{
    s->opts.input = args.n > 0 ? arena_strz(&s->arena, args) : NULL;
    return true;
}

static bool add_env(struct script *s, struct str setting)
{
    struct buf b = { 0 };

    if (s->nenv == ENVS)
        return fail(s, "too many env", setting);
    expand(s, setting, &b);
    s->env[s->nenv++] = arena_strz(&s->arena, buf_str(&b));
    buf_free(&b);
    return true;
}

/* --- statements: files ------------------------------------------------- */

/* The lines up to `end`; moves there. */
static bool take_block(struct script *s, struct lines *block)
{
    size_t from = s->at + 1;

    for (size_t i = from; i < s->lines.n; i++)
        if (str_eq(str_trim(s->lines.v[i]), STR("end"))) {
            *block = (struct lines){ s->lines.v + from, i - from, 0 };
            s->at = i;
            return true;
        }
    return fail(s, "no `end`", STR_NONE);
}

static void scratch_path(const struct script *s, struct str name, struct buf *b)
{
    buf_reset(b);
    if (name.n == 0 || name.p[0] != '/')
        buf_printf(b, "%s/", s->scratch);
    buf_add(b, name);
    buf_z(b);
}

/* Make the folders of a path. */
static void make_folders(char *path)
{
    for (char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/')) {
        *p = 0;
        mkdir(path, 0700);
        *p = '/';
    }
}

static bool write_block(struct script *s, struct str args, mode_t mode)
{
    struct lines block;
    struct buf path = { 0 };
    struct str name = next_word(&args);

    if (!take_block(s, &block))
        return false;
    scratch_path(s, name, &path);
    make_folders(path.p);
    FILE *f = fopen(path.p, "w");
    if (!f) {
        buf_free(&path);
        return fail(s, strerror(errno), name);
    }
    for (size_t i = 0; i < block.n; i++)
        fprintf(f, "%.*s\n", STR_ARG(block.v[i]));
    bool good = fclose(f) == 0 && chmod(path.p, mode) == 0;
    buf_free(&path);
    return good || fail(s, "cannot write", name);
}

static bool st_file(struct script *s, struct str args)
{
    return write_block(s, args, 0600);
}

static bool st_program(struct script *s, struct str args)
{
    return write_block(s, args, 0700);
}

static bool file_holds(struct script *s, const void *what)
{
    struct str rest = *(const struct str *)what, name;
    struct buf path = { 0 }, text = { 0 };
    bool found = false;

    str_field(&rest, ':', &name);
    scratch_path(s, name, &path);
    FILE *f = fopen(path.p, "r");
    if (f) {
        size_t n;
        do {
            n = fread(buf_room(&text, 4096), 1, 4096, f);
            text.n += n;
        } while (n > 0);
        fclose(f);
        found = str_has(buf_str(&text), rest);
    }
    buf_free(&path);
    buf_free(&text);
    return found;
}

static bool st_expect_file(struct script *s, struct str args)
{
    return wait_for(s, file_holds, &args) ||
           fail_screen(s, "file does not hold", args);
}

/* --- statements: the program ------------------------------------------- */

/* A word, or "several words". */
static struct str next_argument(struct str *rest)
{
    *rest = str_trim(*rest);
    if (rest->n == 0 || rest->p[0] != '"')
        return next_word(rest);
    struct str body = str_skip(*rest, 1);
    struct str word = str_head(body, str_chr(body, '"'));
    *rest = str_skip(body, word.n + 1);
    return word;
}

static size_t split(struct script *s, struct str text, char **argv, size_t n)
{
    struct buf b = { 0 };

    text = str_trim(text);
    while (text.n > 0 && n < WORDS) {
        buf_reset(&b);
        expand(s, next_argument(&text), &b);
        argv[n++] = arena_strz(&s->arena, buf_str(&b));
        text = str_trim(text);
    }
    argv[n] = NULL;
    buf_free(&b);
    return n;
}

static bool st_run(struct script *s, struct str args)
{
    char *argv[WORDS + 1];
    size_t n = split(s, STR("$BAOKAN"), argv, 0);

    if (n == 0 || argv[0][0] == 0)
        return fail(s, "BAOKAN is not set", STR_NONE);
    split(s, args, argv, n);
    s->env[s->nenv] = NULL;
    s->opts.argv = argv;
    s->opts.env = s->env;
    s->opts.folder = s->scratch;
    vt_free(s->vt);
    s->vt = vt_start(&s->opts);
    return true;
}

static bool st_keys(struct script *s, struct str args)
{
    struct buf b = { 0 };
    bool good = read_keys(args, &b);

    if (good)
        vt_send(s->vt, buf_str(&b));
    buf_free(&b);
    return good || fail(s, "what key is that", args);
}

static bool st_resize(struct script *s, struct str args)
{
    int rows = number(next_word(&args)), cols = number(next_word(&args));

    if (rows < 1 || cols < 1)
        return fail(s, "resize: ROWS COLUMNS", args);
    vt_resize(s->vt, rows, cols);
    return true;
}

/* Sizes that come and go about 100 times a second; then the one before. */
static bool st_storm(struct script *s, struct str args)
{
    int n = number(next_word(&args)), rows, cols;

    if (n < 1)
        return fail(s, "storm: NUMBER", args);
    vt_size(s->vt, &rows, &cols);
    for (int i = 0; i < n; i++) {
        vt_resize(s->vt, 1 + i * 7 % 60, 1 + i * 13 % 150);
        vt_pump(s->vt, 10);
    }
    vt_resize(s->vt, rows, cols);
    return true;
}

static const struct {
    const char *name;
    int sig;
} signal_names[] = {
    { "TERM", SIGTERM }, { "HUP", SIGHUP },   { "INT", SIGINT },
    { "SEGV", SIGSEGV }, { "ABRT", SIGABRT }, { "TSTP", SIGTSTP },
    { "CONT", SIGCONT }, { "KILL", SIGKILL }, { "WINCH", SIGWINCH },
    { "STOP", SIGSTOP }, { "BUS", SIGBUS },   { "QUIT", SIGQUIT },
};

static int signal_number(struct str name)
{
    for (size_t i = 0; i < COUNT(signal_names); i++)
        if (str_eq(name, str_of(signal_names[i].name)))
            return signal_names[i].sig;
    return 0;
}

static bool st_signal(struct script *s, struct str args)
{
    int sig = signal_number(args);

    if (sig == 0)
        return fail(s, "what signal is that", args);
    vt_signal(s->vt, sig);
    return true;
}

static bool st_hang_up(struct script *s, struct str args)
{
    (void)args;
    vt_hang_up(s->vt);
    return true;
}

static bool has_ended(struct script *s, const void *what)
{
    (void)what;
    int status;
    return vt_pump(s->vt, 0) < 0 && vt_ended(s->vt, &status);
}

/* exit STATUS or exit signal NAME; the terminal must be as it was. */
static bool st_exit(struct script *s, struct str args)
{
    struct buf why = { 0 };
    struct str rest = args;
    int status = 0;

    if (!wait_for(s, has_ended, NULL))
        return fail_screen(s, "the program still runs", STR_NONE);
    vt_ended(s->vt, &status);
    bool as_told;
    if (str_eq(next_word(&rest), STR("signal")))
        as_told =
            WIFSIGNALED(status) && WTERMSIG(status) == signal_number(rest);
    else
        as_told = WIFEXITED(status) && WEXITSTATUS(status) == number(args);
    if (!as_told) {
        char text[64];
        snprintf(text, sizeof text, "%s %d",
                 WIFSIGNALED(status) ? "signal" : "status",
                 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
        return fail_screen(s, "the program ended with", str_of(text));
    }
    if (!vt_is_restored(s->vt, &why)) {
        fail_screen(s, "left on in the terminal", buf_str(&why));
        buf_free(&why);
        return false;
    }
    return true;
}

/* --- statements: what is expected -------------------------------------- */

static bool title_is(struct script *s, const void *what)
{
    return str_eq(str_of(vt_title(s->vt)), *(const struct str *)what);
}

static bool st_sync(struct script *s, struct str args)
{
    char word[32], keys[64];

    (void)args;
    snprintf(word, sizeof word, "sync%u", ++s->syncs);
    snprintf(keys, sizeof keys, ":sync %s\r", word);
    vt_send(s->vt, str_of(keys));
    struct str title = str_of(word);
    return wait_for(s, title_is, &title) ||
           fail_screen(s, "never in sync", title);
}

/* All cells, row by row; to be freed. */
static struct vt_cell *cells_now(struct script *s, int rows, int cols)
{
    size_t n = (size_t)rows * (size_t)cols;
    struct vt_cell *cells = xcalloc(n, sizeof *cells);

    for (size_t i = 0; i < n; i++)
        vt_cell(s->vt, (int)i / cols, (int)i % cols, &cells[i]);
    return cells;
}

static bool same_cells(struct script *s, const struct vt_cell *a,
                       const struct vt_cell *b, int rows, int cols)
{
    for (int i = 0; i < rows * cols; i++) {
        const struct vt_cell *x = &a[i], *y = &b[i];
        char text[200];
        if (strcmp(x->text, y->text) == 0 && x->width == y->width &&
            x->bold == y->bold && x->italic == y->italic &&
            x->underline == y->underline && x->reverse == y->reverse &&
            x->fg == y->fg && x->bg == y->bg)
            continue;
        snprintf(text, sizeof text, "row %d column %d: \"%s\", fresh \"%s\"",
                 i / cols + 1, i % cols + 1, x->text, y->text);
        return fail(s, "not as drawn afresh", str_of(text));
    }
    return true;
}

static bool st_expect_fresh(struct script *s, struct str args)
{
    int rows, cols;

    vt_size(s->vt, &rows, &cols);
    if (!st_sync(s, args))
        return false;
    struct vt_cell *before = cells_now(s, rows, cols);
    vt_send(s->vt, STR("\f")); /* ^L: all anew */
    bool good = st_sync(s, args);
    if (good) {
        struct vt_cell *after = cells_now(s, rows, cols);
        good = same_cells(s, before, after, rows, cols);
        free(after);
    }
    free(before);
    return good;
}

static bool st_expect_title(struct script *s, struct str args)
{
    return wait_for(s, title_is, &args) ||
           fail_screen(s, "title expected", args);
}

struct at_row {
    int row; /* from 0 */
    struct str text;
};

static bool row_holds(struct script *s, const void *what)
{
    const struct at_row *a = what;
    struct buf b = { 0 };

    vt_row(s->vt, a->row, &b);
    bool found = str_has(buf_str(&b), a->text);
    buf_free(&b);
    return found;
}

/* "ROW:text"; ROW from 1, or from -1 for the last one upwards. */
static bool read_at_row(struct script *s, struct str args, struct at_row *a)
{
    int rows, cols;
    struct str row = STR_NONE;

    vt_size(s->vt, &rows, &cols);
    str_field(&args, ':', &row);
    a->row = number(row);
    a->row = a->row < 0 ? rows + a->row : a->row - 1;
    a->text = args;
    return a->row >= 0 && a->row < rows && args.p;
}

static bool st_expect(struct script *s, struct str args)
{
    struct at_row a;

    if (!read_at_row(s, args, &a))
        return fail(s, "expect: ROW:TEXT", args);
    return wait_for(s, row_holds, &a) ||
           fail_screen(s, "row does not hold", args);
}

static bool screen_holds(struct script *s, const void *what)
{
    return vt_find(s->vt, *(const struct str *)what) >= 0;
}

static bool screen_lacks(struct script *s, const void *what)
{
    return !screen_holds(s, what);
}

static bool st_expect_any(struct script *s, struct str args)
{
    return wait_for(s, screen_holds, &args) ||
           fail_screen(s, "nowhere on the screen", args);
}

static bool st_expect_not(struct script *s, struct str args)
{
    return wait_for(s, screen_lacks, &args) ||
           fail_screen(s, "still on the screen", args);
}

static bool cursor_is(struct script *s, const void *what)
{
    const int *want = what; /* row, column, from 1; 0: hidden */
    int row, col;
    bool shown;

    vt_cursor(s->vt, &row, &col, &shown);
    return want[0] ? shown && row + 1 == want[0] && col + 1 == want[1] : !shown;
}

static bool st_expect_cursor(struct script *s, struct str args)
{
    int want[2] = { 0, 0 };

    if (!str_eq(args, STR("hidden"))) {
        struct str rest = args;
        want[0] = number(next_word(&rest));
        want[1] = number(rest);
    }
    return wait_for(s, cursor_is, want) ||
           fail_screen(s, "cursor expected", args);
}

struct look {
    struct at_row at;
    bool bold, italic, underline, reverse;
};

/* Column of the first cell of text in the row; -1 if it is not there. */
static int column_of(struct script *s, int row, struct str text)
{
    int rows, cols, found = -1;
    struct buf b = { 0 };
    struct vt_cell c;

    vt_size(s->vt, &rows, &cols);
    vt_row(s->vt, row, &b);
    size_t at = str_find(buf_str(&b), text), n = 0;
    for (int col = 0; at < b.n && col < cols && found < 0; col++) {
        vt_cell(s->vt, row, col, &c);
        if (c.width > 0 && n >= at)
            found = col;
        if (c.width > 0)
            n += c.text[0] ? strlen(c.text) : 1;
    }
    buf_free(&b);
    return found;
}

static bool looks_so(struct script *s, const void *what)
{
    const struct look *l = what;
    int col = column_of(s, l->at.row, l->at.text);
    size_t n = 0;
    struct vt_cell c;

    if (col < 0)
        return false;
    for (; n < l->at.text.n; col++) {
        vt_cell(s->vt, l->at.row, col, &c);
        if (c.width == 0 && c.text[0] == 0)
            continue;
        if (c.bold != l->bold || c.italic != l->italic ||
            c.underline != l->underline || c.reverse != l->reverse)
            return false;
        n += c.text[0] ? strlen(c.text) : 1;
    }
    return true;
}

/* look WORD[+WORD…] ROW:text */
static bool st_expect_look(struct script *s, struct str args)
{
    struct look l = { .bold = false };
    struct str rest = args, words = next_word(&rest), word;

    while (str_field(&words, '+', &word))
        if (str_eq(word, STR("bold")))
            l.bold = true;
        else if (str_eq(word, STR("italic")))
            l.italic = true;
        else if (str_eq(word, STR("underline")))
            l.underline = true;
        else if (str_eq(word, STR("reverse")))
            l.reverse = true;
        else if (!str_eq(word, STR("plain")))
            return fail(s, "what look is that", word);
    if (!read_at_row(s, rest, &l.at))
        return fail(s, "expect-look: LOOK ROW:TEXT", args);
    return wait_for(s, looks_so, &l) ||
           fail_screen(s, "looks otherwise or is not there", args);
}

/* --- statements: the whole screen -------------------------------------- */

/* The row a line of a `screen` block stands for. */
static struct str block_row(struct str line)
{
    while (line.n > 0 && line.p[line.n - 1] == ' ')
        line.n--;
    return str_starts(line, STR("|")) ? str_skip(line, 1) : line;
}

static bool screen_is(struct script *s, const void *what)
{
    const struct lines *block = what;
    struct buf b = { 0 };
    int rows, cols;
    bool same = true;

    vt_size(s->vt, &rows, &cols);
    for (int r = 0; r < rows && same; r++) {
        buf_reset(&b);
        vt_row(s->vt, r, &b);
        same = str_eq(buf_str(&b),
                      (size_t)r < block->n ? block_row(block->v[r]) : STR(""));
    }
    buf_free(&b);
    return same && block->n <= (size_t)rows;
}

static void show_difference(struct script *s, const struct lines *block)
{
    struct buf b = { 0 };
    int rows, cols;

    vt_size(s->vt, &rows, &cols);
    for (size_t r = 0; r < (size_t)rows || r < block->n; r++) {
        struct str want = r < block->n ? block_row(block->v[r]) : STR("");
        buf_reset(&b);
        if (r < (size_t)rows)
            vt_row(s->vt, (int)r, &b);
        if (str_eq(buf_str(&b), want)) {
            printf("# %3zu  |%.*s\n", r + 1, STR_ARG(want));
        } else {
            printf("# %3zu -|%.*s\n", r + 1, STR_ARG(want));
            printf("# %3zu +|%s\n", r + 1, buf_z(&b));
        }
    }
    buf_free(&b);
}

/* The rows as they are, for --update; blank ones at the end are left out. */
static void keep_screen(struct script *s)
{
    struct buf b = { 0 };
    int rows, cols;
    size_t used = s->out.n;

    vt_size(s->vt, &rows, &cols);
    for (int r = 0; r < rows; r++) {
        buf_reset(&b);
        buf_chr(&b, '|');
        vt_row(s->vt, r, &b);
        add_line(&s->out, arena_str(&s->arena, buf_str(&b)));
        if (b.n > 1)
            used = s->out.n;
    }
    s->out.n = used;
    buf_free(&b);
}

static bool st_screen(struct script *s, struct str args)
{
    struct lines block;
    size_t first = s->at;

    (void)args;
    if (!take_block(s, &block))
        return false;
    bool same = wait_for(s, screen_is, &block);
    if (same || !s->update) {
        for (size_t i = first; i < s->at; i++)
            add_line(&s->out, s->lines.v[i]);
    } else {
        add_line(&s->out, s->lines.v[first]);
        keep_screen(s);
        s->changed = true;
        printf("# %s:%zu: screen updated\n", s->path, first + 1);
    }
    if (same || s->update)
        return true;
    fail(s, "the screen differs (- expected, + found)", STR_NONE);
    show_difference(s, &block);
    return false;
}

/* --- the table and the runner ------------------------------------------ */

/* clang-format off */
static const struct statement {
    struct str name;
    bool (*run)(struct script *s, struct str args);
    bool running; /* needs a program that was started */
} statements[] = {
    { STR_INIT("size"), st_size, false },
    { STR_INIT("ambiguous"), st_ambiguous, false },
    { STR_INIT("clusters"), st_clusters, false },
    { STR_INIT("sync-output"), st_sync_output, false },
    { STR_INIT("mute"), st_mute, false },
    { STR_INIT("term"), st_term, false },
    { STR_INIT("env"), add_env, false },
    { STR_INIT("input"), st_input, false },
    { STR_INIT("file"), st_file, false },
    { STR_INIT("program"), st_program, false },
    { STR_INIT("run"), st_run, false },
    { STR_INIT("keys"), st_keys, true },
    { STR_INIT("resize"), st_resize, true },
    { STR_INIT("storm"), st_storm, true },
    { STR_INIT("signal"), st_signal, true },
    { STR_INIT("hang-up"), st_hang_up, true },
    { STR_INIT("exit"), st_exit, true },
    { STR_INIT("sync"), st_sync, true },
    { STR_INIT("expect"), st_expect, true },
    { STR_INIT("expect-any"), st_expect_any, true },
    { STR_INIT("expect-not"), st_expect_not, true },
    { STR_INIT("expect-fresh"), st_expect_fresh, true },
    { STR_INIT("expect-title"), st_expect_title, true },
    { STR_INIT("expect-cursor"), st_expect_cursor, true },
    { STR_INIT("expect-look"), st_expect_look, true },
    { STR_INIT("expect-file"), st_expect_file, true },
    { STR_INIT("screen"), st_screen, true },
};

static const char *const first_env[] = { /* no machine's own settings */
    "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=$SCRATCH/home",
    "XDG_CONFIG_HOME=$SCRATCH/config", "XDG_STATE_HOME=$SCRATCH/state",
    "XDG_CACHE_HOME=$SCRATCH/cache", "XDG_DATA_HOME=$SCRATCH/data",
    "XDG_RUNTIME_DIR=$SCRATCH/run", "LANGUAGE", "LANG", "NO_COLOR", "BROWSER",
    "EDITOR", "VISUAL", "DISPLAY", "WAYLAND_DISPLAY", "COLORTERM",
};
/* clang-format on */

static bool run_line(struct script *s)
{
    struct str line = str_trim(s->lines.v[s->at]);
    struct str name = str_head(line, str_chr(line, ' '));
    /* One blank ends the name; the rest counts as it stands. */
    struct str args = str_skip(line, name.n + 1);
    size_t first = s->at;

    if (line.n == 0 || line.p[0] == '#') {
        add_line(&s->out, s->lines.v[first]);
        return true;
    }
    for (size_t i = 0; i < COUNT(statements); i++) {
        const struct statement *st = &statements[i];
        if (!str_eq(name, st->name))
            continue;
        if (st->running && !s->vt)
            return fail(s, "no program runs", STR_NONE);
        bool good = st->run(s, args);
        /* A screen block has written its lines but for the last. */
        for (size_t k = st->run == st_screen ? s->at : first;
             good && k <= s->at; k++)
            add_line(&s->out, s->lines.v[k]);
        return good;
    }
    return fail(s, "no such statement", name);
}

static bool read_script(struct script *s)
{
    FILE *f = fopen(s->path, "r");
    size_t n;

    if (!f)
        return fail(s, strerror(errno), STR_NONE);
    do {
        n = fread(buf_room(&s->text, 4096), 1, 4096, f);
        s->text.n += n;
    } while (n > 0);
    fclose(f);
    struct str rest = buf_str(&s->text), line;
    while (str_line(&rest, &line))
        add_line(&s->lines, line);
    return true;
}

static bool write_script(struct script *s)
{
    FILE *f = fopen(s->path, "w");

    if (!f)
        return fail(s, strerror(errno), STR_NONE);
    for (size_t i = 0; i < s->out.n; i++)
        fprintf(f, "%.*s\n", STR_ARG(s->out.v[i]));
    return fclose(f) == 0;
}

static int remove_one(const char *path, const struct stat *st, int type,
                      struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    remove(path);
    return 0;
}

static bool make_scratch(struct script *s)
{
    const char *tmp = getenv("TMPDIR");

    snprintf(s->scratch, sizeof s->scratch, "%s/e2e-XXXXXX",
             tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(s->scratch))
        return fail(s, s->scratch, str_of(strerror(errno)));
    return true;
}

static bool run_script(const char *path, bool update)
{
    const char *ms = getenv("E2E_TIMEOUT");
    struct script s = { .path = path,
                        .update = update,
                        .opts = { .rows = 24, .cols = 80 },
                        .deadline = ms ? atoi(ms) : DEADLINE_MS };

    if (update) /* what differs now will differ then */
        s.deadline = s.deadline < 3000 ? s.deadline : 3000;
    bool good = read_script(&s) && make_scratch(&s);
    for (size_t i = 0; good && i < COUNT(first_env); i++)
        add_env(&s, str_of(first_env[i]));
    for (; good && s.at < s.lines.n; s.at++)
        good = run_line(&s);
    if (good && s.changed)
        good = write_script(&s);

    vt_free(s.vt);
    if (s.scratch[0])
        nftw(s.scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(s.lines.v);
    free(s.out.v);
    buf_free(&s.text);
    arena_free(&s.arena);
    return good;
}

static int is_script(const struct dirent *d)
{
    return str_ends(str_of(d->d_name), STR(".e2e"));
}

/* The scripts of a folder in order of their names, or the file itself. */
static void collect(const char *path, struct lines *files, struct arena *a)
{
    struct dirent **names;
    int n = scandir(path, &names, is_script, alphasort);

    if (n < 0) {
        add_line(files, str_of(path));
        return;
    }
    for (int i = 0; i < n; i++) {
        add_line(files, arena_printf(a, "%s/%s", path, names[i]->d_name));
        free(names[i]);
    }
    free(names);
}

/* Scripts run in a folder of their own, so these must be absolute. */
static void make_absolute(const char *name)
{
    const char *value = getenv(name);
    char *real = value && strchr(value, '/') ? realpath(value, NULL) : NULL;

    if (real)
        setenv(name, real, 1);
    free(real);
}

int main(int argc, char **argv)
{
    struct lines files = { 0 };
    struct arena a = { 0 };
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    int failed = 0;

    for (int i = update ? 2 : 1; i < argc; i++)
        collect(argv[i], &files, &a);
    make_absolute("BAOKAN");
    make_absolute("SAMPLES");
    signal(SIGPIPE, SIG_IGN);
    printf("1..%zu\n", files.n);
    for (size_t i = 0; i < files.n; i++) {
        char *path = arena_strz(&a, files.v[i]);
        bool good = run_script(path, update);
        failed += !good;
        printf("%sok %zu - e2e: %s\n", good ? "" : "not ", i + 1, path);
        fflush(stdout);
    }
    free(files.v);
    arena_free(&a);
    return failed > 0;
}
