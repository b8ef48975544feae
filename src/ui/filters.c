/* SPDX-License-Identifier: MIT */
/* The saved filters, each with its name as the line of a filter has it. */
#include <config.h>

#include "base/i18n.h"
#include "text/clean.h"
#include "ui/views.h"
#include "ui/words.h"

enum { NAME_COLS = 24, NOTE_ROWS = 6 };

static int name_cols(const struct app *app)
{
    int cells = 0;
    for (const struct saved_query *q = app->set->saved.first; q; q = q->next) {
        int n = (int)width_str(app->width, q->name) + 1;
        cells = n > cells ? n : cells;
    }
    return cells < NAME_COLS ? cells : NAME_COLS;
}

void filters_fill(struct sheet *s, const struct app *app)
{
    bool ascii = app->set->opt.ascii;
    int names = name_cols(app), room = app->cols - names - 4;
    sheet_clear(s);
    s->choose = app->set->saved.first != NULL;
    s->title = str_of(_("saved filters"));
    for (const struct saved_query *q = app->set->saved.first; q; q = q->next) {
        struct str name = arena_printf(&s->arena, "@%.*s", STR_ARG(q->name));
        sheet_add(s);
        sheet_put(s, 1,
                  words_cut(&s->arena, app->width, name, names, ascii, NULL),
                  names, STYLE_MARKER);
        sheet_put(s, names + 3,
                  words_cut(&s->arena, app->width,
                            clean_line(&s->arena, q->text), room, ascii, NULL),
                  room, STYLE_TEXT);
    }
    if (s->nrows == 0) {
        struct sheet_flow how = { .col = 1,
                                  .cells = app->cols - 2,
                                  .rows = NOTE_ROWS,
                                  .style = STYLE_CAPTION,
                                  .width = app->width,
                                  .ascii = ascii };
        sheet_add(s);
        sheet_flow(s,
                   str_of(_("none is saved: save-filter NAME EXPR, here or in "
                            "the config file, saves one")),
                   &how);
    }
}
