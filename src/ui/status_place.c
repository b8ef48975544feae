/* SPDX-License-Identifier: MIT */
/* Where the reader is: pieces of text for the rows at the edges. */
#include <config.h>

#include "ui/status_parts.h"

#include "base/i18n.h"
#include "ui/words.h"

struct str status_dot(const struct app *app)
{
    return glyph(GLYPH_DOT, app->set->opt.ascii);
}

/* "a · b", where an empty one counts for nothing. */
struct str status_join(const struct app *app, struct arena *a, struct str s,
                       struct str t)
{
    if (s.n == 0 || t.n == 0)
        return s.n ? s : t;
    return arena_printf(a, "%.*s %.*s %.*s", STR_ARG(s),
                        STR_ARG(status_dot(app)), STR_ARG(t));
}

/* "12/1,207", with + while more may come. */
struct str status_list_place(const struct app *app, struct arena *a)
{
    const struct list *l = &app->list;
    struct str all = str_of(words_number(l->index.n).text);
    uint32_t at = l->nrows ? list_at(l, l->cursor).entry + 1 : 0;
    all = arena_str(a, all);
    return arena_printf(a, "%s/%.*s%s", words_number(at).text, STR_ARG(all),
                        app->loader && !app->fresh ? "+" : "");
}

static bool whole_in_view(const struct app *app)
{
    return app->pager.lay.nrows <= (uint32_t)app_article_rows(app);
}

struct str status_percent(const struct app *app, struct arena *a)
{
    if (whole_in_view(app))
        return str_of(_("all of it"));
    return arena_printf(a, "%d%%",
                        pager_percent(&app->pager, app_article_rows(app)));
}

/* "links 1 · pictures 5 · hidden 4 · copies 2 · 62% · 1 min left", zeros left
 * out. */
struct str status_article_place(const struct app *app, struct arena *a,
                                bool strip)
{
    static const char *const names[] = { N_("links"), N_("pictures"),
                                         N_("hidden") };
    const struct pager *p = &app->pager;
    struct str out = STR("");
    unsigned left;
    uint32_t copies;
    if (!p->art)
        return out;
    for (int i = 0; i < 3; i++) {
        if (p->counts[i] > 0) {
            out = status_join(app, a, out,
                              arena_printf(a, "%s %s", _(names[i]),
                                           words_number(p->counts[i]).text));
        }
    }
    copies = same_others(app->same, app->shown);
    if (copies > 0) {
        out = status_join(
            app, a, out,
            arena_printf(a, "%s %s", _("copies"), words_number(copies).text));
    }
    if (strip)
        return out;
    out = status_join(app, a, out, status_percent(app, a));
    left =
        p->minutes * (unsigned)(100 - pager_percent(p, app_article_rows(app)));
    if (!whole_in_view(app) && left > 0) {
        out = status_join(app, a, out,
                          arena_printf(a, _("%u min left"), (left + 99) / 100));
    }
    return out;
}

/* "hit 3/12" while the article is searched. */
struct str status_hit_place(const struct app *app, struct arena *a)
{
    const struct pager *p = &app->pager;
    if (app->hunt.by)
        return str_of(_("searching"));
    if (!app_finds(app) || !p->art || (app->find.words.n == 0 && p->nhits == 0))
        return STR("");
    return arena_printf(a, _("hit %zu/%zu"), p->nhits ? p->current + 1 : 0,
                        p->nhits);
}

/* By rows that can be chosen, of which row 0 of the links is no link; else by
 * pages. */
struct str status_sheet_place(const struct layer *l, int rows, struct arena *a)
{
    const struct sheet *s = &l->sheet;
    uint32_t height = (uint32_t)(rows > 0 ? rows : 1), at, of;
    if (s->nrows == 0)
        return STR("");
    if (s->choose && l->kind == LAYER_LINKS)
        return arena_printf(a, "%u/%u", s->cursor, s->nrows - 1);
    if (s->choose)
        return arena_printf(a, "%u/%u", s->cursor + 1, s->nrows);
    of = (s->nrows + height - 1) / height;
    at = s->top + height >= s->nrows ? of : s->top / height + 1;
    return arena_printf(a, "%u/%u", at, of);
}

/* "searched 37%" while it is not all, and that it never will be. */
struct str status_searched(const struct app *app, struct arena *a)
{
    int percent = app_filter_percent(app);
    if (app->sifting.now && option_fulltext(&app->set->opt) == FULLTEXT_OFF)
        return str_of(_("texts not searched"));
    return percent < 100 ? arena_printf(a, _("searched %d%%"), percent)
                         : STR("");
}
