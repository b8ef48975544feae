/* SPDX-License-Identifier: MIT */
/*
 * A reading stands behind its base, in 《》 as Japanese archives of books write
 * it, else in parentheses. A blank that is put before a Han behind a digit
 * does not break, since the two are mostly number and unit.
 */
#include <config.h>

#include "layout/edits.h"

#include "text/sides.h"
#include "text/utf8.h"

#include <stdlib.h>

static void add(struct edits *e, uint32_t at, uint32_t del, struct str put)
{
    struct edit one = { at, del, put };
    buf_mem(&e->list, &one, sizeof one);
}

/* ruby */

static void find_readings(struct edits *e, struct arena *a,
                          const struct doc *doc, const struct block *b,
                          enum lang lang)
{
    for (; e->span < doc->nspans && doc->spans[e->span].start < b->end;
         e->span++) {
        const struct span *s = &doc->spans[e->span];
        if (s->kind != SPAN_RUBY || s->start < b->start || s->end > b->end ||
            s->aux >= doc->nnotes || doc->notes[s->aux].n == 0)
            continue;
        struct str note = doc->notes[s->aux];
        add(e, s->end, 0,
            lang == LANG_JA ? arena_printf(a, "《%.*s》", STR_ARG(note))
                            : arena_printf(a, "（%.*s）", STR_ARG(note)));
    }
}

/* blanks */

static void find_blanks(struct edits *e, const struct doc *doc,
                        const struct block *b, enum gaps gaps)
{
    const char *text = doc->text.p, *p = text + b->start;
    const char *end = text + b->end;
    enum side last = SIDE_OTHER, before = SIDE_OTHER; /* before a blank */
    bool blank = false;
    while (p < end) {
        const char *at = p;
        uint32_t c = utf8_next(&p, end);
        enum side side = side_of(c);
        if (gaps == GAPS_ADD && sides_meet(last, side))
            add(e, (uint32_t)(at - text), 0,
                last == SIDE_DIGIT ? STR("\u00A0") : STR(" "));
        if (gaps == GAPS_STRIP && blank && sides_meet(before, side))
            add(e, (uint32_t)(at - text) - 1, 1, STR(""));
        blank = c == ' ' && last != SIDE_OTHER;
        before = blank ? last : SIDE_OTHER;
        last = side;
    }
}

static bool is_running(const struct block *b)
{
    return b->kind != BLOCK_PRE && b->kind != BLOCK_TABLE &&
           b->kind != BLOCK_EMBED;
}

/* the list */

static int by_place(const void *x, const void *y)
{
    const struct edit *a = x, *b = y;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->del > b->del) - (a->del < b->del); /* a reading, then a blank */
}

void edits_find(struct edits *e, struct arena *a, const struct doc *doc,
                const struct block *b, enum lang lang, enum gaps gaps)
{
    buf_reset(&e->list);
    find_readings(e, a, doc, b, lang);
    if (gaps != GAPS_SOURCE && is_running(b) && lang != LANG_KO)
        find_blanks(e, doc, b, gaps);
    if (e->list.n)
        qsort(e->list.p, e->list.n / sizeof(struct edit), sizeof(struct edit),
              by_place);
}

void edits_free(struct edits *e)
{
    buf_free(&e->list);
}

void edits_apply(const struct edits *e, const struct doc *doc,
                 const struct block *b, struct buf *out)
{
    size_t n;
    const struct edit *list = edits_list(e, &n);
    uint32_t at = b->start;
    for (size_t i = 0; i < n; i++) {
        buf_add(out, str_range(doc->text.p + at, doc->text.p + list[i].at));
        buf_add(out, list[i].put);
        at = list[i].at + list[i].del;
    }
    buf_add(out, str_range(doc->text.p + at, doc->text.p + b->end));
}
