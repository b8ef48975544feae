/* SPDX-License-Identifier: MIT */
/* Two tables, by the first byte of a key, each searched from its begin. The
 * place of a row is its rank; summaries come behind all others. */
#include <config.h>

#include "parser/json_fields.h"

#include "parser/key.h"

struct row {
    struct str name; /* as key_is has it */
    enum json_field field;
    bool brief; /* only a summary */
};

/* clang-format off */
static const struct row in_ascii[] = {
    { STR_INIT("title"), JSON_TITLE, false },
    { STR_INIT("headline"), JSON_TITLE, false },
    { STR_INIT("webtitle"), JSON_TITLE, false },
    { STR_INIT("newstitle"), JSON_TITLE, false },
    { STR_INIT("articletitle"), JSON_TITLE, false },
    { STR_INIT("posttitle"), JSON_TITLE, false },
    { STR_INIT("resolvedtitle"), JSON_TITLE, false },
    { STR_INIT("giventitle"), JSON_TITLE, false },
    { STR_INIT("titleja"), JSON_TITLE, false },
    { STR_INIT("titlejp"), JSON_TITLE, false },
    { STR_INIT("titleko"), JSON_TITLE, false },
    { STR_INIT("titlekr"), JSON_TITLE, false },
    { STR_INIT("externalurl"), JSON_URL, false },
    { STR_INIT("url"), JSON_URL, false },
    { STR_INIT("link"), JSON_URL, false },
    { STR_INIT("sourceurl"), JSON_URL, false },
    { STR_INIT("articleurl"), JSON_URL, false },
    { STR_INIT("newsurl"), JSON_URL, false },
    { STR_INIT("originalurl"), JSON_URL, false },
    { STR_INIT("originallink"), JSON_URL, false },
    { STR_INIT("resolvedurl"), JSON_URL, false },
    { STR_INIT("givenurl"), JSON_URL, false },
    { STR_INIT("weburl"), JSON_URL, false },
    { STR_INIT("pageurl"), JSON_URL, false },
    { STR_INIT("canonical"), JSON_URL, false },
    { STR_INIT("alternate"), JSON_URL, false },
    { STR_INIT("canonicalurl"), JSON_URL, false },
    { STR_INIT("canonicallink"), JSON_URL, false },
    { STR_INIT("permalink"), JSON_URL, false },
    { STR_INIT("mainentityofpage"), JSON_URL, false },
    { STR_INIT("requestedurl"), JSON_URL, false },
    { STR_INIT("href"), JSON_URL, false },
    { STR_INIT("datepublished"), JSON_DATE, false },
    { STR_INIT("publishedat"), JSON_DATE, false },
    { STR_INIT("pubdate"), JSON_DATE, false },
    { STR_INIT("published"), JSON_DATE, false },
    { STR_INIT("publisheddate"), JSON_DATE, false },
    { STR_INIT("publishedtime"), JSON_DATE, false },
    { STR_INIT("datepublish"), JSON_DATE, false },
    { STR_INIT("dateunixtime"), JSON_DATE, false },
    { STR_INIT("date"), JSON_DATE, false },
    { STR_INIT("time"), JSON_DATE, false },
    { STR_INIT("datetime"), JSON_DATE, false },
    { STR_INIT("pubtime"), JSON_DATE, false },
    { STR_INIT("publishtime"), JSON_DATE, false },
    { STR_INIT("publishdate"), JSON_DATE, false },
    { STR_INIT("publishat"), JSON_DATE, false },
    { STR_INIT("publicationdate"), JSON_DATE, false },
    { STR_INIT("webpublicationdate"), JSON_DATE, false },
    { STR_INIT("posttime"), JSON_DATE, false },
    { STR_INIT("postdate"), JSON_DATE, false },
    { STR_INIT("releasetime"), JSON_DATE, false },
    { STR_INIT("releasedate"), JSON_DATE, false },
    { STR_INIT("createtime"), JSON_DATE, false },
    { STR_INIT("createdat"), JSON_DATE, false },
    { STR_INIT("created"), JSON_DATE, false },
    { STR_INIT("createdutc"), JSON_DATE, false },
    { STR_INIT("createdate"), JSON_DATE, false },
    { STR_INIT("createdtime"), JSON_DATE, false },
    { STR_INIT("ctime"), JSON_DATE, false },
    { STR_INIT("timestamp"), JSON_DATE, false },
    { STR_INIT("timeadded"), JSON_DATE, false },
    { STR_INIT("authors"), JSON_AUTHOR, false },
    { STR_INIT("author"), JSON_AUTHOR, false },
    { STR_INIT("primaryauthor"), JSON_AUTHOR, false },
    { STR_INIT("publishedbylines"), JSON_AUTHOR, false },
    { STR_INIT("byline"), JSON_AUTHOR, false },
    { STR_INIT("creator"), JSON_AUTHOR, false },
    { STR_INIT("publishedby"), JSON_AUTHOR, false },
    { STR_INIT("writer"), JSON_AUTHOR, false },
    { STR_INIT("reporter"), JSON_AUTHOR, false },
    { STR_INIT("source"), JSON_SOURCE, false },
    { STR_INIT("sourcename"), JSON_SOURCE, false },
    { STR_INIT("sitename"), JSON_SOURCE, false },
    { STR_INIT("site"), JSON_SOURCE, false },
    { STR_INIT("media"), JSON_SOURCE, false },
    { STR_INIT("publication"), JSON_SOURCE, false },
    { STR_INIT("publisher"), JSON_SOURCE, false },
    { STR_INIT("origin"), JSON_SOURCE, false },
    { STR_INIT("feedtitle"), JSON_SOURCE, false },
    { STR_INIT("feed"), JSON_SOURCE, false },
    { STR_INIT("medianame"), JSON_SOURCE, false },
    { STR_INIT("nickname"), JSON_SOURCE, false },
    { STR_INIT("mpname"), JSON_SOURCE, false },
    { STR_INIT("sourcehostname"), JSON_SOURCE, false },
    { STR_INIT("press"), JSON_SOURCE, false },
    { STR_INIT("newspaper"), JSON_SOURCE, false },
    { STR_INIT("domainname"), JSON_SOURCE, false },
    { STR_INIT("sourcedomain"), JSON_SOURCE, false },
    { STR_INIT("domain"), JSON_SOURCE, false },
    { STR_INIT("hostname"), JSON_SOURCE, false },
    { STR_INIT("tags"), JSON_TAGS, false },
    { STR_INIT("keywords"), JSON_TAGS, false },
    { STR_INIT("categories"), JSON_TAGS, false },
    { STR_INIT("contenthtml"), JSON_TEXT, false },
    { STR_INIT("bodyhtml"), JSON_TEXT, false },
    { STR_INIT("contenttext"), JSON_TEXT, false },
    { STR_INIT("html"), JSON_TEXT, false },
    { STR_INIT("content"), JSON_TEXT, false },
    { STR_INIT("contents"), JSON_TEXT, false },
    { STR_INIT("body"), JSON_TEXT, false },
    { STR_INIT("articlebody"), JSON_TEXT, false },
    { STR_INIT("maintext"), JSON_TEXT, false },
    { STR_INIT("articletext"), JSON_TEXT, false },
    { STR_INIT("articlecontent"), JSON_TEXT, false },
    { STR_INIT("newscontent"), JSON_TEXT, false },
    { STR_INIT("fulltext"), JSON_TEXT, false },
    { STR_INIT("selftext"), JSON_TEXT, false },
    { STR_INIT("contentnoencode"), JSON_TEXT, false },
    { STR_INIT("text"), JSON_TEXT, false },
    { STR_INIT("paragraphs"), JSON_TEXT, false },
    { STR_INIT("textcontent"), JSON_TEXT, false },
    { STR_INIT("plaintext"), JSON_TEXT, false },
    { STR_INIT("rawtext"), JSON_TEXT, false },
    { STR_INIT("summary"), JSON_TEXT, true },
    { STR_INIT("description"), JSON_TEXT, true },
    { STR_INIT("excerpt"), JSON_TEXT, true },
    { STR_INIT("desc"), JSON_TEXT, true },
    { STR_INIT("digest"), JSON_TEXT, true },
    { STR_INIT("abstract"), JSON_TEXT, true },
};

static const struct row others[] = {
    { STR_INIT("标题"), JSON_TITLE, false },
    { STR_INIT("標題"), JSON_TITLE, false },
    { STR_INIT("新闻标题"), JSON_TITLE, false },
    { STR_INIT("文章标题"), JSON_TITLE, false },
    { STR_INIT("文件名"), JSON_TITLE, false },
    { STR_INIT("タイトル"), JSON_TITLE, false },
    { STR_INIT("見出し"), JSON_TITLE, false },
    { STR_INIT("記事タイトル"), JSON_TITLE, false },
    { STR_INIT("제목"), JSON_TITLE, false },
    { STR_INIT("기사제목"), JSON_TITLE, false },
    { STR_INIT("뉴스제목"), JSON_TITLE, false },
    { STR_INIT("链接"), JSON_URL, false },
    { STR_INIT("連結"), JSON_URL, false },
    { STR_INIT("网址"), JSON_URL, false },
    { STR_INIT("原文链接"), JSON_URL, false },
    { STR_INIT("新闻链接"), JSON_URL, false },
    { STR_INIT("文章链接"), JSON_URL, false },
    { STR_INIT("リンク"), JSON_URL, false },
    { STR_INIT("記事url"), JSON_URL, false },
    { STR_INIT("링크"), JSON_URL, false },
    { STR_INIT("원문링크"), JSON_URL, false },
    { STR_INIT("기사링크"), JSON_URL, false },
    { STR_INIT("주소"), JSON_URL, false },
    { STR_INIT("기사주소"), JSON_URL, false },
    { STR_INIT("日期"), JSON_DATE, false },
    { STR_INIT("发布时间"), JSON_DATE, false },
    { STR_INIT("发布日期"), JSON_DATE, false },
    { STR_INIT("發布時間"), JSON_DATE, false },
    { STR_INIT("时间"), JSON_DATE, false },
    { STR_INIT("時間"), JSON_DATE, false },
    { STR_INIT("日付"), JSON_DATE, false },
    { STR_INIT("日時"), JSON_DATE, false },
    { STR_INIT("公開日"), JSON_DATE, false },
    { STR_INIT("公開日時"), JSON_DATE, false },
    { STR_INIT("掲載日"), JSON_DATE, false },
    { STR_INIT("配信日"), JSON_DATE, false },
    { STR_INIT("配信日時"), JSON_DATE, false },
    { STR_INIT("投稿日"), JSON_DATE, false },
    { STR_INIT("날짜"), JSON_DATE, false },
    { STR_INIT("일자"), JSON_DATE, false },
    { STR_INIT("일시"), JSON_DATE, false },
    { STR_INIT("작성일"), JSON_DATE, false },
    { STR_INIT("게시일"), JSON_DATE, false },
    { STR_INIT("발행일"), JSON_DATE, false },
    { STR_INIT("등록일"), JSON_DATE, false },
    { STR_INIT("입력일"), JSON_DATE, false },
    { STR_INIT("보도일자"), JSON_DATE, false },
    { STR_INIT("作者"), JSON_AUTHOR, false },
    { STR_INIT("记者"), JSON_AUTHOR, false },
    { STR_INIT("記者"), JSON_AUTHOR, false },
    { STR_INIT("著者"), JSON_AUTHOR, false },
    { STR_INIT("執筆者"), JSON_AUTHOR, false },
    { STR_INIT("기자"), JSON_AUTHOR, false },
    { STR_INIT("기자명"), JSON_AUTHOR, false },
    { STR_INIT("작성자"), JSON_AUTHOR, false },
    { STR_INIT("来源"), JSON_SOURCE, false },
    { STR_INIT("來源"), JSON_SOURCE, false },
    { STR_INIT("媒体"), JSON_SOURCE, false },
    { STR_INIT("媒体名称"), JSON_SOURCE, false },
    { STR_INIT("媒體"), JSON_SOURCE, false },
    { STR_INIT("媒体名"), JSON_SOURCE, false },
    { STR_INIT("情報源"), JSON_SOURCE, false },
    { STR_INIT("出典"), JSON_SOURCE, false },
    { STR_INIT("配信元"), JSON_SOURCE, false },
    { STR_INIT("提供元"), JSON_SOURCE, false },
    { STR_INIT("언론사"), JSON_SOURCE, false },
    { STR_INIT("매체"), JSON_SOURCE, false },
    { STR_INIT("매체명"), JSON_SOURCE, false },
    { STR_INIT("신문사"), JSON_SOURCE, false },
    { STR_INIT("출처"), JSON_SOURCE, false },
    { STR_INIT("标签"), JSON_TAGS, false },
    { STR_INIT("关键词"), JSON_TAGS, false },
    { STR_INIT("タグ"), JSON_TAGS, false },
    { STR_INIT("キーワード"), JSON_TAGS, false },
    { STR_INIT("태그"), JSON_TAGS, false },
    { STR_INIT("키워드"), JSON_TAGS, false },
    { STR_INIT("正文"), JSON_TEXT, false },
    { STR_INIT("正文内容"), JSON_TEXT, false },
    { STR_INIT("新闻内容"), JSON_TEXT, false },
    { STR_INIT("文章内容"), JSON_TEXT, false },
    { STR_INIT("内容"), JSON_TEXT, false },
    { STR_INIT("段落"), JSON_TEXT, false },
    { STR_INIT("內容"), JSON_TEXT, false },
    { STR_INIT("本文"), JSON_TEXT, false },
    { STR_INIT("記事本文"), JSON_TEXT, false },
    { STR_INIT("本文テキスト"), JSON_TEXT, false },
    { STR_INIT("본문"), JSON_TEXT, false },
    { STR_INIT("기사본문"), JSON_TEXT, false },
    { STR_INIT("내용"), JSON_TEXT, false },
    { STR_INIT("기사내용"), JSON_TEXT, false },
    { STR_INIT("뉴스내용"), JSON_TEXT, false },
    { STR_INIT("要約"), JSON_TEXT, true },
    { STR_INIT("概要"), JSON_TEXT, true },
    { STR_INIT("요약"), JSON_TEXT, true },
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
        if (!key_is(key, list[i].name))
            continue;
        *field = list[i].field;
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
