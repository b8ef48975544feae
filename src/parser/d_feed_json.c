/* SPDX-License-Identifier: MIT */
/*
 * Articles in JSON: JSON Feed (version 1.1), and what else holds an object for
 * each article: an array of them, one in each line, a list within the answer
 * of a service. Whatever is around it, an article is an object with a title
 * and a text of some length or an address.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/d.h"
#include "parser/entity.h"
#include "parser/front.h"
#include "parser/jscan.h"
#include "parser/json_fields.h"
#include "parser/jtext.h"
#include "parser/title.h"

#include <limits.h>

enum {
    TEXT_MIN = 90,    /* raw bytes of a text that make it an article */
    BODY_LOOK = 4096, /* bytes of the text that meta looks at */
};

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
        /* "key": } ends the object; what follows belongs to another one */
        return jscan_next(j, value) && value->kind != JSCAN_OBJECT_END &&
               value->kind != JSCAN_ARRAY_END;
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

static bool is_string(const struct jtoken *t, struct str s)
{
    return t->kind == JSCAN_STRING && str_eq(t->raw, s);
}

/* Is the value an array or an object with strings of so many raw bytes that
 * are text? One with a title is no text but other articles. */
static bool holds_text(struct str value, enum json_field field, size_t enough)
{
    struct jtext t;
    struct str raw;
    size_t n = 0;
    bool named;
    jtext_begin(&t, value, json_names[field]);
    while (n < enough && jtext_next(&t, &raw, &named)) {
        if (field == JSON_TEXT && str_eq(t.key, STR("title")))
            return false;
        n += named ? raw.n : 0;
    }
    return n >= enough;
}

/* What an object has of an article. */
struct signs {
    bool title, url, text;
    bool body;    /* a text that is no summary */
    bool message; /* of Telegram, which has no title */
};

static bool is_enough(const struct signs *s)
{
    return (s->title && (s->text || s->url)) || (s->url && s->body) ||
           (s->message && s->text);
}

/* Is the object that j has just entered an article? */
static bool is_article(struct jscan j)
{
    struct str key;
    struct jtoken value;
    struct signs s = { 0 };
    while (!is_enough(&s) && member(&j, &key, &value)) {
        enum json_field field;
        size_t rank;
        bool known = json_field(key, &field, &rank);
        /* a feed has a title and an address too */
        if (value.kind == JSCAN_ARRAY &&
            (str_eq(key, STR("items")) || str_eq(key, STR("messages"))))
            return false;
        s.message = s.message || (str_eq(key, STR("type")) &&
                                  is_string(&value, STR("message")));
        struct str all = jtext_value(&j, &value);
        if (!known || value.kind == JSCAN_WORD)
            continue;
        if (field == JSON_TITLE)
            s.title = s.title || holds_text(all, field, 1);
        if (field == JSON_URL)
            s.url = s.url || str_has(all, STR("//"));
        if (field == JSON_TEXT && holds_text(all, field, TEXT_MIN)) {
            s.text = true;
            s.body = s.body || !json_is_brief(rank);
        }
    }
    return is_enough(&s);
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

/* "[Words](address)" begins like an array. */
static bool begins_words(struct str text)
{
    struct str s = str_trim(str_head(str_skip(text, 1), 64));
    return s.n && text.p[0] == '[' &&
           ((unsigned char)s.p[0] >= 0x80 || ascii_is_upper(s.p[0]));
}

/* An article that begins the file and that text follows is front matter. */
static bool recognise(struct str text, struct str path)
{
    struct str rest, item, block, body;
    (void)path;
    rest = text = str_trim(text);
    if ((!str_starts(text, STR("{")) && !str_starts(text, STR("["))) ||
        begins_words(text))
        return false;
    return next(&rest, &item) &&
           (item.p != text.p || !front_json_block(text, &block, &body));
}

struct values {
    struct {
        struct str raw;  /* the value, a string with its first quote */
        struct str text; /* what it says; not of the text itself */
        size_t rank;
    } of[JSON_FIELDS];
    bool message; /* of Telegram */
};

static bool is_address(struct str s)
{
    return str_starts(s, STR("http://")) || str_starts(s, STR("https://"));
}

/* What a value says of a field. */
static struct str words_of(struct arena *a, struct str value,
                           const struct jtoken *t, enum json_field field)
{
    if (t->kind == JSCAN_WORD) /* a stamp may have a fraction */
        return field == JSON_DATE ? str_head(value, str_chr(value, '.'))
                                  : STR_NONE;
    struct str s = jtext_join(a, value, json_names[field], STR("\n"));
    if (s.n == 0 && field == JSON_AUTHOR)
        s = jtext_join(a, value, json_nicks, STR("\n"));
    bool list = field == JSON_AUTHOR || field == JSON_TAGS;
    return list ? s : str_head(s, str_chr(s, '\n'));
}

static void read_item(struct arena *a, struct str text, struct values *v)
{
    struct jscan j;
    struct jtoken value;
    struct str key;
    *v = (struct values){ 0 };
    if (!enter(&j, text))
        return;
    while (member(&j, &key, &value)) {
        enum json_field field;
        size_t rank;
        bool known = json_field(key, &field, &rank);
        v->message = v->message || (str_eq(key, STR("type")) &&
                                    is_string(&value, STR("message")));
        struct str raw = jtext_value(&j, &value), s = STR_NONE;
        if (!known || (v->of[field].raw.p && v->of[field].rank <= rank))
            continue;
        if (field != JSON_TEXT)
            s = words_of(a, raw, &value, field);
        else if (value.kind == JSCAN_WORD || !holds_text(raw, field, 1))
            continue;
        /* an address where a name should be tells where it came from */
        if (field == JSON_SOURCE && is_address(s)) {
            field = JSON_URL;
            if (v->of[field].raw.p)
                continue;
        }
        if (field != JSON_TEXT && s.n == 0)
            continue;
        v->of[field].raw = raw;
        v->of[field].text = s;
        v->of[field].rank = rank;
    }
}

/* The text of an article; paragraphs stand in an array. */
static struct str text_of(struct arena *a, const struct values *v)
{
    struct str raw = v->of[JSON_TEXT].raw;
    if (v->message)
        return jtext_runs(a, raw);
    struct str s = jtext_join(a, raw, json_names[JSON_TEXT], STR("\n\n"));
    /* HTML escaped once more */
    return str_chr(s, '<') == s.n &&
                   (str_has(s, STR("&lt;p")) || str_has(s, STR("&lt;div")) ||
                    str_has(s, STR("&lt;br")))
               ? entity_decode(a, s)
               : s;
}

static void head(struct arena *a, struct str text, struct found *f)
{
    struct jscan j;
    struct jtoken value;
    struct str key, name = STR_NONE;
    bool messages = false;
    if (!enter(&j, text))
        return;
    while (member(&j, &key, &value)) {
        if (str_eq(key, STR("title")) && value.kind == JSCAN_STRING)
            f->feed = jscan_string(a, value.raw);
        if (str_eq(key, STR("name")) && value.kind == JSCAN_STRING)
            name = jscan_string(a, value.raw);
        messages = messages || str_eq(key, STR("messages"));
        jscan_skip(&j, &value);
    }
    if (messages)
        str_fill(&f->feed, name);
}

static bool is_number(struct str s)
{
    unsigned long v;
    return s.n >= 10 && s.n <= 16 && str_number(s, ULONG_MAX, &v);
}

/* Without the states that Google Reader and its kin keep among them. */
static struct str topics(struct arena *a, struct str tags)
{
    struct str rest = tags, tag;
    if (!str_has(tags, STR("/state/com.google/")))
        return tags;
    char *to = arena_bytes(a, tags.n + 1);
    size_t n = 0;
    while (str_field(&rest, '\n', &tag)) {
        if (str_has(tag, STR("/state/com.google/")))
            continue;
        memcpy(to + n, tag.p, tag.n);
        n += tag.n;
        to[n++] = '\n';
    }
    return (struct str){ to, n ? n - 1 : 0 };
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct values v;
    (void)path;
    read_item(a, text, &v);
    f->title = v.of[JSON_TITLE].text;
    f->title_entities = true;
    f->url = v.of[JSON_URL].text;
    f->author = v.of[JSON_AUTHOR].text;
    f->tags = topics(a, v.of[JSON_TAGS].text);
    f->provenance = v.of[JSON_SOURCE].text;
    /* A list that someone collected has a title, no source. */
    if (f->provenance.p)
        f->feed = STR_NONE;
    if (is_number(v.of[JSON_DATE].text))
        f->ms = v.of[JSON_DATE].text;
    else
        f->front_date = v.of[JSON_DATE].text;
    f->body = str_head(text_of(a, &v), BODY_LOOK);
    if (!f->title.p && !str_starts(str_trim(f->body), STR("<")))
        f->title = message_title(f->body);
    if (str_ends(f->title, STR(".txt"))) /* the name of a file */
        f->title.n -= 4;
}

/* All strings that a reader could see, whatever object they are in. */
static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct values v;
    struct jscan j = { .rest = text };
    struct jtoken t;
    bool put = false;
    read_item(a, text, &v);
    struct str raw = v.of[JSON_TEXT].raw, title = v.of[JSON_TITLE].raw;
    while (jscan_next(&j, &t)) {
        if (t.kind != JSCAN_STRING || t.raw.n == 0)
            continue;
        struct str s = jscan_string(a, t.raw);
        bool inside = raw.p && t.raw.p > raw.p && t.raw.p < str_end(raw);
        if (inside && !put && v.message)
            segment_add(a, out, text_of(a, &v), FORM_LINES, HIDE_NOT);
        else if (inside && !put)
            segment_text(a, out, text_of(a, &v), HIDE_NOT);
        else if (!inside && (!title.p || t.raw.p != title.p + 1 ||
                             title_loses(a, s, true)))
            segment_add(a, out, s, FORM_PLAIN, HIDE_ENVELOPE);
        put = put || inside;
    }
    return true;
}

const struct dialect dialect_feed_json = { "feed-json", recognise, meta, cut,
                                           next,        head,      NULL };
