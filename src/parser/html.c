/* SPDX-License-Identifier: MIT */
/*
 * The pieces go through tame into one buffer, each island as a comment
 * "<N>" (tame lets no other comment through, and text has no "<!--" left);
 * libxml2 decodes the references and tells begin, text and end of each
 * element, which html_stack turns into calls of the builder. No tree is made.
 */
#include <config.h>

#include "parser/html_parts.h"

#include "base/mem.h"
#include "text/clean.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <limits.h>
#include <stdlib.h>

struct str html_line(struct html *h, struct str value)
{
    return clean_line(&h->scratch, value);
}

/* what libxml2 tells */

/* An element as tame writes it; libxml2 itself adds html and body, and they
 * have no name. */
static void on_start(void *data, const xmlChar *tag, const xmlChar **list)
{
    attr_list attrs = (attr_list)list;
    (void)tag;
    if (attrs && strcmp(attrs[0], "t") == 0 && attrs[1])
        html_begin(data, attrs[1], attrs + 2);
    else
        html_begin(data, "", attrs);
}

static void on_end(void *data, const xmlChar *tag)
{
    (void)tag;
    html_end(data);
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

/* the run */

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

/* What libxml2 calls: the reader itself, or the survey before it. */
struct events {
    startElementSAXFunc start;
    endElementSAXFunc end;
    charactersSAXFunc text;
    commentSAXFunc comment;
};

static void run(const struct events *e, void *data, struct str text)
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
    sax->startElement = e->start;
    sax->endElement = e->end;
    sax->characters = e->text;
    sax->ignorableWhitespace = e->text;
    sax->cdataBlock = e->text;
    sax->comment = e->comment;
    sax->error = on_error;
    sax->warning = on_error;
    c->userData = data;
    xmlSwitchEncoding(c, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(c);
    htmlFreeParserCtxt(c);
}

/* whole pages */

static void survey_start(void *data, const xmlChar *tag, const xmlChar **list)
{
    attr_list attrs = (attr_list)list;
    (void)tag;
    if (!attrs || strcmp(attrs[0], "t") != 0 || !attrs[1]) {
        survey_open(data, STR(""), attrs, false);
        return;
    }
    enum role role = (enum role)element_of(attrs[1])->role;
    survey_open(data, str_of(attrs[1]), attrs + 2,
                role == ROLE_GONE || role == ROLE_NOSCRIPT);
}

static void survey_stop(void *data, const xmlChar *tag)
{
    (void)tag;
    survey_close(data);
}

static void survey_chars(void *data, const xmlChar *p, int n)
{
    if (n > 0)
        survey_text(data, (struct str){ (const char *)p, (size_t)n });
}

/* Read the page once for what is where on it. */
static void look(struct html *h, struct arena *a, struct str text)
{
    static const struct events events = { survey_start, survey_stop,
                                          survey_chars, NULL };
    struct survey s;
    survey_begin(&s, a, h->in->rules, h->in->host, h->in->title);
    run(&events, &s, text);
    survey_end(&s);
    h->fates = main_text(&s, a);
    h->nfates = s.n;
    h->next = 1; /* 0 is the page */
    survey_free(&s);
    h->outside = h->fates && h->fates[0] == FATE_AROUND;
    if (h->outside)
        build_hide(h->b, HIDE_NAV, POS_NONE, false);
}

void html_read(struct build *b, const struct html_in *in)
{
    static const struct events events = { on_start, on_end, on_text,
                                          on_comment };
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
    if (in->page)
        look(h, &own, buf_str(&text));
    run(&events, h, buf_str(&text));
    html_end_all(h);
    if (h->outside)
        build_show(b);
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
