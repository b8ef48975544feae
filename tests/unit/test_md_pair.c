/* SPDX-License-Identifier: MIT */
/* Emphasis beside CJK text, and what md_inline makes of a paragraph; sections
 * are those of CommonMark 0.30. */
#include <config.h>

#include "parser/md_inline.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

struct example {
    const char *from, *to;
};

static void check_all(const struct example *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf out = { 0 };
        md_inline(str_of(e[i].from), &out);
        if (!str_eq(buf_str(&out), str_of(e[i].to)))
            fail_msg("%s\ngave %s\nnot  %s", e[i].from, buf_z(&out), e[i].to);
        buf_free(&out);
    }
}

#define CHECK(list) check_all(list, sizeof(list) / sizeof *(list))

static void beside_cjk(void **state)
{
    (void)state;
    static const struct example list[] = {
        /* 6.2: a run between a mark and a letter is only one of both */
        { "**“茶”**后，又说**重点。**",
          "<strong>“茶”</strong>后，又说<strong>重点。</strong>" },
        { "喝*（热）*茶", "喝<em>（热）</em>茶" },
        { "***站***到", "<em><strong>站</strong></em>到" },
        { "**茶*热*水**", "<strong>茶<em>热</em>水</strong>" },
        { "*茶**热**水*", "<em>茶<strong>热</strong>水</em>" },
        { "차는**“뜨거운”**것", "차는<strong>“뜨거운”</strong>것" },
        { "~~晚点~~准点", "<del>晚点</del>准点" },
        { "火车~~晚点~~。", "火车<del>晚点</del>。" },
        { "火车，~~晚点~~准点", "火车，<del>晚点</del>准点" },
        { "![](a.png =700x)", "![](a.png)" },
        { "![茶](a.png =700x300) [水](b=1x2)", "![茶](a.png) [水](b=1x2)" },
        { "![茶](a.png =50%x) 与", "![茶](a.png) 与" },
        { "![茶](a.png =x) [b](c \"=2x3\")",
          "![茶](a.png =x) [b](c \"=2x3\")" },
        { "见水~~[茶](u)~~", "见水<del>[茶](u)</del>" },
        { "今天==晴==。", "今天<mark>晴</mark>。" },
        { "**茶\n热**水", "<strong>茶\n热</strong>水" },
        /* `_` needs a blank or a mark around it */
        { "茶_热_**水**", "茶\\_热\\_<strong>水</strong>" },
        { "_茶_ 水", "<em>茶</em> 水" },
    };
    CHECK(list);
}

static void left_alone(void **state)
{
    (void)state;
    static const struct example list[] = {
        { "a **b** *c*d*", "a **b** *c*d*" }, /* for the parser behind */
        { "10~20元", "10~20元" },
        { "好~~真的好~~喝", "好~~真的好~~喝" },
        { "好~~OK~~喝", "好~~OK~~喝" },
        { "好~~喝~~茶~~水", "好~~喝~~茶~~水" },
        { "好喝~~ 再来~~", "好喝~~ 再来~~" },
        { "\\~~茶~~", "\\~~茶~~" },
        { "5*3=15，6*2=12", "5\\*3=15，6\\*2=12" },
        { "茶 * *水*", "茶 \\* <em>水</em>" },
        { "a==b==c 茶", "a==b==c 茶" },
        { "茶**水", "茶\\*\\*水" },
        { "\\**茶*", "\\*<em>茶</em>" },
        { "`**茶**`水", "`**茶**`水" },
        { "``茶`**水**``", "``茶`**水**``" },
        { "`茶**水**", "`茶<strong>水</strong>" },
        { "<b title=\"*茶*\">水</b>", "<b title=\"*茶*\">水</b>" },
        { "<http://t.example/*茶*>", "<http://t.example/*茶*>" },
        { "[茶](/*水*)", "[茶](/*水*)" },
        { "<!-- **茶** -->", "<!-- **茶** -->" },
        { "在http://t.example/_a_*b*。",
          "在http://t.example/\\_a\\_\\*b\\*。" },
        { "茶$a_1*b_2*c$水", "茶&#36;a&#95;1&#42;b&#95;2&#42;c&#36;水" },
        { "共$5到$6", "共$5到$6" },
    };
    CHECK(list);
}

/* Links bind tighter than emphasis (6.2, rule 17). */
static void links(void **state)
{
    (void)state;
    static const struct example list[] = {
        { "**[茶](u)**水", "<strong>[茶](u)</strong>水" },
        { "*茶[水*热](u)*", "<em>茶[水\\*热](u)</em>" },
        { "*茶[水*热]", "<em>茶[水</em>热]" },
        { "[**茶**水](u \"题\")", "[<strong>茶</strong>水](u \"题\")" },
    };
    CHECK(list);
}

static void extras(void **state)
{
    (void)state;
    static const struct example list[] = {
        { "[[茶]]与[[页|水]]", "茶与水" },
        { "![[a.png|30]]", "![](<a&#46;png>)" },
        { "![[页]]", "页" },
        { "[[1]](u)[[2]]", "[[1]](u)[[2]]" },
        { "茶[^1]", "茶<sup>&#91;1&#93;</sup>" },
        { "茶[1](#footnote-1)，**水**[23](#fn2 \"a *b*\")",
          "茶[&#91;1&#93;](#footnote-1)，<strong>水</strong>[&#91;23&#93;](#fn2 "
          "\"a *b*\")" },
        { "[4](http://t.example/a#footnote-4)",
          "[&#91;4&#93;](http://t.example/a#footnote-4)" },
        { "[[4](#a)] \\[[4](#a)\\]", "[[4](#a)] \\[[4](#a)\\]" },
        { "[4](http://t.example/a#茶) [4](u) [2020](#a) [a](#a)",
          "[4](http://t.example/a#茶) [4](u) [2020](#a) [a](#a)" },
        { "标题 {.tabset}", "标题 " },
        { "茶{.a #b}\n水{: .c}", "茶\n水" },
        { "茶{.a}水", "茶{.a}水" },
        { "{a: 1}", "{a: 1}" },
        { "茶%%水%%", "茶<span hidden>&#37;&#37;水&#37;&#37;</span>" },
        { "50%%与60%%", "50%%与60%%" },
        { "{{ x }}", "<span hidden>&#123;&#123; x &#125;&#125;</span>" },
        { "{% x %}", "<span hidden>&#123;&#37; x &#37;&#125;</span>" },
        { "{{ 茶", "{{ 茶" },
        { "{{< figure src=\"a\" caption=\"图\" >}}", "![图](<a>)" },
        { "`{{ x }}`", "`{{ x }}`" },
    };
    CHECK(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beside_cjk),
        cmocka_unit_test(left_alone),
        cmocka_unit_test(links),
        cmocka_unit_test(extras),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
