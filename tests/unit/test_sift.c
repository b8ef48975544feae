/* SPDX-License-Identifier: MIT */
/* Whatever is held, comes first or comes later: a sift keeps what the filter
 * says of each entry by itself. */
#include <config.h>

#include "base/mem.h"
#include "search/sift.h"
#include "search/sift_slab.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "fixture.h"
#include "make_rules.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { ENTRIES = 1500, EARLY = 900, LONG = 700 << 10 };

/* Which texts are held from the begin. */
enum held_part { HELD_NONE, HELD_HALF, HELD_ALL, HELD_PARTS };

static const char *const queries[] = {
    "",
    "body:茶",
    "body:没有",
    "!body:茶",
    "body:茶 body:水",
    "body:茶 | body:车站",
    "body:茶 !body:水",
    "!(body:茶 | body:tea)",
    "has:link",
    "body:茶 | has:link",
    "body:/茶.*水/",
    "茶",
    "title:茶",
    "title:没有",
    "!茶",
    "tea",
    "title:huoche",
    "py:hc",
    "py:huoche | body:水滚",
    "茶 水",
    "body:茶 title:茶",
    "火车 date:1970-01-02..1972-01-01",
    "date:1970-01-02..1970-03-01 body:茶",
};

/* NULL: it cannot be read. */
static const char *text_of(uint32_t item)
{
    static const char *const texts[] = {
        "山上的茶", "水滚了", "火车到站 tea", "", "茶与水", "車站",
    };
    return item % 11 ? texts[item * 7 % COUNT(texts)] : NULL;
}

static struct body *body_of(struct str text)
{
    struct block block = { .end = (uint32_t)text.n };
    struct doc d = { .text = text, .blocks = &block, .nblocks = 1 };
    return body_make(&d);
}

static struct article *load(const struct ref *ref, const void *user)
{
    struct article *art = xcalloc(1, sizeof *art);
    struct block *block = arena_new(&art->arena, struct block);
    const char *text = text_of(ref->item);
    (void)user;
    art->status = text ? ST_OK : ST_IO;
    art->doc.text = text ? str_of(text) : STR("");
    art->doc.blocks = block;
    art->doc.nblocks = 1;
    *block = (struct block){ .end = (uint32_t)art->doc.text.n };
    return art;
}

struct bed {
    struct pool *pool;
    struct archive archive;
    struct keys keys;
    struct texts texts;
    struct regex *regex;
};

/* Entries up to this place. */
static void grow(struct archive *a, uint32_t end)
{
    static const char *const titles[] = { "无题", "茶", "火车", "Tea", "" };
    struct batch *b = xcalloc(1, sizeof *b);
    uint32_t from = (uint32_t)a->nentries;
    b->n = end - from;
    b->entries = xcalloc(b->n, sizeof *b->entries);
    b->entry_sources = xcalloc(b->n, sizeof *b->entry_sources);
    for (uint32_t i = from; i < end; i++)
        b->entries[i - from] = (struct entry){
            .dir = STR("x/"),
            .name = arena_printf(&b->arena, "%u.md", i),
            .title = str_of(i % 13 ? "无题" : titles[i % COUNT(titles)]),
            .item = i,
            .day = (int32_t)i,
        };
    archive_adopt(a, b);
}

static bool is_held(enum held_part part, uint32_t place)
{
    return part == HELD_ALL || (part == HELD_HALF && place % 2) ||
           (part == HELD_PARTS && place / 50 % 3);
}

/* The same with so many letters behind it. */
static struct body *lengthened(struct body *b, size_t by)
{
    struct body *it = xmalloc(sizeof *it + b->n + by);
    char *key = (char *)(it + 1);
    *it = *b;
    it->key = key;
    it->n += (uint32_t)by;
    memcpy(key, b->key, b->n);
    memset(key + b->n, 'z', by);
    free(b);
    return it;
}

/* Some are long, so that there are a few slabs, and in no order of places. */
static void hold(struct bed *t, enum held_part part)
{
    for (uint32_t i = 0; i < EARLY; i++) {
        uint32_t place = i * 7 % EARLY;
        const char *text = text_of(place);
        struct body *b;
        if (!text || !is_held(part, place))
            continue;
        b = body_of(str_of(text));
        if (b->n && place % 60 == 1)
            b = lengthened(b, LONG);
        texts_put(&t->texts, place, b);
    }
}

static void begin(struct bed *t, enum held_part part)
{
    *t = (struct bed){ .pool = pool_new(part % 2 + 1),
                       .texts = { .most = UINT64_MAX } };
    archive_init(&t->archive);
    grow(&t->archive, EARLY);
    hold(t, part);
    assert_in_range(t->texts.nslabs, part == HELD_NONE ? 0 : 2, 8);
}

static void end(struct bed *t)
{
    texts_free(&t->texts);
    keys_free(&t->keys);
    regex_close(t->regex);
    archive_free(&t->archive);
    pool_free(t->pool);
}

static struct filter *made(struct bed *t, const char *query)
{
    struct filter_env env = {
        .rules = make_rules(&arena, NULL, "aliases", "tea 茶\n"),
        .today = 20000,
        .width = WIDTH_DUMP,
        .regex = &t->regex,
    };
    struct filter *f = NULL;
    assert_int_equal(filter_make(&f, str_of(query), &env, NULL, NULL), ST_OK);
    return f;
}

/* What a query says of each entry by itself. */
struct wanted {
    bool keeps[ENTRIES];
    size_t texts, matches; /* so many ask for the text, match */
};

static void judge(struct bed *t, const char *query, bool no_text,
                  struct wanted *w)
{
    struct filter *f = made(t, query);
    struct buf buf = { 0 };
    uint8_t answers[8];
    *w = (struct wanted){ .texts = 0 };
    assert_true(filter_terms(f) <= sizeof answers);
    for (uint32_t i = 0; i < ENTRIES; i++) {
        const char *text = no_text ? NULL : text_of(i);
        struct body *b = text ? body_of(str_of(text)) : NULL;
        struct entry e = {
            .title = t->archive.nentries > i
                         ? archive_entry(&t->archive, i)->title
                         : STR(""),
            .day = (int32_t)i,
        };
        struct title_key key;
        enum answer is;
        title_key_make(&key, e.title, &buf);
        is = filter_entry(f, &t->archive, &e, &key, answers);
        w->texts += is == ANSWER_TEXT && !no_text;
        w->keeps[i] =
            is == ANSWER_TEXT ? filter_body(f, answers, b) : is == ANSWER_YES;
        w->matches += w->keeps[i];
        free(b);
    }
    buf_free(&buf);
    filter_free(f);
}

/* How a sift is run. */
struct way {
    bool no_text, prefer, grows;
};

static void prefer_some(struct sift *s)
{
    static uint32_t first[202];
    for (uint32_t i = 0; i < 200; i++)
        first[i] = (EARLY - 1 - 3 * i) % EARLY;
    first[200] = EARLY - 1; /* twice */
    first[201] = 100000;    /* of another archive */
    sift_prefer(s, first, COUNT(first));
}

static struct sift *start(struct bed *t, const char *query, struct way how)
{
    struct sift_env env = { .pool = t->pool,
                            .load = load,
                            .no_text = how.no_text };
    struct sift *s =
        sift_new(&env, made(t, query), &t->archive, &t->keys, &t->texts);
    if (how.prefer)
        prefer_some(s);
    return s;
}

static void check_sift(struct bed *t, const char *query, struct way how)
{
    static struct wanted want;
    struct sift *s = start(t, query, how);
    size_t searched;
    if (how.grows) {
        sift_finish(s);
        grow(&t->archive, ENTRIES);
        assert_false(sift_done(s));
    }
    sift_finish(s);
    judge(t, query, how.no_text, &want);
    for (uint32_t i = 0; i < ENTRIES; i++)
        if (sift_keeps(s, archive_entry(&t->archive, i)) != want.keeps[i])
            fail_msg("%s: entry %u", query, i);
    assert_int_equal(sift_texts(s, &searched), want.texts);
    assert_int_equal(searched, want.texts);
    sift_free(s);
}

static void check_held(enum held_part part)
{
    for (size_t i = 0; i < COUNT(queries); i++) {
        struct bed t;
        begin(&t, part);
        /* texts that are read are held for the next one */
        check_sift(&t, queries[i], (struct way){ .grows = true });
        check_sift(&t, queries[i], (struct way){ .prefer = true });
        check_sift(&t, queries[i], (struct way){ .no_text = true });
        end(&t);
        begin(&t, part);
        check_sift(&t, queries[i],
                   (struct way){ .prefer = true, .grows = true });
        check_sift(&t, queries[i],
                   (struct way){ .no_text = true, .prefer = true });
        end(&t);
    }
}

static void test_none(void **state)
{
    (void)state;
    check_held(HELD_NONE);
}

static void test_half(void **state)
{
    (void)state;
    check_held(HELD_HALF);
}

static void test_all(void **state)
{
    (void)state;
    check_held(HELD_ALL);
}

static void test_parts(void **state)
{
    (void)state;
    check_held(HELD_PARTS);
}

/* What was found before it was told to stop is true, and the next one finds
 * all. */
static void test_stop(void **state)
{
    (void)state;
    static struct wanted want;
    struct bed t;
    begin(&t, HELD_PARTS);
    grow(&t.archive, ENTRIES);
    for (size_t i = 0; i < COUNT(queries); i++) {
        struct sift *s = start(&t, queries[i], (struct way){ .prefer = i % 2 });
        judge(&t, queries[i], false, &want);
        for (size_t turns = 0; turns <= i % 3; turns++)
            sift_turn(s, 0);
        sift_stop(s);
        while (!sift_quiet(s))
            ;
        for (uint32_t k = 0; k < ENTRIES; k++)
            if (sift_keeps(s, archive_entry(&t.archive, k)) && !want.keeps[k])
                fail_msg("%s: entry %u", queries[i], k);
        sift_free(s);
        check_sift(&t, queries[i], (struct way){ .prefer = false });
    }
    end(&t);
}

/* Two at once put texts into the slabs that the other one searches. */
static void test_two(void **state)
{
    (void)state;
    struct bed t;
    begin(&t, HELD_HALF);
    grow(&t.archive, ENTRIES);
    for (size_t i = 0; i + 1 < COUNT(queries); i++) {
        struct sift *other = start(&t, "body:tea", (struct way){ .grows = 0 });
        sift_turn(other, 0);
        check_sift(&t, queries[i], (struct way){ .prefer = false });
        sift_free(other);
    }
    end(&t);
}

/* Slabs are handed out when their entries were asked and most of their texts
 * wait, some at once. */
static void test_slabs(void **state)
{
    (void)state;
    enum { SLABS = 20, EACH = 3 };
    const atomic_bool go = false, stop = true;
    struct texts t = { .most = UINT64_MAX };
    struct sift_slabs s;
    struct match_word w;
    struct sift_slab *b;
    size_t n;
    for (uint32_t i = 0; i < SLABS * EACH; i++) {
        const char *text = i % EACH ? "茶水" : "水";
        texts_put(&t, i, lengthened(body_of(str_of(text)), SLAB_BYTES / 3 - 9));
        if (i % EACH == 0)
            assert_int_equal(t.nslabs, i / EACH + 1);
    }
    sift_slabs_begin(&s, &t);
    /* of the third and the last one all but one are told */
    sift_slabs_leave(&s, texts_held(&t, 6));
    sift_slabs_leave(&s, texts_held(&t, 8));
    sift_slabs_leave(&s, texts_held(&t, SLABS * EACH - 2));
    sift_slabs_leave(&s, texts_held(&t, SLABS * EACH - 1));
    sift_slabs_leave(&s, texts_held(&t, SLABS * EACH)); /* not held */
    assert_null(sift_slabs_hand(&s, 2, 2, &n));
    b = sift_slabs_hand(&s, 3, 2, &n);
    assert_ptr_equal(b, s.list);
    assert_int_equal(n, 1);
    assert_true(match_word(&w, &arena, STR("茶"), false));
    sift_slab_search(b, &w, 1, &stop);
    assert_false(b->done);
    sift_slab_search(b, &w, 1, &go);
    assert_true(b->done);
    for (size_t i = 0; i < EACH; i++)
        assert_int_equal(b->hits[i], i > 0);
    sift_slab_back(b);
    /* those two are passed over */
    static const size_t want[][2] = {
        { 1, 1 }, { 3, 3 }, { 6, 7 }, { 13, 4 }, { 17, 2 },
    };
    for (size_t i = 0; i < COUNT(want); i++) {
        b = sift_slabs_hand(&s, SLABS * EACH, 2, &n);
        assert_int_equal(b - s.list, want[i][0]);
        assert_int_equal(n, want[i][1]);
        for (size_t k = 0; k < n; k++)
            sift_slab_back(&b[k]);
    }
    assert_null(sift_slabs_hand(&s, SLABS * EACH, 2, &n));
    assert_int_equal(s.next, s.n);
    sift_slabs_free(&s);
    texts_free(&t);
}

/* Titles are not asked for, so their keys are not made. */
static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        bool keys;
    } rows[] = {
        { "body:茶", false },
        { "!body:茶 (body:水 | len:3)", false },
        { "茶", true },
        { "body:茶 title:茶", true },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct bed t;
        begin(&t, HELD_PARTS);
        struct sift *s = start(&t, rows[i].query, (struct way){ .prefer = 0 });
        sift_finish(s);
        assert_int_equal(t.keys.n, rows[i].keys ? EARLY : 0);
        sift_free(s);
        end(&t);
    }
}

/* The queries are worth asking. */
static void test_queries(void **state)
{
    (void)state;
    static struct wanted want;
    struct bed t;
    size_t none = 0;
    begin(&t, HELD_NONE);
    grow(&t.archive, ENTRIES);
    for (size_t i = 0; i < COUNT(queries); i++) {
        judge(&t, queries[i], false, &want);
        none += want.matches == 0;
    }
    assert_int_equal(none, 3);
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_none, teardown),
        cmocka_unit_test_teardown(test_half, teardown),
        cmocka_unit_test_teardown(test_all, teardown),
        cmocka_unit_test_teardown(test_parts, teardown),
        cmocka_unit_test_teardown(test_stop, teardown),
        cmocka_unit_test_teardown(test_two, teardown),
        cmocka_unit_test_teardown(test_slabs, teardown),
        cmocka_unit_test_teardown(test_keys, teardown),
        cmocka_unit_test_teardown(test_queries, teardown),
    };
    return cmocka_run_group_tests_name("sift", tests, NULL, NULL);
}
