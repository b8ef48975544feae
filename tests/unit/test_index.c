/* SPDX-License-Identifier: MIT */
/* Order and groups: small cases by hand, large ones against their rules. */
#include <config.h>

#include "model/index.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

enum { DAY_MS = 24 * 3600 * 1000 };
#define NOON(day) ((int64_t)(day)*DAY_MS + DAY_MS / 2)
#define NONE UINT32_MAX

static struct archive archive;
static struct arena arena;

static int setup(void **state)
{
    (void)state;
    archive_init(&archive);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    archive_free(&archive);
    arena_free(&arena);
    return 0;
}

struct row {
    const char *dir, *name, *title, *source, *sort;
    int32_t day;
    int64_t ms;
    uint32_t number;
    uint64_t size;
};

static void add(const struct row *rows, size_t n)
{
    struct batch *b = xcalloc(1, sizeof *b);
    b->n = n;
    b->entries = xcalloc(n, sizeof b->entries[0]);
    b->entry_sources = xcalloc(n, sizeof b->entry_sources[0]);
    for (size_t i = 0; i < n; i++) {
        const struct row *r = &rows[i];
        struct entry *e = &b->entries[i];
        e->dir = arena_str(&b->arena, str_of(r->dir ? r->dir : ""));
        e->name = arena_str(&b->arena, str_of(r->name));
        e->title = arena_str(&b->arena, str_of(r->title));
        e->day = r->day;
        e->date_ms = e->order_ms = r->ms;
        e->number = r->number;
        e->size = r->size;
        struct str source = str_of(r->source ? r->source : "");
        b->entry_sources[i].name = arena_str(&b->arena, source);
        b->entry_sources[i].sort =
            arena_str(&b->arena, r->sort ? str_of(r->sort) : source);
    }
    archive_adopt(&archive, b);
}

static struct index build(enum sort_key sort, bool reverse,
                          enum grouping grouping)
{
    struct index_opts o = { .sort = sort,
                            .reverse = reverse,
                            .grouping = grouping };
    struct index x;
    index_build(&arena, &archive, archive.nentries, &o, &x);
    return x;
}

/* The names in order, without a separator: they are single letters. */
static void assert_order(const struct index *x, const char *want)
{
    char got[200];
    size_t n = 0;
    for (uint32_t i = 0; i < x->n && n + 1 < sizeof got; i++)
        got[n++] = x->order[i]->name.p[0];
    got[n] = '\0';
    assert_string_equal(got, want);
}

static void test_dates(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { .name = "a", .day = 10, .ms = NOON(10), .number = 7 },
        { .name = "b", .day = 10, .ms = NOON(10), .number = 3 },
        { .name = "c", .day = 11, .ms = NOON(11), .number = 9 },
        { .name = "d", .day = DAY_UNKNOWN, .ms = DATE_UNKNOWN, .number = 1 },
        { .name = "e", .day = 10, .ms = NOON(10), .number = NONE },
        { .name = "f", .day = -5, .ms = NOON(-5), .number = 2 },
        { .name = "g", .day = 10, .ms = NOON(10) + 1, .number = 8 },
        { .name = "h", .day = 10, .ms = NOON(10), .number = 3 },
    };
    add(rows, 8);
    struct index x = build(SORT_DATE, false, GROUP_NONE);
    assert_order(&x, "cgbhaefd");
    assert_int_equal(x.ngroups, 0);
    assert_int_equal(index_group(&x, 0), NONE);
    x = build(SORT_DATE, true, GROUP_NONE);
    assert_order(&x, "feahbgcd"); /* undated last in both */
}

static void test_other_keys(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { "x/", "a", "trains and tea", "West", NULL, 1, NOON(1), 0, 30 },
        { "x/", "b", "trains and rain", "East", NULL, 2, NOON(2), 0, 10 },
        { "w/", "c", "tea", "West", NULL, 3, NOON(3), 0, 20 },
        { "x/y/", "d", NULL, "East", NULL, 4, NOON(4), 0, 20 },
        { "x.d/", "e", "trains", "North", "a", 5, NOON(5), 0, 40 },
        { "x/", "f", "tea", NULL, NULL, 6, NOON(6), 0, 5 },
    };
    add(rows, 6);
    struct index x = build(SORT_TITLE, false, GROUP_NONE);
    assert_order(&x, "fcebad"); /* equal titles: newest first */
    x = build(SORT_TITLE, true, GROUP_NONE);
    assert_order(&x, "abefcd"); /* no title: last in both */
    x = build(SORT_LENGTH, false, GROUP_NONE);
    assert_order(&x, "eadcbf");
    x = build(SORT_LENGTH, true, GROUP_NONE);
    assert_order(&x, "fbdcae");
    x = build(SORT_PATH, false, GROUP_NONE);
    assert_order(&x, "ceabfd"); /* w/c x.d/e x/a x/b x/f x/y/d */
    x = build(SORT_PATH, true, GROUP_NONE);
    assert_order(&x, "dfbaec");
    x = build(SORT_SOURCE, false, GROUP_NONE);
    assert_order(&x, "dbcaef"); /* East West, North by its key, unknown */
    x = build(SORT_SOURCE, true, GROUP_SOURCE);
    assert_order(&x, "feca"
                     "db");
    assert_int_equal(x.ngroups, 4);
}

static void test_path_across_folders(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { .dir = "n/ab/", .name = "1" },
        { .dir = "n/", .name = "ab-2" },
        { .dir = "n/", .name = "ab" },
        { .dir = "n/a/", .name = "b" },
        { .dir = "", .name = "n" },
        { .dir = "n/ab/",
          .name = ""
                  "0" },
    };
    add(rows, 6);
    struct index x = build(SORT_PATH, false, GROUP_NONE);
    char before[64] = "";
    for (uint32_t i = 0; i < x.n; i++) {
        const struct entry *e = x.order[i];
        char path[64];
        snprintf(path, sizeof path, "%.*s%.*s", STR_ARG(e->dir),
                 STR_ARG(e->name));
        assert_true(strcmp(before, path) < 0);
        strcpy(before, path);
    }
}

/* What is true of any groups, whatever the options. */
static void check_groups(const struct index *x)
{
    for (uint32_t g = 0; g < x->ngroups; g++) {
        const struct group *p = &x->groups[g];
        assert_true(p->count > 0 && p->first + p->count <= x->n);
        assert_true(p->span >= 1 && g + p->span <= x->ngroups);
        assert_int_equal(p->level == 0, p->parent == NONE);
        uint32_t at = p->first; /* children cover it without a gap */
        for (uint32_t c = g + 1; c < g + p->span; c += x->groups[c].span) {
            assert_int_equal(x->groups[c].parent, g);
            assert_int_equal(x->groups[c].level, p->level + 1);
            assert_int_equal(x->groups[c].first, at);
            at += x->groups[c].count;
        }
        assert_true(at == p->first + p->count || p->span == 1);
    }
    uint32_t at = 0;
    for (uint32_t g = 0; g < x->ngroups; g += x->groups[g].span) {
        assert_int_equal(x->groups[g].first, at);
        at += x->groups[g].count;
    }
    assert_true(x->ngroups == 0 || at == x->n);
    for (uint32_t i = 0; i < x->n && x->ngroups; i++) {
        const struct group *p = &x->groups[index_group(x, i)];
        assert_true(i >= p->first && i < p->first + p->count);
        assert_int_equal(p->span, 1);
    }
    assert_int_equal(index_group(x, x->n), NONE);
}

static void assert_group(const struct index *x, uint32_t g,
                         enum group_kind kind, uint32_t level, uint32_t count,
                         int32_t day)
{
    assert_true(g < x->ngroups);
    assert_int_equal(x->groups[g].kind, kind);
    assert_int_equal(x->groups[g].level, level);
    assert_int_equal(x->groups[g].count, count);
    assert_int_equal(x->groups[g].day, day);
}

static void test_source_days(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { .name = "a", .source = "S", .day = 100, .ms = NOON(100) },
        { .name = "b", .source = "S", .day = 100, .ms = NOON(100) + 5 },
        { .name = "c", .source = "S", .day = 102, .ms = NOON(102) },
        { .name = "d", .source = "S", .day = 102, .ms = NOON(102) - 5 },
        { .name = "e", .source = "S", .day = DAY_UNKNOWN, .ms = DATE_UNKNOWN },
        { .name = "f", .source = "Rare", .day = 31, .ms = NOON(31) },
        { .name = "g", .source = "Rare", .day = 58, .ms = NOON(58) },
        { .name = "h", .source = "Rare", .day = 59, .ms = NOON(59) },
        { .name = "i",
          .source = "Undated",
          .day = DAY_UNKNOWN,
          .ms = DATE_UNKNOWN },
    };
    add(rows, 9);
    struct index x = build(SORT_DATE, false, GROUP_SOURCE);
    check_groups(&x);
    assert_order(&x, "hgfcdbaei");
    assert_int_equal(x.ngroups, 9);
    /* fewer than two a day: months only; day 59 is the 1st of March */
    assert_group(&x, 0, GROUP_OF_SOURCE, 0, 3, DAY_UNKNOWN);
    assert_group(&x, 1, GROUP_OF_MONTH, 1, 1, 59);
    assert_group(&x, 2, GROUP_OF_MONTH, 1, 2, 31);
    assert_group(&x, 3, GROUP_OF_SOURCE, 0, 5, DAY_UNKNOWN);
    assert_group(&x, 4, GROUP_OF_DAY, 1, 2, 102);
    assert_group(&x, 5, GROUP_OF_DAY, 1, 2, 100);
    assert_group(&x, 6, GROUP_OF_DAY, 1, 1, DAY_UNKNOWN);
    assert_group(&x, 7, GROUP_OF_SOURCE, 0, 1, DAY_UNKNOWN);
    assert_group(&x, 8, GROUP_OF_DAY, 1, 1, DAY_UNKNOWN);
    assert_int_equal(x.groups[5].source, x.order[5]->source);
    assert_int_equal(index_group(&x, 6), 5);

    x = build(SORT_DATE, true, GROUP_SOURCE);
    check_groups(&x);
    assert_order(&x, "fghabdcei"); /* sources stay, days turn */

    x = build(SORT_TITLE, false, GROUP_SOURCE);
    check_groups(&x);
    assert_int_equal(x.ngroups, 3);

    x = build(SORT_DATE, false, GROUP_DAY);
    check_groups(&x);
    assert_order(&x, "cdbahgfei");
}

static void test_day_groups(void **state)
{
    (void)state;
    static const struct row rows[] = {
        { .name = "a", .source = "B", .day = 7, .ms = NOON(7) },
        { .name = "b", .source = "A", .day = 7, .ms = NOON(7) - 9 },
        { .name = "c", .source = "A", .day = 7, .ms = NOON(7) },
        { .name = "d", .source = "B", .day = 9, .ms = NOON(9) },
        { .name = "e", .source = "A", .day = DAY_UNKNOWN, .ms = DATE_UNKNOWN },
    };
    add(rows, 5);
    struct index x = build(SORT_DATE, false, GROUP_DAY);
    check_groups(&x);
    assert_order(&x, "dcbae"); /* in a day: by source, then newest */
    assert_int_equal(x.ngroups, 3);
    assert_group(&x, 0, GROUP_OF_DAY, 0, 1, 9);
    assert_group(&x, 1, GROUP_OF_DAY, 0, 3, 7);
    assert_group(&x, 2, GROUP_OF_DAY, 0, 1, DAY_UNKNOWN);
    assert_int_equal(x.groups[1].source, NONE);
}

static void test_many_days(void **state)
{
    (void)state;
    enum { DAYS = 41, EACH = 2 };
    struct row rows[DAYS * EACH];
    for (int i = 0; i < DAYS * EACH; i++)
        rows[i] = (struct row){
            .name = "a", .source = "S", .day = i / EACH, .ms = NOON(i / EACH)
        };
    add(rows, (DAYS - 1) * EACH);
    struct index x = build(SORT_DATE, false, GROUP_SOURCE);
    check_groups(&x);
    assert_int_equal(x.ngroups, 1 + 40); /* 40 days: no months yet */
    add(rows + (DAYS - 1) * EACH, EACH);
    x = build(SORT_DATE, false, GROUP_SOURCE);
    check_groups(&x);
    assert_int_equal(x.ngroups, 1 + 2 + 41);
    assert_group(&x, 1, GROUP_OF_MONTH, 1, 20, 31);
    assert_int_equal(x.groups[1].span, 11);
    assert_group(&x, 2, GROUP_OF_DAY, 2, 2, 40);
    assert_group(&x, 12, GROUP_OF_MONTH, 1, 62, 0);
}

static bool keep_even(const struct entry *e, const void *user)
{
    return e->size % 2 == *(const unsigned *)user;
}

/* By the key alone; what is unknown is last in both directions. */
static bool in_order(const struct entry *a, const struct entry *b,
                     enum sort_key sort, bool reverse)
{
    bool a_unknown = false, b_unknown = false;
    int d = 0;
    if (sort == SORT_TITLE) {
        a_unknown = !a->title.p;
        b_unknown = !b->title.p;
        d = str_cmp(a->title, b->title);
    } else if (sort == SORT_DATE) {
        a_unknown = a->order_ms == DATE_UNKNOWN;
        b_unknown = b->order_ms == DATE_UNKNOWN;
        d = (a->order_ms < b->order_ms) - (a->order_ms > b->order_ms);
    } else if (sort == SORT_LENGTH) {
        d = (a->size < b->size) - (a->size > b->size);
    }
    if (a_unknown || b_unknown)
        return b_unknown;
    return (reverse ? -d : d) <= 0;
}

/* Many entries, all orders: nothing lost, groups whole, neighbours in order. */
static void test_large(void **state)
{
    (void)state;
    enum { N = 20000 };
    struct row *rows = xcalloc(N, sizeof *rows);
    struct arena names = { 0 };
    uint32_t seed = 1;
    for (size_t i = 0; i < N; i++) {
        seed = seed * 1664525 + 1013904223;
        int32_t day = (int32_t)(seed >> 8) % 3000;
        bool undated = seed % 50 == 0;
        rows[i] = (struct row){
            .dir = seed % 3 ? "one/" : "one/two/",
            .name = arena_strz(&names, arena_printf(&names, "%u", seed >> 4)),
            .title = seed % 7 ? arena_strz(&names, arena_printf(&names, "%u",
                                                                seed % 1000))
                              : NULL,
            .source = arena_strz(
                &names, arena_printf(&names, "s%u", (seed >> 20) % 13)),
            .day = undated ? DAY_UNKNOWN : day,
            .ms = undated ? DATE_UNKNOWN : NOON(day) + seed % 5,
            .number = seed % 4,
            .size = seed >> 16,
        };
    }
    add(rows, N);
    for (int sort = SORT_DATE; sort <= SORT_LENGTH; sort++)
        for (int grouping = GROUP_SOURCE; grouping <= GROUP_NONE; grouping++)
            for (int reverse = 0; reverse < 2; reverse++) {
                struct index x = build((enum sort_key)sort, reverse,
                                       (enum grouping)grouping);
                assert_int_equal(x.n, N);
                check_groups(&x);
                char *seen = xcalloc(N, 1);
                for (uint32_t i = 0; i < N; i++) {
                    size_t at = 0; /* chunks: find the entry's number */
                    while (x.order[i] < archive_entry(&archive, at) ||
                           x.order[i] >=
                               archive_entry(&archive, at) + ARCHIVE_CHUNK)
                        at += ARCHIVE_CHUNK;
                    at += (size_t)(x.order[i] - archive_entry(&archive, at));
                    assert_int_equal(seen[at], 0);
                    seen[at] = 1;
                }
                free(seen);
                for (uint32_t i = 1; i < N && grouping == GROUP_NONE; i++)
                    assert_true(in_order(x.order[i - 1], x.order[i],
                                         (enum sort_key)sort, reverse));
            }
    unsigned odd = 1;
    struct index_opts o = { .grouping = GROUP_SOURCE,
                            .keep = keep_even,
                            .user = &odd };
    struct index x;
    index_build(&arena, &archive, N / 2, &o, &x);
    check_groups(&x);
    assert_in_range(x.n, N / 8, N / 2);
    for (uint32_t i = 0; i < x.n; i++)
        assert_int_equal(x.order[i]->size % 2, 1);
    arena_free(&names);
    free(rows);
}

static void test_empty(void **state)
{
    (void)state;
    for (int grouping = GROUP_SOURCE; grouping <= GROUP_NONE; grouping++) {
        struct index x = build(SORT_DATE, false, (enum grouping)grouping);
        assert_int_equal(x.n, 0);
        assert_int_equal(x.ngroups, 0);
        assert_int_equal(index_group(&x, 0), NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_dates, setup, teardown),
        cmocka_unit_test_setup_teardown(test_other_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(test_path_across_folders, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_source_days, setup, teardown),
        cmocka_unit_test_setup_teardown(test_day_groups, setup, teardown),
        cmocka_unit_test_setup_teardown(test_many_days, setup, teardown),
        cmocka_unit_test_setup_teardown(test_large, setup, teardown),
        cmocka_unit_test_setup_teardown(test_empty, setup, teardown),
    };
    return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
