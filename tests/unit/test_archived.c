/* SPDX-License-Identifier: MIT */
/* Addresses of copies that archives of the web keep. */
#include <config.h>

#include "parser/url.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_archived(void **state)
{
    static const struct {
        const char *url, *want;
    } rows[] = {
        { "https://web.archive.org/web/20230322000000/https://tea.example/1",
          "https://tea.example/1" },
        { "http://web.archive.org/web/2023im_/http://tea.example/?a=1",
          "http://tea.example/?a=1" },
        { "https://archive.ph/20230322000000/https://tea.example/1",
          "https://tea.example/1" },
        { "https://archive.ph/AbCdE", "https://archive.ph/AbCdE" },
        { "https://tea.example/http://x.example/",
          "https://tea.example/http://x.example/" },
        { "HTTPS://www.Archive.IS/https://tea.example/1",
          "https://tea.example/1" },
        { "https://archive.example/https://tea.example/1",
          "https://archive.example/https://tea.example/1" },
        { "https://myarchive.ph/https://tea.example/1",
          "https://myarchive.ph/https://tea.example/1" },
        { "https://archive/https://tea.example/1",
          "https://archive/https://tea.example/1" },
        { "words", "words" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(
            str_eq(url_archived(str_of(rows[i].url)), str_of(rows[i].want)));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_archived) };
    return cmocka_run_group_tests_name("archived", tests, NULL, NULL);
}
