/* SPDX-License-Identifier: MIT */
/* One walk over the tokens; the key of the innermost object is all that is
 * kept. */
#include <config.h>

#include "parser/jtext.h"

#include "base/buf.h"

struct str jtext_value(struct jscan *j, const struct jtoken *t)
{
    if (t->kind == JSCAN_STRING)
        return (struct str){ t->raw.p - 1, t->raw.n + 1 };
    if (t->kind == JSCAN_WORD)
        return t->raw;
    const char *from = j->rest.p - 1;
    jscan_skip(j, t);
    return str_range(from, j->rest.p);
}

void jtext_begin(struct jtext *t, struct str value, const struct str *names)
{
    *t = (struct jtext){ .j = { .rest = value }, .names = names };
}

static bool is_named(const struct jtext *t)
{
    if (!t->key.p)
        return true;
    for (const struct str *name = t->names; name->p; name++)
        if (str_eq(*name, t->key))
            return true;
    return false;
}

bool jtext_next(struct jtext *t, struct str *raw, bool *named)
{
    struct jtoken token;
    while (jscan_next(&t->j, &token)) {
        if (token.kind == JSCAN_KEY)
            t->key = token.raw;
        else if (token.kind == JSCAN_OBJECT || token.kind == JSCAN_OBJECT_END)
            t->key = STR_NONE;
        if (token.kind != JSCAN_STRING)
            continue;
        *raw = token.raw;
        *named = is_named(t);
        return true;
    }
    return false;
}

struct str jtext_join(struct arena *a, struct str value,
                      const struct str *names, struct str by)
{
    struct jtext t;
    struct buf all = { 0 };
    struct str raw;
    bool named;
    jtext_begin(&t, value, names);
    while (jtext_next(&t, &raw, &named)) {
        struct arena_mark mark = arena_mark(a);
        struct str s = named ? jscan_string(a, raw) : STR_NONE;
        if (s.n && all.n)
            buf_add(&all, by);
        if (s.n)
            buf_add(&all, s);
        arena_rewind(a, mark);
    }
    struct str out = buf_give(&all, a);
    return out.n ? out : STR_NONE;
}

static void put_run(struct arena *a, struct buf *all, struct str text,
                    struct str href)
{
    struct arena_mark mark = arena_mark(a);
    struct str words = jscan_string(a, text);
    if (href.n && str_chr(words, '\n') == words.n) {
        buf_chr(all, '[');
        buf_add(all, words);
        buf_add(all, STR("]("));
        buf_add(all, jscan_string(a, href));
        buf_chr(all, ')');
    } else {
        buf_add(all, words);
    }
    arena_rewind(a, mark);
}

struct str jtext_runs(struct arena *a, struct str value)
{
    struct jscan j = { .rest = value };
    struct jtoken t;
    struct buf all = { 0 };
    struct str key = STR_NONE, text = STR_NONE, href = STR_NONE;
    bool in = false; /* an object */
    while (jscan_next(&j, &t)) {
        if (t.kind == JSCAN_KEY)
            key = t.raw;
        else if (t.kind == JSCAN_OBJECT)
            in = true;
        else if (t.kind == JSCAN_STRING && !in)
            put_run(a, &all, t.raw, STR_NONE);
        else if (t.kind == JSCAN_STRING && str_eq(key, STR("text")))
            text = t.raw;
        else if (t.kind == JSCAN_STRING && str_eq(key, STR("href")))
            href = t.raw;
        if (t.kind != JSCAN_OBJECT_END)
            continue;
        put_run(a, &all, text, href);
        key = text = href = STR_NONE;
        in = false;
    }
    struct str out = buf_give(&all, a);
    return out.n ? out : STR_NONE;
}
