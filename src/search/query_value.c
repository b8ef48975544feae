/* SPDX-License-Identifier: MIT */
/* What stands behind a field, and whether that is possible. */
#include <config.h>

#include "base/i18n.h"
#include "search/query_parts.h"

static bool is_pinyin(struct str s)
{
    size_t bytes;
    for (size_t at = 0; at < s.n; at += bytes) {
        uint32_t c = query_look(s.p + at, str_end(s), &bytes);
        uint32_t low = c | 0x20;
        if (!(low >= 'a' && low <= 'z') && c != 0xFC && c != 0xDC &&
            c != '\'' && c != ' ')
            return false;
    }
    return true;
}

/* Where byte `at` of a pattern is in the query: each slash of a pattern has a
 * backslash there. */
static size_t in_regex(struct str text, const struct token *t, size_t at)
{
    size_t n, found;
    bool wide = text.p[t->at] != '/';
    query_look(text.p + t->at, str_end(text), &found);
    found += t->at;
    for (size_t i = 0; i < at; i += n) {
        const char *p = t->text.p + i;
        found += query_look(p, str_end(t->text), &n) == '/' && (n == 1 || wide);
        found += n;
    }
    return found;
}

static void check_regex(struct parser *p, const struct token *t)
{
    struct str text = p->lexer.text;
    size_t at;
    struct err why;
    if (!p->env->regex) {
        query_fail_at(p, t, _("there are no regular expressions here"));
    } else if (regex_check(p->env->regex, t->text, &at, &why) != ST_OK) {
        at = in_regex(text, t, at);
        err_set(query_fail(p, at, t->at + t->n - at, false), ST_USAGE, "%s",
                why.text);
    }
}

void query_text(struct parser *p, struct query_node *n, enum query_field field,
                const struct token *t)
{
    n->field = field;
    n->text = t->text;
    n->how = t->kind == TOKEN_WORD     ? HOW_WORD
             : t->kind == TOKEN_PHRASE ? HOW_PHRASE
                                       : HOW_REGEX;
    if (n->field == FIELD_PY && !is_pinyin(n->text))
        query_fail_at(p, t, _("pinyin in Latin letters is expected"));
    else if (n->how == HOW_REGEX)
        check_regex(p, t);
}

static void word_value(struct parser *p, const struct token *t, struct str word,
                       const struct str *rows, int *out)
{
    int i = query_find(rows, word);
    if (i < 0)
        query_fail_list(p, t, query_words_list(p->arena, rows));
    else
        *out = i;
}

static void days_value(struct parser *p, struct query_node *n,
                       const struct query_key *key, const struct token *t,
                       struct str value)
{
    int32_t today = p->env->today, from, to;
    enum days_result result = DAYS_OK;
    if (key->kind == KEY_DATE) {
        result = query_days(value, today, &n->from, &n->to);
    } else if (query_day(value, today, &from, &to)) {
        struct compare c = { key->kind == KEY_BEFORE, false };
        query_limits(c, from, to, &n->from, &n->to);
    } else {
        result = DAYS_NONE;
    }
    if (result == DAYS_TURNED)
        query_fail_at(p, t, _("this range ends before it begins"));
    else if (result == DAYS_NONE && key->kind == KEY_DATE)
        query_fail_at(
            p, t,
            _("days are expected, as 2023-09, 2023-09-01..2023-10, <30d "
              "or 昨天"));
    else if (result == DAYS_NONE)
        query_fail_at(p, t,
                      _("a day is expected, as 2023-09-17, 2023-09 or 昨天"));
}

static void length_value(struct parser *p, struct query_node *n,
                         const struct token *t, struct str value)
{
    enum days_result result = query_length(value, &n->from, &n->to);
    if (result == DAYS_TURNED)
        query_fail_at(p, t, _("this range ends before it begins"));
    else if (result == DAYS_NONE)
        query_fail_at(p, t,
                      _("a number of characters is expected, as >1000, <500 "
                        "or 100..2000"));
}

/* A phrase is as good as a word where only one value is meant; so that a value
 * may hold blanks. */
void query_value(struct parser *p, struct query_node *n,
                 const struct query_key *key, const struct token *t)
{
    static const enum query_kind kinds[] = {
        [KEY_TEXT] = QUERY_TEXT,  [KEY_IS] = QUERY_IS,
        [KEY_HAS] = QUERY_HAS,    [KEY_DATE] = QUERY_DATE,
        [KEY_AFTER] = QUERY_DATE, [KEY_BEFORE] = QUERY_DATE,
        [KEY_LEN] = QUERY_LEN,
    };
    struct str value = query_plain(p->arena, t->text);
    int i = 0;
    n->kind = kinds[key->kind];
    if (t->kind == TOKEN_REGEX && !key->regex)
        query_fail_at(p, t, _("this field takes no regular expression"));
    else if (key->kind == KEY_TEXT)
        query_text(p, n, key->field, t);
    else if (key->kind == KEY_IS)
        word_value(p, t, value, query_marks, &i);
    else if (key->kind == KEY_HAS)
        word_value(p, t, value, query_things, &i);
    else if (key->kind == KEY_LEN)
        length_value(p, n, t, value);
    else
        days_value(p, n, key, t, value);
    if (key->kind == KEY_IS)
        n->mark = (enum query_mark)i;
    if (key->kind == KEY_HAS)
        n->thing = (enum query_thing)i;
}
