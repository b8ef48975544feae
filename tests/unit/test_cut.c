/* SPDX-License-Identifier: MIT */
/* Blocks that end at line feeds inside them, and their spans and links. */
#include <config.h>

#include "parser/build.h"
#include "parser/cut.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* "One", LF, "two", LF, "three", all emphasised, a link from "two" on; then
 * an image. */
static void make(struct doc *d)
{
    struct build *b = build_new(STR_NONE, STR_NONE);
    build_span(b, SPAN_EM, true);
    build_text(b, STR("One"));
    build_break(b);
    build_link(b, STR("http://a.example/x"));
    build_text(b, STR("two"));
    build_break(b);
    build_text(b, STR("three"));
    build_link_end(b);
    build_span(b, SPAN_EM, false);
    build_end(b);
    build_image(b, STR("http://a.example/i"), STR(""));
    build_finish(b, &arena, d);
}

static const char whole[] =
    "paragraph | One\\ntwo\\nthree\n    em | One\\ntwo\\nthree\n"
    "    link text | two\\nthree | http://a.example/x\n"
    "image | \n    link image |  | http://a.example/i\n";
static const char first[] =
    "paragraph | One\n    em | One\n"
    "paragraph | two\\nthree\n    em | two\\nthree\n"
    "    link text | two\\nthree | http://a.example/x\n"
    "image | \n    link image |  | http://a.example/i\n";
static const char both[] = "paragraph | One\n    em | One\n"
                           "paragraph | two\n    em | two\n"
                           "    link text | two | http://a.example/x\n"
                           "paragraph | three\n    em | three\n"
                           "image | \n    link image |  | http://a.example/i\n";

static const struct {
    uint32_t at[4];
    size_t n, kept;
    const char *tree;
} cases[] = {
    { { 0 }, 0, 0, whole },
    { { 3 }, 1, 1, first },
    { { 3, 7 }, 2, 2, both },
    { { 3, 3, 7, 3 }, 4, 2, both },
};

static void cuts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cuts c = { 0 };
        struct doc d;
        struct buf out = { 0 };
        make(&d);
        for (size_t k = 0; k < cases[i].n; k++)
            cuts_add(&c, cases[i].at[k]);
        assert_int_equal(c.n, cases[i].kept);
        cuts_make(&c, &arena, &d);
        doc_print(&d, &out);
        assert_string_equal(buf_z(&out), cases[i].tree);
        for (uint32_t k = 1; k < d.nblocks; k++)
            assert_int_equal(d.blocks[k - 1].end + 1, d.blocks[k].start);
        for (uint32_t k = 0; k < d.nlinks; k++)
            assert_true(d.links[k].end <= d.blocks[d.links[k].block].end);
        buf_free(&out);
        free(c.at);
    }
}

/* More cuts than the first room has. */
static void grows(void **state)
{
    struct cuts c = { 0 };
    (void)state;
    for (uint32_t i = 0; i < 1000; i++)
        cuts_add(&c, i * 2);
    assert_int_equal(c.n, 1000);
    assert_int_equal(c.at[999], 1998);
    free(c.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts),
        cmocka_unit_test(grows),
    };
    return cmocka_run_group_tests_name("cut", tests, NULL, teardown);
}
