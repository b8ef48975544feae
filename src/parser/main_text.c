/* SPDX-License-Identifier: MIT */
/*
 * From the counts of a survey in four steps, each one pass over the nodes:
 *
 *   what is no part goes (bury): parts that rules or their names tell;
 *   prose of what is left is summed up (add_up);
 *   the article is the element that a main rule names, where it holds enough
 *   of the prose; else from the page inwards as long as one element holds
 *   most of it (descend);
 *   then each other element gets its fate: what stands between the title and
 *   the article belongs to its head, the rest is hidden.
 */
#include <config.h>

#include "parser/main_text.h"

enum {
    RULE_SHARE = 40,  /* percent of all prose that a named element holds */
    PART_SHARE = 25,  /* of the largest part of it that another one holds */
    PARTS_SHARE = 80, /* of what is around them that all parts hold */
    INNER_SHARE = 60, /* of the prose around it that makes us go inwards */
    LOOSE_SHARE = 5,  /* in paragraphs beside it that make us stay */
    HEAD_GAP = 1800,  /* bytes between title and article */
    HEAD_LINE = 400,  /* of a line of the head */
    BYLINE_MAX = 300,
    CAPTION_MAX = 600, /* of what goes with a picture */
    LIST_LINKS = 3,    /* links of a list of links */
};

struct chooser {
    struct node *nodes;
    uint32_t n;
    const struct survey *survey;
    uint8_t *fates;
    uint32_t main, title; /* title: 0 for none */
    uint32_t seen;        /* prose of the article before the place */
};

static bool is_dead(const struct node *n)
{
    return (n->flags & NODE_DEAD) != 0;
}

/* Is it no part, by its name? What holds the title or most of the prose is
 * part of the page, whatever its classes say. */
static bool is_aside(const struct chooser *c, uint32_t i)
{
    const struct node *n = &c->nodes[i];
    if (n->word.part < PART_ASIDE || !(n->flags & NODE_BLOCK) ||
        (n->flags & NODE_HOLDS))
        return false;
    return n->word.part == PART_COMMENTS || n->sum <= c->nodes[0].sum / 2;
}

/* Sums of all that is not dead; a parent stands before its children. */
static void add_up(struct chooser *c)
{
    for (uint32_t i = 0; i < c->n; i++)
        c->nodes[i].sum = is_dead(&c->nodes[i]) ? 0 : c->nodes[i].prose;
    for (uint32_t i = c->n - 1; i > 0; i--)
        c->nodes[c->nodes[i].parent].sum += c->nodes[i].sum;
}

static void bury(struct chooser *c)
{
    add_up(c);
    for (uint32_t i = 1; i < c->n; i++) {
        struct node *n = &c->nodes[i];
        if (is_dead(&c->nodes[n->parent]) || (n->flags & NODE_HIDDEN) ||
            is_aside(c, i))
            n->flags |= NODE_DEAD;
    }
    add_up(c);
}

/* the article */

/* The element with most prose that the first rule names which has one with
 * enough; 0 if there is none. */
static uint32_t by_rule(const struct chooser *c)
{
    uint32_t row = POS_NONE, best = 0;
    for (uint32_t i = 1; i < c->n; i++) {
        const struct node *n = &c->nodes[i];
        if (n->row == POS_NONE || is_dead(n) || n->row > row ||
            (uint64_t)n->sum * 100 < (uint64_t)c->nodes[0].sum * RULE_SHARE)
            continue;
        if (n->row < row || n->sum > c->nodes[best].sum)
            best = i;
        row = n->row;
    }
    return best;
}

/* Some sites cut an article into parts with adverts between, each of which
 * the rule of `best` names: what holds them all, if that is hardly more than
 * they are; else best. */
static uint32_t around_parts(const struct chooser *c, uint32_t best)
{
    const struct node *nodes = c->nodes, *b = &nodes[best];
    uint32_t first = best, last = best, at = best;
    uint64_t sum = 0;
    for (uint32_t i = 1, end = 0; i < c->n; i++) {
        const struct node *n = &nodes[i];
        if (n->row != b->row || is_dead(n) || i < end ||
            (uint64_t)n->sum * 100 < (uint64_t)b->sum * PART_SHARE)
            continue;
        first = i < first ? i : first;
        last = i;
        end = n->end;
        sum += n->sum;
    }
    while (at > 0 && (first < at || last >= nodes[at].end))
        at = nodes[at].parent;
    return sum > b->sum && sum * 100 >= (uint64_t)nodes[at].sum * PARTS_SHARE
               ? at
               : best;
}

/* A paragraph, not a part that holds paragraphs or lines. */
static bool is_leaf(const struct chooser *c, uint32_t i)
{
    const struct node *n = &c->nodes[i];
    if (n->flags & NODE_TEXT)
        return true;
    for (uint32_t k = i + 1; k < n->end; k = c->nodes[k].end)
        if (c->nodes[k].sum || (c->nodes[k].flags & NODE_TEXT))
            return false;
    return n->breaks < 2;
}

/* The child in which the article is, 0 if it is here. */
static uint32_t inner(const struct chooser *c, uint32_t at)
{
    const struct node *n = &c->nodes[at];
    uint32_t best = 0, loose = n->sum;
    for (uint32_t i = at + 1; i < n->end; i = c->nodes[i].end) {
        if (best == 0 || c->nodes[i].sum > c->nodes[best].sum)
            best = i;
        if (!(c->nodes[i].flags & NODE_TEXT))
            loose -= c->nodes[i].sum; /* left: its own text, paragraphs */
    }
    if (best == 0 || is_leaf(c, best) ||
        (uint64_t)c->nodes[best].sum * 100 < (uint64_t)n->sum * INNER_SHARE)
        return 0;
    /* where the title is, loose paragraphs around it are none of the text */
    if (c->nodes[best].flags & NODE_HOLDS)
        return best;
    return (uint64_t)loose * 100 > (uint64_t)n->sum * LOOSE_SHARE ? 0 : best;
}

static uint32_t choose(const struct chooser *c)
{
    uint32_t named = by_rule(c), next;
    uint32_t at = named ? around_parts(c, named) : 0;
    if (at != named)
        return at;
    if (at && survey_exact(c->survey, &c->nodes[at]))
        return at;
    while ((next = inner(c, at)) != 0)
        at = next;
    return at;
}

static bool is_title(const struct node *n)
{
    return (n->flags & NODE_TITLE) && (n->flags & NODE_HOLDS) && !is_dead(n);
}

/* The last title before the article, if it stands near and the article has none
 * of its own; else 0. */
static uint32_t find_title(const struct chooser *c)
{
    const struct node *main = &c->nodes[c->main];
    for (uint32_t i = c->main + 1; i < main->end; i++)
        if (is_title(&c->nodes[i]))
            return 0;
    for (uint32_t i = c->main; i > 1; i--) {
        const struct node *n = &c->nodes[i - 1];
        if (is_title(n) && n->end <= c->main)
            return main->at - (n->at + n->chars) <= HEAD_GAP ? i - 1 : 0;
    }
    return 0;
}

/* fates */

static void set(struct chooser *c, uint32_t i, unsigned fate)
{
    c->fates[i] = (uint8_t)fate;
}

static bool has_figure(const struct chooser *c, uint32_t i)
{
    for (uint32_t k = i; k < c->nodes[i].end; k++)
        if ((c->nodes[k].flags & NODE_FIGURE) && !is_dead(&c->nodes[k]))
            return true;
    return false;
}

/* A standfirst or a picture between title and article. */
static bool is_head(const struct chooser *c, uint32_t i)
{
    const struct node *n = &c->nodes[i];
    if (is_dead(n))
        return false;
    if (n->sum)
        return n->sum >= n->chars / 2;
    return n->chars <= CAPTION_MAX && n->linked == 0 && has_figure(c, i);
}

/* The reason for an element outside the article. */
static enum reason outside(const struct chooser *c, uint32_t i)
{
    const struct node *n = &c->nodes[i];
    bool head = c->title && i >= c->title && i < c->main;
    if (i == c->title && head)
        return HIDE_REPEAT;
    if (n->word.part >= PART_ASIDE)
        return (enum reason)n->word.reason;
    return head && n->chars <= HEAD_LINE ? HIDE_DATELINE : HIDE_NAV;
}

/* All but the article. Ancestors of it and of the title are opened up. */
static void fates_outside(struct chooser *c)
{
    for (uint32_t i = 0; i < c->n;) {
        const struct node *n = &c->nodes[i];
        if (i == c->main) {
            set(c, i, FATE_MAIN);
            i = n->end;
        } else if ((i < c->main && n->end > c->main) ||
                   (i < c->title && n->end > c->title)) {
            set(c, i++, FATE_AROUND);
        } else {
            bool head = c->title && i > c->title && i < c->main;
            set(c, i,
                head && is_head(c, i) ? FATE_MAIN
                                      : FATE_HIDE + (unsigned)outside(c, i));
            i = n->end;
        }
    }
}

static bool is_link_list(const struct node *n)
{
    return (n->flags & NODE_BLOCK) && n->links >= LIST_LINKS && n->sum == 0 &&
           n->linked >= n->chars - n->chars / 5;
}

/* Names and dates before the text, but no piece of a paragraph. */
static bool is_byline(const struct chooser *c, uint32_t i)
{
    const struct node *n = &c->nodes[i];
    return c->seen == 0 && n->word.part == PART_BYLINE && n->sum == 0 &&
           c->nodes[n->parent].prose == 0 && n->chars > 0 &&
           n->chars <= BYLINE_MAX && !(n->flags & NODE_HOLDS) &&
           !has_figure(c, i);
}

/* The reason to hide an element of the article, HIDE_NOT if it stays. */
static enum reason inside(const struct chooser *c, uint32_t i)
{
    const struct node *n = &c->nodes[i];
    if (is_dead(n))
        return n->flags & NODE_HIDDEN ? HIDE_NOT : (enum reason)n->word.reason;
    if (is_byline(c, i))
        return HIDE_DATELINE;
    if (is_link_list(n) && c->seen == 0)
        return HIDE_NAV;
    if (is_link_list(n) && c->seen == c->nodes[c->main].sum)
        return HIDE_RELATED;
    return HIDE_NOT;
}

static void fates_inside(struct chooser *c)
{
    uint32_t end = c->nodes[c->main].end;
    c->seen = c->nodes[c->main].prose;
    for (uint32_t i = c->main + 1; i < end;) {
        enum reason reason = inside(c, i);
        if (reason != HIDE_NOT)
            set(c, i, FATE_HIDE + (unsigned)reason);
        if (reason != HIDE_NOT || is_dead(&c->nodes[i])) {
            i = c->nodes[i].end;
        } else {
            c->seen += c->nodes[i].prose;
            i++;
        }
    }
}

const uint8_t *main_text(struct survey *s, struct arena *a)
{
    struct chooser c = { .nodes = s->nodes, .n = (uint32_t)s->n, .survey = s };
    bury(&c);
    if (c.nodes[0].sum == 0)
        return NULL;
    c.fates = arena_zalloc(a, s->n);
    c.main = choose(&c);
    c.title = find_title(&c);
    if (c.main)
        fates_outside(&c);
    fates_inside(&c);
    return c.fates;
}
