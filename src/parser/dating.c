/* SPDX-License-Identifier: MIT */
/*
 * The chain of precedence: stamp, front matter, label, <time>, lead, date line
 * of the page, address, file name; the first one that lies between 1990 and
 * two days from now wins. What the envelope gives, the body is not searched
 * for, except for what the page prints: a reader is shown that day.
 */
#include <config.h>

#include "parser/dating.h"

#include "base/ascii.h"
#include "parser/source.h"
#include "parser/tags.h"

#include <stdlib.h>
#include <string.h>

enum {
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
    FIRST_DAY = 7305,      /* 1990-01-01 */
    WRITTEN_FROM = -25567, /* 1900-01-01 */
    TIME_LOOK = 2048,      /* bytes of the body with <time> */
    LEAD_LOOK = 512,       /* with a lead, where the date is known */
    PAGE_LOOK = 1536,      /* with the date line */
    PAGE_LINES = 6,        /* lines of plain text with the date line */
    WHOLE_LINES = 12,      /* lines of a whole page with it */
    ABOVE_LOOK = 2048,     /* bytes before the title with it */
    ABOVE_LINES = 3,
    PAGE_REST = 24,     /* visible bytes beside the date in its line */
    PAGE_BEHIND = 60,   /* behind one with a time at the line's begin */
    PAGE_LABELLED = 96, /* the same where a label tells what it is */
};
#define DAY_MS ((int64_t)86400000)

static int64_t floor_day(int64_t ms)
{
    return ms / DAY_MS - (ms % DAY_MS < 0);
}

static bool likely_day(const struct dating *w, int64_t day)
{
    return day >= FIRST_DAY && day * DAY_MS <= w->latest;
}

/* A day that someone wrote down may be older than the web; 1970-01-01 is a
 * stamp of nothing. */
static bool likely_written(const struct dating *w, const struct date *d)
{
    return d->day >= WRITTEN_FROM && d->day != 0 &&
           d->day * DAY_MS <= w->latest;
}

static bool likely(const struct dating *w, const struct date *d)
{
    int64_t ms = date_instant(d, w->zone);
    return ms == DATE_UNKNOWN ? likely_day(w, d->day)
                              : likely_day(w, floor_day(ms)) && ms <= w->latest;
}

/* The day and minute that the source's clock shows for a written date: as
 * written, but a machine's UTC is moved to the source's zone. minute is -1
 * without a time. */
static void shown(const struct dating *w, const struct date *d, int32_t *day,
                  int *minute)
{
    int64_t local = d->day * DAY_MS;
    *day = d->day;
    *minute = -1;
    if (d->time == DATE_NO_TIME)
        return;
    local += d->time;
    if (d->utc) {
        int64_t ms = date_instant(d, w->zone);
        local = ms + (int64_t)zone_offset(w->zone, ms) * MINUTE_MS;
    }
    *day = (int32_t)floor_day(local);
    *minute = (int)((local - floor_day(local) * DAY_MS) / MINUTE_MS);
}

static bool has_label(struct str line)
{
    static const struct str labels[] = {
        STR_INIT("发布"),   STR_INIT("發布"), STR_INIT("更新"),
        STR_INIT("时间"),   STR_INIT("時間"), STR_INIT("提交"),
        STR_INIT("日期"),   STR_INIT("发表"), STR_INIT("發表"),
        STR_INIT("来源"),   STR_INIT("來源"), STR_INIT("ublished"),
        STR_INIT("pdated"), STR_INIT("配信"), STR_INIT("公開"),
        STR_INIT("입력"),   STR_INIT("등록"), STR_INIT("송고"),
        STR_INIT("승인"),   STR_INIT("掲載"), STR_INIT("作者"),
    };
    static const struct str writers[] = { STR_INIT("記者"), STR_INIT("记者"),
                                          STR_INIT("기자") };
    if (STR_ANY(line, str_has, labels))
        return true;
    /* a sentence may name a reporter too */
    if (str_has(line, STR("，")) || str_has(line, STR("。")))
        return false;
    return STR_ANY(line, str_has, writers);
}

/* "(2023年9月17日) words": the date of an issue. */
static bool in_brackets(struct str line, struct str at)
{
    struct str before = str_range(line.p, at.p);
    struct str behind = str_range(str_end(at), str_end(line));
    return (str_ends(before, STR("(")) && str_starts(behind, STR(")"))) ||
           (str_ends(before, STR("（")) && str_starts(behind, STR("）")));
}

/* "words (20230917)": the same. */
static bool issue_find(struct str line, struct date *d, struct str *at)
{
    struct str rest = str_skip(line, str_rchr(line, '(') + 1);
    *at = str_head(rest, 8);
    return str_eq(str_skip(rest, 8), STR(")")) && date_path(*at, d);
}

/* "2023-09-17 10:05 paper, buttons" in one line of a whole page. */
static bool begins_line(struct str line, struct str at, const struct date *d)
{
    return at.p == line.p && d->time != DATE_NO_TIME &&
           line.n - at.n <= PAGE_BEHIND && !str_has(line, STR("，")) &&
           !str_has(line, STR("。")) && !str_has(line, STR("、"));
}

/* Is this line the page's date, not a sentence that names one? */
static bool page_line(const struct dating *w, struct str line, struct date *d)
{
    struct str at;
    if (str_starts(line, STR("http://"))) /* of the site, before its date */
        line = str_trim(str_skip(line, str_chr(line, ' ')));
    if (line.n > DATING_ROOM ||
        (!date_find(line, d, &at) && !issue_find(line, d, &at)))
        return false;
    size_t rest = line.n - at.n;
    if (rest > PAGE_REST && !in_brackets(line, at) &&
        !(rest <= PAGE_LABELLED && has_label(line)) &&
        !begins_line(line, at, d))
        return false;
    if (str_starts(w->zone->name, STR("America/"))) { /* 09/17/2023 */
        struct str again = str_range(at.p, str_end(line));
        date_read(&again, true, d);
    }
    /* A bare ISO time is a machine's and was measured to be UTC. */
    if (d->machine && d->offset == DATE_NO_OFFSET) {
        d->offset = 0;
        d->utc = true;
    }
    return true;
}

/* What generators of sites write below a page is when its file was touched. */
static bool is_upkeep(struct str line)
{
    return str_starts_nocase(line, STR("Last updated")) ||
           str_starts(line, STR("上次更新"));
}

/* Behind the title of a whole page stand names, buttons and pictures too. */
static void look_whole_page(struct dating *w, struct str lines)
{
    struct str line;
    for (int left = WHOLE_LINES; left > 0 && str_line(&lines, &line); left--) {
        struct date d;
        line = str_trim(line);
        if (page_line(w, line, &d) && likely(w, &d)) {
            w->page = d;
            w->has_page = true;
            w->upkeep = is_upkeep(line);
            if (!w->upkeep)
                return;
        }
        if (!w->has_short && line.n <= PAGE_LABELLED)
            w->has_short = date_short_find(line, &w->day);
    }
}

/* Some pages show the day above the title: in one of the last lines there, as
 * the first ones of a page show that of today. */
static void look_above(struct dating *w, struct str above)
{
    char text[ABOVE_LOOK];
    if (above.n > ABOVE_LOOK)
        above = str_skip(above, above.n - ABOVE_LOOK);
    above = str_skip(above, str_chr(above, '>') + 1);
    struct str rest = { text, tags_pieces(above, text, sizeof text) };
    for (int left = ABOVE_LINES; left > 0 && rest.n && !w->has_page; left--) {
        size_t lf = str_rchr(rest, '\n');
        struct str line = str_trim(lf < rest.n ? str_skip(rest, lf + 1) : rest);
        struct date d;
        w->has_page =
            (page_line(w, line, &d) || date_spaced(line, &d)) && likely(w, &d);
        if (w->has_page)
            w->page = d;
        rest = str_head(rest, lf < rest.n ? lf : 0);
    }
}

/* The date line of HTML is in its first block, that of text in its first
 * lines. The line above it is the byline. */
static void look_page(struct dating *w, struct str body)
{
    struct str rest = str_head(body, PAGE_LOOK), line, above = STR_NONE;
    size_t i = 0, n;
    while (i < rest.n && rest.p[i] > 0 && rest.p[i] <= ' ')
        i++;
    bool html = i < rest.n && rest.p[i] == '<';
    if (html) {
        if (!tags_first_block(rest, w->buf, sizeof w->buf, &n))
            return;
        rest = (struct str){ w->buf, n };
    }
    for (int left = PAGE_LINES; left > 0 && str_line(&rest, &line);) {
        line = str_trim(line);
        if (line.n == 0)
            continue;
        left--;
        if (page_line(w, line, &w->page) && likely(w, &w->page)) {
            w->has_page = true;
            if (html)
                w->byline = above;
            return;
        }
        above = line;
    }
}

/* A date in the envelope. */
static bool read_date(const struct dating *w, struct str s, struct date *d)
{
    s = str_trim(s);
    return s.n && (date_read(&s, false, d) || date_digits(s, d)) &&
           likely(w, d);
}

/* The same behind a label, of a paper of any age. */
static bool read_label(const struct dating *w, struct str s, struct date *d)
{
    s = str_trim(s);
    return s.n && (date_read(&s, false, d) || date_digits(s, d)) &&
           likely_written(w, d) && (d->day < FIRST_DAY || likely(w, d));
}

/* Does the visible text show a time of the day? */
static bool shows_clock(struct str s)
{
    for (size_t i = 1; i + 2 < s.n; i++)
        if (s.p[i] == ':' && ascii_is_digit(s.p[i - 1]) && s.p[i + 1] >= '0' &&
            s.p[i + 1] <= '5')
            return true;
    return false;
}

/* <time datetime> */
static bool look_time(struct dating *w, struct str body, struct date *d)
{
    struct str look = str_head(body, TIME_LOOK), value, inner;
    if (!tags_may_hold(look, STR("time")) ||
        !tags_find(look, STR("time"), STR("datetime"), &value, &inner) ||
        !read_date(w, value, d))
        return false;
    if (!w->has_page && shows_clock(inner)) {
        w->page = *d;
        w->has_page = true;
    }
    return true;
}

/* The winner of the chain; DATE_FROM_NONE if there is no believable date. */
static enum date_from win(struct dating *w, const struct meta_in *in,
                          const struct found *f, struct str url, struct date *d)
{
    if (!f->front_is_fetch && read_date(w, f->front_date, d))
        return DATE_FROM_FRONT;
    if (read_label(w, f->label_date, d))
        return DATE_FROM_LABEL;
    if (read_date(w, f->page_date, d) ||
        (!f->body_undated && look_time(w, f->body, d)))
        return DATE_FROM_TIME;
    if (w->has_lead) {
        *d = w->lead;
        return DATE_FROM_LEAD;
    }
    if (w->has_page && !w->upkeep) {
        *d = w->page;
        return DATE_FROM_PAGE;
    }
    if (w->has_short &&
        date_short_year(&w->day, url, in->path, (int32_t)floor_day(w->latest),
                        d) &&
        likely(w, d))
        return DATE_FROM_PAGE;
    if (date_url(url, d) && likely(w, d))
        return DATE_FROM_URL;
    /* When it was fetched or saved says little, but more than a file name
     * that was made of the same. */
    struct date saved;
    bool has_saved = read_date(w, f->front_date, &saved);
    if (date_path(in->path, d) && likely_written(w, d) &&
        !(has_saved && saved.day == d->day && !f->front_is_wiki))
        return DATE_FROM_FILE;
    if (w->has_page) {
        *d = w->page;
        return DATE_FROM_PAGE;
    }
    if (!has_saved && !f->body_undated && !f->url.p &&
        date_yearless(in->path, f->body, d) && likely_written(w, d))
        return DATE_FROM_PAGE;
    if (has_saved) {
        *d = saved;
        return DATE_FROM_FRONT;
    }
    return DATE_FROM_NONE;
}

/* The day that the source prints, where it is within one of `about`; else
 * `about`. d is the winner, NULL for a stamp. */
static int32_t printed_day(const struct dating *w, const struct date *d,
                           struct str url, int32_t about)
{
    struct date u;
    int32_t day;
    int minute;
    if (w->has_lead && labs((long)w->lead.day - about) <= 1)
        return w->lead.day;
    if (w->has_page) {
        shown(w, &w->page, &day, &minute);
        if (labs((long)day - about) <= 1)
            return day;
    }
    if (d && d->offset != DATE_NO_OFFSET && !d->utc)
        return d->day;
    if (date_url(url, &u) && labs((long)u.day - about) <= 1)
        return u.day;
    return about;
}

/* Would another clock of East Asia show or mean anything else? Most dates are
 * a day alone or an instant around which both show one day, and the language
 * is not known yet. */
static bool zone_tells(const struct dating *w, const struct date *d, int64_t ms)
{
    if (d && d->time != DATE_NO_TIME && d->offset == DATE_NO_OFFSET)
        return true;
    if (w->has_page && w->page.utc && w->page.time != DATE_NO_TIME)
        return true;
    return ms != DATE_UNKNOWN &&
           floor_day(ms + 8 * HOUR_MS) != floor_day(ms + 9 * HOUR_MS);
}

void dating_find(const struct meta_in *in, const struct found *f,
                 struct dating *w, struct meta *out)
{
    struct date d;
    const struct date *winner = NULL;
    int64_t ms;
    w->zone = zone_find(out->rule.zone);
    /* no zone beside a language is China's */
    bool told = w->zone || out->rule.lang != LANG_UNKNOWN;
    w->zone = w->zone ? w->zone : zone_default();
    w->latest = in->now_ms + 2 * DAY_MS;
    w->has_lead = w->has_page = w->has_short = w->upkeep = false;
    w->byline = w->from_lead = STR_NONE;
    bool stamped = date_stamp(f->ms, &ms) && ms <= w->latest &&
                   likely_day(w, floor_day(ms));
    struct str body = f->body_undated ? STR_NONE : f->body;
    if (f->page) {
        look_whole_page(w, f->lines);
        if (!w->has_page && !w->has_short)
            look_above(w, f->above);
    } else {
        look_page(w, body);
    }
    /* With a stamp a lead could only say once more what the page says. */
    if (!stamped || !w->has_page) {
        struct str look = stamped ? str_head(body, LEAD_LOOK) : body;
        w->has_lead =
            date_lead(look, &w->lead, &w->from_lead) && likely(w, &w->lead);
    }
    if (stamped) {
        out->date_from = DATE_FROM_MS;
    } else {
        out->date_from = win(w, in, f, out->url, &d);
        if (w->upkeep && out->date_from != DATE_FROM_PAGE)
            w->has_page = false;
        if (out->date_from == DATE_FROM_NONE)
            return;
        out->approx = out->date_from == DATE_FROM_FRONT && f->front_is_fetch;
        winner = &d;
        ms = date_instant(&d, w->zone);
    }
    if (!told && zone_tells(w, winner, ms)) {
        w->zone = source_zone(out, f);
        ms = winner ? date_instant(winner, w->zone) : ms;
    }
    out->date_ms = ms;
    if (out->date_ms == DATE_UNKNOWN) {
        out->day = d.day;
    } else {
        int64_t offset =
            (int64_t)zone_offset(w->zone, out->date_ms) * MINUTE_MS;
        int32_t about = (int32_t)floor_day(out->date_ms + offset);
        out->day = printed_day(w, winner, out->url, about);
    }
    if (w->has_page) {
        int32_t day;
        int minute;
        shown(w, &w->page, &day, &minute);
        if (day == out->day)
            out->clock = (int16_t)minute;
    }
}
