/* SPDX-License-Identifier: MIT */
/* A word in many pieces at once is found where it is found piece by piece. */
#include <config.h>

#include "search/pieces.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

enum { PIECES = 300 };

struct bed {
    struct buf text;
    struct str keys[PIECES];
    size_t begins[PIECES];
    uint32_t random;
};

static uint32_t below(struct bed *t, uint32_t n)
{
    t->random = t->random * 1664525 + 1013904223;
    return (t->random >> 8) % n;
}

/* Pieces of at most so many characters, each the first of two with that
 * chance in 100; there may be bytes between them. */
static void make(struct bed *t, uint32_t most, uint32_t chance, bool gaps)
{
    buf_reset(&t->text);
    for (size_t i = 0; i < PIECES; i++) {
        t->begins[i] = t->text.n;
        for (uint32_t n = below(t, most + 1); n > 0; n--)
            buf_add(&t->text, below(t, 100) < chance ? STR("a") : STR("茶"));
        t->keys[i].n = t->text.n - t->begins[i];
        for (uint32_t n = gaps ? below(t, 4) : 0; n > 0; n--)
            buf_chr(&t->text, 'a');
    }
    for (size_t i = 0; i < PIECES; i++)
        t->keys[i].p = t->text.p + t->begins[i];
}

static struct str key_of(const void *list, size_t i)
{
    return ((const struct str *)list)[i];
}

/* Returns how many have it. */
static size_t check_word(const struct bed *t, const struct match_word *w,
                         size_t from, size_t n)
{
    const struct pieces p = { t->keys + from, n, key_of };
    uint8_t hits[PIECES] = { 0 };
    size_t found = 0;
    for (size_t i = 0; i < w->nforms; i++)
        pieces_mark(&p, &w->forms[i], hits);
    for (size_t i = 0; i < n; i++) {
        if (hits[i] != match_key(w, t->keys[from + i]))
            fail_msg("piece %zu, %zu from %zu", i, n, from);
        found += hits[i];
    }
    return found;
}

static void test_random(void **state)
{
    (void)state;
    static const char *const words[] = {
        "a", "茶", "aa", "a茶", "茶a茶", "茶茶茶茶茶", "aaaaaaaaaaaa", "b",
    };
    static const uint32_t mosts[] = { 0, 3, 40, 2000 };
    static const uint32_t chances[] = { 0, 1, 30, 99 };
    struct bed t = { .random = 1 };
    size_t some = 0, none = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct match_word w, whole;
        assert_true(match_word(&w, &arena, str_of(words[i]), false));
        assert_true(match_word(&whole, &arena, STR("xyz"), false));
        assert_true(match_also(&whole, &arena, str_of(words[i])));
        for (size_t k = 0; k < 4 * 4 * 2; k++) {
            make(&t, mosts[k % 4], chances[k / 4 % 4], k / 16);
            size_t found = check_word(&t, &w, 0, PIECES);
            some += found > 0;
            none += found == 0;
            check_word(&t, &whole, 0, PIECES);
            check_word(&t, &w, 17, 1);
            check_word(&t, &w, below(&t, 100), 1 + below(&t, 150));
        }
    }
    assert_true(some > 50 && none > 50);
    buf_free(&t.text);
}

/* Few hits, far from each other, so that many are taken at once; the last of
 * a piece and the first of the next are apart. */
static void test_rare(void **state)
{
    (void)state;
    struct bed t = { .random = 1 };
    struct match_word w;
    assert_true(match_word(&w, &arena, STR("茶水"), false));
    make(&t, 3000, 5, false);
    for (size_t i = 0; i < t.text.n; i++)
        t.text.p[i] = 'x';
    for (size_t i = 0; i < PIECES; i += 3)
        if (t.keys[i].n >= 6)
            memcpy(t.text.p + t.begins[i] + (i % 2 ? 0 : t.keys[i].n - 6),
                   "茶水", 6);
    /* half in one, half in the next: none */
    memcpy(t.text.p + t.begins[5] - 3, "茶水", 6);
    assert_in_range(check_word(&t, &w, 0, PIECES), 90, 100);
    buf_free(&t.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_random, teardown),
        cmocka_unit_test_teardown(test_rare, teardown),
    };
    return cmocka_run_group_tests_name("pieces", tests, NULL, NULL);
}
