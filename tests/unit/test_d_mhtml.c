/* SPDX-License-Identifier: MIT */
/* Pages saved as mail messages: their part of HTML, whatever it is encoded
 * in. */
#include <config.h>

#include "parser/d.h"
#include "parser/parse.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

#define HEAD                                                       \
    "From: <Saved by Tea>\nDate: Tue, 5 Apr 2022 08:00:00 +0000\n" \
    "MIME-Version: 1.0\nContent-Type: multipart/related;\n"        \
    "\ttype=\"text/html\"; boundary=\"--tea--\"\n\n"
#define PART "----tea--\nContent-Type: text/html; charset=gbk\n"
#define AFTER "\n----tea--\nContent-Type: image/png\n\nxx\n----tea----\n"

static void check_page(const char *text, const char *title, const char *url)
{
    struct meta_in in = { .bytes = str_of(text),
                          .path = STR("-"),
                          .now_ms = INT64_C(1700000000000),
                          .rules = rules_builtin() };
    struct meta m;
    meta_scan(&arena, &in, &m);
    assert_string_equal(m.dialect->name, "mhtml");
    check(m.title, title);
    check(m.url, url);
    assert_true(m.approx);
}

static void test_parts(void **state)
{
    (void)state;
    check_page(HEAD PART "Content-Transfer-Encoding: quoted-printable\n"
                         "Content-Location: https://tea.example/a\n\n"
                         "<title>=B2=\n=E8=B2=E8</title><p>=3D" AFTER,
               "茶茶", "https://tea.example/a");
    check_page(HEAD PART "Content-Transfer-Encoding: base64\n\n"
                         "PHRpdGxlPrLo\nsug8L3RpdGxlPg==" AFTER,
               "茶茶", NULL);
    /* as it is; the picture comes first */
    check_page(HEAD "----tea--\nContent-Type: image/png\n\nxx\n"
                    "----tea--\nContent-Type: text/html\n\n"
                    "<title>茶</title>" AFTER,
               "茶", NULL);
}

static void test_recognise(void **state)
{
    static const char *const others[] = {
        "MIME-Version: 1.0\n\ntext/html",
        "<html>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        "Content-Type: multipart/related\n\n<p>text/html",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(dialect_mhtml.recognise(str_of(others[i]), STR("a")));
}

static void test_cut(void **state)
{
    struct segments s = { 0 };
    (void)state;
    dialect_cut(&dialect_mhtml, &arena,
                STR(HEAD PART "Content-Transfer-Encoding: "
                              "quoted-printable\n\n<html><title>=41"
                              "</title><p>=B2=E8=\n=B2=E8" AFTER),
                &s);
    assert_int_equal(s.n, 3);
    assert_int_equal(s.list[0].hidden, HIDE_ENVELOPE);
    check(s.list[1].text, "A");
    check(s.list[2].text, "<p>茶茶\n");
    assert_true(s.page);

    /* without a part of HTML nothing is lost */
    s = (struct segments){ 0 };
    dialect_cut(&dialect_mhtml, &arena, STR(HEAD "----tea--\n\ntext/html"), &s);
    assert_int_equal(s.n, 1);
    assert_int_equal(s.list[0].hidden, HIDE_NOT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_parts, teardown),
        cmocka_unit_test_teardown(test_recognise, teardown),
        cmocka_unit_test_teardown(test_cut, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
