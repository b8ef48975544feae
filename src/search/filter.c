/* SPDX-License-Identifier: MIT */
/* The query made a tree, its parts ordered by what they cost; filter_look walks
 * it. */
#include <config.h>

#include "search/filter.h"
#include "search/filter_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "text/utf8.h"

#include <stdatomic.h>
#include <stdlib.h>

static size_t count_terms(const struct query_node *n)
{
    size_t count = n->parts == NULL;
    for (const struct query_node *p = n->parts; p; p = p->next)
        count += count_terms(p);
    return count;
}

static int by_cost(const struct filter_node *a, const struct filter_node *b)
{
    return a->cost - b->cost;
}

/* By insertion, so that equals stay as they were typed; terms are few. */
static void sort_parts(struct filter_node *n)
{
    for (uint32_t i = 1; i < n->count; i++) {
        struct filter_node *part = n->parts[i];
        uint32_t at = i;
        for (; at > 0 && by_cost(part, n->parts[at - 1]) < 0; at--)
            n->parts[at] = n->parts[at - 1];
        n->parts[at] = part;
    }
}

struct maker {
    struct filter *f;
    const struct filter_env *env;
    const struct query_node *bad; /* the term that cannot be made */
    struct err *err;
};

static bool is_found_in(enum query_field field, enum match_in in)
{
    return field == FIELD_ANY || field == FIELD_PY ||
           field == (in == MATCH_TITLE ? FIELD_TITLE : FIELD_BODY);
}

static void note_find(struct find *f, const struct filter_term *t)
{
    if (t->code)
        f->codes[f->ncodes++] = t->code;
    else if (t->pinyin)
        f->pinyin[f->npinyin++] = t->pinyin;
    else if (t->word.nforms)
        f->words.words[f->words.n++] = t->word;
}

static void note_term(struct filter *f, const struct filter_term *t)
{
    for (int in = MATCH_TEXT; in <= MATCH_TITLE; in++)
        if (t->node->kind == QUERY_TEXT &&
            is_found_in(t->node->field, (enum match_in)in))
            note_find(&f->find[in], t);
}

static struct filter_node *make(struct maker *m, const struct query_node *q,
                                bool hit)
{
    struct filter *f = m->f;
    struct filter_node *n = arena_new(&f->arena, struct filter_node);
    n->kind = q->kind;
    if (!q->parts) {
        struct filter_term *t = &f->terms[f->nterms];
        n->term = (uint32_t)f->nterms++;
        if (filter_term_make(t, &f->arena, q, m->env, m->bad ? NULL : m->err) !=
                ST_OK &&
            !m->bad)
            m->bad = q;
        n->cost = filter_term_cost(t);
        f->also = arena_printf(&f->arena, "%.*s%.*s", STR_ARG(f->also),
                               STR_ARG(t->also));
        f->copies |= q->kind == QUERY_IS && q->mark == MARK_DUP;
        if (hit)
            note_term(f, t);
        return n;
    }
    for (const struct query_node *p = q->parts; p; p = p->next)
        n->count++;
    n->parts = arena_array(&f->arena, struct filter_node *, n->count);
    n->count = 0;
    for (const struct query_node *p = q->parts; p; p = p->next) {
        struct filter_node *part = make(m, p, hit == (q->kind != QUERY_NOT));
        n->parts[n->count++] = part;
        n->cost = part->cost > n->cost ? part->cost : n->cost;
    }
    sort_parts(n);
    return n;
}

/* Note the words of terms that only a text can make true. False: a text may
 * match without any. What a text makes false can be kept so by its terms only
 * as long as none stands behind a "not". */
static bool note_needs(struct filter *f, const struct filter_node *n)
{
    const struct filter_term *t = &f->terms[n->term];
    if (n->cost < COST_TEXT)
        return true; /* the entry tells */
    if (n->kind == QUERY_TEXT && t->word.nforms) {
        f->needs[f->nneeds++] = t->word;
        return true;
    }
    if (!n->count || n->kind == QUERY_NOT)
        return false;
    for (uint32_t i = 0; i < n->count; i++)
        if (!note_needs(f, n->parts[i]))
            return false;
    return true;
}

static void make_tree(struct maker *m, const struct query_node *root)
{
    size_t n = count_terms(root);
    struct arena *a = &m->f->arena;
    m->f->terms = arena_zalloc(a, n * sizeof *m->f->terms);
    for (int in = MATCH_TEXT; in <= MATCH_TITLE; in++) {
        struct find *f = &m->f->find[in];
        f->words.words = arena_array(a, struct match_word, n);
        f->codes = arena_array(a, const struct regex_code *, n);
        f->pinyin = arena_array(a, const struct pinyin *, n);
        f->in = (enum match_in)in;
    }
    m->f->needs = arena_zalloc(a, n * sizeof *m->f->needs);
    m->f->root = make(m, root, true);
    if (!m->bad && !note_needs(m->f, m->f->root))
        m->f->nneeds = 0;
    m->f->blind = m->f->titled = true;
    for (size_t i = 0; i < n; i++) {
        const struct filter_term *t = &m->f->terms[i];
        m->f->blind &= filter_term_is_blind(t);
        m->f->titled &= filter_term_is_blind(t) || filter_term_is_titled(t);
    }
}

/* A pattern may be in it: the library is wanted. */
static bool may_have_regex(struct str text)
{
    return memchr(text.n ? text.p : "", '/', text.n) ||
           str_find(text, STR("\xEF\xBC\x8F")) < text.n;
}

static enum status parse(struct maker *m, struct str text,
                         struct query_fault *fault)
{
    struct filter *f = m->f;
    const struct filter_env *env = m->env;
    struct query_env q = { .today = env->today, .width = env->width };
    const struct query_node *root = NULL;
    struct err none = { ST_OK, "" };
    enum status st;
    if (!*env->regex && may_have_regex(text))
        regex_open(env->regex, &none);
    q.regex = *env->regex;
    st = query_parse(&f->arena, text, &q, &root, fault, m->err);
    if (st == ST_OK && root)
        make_tree(m, root);
    if (m->bad)
        *fault = (struct query_fault){ .at = m->bad->at, .n = m->bad->n };
    return m->bad ? ST_USAGE : st;
}

/* The fault is one of the query as it was given. */
static void place_fault(const struct saved_text *whole, struct str query,
                        struct width w, struct query_fault *fault,
                        struct err *e)
{
    struct str name = saved_fault(whole, query, w, fault);
    if (name.n > 0 && e) {
        struct err inner = *e;
        err_set(e, ST_USAGE, "@%.*s: %s", STR_ARG(utf8_head(name, 60)),
                inner.text);
    }
}

enum status filter_make(struct filter **out, struct str text,
                        const struct filter_env *env, struct query_fault *fault,
                        struct err *e)
{
    struct filter *f = xcalloc(1, sizeof *f);
    struct maker m = { .f = f, .env = env, .err = e };
    struct query_fault own;
    struct saved_text whole;
    enum status st = ST_OK;
    fault = fault ? fault : &own;
    atomic_init(&f->owners, 1);
    f->text = arena_str(&f->arena, text.n ? text : STR(""));
    f->also = STR("");
    whole = (struct saved_text){ .text = f->text };
    if (env->saved)
        st = saved_expand(env->saved, &f->arena, f->text, env->width, &whole,
                          fault, e);
    if (st == ST_OK) {
        st = parse(&m, whole.text, fault);
        if (st != ST_OK)
            place_fault(&whole, f->text, env->width, fault, e);
    }
    if (st != ST_OK) {
        filter_free(f);
        return ST_USAGE;
    }
    *out = f;
    return ST_OK;
}

struct filter *filter_share(const struct filter *f)
{
    struct filter *it = (struct filter *)(uintptr_t)f;
    atomic_fetch_add(&it->owners, 1);
    return it;
}

void filter_free(struct filter *f)
{
    if (!f || atomic_fetch_sub(&f->owners, 1) > 1)
        return;
    for (size_t i = 0; i < f->nterms; i++)
        filter_term_free(&f->terms[i]);
    buf_free(&f->value);
    buf_free(&f->key);
    arena_free(&f->arena);
    free(f);
}

struct str filter_text(const struct filter *f)
{
    return f->text;
}

bool filter_is_empty(const struct filter *f)
{
    return !f->root;
}

size_t filter_terms(const struct filter *f)
{
    return f->nterms;
}

bool filter_wants_copies(const struct filter *f)
{
    return f->copies;
}

const struct find *filter_find(const struct filter *f, enum match_in in)
{
    return &f->find[in];
}

struct str filter_also(const struct filter *f)
{
    return str_trim(f->also);
}

const struct match_word *filter_needs(const struct filter *f, size_t *n,
                                      bool *alone)
{
    *n = f->nneeds;
    *alone = f->root && !f->root->count;
    return f->nneeds ? f->needs : NULL;
}

bool filter_is_blind(const struct filter *f)
{
    return f->blind;
}
