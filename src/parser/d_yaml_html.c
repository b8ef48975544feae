/* SPDX-License-Identifier: MIT */
/*
 * The yaml-html dialect: front matter, then the HTML of a whole article as
 * a scraper found it. Text in Markdown may begin with an element too, but
 * does not stay HTML.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/front.h"
#include "parser/index_html.h"
#include "parser/lines.h"
#include "parser/md_links.h"
#include "parser/tags.h"

enum {
    LOOK = 8192,       /* bytes that tell HTML from Markdown */
    TITLE_LOOK = 6144, /* with the heading of the page */
    TITLE_MAX = 1024,
    TAGS_LOOK = 1792,   /* last bytes that hold the tags */
    AUTHOR_LOOK = 1024, /* first bytes that hold who put it there */
    LINK_MAX = 90,      /* bytes of a name or tag */
};

static bool is_markdown_line(struct str line)
{
    struct str words;
    return line_heading(line, &words) || str_eq(line, STR("---")) ||
           str_starts(line, STR("![")) || str_starts(line, STR("```"));
}

/* A line of text that begins at the margin behind a blank line, or one that
 * only Markdown has. */
static bool turns_markdown(struct str body)
{
    struct str rest = str_head(body, LOOK);
    bool blank = false;
    while (rest.n) {
        struct str line = line_take_lf(&rest), words = str_trim(line);
        if (words.n && words.p[0] != '<' && strchr("#-!`", words.p[0]) &&
            is_markdown_line(line))
            return true;
        if (blank && line.n && line.p[0] != '<' && line.p[0] != ' ' &&
            line.p[0] != '\t')
            return true;
        blank = words.n == 0;
    }
    return false;
}

static bool is_html(struct str body)
{
    struct str s = str_trim(str_head(body, LOOK)), rest = s;
    struct tag t;
    if (s.n < 2 || s.p[0] != '<')
        return false;
    if (!str_starts(s, STR("<!")) && (!tag_next(&rest, &t) || t.all.p != s.p))
        return false;
    return !turns_markdown(body);
}

static bool recognise(struct str text, struct str path)
{
    struct str block, body;
    (void)path;
    return front_block(text, &block, &body) && is_html(body);
}

static bool is_dot(const struct str *s, size_t *n)
{
    *n = str_starts(*s, STR("...")) ? 3 : str_starts(*s, STR("…")) ? 3 : 0;
    return *n > 0;
}

/* Are both the same but for "..." that a writer took out of the title? */
static bool same_but_dots(struct str title, struct str heading)
{
    size_t n;
    while (heading.n) {
        if (title.n && title.p[0] == heading.p[0]) {
            title = str_skip(title, 1);
            heading = str_skip(heading, 1);
        } else if (is_dot(&heading, &n)) {
            heading = str_skip(heading, n);
        } else {
            return false;
        }
    }
    return title.n == 0;
}

/* The words of the first <h1>. */
static struct str page_title(struct arena *a, struct str body)
{
    struct str rest = str_head(body, TITLE_LOOK);
    struct tag t;
    if (!tags_may_hold(rest, STR("h1")))
        return STR_NONE;
    while (tag_next(&rest, &t))
        if (tag_is(&t, STR("h1")) && !t.closing) {
            char *out = arena_bytes(a, TITLE_MAX);
            size_t end = str_find(rest, STR("</h1"));
            size_t n = tags_text(str_head(rest, end), out, TITLE_MAX);
            arena_shrink(a, out, n);
            return str_trim((struct str){ out, n });
        }
    return STR_NONE;
}

/* The words of the link whose tag holds index `at`, cleaned of white space;
 * absent if they are not plain. *rest moves behind them. */
static struct str link_words(struct str *rest, size_t at)
{
    struct str s = str_skip(*rest, at);
    s = str_skip(s, str_chr(s, '>') + 1);
    struct str words = str_head(s, str_chr(s, '<'));
    *rest = str_skip(s, words.n);
    words = str_trim(words);
    return rest->n && words.n <= LINK_MAX ? words : STR_NONE;
}

/* <a rel="author">: who put it on the page. */
static struct str page_author(struct str body)
{
    struct str rest = str_head(body, AUTHOR_LOOK);
    size_t at = str_find(rest, STR(" rel=\"author\""));
    return at < rest.n ? link_words(&rest, at) : STR_NONE;
}

/* <a rel="tag"> at the end, separated by LF. */
static struct str page_tags(struct arena *a, struct str body)
{
    static const struct str mark = STR_INIT(" rel=\"tag\"");
    struct str rest =
        str_skip(body, body.n < TAGS_LOOK ? 0 : body.n - TAGS_LOOK);
    size_t n = 0, at;
    char *list = NULL;
    while ((at = str_find(rest, mark)) < rest.n) {
        list = list ? list : arena_bytes(a, TAGS_LOOK);
        struct str tag = link_words(&rest, at);
        if (tag.n == 0)
            continue;
        if (n)
            list[n++] = '\n';
        memcpy(list + n, tag.p, tag.n);
        n += tag.n;
    }
    if (list)
        arena_shrink(a, list, n);
    return n ? (struct str){ list, n } : STR_NONE;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str block;
    (void)path;
    if (!front_block(text, &block, &f->body))
        return;
    front_found(a, block, f);
    struct str title = page_title(a, f->body);
    if (!f->front_title.p ||
        (title.n > f->front_title.n && same_but_dots(f->front_title, title)))
        f->title = title;
    if (!f->brief && (!f->author.p || str_eq(f->author, f->feed)))
        f->byline = page_author(f->body);
    if (!f->brief && !f->tags.p)
        f->tags = page_tags(a, f->body);
    if (!f->url.p && !f->front_date.p)
        f->index_page = f->index_page || index_template(f->body);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str block, body;
    if (!front_block(text, &block, &body))
        return false;
    segment_add(a, out, block, FORM_PRE, HIDE_ENVELOPE);
    segment_add(a, out, md_links(a, body), FORM_HTML, HIDE_NOT);
    return true;
}

const struct dialect dialect_yaml_html = { "yaml-html", recognise, meta, cut,
                                           NULL,        NULL,      NULL };
