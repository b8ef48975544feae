/* SPDX-License-Identifier: MIT */
/*
 * The pieces go through tame into one buffer, each island as a comment
 * "<N>" (tame lets no other comment through, and text has no "<!--" left);
 * libxml2 decodes the references and tells begin, text and end of each
 * element, which a table turns into calls of the builder. No tree is made.
 *
 * The stack holds what the end of each open element has to undo. tame bounds
 * its depth and ends elements in order, so an end is that of the last begin.
 */
#include <config.h>

#include "parser/html.h"

#include "base/mem.h"
#include "parser/select.h"
#include "parser/tame.h"
#include "text/clean.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <limits.h>
#include <stdlib.h>

enum { DEPTH_MAX = TAME_DEPTH + 16 };

enum what {
    IS_INLINE, /* nothing; also what is not known */
    IS_BLOCK,
    IS_HEADING, /* arg: level */
    IS_SPAN,    /* arg: kind */
    IS_LINK,
    IS_BR,
    IS_RULE,
    IS_IMAGE,
    IS_SOURCE, /* in picture, video, audio */
    IS_PICTURE,
    IS_PLAYER, /* video, audio: its source may come inside */
    IS_FRAME,  /* iframe, embed, object */
    IS_LIST,   /* arg: ordered */
    IS_ITEM,
    IS_QUOTE,
    IS_PRE,
    IS_FIGURE,
    IS_CAPTION,
    IS_TABLE,
    IS_ROW,
    IS_CELL, /* arg: heading */
    IS_RUBY,
    IS_READING,
    IS_NOSCRIPT,
    IS_GONE, /* with all it holds */
};

struct element {
    const char *name;
    uint8_t what, arg;
};

/* Sorted by name. */
static const struct element elements[] = {
    { "a", IS_LINK, 0 },
    { "address", IS_BLOCK, 0 },
    { "article", IS_BLOCK, 0 },
    { "aside", IS_BLOCK, 0 },
    { "audio", IS_PLAYER, 0 },
    { "b", IS_SPAN, SPAN_STRONG },
    { "blockquote", IS_QUOTE, 0 },
    { "br", IS_BR, 0 },
    { "caption", IS_BLOCK, 0 },
    { "center", IS_BLOCK, 0 },
    { "cite", IS_SPAN, SPAN_EM },
    { "code", IS_SPAN, SPAN_CODE },
    { "dd", IS_BLOCK, 0 },
    { "del", IS_SPAN, SPAN_DEL },
    { "details", IS_BLOCK, 0 },
    { "dir", IS_LIST, 0 },
    { "div", IS_BLOCK, 0 },
    { "dl", IS_BLOCK, 0 },
    { "dt", IS_BLOCK, 0 },
    { "em", IS_SPAN, SPAN_EM },
    { "embed", IS_FRAME, 0 },
    { "fieldset", IS_BLOCK, 0 },
    { "figcaption", IS_CAPTION, 0 },
    { "figure", IS_FIGURE, 0 },
    { "footer", IS_BLOCK, 0 },
    { "form", IS_BLOCK, 0 },
    { "h1", IS_HEADING, 1 },
    { "h2", IS_HEADING, 2 },
    { "h3", IS_HEADING, 3 },
    { "h4", IS_HEADING, 4 },
    { "h5", IS_HEADING, 5 },
    { "h6", IS_HEADING, 6 },
    { "head", IS_GONE, 0 },
    { "header", IS_BLOCK, 0 },
    { "hr", IS_RULE, 0 },
    { "i", IS_SPAN, SPAN_EM },
    { "iframe", IS_FRAME, 0 },
    { "img", IS_IMAGE, 0 },
    { "kbd", IS_SPAN, SPAN_CODE },
    { "li", IS_ITEM, 0 },
    { "listing", IS_PRE, 0 },
    { "main", IS_BLOCK, 0 },
    { "menu", IS_LIST, 0 },
    { "nav", IS_BLOCK, 0 },
    { "noscript", IS_NOSCRIPT, 0 },
    { "object", IS_FRAME, 0 },
    { "ok", IS_LINK, 0 },
    { "ol", IS_LIST, 1 },
    { "option", IS_BLOCK, 0 },
    { "p", IS_BLOCK, 0 },
    { "picture", IS_PICTURE, 0 },
    { "pre", IS_PRE, 0 },
    { "rp", IS_GONE, 0 },
    { "rt", IS_READING, 0 },
    { "ruby", IS_RUBY, 0 },
    { "s", IS_SPAN, SPAN_DEL },
    { "samp", IS_SPAN, SPAN_CODE },
    { "section", IS_BLOCK, 0 },
    { "source", IS_SOURCE, 0 },
    { "span", IS_LINK, 0 },
    { "strike", IS_SPAN, SPAN_DEL },
    { "strong", IS_SPAN, SPAN_STRONG },
    { "sub", IS_SPAN, SPAN_SUB },
    { "summary", IS_BLOCK, 0 },
    { "sup", IS_SPAN, SPAN_SUP },
    { "svg", IS_GONE, 0 },
    { "table", IS_TABLE, 0 },
    { "td", IS_CELL, 0 },
    { "template", IS_GONE, 0 },
    { "th", IS_CELL, 1 },
    { "tr", IS_ROW, 0 },
    { "tt", IS_SPAN, SPAN_CODE },
    { "ul", IS_LIST, 0 },
    { "var", IS_SPAN, SPAN_EM },
    { "video", IS_PLAYER, 0 },
};

static const struct element unknown = { "", IS_INLINE, 0 };

static int cmp_name(const void *key, const void *row)
{
    return strcmp(key, ((const struct element *)row)->name);
}

static const struct element *element_of(const char *name)
{
    const struct element *e =
        bsearch(name, elements, sizeof elements / sizeof *elements,
                sizeof *elements, cmp_name);
    return e ? e : &unknown;
}

/* An open element and what its end undoes. */
struct open {
    const struct element *is;
    bool link, hides, caption, photo_by, gone;
    bool picture; /* text behind an image in it is its caption */
};

struct html {
    struct build *b;
    const struct html_in *in;
    struct selection rules;
    struct arena scratch;
    struct arena_mark empty;
    struct open stack[DEPTH_MAX];
    unsigned depth;
    size_t beyond; /* open elements without a place in the stack */
    unsigned gone; /* open elements of which nothing stays */
    unsigned noscript;
    struct buf source; /* of picture or player */
    bool unclean;      /* references may bring in what clean took out */
};

typedef const char *const *attr_list;

static bool is_address(struct str s)
{
    return s.n > 0 && !str_starts_nocase(s, STR("data:")) &&
           !str_starts_nocase(s, STR("blob:")) &&
           !str_starts_nocase(s, STR("about:")) &&
           !str_starts_nocase(s, STR("javascript:"));
}

/* pictures */

/* The address with the largest width or density of "a 1x, b 2x". */
static struct str srcset_best(struct str s)
{
    struct str best = STR("");
    unsigned long most = 0;
    while (s.n) {
        while (s.n && ((unsigned char)s.p[0] <= ' ' || s.p[0] == ','))
            s = str_skip(s, 1);
        size_t n = 0;
        while (n < s.n && (unsigned char)s.p[n] > ' ')
            n++;
        struct str address = str_head(s, n);
        s = str_skip(s, n);
        while (address.n && address.p[address.n - 1] == ',')
            address.n--;
        size_t comma = str_chr(s, ',');
        struct str size = str_trim(str_head(s, comma));
        s = str_skip(s, comma + 1);
        unsigned long v = 1;
        size_t digits = 0;
        while (digits < size.n && size.p[digits] >= '0' &&
               size.p[digits] <= '9')
            digits++;
        if (!str_number(str_head(size, digits), 1000000, &v))
            v = 1;
        if (v > most && is_address(address)) {
            most = v;
            best = address;
        }
    }
    return best;
}

static struct str image_address(const struct html *h, attr_list attrs)
{
    static const char *const lazy[] = { "data-original",  "data-src",
                                        "data-lazy-src",  "data-lazy",
                                        "data-actualsrc", "file" };
    static const char *const sets[] = { "srcset", "data-srcset",
                                        "data-lazy-srcset" };
    for (size_t i = 0; i < sizeof lazy / sizeof *lazy; i++) {
        struct str s = str_trim(attr_of(attrs, lazy[i]));
        if (is_address(s) && (str_has(s, STR("/")) || str_has(s, STR("."))))
            return s;
    }
    struct str src = str_trim(attr_of(attrs, "src"));
    if (is_address(src))
        return src;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct str s = srcset_best(attr_of(attrs, sets[i]));
        if (s.n)
            return s;
    }
    return buf_str(&h->source);
}

/* 0 or 1 pixel wide or high? */
static bool is_dot(attr_list attrs)
{
    static const char *const names[] = { "width", "height" };
    for (size_t i = 0; i < 2; i++) {
        struct str v = str_trim(attr_of(attrs, names[i]));
        if (str_ends(v, STR("px")))
            v.n -= 2;
        if (str_eq(v, STR("0")) || str_eq(v, STR("1")))
            return true;
    }
    return false;
}

static uint32_t image_rule(const struct html *h, struct str address)
{
    const struct rules *r = h->in->rules;
    for (size_t i = r->nhides; i > 0; i--) {
        const struct hide_rule *rule = &r->hides[i - 1];
        if (rule->on != HIDE_IMAGE)
            break;
        if (rules_applies(rule, h->in->host) &&
            str_glob(rule->pattern, address))
            return (uint32_t)(i - 1);
    }
    return POS_NONE;
}

static struct str line(struct html *h, struct str s)
{
    return clean_line(&h->scratch, s);
}

/* A sign drawn as a picture stays text. */
static bool put_emoji(struct html *h, attr_list attrs, struct str alt)
{
    struct str cls = attr_of(attrs, "class");
    if (alt.n == 0 || alt.n > 40 || (unsigned char)alt.p[0] < 0x80)
        return false;
    if (!str_has(cls, STR("emoji")) && !str_has(cls, STR("smiley")))
        return false;
    build_text(h->b, alt);
    return true;
}

static void image(struct html *h, attr_list attrs)
{
    struct str alt = line(h, attr_of(attrs, "alt"));
    if (put_emoji(h, attrs, alt))
        return;
    struct str address = line(h, image_address(h, attrs));
    if (address.n == 0 || is_dot(attrs))
        return;
    uint32_t rule = image_rule(h, address);
    if (rule != POS_NONE) {
        enum reason reason = h->in->rules->hides[rule].reason;
        if (reason == HIDE_INVISIBLE)
            return; /* there is nothing to see and nothing to read */
        build_hide(h->b, reason, rule, false);
        build_image(h->b, address, STR(""));
        build_show(h->b);
        return;
    }
    if (h->noscript)
        build_show(h->b); /* the picture itself is to be seen */
    build_image(h->b, address, alt);
    if (h->noscript)
        build_hide(h->b, HIDE_INVISIBLE, POS_NONE, true);
}

/* media */

static struct str first_address(attr_list attrs)
{
    static const char *const names[] = { "src", "data-src", "data", "poster" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str s = str_trim(attr_of(attrs, names[i]));
        if (is_address(s))
            return s;
    }
    return STR("");
}

static void source(struct html *h, attr_list attrs)
{
    if (h->source.n)
        return;
    struct str s = str_trim(attr_of(attrs, "src"));
    if (!is_address(s))
        s = srcset_best(attr_of(attrs, "srcset"));
    if (!is_address(s))
        s = srcset_best(attr_of(attrs, "data-srcset"));
    buf_add(&h->source, line(h, s));
}

static void frame(struct html *h, attr_list attrs)
{
    struct str s = line(h, first_address(attrs));
    if (s.n && !is_dot(attrs))
        build_embed(h->b, s);
}

static void player_begin(struct html *h, attr_list attrs)
{
    buf_reset(&h->source);
    buf_add(&h->source, line(h, first_address(attrs)));
    /* what is inside is for browsers that cannot play it */
    build_hide(h->b, HIDE_INVISIBLE, POS_NONE, true);
}

static void player_end(struct html *h)
{
    build_show(h->b);
    if (h->source.n)
        build_embed(h->b, buf_str(&h->source));
    buf_reset(&h->source);
}

/* elements */

static uint32_t number_of(attr_list attrs, const char *name)
{
    unsigned long v;
    return str_number(str_trim(attr_of(attrs, name)), 1000000000, &v)
               ? (uint32_t)v
               : POS_NONE;
}

static bool is_verse(attr_list attrs)
{
    struct str cls = attr_of(attrs, "class");
    return str_has(cls, STR("verse")) || str_has(cls, STR("poem"));
}

static void link_begin(struct html *h, struct open *o, attr_list attrs)
{
    struct str href = line(h, attr_of(attrs, "href"));
    if (href.n == 0)
        return;
    build_link(h->b, href);
    o->link = true;
}

static void begin(struct html *h, struct open *o, attr_list attrs)
{
    struct build *b = h->b;
    uint32_t n;
    switch ((enum what)o->is->what) {
    case IS_BLOCK:
        build_end(b);
        break;
    case IS_HEADING:
        build_heading(b, o->is->arg);
        break;
    case IS_SPAN:
        build_span(b, (enum span_kind)o->is->arg, true);
        break;
    case IS_LINK:
        link_begin(h, o, attrs);
        break;
    case IS_BR:
        build_break(b);
        break;
    case IS_RULE:
        build_rule(b);
        break;
    case IS_IMAGE:
        image(h, attrs);
        break;
    case IS_SOURCE:
        source(h, attrs);
        break;
    case IS_PICTURE:
        buf_reset(&h->source);
        break;
    case IS_PLAYER:
        player_begin(h, attrs);
        break;
    case IS_FRAME:
        frame(h, attrs);
        break;
    case IS_LIST:
        n = number_of(attrs, "start");
        build_list(b, o->is->arg, n == POS_NONE ? 1 : n);
        break;
    case IS_ITEM:
        build_item(b, number_of(attrs, "value"));
        break;
    case IS_QUOTE:
        build_quote(b, true);
        break;
    case IS_PRE:
        build_pre(b, is_verse(attrs) ? BLOCK_VERSE : BLOCK_PRE, true);
        break;
    case IS_FIGURE:
    case IS_CAPTION:
        build_end(b);
        build_caption(b, true);
        break;
    case IS_TABLE:
        build_table(b);
        break;
    case IS_ROW:
        build_row(b);
        break;
    case IS_CELL:
        n = number_of(attrs, "colspan");
        build_cell(b, o->is->arg, n == POS_NONE ? 1 : n);
        break;
    case IS_RUBY:
        build_ruby(b);
        break;
    case IS_READING:
        build_reading(b, true);
        break;
    case IS_NOSCRIPT:
        if (h->noscript++ == 0)
            build_hide(b, HIDE_INVISIBLE, POS_NONE, true);
        break;
    case IS_GONE:
    case IS_INLINE:
        break;
    }
}

static void end(struct html *h, const struct open *o)
{
    struct build *b = h->b;
    switch ((enum what)o->is->what) {
    case IS_BLOCK:
    case IS_ITEM:
    case IS_ROW:
    case IS_CELL:
        build_end(b);
        break;
    case IS_HEADING:
        build_heading(b, 0);
        break;
    case IS_SPAN:
        build_span(b, (enum span_kind)o->is->arg, false);
        break;
    case IS_LINK:
        if (o->link)
            build_link_end(b);
        break;
    case IS_PICTURE:
        buf_reset(&h->source);
        break;
    case IS_PLAYER:
        player_end(h);
        break;
    case IS_LIST:
        build_list_end(b);
        break;
    case IS_QUOTE:
        build_quote(b, false);
        break;
    case IS_PRE:
        build_pre(b, BLOCK_PRE, false);
        break;
    case IS_FIGURE:
    case IS_CAPTION:
        build_caption(b, false);
        build_end(b);
        break;
    case IS_TABLE:
        build_table_end(b);
        break;
    case IS_READING:
        build_reading(b, false);
        break;
    case IS_NOSCRIPT:
        if (h->noscript && --h->noscript == 0)
            build_show(b);
        break;
    default:
        break;
    }
}

/* Does an element of a paragraph stay in it when hidden? */
static bool in_line(const struct open *o)
{
    switch ((enum what)o->is->what) {
    case IS_INLINE:
    case IS_SPAN:
    case IS_LINK:
    case IS_RUBY:
        return true;
    default:
        return false;
    }
}

static bool in_figure(const struct html *h)
{
    for (unsigned i = h->depth; i > 0; i--)
        if (h->stack[i - 1].is->what == IS_FIGURE)
            return true;
    return false;
}

/* The rule that an element matches begins. */
static void rule_begin(struct html *h, struct open *o, struct str name,
                       attr_list attrs)
{
    uint32_t row = selection_match(&h->rules, name, attrs);
    if (row == POS_NONE)
        return;
    const struct hide_rule *rule = &h->in->rules->hides[row];
    switch (rule->as) {
    case HIDE_AS_CAPTION:
        build_caption(h->b, true);
        o->caption = true;
        break;
    case HIDE_AS_CREDIT:
        build_photo_by(h->b, true);
        o->photo_by = true;
        break;
    case HIDE_AS_PICTURE:
        o->picture = true;
        break;
    case HIDE_AS_HIDDEN:
        build_hide(h->b, rule->reason, row, in_line(o) || in_figure(h));
        o->hides = true;
        break;
    }
}

/* In an element that holds a picture and its words, an image begins them
 * and a block ends them. */
static void words_begin(struct html *h)
{
    for (unsigned i = h->depth; i > 0; i--) {
        struct open *o = &h->stack[i - 1];
        if (o->picture && !o->caption) {
            build_caption(h->b, true);
            o->caption = true;
        }
        if (o->picture || o->is->what == IS_BLOCK)
            return;
    }
}

static void words_end(struct html *h)
{
    struct open *o = h->depth ? &h->stack[h->depth - 1] : NULL;
    if (o && o->picture && o->caption) {
        build_caption(h->b, false);
        o->caption = false;
    }
}

/* An element as tame writes it; libxml2 itself adds html and body, and they
 * have no name. */
static void on_start(void *data, const xmlChar *tag, const xmlChar **list)
{
    struct html *h = data;
    attr_list attrs = (attr_list)list;
    const char *name = "";
    (void)tag;
    if (attrs && strcmp(attrs[0], "t") == 0 && attrs[1]) {
        name = attrs[1];
        attrs += 2;
    }
    if (h->depth == DEPTH_MAX) {
        h->beyond++;
        return;
    }
    struct open o = { .is = element_of(name) };
    o.gone = o.is->what == IS_GONE;
    if (h->gone == 0 && !o.gone) {
        if (o.is->what == IS_BLOCK || o.is->what == IS_HEADING)
            words_end(h);
        if (*name)
            rule_begin(h, &o, str_of(name), attrs);
        begin(h, &o, attrs);
        if (o.is->what == IS_IMAGE)
            words_begin(h);
    }
    h->gone += o.gone;
    h->stack[h->depth++] = o;
    arena_rewind(&h->scratch, h->empty);
}

static void pop(struct html *h)
{
    struct open o = h->stack[--h->depth];
    h->gone -= o.gone;
    if (h->gone || o.gone)
        return;
    end(h, &o);
    if (o.caption)
        build_caption(h->b, false);
    if (o.photo_by)
        build_photo_by(h->b, false);
    if (o.hides)
        build_show(h->b);
}

static void on_end(void *data, const xmlChar *tag)
{
    struct html *h = data;
    (void)tag;
    if (h->beyond)
        h->beyond--;
    else if (h->depth)
        pop(h);
}

static void on_text(void *data, const xmlChar *p, int n)
{
    struct html *h = data;
    if (h->gone || n <= 0)
        return;
    struct str s = { (const char *)p, (size_t)n };
    if (h->unclean) {
        build_text(h->b, clean_text(&h->scratch, s, NULL));
        arena_rewind(&h->scratch, h->empty);
    } else {
        build_text(h->b, s);
    }
}

/* An island: the number of its segment. */
static void on_comment(void *data, const xmlChar *text)
{
    struct html *h = data;
    unsigned long i;
    struct str s = str_of((const char *)text);
    if (str_eq(s, STR("/"))) {
        build_island_end(h->b);
        return;
    }
    if (!str_number(s, h->in->n - 1, &i))
        return;
    const struct segment *seg = &h->in->list[i];
    build_island(h->b, seg->hidden);
    if (seg->form != FORM_HTML) {
        h->in->other(h->b, seg);
        build_island_end(h->b);
    }
}

static void on_error(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

/* All pieces as one text. */
static void collect(const struct html_in *in, struct buf *out)
{
    struct tame *t = xcalloc(1, sizeof *t);
    t->out = out;
    buf_add(out, STR("<html><body><" TAME_TAG ">"));
    for (size_t i = 0; i < in->n; i++) {
        const struct segment *s = &in->list[i];
        if (s->form == FORM_HTML && s->hidden == HIDE_NOT) {
            tame_html(t, s->text);
            continue;
        }
        buf_printf(out, "<!--%zu-->", i);
        if (s->form == FORM_HTML) {
            tame_island(t, s->text);
            buf_add(out, STR("<!--/-->"));
        }
    }
    tame_end(t);
    buf_add(out, STR("</" TAME_TAG "></body></html>"));
    free(t);
}

/* May a reference in clean text stand for what is not clean? By name only
 * &lrm; and &rlm;. */
static bool may_be_unclean(struct str text)
{
    return str_has(text, STR("&#")) || str_has(text, STR("&lrm")) ||
           str_has(text, STR("&rlm"));
}

static void run(struct html *h, struct str text)
{
    if (text.n > INT_MAX - 16)
        text.n = INT_MAX - 16;
    htmlParserCtxtPtr c = htmlCreateMemoryParserCtxt(text.p, (int)text.n);
    if (!c)
        die("out of memory");
    htmlCtxtUseOptions(c, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                              HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                              HTML_PARSE_IGNORE_ENC);
    c->options |= XML_PARSE_HUGE;
    xmlSAXHandler *sax = c->sax;
    memset(sax, 0, sizeof *sax);
    sax->startElement = on_start;
    sax->endElement = on_end;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->comment = on_comment;
    sax->error = on_error;
    sax->warning = on_error;
    c->userData = h;
    xmlSwitchEncoding(c, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(c);
    while (h->depth)
        pop(h);
    htmlFreeParserCtxt(c);
}

void html_read(struct build *b, const struct html_in *in)
{
    struct html *h = xcalloc(1, sizeof *h);
    struct buf text = { 0 };
    struct arena own = { 0 };
    h->b = b;
    h->in = in;
    selection_make(&own, in->rules, in->host, &h->rules);
    arena_bytes(&h->scratch, 1); /* a mark behind which one block stays */
    h->empty = arena_mark(&h->scratch);
    collect(in, &text);
    h->unclean = may_be_unclean(buf_str(&text));
    run(h, buf_str(&text));
    buf_free(&text);
    buf_free(&h->source);
    arena_free(&h->scratch);
    arena_free(&own);
    free(h);
}

void html_setup(void)
{
    xmlInitParser();
}

void html_cleanup(void)
{
    xmlCleanupParser();
}
