/* SPDX-License-Identifier: MIT */
/* Sizes by the rules in the header; a 1x1 screen gets one cell of the pane. */
#include <config.h>

#include "ui/geometry.h"

enum {
    TWO_PANES = 72, /* columns from which there are two */
    LIST_LEAST = 32,
    LIST_MOST = 44,
    WIDE = 130, /* columns from which the list grows again */
    ARTICLE_WIDE = 85,
    LIST_WIDE_MOST = 72,
    TOP_ROWS = 16,
    STRIP_ROWS = 4,
    LIST_ROWS = 4,    /* left to a list below rows of its own */
    ONE_MARGINS = 64, /* columns from which one pane has margins */
    SPLIT_LEAST = 16, /* cells the divider leaves to either side */
};

static int clamp(int v, int low, int high)
{
    return v < low ? low : v > high ? high : v;
}

static int list_cols(const struct geometry_in *in)
{
    int cols = in->cols * 45 / 100;
    if (in->cols >= WIDE)
        cols = clamp(in->cols - ARTICLE_WIDE, LIST_MOST, LIST_WIDE_MOST);
    else
        cols = clamp(cols, LIST_LEAST, LIST_MOST);
    return clamp(cols + in->split, SPLIT_LEAST, in->cols - SPLIT_LEAST - 1);
}

static void text_place(struct geometry *g, const struct geometry_in *in)
{
    int margins = g->two ? 3 : g->article.cols >= ONE_MARGINS ? 4 : 0;
    int room = g->article.cols - margins;
    int most = in->measure < room ? in->measure : room;
    g->measure = most < 2 ? 2 : most & ~1;
    g->hang = margins > 0;
    g->indent = (g->two ? 1 : margins / 2) + (room - g->measure) / 2;
    if (g->indent < 0)
        g->indent = 0;
}

/* Rows above the list, while it keeps some itself. */
static void head_place(struct geometry *g, int rows)
{
    if (rows <= 0 || g->list.rows < rows + LIST_ROWS)
        return;
    g->head = g->list;
    g->head.rows = rows;
    g->list.row += rows;
    g->list.rows -= rows;
}

void geometry_make(struct geometry *g, const struct geometry_in *in)
{
    int first = 0, rows = in->rows;
    *g = (struct geometry){ .two = in->cols >= TWO_PANES && !in->zoom };
    if (rows >= 2) {
        rows--;
        g->bottom = (struct area){ in->rows - 1, 0, 1, in->cols };
    }
    if (in->rows >= TOP_ROWS)
        g->top = (struct area){ 0, 0, 1, in->cols };
    else if (!g->two && in->rows >= STRIP_ROWS)
        g->strip = (struct area){ 0, 0, 1, in->cols };
    if (g->top.rows || g->strip.rows) {
        first = 1;
        rows--;
    }
    if (g->two) {
        int cols = list_cols(in);
        g->list = (struct area){ first, 0, rows, cols };
        g->divider = (struct area){ first, cols, rows, 1 };
        g->article =
            (struct area){ first, cols + 1, rows, in->cols - cols - 1 };
    } else if (in->article) {
        g->article = (struct area){ first, 0, rows, in->cols };
    } else {
        g->list = (struct area){ first, 0, rows, in->cols };
        /* The article keeps its lines while the list covers it. */
        g->article = (struct area){ first, 0, 0, in->cols };
    }
    text_place(g, in);
    head_place(g, in->head);
}
