/* SPDX-License-Identifier: MIT */
/* Lines around hits, made on the pool: asked for, kept, forgotten with their
 * filter, thrown out by others. */
#include <config.h>

#include "base/mem.h"
#include "search/snippets.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

static struct regex *regex;

static struct filter *made(const char *text)
{
    struct filter_env e = { .width = WIDTH_DUMP, .regex = &regex };
    struct filter *f = NULL;
    struct err err;
    assert_int_equal(filter_make(&f, str_of(text), &e, NULL, &err), ST_OK);
    return f;
}

/* Every seventh text cannot be read. */
static struct article *load(const struct ref *ref, const void *user)
{
    struct article *art = xcalloc(1, sizeof *art);
    struct block *block = arena_new(&art->arena, struct block);
    struct str text =
        arena_printf(&art->arena, "第 %u 班車 到站", (unsigned)ref->item);
    (void)user;
    art->status = ref->item % 7 ? ST_OK : ST_IO;
    *block = (struct block){ .end = (uint32_t)text.n };
    art->doc = (struct doc){ .text = text, .blocks = block, .nblocks = 1 };
    return art;
}

static void grow(struct archive *a, uint32_t n)
{
    struct batch *b = xcalloc(1, sizeof *b);
    b->n = n;
    b->entries = xcalloc(n, sizeof *b->entries);
    b->entry_sources = xcalloc(n, sizeof *b->entry_sources);
    for (uint32_t i = 0; i < n; i++)
        b->entries[i] =
            (struct entry){ .dir = STR("x/"), .name = STR("a.md"), .item = i };
    archive_adopt(a, b);
}

/* Ask until all of [from, to) are there. */
static void want(struct snippets *s, const struct archive *a, uint32_t from,
                 uint32_t to)
{
    for (bool all = false; !all; snippets_take(s)) {
        all = true;
        for (uint32_t i = from; i < to; i++) {
            snippets_want(s, archive_entry(a, i));
            all = all && snippets_get(s, i);
        }
    }
}

static void test_all(void **state)
{
    (void)state;
    struct pool *pool = pool_new(2);
    struct sift_env env = { .pool = pool, .load = load };
    struct snippets *s = snippets_new(&env);
    struct archive a;
    struct filter *f = made("班车");
    archive_init(&a);
    grow(&a, 2000);
    /* No filter: nothing is asked for. */
    assert_true(snippets_want(s, archive_entry(&a, 1)));
    assert_false(snippets_busy(s));
    snippets_of(s, f);
    assert_null(snippets_get(s, 1));
    want(s, &a, 0, 30);
    assert_true(snippets_want(s, archive_entry(&a, 1)));
    assert_false(snippets_busy(s));
    for (uint32_t i = 0; i < 30; i++) {
        const struct snippet *it = snippets_get(s, i);
        assert_int_equal(it->hits, i % 7 != 0);
        if (it->hits)
            check(str_range(it->text.p + it->start, it->text.p + it->end),
                  "班車");
    }
    /* Many more: the first ones go, the last ones stay. */
    want(s, &a, 30, 30 + SNIPPETS);
    assert_null(snippets_get(s, 1));
    assert_non_null(snippets_get(s, 30));
    /* No more than so many are on their way. */
    for (uint32_t i = 1000; i < 1000 + SNIPPETS_FLYING; i++)
        assert_true(snippets_want(s, archive_entry(&a, i)));
    /* Another filter: what is under way is of no use. */
    struct filter *g = made("到站");
    snippets_of(s, g);
    filter_free(g);
    assert_null(snippets_get(s, 30));
    want(s, &a, 1000, 1010);
    check(snippets_get(s, 1002)->text, "第 1002 班車 到站");
    assert_int_equal(snippets_get(s, 1002)->start, 16);
    snippets_want(s, archive_entry(&a, 3));
    snippets_of(s, NULL);
    assert_null(snippets_get(s, 1002));
    snippets_free(s);
    snippets_free(NULL);
    filter_free(f);
    archive_free(&a);
    pool_free(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_all, teardown),
    };
    return cmocka_run_group_tests_name("snippets", tests, NULL, NULL);
}
