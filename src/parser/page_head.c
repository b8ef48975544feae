/* SPDX-License-Identifier: MIT */
/*
 * One walk over the tags of the begin. Scripts and style sheets, of which a
 * page saved as one file holds megabytes, are passed over by a search for
 * their end and count little; the walk ends when what it read is spent.
 */
#include <config.h>

#include "parser/page_head.h"

#include "parser/page_begin.h"
#include "parser/page_saved.h"
#include "parser/tags.h"

enum {
    LOOK = 65536,       /* bytes beside raw elements */
    RAW_LOOK = 4 << 20, /* bytes of raw elements */
    TAGS_MAX = 512,     /* bytes of tags */
    HEADING_MAX = 1024, /* bytes of a heading with its markup */
    TITLE_LOOK = 8192,  /* of <title> */
    TAG_MAX = 1024,     /* bytes of a tag, more hold a picture */
};

struct walk {
    struct arena *a;
    struct str rest, window;
    size_t look, raw; /* bytes left */
    struct page_head *out;
};

static void keep(struct str *to, struct str s)
{
    s = str_trim(s);
    if (!to->p && s.n)
        *to = s;
}

static void add(struct arena *a, struct str *to, struct str s)
{
    s = str_trim(s);
    if (s.n == 0 || to->n + s.n > TAGS_MAX)
        return;
    *to = to->p ? arena_printf(a, "%.*s\n%.*s", STR_ARG(*to), STR_ARG(s)) : s;
}

/* meta elements */

enum meta_field {
    META_TITLE,
    META_URL,
    META_AUTHOR,
    META_DATE,
    META_SITE,
    META_CHANNEL,
    META_KEYWORDS,
    META_TAG,
};

/* Those of news sites for the time of publication are many. */
static const struct {
    struct str name;
    enum meta_field field;
} metas[] = {
    { STR_INIT("og:title"), META_TITLE },
    { STR_INIT("twitter:title"), META_TITLE },
    { STR_INIT("og:url"), META_URL },
    { STR_INIT("twitter:url"), META_URL },
    { STR_INIT("author"), META_AUTHOR },
    { STR_INIT("article:author"), META_AUTHOR },
    { STR_INIT("dable:author"), META_AUTHOR },
    { STR_INIT("byl"), META_AUTHOR },
    { STR_INIT("article:published_time"), META_DATE },
    { STR_INIT("og:article:published_time"), META_DATE },
    { STR_INIT("article:published"), META_DATE },
    { STR_INIT("datepublished"), META_DATE },
    { STR_INIT("pubdate"), META_DATE },
    { STR_INIT("publishdate"), META_DATE },
    { STR_INIT("publish-date"), META_DATE },
    { STR_INIT("publish_date"), META_DATE },
    { STR_INIT("publish_time"), META_DATE },
    { STR_INIT("publication_date"), META_DATE },
    { STR_INIT("og:pubdate"), META_DATE },
    { STR_INIT("og:published_time"), META_DATE },
    { STR_INIT("og:release_date"), META_DATE },
    { STR_INIT("og:regdate"), META_DATE },
    { STR_INIT("date"), META_DATE },
    { STR_INIT("dc.date"), META_DATE },
    { STR_INIT("dc.date.issued"), META_DATE },
    { STR_INIT("dcterms.date"), META_DATE },
    { STR_INIT("dcterms.created"), META_DATE },
    { STR_INIT("sailthru.date"), META_DATE },
    { STR_INIT("parsely-pub-date"), META_DATE },
    { STR_INIT("cxenseparse:recs:publishtime"), META_DATE },
    { STR_INIT("weibo:article:create_at"), META_DATE },
    { STR_INIT("weibo: article:create_at"), META_DATE },
    { STR_INIT("weibo:webpage:create_at"), META_DATE },
    { STR_INIT("apub:time"), META_DATE },
    { STR_INIT("bytedance:published_time"), META_DATE },
    { STR_INIT("firstpublishedtime"), META_DATE },
    { STR_INIT("og:site_name"), META_SITE },
    { STR_INIT("application-name"), META_SITE },
    { STR_INIT("mediaid"), META_CHANNEL },
    { STR_INIT("og:article:author"), META_CHANNEL },
    { STR_INIT("twitter:creator"), META_CHANNEL },
    { STR_INIT("keywords"), META_KEYWORDS },
    { STR_INIT("news_keywords"), META_KEYWORDS },
    { STR_INIT("article:tag"), META_TAG },
};

static void take_meta(struct walk *w, enum meta_field field, struct str s)
{
    struct page_head *h = w->out;
    switch (field) {
    case META_TITLE:
        keep(&h->og_title, s);
        break;
    case META_URL:
        keep(&h->og_url, s);
        break;
    case META_AUTHOR:
        if (!str_has(s, STR("://")))
            keep(&h->author, s);
        break;
    case META_DATE:
        keep(&h->date, s);
        break;
    case META_SITE:
        keep(&h->site, s);
        break;
    case META_CHANNEL: /* "paper | site" */
        if (!str_starts(s, STR("@")))
            keep(&h->channel, str_head(s, str_find(s, STR(" | "))));
        break;
    case META_KEYWORDS:
        keep(&h->keywords, s);
        break;
    case META_TAG:
        add(w->a, &h->article_tags, s);
        break;
    }
}

static void on_meta(struct walk *w, const struct tag *t)
{
    static const struct str attrs[] = { STR_INIT("property"), STR_INIT("name"),
                                        STR_INIT("itemprop") };
    for (size_t k = 0; k < sizeof attrs / sizeof *attrs; k++) {
        struct str name = tag_attr(t, attrs[k]);
        if (name.n == 0)
            continue;
        for (size_t i = 0; i < sizeof metas / sizeof *metas; i++)
            if (str_eq_nocase(name, metas[i].name))
                take_meta(w, metas[i].field, tag_attr(t, STR("content")));
    }
}

/* other elements */

static void on_original(struct walk *w, const struct tag *t)
{
    keep(&w->out->original, saved_original(t));
}

/* One look at the attributes of a link tells of nearly each that it says
 * nothing of the page: no "author", "bookmark", "reader-domain". */
static bool may_tell(struct str attrs)
{
    for (size_t i = 0; i < attrs.n; i++) {
        char c = attrs.p[i];
        if ((c == 'u' && str_starts(str_skip(attrs, i), STR("uthor"))) ||
            (c == 'k' && str_starts(str_skip(attrs, i), STR("kmark"))) ||
            (c == '-' && str_starts(str_skip(attrs, i), STR("-domain"))))
            return true;
    }
    return false;
}

static void on_link(struct walk *w, const struct tag *t)
{
    if (may_tell(t->attrs))
        on_original(w, t);
    if (str_eq_nocase(tag_attr(t, STR("rel")), STR("canonical")))
        keep(&w->out->canonical, tag_attr(t, STR("href")));
}

static void on_base(struct walk *w, const struct tag *t)
{
    keep(&w->out->base, tag_attr(t, STR("href")));
}

static void on_html(struct walk *w, const struct tag *t)
{
    keep(&w->out->lang, tag_attr(t, STR("lang")));
    keep(&w->out->lang, tag_attr(t, STR("xml:lang")));
}

static void on_body(struct walk *w, const struct tag *t)
{
    (void)t;
    if (!w->out->heading.p)
        w->out->body = str_range(w->rest.p, str_end(w->window));
}

static void on_title(struct walk *w, const struct tag *t)
{
    struct str look = str_head(w->rest, TITLE_LOOK);
    struct str inner = str_head(look, str_find(look, STR("</")));
    (void)t;
    if (inner.n == look.n)
        return;
    keep(&w->out->title, str_head(inner, HEADING_MAX));
    if (!w->out->heading.p)
        w->out->body = str_range(str_end(inner), str_end(w->window));
}

/* Its text is long enough and no link: else it is the name of the site. */
static void on_heading(struct walk *w, const struct tag *t)
{
    struct str s = str_head(w->rest, HEADING_MAX), all = s;
    struct tag inner;
    (void)t;
    while (!w->out->heading.p && tag_next(&s, &inner)) {
        if (tag_is(&inner, STR("a")) && !inner.closing)
            return;
        if (!inner.closing || !tag_is(&inner, STR("h1")))
            continue;
        keep(&w->out->heading, str_range(all.p, inner.all.p));
        if (w->out->heading.p)
            w->out->body = str_range(s.p, str_end(w->window));
    }
}

static void on_author(struct walk *w, const struct tag *t)
{
    if (!may_tell(t->attrs))
        return;
    struct str inner = str_head(w->rest, str_chr(w->rest, '<'));
    on_original(w, t);
    if (str_eq_nocase(tag_attr(t, STR("rel")), STR("author")) &&
        inner.n <= HEADING_MAX / 8)
        keep(&w->out->author, inner);
}

/* Behind an element whose content is no markup. */
static void on_raw(struct walk *w, const struct tag *t)
{
    struct str look = str_head(w->rest, w->raw);
    size_t n = page_raw_end(look, t->name);
    w->raw -= n;
    if (n < look.n &&
        str_eq_nocase(tag_attr(t, STR("type")), STR("application/ld+json")))
        jsonld_read(w->a, str_head(look, n), &w->out->ld);
    w->rest = str_skip(w->rest, n);
}

static const struct {
    struct str name;
    void (*begin)(struct walk *w, const struct tag *t);
} elements[] = {
    { STR_INIT("meta"), on_meta },      { STR_INIT("link"), on_link },
    { STR_INIT("script"), on_raw },     { STR_INIT("style"), on_raw },
    { STR_INIT("a"), on_author },       { STR_INIT("h1"), on_heading },
    { STR_INIT("title"), on_title },    { STR_INIT("base"), on_base },
    { STR_INIT("html"), on_html },      { STR_INIT("body"), on_body },
    { STR_INIT("noscript"), on_raw },   { STR_INIT("svg"), on_raw },
    { STR_INIT("input"), on_original },
};

static void on_tag(struct walk *w, const struct tag *t)
{
    if (t->closing)
        return;
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (tag_is(t, elements[i].name)) {
            elements[i].begin(w, t);
            return;
        }
}

static void spend(struct walk *w, size_t text, size_t tag)
{
    size_t *from = tag > TAG_MAX ? &w->raw : &w->look;
    *from -= tag < *from ? tag : *from;
    w->look -= text < w->look ? text : w->look;
}

void page_head_read(struct arena *a, struct str text, struct page_head *out)
{
    struct walk w = { a, text, text, LOOK, RAW_LOOK, out };
    struct tag t;
    *out = (struct page_head){ .saved_url = saved_comment(text), .body = text };
    while (w.look && w.raw) {
        struct str rest = str_head(w.rest, w.look + w.raw);
        if (!tag_next(&rest, &t))
            break;
        spend(&w, (size_t)(t.all.p - w.rest.p), t.all.n);
        w.rest = str_range(rest.p, str_end(text));
        on_tag(&w, &t);
    }
}
