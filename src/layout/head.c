/* SPDX-License-Identifier: MIT */
/*
 * Nothing here is in the document's text, so all runs have POS_NONE. The
 * byline is a row of parts; where it is too wide the host goes first, then
 * the author, and what still does not fit is filled as a paragraph.
 */
#include <config.h>

#include "layout/head.h"

#include "base/i18n.h"
#include "layout/balance.h"
#include "parser/url.h"
#include "text/clean.h"
#include "text/lang.h"

enum part { PART_SOURCE, PART_DAY, PART_AUTHOR, PART_TIME, PART_HOST, PARTS };

static int centre(const struct rows *r, int cells)
{
    int x = (r->measure - cells) / 2;
    return x > 0 ? x & ~1 : 0;
}

static void put_line(struct rows *r, struct str text, const unsigned char *map,
                     const struct para_line *line, enum look look)
{
    rows_begin(r, ROW_TEXT, 0);
    rows_line(r, text, map, line, POS_NONE, centre(r, line->cells), look, 0);
}

/* Fill text with every line in the middle. */
static void put_lines(struct rows *r, struct str text, enum look look)
{
    const unsigned char *map = rows_map(r, text, POS_NONE, r->meta->lang);
    struct para_line lines[BALANCE_LINES], line;
    size_t n = balance(text, map, r->measure, lines);
    for (size_t i = 0; i < n; i++)
        put_line(r, text, map, &lines[i], look);
    struct para p = {
        .text = text, .map = map, .first = r->measure, .room = r->measure
    };
    while (n == 0 && para_next(&p, &line))
        put_line(r, text, map, &line, look);
}

/* A run of blanks is one; U+3000 stays. */
static struct str join_blanks(struct arena *a, struct str s)
{
    char *p = arena_bytes(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' || (n > 0 && p[n - 1] != ' '))
            p[n++] = s.p[i];
    return (struct str){ p, n };
}

static struct str day_part(struct rows *r)
{
    const struct meta *m = r->meta;
    if (m->day == DAY_UNKNOWN)
        return rows_tr(r, N_("date unknown"));
    char day[16];
    meta_day(m->day, day);
    struct str s = arena_printf(r->arena, "%s", day);
    if (m->clock >= 0)
        s = arena_printf(r->arena, "%s %02d:%02d", day, m->clock / 60,
                         m->clock % 60);
    return m->approx ? rows_fill(r, N_("approx. %s"), &s, 1) : s;
}

static struct str time_part(struct rows *r)
{
    unsigned minutes =
        r->opts->minutes ? r->opts->minutes : doc_minutes(r->doc);
    if (minutes == 0)
        return rows_tr(r, N_("no text"));
    struct str n = arena_printf(r->arena, "%u", minutes);
    return rows_fill(r, N_("%s min"), &n, 1);
}

static struct str host_part(struct rows *r)
{
    const struct meta *m = r->meta;
    struct str host = url_host(m->url);
    if (host.n == 0)
        return rows_tr(r, N_("no address"));
    host = clean_line(r->arena, host);
    size_t www = str_starts_nocase(host, STR("www.")) ? 4 : 0;
    return str_eq(str_skip(host, www), m->source) ? STR_NONE : host;
}

/* A channel is both, maybe in two scripts: it is told once. */
static struct str author_part(const struct rows *r)
{
    const struct meta *m = r->meta;
    return lang_same_name(m->author, m->source) ? STR_NONE : m->author;
}

static struct str join_parts(struct rows *r, const struct str part[PARTS])
{
    struct str out = STR(""), dot = rows_sign(r, SIGN_DOT);
    for (size_t i = 0; i < PARTS; i++)
        if (part[i].n && out.n)
            out = arena_printf(r->arena, "%.*s %.*s %.*s", STR_ARG(out),
                               STR_ARG(dot), STR_ARG(part[i]));
        else if (part[i].n)
            out = part[i];
    return out;
}

static void put_byline(struct rows *r)
{
    struct str part[PARTS] = {
        [PART_SOURCE] = r->meta->source, [PART_DAY] = day_part(r),
        [PART_AUTHOR] = author_part(r),  [PART_TIME] = time_part(r),
        [PART_HOST] = host_part(r),
    };
    static const enum part less[] = { PART_HOST, PART_AUTHOR };
    struct str line = join_parts(r, part);
    for (size_t i = 0; i < sizeof(less) / sizeof(*less); i++) {
        if (width_str(r->opts->width, line) <= (size_t)r->measure)
            break;
        part[less[i]] = STR_NONE;
        line = join_parts(r, part);
    }
    put_lines(r, line, LOOK_BYLINE);
}

void head_rows(struct rows *r)
{
    struct str title = join_blanks(r->arena, r->meta->title);
    if (title.n == 0)
        title = rows_tr(r, N_("(untitled)"));
    put_lines(r, title, LOOK_TITLE);
    put_byline(r);
    rows_begin(r, ROW_BLANK, 0);
}
