/* SPDX-License-Identifier: MIT */
/*
 * The article follows the cursor of the list: after a moment of rest, or at
 * once when it is opened. The pool loads it; what is shown stays until it is
 * there. While an article is read its neighbours are loaded ahead.
 */
#include <config.h>

#include "ui/app.h"

#include <stdio.h>

enum { PREVIEW_MS = 120 };

struct str app_path(struct app *app, const struct entry *e)
{
    return entry_path(&app->scratch, e);
}

void app_want(struct app *app, const struct entry *e, int delay_ms)
{
    if (e == app->wanted) { /* sooner, never later */
        int64_t at = app_now() + delay_ms;
        app->wanted_at = at < app->wanted_at ? at : app->wanted_at;
        return;
    }
    app->wanted = e;
    app->wanted_at = app_now() + delay_ms;
}

void app_follow(struct app *app, int delay_ms)
{
    const struct entry *e = list_current(&app->list);
    if (!e || e == app->shown)
        app->wanted = NULL;
    else
        app_want(app, e, delay_ms < 0 ? PREVIEW_MS : delay_ms);
}

static void show(struct app *app, const struct entry *e,
                 const struct article *art)
{
    app->shown = e;
    app->wanted = NULL;
    app->failed[0] = 0;
    if (art->status != ST_OK) {
        snprintf(app->failed, sizeof app->failed, "%s", art->err.text);
        app_complain(app, art->err.text);
    }
    pager_set(&app->pager, art);
    app_land(app, app->shown, LAND_FILTER);
    app->fx |= FX_LAYOUT;
}

static void read_ahead(struct app *app)
{
    const struct article *keep = app->pager.art;
    if (!app->on_article || app->ahead == app->shown || shelf_busy(&app->shelf))
        return;
    app->ahead = app->shown;
    for (int by = 1; by >= -1; by -= 2) {
        const struct entry *e = list_peek(&app->list, by);
        if (e) {
            struct ref ref = entry_ref(&app->scratch, e);
            shelf_want(&app->shelf, &ref, keep);
        }
    }
}

/* The entry under the cursor. On a heading the article stays that was there;
 * if there was none yet, it is the first one below the heading. */
static const struct entry *target(const struct app *app)
{
    const struct entry *e = list_current(&app->list);
    return e || app->shown ? e : list_peek(&app->list, 1);
}

void app_read_turn(struct app *app)
{
    const struct entry *e = target(app);
    const struct article *art;
    bool in_view = app->geo.article.rows > 0 || app->on_article;
    struct ref ref;
    shelf_take(&app->shelf);
    if (!in_view) {
        app->wanted = NULL;
        return;
    }
    /* A copy stays that was read when it lost its row, or that was chosen
     * from the links, until the cursor moves. */
    if (e && !app_row_is(app, e, app->shown) &&
        !app_row_is(app, e, app->wanted))
        app_want(app, e, PREVIEW_MS);
    if (!app->wanted || app_now() < app->wanted_at) {
        if (!app->wanted)
            read_ahead(app);
        return;
    }
    ref = entry_ref(&app->scratch, app->wanted);
    shelf_want(&app->shelf, &ref, app->pager.art);
    art = shelf_get(&app->shelf, &ref);
    if (art)
        show(app, app->wanted, art);
}

int app_read_wait(const struct app *app)
{
    int64_t left;
    if (!app->wanted)
        return -1;
    left = app->wanted_at - app_now();
    if (left <= 0) /* the pool wakes us */
        return shelf_busy(&app->shelf) ? -1 : 0;
    return (int)left;
}
