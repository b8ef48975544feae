/* SPDX-License-Identifier: MIT */
/*
 * The bottom row: keys and place; a message takes the place of the keys, a
 * line that is typed that of all.
 */
#include <config.h>

#include "ui/status_parts.h"

#include "base/i18n.h"
#include "text/clean.h"
#include "ui/words.h"

enum { LEFT_FREE = 4 }; /* label and cursor of a line that is typed */

/* On a low screen: what the cursor's row had to cut off the title. */
static bool draw_cut_title(const struct app *app, struct frame *f,
                           struct area row, struct arena *a)
{
    const struct list *l = &app->list;
    const struct entry *e = list_current(l);
    struct str title;
    size_t shown;
    if (!app->geo.strip.rows || app->on_article || app->nlayers || !e)
        return false;
    title = list_title(e, app->titles, a);
    struct list_look look = { .ascii = app->set->opt.ascii,
                              .titles = app->titles };
    shown =
        list_title_shown(l, l->cursor, app->geo.list.cols, f->width, &look, a);
    if (shown >= title.n)
        return false;
    title = arena_printf(a, "%.*s%.*s",
                         STR_ARG(glyph(GLYPH_ELLIPSIS, app->set->opt.ascii)),
                         STR_ARG(str_skip(title, shown)));
    frame_put(f, row, 0, 1, title, row.cols - 1, STYLE_BOTTOM);
    return true;
}

/* Right of the line of a search: the other names that it finds, or what keys
 * do, where there is room; and the place. */
static struct str narrow_place(const struct app *app, struct arena *a, int room)
{
    struct str place = status_list_place(app, a), all;
    if (app_filter_also(app).n) {
        all = arena_printf(a, _("(+%.*s)"), STR_ARG(app_filter_also(app)));
    } else {
        all = arena_printf(a, "%.*s %s  Esc %s",
                           STR_ARG(status_key(a, 13, app->set->opt.ascii)),
                           _("results"), _("restore"));
    }
    all = arena_printf(a, "%.*s  %.*s", STR_ARG(all), STR_ARG(place));
    return (int)width_str(app->width, all) < room ? all : place;
}

/* Right of the line of a search in the article. */
static struct str find_place(const struct app *app, struct arena *a, int room)
{
    struct str place = status_hit_place(app, a), all;
    if (!app->find_also.n)
        return place;
    all = arena_printf(a, _("(+%.*s)"), STR_ARG(str_trim(app->find_also)));
    all = arena_printf(a, "%.*s  %.*s", STR_ARG(all), STR_ARG(place));
    return (int)width_str(app->width, all) < room ? all : place;
}

static void draw_prompt(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.bottom.rows
                          ? app->geo.bottom
                          : (struct area){ app->rows - 1, 0, 1, app->cols };
    struct str label = app->prompt.kind == PROMPT_COMMAND ? STR(":") : STR("/");
    int typed = (int)width_str(f->width, buf_str(&app->prompt.text));
    int room = row.cols - typed - LEFT_FREE;
    struct str right =
        app->prompt.kind == PROMPT_FIND     ? find_place(app, a, room)
        : app->prompt.kind == PROMPT_NARROW ? narrow_place(app, a, room)
                                            : STR("");
    int cells = (int)width_str(f->width, right);
    struct area left = row;
    if (cells > 0 && typed + cells + LEFT_FREE < row.cols)
        left.cols -= cells + 1;
    frame_fill(f, row, STYLE_PROMPT);
    if (left.cols < row.cols)
        frame_put(f, row, 0, left.cols, right, cells, STYLE_PROMPT);
    prompt_draw(&app->prompt, f, left, label, STYLE_PROMPT);
}

void status_bottom(const struct app *app, struct frame *f, struct arena *a)
{
    struct area row = app->geo.bottom;
    const struct layer *layer =
        app->nlayers ? &app->layers[app->nlayers - 1] : NULL;
    struct str right;
    int end = row.cols;
    if (app->prompt.kind == PROMPT_FILTER) {
        status_filter(app, f, a);
        return;
    }
    if (app->prompt.kind != PROMPT_NONE) {
        draw_prompt(app, f, a);
        return;
    }
    if (!row.rows)
        return;
    frame_fill(f, row, STYLE_BOTTOM);
    if (app->message[0]) {
        struct str text = clean_line(a, str_of(app->message));
        uint16_t style = app->message_error ? STYLE_ERROR : STYLE_MESSAGE;
        status_left(app, f, row,
                    app->message_error
                        ? arena_printf(a, "! %.*s", STR_ARG(text))
                        : text,
                    row.cols + 1, style, a);
        return;
    }
    if (draw_cut_title(app, f, row, a))
        return;
    right = layer ? status_sheet_place(layer, app_sheet_rows(app), a)
            : app->on_article
                ? status_article_place(app, a, app->geo.strip.rows)
                : status_list_place(app, a);
    if (app->geo.strip.rows && !app->on_article && !layer)
        right = STR(""); /* the strip says it */
    if (app->on_article && !layer)
        right = status_join(app, a, status_hit_place(app, a), right);
    if (app->count)
        right = status_join(app, a, arena_printf(a, "%lu", app->count), right);
    status_right(f, row, right, &end, STYLE_BOTTOM);
    status_hints(app, f, row, end - 2, a);
}
