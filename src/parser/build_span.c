/* SPDX-License-Identifier: MIT */
/*
 * Spans, links and ruby.
 *
 * A span begins at the first character inside it and ends at the last one, so
 * it never covers white space at its ends; in each block that it reaches into
 * it has a record of its own.
 *
 * Of each kind at most one span is open; open spans stand in the order of
 * their begin, and to end one of them those above end too and begin anew.
 * Therefore spans nest and their records are sorted as they are made. Only
 * ruby comes late: its base text is known when the reading begins.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "base/ascii.h"
#include "parser/blank.h"
#include "parser/url.h"

#include <assert.h>

/* records */

void span_push(struct build *b, struct span s)
{
    GROW(b->spans, b->nspans, b->rspans);
    b->spans[b->nspans++] = s;
}

static void record_begin(struct build *b, struct open_span *s)
{
    s->index = (uint32_t)b->nspans;
    span_push(b, (struct span){ here(b), NONE, s->aux, s->kind });
    if (s->kind != SPAN_LINK)
        return;
    struct link *l = &b->links[s->aux];
    if (l->start == NONE) {
        l->start = here(b);
        l->block = (uint32_t)b->nblocks;
    }
}

static void record_end(struct build *b, struct open_span *s)
{
    if (s->index == NONE)
        return;
    b->spans[s->index].end = here(b);
    if (b->ruby != NONE && b->spans[s->index].start < b->ruby)
        b->ruby = here(b); /* a base text lies in a span or holds it */
    s->index = NONE;
    if (s->kind == SPAN_LINK && b->links[s->aux].end == NONE)
        b->links[s->aux].end = here(b);
}

void spans_begin(struct build *b)
{
    for (unsigned i = 0; i < b->now.nspans; i++)
        if (b->now.spans[i].index == NONE)
            record_begin(b, &b->now.spans[i]);
}

static void spans_end_from(struct build *b, unsigned first)
{
    for (unsigned i = first; i < b->now.nspans; i++)
        record_end(b, &b->now.spans[i]);
}

void spans_end(struct build *b)
{
    spans_end_from(b, 0);
}

void spans_clip(struct build *b)
{
    uint32_t end = here(b);
    size_t to = b->open_span;
    for (size_t i = b->open_span; i < b->nspans; i++) {
        struct span s = b->spans[i];
        if (s.end > end)
            s.end = end;
        if (s.kind == SPAN_LINK) {
            struct link *l = &b->links[s.aux];
            if (l->end != NONE && l->block == b->nblocks && l->end > end)
                l->end = end;
        }
        if (s.start < s.end)
            b->spans[to++] = s;
    }
    b->nspans = to;
}

/* spans */

static void span_open(struct build *b, enum span_kind kind, uint32_t aux)
{
    b->now.spans[b->now.nspans++] =
        (struct open_span){ (uint8_t)kind, aux, NONE };
}

static void span_close(struct build *b, enum span_kind kind)
{
    unsigned at = 0;
    while (at < b->now.nspans && b->now.spans[at].kind != kind)
        at++;
    if (at == b->now.nspans)
        return;
    spans_end_from(b, at);
    b->now.nspans--;
    for (unsigned i = at; i < b->now.nspans; i++)
        b->now.spans[i] = b->now.spans[i + 1];
}

void build_span(struct build *b, enum span_kind kind, bool begin)
{
    assert(kind < SPAN_LINK);
    if (begin) {
        if (b->now.span_depth[kind]++ == 0)
            span_open(b, kind, 0);
    } else if (b->now.span_depth[kind] > 0 && --b->now.span_depth[kind] == 0) {
        span_close(b, kind);
    }
}

/* links */

/* gb/word.htm at the end of an address */
static bool is_word_page(struct str s)
{
    if (!str_starts(s, STR("gb/")) || !str_ends(s, STR(".htm")))
        return false;
    struct str word = str_skip(s, 3);
    if (str_chr(word, '/') < word.n)
        return false;
    word.n -= 4;
    return ascii_digits(word) < word.n;
}

/* /tag/x, /tags/x, /term/3, /gb/word.htm: a list of articles on a word */
static bool is_tag_link(struct str href)
{
    static const struct str lists[] = { STR_INIT("tag/"), STR_INIT("tags/"),
                                        STR_INIT("term/") };
    struct str part;
    while (str_field(&href, '/', &part))
        if (href.p && (STR_ANY(href, str_starts, lists) || is_word_page(href)))
            return true;
    return false;
}

uint32_t link_add(struct build *b, struct str href, enum link_kind kind)
{
    GROW(b->links, b->nlinks, b->rlinks);
    b->links[b->nlinks] = (struct link){ .href = href,
                                         .start = NONE,
                                         .end = NONE,
                                         .block = NONE,
                                         .kind = (uint8_t)kind };
    return (uint32_t)b->nlinks++;
}

struct str link_address(struct build *b, struct str href)
{
    struct str s = url_resolve(&b->strings, b->base, href);
    return arena_str(&b->strings, url_unwrap(&b->strings, s));
}

/* Within the page, or none that a browser could open. */
static bool leads_nowhere(struct str href)
{
    return href.n == 0 || href.p[0] == '#' ||
           str_starts_nocase(href, STR("javascript:")) ||
           str_starts_nocase(href, STR("data:"));
}

void build_link(struct build *b, struct str href)
{
    b->now.span_depth[SPAN_LINK]++;
    span_close(b, SPAN_LINK);
    href = str_trim(href);
    if (b->now.aside || leads_nowhere(href))
        return;
    struct str to = link_address(b, href);
    span_open(b, SPAN_LINK,
              link_add(b, to, is_tag_link(to) ? LINK_TAG : LINK_TEXT));
}

void build_link_end(struct build *b)
{
    if (b->now.span_depth[SPAN_LINK] == 0)
        return;
    b->now.span_depth[SPAN_LINK]--;
    span_close(b, SPAN_LINK);
}

/* ruby */

void build_ruby(struct build *b)
{
    if (!b->now.aside)
        b->ruby = here(b);
}

/* Where the base text of the reading begins; here(b) if there is none. */
static uint32_t base_start(const struct build *b)
{
    if (b->state == STATE_NONE || b->ruby == NONE)
        return here(b);
    uint32_t at = b->ruby > b->open.start ? b->ruby : b->open.start;
    for (unsigned i = 0; i < b->now.nspans; i++) {
        uint32_t open = b->now.spans[i].index;
        if (open != NONE && b->spans[open].start > at)
            at = b->spans[open].start; /* it goes on behind the base text */
    }
    while (at < here(b) && is_blank((unsigned char)b->text.p[at]))
        at++; /* white space that came before the base text */
    return at;
}

static void note_add(struct build *b, struct str note)
{
    uint32_t start = base_start(b);
    if (start == here(b) || note.n == 0)
        return;
    GROW(b->notes, b->nnotes, b->rnotes);
    b->notes[b->nnotes] = arena_str(&b->strings, note);
    span_push(
        b, (struct span){ start, here(b), (uint32_t)b->nnotes++, SPAN_RUBY });
    b->more_ruby = true;
    b->ruby = here(b);
}

void build_reading(struct build *b, bool begin)
{
    if (begin)
        buf_reset(&b->note);
    else if (b->reading)
        note_add(b, blank_trim(buf_str(&b->note)));
    b->reading = begin;
}
