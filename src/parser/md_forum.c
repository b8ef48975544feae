/* SPDX-License-Identifier: MIT */
/*
 * One walk over lines. The lines since the last one that only a post can end
 * with (blanks alone, a rule, a heading) are kept as a candidate for a head;
 * the floor line proves it one. All bounded, so each byte is seen a few times.
 */
#include <config.h>

#include "parser/md_forum.h"

#include "base/ascii.h"
#include "parser/d.h"
#include "parser/date.h"
#include "parser/lines.h"
#include "parser/md_post.h"

enum {
    LOOK = 8192,     /* bytes with the first floor line */
    FLOOR_MAX = 200, /* bytes of a floor line */
    HEAD_MAX = 1500, /* bytes of author and motto */
    HEAD_LINES = 6,
};

struct floor_line {
    struct str number; /* "3楼" */
    struct str time;
    struct str behind; /* a post that begins in the same line */
};

static const struct str posted = STR_INIT("发表于 ");

/* line: without blanks at its ends. */
static bool floor_read(struct str line, struct floor_line *f)
{
    struct date d;
    if (line.n > FLOOR_MAX || line.n == 0 || !ascii_is_digit(line.p[0]))
        return false;
    size_t said = str_find(line, posted);
    if (said == line.n)
        return false;
    size_t n = str_find(line, STR("楼"));
    if (n > 6 || n > said)
        return false;
    f->number = str_head(line, n + 3);
    struct str rest = str_skip(line, said + posted.n);
    struct str at = rest;
    if (!date_read(&rest, false, &d) || d.time == DATE_NO_TIME)
        return false;
    f->time = str_trim(str_range(at.p, rest.p));
    rest = str_trim(rest);
    if (str_starts(rest, STR("只看该作者")))
        rest = str_trim(str_skip(rest, STR("只看该作者").n));
    f->behind = rest;
    return true;
}

/* Author and motto of a post. */
struct head {
    const char *from; /* begin of the author's line, NULL: none yet */
    struct str author;
    struct str motto;
    struct str notice; /* of the forum, before the author in his line */
    struct str remark; /* the same behind him */
    size_t lines;
};

static void head_add(struct head *h, struct str line)
{
    struct str words = str_trim(line);
    if (h->lines++ == 0) {
        h->from = line.p;
        h->author = words;
        h->motto = STR_NONE;
    } else if (h->motto.p) {
        h->motto = str_range(h->motto.p, str_end(words));
    } else {
        h->motto = words;
    }
}

/* The last group of lines as a head, where a post ended without a mark: three
 * blank lines divide author and motto. */
struct walk {
    struct str rest;
    struct head head, late; /* late: since the last run of blank lines */
    size_t blanks;          /* before this line */
};

/* words: of the line. */
static bool ends_post(struct str line, struct str words)
{
    return (words.n == 0 && line.n > 0) || str_eq(words, STR("---")) ||
           str_starts(words, STR("# "));
}

/* The next line with words that is no head; true at a floor line. */
static bool walk_next(struct walk *w, struct floor_line *f, struct str *line)
{
    while (str_line(&w->rest, line)) {
        struct str words = str_trim(*line);
        if (ends_post(*line, words)) {
            w->head = w->late = (struct head){ 0 };
            w->blanks++;
            continue;
        }
        if (words.n == 0) {
            w->blanks++;
            continue;
        }
        if (floor_read(words, f))
            return true;
        if (w->blanks > 3 || w->blanks == 0 || w->late.lines > 1)
            w->late = (struct head){ 0 };
        head_add(&w->late, *line);
        head_add(&w->head, *line);
        w->blanks = 0;
    }
    return false;
}

/* What the forum wrote into the author's line: "本主题由 A 于 … B" tells what
 * was done to the thread, "[ 本帖最后由 … 编辑 ]B" belongs to the post above,
 * "B 该用户已被删除" has left. */
static struct head without_notice(struct head h)
{
    static const struct str gone = STR_INIT("该用户已被删除");
    size_t at = str_rchr(h.author, ' '), edit = md_post_edited(h.author);
    if (str_starts(h.author, STR("本主题由 ")) && at < h.author.n) {
        h.notice = str_head(h.author, at);
        h.author = str_skip(h.author, at + 1);
    } else if (edit && edit < h.author.n) {
        h.notice = str_head(h.author, edit);
        h.author = str_trim(str_skip(h.author, edit));
    }
    if (str_ends(h.author, gone) && h.author.n > gone.n) {
        struct str name = str_head(h.author, h.author.n - gone.n);
        h.remark = str_skip(h.author, name.n);
        h.author = str_trim(name);
    }
    return h;
}

/* The better candidate of both. */
static struct head head_of(const struct walk *w)
{
    const struct head *h = &w->head;
    bool much =
        h->lines > HEAD_LINES ||
        (h->motto.p && (size_t)(str_end(h->motto) - h->from) > HEAD_MAX);
    return without_notice(much || h->lines == 0 ? w->late : *h);
}

bool md_forum(struct str body)
{
    struct walk w = { .rest = body };
    struct floor_line f;
    struct str line;
    return walk_next(&w, &f, &line) && head_of(&w).lines > 0;
}

void md_forum_meta(struct str body, struct found *found)
{
    struct walk w = { .rest = str_head(body, LOOK) };
    struct floor_line f;
    struct str line;
    struct date front, post;
    /* Most texts have no floor line; the first post of a poll has none. */
    if (!str_has(w.rest, posted) || !walk_next(&w, &f, &line) ||
        !str_starts(f.number, STR("1楼")))
        return;
    struct str saved = found->front_date, at = f.time;
    if (!found->author.p)
        found->author = head_of(&w).author;
    /* The post tells the same day with its time. */
    if (date_read(&at, false, &post) &&
        (!saved.p ||
         (date_read(&saved, false, &front) && front.day == post.day))) {
        found->front_date = STR_NONE;
        found->label_date = STR_NONE;
        found->body = line;
    }
}

/* Others name a post by its floor, so the heading begins with it. */
static void put_head(struct arena *a, const struct head *h,
                     const struct floor_line *f, struct str line,
                     struct segments *out)
{
    struct str title = arena_printf(a, "#### %.*s %.*s%s%.*s",
                                    STR_ARG(f->number), STR_ARG(h->author),
                                    h->author.n ? " " : "", STR_ARG(f->time));
    struct str before = str_range(str_end(f->number), f->time.p);
    struct str behind = str_range(str_end(f->time), str_end(line));
    behind = str_head(behind, behind.n - f->behind.n);
    struct str buttons =
        arena_printf(a, "%.*s%.*s", STR_ARG(str_trim(before)), STR_ARG(behind));
    segment_add(a, out, title, FORM_LINES, HIDE_NOT);
    segment_add(a, out, h->notice, FORM_LINES, HIDE_NAV);
    segment_add(a, out, h->remark, FORM_LINES, HIDE_NAV);
    segment_add(a, out, h->motto, FORM_LINES, HIDE_SIGNATURE);
    segment_add(a, out, buttons, FORM_LINES, HIDE_NAV);
}

/* The words of the thread's heading. */
static struct str heading_of(struct str text)
{
    struct str line, words;
    while (str_line(&text, &line))
        if (line_heading(line, &words))
            return words;
    return STR_NONE;
}

/* The first post has the title as its subject. Returns what follows it. */
static struct str put_subject(struct arena *a, struct str text,
                              struct str *title, struct segments *out)
{
    struct str rest = str_trim(text), line;
    bool same =
        title->n && str_line(&rest, &line) && str_eq(str_trim(line), *title);
    *title = STR_NONE;
    if (!same)
        return text;
    segment_add(a, out, line, FORM_LINES, HIDE_REPEAT);
    return rest;
}

void md_forum_cut(struct arena *a, struct str body, struct segments *out)
{
    struct walk w = { .rest = body };
    struct floor_line f;
    struct str line;
    const char *from = body.p; /* of what is not put yet */
    struct str title = STR_NONE;
    while (walk_next(&w, &f, &line)) {
        struct head h = head_of(&w);
        if (h.lines == 0)
            h = (struct head){ .from = line.p, .author = STR("") };
        struct str text = str_range(from, h.from);
        if (from == body.p)
            title = heading_of(text);
        else
            text = put_subject(a, text, &title, out);
        md_post_cut(a, text, out);
        line = str_trim(line);
        put_head(a, &h, &f, line, out);
        from = f.behind.n ? f.behind.p : str_end(line);
        w.head = w.late = (struct head){ 0 };
        w.blanks = 0;
    }
    struct str last = str_range(from, str_end(body));
    md_post_cut(a, put_subject(a, last, &title, out), out);
}
