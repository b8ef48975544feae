/* SPDX-License-Identifier: MIT */
/*
 * The lines of a paragraph to rows, with what stands before them. In a narrow
 * frame first the right margin goes, then the left one, then the indent: the
 * text keeps at least NARROW cells, or all there are.
 */
#include <config.h>

#include "layout/fill.h"

#include "layout/justify.h"

enum { TINY = 8 };

struct frame fill_frame(int measure, int left, int right)
{
    int want = measure < NARROW ? measure : NARROW;
    int lack = want - (measure - left - right);
    if (lack > 0) {
        int take = lack < right ? lack : right;
        right -= take;
        lack -= take;
        left -= lack < left ? lack : left;
    }
    return (struct frame){ left, measure - left - right };
}

/* Does text begin with a full-width opening mark? Its left half is blank. */
static bool opens_wide(struct str text, struct width w)
{
    static const char marks[][4] = { "（", "《", "「", "『", "【", "〈", "〔",
                                     "〖", "［", "｛", "“",  "‘",  "〝" };
    int cells;
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (str_starts(text, str_of(marks[i]))) {
            width_unit(w, text.p, str_end(text), &cells);
            return cells == 2;
        }
    return false;
}

int fill_indent(const struct rows *r, struct str text, enum lang lang, int room)
{
    int indent = lang == LANG_JA || lang == LANG_KO ? INDENT_JA : INDENT;
    if (room < TINY)
        return 0;
    if (room < NARROW)
        indent = INDENT_JA;
    if (lang != LANG_KO && opens_wide(text, r->opts->width))
        indent--;
    return indent;
}

void fill_line(struct rows *r, struct str text, const unsigned char *map,
               const struct para_line *line, uint32_t base, int x,
               const struct shape *s)
{
    unsigned mask = s->bare ? 0 : s->plain ? ~(unsigned)LOOK_STRONG : ~0U;
    rows_line(r, text, map, line, base, x, s->look, mask);
}

static uint32_t position(const struct rows *r, const struct shape *s,
                         uint32_t base, size_t at)
{
    if (s->bare)
        return s->bare_pos;
    if (base != POS_NONE)
        return base + (uint32_t)at;
    return r->block != POS_NONE ? r->doc->blocks[r->block].start : 0;
}

/* The marker in the newest row, at most `room` cells of it; once. */
static void put_marker(struct rows *r, struct shape *s, int room)
{
    if (s->marker.n == 0)
        return;
    int cells, x = s->frame.left + s->marker_x;
    uint32_t pos =
        s->marker_in_text ? (uint32_t)(s->marker.p - r->doc->text.p) : POS_NONE;
    struct str marker = rows_fit(r, s->marker, room - s->marker_x, &cells);
    rows_run(r, marker, pos, x, cells, s->marker_look);
    struct str tail = str_head(s->tail, marker.n == s->marker.n ? SIZE_MAX : 0);
    int more = (int)width_str(r->opts->width, tail);
    if (s->marker_x + cells + more <= room)
        rows_run(r, tail, POS_NONE, x + cells, more, s->marker_look);
    s->marker = STR_NONE;
}

/* Is the line that was given the last one, or before a line feed? */
static bool ends_hard(const struct para *p)
{
    return p->at >= p->text.n || p->text.p[p->at - 1] == '\n' ||
           (p->map[p->at] & BRK_MUST);
}

void fill(struct rows *r, struct str text, uint32_t base, enum lang lang,
          struct shape s)
{
    const unsigned char *map = rows_map(r, text, base, lang);
    int room = s.frame.room;
    if (room - s.hang < TINY)
        s.hang = 0;
    if (room - s.first < 2) {
        s.first = s.marker.n ? s.hang : 0;
        if (s.marker.n) {
            rows_begin(r, ROW_TEXT, position(r, &s, base, 0));
            put_marker(r, &s, room);
        }
    }
    struct para p = { .text = text,
                      .map = map,
                      .first = room - s.first,
                      .room = room - s.hang,
                      .hang = r->opts->hang,
                      .keep = s.keep };
    struct para_line line;
    int x = s.frame.left + s.first;
    while (para_next(&p, &line)) {
        bool shows = line.start < line.end || s.marker.n;
        rows_begin(r, shows ? ROW_TEXT : ROW_BLANK,
                   position(r, &s, base, line.start));
        put_marker(r, &s, room);
        size_t first = r->nruns;
        int edge = s.frame.left + room;
        fill_line(r, text, map, &line, base, x, &s);
        if (r->opts->justify && !ends_hard(&p))
            justify_row(r, edge - x - line.cells, first);
        x = s.frame.left + s.hang;
    }
    if (s.marker.n) { /* there is no text */
        rows_begin(r, ROW_TEXT, position(r, &s, base, 0));
        put_marker(r, &s, room);
    }
}
