/* SPDX-License-Identifier: MIT */
/*
 * A line is walked from label to label; what stands between two is the value
 * of the first. The lines end where one holds no label. One label of a mail
 * is a word like others; only several of them are a head.
 */
#include <config.h>

#include "parser/labels.h"

#include "parser/date.h"
#include "parser/lines.h"
#include "text/utf8.h"

enum {
    LOOK = 4096,
    LINES = 24,        /* with text */
    LINE_MAX_ = 600,   /* bytes of one with labels */
    VALUE_MAX = 120,   /* bytes of a name */
    TITLE_CHARS = 60,  /* of a first line that is taken for the title */
    TITLE_LABEL = 300, /* bytes of a title with a label */
    SOURCE_CHARS = 16, /* of a source beside a date */
};

enum kind { TITLE, AUTHOR, SOURCE, DATE, URL, TAGS, OTHER, CREDIT, KINDS };

struct label {
    struct str name; /* without blanks; lower case where it is ASCII */
    enum kind kind;
    bool mail; /* counts only beside others */
};

/* clang-format off */
static const struct label names[] = {
    { STR_INIT("标题"), TITLE, false }, { STR_INIT("標題"), TITLE, false },
    { STR_INIT("题目"), TITLE, false }, { STR_INIT("題目"), TITLE, false },
    { STR_INIT("文章标题"), TITLE, false },
    { STR_INIT("新闻标题"), TITLE, false },
    { STR_INIT("タイトル"), TITLE, false }, { STR_INIT("件名"), TITLE, false },
    { STR_INIT("제목"), TITLE, false }, { STR_INIT("title"), TITLE, true },
    { STR_INIT("subject"), TITLE, true }, { STR_INIT("headline"), TITLE, true },
    { STR_INIT("作者"), AUTHOR, false }, { STR_INIT("著者"), AUTHOR, false },
    { STR_INIT("筆者"), AUTHOR, false }, { STR_INIT("撰文"), AUTHOR, false },
    { STR_INIT("文章作者"), AUTHOR, false },
    { STR_INIT("发信人"), AUTHOR, false }, { STR_INIT("發信人"), AUTHOR, false },
    { STR_INIT("作成者"), AUTHOR, false }, { STR_INIT("差出人"), AUTHOR, false },
    { STR_INIT("저자"), AUTHOR, false }, { STR_INIT("글쓴이"), AUTHOR, false },
    { STR_INIT("author"), AUTHOR, true }, { STR_INIT("from"), AUTHOR, true },
    { STR_INIT("byline"), AUTHOR, true },
    { STR_INIT("来源"), SOURCE, false }, { STR_INIT("來源"), SOURCE, false },
    { STR_INIT("出处"), SOURCE, false }, { STR_INIT("出處"), SOURCE, false },
    { STR_INIT("文章来源"), SOURCE, false },
    { STR_INIT("新闻来源"), SOURCE, false },
    { STR_INIT("稿件来源"), SOURCE, false },
    { STR_INIT("信息来源"), SOURCE, false },
    { STR_INIT("文章來源"), SOURCE, false },
    { STR_INIT("媒体"), SOURCE, false }, { STR_INIT("媒體"), SOURCE, false },
    { STR_INIT("出典"), SOURCE, false }, { STR_INIT("출처"), SOURCE, false },
    { STR_INIT("source"), SOURCE, true },
    { STR_INIT("publisher"), SOURCE, true },
    { STR_INIT("日期"), DATE, false }, { STR_INIT("时间"), DATE, false },
    { STR_INIT("時間"), DATE, false }, { STR_INIT("发布时间"), DATE, false },
    { STR_INIT("发布日期"), DATE, false },
    { STR_INIT("发表时间"), DATE, false },
    { STR_INIT("发表日期"), DATE, false },
    { STR_INIT("發布時間"), DATE, false },
    { STR_INIT("發佈時間"), DATE, false },
    { STR_INIT("發布日期"), DATE, false },
    { STR_INIT("發表時間"), DATE, false },
    { STR_INIT("出版日期"), DATE, false },
    { STR_INIT("发信站"), DATE, false }, { STR_INIT("發信站"), DATE, false },
    { STR_INIT("日時"), DATE, false }, { STR_INIT("日付"), DATE, false },
    { STR_INIT("公開日"), DATE, false }, { STR_INIT("配信日"), DATE, false },
    { STR_INIT("날짜"), DATE, false }, { STR_INIT("입력"), DATE, false },
    { STR_INIT("date"), DATE, true }, { STR_INIT("published"), DATE, true },
    { STR_INIT("time"), DATE, true },
    { STR_INIT("网址"), URL, false }, { STR_INIT("網址"), URL, false },
    { STR_INIT("链接"), URL, false }, { STR_INIT("鏈接"), URL, false },
    { STR_INIT("連結"), URL, false }, { STR_INIT("原文"), URL, false },
    { STR_INIT("原文链接"), URL, false }, { STR_INIT("原文地址"), URL, false },
    { STR_INIT("原文連結"), URL, false }, { STR_INIT("原文網址"), URL, false },
    { STR_INIT("文章链接"), URL, false }, { STR_INIT("地址"), URL, false },
    { STR_INIT("url"), URL, true }, { STR_INIT("link"), URL, true },
    { STR_INIT("关键词"), TAGS, false }, { STR_INIT("關鍵詞"), TAGS, false },
    { STR_INIT("关键字"), TAGS, false }, { STR_INIT("關鍵字"), TAGS, false },
    { STR_INIT("标签"), TAGS, false }, { STR_INIT("標籤"), TAGS, false },
    { STR_INIT("tags"), TAGS, true }, { STR_INIT("keywords"), TAGS, true },
    { STR_INIT("版面"), OTHER, false }, { STR_INIT("版次"), OTHER, false },
    { STR_INIT("栏目"), OTHER, false }, { STR_INIT("欄目"), OTHER, false },
    { STR_INIT("分类"), OTHER, false }, { STR_INIT("分類"), OTHER, false },
    { STR_INIT("字数"), OTHER, false }, { STR_INIT("字數"), OTHER, false },
    { STR_INIT("信区"), OTHER, false }, { STR_INIT("信區"), OTHER, false },
    { STR_INIT("编号"), OTHER, false }, { STR_INIT("編號"), OTHER, false },
    { STR_INIT("看板"), OTHER, false }, { STR_INIT("浏览"), OTHER, false },
    { STR_INIT("点击"), OTHER, false }, { STR_INIT("阅读"), OTHER, false },
    { STR_INIT("to"), OTHER, true }, { STR_INIT("cc"), OTHER, true },
    { STR_INIT("reply-to"), OTHER, true },
    { STR_INIT("newsgroups"), OTHER, true },
    { STR_INIT("message-id"), OTHER, true },
    { STR_INIT("mime-version"), OTHER, true },
    { STR_INIT("content-type"), OTHER, true },
    { STR_INIT("content-transfer-encoding"), OTHER, true },
    { STR_INIT("编辑"), CREDIT, false }, { STR_INIT("編輯"), CREDIT, false },
    { STR_INIT("责编"), CREDIT, false }, { STR_INIT("責編"), CREDIT, false },
    { STR_INIT("责任编辑"), CREDIT, false },
    { STR_INIT("責任編輯"), CREDIT, false },
};
/* clang-format on */

/* names */

/* Blanks of both widths, and what stands between two labels. */
static size_t blank_bytes(struct str s)
{
    if (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
        return 1;
    if (str_starts(s, STR("\u00a0")))
        return 2;
    return str_starts(s, STR("\u3000")) ? 3 : 0;
}

static struct str skip_blanks(struct str s)
{
    size_t n;
    while ((n = blank_bytes(s)))
        s = str_skip(s, n);
    return s;
}

static size_t gap_bytes(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("|"), STR_INIT("｜"), STR_INIT(","),   STR_INIT("，"),
        STR_INIT(";"), STR_INIT("；"), STR_INIT("/"),
    };
    size_t n = blank_bytes(s);
    for (size_t i = 0; !n && i < sizeof marks / sizeof *marks; i++)
        n = str_starts(s, marks[i]) ? marks[i].n : 0;
    return n;
}

static struct str trim_gaps(struct str s)
{
    size_t n;
    while ((n = gap_bytes(s)))
        s = str_skip(s, n);
    for (n = s.n; n > 0; n--) {
        while (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
            n--;
        if (n < s.n && gap_bytes(str_skip(s, n)) != s.n - n)
            break;
        s.n = n;
    }
    return s;
}

/* The name at the begin of s, between whose characters blanks may stand;
 * *behind gets what follows. */
static bool take_name(struct str s, struct str name, struct str *behind)
{
    bool ascii = (unsigned char)name.p[0] < 0x80;
    if (ascii) {
        *behind = str_skip(s, name.n);
        return str_starts_nocase(s, name);
    }
    while (name.n) {
        struct str c = utf8_head(name, 3);
        if (!str_starts(s, c))
            return false;
        s = str_skip(s, c.n);
        name = str_skip(name, c.n);
        if (name.n)
            s = skip_blanks(s);
    }
    *behind = s;
    return true;
}

/* "标题：", "【标题】", "Subject:" at the begin of s. */
static const struct label *take_label(struct str s, struct str *behind)
{
    bool bracket = str_starts(s, STR("【"));
    s = bracket ? str_skip(s, 3) : s;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str rest;
        if (s.n == 0 || (s.p[0] | 0x20) != (names[i].name.p[0] | 0x20) ||
            !take_name(s, names[i].name, &rest))
            continue;
        rest = skip_blanks(rest);
        struct str mark = bracket ? STR("】")
                          : str_starts(rest, STR("：")) ? STR("：")
                                                        : STR(":");
        if (!str_starts(rest, mark))
            continue;
        rest = str_skip(rest, mark.n);
        /* "【标题】：words" */
        if (bracket && str_starts(rest, STR("：")))
            rest = str_skip(rest, 3);
        *behind = rest;
        return &names[i];
    }
    return NULL;
}

/* Where the next label begins behind a gap; s.n if there is none. */
static size_t next_label(struct str s)
{
    struct str behind;
    for (size_t i = 0; i < s.n;) {
        size_t gap = gap_bytes(str_skip(s, i));
        if (gap && take_label(str_skip(s, i + gap), &behind))
            return i;
        i += gap ? gap : 1;
    }
    return s.n;
}

/* values */

static void set(struct str *field, struct str value)
{
    if (!field->p && value.n)
        *field = value;
}

static struct str address(struct str s)
{
    struct str words, url, behind;
    if (line_find_link(s, &words, &url, &behind))
        return url;
    size_t n = 0;
    s = str_skip(s, str_starts(s, STR("<")));
    while (n < s.n && (unsigned char)s.p[n] > ' ' && s.p[n] != '>')
        n++;
    s = str_head(s, n);
    return str_starts_nocase(s, STR("http://")) ||
                   str_starts_nocase(s, STR("https://")) ||
                   str_starts_nocase(s, STR("www."))
               ? s
               : STR_NONE;
}

/* "A Writer <writer@post.example>": the name. */
static struct str person(struct str s)
{
    size_t open = str_chr(s, '<');
    struct str name = open > 0 ? str_trim(str_head(s, open)) : s;
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = (struct str){ name.p + 1, name.n - 2 };
    return name;
}

/* A source may have an address, or the date behind it. */
static bool take_source(struct labels *l, struct str s)
{
    struct str words, url, behind, at;
    struct date d;
    if (line_find_link(s, &words, &url, &behind)) {
        set(&l->source, words);
        set(&l->url, url);
        return true;
    }
    if (address(s).p) {
        set(&l->url, address(s));
        return true;
    }
    if (date_find(s, &d, &at)) {
        set(&l->date, at);
        s = str_range(s.p, at.p);
    }
    set(&l->source, trim_gaps(s));
    return s.n <= VALUE_MAX;
}

static bool take_value(struct labels *l, enum kind kind, struct str s)
{
    struct date d;
    struct str at = STR_NONE;
    if (s.n == 0)
        return true;
    switch (kind) {
    case TITLE:
        set(&l->title, s);
        return s.n <= TITLE_LABEL;
    case AUTHOR:
        set(&l->author, person(s));
        return s.n <= VALUE_MAX && !str_has(s, STR("。"));
    case SOURCE:
        return !str_has(s, STR("。")) && take_source(l, s);
    case DATE:
        if (!date_find(s, &d, &at))
            return false;
        set(&l->date, at);
        return true;
    case URL:
        at = address(s);
        set(&l->url, at);
        return at.p != NULL;
    case TAGS:
        set(&l->tags, s);
        return true;
    default:
        return true;
    }
}

/* lines */

/* Names of papers and sites end so. */
static bool is_publisher(struct str s)
{
    static const struct str ends[] = {
        STR_INIT("社"),   STR_INIT("报"),   STR_INIT("報"),   STR_INIT("网"),
        STR_INIT("網"),   STR_INIT("台"),   STR_INIT("臺"),   STR_INIT("新闻"),
        STR_INIT("新聞"), STR_INIT("周刊"), STR_INIT("週刊"), STR_INIT("杂志"),
        STR_INIT("雜誌"), STR_INIT("在线"), STR_INIT("通信"), STR_INIT("客户端"),
        STR_INIT("News"), STR_INIT("Post"), STR_INIT("Times"),
    };
    if (utf8_count(s) > SOURCE_CHARS)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (s.n > ends[i].n && str_ends(s, ends[i]))
            return true;
    return false;
}

/* "2023-09-17 10:00 铁路晚报", "铁路晚报 2023年9月17日", with labels behind. */
static bool date_line(struct labels *l, struct str line)
{
    struct date d;
    struct str at, all = line;
    line = str_head(line, next_label(line));
    if (!date_find(line, &d, &at))
        return false;
    struct str before = trim_gaps(str_range(line.p, at.p));
    struct str behind = trim_gaps(str_range(str_end(at), str_end(line)));
    if (before.n && behind.n)
        return false;
    struct str name = before.n ? before : behind;
    if (name.n && !is_publisher(name))
        return false;
    set(&l->source, name);
    return line.n > 0 && all.n <= LINE_MAX_;
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

/* The labels of a line into *l. *mail: how many of them are those of mail. */
static bool label_line(struct labels *l, struct str line, size_t *mail,
                       size_t *other)
{
    struct labels as = *l;
    struct str rest;
    bool first = true, credits = true;
    if (line.n > LINE_MAX_)
        return false;
    /* A date may stand before them. */
    if (!take_label(line, &rest) && next_label(line) < line.n &&
        date_line(&as, line)) {
        line = skip_blanks(str_skip(line, next_label(line)));
        line = trim_gaps(line);
        credits = false;
    }
    while (line.n) {
        const struct label *label = take_label(line, &rest);
        if (!label)
            return false;
        size_t end = next_label(rest);
        if (!take_value(&as, label->kind, trim_gaps(str_head(rest, end))))
            return false;
        *mail += label->mail;
        *other += !label->mail && label->kind != CREDIT;
        credits = credits && label->kind == CREDIT;
        line = trim_gaps(str_skip(rest, end));
        first = false;
    }
    if (first || credits) /* a credit line stays in the text */
        return false;
    *l = as;
    return true;
}

static bool ends_sentence(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("。"), STR_INIT("，"), STR_INIT("；"),
        STR_INIT("："), STR_INIT("、"), STR_INIT("."),
        STR_INIT(","),  STR_INIT(";"),  STR_INIT(":"),
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(s, marks[i]))
            return true;
    return false;
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

/* Without regard to what follows. */
static bool may_be_title(struct str s)
{
    return s.n >= 4 && !strchr("[<>-*|!`~+=/\\", s.p[0]) &&
           !ends_sentence(s) && has_letter(s) && !str_has(s, STR("://")) &&
           utf8_count(s) <= TITLE_CHARS;
}

bool labels_title(struct str line, struct str rest)
{
    if (!may_be_title(skip_blanks(str_trim(line))))
        return false;
    struct str next = line_take(&rest);
    return (str_trim(next).n == 0 && rest.n > 0) ||
           str_starts(next, STR("\u3000")) || str_starts(next, STR("    ")) ||
           str_starts(next, STR("====")) || str_starts(next, STR("----"));
}

bool labels_read(struct str text, struct labels *l)
{
    struct str rest = str_head(text, LOOK), words;
    struct str title = STR_NONE;
    size_t mail = 0, other = 0, taken = 0;
    *l = (struct labels){ 0 };
    for (int i = 0; i < LINES; i++) {
        struct str line = line_text(&rest);
        if (line.n == 0)
            break;
        struct str s = skip_blanks(line);
        bool label = label_line(l, s, &mail, &other) ||
                     (mail > 1 && !other && is_mail_line(s));
        if (!label && i == 0 && (line_heading(s, &words) || may_be_title(s))) {
            title = line_heading(s, &words) ? words : s;
            continue;
        }
        if (!label && !(title.n && date_line(l, s)) &&
            !(taken && (line_is_all(s, '-', 3) || line_is_all(s, '=', 3))))
            break;
        if (!label && !line_is_all(s, s.p[0], 3))
            other++;
        l->head = str_range(taken++ ? l->head.p : line.p, str_end(line));
        l->body = line_rest(rest, text);
    }
    set(&l->title, title);
    return taken && (other > 0 || mail > 1);
}
