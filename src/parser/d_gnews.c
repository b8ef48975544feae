/* SPDX-License-Identifier: MIT */
/*
 * The GNews dialect: "## title", which may be empty, a link "轉載自GNews",
 * Markdown. Some have navigation and a rule above the title, and a label in
 * backticks, before the link or in its own line, with the time of the article
 * and its author; posts of GETTR have the label and no title.
 *
 * What has no title takes its file name, or its first words where that is but
 * a number.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/date.h"
#include "parser/lines.h"
#include "parser/meta.h"
#include "parser/title.h"
#include "text/utf8.h"

enum {
    LOOK = 4096,
    HEAD_LINES = 6,   /* lines with text up to the link */
    SITE = 5,         /* bytes of the site's name, which ends the link */
    AUTHOR_MAX = 120, /* bytes */
    TITLE_CHARS = 60, /* of a title that the text begins with */
    TITLE_LINES = 12, /* lines in which that may be */
};

struct head {
    struct str nav;        /* "### [home](…)" */
    struct str title;      /* words of the heading */
    struct str label;      /* between backticks */
    struct str line;       /* of the link */
    struct str words, url; /* of the link */
    struct str body;
};

static bool is_origin(struct str words)
{
    static const struct str names[] = {
        STR_INIT("轉載自GNews"),  STR_INIT("转载自GNews"),
        STR_INIT("轉發自GETTR"),  STR_INIT("转发自GETTR"),
        STR_INIT("轉載自GETTR"),  STR_INIT("轉載自Gettr"),
        STR_INIT("轉載自 GNews"), STR_INIT("转载自 GNews"),
    };
    return STR_ANY(words, str_eq, names);
}

/* "`words` …": the words. */
static struct str backticks(struct str line)
{
    if (!str_starts(line, STR("`")))
        return STR_NONE;
    struct str s = str_skip(line, 1);
    return str_trim(str_head(s, str_chr(s, '`')));
}

static bool head(struct str text, struct head *h)
{
    struct str rest = str_head(text, LOOK), words, behind;
    bool titled = false;
    *h = (struct head){ 0 };
    for (int i = 0; i < HEAD_LINES; i++) {
        struct str line = line_text(&rest);
        if (line.n == 0)
            return false;
        bool link = line_find_link(line, &h->words, &h->url, &behind);
        bool first = line.p[0] == '[' || line.p[0] == '`';
        if (link && first && is_origin(h->words)) {
            if (!h->label.p)
                h->label = backticks(line);
            h->line = line;
            h->body = line_rest(rest, text);
            return titled || h->label.p;
        }
        if (i == 0 && link && line_heading(line, &words)) {
            h->nav = line;
        } else if (!titled && line_heading(line, &words)) {
            h->title = words;
            titled = true;
        } else if (!h->label.p && backticks(line).p) {
            h->label = backticks(line);
        } else if (!line_is_all(line, '-', 3)) {
            return false;
        }
    }
    return false;
}

static bool recognise(struct str text, struct str path)
{
    struct head h;
    (void)path;
    return head(text, &h);
}

/* the label */

/* What date_read takes without a hint, in ISO form. */
static struct str date_text(struct arena *a, const struct date *d)
{
    char text[32];
    int minute = d->time / 60000;
    if (d->time != DATE_NO_TIME && d->offset != DATE_NO_OFFSET) {
        meta_instant(date_instant(d, NULL), text);
        return arena_str(a, str_of(text));
    }
    meta_day(d->day, text);
    if (d->time == DATE_NO_TIME)
        return arena_str(a, str_of(text));
    return arena_printf(a, "%s %02d:%02d", text, minute / 60, minute % 60);
}

/* "4/26/2022 4:15 PM UTC Miles", "@miles 4/26/2022 …", "2020-08-14 08:08 DT",
 * "the name of a club": when it was written, and by whom. */
static void read_label(struct arena *a, struct str label, struct found *f)
{
    struct str rest = label, author = label;
    struct date d;
    for (size_t i = 0; i < label.n; i++) {
        if (i > 0 && label.p[i - 1] != ' ')
            continue;
        rest = str_skip(label, i);
        if (!date_read(&rest, true, &d))
            continue;
        f->label_date = date_text(a, &d);
        author = str_trim(str_head(label, i));
        if (author.n == 0)
            author = str_trim(rest);
        break;
    }
    if (author.n && author.n <= AUTHOR_MAX)
        f->author = author;
}

/* the title */

/* Without pictures, and the marks of Markdown around the words. */
static struct str plain_words(struct str line)
{
    struct str words;
    if (line_heading(line, &words))
        line = words;
    while (line.n && strchr("*_`> ", line.p[0]))
        line = str_skip(line, 1);
    while (line.n && strchr("*_` ", line.p[line.n - 1]))
        line.n--;
    return str_starts(line, STR("![")) || str_starts(line, STR("[![")) ||
                   str_starts(line, STR("<"))
               ? STR_NONE
               : line;
}

/* The first sentence of a line, or what of it is not too long. */
static struct str first_sentence(struct str line)
{
    static const struct str ends[] = { STR_INIT("。"), STR_INIT("！"),
                                       STR_INIT("？"), STR_INIT("；"),
                                       STR_INIT("，"), STR_INIT(". ") };
    if (utf8_count(line) <= TITLE_CHARS)
        return line;
    size_t most = 0, chars = 0;
    const char *p = line.p, *end = str_end(line);
    while (p < end && chars++ < TITLE_CHARS)
        utf8_next(&p, end);
    most = (size_t)(p - line.p);
    struct str look = str_head(line, most);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = str_find(look, ends[i]);
        if (at < look.n)
            return str_head(look, i < 4 ? at + ends[i].n : at);
    }
    return look;
}

static struct str title_of_body(struct str body)
{
    struct str rest = str_head(body, LOOK);
    for (int i = 0; i < TITLE_LINES; i++) {
        struct str line = line_text(&rest);
        if (!line.p)
            break;
        line = plain_words(line);
        if (line.n)
            return first_sentence(line);
    }
    return STR_NONE;
}

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789-_.", s.p[i]))
            return false;
    return true;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct head h;
    struct date d;
    if (!head(text, &h))
        return;
    f->title = h.title;
    f->title_entities = true;
    if (h.title.n == 0 && is_number(title_of_path(a, path)))
        f->title = title_of_body(h.body);
    if (!str_ends(h.url, STR("/0")))
        f->url = h.url;
    f->provenance = str_skip(h.words, h.words.n - SITE);
    f->body = h.body;
    if (h.label.p)
        read_label(a, h.label, f);
    /* The day is that of the file's name; one that was renamed has it in the
     * title. */
    f->body_undated = date_path(path, &d);
    if (!f->label_date.p && !f->body_undated)
        date_find(h.title, &d, &f->label_date);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct head h;
    if (!head(text, &h))
        return false;
    if (h.nav.n)
        line_add(a, out, h.nav, HIDE_NAV);
    if (title_loses(a, h.title, true))
        segment_add(a, out, h.title, FORM_LINES, HIDE_ENVELOPE);
    if (h.label.p && h.label.p < h.line.p)
        segment_add(a, out, h.label, FORM_PLAIN, HIDE_ENVELOPE);
    line_add(a, out, h.line, HIDE_ENVELOPE);
    segment_add(a, out, h.body, FORM_MARKDOWN, HIDE_NOT);
    return true;
}

const struct dialect dialect_gnews = { "gnews", recognise, meta, cut,
                                       NULL,    NULL,      NULL };
