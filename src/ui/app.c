/* SPDX-License-Identifier: MIT */
/*
 * The loop. One turn: wait; take signals, keys, batches, articles, each for a
 * bounded time; act on the effects, the strongest first; paint once. However
 * many resizes came, only the last size is laid out.
 */
#include <config.h>

#include "ui/act.h"
#include "ui/app.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "sys/signals.h"
#include "text/utf8.h"
#include "ui/command.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int64_t app_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void set_message(struct app *app, struct str text, bool error)
{
    text = utf8_head(text, sizeof app->message - 1);
    memcpy(app->message, text.p, text.n);
    app->message[text.n] = 0;
    app->message_error = error;
    log_add(&app->log, text);
    app->fx |= FX_PAINT;
}

void app_say(struct app *app, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    set_message(app, str_of(text), false);
}

void app_complain(struct app *app, const char *text)
{
    set_message(app, str_of(text), true);
}

enum key_mode app_mode(const struct app *app)
{
    if (app->prompt.kind != PROMPT_NONE)
        return MODE_PROMPT;
    if (app->nlayers > 0) {
        enum layer_kind kind = app->layers[app->nlayers - 1].kind;
        return kind == LAYER_LINKS || kind == LAYER_FILTERS ? MODE_LINKS
                                                            : MODE_PAGE;
    }
    return app->on_article ? MODE_ARTICLE : MODE_LIST;
}

struct layer *app_layer(struct app *app)
{
    return app->nlayers > 0 ? &app->layers[app->nlayers - 1] : NULL;
}

unsigned app_command(struct app *app, struct str line, unsigned long count)
{
    struct call call = { .count = count };
    const struct command *c = command_find(line, &call.rest);
    unsigned fx = FX_PAINT;
    struct err e;
    if (c && c->run) {
        call.arg = c->arg;
        return c->run(app, &call) | FX_PAINT;
    }
    if (conf_line(app->set, line, &fx, &e) != ST_OK)
        app_complain(app, e.text);
    else if (c && c->configure == conf_save_filter)
        act_filter_saved(app, call.rest);
    return fx;
}

/* --- one turn ------------------------------------------------------------ */

static void take_signals(struct app *app)
{
    bool resized = false;
    int sig;
    while ((sig = signals_next())) {
        switch (sig) {
        case SIGWINCH:
            resized = true;
            break;
        case SIGTSTP:
            app_term_suspend(app);
            break;
        case SIGCONT: /* after a stop that was not our own */
            if (!app->resumed) {
                screen_leave(app->screen);
                screen_enter(app->screen);
                screen_refresh(app->screen);
                resized = true;
            }
            app->resumed = false;
            break;
        case SIGINT:
            app->fx |= app_command(app, STR("interrupt"), 0);
            break;
        case SIGTERM:
        case SIGHUP:
        case SIGQUIT:
            app->death = sig;
            app->ended = true;
            break;
        default:
            break;
        }
    }
    if (resized)
        app_term_resize(app);
}

static void take_events(struct app *app, bool timeout)
{
    struct event e;
    /* What each key does may depend on the one before. */
    while (!app->ended && input_next(&app->input, timeout, &e)) {
        app_event(app, &e);
        timeout = false;
    }
    app->escape_at =
        input_pending(&app->input) ? app_now() + app->set->opt.escape_time : 0;
}

static void take_keys(struct app *app)
{
    char bytes[INPUT_ROOM];
    size_t room = input_space(&app->input);
    ssize_t n =
        read(app->tty, bytes, room < sizeof bytes ? room : sizeof bytes);
    if (n > 0) {
        input_feed(&app->input, bytes, (size_t)n);
        take_events(app, false);
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        app->death = SIGHUP; /* the terminal is gone */
        app->ended = true;
    }
}

static int sooner(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

static int wait_ms(const struct app *app)
{
    int ms = sooner(sooner(app_load_wait(app), app_read_wait(app)),
                    sooner(app_filter_wait(app), app_hunt_wait(app)));
    if (app->fx != FX_NONE)
        return 0;
    if (app->escape_at) {
        int64_t left = app->escape_at - app_now();
        ms = sooner(ms, left < 0 ? 0 : (int)left);
    }
    return ms;
}

static void wait_turn(struct app *app)
{
    struct pollfd fds[] = {
        { .fd = app->tty, .events = POLLIN },
        { .fd = app->signals, .events = POLLIN },
        { .fd = app->wake.read_fd, .events = POLLIN },
    };
    if (poll(fds, 3, wait_ms(app)) < 0)
        return;
    /* A signal may have come as poll returned: a key is for the size that the
     * terminal had when it was pressed. */
    if (fds[1].revents || fds[0].revents)
        take_signals(app);
    if (fds[0].revents)
        take_keys(app);
    if (fds[2].revents)
        wake_clear(&app->wake);
    if (app->escape_at && app_now() >= app->escape_at)
        take_events(app, true);
}

static bool idle(const struct app *app)
{
    return !app->loader && !app->copies && !app->wanted && !app->hunt.by &&
           app_filter_idle(app) && app_snippets_idle(app) &&
           !shelf_busy(&app->shelf) && app->fx == FX_NONE;
}

static void paint(struct app *app)
{
    app_draw(app, &app->scratch, &app->frame);
    screen_paint(app->screen, &app->frame);
}

static void act(struct app *app)
{
    unsigned fx = app->fx;
    app->fx = FX_NONE;
    if (effect_has(fx, FX_QUIT)) {
        app->ended = true;
        return;
    }
    if (effect_has(fx, FX_SCAN))
        app_rescan(app);
    if (effect_has(fx, FX_FILTER))
        app_reindex(app);
    if (app->mouse != !!app->set->opt.mouse) {
        app->mouse = app->set->opt.mouse;
        screen_mouse(app->screen, app->mouse);
    }
    if (effect_has(fx, FX_LAYOUT))
        app_layout(app);
    if (effect_has(fx, FX_PAINT))
        paint(app);
    app->fx &= ~fx; /* what acting itself asked to paint is on the screen */
}

static void turn(struct app *app)
{
    struct arena_mark mark = arena_mark(&app->scratch);
    wait_turn(app);
    app_load_turn(app);
    app_filter_turn(app);
    app_hunt_turn(app);
    if (app->fx != FX_NONE && !app->ended)
        act(app);
    act_filter_settle(app);
    app_read_turn(app); /* by the panes as they are now */
    app_snippets_turn(app);
    if (app->sync[0] && idle(app)) {
        screen_title(app->screen, str_of(app->sync));
        app->sync[0] = 0;
    }
    arena_rewind(&app->scratch, mark);
}

/* --- begin and end ------------------------------------------------------- */

static void start_opener(struct app *app)
{
    const struct options *o = &app->set->opt;
    struct opener_opts opts = {
        .browser = o->browser,
        .editor = o->editor,
        .terminal_browsers = o->terminal_browsers,
        .paths = app->in->paths,
        .npaths = app->in->npaths,
    };
    struct err e;
    app->opener = opener_start(&opts, &e);
    if (!app->opener)
        app_complain(app, e.text);
}

static void start(struct app *app)
{
    start_opener(app); /* forks: before any thread */
    app->signals = signals_open(screen_restore);
    mem_on_death(screen_restore);
    wake_open(&app->wake);
    app->pool = pool_new(0);
    shelf_init(&app->shelf, app->in, app->pool, &app->wake);
    app_filter_open(app);
    pager_init(&app->pager);
    app->titles = titles_new();
    list_init(&app->list);
    app->archive = xcalloc(1, sizeof *app->archive);
    archive_init(app->archive);
    app_load_start(app);
}

static void stop(struct app *app)
{
    app_load_stop(app);
    app_same_stop(app);
    app_filter_close(app);
    pool_wait(app->pool);
    shelf_free(&app->shelf);
    pool_free(app->pool);
    pager_free(&app->pager);
    titles_free(app->titles);
    convert_close(app->convert);
    list_free(&app->list);
    list_place_free(&app->before.place);
    same_free(app->same);
    archive_free(app->archive);
    free(app->archive);
    if (app->fresh) {
        archive_free(app->fresh);
        free(app->fresh);
    }
    while (app->nlayers > 0)
        sheet_free(&app->layers[--app->nlayers].sheet);
    prompt_free(&app->prompt);
    log_free(&app->log);
    keys_free(&app->keys);
    arena_free(&app->asked_arena);
    arena_free(&app->find_arena);
    arena_free(&app->before_arena);
    arena_free(&app->scratch);
    wake_close(&app->wake);
    opener_stop(app->opener);
    mem_on_death(NULL);
    signals_close();
}

/* One file: its article has the screen, the list lies behind it. */
static void open_one(struct app *app)
{
    if (intake_one_file(app->in) && app->archive->nentries > 0) {
        app->zoom = true;
        app->on_article = true;
    }
    app_reindex(app);
    if (app->on_article) {
        list_go_entry(&app->list, 0, app_list_rows(app));
        app_follow(app, 0);
    }
}

static int run(struct app *app, struct err *e)
{
    if (!app_load_first(app, e)) {
        fprintf(stderr, "%s: %s\n", PACKAGE, e->text);
        app_load_stop(app);
        return app->bad ? 2 : 1;
    }
    if (app_term_open(app, e) != ST_OK)
        return APP_FAILED;
    app_layout(app);
    if (app->sifting.now && intake_one_file(app->in))
        app_filter_finish(app);
    app_filter_turn(app);
    open_one(app);
    app->fx |= FX_LAYOUT;
    take_events(app, false); /* typed while the terminal was asked */
    while (!app->ended)
        turn(app);
    app_term_close(app);
    app_load_stop(app);
    return app->bad ? 2 : 0;
}

int app_run(struct settings *s, const struct intake *in, struct err *e)
{
    struct app *app = xcalloc(1, sizeof *app);
    struct filter *filter = NULL;
    struct filter_env env = ask_env(in, WIDTH_DUMP, &app->sifting.regex);
    int status = APP_FAILED, death = 0;
    app->set = s;
    app->in = in;
    app->tty = -1;
    if (!ask_search(s->opt.search, &env, &filter)) {
        regex_close(app->sifting.regex);
        free(app);
        return 2;
    }
    if (app_term_check(app, e) == ST_OK) {
        start(app);
        if (filter)
            app->asked.query = filter_text(filter);
        app_asked_set(app, &app->asked);
        app_filter_use(app, filter);
        status = run(app, e);
        death = app->death;
        stop(app);
    } else {
        filter_free(filter);
        regex_close(app->sifting.regex);
        log_free(&app->log);
    }
    free(app);
    if (death)
        signals_die(death);
    return status;
}
