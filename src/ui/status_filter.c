/* SPDX-License-Identifier: MIT */
/*
 * The line of a filter and what is below it: what is wrong with it, or what it
 * found. The mark below the place that is wrong is never given up for words:
 * while keys come they share its row, cut; when the line was to be taken they
 * get rows of their own where they need them.
 */
#include <config.h>

#include "ui/status_parts.h"

#include "base/i18n.h"
#include "ui/flow.h"
#include "ui/words.h"

enum {
    WORDS_ROWS = 3, /* for the words, at most */
    LIST_ROWS = 3,  /* left above all */
};

struct fault_mark {
    int at; /* column */
    const char *sign;
};

/* col: where the text begins, left: its first column in view. */
static struct fault_mark mark_of(const struct query_fault *fault, int col,
                                 int left, int cols)
{
    int begin = col + (int)fault->cell, end = begin + (int)fault->cells;
    if (begin >= cols)
        return (struct fault_mark){ cols - 1, ">" };
    if (begin >= left)
        return (struct fault_mark){ begin, "^" };
    return (struct fault_mark){ left < cols ? left : cols - 1,
                                end > left ? "^" : "<" };
}

/* In one row: the words where there is room for them, else for most. */
static void draw_beside(const struct app *app, struct frame *f, struct area row,
                        struct fault_mark mark, struct arena *a)
{
    struct str text = str_of(app->sifting.wrong);
    int before = mark.at - 1, after = row.cols - mark.at - 2;
    int cells = (int)width_str(f->width, text);
    bool right = cells <= after || (cells > before && after >= before);
    int room = right ? after : before;
    text = words_cut(a, f->width, text, room, app->set->opt.ascii, NULL);
    cells = (int)width_str(f->width, text);
    frame_put(f, row, 0, mark.at, str_of(mark.sign), 1, STYLE_ERROR);
    frame_put(f, row, 0, right ? mark.at + 2 : mark.at - 1 - cells, text, cells,
              STYLE_ERROR);
}

/* The words in rows of their own, below the row of the mark. Returns how many
 * that are; 0: they have room beside the mark, or the screen none for more
 * rows. */
static int break_words(const struct app *app, struct width w, int at,
                       struct str *lines, struct arena *a)
{
    struct str text = str_of(app->sifting.wrong), rest = text;
    int cells = (int)width_str(w, text), n = 0;
    struct flow fl;
    if (at + 2 + cells <= app->cols || cells + 1 <= at)
        return 0;
    flow_begin(&fl, a, w, text, app->cols);
    for (; n < WORDS_ROWS && flow_next(&fl, &lines[n]); rest = flow_rest(&fl))
        if (++n == WORDS_ROWS)
            lines[n - 1] =
                words_cut(a, w, rest, app->cols, app->set->opt.ascii, NULL);
    return app->rows >= n + 2 + LIST_ROWS ? n : 0;
}

static void draw_found(const struct app *app, struct frame *f, struct area row,
                       struct arena *a)
{
    struct str also = app_filter_also(app);
    int end = row.cols;
    status_right(
        f, row,
        status_join(app, a, status_searched(app, a), status_list_place(app, a)),
        &end, STYLE_BOTTOM);
    if (also.n) {
        status_left(app, f, row, arena_printf(a, _("(+%.*s)"), STR_ARG(also)),
                    end, STYLE_BOTTOM, a);
    }
}

struct str status_filter_label(void)
{
    return str_of(_("filter: "));
}

void status_filter(const struct app *app, struct frame *f, struct arena *a)
{
    const struct sifting *s = &app->sifting;
    struct str label = status_filter_label(), lines[WORDS_ROWS];
    int left = (int)width_str(f->width, label), col, n;
    struct area below = app->geo.bottom;
    struct area line = { app->rows - 1, 0, 1, app->cols };
    struct fault_mark mark;
    if (below.rows && below.row > 0)
        line.row = below.row - 1;
    frame_fill(f, below, STYLE_BOTTOM);
    col = prompt_draw(&app->prompt, f, line, label, STYLE_PROMPT);
    if (line.row == below.row || !below.rows)
        return;
    if (!s->wrong[0] || (!s->insist && s->fault.unfinished)) {
        draw_found(app, f, below, a);
        return;
    }
    mark = mark_of(&s->fault, col, left, below.cols);
    n = s->insist ? break_words(app, f->width, mark.at, lines, a) : 0;
    if (n == 0) {
        draw_beside(app, f, below, mark, a);
        return;
    }
    line.row -= n;
    below.row -= n;
    below.rows += n;
    prompt_draw(&app->prompt, f, line, label, STYLE_PROMPT);
    frame_fill(f, below, STYLE_BOTTOM);
    frame_put(f, below, 0, mark.at, str_of(mark.sign), 1, STYLE_ERROR);
    for (int i = 0; i < n; i++)
        frame_put(f, below, i + 1, 0, lines[i], below.cols, STYLE_ERROR);
}
