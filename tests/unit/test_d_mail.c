/* SPDX-License-Identifier: MIT */
/* Messages of mail: the words of their header and the part that is read. */
#include <config.h>

#include "parser/d.h"
#include "parser/parse.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

#define HEAD                                                         \
    "Received: by a.example\nFrom: =?utf-8?B?5p6X5LiA?= <lin@a.b>\n" \
    "Date: Mon, 12 Apr 2004 10:20:30 +0800\n"                        \
    "Subject: =?GBK?Q?=B4=BA?=\n =?gbk?b?sug=?= 12\nTo: a@a.b\n"

static void check_mail(const char *text, const char *title, const char *author,
                       const char *body)
{
    struct meta_in in = { .bytes = str_of(text),
                          .path = STR("-"),
                          .now_ms = INT64_C(1700000000000),
                          .rules = rules_builtin() };
    struct meta m;
    struct doc d;
    struct str all = STR("");
    meta_scan(&arena, &in, &m);
    assert_string_equal(m.dialect->name, "mail");
    check(m.title, title);
    check(m.author, author);
    assert_int_equal(m.day, meta_civil(2004, 4, 12));
    assert_false(m.approx);
    parse_article(&arena, &in, &m, &d);
    for (uint32_t i = 0; i < d.nblocks; i++)
        if (!d.blocks[i].hidden)
            all = arena_printf(&arena, "%.*s|%.*s", STR_ARG(all),
                               STR_ARG(doc_block(&d, &d.blocks[i])));
    check(all, body);
}

static void test_mail(void **state)
{
    (void)state;
    check_mail(HEAD "Content-Type: text/plain; charset=utf-8\n"
                    "Content-Transfer-Encoding: base64\n\n5rC044CC\n",
               "春茶 12", "林一", "|水。");
    check_mail(HEAD "Content-Type: text/plain; charset=utf-8\n\n水。\n\n火。\n",
               "春茶 12", "林一", "|水。|火。");
    /* the page of two parts that say the same, within others */
    check_mail(HEAD "MIME-Version: 1.0\n"
                    "Content-Type: multipart/mixed; boundary=tea\n\n--tea\n"
                    "Content-Type: multipart/alternative; boundary=cup\n\n"
                    "--cup\nContent-Type: text/plain\n\nwater\n"
                    "--cup\nContent-Type: text/html\n\n<p>水。<p>火。\n"
                    "--cup--\n--tea\nContent-Type: image/png\n\nxx\n--tea--\n",
               "春茶 12", "林一", "|水。|火。");
    /* Japanese mail: words and text in ISO-2022-JP */
    check_mail("From: =?ISO-2022-JP?B?GyRCTlMbKEI=?= <a@a.b>\n"
               "Date: Mon, 12 Apr 2004 10:20:30 +0800\n"
               "Subject: =?ISO-2022-JP?B?GyRCPVUkTiQqQ2MbKEI=?=\n"
               "Content-Type: text/plain; charset=ISO-2022-JP\n\n"
               "\033$B?e!#\033(B\n\n\033$B2P!#\033(B\n",
               "春のお茶", "林", "|水。|火。");
}

static void test_others(void **state)
{
    static const char *const others[] = {
        "From: a\nDate: b\nSubject: c\n\n水。",
        "Content-Type: text/plain\nDate: b\nSubject: c\n\n水。",
        "<p>Content-Type: a\nFrom: a\nDate: b\nSubject: c\n\n水。",
        "水。\nContent-Type: a\nFrom: a\nDate: b\nSubject: c\n\n水。",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (dialect_mail.recognise(str_of(others[i]), STR("a")))
            fail_msg("row %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_mail, teardown),
        cmocka_unit_test_teardown(test_others, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
