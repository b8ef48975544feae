/* SPDX-License-Identifier: MIT */
/* What leaves the program: addresses to the browser and the clipboard, files
 * to the editor. */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"
#include "parser/url.h"
#include "text/utf8.h"

/* The address meant: link n, that of the row of the list of links, or the
 * article's own. Absent with a message. */
static struct str address(struct app *app, const struct call *c)
{
    struct layer *layer = app_layer(app);
    const struct entry *e = app_chosen(app);
    const struct article *art = app->pager.art;
    const struct entry *copy = app_layer_copy(app);
    unsigned long n = c->count;
    const struct link *link;
    if (!n && c->rest.n > 0 && !str_number(c->rest, 1000000, &n)) {
        app_complain(app, _("a link is meant by its number"));
        return STR_NONE;
    }
    if (!n && copy) {
        e = copy;
        art = NULL;
    } else if (!n && layer && layer->kind == LAYER_LINKS) {
        n = layer->sheet.cursor; /* row 0 is the original */
    }
    if (n) {
        link = pager_link(&app->pager, n);
        if (!link) {
            app_say(app, _("there is no link %lu"), n);
            return STR_NONE;
        }
        return link->href;
    }
    if (!app->on_article && !layer && e && e != app->shown)
        art = NULL; /* the article has not followed yet */
    if (!(art ? art->meta.url.n : e ? e->url.n : 0)) {
        app_say(app, "%s", _("the file does not say where it is from"));
        return STR_NONE;
    }
    return art ? art->meta.url : e->url;
}

/* Outside programs that need the terminal get it. */
static void leave(struct app *app, bool foreground)
{
    if (foreground)
        screen_leave(app->screen);
}

static void enter(struct app *app, bool foreground)
{
    if (foreground) {
        screen_enter(app->screen);
        screen_refresh(app->screen);
        app_term_resize(app);
    }
}

unsigned act_open_original(struct app *app, const struct call *c)
{
    struct str url = address(app, c);
    bool foreground;
    struct err e;
    enum status st;
    if (!url.p)
        return FX_PAINT;
    if (!app->opener) {
        app_complain(app, _("no program can be started"));
        return FX_PAINT;
    }
    foreground = opener_foreground(app->opener, false);
    leave(app, foreground);
    st = opener_open(app->opener, url, &e);
    enter(app, foreground);
    if (st != ST_OK) {
        app_complain(app, e.text);
    } else {
        struct str shown = url_shown(&app->scratch, url);
        app_say(app, _("opened: %.*s"), STR_ARG(utf8_head(shown, 300)));
    }
    return FX_LAYOUT;
}

unsigned act_copy_address(struct app *app, const struct call *c)
{
    struct str url = address(app, c), shown;
    if (!url.p)
        return FX_PAINT;
    screen_copy(app->screen, url);
    shown = url_shown(&app->scratch, url);
    app_say(app, _("copied: %.*s"), STR_ARG(utf8_head(shown, 300)));
    return FX_PAINT;
}

unsigned act_edit(struct app *app, const struct call *c)
{
    const struct entry *e = app_chosen(app);
    struct str path;
    bool foreground;
    struct err err;
    enum status st;
    (void)c;
    if (!e) {
        app_say(app, "%s", _("no article is chosen"));
        return FX_PAINT;
    }
    path = app_path(app, e);
    if (str_eq(path, STR("-")) || !app->opener) {
        app_complain(app, _("standard input cannot be edited"));
        return FX_PAINT;
    }
    foreground = opener_foreground(app->opener, true);
    leave(app, foreground);
    st = opener_edit(app->opener, path, 1, &err);
    enter(app, foreground);
    if (st != ST_OK) {
        app_complain(app, err.text);
        return FX_LAYOUT;
    }
    /* Read it again: it may be another one now. */
    shelf_clear(&app->shelf, app->pager.art);
    if (e == app->shown) {
        app->shown = NULL;
        app_want(app, e, 0);
    }
    return FX_LAYOUT;
}
