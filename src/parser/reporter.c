/* SPDX-License-Identifier: MIT */
/*
 * Both kinds of names stand behind a word that ends in 者, or behind 文 in
 * the first lines; what stands before and behind them must be as expected.
 *
 * Between the name and the verb of a reporter often stands a place, without a
 * mark: a name is believed where it has two or three Han, or four and a
 * surname of two, once known places are taken off.
 */
#include <config.h>

#include "parser/reporter_parts.h"

#include "base/ascii.h"
#include "text/cjk.h"
#include "text/utf8.h"

#include <stdint.h>
#include <string.h>

enum {
    LOOK = 896,       /* bytes in which the first lines are */
    FIRST_LOOK = 768, /* in which 文 may begin one */
    LEAD_LOOK = 320,  /* behind the begin of a lead */
    TAIL = 2048,      /* in which the last line is, where there is a lead */
    BEFORE_MAX = 16,  /* characters between the bracket and 记者 */
};

/* Without the places that it ends in. */
static struct str without_places(struct str s)
{
    static const struct str places[] = {
        STR_INIT("美国"),     STR_INIT("美國"),   STR_INIT("加拿大"),
        STR_INIT("澳洲"),     STR_INIT("德国"),   STR_INIT("德國"),
        STR_INIT("英国"),     STR_INIT("英國"),   STR_INIT("法国"),
        STR_INIT("法國"),     STR_INIT("日本"),   STR_INIT("韩国"),
        STR_INIT("韓國"),     STR_INIT("台湾"),   STR_INIT("台灣"),
        STR_INIT("香港"),     STR_INIT("台北"),   STR_INIT("臺北"),
        STR_INIT("北京"),     STR_INIT("上海"),   STR_INIT("东京"),
        STR_INIT("東京"),     STR_INIT("首尔"),   STR_INIT("首爾"),
        STR_INIT("华盛顿"),   STR_INIT("華盛頓"), STR_INIT("纽约"),
        STR_INIT("紐約"),     STR_INIT("洛杉矶"), STR_INIT("洛杉磯"),
        STR_INIT("旧金山"),   STR_INIT("舊金山"), STR_INIT("芝加哥"),
        STR_INIT("波士顿"),   STR_INIT("休斯顿"), STR_INIT("多伦多"),
        STR_INIT("多倫多"),   STR_INIT("温哥华"), STR_INIT("溫哥華"),
        STR_INIT("渥太华"),   STR_INIT("悉尼"),   STR_INIT("墨尔本"),
        STR_INIT("伦敦"),     STR_INIT("倫敦"),   STR_INIT("巴黎"),
        STR_INIT("柏林"),     STR_INIT("日内瓦"), STR_INIT("布鲁塞尔"),
        STR_INIT("澳大利亚"), STR_INIT("新西兰"),
    };
    for (size_t i = 0; i < COUNT(places); i++)
        if (str_ends(s, places[i])) {
            s.n -= places[i].n;
            i = (size_t)-1; /* from the first one again */
        }
    return s;
}

/* Where the verb of "张山综合报导" begins; s.n if there is none. */
static size_t verb_at(struct str s)
{
    static const struct str verbs[] = {
        STR_INIT("综合"), STR_INIT("綜合"), STR_INIT("采访"), STR_INIT("採訪"),
        STR_INIT("编译"), STR_INIT("編譯"), STR_INIT("报导"), STR_INIT("報導"),
        STR_INIT("报道"), STR_INIT("報道"), STR_INIT("整理"), STR_INIT("专访"),
        STR_INIT("專訪"), STR_INIT("撰稿"), STR_INIT("特稿"),
    };
    for (size_t at = 0; at < s.n; at += 3) { /* a Han has three bytes */
        struct str rest = str_skip(s, at);
        for (size_t i = 0; i < COUNT(verbs); i++)
            if (rest.p[2] == verbs[i].p[2] && str_starts(rest, verbs[i]))
                return at;
    }
    return s.n;
}

static bool closes(struct str s)
{
    static const struct str marks[] = { STR_INIT("）"), STR_INIT(")"),
                                        STR_INIT("】"), STR_INIT("/"),
                                        STR_INIT("／") };
    return reporter_starts(s, marks, COUNT(marks));
}

/* Bytes of what parts two names. */
static size_t parting(struct str s)
{
    static const struct str marks[] = { STR_INIT("、"), STR_INIT("，"),
                                        STR_INIT(" "), STR_INIT("\u3000") };
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(s, marks[i]))
            return marks[i].n;
    return 0;
}

/* The names behind 记者. bare: 记者 stands right behind the bracket. */
static bool reporters(struct str s, bool bare, struct reporters *l)
{
    for (;;) {
        struct str run = reporter_han(s);
        struct str behind = str_skip(s, run.n);
        size_t verb = verb_at(run), by = parting(behind);
        if (verb < run.n) {
            struct str name = without_places(str_head(run, verb));
            return reporter_is_name(name, 3) && reporter_add(l, name);
        }
        if (!reporter_is_name(run, 3) || !reporter_add(l, run))
            return false;
        if (by == 0)
            return bare && closes(behind);
        s = str_skip(behind, by);
    }
}

/* Does a bracket open some characters before `at`, and no mark end it? */
static bool opens_before(struct str s, size_t at, bool *bare)
{
    const char *p = s.p + at;
    for (int i = 0; i < BEFORE_MAX && p > s.p; i++) {
        uint32_t c = utf8_prev(&p, s.p);
        if (c == '(' || c == 0xFF08 || c == 0x3010) { /* （ 【 */
            *bare = i == 0;
            return true;
        }
        if (c < 0x80 ? !ascii_is_digit((char)c) && c != ' '
                     : c >= 0x3000 && !cjk_is_han(c) && c != 0x3001)
            return false;
    }
    return false;
}

static bool reporter_at(struct str s, size_t word, bool must_be_bare,
                        struct reporters *l)
{
    bool bare;
    if (!opens_before(s, word, &bare) || (must_be_bare && !bare))
        return false;
    struct str rest = str_skip(s, word + 6);
    if (str_starts(rest, STR("：")))
        rest = str_skip(rest, 3);
    rest = str_trim(rest);
    l->n = 0;
    return reporters(rest, bare, l);
}

/* search */

/* Behind the next c in s from `at` on, 0 if there is none. c has three bytes;
 * the last one is the rarest in Chinese text. */
static size_t find_behind(struct str s, const char *c, size_t at)
{
    if (at + 2 >= s.n)
        return 0;
    const char *p = s.p + at + 2, *end = str_end(s);
    for (; p < end; p++) {
        p = memchr(p, c[2], (size_t)(end - p));
        if (!p)
            break;
        if (p[-1] == c[1] && p[-2] == c[0])
            return (size_t)(p - s.p) + 1;
    }
    return 0;
}

static bool is_reporter(struct str s, size_t behind)
{
    struct str word = str_head(s, behind);
    return str_ends(word, STR("记者")) || str_ends(word, STR("記者"));
}

static bool reporter_in(struct str s, bool must_be_bare, struct reporters *l)
{
    for (size_t at = 0; (at = find_behind(s, "者", at)) > 0;)
        if (at >= 6 && is_reporter(s, at) &&
            reporter_at(s, at - 6, must_be_bare, l))
            return true;
    return false;
}

static bool begin_in(struct str s, struct reporters *l)
{
    for (size_t at = 0; (at = find_behind(s, "者", at)) > 0;) {
        bool author = str_ends(str_head(s, at), STR("作者"));
        bool reporter = !author && is_reporter(s, at);
        if ((reporter && reporter_at(s, at - 6, false, l)) ||
            ((author || reporter) && reporter_label(s, at - 6, 6, author, l)))
            return true;
    }
    s = str_head(s, FIRST_LOOK);
    for (size_t at = 0; (at = find_behind(s, "文", at)) > 0;)
        if (reporter_label(s, at - 3, 3, true, l))
            return true;
    return false;
}

struct str reporter_find(struct arena *a, struct str body, struct str from_lead)
{
    struct reporters l;
    bool found;
    if (from_lead.n) {
        struct str tail = str_skip(body, body.n < TAIL ? 0 : body.n - TAIL);
        found = reporter_in(str_head(from_lead, LEAD_LOOK), false, &l) ||
                reporter_in(tail, true, &l);
    } else {
        found = begin_in(str_head(body, LOOK), &l);
    }
    return found ? arena_str(a, (struct str){ l.buf, l.n }) : STR_NONE;
}
