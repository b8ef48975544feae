/* SPDX-License-Identifier: MIT */
/* Rows of --list: escapes of tsv, keys of json, a path that is not UTF-8; rows
 * of many entries in their order. */
#include <config.h>

#include "batch/list.h"

#include "base/mem.h"
#include "parser/dialect.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static const struct dialect ms = { .name = "ms" };

static struct entry full(void)
{
    return (struct entry){ .dir = STR("samples/茶叶/"),
                           .name = STR("1.md"),
                           .title = STR("清明前后"),
                           .url = STR("https://tea.example.org/?a=1&b=\"2\""),
                           .author = STR("林小溪"),
                           .tags = STR("茶\n春"),
                           .date_ms = 1712023800123,
                           .dialect = &ms,
                           .source = 0,
                           .item = 1,
                           .day = meta_civil(2024, 4, 2),
                           .lang = LANG_ZH_HANS,
                           .date_from = DATE_FROM_MS };
}

static struct entry bare(void)
{
    return (struct entry){ .dir = STR(""),
                           .name = STR("a\tb\\c\n\x01\xFF\xC2\x85.md"),
                           .date_ms = DATE_UNKNOWN,
                           .source = 1,
                           .item = 1,
                           .day = DAY_UNKNOWN,
                           .approx = true };
}

static const char *row(struct buf *out, struct entry e, enum list_form form)
{
    struct source sources[] = { { .name = STR("茶叶周刊") },
                                { .name = STR("") } };
    struct archive a = { .sources = sources, .nsources = 2 };
    buf_reset(out);
    const struct entry *order[] = { &e };
    struct index x = { .order = order, .n = 1 };
    list_row(&a, &x, 0, form, out);
    return buf_z(out);
}

static void test_tsv(void **state)
{
    (void)state;
    struct buf out = { 0 };
    assert_string_equal(row(&out, full(), LIST_TSV),
                        "2024-04-02\t茶叶周刊\t清明前后\t"
                        "samples/茶叶/1.md\n");
    assert_string_equal(row(&out, bare(), LIST_TSV),
                        "\t\t\ta\\tb\\\\c\\n\\x01\\xFF\\xC2\\x85.md\n");
    struct entry e = full();
    e.name = STR("\xE2\x80\xAEtxt.md"); /* shows its name backwards */
    e.dir = STR("");
    assert_non_null(strstr(row(&out, e, LIST_TSV), "\t\\xE2\\x80\\xAEtxt"));
    e.name = STR("\xEF\xBF\xBD.md"); /* U+FFFD that is really there */
    assert_non_null(strstr(row(&out, e, LIST_TSV), "\t\xEF\xBF\xBD.md"));
    buf_free(&out);
}

/* What is escaped is so wherever it stands in what is looked at together. */
static void test_tsv_places(void **state)
{
    static const char *const pairs[][2] = {
        { "\\", "\\\\" },
        { "\t", "\\t" },
        { "\x1F", "\\x1F" },
        { "\x7F", "\\x7F" },
        { "\xE8\x8C", "\\xE8\\x8C" },
        { "\xC2\x80", "\\xC2\\x80" },
    };
    static const char ascii[] = "~abcdefgh ijklmnopq~";
    static const char han[] = "茶は水の차、茶は水の차、";
    struct buf out = { 0 };
    char name[128], want[160];
    (void)state;
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
        for (int at = 0; at <= 8; at++) {
            struct entry e = bare();
            snprintf(name, sizeof name, "%.*s%s%s%.*s%s%s", at, ascii,
                     pairs[k][0], ascii, 3 * at, han, pairs[k][0], han);
            snprintf(want, sizeof want, "\t\t\t%.*s%s%s%.*s%s%s\n", at, ascii,
                     pairs[k][1], ascii, 3 * at, han, pairs[k][1], han);
            e.name = str_of(name);
            assert_string_equal(row(&out, e, LIST_TSV), want);
        }
    buf_free(&out);
}

static void test_json(void **state)
{
    (void)state;
    struct buf out = { 0 };
    assert_string_equal(
        row(&out, full(), LIST_JSON),
        "{\"path\":\"samples/茶叶/1.md\",\"item\":1,\"title\":\"清明前后\","
        "\"source\":\"茶叶周刊\",\"day\":\"2024-04-02\","
        "\"date\":\"2024-04-02T02:10:00.123Z\",\"approx\":false,"
        "\"date_from\":\"ms\","
        "\"url\":\"https://tea.example.org/?a=1&b=\\\"2\\\"\","
        "\"author\":\"林小溪\",\"tags\":[\"茶\",\"春\"],"
        "\"lang\":\"zh-Hans\",\"dialect\":\"ms\"}\n");
    assert_string_equal(
        row(&out, bare(), LIST_JSON),
        "{\"path\":\"a\\u0009b\\\\c\\u000a\\u0001\xEF\xBF\xBD\\u0085.md\","
        "\"path_base64\":\"YQliXGMKAf/ChS5tZA==\",\"item\":1,"
        "\"title\":null,\"source\":null,\"day\":null,\"date\":null,"
        "\"approx\":true,\"date_from\":null,\"url\":null,\"author\":null,"
        "\"tags\":null,\"lang\":null,\"dialect\":null}\n");
    buf_free(&out);
}

/* An entry and the metadata it was made from give the same keys. */
static void test_same(void **state)
{
    (void)state;
    struct entry e = full();
    struct meta m = { .dialect = e.dialect,
                      .item = e.item,
                      .lang = LANG_ZH_HANS,
                      .date_from = DATE_FROM_MS,
                      .date_ms = e.date_ms,
                      .day = e.day,
                      .title = e.title,
                      .source = STR("茶叶周刊"),
                      .url = e.url,
                      .author = e.author,
                      .tags = e.tags };
    struct buf list = { 0 }, dump = { 0 };
    struct json j = { .out = &dump };
    struct list_keys keys;
    list_keys_meta(&keys, STR("samples/茶叶/1.md"), &m);
    list_json_keys(&j, &keys);
    buf_add(&dump, STR("}\n"));
    assert_string_equal(row(&list, e, LIST_JSON), buf_z(&dump));
    buf_free(&list);
    buf_free(&dump);
}

struct taken {
    struct buf rows;
    size_t left; /* pieces to take before the end */
};

static bool take(void *user, struct str rows)
{
    struct taken *t = user;
    buf_add(&t->rows, rows);
    return --t->left > 0;
}

/* All rows are those that list_row makes one by one, however they are cut for
 * the threads; who has enough gets no more. */
static void test_rows(void **state)
{
    enum { MOST = 9000 };
    static const uint32_t numbers[] = { 0, 1, 511, 512, 513, 4096, MOST };
    struct source sources[] = { { .name = STR("") }, { .name = STR("x") } };
    struct archive a = { .sources = sources, .nsources = 2 };
    struct entry *e = xcalloc(MOST, sizeof *e);
    const struct entry **order = xcalloc(MOST, sizeof *order);
    struct index x = { .order = order };
    struct pool *pool = pool_new(2);
    struct buf one = { 0 };
    struct taken t = { .rows = { 0 } };
    (void)state;
    for (uint32_t i = 0; i < MOST; i++) {
        e[i] = i % 3 ? bare() : full();
        e[i].source = 1;
        e[i].item = i;
        order[i] = &e[i];
    }
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
        x.n = numbers[k];
        buf_reset(&one);
        for (uint32_t i = 0; i < x.n; i++)
            list_row(&a, &x, i, LIST_JSON, &one);
        buf_reset(&t.rows);
        t.left = SIZE_MAX;
        list_rows(pool, &a, &x, LIST_JSON, take, &t);
        assert_true(str_eq(buf_str(&t.rows), buf_str(&one)));
    }
    buf_reset(&t.rows);
    t.left = 2;
    list_rows(pool, &a, &x, LIST_JSON, take, &t);
    assert_int_equal(t.left, 0);
    assert_in_range(t.rows.n, 1, one.n - 1);
    assert_true(str_starts(buf_str(&one), buf_str(&t.rows)));
    pool_free(pool);
    buf_free(&one);
    buf_free(&t.rows);
    free(order);
    free(e);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tsv),  cmocka_unit_test(test_tsv_places),
        cmocka_unit_test(test_json), cmocka_unit_test(test_same),
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
