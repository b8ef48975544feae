/* SPDX-License-Identifier: MIT */
/*
 * The 新闻联播 digests, one article each: "# 《新闻联播》 (20230917)" or
 * "# 新闻联播 2023-09-17", then Markdown with a heading for each item. The
 * first form ends with the time of fetching, the second one begins with a line
 * that tells the source.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/date.h"
#include "parser/lines.h"

enum {
    HEAD_LOOK = 1024,
    END_LOOK = 256,
    LINK_LOOK = 16384, /* bytes in which the first item may be */
};

struct parts {
    struct str title, words; /* the line of the heading, and its words */
    struct str origin;       /* "来源：[words](url)"; absent */
    struct str site, url;
    struct str body;
    struct str end; /* "(更新时间戳: …)"; absent */
};

/* "(20230917)" at the end, or any form of a date. */
static bool holds_day(struct str words)
{
    struct date d;
    size_t n = words.n;
    while (n > 0 && strchr("()", words.p[n - 1]))
        n--;
    return date_find(words, &d, NULL) ||
           (n >= 8 && date_path(str_skip(str_head(words, n), n - 8), &d));
}

static void find_end(struct parts *p)
{
    struct str look = p->body;
    look = str_skip(look, look.n < END_LOOK ? 0 : look.n - END_LOOK);
    size_t at = str_rfind(look, STR("更新时间戳"));
    if (at == look.n)
        return;
    const char *from = look.p + at;
    while (from > look.p && from[-1] != '\n' && from[-1] != '\r')
        from--;
    p->end = str_range(from, str_end(look));
    p->body = str_trim(str_range(p->body.p, from));
    while (p->body.n && p->body.p[p->body.n - 1] == '-')
        p->body.n--;
}

static bool parts(struct str text, struct parts *p)
{
    struct str rest = str_head(text, HEAD_LOOK), behind;
    *p = (struct parts){ .title = line_text(&rest) };
    if (!line_heading(p->title, &p->words) ||
        !str_has(p->words, STR("新闻联播")) || !holds_day(p->words))
        return false;
    struct str after = rest, line = line_text(&after);
    if (str_starts(line, STR("来源：")) &&
        line_find_link(line, &p->site, &p->url, &behind)) {
        p->origin = line;
        rest = after;
    }
    p->body = line_rest(rest, text);
    find_end(p);
    return true;
}

static bool recognise(struct str text, struct str path)
{
    struct parts p;
    (void)path;
    return parts(text, &p);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct parts p;
    struct str words, behind;
    (void)a;
    (void)path;
    if (!parts(text, &p))
        return;
    f->title = p.words;
    f->title_entities = true;
    f->url = p.url;
    f->provenance = p.site;
    f->body = line_rest(p.title, text); /* also the day of the heading */
    /* Its items come from one site. */
    if (!p.url.p)
        line_find_link(str_head(p.body, LINK_LOOK), &words, &f->site, &behind);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct parts p;
    if (!parts(text, &p))
        return false;
    line_add(a, out, p.origin, HIDE_ENVELOPE);
    segment_add(a, out, p.body, FORM_MARKDOWN, HIDE_NOT);
    line_add(a, out, p.end, HIDE_ENVELOPE);
    return true;
}

const struct dialect dialect_xwlb = { "xwlb", recognise, meta, cut,
                                      NULL,   NULL,      NULL };
