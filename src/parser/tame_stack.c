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

/* Sorted by name. */
static const struct element {
    const char *name;
    uint8_t kind;
} elements[] = {
    { "a", KIND_A },
    { "address", KIND_BLOCK },
    { "area", KIND_VOID },
    { "article", KIND_BLOCK },
    { "aside", KIND_BLOCK },
    { "base", KIND_VOID },
    { "blockquote", KIND_BLOCK },
    { "body", KIND_NONE },
    { "br", KIND_VOID },
    { "caption", KIND_BLOCK },
    { "center", KIND_BLOCK },
    { "col", KIND_VOID },
    { "dd", KIND_DT },
    { "details", KIND_BLOCK },
    { "dir", KIND_LIST },
    { "div", KIND_BLOCK },
    { "dl", KIND_DL },
    { "dt", KIND_DT },
    { "embed", KIND_VOID },
    { "fieldset", KIND_BLOCK },
    { "figcaption", KIND_BLOCK },
    { "figure", KIND_BLOCK },
    { "footer", KIND_BLOCK },
    { "form", KIND_BLOCK },
    { "h1", KIND_BLOCK },
    { "h2", KIND_BLOCK },
    { "h3", KIND_BLOCK },
    { "h4", KIND_BLOCK },
    { "h5", KIND_BLOCK },
    { "h6", KIND_BLOCK },
    { "header", KIND_BLOCK },
    { "hr", KIND_VOID },
    { "html", KIND_NONE },
    { "iframe", KIND_RAW },
    { "img", KIND_VOID },
    { "input", KIND_VOID },
    { "li", KIND_LI },
    { "link", KIND_VOID },
    { "main", KIND_BLOCK },
    { "menu", KIND_LIST },
    { "meta", KIND_VOID },
    { "nav", KIND_BLOCK },
    { "noembed", KIND_RAW },
    { "noframes", KIND_RAW },
    { "ol", KIND_LIST },
    { "optgroup", KIND_OPTION },
    { "option", KIND_OPTION },
    { "p", KIND_P },
    { "param", KIND_VOID },
    { "pre", KIND_BLOCK },
    { "rp", KIND_RT },
    { "rt", KIND_RT },
    { "ruby", KIND_RUBY },
    { "script", KIND_RAW },
    { "section", KIND_BLOCK },
    { "source", KIND_VOID },
    { "style", KIND_RAW },
    { "summary", KIND_BLOCK },
    { "table", KIND_TABLE },
    { "tbody", KIND_BODY },
    { "td", KIND_CELL },
    { "tfoot", KIND_BODY },
    { "th", KIND_CELL },
    { "thead", KIND_BODY },
    { "title", KIND_RAW },
    { "tr", KIND_ROW },
    { "track", KIND_VOID },
    { "ul", KIND_LIST },
    { "wbr", KIND_VOID },
};

static int cmp_name(const void *key, const void *row)
{
    const char *a = key, *b = ((const struct element *)row)->name;
    return *a == *b ? strcmp(a, b) : *a < *b ? -1 : 1;
}

enum kind kind_of(const char *name)
{
    const struct element *e =
        bsearch(name, elements, sizeof elements / sizeof *elements,
                sizeof *elements, cmp_name);
    return e ? (enum kind)e->kind : KIND_INLINE;
}

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
        enum kind k = (enum kind)t->stack[i - 1].kind;
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
        if (s->n == e->n && memcmp(s->name, e->name, e->n) == 0) {
            stack_end_to(t, i - 1);
            return;
        }
        if (stops((enum kind)s->kind, (enum kind)e->kind))
            return;
    }
}
