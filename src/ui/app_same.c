/* SPDX-License-Identifier: MIT */
/*
 * Copies of a story are found once an archive is loaded, and again when their
 * texts are read. Each result takes the place of the one before: the entries
 * are marked anew and the index is made again in the same turn, so a mark is
 * never read against another result than its own.
 */
#include <config.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/words.h"

enum { NAMED = 3 }; /* copies that the last line of an article names */

void app_same_start(struct app *app)
{
    app_same_stop(app);
    app->copies =
        copies_start(app->pool, app->fresh ? app->fresh : app->archive,
                     app->in->rules, app->in->now_ms, &app->wake);
}

void app_same_stop(struct app *app)
{
    copies_free(app->copies);
    app->copies = NULL;
}

void app_same_set(struct app *app, struct same *same)
{
    bool news = !same_equal(app->same, same);
    if (app->same && !news) { /* as mostly when texts were read */
        same_free(same);
        return;
    }
    if (app->same)
        same_unmark(app->same);
    same_free(app->same);
    app->same = same;
    same_mark(same);
    if (news) {
        app_filter_again(app, true);
        app->fx |= FX_FILTER;
    }
}

struct same *app_same_take(struct app *app)
{
    struct same *same = NULL, *next;
    if (!app->copies)
        return NULL;
    while ((next = copies_try(app->copies))) { /* the last one holds all */
        same_free(same);
        same = next;
    }
    if (copies_done(app->copies)) /* nothing wakes us again */
        app_same_stop(app);
    return same;
}

bool app_row_is(const struct app *app, const struct entry *row,
                const struct entry *e)
{
    return e && index_row_of(&app->list.index, e) == row;
}

const struct entry *app_chosen(const struct app *app)
{
    const struct entry *e = list_current(&app->list);
    if (app->shown && (app->on_article || app_row_is(app, e, app->shown)))
        return app->shown;
    return e;
}

const struct entry *app_layer_copy(struct app *app)
{
    const struct layer *l = app_layer(app);
    uint32_t first = l ? l->sheet.nrows - l->ncopies : 0;
    if (!l || l->kind != LAYER_LINKS || l->sheet.cursor < first)
        return NULL;
    return same_other(app->same, app->shown, l->sheet.cursor - first);
}

struct str app_copy_name(const struct app *app, const struct entry *e,
                         struct arena *a)
{
    struct str source = e->source < app->archive->nsources
                            ? app->archive->sources[e->source].name
                            : STR("");
    char day[16] = "";
    if (e->day != DAY_UNKNOWN)
        meta_day(e->day, day);
    return arena_printf(a, "%.*s%s%s%s%s", STR_ARG(source),
                        source.n && day[0] ? " " : "",
                        e->approx && day[0] ? _("ca.") : "",
                        e->approx && day[0] ? " " : "", day);
}

struct str app_copy_path(const struct entry *e, struct arena *a)
{
    struct str path = entry_path(a, e);
    return e->part
               ? arena_printf(a, "%.*s #%u", STR_ARG(path), (unsigned)e->item)
               : path;
}

struct str app_copies_line(const struct app *app, struct arena *a)
{
    struct str dot = glyph(GLYPH_DOT, app->set->opt.ascii), out = STR("");
    uint32_t n = same_others(app->same, app->shown), i = 0;
    for (; i < n && i < NAMED; i++) {
        const struct entry *e = same_other(app->same, app->shown, i);
        struct str name = app_copy_name(app, e, a), path = app_copy_path(e, a);
        out = arena_printf(a, "%.*s%s%.*s%s%.*s%s%.*s%s", STR_ARG(out),
                           i ? " " : "", STR_ARG(i ? dot : STR("")),
                           i ? " " : "", STR_ARG(name), name.n ? " (" : "",
                           STR_ARG(path), name.n ? ")" : "");
    }
    if (n > i) {
        out = arena_printf(a, "%.*s %.*s +%s", STR_ARG(out), STR_ARG(dot),
                           words_number(n - i).text);
    }
    return n ? arena_printf(a, _("Also in: %.*s"), STR_ARG(out)) : STR("");
}
