/* SPDX-License-Identifier: MIT */
/* The line around a hit, in the characters that the reader prefers; at its
 * right end how many hits there are. */
#include <config.h>

#include "base/i18n.h"
#include "text/convert_map.h"
#include "ui/views.h"

#include <stdio.h>

enum { COUNT_GAP = 2, ROOM_LEAST = 12 };

/* The same snippet in the other characters. */
static struct snippet converted(const struct snippet *s, struct titles *t,
                                enum lang lang)
{
    struct snippet out = *s;
    struct convert_map map = { 0 };
    out.text = titles_of(t, s->text, lang);
    if (out.text.p == s->text.p)
        return out;
    convert_map_add(&map, s->text, 0, out.text, 0);
    out.start = convert_map_to(&map, s->start, false);
    out.end =
        s->end > s->start ? convert_map_to(&map, s->end, true) : out.start;
    convert_map_free(&map);
    return out;
}

static struct str count_of(const struct snippet *s, struct arena *a)
{
    char text[64];
    if (s->hits < 2)
        return STR("");
    snprintf(text, sizeof text, ngettext("%u hit", "%u hits", s->hits),
             (unsigned)s->hits);
    return arena_str(a, str_of(text));
}

bool snippet_draw(const struct list_look *look, const struct entry *e,
                  struct frame *f, struct area a, int row, int col,
                  struct arena *scratch)
{
    const struct snippet *found = snippets_get(look->snippets, e->place);
    struct snippet s;
    struct str line, count;
    int end = a.cols - 1, cells;
    size_t from, to;
    if (!found)
        return false;
    count = count_of(found, scratch);
    cells = (int)width_str(f->width, count);
    if (cells > 0 && end - cells - COUNT_GAP - col >= ROOM_LEAST) {
        end -= cells;
        frame_put(f, a, row, end, count, cells, STYLE_COUNT);
        end -= COUNT_GAP;
    }
    s = converted(found, look->titles, (enum lang)e->lang);
    line = snippet_fit(&s, f->width, end - col,
                       glyph(GLYPH_ELLIPSIS, look->ascii), scratch, &from, &to);
    if (line.n == 0)
        return count.n > 0;
    frame_put(f, a, row, col, line, end - col, STYLE_COUNT);
    if (to > from) {
        frame_mark(
            f, a, row, col + (int)width_str(f->width, str_head(line, from)),
            (int)width_str(f->width, str_range(line.p + from, line.p + to)),
            STYLE_BIT_HIT);
    }
    return true;
}
