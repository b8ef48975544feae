/* SPDX-License-Identifier: MIT */
/*
 * Rows of the base and rows of the file go into one array, each with the
 * number of its place. Sorted by key, rows with the same key stand together:
 * the last of them says what the row is, the first where it stands. So a
 * user's row replaces the built-in one at its place, in n log n. The new rules
 * have characters of their own: those of the base, where the rows of the other
 * tables have their strings, and those of the file.
 */
#include <config.h>

#include "parser/rules_read.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "parser/rules_rows.h"

#include <assert.h>
#include <stdlib.h>

struct rows {
    struct row *list; /* on the heap */
    size_t n, room;
};

static struct row *rows_add(struct rows *rows)
{
    if (rows->n == rows->room) {
        rows->room = rows->room ? rows->room * 2 : 64;
        rows->list = xrealloc(rows->list, rows->room * sizeof *rows->list);
    }
    struct row *row = &rows->list[rows->n];
    *row = (struct row){ .place = rows->n };
    rows->n++;
    return row;
}

static void rows_of(const struct rules *base, const struct format *f,
                    struct rows *rows)
{
    if (f->of == RULES_SOURCES)
        for (size_t i = 0; i < base->nsources; i++)
            rows_add(rows)->source = base->sources[i];
    else if (f->of == RULES_BOILERPLATE)
        for (size_t i = 0; i < base->nhides; i++) {
            struct row *row = rows_add(rows);
            row->hide = base->hides[i];
            if (i < base->nselectors)
                row->selector = base->selectors[i];
        }
    else if (f->of == RULES_SKIP)
        for (size_t i = 0; i < base->nskip; i++)
            rows_add(rows)->ext = base->skip[i];
    else
        for (size_t i = 0; i < base->naliases; i++)
            rows_add(rows)->alias = base->aliases[i];
}

static enum status lines_read(struct reader *r, const struct format *f,
                              struct str text, struct rows *rows)
{
    struct str line;
    while (str_line(&text, &line)) {
        r->line++;
        if (str_trim(line).n == 0 || line.p[0] == '#')
            continue;
        enum status st = f->read(r, line, rows_add(rows));
        if (st != ST_OK)
            return st;
    }
    return ST_OK;
}

struct key_order {
    const struct format *f;
    const struct rules *rules; /* whose characters are those of the row */
    const struct row *row;
};

static int key_order(const void *a, const void *b)
{
    const struct key_order *x = a, *y = b;
    int d = x->f->cmp_key(x->rules, x->row, y->row);
    if (d)
        return d;
    return (x->row->place > y->row->place) - (x->row->place < y->row->place);
}

/* One row for each key, in the order of the table. */
static void rows_merge(struct rows *rows, const struct format *f,
                       const struct rules *r)
{
    if (rows->n == 0)
        return;
    struct key_order *keys = xmalloc(rows->n * sizeof *keys);
    for (size_t i = 0; i < rows->n; i++)
        keys[i] = (struct key_order){ f, r, &rows->list[i] };
    qsort(keys, rows->n, sizeof *keys, key_order);
    struct row *merged = xmalloc(rows->n * sizeof *merged);
    size_t n = 0;
    for (size_t i = 0, next; i < rows->n; i = next) {
        next = i + 1;
        while (next < rows->n &&
               f->cmp_key(r, keys[i].row, keys[next].row) == 0)
            next++;
        merged[n] = *keys[next - 1].row;
        merged[n].place = keys[i].row->place;
        if (!merged[n].gone)
            n++;
    }
    if (f->cmp_order)
        qsort(merged, n, sizeof *merged, f->cmp_order);
    free(keys);
    free(rows->list);
    *rows = (struct rows){ merged, n, rows->n };
}

static void hides_take(struct arena *a, const struct rows *rows,
                       struct rules *out)
{
    size_t n = rows->n, elements = 0;
    while (elements < n && rows->list[elements].hide.on == HIDE_ELEMENT)
        elements++;
    struct hide_rule *hides = arena_array(a, struct hide_rule, n);
    struct selector *selectors = arena_array(a, struct selector, elements);
    for (size_t i = 0; i < n; i++)
        hides[i] = rows->list[i].hide;
    for (size_t i = 0; i < elements; i++)
        selectors[i] = rows->list[i].selector;
    out->hides = hides;
    out->nhides = n;
    out->selectors = selectors;
    out->nselectors = elements;
}

static void rows_take(struct arena *a, const struct format *f,
                      const struct rows *rows, struct rules *out)
{
    size_t n = rows->n;
    if (f->of == RULES_SOURCES) {
        struct source_row *to = arena_array(a, struct source_row, n);
        for (size_t i = 0; i < n; i++)
            to[i] = rows->list[i].source;
        out->sources = to;
        out->nsources = n;
    } else if (f->of == RULES_BOILERPLATE) {
        hides_take(a, rows, out);
    } else if (f->of == RULES_SKIP) {
        struct rule_str *to = arena_array(a, struct rule_str, n);
        for (size_t i = 0; i < n; i++)
            to[i] = rows->list[i].ext;
        out->skip = to;
        out->nskip = n;
    } else {
        struct rule_str *to = arena_array(a, struct rule_str, n);
        for (size_t i = 0; i < n; i++)
            to[i] = rows->list[i].alias;
        out->aliases = to;
        out->naliases = n;
    }
}

enum status rules_read(struct arena *a, const struct rules *base,
                       const char *name, struct str text, const char *shown,
                       const struct rules **out, struct err *e)
{
    const struct format *f = rules_format(name);
    if (!f)
        return err_set(e, ST_USAGE, _("%s: no such table: %s"), shown, name);

    struct rows rows = { 0 };
    assert(base->nchars + text.n <= UINT32_MAX);
    struct reader r = { .shown = shown, .e = e };
    buf_mem(&r.chars, base->chars, base->nchars);
    rows_of(base, f, &rows);
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    enum status st = lines_read(&r, f, text, &rows);
    if (st == ST_OK) {
        struct rules *made = arena_new(a, struct rules);
        struct str chars = arena_str(a, buf_str(&r.chars));
        *made = *base;
        made->chars = chars.p;
        made->nchars = chars.n;
        rows_merge(&rows, f, made);
        rows_take(a, f, &rows, made);
        *out = made;
    }
    buf_free(&r.chars);
    free(rows.list);
    return st;
}
