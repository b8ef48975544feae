/* SPDX-License-Identifier: MIT */
/*
 * Each piece goes through tame, which tells begin, text and end of each
 * element; html_stack turns them into calls of the builder. There is no tree
 * and no second text: what the builder gets points into the piece.
 */
#include <config.h>

#include "parser/html_parts.h"

#include "base/mem.h"
#include "text/clean.h"

#include <libxml/parser.h>

#include <stddef.h>
#include <stdlib.h>

struct str html_line(struct html *h, struct str value)
{
    return clean_line(&h->scratch, value);
}

/* what tame tells */

static void on_begin(void *data, const char *name, const char *const *attrs)
{
    html_begin(data, name, attrs);
}

static void on_text(void *data, struct str s)
{
    struct html *h = data;
    if (h->gone == 0)
        build_text(h->b, s);
}

static void on_end(void *data)
{
    html_end(data);
}

static const struct tame_sink sink = { on_begin, on_text, on_end };

/* the run */

/* A piece beside the text around it, which may stand in what is gone. */
static void read_island(struct html *h, const struct segment *s)
{
    unsigned gone = h->gone;
    h->gone = 0;
    build_island(h->b, s->hidden);
    if (s->form == FORM_HTML)
        tame_island(&h->tame, s->text);
    else
        h->in->other(h->b, s);
    build_island_end(h->b);
    h->gone = gone;
}

static void read_segments(struct html *h)
{
    for (size_t i = 0; i < h->in->n; i++) {
        const struct segment *s = &h->in->list[i];
        if (s->form == FORM_HTML && s->hidden == HIDE_NOT)
            tame_html(&h->tame, s->text);
        else
            read_island(h, s);
    }
    tame_end(&h->tame);
}

void html_read(struct build *b, const struct html_in *in)
{
    struct html *h = xmalloc(sizeof *h);
    memset(h, 0, offsetof(struct html, stack));
    h->b = b;
    h->in = in;
    tame_begin(&h->tame, &sink, h);
    selection_make(&h->scratch, in->rules, in->host, &h->rules);
    arena_bytes(&h->scratch, 1); /* a mark behind which one block stays */
    h->empty = arena_mark(&h->scratch);
    read_segments(h);
    buf_free(&h->source);
    arena_free(&h->scratch);
    free(h);
}

/* libxml2 reads what is XML; what it shares is made here, before threads. */
void html_setup(void)
{
    xmlInitParser();
}

void html_cleanup(void)
{
    xmlCleanupParser();
}
