/* SPDX-License-Identifier: MIT */
/*
 * One pass over the events of a parser; every count is added to the open node
 * and, as a node ends, to its parent.
 *
 * Is the text of an element the title? A hash of all text up to a place is
 * kept; those at begin and end of an element give the hash of what is
 * between, as in the search of Rabin and Karp. No text is stored. A chance
 * hit only makes another element the title.
 */
#include <config.h>

#include "parser/survey.h"

#include "base/mem.h"
#include "parser/blank.h"
#include "parser/tags.h"

#include <stdlib.h>

#define HASH_BASE UINT64_C(0x100000001B3)

enum {
    PROSE_MIN = 24,  /* bytes of a paragraph that is one */
    PROSE_LONG = 90, /* of one without a mark of a sentence */
    CHARS_MAX = 1 << 30,
};

static uint64_t hash_more(uint64_t hash, char c)
{
    return hash * HASH_BASE + (unsigned char)c + 1;
}

static void title_set(struct survey *s, struct str title)
{
    s->title_power = 1;
    for (size_t i = 0; i < title.n; i++) {
        if (is_white(title.p[i]))
            continue;
        s->title_hash = hash_more(s->title_hash, title.p[i]);
        s->title_power *= HASH_BASE;
        s->title_chars++;
    }
}

static bool is_title(const struct survey *s, const struct node *n)
{
    return n->chars > 0 && n->chars == s->title_chars &&
           s->hash - n->hash * s->title_power == s->title_hash;
}

void survey_begin(struct survey *s, struct arena *a, const struct rules *r,
                  const struct rules_host *host, struct str title)
{
    *s = (struct survey){ .nodes = xcalloc(64, sizeof(struct node)),
                          .n = 1,
                          .room = 64 };
    s->nodes[0].row = POS_NONE;
    s->nodes[0].flags = NODE_BLOCK;
    selection_make(a, r, host, &s->hides);
    selection_mains(a, r, host, &s->mains);
    title_set(s, title);
}

void survey_free(struct survey *s)
{
    free(s->nodes);
}

static bool is_one_of(struct str name, const char *const *list)
{
    for (; *list; list++)
        if (str_eq(name, str_of(*list)))
            return true;
    return false;
}

static uint16_t flags_of(struct str name)
{
    static const char *const text[] = { "p",  "h1", "h2", "h3",         "h4",
                                        "h5", "h6", "li", "blockquote", "pre",
                                        "dd", "dt", NULL };
    static const char *const more[] = { "button", "select", "textarea", "form",
                                        "dialog", "menu",   "iframe",   NULL };
    static const char *const figure[] = { "figure", "picture", "img", "video",
                                          NULL };
    const struct tag t = { .name = name };
    uint16_t flags = 0;
    if (name.n == 0 || tag_is_block(&t) || is_one_of(name, more))
        flags |= NODE_BLOCK;
    if (is_one_of(name, text))
        flags |= NODE_TEXT | NODE_BLOCK;
    if (is_one_of(name, figure))
        flags |= NODE_FIGURE;
    if (str_eq(name, STR("h1")))
        flags |= NODE_TITLE;
    return flags;
}

bool survey_exact(const struct survey *s, const struct node *n)
{
    if (n->row == POS_NONE)
        return false;
    const struct selector *by = &s->mains.rules->selectors[n->row];
    return by->cls.n || by->id.n || by->attr.n;
}

static void rules_apply(struct survey *s, struct node *n, struct str name,
                        const char *const *attrs)
{
    n->row = selection_match(&s->mains, name, attrs);
    if (n->row != POS_NONE) {
        if (survey_exact(s, n))
            n->flags |= NODE_HOLDS;
        return;
    }
    uint32_t row = selection_match(&s->hides, name, attrs);
    if (row != POS_NONE && s->hides.rules->hides[row].as == HIDE_AS_HIDDEN)
        n->flags |= NODE_HIDDEN;
}

static bool is_link(struct str name, const char *const *attrs)
{
    return str_eq(name, STR("a")) && attr_of(attrs, "href").n > 0;
}

void survey_open(struct survey *s, struct str name, const char *const *attrs,
                 bool gone)
{
    if (s->n == SURVEY_MAX) {
        s->beyond++;
        return;
    }
    if (s->n == s->room) {
        s->room *= 2;
        s->nodes = xrealloc(s->nodes, s->room * sizeof *s->nodes);
    }
    struct node *n = &s->nodes[s->n];
    *n = (struct node){
        .parent = s->at, .at = s->chars, .hash = s->hash, .row = POS_NONE
    };
    n->flags = flags_of(name) | (s->nodes[s->at].flags & NODE_FIGURE);
    if (gone)
        n->flags |= NODE_HIDDEN | NODE_GONE;
    if (s->gone == 0 && !gone) {
        rules_apply(s, n, name, attrs);
        n->word =
            page_word_of(name, attr_of(attrs, "class"), attr_of(attrs, "id"));
    }
    if (is_link(name, attrs)) {
        n->flags |= NODE_LINK;
        n->links = 1;
        s->links++;
    }
    s->gone += gone;
    if (str_eq(name, STR("br")))
        s->nodes[s->at].breaks++;
    s->at = (uint32_t)s->n++;
}

/* Is there a mark at the begin of s by which sentences are known? */
static bool is_mark(struct str s)
{
    static const char wide[][4] = { "。", "，", "、", "！", "？", "；" };
    if (strchr(".,!?;", s.p[0]))
        return s.p[0] && (s.n == 1 || is_white(s.p[1]));
    if (s.p[0] != '\xE3' && s.p[0] != '\xEF')
        return false;
    for (size_t k = 0; k < sizeof wide / sizeof *wide; k++)
        if (str_starts(s, str_of(wide[k])))
            return true;
    return false;
}

void survey_text(struct survey *s, struct str text)
{
    struct node *n = &s->nodes[s->at];
    uint32_t chars = 0;
    if (s->gone || s->chars >= CHARS_MAX)
        return;
    for (size_t i = 0; i < text.n; i++) {
        if (is_white(text.p[i]))
            continue;
        chars++;
        s->hash = hash_more(s->hash, text.p[i]);
        n->marks += is_mark(str_skip(text, i));
    }
    s->chars += chars;
    n->own += chars;
    if (s->links)
        n->own_linked += chars;
}

/* Text that is a paragraph of sentences counts, links and captions do not. */
static uint32_t prose_of(const struct node *n)
{
    uint32_t plain = n->own - n->own_linked;
    if (n->own_linked > plain || (n->flags & (NODE_HIDDEN | NODE_FIGURE)))
        return 0;
    if (n->marks == 0)
        return plain >= PROSE_LONG ? plain / 2 : 0;
    return plain >= PROSE_MIN ? plain : 0;
}

/* What a piece of a paragraph counted is its block's. */
static void close_inline(struct node *n, struct node *parent)
{
    parent->own += n->own;
    parent->own_linked += n->own_linked;
    parent->marks += n->marks;
    parent->breaks += n->breaks;
    n->own = n->own_linked = 0;
}

static void close_node(struct survey *s, uint32_t i)
{
    struct node *n = &s->nodes[i];
    n->end = (uint32_t)s->n;
    n->chars = s->chars - n->at;
    bool linked = n->linked + n->own_linked > n->chars / 2;
    if (is_title(s, n))
        n->flags |= NODE_TITLE;
    if ((n->flags & NODE_TITLE) && n->chars && !linked)
        n->flags |= NODE_HOLDS;
    if (i == 0)
        return;
    struct node *parent = &s->nodes[n->parent];
    if (!(n->flags & NODE_BLOCK))
        close_inline(n, parent);
    n->linked += n->own_linked;
    n->prose = prose_of(n);
    parent->linked += n->linked;
    parent->links += n->links;
    parent->flags |= n->flags & NODE_HOLDS;
}

void survey_close(struct survey *s)
{
    if (s->beyond) {
        s->beyond--;
        return;
    }
    uint32_t i = s->at;
    struct node *n = &s->nodes[i];
    s->links -= (n->flags & NODE_LINK) != 0;
    s->gone -= (n->flags & NODE_GONE) != 0;
    close_node(s, i);
    s->at = n->parent;
}

void survey_end(struct survey *s)
{
    s->beyond = 0;
    while (s->at)
        survey_close(s);
    close_node(s, 0);
}
