/* SPDX-License-Identifier: MIT */
/* Queries against entries and texts: what is told without the text, and what
 * with it; patterns in folded text; a whole archive in steps. */
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
#include "make_rules.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct regex *regex;
static bool named; /* with other names */

static struct filter_env env(void)
{
    const struct rules *rules =
        make_rules(&arena, NULL, "aliases", "轮船 ferry 火车\n水 water\n");
    return (struct filter_env){ .rules = named ? rules : NULL,
                                .today = meta_civil(2023, 11, 15),
                                .width = WIDTH_DUMP,
                                .regex = &regex };
}

static struct filter *made(const char *text)
{
    struct filter_env e = env();
    struct filter *f = NULL;
    struct err err = { ST_OK, "" };
    if (filter_make(&f, str_of(text), &e, NULL, &err) != ST_OK)
        fail_msg("%s: %s", text, err.text);
    return f;
}

/* Three blocks, the second one hidden, a link in the first. */
static struct body *body_of(const char *first, const char *hidden,
                            const char *last)
{
    struct str text = arena_printf(&arena, "%s\n%s\n%s", first, hidden, last);
    uint32_t a = (uint32_t)strlen(first), b = a + 1 + (uint32_t)strlen(hidden);
    struct block blocks[] = {
        { .start = 0, .end = a, .kind = BLOCK_PARAGRAPH },
        { .start = a + 1, .end = b, .kind = BLOCK_IMAGE, .hidden = HIDE_PROMO },
        { .start = b + 1, .end = (uint32_t)text.n, .kind = BLOCK_EMBED },
    };
    struct link links[] = { { .kind = LINK_TEXT, .block = 0 } };
    struct doc d = { .text = text,
                     .blocks = blocks,
                     .nblocks = 3,
                     .links = links,
                     .nlinks = 1 };
    return body_make(&d);
}

/* --- one entry --- */

static struct archive one_entry(void)
{
    struct archive a;
    struct batch *b = xcalloc(1, sizeof *b);
    archive_init(&a);
    b->n = 1;
    b->entries = xcalloc(1, sizeof *b->entries);
    b->entry_sources = xcalloc(1, sizeof *b->entry_sources);
    b->entries[0] = (struct entry){
        .dir = STR("报/"),
        .name = STR("a.html"),
        .title = STR("谷雨前的綠茶"),
        .url = STR("https://tea.example.org/2023/09/17"),
        .author = STR("林採青"),
        .tags = STR("茶園\n节气"),
        .day = meta_civil(2023, 9, 17),
        .lang = LANG_ZH_HANT,
        .approx = true,
    };
    b->entry_sources[0].name = STR("茶葉周刊");
    b->entry_sources[0].short_name = STR("茶周");
    archive_adopt(&a, b);
    return a;
}

static const struct {
    const char *query;
    enum answer entry; /* by what the list knows */
    bool match;        /* with the text */
} cases[] = {
    { "", ANSWER_YES, true },
    { "绿茶", ANSWER_YES, true },
    { "guyu", ANSWER_YES, true },
    { "\"guyu\"", ANSWER_TEXT, false }, /* a phrase is no pinyin */
    { "火车", ANSWER_TEXT, true },
    { "轮船", ANSWER_TEXT, false },
    { "!轮船", ANSWER_TEXT, true },
    { "title:火车", ANSWER_NO, false },
    { "body:绿茶", ANSWER_TEXT, false },
    { "body:火車", ANSWER_TEXT, true },
    { "body:广告", ANSWER_TEXT, false }, /* hidden */
    { "src:茶叶", ANSWER_YES, true },
    { "src:cyzk", ANSWER_YES, true },
    { "src:茶周", ANSWER_YES, true }, /* the short name */
    { "src:晚报", ANSWER_NO, false },
    { "author:林采青", ANSWER_YES, true },
    { "author:lcq", ANSWER_NO, false },
    { "tag:茶园", ANSWER_YES, true },
    { "tag:jieqi", ANSWER_YES, true },
    { "url:TEA.example", ANSWER_YES, true },
    { "path:報/a.html", ANSWER_YES, true },
    { "path:b.html", ANSWER_NO, false },
    { "lang:zh", ANSWER_YES, true },
    { "lang:zh-TW", ANSWER_YES, true },
    { "lang:zh-Hans", ANSWER_NO, false },
    { "lang:z", ANSWER_NO, false },
    { "py:lvcha", ANSWER_YES, true },
    { "py:LÜCHA", ANSWER_YES, true },
    { "py:huoche", ANSWER_TEXT, true },
    { "py:lunchuan", ANSWER_TEXT, false },
    { "huoche", ANSWER_TEXT, false }, /* in the text only by py: */
    { "is:approx", ANSWER_YES, true },
    { "is:dup", ANSWER_NO, false },
    { "date:2023-09", ANSWER_YES, true },
    { "date:<30d", ANSWER_NO, false },
    { "after:2023-09-17", ANSWER_NO, false },
    { "has:link", ANSWER_TEXT, true },
    { "has:image", ANSWER_TEXT, false }, /* hidden */
    { "has:video", ANSWER_TEXT, true },
    { "len:15", ANSWER_TEXT, true },
    { "len:>15", ANSWER_TEXT, false },
    /* the text is wanted only where the rest leaves it open */
    { "火车 title:轮船", ANSWER_NO, false },
    { "轮船 | src:茶叶", ANSWER_YES, true },
    { "(火车 | 轮船) date:2023", ANSWER_TEXT, true },
    { "!(火车 is:approx)", ANSWER_TEXT, false },
    { "火车 !(title:轮船 | has:image)", ANSWER_TEXT, true },
    { "\xE2\x80\x8B", ANSWER_YES, true }, /* no key: it says nothing */
};

static void test_terms(void **state)
{
    (void)state;
    struct archive a = one_entry();
    struct keys keys = { 0 };
    struct body *body = body_of("火車 站台", "广告", "又 开了　一班，快。");
    uint8_t answers[16];
    keys_add(&keys, &a, 1);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct filter *f = made(cases[i].query);
        enum answer is =
            filter_entry(f, &a, archive_entry(&a, 0), &keys.list[0], answers);
        bool match = is == ANSWER_YES;
        if (is == ANSWER_TEXT)
            match = filter_body(f, answers, body);
        if (is != cases[i].entry || match != cases[i].match)
            fail_msg("%s: %d, %d", cases[i].query, is, match);
        filter_free(f);
    }
    free(body);
    keys_free(&keys);
    archive_free(&a);
}

static void test_no_body(void **state)
{
    (void)state;
    struct archive a = one_entry();
    struct keys keys = { 0 };
    struct filter *f = made("!轮船");
    uint8_t answers[2];
    keys_add(&keys, &a, 1);
    assert_int_equal(
        filter_entry(f, &a, archive_entry(&a, 0), &keys.list[0], answers),
        ANSWER_TEXT);
    assert_true(filter_body(f, answers, NULL));
    filter_free(f);
    keys_free(&keys);
    archive_free(&a);
}

static void test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        size_t at, n, cell;
    } wrong[] = {
        { "茶 is:read", 4, 7, 3 },
        { "(is:star | 茶)", 1, 7, 1 },
        { "date:yes", 5, 3, 5 },
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct filter_env e = env();
        struct filter *f = NULL;
        struct query_fault fault;
        struct err err = { ST_OK, "" };
        assert_int_equal(
            filter_make(&f, str_of(wrong[i].query), &e, &fault, &err),
            ST_USAGE);
        assert_null(f);
        assert_int_equal(fault.at, wrong[i].at);
        assert_int_equal(fault.n, wrong[i].n);
        assert_int_equal(fault.cell, wrong[i].cell);
        assert_true(err.text[0] != 0);
    }
}

static void check_words(const struct filter *f, enum match_in in,
                        const char *const *want, size_t n)
{
    const struct match *m = &filter_find(f, in)->words;
    assert_int_equal(m->n, n);
    for (size_t i = 0; i < n; i++)
        check(m->words[i].forms[0].scan.needle, want[i]);
}

static void test_words(void **state)
{
    (void)state;
    struct filter *f =
        made("茶 !body:雨 (title:水 | !(!路)) src:报 py:cha body:雪");
    static const char *const title[] = { "茶", "水", "路" };
    static const char *const text[] = { "茶", "路", "雪" };
    check_words(f, MATCH_TITLE, title, COUNT(title));
    check_words(f, MATCH_TEXT, text, COUNT(text));
    assert_int_equal(filter_find(f, MATCH_TITLE)->npinyin, 1);
    assert_int_equal(filter_find(f, MATCH_TEXT)->npinyin, 1);
    assert_false(filter_wants_copies(f));
    assert_ptr_equal(filter_share(f), f);
    filter_free(f);
    check(filter_text(f),
          "茶 !body:雨 (title:水 | !(!路)) src:报 py:cha body:雪");
    filter_free(f);
    f = made("茶 | is:dup");
    assert_true(filter_wants_copies(f));
    filter_free(f);
    f = made("title:茶 src:报");
    assert_true(find_is_empty(filter_find(f, MATCH_TEXT)));
    filter_free(f);
}

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *query, *also;
        bool match;
    } rows[] = {
        { "輪船", "ferry 火车", true },
        { "Ferry 水", "轮船 火车 water", false },
        { "\"轮船\"", "", false },
        { "轮", "", false }, /* a part of a name is none */
        { "body:ferry", "轮船 火车", true },
        { "src:轮船", "", false },
    };
    struct archive a = one_entry();
    struct keys keys = { 0 };
    struct body *body = body_of("火車 站台", "广告", "尾");
    uint8_t answers[8];
    keys_add(&keys, &a, 1);
    named = true;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct filter *f = made(rows[i].query);
        enum answer is =
            filter_entry(f, &a, archive_entry(&a, 0), &keys.list[0], answers);
        check(filter_also(f), rows[i].also);
        assert_int_equal(is == ANSWER_TEXT && filter_body(f, answers, body),
                         rows[i].match);
        filter_free(f);
    }
    named = false;
    free(body);
    keys_free(&keys);
    archive_free(&a);
}

/* --- patterns --- */

static void test_regex_fold(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *want;
    } rows[] = {
        { "", "" },
        { "a.b", "a.b" },
        { "綠茶+", "绿茶+" },
        { "（茶）", "\\(茶\\)" },
        { "㍿{2}", "(?:株式会社){2}" },
        { "[綠紅]茶", "[绿红]茶" },
        { "[一-龠綠]", "[一-龠绿]" },
        { "[ァ-ヶー]+", "[ァ-ヶぁ-ゖー]+" },
        { "[ァ-ー]", "[ァ-ーぁ-\u309C]" },
        { "[カタ]", "[かた]" },
        { "[ァ-龠]", "[ァ-龠]" },
        { "[^]綠]", "[^]绿]" },
        { "[[:alpha:]綠]", "[[:alpha:]绿]" },
        { "[\\]綠]", "[\\]绿]" },
        { "[＋－]", "[\\+\\-]" },
        { "\\d綠", "\\d绿" },
        { "\\綠", "绿" },
        { "\\Q綠.\\E綠.", "绿\\.绿." },
        { "\\Q綠", "绿" },
        { "[綠", "[绿" },
        { "\\", "\\" },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(regex_fold(&arena, str_of(rows[i].pattern)), rows[i].want);
}

static void test_regex(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *text;
        int start, end; /* -1: no match */
    } rows[] = {
        { "茶.", "绿茶叶", 3, 9 },
        { "TEA", "green tea", 6, 9 },
        { "^$", "", 0, 0 },
        { "x*", "ab", 0, 0 },
        { "z", "ab", -1, -1 },
        { "^b", "a\nb", -1, -1 },
        { "a$", "a\nb", -1, -1 },
        { "(?m)^b", "a\nb", 2, 3 },
        { "(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", -1, -1 },
    };
    struct err err;
    if (!regex && regex_open(&regex, &err) != ST_OK)
        skip();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct regex_code *c = NULL;
        size_t start = 99, end = 99;
        assert_int_equal(
            regex_compile(regex, str_of(rows[i].pattern), &c, &err), ST_OK);
        assert_int_equal(regex_find(c, str_of(rows[i].text), 0, &start, &end),
                         rows[i].start >= 0);
        if (rows[i].start >= 0) {
            assert_int_equal(start, rows[i].start);
            assert_int_equal(end, rows[i].end);
        }
        regex_code_free(c);
    }
    struct regex_code *c = NULL;
    assert_int_equal(regex_compile(regex, STR("("), &c, &err), ST_USAGE);
    struct archive a = one_entry();
    struct keys keys = { 0 };
    struct body *body = body_of("火車 站台", "广告", "尾");
    uint8_t answers[4];
    keys_add(&keys, &a, 1);
    struct filter *f = made("/綠.$/ body:/火车站[臺檯]/ src:/^茶葉/");
    assert_int_equal(
        filter_entry(f, &a, archive_entry(&a, 0), &keys.list[0], answers),
        ANSWER_TEXT);
    assert_true(filter_body(f, answers, body));
    filter_free(f);
    free(body);
    keys_free(&keys);
    archive_free(&a);
}

/* --- an archive --- */

enum { MANY = 3000 };

/* The title of entry n is its number, its text says whether 3 divides it; that
 * of every seventh cannot be read. */
static void grow(struct archive *a, uint32_t n)
{
    struct batch *b = xcalloc(1, sizeof *b);
    b->n = n;
    b->entries = xcalloc(n, sizeof *b->entries);
    b->entry_sources = xcalloc(n, sizeof *b->entry_sources);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number = (uint32_t)a->nentries + i;
        b->entries[i] = (struct entry){
            .dir = STR("x/"),
            .name = arena_printf(&b->arena, "%u.md", number),
            .title = arena_printf(&b->arena, "n%u", number),
            .item = number,
        };
    }
    archive_adopt(a, b);
}

static const char other_text[] = "两班车 ferrys";
static const char one_text[] = "Ferry 三班車 ferry";

static struct article *load(const struct ref *ref, const void *user)
{
    struct article *art = xcalloc(1, sizeof *art);
    const char *text = ref->item % 3 ? other_text : one_text;
    struct block *block = arena_new(&art->arena, struct block);
    (void)user;
    art->status = ref->item % 7 ? ST_OK : ST_IO;
    *block = (struct block){ .end = (uint32_t)strlen(text) };
    art->doc =
        (struct doc){ .text = str_of(text), .blocks = block, .nblocks = 1 };
    return art;
}

static void check_all(const struct sift *s, const struct archive *a)
{
    for (uint32_t i = 0; i < a->nentries; i++) {
        bool want = i == 5 || (i % 3 == 0 && i % 7 != 0);
        if (sift_keeps(s, archive_entry(a, i)) != want)
            fail_msg("entry %u", i);
    }
}

static void test_sift(void **state)
{
    (void)state;
    /* all texts are kept, none, some */
    static const uint64_t rooms[] = { UINT64_MAX, 0, 20000 };
    struct pool *pool = pool_new(2);
    for (size_t i = 0; i < COUNT(rooms); i++) {
        struct sift_env e = { .pool = pool, .load = load };
        struct archive a;
        struct keys keys = { 0 };
        struct texts texts = { .most = rooms[i] };
        size_t searched;
        archive_init(&a);
        grow(&a, MANY);
        struct sift *s =
            sift_new(&e, made("三班车 | path:\"x/5.md\""), &a, &keys, &texts);
        sift_turn(s, 0);
        grow(&a, 100);
        assert_false(sift_done(s));
        sift_finish(s);
        assert_true(sift_done(s));
        check_all(s, &a);
        assert_int_equal(sift_texts(s, &searched), MANY + 100 - 1);
        assert_int_equal(searched, MANY + 100 - 1);
        assert_true(texts.bytes <= rooms[i]);
        /* the next one takes what is there; one is given up */
        struct sift *next = sift_new(&e, made("path:\"x/5.md\" | body:三班"),
                                     &a, &keys, &texts);
        sift_turn(s, 0);
        sift_turn(next, 0);
        sift_free(s);
        sift_finish(next);
        check_all(next, &a);
        sift_free(next);
        /* another name stands alone in its text, whatever lies beside that */
        named = true;
        next = sift_new(&e, made("path:\"x/5.md\" | body:轮船"), &a, &keys,
                        &texts);
        named = false;
        sift_finish(next);
        check_all(next, &a);
        sift_free(next);
        s = sift_new(&e, made("body:车"), &a, &keys, &texts);
        sift_turn(s, 0);
        sift_stop(s);
        while (!sift_quiet(s))
            ;
        sift_free(s);
        texts_free(&texts);
        keys_free(&keys);
        archive_free(&a);
    }
    pool_free(pool);
}

/* Which texts were read, in order; one thread reads. */
struct order {
    uint32_t n, items[MANY];
};

static struct article *load_noted(const struct ref *ref, const void *user)
{
    struct order *o = (struct order *)(uintptr_t)user;
    o->items[o->n++] = ref->item;
    return load(ref, NULL);
}

static void test_prefer(void **state)
{
    (void)state;
    struct pool *pool = pool_new(1);
    struct order order = { 0 };
    struct sift_env e = { .pool = pool, .load = load_noted, .user = &order };
    struct archive a;
    struct keys keys = { 0 };
    struct texts texts = { 0 };
    uint32_t first[22];
    archive_init(&a);
    grow(&a, 200);
    for (uint32_t i = 0; i < 20; i++)
        first[i] = 199 - 3 * i;
    first[20] = 199;   /* twice */
    first[21] = 10000; /* of another archive */
    for (int with_keys = 0; with_keys < 2; with_keys++) {
        struct sift *s = sift_new(&e, made("三班"), &a, &keys, &texts);
        bool seen[200] = { false };
        sift_prefer(s, first, COUNT(first));
        order.n = 0;
        sift_finish(s);
        assert_int_equal(order.n, 200);
        for (uint32_t i = 0; i < 20; i++)
            assert_int_equal(order.items[i], first[i]);
        for (uint32_t i = 0; i < 200; i++) {
            assert_false(seen[order.items[i]]);
            seen[order.items[i]] = true;
            assert_int_equal(sift_keeps(s, archive_entry(&a, i)),
                             i % 3 == 0 && i % 7 != 0);
        }
        sift_free(s);
    }
    texts_free(&texts);
    keys_free(&keys);
    archive_free(&a);
    pool_free(pool);
}

static void test_no_text(void **state)
{
    (void)state;
    struct pool *pool = pool_new(1);
    struct sift_env e = { .pool = pool, .load = load, .no_text = true };
    struct archive a;
    struct keys keys = { 0 };
    struct texts texts = { 0 };
    archive_init(&a);
    grow(&a, 10);
    struct sift *s = sift_new(&e, made("车 | n3"), &a, &keys, &texts);
    sift_finish(s);
    for (uint32_t i = 0; i < 10; i++)
        assert_int_equal(sift_keeps(s, archive_entry(&a, i)), i == 3);
    sift_free(s);
    keys_free(&keys);
    archive_free(&a);
    pool_free(pool);
}

/* Texts are read ahead as far as there is room, each of them once. */
static void test_fill(void **state)
{
    (void)state;
    static const uint64_t rooms[] = { UINT64_MAX, 0, 4000 };
    enum { ENTRIES = 700, READABLE = 600 };
    struct pool *pool = pool_new(2);
    struct body *one = body_of(one_text, "", ""); /* the longest */
    for (size_t i = 0; i < COUNT(rooms); i++) {
        struct sift_env e = { .pool = pool, .load = load, .fill = true };
        struct archive a;
        struct keys keys = { 0 };
        struct texts texts = { .most = rooms[i] };
        size_t held = 0, asked, searched;
        archive_init(&a);
        grow(&a, ENTRIES);
        struct sift *s = sift_new(&e, made("len:0.."), &a, &keys, &texts);
        sift_finish(s);
        for (size_t k = 0; k < texts.n; k++)
            held += texts_get(&texts, k) != NULL;
        assert_true(texts.bytes <= rooms[i]);
        if (rooms[i] == UINT64_MAX)
            assert_int_equal(held, READABLE);
        else if (rooms[i] == 0)
            assert_int_equal(held, 0);
        else
            assert_in_range(held, rooms[i] / body_bytes(one) - 1, READABLE - 1);
        sift_free(s);
        /* once more: only what could not be read is tried again */
        s = sift_new(&e, made("len:0.."), &a, &keys, &texts);
        sift_finish(s);
        asked = sift_texts(s, &searched);
        assert_int_equal(asked, ENTRIES);
        if (rooms[i] == UINT64_MAX)
            assert_int_equal(searched, ENTRIES - READABLE);
        sift_free(s);
        /* what is not held is read from the files */
        e.fill = false;
        s = sift_new(&e, made("三班车 | path:\"x/5.md\""), &a, &keys, &texts);
        sift_finish(s);
        check_all(s, &a);
        sift_free(s);
        texts_free(&texts);
        keys_free(&keys);
        archive_free(&a);
    }
    free(one);
    pool_free(pool);
}

/* Entries asked all at once say what each says by itself. */
static void test_entries(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        bool at_once;
    } rows[] = {
        { "body:n1", true },
        { "!body:n1 | len:3", true },
        { "n12", true },
        { "\"n3\"", true },
        { "title:n299", true },
        { "title:没有", true },
        { "py:nn", true },
        { "n1 n2", true },
        { "/n1/", false },
        { "n1 date:2020", false },
        { "!title:n1", true },
        { "!n1", true },
        { "n1 | n2 | body:n3", true },
        { "n1 !(title:n12 | body:n3) !n13", true },
        { "!(n1 (title:n2 | title:n5) !(len:3 !title:n3))", true },
        { "n1 title:/2/", false },
        { "", false },
        { "path:\"x/5.md\"", false },
    };
    struct archive a;
    struct keys keys = { 0 };
    uint8_t is[300], answers[8];
    archive_init(&a);
    grow(&a, 300);
    while (!keys_add(&keys, &a, 7))
        ;
    assert_in_range(keys_run_end(&keys, 0), 2, 299);
    assert_int_equal(keys_run_end(&keys, 299), 300);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct filter *f = made(rows[i].query);
        for (size_t from = 0; from < 300; from += 99) {
            size_t n = 300 - from < 150 ? 300 - from : 150;
            bool at_once = filter_entries(f, &keys, from, n, is);
            assert_int_equal(at_once, rows[i].at_once);
            for (size_t k = from; at_once && k < from + n; k++)
                if (is[k - from] != filter_entry(f, &a, archive_entry(&a, k),
                                                 &keys.list[k], answers))
                    fail_msg("%s: entry %zu", rows[i].query, k);
        }
        filter_free(f);
    }
    keys_free(&keys);
    archive_free(&a);
}

static int close_regex(void **state)
{
    (void)state;
    regex_close(regex);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_terms, teardown),
        cmocka_unit_test_teardown(test_no_body, teardown),
        cmocka_unit_test_teardown(test_fill, teardown),
        cmocka_unit_test_teardown(test_faults, teardown),
        cmocka_unit_test_teardown(test_words, teardown),
        cmocka_unit_test_teardown(test_names, teardown),
        cmocka_unit_test_teardown(test_regex_fold, teardown),
        cmocka_unit_test_teardown(test_regex, teardown),
        cmocka_unit_test_teardown(test_sift, teardown),
        cmocka_unit_test_teardown(test_prefer, teardown),
        cmocka_unit_test_teardown(test_no_text, teardown),
        cmocka_unit_test_teardown(test_entries, teardown),
    };
    return cmocka_run_group_tests_name("filter", tests, NULL, close_regex);
}
