/* SPDX-License-Identifier: MIT */
/*
 * Rules that name a text: a block alone, a heading and what belongs to it, the
 * links of a list, a block and all behind it.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

#include "base/mem.h"

#include <stdlib.h>

enum { LEAD_MAX = 120 }; /* bytes of a line that leads to a list of links */

static void blocks_hide(struct marker *m)
{
    for (uint32_t i = 0; i < m->d->nblocks; i++) {
        if (!visible(m, i) || !is_prose(&m->d->blocks[i]))
            continue;
        const struct rule *r = match(m, ASK_HIDDEN, text_of(m, i));
        if (r)
            hide(m, i, row_of(m, r)->reason, r->row);
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
        enum reason reason = row_of(m, r)->reason;
        uint32_t end = section_end(m, i, reason, links);
        if (is_bare(m, i, end, reason))
            continue;
        for (; i < end; i++)
            hide(m, i, reason, r->row);
        i--;
    }
}

/* Items of a list that are one link each, where a rule says so. */
static void links_hide(struct marker *m, const uint32_t *links)
{
    const struct rule *r = NULL;
    for (size_t i = 0; i < m->n && !r; i++)
        if (is_links_rule(m, &m->list[i]))
            r = &m->list[i];
    if (!r)
        return;
    for (uint32_t i = 0; i < m->d->nblocks; i++)
        if (m->d->blocks[i].kind == BLOCK_ITEM && visible(m, i) &&
            only_links(&m->d->blocks[i], links[i]))
            hide(m, i, row_of(m, r)->reason, r->row);
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
            hide(m, k, row_of(m, r)->reason, r->row);
        return;
    }
}

void texts_hide(struct marker *m)
{
    uint32_t *links = link_bytes(m);
    blocks_hide(m);
    sections_hide(m, links);
    links_hide(m, links);
    ends_hide(m);
    free(links);
}
