/* SPDX-License-Identifier: MIT */
/* Panes, pages over them, and leaving. */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"

#include <stdio.h>

unsigned act_switch_pane(struct app *app, const struct call *c)
{
    (void)c;
    app->on_article = !app->on_article && (app->pager.art || app->failed[0] ||
                                           list_current(&app->list));
    if (app->on_article)
        app_results_leave(app);
    if (!app_row_is(app, list_current(&app->list), app->shown))
        app_follow(app, 0);
    else if (app->on_article)
        app_land(app, app->shown, LAND_FILTER);
    return FX_LAYOUT;
}

unsigned act_zoom(struct app *app, const struct call *c)
{
    (void)c;
    if (app_results(app)) /* the article beside them, first */
        app_results_leave(app);
    else
        app->zoom = !app->zoom;
    return FX_LAYOUT;
}

unsigned act_split(struct app *app, const struct call *c)
{
    unsigned long n = 0;
    struct str s = c->rest;
    bool less = str_starts(s, STR("-"));
    if (s.n == 0) {
        app->split = 0;
        return FX_LAYOUT;
    }
    if (!str_number(str_skip(s, less || s.p[0] == '+'), 1000, &n)) {
        app_complain(app, _("split wants +N or -N"));
        return FX_PAINT;
    }
    n *= c->count && c->count < 500 ? c->count : 1;
    app->split += less ? -(int)n : (int)n;
    app->split = app->split < -1000  ? -1000
                 : app->split > 1000 ? 1000
                                     : app->split;
    return FX_LAYOUT;
}

unsigned act_measure(struct app *app, const struct call *c)
{
    int *measure = &app->set->opt.measure;
    /* Begin at what is on the screen, so that each key shows. */
    if (*measure > app->geo.measure)
        *measure = app->geo.measure;
    *measure += c->arg * (c->count && c->count < 40 ? (int)c->count : 1);
    *measure = *measure < 20 ? 20 : *measure > 80 ? 80 : *measure;
    return FX_LAYOUT;
}

unsigned act_show_hidden(struct app *app, const struct call *c)
{
    (void)c;
    app->set->opt.show_hidden = !app->set->opt.show_hidden;
    return FX_LAYOUT;
}

static unsigned push(struct app *app, enum layer_kind kind)
{
    struct layer *l;
    if (app->nlayers == LAYERS ||
        (app->nlayers && app_layer(app)->kind == kind))
        return FX_PAINT;
    l = &app->layers[app->nlayers++];
    l->kind = kind;
    l->clicked = 0;
    sheet_init(&l->sheet);
    app_layout(app); /* keys that were typed ahead move in its rows */
    return FX_LAYOUT;
}

unsigned act_info(struct app *app, const struct call *c)
{
    (void)c;
    return push(app, LAYER_INFO);
}

unsigned act_links(struct app *app, const struct call *c)
{
    (void)c;
    if (!app->pager.art) {
        app_say(app, "%s", _("no article is open"));
        return FX_PAINT;
    }
    return push(app, LAYER_LINKS);
}

unsigned act_filters(struct app *app, const struct call *c)
{
    (void)c;
    return push(app, LAYER_FILTERS);
}

unsigned act_help(struct app *app, const struct call *c)
{
    (void)c;
    return push(app, LAYER_HELP);
}

unsigned act_messages(struct app *app, const struct call *c)
{
    (void)c;
    return push(app, LAYER_MESSAGES);
}

unsigned act_back(struct app *app, const struct call *c)
{
    (void)c;
    if (app->nlayers > 0) {
        sheet_free(&app->layers[--app->nlayers].sheet);
        return FX_LAYOUT;
    }
    if (app->on_article && app->list.index.n > 1) {
        app->on_article = false;
        return FX_LAYOUT;
    }
    return FX_QUIT;
}

unsigned act_quit(struct app *app, const struct call *c)
{
    (void)app;
    (void)c;
    return FX_QUIT;
}

unsigned act_interrupt(struct app *app, const struct call *c)
{
    (void)c;
    app_say(app, "%s", _("Q leaves the program"));
    return FX_PAINT;
}

/* The next word of an option's choices, or the one named. */
static unsigned cycle(struct app *app, const char *option, int now, int step,
                      struct str wanted)
{
    const struct option_row *row = option_find(str_of(option));
    struct str words = str_of(row->arg), word = wanted;
    struct err e;
    unsigned fx = FX_NONE;
    if (word.n == 0) {
        int n = 0, i = 0;
        while (str_field(&words, '|', &word))
            n++;
        words = str_of(row->arg);
        while (str_field(&words, '|', &word) && i++ < (now + step) % n) {
        }
    }
    word = arena_printf(&app->scratch, "%s %.*s", option, STR_ARG(word));
    if (conf_set(app->set, word, &fx, &e) != ST_OK) {
        app_complain(app, e.text);
        return FX_PAINT;
    }
    return fx;
}

unsigned act_group(struct app *app, const struct call *c)
{
    static const char *const names[] = { N_("by source, then day"),
                                         N_("by day, then source"),
                                         N_("without groups") };
    bool flat = app_grouping(app) == GROUP_NONE;
    int step = flat && app->set->opt.group != GROUP_NONE ? 0 : 1;
    unsigned fx = cycle(app, "group", app->set->opt.group, step, c->rest);
    app->sifting.grouped = true;
    if (effect_has(fx, FX_FILTER))
        app_say(app, "%s", _(names[app->set->opt.group]));
    return fx;
}

unsigned act_sort(struct app *app, const struct call *c)
{
    static const char *const names[] = { N_("newest first"), N_("by title"),
                                         N_("by source"), N_("by path"),
                                         N_("longest first") };
    static const char *const reversed[] = { N_("oldest first"),
                                            N_("by title, backwards"),
                                            N_("by source, backwards"),
                                            N_("by path, backwards"),
                                            N_("shortest first") };
    unsigned fx = cycle(app, "sort", app->set->opt.sort / 2, 1, c->rest);
    int sort = app->set->opt.sort;
    if (effect_has(fx, FX_FILTER))
        app_say(app, "%s", _(sort % 2 ? reversed[sort / 2] : names[sort / 2]));
    return fx;
}

unsigned act_redraw(struct app *app, const struct call *c)
{
    (void)c;
    screen_refresh(app->screen);
    return FX_LAYOUT;
}

unsigned act_mouse(struct app *app, const struct call *c)
{
    int *mouse = &app->set->opt.mouse;
    (void)c;
    *mouse = !*mouse; /* the loop tells the terminal */
    app_say(app, "%s", *mouse ? _("mouse on") : _("mouse off"));
    return FX_PAINT;
}

unsigned act_rescan(struct app *app, const struct call *c)
{
    (void)app;
    (void)c;
    return FX_SCAN;
}

unsigned act_suspend(struct app *app, const struct call *c)
{
    (void)c;
    app_term_suspend(app);
    return FX_LAYOUT;
}

unsigned act_sync(struct app *app, const struct call *c)
{
    snprintf(app->sync, sizeof app->sync, "%.*s", STR_ARG(c->rest));
    return FX_NONE;
}
