/* SPDX-License-Identifier: MIT */
/*
 * layout - a document and a measure to rows of styled runs with positions.
 *
 * Pure: everything made lies in the arena given (reset it on resize); runs
 * point into the document's text or into the arena. Rows are in reading
 * order; a row's runs have rising x and do not overlap; x + cells of the last
 * is at most the measure (one hanging mark may exceed it by 2 where
 * opts.hang). A position is a byte offset in doc.text; rows made of nothing
 * in the text have POS_NONE runs but always a row position: that of the text
 * that follows, so that any row can be found again after a new layout.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "parser/meta.h"
#include "parser/tree.h"
#include "text/width.h"

/* What a run is; term/style gives it its looks. */
enum look {
    LOOK_TEXT,
    LOOK_TITLE,
    LOOK_BYLINE,
    LOOK_HEADING,
    LOOK_LEAD,    /* first paragraph if all of it is bold */
    LOOK_CAPTION,
    LOOK_CREDIT,
    LOOK_QUOTE,
    LOOK_MARKER,  /* list marker, 图： */
    LOOK_PRE,
    LOOK_RULE,
    LOOK_TABLE_HEAD,
    LOOK_EMBED,
    LOOK_FOLD,    /* ▸ line of a folded run */
    LOOK_HIDDEN,  /* hidden text brought back, and its ┆ line */
    LOOKS
};

/* Or-ed to a look. */
enum {
    LOOK_STRONG = 0x100,
    LOOK_EM = 0x200, /* drawn slanted on Latin, underlined on Han */
    LOOK_CODE = 0x400,
    LOOK_DEL = 0x800,
    LOOK_LINK = 0x1000,
    LOOK_MASK = 0xFF
};

struct run {
    struct str text; /* clean UTF-8 without LF and TAB */
    uint32_t pos;    /* of its first byte in doc.text; POS_NONE: generated */
    uint32_t source; /* bytes of doc.text it stands for; text.n but where the
                        text is converted, see layout/shown.h */
    uint16_t x;      /* first cell, from the left edge of the measure */
    uint16_t cells;
    uint16_t look;   /* enum look | LOOK_… */
};

enum row_kind {
    ROW_TEXT,
    ROW_BLANK,
    ROW_FOLD, /* opens and closes: block is the first one of the run */
};

struct row {
    uint32_t run, nruns;
    uint32_t pos;   /* of the first text in it or behind it */
    uint32_t block; /* POS_NONE: title and byline */
    uint8_t kind;   /* enum row_kind */
    bool first;     /* first row of its block */
};

struct layout {
    struct row *rows;
    struct run *runs;
    uint32_t nrows, nruns;
    uint32_t body; /* first row after title and byline */
    int measure;
};

struct layout_opts {
    int measure; /* cells, 2 to 1000; odd is rounded down */
    struct width width;
    bool ascii;       /* signs of our own in ASCII only */
    bool head;        /* title and byline first */
    unsigned minutes; /* doc_minutes of the document, for the byline; 0: to be
                         counted */
    bool show_hidden; /* all hidden blocks at their place */
    bool folds;       /* runs that fold are one line (screen); else absent */
    bool hang;        /* a right margin exists for hanging marks */
    bool justify;     /* full lines reach the right edge where they can */
    bool blocks;      /* paragraphs are parted by a blank row, not an indent */
    struct str tail;  /* a line of our own behind the text; empty: none */
    const uint8_t *open; /* for each block: the folded run that begins there
                            is open; may be NULL */
    struct str (*translate)(const char *text); /* NULL: English */
};

void layout_make(struct arena *arena, const struct doc *doc,
                 const struct meta *meta, const struct layout_opts *opts,
                 struct layout *out);

/* The row that holds pos: the last row with row.pos <= pos. */
uint32_t layout_row_at(const struct layout *l, uint32_t pos);

#endif
