/* SPDX-License-Identifier: MIT */
/* The first byte tells nearly always that a line is none. */
#include <config.h>

#include "parser/md_box.h"

#include "base/ascii.h"

enum { BOX_MAX = 512 }; /* bytes of a line */

static size_t word(struct str s)
{
    size_t n = 0;
    while (n < s.n && (ascii_is_letter(s.p[n]) || (n && s.p[n] == '-')))
        n++;
    return n;
}

static size_t run(struct str s, char c)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == c)
        n++;
    return n;
}

/* Kinds that writers show where a box has no title; others are about where it
 * stands. */
static struct str shown_kind(struct str kind)
{
    static const struct str kinds[] = {
        STR_INIT("note"),    STR_INIT("tip"),      STR_INIT("info"),
        STR_INIT("warning"), STR_INIT("danger"),   STR_INIT("caution"),
        STR_INIT("details"), STR_INIT("example"),  STR_INIT("important"),
        STR_INIT("summary"), STR_INIT("abstract"),
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq_nocase(kind, kinds[i]))
            return kind;
    return str_head(kind, 0);
}

/* "[!note]- title" */
static struct md_box callout(struct str s)
{
    struct str rest = str_skip(s, 2);
    size_t n = 0;
    while (n < rest.n && ascii_is_letter(rest.p[n]))
        n++;
    struct str kind = str_head(rest, n);
    if (n == 0 || n == rest.n || rest.p[n] != ']' || str_has(s, STR("](")))
        return (struct md_box){ MD_BOX_NONE, STR_NONE };
    rest = str_skip(rest, n + 1);
    if (rest.n && strchr("+-", rest.p[0]))
        rest = str_skip(rest, 1);
    rest = str_trim(rest);
    return (struct md_box){ MD_BOX_QUOTE, rest.n ? rest : kind };
}

/* ":::", "::: tip title", ":::tip[title]", "::: {.tip}" */
static struct md_box container(struct str s)
{
    struct md_box none = { MD_BOX_NONE, STR_NONE };
    struct str rest = str_trim(str_skip(s, run(s, ':')));
    if (rest.n == 0)
        return (struct md_box){ MD_BOX_END, STR_NONE };
    size_t n = word(rest);
    struct str kind = str_head(rest, n);
    rest = str_skip(rest, n);
    if (str_starts(rest, STR("["))) {
        size_t end = str_chr(rest, ']');
        struct str title = str_range(rest.p + 1, rest.p + end);
        return end < rest.n ? (struct md_box){ MD_BOX_BEGIN, title } : none;
    }
    bool blank = rest.n && str_is_white(rest.p[0]);
    rest = str_trim(rest);
    if (rest.n && (rest.p[0] == '{' || rest.p[0] == ':')) /* attributes */
        rest = str_head(rest, 0);
    else if (n == 0 || (rest.n && !blank))
        return none;
    return (struct md_box){ MD_BOX_BEGIN, rest.n ? rest : shown_kind(kind) };
}

/* "!!! note", "??? tip \"title\"", "???+ note inline end", "=== \"title\"" */
static struct md_box admonition(struct str s)
{
    struct md_box none = { MD_BOX_NONE, STR_NONE };
    bool tab = s.p[0] == '=';
    struct str rest = str_skip(s, 3);
    if (rest.n && s.p[0] == '?' && rest.p[0] == '+')
        rest = str_skip(rest, 1);
    if (rest.n == 0 || rest.p[0] != ' ')
        return none;
    rest = str_trim(rest);
    size_t quote = str_chr(rest, '"');
    struct str words = str_trim(str_head(rest, quote));
    struct str kind = str_head(words, word(words));
    if (tab ? words.n > 0 || quote == rest.n : kind.n == 0)
        return none;
    for (size_t i = 0; i < words.n; i++)
        if (!ascii_is_letter(words.p[i]) && !strchr(" -", words.p[i]))
            return none;
    if (quote == rest.n)
        return (struct md_box){ MD_BOX_INDENT, shown_kind(kind) };
    struct str title = str_skip(rest, quote + 1);
    if (!str_ends(title, STR("\"")))
        return none;
    title.n--; /* may be "", which hides the title */
    return (struct md_box){ MD_BOX_INDENT, title };
}

static bool is_toc(struct str s)
{
    static const struct str marks[] = { STR_INIT("[[toc]]"), STR_INIT("[toc]"),
                                        STR_INIT("[[_toc_]]"),
                                        STR_INIT("${toc}"),
                                        STR_INIT("@[toc]") };
    return STR_ANY(s, str_eq_nocase, marks);
}

/* "import Tabs from '@theme/Tabs';", { } around a comment */
static bool is_mdx(struct str s)
{
    char last = s.p[s.n - 1];
    if (str_starts(s, STR("{/*")))
        return str_ends(s, STR("*/}"));
    return str_starts(s, STR("import ")) && strchr(";'\"", last) &&
           (str_has(s, STR(" from '")) || str_has(s, STR(" from \"")));
}

struct md_box md_box(struct str text)
{
    struct str s = str_trim(text);
    if (s.n < 3 || s.n > BOX_MAX || !strchr("[:!?=$@i{", s.p[0]))
        return (struct md_box){ MD_BOX_NONE, STR_NONE };
    if (is_toc(s) || is_mdx(s))
        return (struct md_box){ MD_BOX_CALL, STR_NONE };
    if (str_starts(s, STR("[!")))
        return callout(s);
    if (str_starts(s, STR(":::")))
        return container(s);
    if (str_starts(s, STR("!!!")) || str_starts(s, STR("???")) ||
        str_starts(s, STR("===")))
        return admonition(s);
    return (struct md_box){ MD_BOX_NONE, STR_NONE };
}
