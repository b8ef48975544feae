/* SPDX-License-Identifier: MIT */
/*
 * The link dialect: the header of the ms dialect without its stamp, then
 * maybe a line that tells the date, then the item of a feed.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/lines.h"
#include "parser/title.h"

enum {
    LEADING = 64,   /* bytes of blank lines */
    DATE_LOOK = 512 /* bytes with the line of the date */
};

static const struct str labels[] = { STR_INIT("日期："), STR_INIT("日期:") };

/* Take the line of the date off *body, if there is one. */
static void take_date(struct ms_header *h, struct str *line, struct str *date)
{
    struct str rest = str_head(h->body, DATE_LOOK), first = line_text(&rest);
    *line = *date = STR_NONE;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_starts(first, labels[i])) {
            *line = first;
            *date = str_skip(first, labels[i].n);
            h->body = line_rest(rest, h->body);
            return;
        }
}

static bool parts(struct str text, struct ms_header *h, struct str *line,
                  struct str *date)
{
    size_t n = 0;
    while (n < text.n && n < LEADING && str_is_white(text.p[n]))
        n++;
    if (!link_header(str_skip(text, n), h) || !str_has(h->url, STR("://")))
        return false;
    take_date(h, line, date);
    return true;
}

static bool recognise(struct str text, struct str path)
{
    struct ms_header h;
    struct str line, date;
    (void)path;
    return parts(text, &h, &line, &date);
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct ms_header h;
    struct str line, date;
    (void)path;
    if (!parts(text, &h, &line, &date))
        return;
    f->title = h.title;
    f->title_entities = true;
    f->url = h.url;
    f->label_date = date;
    if (!f->brief) {
        f->tags = feed_tags(a, h.body);
        f->byline = feed_author(h.title, h.body);
    }
    /* The line of the date is one that the page prints. */
    f->body = line.p ? line_rest(line, text) : h.body;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct ms_header h;
    struct str line, date;
    if (!parts(text, &h, &line, &date))
        return false;
    if (title_loses(a, h.title, true))
        segment_add(a, out, h.title, FORM_PLAIN, HIDE_ENVELOPE);
    segment_add(a, out, line, FORM_PLAIN, HIDE_ENVELOPE);
    segment_add(a, out, h.body, body_form(h.body), HIDE_NOT);
    return true;
}

const struct dialect dialect_link = { "link", recognise, meta, cut,
                                      NULL,   NULL,      NULL };
