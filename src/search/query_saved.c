/* SPDX-License-Identifier: MIT */
/* The query is read by the reader of tokens, so that a name is only where a
 * word is; the rest is copied as it stands. */
#include <config.h>

#include "search/query_parts.h"
#include "search/query_saved.h"

#include "base/i18n.h"
#include "text/utf8.h"

const struct saved_query *saved_find(const struct saved *s, struct str name)
{
    const struct saved_query *q = s->first;
    while (q && !str_eq(q->name, name))
        q = q->next;
    return q;
}

/* The name of "@name"; absent: it is none. */
static struct str name_of(struct str word)
{
    size_t n;
    if (word.n == 0 || query_look(word.p, str_end(word), &n) != '@')
        return STR_NONE;
    return str_skip(word, n);
}

static void point_at(struct query_fault *fault, struct str query, size_t at,
                     size_t n, struct width w)
{
    if (!fault)
        return;
    *fault = (struct query_fault){
        .at = at,
        .n = n,
        .cell = width_str(w, str_head(query, at)),
        .cells = width_str(w, str_head(str_skip(query, at), n)),
    };
}

static enum status no_name(struct str name, struct err *e)
{
    return err_set(e, ST_USAGE,
                   _("no filter is saved as \"%.*s\"; in quotes @ is a "
                     "character"),
                   STR_ARG(utf8_head(name, 60)));
}

struct expanding {
    struct arena *arena;
    struct buf out;
    struct saved_text *text;
    size_t done, room; /* bytes of the query; pieces */
};

static void put(struct expanding *x, struct str query, const struct token *t,
                const struct saved_query *q)
{
    struct saved_text *out = x->text;
    if (out->npieces == x->room) {
        size_t room = 2 * x->room + 8;
        struct saved_piece *more =
            arena_array(x->arena, struct saved_piece, room);
        for (size_t i = 0; i < out->npieces; i++)
            more[i] = out->pieces[i];
        out->pieces = more;
        x->room = room;
    }
    buf_add(&x->out, str_range(query.p + x->done, query.p + t->at));
    out->pieces[out->npieces++] = (struct saved_piece){
        .at = t->at,
        .n = t->n,
        .to = x->out.n,
        .ton = q->whole.n + 2,
        .name = q->name,
    };
    buf_printf(&x->out, "(%.*s)", STR_ARG(q->whole));
    x->done = t->at + t->n;
}

static enum status expand(struct expanding *x, const struct saved *s,
                          struct str query, struct width w,
                          struct query_fault *fault, struct err *e)
{
    struct lexer l = { .arena = x->arena, .text = query };
    bool value = false; /* behind a field */
    struct token t;
    while ((t = query_token(&l)).kind != TOKEN_END && t.kind != TOKEN_BAD) {
        struct str name = STR_NONE;
        const struct saved_query *q;
        if (t.kind == TOKEN_WORD && !value)
            name = name_of(str_head(str_skip(query, t.at), t.n));
        value = t.kind == TOKEN_FIELD;
        if (!name.p)
            continue;
        q = saved_find(s, name);
        if (!q) {
            point_at(fault, query, t.at, t.n, w);
            if (fault)
                fault->unfinished = t.at + t.n == query.n;
            return no_name(name, e);
        }
        put(x, query, &t, q);
        if (x->out.n > SAVED_MOST) {
            point_at(fault, query, t.at, t.n, w);
            return err_set(e, ST_USAGE, "%s", _("the query is too long"));
        }
    }
    return ST_OK;
}

enum status saved_expand(const struct saved *s, struct arena *a,
                         struct str query, struct width w,
                         struct saved_text *out, struct query_fault *fault,
                         struct err *e)
{
    struct expanding x = { .arena = a, .text = out };
    enum status st;
    *out = (struct saved_text){ .text = query };
    st = expand(&x, s, query, w, fault, e);
    if (st == ST_OK && out->npieces > 0) {
        buf_add(&x.out, str_skip(query, x.done));
        out->text = arena_str(a, buf_str(&x.out));
    }
    buf_free(&x.out);
    return st;
}

/* The position in the query of one in the text that is in no piece. */
static size_t back(const struct saved_text *t, size_t at)
{
    size_t from = 0, to = 0; /* ends of the last piece before it */
    for (size_t i = 0; i < t->npieces; i++) {
        const struct saved_piece *p = &t->pieces[i];
        if (p->to + p->ton > at)
            break;
        from = p->at + p->n;
        to = p->to + p->ton;
    }
    return from + (at - to);
}

struct str saved_fault(const struct saved_text *t, struct str query,
                       struct width w, struct query_fault *fault)
{
    bool unfinished = fault->unfinished;
    size_t at = fault->at, end = at + fault->n;
    for (size_t i = 0; i < t->npieces; i++) {
        const struct saved_piece *p = &t->pieces[i];
        if (at >= p->to && at < p->to + p->ton) {
            point_at(fault, query, p->at, p->n, w);
            return p->name;
        }
    }
    at = back(t, at);
    end = back(t, end);
    point_at(fault, query, at, end > at ? end - at : 0, w);
    fault->unfinished = unfinished;
    return STR("");
}

/* Is "@name" one word? */
static bool is_name(struct arena *a, struct str name)
{
    struct lexer l = { .arena = a,
                       .text = arena_printf(a, "@%.*s", STR_ARG(name)) };
    struct token t = query_token(&l);
    return name.n > 0 && name.p[0] != '@' && t.kind == TOKEN_WORD &&
           t.at == 0 && t.n == name.n + 1 &&
           str_find(name, STR("\\")) == name.n;
}

enum status saved_put(struct saved *s, struct arena *a, struct str name,
                      struct str text, struct err *e)
{
    struct saved_query **at = &s->first, *q;
    struct saved_text whole;
    enum status st;
    if (!is_name(a, name)) {
        return err_set(e, ST_USAGE,
                       _("\"%.*s\" cannot be the name of a filter"),
                       STR_ARG(utf8_head(name, 60)));
    }
    st = saved_expand(s, a, text, WIDTH_DUMP, &whole, NULL, e);
    if (st != ST_OK)
        return st;
    while (*at && str_cmp((*at)->name, name) < 0)
        at = &(*at)->next;
    q = *at;
    if (!q || !str_eq(q->name, name)) {
        q = arena_new(a, struct saved_query);
        q->next = *at;
        q->name = arena_str(a, name);
        *at = q;
    }
    q->text = arena_str(a, text);
    q->whole = arena_str(a, whole.text);
    return ST_OK;
}
