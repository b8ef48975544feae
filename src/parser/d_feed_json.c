/* SPDX-License-Identifier: MIT */
/*
 * Articles in JSON: JSON Feed (version 1.1), and what else holds an object for
 * each article: an array of them, one in each line, a list within the answer
 * of a service. Whatever is around it, an article is an object with a title
 * and a text of some length or an address.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/jscan.h"
#include "parser/title.h"

#include <limits.h>

enum {
    TEXT_MIN = 90,    /* raw bytes of a text that make it an article */
    BODY_LOOK = 4096, /* raw bytes of the text that meta looks at */
};

enum field {
    FIELD_TITLE,
    FIELD_URL,
    FIELD_DATE,
    FIELD_AUTHOR, /* a string, an object with a name, a list of either */
    FIELD_SOURCE,
    FIELD_TAGS,
    FIELD_TEXT,
    FIELDS
};

/* Within a field the first row is taken before the others. */
static const struct field_row {
    struct str name;
    enum field field;
} field_rows[] = {
    { STR_INIT("title"), FIELD_TITLE },
    { STR_INIT("headline"), FIELD_TITLE },
    { STR_INIT("标题"), FIELD_TITLE },
    { STR_INIT("external_url"), FIELD_URL },
    { STR_INIT("url"), FIELD_URL },
    { STR_INIT("link"), FIELD_URL },
    { STR_INIT("链接"), FIELD_URL },
    { STR_INIT("source_url"), FIELD_URL },
    { STR_INIT("article_url"), FIELD_URL },
    { STR_INIT("news_url"), FIELD_URL },
    { STR_INIT("date_published"), FIELD_DATE },
    { STR_INIT("published_at"), FIELD_DATE },
    { STR_INIT("publishedAt"), FIELD_DATE },
    { STR_INIT("pubDate"), FIELD_DATE },
    { STR_INIT("published"), FIELD_DATE },
    { STR_INIT("date"), FIELD_DATE },
    { STR_INIT("time"), FIELD_DATE },
    { STR_INIT("pub_time"), FIELD_DATE },
    { STR_INIT("pub_date"), FIELD_DATE },
    { STR_INIT("pubtime"), FIELD_DATE },
    { STR_INIT("publish_time"), FIELD_DATE },
    { STR_INIT("publish_date"), FIELD_DATE },
    { STR_INIT("publishTime"), FIELD_DATE },
    { STR_INIT("publishDate"), FIELD_DATE },
    { STR_INIT("日期"), FIELD_DATE },
    { STR_INIT("发布时间"), FIELD_DATE },
    { STR_INIT("时间"), FIELD_DATE },
    { STR_INIT("authors"), FIELD_AUTHOR },
    { STR_INIT("author"), FIELD_AUTHOR },
    { STR_INIT("作者"), FIELD_AUTHOR },
    { STR_INIT("source"), FIELD_SOURCE },
    { STR_INIT("site"), FIELD_SOURCE },
    { STR_INIT("来源"), FIELD_SOURCE },
    { STR_INIT("tags"), FIELD_TAGS },
    { STR_INIT("keywords"), FIELD_TAGS },
    { STR_INIT("content_html"), FIELD_TEXT },
    { STR_INIT("content_text"), FIELD_TEXT },
    { STR_INIT("html"), FIELD_TEXT },
    { STR_INIT("content"), FIELD_TEXT },
    { STR_INIT("body"), FIELD_TEXT },
    { STR_INIT("text"), FIELD_TEXT },
    { STR_INIT("正文"), FIELD_TEXT },
    { STR_INIT("内容"), FIELD_TEXT },
    { STR_INIT("summary"), FIELD_TEXT },
    { STR_INIT("description"), FIELD_TEXT },
};

static const struct field_row *row_of(struct str name)
{
    for (size_t i = 0; i < sizeof field_rows / sizeof *field_rows; i++)
        if (str_eq(field_rows[i].name, name))
            return &field_rows[i];
    return NULL;
}

/* The members of an object in turn: key, and the first token of its value. */
static bool member(struct jscan *j, struct str *key, struct jtoken *value)
{
    struct jtoken t;
    while (jscan_next(j, &t)) {
        if (t.kind == JSCAN_OBJECT_END)
            return false;
        if (t.kind != JSCAN_KEY)
            continue;
        *key = t.raw;
        return jscan_next(j, value);
    }
    return false;
}

/* Into the object that text is. */
static bool enter(struct jscan *j, struct str text)
{
    struct jtoken t;
    *j = (struct jscan){ .rest = text };
    return jscan_next(j, &t) && t.kind == JSCAN_OBJECT;
}

/* Is the object that j has just entered an article? */
static bool is_article(struct jscan j)
{
    struct str key;
    struct jtoken value;
    bool title = false, text = false;
    while (!(title && text) && member(&j, &key, &value)) {
        const struct field_row *row = row_of(key);
        bool string = row && value.kind == JSCAN_STRING && value.raw.n;
        title = title || (string && row->field == FIELD_TITLE);
        text = text ||
               (string && row->field == FIELD_URL &&
                str_has(value.raw, STR("//"))) ||
               (string && row->field == FIELD_TEXT && value.raw.n >= TEXT_MIN);
        /* a feed has a title and an address too */
        if (value.kind == JSCAN_ARRAY && str_eq(key, STR("items")))
            return false;
        jscan_skip(&j, &value);
    }
    return title && text;
}

static bool next(struct str *rest, struct str *item)
{
    struct jscan j = { .rest = *rest };
    struct jtoken t;
    const char *at = j.rest.p;
    while (jscan_next(&j, &t)) {
        const char *from = at;
        at = j.rest.p;
        if (t.kind != JSCAN_OBJECT || !is_article(j))
            continue;
        struct str before = str_range(from, at);
        jscan_skip(&j, &t);
        *item = str_range(before.p + str_chr(before, '{'), j.rest.p);
        *rest = j.rest;
        return true;
    }
    return false;
}

static bool recognise(struct str text, struct str path)
{
    struct str item;
    (void)path;
    text = str_trim(text);
    return (str_starts(text, STR("{")) || str_starts(text, STR("["))) &&
           next(&text, &item);
}

/* The strings in a value, an LF between two; of objects their names. */
static struct str strings(struct arena *a, struct jscan *j,
                          const struct jtoken *value)
{
    struct str all = STR_NONE, key = STR_NONE;
    struct jtoken t = *value;
    unsigned from = j->depth;
    bool list = t.kind == JSCAN_OBJECT || t.kind == JSCAN_ARRAY;
    for (bool more = true; more; more = list && jscan_next(j, &t)) {
        if (t.kind == JSCAN_KEY)
            key = t.raw;
        bool named = !key.p || str_eq(key, STR("name"));
        if (t.kind == JSCAN_STRING && named) {
            struct str s = jscan_string(a, t.raw);
            all = all.p
                      ? arena_printf(a, "%.*s\n%.*s", STR_ARG(all), STR_ARG(s))
                      : s;
        }
        if (t.kind == JSCAN_OBJECT_END || t.kind == JSCAN_OBJECT)
            key = STR_NONE;
        if (j->depth < from)
            break;
    }
    return all;
}

struct values {
    struct str of[FIELDS]; /* raw; authors and tags as text */
    size_t row[FIELDS];
};

static void read_item(struct arena *a, struct str text, struct values *v)
{
    struct jscan j;
    struct jtoken value;
    struct str key;
    *v = (struct values){ 0 };
    if (!enter(&j, text))
        return;
    while (member(&j, &key, &value)) {
        const struct field_row *row = row_of(key);
        size_t at = row ? (size_t)(row - field_rows) : 0;
        if (!row || (v->of[row->field].p && v->row[row->field] <= at)) {
            jscan_skip(&j, &value);
            continue;
        }
        bool list = row->field == FIELD_AUTHOR || row->field == FIELD_TAGS ||
                    (row->field == FIELD_SOURCE && value.kind == JSCAN_OBJECT);
        struct str s = STR_NONE;
        if (list)
            s = strings(a, &j, &value);
        else if (value.kind == JSCAN_STRING || value.kind == JSCAN_WORD)
            s = value.raw;
        if (!list)
            jscan_skip(&j, &value);
        if (s.n == 0)
            continue;
        v->of[row->field] = s;
        v->row[row->field] = at;
    }
}

static void head(struct arena *a, struct str text, struct found *f)
{
    struct jscan j;
    struct jtoken value;
    struct str key;
    if (!enter(&j, text))
        return;
    while (member(&j, &key, &value)) {
        if (str_eq(key, STR("title")) && value.kind == JSCAN_STRING)
            f->feed = jscan_string(a, value.raw);
        jscan_skip(&j, &value);
    }
}

static bool is_number(struct str s)
{
    unsigned long v;
    return s.n >= 10 && s.n <= 16 && str_number(s, ULONG_MAX, &v);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct values v;
    (void)path;
    read_item(a, text, &v);
    f->title = jscan_string(a, v.of[FIELD_TITLE]);
    f->title_entities = true;
    f->url = jscan_string(a, v.of[FIELD_URL]);
    f->author = v.of[FIELD_AUTHOR];
    f->tags = v.of[FIELD_TAGS];
    f->provenance = jscan_string(a, v.of[FIELD_SOURCE]);
    if (is_number(v.of[FIELD_DATE]))
        f->ms = v.of[FIELD_DATE];
    else
        f->front_date = jscan_string(a, v.of[FIELD_DATE]);
    f->body = jscan_string(a, str_head(v.of[FIELD_TEXT], BODY_LOOK));
}

/* All strings that a reader could see, whatever object they are in. */
static void cut(struct arena *a, struct str text, struct segments *out)
{
    struct values v;
    struct jscan j = { .rest = text };
    struct jtoken t;
    read_item(a, text, &v);
    while (jscan_next(&j, &t)) {
        if (t.kind != JSCAN_STRING || t.raw.n == 0)
            continue;
        struct str s = jscan_string(a, t.raw);
        if (t.raw.p == v.of[FIELD_TEXT].p)
            segment_text(a, out, s, HIDE_NOT);
        else if (t.raw.p != v.of[FIELD_TITLE].p || title_loses(a, s, true))
            segment_add(a, out, s, FORM_PLAIN, HIDE_ENVELOPE);
    }
}

const struct dialect dialect_feed_json = { "feed-json", recognise, meta,
                                           cut,         next,      head };
