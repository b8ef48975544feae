/* SPDX-License-Identifier: MIT */
/*
 * What a filter found in texts: no groups, articles whose titles match first,
 * then the newest. The list has the whole width and two lines for each
 * article, title and snippet, until one is opened; then it is the narrow list
 * beside the article again, a line for each. Only the snippets of rows in view
 * are asked for.
 */
#include <config.h>

#include "ui/app.h"

#include "base/mem.h"

#include <stdlib.h>

enum {
    FLAT_ONE_LINE = 56,
    SOURCES_ROWS = 16,
    TITLES_MOST = 20000, /* that are looked at for each index */
};

static bool of_texts(const struct app *app)
{
    const struct find *text = app_filter_find(app, MATCH_TEXT);
    return text && !find_is_empty(text) &&
           option_fulltext(&app->set->opt) != FULLTEXT_OFF;
}

bool app_results(const struct app *app)
{
    return of_texts(app) && !app->sifting.opened;
}

enum grouping app_grouping(const struct app *app)
{
    return of_texts(app) && !app->sifting.grouped
               ? GROUP_NONE
               : (enum grouping)app->set->opt.group;
}

static bool in_title(const struct app *app, const struct find *f,
                     const struct entry *e)
{
    const struct title_key *k = app->keys.list + e->place;
    if (e->place >= app->keys.n)
        return false;
    for (size_t i = 0; i < f->words.n; i++)
        if (match_word_title(&f->words.words[i], k))
            return true;
    return false;
}

void app_titles_first(struct app *app, struct index *x)
{
    const struct find *f = app_filter_find(app, MATCH_TITLE);
    const struct entry **rest;
    uint32_t kept = 0, others = 0;
    if (!of_texts(app) || x->ngroups > 0 || x->n > TITLES_MOST ||
        app->set->opt.sort / 2 != SORT_DATE)
        return;
    rest = xmalloc((x->n + 1) * sizeof *rest);
    for (uint32_t i = 0; i < x->n; i++) {
        const struct entry *e = x->order[i];
        if (in_title(app, f, e))
            x->order[kept++] = e;
        else
            rest[others++] = e;
    }
    for (uint32_t i = 0; i < others; i++)
        x->order[kept + i] = rest[i];
    free(rest);
}

void app_results_leave(struct app *app)
{
    if (app_results(app))
        app->fx |= FX_LAYOUT;
    app->sifting.opened = true;
}

bool app_list_is_part(const struct app *app)
{
    return app->sifting.now;
}

int app_list_tall(const struct app *app, int cols)
{
    bool flat = app_grouping(app) == GROUP_NONE && !of_texts(app);
    return app_results(app) || (flat && cols < FLAT_ONE_LINE) ? 2 : 1;
}

bool app_shows_months(const struct app *app)
{
    enum months_shown how = (enum months_shown)app->set->opt.histogram;
    return how == MONTHS_ALWAYS ||
           (how == MONTHS_FILTERED && app_list_is_part(app) &&
            app->months.n > 1); /* one bar would tell nothing */
}

bool app_shows_sources(const struct app *app)
{
    return app->sifting.now && app_grouping(app) != GROUP_SOURCE &&
           app->rows >= SOURCES_ROWS;
}

void app_snippets_turn(struct app *app)
{
    const struct list *l = &app->list;
    uint32_t end;
    if (snippets_take(app->snippets))
        app->fx |= FX_PAINT;
    if (!app_results(app) || !app->geo.list.rows)
        return;
    end = l->top + (uint32_t)app->geo.list.rows;
    for (uint32_t r = l->top; r < end && r < l->nrows; r++) {
        const struct entry *e = list_entry(l, r);
        if (e && !snippets_want(app->snippets, e))
            break; /* what comes wakes us */
    }
}

bool app_snippets_idle(const struct app *app)
{
    return !snippets_busy(app->snippets);
}
