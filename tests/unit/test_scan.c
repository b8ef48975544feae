/* SPDX-License-Identifier: MIT */
/* Every way to scan against a naive search, up to the last byte of a page. */
#include <config.h>

#include "search/scan.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fixture.h"

enum { PLACES = 4096 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static size_t naive(struct str text, struct str needle, size_t *places)
{
    size_t n = 0;
    for (size_t i = 0; i + needle.n <= text.n; i++)
        if (memcmp(text.p + i, needle.p, needle.n) == 0)
            places[n++] = i;
    return n;
}

/* In slices, with that much room for places. */
static void check_find(const struct scan *s, struct str text, size_t slice,
                       size_t room, const size_t *want, size_t n)
{
    size_t got[16], found = 0;
    for (size_t at = 0, before = 0; at < text.n; before = at) {
        size_t k = scan_find(s, text, &at, slice, got, room);
        assert_true(k <= room && found + k <= n);
        assert_true(at > before && at <= text.n);
        for (size_t i = 0; i < k; i++)
            assert_int_equal(got[i], want[found + i]);
        found += k;
    }
    assert_int_equal(found, n);
}

static void check_ways(struct str text, struct str needle, size_t slice)
{
    size_t want[PLACES], n = naive(text, needle, want);
    struct scan s;
    for (unsigned with = SCAN_BEST; with < SCAN_WITHS; with++) {
        size_t counted = 0;
        if (!scan_init(&s, &arena, needle, (enum scan_with)with))
            continue;
        for (size_t at = 0; at < text.n;)
            counted += scan_count(&s, text, &at, slice);
        if (counted != n)
            fail_msg("%s: %zu of %zu", scan_name(&s), counted, n);
        check_find(&s, text, slice, 16, want, n);
        check_find(&s, text, slice, 1, want, n);
    }
    arena_reset(&arena);
}

static void test_known(void **state)
{
    (void)state;
    static const struct {
        const char *text, *needle;
    } cases[] = {
        { "", "a" },
        { "a", "a" },
        { "a", "ab" },
        { "aaa", "aa" },
        { "喝茶，再喝茶。", "茶" },
        { "喝茶，再喝茶。", "喝茶" },
        { "喝茶，再喝茶。", "喝茶，再喝茶。" },
        { "喝茶，再喝茶。", "喝茶，再喝茶。。" },
        { "火车晚点，乘客在站台上喝茶，等下一班火车。火车来了，茶凉了，"
          "火车走了，人还在站台上，想着下一班火车什么时候来。",
          "火车" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t slice = 1; slice < 200; slice += 33)
            check_ways(str_of(cases[i].text), str_of(cases[i].needle), slice);
}

/* Few letters make many hits and more near misses. */
static void test_random(void **state)
{
    (void)state;
    static const char letters[] = "ab\x84\xE4\xB8\0";
    static const size_t sizes[] = { 1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 70, 300 };
    char text[PLACES], needle[300];
    uint32_t seed = 7;
    for (unsigned round = 0; round < 600; round++) {
        unsigned kinds = 1 + next_random(&seed) % (sizeof letters - 1);
        size_t n = next_random(&seed) % (round % 4 ? 300 : sizeof text);
        size_t m = sizes[next_random(&seed) % (sizeof sizes / sizeof *sizes)];
        for (size_t i = 0; i < n; i++)
            text[i] = letters[next_random(&seed) % kinds];
        for (size_t i = 0; i < m; i++)
            needle[i] = letters[next_random(&seed) % kinds];
        if (n > m && round % 2) /* surely there */
            memcpy(needle, text + next_random(&seed) % (n - m), m);
        check_ways((struct str){ text, n }, (struct str){ needle, m },
                   1 + next_random(&seed) % 500);
    }
}

/* The text ends where memory does, and begins there too. */
static void test_page(void **state)
{
    (void)state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *map = mmap(NULL, 3 * page, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *text = map + page, *end = text + page;
    assert_true(map != MAP_FAILED);
    for (size_t i = 0; i < page; i++)
        text[i] = "茶和"[i % 6];
    assert_int_equal(mprotect(map, page, PROT_NONE), 0);
    assert_int_equal(mprotect(end, page, PROT_NONE), 0);
    for (size_t n = 1; n < 300; n++)
        for (size_t m = 1; m <= n && m < 120; m += m < 10 ? 1 : 29) {
            check_ways((struct str){ end - n, n }, (struct str){ end - m, m },
                       n);
            check_ways((struct str){ text, n }, (struct str){ text, m }, n);
        }
    munmap(map, 3 * page);
}

/* All bytes are the rarest ones, and comparisons are long: 512 KiB would take
 * minutes if each place cost the length of the needle. */
static void test_hostile(void **state)
{
    (void)state;
    enum { LONG = 1 << 19, NEEDLE = 1 << 17 };
    char *text = xmalloc(LONG);
    memset(text, 'a', LONG);
    for (unsigned with = SCAN_BEST; with < SCAN_WITHS; with++) {
        struct scan s;
        struct str all = { text, LONG }, needle = { text, NEEDLE };
        size_t at = 0;
        if (!scan_init(&s, &arena, needle, (enum scan_with)with))
            continue;
        assert_int_equal(scan_count(&s, all, &at, LONG), LONG - NEEDLE + 1);
        at = 0;
        for (size_t found = 0; found < LONG - NEEDLE + 1;) {
            size_t places[1000], n;
            n = scan_find(&s, all, &at, LONG, places, 1000);
            assert_in_range(n, 1, 1000);
            for (size_t i = 0; i < n; i++)
                assert_int_equal(places[i], found + i);
            found += n;
        }
        assert_int_equal(at, LONG);
        text[LONG - 1] = 'b';
        at = 0;
        assert_int_equal(scan_count(&s, all, &at, LONG), LONG - NEEDLE);
        text[LONG - 1] = 'a';
    }
    free(text);
}

/* What begins behind *at and what a slice leaves for the next. */
static void test_slices(void **state)
{
    (void)state;
    struct scan s;
    struct str text = STR("茶茶茶");
    size_t at = 0, got[2];
    assert_true(scan_init(&s, &arena, STR("茶"), SCAN_BEST));
    assert_int_equal(scan_find(&s, text, &at, SIZE_MAX, got, 2), 2);
    assert_int_equal(at, 4);
    assert_int_equal(scan_find(&s, text, &at, SIZE_MAX, got, 2), 1);
    assert_int_equal(got[0], 6);
    assert_int_equal(at, text.n);
    at = 1;
    assert_int_equal(scan_count(&s, text, &at, SIZE_MAX), 2);
    assert_int_equal(scan_count(&s, text, &at, SIZE_MAX), 0);
    at = 0;
    assert_int_equal(scan_count(&s, STR_NONE, &at, 1), 0);
    assert_int_equal(at, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_known, teardown),
        cmocka_unit_test_teardown(test_random, teardown),
        cmocka_unit_test_teardown(test_page, teardown),
        cmocka_unit_test_teardown(test_hostile, teardown),
        cmocka_unit_test_teardown(test_slices, teardown),
    };
    return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
