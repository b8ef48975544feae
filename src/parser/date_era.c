/* SPDX-License-Identifier: MIT */
/*
 * Years that are counted from the begin of an era. The table is searched
 * from its begin; the cursor is as date_parts says.
 */
#include <config.h>

#include "parser/date_parts.h"

#include "base/ascii.h"

/* clang-format off */
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
/* clang-format on */

/* 一百一十二, 一百十二, 一百零二 */
static bool take_hundred(struct str *s, int *v)
{
    struct str rest = *s;
    take(&rest, STR("一"));
    if (!take(&rest, STR("百")))
        return false;
    if (!take(&rest, STR("零")))
        take(&rest, STR("〇"));
    if (!date_take_han_small(&rest, v))
        *v = 0;
    *v += 100;
    *s = rest;
    return true;
}

/* 民國112年9月17日, 令和元年…, 단기 4356년…, R5.9.17 */
bool date_read_era(struct str *s, struct date *d)
{
    char letter = first(*s);
    const struct word *era = date_take_word(s, eras);
    int year;
    /* "R5.9.17": in capitals, the year at once. */
    if (!era || (ascii_is_letter(letter) &&
                 (letter > 'Z' || !ascii_is_digit(first(*s)))))
        return false;
    date_skip_blanks(s);
    if (take(s, STR("元")))
        year = 1;
    else if (date_take_number(s, 4, &year) == 0 &&
             !date_take_han_year(s, &year) && !take_hundred(s, &year) &&
             !date_take_han_small(s, &year))
        return false;
    if (first(*s) == '.' || (first(*s) == '/' && !ascii_is_letter(letter)))
        return date_read_year_first(s, era->value + year, d);
    return !ascii_is_letter(letter) && date_take_year_unit(s) &&
           date_read_month_mday(s, era->value + year, d);
}
