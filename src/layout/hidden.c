/* SPDX-License-Identifier: MIT */
/*
 * What a fold line says: the heading of the run, or the reason's label and
 * the first text; then how much there is. The heading of a related list is
 * the label itself ("相关阅读"), that of a gallery often begins with it.
 */
#include <config.h>

#include "layout/hidden.h"

#include "base/i18n.h"
#include "layout/words.h"
#include "text/clean.h"
#include "text/utf8.h"

enum { LABEL_CELLS = 16, HEAD_CELLS = 160 };

struct contents {
    struct str heading; /* of the run; empty if it begins without one */
    struct str first;   /* first text behind it */
    size_t chars;
    uint32_t pictures, texts;
};

uint32_t hidden_end(const struct doc *doc, uint32_t from)
{
    uint32_t to = from + 1;
    while (to < doc->nblocks &&
           doc->blocks[to].hidden == doc->blocks[from].hidden)
        to++;
    return to;
}

static struct contents look_into(const struct doc *doc, uint32_t from,
                                 uint32_t to)
{
    struct contents c = { .heading = STR(""), .first = STR("") };
    for (uint32_t i = from; i < to; i++) {
        const struct block *b = &doc->blocks[i];
        struct str text = str_trim(doc_block(doc, b));
        c.pictures += b->kind == BLOCK_IMAGE;
        if (text.n == 0)
            continue;
        c.chars += utf8_count(text);
        if (b->kind == BLOCK_HEADING && c.heading.n == 0 && c.texts == 0) {
            c.heading = text;
            continue;
        }
        c.texts += b->kind != BLOCK_HEADING;
        if (c.first.n == 0)
            c.first = text;
    }
    return c;
}

/* n in groups of three, of two figures only. */
static struct str about(struct arena *a, size_t n)
{
    size_t unit = 1;
    while (n / unit >= 100)
        unit *= 10;
    n = (n + unit / 2) / unit * unit;
    if (n < 1000)
        return arena_printf(a, "%zu", n);
    if (n < 1000000)
        return arena_printf(a, "%zu,%03zu", n / 1000, n % 1000);
    return arena_printf(a, "%zu,%03zu,%03zu", n / 1000000, n / 1000 % 1000,
                        n % 1000);
}

/* One line, blanks joined, not longer than a line can show. */
static struct str one_line(struct rows *r, struct str s)
{
    s = clean_line(r->arena, width_fit(r->opts->width, s, HEAD_CELLS, NULL));
    char *p = arena_bytes(r->arena, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' || (n > 0 && p[n - 1] != ' '))
            p[n++] = s.p[i];
    return (struct str){ p, n };
}

/* Is the heading label and text in one? */
static bool has_label(const struct rows *r, struct str heading)
{
    struct str head = width_fit(r->opts->width, heading, LABEL_CELLS, NULL);
    return str_has(head, STR("：")) || str_has(head, STR(":"));
}

static struct str fold_title(struct rows *r, const struct contents *c,
                             enum reason reason)
{
    struct str label = rows_tr(r, reason_label(reason)), text = c->first;
    struct str colon = word_of(WORD_COLON, r->meta->lang);
    if (c->heading.n && has_label(r, c->heading))
        return one_line(r, c->heading);
    if (c->heading.n && reason == HIDE_RELATED)
        label = one_line(r, c->heading);
    else if (c->heading.n)
        text = c->heading;
    if (text.n == 0)
        return label;
    text = one_line(r, text);
    return arena_printf(r->arena, "%.*s%.*s%.*s", STR_ARG(label),
                        STR_ARG(colon), STR_ARG(text));
}

/* The amount, put behind the title even if that must be cut. */
static struct str fold_amount(struct rows *r, const struct contents *c,
                              enum reason reason)
{
    struct arena *a = r->arena;
    struct str arg[2] = { arena_printf(a, "%u", (unsigned)c->pictures),
                          about(a, c->chars) };
    if (reason == HIDE_GALLERY && c->pictures > 1)
        return rows_fill(r, N_(" (%s pictures, about %s characters)"), arg, 2);
    arg[0] = arena_printf(a, "%u", (unsigned)c->texts);
    if (reason != HIDE_GALLERY && c->texts > 1)
        return rows_fill(r, N_(", %s in all"), arg, 1);
    return rows_fill(r, N_(" (about %s characters)"), &arg[1], 1);
}

void hidden_fold(struct rows *r, uint32_t from, uint32_t to, bool open)
{
    enum reason reason = (enum reason)r->doc->blocks[from].hidden;
    struct contents c = look_into(r->doc, from, to);
    struct str sign = rows_sign(r, open ? SIGN_OPEN : SIGN_CLOSED);
    struct str title = fold_title(r, &c, reason);
    struct str amount = fold_amount(r, &c, reason);
    title = arena_printf(r->arena, "%.*s %.*s", STR_ARG(sign), STR_ARG(title));
    int cells, room = r->measure - (int)width_str(r->opts->width, amount);
    if (room < r->measure / 3) {
        amount = STR("");
        room = r->measure;
    }
    title = rows_fit(r, title, room, &cells);
    struct str line =
        arena_printf(r->arena, "%.*s%.*s", STR_ARG(title), STR_ARG(amount));
    cells += r->measure - room;
    rows_begin(r, ROW_FOLD, r->doc->blocks[from].start);
    rows_run(r, line, POS_NONE, 0, cells, LOOK_FOLD);
}

void hidden_mark(struct rows *r, uint32_t from, uint32_t to)
{
    enum reason reason = (enum reason)r->doc->blocks[from].hidden;
    struct contents c = look_into(r->doc, from, to);
    uint32_t n = c.texts + (c.heading.n > 0);
    struct str arg[2] = { rows_tr(r, reason_label(reason)),
                          arena_printf(r->arena, "%u", (unsigned)n) };
    struct str text = n > 1 ? rows_fill(r, N_("%s (%s)"), arg, 2) : arg[0];
    int cells;
    text = arena_printf(r->arena, "%.*s %.*s",
                        STR_ARG(rows_sign(r, SIGN_HIDDEN)), STR_ARG(text));
    text = rows_fit(r, text, r->measure, &cells);
    rows_begin(r, ROW_TEXT, r->doc->blocks[from].start);
    rows_run(r, text, POS_NONE, 0, cells, LOOK_HIDDEN);
}
