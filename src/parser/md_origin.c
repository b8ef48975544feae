/* SPDX-License-Identifier: MIT */
/*
 * What is before the link names the source, and the link the article; without
 * such words the link names the source. A kind of place ("公众号") beside a
 * name is none of it.
 */
#include <config.h>

#include "parser/md_origin.h"

enum { NAME_MAX_ = 90 }; /* bytes of a name */

/* Up to the bracket that closes the link; those that open in it close, too. */
static struct str target(struct str s)
{
    int depth = 0;
    size_t n = 0;
    for (; n < s.n && s.p[n] != ' '; n++) {
        if (s.p[n] == ')' && depth-- == 0)
            break;
        depth += s.p[n] == '(';
    }
    return str_head(s, n);
}

struct str md_address(struct str s, struct str *words)
{
    size_t middle = str_find(s, STR("]("));
    *words = STR_NONE;
    if (middle < s.n) {
        struct str url = target(str_skip(s, middle + 2));
        /* "[place]: ~~[title](address)~~" */
        size_t struck = str_find(str_head(s, middle), STR("~~["));
        size_t open = struck < middle ? struck + 2 : str_chr(s, '[');
        if (open < middle)
            *words = str_range(s.p + open + 1, s.p + middle);
        size_t slash = str_chr(url, '/');
        return str_starts(url, STR("http")) ||
                       (slash < url.n && str_chr(url, '.') < slash)
                   ? url
                   : STR_NONE;
    }
    size_t at = str_find(s, STR("http"));
    if (at == s.n || !str_has(str_head(str_skip(s, at), 8), STR("://")))
        return STR_NONE;
    s = str_skip(s, at);
    size_t n = 0;
    while (n < s.n && !strchr(" \t)>\"", s.p[n]))
        n++;
    s = str_head(s, n);
    return str_ends(s, STR("~~")) ? str_head(s, s.n - 2) : s;
}

/* names */

static const struct str kinds[] = {
    STR_INIT("微信公众号"), STR_INIT("微信公号"), STR_INIT("微信订阅号"),
    STR_INIT("公众号"),     STR_INIT("公号"),     STR_INIT("订阅号"),
    STR_INIT("微信号"),     STR_INIT("微信"),     STR_INIT("微博id"),
    STR_INIT("作者"),
};

/* Those that may also stand behind a name: "人物公众号". */
enum { KINDS_BEHIND = 6 };

/* Without marks of Markdown and blanks at both ends, and a colon before. */
static struct str trim(struct str s)
{
    while (s.n && (strchr("*_~: \t", s.p[0]) || str_starts(s, STR("："))))
        s = str_skip(s, str_starts(s, STR("：")) ? 3 : 1);
    while (s.n && strchr("*_~: \t", s.p[s.n - 1]))
        s.n--;
    return str_ends(s, STR(" 的")) ? str_head(s, s.n - 4) : s;
}

/* Is all of it one pair of brackets? Then what they hold, else as it was. */
static struct str without_brackets(struct str s)
{
    static const struct str pairs[][2] = {
        { STR_INIT("「"), STR_INIT("」") },
        { STR_INIT("“"), STR_INIT("”") },
        { STR_INIT("【"), STR_INIT("】") },
        { STR_INIT("["), STR_INIT("]") },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str open = pairs[i][0], close = pairs[i][1];
        if (str_starts(s, open)) {
            s = str_skip(s, open.n);
            return trim(str_head(s, str_find(s, close)));
        }
    }
    return s;
}

/* "微信公众号「X」": X; without brackets without the kind of place. What is
 * another name before the brackets belongs to it: "X「Y」". */
static struct str place_name(struct str s)
{
    static const struct str sites[] = { STR_INIT("豆瓣「"), STR_INIT("简书「"),
                                        STR_INIT("微博「"),
                                        STR_INIT("知乎「") };
    s = trim(s);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(s, kinds[i]))
            s = trim(str_skip(s, kinds[i].n));
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (str_starts(s, sites[i]))
            s = str_skip(s, sites[i].n - 3);
    for (size_t i = 0; i < KINDS_BEHIND; i++)
        if (str_ends(s, kinds[i]))
            s = trim(str_head(s, s.n - kinds[i].n));
    return without_brackets(s);
}

/* What a link says in place of a name. */
static bool is_no_name(struct str words)
{
    static const struct str all[] = { STR_INIT("原文"), STR_INIT("原链接"),
                                      STR_INIT("已被404"), STR_INIT("被删") };
    return STR_ANY(words, str_eq, all) || str_has(words, STR("//"));
}

bool md_origin(struct str value, struct found *f)
{
    static const struct str by = STR_INIT("，作者");
    struct str words, url = md_address(value, &words);
    size_t end = str_find(value, words.p ? STR("](") : STR("http"));
    struct str name = str_head(value, end - (end < value.n ? words.n : 0));
    if (words.p && str_ends(name, STR("[")))
        name.n--;
    /* brackets that nothing closes hold more than a name */
    if (str_has(name, STR("「")) && !str_has(name, STR("」")))
        name = STR_NONE;
    name = trim(name);
    if (str_ends(name, STR("~~《"))) /* "X~~《[title](address)》~~" */
        name = trim(str_head(name, name.n - 3));
    size_t wide = str_rfind(name, STR("：")), thin = str_rchr(name, ':');
    name = str_head(name, wide < thin ? wide : thin);
    size_t at = str_find(name, by);
    if (at < name.n) {
        struct str author = str_skip(name, at + by.n);
        str_fill(&f->author,
                 str_starts(author, STR("：")) ? str_skip(author, 3) : author);
    }
    name = place_name(str_head(name, str_find(name, STR("，"))));
    if (!name.n && words.p && !is_no_name(words))
        name = place_name(words);
    if ((!name.n && !url.p) || name.n > NAME_MAX_)
        return false;
    str_fill(&f->url, url);
    str_fill(&f->provenance, name);
    return true;
}
