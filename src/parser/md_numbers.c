/* SPDX-License-Identifier: MIT */
/* The text of each open item stands to the right of the one around it. What
 * was closed meanwhile may still be there: a list that is cut where none goes
 * on is the same list. */
#include <config.h>

#include "parser/md_numbers.h"

bool md_numbers_jump(struct md_numbers *m, const struct md_view *v)
{
    uint32_t before = MD_BULLET;
    if (v->quote != m->quote)
        m->n = 0;
    m->quote = v->quote;
    while (m->n && v->mark < m->items[m->n - 1].column)
        before = m->items[--m->n].number;
    if (m->n < MD_MARKS_MAX)
        m->items[m->n++] = (struct md_open_item){ v->inner, v->number };
    if (v->number == MD_BULLET)
        return false;
    if (before == MD_BULLET)
        return v->number != 1;
    return v->number != before && v->number != before + 1;
}
