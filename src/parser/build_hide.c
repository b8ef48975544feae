/* SPDX-License-Identifier: MIT */
/*
 * Text that is hidden, and islands.
 *
 * What is hidden ends the open block and makes blocks of its own, which carry
 * the reason; but a hidden piece of a paragraph goes to a buffer of asides
 * and comes as a block behind the paragraph. Elements nest, so they are
 * counted; only the outermost one acts. At most one aside is open, and none
 * is hidden otherwise meanwhile.
 */
#include <config.h>

#include "parser/build_parts.h"

#include "parser/blank.h"

/* asides */

static struct str aside_text(const struct build *b, const struct aside *s)
{
    return str_head(str_skip(buf_str(&b->aside_text), s->start),
                    s->end - s->start);
}

void asides_flush(struct build *b)
{
    for (size_t i = 0; i < b->nasides; i++) {
        const struct aside *s = &b->asides[i];
        struct str words = blank_trim(aside_text(b, s));
        if (words.n == 0 || full(b, words.n))
            continue;
        block_begin(b, BLOCK_PARAGRAPH);
        b->open.hidden = s->reason;
        b->open.rule = s->rule;
        buf_add(&b->text, words);
        block_push(b);
    }
    b->nasides = 0;
    buf_reset(&b->aside_text);
}

/* A record that holds what comes to the buffer from here on. */
static void aside_push(struct build *b, enum reason reason, uint32_t rule)
{
    size_t at = b->aside_text.n;
    GROW(b->asides, b->nasides, b->rasides);
    b->asides[b->nasides++] = (struct aside){ at, at, (uint8_t)reason, rule };
}

void aside_add(struct build *b, struct str words, enum reason reason)
{
    aside_push(b, reason, NONE);
    put_joined(&b->aside_text, words);
    b->asides[b->nasides - 1].end = b->aside_text.n;
}

void asides_end(struct build *b)
{
    while (b->now.aside)
        build_show(b);
}

/* The paragraph goes on, so its reason stays. */
static void aside_begin(struct build *b, enum reason reason, uint32_t rule)
{
    aside_push(b, reason, rule);
    b->now.aside = true;
}

/* hidden */

static void hide_as(struct build *b, enum reason reason, uint32_t rule)
{
    block_end(b);
    b->now.reason = (uint8_t)reason;
    b->now.rule = rule;
}

void build_hide(struct build *b, enum reason reason, uint32_t rule,
                bool in_line)
{
    if (b->now.hidden++ > 0)
        return;
    bool begun = b->state == STATE_MEDIUM ||
                 (b->state == STATE_TEXT && here(b) > b->open.start);
    if (in_line && begun)
        aside_begin(b, reason, rule);
    else
        hide_as(b, reason, rule);
}

void build_show(struct build *b)
{
    if (b->now.hidden == 0 || --b->now.hidden > 0)
        return;
    if (b->now.aside) {
        b->asides[b->nasides - 1].end = b->aside_text.n;
        b->now.aside = false;
    } else {
        hide_as(b, HIDE_NOT, NONE);
    }
}

/* islands */

void build_island(struct build *b, enum reason reason)
{
    asides_end(b);
    block_end(b);
    b->outer = b->now;
    b->first_list = list_depth(b);
    b->now = (struct context){ .reason = (uint8_t)reason,
                               .rule = NONE,
                               .hidden = reason != HIDE_NOT };
    table_places(b);
}

void build_island_end(struct build *b)
{
    block_end(b);
    b->now = b->outer;
    b->first_list = 0;
    b->continues = false;
}
