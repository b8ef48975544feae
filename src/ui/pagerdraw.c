/* SPDX-License-Identifier: MIT */
/*
 * Runs become cells; hits are painted over the rows afterwards, so a new
 * search lays out nothing again. Hits are sorted, so those of one screen are
 * found by one search and then passed in step with the rows.
 */
#include <config.h>

#include "ui/pager.h"

#include "term/style.h"
#include "text/utf8.h"

static const uint8_t look_style[LOOKS] = {
    [LOOK_TEXT] = STYLE_TEXT,     [LOOK_TITLE] = STYLE_TITLE,
    [LOOK_BYLINE] = STYLE_BYLINE, [LOOK_HEADING] = STYLE_HEADING,
    [LOOK_LEAD] = STYLE_LEAD,     [LOOK_CAPTION] = STYLE_CAPTION,
    [LOOK_CREDIT] = STYLE_CREDIT, [LOOK_QUOTE] = STYLE_QUOTE,
    [LOOK_MARKER] = STYLE_MARKER, [LOOK_PRE] = STYLE_PRE,
    [LOOK_RULE] = STYLE_RULE,     [LOOK_TABLE_HEAD] = STYLE_TABLE_HEAD,
    [LOOK_EMBED] = STYLE_EMBED,   [LOOK_FOLD] = STYLE_FOLD,
    [LOOK_HIDDEN] = STYLE_HIDDEN,
};

static uint16_t style_of(const struct run *run, bool fresh)
{
    unsigned look = run->look & LOOK_MASK;
    uint16_t style = look < LOOKS ? look_style[look] : (uint16_t)STYLE_TEXT;
    if (look == LOOK_TEXT && run->look & LOOK_CODE)
        style = STYLE_CODE;
    else if (look == LOOK_TEXT && run->look & LOOK_DEL)
        style = STYLE_DEL;
    else if (look == LOOK_TEXT && fresh)
        style = STYLE_NEW_LINE;
    if (run->look & LOOK_STRONG)
        style |= STYLE_BIT_STRONG;
    if (run->look & LOOK_LINK)
        style |= STYLE_BIT_LINK;
    return style;
}

/* Slant Latin, underline Han: a slanted ideograph is a fault. */
static void mark_emphasis(struct frame *f, struct area a, int row, int col,
                          struct str text)
{
    const char *p = text.p, *end = str_end(text);
    while (p < end) {
        const char *at = p;
        int cells;
        size_t n = width_unit(f->width, p, end, &cells);
        bool cjk = width_is_cjk(utf8_next(&at, end));
        if (cells > 0) {
            frame_mark(f, a, row, col, cells,
                       cjk ? STYLE_BIT_UNDERLINE : STYLE_BIT_EM);
        }
        col += cells;
        p += n;
    }
}

/* The first hit that ends behind pos. */
static size_t first_hit(const struct hit *hits, size_t n, uint32_t pos)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (hits[mid].end <= pos)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Where a run is drawn. */
struct place {
    struct frame *f;
    struct area a;
    int row, col;
};

/* Mark the hits in a run; `current` is marked otherwise. */
static void mark_hits(const struct place *at, const struct run *run,
                      const struct hit *hits, size_t n, size_t current)
{
    uint32_t from = run->pos, to = run->pos + run->source;
    struct width w = at->f->width;
    bool whole = run->source != run->text.n; /* converted: no way inside */
    for (size_t i = first_hit(hits, n, from); i < n && hits[i].start < to;
         i++) {
        uint32_t start = hits[i].start > from ? hits[i].start : from;
        uint32_t end = hits[i].end < to ? hits[i].end : to;
        struct str before = STR(""), hit = run->text;
        if (!whole) {
            before = str_head(run->text, start - from);
            hit = str_head(str_skip(run->text, start - from), end - start);
        }
        frame_mark(at->f, at->a, at->row, at->col + (int)width_str(w, before),
                   (int)width_str(w, hit),
                   i == current ? STYLE_BIT_HIT_CURRENT : STYLE_BIT_HIT);
    }
}

void pager_draw(const struct pager *p, struct frame *f, struct area a,
                int indent)
{
    for (int r = 0; r < a.rows && p->top + (uint32_t)r < p->lay.nrows; r++) {
        const struct row *row = &p->lay.rows[p->top + (uint32_t)r];
        bool fresh = p->top + (uint32_t)r == p->fresh;
        for (uint32_t i = 0; i < row->nruns; i++) {
            const struct run *run = &p->lay.runs[row->run + i];
            int col = indent + run->x;
            frame_put(f, a, r, col, run->text, run->cells,
                      style_of(run, fresh));
            if (run->look & LOOK_EM)
                mark_emphasis(f, a, r, col, run->text);
            if (run->pos != POS_NONE) {
                struct place at = { f, a, r, col };
                mark_hits(&at, run, p->marks, p->nmarks, SIZE_MAX);
                mark_hits(&at, run, p->hits, p->nhits, p->current);
            }
        }
    }
}
