/* SPDX-License-Identifier: MIT */
/*
 * boilerplate_parts - what the passes over the blocks share; for
 * boilerplate*.c only.
 *
 *   boilerplate.c         the order of the passes; the way back if all is gone
 *   boilerplate_match.c   the text rules of a host, by the begin of a text
 *   boilerplate_cut.c     lines that a rule names are cut off their paragraphs
 *   boilerplate_head.c    what says title, author, day or caption once more
 *   boilerplate_text.c    what a rule names by its words
 *   boilerplate_credit.c  credit lines
 *   boilerplate_gap.c     pictures and lines between what is hidden
 *
 * A pass hides only what is visible, so the first one gives the reason.
 */
#ifndef PARSER_BOILERPLATE_PARTS_H
#define PARSER_BOILERPLATE_PARTS_H

#include "parser/boilerplate.h"
#include "parser/rule_key.h"

enum {
    TITLE_BLOCKS = 8, /* visible blocks in which the title may come again */
    CREDIT_MAX = 240, /* bytes of a credit line */
};

/* Rules of one ask whose pattern begins with the same few bytes, in a list
 * by the order of the table. */
struct rule {
    uint32_t row; /* of the table */
    int next;     /* in the list of all, or NO_RULE */
};

struct marker {
    struct doc *d;
    const struct rules *rules;
    struct rule *list; /* text rules of the host, in the order of the table */
    size_t n;
    int bucket[ASKS][BUCKET_ANY + 1]; /* first rule by the pattern */
    struct str title, author;
};

static inline const struct hide_rule *row_of(const struct marker *m,
                                             const struct rule *r)
{
    return &m->rules->hides[r->row];
}

static inline struct str text_of(const struct marker *m, uint32_t i)
{
    return doc_block(m->d, &m->d->blocks[i]);
}

static inline bool visible(const struct marker *m, uint32_t i)
{
    return m->d->blocks[i].hidden == HIDE_NOT;
}

static inline bool is_medium(const struct block *b)
{
    return b->kind == BLOCK_IMAGE || b->kind == BLOCK_EMBED;
}

/* Text that a sentence of the article may stand in. */
static inline bool is_prose(const struct block *b)
{
    return b->kind != BLOCK_RULE && !is_medium(b);
}

static inline void hide(struct marker *m, uint32_t i, enum reason reason,
                        uint32_t rule)
{
    struct block *b = &m->d->blocks[i];
    if (b->hidden == HIDE_NOT) {
        b->hidden = (uint8_t)reason;
        b->rule = rule;
    }
}

/* boilerplate_match.c: collect the text rules of the host, in m->list, on the
 * heap; the first of them that matches a text, NULL if none does. */
void match_collect(struct marker *m, const struct rules *r, struct str host);
const struct rule *match(const struct marker *m, enum ask ask, struct str s);
/* "[links]": an item that is one link. */
bool is_links_rule(const struct marker *m, const struct rule *r);

/* boilerplate_cut.c: new tables of the document lie in the arena. */
void lines_cut(struct arena *a, struct marker *m);

/* boilerplate_head.c */
void title_hide(struct marker *m);
/* Before the text: who wrote it, said once more; its day; counts and dots. */
void byline_hide(struct marker *m);
void date_hide(struct marker *m);
void crumbs_hide(struct marker *m);
/* A paragraph that says a caption once more, right behind its picture. */
void captions_hide(struct marker *m);

/* boilerplate_text.c: blocks, sections and items of a list, and all behind a
 * block that ends the article. */
void texts_hide(struct marker *m);

/* boilerplate_credit.c */
void credits_show(struct marker *m);
void credits_mark(struct marker *m);

/* boilerplate_gap.c: comes last, for it looks at neighbours. */
void gaps_hide(struct marker *m);

#endif
