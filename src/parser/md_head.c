/* SPDX-License-Identifier: MIT */
/* One walk over the first lines, each judged by itself and by the few facts
 * in struct walk. */
#include <config.h>

#include "parser/md_head.h"

#include "parser/d.h"
#include "parser/date.h"
#include "parser/dateline.h"
#include "parser/issue_line.h"
#include "parser/lines.h"
#include "parser/md_label.h"

enum {
    LOOK = 8192, /* bytes of a body with its head */
    AHEAD = 6,   /* lines of notes below the origin, up to a rule */
    NOTE_MAX = 600,
    NAMES_MAX = 90,  /* bytes of the names of author and account, */
    AUTHOR_MAX = 12, /* and of the first of them */
};

struct walk {
    struct str rest;
    struct md_head *h;
    struct found *f;
    size_t hidden; /* lines */
    bool origin;   /* LABEL_ORIGIN was seen */
    bool excerpt;  /* in a quoted excerpt */
};

static struct str take_line(struct str *rest, struct str *all)
{
    struct str line = STR_NONE;
    const char *from = rest->p;
    str_line(rest, &line);
    *all = str_range(from, rest->n ? rest->p : str_end(line));
    return str_trim(line);
}

static bool is_rule(struct str line)
{
    if (line.n < 3 || !strchr("-*_=", line.p[0]))
        return false;
    for (size_t i = 1; i < line.n; i++)
        if (line.p[i] != line.p[0] && line.p[i] != ' ')
            return false;
    return true;
}

static bool is_image(struct str line)
{
    return (str_starts(line, STR("![")) && str_ends(line, STR(")"))) ||
           (str_starts(line, STR("[![")) && str_ends(line, STR(")")));
}

/* A heading, or words with a line of === or --- below; *all grows by it. */
static bool is_title(struct walk *w, struct str line, struct str *all)
{
    struct str words, more, rest = w->rest;
    if (line_heading(line, &words)) {
        w->h->title = words.n ? words : w->h->title;
        return words.n > 0;
    }
    struct str below = take_line(&rest, &more);
    if (!is_rule(below) || !strchr("-=", below.p[0]) || line.n > 200 ||
        strchr("[!>|*-", line.p[0]))
        return false;
    w->h->title = line;
    w->rest = rest;
    all->n = (size_t)(str_end(more) - all->p);
    return true;
}

/* "> 本文由 [简悦 SimpRead](…) 转码" without an address. */
static bool is_reader(struct str line)
{
    return line.n <= NOTE_MAX && str_starts(line, STR("> 本文由")) &&
           str_has(line, STR("SimpRead")) && str_ends(line, STR("转码"));
}

/* The head of a list of notes that some services export. */
static bool is_service(struct str line)
{
    static const struct str lines[] = {
        STR_INIT("#Omnivore"),   STR_INIT("#Readwise"),
        STR_INIT("## Metadata"), STR_INIT("### Metadata"),
        STR_INIT("## 元数据"),
    };
    if (STR_ANY(line, str_eq_nocase, lines))
        return true;
    return str_starts(line, STR("> 版权归作者所有")) || is_reader(line);
}

/* "原创 某人 某号 2023-09-17 08:00 发表于北京", as the head of a page of
 * WeChat reads when copied: the account stands before the date, the author
 * before it. */
bool md_wechat_line(struct str line, struct found *f)
{
    struct str at, original = STR("原创"), posted = STR("发表于");
    struct date d;
    bool first = str_starts(str_trim(line), original);
    if (line.n > NOTE_MAX / 2 || (!first && !str_has(line, posted)) ||
        !date_find(line, &d, &at))
        return false;
    struct str names = str_trim(str_range(line.p, at.p));
    struct str behind = str_trim(str_range(str_end(at), str_end(line)));
    if (!str_starts(behind, posted) && !(first && behind.n == 0))
        return false;
    names = str_trim(str_skip(names, first ? original.n : 0));
    size_t blank = str_rchr(names, ' ');
    if (f && !f->label_date.p)
        f->label_date = at;
    if (f && !f->provenance.p && names.n)
        f->provenance = blank < names.n ? str_skip(names, blank + 1) : names;
    if (f && !f->author.p && blank < names.n)
        f->author = str_trim(str_head(names, blank));
    return true;
}

/* "某人 某号 今天" below the origin: the same head on the day itself. A name of
 * a few Han characters before others is the author's. */
static bool today_line(struct str line, struct found *f)
{
    static const struct str days[] = { STR_INIT(" 今天"), STR_INIT(" 昨天"),
                                       STR_INIT(" 前天") };
    size_t i = 0;
    while (i < 3 && !str_ends(line, days[i]))
        i++;
    if (i == 3 || line.n > NAMES_MAX || str_has(line, STR("。")) ||
        str_has(line, STR("，")))
        return false;
    struct str names = str_trim(str_head(line, line.n - days[i].n));
    size_t blank = str_chr(names, ' ');
    struct str first = str_head(names, blank), at = first;
    while (at.n && (unsigned char)at.p[0] >= 0x80)
        at = str_skip(at, 1);
    bool author = blank < names.n && first.n <= AUTHOR_MAX && at.n == 0;
    if (f && author)
        str_fill(&f->author, first);
    if (f)
        str_fill(&f->provenance,
                 author ? str_trim(str_skip(names, blank)) : names);
    return names.n > 0;
}

/* "*某人 | 某报 | 2023年9月17日*" */
static bool in_columns(struct str line, struct found *f)
{
    struct issue_line is;
    if (line.n > NOTE_MAX / 2 ||
        (str_chr(line, '|') == line.n && !str_has(line, STR("·")) &&
         !str_has(line, STR("｜")) && !str_has(line, STR("版"))))
        return false;
    while (line.n && strchr("*_> ", line.p[0]))
        line = str_skip(line, 1);
    while (line.n && strchr("*_ ", line.p[line.n - 1]))
        line.n--;
    if (!issue_line(line, &is) || !is.sure || !is.date.p || !is.source.p)
        return false;
    if (f) {
        str_fill(&f->label_date, is.date);
        str_fill(&f->provenance, is.source);
        str_fill(&f->author, is.author);
    }
    return true;
}

/* "备注：…", "记者 某人" below the origin, if a rule ends the notes. */
static bool is_note(const struct walk *w, struct str line)
{
    struct str rest = w->rest, all;
    if (!w->origin || line.n > NOTE_MAX)
        return false;
    for (int left = AHEAD; left > 0 && rest.n;) {
        line = take_line(&rest, &all);
        if (is_rule(line))
            return true;
        left -= line.n > 0;
        if (line.n > NOTE_MAX || is_image(line))
            return false;
    }
    return false;
}

/* Does the line belong to the head? *hidden gets its reason. */
static bool belongs(struct walk *w, struct str line, struct str *all,
                    enum reason *hidden)
{
    *hidden = HIDE_ENVELOPE;
    if (w->excerpt && line.p[0] == '>')
        return true;
    w->excerpt = str_starts(line, STR("> ## Excerpt"));
    if (w->excerpt || is_service(line))
        return true;
    enum label_kind label = md_label(line, w->f);
    if (label != LABEL_NONE) {
        w->origin = w->origin || label == LABEL_ORIGIN;
        return true;
    }
    if (in_columns(line, w->f) || md_origin_link(line, w->f) ||
        md_wechat_line(line, w->f) || (w->origin && today_line(line, w->f)) ||
        is_note(w, line))
        return true;
    if (w->hidden && is_rule(line))
        return true;
    if (w->hidden && str_eq(line, STR(">")))
        return true;
    *hidden = HIDE_NOT;
    if (w->h->n == 0 && is_rule(line))
        return true;
    return (!w->h->title.p && is_title(w, line, all)) || is_image(line) ||
           is_date_line(line);
}

void md_head(struct str body, struct md_head *h, struct found *f)
{
    struct walk w = { .rest = str_head(body, LOOK), .h = h, .f = f };
    size_t last = 0; /* lines up to the last one that says something */
    h->n = 0;
    h->title = STR_NONE;
    h->rest = body;
    while (w.rest.n && h->n < HEAD_LINES) {
        struct str all, line = take_line(&w.rest, &all);
        enum reason hidden;
        if (line.n == 0)
            continue;
        bool rule = is_rule(line);
        if (!belongs(&w, line, &all, &hidden))
            break;
        h->lines[h->n++] = (struct head_line){ all, hidden };
        w.hidden += hidden != HIDE_NOT;
        if (hidden != HIDE_NOT)
            last = h->n;
        if (rule && w.origin)
            break;
    }
    /* The title alone is the text's affair. */
    h->n = last;
    if (last)
        h->rest = str_range(str_end(h->lines[last - 1].text), str_end(body));
}

struct str md_head_cut(struct arena *a, struct str body, struct segments *out)
{
    struct md_head h;
    md_head(body, &h, NULL);
    for (size_t i = 0; i < h.n; i++) {
        enum reason hidden = h.lines[i].hidden;
        segment_add(a, out, h.lines[i].text,
                    hidden ? FORM_LINES : FORM_MARKDOWN, hidden);
    }
    return h.rest;
}
