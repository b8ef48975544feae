/* SPDX-License-Identifier: MIT */
/*
 * Attributes only, no colours: they hold on every background, and nothing is
 * told by colour alone. A table for the looks, one for the bits over them.
 */
#include <config.h>

#include "batch/ansi.h"

#include "layout/layout.h"
#include "text/utf8.h"

enum { BOLD = 1, DIM = 2, ITALIC = 4, UNDERLINE = 8, STRIKE = 16 };

static const unsigned char look_attrs[LOOKS] = {
    [LOOK_TITLE] = BOLD,  [LOOK_BYLINE] = DIM,      [LOOK_HEADING] = BOLD,
    [LOOK_CAPTION] = DIM, [LOOK_CREDIT] = DIM,      [LOOK_MARKER] = DIM,
    [LOOK_RULE] = DIM,    [LOOK_FOLD] = DIM,        [LOOK_HIDDEN] = DIM,
    [LOOK_EMBED] = DIM,   [LOOK_TABLE_HEAD] = BOLD,
};

static const struct {
    unsigned short bit;
    unsigned char attr;
} bit_attrs[] = {
    { LOOK_STRONG, BOLD },
    { LOOK_DEL, STRIKE },
    { LOOK_LINK, UNDERLINE },
};

static const struct {
    unsigned char attr;
    const char *code;
} codes[] = {
    { BOLD, "1" },      { DIM, "2" },    { ITALIC, "3" },
    { UNDERLINE, "4" }, { STRIKE, "9" },
};

static void put(struct buf *out, struct width w, struct str text,
                unsigned attrs)
{
    const char *sep = "\033[";
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
        if (attrs & codes[i].attr) {
            buf_printf(out, "%s%s", sep, codes[i].code);
            sep = ";";
        }
    if (attrs)
        buf_chr(out, 'm');
    width_drawn(w, text, out);
    if (attrs)
        buf_add(out, STR("\033[0m"));
}

/* Han, kana, Hangul: letters that are never slanted. */
static bool is_upright(uint32_t cp)
{
    return width_is_cjk(cp) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0x3130 && cp <= 0x318F) || (cp >= 0xAC00 && cp <= 0xD7A3);
}

/* The head of text that is all upright or all not; blanks go with either. */
static struct str same_letters(struct str text, bool *upright)
{
    const char *p = text.p, *end = str_end(text);
    bool known = false;
    *upright = false;
    while (p < end) {
        const char *from = p;
        uint32_t cp = utf8_next(&p, end);
        bool now = is_upright(cp);
        if (cp == ' ')
            continue;
        if (known && now != *upright)
            return str_range(text.p, from);
        *upright = now;
        known = true;
    }
    return text;
}

void ansi_run(struct buf *out, struct width w, struct str text, unsigned look)
{
    unsigned attrs = look_attrs[look & LOOK_MASK];
    for (size_t i = 0; i < sizeof(bit_attrs) / sizeof(*bit_attrs); i++)
        if (look & bit_attrs[i].bit)
            attrs |= bit_attrs[i].attr;
    if (!(look & LOOK_EM)) {
        put(out, w, text, attrs);
        return;
    }
    while (text.n) {
        bool upright;
        struct str part = same_letters(text, &upright);
        put(out, w, part, attrs | (upright ? UNDERLINE : ITALIC));
        text = str_skip(text, part.n);
    }
}
