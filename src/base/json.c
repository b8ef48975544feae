/* SPDX-License-Identifier: MIT */
/*
 * The only state is whether a comma is due: an opened bracket or a key takes
 * it back, a value or a closed bracket sets it.
 *
 * Strings are copied in runs of bytes that need no escape. What has one shape
 * on the screen must have one in the file, so everything that draws nothing is
 * escaped: a table of ranges, sorted. Han and kana leave before it is asked.
 */
#include <config.h>

#include "base/json.h"

static const struct {
    uint32_t first, last;
} escaped[] = {
    { 0x0000, 0x001F },   /* C0 */
    { 0x007F, 0x009F },   /* DEL, C1 */
    { 0x00AD, 0x00AD },   /* soft hyphen */
    { 0x034F, 0x034F },   /* grapheme joiner */
    { 0x061C, 0x061C },   /* Arabic letter mark */
    { 0x115F, 0x1160 },   /* Hangul fillers */
    { 0x17B4, 0x17B5 },   /* Khmer inherent vowels */
    { 0x180B, 0x180F },   /* Mongolian selectors */
    { 0x200B, 0x200F },   /* zero width, directional marks */
    { 0x2028, 0x202E },   /* separators, bidi controls */
    { 0x2060, 0x206F },   /* word joiner, isolates, deprecated */
    { 0x3164, 0x3164 },   /* Hangul filler */
    { 0xD800, 0xDFFF },   /* surrogates */
    { 0xFDD0, 0xFDEF },   /* noncharacters */
    { 0xFE00, 0xFE0F },   /* variation selectors */
    { 0xFEFF, 0xFEFF },   /* byte order mark */
    { 0xFFA0, 0xFFA0 },   /* half-width Hangul filler */
    { 0xFFF0, 0xFFFB },   /* specials */
    { 0xFFFE, 0xFFFF },   /* noncharacters */
    { 0x1BCA0, 0x1BCA3 }, /* shorthand format controls */
    { 0x1D173, 0x1D17A }, /* musical format controls */
    { 0xE0000, 0xE0FFF }, /* tags, variation selectors */
};

static bool is_escaped(uint32_t cp)
{
    size_t low = 0, high = sizeof escaped / sizeof escaped[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (cp > escaped[mid].last)
            low = mid + 1;
        else
            high = mid;
    }
    return low < sizeof escaped / sizeof escaped[0] && cp >= escaped[low].first;
}

/* The character at p < end and its bytes; false if it is ill-formed. The
 * layer has no decoder to borrow, and this one need not find the subparts. */
static bool decode(const unsigned char *p, const unsigned char *end,
                   uint32_t *cp, size_t *bytes)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    size_t more = *p < 0x80 ? 0 : *p < 0xE0 ? 1 : *p < 0xF0 ? 2 : 3;

    *bytes = 1;
    *cp = more ? *p & (0x3Fu >> more) : *p;
    if ((*p >= 0x80 && *p < 0xC2) || *p > 0xF4 || (size_t)(end - p) <= more)
        return false;
    for (size_t i = 1; i <= more; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return false;
        *cp = *cp << 6 | (p[i] & 0x3Fu);
    }
    if (*cp < least[more] || *cp > 0x10FFFF || *cp >> 11 == 0x1B)
        return false;
    *bytes = more + 1;
    return true;
}

static void escape(struct buf *out, uint32_t cp)
{
    if (cp == '"' || cp == '\\')
        buf_printf(out, "\\%c", (int)cp);
    else if (cp < 0x10000)
        buf_printf(out, "\\u%04x", (unsigned)cp);
    else
        buf_printf(out, "\\u%04x\\u%04x",
                   (unsigned)(0xD800 + ((cp - 0x10000) >> 10)),
                   (unsigned)(0xDC00 + (cp & 0x3FF)));
}

/* The character at p < end: may it stand? E4 to EC begin Han, Hangul and
 * other letters, nothing of the table. */
static bool is_plain(unsigned char lead, uint32_t cp)
{
    if (lead < 0x80)
        return lead >= 0x20 && lead != '"' && lead != '\\' && lead != 0x7F;
    return (lead >= 0xE4 && lead <= 0xEC) || !is_escaped(cp);
}

static void quote(struct buf *out, struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p, *run = p;
    const unsigned char *end = p + s.n;
    uint32_t cp;
    size_t bytes;

    buf_chr(out, '"');
    while (p < end) {
        bool ok = decode(p, end, &cp, &bytes);
        if (!ok || !is_plain(*p, cp)) {
            buf_mem(out, run, (size_t)(p - run));
            escape(out, ok ? cp : 0xFFFD);
            run = p + bytes;
        }
        p += bytes;
    }
    buf_mem(out, run, (size_t)(p - run));
    buf_chr(out, '"');
}

static void comma(struct json *j)
{
    if (j->comma)
        buf_chr(j->out, ',');
    j->comma = true;
}

void json_open(struct json *j, char bracket)
{
    comma(j);
    buf_chr(j->out, bracket);
    j->comma = false;
}

void json_close(struct json *j, char bracket)
{
    buf_chr(j->out, bracket);
    j->comma = true;
}

void json_key(struct json *j, const char *key)
{
    comma(j);
    quote(j->out, str_of(key));
    buf_chr(j->out, ':');
    j->comma = false;
}

void json_str(struct json *j, struct str s)
{
    if (!s.p) {
        json_null(j);
        return;
    }
    comma(j);
    quote(j->out, s);
}

void json_int(struct json *j, int64_t v)
{
    comma(j);
    buf_printf(j->out, "%lld", (long long)v);
}

void json_bool(struct json *j, bool v)
{
    comma(j);
    buf_add(j->out, v ? STR("true") : STR("false"));
}

void json_null(struct json *j)
{
    comma(j);
    buf_add(j->out, STR("null"));
}
