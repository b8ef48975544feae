/* SPDX-License-Identifier: MIT */
/*
 * The text rules of a host: collected once, found by the first bytes of a
 * text or by its last. A rule is tried on short blocks only: what is
 * boilerplate is short.
 */
#include <config.h>

#include "parser/boilerplate_parts.h"

#include "base/mem.h"

enum { TEXT_MAX = 2000 }; /* bytes of a block that a text rule may hide */

enum { NO_RULE = -1 };

static struct str pattern_of(const struct marker *m, const struct rule *r)
{
    return rules_str(m->rules, row_of(m, r)->pattern);
}

bool is_links_rule(const struct marker *m, const struct rule *r)
{
    return row_of(m, r)->on == HIDE_BLOCK &&
           str_eq(pattern_of(m, r), STR("[links]"));
}

/* The first of a list that matches, if it comes before the one found. */
static int first_match(const struct marker *m, int i, struct str s, int found)
{
    while (i != NO_RULE && !str_glob(pattern_of(m, &m->list[i]), s))
        i = m->list[i].next;
    return i != NO_RULE && (found == NO_RULE || i < found) ? i : found;
}

const struct rule *match(const struct marker *m, enum ask ask, struct str s)
{
    if (s.n == 0 || s.n > (ask == ASK_CREDIT ? CREDIT_MAX : TEXT_MAX))
        return NULL;
    const int *bucket = m->bucket[ask];
    int found = first_match(m, bucket[BUCKET_ANY], s, NO_RULE);
    if (s.n >= RULE_KEY) {
        found = first_match(m, bucket[bucket_of(s)], s, found);
        found = first_match(m, bucket[bucket_of_end(s)], s, found);
    }
    return found == NO_RULE ? NULL : &m->list[found];
}

/* The last one first, so that each list begins with the first. */
static void rules_index(struct marker *m)
{
    for (unsigned ask = 0; ask < ASKS; ask++)
        for (unsigned i = 0; i <= BUCKET_ANY; i++)
            m->bucket[ask][i] = NO_RULE;
    for (int i = (int)m->n - 1; i >= 0; i--) {
        struct rule *r = &m->list[i];
        int *first = &m->bucket[row_of(m, r)->ask][row_of(m, r)->bucket];
        r->next = *first;
        *first = i;
    }
}

void match_collect(struct marker *m, const struct rules *r, struct str host)
{
    struct rules_host of = rules_host(host);
    m->rules = r;
    m->list = xmalloc(r->nhides * sizeof *m->list);
    for (size_t i = 0; i < r->nhides; i++) {
        const struct hide_rule *row = &r->hides[i];
        if (row->on != HIDE_ELEMENT && row->on != HIDE_IMAGE &&
            rules_applies(r, row, &of))
            m->list[m->n++] = (struct rule){ (uint32_t)i, NO_RULE };
    }
    rules_index(m);
}
