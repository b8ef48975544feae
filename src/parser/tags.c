/* SPDX-License-Identifier: MIT */
/*
 * A cursor over bytes. Every function walks its window once: an unfinished
 * tag, comment or quote ends the walk instead of being tried again.
 */
#include <config.h>

#include "parser/tags.h"

#include "base/ascii.h"
#include "parser/entity.h"
#include "text/utf8.h"

enum {
    LONGEST_BLOCK = 10, /* bytes of a name: blockquote */
    SHORT_TAG = 12,     /* bytes that are walked */
};

/* Behind the > that ends the tag at s, 0 if it has none. A > in quotes that
 * stand behind = is none. */
static size_t tag_end(struct str s)
{
    size_t i = 1, end = 0;
    /* most have no attribute and are shorter than what a search costs */
    for (size_t n = 1; n < s.n && n < SHORT_TAG && s.p[n] != '='; n++)
        if (s.p[n] == '>')
            return n + 1;
    for (;;) {
        if (end < i)
            end = i + str_chr(str_skip(s, i), '>');
        if (end >= s.n)
            return 0;
        size_t at = i + str_chr(str_range(s.p + i, s.p + end), '=');
        if (at == end)
            return end + 1;
        i = at + 1;
        char quote = s.p[i];
        if (quote == '"' || quote == '\'')
            i += 2 + str_chr(str_skip(s, i + 1), quote);
        if (i > s.n)
            return 0;
    }
}

/* Behind the comment or declaration at s, 0 if it has no end. */
static size_t other_end(struct str s)
{
    bool comment = str_starts(s, STR("<!--"));
    struct str mark = comment ? STR("-->") : STR(">");
    struct str rest = str_skip(s, comment ? 4 : 2);
    size_t at = str_find(rest, mark);
    return at < rest.n ? (size_t)(rest.p - s.p) + at + mark.n : 0;
}

static void tag_parts(struct str all, struct tag *t)
{
    struct str s = (struct str){ all.p + 1, all.n - 2 };
    t->all = all;
    t->closing = s.n && s.p[0] == '/';
    if (t->closing)
        s = str_skip(s, 1);
    size_t n = 0;
    while (n < s.n && !str_is_white(s.p[n]) && s.p[n] != '/')
        n++;
    t->name = str_head(s, n);
    t->attrs = str_skip(s, n);
}

bool tag_next(struct str *rest, struct tag *t)
{
    for (;;) {
        bool here = rest->n && rest->p[0] == '<';
        struct str s = str_skip(*rest, here ? 0 : str_chr(*rest, '<'));
        if (s.n < 3)
            return false;
        char c = s.p[1];
        bool tag = ascii_is_letter(c) || (c == '/' && ascii_is_letter(s.p[2]));
        if (!tag && c != '!' && c != '?') {
            *rest = str_skip(s, 1);
            continue;
        }
        size_t n = tag ? tag_end(s) : other_end(s);
        if (n == 0)
            return false;
        *rest = str_skip(s, n);
        if (tag) {
            tag_parts(str_head(s, n), t);
            return true;
        }
    }
}

bool tag_is(const struct tag *t, struct str name)
{
    return str_eq_nocase(t->name, name);
}

bool tag_is_block(const struct tag *t)
{
    static const struct str names[] = {
        /* the most frequent first */
        STR_INIT("p"),          STR_INIT("div"),     STR_INIT("img"),
        STR_INIT("address"),    STR_INIT("article"), STR_INIT("aside"),
        STR_INIT("blockquote"), STR_INIT("body"),    STR_INIT("center"),
        STR_INIT("dd"),         STR_INIT("dl"),      STR_INIT("dt"),
        STR_INIT("figure"),     STR_INIT("footer"),  STR_INIT("h1"),
        STR_INIT("h2"),         STR_INIT("h3"),      STR_INIT("h4"),
        STR_INIT("h5"),         STR_INIT("h6"),      STR_INIT("header"),
        STR_INIT("hr"),         STR_INIT("li"),      STR_INIT("main"),
        STR_INIT("nav"),        STR_INIT("ol"),      STR_INIT("pre"),
        STR_INIT("section"),    STR_INIT("table"),   STR_INIT("td"),
        STR_INIT("tr"),         STR_INIT("ul"),      STR_INIT("figcaption"),
    };
    /* by the first letter, a bit for each length of a name that begins so:
     * most that are no blocks are told by it */
    /* clang-format off */
    static const unsigned short lengths['z' - 'a' + 1] = {
        ['a' - 'a'] = 1 << 5 | 1 << 7,  ['b' - 'a'] = 1 << 4 | 1 << 10,
        ['c' - 'a'] = 1 << 6,           ['d' - 'a'] = 1 << 2 | 1 << 3,
        ['f' - 'a'] = 1 << 6 | 1 << 10, ['h' - 'a'] = 1 << 2 | 1 << 6,
        ['i' - 'a'] = 1 << 3,           ['l' - 'a'] = 1 << 2,
        ['m' - 'a'] = 1 << 4,           ['n' - 'a'] = 1 << 3,
        ['o' - 'a'] = 1 << 2,           ['p' - 'a'] = 1 << 1 | 1 << 3,
        ['s' - 'a'] = 1 << 7,           ['t' - 'a'] = 1 << 2 | 1 << 5,
        ['u' - 'a'] = 1 << 2,
    };
    /* clang-format on */
    unsigned first = (unsigned)((t->name.p[0] | 0x20) - 'a');
    if (first > 'z' - 'a' || t->name.n > LONGEST_BLOCK ||
        !(lengths[first] >> t->name.n & 1))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (t->name.n == names[i].n && tag_is(t, names[i]))
            return true;
    return false;
}

/* The next attribute of *s: name and value (absent without =). */
static bool attr_next(struct str *s, struct str *name, struct str *value)
{
    while (s->n && (str_is_white(s->p[0]) || s->p[0] == '/'))
        *s = str_skip(*s, 1);
    if (s->n == 0)
        return false;
    size_t n = 1; /* a stray = is a name, as in HTML */
    while (n < s->n && !str_is_white(s->p[n]) && s->p[n] != '=' &&
           s->p[n] != '/')
        n++;
    *name = str_head(*s, n);
    *s = str_skip(*s, n);
    *value = STR_NONE;
    while (s->n && str_is_white(s->p[0]))
        *s = str_skip(*s, 1);
    if (s->n == 0 || s->p[0] != '=')
        return true;
    *s = str_skip(*s, 1);
    while (s->n && str_is_white(s->p[0]))
        *s = str_skip(*s, 1);
    if (s->n && (s->p[0] == '"' || s->p[0] == '\'')) {
        char quote = s->p[0];
        *s = str_skip(*s, 1);
        n = str_chr(*s, quote);
        *value = str_head(*s, n);
        *s = str_skip(*s, n + 1);
        return true;
    }
    n = 0;
    while (n < s->n && !str_is_white(s->p[n]))
        n++;
    *value = str_head(*s, n);
    *s = str_skip(*s, n);
    return true;
}

struct str tag_attr(const struct tag *t, struct str name)
{
    struct str s = t->attrs, key, value;
    while (attr_next(&s, &key, &value))
        if (str_eq_nocase(key, name))
            return value;
    return STR_NONE;
}

/* Visible text on its way out. */
struct out {
    char *p;
    size_t n, room;
    bool blank; /* white space waits for the next character */
    bool full;  /* something did not fit */
    bool apart; /* elements of a line stand apart */
};

/* What does not fit is cut. */
static void out_bytes(struct out *o, const char *p, size_t n)
{
    size_t blank = o->blank && o->n && o->p[o->n - 1] != '\n';
    if (blank + n > o->room - o->n) {
        o->full = true;
        if (o->room - o->n <= blank)
            return;
        n = o->room - o->n - blank;
    }
    if (blank)
        o->p[o->n++] = ' ';
    o->blank = false;
    memcpy(o->p + o->n, p, n);
    o->n += n;
}

static void out_line(struct out *o)
{
    o->blank = false;
    if (o->n && o->p[o->n - 1] != '\n')
        out_bytes(o, "\n", 1);
}

/* Text between tags: white space joined, references decoded. */
static void out_text(struct out *o, struct str s)
{
    for (size_t i = 0; i < s.n && !o->full;) {
        uint32_t cp;
        size_t n = s.p[i] == '&' ? entity_read(str_skip(s, i), &cp) : 0;
        if (n) {
            char utf8[4];
            if (cp == 0xA0 || cp < 0x21)
                o->blank = true;
            else
                out_bytes(o, utf8, utf8_put(utf8, cp));
            i += n;
        } else if (str_is_white(s.p[i])) {
            o->blank = true;
            i++;
        } else {
            size_t from = i++;
            while (i < s.n && s.p[i] != '&' && !str_is_white(s.p[i]))
                i = (size_t)(str_pass_high(s.p + i + 1, str_end(s)) - s.p);
            out_bytes(o, s.p + from, i - from);
        }
    }
}

/* Up to where the next tag begins, or all. */
static struct str text_before(struct str html, struct tag *t, struct str *rest,
                              bool *more)
{
    *rest = html;
    *more = tag_next(rest, t);
    return *more ? str_range(html.p, t->all.p) : html;
}

/* Comments in a piece of text between tags are not visible. */
static void out_piece(struct out *o, struct str s)
{
    while (s.n) {
        size_t at = str_chr(s, '<');
        if (at < s.n)
            at = str_find(s, STR("<!"));
        out_text(o, str_head(s, at));
        s = str_skip(s, at);
        size_t n = s.n ? other_end(s) : 0;
        if (n == 0)
            return;
        s = str_skip(s, n);
    }
}

/* Skip the content of <script>, <style> and the like. */
static void skip_raw(struct str *rest, const struct tag *t)
{
    static const struct str names[] = { STR_INIT("script"), STR_INIT("style"),
                                        STR_INIT("template"),
                                        STR_INIT("noscript") };
    if (t->closing || t->name.n < STR("style").n)
        return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!tag_is(t, names[i]))
            continue;
        struct str s = *rest;
        struct tag end;
        while (tag_next(&s, &end))
            if (end.closing && tag_is(&end, names[i])) {
                *rest = s;
                return;
            }
        *rest = str_skip(*rest, rest->n);
    }
}

/* A tag of ruby: it parts nothing. *reading tells if what follows is how a
 * word is read, which a title and a name are without. */
static bool is_ruby(const struct tag *t, bool *reading)
{
    if ((t->name.p[0] | 0x20) != 'r' ||
        (t->name.n != STR("rt").n && t->name.n != STR("ruby").n))
        return false;
    bool read = tag_is(t, STR("rt")) || tag_is(t, STR("rp"));
    if (!read && !tag_is(t, STR("rb")) && !tag_is(t, STR("ruby")))
        return false;
    *reading = read && !t->closing;
    return true;
}

static void text_of(struct str html, bool one_block, struct out *o)
{
    struct str rest = html;
    struct tag t;
    bool more = true, reading = false;
    while (more && !o->full) {
        struct str text = text_before(rest, &t, &rest, &more);
        if (!reading)
            out_piece(o, text);
        if (!more)
            break;
        skip_raw(&rest, &t);
        if (is_ruby(&t, &reading))
            continue;
        if (tag_is(&t, STR("br"))) {
            out_line(o);
        } else if (tag_is_block(&t)) {
            if (one_block && o->n)
                break;
            reading = false; /* an end tag is missing */
            out_line(o);
        } else if (o->apart && o->n) {
            o->blank = true;
        }
    }
    while (o->n && o->p[o->n - 1] == '\n')
        o->n--;
}

bool tags_first_block(struct str html, char *out, size_t room, size_t *n)
{
    struct out o = { .p = out, .room = room };
    text_of(html, true, &o);
    *n = o.n;
    return o.n > 0 && !o.full;
}

/* n without the character that is cut at the end, if one is. */
static size_t whole_characters(const char *p, size_t n)
{
    size_t tail = 0;
    while (tail < 3 && tail < n && (p[n - 1 - tail] & 0xC0) == 0x80)
        tail++;
    unsigned char lead = tail < n ? (unsigned char)p[n - 1 - tail] : 0;
    size_t want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    return tail < want ? n - 1 - tail : n;
}

static size_t text_into(struct str html, struct out *o)
{
    text_of(html, false, o);
    return o->full ? whole_characters(o->p, o->n) : o->n;
}

size_t tags_text(struct str html, char *out, size_t room)
{
    return text_into(html, &(struct out){ .p = out, .room = room });
}

size_t tags_pieces(struct str html, char *out, size_t room)
{
    return text_into(html,
                     &(struct out){ .p = out, .room = room, .apart = true });
}

bool tags_may_hold(struct str html, struct str name)
{
    for (size_t i = 0; i < html.n; i++) {
        i += str_chr(str_skip(html, i), '<');
        if (str_starts_nocase(str_skip(html, i + 1), name))
            return true;
    }
    return false;
}

bool tags_find(struct str html, struct str name, struct str attr,
               struct str *value, struct str *inner)
{
    struct tag t;
    while (tag_next(&html, &t)) {
        if (t.closing || !tag_is(&t, name))
            continue;
        *value = tag_attr(&t, attr);
        if (!value->p)
            continue;
        struct str rest = html;
        struct tag end;
        *inner = STR_NONE;
        while (tag_next(&rest, &end))
            if (end.closing && tag_is(&end, name)) {
                *inner = str_range(html.p, end.all.p);
                break;
            }
        return true;
    }
    return false;
}
