/* SPDX-License-Identifier: MIT */
/*
 * date_parts - what the readers of dates share; for date*.c only.
 *
 * A cursor (struct str *) moves over bytes. Every reader looks at a bounded
 * number of them. One that takes or skips leaves the cursor where it was if
 * there is nothing for it; one that reads may leave it anywhere if it fails.
 */
#ifndef PARSER_DATE_PARTS_H
#define PARSER_DATE_PARTS_H

#include "base/str.h"
#include "parser/date.h"

#include <stdbool.h>

enum {
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
};
#define DAY_MS ((int64_t)86400000)

/* Rows of a table of words; the last one has no text. */
struct word {
    struct str text;
    int value;
};

static inline char first(struct str s)
{
    return s.n ? s.p[0] : '\0';
}

static inline bool take(struct str *s, struct str what)
{
    if (!str_starts(*s, what))
        return false;
    *s = str_skip(*s, what.n);
    return true;
}

/* One of the words at the begin of *s, any case; of ASCII ones the whole
 * word. NULL if it is none. */
const struct word *date_take_word(struct str *s, const struct word *words);

/* Blanks of all kinds, at most a few. */
void date_skip_blanks(struct str *s);

/* A whole run of at most `most` digits; returns how many, 0 if none. */
int date_take_number(struct str *s, int most, int *v);

/* A year in Chinese numerals, four of them: 二零二三. */
bool date_take_han_year(struct str *s, int *v);

/* 1 to 99 in Chinese numerals; also digit by digit: 一一二. */
bool date_take_han_small(struct str *s, int *v);

/* Month or day in front of its unit, in digits or numerals. */
bool date_take_small(struct str *s, int *v);

/* 年, 년 */
bool date_take_year_unit(struct str *s);

/* Month and day behind "2023年", "2023년" */
bool date_read_month_mday(struct str *s, int year, struct date *d);

/* "-9-17", ". 9. 17." behind a year. */
bool date_read_year_first(struct str *s, int year, struct date *d);

/* 民國112年9月17日, 令和元年…, 단기 4356년…, R5.9.17 */
bool date_read_era(struct str *s, struct date *d);

/* A day in any form, with a weekday in front of it or not. */
bool date_read_day(struct str *s, bool month_first, struct date *d);

/* "Sunday, ", "星期日，" */
void date_skip_weekday(struct str *s);

/* "12:00[:09[.521]]", "12时00分", "下午3:05", "3:05 PM", "下午3时". */
bool date_read_time(struct str *s, int *ms);

/* Behind a time: "Z", "+08:00", " +0800", " GMT", " (UTC +08:00)". */
void date_read_offset(struct str *s, struct date *d);

/* What may lie between a day and a time; a few marks, a weekday. */
void date_skip_to_time(struct str *s);

#endif
