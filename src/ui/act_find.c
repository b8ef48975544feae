/* SPDX-License-Identifier: MIT */
/*
 * Searching, and the line that is typed for it. What was there before a
 * search is kept in app.before until the line is taken or given up.
 */
#include <config.h>

#include "ui/act.h"

#include "base/i18n.h"
#include "ui/option.h"

void act_keep_before(struct app *app)
{
    struct before *b = &app->before;
    app_filter_keep(app); /* what was before it goes */
    arena_reset(&app->before_arena);
    b->asked.query = arena_str(&app->before_arena, app->asked.query);
    b->asked.words = arena_str(&app->before_arena, app->asked.words);
    b->shown = app->shown;
    b->pos = pager_pos(&app->pager);
    b->at_begin = app->pager.top == 0;
    list_keep(&app->list, &b->place);
}

static unsigned open_prompt(struct app *app, struct str text)
{
    struct layer *layer = app_layer(app);
    enum prompt_kind kind = layer             ? PROMPT_SHEET
                            : app->on_article ? PROMPT_FIND
                                              : PROMPT_NARROW;
    act_keep_before(app);
    if (kind == PROMPT_NARROW)
        app_filter_begin(app);
    prompt_open(&app->prompt, kind, text);
    if (kind == PROMPT_NARROW && text.n == 0)
        return FX_PAINT; /* what was asked for stays until a key comes */
    return act_prompt_changed(app);
}

static void restore_place(struct app *app)
{
    if (app->before.at_begin)
        pager_go(&app->pager, 0, app_article_rows(app));
    else
        pager_go_pos(&app->pager, app->before.pos, app_article_rows(app));
}

unsigned act_prompt_changed(struct app *app)
{
    struct str text = buf_str(&app->prompt.text);
    struct layer *layer = app_layer(app);
    switch (app->prompt.kind) {
    case PROMPT_FIND:
        app_find(app, text);
        if (!pager_hit_from(&app->pager, app->before.pos,
                            app_article_rows(app)))
            restore_place(app);
        break;
    case PROMPT_NARROW:
        app_ask_words(app, text);
        break;
    case PROMPT_FILTER:
        act_filter_changed(app);
        break;
    case PROMPT_SHEET:
        app_find(app, text);
        sheet_find(&layer->sheet, &app->find.words, 1, true,
                   app_sheet_rows(app));
        break;
    default:
        break;
    }
    return FX_PAINT;
}

/* "find TEXT" searches at once. */
unsigned act_find(struct app *app, const struct call *c)
{
    unsigned fx = open_prompt(app, c->rest);
    struct call accept = { 0 };
    return c->rest.n ? fx | act_prompt_accept(app, &accept) : fx;
}

unsigned act_hit(struct app *app, const struct call *c)
{
    struct layer *layer = app_layer(app);
    struct call next = { .count = c->count, .arg = c->arg };
    unsigned long left = c->count ? c->count : 1;
    if (layer) {
        if (!sheet_find(&layer->sheet, &app->find.words, c->arg, false,
                        app_sheet_rows(app)))
            app_say(app, "%s",
                    c->arg > 0 ? _("no further hit") : _("no hit before"));
        return FX_PAINT;
    }
    if (!app->on_article || !app_finds(app))
        return act_article(app, &next);
    while (left > 0 && pager_hit_by(&app->pager, c->arg, app_article_rows(app)))
        left--;
    if (left > 0)
        app_hunt(app, c->arg);
    return FX_PAINT;
}

unsigned act_clear(struct app *app, const struct call *c)
{
    (void)c;
    if (app->count)
        return FX_PAINT; /* typing a digit is all that is undone */
    if (app->hunt.by) {
        app_hunt_stop(app);
        return FX_PAINT;
    }
    if (app->find.words.n) {
        app_find(app, STR(""));
        return FX_PAINT;
    }
    app->first = NULL;
    app_filter_keep(app);
    if (app->asked.words.n)
        app_ask_words(app, STR(""));
    else if (app->sifting.now)
        app_ask_query(app, STR(""));
    return FX_PAINT;
}

unsigned act_histogram(struct app *app, const struct call *c)
{
    int *shown = &app->set->opt.histogram;
    (void)c;
    if (app_shows_months(app))
        *shown = MONTHS_OFF;
    else
        *shown = app_list_is_part(app) ? MONTHS_FILTERED : MONTHS_ALWAYS;
    if (*shown == MONTHS_FILTERED && !app_shows_months(app))
        app_say(app, "%s", _("no bars: all that is listed is of one month"));
    return FX_LAYOUT;
}

unsigned act_command_line(struct app *app, const struct call *c)
{
    (void)c;
    prompt_open(&app->prompt, PROMPT_COMMAND, STR(""));
    return FX_PAINT;
}

/* A number goes where it goes as a count, as in vim. */
static unsigned run_typed(struct app *app, struct str line)
{
    unsigned long n;
    if (str_number(str_trim(line), UINT32_MAX, &n))
        return app_command(app, STR("first"), n);
    return app_command(app, command_whole(&app->scratch, line), 0);
}

unsigned act_prompt_accept(struct app *app, const struct call *c)
{
    enum prompt_kind kind = app->prompt.kind;
    struct str text = arena_str(&app->scratch, buf_str(&app->prompt.text));
    unsigned fx = FX_PAINT;
    (void)c;
    if (kind == PROMPT_FILTER || kind == PROMPT_NARROW)
        return act_filter_accept(app);
    if (kind == PROMPT_FIND && text.n && app->pager.nhits == 0) {
        app_say(app, "%s", _("no hit in this article"));
        restore_place(app);
    }
    prompt_close(&app->prompt, true);
    if (kind == PROMPT_COMMAND && str_trim(text).n > 0)
        fx |= run_typed(app, text);
    return fx;
}

unsigned act_prompt_cancel(struct app *app, const struct call *c)
{
    enum prompt_kind kind = app->prompt.kind;
    (void)c;
    if (kind == PROMPT_FILTER || kind == PROMPT_NARROW)
        return act_filter_cancel(app);
    prompt_close(&app->prompt, false);
    if (kind == PROMPT_FIND || kind == PROMPT_SHEET)
        app_find(app, STR(""));
    if (kind == PROMPT_FIND)
        restore_place(app);
    return FX_PAINT;
}

unsigned act_prompt_edit(struct app *app, const struct call *c)
{
    if (app->prompt.text.n == 0 && c->arg == PROMPT_RUBOUT)
        return act_prompt_cancel(app, c);
    return prompt_edit(&app->prompt, (enum prompt_edit)c->arg)
               ? act_prompt_changed(app)
               : FX_PAINT;
}

unsigned act_prompt_history(struct app *app, const struct call *c)
{
    return prompt_history(&app->prompt, c->arg) ? act_prompt_changed(app)
                                                : FX_PAINT;
}

/* The name of an option that can be set and begins with word. */
static const char *complete_option(struct str word, size_t skip)
{
    for (size_t i = 0; i < noptions; i++)
        if (option_table[i].flags & OPTION_SET &&
            str_starts(str_of(option_table[i].name), word) && skip-- == 0)
            return option_table[i].name;
    return NULL;
}

unsigned act_prompt_complete(struct app *app, const struct call *c)
{
    struct prompt *p = &app->prompt;
    struct str head = STR("set "), word;
    bool option;
    const char *name;
    size_t tried;
    (void)c;
    if (p->kind == PROMPT_FILTER)
        return act_filter_complete(app);
    if (p->kind != PROMPT_COMMAND)
        return FX_PAINT;
    if (p->completed == 0)
        p->word = p->at;
    word = arena_str(&app->scratch, str_head(buf_str(&p->text), p->word));
    option = str_starts(word, head);
    word = option ? str_skip(word, head.n) : word;
    tried = p->completed;
    name =
        option ? complete_option(word, tried) : command_complete(word, tried);
    if (!name) { /* around to the word as it was typed */
        name = arena_strz(&app->scratch, word);
        tried = SIZE_MAX;
    }
    prompt_set(p, option ? arena_printf(&app->scratch, "set %s", name)
                         : str_of(name));
    p->completed = tried + 1;
    return FX_PAINT;
}
