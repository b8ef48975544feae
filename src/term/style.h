/* SPDX-License-Identifier: MIT */
/*
 * style - semantic names for how things look, their attributes for terminals
 * of 0, 8, 16 and 256 colours, and the glyphs of the frame with an ASCII
 * column. Nothing is told by colour alone.
 */
#ifndef TERM_STYLE_H
#define TERM_STYLE_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum style {
    STYLE_TEXT,
    STYLE_TITLE,
    STYLE_BYLINE,
    STYLE_HEADING,
    STYLE_LEAD,
    STYLE_CAPTION,
    STYLE_CREDIT,
    STYLE_QUOTE,
    STYLE_MARKER,
    STYLE_PRE,
    STYLE_RULE,
    STYLE_TABLE_HEAD,
    STYLE_EMBED,
    STYLE_FOLD,
    STYLE_HIDDEN,
    STYLE_LINK,
    STYLE_STRONG,
    STYLE_EM,
    STYLE_EM_CJK,
    STYLE_CODE,
    STYLE_DEL,
    STYLE_TOP,       /* top row */
    STYLE_BOTTOM,    /* bottom row */
    STYLE_MESSAGE,
    STYLE_ERROR,
    STYLE_PROMPT,
    STYLE_DIVIDER,
    STYLE_THUMB,     /* part of the divider that is in view */
    STYLE_SOURCE,    /* heading rows of the list */
    STYLE_MONTH,
    STYLE_DAY,
    STYLE_COUNT,
    STYLE_ENTRY,
    STYLE_READ,      /* a row that was read */
    STYLE_CURSOR,    /* cursor row in the pane with the focus */
    STYLE_CURSOR_OFF, /* in the other pane */
    STYLE_HIT,       /* search hit */
    STYLE_HIT_CURRENT,
    STYLE_NEW_LINE,  /* first new row after a page turn */
    STYLES,
    /* Or-ed over any of them when drawn; frame_mark sets them. */
    STYLE_BIT_CURSOR = 0x1000,
    STYLE_BIT_CURSOR_OFF = 0x2000,
    STYLE_BIT_HIT = 0x4000,
    STYLE_BIT_HIT_CURRENT = 0x8000,
    STYLE_BIT_LINK = 0x0800,
    STYLE_BIT_STRONG = 0x0400,
    STYLE_BIT_EM = 0x0200,
    STYLE_BIT_UNDERLINE = 0x0100, /* emphasis on Han, kana, Hangul */
    STYLE_MASK = 0xFF
};

enum { /* of struct attr */
    ATTR_BOLD = 1, ATTR_DIM = 2, ATTR_ITALIC = 4, ATTR_UNDERLINE = 8,
    ATTR_REVERSE = 16
};

struct attr {
    int16_t fg, bg; /* palette index, -1: the terminal's own */
    uint8_t bits;   /* ATTR_… */
};

struct style_row {
    const char *name;   /* "title", for themes and :style */
    const char *look;   /* default: "bold", "dim", "reverse fg=12 fg8=4" */
};
extern const struct style_row style_table[STYLES];

struct theme {
    struct attr attr[STYLES];
    int colours; /* 0, 8, 16 or 256 */
};

void theme_default(struct theme *t, int colours);
/* Set one style from a look; ST_USAGE names the wrong word. */
enum status theme_set(struct theme *t, struct str name, struct str look,
                      struct err *e);
/* The attribute of a cell's style with its bits. */
struct attr theme_attr(const struct theme *t, uint16_t style);

enum glyph {
    GLYPH_OPEN,     /* ▾ */
    GLYPH_CLOSED,   /* ▸ */
    GLYPH_READ,     /* ✓ */
    GLYPH_NEW,      /* ● */
    GLYPH_STAR,     /* ★ */
    GLYPH_DIVIDER,  /* │ */
    GLYPH_ELLIPSIS, /* … */
    GLYPH_TIMES,    /* × */
    GLYPH_DOT,      /* · */
    GLYPH_HLINE,    /* ─ */
    GLYPH_TOP_LEFT, GLYPH_TOP_RIGHT, GLYPH_BOTTOM_LEFT, GLYPH_BOTTOM_RIGHT,
    GLYPH_CRUMB,    /* › */
    GLYPHS
};
struct str glyph(enum glyph g, bool ascii);

#endif
