/* SPDX-License-Identifier: MIT */
/*
 * The markdown dialect: a text in Markdown, with front matter or without.
 * Without, the text has to show it is Markdown: signs that plain text hardly
 * has are counted in its begin.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/d.h"
#include "parser/foot.h"
#include "parser/front.h"
#include "parser/index_html.h"
#include "parser/index_page.h"
#include "parser/lines.h"
#include "parser/md_forum.h"
#include "parser/md_head.h"
#include "parser/md_wiki.h"
#include "parser/title.h"

enum {
    LOOK = 4096,     /* bytes with signs of Markdown */
    NEAR_TOP = 3,    /* lines with text among which a heading is a sign */
    ENOUGH = 2,      /* signs in a file that is named .md */
    ENOUGH_ELSE = 3, /* in any other */
    CUT_TITLE = 100, /* bytes of a title that may have been cut at a length */
};

static bool named_md(struct str path)
{
    static const struct str ends[] = { STR_INIT(".md"), STR_INIT(".markdown"),
                                       STR_INIT(".mdx"), STR_INIT(".mkd") };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (path.n > ends[i].n &&
            str_eq_nocase(str_skip(path, path.n - ends[i].n), ends[i]))
            return true;
    return false;
}

/* Does it have `open`, words without blank at their ends, and `close`? */
static bool has_pair(struct str line, struct str open, struct str close)
{
    size_t at = str_find(line, open);
    if (at == line.n)
        return false;
    struct str rest = str_skip(line, at + open.n);
    size_t n = str_find(rest, close);
    return n > 0 && n < rest.n && rest.p[0] != ' ' && rest.p[n - 1] != ' ';
}

static bool is_link(struct str line)
{
    size_t at = str_find(line, STR("]("));
    if (at == line.n || str_chr(line, '[') >= at)
        return false;
    struct str to = str_skip(line, at + 2);
    return str_chr(to, ')') < to.n &&
           (str_starts(to, STR("http")) || str_starts(to, STR("/")) ||
            str_starts(to, STR(".")) || str_starts(to, STR("#")));
}

static bool is_item(struct str line)
{
    if (str_starts(line, STR("- ")) || str_starts(line, STR("* ")) ||
        str_starts(line, STR("> ")))
        return true;
    size_t n = ascii_digits(line);
    return n > 0 && n < 4 && str_starts(str_skip(line, n), STR(". "));
}

struct signs {
    bool marked; /* the text has a mark of some sign that is no item */
    unsigned links, bold, items, images, headings;
    bool title, fence;
};

static void count(struct signs *s, struct str line, unsigned seen)
{
    struct str words;
    s->items += is_item(line);
    if (!s->marked)
        return;
    bool heading = line_heading(line, &words) && words.n;
    s->title = s->title || (heading && seen < NEAR_TOP);
    s->headings += heading;
    bool link = is_link(line);
    s->links += link;
    s->images += link && str_has(line, STR("!["));
    s->bold += has_pair(line, STR("**"), STR("**"));
    s->fence = s->fence || str_starts(line, STR("```"));
}

static unsigned weigh(const struct signs *s)
{
    return (s->title ? 2 : 0) + (s->headings > 1) + (s->links > 0) +
           (s->links > 2) + (s->images > 0) + (s->bold > 0) + (s->items > 1) +
           (s->fence ? 2 : 0);
}

static bool is_marked(struct str s)
{
    return str_chr(s, '#') < s.n || str_has(s, STR("](")) ||
           str_has(s, STR("**")) || str_has(s, STR("```"));
}

static bool shows_markdown(struct str text, struct str path)
{
    struct str rest = str_head(text, LOOK), line;
    struct signs s = { .marked = is_marked(rest) };
    unsigned seen = 0;
    unsigned enough = named_md(path) ? ENOUGH - 1 : ENOUGH_ELSE;
    if (!s.marked && enough > 1) /* items are one sign */
        return false;
    while (weigh(&s) < enough) {
        if (!(line = line_text(&rest)).p)
            return false;
        /* a page of HTML */
        if (seen == 0 && line.p[0] == '<' && line.n > 1 &&
            !str_starts(line, STR("<http")))
            return false;
        count(&s, line, seen++);
    }
    return true;
}

static bool recognise(struct str text, struct str path)
{
    struct str block, body;
    return front_block(text, &block, &body) || shows_markdown(text, path);
}

static struct str without_dots(struct str s)
{
    static const struct str dots[] = { STR_INIT("..."), STR_INIT("…") };
    s = str_trim(s);
    for (size_t i = 0; i < 2; i++)
        while (str_ends(s, dots[i]))
            s = str_trim(str_head(s, s.n - dots[i].n));
    return s;
}

/* Is the title of the front matter the begin of the heading, cut at a blank,
 * at dots or at a length? */
static bool is_cut(struct str title, struct str heading)
{
    struct str s = without_dots(title);
    if (s.n >= heading.n || !str_starts(heading, s))
        return false;
    char next = heading.p[s.n];
    return next == ' ' || s.n < str_trim(title).n || s.n >= CUT_TITLE ||
           str_starts(str_skip(heading, s.n), STR("\u3000"));
}

static void choose_title(struct arena *a, struct str body,
                         const struct md_head *h, struct found *f)
{
    if (!h->n)
        text_link(body, f);
    if (f->title.p)
        return;
    struct str title = h->title.p ? h->title : text_title(body);
    if (!f->front_title.p || is_cut(f->front_title, title))
        f->title = title_of_heading(a, title);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str block, foot;
    struct md_head h;
    (void)path;
    f->body = text;
    if (front_block(text, &block, &f->body))
        front_found(a, block, f);
    struct str body = f->body;
    struct found front = *f;
    md_head(body, &h, f);
    f->body = h.rest;
    choose_title(a, body, &h, f);
    md_forum_meta(body, f);
    foot_read(h.rest, &foot, f);
    if (!front.url.p)
        f->url = text_unescaped(a, f->url);
    if (!front.provenance.p)
        f->provenance = text_unescaped(a, f->provenance);
    bool dated = (f->front_date.p && !f->front_is_fetch) || f->label_date.p;
    if (!f->url.p && !dated)
        f->index_page = f->index_page || index_page(body) ||
                        str_trim(body).n == 0 || index_template(body);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str block = STR_NONE, body = text, foot;
    if (front_block(text, &block, &body))
        segment_add(a, out, block, FORM_PRE, HIDE_ENVELOPE);
    if (md_forum(body)) {
        md_forum_cut(a, body, out);
        return true;
    }
    body = md_head_cut(a, body, out);
    bool ends = foot_read(body, &foot, NULL);
    if (ends)
        body = str_range(body.p, foot.p);
    if (str_has(block, STR("dateCreated:")))
        md_wiki_cut(a, body, out);
    else
        segment_add(a, out, body, FORM_MARKDOWN, HIDE_NOT);
    if (ends)
        segment_add(a, out, foot, FORM_LINES, HIDE_ENVELOPE);
    return true;
}

const struct dialect dialect_markdown = { "markdown", recognise, meta, cut,
                                          NULL,       NULL,      NULL };
