/* SPDX-License-Identifier: MIT */
/* Rows are lists of pieces in one arena; the array of rows is on the heap, so
 * it can grow while the pieces stay. */
#include <config.h>

#include "ui/sheet.h"

#include "base/mem.h"
#include "term/style.h"
#include "ui/flow.h"
#include "ui/words.h"

#include <stdlib.h>

enum { HITS = 64 }; /* of one piece */

void sheet_init(struct sheet *s)
{
    *s = (struct sheet){ 0 };
}

void sheet_free(struct sheet *s)
{
    free(s->rows);
    arena_free(&s->arena);
    sheet_init(s);
}

void sheet_clear(struct sheet *s)
{
    arena_reset(&s->arena);
    s->nrows = 0;
    s->title = s->note = STR("");
}

void sheet_add(struct sheet *s)
{
    if (s->nrows == s->room) {
        s->room = s->room ? 2 * s->room : 64;
        s->rows = xrealloc(s->rows, s->room * sizeof *s->rows);
    }
    s->rows[s->nrows++] = (struct sheet_row){ 0 };
}

void sheet_put(struct sheet *s, int col, struct str text, int cells,
               uint16_t style)
{
    struct sheet_row *row = &s->rows[s->nrows - 1];
    struct piece *p = arena_new(&s->arena, struct piece);
    *p = (struct piece){ NULL, arena_str(&s->arena, text), col, cells, style };
    if (row->last)
        row->last->next = p;
    else
        row->first = p;
    row->last = p;
}

void sheet_flow(struct sheet *s, struct str text, const struct sheet_flow *how)
{
    struct flow fl;
    struct str rest = text, line;
    flow_begin(&fl, &s->arena, how->width, text, how->cells);
    for (int row = 1; flow_next(&fl, &line); row++, rest = flow_rest(&fl)) {
        bool last = row == how->rows;
        if (row > 1)
            sheet_add(s);
        sheet_put(s, how->col,
                  last ? words_cut(&s->arena, how->width, rest, how->cells,
                                   how->ascii, NULL)
                       : line,
                  how->cells, how->style);
        if (last)
            break;
    }
}

static void fit(struct sheet *s, int height)
{
    uint32_t h = height > 1 ? (uint32_t)height : 1;
    if (s->cursor >= s->nrows)
        s->cursor = s->nrows ? s->nrows - 1 : 0;
    if (s->choose && s->cursor < s->top)
        s->top = s->cursor;
    if (s->choose && s->cursor >= s->top + h)
        s->top = s->cursor - h + 1;
    if (s->top + h > s->nrows)
        s->top = s->nrows > h ? s->nrows - h : 0;
}

void sheet_go(struct sheet *s, int64_t row, int height)
{
    row = row >= s->nrows ? (int64_t)s->nrows - 1 : row;
    row = row < 0 ? 0 : row;
    if (s->choose)
        s->cursor = (uint32_t)row;
    else
        s->top = (uint32_t)row;
    fit(s, height);
}

void sheet_move(struct sheet *s, int64_t by, int height)
{
    sheet_go(s, (int64_t)(s->choose ? s->cursor : s->top) + by, height);
}

static bool row_matches(const struct sheet_row *row, const struct match *m)
{
    for (const struct piece *p = row->first; p; p = p->next)
        if (match_text(m, p->text))
            return true;
    return false;
}

bool sheet_find(struct sheet *s, const struct match *m, int by, bool here,
                int height)
{
    int64_t row = (int64_t)(s->choose ? s->cursor : s->top) + (here ? 0 : by);
    for (; row >= 0 && row < s->nrows && m->n > 0; row += by) {
        if (row_matches(&s->rows[row], m)) {
            sheet_go(s, row, height);
            return true;
        }
    }
    return false;
}

static void draw_piece(const struct piece *p, struct frame *f, struct area a,
                       int row, const struct match *m)
{
    struct buf found = { 0 };
    const struct hit *hits;
    size_t n = 0;
    frame_put(f, a, row, p->col, p->text, p->cells, p->style);
    if (m && m->n > 0)
        n = match_hits(m, MATCH_TEXT, p->text, HITS, &found);
    hits = (const void *)found.p;
    for (size_t i = 0; i < n; i++) {
        struct str before = str_head(p->text, hits[i].start);
        struct str hit =
            str_range(p->text.p + hits[i].start, p->text.p + hits[i].end);
        frame_mark(f, a, row, p->col + (int)width_str(f->width, before),
                   (int)width_str(f->width, hit), STYLE_BIT_HIT);
    }
    buf_free(&found);
}

void sheet_draw(const struct sheet *s, struct frame *f, struct area a,
                const struct match *m)
{
    frame_fill(f, a, STYLE_TEXT);
    for (int r = 0; r < a.rows && s->top + (uint32_t)r < s->nrows; r++) {
        uint32_t i = s->top + (uint32_t)r;
        for (const struct piece *p = s->rows[i].first; p; p = p->next)
            draw_piece(p, f, a, r, m);
        if (s->choose && i == s->cursor)
            frame_mark(f, a, r, 0, a.cols, STYLE_BIT_CURSOR);
    }
}
