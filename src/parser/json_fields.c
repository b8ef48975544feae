/* SPDX-License-Identifier: MIT */
/* Two tables, by the first byte of a key, each searched from its begin. The
 * place of a row is its rank; summaries come behind all others. */
#include <config.h>

#include "parser/json_fields.h"

#include "parser/key.h"

struct row {
    struct str_short name; /* as key_is has it */
    uint8_t field;         /* enum json_field */
    bool brief;            /* only a summary */
};

/* clang-format off */
static const struct row in_ascii[] = {
    { STR_SHORT("title"), JSON_TITLE, false },
    { STR_SHORT("headline"), JSON_TITLE, false },
    { STR_SHORT("webtitle"), JSON_TITLE, false },
    { STR_SHORT("newstitle"), JSON_TITLE, false },
    { STR_SHORT("articletitle"), JSON_TITLE, false },
    { STR_SHORT("posttitle"), JSON_TITLE, false },
    { STR_SHORT("resolvedtitle"), JSON_TITLE, false },
    { STR_SHORT("giventitle"), JSON_TITLE, false },
    { STR_SHORT("titleja"), JSON_TITLE, false },
    { STR_SHORT("titlejp"), JSON_TITLE, false },
    { STR_SHORT("titleko"), JSON_TITLE, false },
    { STR_SHORT("titlekr"), JSON_TITLE, false },
    { STR_SHORT("externalurl"), JSON_URL, false },
    { STR_SHORT("url"), JSON_URL, false },
    { STR_SHORT("link"), JSON_URL, false },
    { STR_SHORT("sourceurl"), JSON_URL, false },
    { STR_SHORT("articleurl"), JSON_URL, false },
    { STR_SHORT("newsurl"), JSON_URL, false },
    { STR_SHORT("originalurl"), JSON_URL, false },
    { STR_SHORT("originallink"), JSON_URL, false },
    { STR_SHORT("resolvedurl"), JSON_URL, false },
    { STR_SHORT("givenurl"), JSON_URL, false },
    { STR_SHORT("weburl"), JSON_URL, false },
    { STR_SHORT("pageurl"), JSON_URL, false },
    { STR_SHORT("canonical"), JSON_URL, false },
    { STR_SHORT("alternate"), JSON_URL, false },
    { STR_SHORT("canonicalurl"), JSON_URL, false },
    { STR_SHORT("canonicallink"), JSON_URL, false },
    { STR_SHORT("permalink"), JSON_URL, false },
    { STR_SHORT("mainentityofpage"), JSON_URL, false },
    { STR_SHORT("requestedurl"), JSON_URL, false },
    { STR_SHORT("href"), JSON_URL, false },
    { STR_SHORT("datepublished"), JSON_DATE, false },
    { STR_SHORT("publishedat"), JSON_DATE, false },
    { STR_SHORT("pubdate"), JSON_DATE, false },
    { STR_SHORT("published"), JSON_DATE, false },
    { STR_SHORT("publisheddate"), JSON_DATE, false },
    { STR_SHORT("publishedtime"), JSON_DATE, false },
    { STR_SHORT("datepublish"), JSON_DATE, false },
    { STR_SHORT("dateunixtime"), JSON_DATE, false },
    { STR_SHORT("date"), JSON_DATE, false },
    { STR_SHORT("time"), JSON_DATE, false },
    { STR_SHORT("datetime"), JSON_DATE, false },
    { STR_SHORT("pubtime"), JSON_DATE, false },
    { STR_SHORT("publishtime"), JSON_DATE, false },
    { STR_SHORT("publishdate"), JSON_DATE, false },
    { STR_SHORT("publishat"), JSON_DATE, false },
    { STR_SHORT("publicationdate"), JSON_DATE, false },
    { STR_SHORT("webpublicationdate"), JSON_DATE, false },
    { STR_SHORT("posttime"), JSON_DATE, false },
    { STR_SHORT("postdate"), JSON_DATE, false },
    { STR_SHORT("releasetime"), JSON_DATE, false },
    { STR_SHORT("releasedate"), JSON_DATE, false },
    { STR_SHORT("createtime"), JSON_DATE, false },
    { STR_SHORT("createdat"), JSON_DATE, false },
    { STR_SHORT("created"), JSON_DATE, false },
    { STR_SHORT("createdutc"), JSON_DATE, false },
    { STR_SHORT("createdate"), JSON_DATE, false },
    { STR_SHORT("createdtime"), JSON_DATE, false },
    { STR_SHORT("ctime"), JSON_DATE, false },
    { STR_SHORT("timestamp"), JSON_DATE, false },
    { STR_SHORT("timeadded"), JSON_DATE, false },
    { STR_SHORT("authors"), JSON_AUTHOR, false },
    { STR_SHORT("author"), JSON_AUTHOR, false },
    { STR_SHORT("primaryauthor"), JSON_AUTHOR, false },
    { STR_SHORT("publishedbylines"), JSON_AUTHOR, false },
    { STR_SHORT("byline"), JSON_AUTHOR, false },
    { STR_SHORT("creator"), JSON_AUTHOR, false },
    { STR_SHORT("publishedby"), JSON_AUTHOR, false },
    { STR_SHORT("writer"), JSON_AUTHOR, false },
    { STR_SHORT("reporter"), JSON_AUTHOR, false },
    { STR_SHORT("source"), JSON_SOURCE, false },
    { STR_SHORT("sourcename"), JSON_SOURCE, false },
    { STR_SHORT("sitename"), JSON_SOURCE, false },
    { STR_SHORT("site"), JSON_SOURCE, false },
    { STR_SHORT("media"), JSON_SOURCE, false },
    { STR_SHORT("publication"), JSON_SOURCE, false },
    { STR_SHORT("publisher"), JSON_SOURCE, false },
    { STR_SHORT("origin"), JSON_SOURCE, false },
    { STR_SHORT("feedtitle"), JSON_SOURCE, false },
    { STR_SHORT("feed"), JSON_SOURCE, false },
    { STR_SHORT("medianame"), JSON_SOURCE, false },
    { STR_SHORT("nickname"), JSON_SOURCE, false },
    { STR_SHORT("mpname"), JSON_SOURCE, false },
    { STR_SHORT("sourcehostname"), JSON_SOURCE, false },
    { STR_SHORT("press"), JSON_SOURCE, false },
    { STR_SHORT("newspaper"), JSON_SOURCE, false },
    { STR_SHORT("domainname"), JSON_SOURCE, false },
    { STR_SHORT("sourcedomain"), JSON_SOURCE, false },
    { STR_SHORT("domain"), JSON_SOURCE, false },
    { STR_SHORT("hostname"), JSON_SOURCE, false },
    { STR_SHORT("tags"), JSON_TAGS, false },
    { STR_SHORT("keywords"), JSON_TAGS, false },
    { STR_SHORT("categories"), JSON_TAGS, false },
    { STR_SHORT("contenthtml"), JSON_TEXT, false },
    { STR_SHORT("bodyhtml"), JSON_TEXT, false },
    { STR_SHORT("contenttext"), JSON_TEXT, false },
    { STR_SHORT("html"), JSON_TEXT, false },
    { STR_SHORT("content"), JSON_TEXT, false },
    { STR_SHORT("contents"), JSON_TEXT, false },
    { STR_SHORT("body"), JSON_TEXT, false },
    { STR_SHORT("articlebody"), JSON_TEXT, false },
    { STR_SHORT("maintext"), JSON_TEXT, false },
    { STR_SHORT("articletext"), JSON_TEXT, false },
    { STR_SHORT("articlecontent"), JSON_TEXT, false },
    { STR_SHORT("newscontent"), JSON_TEXT, false },
    { STR_SHORT("fulltext"), JSON_TEXT, false },
    { STR_SHORT("selftext"), JSON_TEXT, false },
    { STR_SHORT("contentnoencode"), JSON_TEXT, false },
    { STR_SHORT("text"), JSON_TEXT, false },
    { STR_SHORT("paragraphs"), JSON_TEXT, false },
    { STR_SHORT("textcontent"), JSON_TEXT, false },
    { STR_SHORT("plaintext"), JSON_TEXT, false },
    { STR_SHORT("rawtext"), JSON_TEXT, false },
    { STR_SHORT("summary"), JSON_TEXT, true },
    { STR_SHORT("description"), JSON_TEXT, true },
    { STR_SHORT("excerpt"), JSON_TEXT, true },
    { STR_SHORT("desc"), JSON_TEXT, true },
    { STR_SHORT("digest"), JSON_TEXT, true },
    { STR_SHORT("abstract"), JSON_TEXT, true },
};

static const struct row others[] = {
    { STR_SHORT("标题"), JSON_TITLE, false },
    { STR_SHORT("標題"), JSON_TITLE, false },
    { STR_SHORT("新闻标题"), JSON_TITLE, false },
    { STR_SHORT("文章标题"), JSON_TITLE, false },
    { STR_SHORT("文件名"), JSON_TITLE, false },
    { STR_SHORT("タイトル"), JSON_TITLE, false },
    { STR_SHORT("見出し"), JSON_TITLE, false },
    { STR_SHORT("記事タイトル"), JSON_TITLE, false },
    { STR_SHORT("제목"), JSON_TITLE, false },
    { STR_SHORT("기사제목"), JSON_TITLE, false },
    { STR_SHORT("뉴스제목"), JSON_TITLE, false },
    { STR_SHORT("链接"), JSON_URL, false },
    { STR_SHORT("連結"), JSON_URL, false },
    { STR_SHORT("网址"), JSON_URL, false },
    { STR_SHORT("原文链接"), JSON_URL, false },
    { STR_SHORT("新闻链接"), JSON_URL, false },
    { STR_SHORT("文章链接"), JSON_URL, false },
    { STR_SHORT("リンク"), JSON_URL, false },
    { STR_SHORT("記事url"), JSON_URL, false },
    { STR_SHORT("링크"), JSON_URL, false },
    { STR_SHORT("원문링크"), JSON_URL, false },
    { STR_SHORT("기사링크"), JSON_URL, false },
    { STR_SHORT("주소"), JSON_URL, false },
    { STR_SHORT("기사주소"), JSON_URL, false },
    { STR_SHORT("日期"), JSON_DATE, false },
    { STR_SHORT("发布时间"), JSON_DATE, false },
    { STR_SHORT("发布日期"), JSON_DATE, false },
    { STR_SHORT("發布時間"), JSON_DATE, false },
    { STR_SHORT("时间"), JSON_DATE, false },
    { STR_SHORT("時間"), JSON_DATE, false },
    { STR_SHORT("日付"), JSON_DATE, false },
    { STR_SHORT("日時"), JSON_DATE, false },
    { STR_SHORT("公開日"), JSON_DATE, false },
    { STR_SHORT("公開日時"), JSON_DATE, false },
    { STR_SHORT("掲載日"), JSON_DATE, false },
    { STR_SHORT("配信日"), JSON_DATE, false },
    { STR_SHORT("配信日時"), JSON_DATE, false },
    { STR_SHORT("投稿日"), JSON_DATE, false },
    { STR_SHORT("날짜"), JSON_DATE, false },
    { STR_SHORT("일자"), JSON_DATE, false },
    { STR_SHORT("일시"), JSON_DATE, false },
    { STR_SHORT("작성일"), JSON_DATE, false },
    { STR_SHORT("게시일"), JSON_DATE, false },
    { STR_SHORT("발행일"), JSON_DATE, false },
    { STR_SHORT("등록일"), JSON_DATE, false },
    { STR_SHORT("입력일"), JSON_DATE, false },
    { STR_SHORT("보도일자"), JSON_DATE, false },
    { STR_SHORT("作者"), JSON_AUTHOR, false },
    { STR_SHORT("记者"), JSON_AUTHOR, false },
    { STR_SHORT("記者"), JSON_AUTHOR, false },
    { STR_SHORT("著者"), JSON_AUTHOR, false },
    { STR_SHORT("執筆者"), JSON_AUTHOR, false },
    { STR_SHORT("기자"), JSON_AUTHOR, false },
    { STR_SHORT("기자명"), JSON_AUTHOR, false },
    { STR_SHORT("작성자"), JSON_AUTHOR, false },
    { STR_SHORT("来源"), JSON_SOURCE, false },
    { STR_SHORT("來源"), JSON_SOURCE, false },
    { STR_SHORT("媒体"), JSON_SOURCE, false },
    { STR_SHORT("媒体名称"), JSON_SOURCE, false },
    { STR_SHORT("媒體"), JSON_SOURCE, false },
    { STR_SHORT("媒体名"), JSON_SOURCE, false },
    { STR_SHORT("情報源"), JSON_SOURCE, false },
    { STR_SHORT("出典"), JSON_SOURCE, false },
    { STR_SHORT("配信元"), JSON_SOURCE, false },
    { STR_SHORT("提供元"), JSON_SOURCE, false },
    { STR_SHORT("언론사"), JSON_SOURCE, false },
    { STR_SHORT("매체"), JSON_SOURCE, false },
    { STR_SHORT("매체명"), JSON_SOURCE, false },
    { STR_SHORT("신문사"), JSON_SOURCE, false },
    { STR_SHORT("출처"), JSON_SOURCE, false },
    { STR_SHORT("标签"), JSON_TAGS, false },
    { STR_SHORT("关键词"), JSON_TAGS, false },
    { STR_SHORT("タグ"), JSON_TAGS, false },
    { STR_SHORT("キーワード"), JSON_TAGS, false },
    { STR_SHORT("태그"), JSON_TAGS, false },
    { STR_SHORT("키워드"), JSON_TAGS, false },
    { STR_SHORT("正文"), JSON_TEXT, false },
    { STR_SHORT("正文内容"), JSON_TEXT, false },
    { STR_SHORT("新闻内容"), JSON_TEXT, false },
    { STR_SHORT("文章内容"), JSON_TEXT, false },
    { STR_SHORT("内容"), JSON_TEXT, false },
    { STR_SHORT("段落"), JSON_TEXT, false },
    { STR_SHORT("內容"), JSON_TEXT, false },
    { STR_SHORT("本文"), JSON_TEXT, false },
    { STR_SHORT("記事本文"), JSON_TEXT, false },
    { STR_SHORT("本文テキスト"), JSON_TEXT, false },
    { STR_SHORT("본문"), JSON_TEXT, false },
    { STR_SHORT("기사본문"), JSON_TEXT, false },
    { STR_SHORT("내용"), JSON_TEXT, false },
    { STR_SHORT("기사내용"), JSON_TEXT, false },
    { STR_SHORT("뉴스내용"), JSON_TEXT, false },
    { STR_SHORT("要約"), JSON_TEXT, true },
    { STR_SHORT("概要"), JSON_TEXT, true },
    { STR_SHORT("요약"), JSON_TEXT, true },
};
/* clang-format on */

enum {
    ASCII_ROWS = sizeof in_ascii / sizeof *in_ascii,
    OTHER_ROWS = sizeof others / sizeof *others,
    BRIEF = ASCII_ROWS + OTHER_ROWS, /* ranks from here on */
};

bool json_is_brief(size_t rank)
{
    return rank >= BRIEF;
}

bool json_field(struct str key, enum json_field *field, size_t *rank)
{
    bool ascii = key.n && (unsigned char)key.p[0] < 0x80;
    const struct row *list = ascii ? in_ascii : others;
    size_t n = ascii ? ASCII_ROWS : OTHER_ROWS;
    for (size_t i = 0; i < n; i++) {
        if (!key_is(key, str_of_short(&list[i].name)))
            continue;
        *field = (enum json_field)list[i].field;
        *rank = (ascii ? 0 : ASCII_ROWS) + i + (list[i].brief ? BRIEF : 0);
        return true;
    }
    return false;
}

static const struct str words[] = {
    STR_INIT("rendered"),
    STR_INIT("content"),
    STR_INIT("text"),
    STR_INIT("html"),
    STR_INIT("value"),
    STR_INIT("内容"),
    STR_NONE,
};
static const struct str addresses[] = { STR_INIT("href"), STR_INIT("url"),
                                        STR_INIT("@id"), STR_NONE };
static const struct str people[] = { STR_INIT("name"), STR_NONE };
/* Where no one has a name. */
static const struct str nicks[] = {
    STR_INIT("displayName"), STR_INIT("display_name"), STR_INIT("nickname"),
    STR_INIT("screen_name"), STR_INIT("username"),     STR_NONE
};
static const struct str places[] = { STR_INIT("name"), STR_INIT("title"),
                                     STR_NONE };
static const struct str dates[] = { STR_INIT("$date"), STR_INIT("$numberLong"),
                                    STR_NONE };

const struct str *const json_names[JSON_FIELDS] = {
    [JSON_TITLE] = words,   [JSON_URL] = addresses, [JSON_DATE] = dates,
    [JSON_AUTHOR] = people, [JSON_SOURCE] = places, [JSON_TAGS] = people,
    [JSON_TEXT] = words,
};

const struct str *const json_nicks = nicks;
