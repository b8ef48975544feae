/* SPDX-License-Identifier: MIT */
/*
 * The cells lie row by row in one block. Every change of a cell goes through
 * put_unit or blank_range, which keep the invariant of the header: no half of
 * a wide unit is ever left without its other half.
 */
#include <config.h>

#include "term/frame.h"

#include "base/mem.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>

static int clamp(int v, int low, int high)
{
    return v < low ? low : v > high ? high : v;
}

static const struct cell blank_cell = { .text = " ", .n = 1, .width = 1 };

void frame_init(struct frame *f, int rows, int cols, struct width w)
{
    f->rows = clamp(rows, 1, FRAME_MAX);
    f->cols = clamp(cols, 1, FRAME_MAX);
    f->width = w;
    f->cursor_row = -1;
    f->cursor_col = 0;
    size_t n = (size_t)f->rows * (size_t)f->cols;
    f->cells = xmalloc(n * sizeof *f->cells);
    for (size_t i = 0; i < n; i++)
        f->cells[i] = blank_cell;
}

void frame_free(struct frame *f)
{
    free(f->cells);
    f->cells = NULL;
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

static void set_blank(struct cell *c)
{
    uint16_t style = c->style;
    *c = blank_cell;
    c->style = style;
}

/* Before cells [from, to) of a row are written: units that reach over an end
 * of the range lose their half outside. */
static void cut_at_ends(struct frame *f, struct cell *row, int from, int to)
{
    if (from > 0 && row[from].width == 0)
        set_blank(&row[from - 1]);
    if (to < f->cols && row[to].width == 0)
        set_blank(&row[to]);
}

static void blank_range(struct frame *f, struct cell *row, int from, int to,
                        uint16_t style)
{
    cut_at_ends(f, row, from, to);
    for (int c = from; c < to; c++) {
        row[c] = blank_cell;
        row[c].style = style;
    }
}

void frame_fill(struct frame *f, struct area a, uint16_t style)
{
    if (!clip(f, &a))
        return;
    for (int r = a.row; r < a.row + a.rows; r++)
        blank_range(f, f->cells + (size_t)r * (size_t)f->cols, a.col,
                    a.col + a.cols, style);
}

/* The unit's characters without those that may never be drawn, as many as a
 * cell holds. Ill-formed bytes become U+FFFD. Returns the bytes written. */
static uint8_t copy_unit(struct width w, struct str unit, char *to)
{
    const char *p = unit.p, *end = str_end(unit);
    size_t n = 0;

    while (p < end) {
        char one[4];
        uint32_t cp = utf8_next(&p, end);
        if (width_cp(w, cp) < 0)
            continue;
        size_t k = utf8_put(one, cp);
        if (n + k > CELL_BYTES)
            break;
        memcpy(to + n, one, k);
        n += k;
    }
    return (uint8_t)n;
}

static void put_unit(struct frame *f, struct cell *row, int col, int cells,
                     struct str unit, uint16_t style)
{
    cut_at_ends(f, row, col, col + cells);
    struct cell *c = &row[col];
    c->n = copy_unit(f->width, unit, c->text);
    c->width = (uint8_t)cells;
    c->style = style;
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
    if (width_cp(w, utf8_next(&q, end)) < 0)
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

void frame_row(const struct frame *f, int row, struct buf *out)
{
    assert(row >= 0 && row < f->rows);
    const struct cell *at = f->cells + (size_t)row * (size_t)f->cols;
    size_t start = out->n;

    for (int c = 0; c < f->cols; c++)
        buf_mem(out, at[c].text, at[c].n);
    while (out->n > start && out->p[out->n - 1] == ' ')
        out->n--;
}
