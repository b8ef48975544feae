/* SPDX-License-Identifier: MIT */
/* Text that views have in common. Nothing here knows a view. */
#include <config.h>

#include "ui/words.h"

#include "base/i18n.h"
#include "parser/meta.h"
#include "term/style.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct words_number words_number(uint64_t n)
{
    struct words_number out = { "" };
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
    char *to = out.text;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            *to++ = ',';
        *to++ = digits[i];
    }
    *to = 0;
    return out;
}

static const char *const weekdays[] = { N_("Thu"), N_("Fri"), N_("Sat"),
                                        N_("Sun"), N_("Mon"), N_("Tue"),
                                        N_("Wed") };

struct str words_day(struct arena *a, int32_t day)
{
    char date[16];
    if (day == DAY_UNKNOWN)
        return str_of(_("no date"));
    meta_day(day, date);
    /* 1970-01-01 was a Thursday. */
    return arena_printf(a, "%s %s", date,
                        _(weekdays[((int64_t)day % 7 + 7) % 7]));
}

struct str words_month(struct arena *a, int32_t day)
{
    char date[16];
    if (day == DAY_UNKNOWN)
        return str_of(_("no date"));
    meta_day(day, date);
    return arena_str(a, str_head(str_of(date), 7));
}

/* Marks that look wrong before an ellipsis. */
static bool trails(uint32_t cp)
{
    static const uint32_t marks[] = {
        ' ',    '(',    ',',    ':',    '[',    0x2018, 0x201C,
        0x3000, 0x3001, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010,
        0x3014, 0xFF08, 0xFF0C, 0xFF1A, 0xFF3B,
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp)
            return true;
    return false;
}

static struct str drop_trailing(struct str s)
{
    const char *p = str_end(s);
    while (p > s.p && trails(utf8_prev(&p, s.p)))
        s.n = (size_t)(p - s.p);
    return s;
}

struct str words_cut(struct arena *a, struct width w, struct str s, int cells,
                     bool ascii, size_t *shown)
{
    struct str dots = glyph(GLYPH_ELLIPSIS, ascii), head;
    int room = cells - (int)width_str(w, dots);
    size_t used;
    head = width_fit(w, s, cells > 0 ? (size_t)cells : 0, &used);
    if (head.n < s.n && room >= 0)
        head = drop_trailing(width_fit(w, s, (size_t)room, &used));
    if (shown)
        *shown = head.n;
    if (head.n == s.n || room < 0)
        return head;
    return arena_printf(a, "%.*s%.*s", STR_ARG(head), STR_ARG(dots));
}

struct str words_tail(struct arena *a, struct width w, struct str s, int cells,
                      bool ascii)
{
    struct str dots = glyph(GLYPH_ELLIPSIS, ascii);
    size_t all = width_str(w, s), skip, used;
    struct str head;
    if (cells <= 0)
        return STR("");
    if (all <= (size_t)cells)
        return s;
    skip = all - (size_t)cells + width_str(w, dots);
    head = width_fit(w, s, skip, &used);
    if (used < skip) /* a wide unit lies across the cut */
        head = width_fit(w, s, skip + 1, &used);
    s = str_skip(s, head.n);
    return arena_printf(a, "%.*s%.*s", STR_ARG(dots), STR_ARG(s));
}

struct str words_path(struct arena *a, struct str path)
{
    struct str home = str_of(getenv("HOME"));
    if (home.n > 1 && str_starts(path, home) &&
        (path.n == home.n || path.p[home.n] == '/')) {
        path = str_skip(path, home.n);
        return arena_printf(a, "~%.*s", STR_ARG(path));
    }
    return path;
}
