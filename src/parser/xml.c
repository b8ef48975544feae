/* SPDX-License-Identifier: MIT */
/*
 * A cursor over bytes, never moved back: an element is found by counting the
 * tags of its name, so the children of an element cost one walk of it.
 */
#include <config.h>

#include "parser/xml.h"

#include "base/ascii.h"
#include "parser/entity.h"

static const struct str cdata = STR_INIT("<![CDATA["),
                        cdata_end = STR_INIT("]]>");

/* What begins with "<" and holds no tags; end: what ends it. */
static const struct skipped {
    struct str begin, end;
} skipped[] = {
    { STR_INIT("<![CDATA["), STR_INIT("]]>") },
    { STR_INIT("<!--"), STR_INIT("-->") },
    { STR_INIT("<!"), STR_INIT(">") },
    { STR_INIT("<?"), STR_INIT("?>") },
};

/* Behind what is skipped at the begin of s; s.n if it has no end, 0 if there
 * is none. */
static size_t skip(struct str s)
{
    if (s.n < 2 || s.p[0] != '<' || (s.p[1] != '!' && s.p[1] != '?'))
        return 0;
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++) {
        const struct skipped *k = &skipped[i];
        if (!str_starts(s, k->begin))
            continue;
        struct str rest = str_skip(s, k->begin.n);
        size_t at = str_find(rest, k->end);
        return at < rest.n ? k->begin.n + at + k->end.n : s.n;
    }
    return 0;
}

static bool begins_name(char c)
{
    return ascii_is_letter(c) || c == '_';
}

static bool begins_tag(struct str s)
{
    if (s.n < 3)
        return false;
    return begins_name(s.p[1]) || (s.p[1] == '/' && begins_name(s.p[2]));
}

static bool next_tag(struct str *rest, struct tag *t)
{
    for (;;) {
        *rest = str_skip(*rest, str_chr(*rest, '<'));
        if (rest->n == 0)
            return false;
        if (begins_tag(*rest))
            return tag_next(rest, t);
        size_t n = skip(*rest);
        *rest = str_skip(*rest, n ? n : 1);
    }
}

static bool is_empty(const struct tag *t)
{
    return str_ends(t->attrs, STR("/"));
}

/* The element that e->tag begins; *rest stands behind its start tag. */
static void element(struct str *rest, struct xml_element *e)
{
    struct tag t;
    size_t depth = 1;
    const char *from = rest->p, *to = from;
    if (is_empty(&e->tag)) {
        e->inner = STR("");
        e->all = e->tag.all;
        return;
    }
    while (depth > 0 && next_tag(rest, &t)) {
        if (!str_eq(t.name, e->tag.name))
            continue;
        if (t.closing)
            depth--;
        else if (!is_empty(&t))
            depth++;
        to = t.all.p;
    }
    if (depth > 0) {
        *rest = str_skip(*rest, rest->n);
        to = rest->p;
    }
    e->inner = str_range(from, to);
    e->all = str_range(e->tag.all.p, rest->p);
}

bool xml_next(struct str *rest, struct xml_element *e)
{
    do {
        if (!next_tag(rest, &e->tag))
            return false;
    } while (e->tag.closing);
    element(rest, e);
    return true;
}

bool xml_find(struct str *rest, const struct str *names, size_t n,
              struct xml_element *e)
{
    while (next_tag(rest, &e->tag)) {
        for (size_t i = 0; i < n && !e->tag.closing; i++)
            if (str_eq(e->tag.name, names[i])) {
                element(rest, e);
                return true;
            }
    }
    return false;
}

bool xml_root(struct str text, struct tag *t)
{
    size_t n;
    do { /* comments, declarations and instructions may stand before it */
        text = str_trim(text);
        n = skip(text);
        text = str_skip(text, n);
    } while (n);
    return text.n && text.p[0] == '<' && begins_tag(text) &&
           next_tag(&text, t) && !t->closing;
}

struct str xml_text(struct arena *a, struct str inner)
{
    inner = str_trim(inner);
    if (str_find(inner, cdata) == inner.n)
        return entity_decode(a, inner);
    /* neither references nor marks grow */
    char *out = arena_bytes(a, inner.n);
    size_t n = 0;
    while (inner.n) {
        size_t at = str_find(inner, cdata);
        struct arena_mark mark = arena_mark(a);
        struct str before = entity_decode(a, str_head(inner, at));
        memcpy(out + n, before.p, before.n);
        n += before.n;
        arena_rewind(a, mark);
        inner = str_skip(inner, at + cdata.n);
        at = str_find(inner, cdata_end);
        if (at)
            memcpy(out + n, inner.p, at);
        n += at;
        inner = str_skip(inner, at + cdata_end.n);
    }
    return str_trim((struct str){ out, n });
}
