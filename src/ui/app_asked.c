/* SPDX-License-Identifier: MIT */
/*
 * What the list is asked for: the query of F, and the words of / besides it.
 * The filter has one query made of both, in which each word of / stands so
 * that it can mean nothing but itself.
 */
#include <config.h>

#include "text/utf8.h"
#include "ui/app.h"

#include <string.h>

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

/* Full-width forms stand for ASCII ones in a query. */
static uint32_t next(const char **at, const char *end)
{
    uint32_t c = utf8_next(at, end);
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!'
           : c == 0x3000              ? ' '
                                      : c;
}

/* May this mean something in a query, at the begin of a word or in it? */
static bool is_special(uint32_t c, bool first)
{
    if (c == 0x201C || c == 0x201D)
        return true;
    return c > 0 && c < 128 &&
           strchr(first ? "()|\"\\:!-/@" : "()|\"\\:", (int)c);
}

static void put_words(struct str words, struct buf *out)
{
    const char *end = str_end(words);
    bool first = true;
    for (const char *p = words.p, *at = p; p < end; p = at) {
        uint32_t c = next(&at, end);
        if (is_special(c, first))
            buf_chr(out, '\\');
        buf_mem(out, p, (size_t)(at - p));
        first = c == ' ';
    }
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
        put_words(str_trim(words), &text);
    }
    if (str_eq(buf_str(&text), app_filter_text(app)))
        app->sifting.wrong[0] = 0; /* a blank more asks for nothing else */
    else if (!app_filter(app, buf_str(&text)))
        asked.words = app->asked.words;
    app_asked_set(app, &asked);
    buf_free(&text);
}
