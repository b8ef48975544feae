/* SPDX-License-Identifier: MIT */
/*
 * Looks for the words, not for the links: most pages hold hundreds of links
 * and none of the words. What is found counts only if it is all that the link
 * says, signs and pictures aside, so that no sentence about an original is
 * taken for one. A page with several of them is a digest, which has none.
 */
#include <config.h>

#include "parser/page_link.h"

#include "base/ascii.h"
#include "parser/tags.h"

enum {
    PLACES = 8,     /* places of one stem that are looked at */
    BACK = 2048,    /* bytes from the begin of the link to the stem */
    AHEAD = 256,    /* bytes to its end */
    SAYS_MAX = 128, /* visible bytes of the link */
};

/* One of these is in all that such a link says. */
static const struct str stems[] = {
    STR_INIT("原文"), STR_INIT("元記事"),  STR_INIT("元の記事"),
    STR_INIT("원문"), STR_INIT("riginal"),
};

static const struct str names[] = {
    STR_INIT("原文"),
    STR_INIT("原文链接"),
    STR_INIT("原文連結"),
    STR_INIT("原文地址"),
    STR_INIT("阅读原文"),
    STR_INIT("閱讀原文"),
    STR_INIT("查看原文"),
    STR_INIT("元記事"),
    STR_INIT("元の記事"),
    STR_INIT("원문"),
    STR_INIT("원문 보기"),
    STR_INIT("원문보기"),
    STR_INIT("기사 원문"),
    STR_INIT("original"),
    STR_INIT("original article"),
    STR_INIT("view original"),
    STR_INIT("read original"),
    STR_INIT("read the original"),
};

/* Is it no part of the words: blanks, ASCII signs, pictures and arrows? */
static size_t sign_at(struct str s)
{
    unsigned char c = (unsigned char)s.p[0];
    if (c < 0x80)
        return !ascii_is_alnum(s.p[0]);
    if (c >= 0xF0) /* emoji and what is rarer still than they */
        return 4;
    /* U+2000 to U+2BFF, U+3000 to U+303F, variation selectors */
    if (s.n >= 3 &&
        ((c == 0xE2 && (unsigned char)s.p[1] < 0xB0) ||
         str_starts(s, STR("\xE3\x80")) || str_starts(s, STR("\xEF\xB8"))))
        return 3;
    return 0;
}

static struct str trim_signs(struct str s)
{
    size_t n;
    while (s.n && (n = sign_at(s)) != 0)
        s = str_skip(s, n);
    for (size_t end = s.n; end > 0; end--) {
        if (((unsigned char)s.p[end - 1] & 0xC0) == 0x80)
            continue;
        if (sign_at(str_skip(s, end - 1)) == 0)
            break;
        s.n = end - 1;
    }
    return s;
}

bool page_link_says_original(struct str words)
{
    return STR_ANY(trim_signs(words), str_eq_nocase, names);
}

/* The address of the link that holds this place, if it says no more than one
 * of the names. */
static struct str link_around(struct str text, size_t at)
{
    struct str before = str_head(text, at);
    if (before.n > BACK)
        before = str_skip(before, before.n - BACK);
    size_t begin = str_rfind(before, STR("<a "));
    if (begin == before.n)
        return STR_NONE;
    struct str rest = str_skip(text, (size_t)(before.p - text.p) + begin);
    rest = str_head(rest, before.n - begin + AHEAD);
    struct tag t;
    if (!tag_next(&rest, &t) || !tag_is(&t, STR("a")))
        return STR_NONE;
    char says[SAYS_MAX];
    size_t end = str_find(rest, STR("</a"));
    if (end == rest.n || rest.p + end <= text.p + at)
        return STR_NONE;
    size_t n = tags_text(str_head(rest, end), says, sizeof says);
    return page_link_says_original((struct str){ says, n })
               ? tag_attr(&t, STR("href"))
               : STR_NONE;
}

struct str page_link_original(struct str text)
{
    struct str found = STR_NONE;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        struct str rest = text;
        for (int k = 0; k < PLACES; k++) {
            rest = str_skip(rest, str_find(rest, stems[i]));
            if (rest.n == 0)
                break;
            struct str href = link_around(text, (size_t)(rest.p - text.p));
            if (found.n && href.n && !str_eq(href, found))
                return STR_NONE;
            found = href.n ? href : found;
            rest = str_skip(rest, stems[i].n);
        }
    }
    return found;
}
