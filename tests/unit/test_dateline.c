/* SPDX-License-Identifier: MIT */
/* Which lines are the date of a page and nothing else. */
#include <config.h>

#include "parser/dateline.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *s;
    bool is;
} cases[] = {
    { "", false },
    { "2020-03-04", true },
    { "2020年3月4日 10:30", true },
    { "发布时间：2020-03-04 10:30:00", true },
    { "最后更新：2020年3月4日", true },
    { "2020-03-04 10:30  来源：某某晚报 编辑：某人", true },
    { "2020年3月4日，来源：不明的一封信到了。", false },
    { "2020年3月4日 10:30 发布", true },
    { "12 分钟前", true },
    { "3小時前", true },
    { "5天前", true },
    { "12 分前", true },
    { "3시간 전", true },
    { "2 hours ago", true },
    { "2 hours ago the rain stopped", false },
    { "2023.09.17. 10:30", true },
    { "令和5年9月17日（日）", true },
    { "1234 分钟前", false },
    { "分钟前", false },
    { "茶报记者\n2020-03-04", true },
    { "今天下雨。\n2020-03-04", false },
    { "谁喝了茶？\n2020-03-04", false },
    { "2020-03-04\n茶报记者在火车上写了这篇文章", false },
    { "2020年3月4日的火车晚点了十分钟", false },
    { "火车站说明天的天气很好，出发是2020年3月4日", false },
    { "들꽃 기자 | 입력 2023.09.17 10:05 | 수정 2023.09.17 11:11", true },
    { "들꽃 기자입력 2023.09.17. 10:05업데이트 2023.09.17. 11:20", true },
    { "2023年5月3日 10時5分配信　若葉太郎記者", true },
    { "2023年03月10日 09:30 最後更新：09:45", true },
    { "2023年9月17日に配信された歌は、よく売れた", false },
    { "tea", false },
};

/* Those that are one of a page only, which tells of its author apart. */
static void tells_byline(void **state)
{
    static const char *const lines[] = {
        "(2003/03/10) 記者茶山/台北報導",
        "2023/3/10 9:30:15　河港在线　茶山",
        "【河港之声2020年10月16日】（本台记者茶山综合报导）",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(is_date_byline(str_of(lines[i])));
        assert_false(is_date_line(str_of(lines[i])));
    }
    assert_true(is_date_byline(STR("2020-03-04")));
    assert_false(is_date_byline(STR("2020年3月4日的火车晚点了十分钟")));
}

static void tells(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (is_date_line(str_of(cases[i].s)) != cases[i].is)
            fail_msg("%s", cases[i].s);
}

/* A line that is too long is none, though it ends in a date. */
static void is_short(void **state)
{
    char s[300];
    (void)state;
    memset(s, 'a', sizeof s);
    memcpy(s + 100, "\n2020-03-04", 11);
    assert_true(is_date_line((struct str){ s, 111 }));
    memset(s, 'a', sizeof s);
    memcpy(s + 240, "\n2020-03-04", 11);
    assert_false(is_date_line((struct str){ s, 251 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells),
        cmocka_unit_test(tells_byline),
        cmocka_unit_test(is_short),
    };
    return cmocka_run_group_tests_name("dateline", tests, NULL, NULL);
}
