/* SPDX-License-Identifier: MIT */
/*
 * Three walks: bold first lines are cut off, blocks that are bold as a whole
 * are marked, paragraphs become headings.
 *
 * The rule is a narrow one: a heading taken for a paragraph still reads well,
 * a sentence taken for a heading does not. So a heading is visible, in no
 * quote or list, one line without a full stop, does not end as a sentence
 * goes on, and something to read follows it.
 */
#include <config.h>

#include "parser/crosshead.h"

#include "base/ascii.h"
#include "parser/blank.h"
#include "parser/cut.h"
#include "text/utf8.h"

#include <stdlib.h>

enum {
    BOLD_CELLS = 120,    /* of a bold heading; a Han has two */
    FIRST_CELLS = 60,    /* of one before all text: a longer one is a lead */
    SECTION_CELLS = 80,  /* of one that only begins as a heading does */
    SECTION_BYTES = 320, /* more are more cells, of any characters */
    STACK_MAX = 3,       /* more bold lines in a row are no headings */
};

/* bold */

/* A walk along the spans, from block to block. */
struct bold {
    const struct doc *d;
    uint32_t span;
};

/* Bold reaches from the begin of the block up to here. */
static uint32_t bold_end(struct bold *w, const struct block *b)
{
    const struct doc *d = w->d;
    uint32_t at = b->start;
    for (; w->span < d->nspans && d->spans[w->span].start < b->end; w->span++) {
        const struct span *s = &d->spans[w->span];
        if (s->kind != SPAN_STRONG || s->end <= at)
            continue;
        uint32_t next = at;
        while (next < s->start && is_blank((unsigned char)d->text.p[next]))
            next++;
        if (s->start <= next)
            at = s->end;
    }
    return at;
}

static void strong_mark(struct doc *d)
{
    struct bold w = { d, 0 };
    for (uint32_t i = 0; i < d->nblocks; i++) {
        struct block *b = &d->blocks[i];
        if (bold_end(&w, b) >= b->end && b->end > b->start &&
            b->kind != BLOCK_IMAGE && b->kind != BLOCK_EMBED)
            b->flags |= BLOCK_STRONG;
    }
}

/* what a heading looks like */

/* "【某报9月17日讯】", and what a reporter writes behind it */
static bool is_dateline(struct str s)
{
    static const struct str ends[] = {
        STR_INIT("讯"),   STR_INIT("訊"),   STR_INIT("电"),
        STR_INIT("電"),   STR_INIT("报道"), STR_INIT("報道"),
        STR_INIT("报导"), STR_INIT("報導"), STR_INIT("日"),
    };
    size_t end = str_find(s, STR("】"));
    return str_starts(s, STR("【")) && end < s.n &&
           STR_ANY(str_head(s, end), str_ends, ends);
}

/* Does a sentence end in it or go on behind it? */
static bool is_sentence(struct str s)
{
    static const struct str ends[] = {
        STR_INIT("，"), STR_INIT("；"), STR_INIT("、"), STR_INIT("："),
        STR_INIT("."),  STR_INIT(","),  STR_INIT(";"),  STR_INIT(":"),
    };
    return str_has(s, STR("。")) || STR_ANY(s, str_ends, ends);
}

/* "文/某人", "编辑 | 某人", "来源：某报" */
static bool is_byline(struct str s)
{
    static const struct str words[] = {
        STR_INIT("文"),   STR_INIT("图"),   STR_INIT("作者"), STR_INIT("记者"),
        STR_INIT("記者"), STR_INIT("编辑"), STR_INIT("編輯"), STR_INIT("撰文"),
        STR_INIT("采访"), STR_INIT("翻译"), STR_INIT("来源"), STR_INIT("來源"),
    };
    static const struct str marks[] = {
        STR_INIT("/"),  STR_INIT("／"), STR_INIT("|"), STR_INIT("｜"),
        STR_INIT("丨"), STR_INIT("："), STR_INIT(":"), STR_INIT("︰"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_starts(s, words[i]))
            continue;
        struct str behind = str_trim(str_skip(s, words[i].n));
        if (STR_ANY(behind, str_starts, marks))
            return true;
    }
    return false;
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alnum((char)c);
    return (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c < 0xFE00) ||
           c >= 0x20000;
}

/* Has it a letter, and at most so many cells? */
static bool is_short(struct str s, unsigned cells)
{
    const char *p = s.p, *end = str_end(s);
    unsigned n = 0;
    bool letter = false;
    while (p < end && n <= cells) {
        uint32_t c = utf8_next(&p, end);
        n += c < 0x1100 ? 1 : 2;
        letter = letter || is_letter(c);
    }
    return letter && n <= cells;
}

static bool is_heading(struct str s, unsigned cells)
{
    return is_short(s, cells) && str_chr(s, '\n') == s.n && !is_sentence(s) &&
           !is_dateline(s) && !is_byline(s) && !str_has(s, STR("://"));
}

/* Could it become one? */
static bool is_free(const struct block *b)
{
    return b->kind == BLOCK_PARAGRAPH && b->hidden == HIDE_NOT &&
           b->quote == 0 && b->list == 0 && !(b->flags & BLOCK_NO_INDENT);
}

/* "一、", "（二）", "【" but no note: begins as the head of a section does. */
static bool opens_section(struct str s)
{
    static const char digits[][4] = { "一", "二", "三", "四", "五",
                                      "六", "七", "八", "九", "十" };
    if (str_starts(s, STR("【")))
        return !str_starts(s, STR("【注"));
    bool bracket = str_starts(s, STR("（"));
    if (bracket)
        s = str_skip(s, 3);
    size_t count = 0, k = 0;
    if (s.n == 0 || (s.p[0] != '\xE4' && s.p[0] != '\xE5'))
        return false; /* no digit begins so */
    while (count < 3 && k < sizeof digits / sizeof *digits)
        if (s.n >= 3 && memcmp(s.p, digits[k], 3) == 0) {
            s = str_skip(s, 3);
            count++;
            k = 0;
        } else {
            k++;
        }
    return count > 0 && str_starts(s, bracket ? STR("）") : STR("、"));
}

/* lines */

/* "<b>Head</b><br>text": the first line is a paragraph of its own. */
static void lines_cut(struct arena *a, struct doc *d)
{
    struct bold w = { d, 0 };
    struct cuts c = { 0 };
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        struct str s = doc_block(d, b);
        uint32_t end = bold_end(&w, b);
        if (is_free(b) && end > b->start && end < b->end &&
            d->text.p[end] == '\n' &&
            is_heading(str_head(s, end - b->start), BOLD_CELLS))
            cuts_add(&c, end);
    }
    cuts_make(&c, a, d);
    free(c.at);
}

/* headings */

static bool is_bold(const struct doc *d, const struct block *b, bool first)
{
    return is_free(b) && (b->flags & BLOCK_STRONG) &&
           is_heading(doc_block(d, b), first ? FIRST_CELLS : BOLD_CELLS);
}

static bool is_section(const struct doc *d, const struct block *b)
{
    struct str s = doc_block(d, b);
    return s.n <= SECTION_BYTES && is_free(b) && opens_section(s) &&
           is_heading(s, SECTION_CELLS);
}

/* Is there something under a heading that ends before block i? */
static bool leads_on(const struct doc *d, uint32_t i)
{
    while (i < d->nblocks &&
           (d->blocks[i].hidden || d->blocks[i].kind == BLOCK_RULE))
        i++;
    return i < d->nblocks && d->blocks[i].kind != BLOCK_CREDIT;
}

static void make_heading(struct block *b)
{
    b->kind = BLOCK_HEADING;
    b->level = CROSSHEAD_LEVEL;
}

static void bold_lines(struct doc *d)
{
    bool first = true; /* no text was seen */
    for (uint32_t i = 0, to; i < d->nblocks; i = to) {
        to = i;
        while (to < d->nblocks && is_bold(d, &d->blocks[to], first))
            to++;
        first = first && (to > i || d->blocks[i].hidden ||
                          d->blocks[i].kind != BLOCK_PARAGRAPH);
        /* asked only where a heading stands: what is hidden may be long */
        if (to > i && to - i <= STACK_MAX && leads_on(d, to))
            for (uint32_t k = i; k < to; k++)
                make_heading(&d->blocks[k]);
        to += to == i;
    }
}

/* A list of "一、…" lines is no row of headings. */
static void section_lines(struct doc *d)
{
    bool before = false, is = d->nblocks && is_section(d, &d->blocks[0]);
    for (uint32_t i = 0; i < d->nblocks; i++) {
        bool next = i + 1 < d->nblocks && is_section(d, &d->blocks[i + 1]);
        if (is && !before && !next && leads_on(d, i + 1))
            make_heading(&d->blocks[i]);
        before = is;
        is = next;
    }
}

void crosshead_mark(struct arena *a, struct doc *d)
{
    lines_cut(a, d);
    strong_mark(d);
    bold_lines(d);
    section_lines(d);
}
