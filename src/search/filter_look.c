/* SPDX-License-Identifier: MIT */
/*
 * Walks over the tree of the query. A part whose value is not known yet does
 * not end the look at the others, so the text is wanted only where all that is
 * cheaper leaves it open; and as the order is always the same, the second walk
 * meets no term that the first one passed over.
 */
#include <config.h>

#include "search/filter_parts.h"

#include <assert.h>
#include <string.h>

/* How terms are answered. */
struct walk {
    enum answer (*ask)(struct walk *w, uint32_t term);
    uint8_t *answers;
    struct filter *filter; /* of the walk over an entry */
    const struct filter_look *look;
    const struct filter_term *terms; /* of the one over a text */
    const struct body *body;
};

static enum answer ask_entry(struct walk *w, uint32_t term)
{
    uint8_t *is = &w->answers[term];
    if (*is == ANSWER_UNSEEN)
        *is = (uint8_t)filter_term_entry(&w->filter->terms[term], w->look);
    return (enum answer) * is;
}

static enum answer ask_body(struct walk *w, uint32_t term)
{
    uint8_t *is = &w->answers[term];
    assert(*is != ANSWER_UNSEEN);
    if (*is == ANSWER_TEXT) {
        bool yes = w->body && filter_term_body(&w->terms[term], w->body);
        *is = yes ? ANSWER_YES : ANSWER_NO;
    }
    return (enum answer) * is;
}

static enum answer value(struct walk *w, const struct filter_node *n)
{
    enum answer ends = n->kind == QUERY_ANY ? ANSWER_YES : ANSWER_NO;
    enum answer all = n->kind == QUERY_ANY ? ANSWER_NO : ANSWER_YES;
    if (!n->count)
        return w->ask(w, n->term);
    if (n->kind == QUERY_NOT) {
        enum answer part = value(w, n->parts[0]);
        return part == ANSWER_TEXT ? part
               : part == ANSWER_NO ? ANSWER_YES
                                   : ANSWER_NO;
    }
    for (uint32_t i = 0; i < n->count; i++) {
        enum answer part = value(w, n->parts[i]);
        if (part == ends)
            return ends;
        if (part == ANSWER_TEXT)
            all = part;
    }
    return all;
}

/* value() of many entries. Where no part ends the look, the value is the
 * greatest one: ANSWER_TEXT, if there is any. */
static void values(const struct filter *f, const struct filter_node *n,
                   const struct filter_range *r, uint8_t *is)
{
    uint8_t part[FILTER_RANGE];
    uint8_t ends = n->kind == QUERY_ANY ? ANSWER_YES : ANSWER_NO;
    if (!n->count) {
        filter_term_range(&f->terms[n->term], r, is);
        return;
    }
    values(f, n->parts[0], r, is);
    for (uint32_t i = 1; i < n->count; i++) {
        values(f, n->parts[i], r, part);
        for (size_t k = 0; k < r->n; k++) {
            uint8_t most = is[k] > part[k] ? is[k] : part[k];
            is[k] = is[k] == ends || part[k] == ends ? ends : most;
        }
    }
    for (size_t k = 0; n->kind == QUERY_NOT && k < r->n; k++)
        is[k] = is[k] == ANSWER_TEXT  ? ANSWER_TEXT
                : is[k] == ANSWER_YES ? ANSWER_NO
                                      : ANSWER_YES;
}

bool filter_entries(const struct filter *f, const struct keys *keys,
                    size_t from, size_t n, uint8_t *verdicts)
{
    struct filter_range r = { keys, from, n };
    assert(n <= FILTER_RANGE);
    if (f->blind)
        memset(verdicts, ANSWER_TEXT, n);
    else if (f->titled)
        values(f, f->root, &r, verdicts);
    return f->blind || f->titled;
}

enum answer filter_entry(struct filter *f, const struct archive *a,
                         const struct entry *e, const struct title_key *title,
                         uint8_t *answers)
{
    struct filter_look look = { a, e, title, &f->value, &f->key };
    struct walk w = {
        .ask = ask_entry, .answers = answers, .filter = f, .look = &look
    };
    if (f->blind) {
        memset(answers, ANSWER_TEXT, f->nterms);
        return ANSWER_TEXT;
    }
    memset(answers, ANSWER_UNSEEN, f->nterms);
    return f->root ? value(&w, f->root) : ANSWER_YES;
}

bool filter_body(const struct filter *f, uint8_t *answers,
                 const struct body *body)
{
    struct walk w = {
        .ask = ask_body, .answers = answers, .terms = f->terms, .body = body
    };
    return !f->root || value(&w, f->root) == ANSWER_YES;
}
