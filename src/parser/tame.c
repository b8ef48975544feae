/* SPDX-License-Identifier: MIT */
/*
 * Why: libxml2 looks at all attributes of a tag for each one it reads, and
 * at all open elements for each end tag, so both are bounded here; and it
 * mends broken nesting in ways that lose bold type or end links.
 *
 * Linear: every search for an end (-->, a quote, </script) that failed once
 * is not made again in this piece, and a tag that never ends is given up a
 * few times only; then the rest of the piece is text.
 *
 * Here are tokens; which elements they begin and end tame_stack knows.
 */
#include <config.h>

#include "parser/tame_stack.h"

#include "parser/blank.h"

enum { GIVE_UP = 8, VALUE_MAX = 1 << 16 };

/* The piece that is read. */
struct input {
    const char *p, *end;
    bool no_comment_end, no_quote, no_apostrophe, no_gt;
    unsigned no_raw_end; /* bits of raw_bit */
    unsigned given_up;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

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
    while (in->p < in->end && !is_white(*in->p) && *in->p != '>' &&
           *in->p != '/') {
        char c = lower(*in->p++);
        bool ok = is_letter(c) || (c >= '0' && c <= '9');
        if (e->n + 1u < sizeof e->name)
            e->name[e->n++] = ok ? c : '-';
    }
    e->name[e->n] = '\0';
    e->kind = (uint8_t)kind_of(e->name);
}

static void put_value(struct buf *out, struct str v)
{
    if (str_starts_nocase(v, STR("data:")))
        v = str_head(v, 5); /* a picture in the page is not kept */
    v = str_head(v, VALUE_MAX);
    const char *p = v.p, *end = str_end(v);
    while (p < end) {
        const char *from = p;
        while (p < end && *p != '"' && *p != '<')
            p++;
        buf_add(out, str_range(from, p));
        if (p < end)
            buf_add(out, *p++ == '"' ? STR("&quot;") : STR("&lt;"));
    }
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

static void put_attr(struct buf *out, struct str name, bool has_value,
                     struct str value)
{
    size_t at = out->n;
    buf_chr(out, ' ');
    for (size_t i = 0; i < name.n && i < 64; i++) {
        char c = lower(name.p[i]);
        bool ok =
            is_letter(c) || (i > 0 && ((c >= '0' && c <= '9') || c == '-' ||
                                       c == '_' || c == ':' || c == '.'));
        if (!ok) {
            out->n = at; /* @click, a broken quote */
            return;
        }
        buf_chr(out, c);
    }
    if (!has_value)
        return;
    buf_add(out, STR("=\""));
    put_value(out, value);
    buf_chr(out, '"');
}

/* Attributes up to and with ">"; false if the piece ends before it. */
static bool attrs_read(struct input *in, struct buf *out, bool *slash)
{
    unsigned n = 0;
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
        while (in->p < in->end && !is_white(*in->p) && !strchr("=>/", *in->p))
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
        if (out && n++ < TAME_ATTRS)
            put_attr(out, name, has_value, value);
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
    return s.n == e->n + 2u || !is_letter(s.p[e->n + 2]);
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
    buf_add(t->out, STR("&lt;"));
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
    return e->kind == KIND_NONE || (e->kind == KIND_RAW && e->name[0] != 'i');
}

/* The start tag as it comes out. */
static void put_start(struct tame *t, const struct tame_element *e,
                      struct str attrs)
{
    buf_add(t->out, STR("<" TAME_TAG " t=\""));
    buf_mem(t->out, e->name, e->n);
    buf_chr(t->out, '"');
    buf_add(t->out, attrs);
    buf_chr(t->out, '>');
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
    buf_reset(&t->attrs);
    if (!attrs_read(in, quiet ? NULL : &t->attrs, &slash)) {
        give_up(t, in, from);
        return;
    }
    if (!quiet) {
        stack_prepare(t, (enum kind)e.kind);
        put_start(t, &e, buf_str(&t->attrs));
    }
    if (e.kind == KIND_RAW)
        skip_raw(in, &e);
    if (quiet)
        return;
    if (e.kind == KIND_RAW || e.kind == KIND_VOID || slash)
        buf_add(t->out, STR("</" TAME_TAG ">"));
    else
        stack_push(t, &e);
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
    else if (e.kind != KIND_VOID)
        stack_end(t, &e);
    else if (strcmp(e.name, "br") == 0)
        buf_add(t->out, STR("<" TAME_TAG " t=\"br\"></" TAME_TAG ">"));
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

/* &amp; before what can only be a reference escaped once too often */
static const struct str twice[] = {
    STR_INIT("nbsp;"),  STR_INIT("#160;"),  STR_INIT("quot;"),
    STR_INIT("#34;"),   STR_INIT("#034;"),  STR_INIT("#39;"),
    STR_INIT("#039;"),  STR_INIT("apos;"),  STR_INIT("ldquo;"),
    STR_INIT("rdquo;"), STR_INIT("lsquo;"), STR_INIT("rsquo;"),
    STR_INIT("#8216;"), STR_INIT("#8217;"), STR_INIT("#8220;"),
    STR_INIT("#8221;"), STR_INIT("#x22;"),  STR_INIT("#x27;"),
};

/* The reference at in->p, without "amp;" if it was escaped twice. */
static void put_amp(struct tame *t, struct input *in)
{
    buf_chr(t->out, '&');
    in->p++;
    struct str rest = str_range(in->p, in->end);
    if (!str_starts(rest, STR("amp;")))
        return;
    rest = str_skip(rest, 4);
    for (size_t i = 0; i < sizeof twice / sizeof *twice; i++) {
        if (str_starts(rest, twice[i])) {
            in->p += 4;
            return;
        }
    }
}

static void put_text(struct tame *t, struct input *in)
{
    while (in->p < in->end && *in->p != '<') {
        const char *from = in->p;
        while (in->p < in->end && *in->p != '<' && *in->p != '&')
            in->p++;
        buf_add(t->out, str_range(from, in->p));
        if (in->p < in->end && *in->p == '&')
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
    else if (is_letter(c))
        start_tag(t, in);
    else if (c == '/' && next + 1 < in->end && is_letter(next[1]))
        end_tag(t, in);
    else if (c == '!' || c == '?' || c == '/')
        skip_bogus(in);
    else
        put_lt(t, in);
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
    buf_free(&t->attrs);
}
