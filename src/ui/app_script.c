/* SPDX-License-Identifier: MIT */
/*
 * The characters that the reader prefers. The converter is made when the
 * first layout wants it and is the same for article and titles; one that
 * cannot be made leaves the characters as they are and says why.
 */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"
#include "ui/script.h"

static void show_as(struct app *app, struct convert *c)
{
    struct shown_opts how = { .convert = c,
                              .gaps = (enum gaps)app->set->opt.spacing };
    pager_show_as(&app->pager, &how);
}

void app_convert(struct app *app)
{
    struct options *o = &app->set->opt;
    struct convert_to to = script_wanted(o);
    struct convert *c;
    struct err e;
    if (script_same(to, app->converted)) {
        if (app->pager.how.gaps != (enum gaps)o->spacing)
            show_as(app, app->convert);
        return;
    }
    if (script_open(to, &c, &e) != ST_OK) {
        app_complain(app, e.text);
        o->script = SCRIPT_ORIGINAL;
        to = script_wanted(o);
        script_open(to, &c, &e); /* quotes need no library */
    }
    show_as(app, c);
    titles_set(app->titles, c);
    convert_close(app->convert);
    app->convert = c;
    app->converted = to;
}

unsigned act_script(struct app *app, const struct call *c)
{
    static const char *const names[] = { N_("as written"), N_("simplified"),
                                         N_("traditional") };
    int *script = &app->set->opt.script;
    (void)c;
    *script = (*script + 1) % 3;
    app_say(app, "%s", _(names[*script]));
    return FX_LAYOUT;
}
