/* SPDX-License-Identifier: MIT */
/*
 * Where the first character of a cluster is narrower than the cluster, a ZWSP
 * stands before it, to which our wcwidth gives 2 (see term/wcwidth). A cell
 * never ends in a joiner, which would swallow what follows on the screen.
 */
#include <config.h>

#include "term/unit.h"

#include "text/utf8.h"

enum {
    ZWSP = 0x200B,
    ZWNJ = 0x200C,
    ZWJ = 0x200D,
    FLAG_FIRST = 0x1F1E6,
    FLAG_LAST = 0x1F1FF,
};

static bool is_flag(uint32_t cp)
{
    return cp >= FLAG_FIRST && cp <= FLAG_LAST;
}

static bool is_joiner(wchar_t wc)
{
    return wc == ZWJ || wc == ZWNJ;
}

static void drop_joiners(struct unit_cell *c)
{
    while (c->n > 1 && is_joiner(c->chars[c->n - 1]))
        c->n--;
}

static void add_char(struct unit_cell *c, uint32_t cp)
{
    if (c->n < UNIT_CHARS)
        c->chars[c->n++] = (wchar_t)cp;
}

int unit_blanks(struct unit_cell *to, int n)
{
    for (int i = 0; i < n; i++)
        to[i] = (struct unit_cell){ { ' ' }, 1 };
    return n;
}

/* A whole cluster in one cell. */
static int put_cluster(struct unit_cell *to, struct str text, int cells)
{
    const char *p = text.p, *end = str_end(text);
    uint32_t cp = utf8_next(&p, end);
    int first = wcwidth((wchar_t)cp);

    if (first != cells && (cells != 2 || first < 0))
        return unit_blanks(to, cells);
    to->n = 0;
    if (first != cells)
        add_char(to, ZWSP);
    add_char(to, cp);
    while (p < end && to->n < UNIT_CHARS)
        add_char(to, utf8_next(&p, end));
    drop_joiners(to);
    return 1;
}

/* One cell at *p: a character that takes columns and the marks after it; both
 * letters of a flag. */
static void next_drawn(struct unit_cell *to, const char **p, const char *end)
{
    uint32_t cp = utf8_next(p, end);
    bool flag = is_flag(cp);

    to->n = 0;
    add_char(to, cp);
    while (*p < end) {
        const char *next = *p;
        cp = utf8_next(&next, end);
        bool second = flag && is_flag(cp);
        if (wcwidth((wchar_t)cp) > 0 && !second)
            break;
        flag = flag && !second;
        *p = next;
        add_char(to, cp);
    }
    drop_joiners(to);
}

/* The drawn form, filled up with blanks if curses counts fewer columns than
 * the frame. */
static int put_drawn(struct unit_cell *to, struct str text, int cells)
{
    const char *p = text.p, *end = str_end(text);
    int n = 0, used = 0;

    while (p < end && used < cells) {
        struct unit_cell one;
        next_drawn(&one, &p, end);
        int wide = wcwidth(one.chars[0]);
        if (wide <= 0) /* a mark without a base */
            continue;
        if (used + wide > cells)
            break;
        to[n++] = one;
        used += wide;
    }
    return n + unit_blanks(to + n, cells - used);
}

bool unit_is_long(struct width w, struct str unit, int cells)
{
    const char *p = unit.p;
    size_t n;

    if (unit.n < UNIT_CHARS)
        return false;
    n = utf8_count(unit);
    if (w.clusters && wcwidth((wchar_t)utf8_next(&p, str_end(unit))) != cells)
        n++; /* the ZWSP */
    return n > UNIT_CHARS;
}

struct str unit_text(struct width w, struct str unit, struct buf *scratch)
{
    if (w.clusters)
        return unit;
    buf_reset(scratch);
    width_drawn(w, unit, scratch);
    return buf_str(scratch);
}

/* Most units of text are one character of 3 bytes. */
static uint32_t first_char(struct str unit)
{
    const char *p = unit.p;
    uint32_t cp = utf8_next(&p, str_end(unit));

    return p == str_end(unit) ? cp : 0;
}

int unit_cells(struct width w, struct str unit, int cells, struct buf *scratch,
               struct unit_cell to[UNIT_CELLS])
{
    if (unit.n == 1) {
        to[0] = (struct unit_cell){ { (unsigned char)unit.p[0] }, 1 };
        return 1;
    }
    uint32_t one = unit.n == 3 && cells == 2 ? first_char(unit) : 0;
    if (width_is_cjk(one) && wcwidth((wchar_t)one) == 2) {
        to[0] = (struct unit_cell){ { (wchar_t)one }, 1 };
        return 1;
    }
    struct str text = unit_text(w, unit, scratch);
    return w.clusters ? put_cluster(to, text, cells)
                      : put_drawn(to, text, cells);
}
