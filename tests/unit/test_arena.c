/* SPDX-License-Identifier: MIT */
/* Arenas: alignment, marks, large blocks, adoption. */
#include <config.h>

#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_alignment(void **state)
{
    (void)state;
    struct arena a = { 0 };
    for (size_t i = 1; i < 3000; i++) {
        char *bytes = arena_bytes(&a, i % 7);
        memset(bytes, 0x11, i % 7);
        char *p = arena_alloc(&a, i % 50);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        memset(p, 0x22, i % 50);
    }
    arena_free(&a);
    assert_int_equal(a.bytes, 0);
    assert_null(a.blocks);
}

/* What was written stays while more is added, also around large pieces. */
static void test_no_overlap(void **state)
{
    (void)state;
    enum { N = 400 };
    struct arena a = { 0 };
    unsigned char *p[N];
    size_t size[N];
    for (size_t i = 0; i < N; i++) {
        size[i] = i % 40 == 39 ? 300000 : i * 13 % 900;
        p[i] = i % 2 ? arena_alloc(&a, size[i])
                     : (unsigned char *)arena_bytes(&a, size[i]);
        memset(p[i], (int)(i & 0xFF), size[i]);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < size[i]; j++)
            assert_int_equal(p[i][j], i & 0xFF);
    arena_free(&a);
}

static void test_zero(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_non_null(arena_zalloc(&a, 0));
    memset(arena_bytes(&a, 2000), 0xFF, 2000);
    arena_reset(&a);
    unsigned char *p = arena_zalloc(&a, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(p[i], 0);
    arena_free(&a);
}

static void test_strings(void **state)
{
    (void)state;
    struct arena a = { 0 };
    assert_null(arena_str(&a, STR_NONE).p);
    /* empty is not absent, also in a new arena */
    assert_non_null(arena_str(&a, STR("")).p);
    struct str s = arena_str(&a, STR("oolong"));
    assert_true(str_eq(s, STR("oolong")));
    assert_string_equal(arena_strz(&a, STR("pu'er")), "pu'er");
    assert_string_equal(arena_strz(&a, STR_NONE), "");
    struct str f = arena_printf(&a, "%d cups of %s", 3, "tea");
    assert_true(str_eq(f, STR("3 cups of tea")));
    arena_free(&a);
}

static void test_mark(void **state)
{
    (void)state;
    struct arena a = { 0 };
    struct arena_mark empty = arena_mark(&a);
    char *keep = arena_strz(&a, STR("kept"));
    arena_bytes(&a, 5000);
    struct arena_mark m = arena_mark(&a);
    size_t bytes = a.bytes;
    for (int round = 0; round < 3; round++) {
        char *next = arena_bytes(&a, 1);
        assert_ptr_equal(next, m.at);
        for (int i = 0; i < 300; i++)
            memset(arena_bytes(&a, 3000), 0xEE, 3000);
        memset(arena_bytes(&a, 1000000), 0xEE, 1000000);
        arena_rewind(&a, m);
        assert_int_equal(a.bytes, bytes);
    }
    assert_string_equal(keep, "kept");
    arena_rewind(&a, empty);
    assert_int_equal(a.bytes, 0);
    arena_bytes(&a, 10);
    arena_free(&a);
}

static void test_shrink(void **state)
{
    (void)state;
    struct arena a = { 0 };
    char *p = arena_bytes(&a, 100);
    arena_shrink(&a, p, 10);
    assert_ptr_equal(arena_bytes(&a, 1), p + 10);
    arena_free(&a);
}

static void test_reset(void **state)
{
    (void)state;
    struct arena a = { 0 };
    arena_reset(&a); /* of an empty one */
    for (int i = 0; i < 100; i++)
        arena_bytes(&a, 3000);
    arena_bytes(&a, 900000);
    size_t before = a.bytes;
    arena_reset(&a);
    assert_true(a.bytes < before && a.bytes > 0);
    size_t kept = a.bytes;
    arena_bytes(&a, kept);
    assert_int_equal(a.bytes, kept); /* the block is used again */
    arena_free(&a);
}

static void test_adopt(void **state)
{
    (void)state;
    struct arena a = { 0 }, b = { 0 }, none = { 0 };
    char *old = arena_strz(&a, STR("old"));
    char *at = a.at;
    char *from = arena_strz(&b, STR("from b"));
    arena_bytes(&b, 50000);
    size_t sum = a.bytes + b.bytes;
    arena_adopt(&a, &b);
    assert_int_equal(a.bytes, sum);
    assert_int_equal(b.bytes, 0);
    assert_null(b.blocks);
    assert_ptr_equal(arena_bytes(&a, 1), at); /* still filled from there */
    assert_string_equal(old, "old");
    assert_string_equal(from, "from b");
    arena_adopt(&a, &none);
    arena_adopt(&none, &a);
    assert_int_equal(none.bytes, sum);
    assert_string_equal(from, "from b");
    arena_free(&a);
    arena_free(&b);
    arena_free(&none);
}

static char *on_heap(size_t size, size_t used)
{
    char *p = xmalloc(size);
    memset(p, 'h', used);
    return p;
}

static void assert_heap(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_int_equal(p[i], 'h');
}

/* Little is copied, much stays where it is, also as the first of an arena. */
static void test_take(void **state)
{
    (void)state;
    static const size_t used[] = { 0, 1, 1000, 20000, 3000000 };
    enum { N = sizeof used / sizeof *used };
    struct arena a = { 0 };
    char *p[N];
    assert_non_null(arena_take(&a, NULL, 0));
    arena_free(&a);
    for (size_t i = N; i-- > 0;) {
        p[i] = arena_take(&a, on_heap(used[i] * 2 + 1, used[i]), used[i]);
        assert_int_equal((uintptr_t)p[i] % alignof(max_align_t), 0);
        memset(arena_bytes(&a, 700), 'a', 700);
    }
    for (size_t i = 0; i < N; i++)
        assert_heap(p[i], used[i]);
    assert_true(a.bytes >= 3020000 && a.bytes < 3060000);
    arena_free(&a);
    assert_int_equal(a.bytes, 0);
}

/* What was taken goes with a rewind or a reset, and along with its arena. */
static void test_take_lifetime(void **state)
{
    (void)state;
    struct arena a = { 0 }, b = { 0 };
    char *kept = arena_take(&a, on_heap(40000, 30000), 30000);
    struct arena_mark m = arena_mark(&a);
    size_t bytes = a.bytes;
    arena_take(&a, on_heap(60000, 50000), 50000);
    arena_bytes(&a, 100000);
    arena_rewind(&a, m);
    assert_int_equal(a.bytes, bytes);
    assert_heap(kept, 30000);
    arena_adopt(&b, &a);
    assert_int_equal(b.bytes, bytes);
    assert_heap(kept, 30000);
    arena_reset(&b);
    assert_true(b.bytes < 30000);
    arena_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alignment), cmocka_unit_test(test_no_overlap),
        cmocka_unit_test(test_zero),      cmocka_unit_test(test_strings),
        cmocka_unit_test(test_mark),      cmocka_unit_test(test_shrink),
        cmocka_unit_test(test_reset),     cmocka_unit_test(test_adopt),
        cmocka_unit_test(test_take),      cmocka_unit_test(test_take_lifetime),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
