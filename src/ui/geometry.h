/* SPDX-License-Identifier: MIT */
/*
 * geometry - where things are on a screen of a given size.
 *
 * Two panes from 72 columns, the list in 45% of them within 32 to 44, from 130
 * columns on what 85 leaves, up to 72. The top row goes below 16 rows; with
 * one pane a strip (where am I) then takes its place.
 */
#ifndef UI_GEOMETRY_H
#define UI_GEOMETRY_H

#include "term/frame.h"

struct geometry {
    bool two;            /* both panes are on the screen */
    struct area top;     /* rows 0: there is none */
    struct area strip;   /* one line above the only pane of a low screen */
    struct area head;    /* rows above the list that belong to it */
    struct area list;    /* rows 0: not on the screen */
    struct area divider;
    struct area article;
    struct area bottom;
    int measure;         /* of an article, even */
    int indent;          /* column of its text in the pane */
    bool hang;           /* there is room for a hanging mark */
};

struct geometry_in {
    int rows, cols;  /* at least 1 */
    int split;       /* cells the user moved the divider */
    int measure;     /* widest measure wanted */
    bool zoom;       /* one pane, whatever the size */
    bool article;    /* it is the article's */
    int head;        /* rows wanted above the list */
};

void geometry_make(struct geometry *g, const struct geometry_in *in);

#endif
