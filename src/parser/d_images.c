/* SPDX-License-Identifier: MIT */
/*
 * The dialect of image pages: "### (2023年9月17日) title", a rule, lines of
 * one picture each with a rule behind it, navigation.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/date.h"
#include "parser/lines.h"
#include "parser/tags.h"
#include "parser/title.h"

enum {
    LOOK = 4096,
    LINES = 8, /* lines under the title that tell that it is none but images */
};

struct parts {
    struct str line;  /* of the title, without ### */
    struct str date;  /* "(…)"; absent */
    struct str title; /* behind it */
    struct str body;
};

/* "<img …/>", maybe with <hr/> behind it: the picture. */
static bool image_line(struct str line, struct str *image)
{
    struct tag t;
    struct str rest = str_trim(line);
    if (!str_starts(rest, STR("<")) || !tag_next(&rest, &t) ||
        !tag_is(&t, STR("img")))
        return false;
    *image = t.all;
    rest = str_trim(rest);
    return rest.n == 0 || (tag_next(&rest, &t) && tag_is(&t, STR("hr")) &&
                           str_trim(rest).n == 0);
}

/* A date in brackets at the begin of the title. */
static void split_title(struct parts *p)
{
    struct date d;
    struct str s = p->line;
    size_t close = str_chr(s, ')');
    p->title = s;
    if (!str_starts(s, STR("(")) || close == s.n ||
        !date_find(str_head(s, close), &d, NULL))
        return;
    p->date = str_head(s, close + 1);
    p->title = str_trim(str_skip(s, close + 1));
}

static bool parts(struct str text, struct parts *p)
{
    struct str rest = str_head(text, LOOK), image;
    struct str line = line_text(&rest);
    size_t images = 0;
    *p = (struct parts){ 0 };
    if (!str_starts(line, STR("###")) || !line_heading(line, &p->line) ||
        !line_is_all(line_text(&rest), '-', 3))
        return false;
    p->body = line_rest(rest, text);
    split_title(p);
    for (int i = 0; i < LINES && (line = line_text(&rest)).p; i++) {
        bool cut = rest.n == 0 && text.n > LOOK;
        if (image_line(line, &image))
            images++;
        else if (!cut && !str_starts(line, STR("####")) &&
                 !line_is_all(line, '-', 3))
            return false;
    }
    return images > 0;
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
    struct str image, rest;
    struct tag t;
    (void)a;
    (void)path;
    if (!parts(text, &p))
        return;
    f->title = p.title;
    f->title_entities = true;
    f->body = line_rest(p.line, text); /* also the date */
    rest = str_head(p.body, LOOK);
    if (image_line(line_text(&rest), &image) && tag_next(&image, &t))
        f->site = tag_attr(&t, STR("src"));
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct parts p;
    struct str line, image;
    if (!parts(text, &p))
        return false;
    segment_add(a, out, p.date, FORM_PLAIN, HIDE_DATELINE);
    if (title_loses(a, p.title, true))
        segment_add(a, out, p.title, FORM_LINES, HIDE_ENVELOPE);
    while ((line = line_text(&p.body)).p) {
        if (image_line(line, &image))
            segment_add(a, out, image, FORM_HTML, HIDE_NOT);
        else if (str_starts(line, STR("####")))
            line_add(a, out, str_skip(line, 4), HIDE_NAV);
        else if (!line_is_all(line, '-', 3))
            line_add(a, out, line, HIDE_NOT);
    }
    return true;
}

const struct dialect dialect_images = { "images", recognise, meta, cut,
                                        NULL,     NULL,      NULL };
