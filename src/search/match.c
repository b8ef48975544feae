/* SPDX-License-Identifier: MIT */
/*
 * Nothing is copied: text is folded while it is compared, character by
 * character. A word begins with a whole character, so it is only tried where
 * one begins.
 *
 * Cost is bytes of text times words, as a table of the bytes a hit can begin
 * with passes over nearly all of the text.
 */
#include <config.h>

#include "search/match.h"

#include "text/utf8.h"

#include <assert.h>
#include <unicase.h>

#define IDEOGRAPHIC_SPACE "\xE3\x80\x80"

/* The character at *p < end, folded; *p moves behind it. */
static uint32_t fold(const char **p, const char *end)
{
    uint32_t cp = utf8_next(p, end);

    if (cp >= 0xFF01 && cp <= 0xFF5E)
        cp -= 0xFF01 - '!';
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    /* Most text is Han or Hangul, which has no case. */
    return cp >= 0x2E80 && cp < 0xD800 ? cp : uc_tolower(cp);
}

/* Bytes of text at p that the folded word matches; 0: it does not. */
static size_t matches_at(struct str word, const char *p, const char *end)
{
    const char *at = p, *w = word.p, *word_end = str_end(word);

    while (w < word_end)
        if (at == end || fold(&at, end) != utf8_next(&w, word_end))
            return 0;
    return (size_t)(at - p);
}

static size_t blank_at(struct str s)
{
    if (s.n && (s.p[0] == ' ' || (s.p[0] >= '\t' && s.p[0] <= '\r')))
        return 1;
    return str_starts(s, STR(IDEOGRAPHIC_SPACE)) ? 3 : 0;
}

/* Take the next word off *rest; false when there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    size_t n = 0;
    for (size_t blank; (blank = blank_at(*rest));)
        *rest = str_skip(*rest, blank);
    while (n < rest->n && !blank_at(str_skip(*rest, n)))
        n++;
    *word = str_head(*rest, n);
    *rest = str_skip(*rest, n);
    return n > 0;
}

static struct str fold_word(struct arena *a, struct str word)
{
    enum { LONGEST = 4 }; /* bytes of a character */
    const char *p = word.p, *end = str_end(word);
    char *to = arena_bytes(a, word.n * LONGEST);
    size_t n = 0;

    while (p < end)
        n += utf8_put(to + n, fold(&p, end));
    arena_shrink(a, to, n);
    return (struct str){ to, n };
}

void match_init(struct match *m, struct arena *a, struct str expr)
{
    struct str rest = expr, word;
    size_t n = 0;

    while (next_word(&rest, &word))
        n++;
    *m = (struct match){ arena_array(a, struct str, n), 0 };
    while (next_word(&expr, &word))
        m->words[m->n++] = fold_word(a, word);
}

static void add_lead(bool first[256], uint32_t cp)
{
    char bytes[4];
    utf8_put(bytes, cp);
    first[(unsigned char)bytes[0]] = true;
}

/* The bytes with which a match of the folded word can begin. */
static void add_first(bool first[256], struct str word)
{
    const char *p = word.p;
    uint32_t cp = utf8_next(&p, str_end(word));

    add_lead(first, cp);
    add_lead(first, uc_toupper(cp));
    add_lead(first, uc_totitle(cp));
    if (cp < 0x80)
        add_lead(first, 0xFF01); /* full width */
}

static bool has_word(struct str word, struct str text)
{
    const char *end = str_end(text);
    bool first[256] = { false };

    add_first(first, word);
    for (const char *p = text.p; p < end; p++)
        if (first[(unsigned char)*p] && matches_at(word, p, end))
            return true;
    return false;
}

bool match_text(const struct match *m, struct str text)
{
    for (size_t i = 0; i < m->n; i++)
        if (text.n == 0 || !has_word(m->words[i], text))
            return false;
    return true;
}

bool match_entry(const struct match *m, const struct entry *e)
{
    return match_text(m, e->title);
}

/* Bytes of the longest word at p; 0: none. */
static size_t longest_at(const struct match *m, const char *p, const char *end)
{
    size_t longest = 0;
    for (size_t i = 0; i < m->n; i++) {
        size_t n = matches_at(m->words[i], p, end);
        longest = n > longest ? n : longest;
    }
    return longest;
}

size_t match_hits(const struct match *m, struct str text, struct hit *out,
                  size_t room)
{
    bool first[256] = { false };
    size_t found = 0;

    assert(text.n < UINT32_MAX);
    for (size_t i = 0; i < m->n; i++)
        add_first(first, m->words[i]);
    for (size_t at = 0; at < text.n;) {
        size_t n = 0;
        if (first[(unsigned char)text.p[at]])
            n = longest_at(m, text.p + at, str_end(text));
        if (n && found < room)
            out[found] = (struct hit){ (uint32_t)at, (uint32_t)(at + n) };
        found += n > 0;
        at += n ? n : 1;
    }
    return found;
}
