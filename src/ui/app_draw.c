/* SPDX-License-Identifier: MIT */
/*
 * Layout changes the state; drawing takes it as it is and fills a frame: the
 * rows at the edges, the panes, then the pages that lie over them.
 */
#include <config.h>

#include "base/i18n.h"
#include "text/clean.h"
#include "ui/flow.h"
#include "ui/status.h"
#include "ui/views.h"
#include "ui/words.h"

enum { BOX_COLS = 79, BOX_LEAST_ROWS = 8, BOX_LEAST_COLS = 24 };

/* Where the rows of a page go: all of the screen but its edges, or a box in
 * the middle. */
static struct area sheet_area(const struct app *app, const struct sheet *s)
{
    struct area a = { 1, 0, app->rows - 2, app->cols };
    if (app->rows < 3)
        return (struct area){ 0, 0, app->rows, app->cols };
    if (!s->box || app->rows < BOX_LEAST_ROWS || app->cols < BOX_LEAST_COLS)
        return a;
    a.cols = (app->cols < BOX_COLS ? app->cols : BOX_COLS) - 4;
    a.col = (app->cols - a.cols) / 2;
    a.rows = app->rows - 4;
    if ((uint32_t)a.rows > s->nrows)
        a.rows = (int)s->nrows;
    a.row = (app->rows - a.rows) / 2;
    return a;
}

int app_list_rows(const struct app *app)
{
    const struct area *a =
        app->geo.list.rows ? &app->geo.list : &app->geo.article;
    return a->rows > 1 ? a->rows : 1;
}

int app_article_rows(const struct app *app)
{
    return app->geo.article.rows ? app->geo.article.rows : 1;
}

struct area app_sheet_area(const struct app *app)
{
    return sheet_area(app, &app->layers[app->nlayers - 1].sheet);
}

int app_sheet_rows(const struct app *app)
{
    struct area a = app_sheet_area(app);
    return a.rows > 1 ? a.rows : 1;
}

static void fill_layer(struct app *app, struct layer *l)
{
    bool ascii = app->set->opt.ascii;
    struct sheet *s = &l->sheet;
    switch (l->kind) {
    case LAYER_HELP:
        help_fill(s, &app->set->keys, MODE_PANES, app->width, app->cols, ascii);
        break;
    case LAYER_LINKS:
        l->ncopies = links_fill(s, app);
        break;
    case LAYER_INFO:
        s->box = true;
        info_fill(s, app, app_chosen(app), sheet_area(app, s).cols);
        break;
    case LAYER_FILTERS:
        filters_fill(s, app);
        break;
    case LAYER_MESSAGES:
        messages_fill(s, &app->log, app->width, app->cols, ascii);
        break;
    }
    sheet_move(s, 0, app_sheet_rows(app));
}

void app_layout(struct app *app)
{
    struct geometry_in in = {
        .rows = app->rows,
        .cols = app->cols,
        .split = app->split,
        .measure = app->set->opt.measure,
        .zoom = app->zoom || (app_results(app) && !app->on_article),
        .article = app->on_article,
        .head = app_shows_months(app) + app_shows_sources(app),
    };
    struct pager_opts opts = { .width = app->width,
                               .ascii = app->set->opt.ascii,
                               .justify = app->set->opt.justify,
                               .blocks = app->set->opt.paragraphs,
                               .tail = app_copies_line(app, &app->scratch) };
    app_convert(app);
    geometry_make(&app->geo, &in);
    opts.measure = app->geo.measure;
    opts.height = app_article_rows(app);
    opts.hang = app->geo.hang;
    app->pager.show_hidden = app->set->opt.show_hidden;
    pager_layout(&app->pager, &opts);
    app_land_now(app);
    app->list.strip = app->geo.strip.rows > 0;
    app->list.tall = app_list_tall(app, app->geo.list.cols);
    list_fit(&app->list, app_list_rows(app));
    for (int i = 0; i < app->nlayers; i++)
        fill_layer(app, &app->layers[i]);
}

/* The divider is the scroll bar of the focused pane. */
static void draw_divider(const struct app *app, struct frame *f)
{
    struct area a = app->geo.divider;
    uint64_t all = app->on_article ? app->pager.lay.nrows : app->list.nrows;
    uint64_t top = app->on_article ? app->pager.top : app->list.top;
    uint64_t rows = (uint64_t)a.rows, from = 0, to = rows;
    if (all > rows) {
        from = top * rows / all;
        to = from + (rows * rows + all - 1) / all;
        if (top + rows >= all) {
            from += rows - (to < rows ? to : rows);
            to = rows;
        }
    }
    for (int r = 0; r < a.rows; r++) {
        bool thumb = all > rows && (uint64_t)r >= from && (uint64_t)r < to;
        frame_put(f, a, r, 0, glyph(GLYPH_DIVIDER, app->set->opt.ascii), 1,
                  thumb ? STYLE_THUMB : STYLE_DIVIDER);
    }
}

static void draw_lines(struct frame *f, struct area a, int row, int col,
                       struct str text, uint16_t style, struct arena *scratch)
{
    struct flow fl;
    struct str line;
    flow_begin(&fl, scratch, f->width, text, a.cols - col);
    for (; row < a.rows && a.cols > col && flow_next(&fl, &line); row++)
        frame_put(f, a, row, col, line, a.cols - col, style);
}

static void draw_list(const struct app *app, struct frame *f,
                      struct arena *scratch)
{
    struct list_look look = {
        .focus = !app->on_article,
        .ascii = app->set->opt.ascii,
        .find = app_filter_find(app, MATCH_TITLE),
        .titles = app->titles,
        .snippets = app_results(app) ? app->snippets : NULL,
    };
    struct buf line = { 0 };
    if (app->list.nrows > 0) {
        list_draw(&app->list, f, app->geo.list, &look, scratch);
        return;
    }
    if (app_filter_percent(app) < 100)
        buf_printf(&line, "%s", _("searching"));
    else if (app_list_is_part(app))
        buf_printf(&line, "%s", _("nothing matches"));
    else if (!app->loader)
        intake_nothing(&app->archive->tally, &line);
    draw_lines(f, app->geo.list, 0, 1, buf_str(&line), STYLE_CAPTION, scratch);
    buf_free(&line);
}

static void draw_panes(const struct app *app, struct frame *f,
                       struct arena *scratch)
{
    if (app->geo.head.rows)
        head_draw(app, f, scratch);
    if (app->geo.list.rows)
        draw_list(app, f, scratch);
    if (app->geo.divider.rows)
        draw_divider(app, f);
    if (app->geo.article.rows && app->failed[0]) {
        draw_lines(f, app->geo.article, 1, 1,
                   clean_line(scratch, str_of(app->failed)), STYLE_ERROR,
                   scratch);
    } else if (app->geo.article.rows) {
        pager_draw(&app->pager, f, app->geo.article, app->geo.indent);
    }
}

static void draw_box(const struct app *app, struct frame *f, struct area a,
                     struct str title)
{
    bool ascii = app->set->opt.ascii;
    struct area box = { a.row - 1, a.col - 2, a.rows + 2, a.cols + 4 };
    frame_fill(f, box, STYLE_TEXT);
    for (int c = 1; c < box.cols - 1; c++) {
        frame_put(f, box, 0, c, glyph(GLYPH_HLINE, ascii), 1, STYLE_DIVIDER);
        frame_put(f, box, box.rows - 1, c, glyph(GLYPH_HLINE, ascii), 1,
                  STYLE_DIVIDER);
    }
    for (int r = 1; r < box.rows - 1; r++) {
        frame_put(f, box, r, 0, glyph(GLYPH_DIVIDER, ascii), 1, STYLE_DIVIDER);
        frame_put(f, box, r, box.cols - 1, glyph(GLYPH_DIVIDER, ascii), 1,
                  STYLE_DIVIDER);
    }
    frame_put(f, box, 0, 0, glyph(GLYPH_TOP_LEFT, ascii), 1, STYLE_DIVIDER);
    frame_put(f, box, 0, box.cols - 1, glyph(GLYPH_TOP_RIGHT, ascii), 1,
              STYLE_DIVIDER);
    frame_put(f, box, box.rows - 1, 0, glyph(GLYPH_BOTTOM_LEFT, ascii), 1,
              STYLE_DIVIDER);
    frame_put(f, box, box.rows - 1, box.cols - 1,
              glyph(GLYPH_BOTTOM_RIGHT, ascii), 1, STYLE_DIVIDER);
    frame_put(f, box, 0, 1, STR(" "), 1, STYLE_DIVIDER);
    frame_put(f, box, 0,
              2 + frame_put(f, box, 0, 2, title, box.cols - 4, STYLE_HEADING),
              STR(" "), 1, STYLE_DIVIDER);
}

static void draw_sheet(const struct app *app, struct frame *f,
                       const struct sheet *s, struct arena *scratch)
{
    struct area a = sheet_area(app, s);
    struct area top = { 0, 0, 1, app->cols };
    int note = (int)width_str(f->width, s->note);
    if (a.col > 0) {
        draw_box(app, f, a, s->title);
    } else if (a.row == 1) {
        bool room = note + 24 < app->cols;
        frame_fill(f, top, STYLE_TOP);
        frame_put(f, top, 0, 1,
                  words_cut(scratch, f->width, s->title,
                            app->cols - 3 - (room ? note + 1 : 0),
                            app->set->opt.ascii, NULL),
                  app->cols - 2, STYLE_TOP);
        if (room) {
            frame_put(f, top, 0, app->cols - 1 - note, s->note, note,
                      STYLE_TOP);
        }
    }
    sheet_draw(s, f, a, app->find.words.n ? &app->find.words : NULL);
}

void app_draw(const struct app *app, struct arena *scratch, struct frame *f)
{
    struct area all = { 0, 0, f->rows, f->cols };
    frame_fill(f, all, STYLE_TEXT);
    f->cursor_row = -1;
    status_top(app, f, scratch);
    status_strip(app, f, scratch);
    draw_panes(app, f, scratch);
    for (int i = 0; i < app->nlayers; i++)
        draw_sheet(app, f, &app->layers[i].sheet, scratch);
    status_bottom(app, f, scratch);
}
