/* SPDX-License-Identifier: MIT */
/*
 * The cells lie row by row in one block. Every change of a cell goes through
 * put_unit or blank_range, which keep the invariant of the header: no half of
 * a wide unit is ever left without its other half; or through frame_copy.
 *
 * The slots are memory that is asked for but touched only where a long unit
 * stands: nothing has to be given back when it is written over. A cell has all
 * of its bytes set, so that cells without a slot are compared as memory.
 */
#include <config.h>

#include "term/frame.h"

#include "base/mem.h"
#include "text/cjk.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>

static int clamp(int v, int low, int high)
{
    return v < low ? low : v > high ? high : v;
}

_Static_assert(sizeof(struct cell) == CELL_BYTES + 4, "no byte is unset");

static struct cell blank_cell(uint16_t style)
{
    return (struct cell){ .text = " ", .n = 1, .width = 1, .style = style };
}

void frame_init(struct frame *f, int rows, int cols, struct width w)
{
    f->rows = clamp(rows, 1, FRAME_MAX);
    f->cols = clamp(cols, 1, FRAME_MAX);
    f->width = w;
    f->cursor_row = -1;
    f->cursor_col = 0;
    size_t n = (size_t)f->rows * (size_t)f->cols;
    f->cells = xmalloc(n * sizeof *f->cells);
    f->slots = NULL;
    for (size_t i = 0; i < n; i++)
        f->cells[i] = blank_cell(0);
}

void frame_free(struct frame *f)
{
    free(f->cells);
    free(f->slots);
    f->cells = NULL;
    f->slots = NULL;
    f->rows = f->cols = 0;
}

/* The part of an area that lies in the frame; false if there is none. The
 * sums are made in 64 bits: an area may hold any numbers. */
static bool clip(const struct frame *f, struct area *a)
{
    int64_t top = a->row > 0 ? a->row : 0;
    int64_t left = a->col > 0 ? a->col : 0;
    int64_t bottom = (int64_t)a->row + a->rows;
    int64_t right = (int64_t)a->col + a->cols;

    bottom = bottom < f->rows ? bottom : f->rows;
    right = right < f->cols ? right : f->cols;
    if (bottom <= top || right <= left)
        return false;
    *a = (struct area){ (int)top, (int)left, (int)(bottom - top),
                        (int)(right - left) };
    return true;
}

/* Before the cells [from, to) of a row, at least one, are written: units that
 * reach over an end of the range lose their half outside. */
static void cut_at_ends(struct frame *f, struct cell *row, int from, int to)
{
    if (from > 0 && row[from].width == 0)
        row[from - 1] = blank_cell(row[from - 1].style);
    if (to < f->cols && row[to].width == 0)
        row[to] = blank_cell(row[to].style);
}

static void blank_range(struct frame *f, struct cell *row, int from, int to,
                        uint16_t style)
{
    cut_at_ends(f, row, from, to);
    row[from] = blank_cell(style);
    for (int c = from + 1; c < to; c++)
        row[c] = row[from];
}

void frame_fill(struct frame *f, struct area a, uint16_t style)
{
    if (!clip(f, &a))
        return;
    struct cell *top = f->cells + (size_t)a.row * (size_t)f->cols;
    blank_range(f, top, a.col, a.col + a.cols, style);
    for (int r = 1; r < a.rows; r++) {
        struct cell *row = top + (size_t)r * (size_t)f->cols;
        cut_at_ends(f, row, a.col, a.col + a.cols);
        memcpy(row + a.col, top + a.col, (size_t)a.cols * sizeof *row);
    }
}

/* Is it a Han or a character of ASCII, as most units are? Such a one is drawn
 * as it stands. */
static inline bool is_plain(struct str unit)
{
    if (unit.n == 1)
        return (unsigned char)*unit.p >= 0x20 && (unsigned char)*unit.p < 0x7F;
    return unit.n == 3 && cjk_leads_han(*unit.p) &&
           utf8_is_three(unit.p, str_end(unit));
}

/* The unit's characters without those that may never be drawn. Ill-formed
 * bytes become U+FFFD. Returns the bytes written. */
static uint8_t copy_unit(struct width w, struct str unit, char to[UNIT_BYTES])
{
    const char *p = unit.p, *end = str_end(unit);
    size_t n = 0;

    while (p < end) {
        char one[4];
        uint32_t cp = utf8_next(&p, end);
        if (width_cp(w, cp) < 0)
            continue;
        size_t k = utf8_put(one, cp);
        assert(n + k <= UNIT_BYTES);
        memcpy(to + n, one, k);
        n += k;
    }
    return (uint8_t)n;
}

static char *slot_of(struct frame *f, const struct cell *c)
{
    if (!f->slots)
        f->slots =
            xmalloc((size_t)f->rows * (size_t)f->cols * sizeof *f->slots);
    return f->slots[c - f->cells];
}

/* Any unit into a cell of which nothing is set but width and style. */
static void set_text(struct frame *f, struct cell *c, struct str unit)
{
    char text[UNIT_BYTES];

    memset(text, 0, CELL_BYTES);
    c->n = copy_unit(f->width, unit, text);
    memcpy(c->text, text, CELL_BYTES);
    if (c->n > CELL_BYTES)
        memcpy(slot_of(f, c), text, c->n);
}

static void put_unit(struct frame *f, struct cell *row, int col, int cells,
                     struct str unit, uint16_t style)
{
    struct cell *c = &row[col];

    cut_at_ends(f, row, col, col + cells);
    *c = (struct cell){ .width = (uint8_t)cells, .style = style };
    if (!is_plain(unit)) {
        set_text(f, c, unit);
    } else {
        c->n = (uint8_t)unit.n;
        memcpy(c->text, unit.p, unit.n);
    }
    if (cells == 2)
        row[col + 1] = (struct cell){ .style = style };
}

/* The next unit at *p and its cells; units that draw nothing (controls, lone
 * marks) have 0. */
static struct str next_unit(struct width w, const char **p, const char *end,
                            int *cells)
{
    const char *q = *p;
    unsigned char first = (unsigned char)*q;

    if (first >= 0x20 && first < 0x7F &&
        (end - q == 1 || (unsigned char)q[1] < 0x80)) {
        *cells = 1;
        *p = q + 1;
        return (struct str){ q, 1 };
    }
    struct str unit = { q, width_unit(w, q, end, cells) };
    *p = q + unit.n;
    if (!is_plain(unit) && width_cp(w, utf8_next(&q, end)) < 0)
        *cells = 0;
    return unit;
}

int frame_put(struct frame *f, struct area a, int row, int col, struct str text,
              int cells, uint16_t style)
{
    struct area in = a;
    int64_t line = (int64_t)a.row + row;

    if (!clip(f, &in) || row < 0 || line < in.row || line >= in.row + in.rows ||
        cells <= 0)
        return 0;
    struct cell *to = f->cells + (size_t)line * (size_t)f->cols;
    int64_t at = (int64_t)a.col + col, stop = at + cells;
    int64_t left = in.col;
    if (stop > in.col + in.cols)
        stop = in.col + in.cols;

    int64_t from = at > left ? at : left;
    const char *p = text.p, *end = str_end(text);
    while (p < end && at < stop) {
        int n;
        struct str unit = next_unit(f->width, &p, end, &n);
        if (n == 0)
            continue;
        if (at >= left && at + n <= stop) {
            put_unit(f, to, (int)at, n, unit, style);
        } else { /* cut by an end of the range */
            int64_t b = at > left ? at : left;
            int64_t e = at + n < stop ? at + n : stop;
            if (b < e)
                blank_range(f, to, (int)b, (int)e, style);
        }
        at += n;
    }
    at = at < stop ? at : stop;
    return at > from ? (int)(at - from) : 0;
}

void frame_mark(struct frame *f, struct area a, int row, int col, int cells,
                uint16_t bits)
{
    struct area in = a;
    int64_t line = (int64_t)a.row + row;

    if (!clip(f, &in) || row < 0 || line < in.row || line >= in.row + in.rows)
        return;
    int64_t from = (int64_t)a.col + col, to = from + cells;
    from = from > in.col ? from : in.col;
    to = to < in.col + in.cols ? to : in.col + in.cols;
    if (from >= to)
        return;
    /* A unit has one style: both of its halves are marked. */
    struct cell *at = f->cells + (size_t)line * (size_t)f->cols;
    if (from > 0 && at[from].width == 0)
        from--;
    if (to < f->cols && at[to].width == 0)
        to++;
    for (; from < to; from++)
        at[from].style |= bits;
}

struct str frame_text(const struct frame *f, const struct cell *c)
{
    return (struct str){ c->n > CELL_BYTES ? f->slots[c - f->cells] : c->text,
                         c->n };
}

static bool same_cell(const struct frame *f, const struct cell *a,
                      const struct frame *g, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0 &&
           (a->n <= CELL_BYTES || str_eq(frame_text(f, a), frame_text(g, b)));
}

bool frame_differs(const struct frame *a, const struct frame *b, int row,
                   int *from, int *to)
{
    size_t first = (size_t)row * (size_t)a->cols, n = (size_t)a->cols;
    const struct cell *x = a->cells + first, *y = b->cells + first;
    int i = 0, end = a->cols;

    assert(a->rows == b->rows && a->cols == b->cols);
    if (!a->slots && memcmp(x, y, n * sizeof *x) == 0)
        return false;
    while (i < end && same_cell(a, &x[i], b, &y[i]))
        i++;
    while (end > i && same_cell(a, &x[end - 1], b, &y[end - 1]))
        end--;
    if (i == end)
        return false;
    while (i > 0 && y[i].width == 0)
        i--;
    while (end < a->cols && y[end].width == 0)
        end++;
    *from = i;
    *to = end;
    return true;
}

void frame_copy(struct frame *f, const struct frame *other, int row, int from,
                int to)
{
    size_t first = (size_t)row * (size_t)f->cols;
    struct cell *c = f->cells + first;
    const struct cell *o = other->cells + first;

    assert(f->rows == other->rows && f->cols == other->cols);
    memcpy(&c[from], &o[from], (size_t)(to - from) * sizeof *c);
    for (int i = from; other->slots && i < to; i++)
        if (c[i].n > CELL_BYTES)
            memcpy(slot_of(f, &c[i]), frame_text(other, &o[i]).p, c[i].n);
}

void frame_row(const struct frame *f, int row, struct buf *out)
{
    assert(row >= 0 && row < f->rows);
    const struct cell *at = f->cells + (size_t)row * (size_t)f->cols;
    size_t start = out->n;

    for (int c = 0; c < f->cols; c++)
        buf_add(out, frame_text(f, &at[c]));
    while (out->n > start && out->p[out->n - 1] == ' ')
        out->n--;
}
