/* SPDX-License-Identifier: MIT */
/* page_link: which link leads to the original. */
#include <config.h>

#include "parser/page_link.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

static void test_links(void **state)
{
    static const struct {
        const char *html, *href;
    } cases[] = {
        { "<p><a href=\"https://tea.example/1\">阅读原文</a></p>",
          "https://tea.example/1" },
        { "<a class='x' href='/2'>🔗 阅读原文 →</a>", "/2" },
        { "<a href=/3><span>View original</span></a>", "/3" },
        { "<a href=\"https://tea.example/4\">원문 보기</a>",
          "https://tea.example/4" },
        { "<a href='/5'>元記事</a>", "/5" },
        { "<a href='/13'>原文地址</a>", "/13" },
        /* the same one twice */
        { "<a href='/6'>原文</a><p>茶</p><a href='/6'>查看原文</a>", "/6" },
        /* a digest */
        { "<a href='/7'>查看原文</a><p>茶</p><a href='/8'>查看原文</a>", NULL },
        /* sentences, and words outside of links */
        { "<a href='/9'>茶经原文在此</a>", NULL },
        { "<p>阅读原文</p>", NULL },
        { "<a href='/10'>茶</a> 阅读原文", NULL },
        { "<a href='/11'>The original teapot</a>", NULL },
        { "<a href='/12'>阅读原文", NULL },
        { "<a>阅读原文</a>", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(page_link_original(str_of(cases[i].html)), cases[i].href);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_links) };
    return cmocka_run_group_tests_name("page_link", tests, NULL, teardown);
}
