/* SPDX-License-Identifier: MIT */
/*
 * A cursor (struct str *) moves over bytes; a reader that fails leaves it
 * where it was. Every reader looks at a bounded number of bytes, so finding
 * a date in a text is linear. The parts of a date are read elsewhere: days by
 * date_day and date_era, times and zones by date_time.
 */
#include <config.h>

#include "parser/date.h"

#include "base/ascii.h"
#include "parser/date_parts.h"
#include "parser/meta.h"

enum {
    LEAD_LOOK = 6144, /* bytes of a body in which a lead may be */
    LEAD_TRIES = 12,  /* brackets looked into */
    LEAD_MAX = 160,   /* visible bytes of a lead */
    LEAD_TAIL = 24,   /* of them behind the date: 讯, 】 */
    MARK_BLOCK = 32,  /* bytes looked at together */
    AHEAD = 2,        /* those needed behind them */
};

bool date_read(struct str *s, bool month_first, struct date *d)
{
    struct str rest = *s;
    int ms;
    if (!date_read_day(&rest, month_first, d))
        return false;
    *s = rest;
    if (d->time != DATE_NO_TIME) { /* it stands within the day */
        date_read_offset(s, d);
        return true;
    }
    bool machine = first(rest) == 'T' || first(rest) == 't';
    if (machine)
        rest = str_skip(rest, 1);
    else
        date_skip_to_time(&rest);
    if (!date_read_time(&rest, &ms))
        return true;
    d->time = ms;
    d->machine = machine;
    *s = rest;
    date_read_offset(s, d);
    return true;
}

/* The bytes a date may begin with: digits, first letters of months,
 * date_weekdays and eras, first bytes of full-width digits, numerals and eras.
 */
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
    [0xE4] = HAN, [0xE5] = HAN, [0xE6] = HAN, [0xE8] = HAN,
    [0xEF] = HAN,
};
/* clang-format on */

static bool han_begins(struct str s)
{
    if (s.n < 3)
        return false;
    const unsigned char *p = (const unsigned char *)s.p;
    switch (p[0] << 16 | p[1] << 8 | p[2]) {
    case 0xE4B880: /* 一 */
    case 0xE4B8AD: /* 中 */
    case 0xE585AC: /* 公 */
    case 0xE8A5BF: /* 西 */
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

/* What may stand behind the first letter of a month, a weekday or an era, in
 * lower case: most words are none of them. \xC3 begins é and ä. */
/* clang-format off */
static const char *const seconds['z' - 'a' + 1] = {
    ['a' - 'a'] = "opuv", ['d' - 'a'] = "e\xC3",     ['f' - 'a'] = "er\xC3",
    ['j' - 'a'] = "au",   ['m' - 'a'] = "ao\xC3",    ['n' - 'a'] = "o",
    ['o' - 'a'] = "ck",   ['s' - 'a'] = "aeu",       ['t' - 'a'] = "hu",
    ['w' - 'a'] = "e",    ['h' - 'a'] = "0123456789", ['r' - 'a'] = "0123456789",
};
/* clang-format on */

static bool letter_begins(struct str s)
{
    const char *set = seconds[ascii_lower(s.p[0]) - 'a'];
    char second = s.n > 1 ? ascii_lower(s.p[1]) : '\0';
    while (*set && *set != second)
        set++;
    return *set != '\0';
}

/* May a date begin at offset i? Not within a number or a word. */
static bool may_begin(struct str s, size_t i)
{
    char before = i ? s.p[i - 1] : ' ';
    switch (begins[(unsigned char)s.p[i]]) {
    case DIGIT:
        return !ascii_is_digit(before);
    case LETTER:
        return !ascii_is_alnum(before) && letter_begins(str_skip(s, i));
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
bool date_may_be_in(struct str s)
{
    char last[MARK_BLOCK + AHEAD] = { 0 };
    if (s.n && ascii_is_digit(s.p[0])) /* as most lines that are a date */
        return true;
    for (; s.n >= MARK_BLOCK + AHEAD; s = str_skip(s, MARK_BLOCK))
        if (holds_mark(s.p, MARK_BLOCK))
            return true;
    if (s.n)
        memcpy(last, s.p, s.n);
    return holds_mark(last, MARK_BLOCK);
}

bool date_find(struct str s, struct date *d, struct str *at)
{
    if (!date_may_be_in(s))
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

bool date_lead(struct str body, struct date *d, struct str *from)
{
    struct str look = str_head(body, LEAD_LOOK);
    char text[LEAD_MAX];
    size_t n;
    for (int tries = LEAD_TRIES; tries > 0; tries--) {
        size_t i = str_find(look, STR("【"));
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
            if (from)
                *from = str_range(look.p - 3, str_end(body));
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
        if (!ascii_is_digit(digits.p[i]))
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
