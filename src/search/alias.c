/* SPDX-License-Identifier: MIT */
/* Rows are few and words are typed, so every row is read and folded for each
 * word. */
#include <config.h>

#include "search/alias.h"

/* The next name of the row; false: there is none. */
static bool next_name(struct str *row, struct arena *a, struct str *name)
{
    struct str raw;
    char *p;

    if (!str_field(row, ' ', &raw))
        return false;
    p = arena_bytes(a, raw.n);
    for (size_t i = 0; i < raw.n; i++)
        p[i] = raw.p[i] == '_' ? ' ' : raw.p[i];
    *name = (struct str){ p, raw.n };
    return true;
}

static bool row_has(struct str row, struct arena *a, struct str key)
{
    struct str name;

    while (next_name(&row, a, &name))
        if (name.n && str_eq(fold_str(a, name, 0), key))
            return true;
    return false;
}

struct str alias_add(struct match_word *w, struct arena *a,
                     const struct rules *r)
{
    struct str key = w->nforms ? w->forms[0].scan.needle : STR("");
    struct str added = STR(""), name;

    for (size_t i = 0; key.n && i < r->naliases; i++) {
        struct str row = rules_str(r, r->aliases[i]);
        struct arena_mark mark = arena_mark(a);
        bool has = row_has(row, a, key);
        arena_rewind(a, mark);
        while (has && next_name(&row, a, &name))
            if (match_also(w, a, name))
                added =
                    arena_printf(a, "%.*s %.*s", STR_ARG(added), STR_ARG(name));
    }
    return added;
}

struct str alias_add_all(struct match *m, struct arena *a,
                         const struct rules *r)
{
    struct str added = STR("");

    for (size_t i = 0; i < m->n; i++) {
        struct str more = alias_add(&m->words[i], a, r);
        added = arena_printf(a, "%.*s%.*s", STR_ARG(added), STR_ARG(more));
    }
    return added;
}
