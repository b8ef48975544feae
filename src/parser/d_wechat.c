/* SPDX-License-Identifier: MIT */
/*
 * The WeChat dialect: a page of mp.weixin.qq.com, whose article is in
 * #js_content, often behind a comment with a line of JSON from the archive
 * that saved it. The page itself says little in its head: its <title> is
 * empty, the day it shows is that of reading, the true one stands in a script.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/d.h"
#include "parser/jscan.h"
#include "parser/page_head.h"

enum {
    COMMENT_LOOK = 65536,  /* bytes of the JSON */
    BEGIN_LOOK = 16384,    /* of the page, that tell whose it is */
    SCRIPT_LOOK = 4 << 20, /* with the scripts */
    NAME_MAX = 256,
};

/* The JSON of the comment at the begin, absent if there is none; *page gets
 * what follows it. */
static struct str comment(struct str text, struct str *page)
{
    struct str s = str_head(text, COMMENT_LOOK);
    *page = text;
    while (s.n && str_is_white(s.p[0]))
        s = str_skip(s, 1);
    if (!str_starts(s, STR("<!--")))
        return STR_NONE;
    s = str_skip(s, 4); /* "<!-->" ends nothing */
    size_t n = str_find(s, STR("-->"));
    struct str json = str_trim(str_head(s, n));
    if (n == s.n || !str_starts(json, STR("{")))
        return STR_NONE;
    *page = str_range(s.p + n + 3, str_end(text));
    return json;
}

static bool recognise(struct str text, struct str path)
{
    struct str page, look;
    (void)path;
    if (comment(text, &page).p)
        return page_is_whole(page);
    look = str_head(text, BEGIN_LOOK);
    return page_is_whole(text) && (str_has(look, STR("//mp.weixin.qq.com/s")) ||
                                   str_has(look, STR("wx_fed/")) ||
                                   str_has(look, STR("mmbiz.qpic.cn")));
}

static void take_date(struct found *f, struct str s)
{
    unsigned long v;
    if (str_number(s, (unsigned long)-1, &v))
        f->ms = s;
    else
        f->front_date = s;
}

static void json_found(struct arena *a, struct str json, struct found *f)
{
    struct jscan j = { .rest = json };
    struct jtoken t;
    struct str key = STR_NONE;
    while (jscan_next(&j, &t)) {
        if (t.kind == JSCAN_KEY) {
            key = t.raw;
            continue;
        }
        if (j.depth > 1) {
            jscan_skip(&j, &t);
        } else if (t.kind == JSCAN_STRING || t.kind == JSCAN_WORD) {
            struct str s = jscan_string(a, t.raw);
            if (str_eq(key, STR("url")))
                f->url = s;
            else if (str_eq(key, STR("title")))
                f->title = s;
            else if (str_eq(key, STR("nickname")))
                f->feed = s;
            else if (str_eq(key, STR("created_at")))
                take_date(f, s);
        }
        key = STR_NONE;
    }
}

/* The digits in quotes behind `mark` in a script: var ct = "1594975740" */
static struct str script_digits(struct str text, struct str mark)
{
    struct str s = str_head(text, SCRIPT_LOOK);
    for (;;) {
        size_t at = str_find(s, mark), n = 0;
        if (at == s.n)
            return STR_NONE;
        s = str_skip(s, at + mark.n);
        struct str v = str_head(s, 64);
        while (n < v.n && strchr(" =:\"'|(", v.p[n]) && v.p[n])
            n++;
        v = str_skip(v, n);
        if (ascii_digits(v) == 10)
            return str_head(v, 10);
    }
}

static void find_stamp(struct str text, struct found *f)
{
    static const struct str marks[] = { STR_INIT("var ct"),
                                        STR_INIT("oriCreateTime"),
                                        STR_INIT("var create_time") };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct str digits = script_digits(text, marks[i]);
        if (digits.n) {
            f->ms = digits;
            return;
        }
    }
}

/* What the page shows in the element whose tag holds `mark`; absent. */
static struct str shown(struct str text, struct str mark)
{
    struct str s = str_head(text, SCRIPT_LOOK);
    s = str_skip(s, str_find(s, mark));
    s = str_head(str_skip(s, str_chr(s, '>') + 1), NAME_MAX);
    size_t end = str_chr(s, '<');
    struct str words = str_trim(str_head(s, end));
    return end < s.n && words.n ? words : STR_NONE;
}

/* Account, author and day. The day is there only if a script had not run yet
 * or was run by who saved the page; else there is a word for today. */
static void find_shown(struct str text, struct found *f)
{
    if (!f->feed.p)
        f->feed = shown(text, STR("id=\"js_name\""));
    if (!f->author.p)
        f->author = shown(text, STR("<span class=\"rich_media_meta "
                                    "rich_media_meta_text\""));
    struct str day = shown(text, STR("id=\"publish_time\""));
    if (!f->ms.p && !f->front_date.p && ascii_digits(day) > 0)
        f->page_date = day;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str page, json = comment(text, &page);
    (void)path;
    if (json.p)
        json_found(a, json, f);
    find_stamp(page, f);
    find_shown(page, f);
    page_found(a, page, f);
    f->title_entities = true;
    f->provenance = STR_NONE; /* the name of the platform */
    size_t at = str_find(f->body, STR("id=\"js_content\""));
    if (at < f->body.n)
        f->body = str_skip(f->body, at + str_chr(str_skip(f->body, at), '>'));
    f->body = str_skip(f->body, str_chr(str_head(f->body, 1), '>') == 0);
    f->page = false; /* the day it shows is that of reading */
    f->index_page = false;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str page, json = comment(text, &page);
    if (json.p)
        segment_add(a, out, json, FORM_PRE, HIDE_ENVELOPE);
    page_cut(a, page, out);
    return true;
}

const struct dialect dialect_wechat = { "wechat", recognise, meta, cut,
                                        NULL,     NULL,      NULL };
