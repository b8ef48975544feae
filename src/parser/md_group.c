/* SPDX-License-Identifier: MIT */
/* Whether a group is a table, and how its lines were broken, is known when
 * all of it is there. */
#include <config.h>

#include "parser/md_group.h"

#include "base/mem.h"
#include "parser/md_inline.h"
#include "parser/md_pair.h"
#include "parser/md_view.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>

enum {
    PREFIX_MAX = 120,  /* bytes of marks and blanks */
    LOOK_MAX = 32,     /* lines that decide what is code */
    MEASURE_MIN = 44,  /* cells: lines broken by hand are as long … */
    MEASURE_MAX = 120, /* … and no longer */
};

void md_put_prefix(struct buf *out, struct str prefix)
{
    buf_add(out, str_head(prefix, PREFIX_MAX));
}

void md_group_add(struct md_group *g, struct str prefix, struct str text)
{
    if (g->n == g->room) {
        g->room = g->room ? g->room * 2 : 32;
        g->lines = xrealloc(g->lines, g->room * sizeof *g->lines);
    }
    g->lines[g->n++] = (struct md_line){ prefix, text };
}

/* tables */

bool md_group_is_table(const struct md_group *g)
{
    return g->n > 1 && str_has(g->lines[0].text, STR("|")) &&
           md_is_delimiters(g->lines[1].text);
}

static void put_row(struct buf *out, struct str row)
{
    const char *p = row.p, *end = str_end(row), *from = p;
    for (; p < end; p++) {
        if (*p == '\\' && p + 1 < end) {
            p++;
        } else if (*p == '|') {
            md_inline(str_range(from, p), out);
            buf_chr(out, '|');
            from = p + 1;
        }
    }
    md_inline(str_range(from, end), out);
}

/* md4c wants three dashes in each cell. */
static void put_delimiters(struct buf *out, struct str row)
{
    for (size_t i = 0; i < row.n; i++)
        buf_fill(out, row.p[i], row.p[i] == '-' ? 3 : 1);
}

static void put_table(const struct md_group *g, struct buf *out)
{
    for (size_t i = 0; i < g->n; i++) {
        md_put_prefix(out, g->lines[i].prefix);
        if (i == 1)
            put_delimiters(out, g->lines[i].text);
        else
            put_row(out, g->lines[i].text);
        buf_chr(out, '\n');
    }
}

/* paragraphs */

static bool ends_sentence(struct str s)
{
    static const struct str marks = STR_INIT("。！？…；：”』」》〉）.!?;:\")");
    const char *end = str_end(s), *p = end;
    if (s.n == 0)
        return false;
    utf8_prev(&p, s.p);
    return str_has(marks, str_range(p, end));
}

bool md_has_cjk(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end)
        if ((unsigned char)*p < 0x80)
            p++;
        else if (md_is_cjk(utf8_next(&p, end)))
            return true;
    return false;
}

/* Do the ends of lines mean something? Not when all but the last are about
 * as long as the longest and few end a sentence. */
static bool keeps_lines(const struct md_group *g)
{
    size_t widest = 0, narrowest = SIZE_MAX, ended = 0;
    bool cjk = false;
    for (size_t i = 0; i < g->n; i++) {
        struct str s = str_trim(g->lines[i].text);
        size_t w = width_str(WIDTH_DUMP, s);
        widest = w > widest ? w : widest;
        cjk = cjk || md_has_cjk(s);
        if (i + 1 < g->n) {
            narrowest = w < narrowest ? w : narrowest;
            ended += ends_sentence(s);
        }
    }
    if (!cjk)
        return g->n > 2 && ended == g->n - 1;
    return widest < MEASURE_MIN || widest > MEASURE_MAX ||
           narrowest + 8 + widest / 8 < widest || ended * 2 >= g->n;
}

/* Two lines with a comma between, of which one is longer than any that is
 * broken by hand or spoken at once: the sentence goes on. */
static bool goes_on(struct str line, struct str next)
{
    if (!str_ends(line, STR("，")) && !str_ends(line, STR("、")))
        return false;
    return width_str(WIDTH_DUMP, line) > MEASURE_MAX ||
           width_str(WIDTH_DUMP, next) > MEASURE_MAX;
}

/* A full-width mark holds the blank that a line feed would be. */
static bool ends_wide(struct str s)
{
    const char *p = str_end(s);
    uint32_t c = s.n ? utf8_prev(&p, s.p) : ' ';
    return (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF1F);
}

/* What stands between the line i and the next one. */
static struct str gap_behind(const struct md_group *g, size_t i, bool keep)
{
    struct str line = g->lines[i].text;
    if (keep && !goes_on(line, g->lines[i + 1].text))
        return str_ends(line, STR("\\")) ? STR("\n") : STR("  \n");
    return ends_wide(line) ? STR("") : STR("\n");
}

static void put_paragraph(struct md_group *g, struct buf *out)
{
    bool keep = g->n > 1 && keeps_lines(g);
    buf_reset(&g->text);
    buf_reset(&g->made);
    for (size_t i = 0; i < g->n; i++) {
        buf_add(&g->text, g->lines[i].text);
        if (i + 1 < g->n)
            buf_add(&g->text, gap_behind(g, i, keep));
    }
    md_inline(buf_str(&g->text), &g->made);
    struct str rest = buf_str(&g->made), line;
    for (size_t i = 0; i < g->n && str_field(&rest, '\n', &line); i++) {
        md_put_prefix(out, g->lines[i].prefix);
        buf_add(out, line);
        buf_chr(out, '\n');
    }
}

void md_group_put(struct md_group *g, struct buf *out)
{
    if (md_group_is_table(g))
        put_table(g, out);
    else if (g->n)
        put_paragraph(g, out);
    g->n = 0;
}

void md_group_free(struct md_group *g)
{
    free(g->lines);
    buf_free(&g->text);
    buf_free(&g->made);
}

/* lines indented as code */

bool md_is_prose(struct str rest, struct str line)
{
    size_t cjk = 0, other = 0;
    bool link = false;
    unsigned n = 0;
    do {
        struct str s = str_trim(line);
        const char *p = s.p, *end = str_end(s);
        if (s.n && strchr("{};", end[-1]))
            return false;
        link |= str_has(s, STR("](")) || str_has(s, STR("http"));
        while (p < end)
            if (md_is_cjk(utf8_next(&p, end)))
                cjk++;
            else
                other++;
    } while (n++ < LOOK_MAX && str_line(&rest, &line) && str_trim(line).n > 0 &&
             (str_starts(line, STR("    ")) || str_starts(line, STR("\t"))));
    return cjk * 2 > other || (link && cjk > 0);
}
