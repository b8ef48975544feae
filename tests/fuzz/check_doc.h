/* SPDX-License-Identifier: MIT */
/* check_doc - aborts if a document breaks the invariants of parser/tree.h. */
#ifndef FUZZ_CHECK_DOC_H
#define FUZZ_CHECK_DOC_H

#include "parser/tree.h"
#include "text/utf8.h"

#include <stdlib.h>

static inline void must(bool holds)
{
    if (!holds)
        abort();
}

static inline void check_blocks(const struct doc *d)
{
    uint32_t at = 0;
    must(utf8_valid(d->text) == d->text.n);
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        must(b->start == at && b->end >= b->start && b->end <= d->text.n);
        must(i + 1 == d->nblocks || d->text.p[b->end] == '\n');
        must(b->kind < BLOCK_KINDS && b->hidden < HIDE_REASONS);
        must(b->link == POS_NONE || b->link < d->nlinks);
        at = b->end + 1;
    }
    must(d->nblocks == 0 || at == d->text.n + 1);
}

/* Spans nest: none begins in another and ends behind it. */
static inline void check_nesting(const struct doc *d)
{
    uint32_t ends[64];
    unsigned open = 0;
    for (uint32_t i = 0; i < d->nspans; i++) {
        const struct span *s = &d->spans[i];
        while (open && ends[open - 1] <= s->start)
            open--;
        must(open == 0 || s->end <= ends[open - 1]);
        must(open < 64);
        ends[open++] = s->end;
    }
}

static inline void check_spans(const struct doc *d)
{
    uint32_t block = 0;
    for (uint32_t i = 0; i < d->nspans; i++) {
        const struct span *s = &d->spans[i];
        must(i == 0 || s[-1].start < s->start ||
             (s[-1].start == s->start && s[-1].end >= s->end));
        while (block < d->nblocks && d->blocks[block].end < s->start)
            block++;
        must(block < d->nblocks && s->start <= s->end &&
             s->start >= d->blocks[block].start &&
             s->end <= d->blocks[block].end);
        must(s->kind != SPAN_LINK || s->aux < d->nlinks);
        must(s->kind != SPAN_RUBY || s->aux < d->nnotes);
    }
    for (uint32_t i = 0; i < d->nlinks; i++)
        must(d->links[i].start <= d->links[i].end &&
             d->links[i].end <= d->text.n && d->links[i].block < d->nblocks);
}

static inline void check_doc(const struct doc *d)
{
    check_blocks(d);
    check_spans(d);
    check_nesting(d);
}

#endif
