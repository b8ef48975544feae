/* SPDX-License-Identifier: MIT */
/*
 * One generator of random numbers for each article, seeded by its number, so
 * that an archive of n articles is a part of one of more.
 */
#include <config.h>

#include "synth.h"

#include "base/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const words[] = {
    "茶",   "绿茶", "茶园", "采茶", "火车", "车站", "站台", "铁路", "晚点",
    "天气", "下雨", "晴天", "台风", "山里", "河边", "早上", "傍晚", "春天",
    "秋天", "今年", "去年", "昨天", "人们", "老人", "孩子", "商店", "市场",
    "价格", "品种", "产量", "工人", "农民", "司机", "乘客", "旅客", "开始",
    "结束", "经过", "到达", "离开", "等待", "介绍", "表示", "认为", "看到",
    "发现", "可以", "已经", "还是", "因为", "所以", "但是", "如果", "很多",
    "不少", "一些", "这个", "那里", "的",   "了",   "在",   "和",   "也",
    "都",   "说",   "有",   "是",   "把",   "到",   "从",   "与",   "新",
};

static const char *const sources[] = {
    "山城晨报", "北站周刊", "茶事",     "河口日报", "铁路与人",
    "气象小报", "南岭新闻", "码头晚报", "高原通讯", "旅人杂志",
};

struct random {
    uint64_t state;
};

/* splitmix64 */
static uint64_t next(struct random *r)
{
    uint64_t z = r->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t below(struct random *r, size_t n)
{
    return (size_t)(next(r) % n);
}

static void put(struct buf *b, const char *z)
{
    buf_add(b, str_of(z));
}

static void put_words(struct buf *b, struct random *r, size_t n)
{
    while (n-- > 0)
        put(b, words[below(r, COUNT(words))]);
}

static void put_sentence(struct buf *b, struct random *r)
{
    put_words(b, r, 4 + below(r, 8));
    if (below(r, 3) == 0) {
        put(b, "，");
        put_words(b, r, 3 + below(r, 6));
    }
    put(b, "。");
}

static void put_html(struct buf *b, struct random *r, size_t bytes)
{
    size_t end = b->n + bytes;
    put(b, "<div class=\"post\"><div class=\"body\" itemprop=\"text\">\n");
    while (b->n < end) {
        put(b, " <p class=\"p-1y32 e17\">\n  ");
        for (size_t n = 2 + below(r, 4); n > 0; n--)
            put_sentence(b, r);
        if (below(r, 6) == 0)
            put(b, "<a href=\"https://station.example/tea\">茶</a>");
        put(b, "\n </p>\n");
        if (below(r, 9) == 0)
            put(b, " <figure><img src=\"https://station.example/1.jpg\" "
                   "alt=\"站台\"><figcaption>站台上</figcaption></figure>\n");
    }
    put(b, "</div></div>\n");
}

static void put_plain(struct buf *b, struct random *r, size_t bytes)
{
    for (size_t end = b->n + bytes; b->n < end;) {
        put(b, "　　");
        for (size_t n = 2 + below(r, 4); n > 0; n--)
            put_sentence(b, r);
        put(b, "\n\n");
    }
}

struct article {
    const char *source;
    struct str title;
    unsigned year, month, day;
    uint64_t ms;
};

static void put_article(struct buf *b, struct random *r,
                        const struct article *a, size_t number, size_t bytes)
{
    switch (number % 4) {
    case 0:
    case 1:
        buf_printf(b,
                   "<!--%llu-->\n[%.*s](https://news.example/%u/%zu)\n"
                   "------\n\n",
                   (unsigned long long)a->ms, STR_ARG(a->title), a->year,
                   number);
        put_html(b, r, bytes);
        break;
    case 2:
        buf_printf(b,
                   "---\ntitle: \"%.*s\"\ndate: %u-%02u-%02u 08:30:00 "
                   "+0800\nauthor: 茶人\ntags: [ 茶, 火车 ]\n---\n\n",
                   STR_ARG(a->title), a->year, a->month, a->day);
        put_html(b, r, bytes);
        break;
    default:
        buf_printf(b, "%.*s\n\n%s %u年%u月%u日\n\n", STR_ARG(a->title),
                   a->source, a->year, a->month, a->day);
        put_plain(b, r, bytes);
    }
}

static enum status write_file(const char *path, const struct buf *b,
                              struct err *e)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return err_system(e, errno, path);
    ssize_t n = write(fd, b->p, b->n);
    int bad = n < 0 ? errno : (size_t)n < b->n ? ENOSPC : 0;
    if (close(fd) && !bad)
        bad = errno;
    return bad ? err_system(e, bad, path) : ST_OK;
}

static enum status make_one(const char *root, size_t number, uint64_t seed,
                            struct err *e)
{
    struct random r = { seed * 1000003 + number };
    struct buf title = { 0 }, text = { 0 }, path = { 0 };
    struct article a = {
        .source = sources[below(&r, COUNT(sources))],
        .year = 2012 + (unsigned)below(&r, 12),
        .month = 1 + (unsigned)below(&r, 12),
        .day = 1 + (unsigned)below(&r, 28),
    };

    /* not the true instant of the day: near enough for an archive */
    a.ms = ((uint64_t)(a.year - 1970) * 365 + a.month * 30 + a.day) * 86400000u;
    a.ms += next(&r) % 86400000u;
    put_words(&title, &r, 5 + below(&r, 6));
    a.title = buf_str(&title);
    put_article(&text, &r, &a, number, 2000 + below(&r, 4000));
    buf_printf(&path, "%s/%s/%zu_%.*s.md", root, a.source, number,
               STR_ARG(a.title));
    enum status st = write_file(buf_z(&path), &text, e);
    buf_free(&title);
    buf_free(&text);
    buf_free(&path);
    return st;
}

enum status synth_article(const char *path, size_t bytes, unsigned day,
                          struct err *e)
{
    struct random r = { bytes + day };
    struct buf text = { 0 };
    struct article a = { .source = sources[0],
                         .title = str_of(words[day % COUNT(words)]),
                         .year = 2020,
                         .month = 1,
                         .day = day };
    put_article(&text, &r, &a, 2, bytes);
    enum status st = write_file(path, &text, e);
    buf_free(&text);
    return st;
}

static enum status make_folder(const char *path, struct err *e)
{
    return mkdir(path, 0777) ? err_system(e, errno, path) : ST_OK;
}

enum status synth_make(const char *root, size_t n, uint64_t seed, struct err *e)
{
    char path[4096];
    enum status st = make_folder(root, e);

    for (size_t i = 0; st == ST_OK && i < COUNT(sources); i++) {
        snprintf(path, sizeof path, "%s/%s", root, sources[i]);
        st = make_folder(path, e);
    }
    for (size_t i = 0; st == ST_OK && i < n; i++)
        st = make_one(root, i, seed, e);
    return st;
}

void synth_remove(const char *root)
{
    char path[4096];
    for (size_t i = 0; i < COUNT(sources); i++) {
        snprintf(path, sizeof path, "%s/%s", root, sources[i]);
        DIR *d = opendir(path);
        for (struct dirent *de; d && (de = readdir(d));)
            unlinkat(dirfd(d), de->d_name, 0);
        if (d)
            closedir(d);
        rmdir(path);
    }
    rmdir(root);
}
