/* SPDX-License-Identifier: MIT */
/*
 * Why not a library: libxml2's parser looks at all attributes of a tag for
 * each one it reads and at all open elements for each end tag, mends broken
 * nesting in ways that lose bold type or end links, and each version does
 * otherwise. Taming the text before it sees it cost a second text and a
 * second reading, for no more than the references.
 *
 * Linear: every search for an end (-->, a quote, </script) that failed once
 * is not made again in this piece, and a tag that never ends is given up a
 * few times only; then the rest of the piece is text.
 *
 * Here are tokens; which elements they begin and end tame_stack knows, their
 * attributes tame_attrs keeps.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/tame_attrs.h"
#include "parser/tame_stack.h"

#include "parser/blank.h"
#include "parser/entity.h"
#include "text/clean.h"

#include <stdlib.h>

enum { GIVE_UP = 8 }; /* tags that never end */

/* The piece that is read. */
struct input {
    const char *p, *end;
    bool no_comment_end, no_quote, no_apostrophe, no_gt;
    unsigned no_raw_end; /* bits of raw_bit */
    unsigned given_up;
};

/* The next c from p on; NULL, remembered in *none, when there is none. */
static const char *find_chr(const struct input *in, const char *p, char c,
                            bool *none)
{
    if (*none || p == in->end)
        return NULL;
    const char *at = memchr(p, c, (size_t)(in->end - p));
    if (!at)
        *none = true;
    return at;
}

/* tags */

/* A name at *p, in lower case; other bytes than letters, digits and - become
 * -. An over-long one is cut: it is none that we know. */
static void name_read(struct input *in, struct tame_element *e)
{
    e->n = 0;
    for (; in->p < in->end; in->p++) {
        char c = ascii_lower(*in->p);
        bool ok = ascii_is_alnum(c);
        if (!ok && (is_white(c) || c == '>' || c == '/'))
            break;
        if (e->n + 1u < sizeof e->name)
            e->name[e->n++] = ok ? c : '-';
    }
    e->name[e->n] = '\0';
    e->is = element_of((struct str){ e->name, e->n });
}

/* The value behind "="; false if the piece ends in it. */
static bool value_read(struct input *in, struct str *v)
{
    while (in->p < in->end && is_white(*in->p))
        in->p++;
    if (in->p == in->end)
        return false;
    char c = *in->p;
    if (c == '"' || c == '\'') {
        bool *none = c == '"' ? &in->no_quote : &in->no_apostrophe;
        const char *from = in->p + 1;
        const char *to = find_chr(in, from, c, none);
        if (!to)
            return false;
        *v = str_range(from, to);
        in->p = to + 1;
        return true;
    }
    const char *from = in->p;
    while (in->p < in->end && !is_white(*in->p) && *in->p != '>')
        in->p++;
    *v = str_range(from, in->p);
    return true;
}

static bool ends_name(char c)
{
    return is_white(c) || c == '=' || c == '>' || c == '/';
}

/* Attributes up to and with ">"; false if the piece ends before it. They go
 * to t if it is given. */
static bool attrs_read(struct input *in, struct tame *t, bool *slash)
{
    *slash = false;
    for (;;) {
        while (in->p < in->end && (is_white(*in->p) || *in->p == '/')) {
            *slash = *in->p == '/';
            in->p++;
        }
        if (in->p == in->end)
            return false;
        if (*in->p == '>') {
            in->p++;
            return true;
        }
        *slash = false;
        const char *from = in->p++;
        while (in->p < in->end && !ends_name(*in->p))
            in->p++;
        struct str name = str_range(from, in->p), value = STR("");
        while (in->p < in->end && is_white(*in->p))
            in->p++;
        bool has_value = in->p < in->end && *in->p == '=';
        if (has_value) {
            in->p++;
            if (!value_read(in, &value))
                return false;
        }
        if (t)
            attr_add(&t->attrs, name, has_value, value);
    }
}

/* One bit for each raw element. */
static unsigned raw_bit(const struct tame_element *e)
{
    return 1u << (((unsigned char)e->name[0] + (unsigned char)e->name[2]) & 15);
}

/* Does `</name` begin here? */
static bool is_end_of(struct str s, const struct tame_element *e)
{
    struct str name = { e->name, e->n };
    if (!str_starts(s, STR("</")) || !str_starts_nocase(str_skip(s, 2), name))
        return false;
    return s.n == e->n + 2u || !ascii_is_letter(s.p[e->n + 2]);
}

/* Pass over the text of an element that is raw: to behind its end tag. If it
 * has none only the tag goes, and so for later ones of the name. */
static void skip_raw(struct input *in, const struct tame_element *e)
{
    unsigned bit = raw_bit(e);
    bool none = (in->no_raw_end & bit) != 0;
    const char *p = in->p;
    while ((p = find_chr(in, p, '<', &none)) != NULL) {
        if (is_end_of(str_range(p, in->end), e)) {
            const char *gt = find_chr(in, p + 2 + e->n, '>', &in->no_gt);
            in->p = gt ? gt + 1 : in->end;
            return;
        }
        p++;
    }
    in->no_raw_end |= bit;
}

/* markup */

/* What looked like a tag is none: its "<" is text. */
static void put_lt(struct tame *t, struct input *in)
{
    t->to->text(t->data, STR("<"));
    in->p++;
}

static void give_up(struct tame *t, struct input *in, const char *from)
{
    in->given_up++;
    in->p = from;
    put_lt(t, in);
}

/* Is nothing of the element kept? Of a frame its address is. */
static bool is_quiet(const struct tame_element *e)
{
    return e->is->kind == KIND_NONE ||
           (e->is->kind == KIND_RAW && e->name[0] != 'i');
}

/* A whole element, or the begin of one. The attributes come last but are
 * read first: a tag that never ends shall end nothing. */
static void start_tag(struct tame *t, struct input *in)
{
    const char *from = in->p++;
    struct tame_element e;
    bool slash;
    name_read(in, &e);
    bool quiet = is_quiet(&e);
    buf_reset(&t->attrs.bytes);
    t->attrs.n = 0;
    if (!attrs_read(in, quiet ? NULL : t, &slash)) {
        give_up(t, in, from);
        return;
    }
    if (!quiet) {
        stack_prepare(t, (enum kind)e.is->kind);
        t->to->begin(t->data, &e, attrs_list(&t->attrs));
    }
    if (e.is->kind == KIND_RAW)
        skip_raw(in, &e);
    if (quiet)
        return;
    if (e.is->kind == KIND_RAW || e.is->kind == KIND_VOID || slash)
        t->to->end(t->data);
    else
        stack_push(t, &e);
}

/* </br> */
static void put_break(struct tame *t, const struct tame_element *br)
{
    static const char *const none[] = { NULL };
    t->to->begin(t->data, br, none);
    t->to->end(t->data);
}

static void end_tag(struct tame *t, struct input *in)
{
    const char *from = in->p;
    struct tame_element e;
    bool slash;
    in->p += 2;
    name_read(in, &e);
    if (!attrs_read(in, NULL, &slash))
        give_up(t, in, from);
    else if (e.is->kind != KIND_VOID)
        stack_end(t, &e);
    else if (strcmp(e.name, "br") == 0)
        put_break(t, &e);
}

/* Pass over the comment at in->p; false if it never ends. */
static bool skip_comment(struct input *in)
{
    struct str rest = str_range(in->p + 4, in->end);
    size_t n = 0; /* behind the end */
    if (str_starts(rest, STR(">"))) {
        n = 1;
    } else if (str_starts(rest, STR("->"))) {
        n = 2;
    } else if (!in->no_comment_end) {
        size_t at = str_find(rest, STR("-->"));
        in->no_comment_end = at == rest.n;
        n = at < rest.n ? at + 3 : 0;
    }
    if (n)
        in->p = rest.p + n;
    return n > 0;
}

/* <!-- -->, <!doctype>, <? ?>, </ > */
static void skip_bogus(struct input *in)
{
    if (str_starts(str_range(in->p, in->end), STR("<!--")) && skip_comment(in))
        return;
    const char *gt = find_chr(in, in->p, '>', &in->no_gt);
    in->p = gt ? gt + 1 : in->end;
}

/* text */

/* What begins with "&": a reference, or only that. */
static void put_amp(struct tame *t, struct input *in)
{
    uint32_t cp;
    char made[4];
    size_t n = entity_read_mended(str_range(in->p, in->end), &cp);
    if (n == 0) {
        t->to->text(t->data, STR("&"));
        in->p++;
        return;
    }
    in->p += n;
    t->to->text(t->data, (struct str){ made, clean_char(made, cp) });
}

static void put_text(struct tame *t, struct input *in)
{
    struct str s = str_range(in->p, in->end);
    const char *end = in->p + str_chr(s, '<');
    while (in->p < end) {
        s = str_range(in->p, end);
        struct str plain = str_head(s, str_chr(s, '&'));
        if (plain.n)
            t->to->text(t->data, plain);
        in->p += plain.n;
        if (in->p < end)
            put_amp(t, in);
    }
}

/* What begins with "<". */
static void put_markup(struct tame *t, struct input *in)
{
    const char *next = in->p + 1;
    char c = next < in->end ? *next : '\0';
    if (in->given_up >= GIVE_UP)
        put_lt(t, in);
    else if (ascii_is_letter(c))
        start_tag(t, in);
    else if (c == '/' && next + 1 < in->end && ascii_is_letter(next[1]))
        end_tag(t, in);
    else if (c == '!' || c == '?' || c == '/')
        skip_bogus(in);
    else
        put_lt(t, in);
}

void tame_begin(struct tame *t, const struct tame_sink *to, void *data)
{
    t->to = to;
    t->data = data;
    t->depth = t->floor = 0;
    t->attrs.bytes = (struct buf){ 0 };
    t->stack = NULL;
    t->room = 0;
}

void tame_html(struct tame *t, struct str html)
{
    struct input in = { .p = html.p, .end = str_end(html) };
    if (html.n == 0)
        return;
    while (in.p < in.end) {
        put_text(t, &in);
        if (in.p < in.end)
            put_markup(t, &in);
    }
}

void tame_island(struct tame *t, struct str html)
{
    unsigned floor = t->floor;
    t->floor = t->depth;
    tame_html(t, html);
    stack_end_to(t, t->floor);
    t->floor = floor;
}

void tame_end(struct tame *t)
{
    t->floor = 0;
    stack_end_to(t, 0);
    buf_free(&t->attrs.bytes);
    free(t->stack);
    t->stack = NULL;
    t->room = 0;
}
