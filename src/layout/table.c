/* SPDX-License-Identifier: MIT */
/*
 * Two passes over the cells. The first measures each column: its widest cell,
 * its widest part without opportunity, and whether it holds numbers. If the
 * widths fit the frame, or can be made to by giving the wide columns equal
 * shares, the second pass fills each cell on its own and lays the lines of a
 * table row side by side. Else each cell becomes a line of its own behind the
 * words of its column's head.
 *
 * The map of the whole table is made once, cell by cell.
 */
#include <config.h>

#include "layout/table.h"

#include "base/mem.h"
#include "layout/balance.h"
#include "layout/words.h"
#include "text/utf8.h"

#include <stdlib.h>

enum {
    GAP = 2,       /* cells between columns */
    MIN_SHARE = 8, /* narrower columns are no longer readable */
    MAX_COLUMNS = 256,
};

struct column {
    int x, cells;
    int widest;  /* cell */
    int part;    /* widest part that cannot be broken */
    bool text;   /* some cell of the body is no number */
    bool number; /* some cell of the body is one */
    bool words;  /* its first cell is no number */
};

struct table {
    struct rows *r;
    const struct block *b;
    struct str text;
    unsigned char *map;
    struct frame frame;
    enum lang lang;
    bool head;
    struct column *columns;
    size_t n;
};

/* Digits with the marks of numbers, sums and shares. */
static bool is_number(struct str s)
{
    bool digit = false;
    const char *p = s.p, *end = str_end(s);
    if (s.n > 64)
        return false;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
            digit = true;
        else if (!(cp < 0x80 && strchr(" +-.,:%/$()", (int)cp)) &&
                 cp != 0x2212 && cp != 0x2013 && cp != 0x2014 && cp != 0x20AC &&
                 cp != 0xA3 && cp != 0xA5 && cp != 0xFFE5 && cp != 0xFF05 &&
                 cp != 0x2103 && cp != 0xB0)
            return false;
    }
    return digit;
}

/* Stands for "none" in a column of any sort. */
static bool is_dash(struct str s)
{
    return str_eq(s, STR("-")) || str_eq(s, STR("–")) || str_eq(s, STR("—"));
}

static void measure_cell(struct table *t, struct column *c, struct str cell,
                         bool first)
{
    const unsigned char *map = t->map + (cell.p - t->text.p);
    int cells = 0, part = 0;
    for (size_t i = 0; i < cell.n; i++) {
        if (!(map[i] & BRK_UNIT))
            continue;
        if (map[i] & (BRK_MAY | BRK_SPACE))
            part = 0;
        cells += map[i] & BRK_CELLS;
        part += map[i] & BRK_CELLS;
        if (part > c->part)
            c->part = part;
        if (cells > 4096)
            break;
    }
    if (cells > c->widest)
        c->widest = cells;
    if (cell.n == 0 || is_dash(cell))
        return;
    bool number = is_number(cell);
    if (first)
        c->words = !number;
    else if (number)
        c->number = true;
    else
        c->text = true;
}

static bool is_numeric(const struct column *c)
{
    return c->number && !c->text;
}

/* Words above columns of numbers are a head, also where none is marked. */
static bool looks_headed(const struct table *t)
{
    for (size_t k = 1; k < t->n; k++)
        if (!t->columns[k].words || !is_numeric(&t->columns[k]))
            return false;
    return t->n > 1;
}

/* Map and measure all; false if there are more columns than could fit. */
static bool measure(struct table *t)
{
    struct str rest = t->text, line, cell;
    bool first = true, fits = true;
    while (str_field(&rest, '\n', &line)) {
        struct str cells = line;
        for (size_t k = 0; str_field(&cells, '\t', &cell); k++) {
            cell = str_trim(cell);
            if (cell.n)
                brk_map(cell, t->r->opts->width, t->lang,
                        t->map + (cell.p - t->text.p));
            if (k >= MAX_COLUMNS) {
                fits = false;
                continue;
            }
            if (k >= t->n)
                t->n = k + 1;
            measure_cell(t, &t->columns[k], cell, first);
        }
        first = false;
    }
    if (!t->head)
        t->head = looks_headed(t);
    for (size_t k = 0; k < t->n && !t->head; k++)
        t->columns[k].text |= t->columns[k].words;
    return fits;
}

/* Give every column its cells; false if they do not fit. */
static bool share_out(struct table *t)
{
    int room = t->frame.room - GAP * ((int)t->n - 1);
    size_t open = t->n;
    if (t->n == 0 || room < (int)t->n * 2)
        return false;
    for (size_t k = 0; k < t->n; k++) {
        struct column *c = &t->columns[k];
        c->widest = (c->widest + 1) & ~1;
        c->cells = 0;
    }
    for (bool again = true; again;) {
        again = false;
        for (size_t k = 0; k < t->n && open > 0; k++) {
            struct column *c = &t->columns[k];
            if (c->cells == 0 && c->widest <= room / (int)open) {
                c->cells = c->widest ? c->widest : 2;
                room -= c->cells;
                open--;
                again = true;
            }
        }
    }
    if (room < 0)
        return false;
    for (size_t k = 0; k < t->n; k++) {
        struct column *c = &t->columns[k];
        if (c->cells)
            continue;
        c->cells = room / (int)open & ~1;
        room -= c->cells;
        open--;
        if (c->cells < MIN_SHARE || c->cells < c->part)
            return false;
    }
    for (size_t k = 0, x = (size_t)t->frame.left; k < t->n; k++) {
        t->columns[k].x = (int)x;
        x += (size_t)t->columns[k].cells + GAP;
    }
    return true;
}

/* ---- as columns ---- */

static uint32_t pos_of(const struct table *t, struct str s)
{
    return t->b->start + (uint32_t)(s.p - t->text.p);
}

/* A run with the line of its table row that it belongs to. */
struct placed {
    struct run run;
    uint32_t line;
};

struct grid {
    struct placed *list;
    size_t n, room;
    uint32_t lines;
};

/* One line of a cell. Its runs are made in a row that is taken back: they go
 * to the grid, which sorts them by line. */
static void place(struct table *t, struct grid *g, const struct column *c,
                  struct str cell, const struct para_line *line, uint32_t nth,
                  bool head)
{
    struct rows *r = t->r;
    bool right = is_numeric(c) && c != t->columns;
    int x = c->x + (right ? c->cells - line->cells : 0);
    size_t from = r->nruns;
    rows_line(r, cell, t->map + (cell.p - t->text.p), line, pos_of(t, cell), x,
              head ? LOOK_TABLE_HEAD : LOOK_TEXT, ~0U);
    for (size_t i = from; i < r->nruns; i++) {
        if (g->n == g->room) {
            g->room = g->room ? g->room * 2 : 64;
            g->list = xrealloc(g->list, g->room * sizeof(*g->list));
        }
        g->list[g->n++] = (struct placed){ r->run[i], nth };
    }
    r->nruns = from;
    if (nth >= g->lines)
        g->lines = nth + 1;
}

static void fill_cell(struct table *t, struct grid *g, const struct column *c,
                      struct str cell, bool head)
{
    const unsigned char *map = t->map + (cell.p - t->text.p);
    struct para_line lines[BALANCE_LINES], line;
    size_t n = head ? balance(cell, map, c->cells, lines) : 0;
    for (size_t k = 0; k < n; k++)
        place(t, g, c, cell, &lines[k], (uint32_t)k, head);
    struct para p = {
        .text = cell, .map = map, .first = c->cells, .room = c->cells
    };
    for (uint32_t k = 0; n == 0 && para_next(&p, &line); k++)
        place(t, g, c, cell, &line, k, head);
}

/* The rows of one table row, whose runs lie in g cell by cell. */
static void put_grid(struct table *t, const struct grid *g, uint32_t pos)
{
    struct rows *r = t->r;
    size_t *first = xcalloc((size_t)g->lines + 2, sizeof(*first));
    const struct run **sorted = xcalloc(g->n + 1, sizeof(*sorted));
    for (size_t i = 0; i < g->n; i++)
        first[g->list[i].line + 2]++;
    for (uint32_t k = 2; k < g->lines + 2; k++)
        first[k] += first[k - 1];
    for (size_t i = 0; i < g->n; i++)
        sorted[first[g->list[i].line + 1]++] = &g->list[i].run;
    for (uint32_t k = 0; k < g->lines; k++) {
        uint32_t least = POS_NONE;
        for (size_t i = first[k]; i < first[k + 1]; i++)
            if (sorted[i]->pos < least)
                least = sorted[i]->pos;
        rows_begin(r, ROW_TEXT, k == 0 || least == POS_NONE ? pos : least);
        for (size_t i = first[k]; i < first[k + 1]; i++)
            rows_run(r, sorted[i]->text, sorted[i]->pos, sorted[i]->x,
                     sorted[i]->cells, sorted[i]->look);
    }
    free(first);
    free(sorted);
}

static void put_rule(struct table *t, uint32_t pos)
{
    const struct column *last = &t->columns[t->n - 1];
    struct str sign = rows_sign(t->r, SIGN_RULE);
    int each = (int)width_str(t->r->opts->width, sign);
    int n = (last->x + last->cells - t->frame.left) / each;
    char *p = arena_bytes(t->r->arena, (size_t)n * sign.n);
    for (int i = 0; i < n; i++)
        memcpy(p + (size_t)i * sign.n, sign.p, sign.n);
    rows_begin(t->r, ROW_TEXT, pos);
    rows_run(t->r, (struct str){ p, (size_t)n * sign.n }, POS_NONE,
             t->frame.left, n * each, LOOK_RULE);
}

static void put_columns(struct table *t)
{
    struct str rest = t->text, line, cell;
    struct grid g = { 0 };
    bool head = t->head;
    while (str_field(&rest, '\n', &line)) {
        struct str cells = line;
        g.n = g.lines = 0;
        bool first = t->r->first;
        rows_begin(t->r, ROW_TEXT, 0); /* for the runs; taken back */
        for (size_t k = 0; str_field(&cells, '\t', &cell); k++)
            fill_cell(t, &g, &t->columns[k], str_trim(cell), head);
        t->r->nrows--;
        t->r->first = first;
        put_grid(t, &g, pos_of(t, line));
        if (head && rest.p)
            put_rule(t, pos_of(t, rest));
        head = false;
    }
    free(g.list);
}

/* ---- as lines ---- */

/*
 * Fill a cell behind its label. In the first record the labels are the head
 * row itself, seen once each, also where there is no value; later ones are
 * repeated for the reader and have no position.
 */
static void put_labelled(struct table *t, struct str label, struct str cell,
                         int indent, bool original)
{
    struct shape s = { .frame = t->frame,
                       .first = indent,
                       .hang = indent + 2,
                       .look = LOOK_TEXT,
                       .marker_look = LOOK_TABLE_HEAD,
                       .marker_x = indent };
    struct width w = t->r->opts->width;
    int room = t->frame.room * 2 / 3, cells;
    bool fits = width_fit(w, label, (size_t)room, NULL).n == label.n;
    if (label.n && (fits || !original)) {
        s.marker = rows_fit(t->r, label, room, &cells);
        s.marker_in_text = original;
        s.tail = word_of(WORD_COLON, t->lang);
        s.first += cells + (int)width_str(w, s.tail);
    } else if (label.n) {
        struct shape own = { .frame = t->frame,
                             .first = indent,
                             .hang = indent + 2,
                             .look = LOOK_TABLE_HEAD,
                             .bare = true,
                             .bare_pos = pos_of(t, cell) };
        fill(t->r, label, pos_of(t, label), t->lang, own);
        s.first = s.hang;
    }
    fill(t->r, cell, pos_of(t, cell), t->lang, s);
}

/* Cells of the head row; the caller frees them. */
static struct str *read_labels(struct str line, size_t *n)
{
    struct str *labels = NULL, cell;
    size_t room = 0;
    *n = 0;
    while (str_field(&line, '\t', &cell)) {
        if (*n == room) {
            room = room ? room * 2 : 16;
            labels = xrealloc(labels, room * sizeof(*labels));
        }
        labels[(*n)++] = str_trim(cell);
    }
    return labels;
}

static void put_lines(struct table *t)
{
    struct str rest = t->text, line, cell, *labels = NULL;
    size_t nlabels = 0, from = t->r->nrows;
    bool original = false;
    if (t->head && str_chr(rest, '\n') < rest.n) {
        str_field(&rest, '\n', &line);
        labels = read_labels(line, &nlabels);
        original = true;
    }
    while (str_field(&rest, '\n', &line)) {
        struct str none = str_skip(line, line.n);
        for (size_t k = 0;; k++) {
            bool more = str_field(&line, '\t', &cell);
            if (!more && !(original && k < nlabels))
                break;
            struct str label = k < nlabels ? labels[k] : STR_NONE;
            cell = more ? str_trim(cell) : none;
            if (cell.n || (original && label.n))
                put_labelled(t, label, cell, k > 0 ? 2 : 0, original);
        }
        original = false;
    }
    if (t->r->nrows > from)
        t->r->row[from].pos = t->b->start;
    free(labels);
}

void table_rows(struct rows *r, const struct block *b, struct frame frame)
{
    struct column columns[MAX_COLUMNS] = { 0 };
    struct table t = { .r = r,
                       .b = b,
                       .text = doc_block(r->doc, b),
                       .frame = frame,
                       .lang = rows_lang(r, b),
                       .head = b->flags & BLOCK_HEAD_ROW,
                       .columns = columns };
    t.map = xcalloc(t.text.n + 1, 1);
    if (measure(&t) && share_out(&t))
        put_columns(&t);
    else
        put_lines(&t);
    free(t.map);
}
