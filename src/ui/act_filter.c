/* SPDX-License-Identifier: MIT */
/*
 * The line of a filter. Each key makes the query anew; while it is wrong the
 * last good one stays, and the line below tells why, unless it may yet become
 * right by more keys.
 */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"

unsigned act_filter(struct app *app, const struct call *c)
{
    struct call accept = { 0 };
    if (app_layer(app))
        return FX_PAINT;
    arena_reset(&app->before_arena);
    list_keep(&app->list, &app->before.place);
    app_filter_begin(app);
    prompt_open(&app->prompt, PROMPT_FILTER,
                c->rest.n ? c->rest : app_filter_text(app));
    if (!c->rest.n)
        return FX_PAINT;
    act_filter_changed(app);
    return act_prompt_accept(app, &accept);
}

void act_filter_changed(struct app *app)
{
    app->sifting.insist = false;
    app_filter(app, buf_str(&app->prompt.text));
}

static bool nothing_found(const struct app *app)
{
    return app->sifting.now && app_filter_percent(app) == 100 &&
           app->list.index.n == 0;
}

/* A query that is wrong is not taken: the line stays, and tells what is. */
unsigned act_filter_accept(struct app *app)
{
    if (app->sifting.wrong[0]) {
        app->sifting.insist = true;
        return FX_PAINT;
    }
    app_filter_turn(app); /* typed and taken in one turn */
    if (app->sifting.stale)
        app_reindex(app);
    if (nothing_found(app)) {
        app_say(app, "%s", _("nothing matches"));
        return act_filter_cancel(app);
    }
    app_filter_keep(app);
    prompt_close(&app->prompt, true);
    return FX_PAINT;
}

unsigned act_filter_cancel(struct app *app)
{
    prompt_close(&app->prompt, false);
    app_filter_restore(app);
    app->first = NULL;
    app->returns = true;
    return FX_FILTER;
}

/* A name as a query has it. */
static struct str quoted(struct arena *a, struct str name)
{
    static const char *const signs[] = { " ", "(", ")",  "|",  "\"",
                                         "“", "”", "（", "）", "｜" };
    bool plain = name.n > 0 && name.p[0] != '/';
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        plain = plain && str_find(name, str_of(signs[i])) == name.n;
    return plain ? name : arena_printf(a, "\"%.*s\"", STR_ARG(name));
}

/* The sources whose name what was typed is in, by pinyin too. */
static void offer_sources(struct app *app, struct str typed,
                          struct query_complete *c)
{
    const size_t most = sizeof c->words / sizeof *c->words;
    struct match m;
    struct buf key = { 0 };
    if (str_starts(typed, STR("\"")))
        typed = str_skip(typed, 1);
    match_init(&m, &app->scratch, typed);
    for (size_t i = 0; i < app->archive->nsources && c->count < most; i++) {
        struct str name = app->archive->sources[i].name;
        struct title_key k;
        title_key_make(&k, name, &key);
        if (name.n && str_find(name, STR("\"")) == name.n &&
            match_title(&m, &k))
            c->words[c->count++] = quoted(&app->scratch, name);
    }
    buf_free(&key);
}

/* The saved filters whose names begin with what was typed. */
static void offer_saved(struct app *app, struct str typed,
                        struct query_complete *c)
{
    const size_t most = sizeof c->words / sizeof *c->words;
    c->count = 0;
    for (const struct saved_query *q = app->set->saved.first;
         q && c->count < most; q = q->next) {
        if (str_starts(q->name, str_skip(typed, 1)))
            c->words[c->count++] =
                arena_printf(&app->scratch, "@%.*s", STR_ARG(q->name));
    }
}

unsigned act_filter_choose(struct app *app)
{
    const struct saved_query *q = app->set->saved.first;
    struct call call = { 0 };
    for (uint32_t i = app_layer(app)->sheet.cursor; q && i > 0; i--)
        q = q->next;
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
    struct str head, tail, word;
    size_t tried = p->completed;
    struct str text = arena_str(&app->scratch, buf_str(&p->text));
    tail = str_skip(text, p->at);
    head = str_head(text, p->at);
    if (tried) /* the letters that were typed before the first one */
        head = arena_printf(&app->scratch, "%.*s%.*s",
                            STR_ARG(str_head(text, p->word)), (int)p->typed,
                            p->first);
    query_complete(head, head.n, &c);
    if (c.field == FIELD_SRC)
        offer_sources(app, str_head(str_skip(head, c.at), c.n), &c);
    else if (str_starts(str_skip(head, c.at), STR("@")))
        offer_saved(app, str_head(str_skip(head, c.at), c.n), &c);
    if (c.count == 0)
        return FX_PAINT;
    word =
        tried < c.count ? c.words[tried] : str_head(str_skip(head, c.at), c.n);
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
