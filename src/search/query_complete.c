/* SPDX-License-Identifier: MIT */
/*
 * The text before the cursor is read token by token; what the last one is, and
 * whether a field stands before it, tells what may be meant.
 */
#include <config.h>

#include "search/query_parts.h"

struct offer {
    struct query_complete *to;
    struct str typed; /* plain */
};

static void offer(const struct offer *o, struct str word)
{
    struct query_complete *c = o->to;
    if (str_starts(word, o->typed) &&
        c->count < sizeof c->words / sizeof *c->words)
        c->words[c->count++] = word;
}

static void offer_values(const struct offer *o, const struct query_key *key)
{
    const struct str *rows = key->kind == KEY_IS    ? query_marks
                             : key->kind == KEY_HAS ? query_things
                                                    : NULL;
    o->to->field = key->field;
    for (size_t i = 0; rows && rows[i].p; i++)
        offer(o, rows[i]);
    if (key->kind == KEY_DATE || key->kind == KEY_AFTER ||
        key->kind == KEY_BEFORE)
        for (size_t i = 0; query_day_name(i).p; i++)
            offer(o, query_day_name(i));
}

static void offer_keys(const struct offer *o)
{
    for (size_t i = 0; i < query_nkeys; i++)
        offer(o, query_keys[i].name);
}

/* t ends at the cursor. */
static void offer_for(struct offer *o, struct arena *a, const struct token *t,
                      const struct query_key *key)
{
    bool word = t->kind == TOKEN_WORD;
    bool phrase = t->kind == TOKEN_BAD && t->unfinished && !t->regex && key;
    if (t->kind == TOKEN_FIELD && t->key) {
        offer_values(o, t->key);
        return;
    }
    if (word || phrase) {
        o->to->at = t->at;
        o->to->n = t->n;
        o->typed = query_plain(a, t->text);
    }
    if (key && (word || phrase))
        offer_values(o, key);
    else if (word || t->kind == TOKEN_OPEN || t->kind == TOKEN_OR ||
             t->kind == TOKEN_NOT)
        offer_keys(o);
}

void query_complete(struct str text, size_t cursor, struct query_complete *c)
{
    struct arena a = { 0 };
    struct lexer l = { .arena = &a, .text = str_head(text, cursor) };
    struct token t = { .kind = TOKEN_END }, next;
    const struct query_key *key = NULL; /* of the field before t */
    struct offer o = { c, STR("") };

    while ((next = query_token(&l)).kind != TOKEN_END) {
        key = t.key; /* only a field has one */
        t = next;
    }
    *c = (struct query_complete){ .at = l.text.n };
    if (t.kind == TOKEN_BLANK || t.at + t.n < l.text.n || l.text.n == 0)
        offer_keys(&o);
    else
        offer_for(&o, &a, &t, key);
    arena_free(&a);
}
