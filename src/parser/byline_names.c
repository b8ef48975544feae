/* SPDX-License-Identifier: MIT */
/*
 * A name is a run of letters of one script: two to four characters of Han or
 * Hangul, more with kana or a middle dot, capitalised words of Latin letters.
 */
#include <config.h>

#include "parser/byline_parts.h"

#include "base/ascii.h"
#include "text/cjk.h"
#include "text/utf8.h"

#include <string.h>

enum {
    HAN_MAX = 4,   /* characters of a name */
    LONG_MAX = 14, /* of one with kana or a middle dot */
};

void names_add(struct names *out, struct str s)
{
    size_t lf = out->n > 0;
    if (out->full || out->n + lf + s.n > out->room) {
        out->full = true;
        return;
    }
    if (lf)
        out->p[out->n++] = '\n';
    memcpy(out->p + out->n, s.p, s.n);
    out->n += s.n;
}

/* To the last name, without LF: the second half of "林　远". */
static void names_join(struct names *out, struct str s)
{
    if (out->full || out->n + s.n > out->room) {
        out->full = true;
        return;
    }
    memcpy(out->p + out->n, s.p, s.n);
    out->n += s.n;
}

enum script script_of(uint32_t c)
{
    if (cjk_is_han(c) || c == 0x3005 || c >= 0x20000)
        return SCRIPT_HAN;
    if (c >= 0x3041 && c <= 0x30FF && c != 0x30FB)
        return SCRIPT_KANA;
    if (cjk_is_hangul(c))
        return SCRIPT_HANGUL;
    if ((c < 0x80 && ascii_is_letter((char)c)) || (c >= 0xC0 && c <= 0x24F))
        return SCRIPT_LATIN;
    return c == 0xB7 || c == 0x2022 || c == 0x30FB ? SCRIPT_DOT : SCRIPT_NONE;
}

static const struct str *find_any(struct str s, const struct str *list,
                                  size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, list[i]))
            return &list[i];
    return NULL;
}

struct str skip_any(struct str s, const struct str *list, size_t n)
{
    const struct str *word;
    while ((word = find_any(s, list, n)))
        s = str_skip(s, word->n);
    return s;
}

/* runs */

/* The letters at the begin of s; of Latin ones all capitalised words. */
struct run run_take(struct str s)
{
    struct run r = { .s = { s.p, 0 } };
    const char *p = s.p, *end = str_end(s);
    enum script first = SCRIPT_NONE;
    while (p < end) {
        const char *at = p;
        uint32_t c = utf8_next(&p, end);
        enum script is = script_of(c);
        bool latin = first == SCRIPT_LATIN;
        bool inner = latin && r.chars && p < end &&
                     (c == '.' || c == '-' || c == '\'' ||
                      (c == ' ' && ascii_is_upper(*p)));
        if (first == SCRIPT_NONE && is != SCRIPT_DOT)
            first = is;
        bool mixed = (is == SCRIPT_LATIN) != (first == SCRIPT_LATIN) ||
                     (is == SCRIPT_HANGUL) != (first == SCRIPT_HANGUL);
        if (!inner && is != SCRIPT_DOT && (is == SCRIPT_NONE || mixed)) {
            p = at;
            break;
        }
        if (is == SCRIPT_KANA || is == SCRIPT_DOT || r.script < is)
            r.script = r.script == SCRIPT_DOT ? r.script : is;
        r.chars++;
    }
    r.s = str_range(s.p, p);
    return r;
}

/* What stands behind a name and is none. */
bool name_is_word(struct str s)
{
    static const struct str words[] = {
        STR_INIT("摄影报道"), STR_INIT("攝影報導"), STR_INIT("报道"),
        STR_INIT("報導"),     STR_INIT("報道"),     STR_INIT("综合报道"),
        STR_INIT("綜合報導"), STR_INIT("发自"),     STR_INIT("發自"),
        STR_INIT("整理"),     STR_INIT("编译"),     STR_INIT("編譯"),
        STR_INIT("编辑"),     STR_INIT("編輯"),     STR_INIT("责编"),
        STR_INIT("来源"),     STR_INIT("來源"),     STR_INIT("字号"),
        STR_INIT("字體"),     STR_INIT("字体"),     STR_INIT("专稿"),
        STR_INIT("台北報導"), STR_INIT("北京报道"), STR_INIT("時間"),
        STR_INIT("时间"),     STR_INIT("日期"),     STR_INIT("发布"),
        STR_INIT("分享"),     STR_INIT("收藏"),     STR_INIT("匿名"),
        STR_INIT("기자"),     STR_INIT("입력"),     STR_INIT("수정"),
        STR_INIT("等"),       STR_INIT("阅读"),     STR_INIT("摄影"),
        STR_INIT("攝影"),     STR_INIT("撮影"),     STR_INIT("编辑部"),
        STR_INIT("編輯部"),   STR_INIT("編集部"),   STR_INIT("管理员"),
        STR_INIT("管理員"),   STR_INIT("小编"),     STR_INIT("小編"),
        STR_INIT("佚名"),     STR_INIT("未知"),     STR_INIT("综合"),
        STR_INIT("綜合"),     STR_INIT("网友"),     STR_INIT("網友"),
        STR_INIT("原创"),     STR_INIT("转载"),     STR_INIT("首页"),
        STR_INIT("首頁"),     STR_INIT("关注"),     STR_INIT("追蹤"),
        STR_INIT("追踪"),     STR_INIT("订阅"),     STR_INIT("訂閱"),
        STR_INIT("作者"),     STR_INIT("记者"),     STR_INIT("記者"),
        STR_INIT("简介"),     STR_INIT("簡介"),     STR_INIT("评论"),
        STR_INIT("評論"),     STR_INIT("구독"),
    };
    return STR_ANY(s, str_eq, words);
}

/* "Author Information", "更多作者" */
static bool has_word(struct str s)
{
    static const struct str words[] = {
        STR_INIT("Information"), STR_INIT("Author"), STR_INIT("About"),
        STR_INIT("Published"),   STR_INIT("Share"),  STR_INIT("Follow"),
        STR_INIT("Updated"),     STR_INIT("Role"),   STR_INIT("Editor"),
        STR_INIT("作者"),        STR_INIT("记者"),   STR_INIT("記者"),
        STR_INIT("更多"),        STR_INIT("专栏"),   STR_INIT("專欄"),
        STR_INIT("编辑"),        STR_INIT("編輯"),   STR_INIT("기자"),
    };
    return STR_ANY(s, str_has, words);
}

bool run_is_name(const struct run *r)
{
    if (name_is_word(r->s) || has_word(r->s))
        return false;
    switch (r->script) {
    case SCRIPT_HAN:
    case SCRIPT_HANGUL:
        return r->chars >= 2 && r->chars <= HAN_MAX;
    case SCRIPT_KANA:
    case SCRIPT_DOT:
        return r->chars >= 2 && r->chars <= LONG_MAX;
    case SCRIPT_LATIN:
        return r->chars >= 2 && !ascii_is_lower(r->s.p[0]);
    case SCRIPT_NONE:
        break;
    }
    return false;
}

static bool is_label_mark(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("："), STR_INIT(":"),  STR_INIT("｜"),
        STR_INIT("|"),  STR_INIT("＝"), STR_INIT("="),
    };
    return STR_ANY(s, str_starts, marks);
}

/* Names one after another; what follows the last one is returned. `more`:
 * blanks alone part them too. */
struct str names_take(struct str s, bool more, struct names *out)
{
    static const struct str parts[] = { STR_INIT("、"), STR_INIT(","),
                                        STR_INIT("&") };
    static const struct str helpers[] = { STR_INIT("通讯员"),
                                          STR_INIT("通訊員"),
                                          STR_INIT("实习生") };
    static const struct str stops[] = { STR_INIT("发自"), STR_INIT("發自"),
                                        STR_INIT("报道"), STR_INIT("報導") };
    struct str behind = s;
    bool half = false; /* a name of which one character was read */
    for (;;) {
        struct str at = label_skip_blanks(s);
        at = label_skip_blanks(SKIP_ANY(at, helpers));
        struct run r = run_take(at);
        bool one = r.script == SCRIPT_HAN && r.chars == 1;
        struct str after = str_skip(at, r.s.n);
        struct str next = label_skip_blanks(after);
        if (half && one) {
            names_join(out, r.s);
            half = false;
        } else if (half || STR_ANY(at, str_starts, stops) ||
                   (!one && !run_is_name(&r)) ||
                   (out->n && more && is_label_mark(next))) {
            break;
        } else if (one) {
            /* the other half must follow */
            struct run other = run_take(next);
            if (next.p == after.p || other.script != SCRIPT_HAN ||
                other.chars != 1)
                break;
            names_add(out, r.s);
            half = true;
            s = after;
            continue;
        } else {
            names_add(out, r.s);
        }
        behind = after;
        s = SKIP_ANY(next, parts);
        if (s.p == next.p && (!more || next.p == after.p))
            break;
    }
    return behind;
}

/* The run that ends at the end of s. */
struct run run_before(struct str s)
{
    const char *p = str_end(s), *from = p;
    while (p > s.p) {
        uint32_t c = utf8_prev(&p, s.p);
        enum script is = script_of(c);
        if (is == SCRIPT_NONE || is == SCRIPT_LATIN || is == SCRIPT_DOT)
            break;
        from = p;
    }
    return run_take(str_range(from, str_end(s)));
}
