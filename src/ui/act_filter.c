/* SPDX-License-Identifier: MIT */
/*
 * The line of a filter, and what it has in common with a search of the list.
 * Each key makes the query anew; while it is wrong the
 * last good one stays, and the line below tells why, unless it may yet become
 * right by more keys.
 */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"
#include "ui/offer.h"
#include "ui/status.h"

unsigned act_filter(struct app *app, const struct call *c)
{
    struct call accept = { 0 };
    if (app_layer(app))
        return FX_PAINT;
    act_keep_before(app);
    app_filter_begin(app);
    prompt_open(&app->prompt, PROMPT_FILTER,
                c->rest.n ? c->rest : app_filter_text(app));
    if (!c->rest.n)
        return FX_PAINT;
    act_filter_changed(app);
    return act_prompt_accept(app, &accept);
}

/* The config file is the reader's own: nothing writes into it. */
void act_filter_saved(struct app *app, struct str line)
{
    app_say(app,
            _("@%.*s is saved until you leave; this line in the "
              "config file keeps it"),
            STR_ARG(str_head(line, str_chr(line, ' '))));
}

void act_filter_changed(struct app *app)
{
    app->sifting.insist = false;
    app_ask_query(app, buf_str(&app->prompt.text));
}

static unsigned restore(struct app *app)
{
    app_filter_restore(app);
    app_asked_set(app, &app->before.asked);
    app->first = NULL;
    app->returns = true;
    return FX_FILTER;
}

void act_filter_settle(struct app *app)
{
    const struct sifting *s = &app->sifting;
    if (!s->taken || s->stale || app->loader || app_filter_percent(app) < 100)
        return;
    if (s->now && app->list.index.n == 0) {
        app_say(app, "%s", _("nothing matches"));
        app->fx |= restore(app);
    } else {
        app_filter_keep(app);
    }
}

/* A line that is longer than its row shows the place where it is wrong when
 * the cursor is there; a shorter one does so with the cursor left alone. */
static void show_fault(struct app *app)
{
    const struct query_fault *fault = &app->sifting.fault;
    struct str text = buf_str(&app->prompt.text);
    size_t cells = width_str(app->width, status_filter_label()) +
                   width_str(app->width, text);
    if (cells >= (size_t)app->cols)
        prompt_go(&app->prompt, fault->at + fault->n);
}

/* A query that is wrong is not taken: the line stays, and tells what is. What
 * finds nothing is not kept either. */
unsigned act_filter_accept(struct app *app)
{
    if (app->sifting.wrong[0] && app->prompt.kind == PROMPT_NARROW) {
        app_complain(app, app->sifting.wrong); /* too many words */
        return act_filter_cancel(app);
    }
    if (app->sifting.wrong[0]) {
        app->sifting.insist = true;
        show_fault(app);
        return FX_PAINT;
    }
    app_filter_turn(app); /* typed and taken in one turn */
    if (app->sifting.stale)
        app_reindex(app);
    prompt_close(&app->prompt, true);
    app->sifting.taken = true;
    act_filter_settle(app);
    return FX_PAINT;
}

unsigned act_filter_cancel(struct app *app)
{
    prompt_close(&app->prompt, false);
    return restore(app);
}

unsigned act_filter_choose(struct app *app, unsigned long count)
{
    const struct saved_query *q = app->set->saved.first;
    struct call call = { 0 };
    unsigned long i = count ? count - 1 : app_layer(app)->sheet.cursor;
    for (; q && i > 0; i--)
        q = q->next;
    if (!q && count)
        app_say(app, _("there is no filter %lu"), count);
    if (!q)
        return FX_PAINT;
    sheet_free(&app->layers[--app->nlayers].sheet);
    call.rest = arena_printf(&app->scratch, "@%.*s", STR_ARG(q->name));
    return act_filter(app, &call) | FX_LAYOUT;
}

/* The next of the words that the one before the cursor may become; after the
 * last one, as it was typed. */
unsigned act_filter_complete(struct app *app)
{
    struct prompt *p = &app->prompt;
    struct query_complete c;
    struct str head, tail, typed, word;
    size_t tried = p->completed;
    struct str text = arena_str(&app->scratch, buf_str(&p->text));
    tail = str_skip(text, p->at);
    head = str_head(text, p->at);
    if (tried) /* the letters that were typed before the first one */
        head = arena_printf(&app->scratch, "%.*s%.*s",
                            STR_ARG(str_head(text, p->word)), (int)p->typed,
                            p->first);
    query_complete(head, head.n, &c);
    typed = str_head(str_skip(head, c.at), c.n);
    if (c.field == FIELD_SRC)
        offer_sources(&app->scratch, app->archive, typed, &c);
    else if (c.field == FIELD_TAG)
        offer_tags(&app->scratch, app->archive, typed, &c);
    else if (str_starts(typed, STR("@")))
        offer_saved(&app->scratch, app->set->saved.first, typed, &c);
    if (c.count == 0)
        return FX_PAINT;
    word = tried < c.count ? c.words[tried] : typed;
    if (!tried) {
        p->word = c.at;
        p->typed = c.n < sizeof p->first ? c.n : sizeof p->first;
        memcpy(p->first, head.p + c.at, p->typed);
    }
    prompt_set(p, arena_printf(&app->scratch, "%.*s%.*s%.*s",
                               STR_ARG(str_head(head, c.at)), STR_ARG(word),
                               STR_ARG(tail)));
    p->at = c.at + word.n;
    p->completed = tried < c.count ? tried + 1 : 0;
    return act_prompt_changed(app);
}
