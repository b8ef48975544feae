/* SPDX-License-Identifier: MIT */
/*
 * A line is read field by field: a label of the table, a colon, all up to the
 * next label. A value that cannot be one of its label makes the whole line
 * text.
 */
#include <config.h>

#include "parser/md_label.h"

#include "base/ascii.h"
#include "parser/date.h"
#include "parser/md_origin.h"
#include "parser/page_link.h"

enum {
    LINE_MAX_ = 800, /* bytes of a line of fields */
    NAME_MAX_ = 90,  /* bytes of a name */
    FIELDS = 8,      /* of one line */
    BARE_NAME = 36,  /* bytes of a name without a colon before it, */
    SHORTEST = 6,    /* and of the label */
};

/* Marks of quotes, lists and bold before the words. */
static struct str skip_marks(struct str s)
{
    s = str_trim(s);
    while (s.n &&
           (strchr("*_>", s.p[0]) || str_starts(s, STR("◎")) ||
            (s.n > 1 && (s.p[0] == '-' || s.p[0] == '+') && s.p[1] == ' ')))
        s = str_trim(str_skip(s, s.p[0] == '\xE2' ? 3 : 1));
    return s;
}

static struct str trim_marks(struct str s)
{
    s = skip_marks(s);
    while (s.n && strchr("*_|\\ \t", s.p[s.n - 1]))
        s.n--;
    return str_trim(s);
}

/* Bytes of what divides a label from its value; 0 if it is none. */
static size_t colon(struct str s, enum label_kind label)
{
    static const struct str bars[] = { STR_INIT("\\|"), STR_INIT("|"),
                                       STR_INIT("/"),   STR_INIT("｜"),
                                       STR_INIT("丨"),  STR_INIT("／") };
    if (str_starts(s, STR("：")))
        return 3;
    if (str_starts(s, STR("::")))
        return 2;
    if (s.n && s.p[0] == ':')
        return str_starts(s, STR("://")) ? 0 : 1;
    if (label != LABEL_AUTHOR && label != LABEL_SOURCE)
        return 0;
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        if (str_starts(s, bars[i]))
            return bars[i].n;
    return 0;
}

/* Behind a label and blanks without a colon: an address, or up to the end of
 * the line a name. */
static bool goes_without_colon(const struct label *row, struct str s)
{
    static const struct str stops[] = { STR_INIT("。"), STR_INIT("，"),
                                        STR_INIT("："), STR_INIT("！"),
                                        STR_INIT("？"), STR_INIT(":") };
    if (row->kind == LABEL_URL)
        return str_starts(s, STR("http")) || str_starts(s, STR("<http")) ||
               str_starts(s, STR("~~http"));
    if (row->kind != LABEL_AUTHOR || row->name.n < SHORTEST || s.n == 0 ||
        s.n > BARE_NAME)
        return false;
    if (STR_ANY(s, str_has, stops))
        return false;
    return (unsigned char)s.p[0] >= 0x80;
}

/* Two bytes tell of nearly each row that it is none; no name is shorter. */
static bool may_begin(const struct label *row, const char *two)
{
    return row->name.p[0] == two[0] && row->name.p[1] == two[1] &&
           (row->where & LABEL_IN_MARKDOWN);
}

/* The label that s begins with; *value gets what is behind its colon. */
static enum label_kind label_at(struct str s, struct str *value)
{
    if (s.n < 2)
        return LABEL_NONE;
    const char two[] = { ascii_lower(s.p[0]), ascii_lower(s.p[1]) };
    for (size_t i = 0; i < label_count; i++) {
        const struct label *row = &label_table[i];
        if (!may_begin(row, two) ||
            !str_starts_nocase(s, str_of_short(&row->name)))
            continue;
        struct str behind = str_skip(s, row->name.n), rest = behind;
        if (row->kind == LABEL_ORIGIN) {
            *value = rest;
            return LABEL_ORIGIN;
        }
        while (rest.n &&
               (strchr("*_ ", rest.p[0]) || str_starts(rest, STR("\u00a0"))))
            rest = str_skip(rest, rest.p[0] == '\xC2' ? 2 : 1);
        size_t n = colon(rest, row->kind);
        if (n == 0 && (!(str_starts(behind, STR(" ")) ||
                         str_starts(behind, STR("\u00a0"))) ||
                       !goes_without_colon(row, rest)))
            continue;
        *value = str_skip(rest, n);
        return row->kind;
    }
    return LABEL_NONE;
}

/* The value up to the next label of the line. */
static struct str take_value(struct str *rest)
{
    struct str value;
    for (size_t i = 0; i < rest->n; i++) {
        struct str at = str_skip(*rest, i);
        size_t gap = at.p[0] == ' ' || at.p[0] == '|' ? 1
                     : str_starts(at, STR("\u3000"))  ? 3
                                                      : 0;
        if (gap && label_at(skip_marks(str_skip(at, gap)), &value)) {
            struct str taken = str_head(*rest, i);
            *rest = skip_marks(str_skip(at, gap));
            return trim_marks(taken);
        }
    }
    struct str taken = *rest;
    *rest = STR_NONE;
    return trim_marks(taken);
}

static bool is_name(struct str s)
{
    return s.n > 0 && s.n <= NAME_MAX_ && !str_has(s, STR("。")) &&
           !str_has(s, STR("，")) && !str_has(s, STR("！"));
}

static bool is_date(struct str s)
{
    struct date d;
    struct str rest = s;
    return s.n && date_read(&rest, false, &d) && rest.n <= 40;
}

/* "[[X]]", "[X](address)": X */
static struct str words_of(struct str s)
{
    if (str_starts(s, STR("[[")) && str_ends(s, STR("]]")) && s.n > 4)
        return (struct str){ s.p + 2, s.n - 4 };
    size_t middle = str_find(s, STR("]("));
    if (str_starts(s, STR("[")) && middle < s.n)
        return (struct str){ s.p + 1, middle - 1 };
    return s;
}

static bool set_source(struct found *f, struct str value)
{
    struct str words, url = md_address(value, &words);
    if (!url.p && !is_name(value))
        return false;
    /* "X：~~[title](address)~~" */
    if (words.p && url.p && value.p[0] != '[' && !str_starts(value, STR("~~[")))
        return md_origin(value, f);
    if (words.p && url.p) { /* "[X](address) · 2023-09-17" */
        struct str at;
        struct date d;
        if (date_find(str_range(str_end(url), str_end(value)), &d, &at))
            str_fill(&f->label_date, at);
    }
    str_fill(&f->url, url);
    str_fill(&f->provenance, !url.p                      ? words_of(value)
                             : str_has(words, STR("//")) ? STR_NONE
                                                         : words);
    return true;
}

static bool set_field(struct found *f, enum label_kind label, struct str value)
{
    struct str words, url;
    switch (label) {
    case LABEL_URL:
        url = md_address(value, &words);
        str_fill(&f->url, url);
        return url.n > 0;
    case LABEL_ORIGIN:
        return md_origin(value, f);
    case LABEL_SOURCE:
        return set_source(f, value);
    case LABEL_AUTHOR:
        str_fill(&f->author,
                 words_of(str_head(value, str_find(value, STR("（来自")))));
        return is_name(value) || value.n == 0;
    case LABEL_DATE:
        str_fill(&f->label_date, value);
        return is_date(value);
    case LABEL_SAVED:
        if (!f->front_date.p) {
            f->front_date = value;
            f->front_is_fetch = true;
        }
        return is_date(value);
    case LABEL_TITLE:
        str_fill(&f->front_title, value);
        return value.n > 0;
    default:
        return value.n <= LINE_MAX_ / 2 && !str_has(value, STR("。"));
    }
}

/* "原文来自X", "来自X": X */
static struct str without_origin(struct str s)
{
    /* in prose these begin a sentence; before ：~~[ they are labels */
    static const struct str bare[] = { STR_INIT("来自"), STR_INIT("源自"),
                                       STR_INIT("出自"), STR_INIT("文章源自"),
                                       STR_INIT("文章出自") };
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        if (str_starts(s, bare[i]))
            return str_skip(s, bare[i].n);
    for (size_t i = 0; i < label_count; i++)
        if (label_table[i].kind == LABEL_ORIGIN &&
            str_starts(s, str_of_short(&label_table[i].name)))
            return str_skip(s, label_table[i].name.n);
    return s;
}

enum label_kind md_label(struct str line, struct found *f)
{
    struct found all = f ? *f : (struct found){ 0 };
    struct str rest = skip_marks(line), value;
    if (rest.n == 0 || line.n > LINE_MAX_)
        return LABEL_NONE;
    /* a reader's service says so before the origin */
    size_t origin = str_find(rest, STR("原文来自"));
    if (str_starts(rest, STR("本文由")) && origin < rest.n)
        rest = str_skip(rest, origin);
    /* "X：~~[title](address)~~", where X is a name and no label */
    enum label_kind label = label_at(rest, &value), first = LABEL_NONE;
    if (str_ends(rest, STR("~~")) && str_has(rest, STR("：~~[")) &&
        (label == LABEL_NONE || label == LABEL_ORIGIN)) {
        size_t at = str_find(rest, STR("原文来自"));
        value = at < rest.n ? str_skip(rest, at) : rest;
        if (f)
            md_origin(without_origin(value), f);
        return LABEL_ORIGIN;
    }
    for (int i = 0; i < FIELDS && rest.p; i++) {
        label = i ? label_at(rest, &value) : label;
        if (label == LABEL_NONE)
            return LABEL_NONE;
        rest = value;
        if (label == LABEL_ORIGIN)
            rest = STR_NONE;
        else
            value = take_value(&rest);
        if (!set_field(&all, label, value))
            return LABEL_NONE;
        first = first ? first : label;
    }
    if (f)
        *f = all;
    return first;
}

bool md_origin_link(struct str line, struct found *f)
{
    static const struct str sources[] = { STR_INIT("Source"),
                                          STR_INIT("来源") };
    static const struct str copies[] = { STR_INIT("Read on Omnivore"),
                                         STR_INIT("Read in Cubox") };
    struct str s = trim_marks(line), words, url = md_address(s, &words);
    if (!str_starts(s, STR("[")) || !str_ends(s, STR(")")))
        return false;
    bool original = page_link_says_original(words) ||
                    STR_ANY(words, str_eq_nocase, sources);
    if (f && original) /* a service has a page of its own too */
        str_fill(&f->url, url);
    return original || STR_ANY(words, str_eq_nocase, copies);
}
