/* SPDX-License-Identifier: MIT */
/* Texts that are held: where they lie, and that a search over them finds what
 * one over the files does. */
#include <config.h>

#include "base/mem.h"
#include "search/sift.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "fixture.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct body *body_of(const char *text)
{
    struct block block = { .end = (uint32_t)strlen(text) };
    struct doc d = { .text = str_of(text), .blocks = &block, .nblocks = 1 };
    return body_make(&d);
}

/* --- slabs --- */

static void test_places(void **state)
{
    (void)state;
    struct texts t = { .most = UINT64_MAX };
    assert_null(texts_get(&t, 0));
    for (uint32_t i = 0; i < 2 * SLAB_BODIES; i++)
        texts_put(&t, 3 * i, body_of(i % 2 ? "茶" : ""));
    for (uint32_t i = 0; i < 2 * SLAB_BODIES; i++) {
        const struct body *b = texts_get(&t, 3 * i);
        assert_non_null(b);
        assert_true(str_eq(body_key(b), i % 2 ? STR("茶") : STR("")));
        assert_null(texts_get(&t, 3 * i + 1));
    }
    assert_int_equal(t.nslabs, 2);
    assert_int_equal(t.slabs[0].last, 3 * (SLAB_BODIES - 1));
    assert_int_equal(t.slabs[0].used, 3 * SLAB_BODIES / 2);
    /* the first one stays */
    texts_put(&t, 3, body_of("水"));
    assert_true(str_eq(body_key(texts_get(&t, 3)), STR("茶")));
    texts_free(&t);
    assert_null(texts_get(&t, 3));
    assert_true(t.most == UINT64_MAX);
}

static void test_room(void **state)
{
    (void)state;
    struct texts t = { .most = 200 };
    char *z = arena_bytes(&arena, SLAB_BYTES + 10);
    memset(z, 'a', SLAB_BYTES + 9);
    z[SLAB_BYTES + 9] = 0;
    texts_put(&t, 0, body_of("茶"));
    texts_put(&t, 1, body_of(z)); /* no room */
    assert_non_null(texts_get(&t, 0));
    assert_null(texts_get(&t, 1));
    assert_true(texts_have_room(&t, 100));
    assert_false(texts_have_room(&t, 190));
    t.most = 2 * SLAB_BYTES;
    texts_put(&t, 1, body_of(z)); /* a slab of its own */
    texts_put(&t, 2, body_of("水"));
    assert_int_equal(texts_get(&t, 1)->n, SLAB_BYTES + 9);
    assert_true(str_eq(body_key(texts_get(&t, 2)), STR("水")));
    t.most = 0; /* what is there stays */
    assert_false(texts_have_room(&t, 0));
    assert_non_null(texts_get(&t, 0));
    texts_free(&t);
}

/* --- search --- */

enum { ENTRIES = 500 };

/* One begins as no other ends: a word may lie across two, but in none. */
static struct article *load(const struct ref *ref, const void *user)
{
    static const char *const texts[] = {
        "山上的茶", "水滚了", "火车到站 tea", "", "茶与水", "車站",
    };
    struct article *art = xcalloc(1, sizeof *art);
    const char *text = texts[ref->item * 7 % COUNT(texts)];
    struct block *block = arena_new(&art->arena, struct block);
    (void)user;
    art->status = ref->item % 11 ? ST_OK : ST_IO;
    *block = (struct block){ .end = (uint32_t)strlen(text) };
    art->doc =
        (struct doc){ .text = str_of(text), .blocks = block, .nblocks = 1 };
    return art;
}

static void fill_archive(struct archive *a)
{
    struct batch *b = xcalloc(1, sizeof *b);
    archive_init(a);
    b->n = ENTRIES;
    b->entries = xcalloc(b->n, sizeof *b->entries);
    b->entry_sources = xcalloc(b->n, sizeof *b->entry_sources);
    for (uint32_t i = 0; i < b->n; i++)
        b->entries[i] = (struct entry){
            .dir = STR("x/"),
            .name = arena_printf(&b->arena, "%u.md", i),
            .title = i % 5 ? STR("无题") : STR("茶"),
            .item = i,
            .day = (int32_t)i,
        };
    archive_adopt(a, b);
}

struct bed {
    struct pool *pool;
    struct archive archive;
    struct keys keys;
    struct texts texts;
    struct regex *regex;
};

static void search(struct bed *t, const char *query, bool kept[ENTRIES])
{
    struct filter_env env = { .today = 20000,
                              .width = WIDTH_DUMP,
                              .regex = &t->regex };
    struct sift_env how = { .pool = t->pool, .load = load };
    struct filter *f = NULL;
    size_t searched, wanted;
    assert_int_equal(filter_make(&f, str_of(query), &env, NULL, NULL), ST_OK);
    struct sift *s = sift_new(&how, f, &t->archive, &t->keys, &t->texts);
    sift_finish(s);
    wanted = sift_texts(s, &searched);
    assert_int_equal(wanted, searched);
    for (size_t i = 0; i < ENTRIES; i++)
        kept[i] = sift_keeps(s, archive_entry(&t->archive, i));
    sift_free(s);
}

/* The same is found whether no text is held, all or some. */
static void test_held(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        bool some; /* match */
    } rows[] = {
        { "body:茶", true },
        { "茶", true },
        { "\"茶水\"", false }, /* across two */
        { "\"茶\n水\"", false },
        { "body:车站", true },
        { "茶 水", true },
        { "body:茶 body:水", true },
        { "火车 | 水滚", true },
        { "!茶", true },
        { "body:水 !body:茶", true },
        { "len:>4", true },
        { "body:水 len:<4", true },
        { "py:huoche | 水滚", true },
        { "body:tea title:茶", true },
        { "水 date:1970-01-05..1970-01-12", true },
        { "body:没有", false },
        { "茶 | has:link", true },
    };
    static const uint64_t rooms[] = { 0, UINT64_MAX, 9000 };
    static bool want[COUNT(rows)][ENTRIES], got[ENTRIES];
    for (size_t r = 0; r < COUNT(rooms); r++) {
        struct bed t = { .pool = pool_new(2), .texts = { .most = rooms[r] } };
        fill_archive(&t.archive);
        search(&t, "len:0..", got); /* reads all */
        for (size_t i = 0; i < COUNT(rows); i++) {
            size_t n = 0;
            search(&t, rows[i].query, r ? got : want[i]);
            for (size_t k = 0; k < ENTRIES; k++)
                n += want[i][k];
            if ((n > 0) != rows[i].some || n == ENTRIES)
                fail_msg("%s: %zu", rows[i].query, n);
            if (r && memcmp(got, want[i], sizeof got) != 0)
                fail_msg("%s: another answer, room %zu", rows[i].query, r);
        }
        texts_free(&t.texts);
        keys_free(&t.keys);
        regex_close(t.regex);
        archive_free(&t.archive);
        pool_free(t.pool);
    }
}

/* What a filter needs of a text. */
static void test_needs(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        size_t n;
        bool alone;
    } rows[] = {
        { "", 0, false },
        { "茶", 1, true },
        { "body:茶", 1, true },
        { "title:茶", 0, true },
        { "茶 水", 2, false },
        { "(茶 | 水) date:2020", 2, false },
        { "茶 !title:水", 1, false },
        { "茶 !水", 0, false },
        { "茶 | len:3", 0, false },
        { "茶 py:shui", 0, false },
    };
    struct regex *regex = NULL;
    struct filter_env env = { .today = 20000,
                              .width = WIDTH_DUMP,
                              .regex = &regex };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct filter *f = NULL;
        bool alone;
        size_t n;
        filter_make(&f, str_of(rows[i].query), &env, NULL, NULL);
        filter_needs(f, &n, &alone);
        if (n != rows[i].n || alone != rows[i].alone)
            fail_msg("%s: %zu %d", rows[i].query, n, alone);
        filter_free(f);
    }
    regex_close(regex);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_places, teardown),
        cmocka_unit_test_teardown(test_room, teardown),
        cmocka_unit_test_teardown(test_held, teardown),
        cmocka_unit_test_teardown(test_needs, teardown),
    };
    return cmocka_run_group_tests_name("texts", tests, NULL, NULL);
}
