/* SPDX-License-Identifier: MIT */
/* The tables of data/: reader, merge, look-up; and the built-in ones. */
#include <config.h>

#include "parser/rules_read.h"
#include "parser/rules_rows.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "make_rules.h"

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_str(struct str got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p, want, got.n);
}

static const struct rules *read(const struct rules *base, const char *name,
                                const char *text)
{
    return make_rules(&arena, base, name, text);
}

static const struct rules empty;

static const char sources[] =
    "# host\tname\tshort\tsort\tzone\tlang\n"
    "\n"
    "www.tea.example\tTea Daily\tTea\ttea daily\tAsia/Tokyo\tja\n"
    "*.rail.example\tRail\r\n"
    "steam.rail.example\tSteam\n"
    "*.multi.example/news\tNews\n"
    "*.multi.example/news/rain\tRain\n"
    "*.multi.example\n";

static const char *name_of(const struct rules *r, const char *url)
{
    struct source_rule s = rules_source(r, str_of(url));
    return s.known ? arena_strz(&arena, s.name) : "none";
}

static void source_lookup(void **state)
{
    (void)state;
    const struct rules *r = read(&empty, "sources", sources);
    static const char *const cases[][2] = {
        { "https://www.tea.example/a", "Tea Daily" },
        { "http://tea.example", "Tea Daily" },
        { "http://TEA.Example/", "Tea Daily" },
        { "http://green.tea.example/", "none" },
        { "http://rail.example/x", "Rail" },
        { "http://a.b.rail.example/x", "Rail" },
        { "http://steam.rail.example/x", "Steam" },
        { "http://www.steam.rail.example/x", "Steam" },
        { "http://monorail.example/x", "none" },
        { "http://www.multi.example/news", "News" },
        { "http://www.multi.example/news/today", "News" },
        { "http://www.multi.example/newsroom", "" },
        { "http://multi.example/news/rain/1", "Rain" },
        { "http://multi.example/news?rain", "News" },
        { "http://multi.example", "" },
        { "http://", "none" },
        { "", "none" },
        { "tea.example", "none" },
    };
    struct rules_memo memo = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str url = str_of(cases[i][0]);
        assert_string_equal(name_of(r, cases[i][0]), cases[i][1]);
        for (int again = 0; again < 2; again++) {
            struct source_rule s = rules_source_memo(r, url, &memo);
            assert_int_equal(s.known, rules_source(r, url).known);
            assert_ptr_equal(s.name.p, rules_source(r, url).name.p);
        }
    }
    /* of other rules it knows nothing */
    rules_source_memo(r, STR("http://tea.example/"), &memo);
    assert_false(
        rules_source_memo(&empty, STR("http://tea.example/"), &memo).known);
    struct source_rule tea = rules_source(r, STR("http://tea.example/"));
    assert_str(tea.short_name, "Tea");
    assert_str(tea.sort, "tea daily");
    assert_str(tea.zone, "Asia/Tokyo");
    assert_int_equal(tea.lang, LANG_JA);
}

static void source_replace(void **state)
{
    (void)state;
    const struct rules *r = read(&empty, "sources", sources);
    const struct rules *u =
        read(r, "sources", "tea.example\tOther\nnew.example\tNew\n");
    assert_int_equal(u->nsources, r->nsources + 1);
    assert_string_equal(name_of(u, "http://www.tea.example/"), "Other");
    assert_string_equal(name_of(u, "http://new.example/"), "New");
    assert_string_equal(name_of(r, "http://www.tea.example/"), "Tea Daily");
}

static void hide_rows(void **state)
{
    (void)state;
    const struct rules *r = read(&empty, "boilerplate",
                                 "share\t*\telement\tdiv.bar#x[role^=a]\n"
                                 "promo\ttea.example\tblock\tBuy*tea\n"
                                 "feed\t*\tto-end\tMore feeds*\n"
                                 "credit\t*\tblock\tBy *\n"
                                 "caption\t*\telement\t.caption\n");
    assert_int_equal(r->nhides, 5);
    assert_int_equal(r->hides[0].on, HIDE_ELEMENT);
    assert_int_equal(r->hides[0].reason, HIDE_SHARE);
    assert_int_equal(r->nselectors, 2);
    const struct selector *s = &r->selectors[0];
    assert_str(rules_str(r, s->tag), "div");
    assert_str(rules_str(r, s->cls), "bar");
    assert_str(rules_str(r, s->id), "x");
    assert_str(rules_str(r, s->attr), "role");
    assert_int_equal(s->op, '^');
    assert_str(rules_str(r, s->value), "a");
    assert_str(rules_str(r, r->selectors[1].cls), "caption");
    assert_int_equal(r->hides[1].as, HIDE_AS_CAPTION);
    assert_int_equal(r->hides[2].on, HIDE_BLOCK);
    assert_int_equal(r->hides[3].as, HIDE_AS_CREDIT);
    assert_int_equal(r->hides[4].on, HIDE_TO_END);

    const struct rules *u = read(r, "boilerplate",
                                 "none\t*\telement\tdiv.bar#x[role^=a]\n"
                                 "rights\ttea.example\tblock\tBuy*tea\n"
                                 "nav\t*\tblock\tHome\n");
    assert_int_equal(u->nhides, 5);
    assert_int_equal(u->hides[0].as, HIDE_AS_CAPTION);
    assert_int_equal(u->hides[1].reason, HIDE_RIGHTS);
    assert_str(rules_str(u, u->hides[3].pattern), "Home");
    assert_int_equal(u->nselectors, 1);
    assert_str(rules_str(u, u->selectors[0].cls), "caption");
}

static bool applies(const char *rule, const char *name)
{
    struct rules r = { .chars = rule };
    struct hide_rule row = { .host = { 0, (uint32_t)strlen(rule) },
                             .at_host = (uint8_t)host_place(str_of(rule)) };
    struct rules_host host = rules_host(str_of(name));
    bool is = rules_applies(&r, &row, &host);
    assert_true(row.at_host < 64);
    host.bits = UINT64_MAX; /* one that shares the bits of all others */
    assert_int_equal(rules_applies(&r, &row, &host), is);
    return is;
}

static void hosts(void **state)
{
    (void)state;
    assert_true(applies("*", ""));
    assert_true(applies("*", "tea.example"));
    assert_true(applies("tea.example", "tea.example"));
    assert_true(applies("Tea.example", "www.Tea.example"));
    assert_true(applies("tea.example", "a.b.tea.EXAMPLE"));
    assert_true(applies("example", "tea.example"));
    assert_false(applies("tea.example", "steam-tea.example"));
    assert_false(applies("tea.example", "xtea.example"));
    assert_false(applies("www.tea.example", "tea.example"));
    assert_false(applies("tea.example", ""));
    assert_int_equal(host_place(STR("*")), HOST_ANY);
}

static void selectors(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        const char *tag, *cls, *id, *attr, *value;
        char op;
    } cases[] = {
        { "div", true, "div", "", "", "", "", 0 },
        { ".a-b", true, "", "a-b", "", "", "", 0 },
        { "*#x", true, "", "", "x", "", "", 0 },
        { "p.c#i", true, "p", "c", "i", "", "", 0 },
        { "[hidden]", true, "", "", "", "hidden", "", 0 },
        { "[a=b.c]", true, "", "", "", "a", "b.c", '=' },
        { "a[href*=/x]", true, "a", "", "", "href", "/x", '*' },
        { "a[href$=.pdf]", true, "a", "", "", "href", ".pdf", '$' },
        { "", false, "", "", "", "", "", 0 },
        { "div p", false, "", "", "", "", "", 0 },
        { "div.", false, "", "", "", "", "", 0 },
        { ".a.b", false, "", "", "", "", "", 0 },
        { "[a", false, "", "", "", "", "", 0 },
        { "[]", false, "", "", "", "", "", 0 },
        { "[a^=]", false, "", "", "", "", "", 0 },
        { "a]", false, "", "", "", "", "", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rules r = { .chars = cases[i].text };
        struct rule_str all = { 0, (uint32_t)strlen(cases[i].text) };
        struct selector s;
        assert_int_equal(selector_read(r.chars, all, &s), cases[i].ok);
        if (!cases[i].ok)
            continue;
        assert_str(rules_str(&r, s.tag), cases[i].tag);
        assert_str(rules_str(&r, s.cls), cases[i].cls);
        assert_str(rules_str(&r, s.id), cases[i].id);
        assert_str(rules_str(&r, s.attr), cases[i].attr);
        assert_str(rules_str(&r, s.value), cases[i].value);
        assert_int_equal(s.op, cases[i].op);
    }
}

static void skips(void **state)
{
    (void)state;
    const struct rules *r = read(&empty, "skip", "png\n.JPG\n# x\nmid\n");
    assert_int_equal(r->nskip, 3);
    assert_true(rules_skip(r, STR("a.png")));
    assert_true(rules_skip(r, STR("dir.x/A.PnG")));
    assert_true(rules_skip(r, STR("b.jpg")));
    assert_true(rules_skip(r, STR("a.b.mid")));
    assert_false(rules_skip(r, STR("a.png/readme")));
    assert_false(rules_skip(r, STR("png")));
    assert_false(rules_skip(r, STR("a.")));
    assert_false(rules_skip(r, STR("a.md")));
    assert_false(rules_skip(r, STR("")));
    assert_false(rules_mixed(r, STR("a.png")));
    const struct rules *u = read(r, "skip", "?xml\n");
    assert_true(rules_mixed(u, STR("a/b.XML")));
    assert_false(rules_skip(u, STR("a.xml")));
    assert_false(rules_mixed(u, STR("axml")));
    u = read(u, "skip", "!?xml\n");
    assert_false(rules_mixed(u, STR("a.xml")));
    u = read(r, "skip", "!png\nmd\n");
    assert_false(rules_skip(u, STR("a.png")));
    assert_true(rules_skip(u, STR("a.md")));
}

static void aliases(void **state)
{
    (void)state;
    const struct rules *r =
        read(&empty, "aliases", "# x\n水  water みず \n茶 tea\n");
    assert_int_equal(r->naliases, 2);
    assert_str(rules_str(r, r->aliases[0]), "水 water みず");
    r = read(r, "aliases", "茶 tea chai\n!水\n");
    assert_int_equal(r->naliases, 1);
    assert_str(rules_str(r, r->aliases[0]), "茶 tea chai");
    assert_true(rules_builtin()->naliases > 50);
}

static void errors(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        { "sources", "ok.example\tA\n\tname\n", "user:2: " },
        { "sources", "a.example\tA\tA\ta\tZ\tzh\tmore\n", "user:1: " },
        { "sources", "http://a.example\tA\n", "user:1: " },
        { "boilerplate", "# x\n\nshare\t*\tblock\n", "user:3: " },
        { "boilerplate", "bogus\t*\tblock\tx\n", "user:1: " },
        { "boilerplate", "share\t*\tpage\tx\n", "user:1: " },
        { "boilerplate", "share\t*\telement\tdiv p\n", "user:1: " },
        { "boilerplate", "credit\t*\tto-end\tdiv\n", "user:1: " },
        { "boilerplate", "caption\t*\tblock\tx\n", "user:1: " },
        { "skip", "a.b\n", "user:1: " },
        { "aliases", "茶 tea\n茶\n", "user:2: " },
        { "nothing", "", "user: " },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct rules *r = NULL;
        struct err e = { 0 };
        assert_int_equal(rules_add(&arena, &empty, cases[i][0],
                                   str_of(cases[i][1]), "user", &r, &e),
                         ST_USAGE);
        assert_null(r);
        assert_true(str_starts(str_of(e.text), str_of(cases[i][2])));
    }
}

/* The built-in tables: sorted, one row a key. */
static void builtin(void **state)
{
    (void)state;
    const struct rules *r = rules_builtin();
    assert_true(r->nhides > 0);
    assert_true(r->nskip > 0);
    for (size_t i = 1; i < r->nsources; i++) {
        struct source_key before = source_key_of(r, &r->sources[i - 1]);
        struct source_key key = source_key_of(r, &r->sources[i]);
        assert_true(source_key_cmp(&before, &key) < 0);
    }
    for (size_t i = 1; i < r->nhides; i++)
        assert_true(r->hides[i - 1].on <= r->hides[i].on);
    for (size_t i = 1; i < r->nskip; i++)
        assert_true(str_cmp(rules_str(r, r->skip[i - 1]),
                            rules_str(r, r->skip[i])) < 0);
    for (size_t i = 0; i < r->nhides; i++) {
        const struct hide_rule *h = &r->hides[i];
        assert_int_equal(h->on == HIDE_ELEMENT, i < r->nselectors);
        if (h->on == HIDE_ELEMENT) {
            const struct selector *is = &r->selectors[i];
            struct selector s;
            assert_true(selector_read(r->chars, h->pattern, &s));
            assert_true(str_eq(rules_str(r, s.cls), rules_str(r, is->cls)));
            assert_true(str_eq(rules_str(r, s.value), rules_str(r, is->value)));
            assert_true(s.need == is->need);
        }
        assert_true(h->as != HIDE_AS_HIDDEN || h->reason != HIDE_NOT);
    }
    assert_true(rules_skip(r, STR("photo.jpg")));
    assert_false(rules_skip(r, STR("story.md")));
    assert_false(rules_skip(r, STR("story.html")));
    assert_false(rules_skip(r, STR("story.txt")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source_lookup), cmocka_unit_test(source_replace),
        cmocka_unit_test(hide_rows),     cmocka_unit_test(hosts),
        cmocka_unit_test(selectors),     cmocka_unit_test(skips),
        cmocka_unit_test(aliases),       cmocka_unit_test(errors),
        cmocka_unit_test(builtin),
    };
    return cmocka_run_group_tests_name("rules", tests, NULL, teardown);
}
