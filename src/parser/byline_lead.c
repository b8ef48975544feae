/* SPDX-License-Identifier: MIT */
/*
 * A bracket begins a line, in it or behind it stand names and what reporters
 * are called. One without names is believed where text follows it: behind a
 * picture it says who took that, and there the line ends.
 */
#include <config.h>

#include "parser/byline_lead.h"

#include "parser/byline_parts.h"
#include "text/utf8.h"

enum {
    LOOK = 1024,
    BRACKET_MAX = 80, /* bytes in one */
    PAPER_MAX = 36,   /* of the name of a paper */
    TEXT_LEAST = 24,  /* behind the bracket in its line */
    NAMES_MAX = 6,
    KISHA_MAX = 8, /* characters of a Japanese name */
    TAIL = 320,    /* bytes with the last lines */
    ROOM = 512,
};

/* Bytes of a word for a reporter at the end of s, with what ranks one; 0 if
 * there is none. */
static size_t title_bytes(struct str s)
{
    static const struct str titles[] = { STR_INIT("기자"), STR_INIT("특파원"),
                                         STR_INIT("논설위원"),
                                         STR_INIT("통신원") };
    static const struct str ranks[] = {
        STR_INIT("선임"), STR_INIT("수습"), STR_INIT("인턴"), STR_INIT("객원"),
        STR_INIT("전문"), STR_INIT("편집"), STR_INIT("수석"), STR_INIT("대"),
    };
    size_t n = 0;
    for (size_t i = 0; i < sizeof titles / sizeof *titles && n == 0; i++)
        n = str_ends(s, titles[i]) ? titles[i].n : 0;
    struct str before = str_head(s, s.n - n);
    for (size_t i = 0; n && i < sizeof ranks / sizeof *ranks; i++)
        if (str_ends(before, ranks[i]) &&
            (before.n == ranks[i].n ||
             str_ends(str_head(before, before.n - ranks[i].n), STR(" "))))
            return n + ranks[i].n;
    return n;
}

/* names */

static struct str skip_parts(struct str s)
{
    static const struct str parts[] = { STR_INIT("·"), STR_INIT(","),
                                        STR_INIT(" "), STR_INIT("&nbsp;"),
                                        STR_INIT("\u00a0") };
    return SKIP_ANY(s, parts);
}

/* A dot parts names here, where elsewhere it may be in one. */
static struct run hangul_take(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    while (p < end) {
        const char *next = p;
        if (script_of(utf8_next(&next, end)) != SCRIPT_HANGUL)
            break;
        p = next;
    }
    return run_take(str_range(s.p, p));
}

static bool is_korean_name(const struct run *r)
{
    return r->script == SCRIPT_HANGUL && run_is_name(r);
}

/* "아무개 누구 기자 =" at the begin of s. */
static bool names_behind(struct str s, struct names *out)
{
    for (int left = NAMES_MAX; left > 0; left--) {
        s = skip_parts(s);
        struct run r = hangul_take(s);
        size_t title = title_bytes(r.s);
        struct str name = str_head(r.s, r.s.n - title);
        struct run bare = run_take(name);
        if (name.n && !(title && name.n < 6) && is_korean_name(&bare))
            names_add(out, name);
        else if (name.n || !title)
            return false;
        s = str_skip(s, r.s.n);
        if (title)
            return out->n > 0 && str_starts(skip_parts(s), STR("="));
    }
    return false;
}

/* "신문 아무개 기자", "신문=아무개 기자": the name; *rest gets what is before.
 */
static bool name_in(struct str s, struct str *rest, struct names *out)
{
    struct str name = STR_NONE;
    *rest = s;
    for (int left = NAMES_MAX; left > 0; left--) {
        size_t title = title_bytes(*rest);
        struct str before = str_trim(str_head(*rest, rest->n - title));
        struct run r = run_before(before);
        if (title == 0 || !is_korean_name(&r))
            break;
        name = r.s;
        *rest = str_trim(str_head(before, before.n - r.s.n));
        if (!str_ends(*rest, STR(",")))
            break;
        *rest = str_trim(str_head(*rest, rest->n - 1));
    }
    if (name.n)
        names_add(out, name);
    return name.n > 0;
}

/* "ロンドン＝林遠", "北京＝林遠、茶山" */
static bool correspondents(struct str s, struct names *out)
{
    static const struct str agencies[] = { STR_INIT("共同"), STR_INIT("時事"),
                                           STR_INIT("ロイター"),
                                           STR_INIT("通信") };
    struct str mark = STR("＝"), comma = STR("、");
    size_t at = str_find(s, mark);
    struct str rest = str_skip(s, at + mark.n);
    struct run place = run_take(s);
    if (at == 0 || place.s.n != at)
        return false;
    while (rest.n) {
        size_t end = str_find(rest, comma);
        struct run r = run_take(str_head(rest, end));
        if (r.s.n != end || r.script > SCRIPT_KANA || r.chars < 2 ||
            r.chars > KISHA_MAX || STR_ANY(r.s, str_ends, agencies)) {
            out->n = 0;
            break;
        }
        names_add(out, r.s);
        rest = str_skip(rest, end + comma.n);
    }
    return out->n > 0;
}

/* paper */

/* Words of who took or gave a picture. */
static bool is_picture(struct str s)
{
    static const struct str words[] = {
        STR_INIT("사진"),   STR_INIT("제공"),     STR_INIT("자료"),
        STR_INIT("캡처"),   STR_INIT("영상"),     STR_INIT("출처"),
        STR_INIT("그래픽"), STR_INIT("일러스트"),
    };
    return STR_ANY(s, str_has, words);
}

/* What stands behind the place: "서울=통신", "로마 = AP/통신". */
static struct str paper_of(struct str s)
{
    size_t equals = str_rchr(s, '='), slash = str_rchr(s, '/');
    if (equals + 1 == s.n) { /* before the name that was taken */
        s = str_trim(str_head(s, equals));
        equals = str_rchr(s, '=');
    }
    struct str paper = str_trim(equals < s.n ? str_skip(s, equals + 1) : s);
    slash = str_rchr(paper, '/');
    if (slash < paper.n)
        paper = str_trim(str_skip(paper, slash + 1));
    return paper.n <= PAPER_MAX && has_hangul(s) && !str_has(paper, STR("<"))
               ? paper
               : STR_NONE;
}

/* "ワシントン共同", "キーウ　２１日　ロイター": the agency by its whole name.
 */
static struct str agency_of(struct str s)
{
    static const struct str agencies[][2] = {
        { STR_INIT("共同"), STR_INIT("共同通信") },
        { STR_INIT("時事"), STR_INIT("時事通信") },
        { STR_INIT("ロイター"), STR_INIT("ロイター") },
        { STR_INIT("聯合ニュース"), STR_INIT("聯合ニュース") },
    };
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
        if (s.n > agencies[i][0].n && str_ends(s, agencies[i][0]))
            return agencies[i][1];
    return STR_NONE;
}

/* brackets */

/* What is in the bracket at the begin of s; *behind gets the rest. */
static struct str bracket(struct str s, struct str *behind)
{
    static const struct str pairs[][2] = {
        { STR_INIT("("), STR_INIT(")") },   { STR_INIT("["), STR_INIT("]") },
        { STR_INIT("【"), STR_INIT("】") }, { STR_INIT("（"), STR_INIT("）") },
        { STR_INIT("［"), STR_INIT("］") },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!str_starts(s, pairs[i][0]))
            continue;
        struct str in = str_head(str_skip(s, pairs[i][0].n), BRACKET_MAX);
        size_t end = str_find(in, pairs[i][1]);
        *behind = str_skip(s, pairs[i][0].n + end + pairs[i][1].n);
        return end < in.n && str_chr(in, '\n') > end ? str_head(in, end)
                                                     : STR_NONE;
    }
    return STR_NONE;
}

static bool has_text(struct str s)
{
    return str_chr(s, '\n') >= TEXT_LEAST && s.n >= TEXT_LEAST;
}

static bool lead_at(struct str s, struct names *names, struct str *paper)
{
    struct str behind, in = bracket(s, &behind), rest;
    if (in.p && correspondents(in, names)) {
        names->n = has_text(behind) ? names->n : 0;
        return names->n > 0;
    }
    if (in.p && has_text(behind) && (*paper = agency_of(in)).p)
        return true;
    if (!in.p || !has_hangul(in) || is_picture(in))
        return false;
    bool named = name_in(in, &rest, names);
    if (!named && (str_chr(in, '=') == in.n || !has_text(behind)))
        return false;
    *paper = paper_of(rest);
    if (!named && !names_behind(behind, names))
        names->n = 0;
    return names->n > 0 || paper->n > 0;
}

/* Does s begin with a bracket that a lead could be in? Most lines do not. */
static bool may_open(struct str s)
{
    return s.n && (s.p[0] == '(' || s.p[0] == '[' || s.p[0] == '\xE3' ||
                   s.p[0] == '\xEF');
}

/* A lead at the begin of a line, or of a cell or element in it. */
static bool lead_in(struct str line, struct str rest, struct names *names,
                    struct str *paper)
{
    size_t at = 0;
    for (;;) {
        struct str s = label_skip_blanks(str_range(line.p + at, str_end(rest)));
        if (may_open(s) && lead_at(s, names, paper))
            return true;
        struct str left = str_skip(line, at);
        size_t tag = str_chr(left, '>'), tab = str_chr(left, '\t');
        size_t next = tag < tab ? tag : tab;
        if (next >= left.n)
            return false;
        at += next + 1;
    }
}

/* "아무개 기자 a@b.example" among the last lines. */
static void signature(struct str body, struct names *out)
{
    struct str rest = str_skip(body, body.n < TAIL ? 0 : body.n - TAIL), line;
    while (str_line(&rest, &line))
        if (byline_signature(line)) {
            out->n = byline_names(line, out->p, out->room);
            return;
        }
}

/* Where body has one, the names into *names. */
static struct str lead(struct str body, struct names *names)
{
    static const struct str opens[] = { STR_INIT("【"), STR_INIT("［") };
    struct str look = str_head(body, LOOK), paper = STR_NONE, line;
    struct str rest = look, s;
    /* A third of Hangul begins so, and nothing else that is read here; no lead
     * is without one of the two. */
    bool korean = str_chr(look, '\xEC') < look.n &&
                  (str_chr(look, '=') < look.n || str_has(look, STR("기자")));
    if (!korean && !str_has(look, STR("＝")) &&
        !STR_ANY(label_skip_blanks(look), str_starts, opens))
        return STR_NONE;
    while (s = rest, str_line(&rest, &line))
        if (lead_in(line, s, names, &paper))
            return paper;
    names->n = 0;
    return STR_NONE;
}

struct str byline_paper(struct str body)
{
    char room[ROOM];
    return lead(body, &(struct names){ .p = room, .room = sizeof room });
}

struct str byline_reporters(struct arena *a, struct str body)
{
    char room[ROOM];
    struct names names = { .p = room, .room = sizeof room };
    struct str all = STR_NONE, name;
    lead(body, &names);
    if (names.n == 0)
        signature(body, &names);
    struct str rest = { names.p, names.full ? 0 : names.n };
    while (rest.n && str_field(&rest, '\n', &name))
        all = all.p ? arena_printf(a, "%.*s、%.*s", STR_ARG(all), STR_ARG(name))
                    : arena_str(a, name);
    return all;
}
