/* SPDX-License-Identifier: MIT */
/*
 * What comes from the terminal: keys become command lines by the key map,
 * typed text goes to the prompt, digits are a count. Outside prompts a key of
 * another script is taken as the ASCII key it lies on; Han, kana or a Hangul
 * syllable begins a search.
 */
#include <config.h>

#include "text/utf8.h"
#include "ui/act.h"
#include "ui/ime.h"
#include "ui/views.h"

enum { COUNT_MOST = 1000000000, WHEEL_ROWS = 3 };

static void run(struct app *app, const char *command, unsigned long count)
{
    app->fx |= app_command(app, str_of(command), count);
}

static void insert(struct app *app, uint32_t cp)
{
    char utf8[4];
    if (cp >= ' ' && cp != 127) {
        prompt_insert(&app->prompt, (struct str){ utf8, utf8_put(utf8, cp) });
        app->fx |= act_prompt_changed(app);
    }
}

static bool plain_char(const struct event *e)
{
    return e->type == EVENT_CHAR && !(e->mods & MOD_ALT) && e->ch >= ' ' &&
           e->ch != 127;
}

static void prompt_key(struct app *app, const struct event *e)
{
    const char *command;
    if (e->paste) {
        insert(app, e->ch == 10 || e->ch == 13 || e->ch == 9 ? ' ' : e->ch);
        return;
    }
    command = keymap_find(&app->set->keys, MODE_PROMPT, key_of_event(e));
    if (command)
        run(app, command, 0);
    else if (plain_char(e))
        insert(app, e->ch);
}

/* A digit that is no key of its own goes on with the count. */
static bool count_digit(struct app *app, uint32_t key)
{
    if (key < '0' || key > '9' || (key == '0' && app->count == 0))
        return false;
    if (app->count < COUNT_MOST)
        app->count = app->count * 10 + (key - '0');
    return true;
}

static void view_key(struct app *app, const struct event *e)
{
    enum key_mode mode = app_mode(app);
    uint32_t key = key_of_event(e);
    unsigned long count = app->count;
    const char *command = keymap_find(&app->set->keys, mode, key);
    if (!command && plain_char(e)) {
        key = ime_key(e->ch);
        command = keymap_find(&app->set->keys, mode, key);
    }
    if (!command && count_digit(app, key))
        return;
    if (command) {
        run(app, command, count);
    } else if (plain_char(e) && ime_is_text(e->ch)) {
        run(app, "find", 0);
        insert(app, e->ch);
    }
    app->count = 0;
}

/* Esc and a key that came with it, as over a slow line, look like Alt: an Alt
 * key that means nothing is both keys. */
static bool split_alt(struct app *app, const struct event *e)
{
    struct event esc = { .type = EVENT_CHAR, .ch = 27 }, key = *e;
    if (e->type != EVENT_CHAR || !(e->mods & MOD_ALT) || e->paste ||
        keymap_find(&app->set->keys, app_mode(app), key_of_event(e)))
        return false;
    key.mods &= ~MOD_ALT;
    app_event(app, &esc);
    app_event(app, &key);
    return true;
}

static void any_key(struct app *app, const struct event *e)
{
    if (split_alt(app, e))
        return;
    if (e->paste && app->prompt.kind == PROMPT_NONE)
        return; /* pasted text is no command */
    app->message[0] = 0;
    app->pager.fresh = UINT32_MAX;
    app->fx |= FX_PAINT;
    if (app->prompt.kind != PROMPT_NONE)
        prompt_key(app, e);
    else
        view_key(app, e);
}

static bool inside(const struct area *a, const struct event *e)
{
    return e->row >= a->row && e->row < a->row + a->rows && e->col >= a->col &&
           e->col < a->col + a->cols;
}

/* A click on a row puts the cursor there; one more opens it. */
static void click_list(struct app *app, const struct event *e)
{
    struct list *l = &app->list;
    uint32_t row = list_row_at(l, list_line(l, l->top) +
                                      (uint64_t)(e->row - app->geo.list.row));
    if (list_line(l, l->nrows) - list_line(l, l->top) <=
        (uint64_t)(e->row - app->geo.list.row))
        return;
    if (app->on_article) {
        app->on_article = false;
        app->fx |= FX_LAYOUT;
    }
    if (row == l->cursor && l->moved) {
        struct list_row at = list_at(l, row);
        if (at.heading) {
            list_fold(l, at.group, !list_is_open(l, at.group),
                      app_list_rows(app));
        } else {
            run(app, "open", 0);
        }
    }
    if (row < l->nrows)
        list_go(l, row, app_list_rows(app));
}

/* A click gives the article the focus, one on a link then opens it. */
static void click_article(struct app *app, const struct event *e)
{
    uint32_t row = app->pager.top + (uint32_t)(e->row - app->geo.article.row);
    int col = e->col - app->geo.article.col - app->geo.indent;
    unsigned long link;
    if (pager_unfold_row(&app->pager, row))
        app->fx |= FX_LAYOUT;
    if (!app->on_article && app->pager.art) {
        app->on_article = true;
        app->fx |= FX_LAYOUT;
    } else if ((link = pager_link_at(&app->pager, app->width, row, col))) {
        run(app, "open-original", link);
    }
}

/* The same on a page with rows to choose; the row that it came up with was
 * not clicked yet. */
static void click_sheet(struct app *app, const struct event *e)
{
    struct layer *layer = app_layer(app);
    struct sheet *s = &layer->sheet;
    struct area a = app_sheet_area(app);
    uint32_t row = s->top + (uint32_t)(e->row - a.row);
    if (!s->choose || !inside(&a, e) || row >= s->nrows)
        return;
    if (row == s->cursor && layer->clicked == row + 1) {
        run(app, "open", 0);
        return;
    }
    sheet_go(s, row, app_sheet_rows(app));
    layer->clicked = row + 1;
}

static void wheel(struct app *app, const struct event *e, int by)
{
    struct layer *layer = app_layer(app);
    if (layer)
        sheet_move(&layer->sheet, by, app_sheet_rows(app));
    else if (inside(&app->geo.article, e))
        pager_scroll(&app->pager, by, app_article_rows(app));
    else if (inside(&app->geo.list, e))
        list_scroll(&app->list, by, app_list_rows(app));
}

static void mouse(struct app *app, const struct event *e)
{
    if (!e->press || app->prompt.kind != PROMPT_NONE)
        return;
    app->message[0] = 0;
    app->fx |= FX_PAINT;
    if (e->button == 64 || e->button == 65)
        wheel(app, e, e->button == 64 ? -WHEEL_ROWS : WHEEL_ROWS);
    else if (e->button != 0)
        return;
    else if (app_layer(app))
        click_sheet(app, e);
    else if (inside(&app->geo.list, e))
        click_list(app, e);
    else if (inside(&app->geo.article, e))
        click_article(app, e);
}

void app_event(struct app *app, const struct event *e)
{
    switch (e->type) {
    case EVENT_CHAR:
    case EVENT_KEY:
        any_key(app, e);
        break;
    case EVENT_MOUSE:
        mouse(app, e);
        break;
    case EVENT_REPLY:
        app_term_reply(app, e);
        break;
    case EVENT_PASTE_BEGIN:
    case EVENT_PASTE_END:
    case EVENT_FOCUS:
        break;
    }
}
