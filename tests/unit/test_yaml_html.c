/* SPDX-License-Identifier: MIT */
/* Articles scraped whole: what their sites put around them is hidden. */
#include <config.h>

#include "base/buf.h"
#include "parser/meta.h"
#include "parser/parse.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "unit/fixture.h"

static int setup(void **state)
{
    (void)state;
    return 0;
}

static int end(void **state)
{
    return teardown(state);
}

static struct str front(const char *url, const char *body)
{
    return arena_printf(&arena,
                        "---\ntitle: 茶\nfrom: %s\ntags: [ 茶报 ]\n"
                        "author: 茶报\ncategories: [ 茶报 ]\n---\n\n%s",
                        url, body);
}

/* The words of visible blocks, "|" between them. */
static struct str shown(struct arena *a, struct str text, struct meta *m)
{
    struct meta_in in = { .bytes = text,
                          .path = STR_INIT("茶.md"),
                          .now_ms = INT64_C(1767225600000),
                          .rules = rules_builtin() };
    struct doc d;
    struct buf out = { 0 };
    meta_scan(a, &in, m);
    parse_article(a, &in, m, &d);
    for (uint32_t i = 0; i < d.nblocks; i++) {
        if (d.blocks[i].hidden)
            continue;
        if (out.n)
            buf_chr(&out, '|');
        buf_add(&out, doc_block(&d, &d.blocks[i]));
    }
    struct str s = arena_str(a, buf_str(&out));
    buf_free(&out);
    return s;
}

static void test_sites(void **state)
{
    static const char *const rows[][3] = {
        { "https://www.iyouport.org/a/",
          "<article><h1>茶</h1><div class='entry-meta'>某人 <time>2020年1月2日"
          "</time> 0 Minutes</div><p>文。</p><h3>最后</h3>"
          "<div class='jp-relatedposts'><h3>相关</h3></div>"
          "<div class='entry-footer'><ul><li>Tagged</li></ul></div>"
          "<div class='entry-author-wrapper'>Published</div></article>",
          "文。|最后" },
        { "https://nei.st/medium/a",
          "<article><header><h1>茶</h1></header><p>引。</p>"
          "<div class='container js-postMetaLockup'><a href='//nei.st/m'>茶刊"
          "</a><time>May 2nd 2020</time></div><p>文。</p>"
          "<section class='jsx-1 container'><header class='jsx-1'>Related"
          "</header><ul class='jsx-1 collection-list'><li><h2>别文</h2></li>"
          "</ul></section><h2>You’ve hit the wall.</h2>"
          "<footer class='entry-footer'><a href='/c'>茶刊</a></footer>"
          "</article>",
          "引。|文。" },
        { "https://pao-pao.net/article/1",
          "<section><div class='submitted'>某人 在 星期二, 01/02/2020 - 10:00 "
          "提交</div><div class='field-name-author'>文/<a href='/a'>某人</a>"
          "</div><p>文。</p><p><img src='/sites/servicelinks/png/t.png' "
          "alt='T logo'></p><div class='block related'><h2>别的</h2><p>别文"
          "</p></div><ul class='links inline'><li>回复</li></ul>"
          "<div id='comments'><p>评。</p></div></section>",
          "文。" },
        { "https://m.allnow.com/post/1",
          "<div class='main'><p class='column'><a href='/c'>书评</a></p>"
          "<p class='title'>茶</p><div class='author-wrap'><a href='/u'>某人"
          "</a><div class='time'>5-25</div></div><p>文。</p><p>————</p>"
          "<p>请微信搜索关注公众号“全现在”，再见。</p></div>",
          "文。" },
        { "https://tea.example/1",
          "<article><div class='entry-footer'>文。</div></article>", "文。" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct meta m;
        check(shown(&arena, front(rows[i][0], rows[i][1]), &m), rows[i][2]);
    }
}

/* The feed's name is the source, and no author. */
static void test_feed(void **state)
{
    struct meta m;
    (void)state;
    shown(&arena, front("https://www.iyouport.org/a/", "<p>文。</p>"), &m);
    check(m.author, NULL);
    check(m.source, "iYouPort");
    shown(&arena, front("https://www.youtube.com/watch?v=1", "<p>文。</p>"),
          &m);
    check(m.author, "茶报");
    check(m.source, "茶报");
}

/* Who put it there and its tags, as links of the page tell. */
static void test_page_says(void **state)
{
    struct meta m;
    (void)state;
    shown(&arena,
          front("https://www.iyouport.org/a/",
                "<article><div class='entry-meta'>"
                "<a href='/u' rel=\"author\" title='x'>\n   Lin Bo\n </a></div>"
                "<p>文。</p><ul><li><a href='/t/1' rel=\"tag\">\n 茶\n</a></li>"
                "<li><a href='/t/2' rel=\"tag\">水 火</a></li></ul>"
                "</article>"),
          &m);
    check(m.author, "Lin Bo");
    check(m.tags, "茶\n水 火");
    shown(&arena,
          front("https://www.iyouport.org/a/",
                "<article><p><a href='/u' rel=\"author\"><b>Lin</b></a>"
                "<a href='/t/1' rel=\"tag\"><img src=1></a>文。</p></article>"),
          &m);
    check(m.author, NULL);
    check(m.tags, NULL);
}

static void test_links(void **state)
{
    struct meta m;
    (void)state;
    check(shown(&arena,
                front("https://tea.example/1",
                      "<p>见 [水](https://tea.example/2) **热**</p>"),
                &m),
          "见 水 **热**");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sites),
        cmocka_unit_test(test_feed),
        cmocka_unit_test(test_page_says),
        cmocka_unit_test(test_links),
    };
    return cmocka_run_group_tests_name("yaml_html", tests, setup, end);
}
