/* SPDX-License-Identifier: MIT */
/*
 * What the list is asked for: the query of F, and the words of / besides it.
 * The filter has one query made of both, in which each word of / stands so
 * that it can mean nothing but itself.
 */
#include <config.h>

#include "ui/app.h"

#include "search/query.h"

void app_asked_set(struct app *app, const struct asked *asked)
{
    struct arena arena = { 0 };
    /* asked may lie in the arena that goes. */
    struct asked copy = { arena_str(&arena, asked->query),
                          arena_str(&arena, asked->words) };
    arena_free(&app->asked_arena);
    app->asked_arena = arena;
    app->asked = copy;
}

bool app_ask_query(struct app *app, struct str query)
{
    struct asked asked = { .query = query };
    if (!app_filter(app, query))
        return false;
    app_asked_set(app, &asked);
    return true;
}

/* In brackets, which a backslash at the end must not take for its own. */
static void put_query(struct str query, struct buf *out)
{
    size_t n = query.n;
    while (n > 0 && query.p[n - 1] == '\\')
        n--;
    buf_printf(out, "(%.*s%s) ", STR_ARG(query), (query.n - n) % 2 ? "\\" : "");
}

void app_ask_words(struct app *app, struct str words)
{
    struct asked asked = { app->asked.query, words };
    struct buf text = { 0 };
    if (str_trim(words).n == 0) {
        buf_add(&text, asked.query);
    } else {
        if (asked.query.n)
            put_query(asked.query, &text);
        query_put_words(str_trim(words), &text);
    }
    if (str_eq(buf_str(&text), app_filter_text(app)))
        app->sifting.wrong[0] = 0; /* a blank more asks for nothing else */
    else if (!app_filter(app, buf_str(&text)))
        asked.words = app->asked.words;
    app_asked_set(app, &asked);
    buf_free(&text);
}
