/* SPDX-License-Identifier: MIT */
/*
 * Pictures and lines that stand between what is hidden, and so have lost what
 * they belong to or divide.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

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

void gaps_hide(struct marker *m)
{
    pictures_hide(m);
    rules_hide(m);
}
