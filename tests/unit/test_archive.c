/* SPDX-License-Identifier: MIT */
/* The archive: entries stay where they are, sources are found by name. */
#include <config.h>

#include "model/archive.h"

#include "base/mem.h"
#include "model/idset.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

static struct batch *make_batch(size_t n)
{
    struct batch *b = xcalloc(1, sizeof *b);
    b->n = n;
    b->entries = xcalloc(n, sizeof b->entries[0]);
    b->entry_sources = xcalloc(n, sizeof b->entry_sources[0]);
    return b;
}

static void set_entry(struct batch *b, size_t i, size_t number,
                      const char *source, const char *sort)
{
    b->entries[i].dir = arena_str(&b->arena, STR("tea/"));
    b->entries[i].name = arena_printf(&b->arena, "%zu.txt", number);
    b->entry_sources[i].name = arena_str(&b->arena, str_of(source));
    b->entry_sources[i].short_name = b->entry_sources[i].name;
    b->entry_sources[i].sort =
        sort ? arena_str(&b->arena, str_of(sort)) : b->entry_sources[i].name;
}

static void test_entries(void **state)
{
    (void)state;
    enum { BATCHES = 50, EACH = 77 };
    static const char *const names[] = { "North", "South", "North", "East" };
    struct archive a;
    struct arena scratch = { 0 };
    const struct entry *first = NULL;
    archive_init(&a);
    for (size_t i = 0; i < BATCHES; i++) {
        struct batch *b = make_batch(EACH);
        for (size_t j = 0; j < EACH; j++)
            set_entry(b, j, i * EACH + j, names[j % 4], NULL);
        assert_int_equal(archive_adopt(&a, b), i * EACH);
        if (!first)
            first = archive_entry(&a, 5);
    }
    assert_int_equal(a.nentries, BATCHES * EACH);
    assert_ptr_equal(first, archive_entry(&a, 5)); /* never moves */
    assert_int_equal(a.nsources, 3);
    for (size_t i = 0; i < a.nentries; i++) {
        const struct entry *e = archive_entry(&a, i);
        struct str want = arena_printf(&scratch, "tea/%zu.txt", i);
        struct str path = entry_path(&scratch, e);
        assert_true(str_eq(path, want));
        assert_int_equal(path.p[path.n], '\0');
        assert_true(
            str_eq(a.sources[e->source].name, str_of(names[i % EACH % 4])));
    }
    size_t sum = 0;
    for (size_t i = 0; i < a.nsources; i++)
        sum += a.sources[i].count;
    assert_int_equal(sum, a.nentries);
    arena_free(&scratch);
    archive_free(&a);
    assert_int_equal(a.nentries, 0);
    archive_free(&a);
}

/* More sources than the first table holds, each met twice. */
static void test_many_sources(void **state)
{
    (void)state;
    enum { N = 3000 };
    struct archive a;
    char name[20];
    archive_init(&a);
    for (int round = 0; round < 2; round++) {
        struct batch *b = make_batch(N);
        for (size_t i = 0; i < N; i++) {
            snprintf(name, sizeof name, "s%zu", i * 7919 % N);
            set_entry(b, i, i, name, NULL);
        }
        archive_adopt(&a, b);
    }
    assert_int_equal(a.nsources, N);
    for (size_t i = 0; i < N; i++)
        assert_int_equal(a.sources[i].count, 2);
    for (size_t i = 0; i < N; i++) {
        snprintf(name, sizeof name, "s%zu", i * 7919 % N);
        assert_true(
            str_eq(a.sources[archive_entry(&a, i)->source].name, str_of(name)));
        assert_int_equal(archive_entry(&a, i)->source,
                         archive_entry(&a, N + i)->source);
    }
    archive_free(&a);
}

/* Batches come in any order; the sort key of a name must not depend on it. */
static void test_sort_key(void **state)
{
    (void)state;
    static const char *const sorts[] = { NULL, "b key", "a key" };
    static const size_t orders[][3] = {
        { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
        { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
    };
    for (size_t o = 0; o < 6; o++) {
        struct archive a;
        archive_init(&a);
        struct batch *b = make_batch(3);
        for (size_t i = 0; i < 3; i++)
            set_entry(b, i, i, "Weather", sorts[orders[o][i]]);
        archive_adopt(&a, b);
        assert_int_equal(a.nsources, 1);
        assert_true(str_eq(a.sources[0].sort, STR("a key")));
        archive_free(&a);
    }
}

static void test_tally(void **state)
{
    (void)state;
    struct archive a;
    archive_init(&a);
    for (size_t i = 1; i <= 2; i++) {
        struct batch *b = make_batch(0);
        b->tally = (struct tally){ 10 * i, 1, 2, 3, 4, 5, 6 };
        assert_int_equal(archive_adopt(&a, b), 0);
    }
    assert_int_equal(a.tally.files, 30);
    assert_int_equal(a.tally.binary, 2);
    assert_int_equal(a.tally.index, 4);
    assert_int_equal(a.tally.unreadable, 6);
    assert_int_equal(a.tally.skipped, 8);
    assert_int_equal(a.tally.empty, 10);
    assert_int_equal(a.tally.folders, 12);
    archive_free(&a);
    batch_free(make_batch(3));
    batch_free(NULL);
}

static void test_entry_size(void **state)
{
    (void)state;
    assert_true(sizeof(struct entry) <= 200);
}

/* The set of files met: dense, sparse and of several devices. */
static void test_idset(void **state)
{
    (void)state;
    struct idset s = { 0 };
    for (int round = 0; round < 2; round++)
        for (uint64_t dev = 0; dev < 3; dev++)
            for (uint64_t i = 0; i < 20000; i++) {
                struct io_id dense = { dev, 1000 + i * 7919 % 20000 };
                struct io_id sparse = { dev, ~(i << 40) };
                assert_int_equal(idset_add(&s, dense), round == 0);
                assert_int_equal(idset_add(&s, sparse), round == 0);
            }
    assert_true(idset_add(&s, (struct io_id){ 3, 1000 }));
    assert_false(idset_add(&s, (struct io_id){ 3, 1000 }));
    idset_free(&s);
    assert_true(idset_add(&s, (struct io_id){ 3, 1000 }));
    idset_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),    cmocka_unit_test(test_many_sources),
        cmocka_unit_test(test_sort_key),   cmocka_unit_test(test_tally),
        cmocka_unit_test(test_entry_size), cmocka_unit_test(test_idset),
    };
    return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
