/* SPDX-License-Identifier: MIT */
/* Breaks: rows of text with a bar at every place where a line may break,
 * LineBreakTest with each deliberate difference by its rule, and properties
 * that must hold for any text. */
#include <config.h>

#include "text/brk.h"

#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { MAX_TEXT = 1024 };

struct row {
    const char *text; /* | where a line may begin */
    enum lang lang;
};

/* text without its bars. */
static struct str plain(const char *text, char *to)
{
    size_t n = 0;

    for (; *text; text++)
        if (*text != '|')
            to[n++] = *text;
    return (struct str){ to, n };
}

/* s with a bar before each unit that may or must begin a line. */
static const char *barred(struct str s, const unsigned char *map, char *to)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (map[i] & (BRK_MAY | BRK_MUST))
            to[n++] = '|';
        to[n++] = s.p[i];
    }
    to[n] = '\0';
    return to;
}

static void check_rows(const struct row *rows, size_t count)
{
    char text[MAX_TEXT], bars[2 * MAX_TEXT];
    unsigned char map[MAX_TEXT];

    for (size_t i = 0; i < count; i++) {
        struct str s = plain(rows[i].text, text);
        brk_map(s, WIDTH_DUMP, rows[i].lang, map);
        if (strcmp(barred(s, map, bars), rows[i].text) != 0)
            fail_msg("is %s not %s", bars, rows[i].text);
    }
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof(*(rows)))

/* clang-format off */
static void test_marks(void **state)
{
    static const struct row rows[] = {
        /* marks that may not begin or end a line */
        { "绿|茶，|红|茶。|好", LANG_ZH },
        { "茶！|茶？|茶；|茶：|茶", LANG_ZH },
        { "茶|（绿|茶）|和|《茶|经》、|【水】|等", LANG_ZH },
        { "茶|「花|茶」。』|好", LANG_ZH },
        { "茶，。|茶", LANG_ZH },
        /* behind a blank of the author */
        { "茶 ，|茶 。|茶 ：|茶", LANG_ZH },
        { "（ 茶 ）|茶", LANG_ZH },
        /* and behind an invisible break point, against LB8 (clreq 3.1.4) */
        { "茶\u200B。|茶\u200B\u200B，|茶", LANG_ZH },
        { "茶|（\u200B茶", LANG_ZH },
        { "茶　|茶　，|（　茶", LANG_ZH },
        /* the oblique stroke, the interpunct, connectors */
        { "绿|茶|／红|茶", LANG_ZH },
        { "安|娜·|玛|丽", LANG_ZH },
        { "安|娜‧|玛|丽・|安", LANG_ZH },
        { "安|娜•|玛|丽", LANG_ZH },
        { "• |绿|茶。|• |红|茶", LANG_ZH },
        { "三～|五|天", LANG_ZH },
        { "北|京–|上|海－|线", LANG_ZH },
        { "col·legi |tea", LANG_ZH },
    };

    (void)state;
    CHECK(rows);
}

static void test_pairs(void **state)
{
    static const struct row rows[] = {
        { "茶——|好|茶", LANG_ZH },
        { "茶……|好", LANG_ZH },
        { "茶…|好⋯⋯|茶‥|茶", LANG_ZH },
        { "茶⸺|好", LANG_ZH },
        { "茶――|好", LANG_ZH },
        { "茶 ——|好", LANG_ZH },
        { "茶 —— |好", LANG_ZH },
        { "茶——|——|茶", LANG_ZH },
        { "茶………|茶", LANG_ZH },
        { "茶……|………|茶", LANG_ZH },
    };

    (void)state;
    CHECK(rows);
}

static void test_quotes(void **state)
{
    static const struct row rows[] = {
        { "他|说：|“茶|好”，|就|走", LANG_ZH },
        { "所|谓|“茶|道”|的|书", LANG_ZH },
        { "说|‘茶’|字", LANG_ZH },
        { "“茶”|“水”", LANG_ZH },
        { "说|\"茶|好\"|的|\"人\"", LANG_ZH },
        { "说 |\"茶\" |的", LANG_ZH },
        /* clreq 3.1.1.2: brackets; straight ones turn about */
        { "说|\" 茶|好 \"，|又|说", LANG_ZH },
        { "27\" |茶|具", LANG_ZH },
        { "\"茶\n|\"水\"|茶", LANG_ZH }, /* an open one ends with the line */
        { "茶|don’t |茶", LANG_ZH },
        { "茶|don't |茶", LANG_ZH },
        { "说|'茶'|字", LANG_ZH },
        { "iPhone|“茶”|版", LANG_ZH },
        /* a full-width mark makes it Chinese text */
        { "Jin，|“I |go” |on", LANG_EN },
        /* no Chinese: quotes as they are in UAX 14, but that none that closes
         * begins a line behind a blank (clreq 3.1.4, LB15b of Unicode 15.1) */
        { "say |“tea ” |now", LANG_EN },
        { "the |name ’s |tea", LANG_EN },
        { "’14 |’15 |’16", LANG_EN },
        { "say |“tea” |now", LANG_EN },
        { "a\"b\"c", LANG_EN },
        { "the |teas’ |cup", LANG_EN },
    };

    (void)state;
    CHECK(rows);
}

static void test_numbers(void **state)
{
    static const struct row rows[] = {
        { "共|37.5%，|约|$5|和|€1,234.56元", LANG_ZH },
        { "在|2023年|9月|17日|晚", LANG_ZH },
        { "约|5亿元|和|10万人|的|茶", LANG_ZH },
        { "零|下|5℃|的|水", LANG_ZH },
        { "第|５０％|的|茶", LANG_ZH },
        { "８时|茶", LANG_ZH },
        { "1-2|天|3:05|开", LANG_ZH },
        { "(5)|元", LANG_ZH },
        { "-5度", LANG_OTHER },
        { "2023 |年", LANG_ZH },
        { "$(5) |tea", LANG_EN },
        { "茶|１２．１０|茶．|茶", LANG_ZH }, /* JLReq 3.1.10 */
        { "A|茶|５", LANG_ZH },
        { "ＡＢＣ|茶", LANG_ZH },
    };

    (void)state;
    CHECK(rows);
}

static void test_words(void **state)
{
    static const struct row rows[] = {
        { "green |tea-|time", LANG_EN },
        { "喝|green |tea|的|人", LANG_ZH },
        { "U.S. |tea, |e.g. |green", LANG_EN },
        { "a\u00A0b |c", LANG_EN },
        /* of CJK text LB12 is kept between words and in numbers only */
        { "茶\u00A0|tea\u00A0|茶\u00A0|茶", LANG_ZH },
        { "喝|green\u00A0tea|的|5\u00A0万|人", LANG_ZH },
        { "a\u2060b", LANG_EN },
        { "茶\u2060茶", LANG_ZH },
        { "a\u200B|b", LANG_EN },
        { "caf\u00E9s |na\u00EFve", LANG_EN },
        { "e\u0301t\u00E9 |x", LANG_EN },
        /* clreq 3.1.4 [strict]: in other text too */
        { "say — |no—|yes … |so", LANG_EN },
        { "say\u00A0 — |no \u00A0— |yes", LANG_EN },
        { "\u0447\u0430\u0439 |\u0438", LANG_OTHER },
        { " |tea", LANG_EN },
        { "", LANG_EN },
    };

    (void)state;
    CHECK(rows);
}

static void test_addresses(void **state)
{
    static const struct row rows[] = {
        { "看|https://|www.|tea.|example/|green-|tea?|a=|1&|b=|2", LANG_ZH },
        { "http://|a.|example/|%E8|%8C|%B6|茶", LANG_ZH },
        { "见|www.|example.|org。|茶", LANG_ZH },
        { "（http://|a.|b/|c）|茶", LANG_ZH },
        { "http://|a.|b/|x_|y/ |z", LANG_EN },
        { "http://|a.|b/|5/|#c", LANG_EN },
        { "http://|a.|b/|100% |z", LANG_EN },
        { "a://|b%zz", LANG_EN },
        { "www. |x", LANG_EN },
    };

    (void)state;
    CHECK(rows);
}

static void test_scripts(void **state)
{
    static const struct row rows[] = {
        /* Japanese: small kana, long vowel and iteration mark stay behind */
        { "お|茶っ|て|コー|ヒー|の|人々|は", LANG_JA },
        { "「お|茶」|と|言っ|た。", LANG_JA },
        /* Korean: only at spaces, also where the language is not told */
        { "오늘 |녹차를 |마셨다.", LANG_KO },
        { "오늘 |녹차를 |마셨다.", LANG_UNKNOWN },
        { "한국(서울)에서 |“차”라고", LANG_KO },
        { "대한민국 |美대통령", LANG_KO },
        /* Hangul in Chinese text breaks as Han does */
        { "茶|叫|做|녹|차|的|茶|水|好", LANG_ZH },
    };

    (void)state;
    CHECK(rows);
}

static void test_clusters(void **state)
{
    static const struct row rows[] = {
        { "\u8336|\u2764\uFE0F|\u8336", LANG_ZH },
        { "\u8336|\U0001F468\u200D\U0001F469|\u8336", LANG_ZH },
        { "\u8336|\U0001F1EB\U0001F1F7|\U0001F1E9\U0001F1EA|\u8336", LANG_ZH },
        { "\u304B\u3099|\u304B", LANG_JA },
        { "a \u0301b", LANG_EN }, /* a blank with a mark is no blank */
    };

    (void)state;
    CHECK(rows);
}
/* clang-format on */

/* The map byte by byte. */
static void test_bytes(void **state)
{
    enum { U = BRK_UNIT, M = BRK_UNIT | BRK_MAY };
    static const struct {
        const char *text;
        enum lang lang;
        unsigned char map[16];
    } rows[] = {
        { "a \u8336b",
          LANG_ZH,
          { U | 1, U | 1 | BRK_SPACE, M | 2, 0, 0, M | 1 } },
        { "a\nb", LANG_EN, { U | 1, U, U | 1 | BRK_MUST } },
        { "\n\n", LANG_EN, { U, U | BRK_MUST } },
        { "\u8336\n \u8336",
          LANG_ZH,
          { U | 2, 0, 0, U, U | 1 | BRK_SPACE | BRK_MUST, M | 2, 0, 0 } },
        { "a\u00ADb", LANG_EN, { U | 1, U, 0, M | 1 | BRK_HYPHEN } },
        { "\u00AD\u8336", LANG_ZH, { U, 0, M | 2 | BRK_HYPHEN, 0, 0 } },
        { "a\u200Bb", LANG_EN, { U | 1, U, 0, 0, M | 1 } },
        { "\u3000\u8336", LANG_ZH, { U | 2 | BRK_SPACE, 0, 0, M | 2, 0, 0 } },
        { "\t\u8336", LANG_ZH, { U | BRK_SPACE, M | 2, 0, 0 } },
        { "e\u0301", LANG_EN, { U | 1, 0, 0 } },
        { "\u2764\uFE0F", LANG_EN, { U | 2, 0, 0, 0, 0, 0 } },
        { "\u1100\u1161", LANG_KO, { U | 2, 0, 0, 0, 0, 0 } },
    };
    unsigned char map[16];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct str s = str_of(rows[i].text);
        memset(map, 0xFF, sizeof(map));
        brk_map(s, WIDTH_DUMP, rows[i].lang, map);
        assert_memory_equal(map, rows[i].map, s.n);
        assert_int_equal(map[s.n], 0xFF);
    }
}

/* --- conformance --- */

struct test_case {
    char text[MAX_TEXT];
    bool breaks[MAX_TEXT];                    /* before this byte */
    uint32_t cps[MAX_TEXT], before[MAX_TEXT]; /* at and before this byte */
    size_t n;
};

static FILE *open_data(const char *name)
{
    const char *folder = getenv("UNICODE_DATA");
    char path[1024];

    snprintf(path, sizeof(path), "%s/auxiliary/%s",
             folder ? folder : "/usr/share/unicode", name);
    return fopen(path, "r");
}

/* A line of the file, "÷ 0020 × 0308 ÷ # ...". False when it is no case. */
static bool read_case(const char *line, struct test_case *c)
{
    uint32_t last = 0;
    char *next;

    memset(c, 0, sizeof(*c));
    while (*line && *line != '#' && *line != '\n') {
        uint32_t cp = (uint32_t)strtoul(line + 3, &next, 16);
        if (next == line + 3)
            break;
        c->breaks[c->n] = strncmp(line, "\u00F7", 2) == 0;
        c->cps[c->n] = cp;
        c->before[c->n] = last;
        last = cp;
        c->n += utf8_put(c->text + c->n, cp);
        line = next + 1;
    }
    return c->n > 0;
}

static bool is_hangul(uint32_t cp)
{
    return (cp >= 0x1100 && cp <= 0x11FF) || (cp >= 0xAC00 && cp <= 0xD7A3);
}

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' || (cp >= 0x2018 && cp <= 0x201F) ||
           cp == 0xAB || cp == 0xBB;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ';
}

static bool has(const struct test_case *c, bool (*is)(uint32_t cp))
{
    for (size_t i = 0; i < c->n; i++)
        if (c->cps[i] && is(c->cps[i]))
            return true;
    return false;
}

/* The rule by which the break before byte i differs; NULL: by none. */
static const char *difference(const struct test_case *c, size_t i,
                              const unsigned char *map)
{
    uint32_t cp = c->cps[i], before = c->before[i];
    bool may = map[i] & (BRK_MAY | BRK_MUST);

    if (!(map[i] & BRK_UNIT) && !may)
        return "no break inside a cluster";
    if (has(c, is_hangul) && !may)
        return "Korean breaks at spaces only";
    if (cp == '\t' || before == '\t')
        return "a tab is a space";
    if ((cp == 0x2014 || cp == 0x2024) && !may)
        return "no dash or ellipsis at a line start";
    if ((cp == 0x2019 || cp == 0x201D || cp == 0xBB) && !may)
        return "no closing quote at a line start behind a space";
    if ((cp == 0xA0 || before == 0xA0) &&
        (has(c, width_is_cjk) || has(c, is_space)))
        return "a no-break space beside a space or in CJK text is a space";
    if (!has(c, width_is_cjk))
        return NULL;
    if ((cp == 0x3041 || cp == 0x17D6 || cp == 0x203D) && !may)
        return "no mark or small kana at a line start behind a space";
    if (is_quote(cp) || is_quote(before))
        return "quotes are brackets";
    return NULL;
}

static void test_conformance(void **state)
{
    FILE *f = open_data("LineBreakTest.txt");
    static struct test_case c;
    char line[4096];
    unsigned char map[MAX_TEXT];
    size_t cases = 0, same = 0, failed = 0;

    (void)state;
    if (!f)
        skip();
    while (fgets(line, sizeof(line), f)) {
        if (!read_case(line, &c))
            continue;
        bool equal = true;
        cases++;
        brk_map((struct str){ c.text, c.n }, WIDTH_DUMP, LANG_OTHER, map);
        for (size_t i = 1; i < c.n; i++) {
            bool may = map[i] & (BRK_MAY | BRK_MUST);
            if (may == c.breaks[i])
                continue;
            equal = false;
            if (!difference(&c, i, map)) {
                failed++;
                print_message("%d before U+%04X: %s", may, (unsigned)c.cps[i],
                              line);
            }
        }
        same += equal;
    }
    fclose(f);
    assert_true(cases > 7000);
    assert_int_equal(failed, 0);
    assert_true(same > cases * 17 / 20);
}

/* --- properties --- */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    return *seed ^= *seed << 5;
}

static size_t random_text(uint32_t *seed, char *text)
{
    static const uint32_t some[] = {
        'a',    'w',    '.',     ':',    '/',     '%',    'E',     '5',
        ' ',    '"',    '\'',    '\n',   '\t',    '-',    0x8336,  0x5E74,
        0x4E07, 0x3002, 0xFF0C,  0x201C, 0x201D,  0x2019, 0x2014,  0x2026,
        0xB7,   0xFF0F, 0x3063,  0x300,  0x200D,  0x200B, 0xAD,    0xFE0F,
        0x2764, 0x5D0,  0x1F468, 0x1100, 0x1161,  0xAC00, 0x1F1EB, 0x3000,
        0x24,   0x28,   0x29,    0xA0,   0x1F3FD, 0x4DC0, 0x600,   0x20000,
    };
    size_t count = next_random(seed) % 64, n = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t r = next_random(seed);
        uint32_t cp = r % 16 ? some[r / 16 % (sizeof(some) / sizeof(*some))]
                             : r / 16 % 0x110000;
        n += utf8_put(text + n, cp);
    }
    return n;
}

/* Units and cells are those of text/width; a line may begin only with one. */
static void check_map(struct width w, struct str s, enum lang lang)
{
    unsigned char map[MAX_TEXT];
    int cells;

    map[s.n] = 0xEE;
    brk_map(s, w, lang, map);
    assert_int_equal(map[s.n], 0xEE);
    for (size_t at = 0; at < s.n;) {
        size_t n = width_unit(w, s.p + at, s.p + s.n, &cells);
        if (!(map[at] & BRK_UNIT) || (map[at] & BRK_CELLS) != cells)
            fail_msg("unit at %zu of %.*s", at, STR_ARG(s));
        for (size_t i = 1; i < n; i++)
            assert_int_equal(map[at + i], 0);
        if (at == 0)
            assert_false(map[at] & (BRK_MAY | BRK_MUST));
        else if (s.p[at - 1] == '\n' && s.p[at] != '\r')
            assert_true(map[at] & BRK_MUST);
        at += n;
    }
}

static void test_properties(void **state)
{
    static const struct width settings[] = {
        { 1, true }, { 2, true }, { 1, false }, { 2, false }
    };
    static const enum lang langs[] = { LANG_UNKNOWN, LANG_KO, LANG_EN };
    uint32_t seed = 7;
    char text[64 * 4];

    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct str s = { text, random_text(&seed, text) };
        for (size_t k = 0; k < 4; k++)
            check_map(settings[k], s, langs[i % 3]);
    }
}

/* A long run of Han and pauses, written in blocks, ahead of what is no part of
 * one: the same map as behind two characters of it, too few for a block. */
static void check_run(const char *run, const char *behind)
{
    char text[MAX_TEXT];
    unsigned char map[MAX_TEXT], few[MAX_TEXT];
    struct width w = { 2, false };
    size_t n = strlen(run), more = strlen(behind);

    memcpy(text, run, n);
    memcpy(text + n, behind, more);
    struct str all = { text, n + more }, end = { text + n - 6, 6 + more };
    check_map(w, all, LANG_ZH_HANS);
    brk_map(all, w, LANG_ZH_HANS, map);
    brk_map(end, w, LANG_ZH_HANS, few);
    for (size_t i = 3; i < n; i += 3)
        assert_int_equal(map[i], run[i] == '\xE8' || run[i] == '\xE9'
                                     ? (BRK_UNIT | BRK_MAY | 2)
                                     : (BRK_UNIT | 2));
    if (memcmp(map + n, few + 6, more) != 0)
        fail_msg("behind %s: %s", run, behind);
}

static void test_runs(void **state)
{
    static const char *const behind[] = {
        "",
        "\u0301。",             /* a mark on the last one */
        "\u0600茶茶茶茶茶茶。", /* joins the next one to itself */
        "\u4DC0车",             /* a hexagram, one cell */
        "“车”，",
        "\u3099，，，",
        "……车……",
        "37%，车",
        "  （车）",
        "，www.tea.example/leaf?a=b",
        "\u00A0\u200D\u3000。。",
        "\n车，",
    };
    static const char *const parts[] = { "茶", "车", "，", "、", "。" };
    uint32_t seed = 11;

    (void)state;
    for (size_t length = 2; length < 60; length++) {
        char run[64 * 3 + 1] = "茶";
        for (size_t i = 1; i < length; i++)
            strcat(run, parts[next_random(&seed) % COUNT(parts)]);
        for (size_t i = 0; i < COUNT(behind); i++)
            check_run(run, behind[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),      cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_quotes),     cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_words),      cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_scripts),    cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_bytes),      cmocka_unit_test(test_conformance),
        cmocka_unit_test(test_properties), cmocka_unit_test(test_runs),
    };

    return cmocka_run_group_tests_name("brk", tests, NULL, NULL);
}
