/* SPDX-License-Identifier: MIT */
/*
 * Passes over the blocks, each with one job, in this order:
 *   lines that a rule names are cut off their paragraphs;
 *   byline and date line; repeated title and captions; text rules; links of a
 *   list; counts before the text; the way back if all is gone; credit lines;
 *   pictures and lines between what is hidden.
 *
 * The rules of the host are collected once and found by the first bytes of a
 * text. A rule is tried on short blocks only: what is boilerplate is short.
 */
#include <config.h>

#include "parser/boilerplate.h"

#include "base/mem.h"
#include "parser/blank.h"
#include "parser/byline.h"
#include "parser/cut.h"
#include "parser/dateline.h"

#include <stdlib.h>

enum {
    TEXT_MAX = 2000,  /* bytes of a block that a text rule may hide */
    CREDIT_MAX = 240, /* bytes of a credit line */
    LEAD_MAX = 120,   /* bytes of a line that leads to a list of links */
    CREDIT_LAST = 8,  /* visible blocks at the end that may be credits */
    CREDIT_FIRST = 3,
    CREDIT_BEHIND = 3, /* blocks behind the article of a page with them */
    TITLE_BLOCKS = 8,  /* visible blocks in which the title may come again */
};

/* What text rules are asked for. */
enum ask { ASK_HIDDEN, ASK_CREDIT, ASK_AFTER, ASK_TO_END, ASKS };

enum { BUCKETS = 64, KEY = 3, NO_RULE = -1 };

/* Rules of one ask whose pattern begins with the same few bytes, in a list
 * by the order of the table. */
struct rule {
    const struct hide_rule *row;
    uint32_t index;
    int next; /* in the list of all, or NO_RULE */
};

struct marker {
    struct doc *d;
    const struct hide_rule *rows; /* all of them */
    struct rule *list; /* text rules of the host, in the order of the table */
    size_t n;
    int bucket[ASKS][BUCKETS]; /* first rule by the begin of the pattern */
    int any[ASKS];             /* of those that may begin with anything */
    struct str title, author;
};

static struct str text_of(const struct marker *m, uint32_t i)
{
    return doc_block(m->d, &m->d->blocks[i]);
}

static bool visible(const struct marker *m, uint32_t i)
{
    return m->d->blocks[i].hidden == HIDE_NOT;
}

static bool is_medium(const struct block *b)
{
    return b->kind == BLOCK_IMAGE || b->kind == BLOCK_EMBED;
}

/* Text that a sentence of the article may stand in. */
static bool is_prose(const struct block *b)
{
    return b->kind != BLOCK_RULE && !is_medium(b);
}

static void hide(struct marker *m, uint32_t i, enum reason reason,
                 uint32_t rule)
{
    struct block *b = &m->d->blocks[i];
    if (b->hidden == HIDE_NOT) {
        b->hidden = (uint8_t)reason;
        b->rule = rule;
    }
}

/* rules */

static unsigned bucket_of(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    return (p[0] * 5u + p[1] * 3u + p[2]) % BUCKETS;
}

/* Does what the pattern matches begin as it does? */
static bool has_key(struct str pattern)
{
    return pattern.n >= KEY && !memchr(pattern.p, '*', KEY) &&
           !memchr(pattern.p, '\\', KEY);
}

static enum ask ask_of(const struct hide_rule *row)
{
    if (row->on == HIDE_AFTER)
        return ASK_AFTER;
    if (row->on == HIDE_TO_END)
        return ASK_TO_END;
    return row->as == HIDE_AS_CREDIT ? ASK_CREDIT : ASK_HIDDEN;
}

/* "[links]": an item that is one link, see links_hide. */
static bool is_links_rule(const struct hide_rule *row)
{
    return row->on == HIDE_BLOCK && str_eq(row->pattern, STR("[links]"));
}

/* The first of a list that matches. */
static int first_match(const struct marker *m, int i, struct str s)
{
    while (i != NO_RULE && !str_glob(m->list[i].row->pattern, s))
        i = m->list[i].next;
    return i;
}

static const struct rule *match(const struct marker *m, enum ask ask,
                                struct str s)
{
    if (s.n == 0 || s.n > (ask == ASK_CREDIT ? CREDIT_MAX : TEXT_MAX))
        return NULL;
    int any = first_match(m, m->any[ask], s), keyed = NO_RULE;
    if (s.n >= KEY)
        keyed = first_match(m, m->bucket[ask][bucket_of(s)], s);
    if (keyed == NO_RULE || (any != NO_RULE && any < keyed))
        keyed = any;
    return keyed == NO_RULE ? NULL : &m->list[keyed];
}

/* The last one first, so that each list begins with the first. */
static void rules_index(struct marker *m)
{
    for (unsigned ask = 0; ask < ASKS; ask++) {
        m->any[ask] = NO_RULE;
        for (unsigned i = 0; i < BUCKETS; i++)
            m->bucket[ask][i] = NO_RULE;
    }
    for (int i = (int)m->n - 1; i >= 0; i--) {
        struct rule *r = &m->list[i];
        enum ask ask = ask_of(r->row);
        int *first = has_key(r->row->pattern)
                         ? &m->bucket[ask][bucket_of(r->row->pattern)]
                         : &m->any[ask];
        r->next = *first;
        *first = i;
    }
}

static void rules_collect(struct marker *m, const struct rules *r,
                          struct str host)
{
    m->rows = r->hides;
    m->list = xmalloc(r->nhides * sizeof *m->list);
    for (size_t i = 0; i < r->nhides; i++) {
        const struct hide_rule *row = &r->hides[i];
        if (row->on != HIDE_ELEMENT && row->on != HIDE_IMAGE &&
            rules_applies(row, host))
            m->list[m->n++] = (struct rule){ row, (uint32_t)i, NO_RULE };
    }
    rules_index(m);
}

/* lines */

static bool is_hidden_text(const struct marker *m, struct str s)
{
    return match(m, ASK_HIDDEN, s) || match(m, ASK_TO_END, s);
}

static void cut_around(struct cuts *c, const struct block *b, uint32_t from,
                       uint32_t to)
{
    if (from > b->start)
        cuts_add(c, from - 1);
    if (to < b->end)
        cuts_add(c, to);
}

/* Title or date of a page whose text stands in the same block. */
static bool is_head(const struct marker *m, uint32_t block, struct str line)
{
    if (!m->author.p || block >= TITLE_BLOCKS)
        return false;
    return (m->title.n && same_words(line, m->title)) || is_date_byline(line);
}

/* A paragraph that a rule names as a whole stays one; of a credit only the
 * lines that hide go. */
static void cuts_find(const struct marker *m, struct cuts *c)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        const struct block *b = &m->d->blocks[i];
        struct str rest = text_of(m, i), line;
        if (b->hidden || b->kind != BLOCK_PARAGRAPH || b->end == b->start ||
            !memchr(rest.p, '\n', rest.n) || is_hidden_text(m, rest))
            continue;
        bool credit = match(m, ASK_CREDIT, rest);
        while (str_field(&rest, '\n', &line)) {
            uint32_t from = (uint32_t)(line.p - m->d->text.p);
            if (is_hidden_text(m, line) || is_head(m, i, line) ||
                (!credit &&
                 (match(m, ASK_CREDIT, line) || byline_signature(line))))
                cut_around(c, b, from, from + (uint32_t)line.n);
        }
    }
}

static void lines_cut(struct arena *a, struct marker *m)
{
    struct cuts c = { 0 };
    cuts_find(m, &c);
    cuts_make(&c, a, m->d);
    free(c.at);
}

/* text rules */

static void blocks_hide(struct marker *m)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        if (!visible(m, i) || !is_prose(&m->d->blocks[i]))
            continue;
        const struct rule *r = match(m, ASK_HIDDEN, text_of(m, i));
        if (r)
            hide(m, i, r->row->reason, r->index);
    }
}

static void ends_hide(struct marker *m)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        if (!visible(m, i))
            continue;
        const struct rule *r = match(m, ASK_TO_END, text_of(m, i));
        if (!r)
            continue;
        for (uint32_t k = i; k < m->d->nblocks; k++)
            hide(m, k, r->row->reason, r->index);
        return;
    }
}

/* Bytes of links in each block; one walk for all. */
static uint32_t *link_bytes(const struct marker *m)
{
    uint32_t *bytes = xcalloc(m->d->nblocks + 1, sizeof *bytes);
    uint32_t block = 0;
    for (uint32_t i = 0; i < m->d->nspans; i++) {
        const struct span *s = &m->d->spans[i];
        while (block < m->d->nblocks && m->d->blocks[block].end < s->start)
            block++;
        if (s->kind == SPAN_LINK)
            bytes[block] += s->end - s->start;
    }
    return bytes;
}

/* Is it links and at most a few marks? */
static bool only_links(const struct block *b, uint32_t bytes)
{
    uint32_t n = b->end - b->start;
    return bytes > 0 && n - bytes <= 6 + n / 8;
}

/* Does it belong to a heading that a HIDE_AFTER rule names? */
static bool follows(const struct block *head, const struct block *b,
                    enum reason reason, uint32_t links)
{
    if (b->kind == BLOCK_HEADING &&
        (head->kind != BLOCK_HEADING || b->level <= head->level))
        return false;
    if (reason == HIDE_GALLERY)
        return is_medium(b);
    if (reason == HIDE_RELATED)
        return is_medium(b) || b->kind == BLOCK_RULE || only_links(b, links);
    return b->kind != BLOCK_CREDIT;
}

/* "这两篇也谈到水：" before the links of a list. */
static bool leads_on(const struct marker *m, uint32_t i, const uint32_t *links)
{
    const struct block *b = &m->d->blocks[i];
    struct str s = text_of(m, i);
    return b->kind == BLOCK_PARAGRAPH && s.n <= LEAD_MAX &&
           (str_ends(s, STR("：")) || str_ends(s, STR(":"))) &&
           i + 1 < m->d->nblocks && only_links(b + 1, links[i + 1]);
}

/* The block behind the last one that belongs to the heading i. */
static uint32_t section_end(const struct marker *m, uint32_t i,
                            enum reason reason, const uint32_t *links)
{
    const struct block *b = m->d->blocks, *head = &b[i++];
    while (i < m->d->nblocks &&
           (follows(head, &b[i], reason, links[i]) ||
            (reason == HIDE_RELATED && leads_on(m, i, links))))
        i++;
    return i;
}

/* A heading of other stories goes with them or stays: what is no list of
 * links would stand below the heading before. */
static bool is_bare(const struct marker *m, uint32_t i, uint32_t end,
                    enum reason reason)
{
    const struct block *b = m->d->blocks;
    return reason == HIDE_RELATED && b[i].kind == BLOCK_HEADING &&
           end == i + 1 && end < m->d->nblocks && visible(m, end) &&
           is_prose(&b[end]) && b[end].kind != BLOCK_HEADING &&
           b[end].kind != BLOCK_CREDIT;
}

static void sections_hide(struct marker *m, const uint32_t *links)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        if (!visible(m, i))
            continue;
        const struct rule *r = match(m, ASK_AFTER, text_of(m, i));
        if (!r)
            continue;
        enum reason reason = r->row->reason;
        uint32_t end = section_end(m, i, reason, links);
        if (is_bare(m, i, end, reason))
            continue;
        for (; i < end; i++)
            hide(m, i, reason, r->index);
        i--;
    }
}

/* Items of a list that are one link each, where a rule says so. */
static void links_hide(struct marker *m, const uint32_t *links)
{
    const struct rule *r = NULL;
    for (size_t i = 0; i < m->n && !r; i++)
        if (is_links_rule(m->list[i].row))
            r = &m->list[i];
    if (!r)
        return;
    for (uint32_t i = 0; i < m->d->nblocks; i++)
        if (m->d->blocks[i].kind == BLOCK_ITEM && visible(m, i) &&
            only_links(&m->d->blocks[i], links[i]))
            hide(m, i, r->row->reason, r->index);
}

/* date line */

/* Before the text: who wrote it, said once more. */
static void byline_hide(struct marker *m)
{
    unsigned seen = 0;
    if (m->author.n == 0)
        return;
    for (uint32_t i = 0; i < m->d->nblocks && seen < 3; i++) {
        const struct block *b = &m->d->blocks[i];
        if (!visible(m, i) || !is_prose(b))
            continue;
        if (b->kind != BLOCK_HEADING && byline_only(text_of(m, i), m->author))
            hide(m, i, HIDE_DATELINE, POS_NONE);
        seen++;
    }
}

static void date_hide(struct marker *m)
{
    unsigned seen = 0;
    bool found = false;
    for (uint32_t i = 0; i < m->d->nblocks && seen < 3; i++) {
        const struct block *b = &m->d->blocks[i];
        if (!visible(m, i) || !is_prose(b))
            continue;
        struct str s = text_of(m, i);
        if (found && str_eq(s, STR("Array"))) {
            hide(m, i, HIDE_DATELINE, POS_NONE);
        } else if (!found && b->kind != BLOCK_HEADING &&
                   (m->author.p ? is_date_byline(s) : is_date_line(s))) {
            hide(m, i, HIDE_DATELINE, POS_NONE);
            found = true;
        } else {
            seen++;
        }
    }
}

/* Is there nothing to read: digits and marks alone? */
static bool is_crumb(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c | 0x20) >= 'a' && c != 0xC2) /* U+00A0 to U+00BF: marks */
            return false;
        i += c == 0xC2;
    }
    return true;
}

/* Counts and dots that a page shows between title and text. */
static void crumbs_hide(struct marker *m)
{
    for (uint32_t i = 0; m->author.p && i < m->d->nblocks; i++) {
        const struct block *b = &m->d->blocks[i];
        if (!visible(m, i) || !is_prose(b))
            continue;
        if (!is_crumb(text_of(m, i)))
            return;
        hide(m, i, HIDE_NAV, POS_NONE);
    }
}

/* title */

/* Without the signs of a heading that plain text keeps. */
static struct str heading_words(struct str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == '#')
        n++;
    return n > 0 && n < s.n && s.p[n] == ' ' ? str_skip(s, n) : s;
}

static void title_hide(struct marker *m)
{
    unsigned seen = 0;
    if (m->title.n == 0)
        return;
    for (uint32_t i = 0; i < m->d->nblocks && seen < TITLE_BLOCKS; i++) {
        const struct block *b = &m->d->blocks[i];
        if (!visible(m, i) || !is_prose(b) || b->kind == BLOCK_PRE)
            continue;
        seen++;
        struct str s = text_of(m, i);
        if (s.n <= m->title.n * 2 + 64 &&
            same_words(heading_words(s), m->title)) {
            hide(m, i, HIDE_REPEAT, POS_NONE);
            return;
        }
    }
}

/* captions */

/* A paragraph that says a caption once more, right behind its picture. */
static void captions_hide(struct marker *m)
{
    const struct block *image = NULL;
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        const struct block *b = &m->d->blocks[i];
        if (image && visible(m, i) && b->kind == BLOCK_PARAGRAPH &&
            same_words(text_of(m, i), doc_block(m->d, image)))
            hide(m, i, HIDE_REPEAT, POS_NONE);
        bool spoken = b->kind == BLOCK_IMAGE && b->end > b->start;
        image = spoken && visible(m, i) ? b : NULL;
    }
}

/* credits */

/* "（路透社）": all of it in brackets and no sentence */
static bool in_brackets(struct str s)
{
    bool opens = str_starts(s, STR("（")) || str_starts(s, STR("("));
    bool closes = str_ends(s, STR("）")) || str_ends(s, STR(")"));
    return opens && closes && !str_has(s, STR("。"));
}

static bool is_credit(const struct marker *m, const struct block *b,
                      struct str s, bool last)
{
    if (b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_QUOTE)
        return false;
    if (match(m, ASK_CREDIT, s))
        return true;
    return last && s.n <= CREDIT_MAX && (in_brackets(s) || byline_signature(s));
}

/* A credit line of a whole page often stands behind the element that is its
 * article, where all is hidden as navigation. */
static void credits_show(struct marker *m)
{
    uint32_t n = m->d->nblocks, last = n;
    while (last > 0 && !visible(m, last - 1))
        last--;
    for (uint32_t i = last; last > 0 && i < n && i < last + CREDIT_BEHIND;
         i++) {
        struct block *b = &m->d->blocks[i];
        if (b->hidden == HIDE_NAV && b->rule == POS_NONE &&
            b->kind == BLOCK_PARAGRAPH && match(m, ASK_CREDIT, text_of(m, i)))
            b->hidden = HIDE_NOT;
    }
}

/* From the end (step -1) or from the begin. */
static void credits_mark(struct marker *m, bool from_end)
{
    uint32_t n = m->d->nblocks;
    unsigned left = from_end ? CREDIT_LAST : CREDIT_FIRST, seen = 0;
    for (uint32_t k = 0; k < n && seen < left; k++) {
        uint32_t i = from_end ? n - 1 - k : k;
        struct block *b = &m->d->blocks[i];
        if (b->hidden || !is_prose(b) || b->kind == BLOCK_CREDIT)
            continue;
        struct str s = text_of(m, i);
        if (is_credit(m, b, s, from_end && seen < 2)) {
            b->kind = BLOCK_CREDIT;
            b->quote = b->list = 0;
        } else {
            seen++;
        }
    }
}

/* rules */

/* A rule, or a line of marks drawn as one: "———", "* * *". */
static bool divides(const struct marker *m, uint32_t i)
{
    static const char marks[][4] = { "-", "=", "*", "_",  " ",
                                     "—", "─", "━", "＊", "－" };
    struct str s = text_of(m, i);
    if (m->d->blocks[i].kind == BLOCK_RULE)
        return true;
    if (m->d->blocks[i].kind != BLOCK_PARAGRAPH || s.n < 3 ||
        !strchr("-=*_ \xE2\xEF", s.p[0])) /* the first bytes of marks */
        return false;
    while (s.n) {
        size_t k = 0;
        while (k < sizeof marks / sizeof *marks &&
               !str_starts(s, str_of(marks[k])))
            k++;
        if (k == sizeof marks / sizeof *marks)
            return false;
        s = str_skip(s, strlen(marks[k]));
    }
    return true;
}

/* A picture without words between two lines of promotion is a part of it. */
static void pictures_hide(struct marker *m)
{
    struct block *b = m->d->blocks;
    for (uint32_t i = 1; i + 1 < m->d->nblocks; i++)
        if (b[i].kind == BLOCK_IMAGE && b[i].end == b[i].start &&
            b[i - 1].hidden == HIDE_PROMO && b[i + 1].hidden == HIDE_PROMO)
            hide(m, i, HIDE_PROMO, POS_NONE);
}

/* A rule before what is hidden, before all text or at the end divides nothing:
 * it is hidden with its neighbour. */
static void rules_hide(struct marker *m)
{
    int next = -1; /* reason of the block behind, HIDE_NOT if visible */
    for (uint32_t i = m->d->nblocks; i > 0; i--) {
        struct block *b = &m->d->blocks[i - 1];
        bool divider = divides(m, i - 1);
        if (divider && !b->hidden) {
            if (next == -1)
                b->hidden = HIDE_INVISIBLE;
            else if (next != HIDE_NOT)
                b->hidden = (uint8_t)next;
        }
        if (!divider)
            next = b->hidden;
    }
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        struct block *b = &m->d->blocks[i];
        if (b->hidden || is_medium(b))
            continue;
        if (!divides(m, i))
            break;
        b->hidden = HIDE_INVISIBLE;
    }
}

/* the way back */

static bool has_text(const struct marker *m)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        const struct block *b = &m->d->blocks[i];
        if (!b->hidden && b->end > b->start && b->kind != BLOCK_CREDIT)
            return true;
    }
    return false;
}

/* It names a host, so its words are those of one site. */
static bool is_sure(const struct hide_rule *row)
{
    return row->on == HIDE_BLOCK && !str_eq(row->host, STR("*"));
}

/* What text rules have hidden comes back. before: `hidden` as it was. */
static void take_back(struct marker *m, const uint8_t *before)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        struct block *b = &m->d->blocks[i];
        if (b->hidden && !before[i] && b->rule != POS_NONE &&
            !is_sure(&m->rows[b->rule])) {
            b->hidden = HIDE_NOT;
            b->rule = POS_NONE;
        }
    }
}

void boilerplate_mark(struct arena *a, struct doc *d, const struct rules *r,
                      struct str host, struct str title, struct str author)
{
    struct marker m = { .d = d, .title = title, .author = author };
    rules_collect(&m, r, host);
    lines_cut(a, &m);

    uint8_t *before = xmalloc(d->nblocks);
    for (uint32_t i = 0; i < d->nblocks; i++)
        before[i] = d->blocks[i].hidden;
    uint32_t *links = link_bytes(&m);
    title_hide(&m);
    byline_hide(&m);
    date_hide(&m);
    captions_hide(&m);
    blocks_hide(&m);
    sections_hide(&m, links);
    links_hide(&m, links);
    ends_hide(&m);
    crumbs_hide(&m);
    if (!has_text(&m))
        take_back(&m, before);
    credits_show(&m);
    credits_mark(&m, true);
    credits_mark(&m, false);
    pictures_hide(&m);
    rules_hide(&m);
    free(links);
    free(before);
    free(m.list);
}
