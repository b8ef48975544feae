/* SPDX-License-Identifier: MIT */
/*
 * Lines of a paragraph that hide or are a credit become blocks of their own,
 * which the passes behind take like any other. A paragraph that a rule names
 * as a whole stays one.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

#include "parser/blank.h"
#include "parser/byline.h"
#include "parser/cut.h"
#include "parser/dateline.h"

#include <stdlib.h>

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

/* Of a credit only the lines that hide go. */
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

void lines_cut(struct arena *a, struct marker *m)
{
    struct cuts c = { 0 };
    cuts_find(m, &c);
    cuts_make(&c, a, m->d);
    free(c.at);
}
