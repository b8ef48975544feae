/* SPDX-License-Identifier: MIT */
/*
 * A line is walked from label to label; what stands between two is the value
 * of the first. The lines end where one holds no label. One label of a mail
 * is a word like others; only several of them are a head.
 */
#include <config.h>

#include "parser/labels.h"

#include "parser/bbs_head.h"
#include "parser/date.h"
#include "parser/issue_line.h"
#include "parser/label_names.h"
#include "parser/labels_value.h"
#include "parser/lines.h"
#include "parser/md_head.h"
#include "text/utf8.h"

enum {
    LOOK = 4096,
    LINES = 24,       /* with text */
    LINE_BYTES = 600, /* of one with labels */
    TITLE_CHARS = 60, /* of a first line that is taken for the title */
    RUBRIC_MAX = 36,  /* bytes of one before a title */
    DATED_TITLE = 15, /* bytes of one behind a date, at least */
    DATE_REST = 24,   /* bytes beside a date that meta finds by itself */
};

/* lines */

/* "2023-09-17 10:00 铁路晚报", "铁路晚报 2023年9月17日", with labels behind:
 * *line without these, its date and the name beside it. */
static bool is_dated(struct str *line, struct str *at, struct str *name)
{
    struct date d;
    struct str s = *line;
    if (s.n > LINE_BYTES || !date_may_be_in(s))
        return false;
    s = str_head(s, label_next(s));
    if (str_starts(s, STR("（")) && str_ends(s, STR("）")))
        s = (struct str){ s.p + 3, s.n - 6 };
    if (!date_find(s, &d, at))
        return false;
    struct str before = label_trim(str_range(s.p, at->p));
    struct str behind = label_trim(str_range(str_end(*at), str_end(s)));
    *line = s;
    *name = before.n ? before : behind;
    return !(before.n && behind.n) &&
           (name->n == 0 || label_is_publisher(*name));
}

static bool date_line(struct labels *l, struct str line)
{
    struct str at, name;
    struct issue_line is;
    if (!is_dated(&line, &at, &name))
        return false;
    if (name.n && issue_line(line, &is) && is.source.p)
        name = is.source; /* without a weekday */
    if (line.n - at.n > DATE_REST)
        str_fill(&l->date, at);
    str_fill(&l->source, name);
    return true;
}

/* "X-Reader: words": a line among those of a mail. */
static bool is_mail_line(struct str line)
{
    size_t n = 0;
    while (n < line.n && ((line.p[n] | 0x20) >= 'a' || line.p[n] == '-') &&
           (unsigned char)line.p[n] < 0x7F)
        n++;
    return n > 1 && n + 1 < line.n && line.p[n] == ':' && line.p[n + 1] == ' ';
}

/* How many labels there are: those of mail, the others. */
struct count {
    size_t mail, other;
};

/* The labels of a line into *l. */
static bool label_line(struct labels *l, struct str line, struct count *count)
{
    struct labels as = *l;
    struct count n = *count;
    struct str rest;
    bool first = true, credits = true;
    if (line.n > LINE_BYTES)
        return false;
    /* A date may stand before them. */
    if (!label_take(line, &rest) && label_next(line) < line.n &&
        date_line(&as, line)) {
        line = label_skip_blanks(str_skip(line, label_next(line)));
        line = label_trim(line);
        credits = false;
    }
    while (line.n) {
        const struct label *label = label_take(line, &rest);
        if (!label)
            return false;
        size_t end = label_next(rest);
        if (!labels_value(&as, label->kind, label_trim(str_head(rest, end))))
            return false;
        bool mail = label->where & LABEL_IN_MAIL;
        n.mail += mail;
        n.other += !mail && label->kind != LABEL_CREDIT;
        credits = credits && label->kind == LABEL_CREDIT;
        line = label_trim(str_skip(rest, end));
        first = false;
    }
    if (first || credits) /* a credit line stays in the text */
        return false;
    *l = as;
    *count = n;
    return true;
}

static bool ends_sentence(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("。"), STR_INIT("，"), STR_INIT("；"),
        STR_INIT("："), STR_INIT("、"), STR_INIT("."),
        STR_INIT(","),  STR_INIT(";"),  STR_INIT(":"),
    };
    return STR_ANY(s, str_ends, marks);
}

static bool has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i] | 0x20;
        if (c >= 0x80 || (c >= 'a' && c <= 'z'))
            return true;
    }
    return false;
}

/* "[단독] words", "[速報] words": a rubric in CJK, not a link or a note. */
static bool has_rubric(struct str s)
{
    size_t end = str_chr(str_head(s, RUBRIC_MAX), ']');
    struct str behind = str_skip(s, end + 1);
    return s.p[0] == '[' && end < RUBRIC_MAX && end + 4 < s.n &&
           (s.p[1] & 0x80) && !strchr("([:", behind.p[0]);
}

/* Without regard to what follows. */
static bool may_be_title(struct str s)
{
    return s.n >= 4 && (!strchr("[<>-*|!`~+=/\\", s.p[0]) || has_rubric(s)) &&
           !ends_sentence(s) && has_letter(s) && !str_has(s, STR("://")) &&
           utf8_count(s) <= TITLE_CHARS;
}

bool labels_title(struct str line, struct str rest)
{
    if (!may_be_title(label_skip_blanks(str_trim(line))))
        return false;
    struct str next = line_take(&rest);
    return (str_trim(next).n == 0 && rest.n > 0) ||
           str_starts(next, STR("\u3000")) || str_starts(next, STR("    ")) ||
           str_starts(next, STR("====")) || str_starts(next, STR("----"));
}

/* What is known when a line may be that of an issue. */
struct near {
    bool beside; /* one stands above */
    bool title;  /* a title stands above */
};

/* The line of an issue into *l: one that is sure, or that has another beside
 * it, before or behind, or a title above. */
static bool take_issue(struct labels *l, struct str line, struct str rest,
                       struct near near)
{
    struct issue_line at, next;
    if (!issue_line(line, &at))
        return false;
    struct str below = line_text(&rest), behind, date, name;
    bool head =
        at.sure || near.beside || (at.bare && !near.title) ||
        (near.title && at.date.p && at.source.p &&
         !is_dated(&line, &date, &name)); /* which meta finds by itself */
    if (!head && !(!at.date.p && label_take(below, &behind)) &&
        !(issue_line(below, &next) && (next.sure || !next.date.p)))
        return false;
    str_fill(&l->source, at.source);
    str_fill(&l->author, at.author);
    str_fill(&l->date, at.date);
    return true;
}

/* "2023-09-17  words", "[2023-09-17] words" as a first line. */
static bool dated_title(struct labels *l, struct str line, struct str rest)
{
    struct date d;
    struct str s = line;
    bool open = str_starts(s, STR("[")) || str_starts(s, STR("("));
    s = str_skip(s, open ? 1 : str_starts(s, STR("【")) ? 3 : 0);
    struct str from = s;
    if (!date_read(&s, false, &d))
        return false;
    struct str date = str_range(from.p, s.p);
    size_t n = s.n;
    if (open)
        s = str_skip(s, str_starts(s, STR("]")) || str_starts(s, STR(")")));
    else if (str_starts(s, STR("】")))
        s = str_skip(s, 3);
    s = label_skip_blanks(s);
    if (s.n == n || s.n < DATED_TITLE || label_is_publisher(s) ||
        date_find(s, &d, NULL) || !labels_title(s, rest))
        return false;
    l->title = s;
    l->date = date;
    return true;
}

/* A line that is an address, or "文／somebody" below a title. */
static bool bare_line(struct labels *l, struct str line, bool titled)
{
    static const struct str bys[] = { STR_INIT("文／"), STR_INIT("文/"),
                                      STR_INIT("文｜"), STR_INIT("文|") };
    if (line.n && str_eq(labels_address(line), line)) {
        str_fill(&l->url, line);
        return true;
    }
    struct found f = { 0 };
    if (titled && md_wechat_line(line, &f)) {
        str_fill(&l->date, f.label_date);
        str_fill(&l->source, f.provenance);
        str_fill(&l->author, f.author);
        return true;
    }
    for (size_t i = 0; titled && i < sizeof bys / sizeof *bys; i++) {
        struct str name = label_trim(str_skip(line, bys[i].n));
        if (str_starts(line, bys[i]) && may_be_title(name)) {
            str_fill(&l->author, name);
            return true;
        }
    }
    return false;
}

/* "《words》（somebody）" */
static void unwrap_title(struct labels *l)
{
    size_t end = str_find(l->title, STR("》"));
    struct str behind = str_skip(l->title, end + 3);
    if (!str_starts(l->title, STR("《")) || end == l->title.n ||
        (behind.n &&
         !(str_starts(behind, STR("（")) && str_ends(behind, STR("）")))))
        return;
    l->title = str_range(l->title.p + 3, l->title.p + end);
    l->wrapped = true;
    if (behind.n > 6)
        str_fill(&l->author,
                 issue_person((struct str){ behind.p + 3, behind.n - 6 }));
}

/* Below the line of an issue stand its title, where none was above, and who
 * wrote it. */
static void read_below(struct labels *l)
{
    struct str rest = l->body, line = line_text(&rest);
    if (!l->title.p && may_be_title(label_skip_blanks(line))) {
        l->title = label_skip_blanks(line);
        l->below = line;
        l->body = line_rest(rest, l->body);
        line = line_text(&rest);
    }
    str_fill(&l->author, issue_person(line));
    unwrap_title(l);
}

bool labels_read(struct str text, struct labels *l)
{
    struct str rest = str_head(text, LOOK), words;
    struct str title = STR_NONE;
    struct count n = { 0 };
    size_t taken = 0;
    bool issue = false;
    if (bbs_head(text, l))
        return true;
    *l = (struct labels){ 0 };
    for (int i = 0; i < LINES; i++) {
        struct str line = line_text(&rest);
        if (line.n == 0)
            break;
        struct str s = label_skip_blanks(line);
        bool label =
            label_line(l, s, &n) || (n.mail > 1 && !n.other && is_mail_line(s));
        struct near near = { issue, title.n > 0 };
        bool of_issue = !label && take_issue(l, s, rest, near);
        if (i == 0 && !label && !of_issue && dated_title(l, s, rest)) {
            title = l->title;
            label = true;
            n.other++;
        }
        bool bare = !label && !of_issue && (title.n || i == 0) &&
                    bare_line(l, s, title.n > 0);
        issue = issue || of_issue || (bare && i == 0);
        of_issue = of_issue || bare;
        label = label || of_issue;
        if (!label && i == 0 && (line_heading(s, &words) || may_be_title(s))) {
            title = line_heading(s, &words) ? words : s;
            continue;
        }
        if (!label && i == 1 && title.n && str_starts(s, STR("—")))
            continue; /* what stands below a title belongs to it */
        if (!label && !(title.n && date_line(l, s)) &&
            !(taken && (line_is_all(s, '-', 3) || line_is_all(s, '=', 3))))
            break;
        if (!label && !line_is_all(s, s.p[0], 3))
            n.other++;
        n.other += of_issue;
        l->head = str_range(taken++ ? l->head.p : line.p, str_end(line));
        l->body = line_rest(rest, text);
    }
    /* the name of a paper above its issue is no title */
    if (issue && !l->source.p && label_is_publisher(title)) {
        l->source = title;
        l->head = str_range(title.p, str_end(l->head));
        title = STR_NONE;
    }
    str_fill(&l->title, title);
    if (issue)
        read_below(l);
    return taken && (n.other > 0 || n.mail > 1);
}
