/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/ascii.h"
#include "parser/date.h"
#include "parser/meta.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* "2023-09-17", "2023-09-17 02:55", "2023-09-17 02:55:01.5 +60 utc" */
static const char *show(const struct date *d, char out[64])
{
    char day[16];
    meta_day(d->day, day);
    int n = snprintf(out, 64, "%s", day);
    if (d->time != DATE_NO_TIME) {
        n += snprintf(out + n, 64 - (size_t)n, " %02d:%02d", d->time / 3600000,
                      d->time / 60000 % 60);
        if (d->time % 60000)
            n += snprintf(out + n, 64 - (size_t)n, ":%02d.%03d",
                          d->time / 1000 % 60, d->time % 1000);
    }
    if (d->offset != DATE_NO_OFFSET)
        n += snprintf(out + n, 64 - (size_t)n, " %+d", d->offset);
    if (d->utc)
        snprintf(out + n, 64 - (size_t)n, " utc");
    return out;
}

struct row {
    const char *text, *want; /* want NULL: no date */
};

static void test_read(void **state)
{
    static const struct row rows[] = {
        { "2020-06-17T16:03:24.000Z", "2020-06-17 16:03:24.000 +0 utc" },
        { "2023-08-15T12:00:09.521Z", "2023-08-15 12:00:09.521 +0 utc" },
        { "2020-05-07T11:18:02+01:00", "2020-05-07 11:18:02.000 +60" },
        { "2020-05-07T11:18:02+00:00", "2020-05-07 11:18:02.000 +0 utc" },
        { "2009-9-5", "2009-09-05" },
        { "2018-05-14 15:24", "2018-05-14 15:24" },
        { "2018-05-14 15:24:01 +0800", "2018-05-14 15:24:01.000 +480" },
        { "2024-10-10T18:00:37 (UTC +08:00)", "2024-10-10 18:00:37.000 +480" },
        { "Thu, 09 Jul 2020 12:37:09 GMT", "2020-07-09 12:37:09.000 +0 utc" },
        { "Thu, 02 Jul 2020 02:32:33 +0000", "2020-07-02 02:32:33.000 +0 utc" },
        { "Thu, 02 Jul 2020 02:32:33 -0330", "2020-07-02 02:32:33.000 -210" },
        { "17/09/2023 - 02:55", "2023-09-17 02:55" },
        { "09/17/2023", "2023-09-17" },
        { "6/7/2022, 3:04:36 PM", "2022-06-07 15:04:36.000" },
        { "6/7/2022, 3:04\xE2\x80\xAF"
          "AM",
          "2022-06-07 03:04" },
        { "07/06/2022, 3:04:36 pm", "2022-06-07 15:04:36.000" },
        { "07/06/2022, 15:04:36", "2022-06-07 15:04:36.000" },
        { "17.09.2023", "2023-09-17" },
        { "2020年 7月 14日", "2020-07-14" },
        { "2018年9月13日 05:30", "2018-09-13 05:30" },
        { "2018年9月13日 下午 5时30分", "2018-09-13 17:30" },
        { "2018年9月13日(木) 5時30分", "2018-09-13 05:30" },
        { "2018-09-13 星期四 5:30", "2018-09-13 05:30" },
        { "２０１８年９月１３日", "2018-09-13" },
        { "二零二零年一月四日", "2020-01-04" },
        { "二〇一二年十二月二十九日", "2012-12-29" },
        { "二○一二年十月三十一日", "2012-10-31" },
        { "一九九九年十一月廿一日", "1999-11-21" },
        { "民國112年9月17日", "2023-09-17" },
        { "令和5年9月17日", "2023-09-17" },
        { "令和元年九月一日", "2019-09-01" },
        { "2023년 9월 17일 오후 3:05", "2023-09-17 15:05" },
        { "10th December 2025", "2025-12-10" },
        { "December 10, 2025 at 3:05 PM", "2025-12-10 15:05" },
        { "Sept. 3, 2021", "2021-09-03" },
        { "Sat Jan  1 12:00:00 2005", "2005-01-01 12:00" },
        { "Sun, 17 Sep 2023 10:00:00 EST", "2023-09-17 10:00 -300" },
        { "Sun, 17 Sep 2023 10:00:00 (CST)", "2023-09-17 10:00 +480" },
        { "Sunday, 17-Sep-23 10:00:00 GMT", "2023-09-17 10:00 +0 utc" },
        { "Sun Sep 17 10:00:00 2023", "2023-09-17 10:00" },
        { "Sun Sep 17 10:00:00 2023 +0800", "2023-09-17 10:00 +480" },
        { "Sun Sep 17 2023 10:00:00 GMT+0800 (x)", "2023-09-17 10:00 +480" },
        { "Sunday, September 17, 2023", "2023-09-17" },
        { "17 September, 2023", "2023-09-17" },
        { "2023 September 17", "2023-09-17" },
        { "2023-09-17 Sun 10:00", "2023-09-17 10:00" },
        { "星期日, 17/09/2023 - 10:00", "2023-09-17 10:00" },
        { "周日，2023年9月17日", "2023-09-17" },
        { "2023年9月17日 星期日 10:00", "2023-09-17 10:00" },
        { "2023年9月17日（日曜日）午前10時", "2023-09-17 10:00" },
        { "2023년 9월 17일 일요일 오전 10시 5분", "2023-09-17 10:05" },
        { "2023.09.17.", "2023-09-17" },
        { "2023.09.17. 10:30", "2023-09-17 10:30" },
        { "2023. 9. 17. 오후 1:05", "2023-09-17 13:05" },
        { "2023年9月17日上午10时", "2023-09-17 10:00" },
        { "2023年9月17日下午3点半", "2023-09-17 15:30" },
        { "2023年9月17日凌晨12點05分", "2023-09-17 00:05" },
        { "2023年9月17日早上7点", "2023-09-17 07:00" },
        { "2023年9月17日晚上8時30分", "2023-09-17 20:30" },
        { "2023年9月17日中午12时", "2023-09-17 12:00" },
        { "2023年9月17日中午1时", "2023-09-17 13:00" },
        { "2023年9月17日中午11时", "2023-09-17 11:00" },
        { "2023年9月17日午後3時5分9秒", "2023-09-17 15:05:09.000" },
        { "2023年9月17日 3点建议", "2023-09-17" },
        { "2023年9月17日10:00（北京时间）", "2023-09-17 10:00 +480" },
        { "中華民國112年9月17日", "2023-09-17" },
        { "民国 112年9月17日", "2023-09-17" },
        { "民國一一二年九月十七日", "2023-09-17" },
        { "民國112.9.17", "2023-09-17" },
        { "民國一百一十二年九月十七日", "2023-09-17" },
        { "民國一百零二年九月十七日", "2013-09-17" },
        { "民國百年九月十七日", "2011-09-17" },
        { "平成31年4月30日", "2019-04-30" },
        { "昭和64年1月7日", "1989-01-07" },
        { "1995（平成7）年1月17日", "1995-01-17" },
        { "2023年（令和5年）9月17日", "2023-09-17" },
        { "令和5年(2023年)9月17日", "2023-09-17" },
        { "1927（昭和2年3月1日", NULL },
        { "1927（昭和）年3月1日", NULL },
        { "R5.9.17", "2023-09-17" },
        { "H31.4.30", "2019-04-30" },
        { "단기 4356년 9월 17일", "2023-09-17" },
        { "서기 2023년 9월 17일", "2023-09-17" },
        { "Sun Sep 17 10:00:00 CST 2023", "2023-09-17 10:00" },
        { "公元二〇二三年九月十七日", "2023-09-17" },
        { "17 septembre 2023", "2023-09-17" },
        { "1er août 2023", "2023-08-01" },
        { "17. September 2023", "2023-09-17" },
        { "3. März 2023", "2023-03-03" },
        { "17 сентября 2023", "2023-09-17" },
        { "r5.9.17", NULL },
        { "R2D2 5.9.17", NULL },
        { "昨天 10:00", NULL },
        { "5 分钟前", NULL },
        { "2024-02-29", "2024-02-29" },
        { "2023-02-29", NULL },
        { "2023-13-01", NULL },
        { "2023-00-01", NULL },
        { "0000-01-01", NULL },
        { "31/04/2020", NULL },
        { "2023-09", NULL },
        { "2023年", NULL },
        { "20230917", NULL },
        { "true", NULL },
        { "192.168.1.1", NULL },
        { "March of the trains", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = str_of(rows[i].text);
        struct date d;
        char got[64];
        bool ok = date_read(&s, false, &d);
        if (!rows[i].want) {
            if (ok)
                fail_msg("%s is no date", rows[i].text);
            assert_ptr_equal(s.p, rows[i].text); /* left where it was */
            continue;
        }
        if (!ok)
            fail_msg("%s not read", rows[i].text);
        assert_string_equal(show(&d, got), rows[i].want);
    }
}

/* What follows the date is left. */
static void test_rest(void **state)
{
    static const struct row rows[] = {
        { "2023-09-17 tea", " tea" },
        { "2023-09-17 10 cups", " 10 cups" },
        { "2023-09-17 25:00", " 25:00" },
        { "2023-09-17T12:00 - 14:00", " - 14:00" },
        { "2023年9月17日，晴", "，晴" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = str_of(rows[i].text);
        struct date d;
        assert_true(date_read(&s, false, &d));
        assert_true(str_eq(s, str_of(rows[i].want)));
    }
}

static void test_order_of_months(void **state)
{
    struct str s = STR("03/04/2014 - 10:00");
    struct date d;
    char got[64];
    (void)state;
    assert_true(date_read(&s, true, &d));
    assert_string_equal(show(&d, got), "2014-03-04 10:00");
    s = STR("03/04/2014");
    assert_true(date_read(&s, false, &d));
    assert_string_equal(show(&d, got), "2014-04-03");
}

static void test_find(void **state)
{
    static const struct row rows[] = {
        { "在 星期二, 03/04/2014 - 10:00 提交", "2014-03-04 10:00" },
        { "1楼 大 中 小 发表于 2009-12-5 16:30  只看", "2009-12-05 16:30" },
        { "最后更新： 2018年9月13日 05:30", "2018-09-13 05:30" },
        { "Mayor Marchand, 3 May 2020", "2020-05-03" },
        { "一班列车，二〇二〇年一月四日开出", "2020-01-04" },
        { "12345-678-90 茶叶", NULL },
        { "no day here", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d;
        struct str at;
        char got[64];
        bool ok = date_find(str_of(rows[i].text), &d, &at);
        assert_int_equal(ok, rows[i].want != NULL);
        if (ok)
            assert_string_equal(show(&d, got), rows[i].want);
    }
}

/* Every name of a month and of a weekday, in a sentence and in capitals. */
static void test_find_names(void **state)
{
    static const char *const months[][4] = {
        { "January", "Jan" },
        { "February", "Feb" },
        { "March", "Mar" },
        { "April", "Apr" },
        { "May" },
        { "June", "Jun" },
        { "July", "Jul" },
        { "August", "Aug" },
        { "September", "Sept", "Sep" },
        { "October", "Oct" },
        { "November", "Nov" },
        { "December", "Dec" },
        { "Janvier", "Januar" },
        { "Février", "Februar" },
        { "Mars", "März" },
        { "Avril" },
        { "Mai" },
        { "Juin", "Juni" },
        { "Juillet", "Juli" },
        { "Août" },
        { "Septembre" },
        { "Octobre", "Oktober" },
        { "Novembre" },
        { "Décembre", "Dezember" },
    };
    static const char *const weekdays[] = { "Monday", "Tuesday", "Wed",
                                            "Thurs",  "Friday",  "Sat",
                                            "SUNDAY" };
    char text[96], want[32], got[64];
    struct date d;
    struct str at;
    (void)state;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        for (size_t k = 0; k < 4 && months[i][k]; k++) {
            const char *day = weekdays[(i + k) % 7];
            snprintf(text, sizeof text, "tea, %s, %s 17, 2023", day,
                     months[i][k]);
            snprintf(want, sizeof want, "2023-%02zu-17", i % 12 + 1);
            assert_true(date_find(str_of(text), &d, &at));
            assert_string_equal(show(&d, got), want);
            assert_ptr_equal(at.p, text + 5);
            snprintf(text, sizeof text, "by %s 17, 2023", months[i][k]);
            for (char *c = text + 3; *c; c++)
                *c = ascii_upper(*c);
            assert_true(date_find(str_of(text), &d, &at));
            assert_string_equal(show(&d, got), want);
        }
}

/* Wherever it stands, and in the heap, so that a look behind the end shows. */
static void test_find_anywhere(void **state)
{
    static const struct row rows[] = {
        { "2023-9-17", "2023-09-17" },
        { "２０２３年９月１７日", "2023-09-17" },
        { "二零二三年九月十七日", "2023-09-17" },
        { "2023년 9월 17일", "2023-09-17" },
        { "Sep 17, 2023", "2023-09-17" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_of(rows[i].text);
        for (size_t before = 0; before < 100; before++) {
            size_t n = before + text.n;
            char *heap = malloc(n);
            struct date d;
            struct str at;
            char got[64];
            assert_non_null(heap);
            memset(heap, ' ', before);
            memcpy(heap + before, text.p, text.n);
            assert_true(date_find((struct str){ heap, n }, &d, &at));
            assert_ptr_equal(at.p, heap + before);
            assert_string_equal(show(&d, got), rows[i].want);
            assert_false(date_find((struct str){ heap, before }, &d, NULL));
            free(heap);
        }
    }
}

static void test_lead(void **state)
{
    static const struct row rows[] = {
        { "<p>【茶报北京时间2022年08月15日讯】春茶", "2022-08-15" },
        { "<p>【茶报】新茶<p>【茶报2022年8月15日讯】", "2022-08-15" },
        { "<p>【<a href=\"x\">茶报</a>\n 2020年09月13日讯】", "2020-09-13" },
        { "【站务二零一五年七月十九日】", "2015-07-19" },
        { "【2022年08月15日起火车改点，请各位旅客留意新的时刻表】", NULL },
        { "【茶报2022年08月15日讯 没有结束", NULL },
        { "【茶报2022年13月15日讯】", NULL },
        { "茶报2022年08月15日讯", NULL },
        { "【", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d;
        char got[64];
        bool ok = date_lead(str_of(rows[i].text), &d, NULL);
        if (ok != (rows[i].want != NULL))
            fail_msg("%s", rows[i].text);
        if (ok)
            assert_string_equal(show(&d, got), rows[i].want);
    }
}

static void test_url(void **state)
{
    static const struct row rows[] = {
        { "https://www.example.com/gb/20/9/13/n1.htm", "2020-09-13" },
        { "https://www.example.com/gb/4/9/13/n1.htm", "2004-09-13" },
        { "https://www.example.com/b5/2022/08/15/a1.html", "2022-08-15" },
        { "http://www.example.org/mh/articles/2015/7/19/x.html", "2015-07-19" },
        { "https://www.rfa.org/mandarin/a/jt-09232020190548.html",
          "2020-09-23 19:05:48.000 -240" },
        { "https://www.rfa.org/mandarin/a/jt-01232020190548.html",
          "2020-01-23 19:05:48.000 -300" },
        { "https://www.example.com/a/jt-09232020190548.html", NULL },
        { "https://www.voachinese.com/a/tea-07082020/5495603.html",
          "2020-07-08" },
        { "https://www.voachinese.com/a/tea-20200708/5495603.html",
          "2020-07-08" },
        { "https://www.example.com/a/tea-07082020/5495603.html", NULL },
        { "http://www.rfi.fr/cn/20200716-%E7%BE%8E", "2020-07-16" },
        { "http://www.rfi.fr/cn/%20200716-%E7%BE%8E", NULL },
        { "https://cn.example.com/world/20200713/tea/", "2020-07-13" },
        { "https://example.com/m/2018-11-03/101342522.html", "2018-11-03" },
        { "http://example.com/n1/2023/1001/c1-2.html", "2023-10-01" },
        { "https://example.cn/gd/20231001/t20231001_526438877.shtml",
          "2023-10-01" },
        { "https://news.163.com/18/0903/10/DQP.html", "2018-09-03" },
        { "https://cn.reuters.com/article/tea-0831-idCNKCS1LG111",
          "2018-08-31" },
        { "https://cn.reuters.com/article/tea-idUSKBN26L0AB?x=y",
          "2020-09-30" },
        { "https://cn.reuters.com/article/tea-idCNKCS1LG1", NULL },
        { "https://cn.reuters.com/article/tea-idCNKcS1LG111", NULL },
        { "https://www.example.com/article/tea-idCNKCS1LG111", NULL },
        { "https://news.163.com/23/0917/10/IERT.html", "2023-09-17" },
        { "https://www.163.com/dy/article/IERT0517.html", NULL },
        { "https://news.sina.com.cn/c/2023-09-17/doc-imz1234.shtml",
          "2023-09-17" },
        { "https://news.ifeng.com/c/8T8pVnWy3Qa", NULL },
        { "https://news.ifeng.com/a/20180917/60123456_0.shtml", "2018-09-17" },
        { "http://politics.people.com.cn/n1/2023/0917/c1001-40079123.html",
          "2023-09-17" },
        { "http://www.xinhuanet.com/world/2023-09/17/c_1129866123.htm",
          "2023-09-17" },
        { "http://www.news.cn/politics/20230917/0123456789abcdef01234567/c.html",
          "2023-09-17" },
        { "https://www.chinanews.com.cn/gn/2023/09-17/10079123.shtml",
          "2023-09-17" },
        { "https://www.yna.co.kr/view/AKR20230917012300001", "2023-09-17" },
        { "https://cn.yna.co.kr/view/ACK20230917000100881", "2023-09-17" },
        { "https://www.cna.com.tw/news/aipl/202309170123.aspx", "2023-09-17" },
        { "https://news.ltn.com.tw/news/life/breakingnews/4430123", NULL },
        { "https://udn.com/news/story/7266/7445123", NULL },
        { "https://www.hk01.com/x/941234/y", NULL },
        { "https://www.thepaper.cn/newsDetail_forward_24620123", NULL },
        { "https://news.rthk.hk/rthk/ch/component/k2/1719123-20230917.htm",
          "2023-09-17" },
        { "https://www.scmp.com/news/china/article/3234812/tea", NULL },
        { "https://www.nytimes.com/2023/09/17/world/asia/tea.html",
          "2023-09-17" },
        { "https://cn.nytimes.com/china/20230917/tea/zh-hant/", "2023-09-17" },
        { "https://www.wsj.com/articles/tea-c1a2b3d4", NULL },
        { "https://www.zaobao.com.sg/news/china/story20230917-1434123",
          "2023-09-17" },
        { "https://news.mingpao.com/pns/a/article/20230917/s00013/1694887123/x",
          "2023-09-17" },
        { "https://theinitium.com/article/20230917-mainland-tea",
          "2023-09-17" },
        { "https://www.nikkei.com/article/DGXZQOUA17123450X10C23A9000000/",
          NULL },
        { "https://www.asahi.com/articles/ASR9K123.html", NULL },
        { "https://mainichi.jp/articles/20230917/k00/00m/040/123000c",
          "2023-09-17" },
        { "https://www.yomiuri.co.jp/national/20230917-OYT1T50123/",
          "2023-09-17" },
        { "https://www3.nhk.or.jp/news/html/20230917/k10014198123.html",
          "2023-09-17" },
        { "https://www.chosun.com/national/2023/09/17/ABCDEFGHIJKLMNOP/",
          "2023-09-17" },
        { "https://www.donga.com/news/a/20230917/121234567/1", "2023-09-17" },
        { "https://www.chinatimes.com/realtimenews/20230917001234-260407",
          "2023-09-17" },
        { "https://www.ettoday.net/news/20230917/2583123.htm", "2023-09-17" },
        { "https://www.wenxuecity.com/news/2023/09/17/125123456.html",
          "2023-09-17" },
        { "https://example.net/archives/20230917123456789", NULL },
        { "https://www.dw.com/zh/x/a-66540084", NULL },
        { "https://www.bbc.com/zhongwen/simp/world-53289434", NULL },
        { "https://example.net/chinese/2020/07/tea/", NULL },
        { "https://example.net/tea?d=20200713", NULL },
        { "https://20200713.example.net/", NULL },
        { "/2020/07/13/", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d;
        char got[64];
        bool ok = date_url(str_of(rows[i].text), &d);
        if (ok != (rows[i].want != NULL))
            fail_msg("%s", rows[i].text);
        if (ok)
            assert_string_equal(show(&d, got), rows[i].want);
    }
}

static void test_path(void **state)
{
    static const struct row rows[] = {
        { "a/_posts/2019-10-03-茶.md", "2019-10-03" },
        { "a/2009-9-5-茶.md", "2009-09-05" },
        { "a/20240805.md", "2024-08-05" },
        { "a/20170507-53483777.md", "2017-05-07" },
        { "a/晚间新闻 2026-06-27.md", "2026-06-27" },
        { "a/茶 20260627.txt", "2026-06-27" },
        { "daily/2023/10/01.md", "2023-10-01" },
        { "daily/2023/10/01/tea.md", "2023-10-01" },
        { "a/2021-03-07/tea.md", "2021-03-07" },
        { "a/1956年3月/1956-03-07_茶.md", "1956-03-07" },
        { "a/19560307.md", NULL },
        { "2023/10/01.md", "2023-10-01" },
        { "报/1967年/08月/08日/第2版.txt", "1967-08-08" },
        { "报/1967年08月/08日.txt", "1967-08-08" },
        { "报/2023/0917/茶.txt", "2023-09-17" },
        { "报/2023/0917-茶.txt", "2023-09-17" },
        { "报/2023/1917-茶.txt", NULL },
        { "a/1048350_两班车.md", NULL },
        { "a/12345678901.md", NULL },
        { "2023-10-01/x/tea.md", NULL },
        { "20241399.md", NULL },
        { "-", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d;
        char got[64];
        bool ok = date_path(str_of(rows[i].text), &d);
        if (ok != (rows[i].want != NULL))
            fail_msg("%s", rows[i].text);
        if (ok)
            assert_string_equal(show(&d, got), rows[i].want);
    }
}

/* Days without a year: by address, path, weekday. */
static void test_short(void **state)
{
    static const struct {
        const char *text, *url, *path, *want;
    } rows[] = {
        { "5/3(水) 10:05配信", "", "-", "2023-05-03 10:05" },
        { "5/3(水) 10:05", "https://a.example/2017/x", "-",
          "2017-05-03 10:05" },
        /* a year in which the day falls on another weekday is none of it */
        { "5/3(水) 10:05", "", "2022/2023/x.html", "2023-05-03 10:05" },
        { "5月3日（水）10時05分", "", "-", "2023-05-03 10:05" },
        { "03-10 09:30", "", "a/2021/b.html", "2021-03-10 09:30" },
        { "3月10号 09:30", "", "a/2021/b.html", "2021-03-10 09:30" },
        { "03-10 09:30", "", "-", NULL },
        { "3/10", "", "2021/a.html", NULL },
        { "2/30 10:00", "", "2021/a.html", NULL },
        { "2020/3/10 10:00", "", "2021/a.html", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date_short s;
        struct date d;
        char got[64];
        bool found =
            date_short_find(str_of(rows[i].text), &s) &&
            date_short_year(&s, str_of(rows[i].url), str_of(rows[i].path),
                            meta_civil(2024, 1, 1), &d);
        if (found != (rows[i].want != NULL) ||
            (found && strcmp(show(&d, got), rows[i].want) != 0))
            fail_msg("%s: %s", rows[i].text, found ? got : "none");
    }
}

static void test_spaced(void **state)
{
    struct date d;
    char got[64];
    (void)state;
    assert_true(date_spaced(STR("2023 09 / 17 10:05:00"), &d));
    assert_string_equal(show(&d, got), "2023-09-17 10:05");
    assert_true(date_spaced(STR("2023 09/17"), &d));
    assert_false(date_spaced(STR("2023 09 17"), &d));
    assert_false(date_spaced(STR("2023 13/17"), &d));
}

static void test_stamp(void **state)
{
    int64_t ms;
    (void)state;
    assert_true(date_stamp(STR("1594975740"), &ms));
    assert_int_equal(ms, 1594975740000);
    assert_true(date_stamp(STR("1594975740123"), &ms));
    assert_int_equal(ms, 1594975740123);
    assert_true(date_stamp(STR("1594975740123456"), &ms));
    assert_int_equal(ms, 1594975740123);
    assert_false(date_stamp(STR("0"), &ms));
    assert_false(date_stamp(STR("NaN"), &ms));
    assert_false(date_stamp(STR("-1594975740123"), &ms));
    assert_false(date_stamp(STR(""), &ms));
    assert_false(date_stamp(STR("99999999999999999999"), &ms));
}

static void test_instant(void **state)
{
    struct str s = STR("2023-09-17 02:55");
    struct date d;
    char got[32];
    (void)state;
    assert_true(date_read(&s, false, &d));
    meta_instant(date_instant(&d, zone_find(STR("Europe/Paris"))), got);
    assert_string_equal(got, "2023-09-17T00:55:00Z");
    s = STR("2023-09-17 02:55 -0700");
    assert_true(date_read(&s, false, &d));
    meta_instant(date_instant(&d, zone_default()), got);
    assert_string_equal(got, "2023-09-17T09:55:00Z");
    s = STR("2023-09-17");
    assert_true(date_read(&s, false, &d));
    assert_true(date_instant(&d, zone_default()) == DATE_UNKNOWN);
}

static void test_digits(void **state)
{
    static const struct row rows[] = {
        { "20230917", "2023-09-17" },
        { "202309170255", "2023-09-17 02:55" },
        { "20230917025501", "2023-09-17 02:55:01.000" },
        { "1594975740", "2020-07-17 08:49 +0 utc" },
        { "1594975740123", "2020-07-17 08:49:00.123 +0 utc" },
        { "20231317", NULL },
        { "20230917256000", NULL },
        { "2023", NULL },
        { "20230917x", NULL },
        { "", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d;
        char got[64];
        bool ok = date_digits(str_of(rows[i].text), &d);
        if (ok != (rows[i].want != NULL))
            fail_msg("%s", rows[i].text);
        if (ok)
            assert_string_equal(show(&d, got), rows[i].want);
    }
}

static void test_yearless(void **state)
{
    struct date d;
    char got[64];
    struct str body = STR("茶12月上市\n9月17日 晚报\n水。");
    (void)state;
    assert_true(date_yearless(STR("报/2023年/茶.txt"), body, &d));
    assert_string_equal(show(&d, got), "2023-09-17");
    assert_true(date_yearless(STR("2021/2022-茶.txt"), body, &d));
    assert_string_equal(show(&d, got), "2022-09-17");
    assert_false(date_yearless(STR("报/20231/茶.txt"), body, &d));
    assert_true(date_yearless(STR("2023/茶.txt"), STR("晚报 9月 18号"), &d));
    assert_string_equal(show(&d, got), "2023-09-18");
    assert_false(date_yearless(STR("2023/茶.txt"), STR("19月7日"), &d));
    assert_false(date_yearless(STR("2023/茶.txt"), STR("9/18"), &d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_order_of_months),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_names),
        cmocka_unit_test(test_find_anywhere),
        cmocka_unit_test(test_lead),
        cmocka_unit_test(test_url),
        cmocka_unit_test(test_path),
        cmocka_unit_test(test_short),
        cmocka_unit_test(test_spaced),
        cmocka_unit_test(test_yearless),
        cmocka_unit_test(test_stamp),
        cmocka_unit_test(test_digits),
        cmocka_unit_test(test_instant),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
