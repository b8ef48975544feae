/* SPDX-License-Identifier: MIT */
/*
 * Each piece goes through tame, which tells begin, text and end of each
 * element; html_stack turns them into calls of the builder. There is no tree
 * and no second text: what the builder gets points into the piece.
 */
#include <config.h>

#include "parser/html_parts.h"

#include "base/mem.h"
#include "parser/markdown.h"
#include "text/clean.h"

#include <stdlib.h>

struct str html_line(struct html *h, struct str value)
{
    return clean_line(&h->scratch, value);
}

/* what tame tells */

static void on_begin(void *data, const struct tame_element *e, attr_list attrs)
{
    html_begin(data, e, attrs);
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

/* Markdown becomes HTML. */
static bool is_document(enum form form)
{
    return form == FORM_HTML || form == FORM_MARKDOWN;
}

/* whole pages */

static void survey_begins(void *data, const struct tame_element *e,
                          attr_list attrs)
{
    enum role role = (enum role)e->is->role;
    survey_open(data, (struct str){ e->name, e->n }, attrs,
                role == ROLE_GONE || role == ROLE_NOSCRIPT);
}

static void survey_says(void *data, struct str s)
{
    survey_text(data, s);
}

static void survey_ends(void *data)
{
    survey_close(data);
}

/* Read the page once for what is where on it. */
static void look(struct html *h, struct arena *a)
{
    static const struct tame_sink surveyor = { survey_begins, survey_says,
                                               survey_ends };
    struct survey s;
    survey_begin(&s, a, h->in->rules, &h->host, h->in->title);
    tame_begin(&h->tame, &surveyor, &s);
    for (size_t i = 0; i < h->in->n; i++) {
        const struct segment *piece = &h->in->list[i];
        if (piece->form == FORM_HTML && piece->hidden == HIDE_NOT)
            tame_html(&h->tame, piece->text);
        else if (piece->form == FORM_HTML)
            tame_island(&h->tame, piece->text);
    }
    tame_end(&h->tame);
    survey_end(&s);
    h->fates = main_text(&s, a);
    h->nfates = s.n;
    h->next = 1; /* 0 is the page */
    survey_free(&s);
    h->outside = h->fates && h->fates[0] == FATE_AROUND;
    if (h->outside)
        build_hide(h->b, HIDE_NAV, POS_NONE, false);
}

/* the run */

/* A piece beside the text around it, which may stand in what is gone. */
static void read_island(struct html *h, const struct segment *s,
                        struct str html)
{
    unsigned gone = h->gone;
    h->gone = 0;
    build_island(h->b, s->hidden);
    if (is_document(s->form))
        tame_island(&h->tame, html);
    else
        h->in->other(h->b, s);
    build_island_end(h->b);
    h->gone = gone;
}

static void read_segments(struct html *h)
{
    struct buf made = { 0 };
    for (size_t i = 0; i < h->in->n; i++) {
        const struct segment *s = &h->in->list[i];
        struct str html = s->text;
        if (s->form == FORM_MARKDOWN) {
            buf_reset(&made);
            markdown_html(s->text, &made);
            html = buf_str(&made);
        }
        build_reserve(h->b, s->text.n);
        if (is_document(s->form) && s->hidden == HIDE_NOT)
            tame_html(&h->tame, html);
        else
            read_island(h, s, html);
    }
    tame_end(&h->tame);
    buf_free(&made);
}

void html_read(struct build *b, const struct html_in *in)
{
    struct html *h = xcalloc(1, sizeof *h);
    h->b = b;
    h->in = in;
    h->host = rules_host(in->host);
    selection_make(&h->scratch, in->rules, &h->host, &h->rules);
    if (in->page)
        look(h, &h->scratch);
    arena_bytes(&h->scratch, 1); /* a mark behind which one block stays */
    h->empty = arena_mark(&h->scratch);
    tame_begin(&h->tame, &sink, h);
    read_segments(h);
    if (h->outside)
        build_show(b);
    buf_free(&h->source);
    arena_free(&h->scratch);
    free(h->stack);
    free(h);
}
