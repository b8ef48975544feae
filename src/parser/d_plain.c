/* SPDX-License-Identifier: MIT */
/*
 * The plain dialect: everything no other row knows. The text is shown as it
 * stands; of its begin only what is plain to see is taken: front matter, a
 * line that is one link, lines with labels, a heading or a first line that
 * may be a title.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/foot.h"
#include "parser/front.h"
#include "parser/index_page.h"
#include "parser/labels.h"
#include "parser/lines.h"

/* "tea, trains", "茶、铁路", "茶 铁路", with a LF between two. */
static struct str split_tags(struct arena *a, struct str s)
{
    static const struct str marks[] = {
        STR_INIT("、"), STR_INIT("，"), STR_INIT("；"), STR_INIT("\u3000"),
        STR_INIT(","),  STR_INIT(";"),  STR_INIT("|"),  STR_INIT(" "),
    };
    if (s.n == 0)
        return STR_NONE;
    /* Blanks part words only where nothing else does. */
    size_t n = sizeof marks / sizeof *marks;
    for (size_t i = 0; i + 1 < sizeof marks / sizeof *marks; i++)
        if (str_has(s, marks[i]))
            n = sizeof marks / sizeof *marks - 1;
    char *to = arena_bytes(a, s.n);
    size_t used = 0;
    while (s.n) {
        size_t i = 0;
        while (i < n && !str_starts(s, marks[i]))
            i++;
        to[used++] = i < n ? '\n' : s.p[0];
        s = str_skip(s, i < n ? marks[i].n : 1);
    }
    return (struct str){ to, used };
}

static bool recognise(struct str text, struct str path)
{
    (void)text;
    (void)path;
    return true;
}

/* "title TAB text", as corpora of one article a file have it: the first line
 * up to its only TAB. */
static struct str tab_title(struct str body)
{
    struct str rest = body, line = line_text(&rest);
    size_t tab = str_chr(line, '\t');
    struct str title = str_trim(str_head(line, tab));
    struct str behind = str_skip(line, tab + 1);
    if (str_trim(behind).n == 0 || str_chr(behind, '\t') < behind.n ||
        !labels_title(title, STR("\n\n")))
        return STR_NONE;
    return title;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str block, title, foot;
    struct labels l;
    (void)path;
    f->body = text;
    if (front_block(text, &block, &f->body))
        front_found(a, block, f);
    text_link(f->body, f);
    if (labels_read(f->body, &l)) {
        str_fill(&f->title, l.title);
        str_fill(&f->url, l.url);
        str_fill(&f->author, l.author);
        str_fill(&f->provenance, l.source);
        str_fill(&f->tags, split_tags(a, l.tags));
        f->label_date = l.date;
    }
    foot_read(f->body, &foot, f);
    if (!f->title.p) {
        title = tab_title(f->body);
        title = title.p ? title : text_title(f->body);
        /* A title of the front matter may be cut at a blank. */
        if (!f->front_title.p ||
            (title.n > f->front_title.n && str_starts(title, f->front_title)))
            f->title = title;
    }
    if (!f->url.p && !f->front_date.p && !f->label_date.p)
        f->index_page = index_page(f->body);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str block, body = text, foot;
    struct labels l;
    if (front_block(text, &block, &body))
        segment_add(a, out, block, FORM_PRE, HIDE_ENVELOPE);
    if (labels_read(body, &l)) {
        enum reason title = l.wrapped ? HIDE_REPEAT : HIDE_NOT;
        struct str above = str_range(body.p, l.head.p), line = STR_NONE;
        struct str rest = above;
        if (line_text(&rest).p) /* a line below the title stands alone */
            line = str_range(above.p, str_end(above) - rest.n);
        segment_add(a, out, line, FORM_PLAIN, l.below.p ? HIDE_NOT : title);
        segment_add(a, out, rest, FORM_PLAIN, HIDE_NOT);
        segment_add(a, out, l.head, FORM_LINES, HIDE_ENVELOPE);
        segment_add(a, out, l.below, FORM_PLAIN, title);
        body = l.body;
    }
    bool ends = foot_read(body, &foot, NULL);
    if (ends)
        body = str_range(body.p, foot.p);
    struct str title = tab_title(body);
    if (title.p) {
        segment_add(a, out, str_range(body.p, str_end(title)), FORM_PLAIN,
                    HIDE_NOT);
        body = str_range(str_end(title), str_end(body));
    }
    segment_add(a, out, body, FORM_PLAIN, HIDE_NOT);
    if (ends)
        segment_add(a, out, foot, FORM_LINES, HIDE_ENVELOPE);
    return true;
}

const struct dialect dialect_plain = { "plain", recognise, meta, cut,
                                       NULL,    NULL,      NULL };
