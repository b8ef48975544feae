/* SPDX-License-Identifier: MIT */
/*
 * Tables of text.
 *
 * While a table is open its cells are noted and their blocks grow as any
 * others; what it is shows at its end. A table of text becomes one block,
 * made of the blocks of its cells: it begins where the first of them began,
 * and spans and links move with their words. One that only places a picture
 * and the words below it leaves a picture with a caption. Tables nest; the
 * cells of all open ones are one stack.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "base/ascii.h"

enum { COLUMNS_MAX = 64 };

static struct table *table_top(struct build *b)
{
    return b->ntables && b->ntables <= TABLE_MAX ? &b->tables[b->ntables - 1]
                                                 : NULL;
}

void table_places(struct build *b)
{
    struct table *t = table_top(b);
    if (t)
        t->layout = true;
}

/* begin */

void build_table(struct build *b)
{
    build_end(b);
    if (b->now.aside)
        return;
    block_end(b);
    table_places(b);
    if (b->ntables < TABLE_MAX)
        b->tables[b->ntables] =
            (struct table){ (uint32_t)b->nblocks, b->ncells, 0, false };
    b->ntables++;
}

void build_row(struct build *b)
{
    build_end(b);
    struct table *t = table_top(b);
    if (t && !b->now.aside)
        t->row++;
}

void build_cell(struct build *b, bool head, unsigned columns)
{
    build_end(b);
    struct table *t = table_top(b);
    if (!t || b->now.aside)
        return;
    block_end(b);
    if (b->nblocks > t->block && b->ncells == t->cell)
        t->block = (uint32_t)b->nblocks; /* the caption stays before it */
    if (columns < 1)
        columns = 1;
    if (columns > COLUMNS_MAX)
        columns = COLUMNS_MAX;
    GROW(b->cells, b->ncells, b->rcells);
    b->cells[b->ncells++] =
        (struct cell){ (uint32_t)b->nblocks, t->row, columns, head };
}

/* rows and cells */

/* The blocks behind cell i of the open table end here. */
static uint32_t cell_end(const struct build *b, size_t i)
{
    return i + 1 < b->ncells ? b->cells[i + 1].block : (uint32_t)b->nblocks;
}

/* The cells of the row of cell i end here. */
static size_t row_end(const struct build *b, size_t i)
{
    uint32_t row = b->cells[i].row;
    while (i < b->ncells && b->cells[i].row == row)
        i++;
    return i;
}

static bool row_is_empty(const struct build *b, size_t i, size_t end)
{
    for (; i < end; i++)
        if (cell_end(b, i) > b->cells[i].block)
            return false;
    return true;
}

/* Are all cells with words headings? */
static bool row_is_head(const struct build *b, size_t i, size_t end)
{
    for (; i < end; i++)
        if (!b->cells[i].head && cell_end(b, i) > b->cells[i].block)
            return false;
    return true;
}

/* At most two blocks of plain text. */
static bool cell_is_text(const struct build *b, size_t i)
{
    uint32_t end = cell_end(b, i);
    if (end - b->cells[i].block > 2)
        return false;
    for (uint32_t k = b->cells[i].block; k < end; k++) {
        const struct block *x = &b->blocks[k];
        if (x->hidden != b->now.reason ||
            (x->kind != BLOCK_PARAGRAPH && x->kind != BLOCK_HEADING &&
             x->kind != BLOCK_QUOTE))
            return false;
    }
    return true;
}

/* Is it a table of text? Counts its columns. */
static bool is_data(const struct build *b, const struct table *t,
                    uint32_t *columns)
{
    uint32_t rows = 0, filled = 0;
    *columns = 0;
    if (t->layout)
        return false;
    for (size_t i = t->cell, end; i < b->ncells; rows++) {
        uint32_t width = 0;
        for (end = row_end(b, i); i < end; i++) {
            if (!cell_is_text(b, i))
                return false;
            width += b->cells[i].columns;
            filled += cell_end(b, i) > b->cells[i].block;
        }
        if (width > *columns)
            *columns = width;
    }
    return rows >= 2 && *columns >= 2 && *columns <= 1000 && filled > 2;
}

/* What looks like a row of headings */

/* Digits and the signs that go with them. */
static bool is_figure(struct str cell)
{
    bool digit = false;
    for (size_t i = 0; i < cell.n; i++)
        if (ascii_is_digit(cell.p[i]))
            digit = true;
        else if (!strchr("+-.,:%$/ ~()", cell.p[i]))
            return false;
    return digit;
}

/* Is the first row made of words and a column below it of figures? */
static bool looks_headed(struct str rows)
{
    bool word[COLUMNS_MAX] = { false }, figures[COLUMNS_MAX] = { false };
    size_t nrows = 0;
    struct str row, cell;
    while (str_field(&rows, '\n', &row)) {
        for (size_t i = 0; i < COLUMNS_MAX && str_field(&row, '\t', &cell); i++)
            if (nrows == 0)
                word[i] = figures[i] = cell.n && !is_figure(cell);
            else
                figures[i] = figures[i] && is_figure(cell);
        nrows++;
    }
    for (size_t i = 1; i < COLUMNS_MAX && nrows > 2; i++)
        if (word[i] && figures[i])
            return true;
    return false;
}

/* the end */

/* The table as it is put together. */
struct merge {
    uint32_t block, start; /* of the table; where its text begins */
    size_t span;           /* the first one that has not moved */
    struct buf text;
};

/* First record that may lie behind a position. */
static size_t first_span(const struct build *b, uint32_t pos)
{
    size_t i = b->nspans;
    while (i > 0 && b->spans[i - 1].start >= pos)
        i--;
    return i;
}

/* Move spans and links of a block to the end of the merged text. */
static void move_marks(struct build *b, struct merge *m, uint32_t block)
{
    uint32_t from = b->blocks[block].start, end = b->blocks[block].end;
    uint32_t to = m->start + (uint32_t)m->text.n;
    for (; m->span < b->nspans && b->spans[m->span].start <= end; m->span++) {
        struct span *s = &b->spans[m->span];
        if (s->start < from)
            continue;
        s->start = s->start - from + to;
        s->end = s->end - from + to;
        if (s->kind != SPAN_LINK)
            continue;
        struct link *l = &b->links[s->aux];
        if (l->block == block && l->start != NONE) {
            l->start = l->start - from + to;
            l->end = l->end - from + to;
            l->block = m->block;
        }
    }
}

static void put_cell(struct build *b, struct merge *m, size_t i)
{
    uint32_t first = b->cells[i].block, end = cell_end(b, i);
    for (uint32_t k = first; k < end; k++) {
        const struct block *x = &b->blocks[k];
        if (k > first)
            buf_chr(&m->text, ' ');
        move_marks(b, m, k);
        for (const char *p = b->text.p + x->start; p < b->text.p + x->end; p++)
            buf_chr(&m->text, *p == '\n' || *p == '\t' ? ' ' : *p);
    }
}

/* A cell over several columns is followed by as many TABs. */
static void put_row(struct build *b, struct merge *m, size_t i, size_t end)
{
    for (; i < end; i++) {
        unsigned columns = b->cells[i].columns;
        put_cell(b, m, i);
        buf_fill(&m->text, '\t', i + 1 < end ? columns : columns - 1);
    }
}

/* The blocks of all cells become one block; rows without words go. */
static void table_merge(struct build *b, const struct table *t,
                        uint32_t columns)
{
    struct block *made = &b->blocks[t->block];
    struct merge m = { .block = t->block,
                       .start = made->start,
                       .span = first_span(b, made->start) };
    bool first = true, head = false;
    for (size_t i = t->cell, end; i < b->ncells; i = end) {
        end = row_end(b, i);
        if (row_is_empty(b, i, end))
            continue;
        if (first)
            head = row_is_head(b, i, end);
        else
            buf_chr(&m.text, '\n');
        first = false;
        put_row(b, &m, i, end);
    }
    head = head || looks_headed(buf_str(&m.text));
    b->text.n = m.start;
    buf_add(&b->text, buf_str(&m.text));
    buf_free(&m.text);
    made->end = here(b);
    made->kind = BLOCK_TABLE;
    made->level = 0;
    made->flags = head ? BLOCK_HEAD_ROW : 0;
    made->number = columns;
    b->nblocks = t->block + 1;
}

/* a picture and its words */

enum { CAPTION_MAX = 600 }; /* bytes of a caption in a cell of its own */

/* Is all of the table one picture without words and one short paragraph
 * behind it? */
static bool is_captioned(const struct build *b, const struct table *t)
{
    if (b->nblocks != (size_t)t->block + 2)
        return false;
    const struct block *image = &b->blocks[t->block], *words = image + 1;
    return image->kind == BLOCK_IMAGE && image->end == image->start &&
           words->kind == BLOCK_PARAGRAPH && words->hidden == image->hidden &&
           words->end - words->start <= CAPTION_MAX;
}

/* The paragraph becomes the caption: the line feed between them goes, and
 * what marks its words moves with them. */
static void table_caption(struct build *b, const struct table *t)
{
    struct block *image = &b->blocks[t->block];
    uint32_t from = image[1].start;
    char *words = b->text.p + from;
    for (uint32_t i = 0; i < image[1].end - from; i++)
        words[(ptrdiff_t)i - 1] = words[i] == '\n' ? ' ' : words[i];
    b->text.n--;
    image->end = image[1].end - 1;
    b->nblocks--;
    for (size_t i = first_span(b, from); i < b->nspans; i++) {
        struct span *s = &b->spans[i];
        s->start--;
        s->end--;
        struct link *l = s->kind == SPAN_LINK ? &b->links[s->aux] : NULL;
        if (l && l->block == t->block + 1 && l->start != NONE) {
            l->start--;
            l->end--;
            l->block--;
        }
    }
    b->links[image->link].end = image->end;
}

void build_table_end(struct build *b)
{
    build_end(b);
    if (b->ntables == 0 || b->now.aside)
        return;
    block_end(b);
    struct table *t = table_top(b);
    b->ntables--;
    if (!t)
        return;
    uint32_t columns;
    if (is_data(b, t, &columns))
        table_merge(b, t, columns);
    else if (is_captioned(b, t))
        table_caption(b, t);
    b->ncells = t->cell;
}
