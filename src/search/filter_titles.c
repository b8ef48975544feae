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

static void mark_word(const struct match_form *word,
                      const struct filter_range *r, uint8_t *hits)
{
    for (size_t i = 0, end; i < r->n; i = end) {
        const struct title_key *list = r->keys->list + r->from + i;
        end = keys_run_end(r->keys, r->from + i) - r->from;
        end = end < r->n ? end : r->n;
        pieces_mark(&(struct pieces){ list, end - i, key_of }, word, hits + i);
    }
}

static void mark_pinyin(const struct pinyin *pinyin,
                        const struct filter_range *r, uint8_t *hits)
{
    const struct title_key *list = r->keys->list + r->from;
    for (size_t i = 0; i < r->n; i++)
        hits[i] = hits[i] || title_key_has_pinyin(&list[i], pinyin);
}

void filter_term_range(const struct filter_term *t,
                       const struct filter_range *r, uint8_t *answers)
{
    const struct pinyin *pinyin = t->pinyin ? t->pinyin : t->word.pinyin;
    uint8_t rest = t->node->field == FIELD_TITLE ? ANSWER_NO : ANSWER_TEXT;
    memset(answers, 0, r->n);
    if (filter_term_is_titled(t)) {
        for (size_t i = 0; i < t->word.nforms; i++)
            mark_word(&t->word.forms[i], r, answers);
        if (pinyin)
            mark_pinyin(pinyin, r, answers);
    }
    for (size_t i = 0; i < r->n; i++)
        answers[i] = answers[i] ? ANSWER_YES : rest;
}
