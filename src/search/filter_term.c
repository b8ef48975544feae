/* SPDX-License-Identifier: MIT */
/*
 * One term: about the entry, about its strings, about the text. Strings are
 * folded when they are asked for; those of titles are there, and the answer
 * about a source is kept.
 */
#include <config.h>

#include "search/filter_parts.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "search/alias.h"

#include <assert.h>
#include <stdlib.h>

/* --- making --- */

/* Letters of pinyin as the matcher wants them: u with dots is v. */
static struct str pinyin_word(struct arena *a, struct str text)
{
    char *to = arena_bytes(a, text.n);
    size_t n = 0;

    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == 0xC3 && i + 1 < text.n) {
            to[n++] = 'v';
            i++;
        } else if (c != ' ') {
            to[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
    return (struct str){ to, n };
}

static bool has_pinyin(enum query_field f)
{
    return f == FIELD_ANY || f == FIELD_TITLE || f == FIELD_SRC ||
           f == FIELD_TAG;
}

static bool has_names(const struct query_node *n)
{
    return n->how == HOW_WORD &&
           (n->field == FIELD_ANY || n->field == FIELD_TITLE ||
            n->field == FIELD_BODY);
}

static enum status make_text(struct filter_term *t, struct arena *a,
                             const struct filter_env *env, struct err *e)
{
    const struct query_node *n = t->node;

    if (n->field == FIELD_PY) {
        t->pinyin = arena_new(a, struct pinyin);
        if (!pinyin_init(t->pinyin, pinyin_word(a, n->text)))
            return err_set(e, ST_USAGE, "%s",
                           _("pinyin in Latin letters is expected"));
    } else if (n->how == HOW_REGEX) {
        return regex_compile(*env->regex, regex_fold(a, n->text), &t->code, e);
    } else if (n->field != FIELD_LANG) {
        match_word(&t->word, a, n->text,
                   n->how == HOW_WORD && has_pinyin(n->field));
        if (env->rules && t->word.nforms && has_names(n))
            t->also = alias_add(&t->word, a, env->rules);
    }
    return ST_OK;
}

enum status filter_term_make(struct filter_term *t, struct arena *a,
                             const struct query_node *n,
                             const struct filter_env *env, struct err *e)
{
    *t = (struct filter_term){ .node = n, .also = STR("") };
    if (n->kind == QUERY_TEXT)
        return make_text(t, a, env, e);
    if (n->kind == QUERY_IS && n->mark != MARK_DUP && n->mark != MARK_APPROX)
        return err_set(e, ST_USAGE, "%s",
                       _("this version does not keep marks: nothing is known "
                         "to be read, unread or starred"));
    return ST_OK;
}

void filter_term_free(struct filter_term *t)
{
    regex_code_free(t->code);
    free(t->by_source);
}

int filter_term_cost(const struct filter_term *t)
{
    const struct query_node *n = t->node;
    bool text =
        n->field == FIELD_ANY || n->field == FIELD_BODY || n->field == FIELD_PY;
    switch (n->kind) {
    case QUERY_TEXT:
        return text                     ? t->code ? COST_PATTERN : COST_TEXT
               : n->field == FIELD_LANG ? COST_ENTRY
                                        : COST_STRINGS;
    case QUERY_HAS:
    case QUERY_LEN:
        return COST_TEXT;
    default:
        return COST_ENTRY;
    }
}

bool filter_term_is_blind(const struct filter_term *t)
{
    const struct query_node *n = t->node;
    return n->kind == QUERY_HAS || n->kind == QUERY_LEN ||
           (n->kind == QUERY_TEXT && n->field == FIELD_BODY);
}

/* --- strings --- */

static enum answer answer(bool yes)
{
    return yes ? ANSWER_YES : ANSWER_NO;
}

static bool key_has(const struct filter_term *t, struct str key)
{
    size_t start, end;
    if (t->code)
        return regex_find(t->code, key, 0, &start, &end);
    return t->word.nforms == 0 || match_key(&t->word, key);
}

static bool title_has(const struct filter_term *t, const struct title_key *k)
{
    const struct pinyin *pinyin = t->pinyin ? t->pinyin : t->word.pinyin;
    return (!t->pinyin && key_has(t, title_key_str(k))) ||
           (pinyin && title_key_has_pinyin(k, pinyin));
}

static bool value_has(const struct filter_term *t, struct str value,
                      struct buf *key)
{
    struct title_key k;
    if (value.n == 0)
        return false;
    title_key_make(&k, value, key);
    return title_has(t, &k);
}

static enum answer of_source(struct filter_term *t, const struct filter_look *l)
{
    const struct archive *a = l->archive;
    uint32_t source = l->entry->source;
    if (t->nsources < a->nsources) {
        t->by_source = xrealloc(t->by_source, a->nsources);
        memset(t->by_source + t->nsources, ANSWER_UNSEEN,
               a->nsources - t->nsources);
        t->nsources = a->nsources;
    }
    if (t->by_source[source] == ANSWER_UNSEEN) {
        const struct source *s = &a->sources[source];
        t->by_source[source] =
            (uint8_t)answer(value_has(t, s->name, l->key) ||
                            (!str_eq(s->name, s->short_name) &&
                             value_has(t, s->short_name, l->key)));
    }
    return (enum answer)t->by_source[source];
}

/* By tag, or by its beginning up to a hyphen. */
static bool lang_is(struct str want, enum lang lang)
{
    const char *tag = lang_tag(lang);
    struct str have = tag ? str_of(tag) : STR("");
    enum lang of = lang_of_tag(want);
    if (have.n == 0)
        return false;
    if (of == lang)
        return true;
    return have.n > want.n && have.p[want.n] == '-' &&
           str_eq_nocase(str_head(have, want.n), want);
}

static struct str path_of(const struct filter_look *l)
{
    buf_reset(l->value);
    buf_add(l->value, l->entry->dir);
    buf_add(l->value, l->entry->name);
    return buf_str(l->value);
}

static enum answer text_entry(struct filter_term *t,
                              const struct filter_look *l)
{
    const struct entry *e = l->entry;
    switch (t->node->field) {
    case FIELD_ANY:
    case FIELD_PY:
        return title_has(t, l->title) ? ANSWER_YES : ANSWER_TEXT;
    case FIELD_TITLE:
        return answer(title_has(t, l->title));
    case FIELD_SRC:
        return of_source(t, l);
    case FIELD_AUTHOR:
        return answer(value_has(t, e->author, l->key));
    case FIELD_TAG:
        return answer(value_has(t, e->tags, l->key));
    case FIELD_URL:
        return answer(value_has(t, e->url, l->key));
    case FIELD_PATH:
        return answer(value_has(t, path_of(l), l->key));
    case FIELD_LANG:
        return answer(lang_is(t->node->text, (enum lang)e->lang));
    default:
        return ANSWER_TEXT;
    }
}

/* --- terms --- */

enum answer filter_term_entry(struct filter_term *t,
                              const struct filter_look *l)
{
    const struct query_node *n = t->node;
    const struct entry *e = l->entry;
    switch (n->kind) {
    case QUERY_TEXT:
        return text_entry(t, l);
    case QUERY_IS:
        return answer(n->mark == MARK_DUP ? e->same != 0 : e->approx);
    case QUERY_DATE:
        return answer(e->day != DAY_UNKNOWN && e->day >= n->from &&
                      e->day <= n->to);
    default:
        return ANSWER_TEXT;
    }
}

static bool text_body(const struct filter_term *t, const struct body *b)
{
    size_t start, end;
    if (t->pinyin)
        return pinyin_find(t->pinyin, body_key(b), 0, &start, &end);
    return key_has(t, body_key(b));
}

bool filter_term_body(const struct filter_term *t, const struct body *b)
{
    static const uint32_t things[] = {
        [HAS_LINK] = BODY_LINK,
        [HAS_IMAGE] = BODY_IMAGE,
        [HAS_VIDEO] = BODY_VIDEO,
    };
    const struct query_node *n = t->node;
    switch (n->kind) {
    case QUERY_TEXT:
        return text_body(t, b);
    case QUERY_HAS:
        return (b->has & things[n->thing]) != 0;
    case QUERY_LEN:
        return (int64_t)b->chars >= n->from && (int64_t)b->chars <= n->to;
    default:
        assert(!"a term about the entry");
        return false;
    }
}
