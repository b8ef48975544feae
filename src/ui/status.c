/* SPDX-License-Identifier: MIT */
/*
 * The rows at the upper edge: name, folder, number of articles, then what is
 * temporary; on a low screen where the list or the article is.
 */
#include <config.h>

#include "ui/status_parts.h"

#include "base/i18n.h"
#include "text/clean.h"
#include "ui/words.h"

#include <stdio.h>

void status_right(struct frame *f, struct area row, struct str text, int *end,
                  uint16_t style)
{
    int cells = (int)width_str(f->width, text);
    if (cells > 0 && cells + 2 <= row.cols) {
        *end = row.cols - 1 - cells;
        frame_put(f, row, 0, *end, text, cells, style);
    }
}

/* The words left of the place: cut so that they never reach it. */
void status_left(const struct app *app, struct frame *f, struct area row,
                 struct str text, int end, uint16_t style, struct arena *a)
{
    int cells = end - 2 > 0 ? end - 2 : 0;
    frame_put(f, row, 0, 1,
              words_cut(a, f->width, text, cells, app->set->opt.ascii, NULL),
              cells, style);
}

/* "1,207 articles · loading 63% · title words" */
static struct str archive_state(const struct app *app, struct arena *a)
{
    const struct archive *archive = app->archive;
    bool whole =
        !app_list_is_part(app) && (app->loader || !app->list.index.same);
    size_t n = whole ? archive->nentries : app->list.index.n;
    struct words_number number = words_number(n);
    char text[96];
    struct str out;
    snprintf(text, sizeof text, ngettext("%s article", "%s articles", n),
             number.text);
    out = arena_str(a, str_of(text));
    if (app->loader) {
        out = status_join(
            app, a, out,
            arena_printf(a, _("loading %u%%"), loader_percent(app->loader)));
    }
    return status_join(app, a, out, status_searched(app, a));
}

/* What is asked for, cut so that it leaves room, before the rest. */
static struct str asked(const struct app *app, struct arena *a,
                        const char *sign, struct str text, struct str rest)
{
    text = words_cut(a, app->width, clean_line(a, text), app->cols / 3,
                     app->set->opt.ascii, NULL);
    return status_join(app, a, arena_printf(a, "%s%.*s", sign, STR_ARG(text)),
                       rest);
}

static struct str folder(const struct app *app, struct arena *a)
{
    const struct intake *in = app->in;
    struct str out = in->npaths ? in->paths[0] : str_of(_("standard input"));
    size_t more = in->npaths + in->has_stdin;
    out = words_path(a, clean_line(a, out));
    return more > 1 ? arena_printf(a, "%.*s +%zu", STR_ARG(out), more - 1)
                    : out;
}

/* Has the title of the article gone off its pane? */
static bool title_off(const struct app *app)
{
    const struct layout *l = &app->pager.lay;
    uint32_t last = 0;
    for (uint32_t r = 0; r < l->body && r < l->nrows; r++) {
        const struct row *row = &l->rows[r];
        if (row->nruns && (l->runs[row->run].look & LOOK_MASK) == LOOK_TITLE)
            last = r;
    }
    return app->pager.art && app->pager.top > last;
}

static struct str article_title(const struct app *app, struct arena *a)
{
    const struct meta *m = &app->pager.art->meta;
    if (m->title.n)
        return titles_of(app->titles, m->title, m->lang);
    return app->shown ? list_title(app->shown, app->titles, a) : STR("");
}

void status_top(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.top;
    struct str name, state = archive_state(app, a);
    bool ascii = app->set->opt.ascii;
    int end = row.cols, left;
    if (!row.rows)
        return;
    frame_fill(f, row, STYLE_TOP);
    name = arena_printf(a, "%s  ", _("baokan"));
    left = 1 + frame_put(f, row, 0, 1, name, row.cols - 1, STYLE_TOP);
    if (app->asked.words.n)
        state = asked(app, a, "/", app->asked.words, state);
    if (app->asked.query.n)
        state = asked(app, a, "F ", app->asked.query, state);
    if (title_off(app) && app->geo.article.rows) {
        int col = app->geo.two ? app->geo.article.col : row.cols / 3;
        struct str place = status_percent(app, a);
        status_right(f, row, place, &end, STYLE_TOP);
        frame_put(f, row, 0, col + (app->geo.two ? app->geo.indent : 1),
                  words_cut(a, f->width, article_title(app, a),
                            end - col - app->geo.indent - 2, ascii, NULL),
                  end - col - 2, STYLE_TOP);
        end = col;
        state = arena_printf(a, "  %.*s", STR_ARG(state));
        name =
            words_tail(a, f->width, folder(app, a),
                       end - left - 1 - (int)width_str(f->width, state), ascii);
        left += frame_put(f, row, 0, left, name, end - left, STYLE_TOP);
        frame_put(f, row, 0, left, state, end - left - 1, STYLE_TOP);
        return;
    }
    status_right(f, row, state, &end, STYLE_TOP);
    frame_put(f, row, 0, left,
              words_tail(a, f->width, folder(app, a), end - left - 2, ascii),
              end - left - 1, STYLE_TOP);
}

/* Where the first row of the list belongs, or the folder. */
static struct str list_strip(const struct app *app, struct arena *a)
{
    const struct list *l = &app->list;
    struct list_row row;
    uint32_t group;
    if (l->nrows == 0 || l->index.ngroups == 0)
        return folder(app, a);
    row = list_at(l, l->top);
    if (!row.heading)
        return list_crumb(l, row.group, app->set->opt.ascii, a);
    group = l->index.groups[row.group].parent;
    return group == UINT32_MAX ? folder(app, a)
                               : list_crumb(l, group, app->set->opt.ascii, a);
}

void status_strip(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.strip;
    struct str left, right;
    int end = row.cols;
    if (!row.rows)
        return;
    if (app->on_article) {
        left = title_off(app) ? article_title(app, a) : STR("");
        right = app->pager.art ? status_percent(app, a) : STR("");
    } else {
        left = list_strip(app, a);
        right = status_list_place(app, a);
        if (app->loader) {
            right = status_join(
                app, a, arena_printf(a, "%u%%", loader_percent(app->loader)),
                right);
        }
    }
    frame_fill(f, row, STYLE_TOP);
    status_right(f, row, right, &end, STYLE_TOP);
    status_left(app, f, row, left, end, STYLE_TOP, a);
}
