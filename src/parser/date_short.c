/* SPDX-License-Identifier: MIT */
/*
 * Days without a year, and where the year is found. A page shows a day with
 * its time: any number of its address or path that makes it a date will do,
 * else the weekday tells. The text of a paper is full of days: only a folder
 * or file that is named by a year tells its own.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/date_parts.h"
#include "parser/meta.h"

enum {
    YEARS_BACK = 12, /* in which a weekday finds the year */
    FIRST_YEAR = 1990,
    BODY_LOOK = 384, /* bytes of a text with its day */
};

/* "(水)", "（水曜日）", " 星期三": 1 Monday … 7; 0 if there is none. */
static int take_weekday(struct str *s)
{
    static const struct word names[] = {
        { STR_INIT("月"), 1 }, { STR_INIT("火"), 2 }, { STR_INIT("水"), 3 },
        { STR_INIT("木"), 4 }, { STR_INIT("金"), 5 }, { STR_INIT("土"), 6 },
        { STR_INIT("日"), 7 }, { STR_INIT("一"), 1 }, { STR_INIT("二"), 2 },
        { STR_INIT("三"), 3 }, { STR_INIT("四"), 4 }, { STR_INIT("五"), 5 },
        { STR_INIT("六"), 6 }, { STR_INIT("월"), 1 }, { STR_INIT("화"), 2 },
        { STR_INIT("수"), 3 }, { STR_INIT("목"), 4 }, { STR_INIT("금"), 5 },
        { STR_INIT("토"), 6 }, { STR_INIT("일"), 7 }, { STR_NONE, 0 },
    };
    struct str rest = *s;
    date_skip_blanks(&rest);
    bool paren = take(&rest, STR("(")) || take(&rest, STR("（"));
    bool head = take(&rest, STR("星期")) || take(&rest, STR("周")) ||
                take(&rest, STR("週"));
    if (!paren && !head)
        return 0;
    const struct word *w = date_take_word(&rest, names);
    if (!w)
        return 0;
    take(&rest, STR("曜日"));
    take(&rest, STR("曜"));
    if (paren && !take(&rest, STR(")")) && !take(&rest, STR("）")))
        return 0;
    *s = rest;
    return w->value;
}

/* "5/3", "05-03", "5月3日", "5月3号" */
static bool take_month_mday(struct str *s, struct date_short *d)
{
    static const struct str units[] = { STR_INIT("/"), STR_INIT("-"),
                                        STR_INIT("月"), STR_INIT("월") };
    struct str rest = *s;
    if (date_take_number(&rest, 2, &d->month) == 0 || d->month < 1 ||
        d->month > 12)
        return false;
    size_t i = 0;
    while (i < sizeof units / sizeof *units && !take(&rest, units[i]))
        i++;
    if (i == sizeof units / sizeof *units)
        return false;
    date_skip_blanks(&rest);
    if (date_take_number(&rest, 2, &d->mday) == 0 || d->mday < 1 ||
        d->mday > 31)
        return false;
    if (i > 1 && !take(&rest, STR("日")) && !take(&rest, STR("号")) &&
        !take(&rest, STR("일")))
        return false;
    *s = rest;
    return true;
}

bool date_short_find(struct str s, struct date_short *d)
{
    for (size_t i = 0; i < s.n; i++) {
        bool inner =
            i > 0 && (ascii_is_digit(s.p[i - 1]) || s.p[i - 1] == '/' ||
                      s.p[i - 1] == '-' || s.p[i - 1] == '.');
        struct str rest = str_skip(s, i);
        int ms;
        if (inner || !ascii_is_digit(s.p[i]) || !take_month_mday(&rest, d))
            continue;
        d->weekday = take_weekday(&rest);
        date_skip_blanks(&rest);
        if (!date_read_time(&rest, &ms)) /* a range or a share */
            continue;
        d->time = ms;
        return true;
    }
    return false;
}

bool date_spaced(struct str s, struct date *d)
{
    int year, month, mday, ms;
    if (date_take_number(&s, 4, &year) != 4)
        return false;
    date_skip_blanks(&s);
    if (date_take_number(&s, 2, &month) == 0)
        return false;
    date_skip_blanks(&s);
    if (!take(&s, STR("/")))
        return false;
    date_skip_blanks(&s);
    if (date_take_number(&s, 2, &mday) == 0 || !date_set(d, year, month, mday))
        return false;
    date_skip_blanks(&s);
    if (date_read_time(&s, &ms))
        d->time = ms;
    return true;
}

/* Monday is 1; 1970-01-01 was a Thursday. */
static int weekday_of(int32_t day)
{
    return (int)((((int64_t)day + 3) % 7 + 7) % 7) + 1;
}

static bool with_year(const struct date_short *s, int year, struct date *d)
{
    if (!date_set(d, year, s->month, s->mday) ||
        (s->weekday && weekday_of(d->day) != s->weekday))
        return false;
    d->time = s->time;
    return true;
}

/* The first year in s with which the date is one. */
static bool year_in(const struct date_short *s, struct str text, struct date *d)
{
    for (size_t i = 0; i + 4 <= text.n; i++) {
        struct str rest = str_skip(text, i);
        int year;
        if (i > 0 && ascii_is_digit(text.p[i - 1]))
            continue;
        rest = str_head(rest, 4);
        if (date_take_number(&rest, 4, &year) == 4 && year >= FIRST_YEAR &&
            year <= 2100 && with_year(s, year, d))
            return true;
    }
    return false;
}

bool date_short_year(const struct date_short *s, struct str url,
                     struct str path, int32_t latest, struct date *d)
{
    int year, month, mday;
    if (year_in(s, url, d) || year_in(s, path, d))
        return true;
    meta_civil_of(latest, &year, &month, &mday);
    for (int k = 0; s->weekday && k < YEARS_BACK; k++)
        if (with_year(s, year - k, d) && d->day <= latest)
            return true;
    return false;
}

/* A year at the begin of a folder or the name of the file, alone or before
 * 年, a blank or a mark. 0: none. */
static int year_of(struct str path)
{
    int year = 0;
    struct str part;
    while (str_field(&path, '/', &part)) {
        struct str rest = part;
        int v;
        if (date_take_number(&rest, 4, &v) != 4 || v < 1900 || v > 2100)
            continue;
        if (rest.n == 0 || take(&rest, STR("年")) || strchr("-_. ", rest.p[0]))
            year = v;
    }
    return year;
}

bool date_yearless(struct str path, struct str body, struct date *d)
{
    static const struct str unit = STR_INIT("月");
    struct str look = str_head(body, BODY_LOOK);
    int year = year_of(path);
    if (year == 0)
        return false;
    for (size_t at = str_find(look, unit); at < look.n;
         at += unit.n + str_find(str_skip(look, at + unit.n), unit)) {
        struct date_short s;
        size_t from = at;
        while (from > 0 && at - from < 2 && ascii_is_digit(look.p[from - 1]))
            from--;
        struct str rest = str_skip(look, from);
        if (from < at && take_month_mday(&rest, &s) &&
            date_set(d, year, s.month, s.mday))
            return true;
    }
    return false;
}
