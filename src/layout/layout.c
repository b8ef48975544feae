/* SPDX-License-Identifier: MIT */
/*
 * One walk over the blocks. Between two that show something stands a blank
 * row where their spacing asks for it; a rule waits until something follows
 * it, so that none ends an article. Positions of head rows are set last.
 */
#include <config.h>

#include "layout/layout.h"

#include "base/i18n.h"
#include "layout/block.h"
#include "layout/head.h"
#include "layout/hidden.h"

struct walk {
    struct rows rows;
    struct lists lists;
    enum spacing before; /* of what stands above, NONE at the begin */
    uint32_t rule;       /* block of a rule that waits, POS_NONE: none */
    bool text;           /* a block of text was seen */
};

/* ---- the part a paragraph plays ---- */

/* The first paragraph is a lead if it is bold. */
static enum role role_of(const struct walk *w, const struct block *b)
{
    bool lead = b->kind == BLOCK_PARAGRAPH && !b->hidden && !w->text &&
                b->quote == 0 && (b->flags & BLOCK_STRONG);
    return lead ? ROLE_LEAD : ROLE_PLAIN;
}

/* ---- rows ---- */

static bool wants_blank(enum spacing above, enum spacing below, bool blocks)
{
    if (above == SPACING_NONE)
        return false;
    if (blocks && (above == SPACING_TEXT || below == SPACING_TEXT))
        return above != SPACING_HEADING;
    if (above == SPACING_APART || below == SPACING_APART)
        return above != SPACING_HEADING;
    if (below == SPACING_HEADING || below == SPACING_FOLD)
        return above != below;
    if (above == SPACING_SET || below == SPACING_SET)
        return above != SPACING_HEADING;
    return false;
}

/* The space above a block, with the rule that waits for it. */
static void put_space(struct walk *w, uint32_t block, enum spacing below)
{
    struct rows *r = &w->rows;
    uint32_t pos = r->doc->blocks[block].start;
    if (w->rule != POS_NONE) {
        uint32_t at = r->doc->blocks[w->rule].start;
        r->block = w->rule;
        r->first = true;
        rows_begin(r, ROW_BLANK, at);
        block_rule(r, at);
        r->block = block;
        rows_begin(r, ROW_BLANK, pos);
    } else if (wants_blank(w->before, below, r->opts->blocks)) {
        r->block = block;
        rows_begin(r, ROW_BLANK, pos);
    }
    w->rule = POS_NONE;
    w->before = below;
    r->block = block;
    r->first = true;
}

static void put_block(struct walk *w, uint32_t i)
{
    const struct block *b = &w->rows.doc->blocks[i];
    enum role role = role_of(w, b);
    enum spacing spacing = block_spacing(w->rows.doc, b);
    if (spacing == SPACING_NONE)
        return;
    if (spacing == SPACING_RULE) {
        if (w->before != SPACING_NONE && !b->hidden)
            w->rule = i;
        return;
    }
    put_space(w, i, spacing);
    block_rows(&w->rows, &w->lists, i, role);
    if (b->kind == BLOCK_PARAGRAPH && !b->hidden)
        w->text = true;
}

static void put_run(struct walk *w, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        put_block(w, i);
}

/* A run of hidden blocks: absent, folded, or shown. Returns its end. */
static uint32_t put_hidden(struct walk *w, uint32_t from)
{
    struct rows *r = &w->rows;
    const struct layout_opts *opts = r->opts;
    enum reason reason = (enum reason)r->doc->blocks[from].hidden;
    uint32_t to = hidden_end(r->doc, from);
    if (opts->show_hidden) {
        put_space(w, from, SPACING_TEXT);
        hidden_mark(r, from, to);
        r->hidden = true;
        put_run(w, from, to);
        r->hidden = false;
    } else if (opts->folds && reason_folds(reason)) {
        bool open = opts->open && opts->open[from];
        put_space(w, from, SPACING_FOLD);
        hidden_fold(r, from, to, open);
        if (open) {
            w->before = SPACING_HEADING;
            put_run(w, from, to);
        }
    }
    return to;
}

/* Nothing in the article is text: say so, and what there is. */
static void put_empty(struct walk *w)
{
    struct rows *r = &w->rows;
    int cells, x = r->measure < 16 ? 0 : 4;
    unsigned pictures = 0;
    for (uint32_t i = 0; i < r->doc->nblocks; i++)
        pictures += r->doc->blocks[i].kind == BLOCK_IMAGE &&
                    r->doc->blocks[i].hidden == HIDE_NOT;
    struct str text = rows_tr(r, N_("(no text)"));
    if (pictures) {
        struct str n = arena_printf(r->arena, "%u", pictures);
        text = rows_fill(r, N_("(no text; pictures: %s)"), &n, 1);
    }
    text = rows_fit(r, text, r->measure - x, &cells);
    r->block = POS_NONE;
    if (w->before != SPACING_NONE)
        rows_begin(r, ROW_BLANK, (uint32_t)r->doc->text.n);
    rows_begin(r, ROW_TEXT, (uint32_t)r->doc->text.n);
    rows_run(r, text, POS_NONE, x, cells, LOOK_CAPTION);
}

static void put_tail(struct walk *w)
{
    struct rows *r = &w->rows;
    struct str text = r->opts->tail;
    uint32_t end = (uint32_t)r->doc->text.n;
    const unsigned char *map = rows_map(r, text, POS_NONE, r->meta->lang);
    struct para p = {
        .text = text, .map = map, .first = r->measure, .room = r->measure
    };
    struct para_line line;
    r->block = POS_NONE;
    rows_begin(r, ROW_BLANK, end);
    while (para_next(&p, &line)) {
        rows_begin(r, ROW_TEXT, end);
        rows_line(r, text, map, &line, POS_NONE, 0, LOOK_CREDIT, 0);
    }
}

/* Rows before the first text have its position, and none falls back. */
static void set_positions(struct rows *r, uint32_t body)
{
    uint32_t first =
        body < r->nrows ? r->row[body].pos : (uint32_t)r->doc->text.n;
    for (uint32_t i = 0; i < body; i++)
        r->row[i].pos = first;
}

void layout_make(struct arena *arena, const struct doc *doc,
                 const struct meta *meta, const struct layout_opts *opts,
                 struct layout *out)
{
    struct walk w = { .before = SPACING_NONE, .rule = POS_NONE };
    *out = (struct layout){ 0 };
    rows_init(&w.rows, arena, doc, meta, opts);
    if (opts->head)
        head_rows(&w.rows);
    out->body = (uint32_t)w.rows.nrows;
    for (uint32_t i = 0; i < doc->nblocks;) {
        if (doc->blocks[i].hidden) {
            i = put_hidden(&w, i);
            continue;
        }
        put_block(&w, i++);
    }
    if (doc_is_empty(doc))
        put_empty(&w);
    if (opts->tail.n)
        put_tail(&w);
    set_positions(&w.rows, out->body);
    rows_finish(&w.rows, out);
}

uint32_t layout_row_at(const struct layout *l, uint32_t pos)
{
    uint32_t from = 0, to = l->nrows;
    while (from < to) {
        uint32_t mid = from + (to - from) / 2;
        if (l->rows[mid].pos <= pos)
            from = mid + 1;
        else
            to = mid;
    }
    return from ? from - 1 : 0;
}
