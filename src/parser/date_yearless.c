/* SPDX-License-Identifier: MIT */
/*
 * A paper tells no year in its lines: it is that of the folder or the file in
 * which it is kept.
 */
#include <config.h>

#include "parser/date_parts.h"

#include "base/ascii.h"
#include "parser/date.h"

enum { LOOK = 384 }; /* bytes of a text with its day */

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
    struct str look = str_head(body, LOOK);
    int year = year_of(path), month, mday;
    if (year == 0)
        return false;
    for (size_t at = str_find(look, STR("月")); at < look.n;
         at += 3 + str_find(str_skip(look, at + 3), STR("月"))) {
        size_t from = at;
        while (from > 0 && at - from < 2 && ascii_is_digit(look.p[from - 1]))
            from--;
        struct str rest = str_skip(look, from);
        if (from < at && date_take_number(&rest, 2, &month) &&
            take(&rest, STR("月")) && date_take_number(&rest, 2, &mday) &&
            (take(&rest, STR("日")) || take(&rest, STR("号"))) &&
            date_set(d, year, month, mday))
            return true;
    }
    return false;
}
