/* SPDX-License-Identifier: MIT */
/* Addresses in running text. */
#include <config.h>

#include "parser/bare.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* text, then the addresses in it, each before a blank */
static const char *const cases[][2] = {
    { "", "" },
    { "tea", "" },
    { "http://a.example/b", "http://a.example/b " },
    { "见https://a.example/b。好", "https://a.example/b " },
    { "（http://a.example/b）", "http://a.example/b " },
    { "(http://a.example/b).", "http://a.example/b " },
    { "http://a.example/b_(c)d", "http://a.example/b_(c)d " },
    { "http://a.example/x,y, z", "http://a.example/x,y " },
    { "http://a.example/b茶", "http://a.example/b " },
    { "http://a.example/ahttp://b.example/c",
      "http://a.example/a http://b.example/c " },
    { "http://a.example/?u=http://b.example/c",
      "http://a.example/?u=http://b.example/c " },
    { "http://web.example/1/http://b.example/c",
      "http://web.example/1/http://b.example/c " },
    { "HTTP://A.example/b", "HTTP://A.example/b " },
    { "ftp://a.example http:// https://", "" },
    { "://://", "" },
    { "xhttp://a.example/b", "http://a.example/b " },
    { "http://a.example/b\u00a0c", "http://a.example/b " },
    { "\"http://a.example/b\"<", "http://a.example/b " },
};

static void finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str s = str_of(cases[i][0]);
        struct buf out = { 0 };
        size_t at = 0, n;
        while (bare_next(s, &at, &n)) {
            buf_mem(&out, s.p + at, n);
            buf_chr(&out, ' ');
            at += n;
        }
        assert_string_equal(buf_z(&out), cases[i][1]);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds),
    };
    return cmocka_run_group_tests_name("bare", tests, NULL, NULL);
}
