/* SPDX-License-Identifier: MIT */
/*
 * Moving. Each command first asks where the focus is: a page over the panes,
 * the article or the list; a view clamps its own moves.
 */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"

/* A count, at least 1. */
static int64_t times(const struct call *c)
{
    return c->count ? (int64_t)c->count : 1;
}

static int article_rows(const struct app *app)
{
    return app_article_rows(app);
}

/* The list's cursor moved: the article follows at leisure. */
static unsigned moved(struct app *app)
{
    app_follow(app, -1);
    return FX_PAINT;
}

unsigned act_lines(struct app *app, const struct call *c)
{
    int64_t by = c->arg * times(c);
    struct layer *layer = app_layer(app);
    if (layer) {
        sheet_move(&layer->sheet, by, app_sheet_rows(app));
    } else if (app->on_article) {
        pager_scroll(&app->pager, by, article_rows(app));
    } else {
        list_move(&app->list, by, app_list_rows(app));
        return moved(app);
    }
    return FX_PAINT;
}

/* arg counts half pages. */
unsigned act_pages(struct app *app, const struct call *c)
{
    struct layer *layer = app_layer(app);
    int rows = layer             ? app_sheet_rows(app)
               : app->on_article ? article_rows(app)
                                 : app_list_rows(app);
    int half = rows > 1 ? rows / 2 : 1;
    int64_t by = c->arg * times(c) * half;
    bool whole = c->arg % 2 == 0;
    if (layer) {
        sheet_move(&layer->sheet, by, rows);
    } else if (app->on_article && whole) {
        for (int64_t i = 0; i < times(c) && i < 100000; i++)
            if (!pager_page(&app->pager, c->arg, rows, app->set->opt.overlap))
                break;
    } else if (app->on_article) {
        pager_scroll(&app->pager, by, rows);
    } else {
        list_scroll(&app->list, whole ? by / 2 * 2 : by, rows);
        return moved(app);
    }
    return FX_PAINT;
}

unsigned act_ends(struct app *app, const struct call *c)
{
    struct layer *layer = app_layer(app);
    int64_t row = c->arg ? INT32_MAX : 0;
    if (layer) {
        row = c->count ? (int64_t)c->count - 1 : row;
        sheet_go(&layer->sheet, row, app_sheet_rows(app));
    } else if (app->on_article) {
        int64_t per_cent = c->count < 100 ? (int64_t)c->count : 100;
        row = c->count ? (int64_t)app->pager.lay.nrows * per_cent / 100 : row;
        pager_go(&app->pager, row, article_rows(app));
    } else if (c->count) {
        uint32_t n = c->count < UINT32_MAX ? (uint32_t)c->count : UINT32_MAX;
        list_go_entry(&app->list, n - 1, app_list_rows(app));
        return moved(app);
    } else {
        list_go(&app->list, row, app_list_rows(app));
        return moved(app);
    }
    return FX_PAINT;
}

unsigned act_article(struct app *app, const struct call *c)
{
    bool any = false;
    for (int64_t i = 0; i < times(c); i++) {
        if (!list_next_entry(&app->list, c->arg, app_list_rows(app)))
            break;
        any = true;
    }
    if (!any) {
        app_say(app, "%s",
                c->arg > 0 ? _("this is the last article")
                           : _("this is the first article"));
    }
    app_follow(app, 0);
    return FX_PAINT;
}

static unsigned next_group(struct app *app, const struct call *c,
                           enum group_kind kind)
{
    for (int64_t i = 0; i < times(c); i++)
        if (!list_next_group(&app->list, kind, c->arg, app_list_rows(app)))
            break;
    if (app->on_article) { /* its first article */
        list_next_entry(&app->list, 1, app_list_rows(app));
        app_follow(app, 0);
        return FX_PAINT;
    }
    return moved(app);
}

unsigned act_day(struct app *app, const struct call *c)
{
    return next_group(app, c, GROUP_OF_DAY);
}

unsigned act_source(struct app *app, const struct call *c)
{
    return next_group(app, c, GROUP_OF_SOURCE);
}

unsigned act_part(struct app *app, const struct call *c)
{
    for (int64_t i = 0; i < times(c); i++)
        if (!pager_part(&app->pager, c->arg, article_rows(app)) &&
            !pager_page(&app->pager, c->arg, article_rows(app),
                        app->set->opt.overlap))
            break;
    return FX_PAINT;
}

static unsigned focus_article(struct app *app)
{
    const struct entry *e = list_current(&app->list);
    if (!e)
        return FX_PAINT;
    app->on_article = true;
    app_results_leave(app);
    if (!app_row_is(app, e, app->shown))
        app_want(app, e, 0);
    else
        app_land(app, app->shown, LAND_FILTER);
    return FX_LAYOUT;
}

/* A copy takes the place of the article; the cursor goes to its row. */
static unsigned open_copy(struct app *app, const struct entry *e)
{
    sheet_free(&app->layers[--app->nlayers].sheet);
    app->on_article = true;
    app_results_leave(app);
    app_go_to(app, e);
    app_want(app, e, 0);
    return FX_LAYOUT;
}

unsigned act_open(struct app *app, const struct call *c)
{
    struct layer *layer = app_layer(app);
    if (layer && layer->kind == LAYER_LINKS) {
        const struct entry *copy = app_layer_copy(app);
        return copy ? open_copy(app, copy) : act_open_original(app, c);
    }
    if (layer && layer->kind == LAYER_FILTERS)
        return act_filter_choose(app, c->count);
    if (list_current(&app->list))
        return focus_article(app);
    if (!list_open(&app->list, app_list_rows(app)))
        list_move(&app->list, 1, app_list_rows(app));
    return moved(app);
}

unsigned act_close(struct app *app, const struct call *c)
{
    (void)c;
    if (app->on_article) {
        app->on_article = false;
        return FX_LAYOUT;
    }
    list_close(&app->list, app_list_rows(app));
    return moved(app);
}

unsigned act_fold_all(struct app *app, const struct call *c)
{
    (void)c;
    if (!app->on_article) {
        list_fold_all(&app->list, app_list_rows(app));
        return moved(app);
    }
    return pager_unfold_all(&app->pager) ? FX_LAYOUT : FX_PAINT;
}

unsigned act_read_on(struct app *app, const struct call *c)
{
    struct call next = { .arg = 1 };
    if (pager_page(&app->pager, 1, article_rows(app), app->set->opt.overlap))
        return FX_PAINT;
    (void)c;
    return act_article(app, &next);
}

unsigned act_enter(struct app *app, const struct call *c)
{
    struct call down = { .arg = 1 };
    return c->count ? act_open_original(app, c) : act_lines(app, &down);
}

unsigned act_unfold(struct app *app, const struct call *c)
{
    (void)c;
    return pager_unfold(&app->pager, article_rows(app)) ? FX_LAYOUT : FX_PAINT;
}
