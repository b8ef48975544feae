/* SPDX-License-Identifier: MIT */
/*
 * The place is (pos, above): the text position of the first row in view, and
 * by how many rows the row that layout finds for it lies below, since rows
 * that hold no text (blank ones, headings of folded runs) share the position
 * of the text behind them.
 */
#include <config.h>

#include "ui/pager.h"

#include "base/i18n.h"
#include "base/mem.h"

#include <stdlib.h>

void pager_init(struct pager *p)
{
    *p = (struct pager){ .fresh = UINT32_MAX, .above = UINT32_MAX };
}

static void drop(struct pager *p)
{
    free(p->open);
    free(p->hits);
    free(p->marks);
    p->open = NULL;
    p->hits = p->marks = NULL;
    p->nhits = p->nmarks = p->current = 0;
    shown_free(&p->shown);
    p->is_shown = false;
}

void pager_free(struct pager *p)
{
    drop(p);
    arena_free(&p->arena);
    pager_init(p);
}

/* Pictures and links of a folded run count too: one key shows them. */
static bool counts(const struct pager *p, uint32_t block)
{
    const struct doc *d = &p->art->doc;
    enum reason hidden =
        block < d->nblocks ? (enum reason)d->blocks[block].hidden : HIDE_NOT;
    return hidden == HIDE_NOT || p->show_hidden || reason_folds(hidden);
}

/* Hidden runs that leave no trace on the screen. The date line stands under
 * the title, what folds has a row, the invisible never was to be seen. */
static size_t without_trace(const struct doc *d)
{
    size_t count[HIDE_REASONS], n = doc_hidden(d, count);

    n -= count[HIDE_DATELINE] + count[HIDE_INVISIBLE];
    for (int r = 0; r < HIDE_REASONS; r++)
        if (reason_folds((enum reason)r))
            n -= count[r];
    return n;
}

static void count(struct pager *p)
{
    const struct doc *d = &p->art->doc;
    memset(p->counts, 0, sizeof p->counts);
    for (uint32_t i = 0; i < d->nblocks; i++) {
        p->counts[PAGER_IMAGES] +=
            d->blocks[i].kind == BLOCK_IMAGE && counts(p, i);
    }
    for (uint32_t i = 0; i < d->nlinks; i++) {
        p->counts[PAGER_LINKS] +=
            d->links[i].kind == LINK_TEXT && counts(p, d->links[i].block);
    }
    p->counts[PAGER_HIDDEN] = without_trace(d);
}

void pager_set(struct pager *p, const struct article *art)
{
    bool show_hidden = p->show_hidden;
    const struct find *find = p->find, *also = p->also;
    struct shown_opts how = p->how;
    drop(p);
    arena_free(&p->arena);
    pager_init(p);
    p->show_hidden = show_hidden;
    p->find = find;
    p->also = also;
    p->how = how;
    p->art = art && art->status == ST_OK ? art : NULL;
    if (p->art) {
        p->open = xcalloc((size_t)p->art->doc.nblocks + 1, 1);
        p->minutes = doc_minutes(&p->art->doc);
    }
}

void pager_show_as(struct pager *p, const struct shown_opts *o)
{
    shown_free(&p->shown);
    p->is_shown = false;
    p->how = *o;
}

static struct str translated(const char *text)
{
    return str_of(_(text));
}

static uint32_t clamp_top(const struct pager *p, int64_t row, int height)
{
    int64_t most = (int64_t)p->lay.nrows - (height > 1 ? height : 1);
    row = row > most ? most : row;
    return row < 0 ? 0 : (uint32_t)row;
}

/* The place is where the reader put it. */
static void note_place(struct pager *p)
{
    uint32_t row;
    p->pos = 0;
    p->above = UINT32_MAX;
    if (p->top > 0 && p->top < p->lay.nrows) {
        p->pos = p->lay.rows[p->top].pos;
        row = layout_row_at(&p->lay, p->pos);
        p->above = row > p->top ? row - p->top : 0;
    }
}

/* The rows may be others than when the place was noted. */
static void find_place(struct pager *p, int height)
{
    uint32_t row = layout_row_at(&p->lay, p->pos);
    p->top = p->above == UINT32_MAX
                 ? 0
                 : clamp_top(p, (int64_t)row - p->above, height);
}

void pager_layout(struct pager *p, const struct pager_opts *o)
{
    struct layout_opts opts = {
        .measure = o->measure,
        .width = o->width,
        .ascii = o->ascii,
        .head = true,
        .minutes = p->minutes,
        .show_hidden = p->show_hidden,
        .folds = true,
        .hang = o->hang,
        .justify = o->justify,
        .blocks = o->blocks,
        .open = p->open,
        .translate = translated,
    };
    arena_reset(&p->arena);
    p->lay = (struct layout){ 0 };
    p->fresh = UINT32_MAX;
    if (!p->art)
        return;
    opts.tail = arena_str(&p->arena, o->tail);
    if (!p->is_shown)
        shown_make(&p->shown, &p->art->doc, &p->art->meta, &p->how);
    p->is_shown = true;
    shown_layout(&p->arena, &p->shown, &opts, &p->lay);
    count(p);
    pager_find_again(p);
    find_place(p, o->height);
}

void pager_go(struct pager *p, int64_t row, int height)
{
    p->top = clamp_top(p, row, height);
    p->fresh = UINT32_MAX;
    note_place(p);
}

void pager_scroll(struct pager *p, int64_t by, int height)
{
    pager_go(p, (int64_t)p->top + by, height);
}

bool pager_at_end(const struct pager *p, int height)
{
    return (uint64_t)p->top + (uint64_t)(height > 1 ? height : 1) >=
           p->lay.nrows;
}

bool pager_page(struct pager *p, int by, int height, int overlap)
{
    int step = height > overlap + 1 ? height - overlap : 1;
    uint32_t was = p->top, seen = p->top + (uint32_t)(height > 1 ? height : 1);
    if (by > 0 ? pager_at_end(p, height) : p->top == 0)
        return false;
    pager_scroll(p, by > 0 ? step : -step, height);
    if (by > 0 && p->top > was && overlap > 0)
        p->fresh = seen;
    return true;
}

bool pager_part(struct pager *p, int by, int height)
{
    const struct doc *d = p->art ? &p->art->doc : NULL;
    for (int64_t r = (int64_t)p->top + by; r >= 0 && r < p->lay.nrows;
         r += by) {
        const struct row *row = &p->lay.rows[r];
        bool heading = row->first && row->block < d->nblocks &&
                       d->blocks[row->block].kind == BLOCK_HEADING;
        if (heading || row->kind == ROW_FOLD) {
            uint32_t was = p->top;
            pager_go(p, r, height);
            return p->top != was;
        }
    }
    return false;
}

int pager_percent(const struct pager *p, int height)
{
    uint64_t seen = (uint64_t)p->top + (uint64_t)(height > 0 ? height : 0);
    if (p->lay.nrows == 0 || seen >= p->lay.nrows)
        return 100;
    return (int)(seen * 100 / p->lay.nrows);
}

bool pager_unfold_row(struct pager *p, uint32_t row)
{
    uint32_t block;
    if (row >= p->lay.nrows || p->lay.rows[row].kind != ROW_FOLD)
        return false;
    block = p->lay.rows[row].block;
    if (block >= p->art->doc.nblocks)
        return false;
    p->open[block] = !p->open[block];
    return true;
}

bool pager_unfold(struct pager *p, int height)
{
    for (uint32_t r = p->top; r < p->lay.nrows && r - p->top < (uint32_t)height;
         r++)
        if (pager_unfold_row(p, r))
            return true;
    return false;
}

bool pager_unfold_all(struct pager *p)
{
    bool any = false, all = true;
    for (uint32_t r = 0; r < p->lay.nrows; r++) {
        const struct row *row = &p->lay.rows[r];
        if (row->kind == ROW_FOLD && row->block < p->art->doc.nblocks) {
            any = true;
            all = all && p->open[row->block];
        }
    }
    for (uint32_t r = 0; r < p->lay.nrows; r++) {
        const struct row *row = &p->lay.rows[r];
        if (row->kind == ROW_FOLD && row->block < p->art->doc.nblocks)
            p->open[row->block] = !all;
    }
    return any;
}

uint32_t pager_pos(const struct pager *p)
{
    return p->top < p->lay.nrows ? p->lay.rows[p->top].pos : 0;
}

void pager_go_pos(struct pager *p, uint32_t pos, int height)
{
    pager_go(p, pos == 0 ? 0 : layout_row_at(&p->lay, pos), height);
}

/* Has it a number? */
static bool is_numbered(const struct pager *p, const struct link *l)
{
    return l->kind != LINK_TAG && counts(p, l->block);
}

const struct link *pager_link(const struct pager *p, unsigned long n)
{
    const struct doc *d;
    if (!p->art || n == 0)
        return NULL;
    d = &p->art->doc;
    for (uint32_t i = 0; i < d->nlinks; i++) {
        const struct link *l = &d->links[i];
        if (is_numbered(p, l) && --n == 0)
            return l;
    }
    return NULL;
}

/* The text position of what stands in a cell; POS_NONE: nothing of the text. */
static uint32_t pos_at(const struct pager *p, struct width w, uint32_t row,
                       int col)
{
    const struct row *r = &p->lay.rows[row];
    for (uint32_t i = r->run; i < r->run + r->nruns; i++) {
        const struct run *run = &p->lay.runs[i];
        size_t cells;
        if (run->pos == POS_NONE || col < run->x || col >= run->x + run->cells)
            continue;
        if (run->source != run->text.n) /* converted: no way inside */
            return run->pos;
        return run->pos +
               (uint32_t)width_fit(w, run->text, (size_t)(col - run->x), &cells)
                   .n;
    }
    return POS_NONE;
}

unsigned long pager_link_at(const struct pager *p, struct width w, uint32_t row,
                            int col)
{
    uint32_t pos = row < p->lay.nrows ? pos_at(p, w, row, col) : POS_NONE;
    unsigned long n = 0;
    for (uint32_t i = 0; pos != POS_NONE && i < p->art->doc.nlinks; i++) {
        const struct link *l = &p->art->doc.links[i];
        if (!is_numbered(p, l))
            continue;
        n++;
        if (l->kind == LINK_TEXT && l->start <= pos && pos < l->end)
            return n;
    }
    return 0;
}
