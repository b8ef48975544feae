/* SPDX-License-Identifier: MIT */
/*
 * A name of Han is two or three characters, four with a surname of two, and
 * none of the words that stand in its place.
 */
#include <config.h>

#include "parser/reporter_parts.h"

#include "text/cjk.h"
#include "text/utf8.h"

#include <string.h>

bool reporter_starts(struct str s, const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, list[i]))
            return true;
    return false;
}

/* The Han that s begins with. */
struct str reporter_han(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        const char *next = p;
        if (!cjk_is_han(utf8_next(&next, end)))
            break;
        p = next;
    }
    return str_range(s.p, p);
}

bool reporter_add(struct reporters *l, struct str name)
{
    static const struct str comma = STR_INIT("、");
    size_t by = l->n ? comma.n : 0;
    if (l->n + by + name.n > sizeof l->buf)
        return false;
    memcpy(l->buf + l->n, comma.p, by);
    memcpy(l->buf + l->n + by, name.p, name.n);
    l->n += by + name.n;
    return true;
}

/* Words where a name should be. */
static bool is_word(struct str s)
{
    static const struct str words[] = {
        STR_INIT("现场"), STR_INIT("現場"), STR_INIT("连线"), STR_INIT("連線"),
        STR_INIT("实地"), STR_INIT("實地"), STR_INIT("独家"), STR_INIT("獨家"),
        STR_INIT("特别"), STR_INIT("特別"), STR_INIT("特约"), STR_INIT("特約"),
        STR_INIT("见习"), STR_INIT("本报"), STR_INIT("本報"), STR_INIT("本台"),
        STR_INIT("日前"), STR_INIT("今日"), STR_INIT("近日"), STR_INIT("佚名"),
        STR_INIT("匿名"), STR_INIT("不详"), STR_INIT("不詳"), STR_INIT("未知"),
        STR_INIT("网友"), STR_INIT("網友"), STR_INIT("编辑"), STR_INIT("編輯"),
        STR_INIT("综合"), STR_INIT("綜合"), STR_INIT("来源"), STR_INIT("來源"),
        STR_INIT("本刊"), STR_INIT("发自"), STR_INIT("發自"), STR_INIT("本网"),
        STR_INIT("本文"), STR_INIT("作者"), STR_INIT("笔者"), STR_INIT("通讯"),
    };
    return reporter_starts(s, words, COUNT(words));
}

bool reporter_is_name(struct str s, unsigned most)
{
    static const struct str doubles[] = {
        STR_INIT("欧阳"), STR_INIT("歐陽"), STR_INIT("司马"), STR_INIT("司馬"),
        STR_INIT("诸葛"), STR_INIT("諸葛"), STR_INIT("上官"), STR_INIT("夏侯"),
        STR_INIT("皇甫"), STR_INIT("令狐"), STR_INIT("慕容"), STR_INIT("端木"),
        STR_INIT("司徒"), STR_INIT("南宫"), STR_INIT("南宮"), STR_INIT("尉迟"),
    };
    size_t n = utf8_count(s);
    if (n == 4 && reporter_starts(s, doubles, COUNT(doubles)))
        most = 4;
    return n >= 2 && n <= most && !is_word(s);
}
