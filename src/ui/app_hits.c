/* SPDX-License-Identifier: MIT */
/*
 * Hits: of the search in the article, else of the filter's text; and the hunt
 * for the next article of the list that has one. The hunt asks the texts that
 * search keeps, loads the others on the pool one after the other, and moves
 * nothing until it has found; it ends when the reader moves, or by Esc.
 */
#include <config.h>

#include "base/i18n.h"
#include "search/alias.h"
#include "ui/app.h"

enum {
    TURN_MS = 4, /* work in one turn */
    AHEAD = 3,   /* articles asked for at once */
};

const struct find *app_finds(const struct app *app)
{
    const struct find *f =
        app->find.words.n ? &app->find : app_filter_find(app, MATCH_TEXT);
    return f && !find_is_empty(f) ? f : NULL;
}

void app_find(struct app *app, struct str text)
{
    pager_find(&app->pager, NULL, NULL);
    arena_reset(&app->find_arena);
    app->find = (struct find){ .in = MATCH_TEXT };
    match_init(&app->find.words, &app->find_arena, text);
    app->find_also =
        alias_add_all(&app->find.words, &app->find_arena, app->in->rules);
    app_show_hits(app);
}

void app_show_hits(struct app *app)
{
    const struct find *f = app_finds(app);
    app->hunt.by = 0;
    app->landed = NULL;
    pager_find(&app->pager, f,
               f == &app->find ? app_filter_find(app, MATCH_TEXT) : NULL);
}

/* --- landing --- */

void app_land(struct app *app, const struct entry *e, enum land land)
{
    const struct find *text = app_filter_find(app, MATCH_TEXT);
    if (app->land_on && app->land_on != e)
        app->land = LAND_NONE;
    if (land == LAND_FILTER &&
        (!text || find_is_empty(text) || app->landed == e))
        return;
    app->land_on = e;
    app->land = land > app->land ? land : app->land;
}

void app_land_now(struct app *app)
{
    enum land land = app->land;
    int height = app_article_rows(app);
    if (land == LAND_NONE || !app->pager.art || app->land_on != app->shown)
        return;
    app->land = LAND_NONE;
    app->land_on = NULL;
    app->landed = app->shown;
    if (land == LAND_LAST)
        pager_hit_last(&app->pager, height);
    else
        pager_hit_from(&app->pager, 0, height);
}

/* --- the hunt --- */

static uint32_t place_of(const struct app *app, const struct entry *e)
{
    const struct index *x = &app->list.index;
    e = index_row_of(x, e);
    for (uint32_t i = 0; i < x->n; i++)
        if (x->order[i] == e)
            return i;
    return UINT32_MAX;
}

bool app_hunt(struct app *app, int by)
{
    struct hunt *h = &app->hunt;
    uint32_t at = place_of(app, app->shown);
    if (!app_finds(app) || at == UINT32_MAX)
        return false;
    *h = (struct hunt){ .by = by,
                        .cursor = app->list.cursor,
                        .top = app->pager.top,
                        .from = at,
                        .at = at };
    return true;
}

void app_hunt_stop(struct app *app)
{
    app->hunt.by = 0;
}

static uint32_t step(const struct app *app, uint32_t at, int by, bool *wrapped)
{
    uint32_t n = app->list.index.n;
    if (by > 0 ? at + 1 < n : at > 0)
        return by > 0 ? at + 1 : at - 1;
    *wrapped = true;
    return by > 0 ? 0 : n - 1;
}

/* Around to where it began: that article has the only hits, or none. */
static void come_back(struct app *app)
{
    int by = app->hunt.by;
    int height = app_article_rows(app);
    bool any = by > 0 ? pager_hit_from(&app->pager, 0, height)
                      : pager_hit_last(&app->pager, height);
    app->hunt.by = 0;
    if (!any)
        app_say(app, "%s", _("no hit in the list"));
    else
        app_say(app, "%s",
                by > 0 ? _("no further hit: on from the first one")
                       : _("no hit before: on from the last one"));
}

static void tell_wrapped(struct app *app)
{
    if (app->hunt.wrapped)
        app_say(app, "%s",
                app->hunt.by > 0 ? _("end of the list: on from its begin")
                                 : _("begin of the list: on from its end"));
}

static void land_on(struct app *app, const struct entry *e)
{
    tell_wrapped(app);
    list_go_entry(&app->list, app->hunt.at, app_list_rows(app));
    app_want(app, e, 0);
    app_land(app, e, app->hunt.by > 0 ? LAND_FIRST : LAND_LAST);
    app->hunt.by = 0;
    app->fx |= FX_PAINT;
}

static bool has_hit(const struct app *app, const struct article *art)
{
    struct buf hits = { 0 };
    size_t n = 0;
    if (art->status == ST_OK)
        n = find_in_doc(app_finds(app), &art->doc, app->pager.show_hidden, 100,
                        &hits);
    buf_free(&hits);
    return n > 0;
}

/* Ask for the next ones too, so that the pool is not idle meanwhile. */
static void want(struct app *app)
{
    struct hunt ahead = app->hunt;
    for (int i = 0; i < AHEAD && ahead.at != ahead.from; i++) {
        const struct entry *e = app->list.index.order[ahead.at];
        struct ref ref = entry_ref(&app->scratch, e);
        shelf_want(&app->shelf, &ref, app->pager.art);
        ahead.at = step(app, ahead.at, ahead.by, &ahead.wrapped);
    }
}

/* 1: it has a hit, 0: it has none, -1: not known yet. */
static int look(struct app *app, const struct entry *e)
{
    const struct body *kept = texts_get(&app->sifting.texts, e->place);
    const struct article *art;
    struct ref ref;
    if (kept && !app->pager.show_hidden)
        return find_may(app_finds(app), body_key(kept));
    ref = entry_ref(&app->scratch, e);
    want(app);
    art = shelf_get(&app->shelf, &ref);
    return art ? has_hit(app, art) : -1;
}

void app_hunt_turn(struct app *app)
{
    struct hunt *h = &app->hunt;
    int64_t until = app_now() + TURN_MS;
    if (h->by && (!app->on_article || app->list.cursor != h->cursor ||
                  app->pager.top != h->top))
        h->by = 0;
    if (!h->by)
        return;
    app->fx |= FX_PAINT;
    h->waits = false;
    shelf_take(&app->shelf);
    do {
        int has;
        if (!h->asked)
            h->at = step(app, h->at, h->by, &h->wrapped);
        h->asked = true;
        if (h->at == h->from) {
            come_back(app);
            return;
        }
        has = look(app, app->list.index.order[h->at]);
        if (has > 0) {
            land_on(app, app->list.index.order[h->at]);
            return;
        }
        h->waits = has < 0;
        h->asked = h->waits;
    } while (!h->waits && app_now() < until);
}

int app_hunt_wait(const struct app *app)
{
    return !app->hunt.by || app->hunt.waits ? -1 : 0;
}
