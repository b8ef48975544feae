/* SPDX-License-Identifier: MIT */
/* Rules are few and elements have few attributes: a plain search through the
 * rules of the host, the cheapest test first. */
#include <config.h>

#include "parser/select.h"

static void collect(struct arena *a, const struct rules *r, struct str host,
                    bool mains, struct selection *out)
{
    uint32_t *list = arena_array(a, uint32_t, r->nhides);
    size_t n = 0;
    for (size_t i = 0; i < r->nhides && r->hides[i].on == HIDE_ELEMENT; i++)
        if ((r->hides[i].as == HIDE_AS_MAIN) == mains &&
            rules_applies(&r->hides[i], host))
            list[n++] = (uint32_t)i;
    arena_shrink(a, list, n * sizeof *list);
    *out = (struct selection){ r, list, n };
}

void selection_make(struct arena *a, const struct rules *r, struct str host,
                    struct selection *out)
{
    collect(a, r, host, false, out);
}

void selection_mains(struct arena *a, const struct rules *r, struct str host,
                     struct selection *out)
{
    collect(a, r, host, true, out);
}

struct str attr_of(const char *const *attrs, const char *name)
{
    for (; attrs && attrs[0]; attrs += 2)
        if (strcmp(attrs[0], name) == 0)
            return attrs[1] ? str_of(attrs[1]) : STR("");
    return STR_NONE;
}

/* Is `word` one of the words of s, which blanks divide? */
static bool has_word(struct str s, struct str word)
{
    while (s.n >= word.n) {
        size_t at = str_find(s, word);
        if (at == s.n)
            return false;
        size_t end = at + word.n;
        bool begins = at == 0 || (unsigned char)s.p[at - 1] <= ' ';
        bool ends = end == s.n || (unsigned char)s.p[end] <= ' ';
        if (begins && ends)
            return true;
        s = str_skip(s, at + 1);
    }
    return false;
}

static bool value_matches(const struct selector *s, struct str value)
{
    switch (s->op) {
    case '=':
        return str_eq(value, s->value);
    case '^':
        return str_starts(value, s->value);
    case '*':
        return str_has(value, s->value);
    case '$':
        return str_ends(value, s->value);
    default:
        return true;
    }
}

struct element {
    struct str tag, cls, id;
    const char *const *attrs;
};

static bool matches(const struct selector *s, const struct element *e)
{
    if (s->tag.n && !str_eq(s->tag, e->tag))
        return false;
    if (s->cls.n && !has_word(e->cls, s->cls))
        return false;
    if (s->id.n && !str_eq(s->id, e->id))
        return false;
    if (s->attr.n == 0)
        return true;
    for (const char *const *a = e->attrs; a && a[0]; a += 2)
        if (str_eq(str_of(a[0]), s->attr))
            return value_matches(s, a[1] ? str_of(a[1]) : STR(""));
    return false;
}

uint32_t selection_match(const struct selection *s, struct str tag,
                         const char *const *attrs)
{
    struct element e = { tag, attr_of(attrs, "class"), attr_of(attrs, "id"),
                         attrs };
    uint32_t found = POS_NONE;
    for (size_t i = 0; i < s->n; i++) {
        const struct hide_rule *h = &s->rules->hides[s->list[i]];
        if (found != POS_NONE && h->as != HIDE_AS_HIDDEN)
            continue;
        if (!matches(&h->selector, &e))
            continue;
        found = s->list[i];
        if (h->as == HIDE_AS_HIDDEN)
            break;
    }
    return found;
}
