/* SPDX-License-Identifier: MIT */
/*
 * The inverse of the parser: as few brackets and backslashes as there can be,
 * days as they are, whatever they were called.
 */
#include <config.h>

#include "parser/meta.h"
#include "search/query_parts.h"

#include "text/utf8.h"

/* A word of a term without a field must not look like anything else. */
static void print_word(struct str s, bool bare, struct buf *out)
{
    size_t letters, n, field = bare ? query_field_at(s, &letters) : 0;
    for (size_t at = 0; at < s.n; at += n) {
        uint32_t c = query_look(s.p + at, str_end(s), &n);
        if (query_ends_word(c) || s.p[at] == '\\' ||
            (at == 0 && (bare ? query_is_sign(c) : c == '/')) ||
            (field && at == letters))
            buf_chr(out, '\\');
        buf_mem(out, s.p + at, n);
    }
}

void query_put_words(struct str words, struct buf *out)
{
    size_t from = 0, n;
    for (size_t at = 0; at < words.n; at += n) {
        bool blank =
            query_is_blank(query_look(words.p + at, str_end(words), &n));
        if (!blank && at + n < words.n)
            continue;
        struct str word =
            str_range(words.p + from, words.p + at + (blank ? 0 : n));
        size_t first;
        if (word.n && query_look(word.p, str_end(word), &first) == '@')
            buf_chr(out, '\\'); /* no saved query */
        print_word(word, true, out);
        if (blank)
            buf_mem(out, words.p + at, n);
        from = at + n;
    }
}

static void print_phrase(struct str s, struct buf *out)
{
    size_t n;
    buf_chr(out, '"');
    for (size_t at = 0; at < s.n; at += n) {
        if (query_look(s.p + at, str_end(s), &n) == '"' || s.p[at] == '\\')
            buf_chr(out, '\\');
        buf_mem(out, s.p + at, n);
    }
    buf_chr(out, '"');
}

/* A backslash of the pattern and what it stands before are left alone. */
static void print_regex(struct str s, struct buf *out)
{
    size_t n;
    buf_chr(out, '/');
    for (size_t at = 0; at < s.n; at += n) {
        query_look(s.p + at, str_end(s), &n);
        if (s.p[at] == '\\' && at + 1 < s.n) {
            size_t after;
            query_look(s.p + at + 1, str_end(s), &after);
            n = 1 + after;
        } else if (s.p[at] == '/') {
            buf_chr(out, '\\');
        }
        buf_mem(out, s.p + at, n);
    }
    buf_chr(out, '/');
}

static void print_text(const struct query_node *n, struct buf *out)
{
    if (n->field != FIELD_ANY) {
        buf_add(out, query_field_name(n->field));
        buf_chr(out, ':');
    }
    if (n->how == HOW_WORD)
        print_word(n->text, n->field == FIELD_ANY, out);
    else if (n->how == HOW_PHRASE)
        print_phrase(n->text, out);
    else
        print_regex(n->text, out);
}

/* days */

enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR };

static bool begins(int32_t day, enum grain g)
{
    int year, month, mday;
    meta_civil_of(day, &year, &month, &mday);
    return (g == GRAIN_DAY || mday == 1) && (g != GRAIN_YEAR || month == 1);
}

static void print_day(int32_t day, enum grain g, struct buf *out)
{
    int year, month, mday;
    meta_civil_of(day, &year, &month, &mday);
    buf_printf(out, "%04d", year);
    if (g != GRAIN_YEAR)
        buf_printf(out, "-%02d", month);
    if (g == GRAIN_DAY)
        buf_printf(out, "-%02d", mday);
}

/* Of the coarsest grain in which the limits that there are can be told. */
static void print_days(int32_t from, int32_t to, struct buf *out)
{
    enum grain g = GRAIN_YEAR;
    bool low = from != QUERY_OPEN_FROM, high = to != QUERY_OPEN_TO;
    while (g > GRAIN_DAY &&
           ((low && !begins(from, g)) || (high && !begins(to + 1, g))))
        g--;
    size_t start = out->n, n;
    if (low)
        print_day(from, g, out);
    n = out->n - start;
    buf_add(out, STR(".."));
    if (high)
        print_day(to, g, out);
    /* 2023-09..2023-09 is 2023-09 */
    if (low && high && memcmp(out->p + start, out->p + start + n + 2, n) == 0)
        out->n = start + n;
}

static void print_date(const struct query_node *n, struct buf *out)
{
    buf_add(out, STR("date:"));
    if (n->from != QUERY_OPEN_FROM && n->from > query_last_day()) {
        buf_chr(out, '>');
        print_day(query_last_day(), GRAIN_DAY, out);
    } else if (n->to < query_first_day()) {
        buf_chr(out, '<');
        print_day(query_first_day(), GRAIN_DAY, out);
    } else {
        print_days(n->from, n->to, out);
    }
}

static void print_length(const struct query_node *n, struct buf *out)
{
    buf_add(out, STR("len:"));
    if (n->to < 0) { /* less than none */
        buf_add(out, STR("<0"));
        return;
    }
    if (n->from != QUERY_OPEN_FROM)
        buf_printf(out, "%d", (int)n->from);
    if (n->from == n->to)
        return;
    buf_add(out, STR(".."));
    if (n->to != QUERY_OPEN_TO)
        buf_printf(out, "%d", (int)n->to);
}

/* trees */

static void print_node(const struct query_node *n, struct buf *out);

static void print_part(const struct query_node *n, bool brackets,
                       struct buf *out)
{
    if (brackets)
        buf_chr(out, '(');
    print_node(n, out);
    if (brackets)
        buf_chr(out, ')');
}

static void print_parts(const struct query_node *n, struct buf *out)
{
    struct str between = n->kind == QUERY_ALL ? STR(" ") : STR(" | ");
    for (const struct query_node *part = n->parts; part; part = part->next) {
        if (part != n->parts)
            buf_add(out, between);
        print_part(part, n->kind == QUERY_ALL && part->kind == QUERY_ANY, out);
    }
}

static void print_node(const struct query_node *n, struct buf *out)
{
    switch (n->kind) {
    case QUERY_ALL:
    case QUERY_ANY:
        print_parts(n, out);
        break;
    case QUERY_NOT:
        buf_chr(out, '!');
        print_part(n->parts,
                   n->parts->kind == QUERY_ALL || n->parts->kind == QUERY_ANY,
                   out);
        break;
    case QUERY_TEXT:
        print_text(n, out);
        break;
    case QUERY_IS:
        buf_printf(out, "is:%.*s", STR_ARG(query_marks[n->mark]));
        break;
    case QUERY_HAS:
        buf_printf(out, "has:%.*s", STR_ARG(query_things[n->thing]));
        break;
    case QUERY_DATE:
        print_date(n, out);
        break;
    default:
        print_length(n, out);
    }
}

void query_print(const struct query_node *root, struct buf *out)
{
    if (root)
        print_node(root, out);
}
