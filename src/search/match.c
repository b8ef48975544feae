/* SPDX-License-Identifier: MIT */
/*
 * Nothing is copied: text is folded while it is compared, unit by unit. A unit
 * is a full-width ASCII character (3 bytes that count as 1) or a single byte.
 * A word that is valid UTF-8 begins with the first byte of a character, so in
 * valid text it is only found where one begins.
 *
 * Cost is bytes of text times words, as a table of the bytes a hit can begin
 * with passes over nearly all of the text.
 */
#include <config.h>

#include "search/match.h"

#include <assert.h>

#define IDEOGRAPHIC_SPACE "\xE3\x80\x80"

/* The unit at p < end, folded; *bytes gets its length. */
static unsigned char fold(const char *p, const char *end, size_t *bytes)
{
    unsigned char c = (unsigned char)p[0];

    *bytes = 1;
    if (c == 0xEF && end - p >= 3) {
        /* U+FF01..FF3F are EF BC 81..BF, U+FF40..FF5E are EF BD 80..9E */
        unsigned char b = (unsigned char)p[1], d = (unsigned char)p[2];
        if (b == 0xBC && d >= 0x81 && d <= 0xBF) {
            c = (unsigned char)(d - 0x81 + '!');
            *bytes = 3;
        } else if (b == 0xBD && d >= 0x80 && d <= 0x9E) {
            c = (unsigned char)(d - 0x80 + '`');
            *bytes = 3;
        }
    }
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

/* Bytes of text at p that the folded word matches; 0: it does not. */
static size_t matches_at(struct str word, const char *p, const char *end)
{
    const char *at = p;
    size_t bytes;

    for (size_t i = 0; i < word.n; i++) {
        if (at == end || fold(at, end, &bytes) != (unsigned char)word.p[i])
            return 0;
        at += bytes;
    }
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
    const char *end = word.p + word.n;
    char *to = arena_bytes(a, word.n);
    size_t n = 0, bytes;

    for (const char *p = word.p; p < end; p += bytes)
        to[n++] = (char)fold(p, end, &bytes);
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

/* The bytes with which a match of the folded word can begin. */
static void add_first(bool first[256], struct str word)
{
    unsigned char c = (unsigned char)word.p[0];
    first[c] = true;
    if (c < 0x80)
        first[0xEF] = true; /* full width */
    if (c >= 'a' && c <= 'z')
        first[c - 32] = true;
}

static bool has_word(struct str word, struct str text)
{
    const char *end = text.p + text.n;
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
            n = longest_at(m, text.p + at, text.p + text.n);
        if (n && found < room)
            out[found] = (struct hit){ (uint32_t)at, (uint32_t)(at + n) };
        found += n > 0;
        at += n ? n : 1;
    }
    return found;
}
