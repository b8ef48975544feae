/* SPDX-License-Identifier: MIT */
/*
 * Recursive descent over tokens, one function for each rule of the grammar.
 * Depth is bounded by QUERY_DEPTH, which brackets and negations count towards.
 *
 * The first thing wrong ends the parse: p->wrong is set once, and every rule
 * returns NULL from there on.
 */
#include <config.h>

#include "search/query.h"

#include "base/i18n.h"
#include "search/query_parts.h"

static void advance(struct parser *p)
{
    p->token = query_token(&p->lexer);
}

/* errors */

/* Place of the error; the first one counts. Its text is the caller's. */
struct err *query_fail(struct parser *p, size_t at, size_t n, bool unfinished)
{
    struct str text = p->lexer.text;
    if (p->wrong)
        return NULL;
    p->wrong = true;
    p->fault = (struct query_fault){
        .at = at,
        .n = n,
        .cell = width_str(p->env->width, str_head(text, at)),
        .cells = width_str(p->env->width, str_head(str_skip(text, at), n)),
        .unfinished = unfinished,
    };
    return p->err;
}

void query_fail_at(struct parser *p, const struct token *t, const char *line)
{
    err_set(query_fail(p, t->at, t->n, t->kind == TOKEN_END), ST_USAGE, "%s",
            line);
}

/* "title:, body:, src:" */
static struct str all_fields(struct arena *a)
{
    struct str list = STR("");
    for (size_t i = 0; i < query_nkeys; i++)
        list = arena_printf(a, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "",
                            STR_ARG(query_keys[i].name));
    return list;
}

struct str query_words_list(struct arena *a, const struct str *rows)
{
    struct str list = rows[0];
    for (size_t i = 1; rows[i].p; i++)
        list = arena_printf(a, "%.*s, %.*s", STR_ARG(list), STR_ARG(rows[i]));
    return list;
}

void query_fail_list(struct parser *p, const struct token *t, struct str list)
{
    err_set(query_fail(p, t->at, t->n, t->kind == TOKEN_END), ST_USAGE,
            _("one of these is expected: %.*s"), STR_ARG(list));
}

/* What no term begins with. */
static void fail_term(struct parser *p)
{
    const struct token *t = &p->token;
    if (t->kind == TOKEN_BAD)
        err_set(query_fail(p, t->at, t->n, t->unfinished), ST_USAGE, "%s",
                _(t->wrong));
    else if (t->kind == TOKEN_CLOSE && p->depth == 0)
        query_fail_at(p, t, _("no bracket is open that this one closes"));
    else
        query_fail_at(p, t, _("a word, a field or a bracket is expected"));
}

/* nodes */

static struct query_node *node(struct parser *p, enum query_kind kind,
                               const struct token *first)
{
    struct query_node *n = arena_new(p->arena, struct query_node);
    n->kind = kind;
    n->at = first->at;
    return n;
}

/* The parts of an ALL or ANY while they come in. */
struct list {
    struct query_node *first, *last;
};

/* One part, or the parts of one that is of the same kind. */
static void append(struct list *l, enum query_kind kind, struct query_node *n)
{
    struct query_node *from = n;
    if (n->kind == kind)
        from = (struct query_node *)n->parts;
    if (l->last)
        l->last->next = from;
    else
        l->first = from;
    while (from->next)
        from = (struct query_node *)from->next;
    l->last = from;
}

static struct query_node *joined(struct parser *p, enum query_kind kind,
                                 const struct list *l)
{
    struct query_node *n;
    if (!l->first->next)
        return l->first;
    n = arena_new(p->arena, struct query_node);
    n->kind = kind;
    n->parts = l->first;
    return n;
}

static bool is_value(const struct token *t)
{
    return t->kind == TOKEN_WORD || t->kind == TOKEN_PHRASE ||
           t->kind == TOKEN_REGEX;
}

static void fail_no_value(struct parser *p, const struct query_key *key)
{
    const struct token *t = &p->token;
    if (t->kind == TOKEN_BAD)
        fail_term(p);
    else if (key->kind == KEY_IS)
        query_fail_list(p, t, query_words_list(p->arena, query_marks));
    else if (key->kind == KEY_HAS)
        query_fail_list(p, t, query_words_list(p->arena, query_things));
    else
        err_set(query_fail(p, t->at, t->n, t->kind == TOKEN_END), ST_USAGE,
                _("a value is expected right behind %.*s"), STR_ARG(key->name));
}

/* rules */

static struct query_node *parse_term(struct parser *p)
{
    struct token first = p->token;
    const struct query_key *key = first.key;
    struct query_node *n = node(p, QUERY_TEXT, &first);

    if (++p->terms > QUERY_TERMS) {
        query_fail_at(p, &first, _("these are too many words"));
        return NULL;
    }
    if (first.kind == TOKEN_FIELD && !key) {
        query_fail_list(p, &first, all_fields(p->arena));
        return NULL;
    }
    if (first.kind == TOKEN_FIELD) {
        advance(p);
        if (is_value(&p->token))
            query_value(p, n, key, &p->token);
        else
            fail_no_value(p, key);
    } else {
        query_text(p, n, FIELD_ANY, &first);
    }
    if (p->wrong)
        return NULL;
    n->n = p->token.at + p->token.n - n->at;
    advance(p);
    return n;
}

static bool deeper(struct parser *p, const struct token *t)
{
    if (++p->depth > QUERY_DEPTH)
        query_fail_at(p, t, _("too many brackets and negations in each other"));
    return !p->wrong;
}

static struct query_node *parse_any(struct parser *p);

static struct query_node *parse_brackets(struct parser *p)
{
    struct query_node *n;
    struct token open = p->token;
    if (!deeper(p, &open))
        return NULL;
    advance(p);
    n = parse_any(p);
    if (n && p->token.kind != TOKEN_CLOSE) {
        if (p->token.kind == TOKEN_END)
            err_set(query_fail(p, open.at, open.n, true), ST_USAGE, "%s",
                    _("the closing bracket is missing"));
        else
            fail_term(p);
        return NULL;
    }
    p->depth--;
    if (n)
        advance(p);
    return n;
}

static struct query_node *parse_one(struct parser *p);

static struct query_node *parse_not(struct parser *p)
{
    struct query_node *part, *n;
    struct token sign = p->token;
    if (!deeper(p, &sign))
        return NULL;
    advance(p);
    part = parse_one(p);
    p->depth--;
    if (!part)
        return NULL;
    if (part->kind == QUERY_NOT) /* twice is not at all */
        return (struct query_node *)part->parts;
    n = node(p, QUERY_NOT, &sign);
    n->parts = part;
    return n;
}

static bool begins_one(const struct token *t)
{
    return t->kind == TOKEN_OPEN || t->kind == TOKEN_NOT ||
           t->kind == TOKEN_FIELD || is_value(t);
}

static struct query_node *parse_one(struct parser *p)
{
    if (p->token.kind == TOKEN_NOT)
        return parse_not(p);
    if (p->token.kind == TOKEN_OPEN)
        return parse_brackets(p);
    if (begins_one(&p->token))
        return parse_term(p);
    fail_term(p);
    return NULL;
}

static struct query_node *parse_all(struct parser *p)
{
    struct list l = { NULL, NULL };
    do {
        struct query_node *n = parse_one(p);
        if (!n)
            return NULL;
        append(&l, QUERY_ALL, n);
    } while (begins_one(&p->token));
    return joined(p, QUERY_ALL, &l);
}

static struct query_node *parse_any(struct parser *p)
{
    struct list l = { NULL, NULL };
    for (;;) {
        struct query_node *n = parse_all(p);
        if (!n)
            return NULL;
        append(&l, QUERY_ANY, n);
        if (p->token.kind != TOKEN_OR)
            return joined(p, QUERY_ANY, &l);
        advance(p);
    }
}

enum status query_parse(struct arena *a, struct str text,
                        const struct query_env *env,
                        const struct query_node **root,
                        struct query_fault *fault, struct err *e)
{
    struct err ignored;
    struct parser p = { .lexer = { .arena = a, .text = text },
                        .env = env,
                        .arena = a,
                        .err = e ? e : &ignored };

    *root = NULL;
    advance(&p);
    if (p.token.kind != TOKEN_END)
        *root = parse_any(&p);
    if (!p.wrong && p.token.kind != TOKEN_END)
        fail_term(&p);
    if (!p.wrong)
        return ST_OK;
    *root = NULL;
    if (fault)
        *fault = p.fault;
    return ST_USAGE;
}

bool query_equal(const struct query_node *a, const struct query_node *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->kind != b->kind || a->field != b->field || a->how != b->how ||
            a->mark != b->mark || a->thing != b->thing || a->from != b->from ||
            a->to != b->to || !str_eq(a->text, b->text) ||
            !query_equal(a->parts, b->parts))
            return false;
    return !a && !b;
}
