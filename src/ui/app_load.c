/* SPDX-License-Identifier: MIT */
/*
 * The archive comes in by batches while the screen is on. The index is made
 * anew when it is out of date by a quarter, or after 100 ms if that is cheap.
 * A rescan fills a second archive, which takes the place of the first when it
 * is complete; until then nothing on the screen changes.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/app.h"
#include "ui/words.h"

#include <poll.h>
#include <stdlib.h>

enum {
    TURN_MS = 2,    /* work on batches in one turn */
    REST_MS = 100,  /* between two indexes */
    CHEAP_MS = 20,  /* an index that may be made that often */
    FIRST_MS = 250, /* wait for the first entry */
    KEYS = 2048,    /* titles folded in one turn while a search is typed */
};

static struct archive *target(const struct app *app)
{
    return app->fresh ? app->fresh : app->archive;
}

static void take(struct app *app, struct batch *b)
{
    for (size_t i = 0; i < b->nerrors; i++)
        app_complain(app, arena_strz(&app->scratch, b->errors[i]));
    archive_adopt(target(app), b);
}

void app_load_start(struct app *app)
{
    struct load_opts opts = intake_opts(app->in);
    struct batch *b;
    bool bad;
    opts.all = app->set->opt.all;
    opts.keys = true;
    app->loader = loader_start(app->pool, &opts, &app->wake);
    b = intake_batch(app->in, &bad);
    app->bad = app->bad || bad;
    if (b)
        take(app, b);
}

void app_load_stop(struct app *app)
{
    if (!app->loader)
        return;
    app->bad = app->bad || loader_bad_paths(app->loader) > 0;
    loader_free(app->loader);
    app->loader = NULL;
}

/* Work for at most so long; true when all is loaded. */
static bool take_batches(struct app *app, int64_t until)
{
    struct batch *b;
    app->more = false;
    while ((b = loader_try(app->loader))) {
        take(app, b);
        if (app_now() >= until) {
            app->more = true;
            return false;
        }
    }
    return loader_done(app->loader);
}

bool app_load_first(struct app *app, struct err *e)
{
    int64_t until = app_now() + FIRST_MS;
    struct buf line = { 0 };
    bool done = false;
    while (app->archive->nentries == 0 && !done && app_now() < until) {
        struct pollfd p = { .fd = app->wake.read_fd, .events = POLLIN };
        poll(&p, 1, 10);
        wake_clear(&app->wake);
        done = take_batches(app, until);
    }
    if (app->archive->nentries > 0 || !done)
        return true;
    intake_nothing(&app->archive->tally, &line);
    err_set(e, ST_KIND, "%s", app->message[0] ? app->message : buf_z(&line));
    buf_free(&line);
    return false;
}

/* The entry of a that is the same file and item. */
static const struct entry *same_file(const struct archive *a,
                                     const struct entry *e)
{
    for (size_t i = 0; e && i < a->nentries; i++) {
        const struct entry *it = archive_entry(a, i);
        if (it->item == e->item && str_eq(it->name, e->name) &&
            str_eq(it->dir, e->dir))
            return it;
    }
    return NULL;
}

static bool kept(const struct entry *e, const void *user)
{
    return app_filter_keeps(user, e);
}

static void build(struct app *app,
                  const struct entry *(*same)(const struct archive *a,
                                              const struct entry *e))
{
    const struct options *o = &app->set->opt;
    struct index_opts opts = {
        .sort = (enum sort_key)(o->sort / 2),
        .reverse = o->sort % 2,
        .grouping = app_grouping(app),
        .keep = app_list_is_part(app) ? kept : NULL,
        .user = app,
        .same = o->group_copies ? app->same : NULL,
    };
    struct arena arena = { 0 };
    struct index x;
    int64_t began = app_now();
    app_hunt_stop(app);
    app->list.tall = app_list_tall(app, app->geo.list.cols);
    index_build(&arena, app->archive, app->archive->nentries, &opts, &x);
    app_titles_first(app, &x);
    months_count(&app->months, &arena, x.order, x.n);
    list_set(&app->list, app->archive, &arena, &x, app_list_rows(app), same);
    app->sifting.stale = false;
    app->indexed = app->archive->nentries;
    app->indexed_at = app_now();
    app->index_cost = app->indexed_at - began;
}

void app_go_to(struct app *app, const struct entry *e)
{
    const struct index *x = &app->list.index;
    e = index_row_of(x, e);
    for (uint32_t i = 0; i < x->n; i++) {
        if (x->order[i] == e) {
            list_go_entry(&app->list, i, app_list_rows(app));
            return;
        }
    }
}

/* While a line is typed, and until the cursor moves, it is on the first row. */
static bool stays_first(const struct app *app)
{
    if (app->first && !app->on_article &&
        list_current(&app->list) == app->first)
        return true;
    return (app->prompt.kind == PROMPT_NARROW ||
            app->prompt.kind == PROMPT_FILTER) &&
           app->sifting.now;
}

void app_reindex(struct app *app)
{
    bool first = stays_first(app);
    build(app, NULL);
    app->first = NULL;
    if (app->returns) {
        list_return(&app->list, &app->before.place, app_list_rows(app));
        /* On a heading nothing else asks for what was beside it. */
        if (app->before.shown && !list_current(&app->list))
            app_want(app, app->before.shown, 0);
    } else if (first) {
        app->list.top = 0;
        list_go_entry(&app->list, 0, app_list_rows(app));
        app->first = list_current(&app->list);
    }
    app->returns = false;
}

/* All pointers into the old archive are looked up in the new one. */
static void swap_archives(struct app *app, struct same *same)
{
    struct archive *old = app->archive;
    app_same_set(app, same);
    app->archive = app->fresh;
    app->fresh = NULL;
    keys_free(&app->keys);
    app_filter_swap(app);
    app->before.place.entry = same_file(app->archive, app->before.place.entry);
    app->before.shown = same_file(app->archive, app->before.shown);
    app->shown = same_file(app->archive, app->shown);
    app->wanted = same_file(app->archive, app->wanted);
    app->first = NULL;
    app->ahead = app->landed = app->land_on = NULL;
    app->returns = false;
    build(app, same_file);
    archive_free(old);
    free(old);
    shelf_clear(&app->shelf, app->pager.art);
    if (app->shown) /* its file may be another one now */
        app_want(app, app->shown, 0);
    app_say(app,
            ngettext("read again: %s article", "read again: %s articles",
                     app->archive->nentries),
            words_number(app->archive->nentries).text);
}

void app_rescan(struct app *app)
{
    if (app->loader || app->fresh) {
        app_say(app, "%s", _("the folders are being read already"));
        return;
    }
    if (app->copies)
        copies_stop(app->copies);
    app->fresh = xcalloc(1, sizeof *app->fresh);
    archive_init(app->fresh);
    app_load_start(app);
}

/* A new archive takes its place with its copies known, so that rows of copies
 * do not come and go. */
static void take_same(struct app *app)
{
    struct same *same = app_same_take(app);
    if (!same)
        return;
    if (app->fresh && !app->loader)
        swap_archives(app, same);
    else
        app_same_set(app, same);
}

/* Titles are made ready for a search while it is typed. */
static bool wants_keys(const struct app *app)
{
    return app->prompt.kind == PROMPT_NARROW &&
           app->keys.n < app->archive->nentries;
}

void app_load_turn(struct app *app)
{
    bool done, grown, rested;
    size_t n;
    if (wants_keys(app))
        keys_add(&app->keys, app->archive, KEYS);
    take_same(app);
    if (!app->loader)
        return;
    done = take_batches(app, app_now() + TURN_MS);
    app->fx |= FX_PAINT;
    if (done) {
        app_load_stop(app);
        app_same_start(app);
        if (!app->fresh)
            app->fx |= FX_FILTER;
        return;
    }
    n = app->archive->nentries;
    grown = n > app->indexed && n - app->indexed > app->indexed / 4;
    rested = n > app->indexed && app_now() - app->indexed_at >= REST_MS &&
             app->index_cost <= CHEAP_MS;
    if (!app->fresh && (grown || rested))
        app->fx |= FX_FILTER;
}

int app_load_wait(const struct app *app)
{
    int64_t left;
    if ((app->loader && app->more) || wants_keys(app))
        return 0; /* nothing wakes us for what came before */
    if (!app->loader || app->fresh || app->indexed == app->archive->nentries)
        return -1;
    left = app->indexed_at + REST_MS - app_now();
    return left < 0 ? 0 : (int)left;
}
