/* SPDX-License-Identifier: MIT */
/*
 * hostile - input made to be slow, at doubling sizes: the time for a byte
 * must not grow with the size, else something is quadratic.
 *
 * A shape is a begin, a piece that is repeated and an end. The best of a few
 * runs counts: what else the machine does only ever adds time.
 */
#include <config.h>

#include "measure.h"

#include "base/mem.h"
#include "parser/parse.h"
#include "parser/rules.h"

#include <stdio.h>
#include <stdlib.h>

enum { SMALLEST = 256 * 1024, SIZES = 6, RUNS = 5 };

/* growth of the time for a byte from one size to the next */
static const double limit = 1.5;

struct shape {
    const char *name, *path, *begin, *piece, *end;
};

#define HEAD "<!--1594975740123-->\n[A title](http://tea.example/a)\n----\n\n"
#define HTML "a.md", HEAD "<p>"
#define TEXT "a.md", "# A title\n\n"
#define YAML "a.md", "---\ntitle: A title\n"

static const struct shape shapes[] = {
    { "prose", HTML, "<p>茶与火车，天气晴。</p>\n", "" },
    { "nested_div", HTML, "<div>a", "" },
    { "nested_b", HTML, "<b>a", "" },
    { "nested_quote", HTML, "<blockquote>a", "" },
    { "nested_list", HTML, "<ul><li>a", "" },
    { "nested_table", HTML, "<table><tr><td>a", "" },
    { "unclosed_p", HTML, "<p>a", "" },
    { "unclosed_li", HTML, "<li>a", "" },
    { "unclosed_a", HTML, "<a href=x>a", "" },
    { "stray_ends", HTML, "a</b></div></p></li></td>", "" },
    { "stray_under_deep", HTML, "<div><div><div></span>", "" },
    { "toggling_spans", HTML, "<b><i>a</b>b</i>", "" },
    { "toggling_far", HTML, "<b><i><s><sub><code>a</b></i>", "" },
    { "one_tag", "a.md", HEAD "<p ", "a=1 ", ">x" },
    { "one_tag_values", "a.md", HEAD "<p ", "a='b' c=\"d\" ", ">x" },
    { "one_tag_unclosed", "a.md", HEAD "<p ", "a=1 ", "" },
    { "many_attributes", HTML, "<i a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8>x", "" },
    { "class_words", "a.md", HEAD "<p class=\"", "share ", "\">x" },
    { "entities", HTML, "&amp;&nbsp;&#8220;", "" },
    { "entities_twice", HTML, "&amp;nbsp;&amp;amp;", "" },
    { "no_entities", HTML, "&&x&nosuch;&#", "" },
    { "entities_in_value", "a.md", HEAD "<p title='", "&amp;&#39;&x", "'>x" },
    { "open_comment", HTML, "<!--", "" },
    { "comments", HTML, "<!-- a -->b<!-->", "" },
    { "bogus", HTML, "<?a <!b </ ", "" },
    { "less_than", HTML, "<", "" },
    { "tag_never_ends", HTML, "<a ", "" },
    { "quotes", HTML, "<a b=\"c'>", "" },
    { "quote_and_apostrophe", HTML, "<a b='\"", "" },
    { "open_script", HTML, "<script>", "" },
    { "scripts", HTML, "<script></b></script>", "" },
    { "open_raw", HTML, "<style><title><iframe>", "" },
    { "gone", HTML, "<svg>a", "" },
    { "cells", "a.md", HEAD "<table>", "<tr><td>a<td>b", "" },
    { "one_row", "a.md", HEAD "<table><tr>", "<td>a", "" },
    { "cells_with_spans", "a.md", HEAD "<table>",
      "<tr><td><b>a</b><td><i>b</i>", "</table>" },
    { "wide_cells", "a.md", HEAD "<table>", "<tr><td colspan=999>a<td>b",
      "</table>" },
    { "links", HTML, "<a href=/b>a</a> ", "" },
    { "empty_links", HTML, "<a href=/b></a>", "" },
    { "bare_addresses", HTML, "http://tea.example/a ", "" },
    { "addresses_in_bold", "a.md", HEAD "<p><b>",
      "<i>a</i> http://tea.example/a ", "" },
    { "one_address", HTML, "http://a", "" },
    { "colons", HTML, ":/:", "" },
    { "links_in_bold", "a.md", HEAD "<p><b>", "<a href=/b><i>a</i></a> ", "" },
    { "asides", HTML, "a<span hidden>b</span>", "" },
    { "images", HTML, "<img src=/a.png alt=茶>", "" },
    { "srcset", "a.md", HEAD "<img srcset=\"", "a.png 1x, ", "\">x" },
    { "ruby", HTML, "<ruby>茶<rt>a", "" },
    { "breaks", HTML, "a<br>", "" },
    { "pre", "a.md", HEAD "<pre>", "a\n", "" },
    { "hidden", HTML, "<p hidden>a<p>b", "" },
    { "captions", HTML, "<figure><img src=/a><figcaption>a</figure>", "" },
    { "noscript", HTML, "<noscript><img src=/a>", "" },
    { "rules", HTML, "<hr>———<p>", "" },
    { "blanks", HTML, " \n\t", "" },
    { "wide_blanks", HTML, "\u3000\u00a0", "" },
    { "one_line", "a.txt", "", "茶与火车，天气晴。", "" },
    { "lines", "a.txt", "", "茶\n", "" },
    { "wrapped_lines", "a.txt", "",
      "tea trains and the weather tea trains and the weather\n", "" },
    { "carriage_returns", "a.txt", "", "\r", "" },
    { "controls", "a.txt", "", "a\x01\xE2\x80\x8E", "" },
    { "front_matter", YAML, "a: b\n", "---\n\ntext\n" },
    { "front_unclosed", YAML, "a: b\n", "" },
    { "front_list", "a.md", "---\ntags:\n", "  - a\n", "---\n\ntext\n" },
    { "front_block", "a.md", "---\ntitle: |\n", "  a\n", "---\n\ntext\n" },
    { "front_quotes", "a.md", "---\ntitle: \"", "a\\\" ", "\"\n---\n" },
    { "emphasis", TEXT, "*a _b* c_ **d __e** ", "" },
    { "emphasis_open", TEXT, "*a **b ", "" },
    { "brackets", TEXT, "[", "" },
    { "brackets_both", TEXT, "[a](", "" },
    { "brackets_image", TEXT, "![[", "" },
    { "brackets_closing", TEXT, "]", "" },
    { "markdown_links", TEXT, "[a](http://tea.example/b) ", "" },
    { "references", TEXT, "[a]: /b\n[a] ", "" },
    { "quote_marks", TEXT, "> ", "" },
    { "deep_lists", TEXT, "- ", "" },
    { "deep_lines", TEXT, "> - a\n", "" },
    { "backticks", TEXT, "`a``b", "" },
    { "stars", TEXT, "*", "" },
    { "underlines", TEXT, "a\n===\n", "" },
    { "pipes", TEXT, "|a|b|\n|-|-|\n", "" },
    { "angles", TEXT, "<a <b@", "" },
};

enum { SHAPES = sizeof shapes / sizeof *shapes };

static void make(const struct shape *s, size_t size, struct buf *out)
{
    buf_reset(out);
    buf_add(out, str_of(s->begin));
    while (out->n < size)
        buf_add(out, str_of(s->piece));
    buf_add(out, str_of(s->end));
}

/* Milliseconds of CPU for one parse. */
static double parse(const struct bench *b, struct str bytes, const char *path)
{
    struct arena a = { 0 };
    struct meta m;
    struct doc d;
    struct meta_in in = { .bytes = bytes,
                          .path = str_of(path),
                          .now_ms = b->now_ms,
                          .rules = rules_builtin() };
    struct sample begin = measure_now();
    meta_scan(&a, &in, &m);
    parse_article(&a, &in, &m, &d);
    double ms = measure_now().cpu - begin.cpu;
    arena_free(&a);
    return ms;
}

/* Nanoseconds for a byte at each size; returns the steepest growth. */
static double shape_run(const struct bench *b, const struct shape *s,
                        double *ns)
{
    struct buf text = { 0 };
    double worst = 0;
    for (size_t i = 0; i < SIZES; i++) {
        double best = 0;
        make(s, (size_t)SMALLEST << i, &text);
        for (size_t k = 0; k < RUNS; k++) {
            double ms = parse(b, buf_str(&text), s->path);
            if (k == 0 || ms < best)
                best = ms;
        }
        ns[i] = best * 1e6 / (double)text.n;
        if (i && ns[i] / ns[i - 1] > worst)
            worst = ns[i] / ns[i - 1];
    }
    buf_free(&text);
    return worst;
}

/* Without names all shapes run. */
static bool wanted(const struct bench *b, const struct shape *s)
{
    for (size_t i = 0; i < b->npaths; i++)
        if (str_eq(b->paths[i], str_of(s->name)))
            return true;
    return b->npaths == 0;
}

int main(int argc, char **argv)
{
    struct bench b = { .name = "hostile", .rounds = RUNS };
    struct report r;
    double slowest = 0, steepest = 0;

    b.now_ms = INT64_C(1700000000000);
    b.paths = xcalloc((size_t)argc + 1, sizeof b.paths[0]);
    for (int i = 1; i < argc; i++)
        b.paths[b.npaths++] = str_of(argv[i]);
    report_begin(&r, &b);
    printf("  ns for a byte at 256 KiB, doubling to 8 MiB; steepest growth\n");
    for (size_t i = 0; i < SHAPES; i++) {
        double ns[SIZES], growth;
        if (!wanted(&b, &shapes[i]))
            continue;
        growth = shape_run(&b, &shapes[i], ns);
        printf("  %-22s", shapes[i].name);
        for (size_t k = 0; k < SIZES; k++)
            printf(" %8.2f", ns[k]);
        printf("  %5.2f%s\n", growth, growth > limit ? "  GROWS" : "");
        fflush(stdout);
        if (ns[SIZES - 1] > slowest)
            slowest = ns[SIZES - 1];
        if (growth > steepest)
            steepest = growth;
    }
    report_ratio(&r, "steepest_growth", steepest, limit);
    report_number(&r, "slowest_ns_per_byte", slowest);
    report_end(&r);
    free(b.paths);
    return 0;
}
