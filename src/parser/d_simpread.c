/* SPDX-License-Identifier: MIT */
/*
 * The SimpRead dialect: a quote "本文由 简悦 SimpRead 转码" with the original
 * address, maybe a quote that is an excerpt, Markdown. The title is the
 * file's name; some put front matter or a heading above. Some pages tell
 * their day in the first or the last line.
 */
#include <config.h>

#include "parser/d.h"

#include "parser/date.h"
#include "parser/front.h"
#include "parser/lines.h"
#include "parser/title.h"
#include "parser/url.h"

enum {
    DAY_LINE = 80,  /* bytes of a line that tells the day */
    DAY_LOOK = 512, /* last bytes with it */
    LOOK = 8192,
    HEAD_LINES = 4, /* lines with text up to the quote */
    PARAGRAPHS = 3, /* at the begin that the excerpt may repeat */
    EXCERPT_MIN = 8 /* bytes without which nothing is a repeat */
};

struct parts {
    struct str block;     /* front matter; absent */
    struct str title;     /* words of a heading above; absent */
    struct str above;     /* all lines before the quote */
    struct str origin;    /* the quote up to the address */
    struct str url, site; /* the link and its words, a host */
    struct str excerpt;   /* its line; absent */
    bool repeats;         /* it says what the body begins with */
    struct str body;      /* what follows the origin */
    struct str behind;    /* what follows the excerpt */
    struct str day_line;  /* "Published 17 Sep 2021", of it; absent */
    struct str day;       /* absent */
};

/* the excerpt */

/* The next byte of the words in s, without blanks and the marks of Markdown;
 * pictures and addresses of links are passed over. '\0' at the end. */
static char next_byte(struct str *s)
{
    while (s->n) {
        if (str_starts(*s, STR("![")) || str_starts(*s, STR("]("))) {
            size_t close = str_chr(*s, ')');
            *s = str_skip(*s, close < s->n ? close + 1 : 2);
            continue;
        }
        char c = s->p[0];
        *s = str_skip(*s, 1);
        if (!str_is_white(c) && !strchr("*_#>=-[]`\\~|", c))
            return c;
    }
    return '\0';
}

static struct str without_dots(struct str s)
{
    static const struct str dots[] = { STR_INIT("…"), STR_INIT("...") };
    for (size_t i = 0; i < sizeof dots / sizeof *dots;)
        if (str_ends(s, dots[i]))
            s = str_trim(str_head(s, s.n - dots[i].n));
        else
            i++;
    return s;
}

/* Does the text go on with these words? */
static bool goes_on(struct str text, struct str words)
{
    char c;
    while ((c = next_byte(&words)))
        if (next_byte(&text) != c)
            return false;
    return true;
}

static bool is_repeat(struct str excerpt, struct str body)
{
    struct str words = without_dots(str_skip(excerpt, 1)), rest = body;
    if (words.n < EXCERPT_MIN)
        return false;
    for (int i = 0; i < PARAGRAPHS;) {
        struct str line = line_text(&rest), look = line;
        if (!line.p)
            return false;
        if (goes_on(line_rest(line, body), words))
            return true;
        i += next_byte(&look) != '\0';
    }
    return false;
}

/* the day */

static bool read_day(struct str line, struct str *day)
{
    static const struct str labels[] = {
        STR_INIT("Published on "), STR_INIT("Published "),
        STR_INIT("Published: "),   STR_INIT("Posted on "),
        STR_INIT("发布于"),        STR_INIT("发表于"),
    };
    struct date d;
    if (line.n > DAY_LINE)
        return false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        *day = str_trim(str_skip(line, labels[i].n));
        struct str rest = *day;
        if (str_starts(line, labels[i]) && date_read(&rest, false, &d))
            return str_trim(rest).n == 0;
    }
    return false;
}

static void find_day(struct parts *p)
{
    struct str rest = str_head(p->behind, LOOK), first = line_text(&rest);
    struct str all = str_trim(p->behind);
    struct str last = str_skip(all, all.n < DAY_LOOK ? 0 : all.n - DAY_LOOK);
    last = str_skip(last, str_rchr(last, '\n') + 1);
    struct str day;
    if (read_day(first, &day))
        p->day_line = first;
    else if (read_day(last, &day))
        p->day_line = last;
    if (p->day_line.p)
        p->day = day;
}

/* the envelope */

/* Some write the place, "原文来自 X：~~[title](address)~~": md_head knows. */
static bool is_origin(struct str line)
{
    return str_has(line, STR("原文地址")) && str_has(line, STR("简悦")) &&
           str_has(line, STR("SimpRead")) && str_has(line, STR("转码"));
}

/* The address behind 原文地址, and the end of the envelope in the line. */
static void find_url(struct parts *p, struct str line)
{
    static const struct str label = STR_INIT("原文地址");
    struct str s = str_skip(line, str_find(line, label) + label.n);
    struct str behind = STR_NONE;
    p->origin = line;
    if (line_find_link(s, &p->site, &p->url, &behind)) {
        p->origin = str_range(line.p, str_end(line) - behind.n);
        return;
    }
    s = str_skip(s, str_find(s, STR("http")));
    size_t n = 0;
    while (n < s.n && !str_is_white(s.p[n]) && s.p[n] != ')' && s.p[n] != '>')
        n++;
    p->url = str_head(s, n);
}

static void find_excerpt(struct parts *p)
{
    struct str look = str_head(p->body, LOOK), rest = look;
    struct str line = line_text(&rest), after = rest;
    p->behind = p->body;
    if (!str_starts(line, STR(">")))
        return;
    /* A quote of several lines is one of the article. */
    if (str_starts(str_trim(line_take(&after)), STR(">")))
        return;
    p->excerpt = line;
    p->behind = line_rest(rest, p->body);
    p->repeats = is_repeat(line, rest);
}

static bool parts(struct str text, struct parts *p)
{
    struct str body = text;
    *p = (struct parts){ 0 };
    if (!front_block(text, &p->block, &body))
        p->block = STR_NONE;
    struct str look = str_head(body, LOOK), rest = look, words;
    for (int i = 0; i < HEAD_LINES; i++) {
        struct str line = line_text(&rest);
        if (!line.p)
            return false;
        if (is_origin(line)) {
            find_url(p, line);
            p->above = str_range(look.p, line.p);
            p->body = str_range(str_end(p->origin), str_end(text));
            find_excerpt(p);
            find_day(p);
            return true;
        }
        if (!p->title.p && line_heading(line, &words))
            p->title = words;
    }
    return false;
}

static bool recognise(struct str text, struct str path)
{
    struct parts p;
    (void)path;
    return parts(text, &p);
}

static struct str host_of(const struct parts *p)
{
    struct str host = p->site.n ? p->site : url_host(p->url);
    if (str_ends(host, STR("\\")))
        host.n--;
    return str_starts(host, STR("www.")) ? str_skip(host, 4) : host;
}

/* The name is the title of the page; a number before it belongs to it, but
 * for a date. */
static struct str title_of_name(struct str path, struct str host)
{
    struct date d;
    struct str name = str_skip(
        path, str_rchr(path, '/') < path.n ? str_rchr(path, '/') + 1 : 0);
    size_t dot = str_rchr(name, '.');
    if (str_eq(path, STR("-")) || dot == name.n || dot == 0 ||
        date_path(str_head(name, 11), &d))
        return STR_NONE;
    return title_without_site(str_head(name, dot), host);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct parts p;
    if (!parts(text, &p))
        return;
    if (p.block.p)
        front_found(a, p.block, f);
    f->title = p.title;
    if (!f->title.n && !f->front_title.n)
        f->title = title_of_name(path, host_of(&p));
    /* Some versions escape the marks of their own line: "\[host\](a\_b)". */
    if (p.url.n)
        f->url = text_unescaped(a, p.url);
    if (!f->provenance.p && p.site.p)
        f->provenance = host_of(&p);
    if (!f->front_date.p || f->front_is_fetch)
        str_fill(&f->label_date, p.day);
    f->body = p.behind;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct parts p;
    if (!parts(text, &p))
        return false;
    segment_add(a, out, p.block, FORM_PRE, HIDE_ENVELOPE);
    if (str_trim(p.above).n)
        segment_add(a, out, p.above, FORM_MARKDOWN, HIDE_NOT);
    line_add(a, out, str_skip(p.origin, str_starts(p.origin, STR(">"))),
             HIDE_ENVELOPE);
    if (p.repeats) {
        line_add(a, out, str_skip(p.excerpt, 1), HIDE_REPEAT);
        p.body = p.behind;
    }
    if (p.day_line.p) {
        segment_add(a, out, str_range(p.body.p, p.day_line.p), FORM_MARKDOWN,
                    HIDE_NOT);
        segment_add(a, out, p.day_line, FORM_LINES, HIDE_DATELINE);
        p.body = str_range(str_end(p.day_line), str_end(p.body));
    }
    if (str_trim(p.body).n)
        segment_add(a, out, p.body, FORM_MARKDOWN, HIDE_NOT);
    return true;
}

const struct dialect dialect_simpread = { "simpread", recognise, meta, cut,
                                          NULL,       NULL,      NULL };
