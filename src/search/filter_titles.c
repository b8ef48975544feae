/* SPDX-License-Identifier: MIT */
/* One term about the titles of many entries: a word is looked for in all their
 * keys at once. */
#include <config.h>

#include "search/filter_parts.h"
#include "search/pieces.h"

bool filter_term_is_titled(const struct filter_term *t)
{
    const struct query_node *n = t->node;
    return n->kind == QUERY_TEXT && !t->code &&
           (t->pinyin || t->word.nforms > 0) &&
           (n->field == FIELD_ANY || n->field == FIELD_TITLE ||
            n->field == FIELD_PY);
}

static struct str key_of(const void *list, size_t i)
{
    return title_key_str((const struct title_key *)list + i);
}

static void mark_word(const struct match_form *word, const struct keys *k,
                      size_t from, size_t n, uint8_t *hits)
{
    for (size_t i = 0, end; i < n; i = end) {
        struct pieces run = { .list = k->list + from + i, .key = key_of };
        end = keys_run_end(k, from + i) - from;
        end = end < n ? end : n;
        run.n = end - i;
        pieces_mark(&run, word, hits + i);
    }
}

void filter_term_titles(const struct filter_term *t, const struct keys *k,
                        size_t from, size_t n, uint8_t *answers)
{
    const struct pinyin *pinyin = t->pinyin ? t->pinyin : t->word.pinyin;
    uint8_t rest = t->node->field == FIELD_TITLE ? ANSWER_NO : ANSWER_TEXT;
    memset(answers, 0, n);
    for (size_t i = 0; i < t->word.nforms; i++)
        mark_word(&t->word.forms[i], k, from, n, answers);
    for (size_t i = 0; i < n; i++) {
        bool yes = answers[i] ||
                   (pinyin && title_key_has_pinyin(k->list + from + i, pinyin));
        answers[i] = yes ? ANSWER_YES : rest;
    }
}
