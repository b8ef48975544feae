/* SPDX-License-Identifier: MIT */
/*
 * What parser/date reads, between words that belong to a date; the words are
 * tried in the order of their tables.
 */
#include <config.h>

#include "parser/dateline.h"

#include "base/ascii.h"
#include "parser/byline.h"
#include "parser/date.h"
#include "parser/label_names.h"

enum {
    DATE_MAX = 240,  /* bytes of a date line with its byline */
    BESIDE_MAX = 90, /* of words beside a date */
    PERSON_MAX = 24, /* of those behind the name of a paper */
};

/* Take words off the begin, each once and in the order of the list. */
static struct str skip_words(struct str s, const struct str *list, size_t n)
{
    s = str_trim(s);
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, list[i]))
            s = str_trim(str_skip(s, list[i].n));
    return s;
}

/* "12 分钟前" */
static bool is_ago(struct str s)
{
    static const struct str units[] = {
        STR_INIT("分钟前"),   STR_INIT("小时前"),     STR_INIT("分鐘前"),
        STR_INIT("小時前"),   STR_INIT("天前"),       STR_INIT("秒前"),
        STR_INIT("个月前"),   STR_INIT("個月前"),     STR_INIT("分前"),
        STR_INIT("時間前"),   STR_INIT("日前"),       STR_INIT("분 전"),
        STR_INIT("시간 전"),  STR_INIT("일 전"),      STR_INIT("minutes ago"),
        STR_INIT("mins ago"), STR_INIT("hours ago"),  STR_INIT("hour ago"),
        STR_INIT("days ago"), STR_INIT("minute ago"), STR_INIT("day ago"),
    };
    size_t n = ascii_digits(s);
    if (n == 0 || n > 3)
        return false;
    s = str_trim(str_skip(s, n));
    return STR_ANY(s, str_eq, units);
}

/* "某报 某人" */
static bool is_paper(struct str s)
{
    s = label_trim(s);
    size_t n = str_find(s, STR("\u3000")), blank = str_chr(s, ' ');
    n = blank < n ? blank : n;
    return s.n - n <= PERSON_MAX && label_is_publisher(str_head(s, n));
}

/* Words of a byline beside a date, no sentence. */
static bool is_beside(struct str s, bool byline)
{
    char names[BESIDE_MAX];
    static const struct str words[] = {
        STR_INIT("기자"),   STR_INIT("입력"),     STR_INIT("등록"),
        STR_INIT("수정"),   STR_INIT("업데이트"), STR_INIT("송고"),
        STR_INIT("配信"),   STR_INIT("更新日"),   STR_INIT("公開日"),
        STR_INIT("来源："), STR_INIT("來源："),   STR_INIT("作者："),
        STR_INIT("更新："), STR_INIT("更新:"),
    };
    if (s.n > BESIDE_MAX || str_has(s, STR("。")) || str_has(s, STR("，")) ||
        str_has(s, STR("、")) || str_has(s, STR("다.")))
        return false;
    if (STR_ANY(s, str_has, words))
        return true;
    return byline && (byline_names(s, names, sizeof names) > 0 || is_paper(s));
}

/* A line that is a date and no more than words that belong to one. */
static bool is_date(struct str s, bool byline)
{
    static const struct str before[] = {
        STR_INIT("最后更新："), STR_INIT("最後更新："), STR_INIT("更新时间"),
        STR_INIT("更新時間"),   STR_INIT("发表时间："), STR_INIT("發表時間："),
        STR_INIT("发布时间"),   STR_INIT("發佈時間"),   STR_INIT("发布于"),
        STR_INIT("提交日期"),   STR_INIT("日期"),       STR_INIT("：:"),
        STR_INIT("："),         STR_INIT(":"),          STR_INIT("在"),
    };
    static const struct str after[] = {
        STR_INIT("提交"), STR_INIT("发布"), STR_INIT("更新"),
        STR_INIT("發佈"), STR_INIT("发表"),
    };
    struct date d;
    struct str at, behind;
    s = str_trim(s);
    if (is_ago(s))
        return true;
    s = skip_words(s, before, sizeof before / sizeof *before);
    if (!date_find(s, &d, &at))
        return false;
    /* weekday names before it */
    if (at.p - s.p > 16 && !is_beside(str_range(s.p, at.p), byline))
        return false;
    at = str_range(at.p, str_end(s));
    if (!date_read(&at, false, &d))
        return false;
    at = skip_words(at, after, sizeof after / sizeof *after);
    /* "2023-09-17 10:05 来源：某报 编辑：某人" */
    return at.n <= 12 || is_beside(at, byline) ||
           (label_take(at, &behind) && !str_has(at, STR("。")));
}

static bool is_line(struct str s, bool with)
{
    if (s.n == 0 || s.n > DATE_MAX)
        return false;
    size_t lf = str_rchr(s, '\n');
    if (lf == s.n)
        return is_date(s, with);
    struct str byline = str_head(s, lf);
    return is_date(str_skip(s, lf + 1), with) && !str_has(byline, STR("。")) &&
           !str_has(byline, STR("？"));
}

bool is_date_line(struct str s)
{
    return is_line(s, false);
}

bool is_date_byline(struct str s)
{
    return is_line(s, true);
}
