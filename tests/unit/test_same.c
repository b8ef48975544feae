/* SPDX-License-Identifier: MIT */
/* Copies: keys, groups, who stands for them; what rows an index makes of
 * them; and the job that reads texts. */
#include <config.h>

#include "model/same.h"

#include "base/mem.h"
#include "model/copies.h"
#include "model/index.h"
#include "parser/rules.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fixture.h"

#define URL "https://tea.example/spring"

struct row {
    const char *path, *title, *url, *source;
    int64_t ms;
};

/* Entries in the order of rows[order[i]]; NULL: as they stand. */
static void fill(struct archive *a, const struct row *rows, size_t n,
                 const size_t *order)
{
    struct batch *b = xcalloc(1, sizeof *b);
    struct arena scratch = { 0 };
    archive_init(a);
    b->n = n;
    b->entries = xcalloc(n, sizeof *b->entries);
    b->entry_sources = xcalloc(n, sizeof *b->entry_sources);
    for (size_t i = 0; i < n; i++) {
        const struct row *r = &rows[order ? order[i] : i];
        struct str path = arena_str(&b->arena, str_of(r->path));
        size_t slash = str_rchr(path, '/');
        size_t dir = slash < path.n ? slash + 1 : 0;
        b->entries[i] = (struct entry){
            .dir = str_head(path, dir),
            .name = str_skip(path, dir),
            .title = arena_str(&b->arena, str_of(r->title)),
            .url_key = same_url(&scratch, str_of(r->url)),
            .title_key = same_title(str_of(r->title)),
            .date_ms = r->ms,
            .order_ms = r->ms,
            .day = 0,
            .item = 1,
            .clock = -1,
        };
        b->entry_sources[i].name = b->entry_sources[i].sort =
            arena_str(&b->arena, str_of(r->source ? r->source : "tea"));
    }
    arena_free(&scratch);
    archive_adopt(a, b);
}

static struct same *find(const struct archive *a,
                         const struct same_known *known, size_t nknown)
{
    struct same_in in = { a->chunks, a->nentries, known, nknown };
    return same_find(&in, NULL, NULL);
}

/* "1.md 2.md | 3.md 4.md", groups by their first path. */
static int by_text(const void *va, const void *vb)
{
    const struct str *a = va, *b = vb;
    return str_cmp(*a, *b);
}

static struct str told(const struct same *s)
{
    struct str *groups = arena_array(&arena, struct str, s->ngroups + 1);
    struct str out = STR("");
    for (uint32_t g = 0; g < s->ngroups; g++) {
        groups[g] = STR("");
        for (uint32_t i = s->first[g]; i < s->first[g + 1]; i++)
            groups[g] =
                arena_printf(&arena, "%.*s%s%.*s", STR_ARG(groups[g]),
                             groups[g].n ? " " : "",
                             STR_ARG(entry_path(&arena, s->members[i])));
    }
    qsort(groups, s->ngroups, sizeof *groups, by_text);
    for (uint32_t g = 0; g < s->ngroups; g++)
        out = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(out), g ? " | " : "",
                           STR_ARG(groups[g]));
    return out;
}

static void test_title(void **state)
{
    (void)state;
    assert_true(same_title(STR("春茶开摘")) ==
                same_title(STR(" 春茶　开摘！ ")));
    assert_true(same_title(STR("“ＴＥＡ” 2024：春茶")) ==
                same_title(STR("Tea２０２４ 春茶")));
    assert_true(same_title(STR("发现头发里的后门")) ==
                same_title(STR("發現頭髮裡的後門")));
    assert_true(same_title(STR("ÉTÉ")) == same_title(STR("été")));
    assert_true(same_title(STR("春茶")) != same_title(STR("茶春")));
    assert_true(same_title(STR("第1期")) != same_title(STR("第2期")));
    assert_true(same_title(STR("お茶の水")) != same_title(STR("お茶と水")));
    assert_int_equal(same_title(STR("…… ！？")), 0);
    assert_int_equal(same_title(STR_NONE), 0);
    assert_int_equal(same_title(STR("")), 0);
}

static void test_url(void **state)
{
    (void)state;
    uint64_t key = same_url(&arena, STR(URL));
    assert_true(key != 0);
    assert_true(key == same_url(&arena, STR("http://www.tea.example/spring/"
                                            "?utm_source=x#top")));
    assert_true(key != same_url(&arena, STR("https://tea.example/autumn")));
    assert_int_equal(same_url(&arena, STR_NONE), 0);
    assert_int_equal(same_url(&arena, STR("spring.html")), 0);
}

/* A document of one block for each text; '-' hides, '!' is a picture. */
static struct doc make_doc(const char *const *texts, size_t n)
{
    struct doc d = { .nblocks = (uint32_t)n };
    struct str all = STR("");
    d.blocks = arena_array(&arena, struct block, n);
    for (size_t i = 0; i < n; i++) {
        struct str s = str_of(texts[i]);
        bool hides = str_starts(s, STR("-"));
        bool picture = str_starts(s, STR("!"));
        s = str_skip(s, hides || picture);
        if (i)
            all = arena_printf(&arena, "%.*s\n", STR_ARG(all));
        d.blocks[i] = (struct block){
            .start = (uint32_t)all.n,
            .end = (uint32_t)(all.n + s.n),
            .kind = picture ? BLOCK_IMAGE : BLOCK_PARAGRAPH,
            .hidden = hides ? HIDE_PROMO : HIDE_NOT,
        };
        all = arena_printf(&arena, "%.*s%.*s", STR_ARG(all), STR_ARG(s));
    }
    d.text = all;
    return d;
}

static uint64_t text_of(const char *const *texts, size_t n)
{
    struct doc d = make_doc(texts, n);
    return same_text(&d);
}

#define TEXT(...)                                 \
    text_of((const char *const[]){ __VA_ARGS__ }, \
            sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))
#define TEN "山上露水还没有干采茶"
#define SIXTY TEN TEN TEN TEN TEN TEN

static void test_text(void **state)
{
    (void)state;
    assert_true(TEXT("一芽一叶最好。", "茶篓不能压。") ==
                TEXT("-广告广告", "一芽一叶 (leaf) 最好", "!茶山的照片",
                     "茶篓不能压……"));
    assert_true(TEXT("一芽一叶最好。") != TEXT("一芽两叶也行。"));
    assert_true(TEXT("茶叶要轻轻采。") == TEXT("茶葉要輕輕採。"));
    /* Only the first 60 count; a shorter text is all that it says. */
    assert_true(TEXT(SIXTY "雨") == TEXT(SIXTY, "风"));
    assert_true(TEXT(SIXTY) == TEXT(SIXTY "风"));
    assert_true(TEXT(TEN) != TEXT(TEN "风"));
    assert_int_equal(TEXT("no Han at all, 2024"), 0);
    assert_int_equal(TEXT("-藏起来的"), 0);
    assert_int_equal(text_of(NULL, 0), 0);
}

static const struct row rows[] = {
    { "a/old.md", "春茶开摘", URL, "a", 100 },
    { "b/new.md", "春茶 开摘！", URL "/", "b", 300 },
    { "a/twin.md", "春茶开摘", URL "?utm_source=feed", "a", 300 },
    { "a/day.md", "春茶开摘", URL, "a", DATE_UNKNOWN },
    { "a/other.md", "秋茶", URL, "a", 100 },
    { "a/far.md", "春茶开摘", "https://tea.example/other", "a", 100 },
    { "a/none.md", "春茶开摘", NULL, "a", 100 },
    { "a/none2.md", "春茶开摘", NULL, "a", 100 },
};
enum { NROWS = sizeof rows / sizeof *rows };
#define GROUP "a/twin.md b/new.md a/old.md a/day.md"

static void test_groups(void **state)
{
    static const size_t orders[][NROWS] = {
        { 0, 1, 2, 3, 4, 5, 6, 7 },
        { 7, 6, 5, 4, 3, 2, 1, 0 },
        { 3, 0, 4, 1, 7, 2, 5, 6 },
    };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct archive a;
        struct same *s;
        fill(&a, rows, NROWS, orders[i]);
        s = find(&a, NULL, 0);
        check(told(s), GROUP);
        same_mark(s);
        for (size_t k = 0; k < NROWS; k++) {
            const struct entry *e = archive_entry(&a, k);
            assert_int_equal(same_others(s, e), e->same ? 3 : 0);
            for (uint32_t j = 0; j < same_others(s, e); j++)
                assert_ptr_not_equal(same_other(s, e, j), e);
            assert_null(same_other(s, e, same_others(s, e)));
        }
        same_unmark(s);
        for (size_t k = 0; k < NROWS; k++)
            assert_int_equal(archive_entry(&a, k)->same, 0);
        same_free(s);
        archive_free(&a);
    }
    assert_null(same_other(NULL, NULL, 0));
}

/* Texts that are equal join what titles do not, also by way of a third. */
static void test_texts(void **state)
{
    static const struct same_known known[] = {
        { 0, 11 }, { 1, 12 }, { 2, 0 }, { 3, 0 }, { 4, 12 }, { 5, 12 },
    };
    struct archive a;
    struct same *s, *t;
    uint32_t *wanted;
    size_t n;
    struct same_in in;
    (void)state;
    fill(&a, rows, NROWS, NULL);
    in = (struct same_in){ a.chunks, a.nentries, NULL, 0 };
    s = same_find(&in, &wanted, &n);
    assert_int_equal(n, 5); /* of the one address with two titles */
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(wanted[i], i);
    t = find(&a, known, 6);
    check(told(t), "a/twin.md b/new.md a/old.md a/other.md a/day.md");
    assert_false(same_equal(s, t));
    assert_true(same_equal(s, s));
    assert_false(same_equal(s, NULL));
    assert_true(same_equal(NULL, NULL));
    free(wanted);
    same_free(s);
    same_free(t);
    in.known = known;
    in.nknown = 3;
    same_free(same_find(&in, &wanted, &n));
    assert_int_equal(n, 2); /* what is known is not wanted */
    assert_int_equal(wanted[0], 3);
    free(wanted);
    archive_free(&a);
}

static void test_nothing(void **state)
{
    struct archive a;
    struct same *s;
    uint32_t *wanted;
    size_t n;
    struct same_in in;
    (void)state;
    archive_init(&a);
    in = (struct same_in){ a.chunks, 0, NULL, 0 };
    s = same_find(&in, &wanted, &n);
    assert_int_equal(s->ngroups, 0);
    assert_int_equal(n, 0);
    assert_true(same_equal(NULL, s));
    free(wanted);
    same_free(s);
    archive_free(&a);
}

/* --- rows --------------------------------------------------------------- */

static bool no_twin(const struct entry *e, const void *user)
{
    return !str_eq(e->name, str_of(user));
}

static void rows_are(const struct archive *a, const struct index_opts *opts,
                     const char *want)
{
    struct str out = STR("");
    struct index x;
    index_build(&arena, a, a->nentries, opts, &x);
    for (uint32_t i = 0; i < x.n; i++) {
        uint32_t times = index_times(&x, x.order[i]);
        assert_ptr_equal(index_row_of(&x, x.order[i]), x.order[i]);
        out = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(out), i ? " " : "",
                           STR_ARG(entry_path(&arena, x.order[i])));
        if (times != 1)
            out = arena_printf(&arena, "%.*s*%u", STR_ARG(out), times);
    }
    check(out, want);
}

static void test_index(void **state)
{
    struct archive a;
    struct same *s;
    struct index x;
    struct index_opts opts = { .grouping = GROUP_NONE, .sort = SORT_PATH };
    (void)state;
    fill(&a, rows, 6, NULL);
    s = find(&a, NULL, 0);
    same_mark(s);
    rows_are(&a, &opts,
             "a/day.md a/far.md a/old.md a/other.md a/twin.md b/new.md");
    opts.same = s;
    rows_are(&a, &opts, "a/far.md a/other.md a/twin.md*4");
    index_build(&arena, &a, a.nentries, &opts, &x);
    check(index_row_of(&x, archive_entry(&a, 3))->name, "twin.md");
    check(index_row_of(&x, archive_entry(&a, 4))->name, "other.md");
    assert_null(index_row_of(&x, NULL));
    /* What is not kept stands for nothing. */
    opts.keep = no_twin;
    opts.user = "twin.md";
    rows_are(&a, &opts, "a/far.md a/other.md b/new.md*3");
    opts.user = "old.md";
    rows_are(&a, &opts, "a/far.md a/other.md a/twin.md*3");
    index_build(&arena, &a, a.nentries, &opts, &x);
    check(index_row_of(&x, archive_entry(&a, 0))->name, "old.md");
    /* Each source has a row of its own for its reader. */
    opts.keep = NULL;
    opts.grouping = GROUP_SOURCE;
    rows_are(&a, &opts, "a/far.md a/other.md a/twin.md*3 b/new.md");
    same_free(s);
    archive_free(&a);
}

/* --- any entries -------------------------------------------------------- */

enum { MANY = 200, ROUNDS = 60 };

static uint32_t below(uint64_t *seed, uint32_t n)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % n;
}

static bool alike(const struct archive *a, const uint64_t *text, size_t i,
                  size_t j)
{
    const struct entry *e = archive_entry(a, i), *f = archive_entry(a, j);
    return e->url_key && e->url_key == f->url_key &&
           ((e->title_key && e->title_key == f->title_key) ||
            (text[i] && text[i] == text[j]));
}

/* The group of each entry by the plain reading of the rule. */
static void by_rule(const struct archive *a, const uint64_t *text, size_t n,
                    uint32_t *group)
{
    bool more = true;
    for (uint32_t i = 0; i < n; i++)
        group[i] = i;
    while (more) {
        more = false;
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < n; j++) {
                if (group[j] > group[i] && alike(a, text, i, j)) {
                    group[j] = group[i];
                    more = true;
                }
            }
        }
    }
}

static bool stands_before(const struct entry *a, const struct entry *b)
{
    bool a_dated = a->order_ms != DATE_UNKNOWN;
    bool b_dated = b->order_ms != DATE_UNKNOWN;
    if (a_dated != b_dated)
        return a_dated;
    if (a->order_ms != b->order_ms)
        return a->order_ms > b->order_ms;
    return entry_compare_paths(a, b) < 0;
}

static void check_round(uint64_t seed)
{
    struct row list[MANY];
    struct same_known known[MANY];
    uint64_t text[MANY];
    uint32_t group[MANY], size[MANY] = { 0 }, in_groups = 0;
    size_t n = 1 + below(&seed, MANY), nknown = 0;
    struct archive a;
    struct same *s;
    for (size_t i = 0; i < n; i++) {
        uint32_t url = below(&seed, 30), title = below(&seed, 5);
        list[i] = (struct row){
            .path = (char *)arena_printf(&arena, "d%u/%zu.md%c",
                                         below(&seed, 3), i, 0)
                        .p,
            .title = (const char *const[]){ "甲", "乙", "丙", "丁", "" }[title],
            .url = url ? (char *)arena_printf(&arena, "http://t.example/%u%c",
                                              url, 0)
                             .p
                       : NULL,
            .ms = below(&seed, 8) ? (int64_t)below(&seed, 4) : DATE_UNKNOWN,
        };
        text[i] = below(&seed, 12);
        if (below(&seed, 3))
            known[nknown++] = (struct same_known){ (uint32_t)i, text[i] };
        else
            text[i] = 0;
    }
    fill(&a, list, n, NULL);
    s = find(&a, known, nknown);
    same_mark(s);
    by_rule(&a, text, n, group);
    for (size_t i = 0; i < n; i++)
        size[group[i]]++;
    for (size_t i = 0; i < n; i++) {
        const struct entry *e = archive_entry(&a, i);
        assert_int_equal(same_others(s, e) + 1, size[group[i]]);
        in_groups += size[group[i]] > 1;
        for (size_t j = 0; j < i; j++) {
            const struct entry *f = archive_entry(&a, j);
            if (group[i] == group[j])
                assert_true(stands_before(e, f) == (e->same < f->same));
        }
    }
    assert_int_equal(s->nmembers, in_groups);
    same_free(s);
    archive_free(&a);
    arena_free(&arena);
}

static void test_any(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= ROUNDS; seed++)
        check_round(seed);
}

/* --- on the pool -------------------------------------------------------- */

static void write_file(const char *path, const char *title, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fprintf(f, "<!--1714554000000-->\n[%s](" URL ")\n------\n\n<p>%s</p>\n",
            title, text);
    fclose(f);
}

static struct same *wait_for(struct copies *c, const struct wake *wake)
{
    struct same *s = copies_try(c);
    while (!s && !copies_done(c)) {
        struct pollfd p = { .fd = wake->read_fd, .events = POLLIN };
        poll(&p, 1, -1);
        wake_clear(wake);
        s = copies_try(c);
    }
    return s;
}

static void test_copies(void **state)
{
    static const struct row list[] = {
        { "1.md", "春茶", URL, "a", 1 },
        { "2.md", "采茶", URL, "a", 2 },
        { "3.md", "秋茶", URL, "a", 3 },
        { "4.md", "没有这个文件", URL, "a", 4 },
    };
    struct archive a;
    struct wake wake;
    struct pool *pool = pool_new(2);
    const struct rules *rules = rules_builtin();
    const char *tmp = getenv("TMPDIR");
    char folder[4096];
    struct copies *c;
    struct same *s;
    (void)state;
    snprintf(folder, sizeof folder, "%s/same-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    write_file("1.md", "春茶", "山上的露水还没有干。");
    write_file("2.md", "采茶", "山上的露水，还没有干！");
    write_file("3.md", "秋茶", "秋天的茶味道厚一些。");
    wake_open(&wake);
    fill(&a, list, 4, NULL);
    c = copies_start(pool, &a, rules, 1714554000000, &wake);
    s = wait_for(c, &wake);
    check(told(s), "");
    same_free(s);
    s = wait_for(c, &wake);
    check(told(s), "2.md 1.md");
    same_free(s);
    assert_null(wait_for(c, &wake));
    assert_true(copies_done(c));
    copies_free(c);
    /* Given up at once; results nobody takes. */
    c = copies_start(pool, &a, rules, 1714554000000, NULL);
    copies_free(c);
    copies_free(NULL);
    pool_free(pool);
    wake_close(&wake);
    archive_free(&a);
    unlink("1.md");
    unlink("2.md");
    unlink("3.md");
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_title, teardown),
        cmocka_unit_test_teardown(test_url, teardown),
        cmocka_unit_test_teardown(test_text, teardown),
        cmocka_unit_test_teardown(test_groups, teardown),
        cmocka_unit_test_teardown(test_texts, teardown),
        cmocka_unit_test_teardown(test_nothing, teardown),
        cmocka_unit_test_teardown(test_index, teardown),
        cmocka_unit_test_teardown(test_any, teardown),
        cmocka_unit_test_teardown(test_copies, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
