/* SPDX-License-Identifier: MIT */
/*
 * The range of a hit, folded, is the word that was looked for, on the samples
 * and on generated text; see fuzz/check_hits.h. Words are pieces of the text,
 * in its characters and in those of the other script, and made ones.
 */
#include <config.h>

#include "fuzz/check_hits.h"

#include "base/mem.h"
#include "model/article.h"
#include "parser/parse.h"
#include "search/match.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { TEXTS = 4000, LONGEST = 40, WORDS = 3, WORDS_OF_SAMPLE = 60 };

static uint32_t pick(uint32_t *state, uint32_t n)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % n;
}

/* Pieces that meet their neighbours in a way of their own, and their like. */
static const char *const pieces[] = {
    "茶",     "茶園",     "茶园",     "后",
    "後",     "台",       "臺",       "颱",
    "气",     "氣",       "気",       "里",
    "裏",     "年",       "一九八四", "二〇二〇",
    "三",     "〇",       "2020",     "ｔｅａ",
    "Tea",    "é",        "ß",        "ﬁ",
    "㎞",     "㍿",       "½",        "ｶﾞ",
    "が",     "か\u3099", "국",       "\u1112\u1161\u11AB",
    " ",      "　",       "\n",       "·",
    "・",     "—",        "——",       "-",
    "“",      "」",       "……",       "。",
    "，",     "\u200B",   "\u00AD",   "\u0301",
    "\uFE0F", "𠮷",       "🚄",        "\xFF",
    "a b",
};

static struct str some_text(struct arena *a, uint32_t *random, uint32_t most)
{
    struct buf b = { 0 };
    struct str s;
    for (uint32_t n = 1 + pick(random, most); n; n--)
        buf_add(&b, str_of(pieces[pick(random, COUNT(pieces))]));
    s = arena_str(a, buf_str(&b));
    buf_free(&b);
    return s;
}

/* Some characters in a row of the text. */
static struct str part_of(struct str text, uint32_t *random)
{
    const char *p = text.p + pick(random, (uint32_t)text.n), *from;
    while (p > text.p && ((unsigned char)*p & 0xC0) == 0x80)
        p--;
    from = p;
    for (uint32_t n = 1 + pick(random, 5); n && p < str_end(text); n--)
        utf8_next(&p, str_end(text));
    return str_range(from, p);
}

/* How many hits there are. */
static size_t check_word(struct str text, struct str word)
{
    struct arena a = { 0 };
    struct match_word w;
    struct match m = { &w, 1 };
    size_t n = 0;
    if (match_word(&w, &a, word, false)) {
        const char *wrong = check_hits(&m, text, &n);
        if (wrong)
            fail_msg("%s: \"%.*s\" in \"%.*s\"", wrong, STR_ARG(word),
                     STR_ARG(text));
    }
    arena_free(&a);
    return n;
}

static void test_texts(void **state)
{
    uint32_t random = 7;
    size_t hits = 0;

    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        struct arena a = { 0 };
        struct str text = some_text(&a, &random, LONGEST);
        for (int k = 0; k < WORDS; k++) {
            hits += check_word(text, part_of(text, &random));
            hits += check_word(text, some_text(&a, &random, 3));
        }
        arena_free(&a);
    }
    assert_true(hits > TEXTS);
}

/* --- samples --- */

static size_t samples_seen, samples_hits; /* nftw has no argument for it */

static void check_sample(const struct doc *d, uint32_t *random)
{
    size_t hits = 0;
    for (int i = 0; i < WORDS_OF_SAMPLE && d->text.n; i++)
        hits += check_word(d->text, part_of(d->text, random));
    samples_hits += hits;
}

static int sample(const char *path, const struct stat *st, int type,
                  struct FTW *ftw)
{
    struct ref ref = { .path = str_of(path), .item = 1 };
    uint32_t random = 99;
    struct article *art;

    (void)st;
    (void)ftw;
    if (type != FTW_F)
        return 0;
    art = article_load(
        &ref, &(struct article_opts){ .rules = rules_builtin(),
                                      .now_ms = INT64_C(1700000000000) });
    if (art->status == ST_OK) {
        check_sample(&art->doc, &random);
        samples_seen++;
    }
    article_free(art);
    return 0;
}

static void test_samples(void **state)
{
    char path[4096];
    const char *dir = getenv("srcdir");

    (void)state;
    snprintf(path, sizeof path, "%s/data/samples", dir ? dir : ".");
    assert_int_equal(nftw(path, sample, 8, FTW_PHYS), 0);
    assert_true(samples_seen >= 12);
    assert_true(samples_hits >= samples_seen * WORDS_OF_SAMPLE / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_samples),
    };
    return cmocka_run_group_tests_name("hit_props", tests, NULL, NULL);
}
