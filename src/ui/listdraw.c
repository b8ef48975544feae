/* SPDX-License-Identifier: MIT */
/*
 * Rows of the list. Cell 0 is the fold mark of a source, 1 and 2 that of a
 * month or day, the text of articles begins in cell 3, the last cell stays
 * blank; the form of a heading shows its level.
 */
#include <config.h>

#include "base/i18n.h"
#include "text/clean.h"
#include "text/convert_map.h"
#include "ui/views.h"
#include "ui/words.h"

#include <stdio.h>

enum {
    TITLE_COL = 3,
    DAY_COLS = 3,   /* "17 " in a source with month rows only */
    SHORT_COLS = 9, /* short source name and a blank, grouped by day */
    DATE_COLS = 10,
    FLAT_COLS = 20,     /* short name, two blanks, date */
    FLAT_ONE_LINE = 56, /* columns of a pane for it */
    WIDE = 56,          /* and for snippets that are indented */
    FLAG_COLS = 7,      /* marks at the right end of a row */
};

struct pen {
    const struct list *l;
    struct frame *f;
    struct area a;
    const struct list_look *look;
    struct arena *scratch;
};

static struct str source_name(const struct archive *a, uint32_t source)
{
    struct str name = source < a->nsources ? a->sources[source].name : STR("");
    return name.n ? name : str_of(_("unknown source"));
}

struct str list_source_name(const struct archive *a, uint32_t source)
{
    struct str name =
        source < a->nsources ? a->sources[source].short_name : STR("");
    return name.n ? name : source_name(a, source);
}

static struct str heading_name(const struct list *l, const struct group *g,
                               struct arena *scratch)
{
    if (g->kind == GROUP_OF_SOURCE)
        return source_name(l->archive, g->source);
    return g->kind == GROUP_OF_MONTH ? words_month(scratch, g->day)
                                     : words_day(scratch, g->day);
}

struct str list_title(const struct entry *e, struct titles *titles,
                      struct arena *scratch)
{
    if (e->title.n)
        return titles_of(titles, e->title, (enum lang)e->lang);
    return arena_printf(scratch, "%s %.*s", _("[untitled]"),
                        STR_ARG(clean_line(scratch, e->name)));
}

static void draw_heading(const struct pen *pen, uint32_t group, int y)
{
    static const uint16_t styles[] = { STYLE_SOURCE, STYLE_MONTH, STYLE_DAY };
    const struct group *g = &pen->l->index.groups[group];
    const struct archive *a = pen->l->archive;
    uint16_t style = styles[g->kind];
    enum glyph mark = list_is_open(pen->l, group) ? GLYPH_OPEN : GLYPH_CLOSED;
    struct words_number n = words_number(g->count);
    struct str count = str_of(n.text);
    int at = g->kind == GROUP_OF_SOURCE ? 0 : 1, right;
    if (pen->look->find && g->kind == GROUP_OF_SOURCE &&
        g->source < a->nsources) {
        count = arena_printf(pen->scratch, "%s/%s", n.text,
                             words_number(a->sources[g->source].count).text);
    } else if (g->count < 2) {
        count = STR("");
    }
    right = pen->a.cols - 1 - (int)count.n;
    frame_put(pen->f, pen->a, y, at, glyph(mark, pen->look->ascii), 1, style);
    /* the blank too: a change of style costs more than all else of a row */
    frame_put(pen->f, pen->a, y, at + 1, STR(" "), 1, style);
    frame_put(pen->f, pen->a, y, at + 2,
              words_cut(pen->scratch, pen->f->width,
                        heading_name(pen->l, g, pen->scratch), right - at - 3,
                        pen->look->ascii, NULL),
              right - at - 2, style);
    frame_put(pen->f, pen->a, y, right, count, (int)count.n, STYLE_COUNT);
}

/* Title and what stands at both its sides, in cells of the row. */
struct slots {
    int title, cells;     /* first cell and width of the title */
    int lead;             /* of what stands before it; 0: nothing */
    int right;            /* first cell of what stands at the right end */
    int flag, name, date; /* first cells, all right of the title */
    struct str lead_text, flag_text, name_text, date_text; /* empty: none */
};

/* The number of the day before the first title of each day, where a month
 * has no day rows. */
static struct str day_number(const struct list *l, const struct list_row *row,
                             struct arena *scratch)
{
    const struct group *g = &l->index.groups[row->group];
    int32_t day = l->index.order[row->entry]->day;
    int year, month, mday;
    if (row->entry > g->first && l->index.order[row->entry - 1]->day == day)
        return STR("");
    meta_civil_of(day, &year, &month, &mday);
    return arena_printf(scratch, "%2d", mday);
}

/* "ca. x2": what fits of the marks at the right end. */
static struct str flags_of(const struct list *l, const struct entry *e,
                           bool approx, struct width w, bool ascii,
                           struct arena *scratch)
{
    struct str out = approx ? str_of(_("ca.")) : STR(""), both;
    uint32_t times = index_times(&l->index, e);
    if (times < 2)
        return out;
    both = arena_printf(scratch, "%.*s%s%.*s%u", STR_ARG(out), out.n ? " " : "",
                        STR_ARG(glyph(GLYPH_TIMES, ascii)), (unsigned)times);
    return width_str(w, both) <= FLAG_COLS ? both : out;
}

/* "ca. 2020-07-13"; empty if it is not known. */
static struct str date_of(const struct entry *e, struct arena *scratch)
{
    char date[16];
    if (e->day == DAY_UNKNOWN)
        return STR("");
    meta_day(e->day, date);
    return arena_printf(scratch, "%s%s%s", e->approx ? _("ca.") : "",
                        e->approx ? " " : "", date);
}

/* Without groups the row names source and day. */
static void fill_flat(const struct list *l, const struct entry *e, int cols,
                      struct width w, bool ascii, struct arena *scratch,
                      struct slots *s)
{
    int date;
    s->date_text = date_of(e, scratch);
    date = (int)width_str(w, s->date_text);
    s->date = cols - 1 - (date > DATE_COLS ? date : DATE_COLS);
    s->name = s->date - (FLAT_COLS - DATE_COLS);
    s->name_text =
        words_cut(scratch, w, list_source_name(l->archive, e->source),
                  FLAT_COLS - DATE_COLS - 2, ascii, NULL);
    s->right = s->name;
}

static void fill_slots(const struct list *l, const struct list_row *row,
                       int cols, struct width w, bool ascii,
                       struct arena *scratch, struct slots *s)
{
    const struct entry *e = l->index.order[row->entry];
    const struct group *g =
        row->group != UINT32_MAX ? &l->index.groups[row->group] : NULL;
    *s = (struct slots){ .title = TITLE_COL, .right = cols - 1 };
    if (!g && cols >= FLAT_ONE_LINE)
        fill_flat(l, e, cols, w, ascii, scratch, s);
    s->flag_text = flags_of(l, e, g && e->approx, w, ascii, scratch);
    if (s->flag_text.n) {
        s->right -= (s->name_text.n ? 2 : 0);
        s->right -= (int)width_str(w, s->flag_text);
        s->flag = s->right;
    }
    if (g && g->source == UINT32_MAX) {
        s->lead = s->title;
        s->lead_text =
            words_cut(scratch, w, list_source_name(l->archive, e->source),
                      SHORT_COLS - 1, ascii, NULL);
        s->title += SHORT_COLS;
    } else if (g && g->kind == GROUP_OF_MONTH && g->day != DAY_UNKNOWN &&
               e->day != DAY_UNKNOWN) {
        s->lead = s->title;
        s->lead_text = day_number(l, row, scratch);
        s->title += DAY_COLS;
    }
    s->cells = s->right - s->title - (s->right < cols - 1 ? 2 : 0);
    if (s->cells < 0)
        s->cells = 0;
}

size_t list_title_shown(const struct list *l, uint32_t r, int cols,
                        struct width w, const struct list_look *look,
                        struct arena *scratch)
{
    struct list_row row;
    struct slots s;
    size_t shown;
    if (r >= l->nrows || (row = list_at(l, r)).heading)
        return SIZE_MAX;
    fill_slots(l, &row, cols, w, look->ascii, scratch, &s);
    words_cut(scratch, w,
              list_title(l->index.order[row.entry], look->titles, scratch),
              s.cells, look->ascii, &shown);
    return shown;
}

/* Hits are found in the title as it is and marked in what is drawn of it. */
static void mark_hits(const struct pen *pen, int y, int col, struct str title,
                      struct str drawn, size_t shown)
{
    struct buf found = { 0 };
    const struct hit *hits;
    struct convert_map map = { 0 };
    size_t n;
    if (!pen->look->find)
        return;
    n = find_hits(pen->look->find, title, 32, &found);
    hits = (const void *)found.p;
    if (n > 0 && drawn.p != title.p)
        convert_map_add(&map, title, 0, drawn, 0);
    for (size_t i = 0; i < n; i++) {
        uint32_t start = convert_map_to(&map, hits[i].start, false);
        uint32_t end = convert_map_to(&map, hits[i].end, true);
        if (end > shown)
            break;
        frame_mark(pen->f, pen->a, y,
                   col + (int)width_str(pen->f->width, str_head(drawn, start)),
                   (int)width_str(pen->f->width,
                                  str_range(drawn.p + start, drawn.p + end)),
                   STYLE_BIT_HIT);
    }
    convert_map_free(&map);
    buf_free(&found);
}

/* The second line of a row: the snippet, or in a narrow pane without groups
 * what has no room above. */
static void draw_below(const struct pen *pen, const struct entry *e, int y)
{
    struct str rest = date_of(e, pen->scratch), name;
    int col = TITLE_COL + (pen->a.cols >= WIDE ? 2 : 0);
    int cells = pen->a.cols - TITLE_COL - 1;
    if (pen->look->snippets &&
        snippet_draw(pen->look, e, pen->f, pen->a, y, col, pen->scratch))
        return;
    if (pen->l->index.ngroups > 0 || pen->a.cols >= FLAT_ONE_LINE)
        return; /* said elsewhere */
    if (rest.n) {
        rest = arena_printf(pen->scratch, " %.*s %.*s",
                            STR_ARG(glyph(GLYPH_DOT, pen->look->ascii)),
                            STR_ARG(rest));
    }
    name = words_cut(pen->scratch, pen->f->width,
                     list_source_name(pen->l->archive, e->source),
                     cells - (int)width_str(pen->f->width, rest),
                     pen->look->ascii, NULL);
    frame_put(
        pen->f, pen->a, y, TITLE_COL,
        arena_printf(pen->scratch, "%.*s%.*s", STR_ARG(name), STR_ARG(rest)),
        cells, STYLE_COUNT);
}

static void put_right(const struct pen *pen, int y, int col, struct str text)
{
    if (text.n)
        frame_put(pen->f, pen->a, y, col, text, pen->a.cols - col, STYLE_COUNT);
}

static void draw_entry(const struct pen *pen, const struct list_row *row, int y)
{
    const struct entry *e = pen->l->index.order[row->entry];
    struct width w = pen->f->width;
    struct slots s;
    struct str title = list_title(e, pen->look->titles, pen->scratch);
    size_t shown;
    fill_slots(pen->l, row, pen->a.cols, w, pen->look->ascii, pen->scratch, &s);
    if (s.lead) {
        frame_put(pen->f, pen->a, y, s.lead, s.lead_text, s.title - s.lead - 1,
                  STYLE_COUNT);
    }
    frame_put(
        pen->f, pen->a, y, s.title,
        words_cut(pen->scratch, w, title, s.cells, pen->look->ascii, &shown),
        s.cells, STYLE_ENTRY);
    mark_hits(pen, y, s.title, e->title.n ? e->title : title, title, shown);
    put_right(pen, y, s.flag, s.flag_text);
    put_right(pen, y, s.name, s.name_text);
    put_right(pen, y, s.date, s.date_text);
    if (pen->l->tall == 2)
        draw_below(pen, e, y + 1);
}

struct str list_crumb(const struct list *l, uint32_t group, bool ascii,
                      struct arena *scratch)
{
    struct str out = STR("");
    for (uint32_t g = group; g != UINT32_MAX; g = l->index.groups[g].parent) {
        const struct group *it = &l->index.groups[g];
        struct str name = heading_name(l, it, scratch);
        /* The day says the month too. */
        if (it->kind == GROUP_OF_MONTH && out.n > 0)
            continue;
        out = out.n == 0
                  ? name
                  : arena_printf(scratch, "%.*s %.*s %.*s", STR_ARG(name),
                                 STR_ARG(glyph(GLYPH_CRUMB, ascii)),
                                 STR_ARG(out));
    }
    return out;
}

static void draw_sticky(const struct pen *pen)
{
    struct area line = pen->a;
    line.rows = 1;
    frame_fill(pen->f, line, STYLE_SOURCE);
    frame_put(pen->f, line, 0, 0,
              words_cut(pen->scratch, pen->f->width,
                        list_crumb(pen->l, list_at(pen->l, pen->l->top).group,
                                   pen->look->ascii, pen->scratch),
                        line.cols - 1, pen->look->ascii, NULL),
              line.cols - 1, STYLE_SOURCE);
}

void list_draw(const struct list *l, struct frame *f, struct area a,
               const struct list_look *look, struct arena *scratch)
{
    struct pen pen = { l, f, a, look, scratch };
    int y = 0, lines;
    for (uint32_t r = l->top; r < l->nrows && y < a.rows; r++, y += lines) {
        struct list_row row = list_at(l, r);
        lines = row.heading ? 1 : l->tall;
        if (row.heading)
            draw_heading(&pen, row.group, y);
        else
            draw_entry(&pen, &row, y);
        if (r == l->top && a.rows > 2 && r != l->cursor && list_sticky(l))
            draw_sticky(&pen);
        if (r == l->cursor) {
            uint16_t bit =
                look->focus ? STYLE_BIT_CURSOR : STYLE_BIT_CURSOR_OFF;
            for (int i = 0; i < lines; i++)
                frame_mark(f, a, y + i, 0, a.cols, bit);
        }
    }
}
