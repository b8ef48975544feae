/* SPDX-License-Identifier: MIT */
/* The list: rows, folds, cursor, and what a new index leaves as it was. */
#include <config.h>

#include "ui/list.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { HEIGHT = 10, DAY0 = 18000 };

static const char *const sources[] = { "Harbour News", "Mountain Post",
                                       "Tea Weekly" };

/* `per` articles on each of `days` days from each of `nsources` sources. */
static void add(struct archive *a, int nsources, int days, int per,
                int first_day)
{
    struct batch *b = xcalloc(1, sizeof *b);
    size_t n = (size_t)(nsources * days * per), i = 0;
    b->entries = xcalloc(n, sizeof *b->entries);
    b->entry_sources = xcalloc(n, sizeof *b->entry_sources);
    for (int s = 0; s < nsources; s++) {
        for (int d = 0; d < days; d++) {
            for (int k = 0; k < per; k++, i++) {
                int32_t day = DAY0 + first_day + d;
                b->entries[i] = (struct entry){
                    .dir = STR("news/"),
                    .name = arena_printf(&b->arena, "%d-%d-%d.md", s,
                                         first_day + d, k),
                    .title = arena_printf(&b->arena, "%s, day %d, number %d",
                                          sources[s], first_day + d, k),
                    .date_ms = (int64_t)day * 86400000 + k,
                    .order_ms = (int64_t)day * 86400000 + k,
                    .day = day,
                    .item = 1,
                    .clock = -1,
                };
                b->entry_sources[i].name = str_of(sources[s]);
                b->entry_sources[i].sort = str_of(sources[s]);
            }
        }
    }
    b->n = n;
    archive_adopt(a, b);
}

struct fixture {
    struct archive a;
    struct list l;
};

static void index_again(struct fixture *f, enum grouping grouping)
{
    struct index_opts opts = { .grouping = grouping };
    struct arena arena = { 0 };
    struct index x;
    index_build(&arena, &f->a, f->a.nentries, &opts, &x);
    list_set(&f->l, &f->a, &arena, &x, HEIGHT, NULL);
}

static void setup(struct fixture *f, int nsources, int days, int per)
{
    archive_init(&f->a);
    list_init(&f->l);
    add(&f->a, nsources, days, per, 0);
    index_again(f, GROUP_SOURCE);
}

static void teardown(struct fixture *f)
{
    list_free(&f->l);
    archive_free(&f->a);
}

/* Rows as a walk over all groups finds them. */
static uint32_t walk(const struct list *l, uint32_t wanted,
                     struct list_row *out)
{
    const struct index *x = &l->index;
    uint32_t row = 0, i = 0;
    while (i < x->ngroups) {
        const struct group *g = &x->groups[i];
        bool open = list_is_open(l, i);
        if (row == wanted)
            *out = (struct list_row){ true, i, g->first };
        row++;
        for (uint32_t k = 0; open && g->span == 1 && k < g->count; k++) {
            if (row == wanted)
                *out = (struct list_row){ false, i, g->first + k };
            row++;
        }
        i += open ? 1 : g->span;
    }
    return row;
}

static void check(const struct list *l)
{
    struct list_row seen = { 0 }, row;
    assert_int_equal(walk(l, UINT32_MAX, &seen), l->nrows);
    for (uint32_t r = 0; r < l->nrows; r++) {
        walk(l, r, &seen);
        row = list_at(l, r);
        assert_int_equal(row.heading, seen.heading);
        assert_int_equal(row.group, seen.group);
        assert_int_equal(row.entry, seen.entry);
    }
    assert_true(l->nrows == 0 || l->cursor < l->nrows);
    assert_true(l->cursor >= l->top);
    assert_true(l->cursor < l->top + HEIGHT);
}

static void test_fits(void **state)
{
    struct fixture f;
    (void)state;
    setup(&f, 2, 2, 3); /* 2 sources, 4 days, 12 entries: 18 rows */
    check(&f.l);
    assert_int_equal(f.l.nrows, 18);
    assert_true(list_at(&f.l, 0).heading);
    assert_true(list_at(&f.l, 1).heading);
    assert_false(list_at(&f.l, 2).heading);
    /* Newest first. */
    assert_true(list_entry(&f.l, 2)->day > list_entry(&f.l, 6)->day);
    assert_null(list_current(&f.l));
    teardown(&f);
}

static void test_folds_by_rule(void **state)
{
    struct fixture f;
    (void)state;
    setup(&f, 3, 70, 3); /* months: over 40 days a source */
    check(&f.l);
    assert_int_equal(f.l.nrows, 3);
    assert_true(list_open(&f.l, HEIGHT));
    check(&f.l);
    /* The newest month is open with all its days, the others are not. */
    assert_int_equal(f.l.index.groups[1].kind, GROUP_OF_MONTH);
    assert_true(list_is_open(&f.l, 1));
    assert_int_equal(f.l.index.groups[2].kind, GROUP_OF_DAY);
    assert_true(list_is_open(&f.l, 2));
    assert_false(list_entry(&f.l, 3) == NULL);
    assert_false(list_is_open(&f.l, 1 + f.l.index.groups[1].span));
    teardown(&f);
}

static void test_open_close(void **state)
{
    struct fixture f;
    const struct entry *e;
    (void)state;
    setup(&f, 3, 70, 3);
    list_open(&f.l, HEIGHT);
    assert_false(list_open(&f.l, HEIGHT)); /* it is open */
    list_go(&f.l, 5, HEIGHT);
    e = list_current(&f.l);
    assert_non_null(e);
    assert_false(list_open(&f.l, HEIGHT)); /* an entry */
    assert_true(list_close(&f.l, HEIGHT)); /* to its day */
    assert_int_equal(f.l.index.groups[list_at(&f.l, f.l.cursor).group].kind,
                     GROUP_OF_DAY);
    assert_true(list_close(&f.l, HEIGHT)); /* closes it */
    assert_null(list_entry(&f.l, f.l.cursor + 1));
    assert_true(list_close(&f.l, HEIGHT)); /* to the month */
    assert_int_equal(f.l.cursor, 1);
    assert_true(list_close(&f.l, HEIGHT)); /* closes it */
    assert_true(list_close(&f.l, HEIGHT)); /* to the source */
    assert_true(list_close(&f.l, HEIGHT));
    assert_false(list_close(&f.l, HEIGHT));
    assert_int_equal(f.l.cursor, 0);
    assert_int_equal(f.l.nrows, 3);
    check(&f.l);
    teardown(&f);
}

static void test_entry_stays(void **state)
{
    struct fixture f;
    const struct entry *e;
    uint32_t offset;
    (void)state;
    setup(&f, 2, 50, 3);
    list_go_entry(&f.l, 100, HEIGHT);
    check(&f.l);
    e = list_current(&f.l);
    assert_non_null(e);
    offset = f.l.cursor - f.l.top;
    add(&f.a, 3, 30, 4, 60); /* newer ones, and a new source */
    index_again(&f, GROUP_SOURCE);
    check(&f.l);
    assert_ptr_equal(list_current(&f.l), e);
    assert_int_equal(f.l.cursor - f.l.top, offset);
    /* In another grouping too. */
    index_again(&f, GROUP_DAY);
    check(&f.l);
    assert_ptr_equal(list_current(&f.l), e);
    index_again(&f, GROUP_NONE);
    assert_int_equal(f.l.nrows, f.a.nentries);
    assert_ptr_equal(list_current(&f.l), e);
    teardown(&f);
}

static void test_group_stays(void **state)
{
    struct fixture f;
    struct list_row row;
    int32_t day;
    (void)state;
    setup(&f, 2, 5, 3);
    list_go_entry(&f.l, 7, HEIGHT);
    list_close(&f.l, HEIGHT);
    row = list_at(&f.l, f.l.cursor);
    assert_true(row.heading);
    day = f.l.index.groups[row.group].day;
    list_close(&f.l, HEIGHT); /* and closed */
    add(&f.a, 2, 60, 3, 5);
    index_again(&f, GROUP_SOURCE);
    check(&f.l);
    row = list_at(&f.l, f.l.cursor);
    assert_true(row.heading);
    assert_int_equal(f.l.index.groups[row.group].day, day);
    assert_false(list_is_open(&f.l, row.group));
    teardown(&f);
}

/* Copies are found: the cursor's entry has no row any more, or a lower one. */
static void test_copies_fold(void **state)
{
    struct fixture f;
    struct same *same;
    struct index_opts opts = { .grouping = GROUP_SOURCE };
    (void)state;
    for (uint32_t at = 20; at <= 26; at++) { /* 20 to 23 are copies */
        const struct entry *e, *first;
        struct arena arena = { 0 };
        struct index x;
        uint32_t offset;
        setup(&f, 1, 10, 7);
        first = f.l.index.order[20];
        for (size_t i = 0; i < f.a.nentries; i++) {
            struct entry *copy = archive_entry(&f.a, i);
            for (uint32_t k = 20; k < 24; k++)
                if (f.l.index.order[k] == copy)
                    copy->url_key = copy->title_key = 7;
        }
        list_go_entry(&f.l, at, HEIGHT);
        e = list_current(&f.l);
        offset = f.l.cursor - f.l.top;
        same = same_find(&(struct same_in){ f.a.chunks, f.a.nentries, NULL, 0 },
                         NULL, NULL);
        same_mark(same);
        opts.same = same;
        index_build(&arena, &f.a, f.a.nentries, &opts, &x);
        list_set(&f.l, &f.a, &arena, &x, HEIGHT, NULL);
        check(&f.l);
        assert_int_equal(f.l.index.n, 67);
        assert_ptr_equal(list_current(&f.l), at < 24 ? first : e);
        assert_int_equal(f.l.cursor - f.l.top, offset);
        teardown(&f);
        same_free(same);
    }
}

static void test_top_until_moved(void **state)
{
    struct fixture f;
    (void)state;
    setup(&f, 1, 3, 3);
    add(&f.a, 3, 30, 4, 60);
    index_again(&f, GROUP_SOURCE);
    assert_int_equal(f.l.cursor, 0);
    assert_int_equal(f.l.top, 0);
    check(&f.l);
    teardown(&f);
}

static void test_next(void **state)
{
    struct fixture f;
    uint32_t n = 0;
    (void)state;
    setup(&f, 3, 70, 3);
    assert_ptr_equal(list_peek(&f.l, 1), f.l.index.order[0]);
    assert_null(list_peek(&f.l, -1));
    while (list_next_entry(&f.l, 1, HEIGHT)) {
        assert_ptr_equal(list_current(&f.l), f.l.index.order[n]);
        assert_true(f.l.cursor >= f.l.top && f.l.cursor < f.l.top + HEIGHT);
        n++;
    }
    assert_int_equal(n, f.a.nentries);
    check(&f.l);
    while (list_next_entry(&f.l, -1, HEIGHT))
        n--;
    assert_int_equal(n, 1);
    teardown(&f);
}

static void test_next_group(void **state)
{
    struct fixture f;
    (void)state;
    setup(&f, 3, 70, 3);
    assert_true(list_next_group(&f.l, GROUP_OF_SOURCE, 1, HEIGHT));
    assert_int_equal(f.l.cursor, 1);
    assert_true(list_next_group(&f.l, GROUP_OF_SOURCE, 1, HEIGHT));
    assert_false(list_next_group(&f.l, GROUP_OF_SOURCE, 1, HEIGHT));
    assert_int_equal(f.l.cursor, 2);
    /* Days are gone to even where they are closed. */
    assert_true(list_next_group(&f.l, GROUP_OF_DAY, 1, HEIGHT));
    assert_int_equal(f.l.index.groups[list_at(&f.l, f.l.cursor).group].kind,
                     GROUP_OF_DAY);
    check(&f.l);
    assert_true(list_next_entry(&f.l, 1, HEIGHT));
    assert_true(list_next_group(&f.l, GROUP_OF_SOURCE, -1, HEIGHT));
    assert_int_equal(list_at(&f.l, f.l.cursor).heading, true);
    assert_int_equal(f.l.index.groups[list_at(&f.l, f.l.cursor).group].kind,
                     GROUP_OF_SOURCE);
    teardown(&f);
}

/* A filter opens what it finds and moves the cursor; then all is as it was. */
static void test_return(void **state)
{
    struct fixture f;
    struct list_place p = { 0 };
    uint32_t top, cursor, nrows;
    (void)state;
    for (int heading = 0; heading < 2; heading++) {
        setup(&f, 3, 70, 3);
        list_go_entry(&f.l, 300, HEIGHT);
        list_move(&f.l, -3, HEIGHT);
        if (heading)
            list_close(&f.l, HEIGHT);
        assert_int_equal(list_at(&f.l, f.l.cursor).heading, heading);
        top = f.l.top;
        cursor = f.l.cursor;
        nrows = f.l.nrows;
        list_keep(&f.l, &p);
        index_again(&f, GROUP_NONE);
        list_go_entry(&f.l, 0, HEIGHT);
        index_again(&f, GROUP_SOURCE);
        list_fold_all(&f.l, HEIGHT);
        list_go_entry(&f.l, 600, HEIGHT);
        assert_true(f.l.nrows != nrows);
        list_return(&f.l, &p, HEIGHT);
        check(&f.l);
        assert_int_equal(f.l.nrows, nrows);
        assert_int_equal(f.l.cursor, cursor);
        assert_int_equal(f.l.top, top);
        /* Kept twice, and never gone back to. */
        list_keep(&f.l, &p);
        list_keep(&f.l, &p);
        list_place_free(&p);
        teardown(&f);
    }
    /* Before the first move the cursor is on top. */
    setup(&f, 2, 2, 3);
    list_keep(&f.l, &p);
    list_go_entry(&f.l, 5, HEIGHT);
    list_return(&f.l, &p, HEIGHT);
    assert_int_equal(f.l.cursor, 0);
    assert_false(f.l.moved);
    teardown(&f);
    /* An empty list. */
    archive_init(&f.a);
    list_init(&f.l);
    index_again(&f, GROUP_SOURCE);
    list_keep(&f.l, &p);
    list_return(&f.l, &p, HEIGHT);
    assert_int_equal(f.l.nrows, 0);
    teardown(&f);
}

/* Rows of two lines for articles: what is in view, to and fro. */
static void check_lines(const struct list *l)
{
    uint64_t line = 0, end;
    for (uint32_t r = 0; r < l->nrows; r++) {
        assert_int_equal(list_line(l, r), line);
        assert_int_equal(list_row_at(l, line), r);
        line += list_at(l, r).heading ? 1 : (uint64_t)l->tall;
        assert_int_equal(list_row_at(l, line - 1), r);
    }
    assert_int_equal(list_line(l, l->nrows), line);
    end = list_line(l, l->cursor + 1);
    assert_true(l->cursor >= l->top);
    assert_true(end - list_line(l, l->top) <= HEIGHT);
    /* No empty lines below while there is something above. */
    assert_true(l->top == 0 || line - list_line(l, l->top) >= HEIGHT - 1);
}

static void test_tall(void **state)
{
    struct fixture f;
    uint32_t top;
    (void)state;
    for (int grouping = GROUP_SOURCE; grouping <= GROUP_NONE; grouping++) {
        setup(&f, 2, 5, 4);
        f.l.tall = 2;
        f.l.fold_all = 1;
        index_again(&f, (enum grouping)grouping);
        list_go(&f.l, 0, HEIGHT);
        for (uint32_t i = 0; i < f.l.nrows; i++) {
            check_lines(&f.l);
            list_move(&f.l, 1, HEIGHT);
        }
        assert_int_equal(f.l.cursor, f.l.nrows - 1);
        for (uint32_t i = 0; i < f.l.nrows; i++) {
            check_lines(&f.l);
            list_move(&f.l, -1, HEIGHT);
        }
        assert_int_equal(f.l.top, 0);
        list_scroll(&f.l, HEIGHT, HEIGHT);
        check_lines(&f.l);
        top = f.l.top;
        /* The line that tells where the top is may want a row above. */
        assert_true(top == HEIGHT / 2 || top + 1 == HEIGHT / 2);
        list_scroll(&f.l, 1, HEIGHT);
        assert_true(f.l.top == top || f.l.top == top + 1);
        list_scroll(&f.l, -1000, HEIGHT);
        assert_int_equal(f.l.top, 0);
        list_go_entry(&f.l, 39, HEIGHT);
        check_lines(&f.l);
        /* One line each again. */
        f.l.tall = 1;
        list_fit(&f.l, HEIGHT);
        check_lines(&f.l);
        /* Hardly any room. */
        f.l.tall = 2;
        for (int h = 0; h < 4; h++) {
            list_go_entry(&f.l, 20, h);
            list_move(&f.l, 1, h);
            assert_true(f.l.cursor >= f.l.top && f.l.cursor < f.l.top + 3);
        }
        teardown(&f);
    }
}

static void test_fold_all(void **state)
{
    struct fixture f;
    const struct entry *e;
    (void)state;
    setup(&f, 2, 50, 2);
    list_go_entry(&f.l, 120, HEIGHT);
    e = list_current(&f.l);
    list_fold_all(&f.l, HEIGHT);
    assert_int_equal(f.l.nrows, f.l.index.ngroups + f.l.index.n);
    assert_ptr_equal(list_current(&f.l), e);
    check(&f.l);
    list_fold_all(&f.l, HEIGHT);
    assert_int_equal(f.l.nrows, 2);
    assert_int_equal(f.l.cursor, 1);
    check(&f.l);
    teardown(&f);
}

static void test_empty(void **state)
{
    struct fixture f = { 0 };
    (void)state;
    archive_init(&f.a);
    list_init(&f.l);
    index_again(&f, GROUP_SOURCE);
    assert_int_equal(f.l.nrows, 0);
    list_move(&f.l, 1, HEIGHT);
    list_scroll(&f.l, 5, HEIGHT);
    list_go_entry(&f.l, 3, HEIGHT);
    list_fold_all(&f.l, HEIGHT);
    assert_false(list_open(&f.l, HEIGHT));
    assert_false(list_close(&f.l, HEIGHT));
    assert_false(list_next_entry(&f.l, 1, HEIGHT));
    assert_false(list_next_group(&f.l, GROUP_OF_DAY, 1, HEIGHT));
    assert_null(list_current(&f.l));
    assert_false(list_sticky(&f.l));
    assert_int_equal(f.l.cursor, 0);
    teardown(&f);
}

/* Whatever is done, the rows are right and the cursor is in view. */
static void test_any_moves(void **state)
{
    struct fixture f;
    uint32_t seed = 12345;
    (void)state;
    setup(&f, 3, 45, 2);
    for (int i = 0; i < 400; i++) {
        seed = seed * 1103515245 + 12345;
        switch ((seed >> 16) % 9) {
        case 0:
            list_move(&f.l, (int)(seed >> 8) % 7 - 3, HEIGHT);
            break;
        case 1:
            list_scroll(&f.l, (int)(seed >> 8) % 21 - 10, HEIGHT);
            break;
        case 2:
            list_open(&f.l, HEIGHT);
            break;
        case 3:
            list_close(&f.l, HEIGHT);
            break;
        case 4:
            list_go_entry(&f.l, (seed >> 8) % f.l.index.n, HEIGHT);
            break;
        case 5:
            list_next_group(&f.l, GROUP_OF_DAY, seed & 256 ? 1 : -1, HEIGHT);
            break;
        case 6:
            list_next_entry(&f.l, seed & 256 ? 1 : -1, HEIGHT);
            break;
        case 7:
            list_fold(&f.l, (seed >> 8) % f.l.index.ngroups, seed & 1024,
                      HEIGHT);
            break;
        default:
            index_again(&f, seed & 256 ? GROUP_SOURCE : GROUP_DAY);
            break;
        }
        check(&f.l);
    }
    teardown(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fits),
        cmocka_unit_test(test_folds_by_rule),
        cmocka_unit_test(test_open_close),
        cmocka_unit_test(test_entry_stays),
        cmocka_unit_test(test_group_stays),
        cmocka_unit_test(test_copies_fold),
        cmocka_unit_test(test_top_until_moved),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_next_group),
        cmocka_unit_test(test_return),
        cmocka_unit_test(test_tall),
        cmocka_unit_test(test_fold_all),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_any_moves),
    };
    return cmocka_run_group_tests_name("ui_list", tests, NULL, NULL);
}
