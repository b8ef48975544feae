/* SPDX-License-Identifier: MIT */
/* The first byte tells nearly always that a row is not the one. */
#include <config.h>

#include "parser/label_names.h"

#include "text/utf8.h"

enum {
    SOURCE_CHARS = 16, /* of a publisher */
    LABEL_MOST = 128,  /* bytes in which a label ends */
};

/* A table for both readers: where a name stands in both it means the same. Its
 * order says nothing: a colon or a blank ends each name, but for those of an
 * origin, and none of these begins another. */
enum {
    TEXT = LABEL_IN_TEXT,
    MAIL = LABEL_IN_TEXT | LABEL_IN_MAIL,
    MARK = LABEL_IN_MARKDOWN,
};

/* clang-format off */
const struct label label_table[] = {
    { STR_INIT("标题"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("標題"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("题目"), LABEL_TITLE, TEXT },
    { STR_INIT("題目"), LABEL_TITLE, TEXT },
    { STR_INIT("文章标题"), LABEL_TITLE, TEXT },
    { STR_INIT("新闻标题"), LABEL_TITLE, TEXT },
    { STR_INIT("タイトル"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("件名"), LABEL_TITLE, TEXT },
    { STR_INIT("제목"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("見出し"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("題名"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("기사제목"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("기사 제목"), LABEL_TITLE, TEXT | MARK },
    { STR_INIT("title"), LABEL_TITLE, MAIL | MARK },
    { STR_INIT("subject"), LABEL_TITLE, MAIL },
    { STR_INIT("headline"), LABEL_TITLE, MAIL },
    { STR_INIT("主题"), LABEL_TITLE, TEXT },
    { STR_INIT("主題"), LABEL_TITLE, TEXT },
    { STR_INIT("主旨"), LABEL_TITLE, TEXT },
    { STR_INIT("full title"), LABEL_TITLE, MARK },
    { STR_INIT("作者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("著者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("筆者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("撰文"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("文章作者"), LABEL_AUTHOR, TEXT },
    { STR_INIT("发信人"), LABEL_AUTHOR, TEXT },
    { STR_INIT("發信人"), LABEL_AUTHOR, TEXT },
    { STR_INIT("作成者"), LABEL_AUTHOR, TEXT },
    { STR_INIT("差出人"), LABEL_AUTHOR, TEXT },
    { STR_INIT("저자"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("글쓴이"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("執筆者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("投稿者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("작성자"), LABEL_AUTHOR, TEXT | MARK },
    { STR_INIT("author"), LABEL_AUTHOR, MAIL | MARK },
    { STR_INIT("from"), LABEL_AUTHOR, MAIL },
    { STR_INIT("byline"), LABEL_AUTHOR, MAIL },
    { STR_INIT("发件人"), LABEL_AUTHOR, TEXT },
    { STR_INIT("發件人"), LABEL_AUTHOR, TEXT },
    { STR_INIT("寄件者"), LABEL_AUTHOR, TEXT },
    { STR_INIT("寄件人"), LABEL_AUTHOR, TEXT },
    { STR_INIT("보낸사람"), LABEL_AUTHOR, TEXT },
    { STR_INIT("记者"), LABEL_AUTHOR, MARK },
    { STR_INIT("文"), LABEL_AUTHOR, MARK },
    { STR_INIT("記者"), LABEL_AUTHOR, MARK },
    { STR_INIT("기자"), LABEL_AUTHOR, MARK },
    { STR_INIT("authors"), LABEL_AUTHOR, MARK },
    { STR_INIT("来源"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("來源"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("出处"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("出處"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("文章来源"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("新闻来源"), LABEL_SOURCE, TEXT },
    { STR_INIT("稿件来源"), LABEL_SOURCE, TEXT },
    { STR_INIT("信息来源"), LABEL_SOURCE, TEXT },
    { STR_INIT("文章來源"), LABEL_SOURCE, TEXT },
    { STR_INIT("媒体"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("媒體"), LABEL_SOURCE, TEXT },
    { STR_INIT("出典"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("출처"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("媒体名"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("情報源"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("引用元"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("配信元"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("提供元"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("掲載元"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("掲載紙"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("언론사"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("매체"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("매체명"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("신문사"), LABEL_SOURCE, TEXT | MARK },
    { STR_INIT("source"), LABEL_SOURCE, MAIL | MARK },
    { STR_INIT("publisher"), LABEL_SOURCE, MAIL },
    { STR_INIT("报纸"), LABEL_SOURCE, TEXT },
    { STR_INIT("報紙"), LABEL_SOURCE, TEXT },
    { STR_INIT("報章"), LABEL_SOURCE, TEXT },
    { STR_INIT("原文来源"), LABEL_SOURCE, MARK },
    { STR_INIT("转自"), LABEL_SOURCE, MARK },
    { STR_INIT("转载自"), LABEL_SOURCE, MARK },
    { STR_INIT("公众号"), LABEL_SOURCE, MARK },
    { STR_INIT("公眾號"), LABEL_SOURCE, MARK },
    { STR_INIT("site"), LABEL_SOURCE, MARK },
    { STR_INIT("publication"), LABEL_SOURCE, MARK },
    { STR_INIT("原文来自"), LABEL_ORIGIN, MARK },
    { STR_INIT("信息来自"), LABEL_ORIGIN, MARK },
    { STR_INIT("本文原创为"), LABEL_ORIGIN, MARK },
    { STR_INIT("本文首发于"), LABEL_ORIGIN, MARK },
    { STR_INIT("本文转载自"), LABEL_ORIGIN, MARK },
    { STR_INIT("本文转自"), LABEL_ORIGIN, MARK },
    { STR_INIT("本文来自"), LABEL_ORIGIN, MARK },
    { STR_INIT("文章来自"), LABEL_ORIGIN, MARK },
    { STR_INIT("信息源自"), LABEL_ORIGIN, MARK },
    { STR_INIT("原文源自"), LABEL_ORIGIN, MARK },
    { STR_INIT("日期"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("时间"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("時間"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("发布时间"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("发布日期"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("发表时间"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("发表日期"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("發布時間"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("發佈時間"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("發布日期"), LABEL_DATE, TEXT },
    { STR_INIT("發表時間"), LABEL_DATE, TEXT },
    { STR_INIT("出版日期"), LABEL_DATE, TEXT },
    { STR_INIT("日時"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("日付"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("公開日"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("配信日"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("날짜"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("입력"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("公開日時"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("投稿日"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("投稿日時"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("掲載日"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("配信日時"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("発行日"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("기사입력"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("기사 입력"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("입력일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("작성일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("게시일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("게재일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("발행일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("등록일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("보도일"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("일자"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("일시"), LABEL_DATE, TEXT | MARK },
    { STR_INIT("date"), LABEL_DATE, MAIL | MARK },
    { STR_INIT("published"), LABEL_DATE, MAIL | MARK },
    { STR_INIT("time"), LABEL_DATE, MAIL },
    { STR_INIT("发送时间"), LABEL_DATE, TEXT },
    { STR_INIT("發送時間"), LABEL_DATE, TEXT },
    { STR_INIT("寄件日期"), LABEL_DATE, TEXT },
    { STR_INIT("送信日時"), LABEL_DATE, TEXT },
    { STR_INIT("published time"), LABEL_DATE, TEXT },
    { STR_INIT("发布于"), LABEL_DATE, MARK },
    { STR_INIT("发表于"), LABEL_DATE, MARK },
    { STR_INIT("date published"), LABEL_DATE, MARK },
    { STR_INIT("publish date"), LABEL_DATE, MARK },
    { STR_INIT("收藏时间"), LABEL_SAVED, MARK },
    { STR_INIT("剪藏时间"), LABEL_SAVED, MARK },
    { STR_INIT("保存时间"), LABEL_SAVED, MARK },
    { STR_INIT("創建時間"), LABEL_SAVED, MARK },
    { STR_INIT("创建时间"), LABEL_SAVED, MARK },
    { STR_INIT("保存日"), LABEL_SAVED, MARK },
    { STR_INIT("保存日時"), LABEL_SAVED, MARK },
    { STR_INIT("取得日"), LABEL_SAVED, MARK },
    { STR_INIT("取得日時"), LABEL_SAVED, MARK },
    { STR_INIT("クリップ日"), LABEL_SAVED, MARK },
    { STR_INIT("저장일"), LABEL_SAVED, MARK },
    { STR_INIT("수집일"), LABEL_SAVED, MARK },
    { STR_INIT("스크랩"), LABEL_SAVED, MARK },
    { STR_INIT("created"), LABEL_SAVED, MARK },
    { STR_INIT("saved"), LABEL_SAVED, MARK },
    { STR_INIT("date saved"), LABEL_SAVED, MARK },
    { STR_INIT("clipped"), LABEL_SAVED, MARK },
    { STR_INIT("发信站"), LABEL_STATION, TEXT },
    { STR_INIT("發信站"), LABEL_STATION, TEXT },
    { STR_INIT("网址"), LABEL_URL, TEXT | MARK },
    { STR_INIT("網址"), LABEL_URL, TEXT | MARK },
    { STR_INIT("链接"), LABEL_URL, TEXT | MARK },
    { STR_INIT("鏈接"), LABEL_URL, TEXT | MARK },
    { STR_INIT("連結"), LABEL_URL, TEXT | MARK },
    { STR_INIT("原文"), LABEL_URL, TEXT | MARK },
    { STR_INIT("原链接"), LABEL_URL, MARK },
    { STR_INIT("原文链接"), LABEL_URL, TEXT | MARK },
    { STR_INIT("原文地址"), LABEL_URL, TEXT | MARK },
    { STR_INIT("原文連結"), LABEL_URL, TEXT | MARK },
    { STR_INIT("原文網址"), LABEL_URL, TEXT },
    { STR_INIT("リンク"), LABEL_URL, TEXT | MARK },
    { STR_INIT("元記事"), LABEL_URL, TEXT | MARK },
    { STR_INIT("原文リンク"), LABEL_URL, TEXT | MARK },
    { STR_INIT("記事url"), LABEL_URL, TEXT | MARK },
    { STR_INIT("원문"), LABEL_URL, TEXT | MARK },
    { STR_INIT("원문링크"), LABEL_URL, TEXT | MARK },
    { STR_INIT("원문 링크"), LABEL_URL, TEXT | MARK },
    { STR_INIT("기사원문"), LABEL_URL, TEXT | MARK },
    { STR_INIT("기사 원문"), LABEL_URL, TEXT | MARK },
    { STR_INIT("링크"), LABEL_URL, TEXT | MARK },
    { STR_INIT("기사링크"), LABEL_URL, TEXT | MARK },
    { STR_INIT("기사 링크"), LABEL_URL, TEXT | MARK },
    { STR_INIT("文章链接"), LABEL_URL, TEXT | MARK },
    { STR_INIT("地址"), LABEL_URL, TEXT },
    { STR_INIT("url"), LABEL_URL, MAIL | MARK },
    { STR_INIT("link"), LABEL_URL, MAIL | MARK },
    { STR_INIT("url source"), LABEL_URL, TEXT },
    { STR_INIT("原文鏈接"), LABEL_URL, MARK },
    { STR_INIT("原文网址"), LABEL_URL, MARK },
    { STR_INIT("网站地址"), LABEL_URL, MARK },
    { STR_INIT("original url"), LABEL_URL, MARK },
    { STR_INIT("source url"), LABEL_URL, MARK },
    { STR_INIT("original"), LABEL_URL, MARK },
    { STR_INIT("关键词"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("關鍵詞"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("关键字"), LABEL_TAGS, TEXT },
    { STR_INIT("關鍵字"), LABEL_TAGS, TEXT },
    { STR_INIT("标签"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("タグ"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("キーワード"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("태그"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("키워드"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("標籤"), LABEL_TAGS, TEXT | MARK },
    { STR_INIT("tags"), LABEL_TAGS, MAIL | MARK },
    { STR_INIT("keywords"), LABEL_TAGS, MAIL },
    { STR_INIT("document tags"), LABEL_TAGS, MARK },
    { STR_INIT("收件人"), LABEL_OTHER, TEXT },
    { STR_INIT("收件者"), LABEL_OTHER, TEXT },
    { STR_INIT("宛先"), LABEL_OTHER, TEXT },
    { STR_INIT("抄送"), LABEL_OTHER, TEXT },
    { STR_INIT("专栏"), LABEL_OTHER, TEXT },
    { STR_INIT("專欄"), LABEL_OTHER, TEXT },
    { STR_INIT("正文"), LABEL_OTHER, TEXT },
    { STR_INIT("markdown content"), LABEL_OTHER, TEXT },
    { STR_INIT("版頭"), LABEL_OTHER, TEXT },
    { STR_INIT("版面"), LABEL_OTHER, TEXT },
    { STR_INIT("版次"), LABEL_OTHER, TEXT },
    { STR_INIT("栏目"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("欄目"), LABEL_OTHER, TEXT },
    { STR_INIT("分类"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("分類"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("カテゴリ"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("カテゴリー"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("카테고리"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("분류"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("섹션"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("更新日"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("更新日時"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("最終更新日"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("수정"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("최종수정"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("승인"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("字数"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("字數"), LABEL_OTHER, TEXT },
    { STR_INIT("信区"), LABEL_OTHER, TEXT },
    { STR_INIT("信區"), LABEL_OTHER, TEXT },
    { STR_INIT("编号"), LABEL_OTHER, TEXT },
    { STR_INIT("編號"), LABEL_OTHER, TEXT },
    { STR_INIT("看板"), LABEL_OTHER, TEXT },
    { STR_INIT("浏览"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("点击"), LABEL_OTHER, TEXT },
    { STR_INIT("阅读"), LABEL_OTHER, TEXT | MARK },
    { STR_INIT("to"), LABEL_OTHER, MAIL },
    { STR_INIT("cc"), LABEL_OTHER, MAIL },
    { STR_INIT("reply-to"), LABEL_OTHER, MAIL },
    { STR_INIT("newsgroups"), LABEL_OTHER, MAIL },
    { STR_INIT("message-id"), LABEL_OTHER, MAIL },
    { STR_INIT("mime-version"), LABEL_OTHER, MAIL },
    { STR_INIT("content-type"), LABEL_OTHER, MAIL },
    { STR_INIT("content"), LABEL_OTHER, MAIL },
    { STR_INIT("body"), LABEL_OTHER, MAIL },
    { STR_INIT("content-transfer-encoding"), LABEL_OTHER, MAIL },
    { STR_INIT("赞同"), LABEL_OTHER, MARK },
    { STR_INIT("点赞"), LABEL_OTHER, MARK },
    { STR_INIT("评论"), LABEL_OTHER, MARK },
    { STR_INIT("收藏"), LABEL_OTHER, MARK },
    { STR_INIT("更新时间"), LABEL_OTHER, MARK },
    { STR_INIT("编辑时间"), LABEL_OTHER, MARK },
    { STR_INIT("category"), LABEL_OTHER, MARK },
    { STR_INIT("编辑"), LABEL_CREDIT, TEXT },
    { STR_INIT("編輯"), LABEL_CREDIT, TEXT },
    { STR_INIT("责编"), LABEL_CREDIT, TEXT },
    { STR_INIT("責編"), LABEL_CREDIT, TEXT },
    { STR_INIT("责任编辑"), LABEL_CREDIT, TEXT },
    { STR_INIT("責任編輯"), LABEL_CREDIT, TEXT },
};
/* clang-format on */
const size_t label_count = sizeof label_table / sizeof *label_table;

/* Blanks of both widths, and what stands between two labels. */
static size_t blank_bytes(struct str s)
{
    if (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
        return 1;
    if (str_starts(s, STR("\u00a0")))
        return 2;
    return str_starts(s, STR("\u3000")) ? 3 : 0;
}

struct str label_skip_blanks(struct str s)
{
    size_t n;
    while ((n = blank_bytes(s)))
        s = str_skip(s, n);
    return s;
}

/* May a gap begin with this byte? Few other characters do. */
static bool may_be_gap(char c)
{
    return (unsigned char)c <= ' ' || c == '|' || c == ',' || c == ';' ||
           c == '/' || c == '\xC2' || c == '\xE3' || c == '\xEF';
}

static size_t gap_bytes(struct str s)
{
    static const struct str marks[] = {
        STR_INIT("|"), STR_INIT("｜"), STR_INIT(","), STR_INIT("，"),
        STR_INIT(";"), STR_INIT("；"), STR_INIT("/"),
    };
    if (s.n == 0 || !may_be_gap(s.p[0]))
        return 0;
    size_t n = blank_bytes(s);
    for (size_t i = 0; !n && i < sizeof marks / sizeof *marks; i++)
        n = str_starts(s, marks[i]) ? marks[i].n : 0;
    return n;
}

struct str label_trim(struct str s)
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
            s = label_skip_blanks(s);
    }
    *behind = s;
    return true;
}

/* Does s hold a mark that ends a label? */
static bool has_mark(struct str s)
{
    return str_chr(s, ':') < s.n || str_has(s, STR("：")) ||
           str_has(s, STR("】"));
}

const struct label *label_take(struct str s, struct str *behind)
{
    if (!has_mark(str_head(s, LABEL_MOST)))
        return NULL;
    bool bracket = str_starts(s, STR("【"));
    s = bracket ? str_skip(s, 3) : s;
    for (size_t i = 0; i < label_count; i++) {
        const struct label *label = &label_table[i];
        struct str rest;
        if (s.n == 0 || (s.p[0] | 0x20) != (label->name.p[0] | 0x20) ||
            !(label->where & LABEL_IN_TEXT) ||
            !take_name(s, label->name, &rest))
            continue;
        rest = label_skip_blanks(rest);
        struct str mark = bracket                       ? STR("】")
                          : str_starts(rest, STR("：")) ? STR("：")
                                                        : STR(":");
        if (!str_starts(rest, mark))
            continue;
        rest = str_skip(rest, mark.n);
        /* "【标题】：words" */
        if (bracket && str_starts(rest, STR("：")))
            rest = str_skip(rest, 3);
        *behind = rest;
        return label;
    }
    return NULL;
}

size_t label_next(struct str s)
{
    struct str behind;
    if (!has_mark(s))
        return s.n;
    for (size_t i = 0; i < s.n;) {
        if (!may_be_gap(s.p[i])) {
            i++;
            continue;
        }
        size_t gap = gap_bytes(str_skip(s, i));
        if (gap && label_take(str_skip(s, i + gap), &behind))
            return i;
        i += gap ? gap : 1;
    }
    return s.n;
}

bool label_is_publisher(struct str s)
{
    static const struct str ends[] = {
        STR_INIT("社"),     STR_INIT("报"),   STR_INIT("報"),
        STR_INIT("网"),     STR_INIT("網"),   STR_INIT("台"),
        STR_INIT("臺"),     STR_INIT("新闻"), STR_INIT("新聞"),
        STR_INIT("周刊"),   STR_INIT("週刊"), STR_INIT("杂志"),
        STR_INIT("雜誌"),   STR_INIT("在线"), STR_INIT("通信"),
        STR_INIT("客户端"), STR_INIT("News"), STR_INIT("Post"),
        STR_INIT("Times"),
    };
    if (utf8_count(s) > SOURCE_CHARS)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (s.n > ends[i].n && str_ends(s, ends[i]))
            return true;
    return false;
}
