/* SPDX-License-Identifier: MIT */
/*
 * pager - the article on the screen: its rows, the place that is read, hits.
 *
 * The place is kept as a text position that only the reader's own moves
 * change, so any number of resizes and switches come back to it.
 */
#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "layout/shown.h"
#include "model/article.h"
#include "search/find.h"
#include "term/frame.h"

struct pager {
    const struct article *art; /* NULL: none; borrowed */
    struct shown_opts how;     /* it is shown */
    struct shown shown;        /* art so, once it was laid out */
    bool is_shown;             /* shown is that of art */
    struct arena arena;        /* the layout; reset by each new one */
    struct layout lay;
    uint8_t *open;             /* for each block: its folded run is open */
    bool show_hidden;
    uint32_t top;              /* first row in view */
    uint32_t pos;              /* text position of the place */
    uint32_t above;            /* its row is so many below top; UINT32_MAX:
                                  the place is the very begin */
    uint32_t fresh;            /* first new row of a page turn; UINT32_MAX */
    const struct find *find;   /* NULL: nothing is searched; borrowed */
    const struct find *also;   /* what is only marked; NULL; borrowed */
    struct hit *hits;          /* on the heap, in order; none hidden */
    size_t nhits, current;     /* current < nhits, or 0 */
    struct hit *marks;         /* of `also`, likewise */
    size_t nmarks;
    size_t counts[3];          /* links, images, hidden runs, see below */
    unsigned minutes;
};

enum { PAGER_LINKS, PAGER_IMAGES, PAGER_HIDDEN };

struct pager_opts {
    int measure, height; /* cells, rows */
    struct width width;
    bool ascii, hang, justify, blocks; /* as in struct layout_opts */
    struct str tail; /* a line behind the text; empty: none */
};

void pager_init(struct pager *p);
void pager_free(struct pager *p);

/* Show an article (NULL: none) from its begin. */
void pager_set(struct pager *p, const struct article *art);
/* Show articles so from the next layout on; the converter must live until the
 * next call. */
void pager_show_as(struct pager *p, const struct shown_opts *o);
/* Fill the rows; the place stays. */
void pager_layout(struct pager *p, const struct pager_opts *o);

void pager_scroll(struct pager *p, int64_t by, int height);
void pager_go(struct pager *p, int64_t row, int height);
/* Turn a page, keeping `overlap` lines; false at the end (the begin). */
bool pager_page(struct pager *p, int by, int height, int overlap);
bool pager_at_end(const struct pager *p, int height);
/* The next or previous heading or folded run; false: none that way. */
bool pager_part(struct pager *p, int by, int height);
/* Per cent read, 0 to 100: what lies above the last row in view. */
int pager_percent(const struct pager *p, int height);

/* Open or close the first folded run in view, or all. The caller fills the
 * rows again. False: there is none. */
bool pager_unfold(struct pager *p, int height);
bool pager_unfold_row(struct pager *p, uint32_t row);
bool pager_unfold_all(struct pager *p);

/* Show the hits of f (NULL: none), which are walked by the calls below, mark
 * those of `also` (NULL: none) too, and stay. Both must live until the next
 * call and not change. */
void pager_find(struct pager *p, const struct find *f,
                const struct find *also);
/* The same once more: other parts may be hidden now. */
void pager_find_again(struct pager *p);
/* To the first hit from a position on (else the first of all), to the last
 * one, by one. False: there is none. */
bool pager_hit_from(struct pager *p, uint32_t pos, int height);
bool pager_hit_last(struct pager *p, int height);
bool pager_hit_by(struct pager *p, int by, int height);
/* The position to search from: that of the first row in view. */
uint32_t pager_pos(const struct pager *p);
/* Go back to it. */
void pager_go_pos(struct pager *p, uint32_t pos, int height);

/* Link n, from 1, of those a reader counts: not tags, none hidden but in parts
 * that fold, unless hidden parts are shown; NULL if there is none. */
const struct link *pager_link(const struct pager *p, unsigned long n);

/* The number of the link whose words stand in that cell of a row; 0: none. */
unsigned long pager_link_at(const struct pager *p, struct width w, uint32_t row,
                            int col);

/* Draw rows into the area, the text beginning at column indent of it. */
void pager_draw(const struct pager *p, struct frame *f, struct area a,
                int indent);

#endif
