/* SPDX-License-Identifier: MIT */
/*
 * Why: libxml2 looks at all attributes of a tag for each one it reads, and
 * at all open elements for each end tag, so both are bounded here; and it
 * mends broken nesting in ways that lose bold type or end links.
 *
 * Linear: every search for an end (-->, a quote, </script) that failed once
 * is not made again in this piece, and a tag that never ends is given up a
 * few times only; then the rest of the piece is text.
 */
#include <config.h>

#include "parser/tame.h"

#include <stdlib.h>

enum { GIVE_UP = 8, VALUE_MAX = 1 << 16 };

enum kind {
    KIND_INLINE, /* and all that is not known */
    KIND_BLOCK,  /* ends an open p */
    KIND_VOID,   /* has no end tag */
    KIND_P,
    KIND_LI,
    KIND_LIST, /* where the search for li ends */
    KIND_DT,   /* dt, dd */
    KIND_DL,
    KIND_A,
    KIND_OPTION,
    KIND_RT, /* rt, rp */
    KIND_RUBY,
    KIND_CELL,
    KIND_ROW,
    KIND_BODY, /* tbody, thead, tfoot */
    KIND_TABLE,
    KIND_RAW,  /* goes with all it holds: script, style, … */
    KIND_NONE, /* only the tag goes: html, body */
};

/* Sorted by name. */
static const struct {
    const char *name;
    enum kind kind;
} elements[] = {
    { "a", KIND_A },
    { "address", KIND_BLOCK },
    { "area", KIND_VOID },
    { "article", KIND_BLOCK },
    { "aside", KIND_BLOCK },
    { "base", KIND_VOID },
    { "blockquote", KIND_BLOCK },
    { "body", KIND_NONE },
    { "br", KIND_VOID },
    { "caption", KIND_BLOCK },
    { "center", KIND_BLOCK },
    { "col", KIND_VOID },
    { "dd", KIND_DT },
    { "details", KIND_BLOCK },
    { "dir", KIND_LIST },
    { "div", KIND_BLOCK },
    { "dl", KIND_DL },
    { "dt", KIND_DT },
    { "embed", KIND_VOID },
    { "fieldset", KIND_BLOCK },
    { "figcaption", KIND_BLOCK },
    { "figure", KIND_BLOCK },
    { "footer", KIND_BLOCK },
    { "form", KIND_BLOCK },
    { "h1", KIND_BLOCK },
    { "h2", KIND_BLOCK },
    { "h3", KIND_BLOCK },
    { "h4", KIND_BLOCK },
    { "h5", KIND_BLOCK },
    { "h6", KIND_BLOCK },
    { "header", KIND_BLOCK },
    { "hr", KIND_VOID },
    { "html", KIND_NONE },
    { "iframe", KIND_RAW },
    { "img", KIND_VOID },
    { "input", KIND_VOID },
    { "li", KIND_LI },
    { "link", KIND_VOID },
    { "main", KIND_BLOCK },
    { "menu", KIND_LIST },
    { "meta", KIND_VOID },
    { "nav", KIND_BLOCK },
    { "noembed", KIND_RAW },
    { "noframes", KIND_RAW },
    { "ol", KIND_LIST },
    { "optgroup", KIND_OPTION },
    { "option", KIND_OPTION },
    { "p", KIND_P },
    { "param", KIND_VOID },
    { "pre", KIND_BLOCK },
    { "rp", KIND_RT },
    { "rt", KIND_RT },
    { "ruby", KIND_RUBY },
    { "script", KIND_RAW },
    { "section", KIND_BLOCK },
    { "source", KIND_VOID },
    { "style", KIND_RAW },
    { "summary", KIND_BLOCK },
    { "table", KIND_TABLE },
    { "tbody", KIND_BODY },
    { "td", KIND_CELL },
    { "tfoot", KIND_BODY },
    { "th", KIND_CELL },
    { "thead", KIND_BODY },
    { "title", KIND_RAW },
    { "tr", KIND_ROW },
    { "track", KIND_VOID },
    { "ul", KIND_LIST },
    { "wbr", KIND_VOID },
};

static int cmp_name(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

static enum kind kind_of(const char *name)
{
    const void *at = bsearch(name, elements, sizeof elements / sizeof *elements,
                             sizeof *elements, cmp_name);
    if (!at)
        return KIND_INLINE;
    size_t i =
        (size_t)((const char *)at - (const char *)elements) / sizeof *elements;
    return elements[i].kind;
}

/* The piece that is read. */
struct input {
    const char *p, *end;
    bool no_comment_end, no_quote, no_apostrophe, no_gt;
    unsigned no_raw_end; /* bits of raw_bit */
    unsigned given_up;
};

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

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

/* stack */

static bool is_inline(enum kind k)
{
    return k == KIND_INLINE || k == KIND_A || k == KIND_RUBY || k == KIND_RT ||
           k == KIND_OPTION;
}

static void put_end(struct tame *t)
{
    buf_add(t->out, STR("</" TAME_TAG ">"));
}

static void close_to(struct tame *t, unsigned depth)
{
    for (; t->depth > depth; t->depth--)
        put_end(t);
}

/* Index of the nearest open element of a kind, above the nearest of the
 * kinds (bits) that bound the search; t->depth if there is none. */
static unsigned nearest(const struct tame *t, enum kind kind, unsigned bounds)
{
    for (unsigned i = t->depth; i > t->floor; i--) {
        enum kind k = (enum kind)t->stack[i - 1].kind;
        if (k == kind)
            return i - 1;
        if (bounds & (1u << k))
            break;
    }
    return t->depth;
}

#define BIT(k) (1u << (k))
#define ALL_BLOCKS                                                    \
    (BIT(KIND_BLOCK) | BIT(KIND_LI) | BIT(KIND_LIST) | BIT(KIND_DT) | \
     BIT(KIND_DL) | BIT(KIND_CELL) | BIT(KIND_ROW) | BIT(KIND_BODY) | \
     BIT(KIND_TABLE))

/* What a start tag ends before it begins. */
static void imply_ends(struct tame *t, enum kind kind)
{
    if (!is_inline(kind) && kind != KIND_VOID)
        close_to(t, nearest(t, KIND_P, ALL_BLOCKS));
    switch (kind) {
    case KIND_LI:
        close_to(t, nearest(t, KIND_LI, BIT(KIND_LIST) | BIT(KIND_CELL)));
        break;
    case KIND_DT:
        close_to(t, nearest(t, KIND_DT, BIT(KIND_DL) | BIT(KIND_CELL)));
        break;
    case KIND_A:
        close_to(t, nearest(t, KIND_A, ALL_BLOCKS | BIT(KIND_P)));
        break;
    case KIND_OPTION:
        close_to(t, nearest(t, KIND_OPTION, ALL_BLOCKS | BIT(KIND_P)));
        break;
    case KIND_RT:
        close_to(t, nearest(t, KIND_RT, ALL_BLOCKS | BIT(KIND_RUBY)));
        break;
    case KIND_CELL:
        close_to(t, nearest(t, KIND_CELL, BIT(KIND_ROW) | BIT(KIND_TABLE)));
        break;
    case KIND_ROW:
        close_to(t, nearest(t, KIND_ROW, BIT(KIND_TABLE)));
        break;
    case KIND_BODY:
        close_to(t, nearest(t, KIND_BODY, BIT(KIND_TABLE)));
        break;
    default:
        break;
    }
}

/* Nested beyond reason: begin anew from the middle. */
static void make_room(struct tame *t)
{
    unsigned half = TAME_DEPTH / 2;
    if (t->depth == TAME_DEPTH)
        close_to(t, half > t->floor ? half : t->floor);
}

static void end_tag(struct tame *t, const struct tame_element *e)
{
    enum kind kind = (enum kind)e->kind;
    if (kind == KIND_VOID) {
        if (e->n == 2 && memcmp(e->name, "br", 2) == 0)
            buf_add(t->out, STR("<" TAME_TAG " t=\"br\"></" TAME_TAG ">"));
        return;
    }
    for (unsigned i = t->depth; i > t->floor; i--) {
        const struct tame_element *s = &t->stack[i - 1];
        if (s->n == e->n && memcmp(s->name, e->name, e->n) == 0) {
            close_to(t, i - 1);
            return;
        }
        /* </b> does not end a div, </div> does not end a cell */
        if (is_inline(kind) && !is_inline((enum kind)s->kind))
            return;
        if (kind < KIND_CELL && (s->kind == KIND_CELL || s->kind == KIND_TABLE))
            return;
        if (kind >= KIND_CELL && kind < KIND_TABLE && s->kind == KIND_TABLE)
            return;
        if (kind == KIND_LI && s->kind == KIND_LIST)
            return;
    }
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
    const char *p = v.p, *end = v.p + v.n;
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

static void start_tag(struct tame *t, struct input *in)
{
    const char *from = in->p;
    size_t mark = t->out->n;
    struct tame_element e;
    in->p++;
    name_read(in, &e);
    enum kind kind = (enum kind)e.kind;
    struct buf *out = t->out;
    bool quiet = kind == KIND_NONE || (kind == KIND_RAW && e.name[0] != 'i');
    bool slash;
    /* The tags that it ends come before it: attributes are read first into
     * place, then moved behind them. */
    size_t attrs = out->n;
    if (!attrs_read(in, quiet ? NULL : out, &slash)) {
        out->n = mark;
        in->p = from + 1;
        in->given_up++;
        buf_add(out, STR("&lt;"));
        return;
    }
    if (quiet) {
        if (kind == KIND_RAW)
            skip_raw(in, &e);
        return;
    }
    struct buf kept = { 0 };
    char small[512];
    size_t n = out->n - attrs;
    char *copy = small;
    if (n > sizeof small)
        copy = buf_room(&kept, n);
    if (n)
        memcpy(copy, out->p + attrs, n);
    out->n = attrs;
    imply_ends(t, kind);
    make_room(t);
    buf_add(out, STR("<" TAME_TAG " t=\""));
    buf_mem(out, e.name, e.n);
    buf_chr(out, '"');
    buf_mem(out, copy, n);
    buf_chr(out, '>');
    buf_free(&kept);
    if (kind == KIND_RAW)
        skip_raw(in, &e);
    if (kind == KIND_RAW || kind == KIND_VOID || slash ||
        t->depth == TAME_DEPTH)
        put_end(t);
    else
        t->stack[t->depth++] = e;
}

/* <!-- -->, <!doctype>, <? ?>, </ > */
static void skip_bogus(struct input *in)
{
    if (str_starts(str_range(in->p, in->end), STR("<!--"))) {
        const char *p = in->p + 4;
        struct str rest = str_range(p, in->end);
        if (str_starts(rest, STR(">"))) {
            in->p = p + 1;
            return;
        }
        if (str_starts(rest, STR("->"))) {
            in->p = p + 2;
            return;
        }
        if (!in->no_comment_end) {
            size_t at = str_find(rest, STR("-->"));
            if (at < rest.n) {
                in->p = p + at + 3;
                return;
            }
            in->no_comment_end = true;
        }
    }
    const char *gt = find_chr(in, in->p, '>', &in->no_gt);
    in->p = gt ? gt + 1 : in->end;
}

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

static void put_lt(struct tame *t, struct input *in)
{
    const char *next = in->p + 1;
    char c = next < in->end ? *next : '\0';
    if (in->given_up >= GIVE_UP) {
        buf_add(t->out, STR("&lt;"));
        in->p++;
    } else if (is_letter(c)) {
        start_tag(t, in);
    } else if (c == '/' && next + 1 < in->end && is_letter(next[1])) {
        const char *from = in->p;
        struct tame_element e;
        bool slash;
        in->p += 2;
        name_read(in, &e);
        if (attrs_read(in, NULL, &slash)) {
            end_tag(t, &e);
        } else {
            in->p = from + 1;
            in->given_up++;
            buf_add(t->out, STR("&lt;"));
        }
    } else if (c == '!' || c == '?' || c == '/') {
        skip_bogus(in);
    } else {
        buf_add(t->out, STR("&lt;"));
        in->p++;
    }
}

void tame_html(struct tame *t, struct str html)
{
    struct input in = { .p = html.p, .end = html.p + html.n };
    if (html.n == 0)
        return;
    while (in.p < in.end) {
        put_text(t, &in);
        if (in.p < in.end)
            put_lt(t, &in);
    }
}

void tame_island(struct tame *t, struct str html)
{
    unsigned floor = t->floor;
    t->floor = t->depth;
    tame_html(t, html);
    close_to(t, t->floor);
    t->floor = floor;
}

void tame_end(struct tame *t)
{
    t->floor = 0;
    close_to(t, 0);
}
