/* SPDX-License-Identifier: MIT */
/*
 * What dates are made of: words, blanks, digits and Chinese numerals. The
 * contract of the cursor is in the header.
 */
#include <config.h>

#include "parser/date_parts.h"

#include "base/ascii.h"

/* clang-format off */
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
/* clang-format on */

/* Does s begin with a word of a table, all in ASCII or all in characters of
 * three bytes? */
static bool starts_word(struct str s, struct str word)
{
    if (word.p[0] >= 0)
        return str_starts_nocase(s, word);
    return s.n >= word.n && memcmp(s.p, word.p, 3) == 0 && str_starts(s, word);
}

/* One of the words at the begin of *s, any case; of ASCII ones the whole
 * word. No table has one that begins with a mark or a digit, but for ":". */
const struct word *date_take_word(struct str *s, const struct word *words)
{
    char c = first(*s);
    if (c >= 0 && c < 'A' && c != ':')
        return NULL;
    for (const struct word *w = words; w->text.p; w++) {
        if (((c ^ w->text.p[0]) & ~0x20) != 0 || !starts_word(*s, w->text))
            continue;
        struct str rest = str_skip(*s, w->text.n);
        if (ascii_is_letter(w->text.p[0]) && ascii_is_letter(first(rest)))
            continue;
        *s = rest;
        return w;
    }
    return NULL;
}

/* Blanks of all kinds, at most a few. */
void date_skip_blanks(struct str *s)
{
    for (int i = 0; i < 8; i++) {
        char c = first(*s);
        if (c == ' ' || c == '\t')
            *s = str_skip(*s, 1);
        else if (c >= 0 || (!take(s, STR("\u00A0")) && !take(s, STR("\u3000"))))
            return;
    }
}

/* A digit, ASCII or full-width. */
static bool take_digit(struct str *s, int *v)
{
    if (ascii_is_digit(first(*s))) {
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
int date_take_number(struct str *s, int most, int *v)
{
    struct str rest = *s;
    int n = 0, d;
    *v = 0;
    for (; n < most && ascii_is_digit(first(rest)); n++) {
        *v = *v * 10 + (rest.p[0] - '0');
        rest = (struct str){ rest.p + 1, rest.n - 1 };
    }
    if (n && first(rest) >= 0 && !ascii_is_digit(first(rest))) {
        *s = rest; /* as most */
        return n;
    }
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
bool date_take_han_year(struct str *s, int *v)
{
    struct str rest = *s;
    *v = 0;
    for (int i = 0; i < 4; i++) {
        const struct word *w = date_take_word(&rest, numerals);
        if (!w || w->value > 9)
            return false;
        *v = *v * 10 + w->value;
    }
    *s = rest;
    return true;
}

/* 1 to 99: 九, 十, 十七, 二十, 二十九, 廿九; also digit by digit, 一一二. */
bool date_take_han_small(struct str *s, int *v)
{
    int tens = 0, ones = 0, digits = 0, n = 0;
    bool plain = true;
    for (; n < 3; n++) {
        struct str rest = *s;
        const struct word *w = date_take_word(&rest, numerals);
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
bool date_take_small(struct str *s, int *v)
{
    return date_take_number(s, 2, v) > 0 || date_take_han_small(s, v);
}
