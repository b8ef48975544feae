/* SPDX-License-Identifier: MIT */
/*
 * A cursor (struct str *) moves over bytes; a reader that fails leaves it
 * where it was. Every reader looks at a bounded number of bytes, so finding
 * a date in a text is linear.
 */
#include <config.h>

#include "parser/date.h"

#include "parser/meta.h"
#include "parser/tags.h"

enum {
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
    LEAD_LOOK = 6144, /* bytes of a body in which a lead may be */
    LEAD_TRIES = 12,  /* brackets looked into */
    LEAD_MAX = 160,   /* visible bytes of a lead */
    LEAD_TAIL = 24,   /* of them behind the date: 讯, 】 */
    MARK_BLOCK = 32,  /* bytes looked at together */
    AHEAD = 2,        /* those needed behind them */
};
#define DAY_MS ((int64_t)86400000)

struct word {
    struct str text;
    int value;
};

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
static const struct word weekdays[] = {
    { STR_INIT("monday"), 1 },   { STR_INIT("tuesday"), 2 },
    { STR_INIT("wednesday"), 3 }, { STR_INIT("thursday"), 4 },
    { STR_INIT("friday"), 5 },   { STR_INIT("saturday"), 6 },
    { STR_INIT("sunday"), 7 },
    { STR_INIT("mon"), 1 },  { STR_INIT("tues"), 2 }, { STR_INIT("tue"), 2 },
    { STR_INIT("wed"), 3 },  { STR_INIT("thurs"), 4 }, { STR_INIT("thu"), 4 },
    { STR_INIT("fri"), 5 },  { STR_INIT("sat"), 6 },  { STR_INIT("sun"), 7 },
    { STR_NONE, 0 },
};
/* What a year of an era is counted from. */
static const struct word eras[] = {
    { STR_INIT("民國"), 1911 }, { STR_INIT("民国"), 1911 },
    { STR_INIT("中華民國"), 1911 }, { STR_INIT("中华民国"), 1911 },
    { STR_INIT("令和"), 2018 }, { STR_INIT("平成"), 1988 },
    { STR_INIT("昭和"), 1925 }, { STR_INIT("단기"), -2333 },
    { STR_INIT("서기"), 0 }, { STR_INIT("公元"), 0 }, { STR_INIT("西元"), 0 },
    { STR_INIT("西暦"), 0 }, { STR_INIT("R"), 2018 }, { STR_INIT("H"), 1988 },
    { STR_NONE, 0 },
};
/* Letters of zones, minutes east of UTC. CST is China's in these archives. */
static const struct word zone_words[] = {
    { STR_INIT("gmt"), 0 },  { STR_INIT("utc"), 0 },  { STR_INIT("z"), 0 },
    { STR_INIT("cst"), 480 }, { STR_INIT("hkt"), 480 }, { STR_INIT("sgt"), 480 },
    { STR_INIT("jst"), 540 }, { STR_INIT("kst"), 540 },
    { STR_INIT("bst"), 60 }, { STR_INIT("cest"), 120 }, { STR_INIT("cet"), 60 },
    { STR_INIT("edt"), -240 }, { STR_INIT("est"), -300 },
    { STR_INIT("cdt"), -300 }, { STR_INIT("mdt"), -360 },
    { STR_INIT("mst"), -420 }, { STR_INIT("pdt"), -420 },
    { STR_INIT("pst"), -480 },
    { STR_INIT("北京时间"), 480 }, { STR_INIT("北京時間"), 480 },
    { STR_INIT("台北時間"), 480 }, { STR_INIT("香港時間"), 480 },
    { STR_INIT("日本時間"), 540 }, { STR_INIT("한국시간"), 540 },
    { STR_NONE, 0 },
};
/* Chinese numerals; 10 is 十, 20 and 30 the contracted tens. */
static const struct word numerals[] = {
    { STR_INIT("零"), 0 }, { STR_INIT("〇"), 0 }, { STR_INIT("○"), 0 },
    { STR_INIT("Ｏ"), 0 }, { STR_INIT("一"), 1 }, { STR_INIT("二"), 2 },
    { STR_INIT("三"), 3 }, { STR_INIT("四"), 4 }, { STR_INIT("五"), 5 },
    { STR_INIT("六"), 6 }, { STR_INIT("七"), 7 }, { STR_INIT("八"), 8 },
    { STR_INIT("九"), 9 }, { STR_INIT("十"), 10 },
    { STR_INIT("廿"), 20 }, { STR_INIT("卅"), 30 },
    { STR_NONE, 0 },
};
/* The first hour of a part of the day. NOON is told by eleven as by one. */
enum { NOON = 13 };
static const struct word half_days[] = {
    { STR_INIT("上午"), 0 }, { STR_INIT("早上"), 0 }, { STR_INIT("凌晨"), 0 },
    { STR_INIT("清晨"), 0 }, { STR_INIT("早晨"), 0 }, { STR_INIT("午前"), 0 },
    { STR_INIT("오전"), 0 }, { STR_INIT("새벽"), 0 }, { STR_INIT("아침"), 0 },
    { STR_INIT("am"), 0 }, { STR_INIT("a.m."), 0 },
    { STR_INIT("下午"), 12 }, { STR_INIT("晚上"), 12 }, { STR_INIT("午後"), 12 },
    { STR_INIT("午后"), 12 }, { STR_INIT("傍晚"), 12 }, { STR_INIT("晚间"), 12 },
    { STR_INIT("晚間"), 12 }, { STR_INIT("오후"), 12 }, { STR_INIT("저녁"), 12 },
    { STR_INIT("pm"), 12 }, { STR_INIT("p.m."), 12 },
    { STR_INIT("中午"), NOON }, { STR_INIT("正午"), NOON },
    { STR_INIT("낮"), NOON },
    { STR_NONE, 0 },
};
/* clang-format on */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char first(struct str s)
{
    return s.n ? s.p[0] : '\0';
}

static bool take(struct str *s, struct str what)
{
    if (!str_starts(*s, what))
        return false;
    *s = str_skip(*s, what.n);
    return true;
}

/* Does s begin with a word of a table, all in ASCII or all in characters of
 * three bytes? */
static bool starts_word(struct str s, struct str word)
{
    if (word.p[0] >= 0)
        return str_starts_nocase(s, word);
    return s.n >= word.n && memcmp(s.p, word.p, 3) == 0 && str_starts(s, word);
}

/* One of the words at the begin of *s, any case; of ASCII ones the whole
 * word. */
static const struct word *take_word(struct str *s, const struct word *words)
{
    for (const struct word *w = words; w->text.p; w++) {
        if (((first(*s) ^ w->text.p[0]) & ~0x20) != 0 ||
            !starts_word(*s, w->text))
            continue;
        struct str rest = str_skip(*s, w->text.n);
        if (is_letter(w->text.p[0]) && is_letter(first(rest)))
            continue;
        *s = rest;
        return w;
    }
    return NULL;
}

/* Blanks of all kinds, at most a few. */
static void skip_blanks(struct str *s)
{
    for (int i = 0; i < 8; i++) {
        char c = first(*s);
        if (c == ' ' || c == '\t')
            *s = str_skip(*s, 1);
        else if (c >= 0 || (!take(s, STR("\u00A0")) && !take(s, STR("\u3000"))))
            return;
    }
}

static bool take_digit(struct str *s, int *v)
{
    if (is_digit(first(*s))) {
        *v = s->p[0] - '0';
        *s = str_skip(*s, 1);
        return true;
    }
    /* U+FF10..FF19 */
    if (s->n >= 3 && memcmp(s->p, "\xEF\xBC", 2) == 0) {
        unsigned char c = (unsigned char)s->p[2];
        if (c >= 0x90 && c <= 0x99) {
            *v = c - 0x90;
            *s = str_skip(*s, 3);
            return true;
        }
    }
    return false;
}

/* A whole run of at most `most` digits; returns how many, 0 if none. */
static int take_number(struct str *s, int most, int *v)
{
    struct str rest = *s;
    int n = 0, d;
    *v = 0;
    while (n < most && take_digit(&rest, &d)) {
        *v = *v * 10 + d;
        n++;
    }
    if (n == 0 || take_digit(&(struct str){ rest.p, rest.n }, &d))
        return 0;
    *s = rest;
    return n;
}

/* A year in Chinese numerals, four of them: 二零二三. */
static bool take_han_year(struct str *s, int *v)
{
    struct str rest = *s;
    *v = 0;
    for (int i = 0; i < 4; i++) {
        const struct word *w = take_word(&rest, numerals);
        if (!w || w->value > 9)
            return false;
        *v = *v * 10 + w->value;
    }
    *s = rest;
    return true;
}

/* 1 to 99: 九, 十, 十七, 二十, 二十九, 廿九; also digit by digit, 一一二. */
static bool take_han_small(struct str *s, int *v)
{
    int tens = 0, ones = 0, digits = 0, n = 0;
    bool plain = true;
    for (; n < 3; n++) {
        struct str rest = *s;
        const struct word *w = take_word(&rest, numerals);
        if (!w)
            break;
        *s = rest;
        if (w->value < 10) {
            ones = w->value;
            digits = digits * 10 + ones;
            continue;
        }
        plain = false;
        tens = w->value > 10 ? w->value : ones ? ones * 10 : 10;
        ones = 0;
    }
    *v = plain ? digits : tens + ones;
    return n > 0;
}

/* Month or day in front of its unit, in digits or numerals. */
static bool take_small(struct str *s, int *v)
{
    return take_number(s, 2, v) > 0 || take_han_small(s, v);
}

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
static bool read_month_mday(struct str *s, int year, struct date *d)
{
    int month, mday;
    skip_blanks(s);
    if (!take_small(s, &month))
        return false;
    skip_blanks(s);
    if (!take(s, STR("月")) && !take(s, STR("월")))
        return false;
    skip_blanks(s);
    if (!take_small(s, &mday))
        return false;
    struct str rest = *s;
    skip_blanks(&rest);
    if (take(&rest, STR("日")) || take(&rest, STR("号")) ||
        take(&rest, STR("號")) || take(&rest, STR("일")))
        *s = rest;
    return date_set(d, year, month, mday);
}

static bool take_year_unit(struct str *s)
{
    struct str rest = *s;
    skip_blanks(&rest);
    if (!take(&rest, STR("年")) && !take(&rest, STR("년")))
        return false;
    *s = rest;
    return true;
}

/* "-9-17", ". 9. 17." behind a year. */
static bool read_year_first(struct str *s, int year, struct date *d)
{
    int month, mday;
    char sep = first(*s);
    *s = str_skip(*s, 1);
    if (sep == '.')
        skip_blanks(s);
    if (take_number(s, 2, &month) == 0 || first(*s) != sep)
        return false;
    *s = str_skip(*s, 1);
    if (sep == '.')
        skip_blanks(s);
    return take_number(s, 2, &mday) > 0 && date_set(d, year, month, mday);
}

/* 民國112年9月17日, 令和元年…, 단기 4356년…, R5.9.17 */
static bool read_era(struct str *s, struct date *d)
{
    char letter = first(*s);
    const struct word *era = take_word(s, eras);
    int year;
    /* "R5.9.17": in capitals, the year at once. */
    if (!era || (is_letter(letter) && (letter > 'Z' || !is_digit(first(*s)))))
        return false;
    skip_blanks(s);
    if (take(s, STR("元")))
        year = 1;
    else if (take_number(s, 4, &year) == 0 && !take_han_year(s, &year) &&
             !take_han_small(s, &year))
        return false;
    if (first(*s) == '.' || (first(*s) == '/' && !is_letter(letter)))
        return read_year_first(s, era->value + year, d);
    return !is_letter(letter) && take_year_unit(s) &&
           read_month_mday(s, era->value + year, d);
}

static bool read_han(struct str *s, struct date *d)
{
    int year;
    return take_han_year(s, &year) && take_year_unit(s) &&
           read_month_mday(s, year, d);
}

/* Seconds and their fraction behind "12:00" or "12点00分". */
static bool read_seconds(struct str *s, int *ms)
{
    int second, n = take_number(s, 2, &second);
    if (n == 0 || second > 60)
        return false;
    *ms = (second > 59 ? 59 : second) * 1000;
    take(s, STR("秒"));
    if ((first(*s) == '.' || first(*s) == ',') && s->n > 1 &&
        is_digit(s->p[1])) {
        *s = str_skip(*s, 1);
        for (int unit = 100; is_digit(first(*s)); unit /= 10) {
            *ms += unit * (s->p[0] - '0');
            *s = str_skip(*s, 1);
        }
    }
    return true;
}

/* What hours end in. Behind HOUR_WORD no minutes need follow; 点 also counts
 * points, so it does only where a part of the day stands before. */
enum { HOUR_SIGN, HOUR_WORD, HOUR_POINT };
/* clang-format off */
static const struct word hour_units[] = {
    { STR_INIT(":"), HOUR_SIGN },  { STR_INIT("："), HOUR_SIGN },
    { STR_INIT("时"), HOUR_WORD }, { STR_INIT("時"), HOUR_WORD },
    { STR_INIT("시"), HOUR_WORD },
    { STR_INIT("点"), HOUR_POINT }, { STR_INIT("點"), HOUR_POINT },
    { STR_NONE, 0 },
};
/* clang-format on */

/* Minutes and what follows them, behind the unit of an hour. */
static bool read_minutes(struct str *s, bool may_lack, int *ms)
{
    int minute, part = 0;
    struct str rest = *s;
    skip_blanks(&rest);
    int digits = take_number(&rest, 2, &minute);
    if (digits == 0 || minute > 59) {
        *ms = may_lack && take(s, STR("半")) ? 30 * MINUTE_MS : 0;
        return may_lack;
    }
    struct str behind = rest;
    if ((take(&behind, STR(":")) || take(&behind, STR("："))) &&
        read_seconds(&behind, &part)) {
        rest = behind;
    } else if (take(&rest, STR("分")) || take(&rest, STR("분"))) {
        behind = rest;
        if (read_seconds(&behind, &part) &&
            str_ends(str_range(rest.p, behind.p), STR("秒")))
            rest = behind;
        else
            part = 0;
    } else if (digits != 2) {
        *ms = 0;
        return may_lack;
    }
    *s = rest;
    *ms = minute * MINUTE_MS + part;
    return true;
}

static int hour_of_day(int hour, int half)
{
    if (half == NOON)
        return hour < 10 ? hour + 12 : hour;
    if (half == 12 && hour < 12)
        return hour + 12;
    return half == 0 && hour == 12 ? 0 : hour;
}

/* "12:00[:09[.521]]", "12时00分", "下午3:05", "3:05 PM", "下午3时". */
static bool read_time(struct str *s, int *ms)
{
    int hour, part;
    const struct word *half =
        is_digit(first(*s)) ? NULL : take_word(s, half_days);
    skip_blanks(s);
    if (take_number(s, 2, &hour) == 0 || hour > 23)
        return false;
    const struct word *unit = take_word(s, hour_units);
    if (!unit || !read_minutes(s,
                               unit->value == HOUR_WORD ||
                                   (unit->value == HOUR_POINT && half),
                               &part))
        return false;
    struct str rest = *s;
    skip_blanks(&rest);
    const struct word *late =
        half || rest.n == 0 ? NULL : take_word(&rest, half_days);
    if (late) {
        *s = rest;
        half = late;
    }
    *ms = (half ? hour_of_day(hour, half->value) : hour) * HOUR_MS + part;
    return true;
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
    int n = take_number(s, 4, year);
    if (n == 2 && two)
        *year += *year < 70 ? 2000 : 1900;
    return n == 4 || (n == 2 && two);
}

/* Month's name behind a day: "17 September 2023", "17-Sep-2023". */
static bool read_named_month(struct str *s, int mday, struct date *d)
{
    int year;
    skip_ordinal(s);
    skip_blanks(s);
    bool dash = take(s, STR("-"));
    const struct word *month = take_word(s, months);
    if (!month)
        return false;
    take(s, STR("."));
    dash = take(s, STR("-")) && dash;
    take(s, STR(","));
    skip_blanks(s);
    return take_named_year(s, dash, &year) &&
           date_set(d, year, month->value, mday);
}

/* "Sep 17, 2023", "Sep 17 10:00:00 2023" */
static bool read_month_first(struct str *s, struct date *d)
{
    int mday, year, ms = DATE_NO_TIME;
    const struct word *month = take_word(s, months);
    if (!month)
        return false;
    take(s, STR("."));
    skip_blanks(s);
    if (take_number(s, 2, &mday) == 0)
        return false;
    skip_ordinal(s);
    take(s, STR(","));
    skip_blanks(s);
    struct str rest = *s;
    if (read_time(&rest, &ms)) {
        skip_blanks(&rest);
        *s = rest;
    }
    if (take_number(s, 4, &year) != 4 || !date_set(d, year, month->value, mday))
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
    if (take_number(s, 2, &b) == 0 || first(*s) != sep)
        return false;
    *s = str_skip(*s, 1);
    if (take_number(s, 4, &year) != 4)
        return false;
    if (month_first ? a > 12 : b > 12)
        month_first = !month_first;
    return month_first ? date_set(d, year, a, b) : date_set(d, year, b, a);
}

/* " September 17" behind a year. */
static bool read_year_named(struct str *s, int year, struct date *d)
{
    int mday;
    skip_blanks(s);
    const struct word *month = take_word(s, months);
    skip_blanks(s);
    return month && take_number(s, 2, &mday) > 0 &&
           date_set(d, year, month->value, mday);
}

static bool read_digits(struct str *s, bool month_first, struct date *d)
{
    int v;
    int n = take_number(s, 4, &v);
    if (n == 0 || n == 3)
        return false;
    char c = first(*s);
    if (n == 4) {
        if (c == '-' || c == '/' || c == '.')
            return read_year_first(s, v, d);
        if (take_year_unit(s))
            return read_month_mday(s, v, d);
        return first(*s) == ' ' && read_year_named(s, v, d);
    }
    if (c == '/' || (c == '.' && s->n > 1 && is_digit(s->p[1])))
        return read_year_last(s, v, month_first, d);
    return read_named_month(s, v, d);
}

/* Which forms there are is seen by the first byte. */
static bool read_form(struct str *s, bool month_first, struct date *d)
{
    struct str rest = *s;
    if (is_letter(first(rest))) {
        if (read_month_first(s, d))
            return true;
        *s = rest;
        return read_era(s, d);
    }
    if (first(rest) >= 0)
        return read_digits(s, month_first, d);
    if (read_digits(s, month_first, d)) /* full-width */
        return true;
    *s = rest;
    if (read_era(s, d))
        return true;
    *s = rest;
    return read_han(s, d);
}

/* 一 of 星期一, 月 of 月曜日, 월 of 월요일 */
static bool take_weekday_name(struct str *s)
{
    static const struct str names[] = {
        STR_INIT("一"), STR_INIT("二"), STR_INIT("三"), STR_INIT("四"),
        STR_INIT("五"), STR_INIT("六"), STR_INIT("日"), STR_INIT("天"),
        STR_INIT("月"), STR_INIT("火"), STR_INIT("水"), STR_INIT("木"),
        STR_INIT("金"), STR_INIT("土"), STR_INIT("월"), STR_INIT("화"),
        STR_INIT("수"), STR_INIT("목"), STR_INIT("금"), STR_INIT("토"),
        STR_INIT("일"),
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (take(s, names[i]))
            return true;
    return false;
}

/* "Sunday, ", "星期日，" */
static void skip_weekday(struct str *s)
{
    static const struct str heads[] = { STR_INIT("星期"), STR_INIT("礼拜"),
                                        STR_INIT("周"), STR_INIT("週") };
    struct str rest = *s;
    bool found = is_letter(first(rest)) && take_word(&rest, weekdays);
    for (size_t i = 0; !found && i < sizeof heads / sizeof *heads; i++)
        found = take(&rest, heads[i]) && take_weekday_name(&rest);
    if (!found)
        return;
    if (!take(&rest, STR(".")))
        take(&rest, STR("，"));
    take(&rest, STR(","));
    skip_blanks(&rest);
    *s = rest;
}

static bool read_day(struct str *s, bool month_first, struct date *d)
{
    struct str rest = *s;
    skip_weekday(&rest);
    if (!read_form(&rest, month_first, d))
        return false;
    *s = rest;
    return true;
}

/* Behind a time: "Z", "+08:00", " +0800", " GMT", " (UTC +08:00)". */
static void read_offset(struct str *s, struct date *d)
{
    struct str rest = *s;
    skip_blanks(&rest);
    bool paren = take(&rest, STR("(")) || take(&rest, STR("（"));
    bool blank = rest.p != s->p;
    const struct word *w = is_letter(first(rest)) || first(rest) < 0
                               ? take_word(&rest, zone_words)
                               : NULL;
    if (w) {
        *s = rest;
        d->offset = (int16_t)w->value;
        d->utc = w->value == 0;
        skip_blanks(&rest);
    }
    char sign = first(rest);
    if ((w && w->value != 0) || (sign != '+' && sign != '-'))
        return;
    rest = str_skip(rest, 1);
    int hours, minutes = 0, digits = take_number(&rest, 4, &hours);
    if (digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits == 2 || (digits == 1 && (w || paren))) {
        if (take(&rest, STR(":")) && take_number(&rest, 2, &minutes) != 2)
            return;
    } else {
        return;
    }
    /* " - 02" would be a range, no zone. */
    if (hours > 14 || minutes > 59 || (blank && !w && digits != 4))
        return;
    int offset = hours * 60 + minutes;
    d->offset = (int16_t)(sign == '-' ? -offset : offset);
    d->utc = offset == 0;
    if (paren)
        take(&rest, STR(")"));
    *s = rest;
}

/* What may lie between a day and a time; a few marks, a weekday. */
static void skip_to_time(struct str *s)
{
    static const struct str marks[] = {
        STR_INIT("-"),    STR_INIT(","),    STR_INIT("|"),  STR_INIT("at "),
        STR_INIT("，"),   STR_INIT("("),    STR_INIT(")"),  STR_INIT("（"),
        STR_INIT("）"),   STR_INIT("星期"), STR_INIT("周"), STR_INIT("週"),
        STR_INIT("曜日"), STR_INIT("–"),    STR_INIT("."),  STR_INIT("요일"),
        STR_INIT("礼拜"), STR_INIT("·"),    STR_INIT("—"),  STR_INIT("/"),
    };
    for (int left = 6; left > 0; left--) {
        const char *was = s->p;
        skip_blanks(s);
        if (is_digit(first(*s)))
            return;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (take(s, marks[i]))
                break;
        if (is_letter(first(*s)))
            take_word(s, weekdays);
        else if (first(*s) < 0)
            take_weekday_name(s);
        if (s->p == was)
            return;
    }
}

bool date_read(struct str *s, bool month_first, struct date *d)
{
    struct str rest = *s;
    int ms;
    if (!read_day(&rest, month_first, d))
        return false;
    *s = rest;
    if (d->time != DATE_NO_TIME) { /* it stands within the day */
        read_offset(s, d);
        return true;
    }
    bool machine = first(rest) == 'T' || first(rest) == 't';
    if (machine)
        rest = str_skip(rest, 1);
    else
        skip_to_time(&rest);
    if (!read_time(&rest, &ms))
        return true;
    d->time = ms;
    d->machine = machine;
    *s = rest;
    read_offset(s, d);
    return true;
}

/* The bytes a date may begin with: digits, first letters of months, weekdays
 * and eras, first bytes of full-width digits, numerals and eras. */
enum begin { NO_BEGIN, DIGIT, LETTER, HAN };

/* clang-format off */
static const unsigned char begins[256] = {
    ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT,
    ['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
    ['a'] = LETTER, ['d'] = LETTER, ['f'] = LETTER, ['j'] = LETTER,
    ['m'] = LETTER, ['n'] = LETTER, ['o'] = LETTER, ['s'] = LETTER,
    ['t'] = LETTER, ['w'] = LETTER,
    ['H'] = LETTER, ['R'] = LETTER, [0xEB] = HAN,
    ['A'] = LETTER, ['D'] = LETTER, ['F'] = LETTER, ['J'] = LETTER,
    ['M'] = LETTER, ['N'] = LETTER, ['O'] = LETTER, ['S'] = LETTER,
    ['T'] = LETTER, ['W'] = LETTER,
    [0xE4] = HAN, [0xE5] = HAN, [0xE6] = HAN, [0xEF] = HAN,
};
/* clang-format on */

static bool han_begins(struct str s)
{
    if (s.n < 3)
        return false;
    const unsigned char *p = (const unsigned char *)s.p;
    switch (p[0] << 16 | p[1] << 8 | p[2]) {
    case 0xE4B880: /* 一 */
    case 0xE4BA8C: /* 二 */
    case 0xE4BBA4: /* 令 */
    case 0xE5B9B3: /* 平 */
    case 0xE698AD: /* 昭 */
    case 0xE6B091: /* 民 */
    case 0xEB8BA8: /* 단 */
        return true;
    default: /* a full-width digit or O */
        return p[0] == 0xEF && p[1] == 0xBC &&
               ((p[2] >= 0x90 && p[2] <= 0x99) || p[2] == 0xAF);
    }
}

/* May a date begin at offset i? Not within a number or a word. */
static bool may_begin(struct str s, size_t i)
{
    char before = i ? s.p[i - 1] : ' ';
    switch (begins[(unsigned char)s.p[i]]) {
    case DIGIT:
        return !is_digit(before);
    case LETTER:
        return !is_letter(before) && !is_digit(before);
    case HAN:
        return han_begins(str_skip(s, i));
    default:
        return false;
    }
}

/* Every form of a date has a digit, ASCII or full-width, or a year in numerals
 * with its unit: 年, 년. Does one begin in p[0 .. n - 1]? Reads AHEAD bytes
 * more. Most text has none; without a branch that is quick to see. */
static bool holds_mark(const char *text, size_t n)
{
    const unsigned char *p = (const unsigned char *)text;
    unsigned char found = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = p[i], d = p[i + 1], e = p[i + 2];
        found |= (unsigned char)(c - '0') < 10;
        found |= (c == 0xEF) & (d == 0xBC) & ((unsigned char)(e - 0x90) < 10);
        found |= (c == 0xE5) & (d == 0xB9) & (e == 0xB4);
        found |= (c == 0xEB) & (d == 0x85) & (e == 0x84);
    }
    return found;
}

/* The very last byte need not be seen: no date ends with its first mark. */
static bool may_hold(struct str s)
{
    char last[MARK_BLOCK + AHEAD] = { 0 };
    for (; s.n >= MARK_BLOCK + AHEAD; s = str_skip(s, MARK_BLOCK))
        if (holds_mark(s.p, MARK_BLOCK))
            return true;
    if (s.n)
        memcpy(last, s.p, s.n);
    return holds_mark(last, MARK_BLOCK);
}

bool date_find(struct str s, struct date *d, struct str *at)
{
    if (!may_hold(s))
        return false;
    /* Drupal pages in Chinese: "在 星期二, 03/04/2014 - 10:00 提交". */
    bool month_first = str_ends(s, STR("提交"));
    for (size_t i = 0; i < s.n; i++) {
        if (begins[(unsigned char)s.p[i]] == NO_BEGIN || !may_begin(s, i))
            continue;
        struct str rest = str_skip(s, i);
        if (date_read(&rest, month_first, d)) {
            if (at)
                *at = str_range(s.p + i, rest.p);
            return true;
        }
    }
    return false;
}

/* The visible bytes behind 【 up to 】, both not included. */
static bool lead_text(struct str body, char out[LEAD_MAX], size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < body.n && *n < LEAD_MAX;) {
        if (body.p[i] == '<') {
            size_t close = str_chr(str_head(str_skip(body, i), 1024), '>');
            i += close + 1;
        } else if (str_starts(str_skip(body, i), STR("】"))) {
            return true;
        } else {
            if (body.p[i] != '\n' && body.p[i] != '\r')
                out[(*n)++] = body.p[i];
            i++;
        }
    }
    return false;
}

/* Index of the first 【, s.n if there is none. Much quicker than a search for
 * all three bytes: marks of Chinese are rarer than its letters. */
static size_t find_bracket(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        i += str_chr(str_skip(s, i), '\xE3');
        if (i + 2 < s.n && memcmp(s.p + i, "【", 3) == 0)
            return i;
    }
    return s.n;
}

bool date_lead(struct str body, struct date *d)
{
    struct str look = str_head(body, LEAD_LOOK);
    char text[LEAD_MAX];
    size_t n;
    for (int tries = LEAD_TRIES; tries > 0; tries--) {
        size_t i = find_bracket(look);
        if (i == look.n)
            return false;
        look = str_skip(look, i + 3);
        struct str at;
        if (lead_text(look, text, &n) &&
            date_find((struct str){ text, n }, d, &at) &&
            (size_t)(text + n - (str_end(at))) <= LEAD_TAIL) {
            /* A lead names a day, whatever stands beside it. */
            d->time = DATE_NO_TIME;
            d->offset = DATE_NO_OFFSET;
            return true;
        }
    }
    return false;
}

bool date_stamp(struct str digits, int64_t *ms)
{
    int64_t v = 0;
    if (digits.n == 0 || digits.n > 17)
        return false;
    for (size_t i = 0; i < digits.n; i++) {
        if (!is_digit(digits.p[i]))
            return false;
        v = v * 10 + (digits.p[i] - '0');
    }
    *ms = digits.n <= 10 ? v * 1000 : digits.n <= 14 ? v : v / 1000;
    return v != 0;
}

int64_t date_instant(const struct date *d, const struct zone *z)
{
    if (d->time == DATE_NO_TIME)
        return DATE_UNKNOWN;
    int64_t local = d->day * DAY_MS + d->time;
    if (d->offset != DATE_NO_OFFSET)
        return local - (int64_t)d->offset * MINUTE_MS;
    return zone_instant(z, local);
}
