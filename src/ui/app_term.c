/* SPDX-License-Identifier: MIT */
/*
 * The terminal: found, asked, opened, given back. Keys come from standard
 * input if it is a terminal, else from /dev/tty.
 */
#include <config.h>

#include "base/i18n.h"
#include "sys/signals.h"
#include "term/restore.h"
#include "ui/app.h"
#include "ui/errlog.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

enum { PROBE_MS = 300 };

static bool utf8_locale(void)
{
    return str_eq_nocase(str_of(nl_langinfo(CODESET)), STR("UTF-8"));
}

/* curses needs a UTF-8 locale; messages keep the user's language. */
static enum status set_charset(struct app *app, struct err *e)
{
    static const char *const names[] = { "C.UTF-8", "en_US.UTF-8" };
    if (utf8_locale())
        return ST_OK;
    for (size_t i = 0; i < 2; i++) {
        if (setlocale(LC_CTYPE, names[i]) && utf8_locale()) {
            app_say(app, _("the locale is not UTF-8; characters as in %s"),
                    names[i]);
            return ST_OK;
        }
    }
    return err_set(e, ST_TERMINAL,
                   _("the screen needs a UTF-8 locale, and none is "
                     "installed; --dump needs none"));
}

enum status app_term_check(struct app *app, struct err *e)
{
    const char *term = getenv("TERM");
    if (screen_check(term, STDOUT_FILENO, &app->kind, e) != ST_OK ||
        set_charset(app, e) != ST_OK)
        return ST_TERMINAL;
    conf_theme(app->set, &app->theme, app->kind.colours);
    if (isatty(STDIN_FILENO) && !app->in->has_stdin)
        app->tty = STDIN_FILENO;
    else
        app->tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (app->tty < 0)
        return err_set(e, ST_TERMINAL, _("no terminal to read keys from"));
    if (str_eq(str_of(term), STR("linux"))) {
        app_say(app, "%s",
                _("this console cannot show Chinese: try kmscon or fbterm, "
                  "or --dump"));
    }
    return ST_OK;
}

static struct width wanted_width(const struct app *app)
{
    int ambiguous = app->set->opt.ambiguous;
    if (!ambiguous)
        ambiguous = app->probe.ambiguous ? app->probe.ambiguous : 1;
    return (struct width){ (unsigned char)ambiguous, app->probe.clusters };
}

static enum status open_screen(struct app *app, struct err *e)
{
    struct screen_opts opts = {
        .in = app->tty,
        .out = STDOUT_FILENO,
        .sized = app->kind.sized,
        .sync = app->probe.sync,
        .clusters = app->probe.clusters,
        .clusters_on = app->probe.clusters_on,
        .mouse = app->set->opt.mouse,
        .theme = &app->theme,
    };
    app->width = opts.width = wanted_width(app);
    app->screen = screen_open(&opts, e);
    if (!app->screen)
        return ST_TERMINAL;
    app->mouse = opts.mouse;
    app->prompt.width = app->width;
    app_term_resize(app);
    return ST_OK;
}

enum status app_term_open(struct app *app, struct err *e)
{
    if (!app->set->opt.no_probe) {
        probe_terminal(&app->probe, app->tty, STDOUT_FILENO, getenv("TERM"),
                       PROBE_MS);
    }
    if (open_screen(app, e) != ST_OK)
        return ST_TERMINAL;
    restore_stderr(errlog_open(&app->scratch, !app->set->opt.no_state));
    screen_learn_keys(app->screen, &app->input);
    input_feed(&app->input, app->probe.typed, app->probe.ntyped);
    return ST_OK;
}

void app_term_close(struct app *app)
{
    screen_close(app->screen);
    restore_stderr(-1);
    app->screen = NULL;
    frame_free(&app->frame);
    if (app->tty > STDIN_FILENO)
        close(app->tty);
}

void app_term_resize(struct app *app)
{
    screen_resized(app->screen);
    screen_size(app->screen, &app->rows, &app->cols);
    frame_free(&app->frame);
    frame_init(&app->frame, app->rows, app->cols, app->width);
    app->rows = app->frame.rows;
    app->cols = app->frame.cols;
    app->fx |= FX_LAYOUT;
}

/* A late answer: begin again with what is known now. */
void app_term_reply(struct app *app, const struct event *e)
{
    struct err err;
    struct width w;
    if (!probe_event(&app->probe, e))
        return;
    w = wanted_width(app);
    if (w.ambiguous == app->width.ambiguous &&
        w.clusters == app->width.clusters)
        return;
    screen_close(app->screen);
    if (open_screen(app, &err) != ST_OK)
        app->ended = true;
}

void app_term_suspend(struct app *app)
{
    screen_leave(app->screen);
    signals_stop();
    app->resumed = true;
    screen_enter(app->screen);
    screen_refresh(app->screen);
    app_term_resize(app);
}
