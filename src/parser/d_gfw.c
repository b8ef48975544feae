/* SPDX-License-Identifier: MIT */
/*
 * The gfw dialect: "### title", a line of dashes, navigation, a picture head,
 * promotion, the article as HTML, a block to share it, the original address,
 * navigation again. Lines of promotion also stand inside the article's div.
 *
 * Three generations: in 2018 the article follows the dashes at once and
 * "原文链接：" closes it; older ones have a rule of plus signs; later ones
 * all of the above.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/lines.h"
#include "parser/title.h"

enum {
    DASHES = 20,             /* at least, under the title */
    ORIGIN_LOOK = 3072,      /* last bytes that hold the original address */
    ORIGIN_LOOK_FAR = 16384, /* where they do not */
    SHARE_LOOK = 4096,       /* bytes before it that hold the block to share */
};

/* The title's line and what follows the dashes. */
static bool head(struct str text, struct str *title, struct str *rest)
{
    if (!str_starts(text, STR("###")))
        return false;
    struct str s = str_head(text, 4096);
    struct str line = line_take(&s), under = line_take(&s);
    *title = str_skip(line, 3);
    if ((title->n && title->p[0] != ' ') || !line_is_all(under, '-', DASHES))
        return false;
    *rest = str_range(s.p, str_end(text));
    return true;
}

/* Without <br/> and blanks at both ends. */
static struct str bare(struct str s)
{
    static const struct str breaks[] = { STR_INIT("<br/>"), STR_INIT("<br>"),
                                         STR_INIT("<br />") };
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks;) {
        s = str_trim(s);
        if (str_starts(s, breaks[i]))
            s = str_skip(s, breaks[i].n);
        else if (str_ends(s, breaks[i]))
            s.n -= breaks[i].n;
        else
            i++;
    }
    return str_trim(s);
}

static const struct str label = STR_INIT("原文"); /* begins all of them */

/* "原文地址（需翻墙访问）：https://…": the address. */
static bool origin_line(struct str line, struct str *url)
{
    static const struct str labels[] = { STR_INIT("原文地址（需翻墙访问）："),
                                         STR_INIT("原文链接：") };
    line = bare(line);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_starts(line, labels[i])) {
            struct str s = str_trim(str_skip(line, labels[i].n));
            size_t n = 0;
            while (n < s.n && s.p[n] != ' ' && s.p[n] != '<')
                n++;
            *url = str_head(s, n);
            return n > 0;
        }
    return false;
}

static size_t line_begin(struct str s, size_t at)
{
    while (at > 0 && s.p[at - 1] != '\n' && s.p[at - 1] != '\r')
        at--;
    return at;
}

/* The last line of the original address among the last `look` bytes. */
static bool origin_within(struct str body, size_t look, struct str *line,
                          struct str *url)
{
    struct str rest = body, one, u;
    bool found = false;
    if (rest.n > look) {
        rest = str_skip(rest, rest.n - look - 1);
        line_take(&rest); /* maybe cut */
    }
    for (size_t at; (at = str_find(rest, label)) < rest.n;) {
        rest = str_skip(rest, line_begin(rest, at));
        str_line(&rest, &one);
        if (origin_line(one, &u)) {
            *line = one;
            *url = u;
            found = true;
        }
    }
    return found;
}

static bool origin(struct str body, struct str *line, struct str *url)
{
    return origin_within(body, ORIGIN_LOOK, line, url) ||
           (body.n > ORIGIN_LOOK &&
            origin_within(body, ORIGIN_LOOK_FAR, line, url));
}

/* "#### [words](address)…", maybe indented; *links gets what follows "####". */
static bool link_line(struct str line, struct str *links)
{
    line = str_trim(line);
    if (!str_starts(line, STR("#### ")) || !str_has(line, STR("](")))
        return false;
    *links = str_skip(line, 5);
    return true;
}

/* Behind the navigation that follows the title. */
static struct str skip_nav(struct str s)
{
    for (;;) {
        struct str rest = s, line = line_take(&rest), links;
        if (rest.p == s.p || (str_trim(line).n && !link_line(line, &links)))
            return s;
        s = rest;
    }
}

static bool recognise(struct str text, struct str path)
{
    struct str title, rest;
    (void)path;
    return head(text, &title, &rest);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str title, rest, line;
    (void)a;
    (void)path;
    if (!head(text, &title, &rest))
        return;
    f->title = title;
    f->title_entities = true;
    f->body = skip_nav(rest);
    origin(rest, &line, &f->url);
}

/* A rule of Markdown, as it stands before promotion and is left where there
 * is none: "---" and a blank line. The lines of HTML are indented. */
static bool is_promo_rule(struct str line, struct str rest)
{
    return str_starts(line, STR("---")) && line_is_all(line, '-', 3) &&
           str_trim(line_take(&rest)).n == 0;
}

static void add_line(struct arena *a, struct segments *out, struct str line,
                     enum reason reason)
{
    line_add(a, out, bare(line), reason);
}

/* Without the lines "#### [link](…)", which are no part of the HTML. */
static void cut_body(struct arena *a, struct str body, struct segments *out)
{
    struct str rest = body;
    const char *from = body.p;
    bool begun = false;
    while (rest.n) {
        const char *at = rest.p;
        struct str line = line_take(&rest), links;
        bool link = link_line(line, &links);
        if (!link && !is_promo_rule(line, rest)) {
            begun = begun || str_trim(line).n;
            continue;
        }
        if (str_trim(str_range(from, at)).n)
            segment_add(a, out, str_range(from, at), FORM_HTML, HIDE_NOT);
        from = rest.p;
        if (link)
            add_line(a, out, links, begun ? HIDE_PROMO : HIDE_NAV);
    }
    if (str_trim(str_range(from, rest.p)).n)
        segment_add(a, out, str_range(from, rest.p), FORM_HTML, HIDE_NOT);
}

static void cut_share(struct arena *a, struct str share, struct segments *out)
{
    while (share.n)
        add_line(a, out, line_take(&share), HIDE_SHARE);
}

/* Behind the original address. What is no navigation stays visible. */
static void cut_tail(struct arena *a, struct str tail, struct segments *out)
{
    while (tail.n) {
        struct str line = str_trim(line_take(&tail)), links;
        if (link_line(line, &links))
            add_line(a, out, links, HIDE_NAV);
        else if (!line_is_all(line, '-', 3))
            segment_add(a, out, line, FORM_HTML, HIDE_NOT);
    }
}

/* The end of the article before the block to share, which begins at `end`:
 * without the rule between them. */
static size_t before_rule(struct str s, size_t end)
{
    struct str body = str_trim(str_head(s, end));
    size_t n = (size_t)(str_end(body) - s.p);
    if (str_ends(body, STR("<hr/>")))
        return n - 5;
    size_t plus = 0;
    while (plus < body.n && body.p[body.n - 1 - plus] == '+')
        plus++;
    return plus >= 5 ? n - plus : n;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str title, body, line = STR_NONE, url;
    if (!head(text, &title, &body))
        return false;
    if (title_loses(a, title, true))
        segment_add(a, out, str_trim(title), FORM_PLAIN, HIDE_ENVELOPE);
    if (!origin(body, &line, &url)) {
        cut_body(a, body, out);
        return true;
    }
    size_t end = (size_t)(line.p - body.p), share = end;
    struct str look =
        str_skip(str_head(body, end), end > SHARE_LOOK ? end - SHARE_LOOK : 0);
    size_t at = str_rfind(look, STR("手机上长按"));
    if (at < look.n)
        share = line_begin(body, (size_t)(look.p + at - body.p));
    cut_body(a, str_head(body, before_rule(body, share)), out);
    cut_share(a, str_range(body.p + share, line.p), out);
    add_line(a, out, line, HIDE_SHARE);
    cut_tail(a, str_range(str_end(line), str_end(body)), out);
    return true;
}

const struct dialect dialect_gfw = { "gfw", recognise, meta, cut,
                                     NULL,  NULL,      NULL };
