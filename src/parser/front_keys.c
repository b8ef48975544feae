/* SPDX-License-Identifier: MIT */
/*
 * What the keys of front matter mean, in whatever syntax: one table, one walk
 * over the block. Times of saving and clipping are no dates of an article;
 * they are told as such where nothing else is.
 */
#include <config.h>

#include "parser/date.h"
#include "parser/front.h"

/* What a key means. Of several keys for one field the first row wins. */
enum key {
    KEY_TITLE,
    KEY_URL,
    KEY_DATE,
    KEY_SAVED, /* when it was saved, clipped or changed */
    KEY_AUTHOR,
    KEY_TAGS,
    KEY_CATEGORIES,
    KEY_SITE,
    KEY_EDITOR, /* of a wiki: its date is that of the last edit */
    KEY_STATUS, /* of a list to read: its date is that of saving */
    KEYS
};

struct key_row {
    struct str name;
    enum key key;
};

/* clang-format off */
static const struct key_row key_rows[] = {
    { STR_INIT("title"), KEY_TITLE },
    { STR_INIT("标题"), KEY_TITLE },
    { STR_INIT("標題"), KEY_TITLE },
    { STR_INIT("headline"), KEY_TITLE },
    { STR_INIT("full title"), KEY_TITLE },
    { STR_INIT("from"), KEY_URL },
    { STR_INIT("source"), KEY_URL },
    { STR_INIT("url"), KEY_URL },
    { STR_INIT("link"), KEY_URL },
    { STR_INIT("original_url"), KEY_URL },
    { STR_INIT("originalUrl"), KEY_URL },
    { STR_INIT("original_link"), KEY_URL },
    { STR_INIT("original"), KEY_URL },
    { STR_INIT("source_url"), KEY_URL },
    { STR_INIT("source-url"), KEY_URL },
    { STR_INIT("sourceUrl"), KEY_URL },
    { STR_INIT("page_url"), KEY_URL },
    { STR_INIT("href"), KEY_URL },
    { STR_INIT("链接"), KEY_URL },
    { STR_INIT("連結"), KEY_URL },
    { STR_INIT("网址"), KEY_URL },
    { STR_INIT("原文链接"), KEY_URL },
    { STR_INIT("原文"), KEY_URL },
    { STR_INIT("canonical"), KEY_URL },
    { STR_INIT("canonical_url"), KEY_URL },
    { STR_INIT("canonicalUrl"), KEY_URL },
    { STR_INIT("来源"), KEY_URL },
    { STR_INIT("來源"), KEY_URL },
    { STR_INIT("published"), KEY_DATE },
    { STR_INIT("date_published"), KEY_DATE },
    { STR_INIT("published_date"), KEY_DATE },
    { STR_INIT("datePublished"), KEY_DATE },
    { STR_INIT("pubdate"), KEY_DATE },
    { STR_INIT("pub_date"), KEY_DATE },
    { STR_INIT("published_at"), KEY_DATE },
    { STR_INIT("publishedAt"), KEY_DATE },
    { STR_INIT("published_time"), KEY_DATE },
    { STR_INIT("publish_date"), KEY_DATE },
    { STR_INIT("publishDate"), KEY_DATE },
    { STR_INIT("发布时间"), KEY_DATE },
    { STR_INIT("发布日期"), KEY_DATE },
    { STR_INIT("發布時間"), KEY_DATE },
    { STR_INIT("發佈日期"), KEY_DATE },
    { STR_INIT("date"), KEY_DATE },
    { STR_INIT("日期"), KEY_DATE },
    { STR_INIT("时间"), KEY_DATE },
    { STR_INIT("時間"), KEY_DATE },
    { STR_INIT("created"), KEY_SAVED },
    { STR_INIT("dateCreated"), KEY_SAVED },
    { STR_INIT("date_created"), KEY_SAVED },
    { STR_INIT("created_at"), KEY_SAVED },
    { STR_INIT("date_saved"), KEY_SAVED },
    { STR_INIT("saved_date"), KEY_SAVED },
    { STR_INIT("saved_at"), KEY_SAVED },
    { STR_INIT("savedAt"), KEY_SAVED },
    { STR_INIT("saved"), KEY_SAVED },
    { STR_INIT("clipped"), KEY_SAVED },
    { STR_INIT("date_clipped"), KEY_SAVED },
    { STR_INIT("date_added"), KEY_SAVED },
    { STR_INIT("added"), KEY_SAVED },
    { STR_INIT("updated"), KEY_SAVED },
    { STR_INIT("lastmod"), KEY_SAVED },
    { STR_INIT("modified"), KEY_SAVED },
    { STR_INIT("author"), KEY_AUTHOR },
    { STR_INIT("authors"), KEY_AUTHOR },
    { STR_INIT("作者"), KEY_AUTHOR },
    { STR_INIT("user_name"), KEY_AUTHOR },
    { STR_INIT("byline"), KEY_AUTHOR },
    { STR_INIT("creator"), KEY_AUTHOR },
    { STR_INIT("tags"), KEY_TAGS },
    { STR_INIT("keywords"), KEY_TAGS },
    { STR_INIT("标签"), KEY_TAGS },
    { STR_INIT("標籤"), KEY_TAGS },
    { STR_INIT("tag"), KEY_TAGS },
    { STR_INIT("categories"), KEY_CATEGORIES },
    { STR_INIT("category"), KEY_CATEGORIES },
    { STR_INIT("分类"), KEY_CATEGORIES },
    { STR_INIT("分類"), KEY_CATEGORIES },
    { STR_INIT("site"), KEY_SITE },
    { STR_INIT("site_name"), KEY_SITE },
    { STR_INIT("siteName"), KEY_SITE },
    { STR_INIT("publication"), KEY_SITE },
    { STR_INIT("publisher"), KEY_SITE },
    { STR_INIT("website"), KEY_SITE },
    { STR_INIT("nickname"), KEY_SITE },
    { STR_INIT("feed"), KEY_SITE },
    { STR_INIT("媒体"), KEY_SITE },
    { STR_INIT("公众号"), KEY_SITE },
    { STR_INIT("editor"), KEY_EDITOR },
    { STR_INIT("status"), KEY_STATUS },
};
/* clang-format on */

enum { NROWS = sizeof key_rows / sizeof *key_rows };

/* Index of the row, NROWS if there is none. */
static size_t row_of(struct str key)
{
    size_t i = 0;
    while (i < NROWS && (key_rows[i].name.n != key.n ||
                         !str_eq_nocase(key_rows[i].name, key)))
        i++;
    return i;
}

bool front_knows(struct str key)
{
    return row_of(key) < NROWS;
}

static bool holds_date(struct str s)
{
    struct date d;
    s = str_trim(s);
    return s.n && date_read(&s, false, &d);
}

/* One field while the best key for it is still looked for. */
struct pick {
    struct str value; /* raw */
    size_t rank;      /* the smallest wins */
};

static void pick(struct pick *p, struct str value, size_t rank)
{
    if (value.n && (!p->value.p || rank < p->rank))
        *p = (struct pick){ value, rank };
}

static struct str without_quotes(struct str s)
{
    if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
        return (struct str){ s.p + 1, s.n - 2 };
    return s;
}

/* Of a map, "name: X" in its lines, what `name` says; else the value. */
static struct str of_map(struct str value, struct str name)
{
    struct str rest = value, line;
    while (str_line(&rest, &line)) {
        line = str_trim(line);
        if (str_starts(line, STR("- ")))
            line = str_trim(str_skip(line, 2));
        if (str_starts(line, name) &&
            str_starts(str_skip(line, name.n), STR(": ")))
            return str_trim(str_skip(line, name.n + 1));
    }
    return value;
}

/* Is it an address, not a name that has a slash? */
static bool is_address(struct str s)
{
    return str_has(s, STR("//")) || str_starts(s, STR("http:")) ||
           str_starts(s, STR("https:")) ||
           (str_has(s, STR("/")) && str_chr(s, '.') < str_chr(s, '/') &&
            !str_has(s, STR(" ")));
}

/* "source" and its kin tell an address or, as many write it, a name. */
static void pick_source(struct pick *picks, struct str value, size_t rank)
{
    struct str bare = without_quotes(value);
    if (is_address(bare))
        pick(&picks[KEY_URL], of_map(value, STR("url")), rank);
    else if (!str_starts(bare, STR("/")))
        pick(&picks[KEY_SITE], value, rank + NROWS);
}

static void pick_row(struct pick *picks, struct str value, size_t rank)
{
    enum key key = key_rows[rank].key;
    switch (key) {
    case KEY_URL:
        pick_source(picks, value, rank);
        break;
    case KEY_DATE:
    case KEY_SAVED:
        value = without_quotes(value);
        if (holds_date(value))
            pick(&picks[key], value, rank);
        break;
    case KEY_AUTHOR:
    case KEY_SITE:
        pick(&picks[key], of_map(value, STR("name")), rank);
        break;
    default:
        pick(&picks[key], value, rank);
        break;
    }
}

/* Where tags and categories name the same one thing it is the feed, no
 * topic. Categories alone are tags, unless they are the author's name. */
static void set_tags(struct arena *a, const struct pick *picks, struct found *f)
{
    struct str tags = front_list(a, picks[KEY_TAGS].value);
    struct str groups = front_list(a, picks[KEY_CATEGORIES].value);
    if (tags.n && str_eq(tags, groups) && str_chr(tags, '\n') == tags.n)
        str_fill(&f->feed, tags);
    else if (tags.n || !str_eq(groups, f->author))
        str_fill(&f->tags, tags.n ? tags : groups);
}

/* The first name of a list. */
static struct str first_name(struct arena *a, struct str value)
{
    struct str s = front_list(a, value);
    return s.p ? str_head(s, str_chr(s, '\n')) : s;
}

static void set_date(const struct pick *picks, bool wiki, struct found *f)
{
    struct str status = without_quotes(picks[KEY_STATUS].value);
    struct str date = picks[KEY_DATE].value;
    if (f->front_date.p)
        return;
    f->front_date = date.p ? date : picks[KEY_SAVED].value;
    if (!f->front_date.p)
        return;
    if (!date.p || (wiki && picks[KEY_EDITOR].value.p) ||
        str_eq(status, STR("read")))
        f->front_is_fetch = true;
}

void front_found(struct arena *a, struct str block, struct found *f)
{
    struct pick picks[KEYS] = { 0 };
    struct str rest = block, key, value;
    bool toml = front_is_toml(block), wiki = false;
    while (toml ? front_toml_next(&rest, &key, &value)
                : front_next(&rest, &key, &value)) {
        size_t rank = row_of(key);
        wiki = wiki || str_eq(key, STR("dateCreated"));
        if (rank < NROWS)
            pick_row(picks, value, rank);
    }
    str_fill(&f->front_title, front_text(a, picks[KEY_TITLE].value));
    str_fill(&f->url, front_text(a, picks[KEY_URL].value));
    str_fill(&f->provenance, first_name(a, picks[KEY_SITE].value));
    str_fill(&f->author, front_list(a, picks[KEY_AUTHOR].value));
    set_tags(a, picks, f);
    set_date(picks, wiki, f);
    if (wiki && !toml)
        front_wiki(block, f);
}
