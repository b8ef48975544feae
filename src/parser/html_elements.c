/* SPDX-License-Identifier: MIT */
/*
 * What an element of each role does as it begins and ends.
 */
#include <config.h>

#include "parser/html_parts.h"

/* attributes */

static uint32_t number_of(attr_list attrs, const char *name, uint32_t otherwise)
{
    unsigned long v;
    return str_number(str_trim(attr_of(attrs, name)), 1000000000, &v)
               ? (uint32_t)v
               : otherwise;
}

static bool is_verse(attr_list attrs)
{
    struct str cls = attr_of(attrs, "class");
    return str_has(cls, STR("verse")) || str_has(cls, STR("poem"));
}

/* what the builder does not do alone */

static void heading_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)attrs;
    build_heading(h->b, o->is->arg);
}

static void heading_end(struct build *b)
{
    build_heading(b, 0);
}

static void span_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)attrs;
    build_span(h->b, (enum span_kind)o->is->arg, true);
}

static void span_end(struct html *h, const struct open *o)
{
    build_span(h->b, (enum span_kind)o->is->arg, false);
}

static void link_begin(struct html *h, struct open *o, attr_list attrs)
{
    struct str href = html_line(h, attr_of(attrs, "href"));
    if (href.n == 0)
        return;
    build_link(h->b, href);
    o->link = true;
}

static void link_end(struct html *h, const struct open *o)
{
    if (o->link)
        build_link_end(h->b);
}

static void list_begin(struct html *h, struct open *o, attr_list attrs)
{
    build_list(h->b, o->is->arg, number_of(attrs, "start", 1));
}

static void item_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    build_item(h->b, number_of(attrs, "value", POS_NONE));
}

static void pre_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    build_pre(h->b, is_verse(attrs) ? BLOCK_VERSE : BLOCK_PRE, true);
}

static void pre_end(struct build *b)
{
    build_pre(b, BLOCK_PRE, false);
}

static void caption(struct build *b, bool begin)
{
    if (begin)
        build_end(b);
    build_caption(b, begin);
    if (!begin)
        build_end(b);
}

static void cell_begin(struct html *h, struct open *o, attr_list attrs)
{
    build_cell(h->b, o->is->arg, number_of(attrs, "colspan", 1));
}

static void noscript_begin(struct html *h, struct open *o, attr_list attrs)
{
    (void)o;
    (void)attrs;
    if (h->noscript++ == 0)
        build_hide(h->b, HIDE_INVISIBLE, POS_NONE, true);
}

static void noscript_end(struct html *h, const struct open *o)
{
    (void)o;
    if (h->noscript && --h->noscript == 0)
        build_show(h->b);
}

/* What the begin and the end of an element call; for each at most one of
 * three forms. */
struct action {
    void (*enter)(struct build *b), (*leave)(struct build *b);
    void (*within)(struct build *b, bool begin);
    void (*begin)(struct html *h, struct open *o, attr_list attrs);
    void (*end)(struct html *h, const struct open *o);
};

static const struct action actions[ROLES] = {
    [ROLE_BLOCK] = { .enter = build_end, .leave = build_end },
    [ROLE_HEADING] = { .begin = heading_begin, .leave = heading_end },
    [ROLE_SPAN] = { .begin = span_begin, .end = span_end },
    [ROLE_LINK] = { .begin = link_begin, .end = link_end },
    [ROLE_BREAK] = { .enter = build_break },
    [ROLE_RULE] = { .enter = build_rule },
    [ROLE_IMAGE] = { .begin = image_begin },
    [ROLE_SOURCE] = { .begin = source_begin },
    [ROLE_PICTURE] = { .begin = picture_begin, .end = picture_end },
    [ROLE_PLAYER] = { .begin = player_begin, .end = player_end },
    [ROLE_FRAME] = { .begin = frame_begin },
    [ROLE_LIST] = { .begin = list_begin, .leave = build_list_end },
    [ROLE_ITEM] = { .begin = item_begin, .leave = build_end },
    [ROLE_QUOTE] = { .within = build_quote },
    [ROLE_PRE] = { .begin = pre_begin, .leave = pre_end },
    [ROLE_FIGURE] = { .within = caption },
    [ROLE_CAPTION] = { .within = caption },
    [ROLE_TABLE] = { .enter = build_table, .leave = build_table_end },
    [ROLE_ROW] = { .enter = build_row, .leave = build_end },
    [ROLE_CELL] = { .begin = cell_begin, .leave = build_end },
    [ROLE_RUBY] = { .enter = build_ruby },
    [ROLE_READING] = { .within = build_reading },
    [ROLE_NOSCRIPT] = { .begin = noscript_begin, .end = noscript_end },
};

void element_begin(struct html *h, struct open *o, attr_list attrs)
{
    const struct action *a = &actions[o->is->role];
    if (a->enter)
        a->enter(h->b);
    else if (a->within)
        a->within(h->b, true);
    else if (a->begin)
        a->begin(h, o, attrs);
}

void element_end(struct html *h, const struct open *o)
{
    const struct action *a = &actions[o->is->role];
    if (a->leave)
        a->leave(h->b);
    else if (a->within)
        a->within(h->b, false);
    else if (a->end)
        a->end(h, o);
}

bool element_in_line(const struct element *e)
{
    return e->role == ROLE_INLINE || e->role == ROLE_SPAN ||
           e->role == ROLE_LINK || e->role == ROLE_RUBY;
}
