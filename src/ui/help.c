/* SPDX-License-Identifier: MIT */
/*
 * The help page is made from the tables: for each command of a group the keys
 * that run it now and its label; pairs (down, up) share a line. Columns are
 * filled from the top; groups are not broken across columns.
 */
#include <config.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "ui/command.h"
#include "ui/status.h"
#include "ui/views.h"

enum {
    COLUMNS_MOST = 4,
    KEYS_MOST = 2, /* shown for one command */
    AROUND = 4,    /* blank cells of a line: before, between, behind */
    FLOW_ROWS = 4, /* that one text may take */
    LINES = 100,
};

struct line {
    struct str keys, label;
    bool title;
    bool blank;
};

struct page {
    struct line lines[LINES];
    int n;
};

/* Keys of a command that are in force in the modes: "j ↓". */
static struct str keys_of(const struct keymap *m, uint8_t modes,
                          const char *command, bool ascii, struct arena *a)
{
    struct str out = STR("");
    int n = 0;
    for (size_t i = 0; i < m->n && n < KEYS_MOST; i++) {
        const struct binding *b = &m->list[i];
        struct str args;
        const struct command *c =
            b->command ? command_find(str_of(b->command), &args) : NULL;
        uint8_t in = b->modes & modes;
        if (!c || str_cmp(str_of(c->name), str_of(command)) != 0 || !in ||
            keymap_find(m, (enum key_mode)(in & -in), b->key) != b->command)
            continue;
        out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), n ? " " : "",
                           STR_ARG(status_key(a, b->key, ascii)));
        n++;
    }
    return out;
}

static void add_command(struct page *p, const struct command *c,
                        struct str keys, struct arena *a)
{
    struct line *last = &p->lines[p->n ? p->n - 1 : 0];
    if (c->pair && p->n > 0 && !last->title && !last->blank) {
        last->keys =
            arena_printf(a, "%.*s %.*s", STR_ARG(last->keys), STR_ARG(keys));
        last->label =
            arena_printf(a, _("%.*s, %s"), STR_ARG(last->label), _(c->label));
    } else if (p->n < LINES) {
        p->lines[p->n++] =
            (struct line){ keys, str_of(_(c->label)), false, false };
    }
}

static void add_group(struct page *p, const struct keymap *keys, uint8_t modes,
                      int group, bool ascii, struct arena *a)
{
    bool any = false;
    for (size_t i = 0; i < ncommands; i++) {
        const struct command *c = &command_table[i];
        struct str text;
        if (c->group != group || !c->label)
            continue;
        text = keys_of(keys, modes, c->name, ascii, a);
        if (text.n == 0)
            continue;
        if (!any && p->n > 0 && p->n < LINES)
            p->lines[p->n++] = (struct line){ .blank = true };
        if (!any && p->n < LINES) {
            p->lines[p->n++] =
                (struct line){ .label = str_of(_(command_groups[group])),
                               .title = true };
        }
        any = true;
        add_command(p, c, text, a);
    }
}

/* Where column after column begins: as even as groups allow. */
static int cut_columns(const struct page *p, int columns,
                       int start[COLUMNS_MOST + 1])
{
    int n = 0, most = (p->n + columns - 1) / columns;
    start[n++] = 0;
    for (int i = 1; i < p->n && n < columns; i++) {
        int end = i + 1; /* of the group that begins behind this blank */
        while (end < p->n && !p->lines[end].blank)
            end++;
        if (p->lines[i].blank &&
            (end - start[n - 1] > most + 3 || i - start[n - 1] >= most))
            start[n++] = i + 1;
    }
    start[n] = p->n;
    return n;
}

/* One column of the page: its lines, and the cells of keys and labels. */
struct column {
    int from, to;
    int keys, labels;
};

static void measure(const struct page *p, struct column *c, struct width w)
{
    c->keys = c->labels = 0;
    for (int i = c->from; i < c->to; i++) {
        const struct line *l = &p->lines[i];
        int keys = (int)width_str(w, l->keys);
        int label = (int)width_str(w, l->label);
        if (!l->title) {
            c->keys = keys > c->keys ? keys : c->keys;
            c->labels = label > c->labels ? label : c->labels;
        }
    }
}

/* As many columns as fit side by side, whole. */
static int make_columns(const struct page *p, int cols, struct width w,
                        struct column out[COLUMNS_MOST])
{
    for (int wanted = COLUMNS_MOST; wanted > 0; wanted--) {
        int start[COLUMNS_MOST + 1], n = cut_columns(p, wanted, start);
        int cells = 1;
        for (int i = 0; i < n; i++) {
            out[i] = (struct column){ start[i], start[i + 1], 0, 0 };
            measure(p, &out[i], w);
            cells += out[i].keys + out[i].labels + AROUND;
        }
        if (cells <= cols || n == 1)
            return n;
    }
    return 0;
}

/* Where and how the page is made. */
struct pen {
    struct sheet *s;
    struct width w;
    int cols;
    bool ascii;
};

/* From a column on, in the rows below too; nothing else is to stand there. */
static void put_flow(const struct pen *pen, int col, struct str text)
{
    struct sheet_flow how = { .col = col,
                              .cells = pen->cols - col - 1,
                              .rows = FLOW_ROWS,
                              .style = STYLE_TEXT,
                              .width = pen->w,
                              .ascii = pen->ascii };
    sheet_flow(pen->s, text, &how);
}

static void put_line(const struct pen *pen, const struct line *l, int col,
                     const struct column *c, bool alone)
{
    struct sheet *s = pen->s;
    int at = col + c->keys + 2;
    if (l->title) {
        sheet_put(s, col, l->label, c->keys + c->labels + AROUND,
                  STYLE_HEADING);
        return;
    }
    if (l->blank)
        return;
    sheet_put(s, col + 1, l->keys, c->keys, STYLE_MARKER);
    if (alone)
        put_flow(pen, at, l->label);
    else
        sheet_put(s, at, l->label, c->labels, STYLE_TEXT);
}

/* --- what can be searched for --- */

enum { NOTE_ITEMS = 12 };

static const struct {
    const char *label;             /* N_() */
    const char *items[NOTE_ITEMS]; /* N_(); up to NULL */
} notes[] = {
    { N_("filter"),
      { N_("all of these words"), N_("\"these very words\""), N_("title:word"),
        N_("src:name"), "date:2023-09", "len:>1000", "is:dup", "has:image",
        N_("!not"), N_("one | other"), N_("full width too") } },
    { N_("found too"),
      { N_("simplified, traditional and Japanese forms"),
        N_("names of other regions"),
        N_("by pinyin in titles: gwq, guowuqing") } },
};

/* Items side by side, as many as fit. */
static void put_note(const struct pen *pen, const char *label,
                     const char *const items[NOTE_ITEMS])
{
    struct sheet *s = pen->s;
    int from = 3 + (int)width_str(pen->w, str_of(label)), col = from;
    sheet_add(s);
    sheet_put(s, 1, str_of(label), pen->cols - 2, STYLE_HEADING);
    for (int i = 0; i < NOTE_ITEMS && items[i]; i++) {
        struct str item = str_of(_(items[i]));
        int cells = (int)width_str(pen->w, item);
        if (col > from && col + 3 + cells >= pen->cols) {
            sheet_add(s);
            col = from;
        } else if (col > from) {
            sheet_put(s, col + 1, glyph(GLYPH_DOT, pen->ascii), 1, STYLE_TEXT);
            col += 3;
        }
        if (pen->cols - col > 1)
            put_flow(pen, col, item);
        col += cells;
    }
}

void help_fill(struct sheet *s, const struct keymap *keys, uint8_t modes,
               struct width w, int cols, bool ascii)
{
    const struct pen pen = { s, w, cols, ascii };
    struct column columns[COLUMNS_MOST];
    struct page p = { .n = 0 };
    int n, rows = 0;
    sheet_clear(s);
    for (int g = 0; g < GROUP_PROMPT; g++)
        add_group(&p, keys, modes, g, ascii, &s->arena);
    n = make_columns(&p, cols, w, columns);
    for (int c = 0; c < n; c++) {
        int lines = columns[c].to - columns[c].from;
        rows = lines > rows ? lines : rows;
    }
    for (int r = 0; r < rows; r++) {
        int col = 1;
        sheet_add(s);
        for (int c = 0; c < n; c++) {
            if (columns[c].from + r < columns[c].to)
                put_line(&pen, &p.lines[columns[c].from + r], col, &columns[c],
                         n == 1);
            col += columns[c].keys + columns[c].labels + AROUND;
        }
    }
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        put_note(&pen, _(notes[i].label), notes[i].items);
    s->title = str_of(_("help"));
    s->note = str_of(_("made from the keys as they are bound now"));
}
