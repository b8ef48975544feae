/* SPDX-License-Identifier: MIT */
/*
 * One walk over the tags of the begin. Scripts and style sheets, of which a
 * page saved as one file holds megabytes, are passed over by a search for
 * their end and count little; the walk ends when what it read is spent.
 */
#include <config.h>

#include "parser/page_head.h"

#include "parser/tags.h"

enum {
    LOOK = 65536,       /* bytes beside raw elements */
    RAW_LOOK = 4 << 20, /* bytes of raw elements */
    BEGIN_LOOK = 16384, /* comments before the first tag */
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

static void on_link(struct walk *w, const struct tag *t)
{
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
    struct str inner = str_head(w->rest, str_chr(w->rest, '<'));
    if (str_eq_nocase(tag_attr(t, STR("rel")), STR("author")) &&
        inner.n <= HEADING_MAX / 8)
        keep(&w->out->author, inner);
}

/* The bytes before "</name", s.n if there is none. */
static size_t find_end(struct str s, struct str name)
{
    size_t n = str_find(s, STR("</"));
    while (n < s.n && !str_starts_nocase(str_skip(s, n + 2), name))
        n += 1 + str_find(str_skip(s, n + 1), STR("</"));
    return n;
}

/* Behind an element whose content is no markup. */
static void on_raw(struct walk *w, const struct tag *t)
{
    struct str look = str_head(w->rest, w->raw);
    size_t n = find_end(look, t->name);
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
    { STR_INIT("meta"), on_meta },    { STR_INIT("link"), on_link },
    { STR_INIT("script"), on_raw },   { STR_INIT("style"), on_raw },
    { STR_INIT("a"), on_author },     { STR_INIT("h1"), on_heading },
    { STR_INIT("title"), on_title },  { STR_INIT("base"), on_base },
    { STR_INIT("html"), on_html },    { STR_INIT("body"), on_body },
    { STR_INIT("noscript"), on_raw }, { STR_INIT("svg"), on_raw },
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

/* comments */

/* The word behind a mark, up to a blank. */
static struct str word_behind(struct str s, struct str mark)
{
    size_t at = str_find(s, mark), n = 0;
    s = str_skip(s, at + mark.n);
    while (n < s.n && str_is_white(s.p[n]) && s.p[n] != '\n')
        n++;
    s = str_skip(s, n);
    for (n = 0; n < s.n && !str_is_white(s.p[n]); n++)
        if (str_starts(str_skip(s, n), STR("-->")))
            break;
    return str_head(s, n);
}

/* "saved from url=(0042)https://…" of browsers, "Page saved with SingleFile
 * url: https://…" */
static struct str saved_url(struct str text)
{
    struct str look = str_head(text, BEGIN_LOOK);
    size_t at = str_find(look, STR("saved from url=("));
    if (at < look.n) {
        struct str s = str_skip(look, at);
        return word_behind(str_skip(s, 16), STR(")"));
    }
    at = str_find(look, STR("saved with SingleFile"));
    return at < look.n ? word_behind(str_skip(look, at), STR("url:"))
                       : STR_NONE;
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
    *out = (struct page_head){ .saved_url = saved_url(text), .body = text };
    while (w.look && w.raw) {
        struct str rest = str_head(w.rest, w.look + w.raw);
        if (!tag_next(&rest, &t))
            break;
        spend(&w, (size_t)(t.all.p - w.rest.p), t.all.n);
        w.rest = str_range(rest.p, str_end(text));
        on_tag(&w, &t);
    }
}

/* what a file begins with */

/* Behind white space, comments and declarations other than a doctype. */
static struct str skip_begin(struct str text)
{
    struct str s = str_head(text, BEGIN_LOOK);
    for (;;) {
        s = str_trim(s);
        if (str_starts(s, STR("\xEF\xBB\xBF"))) {
            s = str_skip(s, 3);
            continue;
        }
        bool comment = str_starts(s, STR("<!--"));
        if (!comment && !str_starts(s, STR("<?")))
            return s;
        struct str end = comment ? STR("-->") : STR("?>");
        size_t at = str_find(s, end);
        s = str_skip(s, at + end.n);
    }
}

static bool begins_with(struct str text, const struct str *names, size_t n)
{
    struct str s = skip_begin(text);
    for (size_t i = 0; i < n; i++) {
        struct str rest = str_skip(s, names[i].n);
        if (str_starts_nocase(s, names[i]) && rest.n &&
            (str_is_white(rest.p[0]) || rest.p[0] == '>'))
            return true;
    }
    return false;
}

bool page_is_whole(struct str text)
{
    static const struct str names[] = {
        STR_INIT("<!doctype"), STR_INIT("<html"),  STR_INIT("<head"),
        STR_INIT("<meta"),     STR_INIT("<title"), STR_INIT("<body"),
    };
    return begins_with(text, names, sizeof names / sizeof *names);
}

bool page_is_fragment(struct str text)
{
    static const struct str names[] = {
        STR_INIT("<div"),     STR_INIT("<p"),      STR_INIT("<article"),
        STR_INIT("<section"), STR_INIT("<main"),   STR_INIT("<h1"),
        STR_INIT("<h2"),      STR_INIT("<h3"),     STR_INIT("<table"),
        STR_INIT("<span"),    STR_INIT("<figure"), STR_INIT("<center"),
        STR_INIT("<header"),  STR_INIT("<font"),   STR_INIT("<blockquote"),
        STR_INIT("<ul"),      STR_INIT("<ol"),     STR_INIT("<pre"),
    };
    return begins_with(text, names, sizeof names / sizeof *names);
}

/* the body */

/* What stands in a head, or begins or ends one. */
static bool is_head_tag(const struct tag *t)
{
    static const struct str names[] = {
        STR_INIT("html"),  STR_INIT("head"),   STR_INIT("meta"),
        STR_INIT("link"),  STR_INIT("base"),   STR_INIT("title"),
        STR_INIT("style"), STR_INIT("script"), STR_INIT("noscript"),
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tag_is(t, names[i]))
            return true;
    return false;
}

static bool has_content(const struct tag *t)
{
    return !t->closing && (tag_is(t, STR("title")) || tag_is(t, STR("style")) ||
                           tag_is(t, STR("script")));
}

struct str page_body(struct str text, struct str *title)
{
    struct str rest = text, s = text;
    struct tag t;
    *title = STR_NONE;
    while (tag_next(&s, &t)) {
        if (!is_head_tag(&t))
            break;
        rest = s;
        if (!has_content(&t))
            continue;
        size_t n = find_end(s, t.name);
        if (n == s.n)
            break;
        if (tag_is(&t, STR("title")))
            keep(title, str_head(s, n));
        s = str_skip(s, n);
    }
    return rest;
}
