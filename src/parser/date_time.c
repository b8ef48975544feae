/* SPDX-License-Identifier: MIT */
/*
 * Times and their zones, and the weekdays around them. The tables hold the
 * words in lower case, with the longer of two that begin alike first.
 */
#include <config.h>

#include "parser/date_parts.h"

#include "base/ascii.h"

/* clang-format off */
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

/* Seconds and their fraction behind "12:00" or "12点00分". */
static bool read_seconds(struct str *s, int *ms)
{
    int second, n = date_take_number(s, 2, &second);
    if (n == 0 || second > 60)
        return false;
    *ms = (second > 59 ? 59 : second) * 1000;
    take(s, STR("秒"));
    if ((first(*s) == '.' || first(*s) == ',') && s->n > 1 &&
        ascii_is_digit(s->p[1])) {
        *s = str_skip(*s, 1);
        for (int unit = 100; ascii_is_digit(first(*s)); unit /= 10) {
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
    date_skip_blanks(&rest);
    int digits = date_take_number(&rest, 2, &minute);
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
bool date_read_time(struct str *s, int *ms)
{
    int hour, part;
    const struct word *half =
        ascii_is_digit(first(*s)) ? NULL : date_take_word(s, half_days);
    date_skip_blanks(s);
    if (date_take_number(s, 2, &hour) == 0 || hour > 23)
        return false;
    const struct word *unit = date_take_word(s, hour_units);
    if (!unit || !read_minutes(s,
                               unit->value == HOUR_WORD ||
                                   (unit->value == HOUR_POINT && half),
                               &part))
        return false;
    struct str rest = *s;
    date_skip_blanks(&rest);
    const struct word *late =
        half || rest.n == 0 ? NULL : date_take_word(&rest, half_days);
    if (late) {
        *s = rest;
        half = late;
    }
    *ms = (half ? hour_of_day(hour, half->value) : hour) * HOUR_MS + part;
    return true;
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
void date_skip_weekday(struct str *s)
{
    static const struct str heads[] = { STR_INIT("星期"), STR_INIT("礼拜"),
                                        STR_INIT("周"), STR_INIT("週") };
    struct str rest = *s;
    if (ascii_is_digit(first(rest)))
        return;
    bool found =
        ascii_is_letter(first(rest)) && date_take_word(&rest, weekdays);
    for (size_t i = 0; !found && i < sizeof heads / sizeof *heads; i++)
        found = take(&rest, heads[i]) && take_weekday_name(&rest);
    if (!found)
        return;
    if (!take(&rest, STR(".")))
        take(&rest, STR("，"));
    take(&rest, STR(","));
    date_skip_blanks(&rest);
    *s = rest;
}

/* Behind a time: "Z", "+08:00", " +0800", " GMT", " (UTC +08:00)". */
void date_read_offset(struct str *s, struct date *d)
{
    struct str rest = *s;
    date_skip_blanks(&rest);
    bool paren = take(&rest, STR("(")) || take(&rest, STR("（"));
    bool blank = rest.p != s->p;
    const struct word *w = ascii_is_letter(first(rest)) || first(rest) < 0
                               ? date_take_word(&rest, zone_words)
                               : NULL;
    if (w) {
        *s = rest;
        d->offset = (int16_t)w->value;
        d->utc = w->value == 0;
        date_skip_blanks(&rest);
    }
    char sign = first(rest);
    if ((w && w->value != 0) || (sign != '+' && sign != '-'))
        return;
    rest = str_skip(rest, 1);
    int hours, minutes = 0, digits = date_take_number(&rest, 4, &hours);
    if (digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits == 2 || (digits == 1 && (w || paren))) {
        if (take(&rest, STR(":")) && date_take_number(&rest, 2, &minutes) != 2)
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
void date_skip_to_time(struct str *s)
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
        date_skip_blanks(s);
        if (ascii_is_digit(first(*s)))
            return;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (take(s, marks[i]))
                break;
        if (ascii_is_letter(first(*s)))
            date_take_word(s, weekdays);
        else if (first(*s) < 0)
            take_weekday_name(s);
        if (s->p == was)
            return;
    }
}
