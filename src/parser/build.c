/* SPDX-License-Identifier: MIT */
/*
 * The open block and the containers around it.
 *
 * One block is open at a time: none, text, or a medium (image, embed) that
 * still takes a caption. A block begins at its first visible character, so an
 * empty element leaves nothing behind. What kind of block that is, the
 * containers around it say, which are counters and a stack of lists.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "parser/blank.h"

struct build *build_new(struct str base, struct str title)
{
    struct build *b = xcalloc(1, sizeof *b);
    b->base = base;
    b->title = title;
    b->ruby = NONE;
    b->now.rule = NONE;
    return b;
}

void build_reserve(struct build *b, size_t bytes)
{
    buf_room(&b->text, bytes + bytes / 32 + 64);
}

/* blocks */

void block_begin(struct build *b, enum block_kind kind)
{
    if (b->nblocks)
        buf_chr(&b->text, '\n');
    b->open = (struct block){
        .start = here(b),
        .kind = (uint8_t)kind,
        .hidden = b->now.reason,
        .quote = (uint8_t)(b->now.quote < 255 ? b->now.quote : 255),
        .list = (uint8_t)list_depth(b),
        .link = NONE,
        .rule = b->now.rule,
    };
    b->open_span = b->nspans;
    b->white = WHITE_NONE;
    b->breaks = 0;
}

void block_push(struct build *b)
{
    b->open.end = here(b);
    GROW(b->blocks, b->nblocks, b->rblocks);
    b->blocks[b->nblocks++] = b->open;
}

void block_end(struct build *b)
{
    b->run_in = false;
    if (b->state == STATE_NONE)
        return;
    b->text.n = b->open.start + blank_trim_end(open_text(b)).n;
    spans_end(b);
    if (b->state == STATE_MEDIUM)
        medium_end(b);
    spans_clip(b);
    if (b->state == STATE_TEXT && here(b) == b->open.start)
        b->text.n = b->open.start - (b->nblocks ? 1 : 0);
    else
        block_push(b);
    b->state = STATE_NONE;
    b->white = WHITE_NONE;
    b->breaks = 0;
    b->ruby = NONE;
    asides_flush(b);
}

void build_end(struct build *b)
{
    b->continues = b->sourced = false;
    if (b->now.aside)
        put_joined(&b->aside_text, STR(" "));
    else if (b->state == STATE_MEDIUM)
        b->white = WHITE_LF; /* between two paragraphs of a caption */
    else if (!b->run_in)
        block_end(b);
}

void build_run_in(struct build *b)
{
    b->run_in = b->state == STATE_TEXT && !b->now.aside && !b->now.pre;
}

/* A container begins or ends, which is no paragraph. */
static void container(struct build *b)
{
    b->run_in = false;
    build_end(b);
}

void build_rule(struct build *b)
{
    if (b->now.aside) {
        build_end(b);
        return;
    }
    block_end(b);
    b->continues = false;
    if (b->nblocks) {
        const struct block *last = &b->blocks[b->nblocks - 1];
        if (last->kind == BLOCK_RULE && last->hidden == b->now.reason)
            return;
    }
    block_begin(b, BLOCK_RULE);
    block_push(b);
    table_places(b);
}

/* containers */

static enum block_kind text_kind(const struct build *b)
{
    if (b->now.pre)
        return (enum block_kind)b->now.pre_kind;
    if (b->now.heading)
        return BLOCK_HEADING;
    if (b->now.list)
        return BLOCK_ITEM;
    return b->now.quote ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

static struct list *list_top(struct build *b)
{
    if (b->now.list == 0)
        return NULL;
    return &b->lists[b->first_list + list_depth(b) - 1];
}

void text_begin(struct build *b)
{
    block_end(b);
    enum block_kind kind = text_kind(b);
    block_begin(b, kind);
    if (kind == BLOCK_HEADING)
        b->open.level = (uint8_t)b->now.heading;
    if (kind == BLOCK_ITEM) {
        struct list *l = list_top(b);
        if (l->ordered)
            b->open.flags |= BLOCK_ORDERED;
        if (!l->fresh)
            b->open.flags |= BLOCK_CONTINUES;
        b->open.number = l->ordered ? l->number : 0;
        l->fresh = false;
    }
    if (b->continues)
        b->open.flags |= BLOCK_NO_INDENT;
    b->continues = false;
    b->state = STATE_TEXT;
}

void build_heading(struct build *b, unsigned level)
{
    container(b);
    b->now.heading = level < 6 ? level : 6;
}

void build_quote(struct build *b, bool begin)
{
    container(b);
    if (begin)
        b->now.quote++;
    else if (b->now.quote)
        b->now.quote--;
}

void build_pre(struct build *b, enum block_kind kind, bool begin)
{
    container(b);
    if (begin) {
        if (b->now.pre++ == 0)
            b->now.pre_kind = (uint8_t)kind;
        b->pre_begins = true;
    } else if (b->now.pre) {
        b->now.pre--;
        b->pre_begins = false;
    }
}

void build_list(struct build *b, bool ordered, uint32_t start)
{
    container(b);
    b->now.list++;
    GROW(b->lists, b->first_list + list_depth(b) - 1, b->rlists);
    *list_top(b) = (struct list){ .ordered = ordered, .next = start };
}

void build_list_end(struct build *b)
{
    container(b);
    if (b->now.list)
        b->now.list--;
}

void build_item(struct build *b, uint32_t number)
{
    container(b);
    struct list *l = list_top(b);
    if (!l)
        return;
    l->number = number != POS_NONE ? number : l->next;
    l->next = l->number < POS_NONE - 1 ? l->number + 1 : l->number;
    l->fresh = true;
}
