/* SPDX-License-Identifier: MIT */
/*
 * After the tree construction of the HTML standard (section 13.2.6), of which
 * only what ends what is kept: each kind of element tells which open one its
 * start tag ends and which ones bound the search for that. Elements below
 * `floor` belong to the document around an island and stay open.
 */
#include <config.h>

#include "parser/tame_stack.h"

#include "base/mem.h"

#include <stdlib.h>

static bool is_inline(enum kind k)
{
    return k == KIND_INLINE || k == KIND_A || k == KIND_RUBY || k == KIND_RT ||
           k == KIND_OPTION;
}

#define BIT(k) (1u << (k))
#define ALL_BLOCKS                                                    \
    (BIT(KIND_BLOCK) | BIT(KIND_LI) | BIT(KIND_LIST) | BIT(KIND_DT) | \
     BIT(KIND_DL) | BIT(KIND_CELL) | BIT(KIND_ROW) | BIT(KIND_BODY) | \
     BIT(KIND_TABLE))

/* Kinds of which a start tag ends the open one: the search for it ends at
 * these. */
static const unsigned bounds[KINDS] = {
    [KIND_P] = ALL_BLOCKS,
    [KIND_LI] = BIT(KIND_LIST) | BIT(KIND_CELL),
    [KIND_DT] = BIT(KIND_DL) | BIT(KIND_CELL),
    [KIND_A] = ALL_BLOCKS | BIT(KIND_P),
    [KIND_OPTION] = ALL_BLOCKS | BIT(KIND_P),
    [KIND_RT] = ALL_BLOCKS | BIT(KIND_RUBY),
    [KIND_CELL] = BIT(KIND_ROW) | BIT(KIND_TABLE),
    [KIND_ROW] = BIT(KIND_TABLE),
    [KIND_BODY] = BIT(KIND_TABLE),
};

static void put_end(struct tame *t)
{
    t->to->end(t->data);
}

void stack_end_to(struct tame *t, unsigned depth)
{
    for (; t->depth > depth; t->depth--)
        put_end(t);
}

/* End the nearest open element of the kind, if none of its bounds is nearer. */
static void end_nearest(struct tame *t, enum kind kind)
{
    for (unsigned i = t->depth; i > t->floor; i--) {
        enum kind k = (enum kind)t->stack[i - 1].is->kind;
        if (k == kind)
            stack_end_to(t, i - 1);
        if (k == kind || (bounds[kind] & BIT(k)))
            return;
    }
}

void stack_prepare(struct tame *t, enum kind kind)
{
    if (!is_inline(kind) && kind != KIND_VOID)
        end_nearest(t, KIND_P);
    if (bounds[kind] && kind != KIND_P)
        end_nearest(t, kind);
    /* nested beyond reason: begin anew from the middle */
    unsigned half = TAME_DEPTH / 2;
    if (t->depth == TAME_DEPTH)
        stack_end_to(t, half > t->floor ? half : t->floor);
}

void stack_push(struct tame *t, const struct tame_element *e)
{
    if (t->depth == TAME_DEPTH) {
        put_end(t);
        return;
    }
    if (t->depth == t->room) {
        t->room = t->room ? t->room * 2 : 16;
        t->stack = xrealloc(t->stack, t->room * sizeof *t->stack);
    }
    t->stack[t->depth++] = *e;
}

/* Does an open element keep an end tag from what is around it? </b> does not
 * end a div, </div> does not end a cell. */
static bool stops(enum kind open, enum kind tag)
{
    if (is_inline(tag) && !is_inline(open))
        return true;
    if (tag < KIND_CELL && (open == KIND_CELL || open == KIND_TABLE))
        return true;
    if (tag >= KIND_CELL && tag < KIND_TABLE && open == KIND_TABLE)
        return true;
    return tag == KIND_LI && open == KIND_LIST;
}

void stack_end(struct tame *t, const struct tame_element *e)
{
    for (unsigned i = t->depth; i > t->floor; i--) {
        const struct tame_element *s = &t->stack[i - 1];
        if (s->is == e->is && s->n == e->n &&
            memcmp(s->name, e->name, e->n) == 0) {
            stack_end_to(t, i - 1);
            return;
        }
        if (stops((enum kind)s->is->kind, (enum kind)e->is->kind))
            return;
    }
}
