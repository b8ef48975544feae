/* SPDX-License-Identifier: MIT */
/*
 * What holds for every code point and for generated text in which everything
 * that depends on its neighbours meets: see fuzz/check_fold.h. Beside that
 * the key of a part is in the key of the whole, and a hit, folded, is what was
 * sought. The tables against those of OpenCC where it is installed.
 */
#include <config.h>

#include "fuzz/check_fold.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { FLAGS = FOLD_JOIN + 1, TEXTS = 20000, LONGEST = 24 };

static struct str char_of(char bytes[4], uint32_t cp)
{
    return (struct str){ bytes, utf8_put(bytes, cp) };
}

/* --- every code point --- */

static void test_code_points(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        char bytes[4];
        const char *wrong = check_fold(char_of(bytes, cp), cp % FLAGS);
        if (wrong)
            fail_msg("U+%04X: %s", (unsigned)cp, wrong);
    }
}

/* Two code points together have the keys of both, but for what waits. */
static void test_pairs_of_plain(void **state)
{
    static const uint32_t after[] = { 'a', 0x4E2D, 0xAC00, 0x3042, '!' };
    struct arena a = { 0 };

    (void)state;
    for (uint32_t cp = 0x21; cp < 0x30000; cp++) {
        char bytes[8], other[4];
        struct str first = char_of(bytes, cp), key = fold_str(&a, first, 0);
        struct str second = char_of(other, after[cp % COUNT(after)]);
        struct str both = { bytes, first.n + second.n };
        memcpy(bytes + first.n, second.p, second.n);
        struct str got = fold_str(&a, both, 0);
        if (!str_starts(got, key) || !str_ends(got, second) ||
            got.n > key.n + second.n + 2)
            fail_msg("U+%04X", (unsigned)cp);
        arena_reset(&a);
    }
    arena_free(&a);
}

/* --- generated text --- */

static uint32_t pick(uint32_t *state, uint32_t n)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % n;
}

static const char *const pieces[] = {
    "a",
    "B",
    "\xC3\xA9",
    "ß",
    "ﬁ",
    "３",
    "1",
    "中",
    "臺",
    "気",
    "年",
    "年",
    "一",
    "二",
    "九",
    "〇",
    "〇",
    "○",
    "零",
    "㈠",
    "か",
    "ウ",
    "ｶ",
    "ﾞ",
    "\xE3\x82\x99",
    "\xE3\x82\x9A",
    "ー",
    "국",
    "\xE1\x84\x92",
    "\xE1\x85\xA1",
    "\xE1\x86\xAB",
    " ",
    " ",
    "\t",
    "　",
    "\n",
    "\r\n",
    "·",
    "・",
    "•",
    "—",
    "-",
    "─",
    "“",
    "'",
    "」",
    ".",
    "…",
    "。",
    "\xCC\x81",
    "\xE2\x80\x8B",
    "\xC2\xAD",
    "\xEF\xB8\x8F",
    "㍿",
    "½",
    "，",
    "𠮷",
    "🚄",
    "ﷺ",
    "\xFF",
    "〝",
    "二〇二〇年",
    "１９９８",
    "·甲·",
};

/* May a part of the text end between what p points to and what is before it,
 * so that its key is a part of the key? */
static bool is_cut(const char *p, struct str text)
{
    static const char *const joins[] = {
        "\xCC\x81", "\xE3\x82\x99", "\xE3\x82\x9A",
        "ﾞ",        "\xE1\x85\xA1", "\xE1\x86\xAB",
    };
    static const char *const numerals[] = { "一", "二", "九", "〇", "○", "零" };
    bool after = false, before = false;
    struct str rest = str_range(p, str_end(text));

    for (size_t i = 0; i < COUNT(joins); i++)
        if (str_starts(rest, str_of(joins[i])))
            return false;
    for (size_t i = 0; i < COUNT(numerals); i++) {
        before |= str_ends(str_range(text.p, p), str_of(numerals[i]));
        after |= str_starts(rest, str_of(numerals[i]));
    }
    return !before && !after;
}

/* The key of a part of the text is in that of the text. A part ends with a
 * word, so what the next character decides is none of its matter. */
static void check_part(struct str text, uint32_t *random, unsigned flags)
{
    static const char *const ends[] = { "中", "B", "臺", "1", "か" };
    struct arena a = { 0 };
    uint32_t from = pick(random, (uint32_t)text.n + 1);
    uint32_t to = from + pick(random, (uint32_t)text.n + 1 - from);
    struct str part = str_range(text.p + from, text.p + to), keys[FOLD_KEYS];
    struct str key = fold_str(&a, text, flags);
    bool begins = false, ends_well = false, found = false;
    size_t n;

    for (size_t i = 0; i < COUNT(ends); i++) {
        begins |= str_starts(part, str_of(ends[i]));
        ends_well |= str_ends(part, str_of(ends[i]));
    }
    n = fold_query(&a, part, flags, keys);
    for (size_t i = 0; i < n; i++)
        found |= str_has(key, keys[i]);
    if (begins && ends_well && is_cut(text.p + from, text) &&
        is_cut(text.p + to, text) && !found)
        fail_msg("\"%.*s\" in \"%.*s\"", STR_ARG(part), STR_ARG(text));
    arena_free(&a);
}

/* Does a hit that begins or ends with this mean the same without what is
 * around it? Digits may have been numerals. */
static bool stands_alone(char c)
{
    return !strchr("0123456789 \n\xC2\xB7", c);
}

/* The text of a hit has what was sought as its key, unless it is only a part
 * of a ligature. */
static void check_hit(struct str text, uint32_t *random)
{
    struct arena a = { 0 };
    struct buf key = { 0 };
    struct fold_map map = { 0 };

    fold_text(&key, &map, text, 0, 0);
    for (const char *p = buf_str(&key).p, *end = p + key.n; p < end;) {
        const char *at = p;
        for (uint32_t n = pick(random, 6) + 1; n && p < end; n--)
            utf8_next(&p, end);
        uint32_t from = (uint32_t)(at - key.p), to = (uint32_t)(p - key.p);
        uint32_t start = fold_map_text(&map, from, false);
        uint32_t stop = fold_map_text(&map, to, true);
        struct str hit = str_range(text.p + start, text.p + stop);
        if (stands_alone(*at) && stands_alone(p[-1]) &&
            fold_map_key(&map, start, false) == from &&
            fold_map_key(&map, stop, true) == to &&
            !str_eq(fold_str(&a, hit, 0), str_range(at, p)))
            fail_msg("\"%.*s\" in \"%.*s\"", STR_ARG(hit), STR_ARG(text));
    }
    buf_free(&key);
    fold_map_free(&map);
    arena_free(&a);
}

static void test_texts(void **state)
{
    uint32_t random = 20201;

    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        struct buf text = { 0 };
        unsigned flags = pick(&random, FLAGS);
        for (uint32_t n = pick(&random, LONGEST) + 1; n; n--)
            buf_add(&text, str_of(pieces[pick(&random, COUNT(pieces))]));
        const char *wrong = check_fold(buf_str(&text), flags);
        if (wrong)
            fail_msg("%s: %s", wrong, buf_z(&text));
        check_part(buf_str(&text), &random, flags);
        check_hit(buf_str(&text), &random);
        buf_free(&text);
    }
}

/* --- OpenCC --- */

/* Everyday words that OpenCC's tables of Japanese join; see fold_han.txt. */
static const char *const apart[][2] = {
    { "欠", "缺" }, { "予", "豫" }, { "沪", "濾" }, { "連", "聯" },
    { "弁", "辨" }, { "弁", "瓣" }, { "弁", "辦" },
};

static bool are_apart(struct str x, struct str y)
{
    for (size_t i = 0; i < COUNT(apart); i++) {
        struct str a = str_of(apart[i][0]), b = str_of(apart[i][1]);
        if ((str_eq(x, a) && str_eq(y, b)) || (str_eq(x, b) && str_eq(y, a)))
            return true;
    }
    return false;
}

/* Lines are a character, TAB, and its other forms parted by blanks. Returns
 * the number of pairs. */
static size_t check_dictionary(FILE *f, const char *name)
{
    struct arena a = { 0 };
    char line[1024];
    size_t pairs = 0;

    while (fgets(line, sizeof line, f)) {
        struct str rest = str_trim(str_of(line)), from, to;
        str_field(&rest, '\t', &from);
        while (str_field(&rest, ' ', &to)) {
            if (utf8_count(from) != 1 || utf8_count(to) != 1)
                continue;
            bool same = str_eq(fold_str(&a, from, 0), fold_str(&a, to, 0));
            if (same == are_apart(from, to))
                fail_msg("%s: %.*s %.*s", name, STR_ARG(from), STR_ARG(to));
            pairs++;
        }
    }
    arena_free(&a);
    return pairs;
}

static void test_opencc(void **state)
{
    static const struct {
        const char *name;
        size_t least; /* pairs */
    } files[] = {
        { "STCharacters", 3900 },       { "TSCharacters", 3900 },
        { "HKVariants", 50 },           { "HKVariantsRev", 50 },
        { "TWVariants", 30 },           { "TWVariantsRev", 30 },
        { "JPVariants", 300 },          { "JPVariantsRev", 300 },
        { "JPShinjitaiCharacters", 8 },
    };
    static const char *const folders[] = { "/usr/share/opencc",
                                           "/usr/local/share/opencc" };
    size_t read = 0;

    (void)state;
    for (size_t i = 0; i < COUNT(files) * COUNT(folders); i++) {
        char path[128], command[256];
        const char *name = files[i / COUNT(folders)].name;
        snprintf(path, sizeof path, "%s/%s.ocd2", folders[i % COUNT(folders)],
                 name);
        snprintf(command, sizeof command,
                 "opencc_dict -i %s -o /dev/stdout -f ocd2 -t text 2>/dev/null",
                 path);
        if (access(path, R_OK) != 0)
            continue;
        FILE *f = popen(command, "r");
        assert_non_null(f);
        size_t pairs = check_dictionary(f, name);
        if (pclose(f) != 0)
            continue; /* there is no such program */
        assert_true(pairs >= files[i / COUNT(folders)].least);
        read++;
    }
    if (read == 0)
        skip();
    assert_true(read >= COUNT(files));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opencc),
        cmocka_unit_test(test_code_points),
        cmocka_unit_test(test_pairs_of_plain),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
