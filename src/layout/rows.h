/* SPDX-License-Identifier: MIT */
/*
 * rows - the rows and runs of a layout while they grow, and the sweep over
 * the document's spans that splits runs. Text of the document must be added
 * in rising order of its positions.
 */
#ifndef LAYOUT_ROWS_H
#define LAYOUT_ROWS_H

#include "layout/layout.h"
#include "layout/para.h"

/* Which spans hold the position last asked for. */
struct looks {
    uint32_t next; /* span to look at next */
    struct open_span {
        uint32_t end;
        uint16_t bits;
    } *open; /* nested: the last one ends first */
    size_t nopen, room;
};

struct rows {
    const struct doc *doc;
    const struct meta *meta;
    const struct layout_opts *opts;
    struct arena *arena;
    int measure;
    struct row *row;
    struct run *run;
    size_t nrows, nruns, rows_room, runs_room;
    unsigned char *map; /* of the block in work; see rows_map */
    size_t map_room;
    struct looks looks;
    uint32_t block; /* of the rows that are added */
    bool first;     /* no row of that block yet */
    bool hidden;    /* all runs have LOOK_HIDDEN */
};

void rows_init(struct rows *r, struct arena *arena, const struct doc *doc,
               const struct meta *meta, const struct layout_opts *opts);
/* All becomes the arena's, the rest is freed. */
void rows_finish(struct rows *r, struct layout *out);

/* The break map of a text, valid until the next call. base: as for rows_text;
 * what stands behind the base of a ruby, its reading, is kept with it. */
const unsigned char *rows_map(struct rows *r, struct str text, uint32_t base,
                              enum lang lang);

/* Begin a row; runs go to the newest one. */
void rows_begin(struct rows *r, enum row_kind kind, uint32_t pos);
/* Add a run of generated text (pos POS_NONE) or of text without spans. */
void rows_run(struct rows *r, struct str text, uint32_t pos, int x, int cells,
              unsigned look);
/*
 * Add bytes from .. to of text: split where spans begin and end, without soft
 * hyphens, a blank for a TAB. base: position of text.p[0], POS_NONE if it is
 * not in the document. mask: bits of the spans that count. Returns the cell
 * behind it.
 */
int rows_text(struct rows *r, struct str text, const unsigned char *map,
              size_t from, size_t to, uint32_t base, int x, unsigned look,
              unsigned mask);
/* The same for a filled line, with its hyphen. */
int rows_line(struct rows *r, struct str text, const unsigned char *map,
              const struct para_line *line, uint32_t base, int x,
              unsigned look, unsigned mask);

/* The text in at most `room` cells, cut with an ellipsis if need be; *cells
 * gets its width. Lies in the arena if cut. */
struct str rows_fit(struct rows *r, struct str text, int room, int *cells);

/* Text of our own in the user's language; text is marked N_(). */
struct str rows_tr(const struct rows *r, const char *text);
/* A translated text in which each "%s" is replaced by the next argument. */
struct str rows_fill(struct rows *r, const char *text, const struct str *args,
                     size_t nargs);

/* Language of a block: its own, else the article's. */
enum lang rows_lang(const struct rows *r, const struct block *b);

/* Signs of our own. */
enum sign { SIGN_BULLET, SIGN_OPEN, SIGN_CLOSED, SIGN_HIDDEN, SIGN_RULE,
            SIGN_DOT, SIGN_ELLIPSIS, SIGNS };
struct str rows_sign(const struct rows *r, enum sign s);

#endif
