/* SPDX-License-Identifier: MIT */
/*
 * What must hold for any query: a tree that is printed and parsed is the same
 * tree, on any day; so is any text that can be parsed; an error lies inside
 * the text, and a completed word is no worse than the one before.
 */
#include <config.h>

#include "search/query.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "parser/meta.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static uint32_t seed = 1;

static unsigned below(unsigned n)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

/* Pieces that mean something to the reader of tokens, and some that do not. */
static const char *const pieces[] = {
    "a",     "茶",     "b",    "!",       "-",     "/",    "\\",       "|",
    "(",     ")",      "\"",   "“",       "”",     " ",    "　",       "：",
    ":",     "title:", "is:",  "star",    "date:", "..",   "2023",     "-09",
    "<",     "30d",    "len:", "7",       "（",    "）",   "｜",       "！",
    "－",    "＂",     "／",   "title",   "//",    "é",    "has:",     "link",
    "after", "昨天",   "py:",  "月",      "年",    "ü",    "\xE8",     "\x80",
    "\t",    "tag：",  "＼",   "before:", "..",    "src:", "\xC3\x28", "Ａ",
};

static struct str some_text(unsigned most)
{
    struct str s = STR("");
    for (unsigned n = 1 + below(most); n > 0; n--)
        s = arena_printf(&arena, "%.*s%s", STR_ARG(s),
                         pieces[below(COUNT(pieces))]);
    return s;
}

/* Words and phrases may hold any bytes; patterns only what the parser leaves
 * in them: no backslash before a slash or at the end. */
static void some_term(struct query_node *n)
{
    int32_t first = meta_civil(1990 + (int)below(40), 1 + (int)below(12), 1);
    n->kind = (enum query_kind)(QUERY_TEXT + below(5));
    if (n->kind == QUERY_IS)
        n->mark = (enum query_mark)below(MARK_APPROX + 1);
    if (n->kind == QUERY_HAS)
        n->thing = (enum query_thing)below(HAS_VIDEO + 1);
    if (n->kind == QUERY_DATE || n->kind == QUERY_LEN) {
        first = n->kind == QUERY_DATE ? first + (int32_t)below(3) : first & 999;
        n->from = below(3) ? first : QUERY_OPEN_FROM;
        n->to = below(3) ? first + (int32_t)below(800) : QUERY_OPEN_TO;
    }
    if (n->kind != QUERY_TEXT)
        return;
    n->field = (enum query_field)below(FIELD_PY); /* any but py: */
    n->how = below(2) ? HOW_WORD : HOW_PHRASE;
    n->text = some_text(4);
}

static struct query_node *some_tree(unsigned depth, enum query_kind above)
{
    struct query_node *n = arena_new(&arena, struct query_node);
    const struct query_node **end = &n->parts;
    do
        n->kind = (enum query_kind)below(QUERY_TEXT + 1);
    while (n->kind == above);
    if (depth == 0 || n->kind == QUERY_TEXT) {
        some_term(n);
        return n;
    }
    for (unsigned k = n->kind == QUERY_NOT ? 1 : 2 + below(3); k > 0; k--) {
        struct query_node *part = some_tree(depth - 1, n->kind);
        *end = part;
        end = &part->next;
    }
    return n;
}

static enum status parse(struct str text, int32_t today,
                         const struct query_node **root, struct query_fault *f)
{
    struct query_env env = { today, WIDTH_DUMP, NULL };
    return query_parse(&arena, text, &env, root, f, NULL);
}

static void check_again(const struct query_node *root, int32_t today)
{
    struct buf once = { 0 }, twice = { 0 };
    const struct query_node *again;
    query_print(root, &once);
    if (parse(buf_str(&once), today, &again, NULL) != ST_OK ||
        !query_equal(root, again))
        fail_msg("it is another one: %s", buf_z(&once));
    query_print(again, &twice);
    assert_true(str_eq(buf_str(&once), buf_str(&twice)));
    buf_free(&once);
    buf_free(&twice);
}

static void test_trees(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 3000; i++) {
        check_again(some_tree(below(5), QUERY_KINDS), (int32_t)below(30000));
        arena_reset(&arena);
    }
}

static void test_texts(void **state)
{
    (void)state;
    unsigned right = 0;
    for (unsigned i = 0; i < 20000; i++) {
        struct str text = some_text(10);
        const struct query_node *root;
        struct query_fault f;
        if (parse(text, 19000, &root, &f) == ST_OK) {
            right++;
            check_again(root, 25000);
        } else {
            assert_true(f.at <= text.n && f.n <= text.n - f.at);
            assert_true(f.n > 0 || f.unfinished);
        }
        arena_reset(&arena);
    }
    assert_in_range(right, 1000, 19000); /* both are tried */
}

/* Taking an offer leaves a text that the same offer completes. */
static void test_offers(void **state)
{
    (void)state;
    unsigned offers = 0;
    for (unsigned i = 0; i < 5000; i++) {
        struct str text = some_text(5), word;
        struct query_complete c, after;
        query_complete(text, text.n, &c);
        assert_true(c.at <= text.n && c.n == text.n - c.at);
        if (c.count > 0) {
            word = c.words[below((unsigned)c.count)];
            text = arena_printf(&arena, "%.*s%.*s", (int)c.at, text.p,
                                STR_ARG(word));
            query_complete(text, text.n, &after);
            offers++;
            if (!str_ends(word, STR(":")))
                assert_true(after.count > 0 && after.at == c.at);
        }
        arena_reset(&arena);
    }
    assert_true(offers > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_trees, teardown),
        cmocka_unit_test_teardown(test_texts, teardown),
        cmocka_unit_test_teardown(test_offers, teardown),
    };
    return cmocka_run_group_tests_name("query_props", tests, NULL, NULL);
}
