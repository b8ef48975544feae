/* SPDX-License-Identifier: MIT */
/*
 * date - dates as documents write them.
 *
 * Pure readers: bytes to what is written, no more. Whether it is believed,
 * and whose clock it is on, is decided by meta. Nothing before year 1 or
 * after 9999, no day that is not in the calendar.
 */
#ifndef PARSER_DATE_H
#define PARSER_DATE_H

#include "parser/zone.h"

#include <stdbool.h>
#include <stdint.h>

enum { DATE_NO_TIME = -1, DATE_NO_OFFSET = INT16_MIN };

struct date {
    int32_t day;    /* as written, days since 1970-01-01 */
    int32_t time;   /* ms of that day as written; DATE_NO_TIME */
    int16_t offset; /* minutes east of UTC as written; DATE_NO_OFFSET */
    bool utc;       /* written as UTC ("Z", "GMT", "+0000"): a machine's clock,
                       not the day of a place */
    bool machine;   /* the form of ISO 8601 with a T */
};

/*
 * A date at the begin of *s, which moves behind it: 2023-9-17, 2023/09/17,
 * 2023.9.17, 2023年9月17日, 二零二三年九月十七日, 民國112年9月17日,
 * 令和5年9月17日, R5.9.17, 2023년 9월 17일, 단기 4356년…, 17/09/2023,
 * 17.09.2023, 17 September 2023, Sep 17, 2023, Sun, 17 Sep 2023, Sun Sep 17
 * 10:00:00 2023; months also in French, German and Russian; each with or
 * without a weekday, a time and a zone.
 * Digits may be full-width. month_first: 09/17/2023.
 */
bool date_read(struct str *s, bool month_first, struct date *d);

/* Has s a mark that some date has? Quick: of most text it tells that it has
 * no date. */
bool date_may_be_in(struct str s);

/* The first date in s; *at (may be NULL) gets its place. */
bool date_find(struct str s, struct date *d, struct str *at);

/* 【name 2023年9月17日讯】: a lead in the first KiB of a body. Tags in it are
 * skipped. *from (may be NULL) gets the body from the lead on. */
bool date_lead(struct str body, struct date *d, struct str *from);

/* Set the day of a civil date; false if the calendar has no such day. The
 * rest of *d becomes "not written". */
bool date_set(struct date *d, int year, int month, int mday);

/* A day in the path of an address, by the habits of many sites. */
bool date_url(struct str url, struct date *d);

/* A day at the begin or the end of a file's name, or in its last folders
 * (2023/09/17). */
bool date_path(struct str path, struct date *d);

/* A day and time without a year: "5/3(水) 10:05", "5月3日 10:05". */
struct date_short {
    int month, mday;
    int weekday; /* 1 Monday … 7 Sunday, 0 if it is not told */
    int time;    /* ms of the day */
};
/* The first one in s. */
bool date_short_find(struct str s, struct date_short *d);
/* The same with the year that an address or a file's path holds, else the
 * last one in which it falls on its weekday up to `latest`. */
bool date_short_year(const struct date_short *s, struct str url,
                     struct str path, int32_t latest, struct date *d);

/* "2023 09 / 17 10:05:00" at the begin of s: one in pieces. */
bool date_spaced(struct str s, struct date *d);

/* "9月17日" at the begin of a body, in the year that a folder or the file's
 * name begins with. */
bool date_yearless(struct str path, struct str body, struct date *d);

/* All of s is digits: 20230917, 202309170255, 20230917025501, or a stamp as
 * date_stamp reads it. */
bool date_digits(struct str s, struct date *d);

/* Seconds, milliseconds or microseconds since 1970 by the number of digits. */
bool date_stamp(struct str digits, int64_t *ms);

/* The instant in ms since 1970; z is the clock where no offset is written.
 * DATE_UNKNOWN without a time. */
int64_t date_instant(const struct date *d, const struct zone *z);

#endif
