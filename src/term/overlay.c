/* SPDX-License-Identifier: MIT */
/*
 * Every unit is sent with an absolute position and its whole look, so it does
 * not matter where the terminal's cursor went after the one before.
 */
#include <config.h>

#include "term/overlay.h"

#include "term/unit.h"
#include "text/utf8.h"

#include <wchar.h>

enum { ZWJ = 0x200D, EMOJI_STYLE = 0xFE0F, EMOJI_FIRST = 0x1F000 };

void overlay_free(struct overlay *o)
{
    buf_free(&o->scratch);
}

/* Is every opinion of the character's width the same? */
static bool is_certain(struct width w, uint32_t cp)
{
    int one = width_cp((struct width){ 1, false }, cp);

    return one == width_cp((struct width){ 2, false }, cp) &&
           cp < EMOJI_FIRST && cp != ZWJ && cp != EMOJI_STYLE &&
           wcwidth((wchar_t)cp) == width_cp(w, cp);
}

/* Can the terminal or the C library think otherwise of this unit's width? */
static bool in_doubt(struct width w, struct str unit, int cells)
{
    const char *p = unit.p, *end = str_end(unit);
    int sum = 0;

    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if (!is_certain(w, cp))
            return true;
        sum += width_cp(w, cp);
    }
    return sum != cells;
}

bool overlay_covers(const struct overlay *o, struct str unit, int cells)
{
    return unit.n > 1 && (unit_is_long(o->width, unit, cells) ||
                          (o->doubts && in_doubt(o->width, unit, cells)));
}

/* At most one character of a unit is ASCII: one that is too long for a cell of
 * curses does not fit into one of the frame either. */
_Static_assert(1 + 2 * (UNIT_CHARS - 1) > (int)CELL_BYTES, "see may_cover");

/* Can any unit of the frame be covered? Most frames need no look at each. */
static bool may_cover(const struct overlay *o, const struct frame *f)
{
    return o->doubts || f->slots;
}

static const struct cell *row_of(const struct frame *f, int row)
{
    return f->cells + (size_t)row * (size_t)f->cols;
}

static void add_colour(struct buf *b, int colour, int base)
{
    if (colour >= 16)
        buf_printf(b, ";%d;5;%d", base + 8, colour);
    else if (colour >= 8)
        buf_printf(b, ";%d", base + 60 + colour - 8);
    else if (colour >= 0)
        buf_printf(b, ";%d", base + colour);
}

/* Where a unit begins and how it looks. */
static void add_place(const struct overlay *o, int row, int col, uint16_t style,
                      struct buf *out)
{
    /* clang-format off */
    static const struct { uint8_t bit; char sgr[3]; } looks[] = {
        { ATTR_BOLD, ";1" },      { ATTR_DIM, ";2" },  { ATTR_ITALIC, ";3" },
        { ATTR_UNDERLINE, ";4" }, { ATTR_REVERSE, ";7" },
    };
    /* clang-format on */
    struct attr a = theme_attr(o->theme, style);

    buf_printf(out, "\033[%d;%dH\033[0", row + 1, col + 1);
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (a.bits & looks[i].bit)
            buf_add(out, str_of(looks[i].sgr));
    if (o->colours) {
        add_colour(out, a.fg, 30);
        add_colour(out, a.bg, 40);
    }
    buf_chr(out, 'm');
}

void overlay_blank(const struct overlay *o, const struct frame *shown,
                   const struct frame *f, struct buf *out)
{
    bool all = shown->rows != f->rows || shown->cols != f->cols;
    int from, to;

    if (!may_cover(o, shown))
        return;
    for (int r = 0; r < shown->rows && r < f->rows; r++) {
        const struct cell *c = row_of(shown, r);
        if (!all && !frame_differs(shown, f, r, &from, &to))
            continue;
        for (int i = 0; i < shown->cols; i++) {
            if (!overlay_covers(o, frame_text(shown, &c[i]), c[i].width))
                continue;
            add_place(o, r, i, c[i].style, out);
            buf_fill(out, ' ', c[i].width);
        }
    }
}

void overlay_draw(struct overlay *o, const struct frame *f, int rows, int cols,
                  struct buf *out)
{
    if (!may_cover(o, f))
        return;
    for (int r = 0; r < f->rows && r < rows; r++) {
        const struct cell *c = row_of(f, r);
        for (int i = 0; i < f->cols && i < cols; i++) {
            struct str unit = frame_text(f, &c[i]);
            if (!overlay_covers(o, unit, c[i].width))
                continue;
            add_place(o, r, i, c[i].style, out);
            buf_add(out, unit_text(o->width, unit, &o->scratch));
        }
    }
}
