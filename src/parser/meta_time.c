/* SPDX-License-Identifier: MIT */
/*
 * Days and instants as numbers, and as they are written. A day is counted
 * from 1970-01-01 in a calendar that goes on Gregorian in both directions.
 */
#include <config.h>

#include "parser/meta.h"

#include <stdio.h>

enum { DAYS_PER_400 = 146097 };
#define DAY_MS ((int64_t)86400000)

const char *date_from_name(enum date_from f)
{
    static const char *const names[] = {
        [DATE_FROM_NONE] = NULL,     [DATE_FROM_MS] = "ms",
        [DATE_FROM_FRONT] = "front", [DATE_FROM_LABEL] = "label",
        [DATE_FROM_TIME] = "time",   [DATE_FROM_LEAD] = "lead",
        [DATE_FROM_PAGE] = "page",   [DATE_FROM_URL] = "url",
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

/* v in n digits and a byte behind them; returns what is behind both. */
static char *put_number(char *to, int n, int v, char behind)
{
    for (int i = n; i > 0; v /= 10)
        to[--i] = (char)('0' + v % 10);
    to[n] = behind;
    return to + n + 1;
}

/* Without printf: a list has a day in each of its rows. */
void meta_day(int32_t day, char out[16])
{
    int year, month, mday;
    meta_civil_of(day, &year, &month, &mday);
    if (year < 0 || year > 9999)
        year = year < 0 ? 0 : 9999;
    out = put_number(out, 4, year, '-');
    out = put_number(out, 2, month, '-');
    put_number(out, 2, mday, '\0');
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
