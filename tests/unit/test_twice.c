/* SPDX-License-Identifier: MIT */
/* Text that was encoded twice comes back; text with accents stays. */
#include <config.h>

#include "text/twice.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"

/* As a program does that takes UTF-8 for Latin-1. */
static struct str again(const char *s)
{
    char *out = arena_bytes(&arena, strlen(s) * 2 + 1);
    size_t n = 0;
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c >= 0x80)
            out[n++] = (char)(0xC0 | c >> 6);
        out[n++] = (char)(c < 0x80 ? c : 0x80 | (c & 0x3F));
    }
    return (struct str){ out, n };
}

static void test_mended(void **state)
{
    static const char *const texts[] = {
        "今天的茶",  "2018年9月13日 22:30", "华盛顿 —", "<p>江上有雾 café</p>",
        "列车🚆开了", "お茶の時間",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(twice_mend(&arena, again(texts[i])), texts[i]);
}

static void test_kept(void **state)
{
    static const char *const texts[] = {
        "",
        "tea",
        "今天的茶",
        "café à la crème, déjà vu",
        "Ça va? Où êtes-vous, été",
        "茶 · 3 × 4 ÷ 5 ±1",
        "\xC3\xA9",
        "ä å é ç ã õ ü",
        "雨 æ",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str s = str_of(texts[i]), t = twice_mend(&arena, s);
        assert_ptr_equal(t.p, s.p);
        assert_int_equal(t.n, s.n);
    }
}

/* Only the lines that are; a byte without its neighbours is marked. */
static void test_lines(void **state)
{
    struct str bad = again("雨后的山谷");
    (void)state;
    struct str s = arena_printf(&arena, "标题\n%.*s\n\xC3\xA9 en\n%.*s\n",
                                STR_ARG(bad), STR_ARG(bad));
    check(twice_mend(&arena, s), "标题\n雨后的山谷\n\xC3\xA9 en\n雨后的山谷\n");
    check(twice_mend(&arena, str_head(bad, bad.n - 2)),
          "雨后的山\xEF\xBF\xBD\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_mended, teardown),
        cmocka_unit_test_teardown(test_kept, teardown),
        cmocka_unit_test_teardown(test_lines, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
