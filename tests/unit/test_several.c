/* SPDX-License-Identifier: MIT */
/* Files of several articles: their items, what each is, and its document. */
#include <config.h>

#include "parser/d.h"
#include "parser/meta.h"
#include "parser/parse.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <iconv.h>

#include "unit/fixture.h"

/* 2025-01-01 */
#define NOW_MS ((int64_t)20089 * 24 * 3600 * 1000)

static const char rss[] =
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<rss version=\"2.0\"><channel><title>茶叶周刊</title>\n"
    "<item><title>春茶 &amp;amp; 秋茶</title>"
    "<link>https://tea.example/1?a=1&amp;b=2</link>"
    "<guid isPermaLink=\"false\">x1</guid>"
    "<pubDate>Tue, 02 Apr 2024 01:10:00 GMT</pubDate>"
    "<dc:creator><![CDATA[周师傅]]></dc:creator>"
    "<category>茶</category><category><![CDATA[山]]></category>"
    "<description>摘要</description>"
    "<content:encoded><![CDATA[<p>第一段，<b>重</b>。</p></item><p>二</p>]]>"
    "</content:encoded>"
    "<enclosure url=\"https://tea.example/a.mp3\" type=\"audio/mpeg\"/>"
    "</item>\n"
    "<item><guid>https://tea.example/2</guid>"
    "<author>a@tea.example (老李)</author>"
    "<description>&lt;p&gt;只有 &amp;amp; 描述&lt;/p&gt;</description></item>\n"
    "<item><title>未完</title><description>断在";

static const char atom[] =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>铁路晚报</title>"
    "<entry><title type=\"html\">慢&lt;b&gt;火车&lt;/b&gt;</title>"
    "<link rel=\"self\" href=\"https://rail.example/api/1\"/>"
    "<link rel=\"alternate\" href=\"https://rail.example/1\"/>"
    "<id>tag:1</id><updated>2024-05-12T08:00:00+08:00</updated>"
    "<published>2024-05-11T08:00:00+08:00</published>"
    "<author><name>老李</name></author><category term=\"铁路\"/>"
    "<content type=\"xhtml\"><div><p>车开了。</p></div></content>"
    "</entry></feed>";

static const char sogou[] =
    "<doc>\n<url>http://tea.example/20120817/1.html</url>\n<docno>a-1</docno>\n"
    "<contenttitle>茶叶下山</contenttitle>\n"
    "<content>第一段。\uE40C第二段。</content>\n</doc>\n"
    "<doc>\n<url>http://tea.example/20120818/2.html</url>\n<docno>a-2</docno>\n"
    "<contenttitle></contenttitle>\n<content>慢。</content>\n</doc>\n";

static const char feed_json[] =
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"茶叶周刊\","
    "\"home_page_url\":\"https://tea.example/\",\"items\":[\n"
    "{\"id\":\"1\",\"url\":\"https://tea.example/1\",\"title\":\"春\\u8336\","
    "\"content_html\":\"<p>一<b>二</b></p>\\n<p>三</p>\","
    "\"date_published\":\"2024-04-02T09:10:00+08:00\","
    "\"authors\":[{\"name\":\"周\",\"url\":\"https://z\"},{\"name\":\"李\"}],"
    "\"tags\":[\"茶\",\"山\"]},\n"
    "{\"id\":\"2\",\"url\":\"https://tea.example/2\",\"title\":\"秋茶\","
    "\"content_text\":\"第一行\\n第二行\"}]}";

#define LONG "水开了，水开了，水开了，水开了，水开了，水开了，水开了，水开了。"
static const char json_lines[] =
    "{\"title\":\"火车\",\"content\":\"" LONG "\",\"time\":\"2016-03-04 "
    "10:00\",\"source\":\"铁路晚报\"}\n"
    "{\"title\":\"火车二\",\"content\":\"" LONG "\",\"date\":1712020202}\n";

#define HANGUL \
    "물이 끓었다, 물이 끓었다, 물이 끓었다, 물이 끓었다, 물이 끓었다."
#define KANA "湯が沸いた、湯が沸いた、湯が沸いた、湯が沸いた、湯が沸いた。"
static const char json_names[] =
    "[{\"제목\":\"봄 차\",\"본문\":\"" HANGUL "\",\"작성일\":\"2024.04.02.\","
    "\"언론사\":\"강변일보\",\"기자\":\"들꽃\","
    "\"링크\":\"https://t.example/1\"},"
    "{\"title_ja\":\"春の茶\",\"本文\":\"" KANA "\",\"公開日\":"
    "\"2024年4月2日\",\"媒体名\":\"城南新聞\",\"記者\":\"林遠\"}]";

static const char reader[] =
    "{\"title\":\"Starred\",\"items\":[{\"title\":\"春茶\","
    "\"published\":1712020202,\"canonical\":[{\"href\":\"https://t.example/1\"}],"
    "\"categories\":[\"user/1/state/com.google/read\",\"茶\"],"
    "\"origin\":{\"title\":\"茶叶周刊\"},"
    "\"summary\":{\"direction\":\"ltr\",\"content\":\"<p>" LONG "</p>\"}}]}";

static const char scraped[] =
    "[{\"title\":[\"春茶\"],\"Content\":[\"" LONG "\",{\"type\":\"p\",\"text\":"
    "\"第二段\"}],\"datePublish\":\"2024-04-02 10:00\",\"source\":"
    "\"https://t.example/1\",\"author\":[\"周\"],\"source_domain\":\"t.example\"},"
    "{\"title\":{\"rendered\":\"秋茶\"},\"link\":\"https://t.example/2\","
    "\"content\":{\"rendered\":\"<p>" LONG "</p>\",\"protected\":false}}]";

static const char telegram[] =
    "{\"name\":\"茶频道\",\"type\":\"public_channel\",\"messages\":["
    "{\"id\":1,\"type\":\"service\",\"title\":\"茶频道\",\"text\":\"\"},"
    "{\"id\":2,\"type\":\"message\",\"date\":\"2024-04-02T23:10:00\","
    "\"date_unixtime\":\"1712020202\",\"from\":\"茶频道\",\"text\":[{\"type\":"
    "\"bold\",\"text\":\"春茶\"},\"\\n\\n" LONG "\\n\",{\"type\":\"text_link\","
    "\"text\":\"原文\",\"href\":\"https://t.example/1\"}]},"
    "{\"id\":3,\"type\":\"message\",\"date\":\"2024-04-03T01:00:00\",\"text\":"
    "\"茶很好。" LONG "\"}]}";

#define MESSAGE(kind, day, text)                                         \
    "<div class=\"message " kind "\" id=\"m1\">\n<div class=\"body\">\n" \
    "<div class=\"pull_right date details\" title=\"" day                \
    " 23:30:00 UTC+08:00\">\n23:30\n</div>\n<div class=\"text\">\n" text \
    "\n</div>\n</div>\n</div>\n"
static const char telegram_page[] =
    "<!DOCTYPE html>\n<html>\n<head>\n<title>Exported Data</title>\n</head>\n"
    "<body>\n<div class=\"page_header\"><div class=\"text bold\">\n茶 &amp; "
    "水\n</div></div>\n" MESSAGE("service", "01.04.2024", LONG)
        MESSAGE("default clearfix", "02.04.2024",
                "<b>春茶</b><br><br>" LONG
                "<br><a href=\"https://t.example/1\">"
                "原文</a>") MESSAGE("default", "03.04.2024", "短")
            MESSAGE("default clearfix joined", "03.04.2024",
                    LONG "<br>水") "</body></html>\n";

struct items {
    struct meta_in in[8];
    struct meta meta[8];
    struct doc doc[8];
    size_t n;
};

static void read_bytes(struct str bytes, struct items *out)
{
    struct meta_in file = { .bytes = bytes,
                            .path = STR("saved/README.xml"),
                            .now_ms = NOW_MS,
                            .rules = rules_builtin() };
    struct meta_items it;
    out->n = 0;
    meta_items(&file, &it);
    while (out->n < 8 && meta_items_next(&it, &out->in[out->n])) {
        size_t i = out->n++;
        meta_scan(&arena, &out->in[i], &out->meta[i]);
        parse_article(&arena, &out->in[i], &out->meta[i], &out->doc[i]);
    }
}

/* Blocks that are to be seen, with | between. */
static struct str visible(const struct doc *d)
{
    struct str all = STR("");
    for (uint32_t i = 0; i < d->nblocks; i++)
        if (!d->blocks[i].hidden)
            all = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(all),
                               all.n ? "|" : "",
                               STR_ARG(doc_block(d, &d->blocks[i])));
    return all;
}

static void test_rss(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(rss), &x);
    assert_int_equal(x.n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_ptr_equal(x.meta[i].dialect, &dialect_feed);
        assert_int_equal(x.meta[i].item, i + 1);
        assert_false(x.meta[i].index_page); /* whatever the file is called */
        check(x.meta[i].source, "茶叶周刊");
    }
    check(x.meta[0].title, "春茶 & 秋茶");
    check(x.meta[0].url, "https://tea.example/1?a=1&b=2");
    check(x.meta[0].author, "周师傅");
    check(x.meta[0].tags, "茶\n山");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 4, 2));
    check(visible(&x.doc[0]), "第一段，重。|二|");
    assert_int_equal(x.doc[0].blocks[x.doc[0].nblocks - 1].kind, BLOCK_EMBED);
    /* the begin of its text, not the name of the file */
    check(x.meta[1].title, "只有 & 描述");
    check(x.meta[1].url, "https://tea.example/2");
    check(x.meta[1].author, "老李");
    check(visible(&x.doc[1]), "只有 & 描述");
    check(visible(&x.doc[2]), "断在");
}

static void test_atom(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(atom), &x);
    assert_int_equal(x.n, 1);
    check(x.meta[0].title, "慢火车");
    check(x.meta[0].url, "https://rail.example/1");
    check(x.meta[0].author, "老李");
    check(x.meta[0].tags, "铁路");
    check(x.meta[0].source, "铁路晚报");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 5, 11));
    check(visible(&x.doc[0]), "车开了。");
}

static struct str in_gb18030(struct str s)
{
    iconv_t cd = iconv_open("GB18030", "UTF-8");
    char *out = arena_bytes(&arena, s.n * 2), *to = out;
    char *from = (char *)(uintptr_t)s.p;
    size_t in = s.n, room = s.n * 2;
    assert_true(cd != (iconv_t)-1);
    assert_int_equal(iconv(cd, &from, &in, &to, &room), 0);
    iconv_close(cd);
    return str_range(out, to);
}

static void test_sogou(void **state)
{
    struct items x;
    (void)state;
    for (int gbk = 0; gbk < 2; gbk++) {
        read_bytes(gbk ? in_gb18030(str_of(sogou)) : str_of(sogou), &x);
        assert_int_equal(x.n, 2);
        assert_ptr_equal(x.meta[0].dialect, &dialect_sogou);
        check(x.meta[0].title, "茶叶下山");
        check(x.meta[0].url, "http://tea.example/20120817/1.html");
        assert_int_equal(x.meta[0].day, meta_civil(2012, 8, 17));
        check(visible(&x.doc[0]), "第一段。|第二段。");
        check(x.meta[1].title, "慢");
        check(visible(&x.doc[1]), "慢。");
    }
}

static void test_json_feed(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(feed_json), &x);
    assert_int_equal(x.n, 2);
    assert_ptr_equal(x.meta[0].dialect, &dialect_feed_json);
    check(x.meta[0].title, "春茶");
    check(x.meta[0].url, "https://tea.example/1");
    check(x.meta[0].author, "周、李");
    check(x.meta[0].tags, "茶\n山");
    check(x.meta[0].source, "茶叶周刊");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 4, 2));
    check(visible(&x.doc[0]), "一二|三");
    check(visible(&x.doc[1]), "第一行|第二行");
}

static void test_json_lines(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(json_lines), &x);
    assert_int_equal(x.n, 2);
    check(x.meta[0].title, "火车");
    check(x.meta[0].source, "铁路晚报");
    assert_int_equal(x.meta[0].day, meta_civil(2016, 3, 4));
    check(visible(&x.doc[0]), LONG);
    assert_int_equal(x.meta[1].day, meta_civil(2024, 4, 2));
}

/* Keys in Korean and Japanese. */
static void test_json_names(void **state)
{
    static const char *const want[][4] = {
        { "봄 차", "강변일보", "들꽃", HANGUL },
        { "春の茶", "城南新聞", "林遠", KANA },
    };
    struct items x;
    (void)state;
    read_bytes(str_of(json_names), &x);
    assert_int_equal(x.n, 2);
    for (size_t i = 0; i < 2; i++) {
        check(x.meta[i].title, want[i][0]);
        check(x.meta[i].source, want[i][1]);
        check(x.meta[i].author, want[i][2]);
        check(visible(&x.doc[i]), want[i][3]);
        assert_int_equal(x.meta[i].day, meta_civil(2024, 4, 2));
    }
    check(x.meta[0].url, "https://t.example/1");
}

/* An item stands for itself: its bytes and the head are enough. */
static void test_json_reader(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(reader), &x);
    assert_int_equal(x.n, 1);
    check(x.meta[0].url, "https://t.example/1");
    check(x.meta[0].source, "茶叶周刊");
    check(x.meta[0].tags, "茶");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 4, 2));
    check(visible(&x.doc[0]), LONG);
}

static void test_json_scraped(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(scraped), &x);
    assert_int_equal(x.n, 2);
    check(x.meta[0].title, "春茶");
    check(x.meta[0].url, "https://t.example/1");
    check(x.meta[0].author, "周");
    check(x.meta[0].source, "t.example");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 4, 2));
    check(visible(&x.doc[0]), LONG "|第二段");
    check(x.meta[1].title, "秋茶");
    check(visible(&x.doc[1]), LONG);
}

static void test_json_telegram(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(telegram), &x);
    assert_int_equal(x.n, 2);
    check(x.meta[0].title, "春茶");
    check(x.meta[0].source, "茶频道");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 4, 2));
    check(visible(&x.doc[0]), LONG "|原文");
    assert_int_equal(x.doc[0].nlinks, 1);
    check(x.meta[1].title, "茶很好");
    assert_int_equal(x.meta[1].day, meta_civil(2024, 4, 3));
}

static void test_telegram_page(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(telegram_page), &x);
    assert_int_equal(x.n, 2);
    check(x.meta[0].title, "春茶");
    check(x.meta[0].source, "茶 & 水");
    assert_int_equal(x.meta[0].day, meta_civil(2024, 4, 2));
    check(visible(&x.doc[0]), LONG "\n原文");
    assert_int_equal(x.meta[1].day, meta_civil(2024, 4, 3));
    check(visible(&x.doc[1]), LONG "\n水");
}

static void test_alone(void **state)
{
    struct items x;
    (void)state;
    read_bytes(str_of(rss), &x);
    for (size_t i = 0; i < x.n; i++) {
        struct str rest = x.in[i].bytes, item;
        assert_true(dialect_feed.next(&rest, &item));
        assert_ptr_equal(item.p, x.in[i].bytes.p);
        assert_int_equal(item.n, x.in[i].bytes.n);
    }
}

static void test_one(void **state)
{
    static const char *const texts[] = {
        "茶\n\n水\n",
        "<rss><channel><title>空</title></channel></rss>",
        "<html><feed><item>1</item></html>",
        "<p><doc>1</doc>",
        "{\"name\":\"tea\",\"version\":\"1.0\",\"url\":\"https://a.example\"}",
        "[1, 2",
        "",
    };
    struct items x;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_bytes(str_of(texts[i]), &x);
        assert_int_equal(x.n, 1);
        assert_int_equal(x.meta[0].item, 1);
        assert_null(x.in[0].of);
        assert_null(x.meta[0].dialect->next);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_rss, teardown),
        cmocka_unit_test_teardown(test_atom, teardown),
        cmocka_unit_test_teardown(test_sogou, teardown),
        cmocka_unit_test_teardown(test_json_feed, teardown),
        cmocka_unit_test_teardown(test_json_lines, teardown),
        cmocka_unit_test_teardown(test_json_names, teardown),
        cmocka_unit_test_teardown(test_json_reader, teardown),
        cmocka_unit_test_teardown(test_json_scraped, teardown),
        cmocka_unit_test_teardown(test_json_telegram, teardown),
        cmocka_unit_test_teardown(test_telegram_page, teardown),
        cmocka_unit_test_teardown(test_alone, teardown),
        cmocka_unit_test_teardown(test_one, teardown),
    };
    return cmocka_run_group_tests_name("several", tests, NULL, NULL);
}
