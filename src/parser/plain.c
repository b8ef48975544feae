/* SPDX-License-Identifier: MIT */
/* One pass over lines; a group is the lines between two blank ones. */
#include <config.h>

#include "parser/plain.h"

#include "parser/entity.h"
#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

enum {
    MEASURE_MAX = 120, /* cells: broken by hand lines are not longer */
    MEASURE_MIN = 20,
    VERSE_MAX = 44, /* cells of a line of verse */
    VERSE_LINES = 3,
    ADDRESS_MAX = 4096, /* bytes */
    SPEAKER_MAX = 36,   /* bytes of who speaks */
};

/* Lines */

/* The "[" that belongs to the "]" behind s; s.n if there is none. */
static size_t open_bracket(struct str s)
{
    size_t depth = 0;
    for (size_t i = s.n; i > 0; i--)
        if (s.p[i - 1] == ']')
            depth++;
        else if (s.p[i - 1] == '[' && depth-- == 0)
            return i - 1;
    return s.n;
}

/* The ")" that closes what s begins with; s.n if it does not come soon. */
static size_t close_parenthesis(struct str s)
{
    size_t depth = 0, look = s.n < ADDRESS_MAX ? s.n : ADDRESS_MAX;
    for (size_t i = 0; i < look; i++)
        if (s.p[i] == '(')
            depth++;
        else if (s.p[i] == ')' && depth-- == 0)
            return i;
    return s.n;
}

static void put_line(struct build *b, struct str line)
{
    while (line.n) {
        size_t middle = str_find(line, STR("]("));
        size_t from = open_bracket(str_head(line, middle));
        struct str rest = str_skip(line, middle + 2);
        size_t to = close_parenthesis(rest);
        if (from == middle || to == rest.n) {
            /* up to here there is no link */
            size_t n = middle + 2 < line.n ? middle + 2 : line.n;
            build_text(b, str_head(line, n));
            line = str_skip(line, n);
            continue;
        }
        build_text(b, str_head(line, from));
        build_link(b, str_head(rest, to));
        build_text(b, str_range(line.p + from + 1, line.p + middle));
        build_link_end(b);
        line = str_skip(rest, to + 1);
    }
}

/* The words behind "#### "; level 0 if it is no heading. */
static unsigned heading(struct str *line)
{
    unsigned level = 0;
    while (level < line->n && line->p[level] == '#')
        level++;
    if (level == 0 || level > 6 || level == line->n || line->p[level] != ' ')
        return 0;
    *line = str_trim(str_skip(*line, level));
    return level;
}

static void read_lines(struct build *b, struct str text)
{
    struct arena own = { 0 };
    struct str line;
    while (str_line(&text, &line)) {
        struct str s = clean_text(&own, entity_decode(&own, line), NULL);
        s = str_trim(s);
        build_end(b);
        build_heading(b, heading(&s));
        put_line(b, s);
        build_heading(b, 0);
        arena_reset(&own);
    }
    arena_free(&own);
}

/* Plain */

struct group {
    struct str text; /* lines without a blank one between them */
    size_t lines;
    size_t widest, narrowest; /* cells; narrowest: of all but the last line */
    size_t spoken;            /* lines that begin with who speaks */
    size_t gaps;              /* lines with columns */
    size_t ended;             /* lines that end with a sentence */
};

static bool is_indent(struct str line)
{
    return str_starts(line, STR("\u3000")) || str_starts(line, STR("    ")) ||
           str_starts(line, STR("\t")) || str_starts(line, STR("\u00a0\u00a0"));
}

static bool is_rule(struct str line)
{
    line = str_trim(line);
    if (line.n < 2 || !strchr(line.n > 2 ? "-*_=" : "-", line.p[0]))
        return false;
    for (size_t i = 1; i < line.n; i++)
        if (line.p[i] != line.p[0])
            return false;
    return true;
}

/* A line that stands alone: a rule, a heading. */
static bool is_alone(struct str line)
{
    return is_rule(line) || heading(&line) > 0;
}

/* Nothing asks how wide a single line is, nor any beside one that no hand
 * has broken. */
static void group_measure(struct group *g, struct str line, bool last)
{
    if (g->widest > MEASURE_MAX)
        return;
    size_t cells = width_str(WIDTH_DUMP, line);
    if (cells > g->widest)
        g->widest = cells;
    if (!last && cells < g->narrowest)
        g->narrowest = cells;
}

/* "——words", "host：words" */
static bool is_spoken(struct str line)
{
    line = str_trim(line);
    if (str_starts(line, STR("—")) || str_starts(line, STR("－")))
        return true;
    struct str look = str_head(line, SPEAKER_MAX + 3);
    size_t colon = str_find(look, STR("："));
    return colon > 0 && colon < look.n && colon + 3 < line.n &&
           !str_has(str_head(look, colon), STR("，"));
}

static bool ends_sentence(struct str line)
{
    static const struct str marks[] = { STR_INIT("。"), STR_INIT("！"),
                                        STR_INIT("？"), STR_INIT("”"),
                                        STR_INIT("」"), STR_INIT("…") };
    line = str_trim(line);
    return STR_ANY(line, str_ends, marks);
}

/* Columns: words, two blanks or a TAB, words; not behind a sentence. */
static bool has_gap(struct str line)
{
    line = str_trim(line);
    while (line.n && strchr("*-+ ", line.p[0])) /* the mark of an item */
        line = str_skip(line, 1);
    for (size_t i = 1; i + 1 < line.n; i++) {
        if (line.p[i] == '\t')
            return true;
        if (line.p[i] == ' ' && line.p[i + 1] == ' ' &&
            !strchr(".!?: ", line.p[i - 1]))
            return true;
    }
    return false;
}

/* Take a group, or a line that stands alone, off *rest. False at the end. */
static bool group_take(struct str *rest, struct group *g)
{
    struct str line;
    *g = (struct group){ .narrowest = SIZE_MAX };
    struct str before = STR_NONE; /* the newest line, not measured yet */
    while (rest->n) {
        struct str at = *rest;
        str_line(rest, &line);
        bool blank = str_trim(line).n == 0;
        if (g->lines && (blank || is_indent(line) || is_alone(line))) {
            if (g->lines > 1)
                group_measure(g, before, true);
            *rest = at;
            return true;
        }
        if (blank)
            continue;
        if (g->lines == 0)
            g->text.p = line.p;
        g->text.n = (size_t)(str_end(line) - g->text.p);
        g->lines++;
        g->spoken += is_spoken(line);
        g->gaps += has_gap(line);
        g->ended += ends_sentence(line);
        if (is_alone(line))
            return true;
        if (before.p)
            group_measure(g, before, false);
        before = line;
    }
    if (g->lines > 1)
        group_measure(g, before, true);
    return g->lines > 0;
}

static void read_pre(struct build *b, struct str text)
{
    build_pre(b, BLOCK_PRE, true);
    build_text(b, text);
    build_pre(b, BLOCK_PRE, false);
}

static void read_group(struct build *b, const struct group *g)
{
    struct str rest = g->text, line;
    bool columns = g->lines > 1 && g->gaps * 3 >= g->lines * 2;
    bool own = columns || (g->lines > 1 && g->spoken * 3 >= g->lines * 2);
    /* a hand that breaks lines seldom does where a sentence ends */
    bool wrapped = !own && g->lines > 1 && g->ended < g->lines &&
                   g->widest <= MEASURE_MAX && g->widest >= MEASURE_MIN &&
                   g->narrowest + 8 + g->widest / 8 >= g->widest;
    bool verse =
        !own && !wrapped && g->lines >= VERSE_LINES && g->widest <= VERSE_MAX;
    build_end(b);
    if (g->lines == 1 && is_rule(g->text)) {
        build_rule(b);
        return;
    }
    if (columns) {
        read_pre(b, g->text);
        return;
    }
    if (verse)
        build_pre(b, BLOCK_VERSE, true);
    while (str_line(&rest, &line)) {
        build_text(b, verse ? str_trim(line) : line);
        if (wrapped || verse)
            build_text(b, STR("\n"));
        else
            build_end(b);
    }
    if (verse)
        build_pre(b, BLOCK_VERSE, false);
    build_end(b);
}

static void read_plain(struct build *b, struct str text)
{
    struct group g;
    while (group_take(&text, &g))
        read_group(b, &g);
}

void plain_read(struct build *b, const struct segment *s)
{
    switch (s->form) {
    case FORM_LINES:
        read_lines(b, s->text);
        break;
    case FORM_PRE:
        read_pre(b, s->text);
        break;
    default:
        read_plain(b, s->text);
        break;
    }
}
