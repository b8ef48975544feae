/* SPDX-License-Identifier: MIT */
/*
 * Credit lines stand at the end of an article or at its begin: the blocks
 * there are looked at from outside, until a few were none.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

#include "parser/byline.h"

enum {
    CREDIT_LAST = 8, /* visible blocks at the end that may be credits */
    CREDIT_FIRST = 3,
    CREDIT_BEHIND = 3, /* blocks behind the article of a page with them */
};

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
void credits_show(struct marker *m)
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

/* From the end or from the begin. */
static void mark_from(struct marker *m, bool from_end)
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

void credits_mark(struct marker *m)
{
    mark_from(m, true);
    mark_from(m, false);
}
