/* SPDX-License-Identifier: MIT */
/*
 * Only names of sites in the table are cut off a title: a rubric behind a
 * dash belongs to it.
 */
#include <config.h>

#include "parser/title.h"

#include "parser/entity.h"
#include "parser/title_sites.h"
#include "text/charset.h"
#include "text/cjk.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <string.h>

enum {
    SUFFIXES = 3,  /* names of a site at the end of a title */
    PAGE_MAX = 24, /* bytes of the number of its page */
};

/* Sorted ranges of characters that show nothing. */
static const struct {
    uint32_t from, to;
} blanks[] = {
    { 0x00, 0x20 },     { 0x7F, 0xA0 },       { 0xAD, 0xAD },
    { 0x34F, 0x34F },   { 0x61C, 0x61C },     { 0x115F, 0x1160 },
    { 0x1680, 0x1680 }, { 0x17B4, 0x17B5 },   { 0x180B, 0x180F },
    { 0x2000, 0x200F }, { 0x2028, 0x202F },   { 0x205F, 0x206F },
    { 0x2800, 0x2800 }, { 0x3000, 0x3000 },   { 0x3164, 0x3164 },
    { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },   { 0xFFA0, 0xFFA0 },
    { 0xFFF0, 0xFFFB }, { 0xE0000, 0xE0FFF },
};

static bool is_blank(uint32_t cp)
{
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (cp <= blanks[i].to)
            return cp >= blanks[i].from;
    return false;
}

static bool is_visible(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end)
        if (!is_blank(utf8_next(&p, end)))
            return true;
    return false;
}

/* Eight bytes at once: is one of them no visible ASCII? */
static bool is_odd(uint64_t v)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    return ((v | (v - ones * 0x21) | (v + ones)) & high) != 0;
}

/* Nothing to decode and nothing to take out, as in most addresses. */
static bool is_plain(struct str s)
{
    uint64_t v;
    size_t i = 0;
    for (; i + sizeof v <= s.n; i += sizeof v) {
        memcpy(&v, s.p + i, sizeof v);
        if (is_odd(v))
            return false;
    }
    for (; i < s.n; i++)
        if (s.p[i] < 0x21 || s.p[i] == 0x7F)
            return false;
    return str_chr(s, '&') == s.n;
}

/* A visible letter of ASCII, or the lead of a Han. */
static bool begins_visible(char c)
{
    unsigned char u = (unsigned char)c;
    return (u > 0x20 && u < 0x7F) || cjk_leads_han(c);
}

/* The same of a title: as it begins and ends in what is seen, one walk tells
 * what else takes one each. */
static bool is_clean(struct str s)
{
    char last = s.p[s.n - 1];
    if (!begins_visible(s.p[0]) || (last < 0 && s.n < 3) ||
        !begins_visible(last < 0 ? s.p[s.n - 3] : last))
        return false;
    return clean_already(s) && str_chr(s, '&') == s.n &&
           str_chr(s, '\t') == s.n && str_chr(s, '\n') == s.n &&
           !str_has(s, STR("  "));
}

/* A run of blanks is one: it was made by a page's layout, not by an author. */
static struct str one_blank(struct arena *a, struct str s)
{
    if (!str_has(s, STR("  ")))
        return s;
    char *to = arena_bytes(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ' || n == 0 || to[n - 1] != ' ')
            to[n++] = s.p[i];
    return (struct str){ to, n };
}

struct str field_clean(struct arena *a, struct str raw, bool entities)
{
    struct str s = str_trim(raw);
    if (s.n == 0)
        return STR_NONE;
    if (is_plain(s) || is_clean(s))
        return s;
    s = charset_decode(a, s, CHARSET_UTF8, NULL);
    if (entities)
        s = entity_decode(a, s);
    s = one_blank(a, clean_line(a, s));
    return is_visible(s) ? s : STR_NONE;
}

/* s without a dash, bar or low line at its end. A dash beside Latin letters
 * needs a blank, one behind a dash ("--name") begins a rubric. */
static bool cut_separator(struct str *s, bool latin)
{
    static const struct str marks[] = { STR_INIT("–"), STR_INIT("—"),
                                        STR_INIT("|"), STR_INIT("｜"),
                                        STR_INIT("_"), STR_INIT("丨"),
                                        STR_INIT("-") };
    struct str rest = str_trim(*s);
    bool blank = rest.n < s->n;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!str_ends(rest, marks[i]))
            continue;
        rest.n -= marks[i].n;
        if (str_ends(rest, marks[i]) || (latin && !blank))
            return false;
        *s = str_trim(rest);
        return true;
    }
    if (!blank || !str_ends(rest, STR(" :"))) /* as Naver has it */
        return false;
    *s = str_trim(str_head(rest, rest.n - 2));
    return true;
}

static unsigned char last_byte(struct str s)
{
    return (unsigned char)s.p[s.n - 1];
}

/* The first name of a site that ends in this byte, or in a greater one. */
static size_t first_site(unsigned char last)
{
    size_t lo = 0, hi = TITLE_SITES;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (last_byte(title_sites[mid]) < last)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static bool cut_site(struct str *s)
{
    if (s->n == 0)
        return false;
    unsigned char last = last_byte(*s);
    for (size_t i = first_site(last);
         i < TITLE_SITES && last_byte(title_sites[i]) == last; i++) {
        struct str site = title_sites[i];
        /* few that share the last byte share the one before it too */
        if (s->n < site.n || s->p[s->n - 2] != site.p[site.n - 2] ||
            !str_ends(*s, site))
            continue;
        struct str rest = str_head(*s, s->n - site.n);
        if (cut_separator(&rest, site.p[0] > 0) && is_visible(rest)) {
            *s = rest;
            return true;
        }
    }
    return false;
}

/* "(99+ 封私信 / 81 条消息) title": what waited for whoever saved the page. */
static struct str without_count(struct str s)
{
    static const struct str units[] = { STR_INIT("条消息"),
                                        STR_INIT("条新消息"),
                                        STR_INIT("封私信") };
    struct str in = str_skip(s, 1), behind;
    bool any = false;
    if (!str_starts(s, STR("(")) || str_chr(in, ')') == in.n)
        return s;
    in = str_head(in, str_chr(in, ')'));
    behind = str_trim(str_skip(s, in.n + 2));
    while (in.n) {
        size_t n = strchr("0123456789+/ ", in.p[0]) != NULL;
        for (size_t i = 0; i < sizeof units / sizeof *units && n == 0; i++)
            n = str_starts(in, units[i]) ? units[i].n : 0;
        if (n == 0)
            return s;
        any = any || n > 1;
        in = str_skip(in, n);
    }
    return any && is_visible(behind) ? behind : s;
}

/* "title（1/3 ページ）", "title (1ページ目)": the first page of an article is
 * the article. */
static struct str without_page(struct str s)
{
    static const struct str opens[] = { STR_INIT("（1"), STR_INIT("(1") };
    static const struct str ends[] = { STR_INIT("ページ）"),
                                       STR_INIT("ページ)"),
                                       STR_INIT("ページ目）"),
                                       STR_INIT("ページ目)") };
    if (s.n == 0 || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != '\x89') ||
        !STR_ANY(s, str_ends, ends))
        return s;
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        size_t at = str_rfind(s, opens[i]);
        struct str behind = str_skip(s, at + opens[i].n);
        bool page = str_starts(behind, STR("/")) ||
                    str_starts(str_trim(behind), STR("ページ"));
        if (at < s.n && behind.n < PAGE_MAX && page &&
            is_visible(str_head(s, at)))
            return str_trim(str_head(s, at));
    }
    return s;
}

/* Without what does not belong to the title at either end. */
static struct str without_frame(struct str s)
{
    for (int i = 0; i < SUFFIXES && cut_site(&s); i++)
        continue;
    return without_count(without_page(s));
}

struct str title_without_site(struct str title, struct str site)
{
    struct str s = str_trim(title);
    if (str_starts_nocase(site, STR("www.")))
        site = str_skip(site, 4);
    if (site.n == 0 || s.n <= site.n ||
        !str_eq_nocase(str_skip(s, s.n - site.n), site))
        return title;
    struct str rest = str_head(s, s.n - site.n);
    return cut_separator(&rest, site.p[0] > 0) && is_visible(rest) ? rest
                                                                   : title;
}

struct str title_clean(struct arena *a, struct str raw, bool entities)
{
    return without_frame(field_clean(a, raw, entities));
}

bool title_loses(struct arena *a, struct str raw, bool entities)
{
    struct str s = field_clean(a, raw, entities);
    return without_frame(s).n != s.n;
}
