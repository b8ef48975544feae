/* SPDX-License-Identifier: MIT */
/* The straight line from bytes to a document. Decoded text and pieces live
 * in an arena of their own that ends before the document is written. */
#include <config.h>

#include "parser/parse.h"

#include "parser/boilerplate.h"
#include "parser/build.h"
#include "parser/crosshead.h"
#include "parser/dialect.h"
#include "parser/html.h"
#include "parser/plain.h"
#include "parser/url.h"
#include "text/clean.h"
#include "text/mojibake.h"

enum { LIMIT = 64 << 20 }; /* bytes of a file */

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
        build_reserve(b, s->list[i].text.n);
        plain_read(b, &s->list[i]);
        build_island_end(b);
    }
}

static bool lies_in(struct str s, const struct buf *b)
{
    return b->p && s.p >= b->p && s.p <= b->p + b->n;
}

/* What the damage was is counted in *out. Most texts need nothing of it and
 * are seen once for that. */
static struct str text_of(struct arena *a, struct str bytes, enum charset c,
                          struct doc *out)
{
    size_t bad = 0, cleaned = 0, mended = 0;
    bool clean = c == CHARSET_UTF8 && clean_already(bytes);
    struct str text = clean ? bytes : charset_decode(a, bytes, c, &bad);
    text = mojibake_mend(a, text, &mended);
    if (!clean || mended)
        text = clean_text(a, text, &cleaned);
    out->bad_bytes = (uint32_t)bad;
    out->cleaned = (uint32_t)cleaned;
    out->mojibake = (uint32_t)mended;
    return text;
}

void parse_and_free(struct arena *a, const struct meta_in *in,
                    const struct meta *m, struct buf *bytes, struct doc *out)
{
    struct arena own = { 0 };
    struct segments segments = { 0 };
    struct doc damage;
    struct str text =
        text_of(&own, str_head(in->bytes, LIMIT), m->charset, &damage);
    uint64_t cut = in->bytes.n > LIMIT ? in->bytes.n - LIMIT : 0;
    if (bytes && !lies_in(text, bytes))
        buf_free(bytes);
    dialect_cut(m->dialect, &own, text, &segments);

    struct str base = url_archived(m->url), host = url_host(base);
    /* what is a sentence of the text is not said again by it */
    struct str title = m->title_of_text ? STR_NONE : m->title;
    struct build *b = build_new(base, title);
    read_segments(b, &segments, in->rules, host, title);
    arena_free(&own); /* the builder has its own text */
    build_finish(b, a, out);
    out->bad_bytes = damage.bad_bytes;
    out->cleaned = damage.cleaned;
    out->mojibake = damage.mojibake;
    out->cut = cut;
    boilerplate_mark(a, out, in->rules, host, title,
                     !segments.page ? STR_NONE
                     : m->author.p  ? m->author
                                    : STR(""));
    crosshead_mark(a, out);
}

void parse_article(struct arena *a, const struct meta_in *in,
                   const struct meta *m, struct doc *out)
{
    parse_and_free(a, in, m, NULL, out);
}
