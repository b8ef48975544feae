/* SPDX-License-Identifier: MIT */
/*
 * What a page says before its text and the reader shows above it: title,
 * author and day, and the counts between them. Only the first blocks are
 * looked at: farther on the same words are text. A caption is said again
 * anywhere.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

#include "parser/blank.h"
#include "parser/byline.h"
#include "parser/dateline.h"

/* Without the signs of a heading that plain text keeps. */
static struct str heading_words(struct str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == '#')
        n++;
    return n > 0 && n < s.n && s.p[n] == ' ' ? str_skip(s, n) : s;
}

void title_hide(struct marker *m)
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

void byline_hide(struct marker *m)
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

void date_hide(struct marker *m)
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

void crumbs_hide(struct marker *m)
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

void captions_hide(struct marker *m)
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
