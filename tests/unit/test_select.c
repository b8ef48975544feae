/* SPDX-License-Identifier: MIT */
/* Element rules against elements. */
#include <config.h>

#include "parser/select.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "make_rules.h"

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* Does the pattern match <tag attrs>? */
static bool hit(const char *pattern, const char *tag, const char *const *attrs)
{
    struct str row = arena_printf(&arena, "nav\t*\telement\t%s", pattern);
    const struct rules *r = make_rules(&arena, NULL, "boilerplate", row.p);
    struct selection s;
    struct rules_host host = rules_host(STR(""));
    selection_make(&arena, r, &host, &s);
    assert_int_equal(s.n, 1);
    return selection_match(&s, str_of(tag), attrs) == 0;
}

static void parts(void **state)
{
    const char *const none[] = { NULL };
    const char *const attrs[] = { "class", " red\ttea-cup  big", "id",     "x1",
                                  "style", "a:b;display:none",   "hidden", NULL,
                                  NULL };
    (void)state;
    assert_true(hit("div", "div", attrs));
    assert_true(hit("div", "div", NULL));
    assert_false(hit("div", "p", attrs));
    assert_true(hit(".red", "p", attrs));
    assert_true(hit(".tea-cup", "p", attrs));
    assert_true(hit(".big", "p", attrs));
    assert_false(hit(".tea", "p", attrs));
    assert_false(hit(".cup", "p", attrs));
    assert_false(hit(".red", "p", none));
    assert_true(hit("p.red#x1", "p", attrs));
    assert_false(hit("#x", "p", attrs));
    assert_true(hit("[hidden]", "p", attrs));
    assert_false(hit("[title]", "p", attrs));
    assert_true(hit("[style*=display:none]", "p", attrs));
    assert_true(hit("[style^=a:]", "p", attrs));
    assert_false(hit("[style^=b]", "p", attrs));
    assert_true(hit("[id$=1]", "p", attrs));
    assert_true(hit("[id=x1]", "p", attrs));
    assert_false(hit("[id=x]", "p", attrs));
}

static void order(void **state)
{
    struct selection s;
    const char *const attrs[] = { "class", "a b", NULL };
    (void)state;
    const struct rules *r = make_rules(&arena, NULL, "boilerplate",
                                       "caption\t*\telement\t.a\n"
                                       "nav\tx.example\telement\t.a\n"
                                       "share\t*\telement\t.b\n"
                                       "promo\t*\telement\t.b[class]\n");
    struct rules_host host = rules_host(STR("tea.example"));
    selection_make(&arena, r, &host, &s);
    assert_int_equal(s.n, 3);
    uint32_t row = selection_match(&s, STR("p"), attrs);
    assert_int_equal(r->hides[row].reason, HIDE_SHARE);
    host = rules_host(STR("www.x.example"));
    selection_make(&arena, r, &host, &s);
    assert_int_equal(s.n, 4);
    row = selection_match(&s, STR("p"), attrs);
    assert_int_equal(r->hides[row].reason, HIDE_NAV);
    assert_int_equal(selection_match(&s, STR("p"), NULL), POS_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts),
        cmocka_unit_test(order),
    };
    return cmocka_run_group_tests_name("select", tests, NULL, teardown);
}
