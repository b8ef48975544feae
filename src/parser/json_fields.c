/* SPDX-License-Identifier: MIT */
/* One table, searched from its begin; a row's place is its rank. */
#include <config.h>

#include "parser/json_fields.h"

#include "parser/key.h"

/* clang-format off */
static const struct {
    struct str name; /* as key_is has it */
    enum json_field field;
} rows[] = {
    { STR_INIT("title"), JSON_TITLE },
    { STR_INIT("headline"), JSON_TITLE },
    { STR_INIT("标题"), JSON_TITLE },
    { STR_INIT("標題"), JSON_TITLE },
    { STR_INIT("webtitle"), JSON_TITLE },
    { STR_INIT("newstitle"), JSON_TITLE },
    { STR_INIT("articletitle"), JSON_TITLE },
    { STR_INIT("posttitle"), JSON_TITLE },
    { STR_INIT("resolvedtitle"), JSON_TITLE },
    { STR_INIT("giventitle"), JSON_TITLE },
    { STR_INIT("新闻标题"), JSON_TITLE },
    { STR_INIT("文章标题"), JSON_TITLE },
    { STR_INIT("文件名"), JSON_TITLE },
    { STR_INIT("externalurl"), JSON_URL },
    { STR_INIT("url"), JSON_URL },
    { STR_INIT("link"), JSON_URL },
    { STR_INIT("链接"), JSON_URL },
    { STR_INIT("連結"), JSON_URL },
    { STR_INIT("网址"), JSON_URL },
    { STR_INIT("sourceurl"), JSON_URL },
    { STR_INIT("articleurl"), JSON_URL },
    { STR_INIT("newsurl"), JSON_URL },
    { STR_INIT("originalurl"), JSON_URL },
    { STR_INIT("originallink"), JSON_URL },
    { STR_INIT("resolvedurl"), JSON_URL },
    { STR_INIT("givenurl"), JSON_URL },
    { STR_INIT("weburl"), JSON_URL },
    { STR_INIT("pageurl"), JSON_URL },
    { STR_INIT("canonical"), JSON_URL },
    { STR_INIT("alternate"), JSON_URL },
    { STR_INIT("canonicalurl"), JSON_URL },
    { STR_INIT("canonicallink"), JSON_URL },
    { STR_INIT("permalink"), JSON_URL },
    { STR_INIT("mainentityofpage"), JSON_URL },
    { STR_INIT("requestedurl"), JSON_URL },
    { STR_INIT("href"), JSON_URL },
    { STR_INIT("原文链接"), JSON_URL },
    { STR_INIT("新闻链接"), JSON_URL },
    { STR_INIT("文章链接"), JSON_URL },
    { STR_INIT("datepublished"), JSON_DATE },
    { STR_INIT("publishedat"), JSON_DATE },
    { STR_INIT("pubdate"), JSON_DATE },
    { STR_INIT("published"), JSON_DATE },
    { STR_INIT("publisheddate"), JSON_DATE },
    { STR_INIT("publishedtime"), JSON_DATE },
    { STR_INIT("datepublish"), JSON_DATE },
    { STR_INIT("dateunixtime"), JSON_DATE },
    { STR_INIT("date"), JSON_DATE },
    { STR_INIT("time"), JSON_DATE },
    { STR_INIT("datetime"), JSON_DATE },
    { STR_INIT("pubtime"), JSON_DATE },
    { STR_INIT("publishtime"), JSON_DATE },
    { STR_INIT("publishdate"), JSON_DATE },
    { STR_INIT("publishat"), JSON_DATE },
    { STR_INIT("publicationdate"), JSON_DATE },
    { STR_INIT("webpublicationdate"), JSON_DATE },
    { STR_INIT("posttime"), JSON_DATE },
    { STR_INIT("postdate"), JSON_DATE },
    { STR_INIT("releasetime"), JSON_DATE },
    { STR_INIT("releasedate"), JSON_DATE },
    { STR_INIT("createtime"), JSON_DATE },
    { STR_INIT("createdat"), JSON_DATE },
    { STR_INIT("created"), JSON_DATE },
    { STR_INIT("createdutc"), JSON_DATE },
    { STR_INIT("createdate"), JSON_DATE },
    { STR_INIT("createdtime"), JSON_DATE },
    { STR_INIT("ctime"), JSON_DATE },
    { STR_INIT("timestamp"), JSON_DATE },
    { STR_INIT("timeadded"), JSON_DATE },
    { STR_INIT("日期"), JSON_DATE },
    { STR_INIT("发布时间"), JSON_DATE },
    { STR_INIT("发布日期"), JSON_DATE },
    { STR_INIT("發布時間"), JSON_DATE },
    { STR_INIT("时间"), JSON_DATE },
    { STR_INIT("時間"), JSON_DATE },
    { STR_INIT("authors"), JSON_AUTHOR },
    { STR_INIT("author"), JSON_AUTHOR },
    { STR_INIT("primaryauthor"), JSON_AUTHOR },
    { STR_INIT("publishedbylines"), JSON_AUTHOR },
    { STR_INIT("byline"), JSON_AUTHOR },
    { STR_INIT("creator"), JSON_AUTHOR },
    { STR_INIT("publishedby"), JSON_AUTHOR },
    { STR_INIT("writer"), JSON_AUTHOR },
    { STR_INIT("reporter"), JSON_AUTHOR },
    { STR_INIT("作者"), JSON_AUTHOR },
    { STR_INIT("记者"), JSON_AUTHOR },
    { STR_INIT("source"), JSON_SOURCE },
    { STR_INIT("sourcename"), JSON_SOURCE },
    { STR_INIT("sitename"), JSON_SOURCE },
    { STR_INIT("site"), JSON_SOURCE },
    { STR_INIT("media"), JSON_SOURCE },
    { STR_INIT("publication"), JSON_SOURCE },
    { STR_INIT("publisher"), JSON_SOURCE },
    { STR_INIT("origin"), JSON_SOURCE },
    { STR_INIT("feedtitle"), JSON_SOURCE },
    { STR_INIT("feed"), JSON_SOURCE },
    { STR_INIT("medianame"), JSON_SOURCE },
    { STR_INIT("nickname"), JSON_SOURCE },
    { STR_INIT("mpname"), JSON_SOURCE },
    { STR_INIT("sourcehostname"), JSON_SOURCE },
    { STR_INIT("来源"), JSON_SOURCE },
    { STR_INIT("來源"), JSON_SOURCE },
    { STR_INIT("媒体"), JSON_SOURCE },
    { STR_INIT("媒体名称"), JSON_SOURCE },
    { STR_INIT("媒體"), JSON_SOURCE },
    { STR_INIT("domainname"), JSON_SOURCE },
    { STR_INIT("sourcedomain"), JSON_SOURCE },
    { STR_INIT("domain"), JSON_SOURCE },
    { STR_INIT("hostname"), JSON_SOURCE },
    { STR_INIT("tags"), JSON_TAGS },
    { STR_INIT("keywords"), JSON_TAGS },
    { STR_INIT("categories"), JSON_TAGS },
    { STR_INIT("标签"), JSON_TAGS },
    { STR_INIT("关键词"), JSON_TAGS },
    { STR_INIT("contenthtml"), JSON_TEXT },
    { STR_INIT("bodyhtml"), JSON_TEXT },
    { STR_INIT("contenttext"), JSON_TEXT },
    { STR_INIT("html"), JSON_TEXT },
    { STR_INIT("content"), JSON_TEXT },
    { STR_INIT("contents"), JSON_TEXT },
    { STR_INIT("body"), JSON_TEXT },
    { STR_INIT("articlebody"), JSON_TEXT },
    { STR_INIT("maintext"), JSON_TEXT },
    { STR_INIT("articletext"), JSON_TEXT },
    { STR_INIT("articlecontent"), JSON_TEXT },
    { STR_INIT("newscontent"), JSON_TEXT },
    { STR_INIT("fulltext"), JSON_TEXT },
    { STR_INIT("selftext"), JSON_TEXT },
    { STR_INIT("contentnoencode"), JSON_TEXT },
    { STR_INIT("text"), JSON_TEXT },
    { STR_INIT("paragraphs"), JSON_TEXT },
    { STR_INIT("textcontent"), JSON_TEXT },
    { STR_INIT("plaintext"), JSON_TEXT },
    { STR_INIT("rawtext"), JSON_TEXT },
    { STR_INIT("正文"), JSON_TEXT },
    { STR_INIT("正文内容"), JSON_TEXT },
    { STR_INIT("新闻内容"), JSON_TEXT },
    { STR_INIT("文章内容"), JSON_TEXT },
    { STR_INIT("内容"), JSON_TEXT },
    { STR_INIT("段落"), JSON_TEXT },
    { STR_INIT("內容"), JSON_TEXT },
    { STR_INIT("summary"), JSON_TEXT },
    { STR_INIT("description"), JSON_TEXT },
    { STR_INIT("excerpt"), JSON_TEXT },
    { STR_INIT("desc"), JSON_TEXT },
    { STR_INIT("digest"), JSON_TEXT },
    { STR_INIT("abstract"), JSON_TEXT },
};
/* clang-format on */

bool json_is_brief(size_t rank)
{
    static const struct str first = STR_INIT("summary");
    for (size_t i = rank + 1; i < sizeof rows / sizeof *rows; i++)
        if (str_eq(rows[i].name, first))
            return false;
    return true;
}

bool json_field(struct str key, enum json_field *field, size_t *rank)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!key_is(key, rows[i].name))
            continue;
        *field = rows[i].field;
        *rank = i;
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
