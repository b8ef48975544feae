/* SPDX-License-Identifier: MIT */
/*
 * One pass of choices over what the dialect found (struct found): for each
 * field a chain of candidates, the first believable one wins and its rule is
 * remembered. All looks into the body are windows of a few KiB, so the cost
 * does not grow with the file.
 */
#include <config.h>

#include "parser/meta.h"

#include "parser/date.h"
#include "parser/dialect.h"
#include "parser/tags.h"
#include "parser/title.h"
#include "parser/url.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    MINUTE_MS = 60000,
    CHARSET_LOOK = 4096, /* bytes sampled for UTF-8 */
    CHARSET_ENOUGH = 12, /* well-formed sequences that prove it */
    CHARSET_SOME = 4,    /* those that do at the end of the sample */
    DECLARED_LOOK = 1024,
    TIME_LOOK = 2048,  /* bytes of the body with <time> */
    PAGE_HEAD_LOOK = 32768, /* those of a whole page, also with <meta> */
    LEAD_LOOK = 512,   /* with a lead, where the date is known */
    PAGE_LOOK = 1536,  /* with the date line */
    PAGE_LINES = 6,    /* lines of plain text with the date line */
    PAGE_ROOM = 256,   /* visible bytes of the block of the date line */
    PAGE_REST = 24,    /* of them beside the date in its line */
    PAGE_LABELLED = 96, /* the same where a label tells what it is */
    LANG_LOOK = 1024,  /* bytes of body for the language */
    LANG_TEXT = 384,   /* visible ones of them */
    LANG_TITLE = 24,   /* bytes of a title that tells by itself */
    BINARY_LOOK = 8192,
    DAYS_PER_400 = 146097,
    FIRST_DAY = 7305, /* 1990-01-01 */
};
#define DAY_MS ((int64_t)86400000)

const char *date_from_name(enum date_from f)
{
    static const char *const names[] = {
        [DATE_FROM_NONE] = NULL,      [DATE_FROM_MS] = "ms",
        [DATE_FROM_FRONT] = "front",  [DATE_FROM_LABEL] = "label",
        [DATE_FROM_TIME] = "time",    [DATE_FROM_LEAD] = "lead",
        [DATE_FROM_PAGE] = "page",    [DATE_FROM_URL] = "url",
        [DATE_FROM_FILE] = "file",
    };
    return names[f];
}

int32_t meta_civil(int year, int month, int mday)
{
    /* Years begin in March, so the leap day is the last of a year. */
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return (int32_t)(era * DAYS_PER_400 + doe - 719468);
}

void meta_civil_of(int32_t day, int *year, int *month, int *mday)
{
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - (DAYS_PER_400 - 1)) / DAYS_PER_400;
    int64_t doe = z - era * DAYS_PER_400;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *mday = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

static int64_t floor_day(int64_t ms)
{
    return ms / DAY_MS - (ms % DAY_MS < 0);
}

void meta_day(int32_t day, char out[16])
{
    int year, month, mday;
    meta_civil_of(day, &year, &month, &mday);
    if (year < 0 || year > 9999)
        year = year < 0 ? 0 : 9999;
    snprintf(out, 16, "%04d-%02d-%02d", year, month, mday);
}

void meta_instant(int64_t ms, char out[32])
{
    char day[16];
    int64_t days = floor_day(ms);
    int64_t limit = 3000000; /* meta_day stops at year 9999 anyway */
    days = days > limit ? limit : days < -limit ? -limit : days;
    int rest = (int)((ms % DAY_MS + DAY_MS) % DAY_MS);
    meta_day((int32_t)days, day);
    int n = snprintf(out, 32, "%s", day);
    n += snprintf(out + n, 32 - (size_t)n, "T%02d:%02d:%02d", rest / 3600000,
                  rest / 60000 % 60, rest / 1000 % 60);
    if (rest % 1000)
        n += snprintf(out + n, 32 - (size_t)n, ".%03d", rest % 1000);
    snprintf(out + n, 32 - (size_t)n, "Z");
}

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
           c != '\f' && c != 0x1B;
}

bool meta_binary(struct str bytes)
{
    struct str s = str_head(bytes, BINARY_LOOK);
    if (str_starts(s, STR("\xFF\xFE")) || str_starts(s, STR("\xFE\xFF")))
        return false;
    size_t bad = 0, i = 0;
    for (; i + 8 <= s.n; i += 8) {
        /* Most groups of eight have no byte below 0x20. */
        uint64_t v;
        memcpy(&v, s.p + i, 8);
        if (((v - 0x2020202020202020u) & ~v & 0x8080808080808080u) == 0)
            continue;
        for (size_t k = i; k < i + 8; k++)
            bad += is_control(s.p[k]);
    }
    for (; i < s.n; i++)
        bad += is_control(s.p[i]);
    return bad * 10 > s.n;
}

/* charset */

/* Are the first bytes beyond doubt UTF-8? Saves the look at all the rest. */
static bool is_surely_utf8(struct str s)
{
    const char *p = s.p, *end = s.p + s.n;
    const char *stop = p + (s.n < CHARSET_LOOK ? s.n : CHARSET_LOOK);
    int sequences = 0;
    struct str first = str_head(s, 64);
    if (str_chr(first, '\0') < first.n) /* UTF-16 without a mark */
        return false;
    while (p < stop && sequences < CHARSET_ENOUGH) {
        if ((unsigned char)*p < 0x80) {
            p++;
            continue;
        }
        const char *from = p;
        if (utf8_next(&p, end) == UTF8_BAD &&
            (p - from != 3 || memcmp(from, "\xEF\xBF\xBD", 3) != 0))
            return false;
        sequences++;
    }
    return sequences >= CHARSET_SOME;
}

/* charset=… or encoding=… in the begin of a page. */
static enum charset declared(struct str s)
{
    static const struct str words[] = { STR_INIT("charset="),
                                        STR_INIT("encoding=") };
    struct str look = str_head(s, DECLARED_LOOK);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = str_find(look, words[i]);
        if (at == look.n)
            continue;
        struct str v = str_skip(look, at + words[i].n);
        if (v.n && (v.p[0] == '"' || v.p[0] == '\''))
            v = str_skip(v, 1);
        size_t n = 0;
        while (n < v.n && !strchr("\"'; />?\r\n\t", v.p[n]))
            n++;
        return charset_label(str_head(v, n));
    }
    return CHARSET_UNKNOWN;
}

static enum charset find_charset(const struct meta_in *in)
{
    if (in->charset != CHARSET_UNKNOWN)
        return in->charset;
    if (is_surely_utf8(in->bytes))
        return CHARSET_UTF8;
    return charset_detect(in->bytes, declared(in->bytes));
}

/* What the rest works on: raw UTF-8 without mark, other charsets decoded. */
static struct str text_of(struct arena *a, struct str bytes, enum charset c)
{
    if (c != CHARSET_UTF8)
        return charset_decode(a, bytes, c, NULL);
    return str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_skip(bytes, 3) : bytes;
}

/* title, address */

static struct str find_title(struct arena *a, const struct found *f,
                             struct str path)
{
    struct str title = title_clean(a, f->title, f->title_entities);
    if (!title.p)
        title = title_clean(a, f->front_title, true);
    if (!title.p && !str_eq(path, STR("-")))
        title = title_of_path(a, path);
    return title;
}

/* "mp.weixin.qq.com/s/x" */
static bool lacks_scheme(struct str url)
{
    size_t host = str_chr(url, '/');
    for (size_t i = 0; i < host; i++) {
        char c = url.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '-' || c == '.'))
            return false;
    }
    size_t dot = str_chr(url, '.');
    return host < url.n && dot > 0 && dot + 1 < host;
}

static struct str find_url(struct arena *a, struct str raw)
{
    struct str url = field_clean(a, raw, true);
    if (url.n == 0)
        return STR_NONE;
    if (str_has(str_skip(url, 5), STR("http"))) /* "https:https://" */
        url = url_resolve(a, STR_NONE, url);
    if (str_starts(url, STR("//")))
        return arena_printf(a, "https:%.*s", STR_ARG(url));
    if (lacks_scheme(url))
        return arena_printf(a, "https://%.*s", STR_ARG(url));
    return url_is_web(url) ? url : STR_NONE;
}

/* dates */

/* All that is needed to judge a date, and what was found in the body. */
struct dating {
    const struct zone *zone; /* of the source */
    int64_t latest;          /* ms: nothing later is believed */
    bool has_lead, has_page;
    struct date lead, page;
    struct str byline; /* in the block of the date line, in buf */
    char buf[PAGE_ROOM];
};

static bool likely_day(const struct dating *w, int64_t day)
{
    return day >= FIRST_DAY && day * DAY_MS <= w->latest;
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
        STR_INIT("입력"),
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_has(line, labels[i]))
            return true;
    return false;
}

/* "(2023年9月17日) words": the date of an issue. */
static bool in_brackets(struct str line, struct str at)
{
    struct str before = str_range(line.p, at.p);
    struct str behind = str_range(at.p + at.n, line.p + line.n);
    return (str_ends(before, STR("(")) && str_starts(behind, STR(")"))) ||
           (str_ends(before, STR("（")) && str_starts(behind, STR("）")));
}

/* Is this line the page's date, not a sentence that names one? */
static bool page_line(struct str line, struct date *d)
{
    struct str at;
    if (line.n > PAGE_ROOM || !date_find(line, d, &at))
        return false;
    size_t rest = line.n - at.n;
    if (rest > PAGE_REST && !in_brackets(line, at) &&
        !(rest <= PAGE_LABELLED && has_label(line)))
        return false;
    /* A bare ISO time is a machine's and was measured to be UTC. */
    if (d->machine && d->offset == DATE_NO_OFFSET) {
        d->offset = 0;
        d->utc = true;
    }
    return true;
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
        if (page_line(line, &w->page) && likely(w, &w->page)) {
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
    return s.n && date_read(&s, false, d) && likely(w, d);
}

/* Does the visible text show a time of the day? */
static bool shows_clock(struct str s)
{
    for (size_t i = 1; i + 2 < s.n; i++)
        if (s.p[i] == ':' && s.p[i - 1] >= '0' && s.p[i - 1] <= '9' &&
            s.p[i + 1] >= '0' && s.p[i + 1] <= '5')
            return true;
    return false;
}

/* Quicker than to read all tags. */
static bool has_time(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        i += str_chr(str_skip(s, i), '<');
        if (str_starts_nocase(str_skip(s, i + 1), STR("time")))
            return true;
    }
    return false;
}

/* <time datetime>, else <meta> of a whole page. */
static bool look_time(struct dating *w, struct str body, struct date *d)
{
    static const struct str keys[] = {
        STR_INIT("article:published_time"), STR_INIT("datePublished"),
        STR_INIT("pubdate"), STR_INIT("publishdate"), STR_INIT("og:pubdate"),
    };
    bool page = str_starts(str_trim(str_head(body, 64)), STR("<!")) ||
                str_starts_nocase(body, STR("<html"));
    struct str look = str_head(body, page ? PAGE_HEAD_LOOK : TIME_LOOK);
    struct str value, inner;
    if (has_time(look) &&
        tags_find(look, STR("time"), STR("datetime"), &value, &inner) &&
        read_date(w, value, d)) {
        if (!w->has_page && shows_clock(inner)) {
            w->page = *d;
            w->has_page = true;
        }
        return true;
    }
    struct tag t;
    while (page && tag_next(&look, &t)) {
        if (!tag_is(&t, STR("meta")))
            continue;
        struct str name = tag_attr(&t, STR("property"));
        name = name.p ? name : tag_attr(&t, STR("name"));
        name = name.p ? name : tag_attr(&t, STR("itemprop"));
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            if (str_eq_nocase(name, keys[i]) &&
                read_date(w, tag_attr(&t, STR("content")), d))
                return true;
    }
    return false;
}

/* The winner of the chain; DATE_FROM_NONE if there is no believable date. */
static enum date_from win(struct dating *w, const struct meta_in *in,
                          const struct found *f, struct str url,
                          struct date *d)
{
    if (!f->front_is_fetch && read_date(w, f->front_date, d))
        return DATE_FROM_FRONT;
    if (read_date(w, f->label_date, d))
        return DATE_FROM_LABEL;
    if (look_time(w, f->body, d))
        return DATE_FROM_TIME;
    if (w->has_lead) {
        *d = w->lead;
        return DATE_FROM_LEAD;
    }
    if (w->has_page) {
        *d = w->page;
        return DATE_FROM_PAGE;
    }
    if (date_url(url, d) && likely(w, d))
        return DATE_FROM_URL;
    /* When it was fetched or saved says little, but more than a file name
     * that was made of the same. */
    struct date saved;
    bool has_saved = read_date(w, f->front_date, &saved);
    if (date_path(in->path, d) && likely(w, d) &&
        !(has_saved && saved.day == d->day))
        return DATE_FROM_FILE;
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

static void find_date(const struct meta_in *in, const struct found *f,
                      struct dating *w, struct meta *out)
{
    struct date d;
    const struct date *winner = NULL;
    int64_t ms;
    bool stamped = date_stamp(f->ms, &ms) && ms <= w->latest &&
                   likely_day(w, floor_day(ms));
    look_page(w, f->body);
    /* With a stamp a lead could only say once more what the page says. */
    if (!stamped || !w->has_page) {
        struct str look = stamped ? str_head(f->body, LEAD_LOOK) : f->body;
        w->has_lead = date_lead(look, &w->lead) && likely(w, &w->lead);
    }
    if (stamped) {
        out->date_from = DATE_FROM_MS;
        out->date_ms = ms;
    } else {
        out->date_from = win(w, in, f, out->url, &d);
        if (out->date_from == DATE_FROM_NONE)
            return;
        out->approx = out->date_from == DATE_FROM_FRONT && f->front_is_fetch;
        out->date_ms = date_instant(&d, w->zone);
        winner = &d;
    }
    if (out->date_ms == DATE_UNKNOWN) {
        out->day = d.day;
    } else {
        int64_t offset = (int64_t)zone_offset(w->zone, out->date_ms) * MINUTE_MS;
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

/* author, tags */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "null 采访记者：某人（综合报道）", "A B,A B": the name alone. */
static struct str byline_name(struct str s)
{
    s = str_trim(s);
    if (str_starts(s, STR("null ")))
        s = str_trim(str_skip(s, 5));
    size_t colon = str_find(s, STR("："));
    if (colon > 0 && colon <= 15 && colon + 3 < s.n)
        s = str_trim(str_skip(s, colon + 3));
    size_t open = str_rfind(s, STR("（"));
    if (open > 0 && open < s.n && str_ends(s, STR("）")))
        s = str_trim(str_head(s, open));
    size_t half = s.n / 2;
    if (s.n % 2 && half && s.p[half] == ',' &&
        memcmp(s.p, s.p + half + 1, half) == 0)
        s = str_head(s, half);
    return str_eq(s, STR("null")) ? STR_NONE : s;
}

/* Items separated by LF, each cleaned, joined by `by` again. */
static struct str clean_list(struct arena *a, struct str raw, struct str by)
{
    struct str rest = raw, item;
    if (raw.n == 0)
        return STR_NONE;
    if (str_chr(raw, '\n') == raw.n)
        return field_clean(a, raw, true);
    struct str all = STR_NONE;
    size_t items = 0;
    while (items < 64 && str_field(&rest, '\n', &item)) {
        item = field_clean(a, item, true);
        if (!item.p)
            continue;
        items++;
        all = all.p ? arena_printf(a, "%.*s%.*s%.*s", STR_ARG(all),
                                   STR_ARG(by), STR_ARG(item))
                    : item;
    }
    return all;
}

static struct str find_author(struct arena *a, const struct found *f,
                              const struct dating *w)
{
    struct str author = clean_list(a, f->author, STR("、"));
    if (author.p || w->byline.n == 0)
        return author;
    return arena_str(a, field_clean(a, byline_name(w->byline), false));
}

/* source */

/* Names of folders that hold articles and say nothing of their source. */
static bool is_generic(struct str name)
{
    static const struct str names[] = {
        STR_INIT("_answers"), STR_INIT("_articles"), STR_INIT("_news"),
        STR_INIT("_p"),       STR_INIT("_posts"),    STR_INIT("_site"),
        STR_INIT("archive"),  STR_INIT("archived"),  STR_INIT("archives"),
        STR_INIT("article"),  STR_INIT("articles"),  STR_INIT("content"),
        STR_INIT("data"),     STR_INIT("docs"),      STR_INIT("files"),
        STR_INIT("generated"), STR_INIT("html"),     STR_INIT("indexes"),
        STR_INIT("main"),     STR_INIT("markdown"),  STR_INIT("md"),
        STR_INIT("news"),     STR_INIT("page"),      STR_INIT("pages"),
        STR_INIT("post"),     STR_INIT("posts"),     STR_INIT("saved"),
        STR_INIT("saved_reading"), STR_INIT("src"),  STR_INIT("text"),
        STR_INIT("texts"),    STR_INIT("tmp"),       STR_INIT("transcript"),
        STR_INIT("txt"),      STR_INIT("."),         STR_INIT(".."),
    };
    if (name.n == 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(name, names[i]))
            return true;
    /* Dates and numbers: 2023, 2023-09-17, 401-500. */
    for (size_t i = 0; i < name.n; i++)
        if (!is_digit(name.p[i]) && !strchr("-_. ", name.p[i]))
            return false;
    return true;
}

static struct str folder_of(struct arena *a, struct str path)
{
    for (;;) {
        size_t slash = str_rchr(path, '/');
        if (slash == path.n)
            return STR_NONE;
        path = str_head(path, slash);
        size_t before = str_rchr(path, '/');
        struct str name = before < path.n ? str_skip(path, before + 1) : path;
        if (!is_generic(name))
            return field_clean(a, name, false);
    }
}

static struct str find_source(struct arena *a, const struct found *f,
                              const struct source_rule *rule, struct str path)
{
    struct str name;
    if (rule && rule->name.n)
        return rule->name;
    if ((name = field_clean(a, f->feed, true)).p ||
        (name = field_clean(a, f->provenance, true)).p)
        return name;
    /* An aggregator goes by its own name only where nothing better is known:
     * its row has a short name and no name. */
    if (rule && rule->short_name.n)
        return rule->short_name;
    return folder_of(a, path);
}

/* language */

/* The script that a part of the address names. */
static enum lang lang_of_url(struct str url)
{
    static const struct {
        struct str part;
        enum lang lang;
    } parts[] = {
        { STR_INIT("/b5/"), LANG_ZH_HANT },
        { STR_INIT("/trad"), LANG_ZH_HANT },
        { STR_INIT("/zh-hant"), LANG_ZH_HANT },
        { STR_INIT("/zh-tw"), LANG_ZH_HANT },
        { STR_INIT("/zh-hk"), LANG_ZH_HANT },
        { STR_INIT("/big5/"), LANG_ZH_HANT },
        { STR_INIT("/gb/"), LANG_ZH_HANS },
        { STR_INIT("/simp"), LANG_ZH_HANS },
        { STR_INIT("/zh-hans"), LANG_ZH_HANS },
        { STR_INIT("/zh-cn"), LANG_ZH_HANS },
        { STR_INIT("/zh/"), LANG_ZH_HANS },
    };
    struct str host = url_host(url);
    if (host.n == 0)
        return LANG_UNKNOWN;
    struct str path = str_range(host.p + host.n, url.p + url.n);
    path = str_head(path, 64);
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] != '/' || i + 1 == path.n ||
            !strchr("bBgGsStTzZ", path.p[i + 1]))
            continue;
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            if (str_starts_nocase(str_skip(path, i), parts[k].part))
                return parts[k].lang;
    }
    return LANG_UNKNOWN;
}

static bool is_chinese(enum lang l)
{
    return l == LANG_ZH || l == LANG_ZH_HANS || l == LANG_ZH_HANT;
}

/* Is there a kana or a Hangul syllable? Worth a closer look. */
static bool has_kana_or_hangul(struct str s)
{
    for (size_t i = 0; i + 2 < s.n;) {
        unsigned char c = (unsigned char)s.p[i], d = (unsigned char)s.p[i + 1];
        if (c < 0xE0) {
            i++;
            continue;
        }
        if ((c == 0xE3 && d >= 0x81 && d <= 0x83) ||
            (c >= 0xEA && c <= 0xED && (c != 0xEA || d >= 0xB0) &&
             (c != 0xED || d <= 0x9E)))
            return true;
        i += 3;
    }
    return false;
}

static enum lang guess(struct str title, struct str body)
{
    /* A title in one script of Chinese tells, unless the text is Japanese
     * whose title happens to have no kana. */
    enum lang l = title.n >= LANG_TITLE ? lang_guess(title) : LANG_UNKNOWN;
    if ((l == LANG_ZH_HANS || l == LANG_ZH_HANT) &&
        !has_kana_or_hangul(str_head(body, LANG_TEXT)))
        return l;
    char text[1024];
    struct str head = utf8_head(title, sizeof text - LANG_TEXT - 1);
    size_t n = head.n;
    if (n)
        memcpy(text, head.p, n);
    text[n++] = '\n';
    n += tags_text(str_head(body, LANG_LOOK), text + n, LANG_TEXT);
    return lang_guess((struct str){ text, n });
}

static enum lang find_lang(const struct meta *m, struct str body)
{
    enum lang known = m->rule ? m->rule->lang : LANG_UNKNOWN;
    if (known == LANG_UNKNOWN || is_chinese(known)) {
        enum lang path = lang_of_url(m->url);
        known = path != LANG_UNKNOWN ? path : known;
    }
    bool odd = is_chinese(known) && has_kana_or_hangul(m->title);
    if (known != LANG_UNKNOWN && known != LANG_ZH && !odd)
        return known;
    enum lang seen = guess(m->title, body);
    /* Markup and addresses at the begin of a body look like English. */
    if (seen != LANG_JA && seen != LANG_KO && !is_chinese(seen)) {
        enum lang title = lang_guess(m->title);
        seen = is_chinese(title) ? title : seen;
    }
    if (known == LANG_UNKNOWN || seen == LANG_JA || seen == LANG_KO)
        return seen;
    return known == LANG_ZH && is_chinese(seen) ? seen : known;
}

/* file name */

static struct str base_name(struct str path)
{
    size_t slash = str_rchr(path, '/');
    return slash < path.n ? str_skip(path, slash + 1) : path;
}

static uint32_t find_number(struct str path)
{
    struct str name = base_name(path);
    size_t n = 0;
    unsigned long v;
    while (n < name.n && is_digit(name.p[n]))
        n++;
    if (n < name.n && name.p[n] != '_' && name.p[n] != '.')
        return NUMBER_UNKNOWN;
    return str_number(str_head(name, n), NUMBER_UNKNOWN - 1, &v) ? (uint32_t)v
                                                           : NUMBER_UNKNOWN;
}

/* README.md, SUMMARY.md and the like. */
static bool is_index_name(struct str path)
{
    static const struct str names[] = {
        STR_INIT("readme"),   STR_INIT("summary"),      STR_INIT("license"),
        STR_INIT("_sidebar"), STR_INIT("contributing"), STR_INIT("changelog"),
        STR_INIT("_navbar"),  STR_INIT("_coverpage"),
    };
    struct str name = base_name(path);
    size_t dot = str_chr(name, '.');
    struct str stem = dot > 0 ? str_head(name, dot) : name;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(stem, names[i]))
            return true;
    return str_starts_nocase(name, STR("readme-")) ||
           str_starts_nocase(name, STR("readme_"));
}

void meta_scan(struct arena *a, const struct meta_in *in, struct meta *out)
{
    struct found f = { 0 };
    struct dating w;
    *out = (struct meta){ .date_ms = DATE_UNKNOWN,
                          .day = DAY_UNKNOWN,
                          .clock = -1,
                          .number = NUMBER_UNKNOWN };
    out->charset = find_charset(in);
    struct str text = text_of(a, in->bytes, out->charset);
    out->dialect = dialect_of(text, in->path);
    out->dialect->meta(a, text, in->path, &f);

    out->title = find_title(a, &f, in->path);
    out->url = find_url(a, f.url);
    if (out->url.p && in->rules)
        out->rule = rules_source(in->rules, out->url);
    w.zone = out->rule ? zone_find(out->rule->zone) : NULL;
    w.zone = w.zone ? w.zone : zone_default();
    w.latest = in->now_ms + 2 * DAY_MS;
    w.has_lead = w.has_page = false;
    w.byline = STR_NONE;
    find_date(in, &f, &w, out);
    out->author = find_author(a, &f, &w);
    out->tags = clean_list(a, f.tags, STR("\n"));
    out->source = find_source(a, &f, out->rule, in->path);
    out->lang = find_lang(out, f.body);
    if (str_eq(str_of(out->dialect->name), STR("ms")))
        out->number = find_number(in->path);
    out->index_page = f.index_page || (!out->url.p && is_index_name(in->path));
}
