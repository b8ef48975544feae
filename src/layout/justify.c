/* SPDX-License-Identifier: MIT */
/*
 * A gap lies where a Han or kana and a Latin letter or digit meet within a
 * run, with or without a blank between them. A run is cut at a gap and what
 * follows moves; the gaps that are taken lie evenly in the line.
 */
#include <config.h>

#include "layout/justify.h"

#include "text/sides.h"
#include "text/utf8.h"

enum { GAPS_MOST = 64 };

struct gap {
    size_t run, at; /* byte of its text */
};

/* The gaps of the run's text, added to list. */
static size_t find_gaps(const struct rows *r, size_t run, struct gap *list,
                        size_t n)
{
    struct str s = r->run[run].text;
    const char *p = s.p, *end = str_end(s);
    enum side last = SIDE_OTHER;
    while (p < end && n < GAPS_MOST) {
        const char *at = p;
        uint32_t c = utf8_next(&p, end);
        if (c == ' ' && last != SIDE_OTHER && p < end) {
            const char *next = p;
            if (sides_meet(last, side_of(utf8_next(&next, end))))
                list[n++] = (struct gap){ run, (size_t)(at - s.p) };
            last = SIDE_OTHER;
            continue;
        }
        enum side side = side_of(c);
        if (sides_meet(last, side))
            list[n++] = (struct gap){ run, (size_t)(at - s.p) };
        last = side;
    }
    return n;
}

/* The newest row's runs from the gap on stand one cell further right. */
static void widen(struct rows *r, struct gap g)
{
    struct run rest = r->run[g.run];
    struct run *run = &r->run[g.run];
    size_t n = r->nruns;
    int cells = (int)width_str(r->opts->width, str_head(rest.text, g.at));
    run->text = str_head(rest.text, g.at);
    run->cells = (uint16_t)cells;
    if (run->pos != POS_NONE)
        run->source = (uint32_t)g.at;
    rest.text = str_skip(rest.text, g.at);
    rest.x = (uint16_t)(rest.x + cells);
    rest.cells = (uint16_t)(rest.cells - cells);
    if (rest.pos != POS_NONE) {
        rest.pos += (uint32_t)g.at;
        rest.source = (uint32_t)rest.text.n;
    }
    rows_run(r, rest.text, rest.pos, rest.x, rest.cells, rest.look);
    rest = r->run[n]; /* as it was added, with the looks of the row */
    memmove(&r->run[g.run + 2], &r->run[g.run + 1],
            (n - g.run - 1) * sizeof *r->run);
    r->run[g.run + 1] = rest;
    for (size_t i = g.run + 1; i <= n; i++)
        r->run[i].x++;
}

void justify_row(struct rows *r, int free, size_t from)
{
    struct gap gaps[GAPS_MOST];
    size_t n = 0;
    if (free < 1 || free > JUSTIFY_MOST)
        return;
    for (size_t i = from; i < r->nruns; i++)
        n = find_gaps(r, i, gaps, n);
    if (n < (size_t)free)
        return;
    /* the last one first, so that those before it stay where they are */
    for (int i = free - 1; i >= 0; i--)
        widen(r, gaps[(2 * (size_t)i + 1) * n / (2 * (size_t)free)]);
}
