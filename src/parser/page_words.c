/* SPDX-License-Identifier: MIT */
/*
 * Two tables: words that must stand alone, sorted, and those that may be a
 * part of a longer one. English, with the pinyin and the Korean and Japanese
 * habits that sites mix in.
 */
#include <config.h>

#include "parser/page_words.h"

#include "base/ascii.h"

#include <stdlib.h>

enum { WORD_MAX = 24, WORDS_MAX = 24 };

enum kind { BYLINE, NAV, PROMO, SHARE, RELATED, RIGHTS, COMMENTS };

static const struct page_word kinds[] = {
    [BYLINE] = { PART_BYLINE, HIDE_DATELINE },
    [NAV] = { PART_ASIDE, HIDE_NAV },
    [PROMO] = { PART_ASIDE, HIDE_PROMO },
    [SHARE] = { PART_ASIDE, HIDE_SHARE },
    [RELATED] = { PART_ASIDE, HIDE_RELATED },
    [RIGHTS] = { PART_ASIDE, HIDE_RIGHTS },
    [COMMENTS] = { PART_COMMENTS, HIDE_NAV },
};

struct row {
    char word[11];
    uint8_t kind;
};

/* Sorted by name. */
static const struct row tags[] = {
    { "aside", NAV },  { "button", NAV }, { "dialog", NAV },
    { "footer", NAV }, { "form", NAV },   { "menu", NAV },
    { "nav", NAV },    { "select", NAV }, { "textarea", NAV },
};

/* Sorted by word. */
static const struct row alone[] = {
    { "ad", PROMO },         { "ads", PROMO },        { "aside", NAV },
    { "author", BYLINE },    { "authors", BYLINE },   { "banner", PROMO },
    { "byline", BYLINE },    { "cookie", NAV },       { "crumb", NAV },
    { "crumbs", NAV },       { "daohang", NAV },      { "date", BYLINE },
    { "dateline", BYLINE },  { "datetime", BYLINE },  { "fenxiang", SHARE },
    { "foot", NAV },         { "gnb", NAV },          { "guess", RELATED },
    { "hot", RELATED },      { "hotnews", RELATED },  { "info", BYLINE },
    { "kanren", RELATED },   { "keyword", NAV },      { "keywords", NAV },
    { "laiyuan", BYLINE },   { "lnb", NAV },          { "menu", NAV },
    { "meta", BYLINE },      { "modal", NAV },        { "more", RELATED },
    { "nav", NAV },          { "pager", NAV },        { "pinglun", COMMENTS },
    { "popular", RELATED },  { "popup", NAV },        { "print", NAV },
    { "promo", PROMO },      { "pubdate", BYLINE },   { "publish", BYLINE },
    { "published", BYLINE }, { "pubtime", BYLINE },   { "rank", RELATED },
    { "relation", RELATED }, { "replies", COMMENTS }, { "reply", COMMENTS },
    { "reporter", BYLINE },  { "snb", NAV },          { "sns", SHARE },
    { "source", BYLINE },    { "sponsor", PROMO },    { "tag", NAV },
    { "taglist", NAV },      { "tags", NAV },         { "time", BYLINE },
    { "timestamp", BYLINE }, { "tool", NAV },         { "tools", NAV },
    { "toutiao", RELATED },  { "trending", RELATED }, { "tuijian", RELATED },
    { "vote", NAV },         { "writer", BYLINE },    { "xiangguan", RELATED },
};

static const struct row within[] = {
    { "comment", COMMENTS }, { "sidebar", NAV },       { "breadcrumb", NAV },
    { "share", SHARE },      { "sharing", SHARE },     { "social", SHARE },
    { "related", RELATED },  { "recommend", RELATED }, { "ranking", RELATED },
    { "footer", NAV },       { "navbar", NAV },        { "navi", NAV },
    { "toolbar", NAV },      { "paging", NAV },        { "paginat", NAV },
    { "advert", PROMO },     { "newsletter", PROMO },  { "subscri", PROMO },
    { "qrcode", PROMO },     { "download", PROMO },    { "copyright", RIGHTS },
    { "disclaim", RIGHTS },  { "login", NAV },         { "fontsize", NAV },
    { "adsense", PROMO },    { "byline", BYLINE },     { "postmeta", BYLINE },
};

static int cmp_word(const void *key, const void *row)
{
    return strcmp(key, ((const struct row *)row)->word);
}

static const struct row *find(const struct row *rows, size_t n,
                              const char *word)
{
    return bsearch(word, rows, n, sizeof *rows, cmp_word);
}

/* The next word of s in lower case; false if there is none. */
static bool word_next(struct str *s, char word[WORD_MAX])
{
    size_t i = 0, n = 0;
    while (i < s->n && !ascii_is_letter(s->p[i]))
        i++;
    for (; i < s->n; i++) {
        char c = s->p[i];
        bool hump = n > 0 && ascii_is_upper(c) && ascii_is_lower(s->p[i - 1]);
        if (!ascii_is_letter(c) || hump)
            break;
        if (n + 1 < WORD_MAX)
            word[n++] = ascii_lower(c);
    }
    word[n] = '\0';
    *s = str_skip(*s, i);
    return n > 0;
}

static struct page_word of_word(const char *word)
{
    const struct row *r = find(alone, sizeof alone / sizeof *alone, word);
    for (size_t i = 0; !r && i < sizeof within / sizeof *within; i++)
        if (strstr(word, within[i].word))
            r = &within[i];
    return r ? kinds[r->kind] : (struct page_word){ 0 };
}

/* The strongest of the words: what is no part goes before a byline. */
static struct page_word of_words(struct str s, struct page_word best)
{
    char word[WORD_MAX];
    for (int left = WORDS_MAX; left > 0 && word_next(&s, word); left--) {
        struct page_word w = of_word(word);
        if (w.part > best.part)
            best = w;
    }
    return best;
}

struct page_word page_word_of(struct str tag, struct str cls, struct str id)
{
    char name[WORD_MAX];
    struct str s = tag;
    struct page_word best = { 0 };
    if (word_next(&s, name) && s.n == 0) {
        const struct row *r = find(tags, sizeof tags / sizeof *tags, name);
        best = r ? kinds[r->kind] : best;
        if (strcmp(name, "time") == 0)
            best = kinds[BYLINE];
    }
    return of_words(id, of_words(cls, best));
}
