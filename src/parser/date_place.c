/* SPDX-License-Identifier: MIT */
/*
 * Days in addresses and file names: runs of digits, judged by their number
 * and what stands around them. One pass over the path.
 */
#include <config.h>

#include "parser/date_parts.h"

#include "base/ascii.h"
#include "parser/meta.h"
#include "parser/url.h"

enum { PATH_LOOK = 192 }; /* last bytes of a path with folders of days */

/* Value of n digits at p. */
static int value(const char *p, size_t n)
{
    int v = 0;
    for (size_t i = 0; i < n; i++)
        v = v * 10 + (p[i] - '0');
    return v;
}

static bool likely_year(int year)
{
    return year >= 1980 && year <= 2100;
}

static bool compact_ymd(const char *p, struct date *d)
{
    int year = value(p, 4);
    return likely_year(year) &&
           date_set(d, year, value(p + 4, 2), value(p + 6, 2));
}

static bool compact_mdy(const char *p, struct date *d)
{
    int year = value(p + 4, 4);
    return likely_year(year) && date_set(d, year, value(p, 2), value(p + 2, 2));
}

/* hhmm[ss] in n digits behind a day */
static bool compact_time(const char *p, size_t n, struct date *d)
{
    int hour = value(p, 2), minute = value(p + 2, 2);
    int second = n > 4 ? value(p + 4, 2) : 0;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    d->time = hour * HOUR_MS + minute * MINUTE_MS + second * 1000;
    return true;
}

/* MMDDYYYYhhmmss on the clock of Washington. */
static bool compact_rfa(const char *p, struct date *d)
{
    if (!compact_mdy(p, d))
        return false;
    if (!compact_time(p + 8, 6, d))
        return true;
    int64_t local = d->day * DAY_MS + d->time;
    int64_t at = zone_instant(zone_find(STR("America/New_York")), local);
    d->offset = (int16_t)((local - at) / MINUTE_MS);
    return true;
}

bool date_digits(struct str s, struct date *d)
{
    int64_t ms;
    size_t n = ascii_digits(s);
    if (n < s.n)
        return false;
    if (n == 8 || n == 12 || n == 14)
        return compact_ymd(s.p, d) &&
               (n == 8 || compact_time(s.p + 8, n - 8, d));
    if ((n != 10 && n != 13 && n != 16) || !date_stamp(s, &ms))
        return false;
    int year, month, mday;
    meta_civil_of((int32_t)(ms / DAY_MS), &year, &month, &mday);
    if (!date_set(d, year, month, mday))
        return false;
    d->time = (int32_t)(ms % DAY_MS);
    d->offset = 0;
    d->utc = true;
    return true;
}

/* Month and day behind a year: "/9/17", "-09-17", "/0917". */
static bool url_month_mday(struct str s, int year, struct date *d)
{
    char sep = first(s);
    if (sep != '/' && sep != '-' && sep != '_' && sep != '.')
        return false;
    s = str_skip(s, 1);
    size_t n = ascii_digits(s);
    if (n == 4)
        return date_set(d, year, value(s.p, 2), value(s.p + 2, 2));
    if (n == 0 || n > 2)
        return false;
    int month = value(s.p, n);
    s = str_skip(s, n);
    /* "2023-09/17" and "2023/09-17" too */
    if (first(s) != sep && first(s) != '/' && first(s) != '-')
        return false;
    s = str_skip(s, 1);
    n = ascii_digits(s);
    return n > 0 && n <= 2 && date_set(d, year, month, value(s.p, n));
}

/* Sites that write 09172023. */
static bool in_us_order(struct str host)
{
    return str_has(host, STR("rfa.org")) || str_has(host, STR("voachinese.")) ||
           str_has(host, STR("voacantonese.")) ||
           str_has(host, STR("voanews."));
}

/* Sites that write /23/0917/. */
static bool has_short_years(struct str host)
{
    return str_ends(host, STR("163.com"));
}

/* Numbers of articles that begin with the day, by site and digits. */
static const struct {
    struct str host;
    size_t digits;
} dated_numbers[] = {
    { STR_INIT("yna.co.kr"), 17 },       /* AKR20230917012300001 */
    { STR_INIT("khan.co.kr"), 15 },      /* 202309172123001 */
    { STR_INIT("hankookilbo.com"), 16 }, /* A2023091710120001 */
    { STR_INIT("hankookilbo.com"), 19 },
    { STR_INIT("hankyung.com"), 13 }, /* 2023091712345 */
};

static bool is_dated_number(struct str host, size_t n)
{
    for (size_t i = 0; i < sizeof dated_numbers / sizeof *dated_numbers; i++)
        if (n == dated_numbers[i].digits &&
            str_ends(host, dated_numbers[i].host))
            return true;
    return false;
}

/* A run of n digits at s, at offset i of the path. */
static bool url_run(struct str host, struct str path, size_t i, size_t n,
                    struct date *d)
{
    struct str s = str_skip(path, i), rest = str_skip(s, n);
    struct str before = str_head(path, i);
    switch (n) {
    case 14:
        return compact_ymd(s.p, d) ||
               (in_us_order(host) && compact_rfa(s.p, d));
    case 12:
        return compact_ymd(s.p, d);
    case 8:
        return compact_ymd(s.p, d) ||
               (in_us_order(host) && compact_mdy(s.p, d));
    case 6: /* /202309/17/, /202309/t… is no day */
        if (first(rest) != '/' || ascii_digits(str_skip(rest, 1)) != 2)
            return false;
        return likely_year(value(s.p, 4)) &&
               date_set(d, value(s.p, 4), value(s.p + 4, 2),
                        value(rest.p + 1, 2));
    case 4:
        return likely_year(value(s.p, 4)) &&
               url_month_mday(rest, value(s.p, 4), d);
    case 2:
    case 1:
        if (first(rest) == '/' &&
            (str_ends(before, STR("/gb/")) || str_ends(before, STR("/b5/")) ||
             (n == 2 && has_short_years(host) &&
              ascii_digits(str_skip(rest, 1)) == 4)))
            return url_month_mday(rest, 2000 + value(s.p, n), d);
        return false;
    default:
        return is_dated_number(host, n) && compact_ymd(s.p, d);
    }
}

/* Value of n digits of base 36 at p, -1 if they are none; n is at most 11. */
static int64_t value36(const char *p, size_t n)
{
    int64_t v = 0;
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_digit(p[i]) && !ascii_is_upper(p[i]))
            return -1;
        v = v * 36 + p[i] - (ascii_is_digit(p[i]) ? '0' : 'A' - 10);
    }
    return v;
}

/* The item code of Reuters, "-idCNKCS1LG0LQ": edition, desk, then a counter
 * of days in three digits of base 36. 1L2 is 2018-08-17, by the month and day
 * that many addresses hold besides. */
static bool reuters_item(struct str path, struct date *d)
{
    enum { CODE = 11, COUNT_AT = 5, COUNT = 3, COUNT_OF_DAY_0 = 2054 };
    size_t at = str_rfind(path, STR("-id"));
    struct str code = str_skip(path, at + 3);
    if (at == path.n || code.n != CODE || code.p[2] != 'K' ||
        value36(code.p, code.n) < 0)
        return false;
    int count = (int)value36(code.p + COUNT_AT, COUNT);
    int year, month, mday;
    meta_civil_of(meta_civil(2018, 8, 17) + count - COUNT_OF_DAY_0, &year,
                  &month, &mday);
    return count > 0 && date_set(d, year, month, mday);
}

bool date_url(struct str url, struct date *d)
{
    struct str host = url_host(url);
    if (host.n == 0)
        return false;
    struct str path = str_range(str_end(host), str_end(url));
    path = str_head(path, str_chr(path, '?'));
    for (size_t i = 0; i < path.n;) {
        if (path.p[i] == '%') { /* the digits of %20 are none of a number */
            i += 3;
            continue;
        }
        if (!ascii_is_digit(path.p[i])) {
            i++;
            continue;
        }
        size_t n = ascii_digits(str_skip(path, i));
        if (url_run(host, path, i, n, d))
            return true;
        i += n;
    }
    return str_ends(host, STR("reuters.com")) && reuters_item(path, d);
}

/* Old papers are saved too; a year in digits alone is taken for one that the
 * web knows. */
static bool likely_old_year(int year)
{
    return year >= 1900 && year <= 2100;
}

/* 2023-09-17, 20230917 at the begin of s and not inside a longer number. */
static bool name_day(struct str s, struct date *d)
{
    size_t n = ascii_digits(s);
    if (n == 8)
        return compact_ymd(s.p, d);
    int year;
    if (n != 4 || !likely_old_year(year = value(s.p, 4)))
        return false;
    char sep = n < s.n ? s.p[n] : '\0';
    if (sep != '-' && sep != '_' && sep != '.')
        return str_starts(str_skip(s, 4), STR("年")) && date_read(&s, false, d);
    return url_month_mday(str_skip(s, 4), year, d);
}

/* A day in the last three folders and the name, the last part of path:
 * 2023/09/17, 2023-09-17, and 2023/0917 in two of them. */
static bool folder_day(struct str path, bool old, struct date *d)
{
    struct str tail = path;
    for (int up = 0; up < 2 && tail.n > 4; up++) {
        struct str s = tail;
        for (int depth = 0; depth < 3; depth++) {
            size_t at = str_rchr(s, '/');
            struct str part = at < s.n ? str_skip(tail, at + 1) : tail;
            if (depth == 0 && up == 1 && name_day(part, d))
                return true;
            bool year = ascii_digits(part) == 4 && part.n > 4 &&
                        part.p[4] == '/' &&
                        (old ? likely_old_year(value(part.p, 4))
                             : likely_year(value(part.p, 4)));
            bool days = depth == 2 ||
                        (depth == 1 && ascii_digits(str_skip(part, 5)) == 4);
            if (year && days &&
                url_month_mday(str_skip(part, 4), value(part.p, 4), d))
                return true;
            if (at >= s.n)
                break;
            s = str_head(s, at);
        }
        size_t at = str_rchr(tail, '/');
        if (at >= tail.n)
            break;
        tail = str_head(tail, at);
    }
    return false;
}

/* "1967年/08月/08日", "1967年08月/08日" without the units. */
static bool unit_day(struct str path, struct date *d)
{
    static const struct str units[] = { STR_INIT("年"), STR_INIT("月"),
                                        STR_INIT("日") };
    char out[PATH_LOOK];
    size_t n = 0, found = 0;
    if (path.n > PATH_LOOK)
        path = str_skip(path, path.n - PATH_LOOK);
    while (path.n) {
        size_t unit = 0;
        while (unit < 3 && !(n && ascii_is_digit(out[n - 1]) &&
                             str_starts(path, units[unit])))
            unit++;
        if (unit == 3) {
            out[n++] = path.p[0];
            path = str_skip(path, 1);
            continue;
        }
        found++;
        path = str_skip(path, 3);
        if (path.n && ascii_is_digit(path.p[0]))
            out[n++] = '/';
    }
    return found && folder_day((struct str){ out, n }, true, d);
}

bool date_path(struct str path, struct date *d)
{
    size_t slash = str_rchr(path, '/');
    struct str name = slash < path.n ? str_skip(path, slash + 1) : path;
    size_t dot = str_rchr(name, '.');
    struct str stem = dot > 0 && dot < name.n && name.n - dot <= 6
                          ? str_head(name, dot)
                          : name;
    if (name_day(stem, d))
        return true;
    for (size_t n = 8; n <= 10; n += 2)
        if (stem.n > n && !ascii_is_digit(stem.p[stem.n - n - 1]) &&
            name_day(str_skip(stem, stem.n - n), d))
            return true;
    /* …/2023/09/17.md or …/2023/09/17/name.md, and /2023-09-17/name.md */
    struct str tail = str_head(path, (size_t)(str_end(stem) - path.p));
    return folder_day(tail, false, d) || unit_day(tail, d);
}
