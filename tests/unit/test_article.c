/* SPDX-License-Identifier: MIT */
/* Loading one article: what goes in, who owns what, what is refused. */
#include <config.h>

#include "model/article.h"

#include "parser/rules.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW_MS ((int64_t)19723 * 24 * 3600 * 1000)

static const char text[] = "站台上的茶\n\n早上下了雨，火车晚点。\n\n"
                           "大家在站台上喝茶，等下一班。\n";

static char folder[200];

static int setup(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/baokan-article-XXXXXX",
             tmp && strlen(tmp) < 150 ? tmp : "/tmp");
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static int teardown(void **state)
{
    (void)state;
    unlink("docs.txt");
    unlink("tea.txt");
    unlink("binary.txt");
    unlink("fifo");
    return chdir("/") || rmdir(folder);
}

static void put(const char *name, const char *bytes, size_t n)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fwrite(bytes, 1, n, f);
    assert_int_equal(fclose(f), 0);
}

static struct article *load(const char *path)
{
    struct ref ref = { .path = str_of(path), .item = 1 };
    return article_load(&ref, &(struct article_opts){ .rules = rules_builtin(),
                                                      .now_ms = NOW_MS });
}

static void assert_tea(const struct article *a)
{
    assert_int_equal(a->status, ST_OK);
    assert_int_equal(a->size, sizeof text - 1);
    assert_int_equal(a->doc.cut, 0);
    assert_true(str_has(a->meta.title, STR("茶")));
    assert_true(a->doc.nblocks > 0);
    assert_true(str_has(a->doc.text, STR("等下一班")));
}

static void test_load(void **state)
{
    (void)state;
    put("tea.txt", text, sizeof text - 1);
    struct article *a = load("tea.txt");
    assert_tea(a);
    assert_true(str_eq(a->ref.path, STR("tea.txt")));
    article_free(a);
    article_free(NULL);
}

/* The article owns all it points to: the bytes may go. */
static void test_owned(void **state)
{
    (void)state;
    char *bytes = malloc(sizeof text - 1);
    assert_non_null(bytes);
    memcpy(bytes, text, sizeof text - 1);
    char path[] = "-";
    struct ref ref = { .path = str_of(path), .item = 1 };
    struct article *a = article_parse(
        &ref, (struct str){ bytes, sizeof text - 1 }, sizeof text - 1,
        &(struct article_opts){ .rules = rules_builtin(), .now_ms = NOW_MS });
    memset(bytes, 'x', sizeof text - 1);
    free(bytes);
    path[0] = 'x';
    assert_tea(a);
    assert_true(str_eq(a->ref.path, STR("-")));
    article_free(a);
}

static void test_cut(void **state)
{
    (void)state;
    struct ref ref = { .path = STR("tea.txt"), .item = 1 };
    struct article *a = article_parse(
        &ref, (struct str){ text, sizeof text - 1 }, sizeof text - 1 + 1000,
        &(struct article_opts){ .rules = rules_builtin(),
                                .charset = CHARSET_UTF8,
                                .now_ms = NOW_MS });
    assert_int_equal(a->status, ST_OK);
    assert_int_equal(a->doc.cut, 1000);
    article_free(a);
}

static void test_refused(void **state)
{
    (void)state;
    put("binary.txt", "\0\1\2\3\0\1\2\3", 8);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    static const struct {
        const char *path;
        enum status status;
    } cases[] = {
        { "binary.txt", ST_KIND },
        { "fifo", ST_KIND },
        { ".", ST_KIND },
        { "gone", ST_IO },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct article *a = load(cases[i].path);
        assert_int_equal(a->status, cases[i].status);
        assert_int_equal(a->err.status, cases[i].status);
        assert_int_equal(
            strncmp(a->err.text, cases[i].path, strlen(cases[i].path)), 0);
        article_free(a);
    }
}

static void test_empty(void **state)
{
    (void)state;
    struct ref ref = { .path = STR("-"), .item = 1 };
    struct article *a = article_parse(
        &ref, STR(""), 0,
        &(struct article_opts){ .rules = rules_builtin(), .now_ms = NOW_MS });
    assert_int_equal(a->status, ST_OK);
    assert_int_equal(a->doc.text.n, 0);
    article_free(a);
}

static const char docs[] = "<doc>\n<contenttitle>茶</contenttitle>\n"
                           "<content>等下一班车。</content>\n</doc>\n"
                           "<doc>\n<contenttitle>水</contenttitle>\n"
                           "<content>烧开了。</content>\n</doc>\n";

/* One article of a file that holds several. */
static void test_part(void **state)
{
    (void)state;
    struct ref ref = { .path = STR("docs.txt"), .item = 2 };
    ref.at = (uint32_t)(strstr(docs + 1, "<doc>") - docs);
    ref.part = (uint32_t)(sizeof docs - 2 - ref.at);
    put("docs.txt", docs, sizeof docs - 1);
    for (int parsed = 0; parsed < 2; parsed++) {
        struct article *a =
            parsed ? article_parse(
                         &ref, str_of(docs), sizeof docs - 1,
                         &(struct article_opts){ .rules = rules_builtin(),
                                                 .now_ms = NOW_MS })
                   : article_load(
                         &ref, &(struct article_opts){ .rules = rules_builtin(),
                                                       .now_ms = NOW_MS });
        assert_int_equal(a->status, ST_OK);
        assert_int_equal(a->meta.item, 2);
        assert_int_equal(a->size, ref.part);
        assert_true(str_eq(a->meta.title, STR("水")));
        assert_true(str_has(a->doc.text, STR("烧开了。")));
        assert_false(str_has(a->doc.text, STR("等下一班")));
        article_free(a);
    }
    ref.at++; /* as if something had been put before it */
    struct article *a =
        article_load(&ref, &(struct article_opts){ .rules = rules_builtin(),
                                                   .now_ms = NOW_MS });
    assert_int_equal(a->status, ST_KIND);
    article_free(a);
}

static void test_request(void **state)
{
    (void)state;
    put("tea.txt", text, sizeof text - 1);
    struct pool *p = pool_new(3);
    struct chan *done = chan_new(4, NULL);
    char path[] = "tea.txt";
    struct ref ref = { .path = str_of(path), .item = 1 };
    for (int i = 0; i < 20; i++)
        article_request(p, done, &ref,
                        &(struct article_opts){ .rules = rules_builtin(),
                                                .now_ms = NOW_MS });
    memset(path, 'x', sizeof path - 1); /* it was copied */
    for (int i = 0; i < 10; i++) {
        struct article *a = chan_take(done);
        assert_tea(a);
        article_free(a);
    }
    chan_close(done); /* the others must not leak */
    pool_wait(p);
    for (struct article *a; (a = chan_take(done));)
        article_free(a);
    chan_free(done);
    pool_free(p);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_load),    CASE(test_owned), CASE(test_cut),
        CASE(test_refused), CASE(test_part),  CASE(test_empty),
        CASE(test_request),
    };
    return cmocka_run_group_tests_name("article", tests, NULL, NULL);
}
