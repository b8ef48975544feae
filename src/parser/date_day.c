/* SPDX-License-Identifier: MIT */
/*
 * Days of the calendar in all their forms. Which form it is is seen by the
 * first byte, and by the mark behind the first number.
 */
#include <config.h>

#include "base/ascii.h"
#include "parser/date_parts.h"
#include "parser/meta.h"

/* clang-format off */
static const struct word months[] = {
    { STR_INIT("january"), 1 },  { STR_INIT("february"), 2 },
    { STR_INIT("march"), 3 },    { STR_INIT("april"), 4 },
    { STR_INIT("may"), 5 },      { STR_INIT("june"), 6 },
    { STR_INIT("july"), 7 },     { STR_INIT("august"), 8 },
    { STR_INIT("september"), 9 }, { STR_INIT("october"), 10 },
    { STR_INIT("november"), 11 }, { STR_INIT("december"), 12 },
    { STR_INIT("sept"), 9 },
    { STR_INIT("jan"), 1 }, { STR_INIT("feb"), 2 }, { STR_INIT("mar"), 3 },
    { STR_INIT("apr"), 4 }, { STR_INIT("jun"), 6 }, { STR_INIT("jul"), 7 },
    { STR_INIT("aug"), 8 }, { STR_INIT("sep"), 9 }, { STR_INIT("oct"), 10 },
    { STR_INIT("nov"), 11 }, { STR_INIT("dec"), 12 },
    /* French */
    { STR_INIT("janvier"), 1 }, { STR_INIT("février"), 2 },
    { STR_INIT("mars"), 3 },    { STR_INIT("avril"), 4 },
    { STR_INIT("mai"), 5 },     { STR_INIT("juin"), 6 },
    { STR_INIT("juillet"), 7 }, { STR_INIT("août"), 8 },
    { STR_INIT("septembre"), 9 }, { STR_INIT("octobre"), 10 },
    { STR_INIT("novembre"), 11 }, { STR_INIT("décembre"), 12 },
    /* German, where it is no other one */
    { STR_INIT("januar"), 1 },  { STR_INIT("februar"), 2 },
    { STR_INIT("märz"), 3 },    { STR_INIT("juni"), 6 },
    { STR_INIT("juli"), 7 },    { STR_INIT("oktober"), 10 },
    { STR_INIT("dezember"), 12 },
    /* Russian, as they stand behind a day */
    { STR_INIT("января"), 1 },  { STR_INIT("февраля"), 2 },
    { STR_INIT("марта"), 3 },   { STR_INIT("апреля"), 4 },
    { STR_INIT("мая"), 5 },     { STR_INIT("июня"), 6 },
    { STR_INIT("июля"), 7 },    { STR_INIT("августа"), 8 },
    { STR_INIT("сентября"), 9 }, { STR_INIT("октября"), 10 },
    { STR_INIT("ноября"), 11 }, { STR_INIT("декабря"), 12 },
    { STR_NONE, 0 },
};
/* clang-format on */

bool date_set(struct date *d, int year, int month, int mday)
{
    static const signed char days[] = { 31, 28, 31, 30, 31, 30,
                                        31, 31, 30, 31, 30, 31 };
    if (year < 1 || year > 9999 || month < 1 || month > 12 || mday < 1)
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (mday > days[month - 1] + (month == 2 && leap))
        return false;
    *d = (struct date){ .day = meta_civil(year, month, mday),
                        .time = DATE_NO_TIME,
                        .offset = DATE_NO_OFFSET };
    return true;
}

/* Month and day behind "2023年", "2023년" */
bool date_read_month_mday(struct str *s, int year, struct date *d)
{
    int month, mday;
    date_skip_blanks(s);
    if (!date_take_small(s, &month))
        return false;
    date_skip_blanks(s);
    if (!take(s, STR("月")) && !take(s, STR("월")))
        return false;
    date_skip_blanks(s);
    if (!date_take_small(s, &mday))
        return false;
    struct str rest = *s;
    date_skip_blanks(&rest);
    if (take(&rest, STR("日")) || take(&rest, STR("号")) ||
        take(&rest, STR("號")) || take(&rest, STR("일")))
        *s = rest;
    return date_set(d, year, month, mday);
}

/* "（令和5年）", "(2023年)", "（昭和2）": the year as the other calendar has
 * it, before or behind its unit. */
static void skip_other_year(struct str *s)
{
    enum { OTHER_MAX = 28 }; /* bytes */
    bool wide = str_starts(*s, STR("（"));
    if (!wide && first(*s) != '(')
        return;
    struct str close = wide ? STR("）") : STR(")");
    struct str in = str_head(str_skip(*s, close.n), OTHER_MAX);
    size_t n = str_find(in, close);
    struct str year = str_head(in, n);
    bool ends =
        year.n && (ascii_is_digit(year.p[year.n - 1]) ||
                   str_ends(year, STR("年")) || str_ends(year, STR("元")));
    if (n < in.n && ends)
        *s = str_skip(*s, 2 * close.n + n);
}

bool date_take_year_unit(struct str *s)
{
    struct str rest = *s;
    date_skip_blanks(&rest);
    skip_other_year(&rest);
    if (!take(&rest, STR("年")) && !take(&rest, STR("년")))
        return false;
    skip_other_year(&rest);
    *s = rest;
    return true;
}

/* "-9-17", ". 9. 17." behind a year. */
bool date_read_year_first(struct str *s, int year, struct date *d)
{
    int month, mday;
    char sep = first(*s);
    *s = str_skip(*s, 1);
    if (sep == '.')
        date_skip_blanks(s);
    if (date_take_number(s, 2, &month) == 0 || first(*s) != sep)
        return false;
    *s = str_skip(*s, 1);
    if (sep == '.')
        date_skip_blanks(s);
    return date_take_number(s, 2, &mday) > 0 && date_set(d, year, month, mday);
}

static bool read_han(struct str *s, struct date *d)
{
    int year;
    return date_take_han_year(s, &year) && date_take_year_unit(s) &&
           date_read_month_mday(s, year, d);
}

/* "st" of 1st, "er" of 1er, "." of "17. September". */
static void skip_ordinal(struct str *s)
{
    static const struct str ends[] = { STR_INIT("st"), STR_INIT("nd"),
                                       STR_INIT("rd"), STR_INIT("th"),
                                       STR_INIT("er"), STR_INIT(".") };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (take(s, ends[i]))
            return;
}

/* A year behind a month's name: four digits, two in "06-Nov-94". */
static bool take_named_year(struct str *s, bool two, int *year)
{
    int n = date_take_number(s, 4, year);
    if (n == 2 && two)
        *year += *year < 70 ? 2000 : 1900;
    return n == 4 || (n == 2 && two);
}

/* Month's name behind a day: "17 September 2023", "17-Sep-2023". */
static bool read_named_month(struct str *s, int mday, struct date *d)
{
    int year;
    skip_ordinal(s);
    date_skip_blanks(s);
    bool dash = take(s, STR("-"));
    const struct word *month = date_take_word(s, months);
    if (!month)
        return false;
    take(s, STR("."));
    dash = take(s, STR("-")) && dash;
    take(s, STR(","));
    date_skip_blanks(s);
    return take_named_year(s, dash, &year) &&
           date_set(d, year, month->value, mday);
}

/* "Sep 17, 2023", "Sep 17 10:00:00 2023" */
static bool read_month_first(struct str *s, struct date *d)
{
    int mday, year, ms = DATE_NO_TIME;
    const struct word *month = date_take_word(s, months);
    if (!month)
        return false;
    take(s, STR("."));
    date_skip_blanks(s);
    if (date_take_number(s, 2, &mday) == 0)
        return false;
    skip_ordinal(s);
    take(s, STR(","));
    date_skip_blanks(s);
    struct str rest = *s;
    if (date_read_time(&rest, &ms)) {
        date_skip_blanks(&rest);
        /* "10:00:00 CST 2023" */
        size_t zone = 0;
        while (zone < rest.n && zone < 5 && ascii_is_letter(rest.p[zone]))
            zone++;
        struct str behind = str_skip(rest, zone);
        if (zone > 1 && first(behind) == ' ')
            rest = str_skip(behind, 1);
        *s = rest;
    }
    if (date_take_number(s, 4, &year) != 4 ||
        !date_set(d, year, month->value, mday))
        return false;
    d->time = ms;
    return true;
}

/* "17/09/2023", "17.09.2023"; a month over 12 tells the other order. */
static bool read_year_last(struct str *s, int a, bool month_first,
                           struct date *d)
{
    int b, year;
    char sep = first(*s);
    *s = str_skip(*s, 1);
    if (date_take_number(s, 2, &b) == 0 || first(*s) != sep)
        return false;
    *s = str_skip(*s, 1);
    if (date_take_number(s, 4, &year) != 4)
        return false;
    if (month_first ? a > 12 : b > 12)
        month_first = !month_first;
    return month_first ? date_set(d, year, a, b) : date_set(d, year, b, a);
}

/* " September 17" behind a year. */
static bool read_year_named(struct str *s, int year, struct date *d)
{
    int mday;
    date_skip_blanks(s);
    const struct word *month = date_take_word(s, months);
    date_skip_blanks(s);
    return month && date_take_number(s, 2, &mday) > 0 &&
           date_set(d, year, month->value, mday);
}

static bool read_digits(struct str *s, bool month_first, struct date *d)
{
    int v;
    int n = date_take_number(s, 4, &v);
    if (n == 0 || n == 3)
        return false;
    char c = first(*s);
    if (n == 4) {
        if (c == '-' || c == '/' || c == '.')
            return date_read_year_first(s, v, d);
        if (date_take_year_unit(s))
            return date_read_month_mday(s, v, d);
        return first(*s) == ' ' && read_year_named(s, v, d);
    }
    if (c == '/' || (c == '.' && s->n > 1 && ascii_is_digit(s->p[1])))
        return read_year_last(s, v, month_first, d);
    return read_named_month(s, v, d);
}

/* Which forms there are is seen by the first byte. */
static bool read_form(struct str *s, bool month_first, struct date *d)
{
    struct str rest = *s;
    if (ascii_is_letter(first(rest))) {
        if (read_month_first(s, d))
            return true;
        *s = rest;
        return date_read_era(s, d);
    }
    if (first(rest) >= 0)
        return read_digits(s, month_first, d);
    if (read_digits(s, month_first, d)) /* full-width */
        return true;
    *s = rest;
    if (date_read_era(s, d))
        return true;
    *s = rest;
    return read_han(s, d);
}

bool date_read_day(struct str *s, bool month_first, struct date *d)
{
    struct str rest = *s;
    date_skip_weekday(&rest);
    if (!read_form(&rest, month_first, d))
        return false;
    *s = rest;
    return true;
}
