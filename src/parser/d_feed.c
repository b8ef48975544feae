/* SPDX-License-Identifier: MIT */
/*
 * Feeds in XML: RSS 2.0 (<item> in <rss>), RSS 1.0 (<item> in <rdf:RDF>) and
 * Atom (RFC 4287: <entry> in <feed>). An item is a flat list of children; a
 * table tells what each means, and of several for one field the first row
 * wins.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/title.h"
#include "parser/url.h"
#include "parser/xml_read.h"

enum { BODY_LOOK = 4096 }; /* bytes of a body that meta looks at */

enum field {
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_ID,
    FIELD_DATE,
    FIELD_AUTHOR,
    FIELD_TAG,
    FIELD_SOURCE,
    FIELD_BODY,
    FIELD_MEDIA,
    FIELDS
};

/* Within a field the first row is taken before the others. */
static const struct field_row {
    struct str name;
    enum field field;
} field_rows[] = {
    { STR_INIT("title"), FIELD_TITLE },
    { STR_INIT("link"), FIELD_LINK },
    { STR_INIT("guid"), FIELD_ID },
    { STR_INIT("id"), FIELD_ID },
    { STR_INIT("pubDate"), FIELD_DATE },
    { STR_INIT("published"), FIELD_DATE },
    { STR_INIT("dc:date"), FIELD_DATE },
    { STR_INIT("dcterms:issued"), FIELD_DATE },
    { STR_INIT("updated"), FIELD_DATE },
    { STR_INIT("dc:creator"), FIELD_AUTHOR },
    { STR_INIT("author"), FIELD_AUTHOR },
    { STR_INIT("category"), FIELD_TAG },
    { STR_INIT("dc:subject"), FIELD_TAG },
    { STR_INIT("source"), FIELD_SOURCE },
    { STR_INIT("content:encoded"), FIELD_BODY },
    { STR_INIT("content"), FIELD_BODY },
    { STR_INIT("description"), FIELD_BODY },
    { STR_INIT("summary"), FIELD_BODY },
    { STR_INIT("enclosure"), FIELD_MEDIA },
    { STR_INIT("media:content"), FIELD_MEDIA },
};
enum { ROWS = sizeof field_rows / sizeof *field_rows };

static int row_of(struct str name)
{
    for (int i = 0; i < ROWS; i++)
        if (str_eq(field_rows[i].name, name))
            return i;
    return -1;
}

/* Of an Atom item only the link to the article itself counts. */
static bool counts(const struct xml_element *e, enum field field)
{
    struct str rel = tag_attr(&e->tag, STR("rel"));
    return field != FIELD_LINK || !rel.p || str_eq(rel, STR("alternate"));
}

/* The children of an item by what they mean; tag.name is absent where there is
 * none. tags: those of FIELD_TAG. */
struct item {
    struct xml_element best[FIELDS];
    int row[FIELDS];
};

static void read_item(struct str text, struct item *it)
{
    struct xml_element whole, e;
    *it = (struct item){ 0 };
    if (!xml_next(&text, &whole))
        return;
    struct str rest = whole.inner;
    while (xml_next(&rest, &e)) {
        int row = row_of(e.tag.name);
        enum field f = row < 0 ? FIELDS : field_rows[row].field;
        if (row < 0 || !counts(&e, f))
            continue;
        if (it->best[f].tag.name.p && it->row[f] <= row)
            continue;
        it->best[f] = e;
        it->row[f] = row;
    }
}

/* items */

static const struct str item_names[] = { STR_INIT("item"), STR_INIT("entry") };

/* The export of a WordPress site holds its menus, files and empty drafts too;
 * of those only posts and pages with a text are articles. */
static bool is_listed(const struct xml_element *item)
{
    struct xml_element e;
    struct str rest = item->inner;
    bool typed = false, post = false, text = false;
    while (xml_next(&rest, &e)) {
        struct str s = str_trim(e.inner);
        if (str_eq(e.tag.name, STR("wp:post_type"))) {
            typed = true;
            post = str_eq(s, STR("post")) || str_eq(s, STR("page")) ||
                   str_has(s, STR("[post]")) || str_has(s, STR("[page]"));
        } else if (str_eq(e.tag.name, STR("content:encoded"))) {
            text = s.n > 0 && !str_eq(s, STR("<![CDATA[]]>"));
        }
    }
    return !typed || (post && text);
}

static bool next(struct str *rest, struct str *item)
{
    struct xml_element e;
    while (xml_find(rest, item_names, 2, &e)) {
        *item = e.all;
        if (is_listed(&e))
            return true;
    }
    return false;
}

static bool recognise(struct str text, struct str path)
{
    static const struct str roots[] = { STR_INIT("rss"), STR_INIT("rdf:RDF"),
                                        STR_INIT("feed") };
    struct str begin = str_trim(text), item;
    struct tag root;
    (void)path;
    if (!str_starts(begin, STR("<")) || !xml_root(begin, &root))
        return false;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (str_eq(root.name, roots[i]))
            return next(&begin, &item);
    return false;
}

/* What the channel is called. */
static void head(struct arena *a, struct str text, struct found *f)
{
    static const struct str title[] = { STR_INIT("title") };
    struct xml_element e;
    if (xml_find(&text, title, 1, &e))
        f->feed = xml_text(a, e.inner);
}

/* fields */

/* Words without the tags that some feeds put even into a title. */
static struct str words(struct arena *a, struct str inner)
{
    struct str s = xml_text(a, inner);
    if (str_chr(s, '<') == s.n)
        return s;
    char *out = arena_bytes(a, s.n);
    return (struct str){ out, tags_text(s, out, s.n) };
}

static struct str link_of(struct arena *a, const struct item *it)
{
    const struct xml_element *link = &it->best[FIELD_LINK],
                             *id = &it->best[FIELD_ID];
    struct str href = tag_attr(&link->tag, STR("href"));
    struct str url = href.p ? href : xml_text(a, link->inner);
    if (url.n)
        return url;
    url = xml_text(a, id->inner);
    bool is_link =
        !str_eq(tag_attr(&id->tag, STR("isPermaLink")), STR("false"));
    return is_link && url_is_web(url) ? url : STR_NONE;
}

/* Atom: <name>; RSS: "mail@host (name)". */
static struct str author_of(struct arena *a, const struct item *it)
{
    static const struct str name[] = { STR_INIT("name") };
    struct str inner = it->best[FIELD_AUTHOR].inner, rest = inner;
    struct xml_element e;
    if (xml_find(&rest, name, 1, &e))
        return words(a, e.inner);
    struct str s = words(a, inner);
    size_t open = str_find(s, STR(" ("));
    if (open < s.n && str_chr(s, '@') < open && str_ends(s, STR(")")))
        return (struct str){ s.p + open + 2, s.n - open - 3 };
    return s;
}

/* All categories, an LF between two. */
static struct str tags_of(struct arena *a, struct str text)
{
    struct xml_element whole, e;
    struct str all = STR_NONE;
    if (!xml_next(&text, &whole))
        return all;
    char *out = arena_bytes(a, whole.inner.n + 1);
    size_t n = 0;
    struct str rest = whole.inner;
    while (xml_next(&rest, &e)) {
        int row = row_of(e.tag.name);
        if (row < 0 || field_rows[row].field != FIELD_TAG)
            continue;
        struct str term = tag_attr(&e.tag, STR("term"));
        term = term.p ? term : xml_text(a, e.inner);
        if (term.n == 0 || n + term.n + 1 > whole.inner.n)
            continue;
        memcpy(out + n, term.p, term.n);
        n += term.n;
        out[n++] = '\n';
    }
    return n ? (struct str){ out, n - 1 } : all;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct item it;
    (void)path;
    read_item(text, &it);
    f->title = words(a, it.best[FIELD_TITLE].inner);
    f->title_entities = true;
    f->url = link_of(a, &it);
    f->front_date = xml_text(a, it.best[FIELD_DATE].inner);
    f->author = author_of(a, &it);
    f->tags = tags_of(a, text);
    f->provenance = words(a, it.best[FIELD_SOURCE].inner);
    f->body = xml_text(a, str_head(it.best[FIELD_BODY].inner, BODY_LOOK));
}

/* the document */

static void cut_body(struct arena *a, const struct xml_element *e,
                     enum reason reason, struct segments *out)
{
    bool xhtml = str_eq(tag_attr(&e->tag, STR("type")), STR("xhtml"));
    segment_text(a, out, xhtml ? e->inner : xml_content(a, e), reason);
}

/* A file that comes with the article: a picture or something to play. */
static void cut_media(struct arena *a, const struct xml_element *e,
                      struct segments *out)
{
    struct str url = tag_attr(&e->tag, STR("url")),
               type = tag_attr(&e->tag, STR("type"));
    bool image = str_starts(type, STR("image")) ||
                 str_eq(tag_attr(&e->tag, STR("medium")), STR("image"));
    if (url.n && str_chr(url, '"') == url.n)
        segment_add(a, out,
                    arena_printf(a, "<%s src=\"%.*s\">%s",
                                 image ? "img" : "video", STR_ARG(url),
                                 image ? "" : "</video>"),
                    FORM_HTML, HIDE_NOT);
    cut_body(a, e, HIDE_ENVELOPE, out);
}

static void cut_child(struct arena *a, const struct item *it,
                      const struct xml_element *e, struct segments *out)
{
    int row = row_of(e->tag.name);
    enum field f = row < 0 ? FIELDS : field_rows[row].field;
    bool best = f < FIELDS && it->best[f].all.p == e->all.p;
    if (f == FIELD_TITLE && best) {
        struct str title = words(a, e->inner);
        if (title_loses(a, title, true))
            segment_add(a, out, title, FORM_PLAIN, HIDE_ENVELOPE);
    } else if (f == FIELD_MEDIA) {
        cut_media(a, e, out);
    } else {
        cut_body(a, e, f == FIELD_BODY && best ? HIDE_NOT : HIDE_ENVELOPE, out);
    }
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct item it;
    struct xml_element whole, e;
    struct str rest = text;
    read_item(text, &it);
    if (!xml_next(&rest, &whole))
        return false;
    rest = whole.inner;
    while (xml_next(&rest, &e))
        cut_child(a, &it, &e, out);
    return true;
}

const struct dialect dialect_feed = { "feed", recognise, meta, cut,
                                      next,   head,      NULL };
