/* SPDX-License-Identifier: MIT */
/*
 * Days as people say them. What names a year, a month or a week is its first
 * and last day; what has no year is the latest one that is not to come, as an
 * archive holds the past. Weeks begin on Monday.
 */
#include <config.h>

#include "parser/date.h"
#include "parser/meta.h"
#include "search/query_parts.h"

enum { YEARS = 9999 };

enum unit { DAY, WEEK, MONTH, YEAR };

static const struct day_name {
    struct str text;
    enum unit unit;
    int back; /* so many of them ago */
} names[] = {
    { STR_INIT("today"), DAY, 0 },        { STR_INIT("yesterday"), DAY, 1 },
    { STR_INIT("this-week"), WEEK, 0 },   { STR_INIT("last-week"), WEEK, 1 },
    { STR_INIT("this-month"), MONTH, 0 }, { STR_INIT("last-month"), MONTH, 1 },
    { STR_INIT("this-year"), YEAR, 0 },   { STR_INIT("last-year"), YEAR, 1 },
    { STR_INIT("今天"), DAY, 0 },         { STR_INIT("昨天"), DAY, 1 },
    { STR_INIT("前天"), DAY, 2 },         { STR_INIT("本周"), WEEK, 0 },
    { STR_INIT("上周"), WEEK, 1 },        { STR_INIT("本月"), MONTH, 0 },
    { STR_INIT("上个月"), MONTH, 1 },     { STR_INIT("今年"), YEAR, 0 },
    { STR_INIT("去年"), YEAR, 1 },        { STR_INIT("前年"), YEAR, 2 },
    { STR_INIT("今日"), DAY, 0 },         { STR_INIT("昨日"), DAY, 1 },
    { STR_INIT("这周"), WEEK, 0 },        { STR_INIT("本星期"), WEEK, 0 },
    { STR_INIT("上星期"), WEEK, 1 },      { STR_INIT("这个月"), MONTH, 0 },
    { STR_INIT("上月"), MONTH, 1 },       { STR_INIT("本週"), WEEK, 0 },
    { STR_INIT("這週"), WEEK, 0 },        { STR_INIT("上週"), WEEK, 1 },
    { STR_INIT("這個月"), MONTH, 0 },     { STR_INIT("上個月"), MONTH, 1 },
    { STR_INIT("今週"), WEEK, 0 },        { STR_INIT("先週"), WEEK, 1 },
    { STR_INIT("今月"), MONTH, 0 },       { STR_INIT("先月"), MONTH, 1 },
    { STR_INIT("昨年"), YEAR, 1 },        { STR_INIT("오늘"), DAY, 0 },
    { STR_INIT("어제"), DAY, 1 },         { STR_INIT("지난주"), WEEK, 1 },
    { STR_INIT("지난달"), MONTH, 1 },     { STR_INIT("올해"), YEAR, 0 },
    { STR_INIT("작년"), YEAR, 1 },
};
enum { NAMES = sizeof names / sizeof *names };

struct str query_day_name(size_t i)
{
    return i < NAMES ? names[i].text : STR_NONE;
}

int32_t query_first_day(void)
{
    return meta_civil(1, 1, 1);
}

int32_t query_last_day(void)
{
    return meta_civil(YEARS, 12, 31);
}

static int32_t within(int64_t day)
{
    int32_t first = query_first_day(), last = query_last_day();
    return day < first ? first : day > last ? last : (int32_t)day;
}

static int days_of_month(int year, int month)
{
    static const unsigned char days[] = { 31, 28, 31, 30, 31, 30,
                                          31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* The day so many months before, or the last one of that month. */
static int32_t months_back(int32_t day, int months)
{
    int year, month, mday, most;
    meta_civil_of(day, &year, &month, &mday);
    months = year * 12 + month - 1 - months;
    if (months < 12)
        return query_first_day();
    year = months / 12;
    month = months % 12 + 1;
    most = days_of_month(year, month);
    return meta_civil(year, month, mday < most ? mday : most);
}

/* mday or month 0: all of them. False if the calendar has none. */
static bool span(int year, int month, int mday, int32_t *from, int32_t *to)
{
    if (year < 1 || year > YEARS || month > 12 ||
        (month && mday > days_of_month(year, month)))
        return false;
    *from = meta_civil(year, month ? month : 1, mday ? mday : 1);
    if (mday)
        *to = *from;
    else if (month)
        *to = meta_civil(year, month, days_of_month(year, month));
    else
        *to = meta_civil(year, 12, 31);
    return true;
}

static bool named(const struct day_name *n, int32_t today, int32_t *from,
                  int32_t *to)
{
    int year, month, mday;
    int32_t back = within((int64_t)today - n->back * (n->unit == WEEK ? 7 : 1));
    if (n->unit == DAY)
        return *from = *to = back, true;
    if (n->unit == WEEK) { /* 1970-01-01 was a Thursday */
        *from = back - ((back % 7 + 7 + 3) % 7);
        *to = *from + 6;
        return true;
    }
    back = months_back(today, n->back * (n->unit == YEAR ? 12 : 1));
    meta_civil_of(back, &year, &month, &mday);
    return span(year, n->unit == YEAR ? 0 : month, 0, from, to);
}

/* digits */

static bool take(struct str *s, struct str what)
{
    if (!str_starts(*s, what))
        return false;
    *s = str_skip(*s, what.n);
    return true;
}

/* A whole run of `least` to `most` digits. */
static bool number(struct str *s, size_t least, size_t most, int *v)
{
    size_t n = 0;
    int sum = 0;
    for (; n < s->n && s->p[n] >= '0' && s->p[n] <= '9'; n++) {
        if (n == most)
            return false;
        sum = sum * 10 + (s->p[n] - '0');
    }
    if (n < least)
        return false;
    *v = sum;
    *s = str_skip(*s, n);
    return true;
}

static bool month_or_day(struct str *s, int *v)
{
    return number(s, 1, 2, v) && *v > 0;
}

/* "-9-17" behind a year, also with / and . */
static bool by_marks(struct str s, int year, int32_t *from, int32_t *to)
{
    int month = 0, mday = 0;
    char mark = s.n ? s.p[0] : '\0';
    if (mark != '-' && mark != '/' && mark != '.')
        return false;
    s = str_skip(s, 1);
    if (!month_or_day(&s, &month))
        return false;
    if (s.n && s.p[0] == mark) {
        s = str_skip(s, 1);
        if (!month_or_day(&s, &mday))
            return false;
    }
    return s.n == 0 && span(year, month, mday, from, to);
}

static bool take_month_unit(struct str *s)
{
    return take(s, STR("月")) || take(s, STR("월"));
}

static bool take_day_unit(struct str *s)
{
    return take(s, STR("日")) || take(s, STR("号")) || take(s, STR("號")) ||
           take(s, STR("일"));
}

/* "9月", "9月17日"; mday 0: none. */
static bool month_and_day(struct str s, int *month, int *mday)
{
    *mday = 0;
    if (!month_or_day(&s, month) || !take_month_unit(&s))
        return false;
    return s.n == 0 || (month_or_day(&s, mday) &&
                        (s.n == 0 || take_day_unit(&s)) && s.n == 0);
}

/* The latest year in which it is not to come; leap days are 8 years apart at
 * most. */
static bool latest(int month, int mday, int32_t today, int32_t *from,
                   int32_t *to)
{
    int year, this_month, this_mday;
    meta_civil_of(today, &year, &this_month, &this_mday);
    for (int back = 0; back <= 8; back++)
        if (span(year - back, month, mday, from, to) && *from <= today)
            return true;
    return false;
}

static bool numeric(struct str s, int32_t today, int32_t *from, int32_t *to)
{
    int year, month, mday;
    struct str rest = s;
    if (number(&rest, 8, 8, &year) && rest.n == 0)
        return year / 100 % 100 > 0 && year % 100 > 0 &&
               span(year / 10000, year / 100 % 100, year % 100, from, to);
    rest = s;
    if (!number(&rest, 4, 4, &year))
        return month_and_day(s, &month, &mday) &&
               latest(month, mday, today, from, to);
    if (rest.n == 0)
        return span(year, 0, 0, from, to);
    if (!take(&rest, STR("年")) && !take(&rest, STR("년")))
        return by_marks(rest, year, from, to);
    if (rest.n == 0)
        return span(year, 0, 0, from, to);
    return month_and_day(rest, &month, &mday) &&
           span(year, month, mday, from, to);
}

bool query_day(struct str s, int32_t today, int32_t *from, int32_t *to)
{
    struct date d;
    for (size_t i = 0; i < NAMES; i++)
        if (str_eq(s, names[i].text))
            return named(&names[i], today, from, to);
    if (numeric(s, today, from, to))
        return true;
    /* Whatever documents may have: 民國112年9月17日, 二〇二三年九月十七日. */
    if (!date_read(&s, false, &d) || s.n || d.time != DATE_NO_TIME)
        return false;
    *from = *to = d.day;
    return true;
}

/* ages */

static bool age_unit(struct str s, enum unit *unit)
{
    static const struct {
        struct str text;
        enum unit unit;
    } units[] = {
        { STR_INIT("d"), DAY },      { STR_INIT("w"), WEEK },
        { STR_INIT("m"), MONTH },    { STR_INIT("y"), YEAR },
        { STR_INIT("天"), DAY },     { STR_INIT("日"), DAY },
        { STR_INIT("周"), WEEK },    { STR_INIT("週"), WEEK },
        { STR_INIT("星期"), WEEK },  { STR_INIT("个月"), MONTH },
        { STR_INIT("個月"), MONTH }, { STR_INIT("年"), YEAR },
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_eq(s, units[i].text)) {
            *unit = units[i].unit;
            return true;
        }
    return false;
}

/* "30d": the day that is so old. */
static bool age(struct str s, int32_t today, int32_t *day)
{
    int n;
    enum unit unit;
    if (!number(&s, 1, 5, &n) || !age_unit(s, &unit))
        return false;
    if (n >= 1000 && str_eq(s, STR("年"))) /* a year of the calendar */
        return false;
    if (unit == DAY || unit == WEEK)
        *day = within((int64_t)today - n * (unit == WEEK ? 7 : 1));
    else
        *day = months_back(today, n * (unit == YEAR ? 12 : 1));
    return true;
}

static enum days_result compared(struct str s, struct compare c, int32_t today,
                                 int32_t *from, int32_t *to)
{
    int32_t first, last;
    if (age(s, today, &first)) {
        c.less = !c.less; /* the younger, the later */
        query_limits(c, first, first, from, to);
        return DAYS_OK;
    }
    if (!query_day(s, today, &first, &last))
        return DAYS_NONE;
    query_limits(c, first, last, from, to);
    return DAYS_OK;
}

enum days_result query_days(struct str s, int32_t today, int32_t *from,
                            int32_t *to)
{
    struct str left, right;
    struct compare c;
    int32_t other;
    *from = QUERY_OPEN_FROM;
    *to = QUERY_OPEN_TO;
    if (query_compare(&s, &c))
        return compared(s, c, today, from, to);
    if (!query_range(s, &left, &right))
        return query_day(s, today, from, to) ? DAYS_OK : DAYS_NONE;
    if ((left.n && !query_day(left, today, from, &other)) ||
        (right.n && !query_day(right, today, &other, to)))
        return DAYS_NONE;
    return *from <= *to ? DAYS_OK : DAYS_TURNED;
}
