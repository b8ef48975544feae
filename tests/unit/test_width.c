/* SPDX-License-Identifier: MIT */
/* Units and cells: rows of cases, GraphemeBreakTest, and properties that must
 * hold for any text. */
#include <config.h>

#include "text/width.h"

#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define WIDTH_WIDE ((struct width){ 2, true })
#define WIDTH_DRAWN ((struct width){ 1, false })

static void test_code_points(void **state)
{
    static const struct {
        uint32_t cp;
        int narrow, wide; /* with ambiguous 1 and 2 */
    } rows[] = {
        { 'a', 1, 1 },       { ' ', 1, 1 },        { 0x4E2D, 2, 2 },
        { 0x3042, 2, 2 },    { 0xD55C, 2, 2 },     { 0xFF0C, 2, 2 },
        { 0x3000, 2, 2 },    { 0xFF71, 1, 1 },  /* half-width kana */
        { 0x201C, 1, 2 },    { 0x2014, 1, 2 },  /* quote, dash */
        { 0x2026, 1, 2 },    { 0xB7, 1, 2 },    /* ellipsis, interpunct */
        { 0x2460, 1, 2 },    { 0x3B1, 1, 2 },   /* circled 1, alpha */
        { 0x2500, 1, 2 },    { 0xE9, 1, 2 },    /* box, e acute */
        { 0xEB, 1, 1 },      { 0x0E01, 1, 1 },  /* e diaeresis, Thai */
        { 0x2E3A, 1, 1 },    { 0x4DC0, 1, 1 },  /* long dash, hexagram */
        { 0x1F600, 2, 2 },   { 0x1F1E6, 1, 1 }, /* emoji, half a flag */
        { 0x2764, 1, 1 },    { 0x20000, 2, 2 }, /* heart, Han of plane 2 */
        { 0x3FFFD, 2, 2 },   { 0x1FAFF, 2, 2 }, /* not assigned */
        { 0x1F0FF, 2, 2 },   { 0xE000, 1, 1 },  /* not assigned, private */
        { 0x100000, 1, 1 },  { 0x300, 0, 0 },   /* private, mark */
        { 0x20DD, 0, 0 },    { 0x200B, 0, 0 },  /* enclosing, ZWSP */
        { 0x200D, 0, 0 },    { 0xAD, 0, 0 },    /* ZWJ, SHY */
        { 0xFE0F, 0, 0 },    { 0x3099, 0, 0 },  /* VS16, voiced mark */
        { 0x1160, 0, 0 },    { 0x1100, 2, 2 },  /* jamo V, L */
        { 0xE0067, 0, 0 },   { 0xFFFD, 1, 2 },  /* tag, replacement */
        { 0, -1, -1 },       { 0x1B, -1, -1 },     { '\n', -1, -1 },
        { 0x7F, -1, -1 },    { 0x85, -1, -1 },     { 0x9F, -1, -1 },
        { 0xD800, -1, -1 },  { 0xDFFF, -1, -1 },   { 0xFFFE, -1, -1 },
        { 0x1FFFF, -1, -1 }, { 0xFDD0, -1, -1 },   { 0x2028, -1, -1 },
        { 0x202E, -1, -1 },  { 0x2067, -1, -1 },   { 0xFEFF, -1, -1 },
        { 0xE0001, -1, -1 }, { 0x110000, -1, -1 }, { 0xFFFFFFFF, -1, -1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        int narrow = width_cp(WIDTH_DUMP, rows[i].cp);
        int wide = width_cp(WIDTH_WIDE, rows[i].cp);
        if (narrow != rows[i].narrow || wide != rows[i].wide)
            fail_msg("U+%04X: %d and %d cells", (unsigned)rows[i].cp, narrow,
                     wide);
        assert_int_equal(width_cp(WIDTH_DRAWN, rows[i].cp), narrow);
    }
}

/* Cells of each unit of `text`, as digits. */
static void units_of(struct width w, const char *text, char *digits)
{
    struct str s = str_of(text);
    const char *p = s.p, *end = p + s.n;
    int cells;

    while (p < end) {
        p += width_unit(w, p, end, &cells);
        assert_in_range(cells, 0, 2);
        *digits++ = (char)('0' + cells);
    }
    assert_ptr_equal(p, end);
    *digits = '\0';
}

static void test_units(void **state)
{
    static const struct {
        const char *text;
        const char *on, *off; /* cells of the units */
    } rows[] = {
        { "tea", "111", "111" },
        { "\u8336\u9053", "22", "22" },
        { "a\u8336b", "121", "121" },
        { "e\u0301t", "11", "11" },
        { "\u8336\uFE00x", "21", "21" },
        /* heart with VS16; keycap; star of 2 cells made text by VS15 */
        { "\u2764\uFE0F!", "21", "11" },
        { "1\uFE0F\u20E3", "2", "1" },
        { "\u2B50\uFE0E", "1", "2" },
        { "x\uFE0F", "1", "1" },
        /* flags, three halves, a flag behind a flag */
        { "\U0001F1EB\U0001F1F7", "2", "2" },
        { "\U0001F1EB\U0001F1F7\U0001F1E9", "21", "21" },
        { "\U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA", "22", "22" },
        /* skin tone, family, coder, tags of a flag */
        { "\U0001F44D\U0001F3FD", "2", "2" },
        { "\u261D\U0001F3FD", "2", "1" },
        { "\U0001F468\u200D\U0001F469\u200D\U0001F467", "2", "222" },
        { "\U0001F469\U0001F3FD\u200D\U0001F4BB", "2", "22" },
        { "\u2764\u200D\U0001F525", "2", "12" },
        { "\U0001F3F4\U000E0067\U000E0062\U000E007F", "2", "2" },
        /* Hangul of jamo, of a syllable and a jamo, two initials */
        { "\u1112\u1161\u11AB", "2", "2" },
        { "\uD558\u11AB", "2", "2" },
        { "\u1100\u1100", "2", "22" },
        /* kana with a combining and with a half-width voiced mark */
        { "\u304B\u3099", "2", "2" },
        { "\uFF76\uFF9E", "2", "2" },
        /* a spacing mark; a mark alone; what has no cells */
        { "\u0928\u093F", "2", "2" },
        { "\u0301", "0", "0" },
        { "a\u200Bb", "101", "101" },
        { "a\u00ADb", "101", "101" },
        { "\u8336\n\u8336", "202", "202" },
        { "\r\n", "0", "0" },
    };
    char digits[32];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        units_of(WIDTH_DUMP, rows[i].text, digits);
        if (strcmp(digits, rows[i].on) != 0)
            fail_msg("%s: %s, not %s", rows[i].text, digits, rows[i].on);
        units_of(WIDTH_DRAWN, rows[i].text, digits);
        if (strcmp(digits, rows[i].off) != 0)
            fail_msg("%s: %s, not %s", rows[i].text, digits, rows[i].off);
    }
}

/* A thousand marks on one letter are no unit of a thousand characters. */
static void test_long_cluster(void **state)
{
    char text[2 * 1001 + 1] = "a";
    char digits[1002];

    (void)state;
    for (int i = 0; i < 1000; i++)
        memcpy(text + 1 + 2 * i, "\u0301", 2);
    units_of(WIDTH_DUMP, text, digits);
    assert_int_equal(strlen(digits), (1001 + 31) / 32);
    assert_int_equal(width_str(WIDTH_DUMP, str_of(text)), 1);
}

static void test_fit(void **state)
{
    static const struct {
        const char *text;
        size_t cells;
        const char *head;
        size_t used;
    } rows[] = {
        { "", 4, "", 0 },
        { "green tea", 5, "green", 5 },
        { "\u7EFF\u8336", 3, "\u7EFF", 2 },
        { "\u7EFF\u8336", 4, "\u7EFF\u8336", 4 },
        { "\u7EFF\u8336", 1, "", 0 },
        { "\u7EFF\u8336", 0, "", 0 },
        { "ab\u200Bc", 2, "ab\u200B", 2 }, /* 0 cells belong to the head */
        { "e\u0301e\u0301", 1, "e\u0301", 1 },
        { "x\U0001F1EB\U0001F1F7", 2, "x", 1 },
        { "tea", (size_t)-1, "tea", 3 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        size_t used = 99;
        struct str head =
            width_fit(WIDTH_DUMP, str_of(rows[i].text), rows[i].cells, &used);
        assert_true(str_eq(head, str_of(rows[i].head)));
        assert_int_equal(used, rows[i].used);
    }
    assert_int_equal(width_fit(WIDTH_DUMP, STR("tea"), 2, NULL).n, 2);
}

static void test_drawn(void **state)
{
    static const struct {
        const char *text, *drawn;
    } rows[] = {
        { "\u8336 tea e\u0301", "\u8336 tea e\u0301" },
        { "\u2764\uFE0F", "\u2764" },
        { "1\uFE0F\u20E3", "1\u20E3" },
        { "\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469" },
        { "\U0001F44D\U0001F3FD!", "\U0001F44D!" },
        { "\U0001F3F4\U000E0067\U000E007F", "\U0001F3F4" },
        { "\U0001F1EB\U0001F1F7", "\U0001F1EB\U0001F1F7" },
        { "a\u200Bb\u00ADc\u2060d", "abcd" },
        { "a\uE000b", "a\uFFFDb" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct buf out = { 0 };
        struct str text = str_of(rows[i].text);
        width_drawn(WIDTH_DRAWN, text, &out);
        assert_true(str_eq(buf_str(&out), str_of(rows[i].drawn)));
        buf_reset(&out);
        width_drawn(WIDTH_DUMP, text, &out);
        assert_true(str_eq(buf_str(&out), text));
        buf_free(&out);
    }
}

static void test_classes(void **state)
{
    static const struct {
        uint32_t cp;
        bool joins, cjk;
    } rows[] = {
        { 0x8336, true, true },   { 0x3042, true, true },
        { 0x3002, true, true },   { 0xFF0C, true, true },
        { 0x3000, true, true },   { 0x20000, true, true },
        { 0x3105, true, true },   { 0xFF71, true, true },
        { 0x201C, true, false },  { 0x2019, true, false },
        { 0x2014, true, false },  { 0x2026, true, false },
        { 0xD55C, false, false }, { 0x1112, false, false },
        { 0xFFB1, false, false }, { 'a', false, false },
        { ' ', false, false },    { 0xE9, false, false },
        { 0x416, false, false },  { 0x110000, false, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (width_joins(rows[i].cp) != rows[i].joins ||
            width_is_cjk(rows[i].cp) != rows[i].cjk)
            fail_msg("U+%04X", (unsigned)rows[i].cp);
}

/* --- conformance --- */

static FILE *open_data(const char *name)
{
    const char *folder = getenv("UNICODE_DATA");
    char path[1024];

    snprintf(path, sizeof(path), "%s/auxiliary/%s",
             folder ? folder : "/usr/share/unicode", name);
    return fopen(path, "r");
}

/* A line of the file, "÷ 0020 × 0308 ÷ # ...": text and, for each byte, if a
 * break stands before it. False when it is no case. */
static bool read_case(const char *line, char *text, bool *breaks, size_t *n)
{
    char *next;

    *n = 0;
    while (*line && *line != '#' && *line != '\n') {
        bool may = strncmp(line, "\u00F7", 2) == 0;
        uint32_t cp = (uint32_t)strtoul(line + 3, &next, 16);
        if (next == line + 3)
            break;
        breaks[*n] = may;
        size_t bytes = utf8_put(text + *n, cp);
        for (size_t i = 1; i < bytes; i++)
            breaks[*n + i] = false;
        *n += bytes;
        line = next + 1;
    }
    return *n > 0;
}

static bool same_units(const char *text, const bool *breaks, size_t n)
{
    for (size_t at = 0; at < n;) {
        int cells;
        size_t bytes = width_unit(WIDTH_DUMP, text + at, text + n, &cells);
        if (!breaks[at])
            return false;
        for (size_t i = 1; i < bytes; i++)
            if (breaks[at + i])
                return false;
        at += bytes;
    }
    return true;
}

static void test_conformance(void **state)
{
    FILE *f = open_data("GraphemeBreakTest.txt");
    char line[4096], text[1024];
    bool breaks[1024];
    size_t n, cases = 0, failed = 0;

    (void)state;
    if (!f)
        skip();
    while (fgets(line, sizeof(line), f)) {
        /* Surrogates cannot be written in UTF-8. */
        if (strstr(line, " D800 ") || !read_case(line, text, breaks, &n))
            continue;
        cases++;
        if (!same_units(text, breaks, n)) {
            failed++;
            print_message("%s", line);
        }
    }
    fclose(f);
    assert_true(cases > 500);
    assert_int_equal(failed, 0);
}

/* --- properties --- */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    return *seed ^= *seed << 5;
}

/* Any text of up to 64 characters, rich in what the rules are about. */
static size_t random_text(uint32_t *seed, char *text)
{
    static const uint32_t some[] = {
        'a',     '5',     ' ',     0x8336, 0x9053, 0x3002,  0x201C,
        0x300,   0x200D,  0xFE0F,  0xFE0E, 0x2764, 0x1F468, 0x1F3FD,
        0x1F1EB, 0x1F1F7, 0x1100,  0x1161, 0x11A8, 0xAC00,  0xAC01,
        0x600,   0x93F,   0x928,   0x20E3, 0x200B, 0xAD,    '\n',
        0x3042,  0x3099,  0xE0067, 0xE000, 0x2014, 0xFF0C,  0x4DC0,
    };
    size_t count = next_random(seed) % 64, n = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t r = next_random(seed);
        uint32_t cp = r % 8 ? some[r / 8 % (sizeof(some) / sizeof(*some))]
                            : r / 8 % 0x110000;
        n += utf8_put(text + n, cp);
    }
    return n;
}

static void check_text(struct width w, struct str s)
{
    const char *p = s.p, *end = p + s.n;
    struct buf drawn = { 0 };
    size_t sum = 0, used, cells = width_str(w, s), limit;
    int more;

    while (p < end) {
        size_t n = width_unit(w, p, end, &more);
        assert_in_range(n, 1, (size_t)(end - p));
        assert_in_range(more, 0, 2);
        p += n;
        sum += (size_t)more;
        assert_true(p == end || ((unsigned char)*p & 0xC0) != 0x80);
    }
    assert_int_equal(sum, cells);
    for (limit = 0; limit < cells + 2; limit += 1 + cells / 8) {
        struct str head = width_fit(w, s, limit, &used);
        assert_true(used <= limit);
        assert_int_equal(width_str(w, head), used);
        assert_true(head.n == s.n || used + 2 > limit);
    }
    width_drawn(w, s, &drawn);
    assert_true(width_str(w, buf_str(&drawn)) <= cells);
    buf_free(&drawn);
}

static void test_properties(void **state)
{
    static const struct width settings[] = {
        { 1, true }, { 2, true }, { 1, false }, { 2, false }
    };
    uint32_t seed = 1;
    char text[64 * 4];

    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct str s = { text, random_text(&seed, text) };
        for (size_t k = 0; k < 4; k++)
            check_text(settings[k], s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code_points),  cmocka_unit_test(test_units),
        cmocka_unit_test(test_long_cluster), cmocka_unit_test(test_fit),
        cmocka_unit_test(test_drawn),        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_conformance),  cmocka_unit_test(test_properties),
    };

    return cmocka_run_group_tests_name("width", tests, NULL, NULL);
}
