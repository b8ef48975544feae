/* SPDX-License-Identifier: MIT */
/*
 * Only names of sites in the table are cut off a title: a rubric behind a
 * dash belongs to it.
 */
#include <config.h>

#include "parser/title.h"

#include "parser/entity.h"
#include "text/charset.h"
#include "text/clean.h"
#include "text/utf8.h"

/* With the blank before the dash or bar. */
static const struct str suffixes[] = {
    STR_INIT(" – 法国国际广播电台 - RFI"),
    STR_INIT(" - 法国国际广播电台 - RFI"),
    STR_INIT(" - 法广 - RFI"),
    STR_INIT(" - iYouPort"),
    STR_INIT(" – iYouPort"),
    STR_INIT(" - BBC News 中文"),
    STR_INIT(" - BBC 中文网"),
    STR_INIT(" - 纽约时报中文网"),
    STR_INIT(" - FT中文网"),
    STR_INIT(" | Nei.st"),
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
    if (is_plain(s))
        return s;
    s = charset_decode(a, s, CHARSET_UTF8, NULL);
    if (entities)
        s = entity_decode(a, s);
    s = one_blank(a, clean_line(a, s));
    return is_visible(s) ? s : STR_NONE;
}

static struct str without_suffix(struct str s)
{
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (s.n > suffixes[i].n && s.p[s.n - suffixes[i].n] == ' ' &&
            str_ends(s, suffixes[i])) {
            struct str rest = str_trim(str_head(s, s.n - suffixes[i].n));
            return is_visible(rest) ? rest : s;
        }
    return s;
}

struct str title_clean(struct arena *a, struct str raw, bool entities)
{
    return without_suffix(field_clean(a, raw, entities));
}

bool title_loses(struct arena *a, struct str raw, bool entities)
{
    struct str s = field_clean(a, raw, entities);
    return without_suffix(s).n != s.n;
}

/* The bytes of a leading number or date with what separates it: "1048012_",
 * "2023-09-17-", "(2) ". 0 if s begins with a word. */
static size_t number_head(struct str s)
{
    size_t n = 0, digits = 0;
    while (n < s.n && strchr("0123456789-_.() ", s.p[n])) {
        digits += s.p[n] >= '0' && s.p[n] <= '9';
        n++;
    }
    if (n == s.n)
        return n;
    /* "3天两夜" begins with a number that is a word of the title. */
    return digits && strchr("-_.) ", s.p[n - 1]) ? n : 0;
}

struct str title_of_path(struct arena *a, struct str path)
{
    size_t slash = str_rchr(path, '/');
    struct str name = slash < path.n ? str_skip(path, slash + 1) : path;
    size_t dot = str_rchr(name, '.');
    if (dot > 0 && dot < name.n && name.n - dot <= 6)
        name = str_head(name, dot);
    struct str rest = str_skip(name, number_head(name));
    struct str title = field_clean(a, rest, false);
    return title.p ? title : field_clean(a, name, false);
}
