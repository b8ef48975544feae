/* SPDX-License-Identifier: MIT */
/*
 * One table of names and default looks, one of glyphs. A look is words:
 * attributes (bold, dim, italic, underline, reverse, plain) and colours
 * fg=COLOUR, bg=COLOUR for terminals of 256 colours, fg16=, bg16=, fg8=, bg8=
 * for smaller ones. A smaller terminal without its own word takes the next
 * larger one's if it has that colour; a bright colour becomes the plain one.
 */
#include <config.h>

#include "term/style.h"

#include "base/i18n.h"

#include <assert.h>

/* clang-format off */
const struct style_row style_table[STYLES] = {
    [STYLE_TEXT]        = { "text",        "plain" },
    [STYLE_TITLE]       = { "title",       "bold" },
    [STYLE_BYLINE]      = { "byline",      "dim" },
    [STYLE_HEADING]     = { "heading",     "bold" },
    [STYLE_LEAD]        = { "lead",        "plain" },
    [STYLE_CAPTION]     = { "caption",     "dim" },
    [STYLE_CREDIT]      = { "credit",      "dim" },
    [STYLE_QUOTE]       = { "quote",       "plain" },
    [STYLE_MARKER]      = { "marker",      "dim" },
    [STYLE_PRE]         = { "pre",         "plain" },
    [STYLE_RULE]        = { "rule",        "dim" },
    [STYLE_TABLE_HEAD]  = { "table-head",  "bold" },
    [STYLE_EMBED]       = { "embed",       "dim" },
    [STYLE_FOLD]        = { "fold",        "dim" },
    [STYLE_HIDDEN]      = { "hidden",      "dim" },
    [STYLE_LINK]        = { "link",        "underline" },
    [STYLE_STRONG]      = { "strong",      "bold" },
    [STYLE_EM]          = { "em",          "italic" },
    [STYLE_EM_CJK]      = { "em-cjk",      "underline" },
    [STYLE_CODE]        = { "code",        "plain" },
    [STYLE_DEL]         = { "del",         "dim" },
    [STYLE_TOP]         = { "top",         "reverse" },
    [STYLE_BOTTOM]      = { "bottom",      "plain" },
    [STYLE_MESSAGE]     = { "message",     "plain" },
    [STYLE_ERROR]       = { "error",       "bold fg=1" },
    [STYLE_PROMPT]      = { "prompt",      "plain" },
    [STYLE_DIVIDER]     = { "divider",     "dim" },
    [STYLE_THUMB]       = { "thumb",       "bold" },
    [STYLE_SOURCE]      = { "source",      "bold" },
    [STYLE_MONTH]       = { "month",       "bold" },
    [STYLE_DAY]         = { "day",         "plain" },
    [STYLE_COUNT]       = { "count",       "dim" },
    [STYLE_ENTRY]       = { "entry",       "plain" },
    [STYLE_READ]        = { "read",        "dim" },
    [STYLE_CURSOR]      = { "cursor",      "reverse" },
    [STYLE_CURSOR_OFF]  = { "cursor-off",  "bold" },
    [STYLE_HIT]         = { "hit",         "reverse" },
    [STYLE_HIT_CURRENT] = { "hit-current", "reverse bold underline" },
    [STYLE_NEW_LINE]    = { "new-line",    "bold" },
};

static const struct {
    struct str word;
    uint8_t bit;
} attr_words[] = {
    { STR_INIT("plain"), 0 },
    { STR_INIT("bold"), ATTR_BOLD },
    { STR_INIT("dim"), ATTR_DIM },
    { STR_INIT("italic"), ATTR_ITALIC },
    { STR_INIT("underline"), ATTR_UNDERLINE },
    { STR_INIT("reverse"), ATTR_REVERSE },
};

enum { CLASS_256, CLASS_16, CLASS_8, CLASSES };

static const struct {
    struct str word; /* before the colour */
    bool back;
    uint8_t class;
} colour_words[] = {
    { STR_INIT("fg="), false, CLASS_256 },
    { STR_INIT("bg="), true, CLASS_256 },
    { STR_INIT("fg16="), false, CLASS_16 },
    { STR_INIT("bg16="), true, CLASS_16 },
    { STR_INIT("fg8="), false, CLASS_8 },
    { STR_INIT("bg8="), true, CLASS_8 },
};

static const struct str colour_names[] = {
    STR_INIT("black"), STR_INIT("red"), STR_INIT("green"), STR_INIT("yellow"),
    STR_INIT("blue"), STR_INIT("magenta"), STR_INIT("cyan"), STR_INIT("white"),
};

/* The bits of a cell and the style each draws, in the order they are laid
 * over each other. */
static const struct {
    uint16_t bit;
    uint8_t style;
} overlays[] = {
    { STYLE_BIT_STRONG, STYLE_STRONG },
    { STYLE_BIT_EM, STYLE_EM },
    { STYLE_BIT_UNDERLINE, STYLE_EM_CJK },
    { STYLE_BIT_LINK, STYLE_LINK },
    { STYLE_BIT_CURSOR_OFF, STYLE_CURSOR_OFF },
    { STYLE_BIT_CURSOR, STYLE_CURSOR },
    { STYLE_BIT_HIT, STYLE_HIT },
    { STYLE_BIT_HIT_CURRENT, STYLE_HIT_CURRENT },
};

static const struct {
    struct str sign, ascii;
} glyph_table[GLYPHS] = {
    [GLYPH_OPEN]         = { STR_INIT("▾"), STR_INIT("-") },
    [GLYPH_CLOSED]       = { STR_INIT("▸"), STR_INIT("+") },
    [GLYPH_READ]         = { STR_INIT("✓"), STR_INIT("v") },
    [GLYPH_NEW]          = { STR_INIT("●"), STR_INIT("o") },
    [GLYPH_STAR]         = { STR_INIT("★"), STR_INIT("*") },
    [GLYPH_DIVIDER]      = { STR_INIT("│"), STR_INIT("|") },
    [GLYPH_ELLIPSIS]     = { STR_INIT("…"), STR_INIT("...") },
    [GLYPH_TIMES]        = { STR_INIT("×"), STR_INIT("x") },
    [GLYPH_DOT]          = { STR_INIT("·"), STR_INIT(".") },
    [GLYPH_HLINE]        = { STR_INIT("─"), STR_INIT("-") },
    [GLYPH_TOP_LEFT]     = { STR_INIT("┌"), STR_INIT("+") },
    [GLYPH_TOP_RIGHT]    = { STR_INIT("┐"), STR_INIT("+") },
    [GLYPH_BOTTOM_LEFT]  = { STR_INIT("└"), STR_INIT("+") },
    [GLYPH_BOTTOM_RIGHT] = { STR_INIT("┘"), STR_INIT("+") },
    [GLYPH_CRUMB]        = { STR_INIT("›"), STR_INIT(">") },
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A look as it was read: the attributes and a colour for each class. */
struct look {
    uint8_t bits;
    int16_t colour[2][CLASSES]; /* [back]; -2: not given */
};

enum { DEFAULT_COLOUR = -1, NOT_GIVEN = -2 };

/* 0..255, a name, bright-NAME, default. */
static bool read_colour(struct str s, int16_t *out)
{
    unsigned long n;
    int16_t bright = 0;

    if (str_eq(s, STR("default"))) {
        *out = DEFAULT_COLOUR;
        return true;
    }
    if (str_number(s, 255, &n)) {
        *out = (int16_t)n;
        return true;
    }
    if (str_starts(s, STR("bright-"))) {
        s = str_skip(s, STR("bright-").n);
        bright = 8;
    }
    for (size_t i = 0; i < COUNT(colour_names); i++)
        if (str_eq(s, colour_names[i])) {
            *out = (int16_t)((int16_t)i + bright);
            return true;
        }
    return false;
}

static bool read_word(struct str word, struct look *l)
{
    for (size_t i = 0; i < COUNT(attr_words); i++)
        if (str_eq(word, attr_words[i].word)) {
            l->bits |= attr_words[i].bit;
            return true;
        }
    for (size_t i = 0; i < COUNT(colour_words); i++)
        if (str_starts(word, colour_words[i].word))
            return read_colour(
                str_skip(word, colour_words[i].word.n),
                &l->colour[colour_words[i].back][colour_words[i].class]);
    return false;
}

/* Returns false and sets *wrong at the first word that means nothing. */
static bool read_look(struct str look, struct look *l, struct str *wrong)
{
    struct str rest = str_trim(look);

    *l = (struct look){ 0 };
    for (int i = 0; i < CLASSES; i++)
        l->colour[0][i] = l->colour[1][i] = NOT_GIVEN;
    while (rest.n > 0) {
        struct str word = str_head(rest, str_chr(rest, ' '));
        if (!read_word(word, l)) {
            *wrong = word;
            return false;
        }
        rest = str_trim(str_skip(rest, word.n));
    }
    return true;
}

/* The colour for a terminal of `colours`, DEFAULT_COLOUR when it has none. */
static int16_t pick_colour(const int16_t given[CLASSES], int colours)
{
    static const struct {
        int least;
        int16_t limit; /* the first colour such a terminal has not */
    } classes[CLASSES] = { { 256, 256 }, { 16, 16 }, { 8, 8 } };
    int own = 0;

    while (own < CLASSES && colours < classes[own].least)
        own++;
    if (own == CLASSES)
        return DEFAULT_COLOUR;
    for (int i = own; i >= 0; i--) {
        if (given[i] == NOT_GIVEN)
            continue;
        if (given[i] < classes[own].limit)
            return given[i];
        if (given[i] < 16) /* a bright one of eight */
            return (int16_t)(given[i] - 8);
    }
    return DEFAULT_COLOUR;
}

static struct attr attr_of(const struct look *l, int colours)
{
    return (struct attr){ .fg = pick_colour(l->colour[0], colours),
                          .bg = pick_colour(l->colour[1], colours),
                          .bits = l->bits };
}

void theme_default(struct theme *t, int colours)
{
    t->colours = colours;
    for (int i = 0; i < STYLES; i++) {
        struct look l;
        struct str wrong;
        bool good = read_look(str_of(style_table[i].look), &l, &wrong);
        assert(good);
        (void)good;
        t->attr[i] = attr_of(&l, colours);
    }
}

enum status theme_set(struct theme *t, struct str name, struct str look,
                      struct err *e)
{
    struct look l;
    struct str wrong;
    int i = 0;

    while (i < STYLES && !str_eq(name, str_of(style_table[i].name)))
        i++;
    if (i == STYLES)
        return err_set(e, ST_USAGE, _("there is no style named %.*s"),
                       STR_ARG(name));
    if (!read_look(look, &l, &wrong))
        return err_set(e, ST_USAGE, _("style %.*s: what is %.*s?"),
                       STR_ARG(name), STR_ARG(wrong));
    t->attr[i] = attr_of(&l, t->colours);
    return ST_OK;
}

/* Lay `over` on an attribute. Reverse on reverse is plain, so that a hit is
 * seen in the cursor row too; what stands out is not dim. */
static void lay(struct attr *a, struct attr over)
{
    if (over.bits & (ATTR_BOLD | ATTR_REVERSE))
        a->bits &= (uint8_t)~ATTR_DIM;
    a->bits ^= over.bits & ATTR_REVERSE;
    a->bits |= over.bits & (uint8_t)~ATTR_REVERSE;
    if (over.fg >= 0)
        a->fg = over.fg;
    if (over.bg >= 0)
        a->bg = over.bg;
}

struct attr theme_attr(const struct theme *t, uint16_t style)
{
    unsigned base = style & STYLE_MASK;
    struct attr a = t->attr[base < STYLES ? base : STYLE_TEXT];

    if (style & STYLE_BIT_HIT_CURRENT) /* it is a hit anyway */
        style &= (uint16_t)~STYLE_BIT_HIT;
    if (style & STYLE_BIT_CURSOR)
        style &= (uint16_t)~STYLE_BIT_CURSOR_OFF;
    for (size_t i = 0; i < COUNT(overlays); i++)
        if (style & overlays[i].bit)
            lay(&a, t->attr[overlays[i].style]);
    return a;
}

struct str glyph(enum glyph g, bool ascii)
{
    assert((unsigned)g < GLYPHS);
    return ascii ? glyph_table[g].ascii : glyph_table[g].sign;
}
