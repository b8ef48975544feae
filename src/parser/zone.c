/* SPDX-License-Identifier: MIT */
/*
 * A sorted table of names. Summer time is decided by two instants of the
 * year, begin and end, each the n-th Sunday of a month.
 */
#include <config.h>

#include "parser/zone.h"

#include "parser/meta.h"

enum { MINUTE_MS = 60000, HOUR_MS = 3600000 };
#define DAY_MS ((int64_t)86400000)

/* clang-format off */
const struct zone zones[] = {
    { STR_INIT("America/Chicago"),      -6 * 60, ZONE_US },
    { STR_INIT("America/Denver"),       -7 * 60, ZONE_US },
    { STR_INIT("America/Los_Angeles"),  -8 * 60, ZONE_US },
    { STR_INIT("America/New_York"),     -5 * 60, ZONE_US },
    { STR_INIT("America/Sao_Paulo"),    -3 * 60, ZONE_FIXED },
    { STR_INIT("America/Toronto"),      -5 * 60, ZONE_US },
    { STR_INIT("America/Vancouver"),    -8 * 60, ZONE_US },
    { STR_INIT("Asia/Bangkok"),          7 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Dubai"),            4 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Ho_Chi_Minh"),      7 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Hong_Kong"),        8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Jakarta"),          7 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Kolkata"),     5 * 60 + 30, ZONE_FIXED },
    { STR_INIT("Asia/Kuala_Lumpur"),     8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Macau"),            8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Manila"),           8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Pyongyang"),        9 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Seoul"),            9 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Shanghai"),         8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Singapore"),        8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Taipei"),           8 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Tokyo"),            9 * 60, ZONE_FIXED },
    { STR_INIT("Asia/Ulaanbaatar"),      8 * 60, ZONE_FIXED },
    { STR_INIT("Australia/Melbourne"),  10 * 60, ZONE_AU },
    { STR_INIT("Australia/Sydney"),     10 * 60, ZONE_AU },
    { STR_INIT("Etc/UTC"),                    0, ZONE_FIXED },
    { STR_INIT("Europe/Amsterdam"),      1 * 60, ZONE_EU },
    { STR_INIT("Europe/Athens"),         2 * 60, ZONE_EU },
    { STR_INIT("Europe/Berlin"),         1 * 60, ZONE_EU },
    { STR_INIT("Europe/Brussels"),       1 * 60, ZONE_EU },
    { STR_INIT("Europe/Istanbul"),       3 * 60, ZONE_FIXED },
    { STR_INIT("Europe/Kyiv"),           2 * 60, ZONE_EU },
    { STR_INIT("Europe/London"),              0, ZONE_EU },
    { STR_INIT("Europe/Madrid"),         1 * 60, ZONE_EU },
    { STR_INIT("Europe/Moscow"),         3 * 60, ZONE_FIXED },
    { STR_INIT("Europe/Paris"),          1 * 60, ZONE_EU },
    { STR_INIT("Europe/Prague"),         1 * 60, ZONE_EU },
    { STR_INIT("Europe/Rome"),           1 * 60, ZONE_EU },
    { STR_INIT("Europe/Stockholm"),      1 * 60, ZONE_EU },
    { STR_INIT("Europe/Vienna"),         1 * 60, ZONE_EU },
    { STR_INIT("Europe/Zurich"),         1 * 60, ZONE_EU },
    { STR_INIT("UTC"),                        0, ZONE_FIXED },
};
/* clang-format on */
const size_t nzones = sizeof zones / sizeof *zones;

const struct zone *zone_find(struct str name)
{
    /* for most articles no zone is known */
    size_t low = 0, high = name.n ? nzones : 0;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int d = str_cmp(name, zones[mid].name);
        if (d == 0)
            return &zones[mid];
        if (d < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

const struct zone *zone_default(void)
{
    static const struct zone shanghai = { STR_INIT("Asia/Shanghai"), 8 * 60,
                                          ZONE_FIXED };
    return &shanghai;
}

/* 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
static int weekday(int32_t day)
{
    return (int)((((int64_t)day + 4) % 7 + 7) % 7);
}

/* Midnight UTC of the n-th Sunday (from 1) of a month; n 0 is the last. */
static int64_t sunday(int year, int month, int n)
{
    int32_t first;
    if (n > 0) {
        first = meta_civil(year, month, 1) + 7 * (n - 1);
        return (first + (7 - weekday(first)) % 7) * DAY_MS;
    }
    first = meta_civil(year, month + 1, 1) - 1; /* never asked for December */
    return (first - weekday(first)) * DAY_MS;
}

struct season {
    int64_t from, to; /* instants; summer lies between, or outside (south) */
};

static struct season season_of(const struct zone *z, int year)
{
    int64_t winter = (int64_t)z->offset * MINUTE_MS;
    struct season s = { 0, 0 };
    switch ((enum zone_rule)z->rule) {
    case ZONE_FIXED:
        break;
    case ZONE_EU:
        s.from = sunday(year, 3, 0) + HOUR_MS;
        s.to = sunday(year, year < 1996 ? 9 : 10, 0) + HOUR_MS;
        break;
    case ZONE_US:
        s.from = (year < 2007 ? sunday(year, 4, 1) : sunday(year, 3, 2)) +
                 2 * HOUR_MS - winter;
        s.to = (year < 2007 ? sunday(year, 10, 0) : sunday(year, 11, 1)) +
               1 * HOUR_MS - winter;
        break;
    case ZONE_AU:
        s.from = sunday(year, 10, 1) + 2 * HOUR_MS - winter;
        s.to = sunday(year, 4, 1) + 2 * HOUR_MS - winter;
        break;
    }
    return s;
}

static int64_t floor_day(int64_t ms)
{
    return ms / DAY_MS - (ms % DAY_MS < 0);
}

int zone_offset(const struct zone *z, int64_t ms)
{
    /* Far outside of any calendar there is no summer. */
    if (z->rule == ZONE_FIXED || ms < -DAY_MS * 700000 || ms > DAY_MS * 3000000)
        return z->offset;
    int year, month, mday;
    meta_civil_of((int32_t)floor_day(ms + (int64_t)z->offset * MINUTE_MS),
                  &year, &month, &mday);
    struct season s = season_of(z, year);
    bool summer =
        s.from < s.to ? ms >= s.from && ms < s.to : ms >= s.from || ms < s.to;
    return z->offset + (summer ? 60 : 0);
}

int64_t zone_instant(const struct zone *z, int64_t local)
{
    /* Try summer first: it is the earlier instant where both fit. */
    int64_t winter = local - (int64_t)z->offset * MINUTE_MS;
    int64_t summer = winter - HOUR_MS;
    if (z->rule != ZONE_FIXED && zone_offset(z, summer) == z->offset + 60)
        return summer;
    return winter;
}
