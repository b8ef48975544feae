/* SPDX-License-Identifier: MIT */
/*
 * The rows above the list: its months as bars, one for each month, quarter or
 * some years, with the first and the last month beside them; and, where the
 * headings do not say it, how many articles are of which source.
 */
#include <config.h>

#include "base/i18n.h"
#include "ui/views.h"
#include "ui/words.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    BARS_LEAST = 12,  /* bars for which words beside them are left out */
    MONTHS_COLS = 56, /* columns from which months are named, not years */
    NAME_COLS = 12,   /* that a name may take */
    NAMED = 6,        /* sources that are named */
};

/* --- months --- */

static struct str bar_of(unsigned level, bool ascii)
{
    static const char *const blocks[] = {
        " ",
        "\xE2\x96\x81",
        "\xE2\x96\x82",
        "\xE2\x96\x83",
        "\xE2\x96\x84",
        "\xE2\x96\x85",
        "\xE2\x96\x86",
        "\xE2\x96\x87",
        "\xE2\x96\x88",
    };
    static const char digits[] = " 12345678";
    return ascii ? (struct str){ digits + level, 1 } : str_of(blocks[level]);
}

static struct str label_of(int32_t month, bool whole, struct arena *a)
{
    int year = months_year(month);
    return whole ? arena_printf(a, "%04d-%02d", year, month - 12 * year + 1)
                 : arena_printf(a, "%04d", year);
}

static struct str step_of(unsigned step, struct arena *a)
{
    if (step == 1)
        return str_of(_("by month"));
    if (step == 3)
        return str_of(_("by quarter"));
    if (step == 12)
        return str_of(_("by year"));
    return arena_printf(a, _("by %u years"), step / 12);
}

struct words_around {
    struct str first, last, note;
};

static int cells_around(struct width w, const struct words_around *s)
{
    int cells = 2; /* at the edges */
    cells += s->first.n ? (int)width_str(w, s->first) + 1 : 0;
    cells += s->last.n ? (int)width_str(w, s->last) + 1 : 0;
    cells += s->note.n ? (int)width_str(w, s->note) + 2 : 0;
    return cells;
}

/* Words go, the least needed first, until there is room for the bars. */
static int room_for(struct width w, struct words_around *s, struct str undated,
                    int cols, int cell)
{
    int room = cols - cells_around(w, s);
    if (room < BARS_LEAST * cell) {
        s->note = undated;
        room = cols - cells_around(w, s);
    }
    if (room < BARS_LEAST * cell) {
        s->first = s->last = STR("");
        room = cols - cells_around(w, s);
    }
    if (room < BARS_LEAST * cell) {
        s->note = STR("");
        room = cols - cells_around(w, s);
    }
    return room;
}

static struct str undated_of(const struct months *m, struct arena *a)
{
    if (m->undated == 0)
        return STR("");
    return arena_printf(a, _("%s undated"), words_number(m->undated).text);
}

static void draw_months(const struct app *app, struct frame *f, struct area a,
                        struct arena *scratch)
{
    const struct months *m = &app->months;
    bool ascii = app->set->opt.ascii, whole = a.cols >= MONTHS_COLS;
    int cell = (int)width_str(f->width, bar_of(1, ascii)), at = 1, room;
    struct str undated = undated_of(m, scratch);
    struct words_around s = { .note = undated };
    struct bars b;
    if (m->n > 0) {
        s.first = label_of(m->first, whole, scratch);
        s.last = label_of(m->first + (int32_t)m->n - 1, whole, scratch);
        /* The widest: how long a bar is, is known only with the room. */
        s.note = arena_printf(scratch, "%.*s%s%.*s", STR_ARG(undated),
                              undated.n ? "  " : "",
                              STR_ARG(step_of(12000, scratch)));
    }
    room = room_for(f->width, &s, undated, a.cols, cell);
    months_bars(&b, scratch, m, room > 0 ? (uint32_t)(room / cell) : 0);
    if (s.note.n > undated.n && b.n > 0) {
        s.note = arena_printf(scratch, "%.*s%s%.*s", STR_ARG(undated),
                              undated.n ? "  " : "",
                              STR_ARG(step_of(b.step, scratch)));
    }
    if (s.first.n)
        at += frame_put(f, a, 0, at, s.first, a.cols, STYLE_COUNT) + 1;
    for (uint32_t i = 0; i < b.n; i++, at += cell)
        frame_put(f, a, 0, at, bar_of(bars_level(&b, i), ascii), cell,
                  STYLE_TEXT);
    at += b.n > 0;
    if (s.last.n)
        frame_put(f, a, 0, at, s.last, a.cols - at, STYLE_COUNT);
    if (s.note.n) {
        at = a.cols - 1 - (int)width_str(f->width, s.note);
        frame_put(f, a, 0, at, s.note, a.cols - at, STYLE_COUNT);
    }
}

/* --- sources --- */

struct share {
    uint32_t source, count;
    struct str sort, name; /* of the source, whose number may be any */
};

static int by_count(const void *va, const void *vb)
{
    const struct share *a = va, *b = vb;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    int d = str_cmp(a->sort, b->sort);
    return d ? d : str_cmp(a->name, b->name);
}

/* Those that the list has, the largest first. */
static size_t count_sources(const struct list *l, struct share *list)
{
    size_t n = l->archive->nsources, kept = 0;
    const struct source *s = l->archive->sources;
    for (size_t i = 0; i < n; i++)
        list[i] = (struct share){ (uint32_t)i, 0, s[i].sort, s[i].name };
    for (uint32_t i = 0; i < l->index.n; i++)
        list[l->index.order[i]->source].count++;
    for (size_t i = 0; i < n; i++)
        if (list[i].count > 0)
            list[kept++] = list[i];
    qsort(list, kept, sizeof *list, by_count);
    return kept;
}

/* The whole name where it is not long. */
static struct str share_name(const struct app *app, uint32_t source,
                             struct arena *scratch)
{
    const struct archive *a = app->list.archive;
    struct str name = source < a->nsources ? a->sources[source].name : STR("");
    if (name.n == 0 || width_str(app->width, name) > NAME_COLS)
        name = list_source_name(a, source);
    return words_cut(scratch, app->width, name, NAME_COLS, app->set->opt.ascii,
                     NULL);
}

/* "Post 24 · Weekly 11 · 5 more sources 17": as many as fit, whole. */
static void draw_sources(const struct app *app, struct frame *f, struct area a,
                         int row, struct arena *scratch)
{
    const struct list *l = &app->list;
    struct share *list =
        arena_array(scratch, struct share, l->archive->nsources + 1);
    size_t n = count_sources(l, list);
    struct str dot = glyph(GLYPH_DOT, app->set->opt.ascii);
    struct str out = STR("");
    uint32_t rest = l->index.n;
    size_t i = 0;
    for (; i < n && i < NAMED; i++) {
        struct str next =
            arena_printf(scratch, "%.*s%s%.*s%s%.*s %s", STR_ARG(out),
                         i ? " " : "", STR_ARG(i ? dot : STR("")), i ? " " : "",
                         STR_ARG(share_name(app, list[i].source, scratch)),
                         words_number(list[i].count).text);
        int end = 1 + (int)width_str(f->width, next) + (i + 1 < n ? 24 : 0);
        if (i > 0 && end >= a.cols)
            break;
        out = next;
        rest -= list[i].count;
    }
    if (i < n) {
        char more[96];
        snprintf(more, sizeof more,
                 ngettext("%zu more source %s", "%zu more sources %s", n - i),
                 n - i, words_number(rest).text);
        out = arena_printf(scratch, "%.*s %.*s %s", STR_ARG(out), STR_ARG(dot),
                           more);
    }
    frame_put(f, a, row, 1,
              words_cut(scratch, f->width, out, a.cols - 2, app->set->opt.ascii,
                        NULL),
              a.cols - 2, STYLE_COUNT);
}

void head_draw(const struct app *app, struct frame *f, struct arena *scratch)
{
    struct area a = app->geo.head;
    int row = 0;
    if (!app->list.archive)
        return;
    if (app_shows_months(app)) {
        draw_months(app, f, a, scratch);
        row++;
    }
    if (app_shows_sources(app))
        draw_sources(app, f, a, row, scratch);
}
