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
    { STR_SHORT("标题"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("標題"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("题目"), LABEL_TITLE, TEXT },
    { STR_SHORT("題目"), LABEL_TITLE, TEXT },
    { STR_SHORT("文章标题"), LABEL_TITLE, TEXT },
    { STR_SHORT("新闻标题"), LABEL_TITLE, TEXT },
    { STR_SHORT("タイトル"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("件名"), LABEL_TITLE, TEXT },
    { STR_SHORT("제목"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("見出し"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("題名"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("기사제목"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("기사 제목"), LABEL_TITLE, TEXT | MARK },
    { STR_SHORT("title"), LABEL_TITLE, MAIL | MARK },
    { STR_SHORT("subject"), LABEL_TITLE, MAIL },
    { STR_SHORT("headline"), LABEL_TITLE, MAIL },
    { STR_SHORT("主题"), LABEL_TITLE, TEXT },
    { STR_SHORT("主題"), LABEL_TITLE, TEXT },
    { STR_SHORT("主旨"), LABEL_TITLE, TEXT },
    { STR_SHORT("full title"), LABEL_TITLE, MARK },
    { STR_SHORT("作者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("著者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("筆者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("撰文"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("文章作者"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("发信人"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("發信人"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("作成者"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("差出人"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("저자"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("글쓴이"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("執筆者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("投稿者"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("작성자"), LABEL_AUTHOR, TEXT | MARK },
    { STR_SHORT("author"), LABEL_AUTHOR, MAIL | MARK },
    { STR_SHORT("from"), LABEL_AUTHOR, MAIL },
    { STR_SHORT("byline"), LABEL_AUTHOR, MAIL },
    { STR_SHORT("发件人"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("發件人"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("寄件者"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("寄件人"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("보낸사람"), LABEL_AUTHOR, TEXT },
    { STR_SHORT("记者"), LABEL_AUTHOR, MARK },
    { STR_SHORT("文"), LABEL_AUTHOR, MARK },
    { STR_SHORT("記者"), LABEL_AUTHOR, MARK },
    { STR_SHORT("기자"), LABEL_AUTHOR, MARK },
    { STR_SHORT("authors"), LABEL_AUTHOR, MARK },
    { STR_SHORT("来源"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("來源"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("出处"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("出處"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("文章来源"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("新闻来源"), LABEL_SOURCE, TEXT },
    { STR_SHORT("稿件来源"), LABEL_SOURCE, TEXT },
    { STR_SHORT("信息来源"), LABEL_SOURCE, TEXT },
    { STR_SHORT("文章來源"), LABEL_SOURCE, TEXT },
    { STR_SHORT("媒体"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("媒體"), LABEL_SOURCE, TEXT },
    { STR_SHORT("出典"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("출처"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("媒体名"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("情報源"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("引用元"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("配信元"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("提供元"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("掲載元"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("掲載紙"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("언론사"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("매체"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("매체명"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("신문사"), LABEL_SOURCE, TEXT | MARK },
    { STR_SHORT("source"), LABEL_SOURCE, MAIL | MARK },
    { STR_SHORT("publisher"), LABEL_SOURCE, MAIL },
    { STR_SHORT("报纸"), LABEL_SOURCE, TEXT },
    { STR_SHORT("報紙"), LABEL_SOURCE, TEXT },
    { STR_SHORT("報章"), LABEL_SOURCE, TEXT },
    { STR_SHORT("原文来源"), LABEL_SOURCE, MARK },
    { STR_SHORT("转自"), LABEL_SOURCE, MARK },
    { STR_SHORT("转载自"), LABEL_SOURCE, MARK },
    { STR_SHORT("公众号"), LABEL_SOURCE, MARK },
    { STR_SHORT("公眾號"), LABEL_SOURCE, MARK },
    { STR_SHORT("site"), LABEL_SOURCE, MARK },
    { STR_SHORT("publication"), LABEL_SOURCE, MARK },
    { STR_SHORT("原文来自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("信息来自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("本文原创为"), LABEL_ORIGIN, MARK },
    { STR_SHORT("本文首发于"), LABEL_ORIGIN, MARK },
    { STR_SHORT("本文转载自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("本文转自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("本文来自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("文章来自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("信息源自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("原文源自"), LABEL_ORIGIN, MARK },
    { STR_SHORT("日期"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("时间"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("時間"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("发布时间"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("发布日期"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("发表时间"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("发表日期"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("發布時間"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("發佈時間"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("發布日期"), LABEL_DATE, TEXT },
    { STR_SHORT("發表時間"), LABEL_DATE, TEXT },
    { STR_SHORT("出版日期"), LABEL_DATE, TEXT },
    { STR_SHORT("日時"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("日付"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("公開日"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("配信日"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("날짜"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("입력"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("公開日時"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("投稿日"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("投稿日時"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("掲載日"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("配信日時"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("発行日"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("기사입력"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("기사 입력"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("입력일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("작성일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("게시일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("게재일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("발행일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("등록일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("보도일"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("일자"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("일시"), LABEL_DATE, TEXT | MARK },
    { STR_SHORT("date"), LABEL_DATE, MAIL | MARK },
    { STR_SHORT("published"), LABEL_DATE, MAIL | MARK },
    { STR_SHORT("time"), LABEL_DATE, MAIL },
    { STR_SHORT("发送时间"), LABEL_DATE, TEXT },
    { STR_SHORT("發送時間"), LABEL_DATE, TEXT },
    { STR_SHORT("寄件日期"), LABEL_DATE, TEXT },
    { STR_SHORT("送信日時"), LABEL_DATE, TEXT },
    { STR_SHORT("published time"), LABEL_DATE, TEXT },
    { STR_SHORT("发布于"), LABEL_DATE, MARK },
    { STR_SHORT("发表于"), LABEL_DATE, MARK },
    { STR_SHORT("date published"), LABEL_DATE, MARK },
    { STR_SHORT("publish date"), LABEL_DATE, MARK },
    { STR_SHORT("收藏时间"), LABEL_SAVED, MARK },
    { STR_SHORT("剪藏时间"), LABEL_SAVED, MARK },
    { STR_SHORT("保存时间"), LABEL_SAVED, MARK },
    { STR_SHORT("創建時間"), LABEL_SAVED, MARK },
    { STR_SHORT("创建时间"), LABEL_SAVED, MARK },
    { STR_SHORT("保存日"), LABEL_SAVED, MARK },
    { STR_SHORT("保存日時"), LABEL_SAVED, MARK },
    { STR_SHORT("取得日"), LABEL_SAVED, MARK },
    { STR_SHORT("取得日時"), LABEL_SAVED, MARK },
    { STR_SHORT("クリップ日"), LABEL_SAVED, MARK },
    { STR_SHORT("저장일"), LABEL_SAVED, MARK },
    { STR_SHORT("수집일"), LABEL_SAVED, MARK },
    { STR_SHORT("스크랩"), LABEL_SAVED, MARK },
    { STR_SHORT("created"), LABEL_SAVED, MARK },
    { STR_SHORT("saved"), LABEL_SAVED, MARK },
    { STR_SHORT("date saved"), LABEL_SAVED, MARK },
    { STR_SHORT("clipped"), LABEL_SAVED, MARK },
    { STR_SHORT("发信站"), LABEL_STATION, TEXT },
    { STR_SHORT("發信站"), LABEL_STATION, TEXT },
    { STR_SHORT("网址"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("網址"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("链接"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("鏈接"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("連結"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("原文"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("原链接"), LABEL_URL, MARK },
    { STR_SHORT("原文链接"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("原文地址"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("原文連結"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("原文網址"), LABEL_URL, TEXT },
    { STR_SHORT("リンク"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("元記事"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("原文リンク"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("記事url"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("원문"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("원문링크"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("원문 링크"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("기사원문"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("기사 원문"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("링크"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("기사링크"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("기사 링크"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("文章链接"), LABEL_URL, TEXT | MARK },
    { STR_SHORT("地址"), LABEL_URL, TEXT },
    { STR_SHORT("url"), LABEL_URL, MAIL | MARK },
    { STR_SHORT("link"), LABEL_URL, MAIL | MARK },
    { STR_SHORT("url source"), LABEL_URL, TEXT },
    { STR_SHORT("原文鏈接"), LABEL_URL, MARK },
    { STR_SHORT("原文网址"), LABEL_URL, MARK },
    { STR_SHORT("网站地址"), LABEL_URL, MARK },
    { STR_SHORT("original url"), LABEL_URL, MARK },
    { STR_SHORT("source url"), LABEL_URL, MARK },
    { STR_SHORT("original"), LABEL_URL, MARK },
    { STR_SHORT("关键词"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("關鍵詞"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("关键字"), LABEL_TAGS, TEXT },
    { STR_SHORT("關鍵字"), LABEL_TAGS, TEXT },
    { STR_SHORT("标签"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("タグ"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("キーワード"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("태그"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("키워드"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("標籤"), LABEL_TAGS, TEXT | MARK },
    { STR_SHORT("tags"), LABEL_TAGS, MAIL | MARK },
    { STR_SHORT("keywords"), LABEL_TAGS, MAIL },
    { STR_SHORT("document tags"), LABEL_TAGS, MARK },
    { STR_SHORT("收件人"), LABEL_OTHER, TEXT },
    { STR_SHORT("收件者"), LABEL_OTHER, TEXT },
    { STR_SHORT("宛先"), LABEL_OTHER, TEXT },
    { STR_SHORT("抄送"), LABEL_OTHER, TEXT },
    { STR_SHORT("专栏"), LABEL_OTHER, TEXT },
    { STR_SHORT("專欄"), LABEL_OTHER, TEXT },
    { STR_SHORT("正文"), LABEL_OTHER, TEXT },
    { STR_SHORT("markdown content"), LABEL_OTHER, TEXT },
    { STR_SHORT("版頭"), LABEL_OTHER, TEXT },
    { STR_SHORT("版面"), LABEL_OTHER, TEXT },
    { STR_SHORT("版次"), LABEL_OTHER, TEXT },
    { STR_SHORT("栏目"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("欄目"), LABEL_OTHER, TEXT },
    { STR_SHORT("分类"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("分類"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("カテゴリ"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("カテゴリー"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("카테고리"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("분류"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("섹션"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("更新日"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("更新日時"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("最終更新日"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("수정"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("최종수정"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("승인"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("字数"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("字數"), LABEL_OTHER, TEXT },
    { STR_SHORT("信区"), LABEL_OTHER, TEXT },
    { STR_SHORT("信區"), LABEL_OTHER, TEXT },
    { STR_SHORT("编号"), LABEL_OTHER, TEXT },
    { STR_SHORT("編號"), LABEL_OTHER, TEXT },
    { STR_SHORT("看板"), LABEL_OTHER, TEXT },
    { STR_SHORT("浏览"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("点击"), LABEL_OTHER, TEXT },
    { STR_SHORT("阅读"), LABEL_OTHER, TEXT | MARK },
    { STR_SHORT("to"), LABEL_OTHER, MAIL },
    { STR_SHORT("cc"), LABEL_OTHER, MAIL },
    { STR_SHORT("reply-to"), LABEL_OTHER, MAIL },
    { STR_SHORT("newsgroups"), LABEL_OTHER, MAIL },
    { STR_SHORT("message-id"), LABEL_OTHER, MAIL },
    { STR_SHORT("mime-version"), LABEL_OTHER, MAIL },
    { STR_SHORT("content-type"), LABEL_OTHER, MAIL },
    { STR_SHORT("content"), LABEL_OTHER, MAIL },
    { STR_SHORT("body"), LABEL_OTHER, MAIL },
    { STR_SHORT("content-transfer-encoding"), LABEL_OTHER, MAIL },
    { STR_SHORT("赞同"), LABEL_OTHER, MARK },
    { STR_SHORT("点赞"), LABEL_OTHER, MARK },
    { STR_SHORT("评论"), LABEL_OTHER, MARK },
    { STR_SHORT("收藏"), LABEL_OTHER, MARK },
    { STR_SHORT("更新时间"), LABEL_OTHER, MARK },
    { STR_SHORT("编辑时间"), LABEL_OTHER, MARK },
    { STR_SHORT("category"), LABEL_OTHER, MARK },
    { STR_SHORT("编辑"), LABEL_CREDIT, TEXT },
    { STR_SHORT("編輯"), LABEL_CREDIT, TEXT },
    { STR_SHORT("责编"), LABEL_CREDIT, TEXT },
    { STR_SHORT("責編"), LABEL_CREDIT, TEXT },
    { STR_SHORT("责任编辑"), LABEL_CREDIT, TEXT },
    { STR_SHORT("責任編輯"), LABEL_CREDIT, TEXT },
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
            !take_name(s, str_of_short(&label->name), &rest))
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
