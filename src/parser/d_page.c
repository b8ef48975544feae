/* SPDX-License-Identifier: MIT */
/*
 * Whole HTML pages, as browsers, SingleFile, curl and archives save them, and
 * pieces of HTML without a head. Of a page all is read but what is not its
 * article is hidden (parser/main_text); a piece is taken for an article as it
 * stands.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/page_byline.h"
#include "parser/page_link.h"
#include "parser/page_saved.h"
#include "parser/page_title.h"
#include "parser/blank.h"
#include "parser/byline.h"
#include "parser/index_html.h"
#include "parser/entity.h"
#include "parser/tags.h"
#include "parser/title.h"
#include "parser/url.h"

enum {
    FRAGMENT_LOOK = 8192, /* bytes of a piece with its heading */
    KEYWORDS_MAX = 512,   /* bytes of keywords, more are no tags */
};

/* address */

/* Does it name more than a site? */
static bool has_path(struct str url)
{
    struct str host = url_host(url);
    struct str path = str_range(str_end(host), str_end(url));
    return host.n && str_chr(path, '/') + 1 < path.n;
}

/* Is it a copy that names itself where others name the article? */
static bool is_copy(const struct page_head *h)
{
    return saved_elsewhere(h->canonical) || saved_elsewhere(h->og_url) ||
           saved_elsewhere(h->saved_url);
}

/* The first candidate that names an article, else the first address; where
 * there is none, that of a link to the original. */
static struct str find_url(struct arena *a, struct str text,
                           const struct page_head *h)
{
    struct str copied = is_copy(h) ? h->original : STR_NONE;
    const struct str list[] = { copied,    h->canonical, h->og_url,
                                h->ld.url, h->saved_url, h->original,
                                h->base };
    struct str base = field_clean(a, h->saved_url, true), first = STR_NONE;
    base = base.p ? base : field_clean(a, h->base, true);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct str url = field_clean(a, list[i], true);
        if (url.n == 0)
            continue;
        url = url_resolve(a, base, url);
        if (str_starts(url, STR("//")))
            url = arena_printf(a, "https:%.*s", STR_ARG(url));
        if (!url_is_web(url))
            continue;
        url = url_archived(url);
        if (has_path(url))
            return url;
        first = first.p ? first : url;
    }
    if (first.p)
        return first;
    struct str link = field_clean(a, page_link_original(text), true);
    return url_is_web(link) ? link : STR_NONE;
}

/* names */

static bool same_name(struct arena *a, struct str x, struct str y)
{
    return same_words(field_clean(a, x, true), field_clean(a, y, true));
}

/* Is a name that of the site, or the begin of it? */
static bool is_site(struct arena *a, const struct page_head *h,
                    const struct source_rule *rule, struct str name)
{
    if ((h->site.n && same_name(a, name, h->site)) ||
        (h->ld.publisher.n && same_name(a, name, h->ld.publisher)))
        return true;
    return rule->known && (str_starts(rule->name, name) ||
                           str_starts(rule->short_name, name) ||
                           same_name(a, name, rule->name));
}

/* "日本放送協会", "강변신문사": the house itself, which a source that is known
 * tells better. */
static bool is_house(const struct source_rule *rule, struct str name)
{
    static const struct str ends[] = {
        STR_INIT("協会"),   STR_INIT("新聞社"), STR_INIT("通信社"),
        STR_INIT("編集部"), STR_INIT("編集局"), STR_INIT("신문사"),
        STR_INIT("편집국"), STR_INIT("편집부"), STR_INIT("방송사"),
    };
    return rule->name.n && STR_ANY(name, str_ends, ends);
}

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] | 0x20) >= 'a')
            return true;
    return false;
}

/* "某报记者 某人 发自某地": the name. */
static struct str name_in(struct arena *a, struct str s)
{
    char names[256];
    s = str_trim(entity_decode(a, s));
    size_t n =
        str_chr(s, '\n') < s.n ? 0 : byline_names(s, names, sizeof names);
    return n ? arena_str(a, (struct str){ names, n }) : s;
}

/* The head's word, where it is no number, site or paper; else what stands at
 * the head of the text. source: that the text names. */
static struct str find_author(struct arena *a, const struct page_head *h,
                              const struct source_rule *rule,
                              const struct found *f, struct str source)
{
    const struct str list[] = { h->ld.author, h->author, STR_NONE };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct str s = i < 2 ? list[i] : page_author(a, f->body, f->lines);
        if (s.n && has_letter(s) && !str_has(s, STR("://")) &&
            !is_site(a, h, rule, s) && !is_house(rule, s) &&
            !(source.n && same_name(a, s, source)))
            return name_in(a, s);
    }
    return STR_NONE;
}

/* Keywords divided by commas of any kind, as lines. */
static struct str find_tags(struct arena *a, const struct page_head *h)
{
    static const struct str commas[] = { STR_INIT(","), STR_INIT("，"),
                                         STR_INIT("、"), STR_INIT(";"),
                                         STR_INIT("；") };
    if (h->article_tags.p || h->keywords.n == 0 || h->keywords.n > KEYWORDS_MAX)
        return h->article_tags;
    char *to = arena_bytes(a, h->keywords.n);
    struct str s = entity_decode(a, h->keywords);
    size_t n = 0;
    while (s.n) {
        size_t k = 0;
        while (k < sizeof commas / sizeof *commas && !str_starts(s, commas[k]))
            k++;
        bool comma = k < sizeof commas / sizeof *commas;
        to[n++] = comma ? '\n' : s.p[0];
        s = str_skip(s, comma ? commas[k].n : 1);
    }
    return (struct str){ to, n };
}

/* Is the first heading the title, and not the name of the site? */
static bool heads_title(const struct page_head *h, struct str title)
{
    char text[512];
    size_t n = tags_text(h->heading, text, sizeof text);
    struct str words = { text, n };
    return h->heading.p && (str_has(words, title) || same_words(words, title));
}

/* Where the text begins: behind the heading, else behind the title where it
 * stands as the text of an element. */
static struct str text_begin(const struct page_head *h, struct str title)
{
    if (title.n == 0 || heads_title(h, title))
        return h->body;
    struct str look = str_head(h->body, 65536);
    size_t at = str_find(look, title);
    return at < look.n ? str_skip(h->body, at + title.n) : h->body;
}

static void keep(struct str *to, struct str s)
{
    if (!to->p && s.n)
        *to = s;
}

/* The day on which archive.today made a copy is none of the article's. */
static void find_date(const struct page_head *h, struct found *f)
{
    if (is_copy(h)) {
        keep(&f->front_date, h->date);
        f->front_is_fetch = true;
    } else {
        keep(&f->page_date, h->ld.date.p ? h->ld.date : h->date);
    }
}

/* Under the roof of many writers the page's own words go first. */
static void find_source(const struct page_head *h,
                        const struct source_rule *rule, struct str source,
                        const struct title_rest *beside, struct found *f)
{
    if (rule->name.n == 0 && rule->short_name.n)
        keep(&f->provenance, h->channel.p ? h->channel
                             : source.p   ? source
                                          : beside->paper);
    if (!is_copy(h))
        keep(&f->provenance, h->site.p ? h->site : h->ld.publisher);
    if (!rule->known) {
        keep(&f->provenance, beside->site);
        keep(&f->provenance, source);
    }
}

/* "404", "404 Not Found", "页面不存在" */
static bool is_missing(struct str title)
{
    static const struct str names[] = {
        STR_INIT("not found"),          STR_INIT("page not found"),
        STR_INIT("页面不存在"),         STR_INIT("頁面不存在"),
        STR_INIT("页面未找到"),         STR_INIT("找不到页面"),
        STR_INIT("找不到頁面"),         STR_INIT("页面没有找到"),
        STR_INIT("您访问的页面不存在"),
    };
    title = str_trim(title);
    if (str_starts(title, STR("404"))) {
        title = str_skip(title, 3);
        while (title.n && strchr(" -:|.", title.p[0]))
            title = str_skip(title, 1);
        if (title.n == 0 || str_starts_nocase(title, STR("error")))
            return true;
    }
    return STR_ANY(title, str_eq_nocase, names);
}

/* What browsers export. */
static bool is_bookmarks(struct str text)
{
    return str_starts_nocase(str_trim(str_head(text, 64)),
                             STR("<!DOCTYPE NETSCAPE-Bookmark"));
}

void page_found(struct arena *a, struct str text, struct found *f)
{
    struct page_head h;
    page_head_read(a, text, &h);
    struct str url = find_url(a, text, &h);
    struct source_rule rule = rules_source(rules_builtin(), url);
    keep(&f->url, url);
    keep(&f->title, page_title(a, &h, &rule));
    f->body = text_begin(&h, f->title);
    f->above = str_range(text.p, f->body.p);
    if (h.heading.p && f->body.p == h.body.p)
        f->above = str_range(text.p, h.heading.p);
    f->lines = page_lines(a, f->body);
    bool known = rule.name.n && !h.author.p && !h.ld.author.p;
    struct str source = known ? STR_NONE : page_source(f->lines);
    keep(&f->author, find_author(a, &h, &rule, f, source));
    find_date(&h, f);
    struct title_rest beside = page_title_rest(a, &h, f->title);
    find_source(&h, &rule, source, &beside, f);
    keep(&f->tags, find_tags(a, &h));
    if (f->lang == LANG_UNKNOWN)
        f->lang = lang_of_tag(h.lang.p ? h.lang : h.ld.lang);
    f->page = f->whole = true;
    bool article = h.ld.headline.p || f->page_date.p;
    f->index_page = (f->url.p && !has_path(f->url)) || is_missing(f->title) ||
                    is_bookmarks(text) || (!f->url.p && index_template(text)) ||
                    (!article && index_html(h.body));
}

void page_cut(struct arena *a, struct str text, struct segments *out)
{
    struct str title, body = page_body(text, &title);
    segment_add(a, out, str_trim(entity_decode(a, title)), FORM_LINES,
                HIDE_ENVELOPE);
    segment_add(a, out, body, FORM_HTML, HIDE_NOT);
    out->page = true;
}

/* The first heading of a piece of HTML. */
static void fragment_title(struct arena *a, struct str text, struct found *f)
{
    struct str rest = str_head(text, FRAGMENT_LOOK);
    struct tag t;
    char buf[512];
    f->body = text;
    while (tag_next(&rest, &t)) {
        if (t.closing || (!tag_is(&t, STR("h1")) && !tag_is(&t, STR("h2"))))
            continue;
        struct str inner = str_head(rest, str_find(rest, STR("</h")));
        size_t n = tags_text(inner, buf, sizeof buf);
        for (size_t i = 0; i < n; i++)
            buf[i] = buf[i] == '\n' ? ' ' : buf[i];
        keep(&f->title, arena_str(a, (struct str){ buf, n }));
        return;
    }
}

static void fragment_found(struct arena *a, struct str text, struct found *f)
{
    fragment_title(a, text, f);
    keep(&f->author, page_author(a, text, page_lines(a, text)));
}

static bool recognise(struct str text, struct str path)
{
    (void)path;
    return page_is_whole(text) || page_is_fragment(text);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    (void)path;
    if (page_is_whole(text))
        page_found(a, text, f);
    else
        fragment_found(a, text, f);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    if (page_is_whole(text))
        page_cut(a, text, out);
    else
        segment_add(a, out, text, FORM_HTML, HIDE_NOT);
    return true;
}

const struct dialect dialect_page = { "page", recognise, meta, cut,
                                      NULL,   NULL,      NULL };
