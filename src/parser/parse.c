/* SPDX-License-Identifier: MIT */
/* The straight line from bytes to a document. Decoded text and pieces live
 * in an arena of their own that ends before the document is written. */
#include <config.h>

#include "parser/parse.h"

#include "parser/boilerplate.h"
#include "parser/build.h"
#include "parser/dialect.h"
#include "parser/html.h"
#include "parser/plain.h"
#include "parser/url.h"
#include "parser/xml_read.h"
#include "text/clean.h"
#include "text/mojibake.h"

enum { LIMIT = 64 << 20 }; /* bytes of a file */

void parse_setup(void)
{
    xml_setup();
}

void parse_cleanup(void)
{
    xml_cleanup();
}

static bool has_html(const struct segments *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->list[i].form == FORM_HTML || s->list[i].form == FORM_MARKDOWN)
            return true;
    return false;
}

static void read_segments(struct build *b, const struct segments *s,
                          const struct rules *rules, struct str host,
                          struct str title)
{
    struct html_in in = {
        s->list, s->n, rules, host, plain_read, s->page, title
    };
    if (has_html(s)) {
        html_read(b, &in);
        return;
    }
    for (size_t i = 0; i < s->n; i++) {
        build_island(b, s->list[i].hidden);
        plain_read(b, &s->list[i]);
        build_island_end(b);
    }
}

void parse_article(struct arena *a, const struct meta_in *in,
                   const struct meta *m, struct doc *out)
{
    struct arena own = { 0 };
    struct segments segments = { 0 };
    size_t bad = 0, cleaned = 0, mended = 0;
    struct str text =
        charset_decode(&own, str_head(in->bytes, LIMIT), m->charset, &bad);
    text = mojibake_mend(&own, text, &mended);
    text = clean_text(&own, text, &cleaned);
    m->dialect->cut(&own, text, &segments);

    struct str base = url_archived(m->url), host = url_host(base);
    struct build *b = build_new(base, m->title);
    build_reserve(b, text.n);
    read_segments(b, &segments, in->rules, host, m->title);
    arena_free(&own); /* the builder has its own text */
    build_finish(b, a, out);
    out->bad_bytes = (uint32_t)bad;
    out->cleaned = (uint32_t)cleaned;
    out->mojibake = (uint32_t)mended;
    out->cut = in->bytes.n > LIMIT ? in->bytes.n - LIMIT : 0;
    boilerplate_mark(a, out, in->rules, host, m->title,
                     !segments.page ? STR_NONE
                     : m->author.p  ? m->author
                                    : STR(""));
}
