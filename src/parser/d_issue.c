/* SPDX-License-Identifier: MIT */
/*
 * The dialect of issue comments: "title by author" or a title alone, six
 * dashes, maybe "**2023-09-17**", Markdown. The day is one of China. Behind
 * each @ the writer put a blank, so that nobody is called; it stays.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/date.h"
#include "parser/lines.h"
#include "parser/title.h"

enum { LOOK = 4096, AUTHOR_MAX = 120 /* bytes */ };

struct parts {
    struct str line; /* the first one */
    struct str title, author;
    struct str date; /* the line of the date; absent */
    struct str body;
};

static bool date_line(struct str line)
{
    struct date d;
    struct str s = line;
    if (!str_starts(s, STR("**")) || !str_ends(s, STR("**")) || s.n < 5)
        return false;
    s = (struct str){ s.p + 2, s.n - 4 };
    return date_read(&s, false, &d) && s.n == 0;
}

static bool parts(struct str text, struct parts *p)
{
    struct str rest = str_head(text, LOOK), after;
    *p = (struct parts){ .line = line_text(&rest) };
    struct str dashes = line_take(&rest);
    if (p->line.n == 0 || strchr("#[<>!-", p->line.p[0]) ||
        !str_eq(str_trim(dashes), STR("------")))
        return false;
    p->title = p->line;
    size_t by = str_rfind(p->line, STR(" by "));
    if (by > 0 && by < p->line.n && p->line.n - by - 4 <= AUTHOR_MAX) {
        p->title = str_trim(str_head(p->line, by));
        p->author = str_trim(str_skip(p->line, by + 4));
    }
    after = rest;
    struct str line = line_text(&after);
    if (date_line(line)) {
        p->date = line;
        rest = after;
    }
    p->body = line_rest(rest, text);
    return p->author.n > 0 || p->date.p;
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
    (void)a;
    (void)path;
    if (!parts(text, &p))
        return;
    f->title = p.title;
    f->author = p.author;
    f->body = p.date.p ? line_rest(p.date, text) : p.body;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct parts p;
    if (!parts(text, &p))
        return false;
    if (p.author.n)
        segment_add(a, out, str_range(str_end(p.title), str_end(p.line)),
                    FORM_PLAIN, HIDE_ENVELOPE);
    if (title_loses(a, p.title, false))
        segment_add(a, out, p.title, FORM_PLAIN, HIDE_ENVELOPE);
    segment_add(a, out, p.date, FORM_PLAIN, HIDE_DATELINE);
    segment_add(a, out, p.body, FORM_MARKDOWN, HIDE_NOT);
    return true;
}

const struct dialect dialect_issue = { "issue", recognise, meta, cut,
                                       NULL,    NULL,      NULL };
