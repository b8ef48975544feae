/* SPDX-License-Identifier: MIT */
/*
 * The date is taken out; what is left are fields between blanks, columns and
 * brackets, each of them a page, a paper, a weekday, a name or the name of a
 * section. Anything else, and it is a line of text.
 */
#include <config.h>

#include "parser/issue_line.h"

#include "base/ascii.h"
#include "parser/date.h"
#include "parser/label_names.h"
#include "text/utf8.h"

enum {
    LINE_MAX_ = 200,
    SECTION_MAX = 24, /* bytes of the name of a section */
    SECTIONS = 2,
    NAME_CHARS = 12,
};

/* "第1版", "A3版", "A12", "第一版：要闻", "头版", "版次" */
static bool is_page(struct str s)
{
    static const struct str numerals = STR_INIT("一二三四五六七八九十");
    if (str_eq(s, STR("头版")) || str_eq(s, STR("頭版")))
        return true;
    bool nth = str_starts(s, STR("第"));
    struct str rest = str_skip(s, nth ? 3 : 0);
    bool letter = rest.n && rest.p[0] >= 'A' && rest.p[0] <= 'T';
    rest = str_skip(rest, letter);
    size_t n = 0, digits = 0;
    while (n < rest.n && digits < 3) {
        struct str c = utf8_head(str_skip(rest, n), 3);
        if (ascii_is_digit(rest.p[n]))
            n++;
        else if (c.n == 3 && str_has(numerals, c))
            n += 3;
        else
            break;
        digits++;
    }
    if (digits == 0)
        return false;
    rest = str_skip(rest, n);
    if (rest.n == 0)
        return letter && digits >= 1;
    if (str_starts(rest, STR("版")))
        rest = str_skip(rest, 3);
    else if (nth && str_starts(rest, STR("页")))
        rest = str_skip(rest, 3);
    else
        return false;
    return rest.n == 0 || str_eq(rest, STR("面")) ||
           ((str_starts(rest, STR("：")) || str_starts(rest, STR("("))) &&
            rest.n <= SECTION_MAX);
}

static bool is_weekday(struct str s)
{
    static const struct str begins[] = { STR_INIT("星期"), STR_INIT("周"),
                                         STR_INIT("週"), STR_INIT("禮拜") };
    static const struct str days = STR_INIT("一二三四五六日天");
    if (s.n == 3) /* "(日)" */
        return str_has(days, s);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (str_starts(s, begins[i]) && s.n == begins[i].n + 3)
            return str_has(days, str_skip(s, begins[i].n));
    return false;
}

/* Marks of a sentence; a field has none. */
static bool is_text(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("。"), STR_INIT("，"),  STR_INIT("、"), STR_INIT("；"),
        STR_INIT("！"), STR_INIT("？"),  STR_INIT("："), STR_INIT("“"),
        STR_INIT(": "), STR_INIT("://"),
    };
    return STR_ANY(s, str_has, marks);
}

struct str issue_person(struct str s)
{
    static const struct str titles[] = {
        STR_INIT("By"),       STR_INIT("本报记者"), STR_INIT("本報記者"),
        STR_INIT("特约记者"), STR_INIT("记者"),     STR_INIT("記者"),
        STR_INIT("通讯员"),   STR_INIT("文／"),     STR_INIT("文/"),
    };
    bool titled = false;
    s = label_trim(s);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (str_starts(s, titles[i])) {
            s = label_trim(str_skip(s, titles[i].n));
            titled = true;
        }
    size_t chars = utf8_count(s);
    bool short_name = (s.n == 6 || s.n == 9) && chars * 3 == s.n;
    if (is_text(s) || chars < 2 || chars > NAME_CHARS ||
        (!titled && (!short_name || label_is_publisher(s))))
        return STR_NONE;
    return s;
}

/* Bytes of what stands between two fields of a column: blanks, brackets. */
static size_t gap(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("\u3000"), STR_INIT("【"), STR_INIT("】"), STR_INIT("《"),
        STR_INIT("》"),     STR_INIT("（"), STR_INIT("）"), STR_INIT("·"),
    };
    if (s.n == 0)
        return 0;
    if (s.p[0] >= 0)
        return s.p[0] && strchr(" \t[]()", s.p[0]);
    /* the bytes that the marks begin with */
    if (s.p[0] != '\xC2' && s.p[0] != '\xE3' && s.p[0] != '\xEF')
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(s, marks[i]))
            return marks[i].n;
    return 0;
}

struct count {
    size_t pages, papers, sections, columns;
    bool by; /* the next field is who wrote it */
};

/* "城南晚报记者", "本报记者": *paper gets what stands before 记者. */
static bool is_reporter(struct str s, struct str *paper)
{
    static const struct str ends[] = { STR_INIT("记者"), STR_INIT("記者") };
    for (size_t i = 0; i < 2; i++)
        if (str_ends(s, ends[i])) {
            *paper = str_head(s, s.n - ends[i].n);
            return true;
        }
    return false;
}

static bool take_field(struct str s, struct count *n, struct issue_line *out)
{
    struct str paper;
    if (s.n == 0 || is_weekday(s))
        return true;
    if (str_ends(s, STR("电子版")))
        s = str_head(s, s.n - STR("电子版").n);
    if (n->by) {
        n->by = false;
        str_fill(&out->author, s);
        return s.n <= SECTION_MAX && !is_text(s);
    }
    if (is_reporter(s, &paper)) {
        n->by = true;
        if (label_is_publisher(paper))
            str_fill(&out->source, paper);
    } else if (is_page(s)) {
        n->pages++;
    } else if (label_is_publisher(s) && !is_text(s)) {
        str_fill(&out->source, s);
        n->papers++;
    } else {
        n->sections++;
        return s.n <= SECTION_MAX && !is_text(s) && n->sections <= SECTIONS;
    }
    return true;
}

static bool take_column(struct str s, struct count *n, struct issue_line *out)
{
    s = label_trim(s);
    if (str_starts(s, STR("By "))) {
        str_fill(&out->author, issue_person(s));
        return !is_text(s);
    }
    while (s.n) {
        size_t end = 0, g;
        while (end < s.n && (g = gap(str_skip(s, end))) == 0)
            end++;
        if (!take_field(str_head(s, end), n, out))
            return false;
        s = str_skip(s, end < s.n ? end + g : end);
    }
    return true;
}

static bool take_columns(struct str s, struct count *n, struct issue_line *out)
{
    struct str column;
    size_t wide;
    while (s.n) {
        size_t end = str_chr(s, '|');
        wide = str_find(s, STR("｜"));
        bool two = wide < end;
        end = two ? wide : end;
        column = str_head(s, end);
        n->columns += end < s.n;
        if (!take_column(column, n, out))
            return false;
        s = str_skip(s, end + (two ? 3 : 1));
    }
    return true;
}

/* Does a word stand right beside the date that is no page and no paper? */
static bool is_glued(struct str before, struct str behind)
{
    size_t end = 0;
    while (end < behind.n && gap(str_skip(behind, end)) == 0 &&
           behind.p[end] != '|')
        end++;
    struct str next = str_head(behind, end), last = before;
    if (next.n && !is_page(next) && !is_weekday(next))
        return true;
    for (size_t i = 0; i < before.n; i++)
        if (before.p[i] == '|' || gap(str_skip(before, i)))
            last = str_skip(
                before,
                i + (before.p[i] == '|' ? 1 : gap(str_skip(before, i))));
    return last.n && !label_is_publisher(last) && !is_weekday(last);
}

/* Has it no mark of a sentence, and what a day or a page is told by? Most
 * lines of text are passed over so. */
static bool may_be_issue(struct str line)
{
    return !str_has(line, STR("。")) && !str_has(line, STR("，")) &&
           (date_may_be_in(line) || str_has(line, STR("版")) ||
            str_has(line, STR("页")));
}

bool issue_line(struct str line, struct issue_line *out)
{
    struct count n = { 0 };
    struct date d;
    struct str at = STR_NONE;
    *out = (struct issue_line){ 0 };
    line = label_trim(line);
    if (line.n == 0 || line.n > LINE_MAX_ || !may_be_issue(line))
        return false;
    struct str before = line, behind = STR_NONE;
    if (date_find(line, &d, &at)) {
        before = str_range(line.p, at.p);
        behind = str_range(str_end(at), str_end(line));
        out->date = at;
        if (is_glued(before, behind))
            return false;
    }
    if (!take_columns(before, &n, out) || !take_columns(behind, &n, out))
        return false;
    bool bracket = str_starts(line, STR("【")) || str_starts(line, STR("《"));
    out->sure = (at.p && (n.pages || (n.papers && (bracket || n.columns)))) ||
                (n.pages && n.columns > 0) || (at.p && out->author.p);
    out->bare = at.p && n.papers == 1 && !n.sections && !n.pages;
    return out->sure || at.p || n.pages;
}
