/* SPDX-License-Identifier: MIT */
/*
 * The filter of the list. A query that is typed takes the place of the one
 * before as soon as it is whole; what that one still has under way on the pool
 * is waited for elsewhere (`ending`), never by a key. The index is made anew
 * when all is decided, and meanwhile as often as it is cheap.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    FIRST = 256,   /* entries of the list that are asked before the others */
    TURN_MS = 4,   /* work in one turn */
    REST_MS = 60,  /* between two indexes of an unfinished search */
    FIRST_MS = 40, /* before the first one: most are finished then */
};

/* As much as the option says now; what is kept already stays. */
static void make_room(struct app *app)
{
    uint64_t megabytes = (uint64_t)app->set->opt.fulltext_memory;
    app->sifting.texts.most = megabytes ? megabytes << 20 : texts_room();
}

static struct sift_env env(const struct app *app)
{
    return (struct sift_env){
        .pool = app->pool,
        .wake = &app->wake,
        .load = ask_load,
        .user = app->in,
        .no_text = option_fulltext(&app->set->opt) == FULLTEXT_OFF,
    };
}

void app_filter_open(struct app *app)
{
    struct sift_env e = env(app);
    make_room(app);
    app->snippets = snippets_new(&e);
}

/* --- filters that come and go --- */

/* Forget a filter when nothing of it is under way; however many there are, the
 * key that gives one up waits for none. One of which nothing is goes now: what
 * would wake us for it came already. */
static void end(struct sifting *s, struct sift *sift)
{
    if (!sift || sift == s->before)
        return;
    sift_stop(sift);
    if (sift_quiet(sift)) {
        sift_free(sift);
        return;
    }
    if (s->nending == s->room) {
        s->room = s->room ? 2 * s->room : 8;
        s->ending = xrealloc(s->ending, (size_t)s->room * sizeof *s->ending);
    }
    s->ending[s->nending++] = sift;
}

static void reap(struct sifting *s)
{
    int kept = 0;
    for (int i = 0; i < s->nending; i++) {
        if (sift_quiet(s->ending[i]))
            sift_free(s->ending[i]);
        else
            s->ending[kept++] = s->ending[i];
    }
    s->nending = kept;
}

/* The filter (NULL: none) is that of the list from now on. */
static void set(struct app *app, struct sift *sift)
{
    struct sifting *s = &app->sifting;
    struct sift *old = s->now;
    s->now = sift;
    s->stale = true;
    s->opened = false;
    s->grouped = false;
    s->began = app_now();
    app->fx |= FX_LAYOUT;
    snippets_of(app->snippets, sift ? sift_filter(sift) : NULL);
    app_show_hits(app); /* before the words of the old one go */
    if (old != sift)
        end(s, old);
}

/* What a first page of matches will be of: the first entries of the list as
 * it is, which holds all of them or those of the line before. */
static void prefer_page(const struct app *app, struct sift *sift)
{
    const struct index *x = &app->list.index;
    uint32_t places[FIRST];
    size_t n = 0;
    for (; n < FIRST && n < x->n; n++)
        places[n] = x->order[n]->place;
    sift_prefer(sift, places, n);
}

void app_filter_use(struct app *app, struct filter *f)
{
    struct sift_env e = env(app);
    struct sift *sift;
    make_room(app);
    if (f && filter_is_empty(f)) {
        filter_free(f);
        f = NULL;
    }
    sift = f ? sift_new(&e, f, app->archive, &app->keys, &app->sifting.texts)
             : NULL;
    if (sift)
        prefer_page(app, sift);
    set(app, sift);
}

bool app_filter(struct app *app, struct str text)
{
    struct sifting *s = &app->sifting;
    struct filter_env e = ask_env(app->in, app->width, &s->regex);
    struct filter *f;
    struct err err;
    s->wrong[0] = 0;
    if (filter_make(&f, text, &e, &s->fault, &err) != ST_OK) {
        snprintf(s->wrong, sizeof s->wrong, "%s", err.text);
        return false;
    }
    app_filter_use(app, f);
    return true;
}

static struct str text_of(const struct sift *sift)
{
    return sift ? filter_text(sift_filter(sift)) : STR("");
}

struct str app_filter_text(const struct app *app)
{
    return text_of(app->sifting.now);
}

void app_filter_again(struct app *app, bool copies)
{
    struct sifting *s = &app->sifting;
    bool opened = s->opened, grouped = s->grouped;
    if (s->now && (!copies || filter_wants_copies(sift_filter(s->now)))) {
        app_filter(app, arena_str(&app->scratch, app_filter_text(app)));
        s->opened = opened;
        s->grouped = grouped;
    }
}

/* --- while a line is typed --- */

void app_filter_begin(struct app *app)
{
    app_filter_keep(app); /* one that was taken and is still looked for */
    app->sifting.before = app->sifting.now;
    app->sifting.was_opened = app->sifting.opened;
    app->sifting.was_grouped = app->sifting.grouped;
    app->sifting.wrong[0] = 0;
    app->sifting.insist = false;
}

void app_filter_keep(struct app *app)
{
    struct sift *before = app->sifting.before;
    app->sifting.before = NULL;
    app->sifting.taken = false;
    if (before != app->sifting.now)
        end(&app->sifting, before);
}

void app_filter_restore(struct app *app)
{
    struct sift *before = app->sifting.before;
    set(app, before);
    app->sifting.opened = app->sifting.was_opened;
    app->sifting.grouped = app->sifting.was_grouped;
    app->sifting.before = NULL;
    app->sifting.taken = false;
}

/* --- texts ahead of any query --- */

static bool is_busy(const struct sifting *s)
{
    return s->now && !sift_done(s->now);
}

/* May texts be read now that nobody asked for? */
static bool is_to_fill(const struct app *app)
{
    const struct sifting *s = &app->sifting;
    return option_fulltext(&app->set->opt) == FULLTEXT_EAGER && !app->loader &&
           !s->filled && !is_busy(s);
}

/* A sift that asks for every text, and keeps them. */
static struct sift *new_fill(struct app *app)
{
    struct filter_env e = ask_env(app->in, app->width, &app->sifting.regex);
    struct sift_env how = env(app);
    struct filter *f = NULL;
    struct err err;
    how.fill = true;
    make_room(app);
    if (filter_make(&f, STR("len:0.."), &e, NULL, &err) != ST_OK)
        return NULL;
    return sift_new(&how, f, app->archive, &app->keys, &app->sifting.texts);
}

static void fill(struct app *app)
{
    struct sifting *s = &app->sifting;
    if (!is_to_fill(app)) {
        if (s->fill) /* what is under way comes back, no more is begun */
            sift_quiet(s->fill);
        return;
    }
    if (!s->fill)
        s->fill = new_fill(app);
    if (s->fill)
        sift_turn(s->fill, TURN_MS);
    s->filled = !s->fill || sift_done(s->fill);
    if (s->filled) {
        sift_free(s->fill);
        s->fill = NULL;
    }
}

/* --- work --- */

void app_filter_turn(struct app *app)
{
    struct sifting *s = &app->sifting;
    int64_t since, rest;
    reap(s);
    fill(app);
    if (is_busy(s)) {
        s->stale = sift_turn(s->now, TURN_MS) || s->stale;
        app->fx |= FX_PAINT;
    }
    if (!s->stale)
        return;
    since =
        app_now() - (app->indexed_at > s->began ? app->indexed_at : s->began);
    rest =
        app->indexed_at > s->began ? REST_MS + 4 * app->index_cost : FIRST_MS;
    if (!s->now || sift_done(s->now) || since >= rest)
        app->fx |= FX_FILTER;
}

int app_filter_wait(const struct app *app)
{
    const struct sifting *s = &app->sifting;
    if (s->now && sift_more(s->now))
        return 0;
    if (is_to_fill(app) && (!s->fill || sift_more(s->fill)))
        return 0;
    /* Slices wake us; an index that waits for its time must be asked for. */
    return s->stale ? FIRST_MS : -1;
}

bool app_filter_idle(const struct app *app)
{
    const struct sifting *s = &app->sifting;
    return !s->stale && s->nending == 0 && !is_busy(s) && !is_to_fill(app);
}

bool app_filter_keeps(const struct app *app, const struct entry *e)
{
    return !app->sifting.now || sift_keeps(app->sifting.now, e);
}

const struct find *app_filter_find(const struct app *app, enum match_in in)
{
    const struct sift *now = app->sifting.now;
    return now ? filter_find(sift_filter(now), in) : NULL;
}

struct str app_filter_also(const struct app *app)
{
    const struct sift *now = app->sifting.now;
    return now ? filter_also(sift_filter(now)) : STR("");
}

void app_filter_finish(struct app *app)
{
    if (app->sifting.now)
        sift_finish(app->sifting.now);
}

int app_filter_percent(const struct app *app)
{
    const struct sift *now = app->sifting.now;
    size_t searched, texts;
    if (!now || sift_done(now))
        return 100;
    texts = sift_texts(now, &searched);
    return texts ? (int)(searched * 100 / texts) : 0;
}

void app_filter_swap(struct app *app)
{
    struct sifting *s = &app->sifting;
    struct arena *a = &app->scratch;
    struct str now = arena_str(a, text_of(s->now));
    struct str before = arena_str(a, text_of(s->before));
    bool typed = s->before != NULL;
    struct sifting was = *s; /* for how it looks only */
    app_filter_close(app);
    app_filter_open(app);
    app_filter(app, before);
    if (typed)
        s->before = s->now;
    app_filter(app, now);
    s->opened = was.opened;
    s->grouped = was.grouped;
    s->was_opened = was.was_opened;
    s->was_grouped = was.was_grouped;
    s->taken = was.taken;
}

void app_filter_close(struct app *app)
{
    struct sifting *s = &app->sifting;
    pager_find(&app->pager, NULL, NULL);
    snippets_free(app->snippets);
    app->snippets = NULL;
    if (s->before != s->now)
        sift_free(s->before);
    sift_free(s->now);
    sift_free(s->fill);
    for (int i = 0; i < s->nending; i++)
        sift_free(s->ending[i]);
    free(s->ending);
    texts_free(&s->texts);
    regex_close(s->regex);
    *s = (struct sifting){ 0 };
}
