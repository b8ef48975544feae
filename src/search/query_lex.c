/* SPDX-License-Identifier: MIT */
/*
 * A token is found by its first character. Bytes that are no UTF-8 are
 * characters of a word.
 */
#include <config.h>

#include "search/query_parts.h"

#include "base/i18n.h"
#include "text/utf8.h"

uint32_t query_look(const char *p, const char *end, size_t *n)
{
    const char *at = p;
    uint32_t c = utf8_next(&at, end);
    *n = (size_t)(at - p);
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    return c == 0x3000 ? ' ' : c;
}

bool query_ends_word(uint32_t c)
{
    return query_is_blank(c) || c == '(' || c == ')' || c == '|' || c == '"' ||
           c == QUOTE_OPEN || c == QUOTE_CLOSE;
}

bool query_is_sign(uint32_t c)
{
    return c == '!' || c == '-' || c == '/';
}

static uint32_t look_at(struct str s, size_t at, size_t *n)
{
    *n = 0;
    return at < s.n ? query_look(s.p + at, str_end(s), n) : 0;
}

size_t query_field_at(struct str s, size_t *letters)
{
    size_t at = 0, n, colon;
    uint32_t c;
    while ((c = look_at(s, at, &n) | 0x20) >= 'a' && c <= 'z')
        at += n;
    *letters = at;
    if (at == 0 || look_at(s, at, &n) != ':')
        return 0;
    colon = at + n;
    if (look_at(s, colon, &n) == '/' && look_at(s, colon + n, &n) == '/')
        return 0; /* an address */
    return colon;
}

struct str query_plain(struct arena *a, struct str s)
{
    char *to = arena_bytes(a, s.n);
    size_t n = 0, bytes;
    for (size_t at = 0; at < s.n; at += bytes) {
        uint32_t c = query_look(s.p + at, str_end(s), &bytes);
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c < 0x80) {
            to[n++] = (char)c;
        } else {
            memcpy(to + n, s.p + at, bytes);
            n += bytes;
        }
    }
    arena_shrink(a, to, n);
    return (struct str){ to, n };
}

static struct token bad(struct token t, const char *wrong, bool unfinished)
{
    t.kind = TOKEN_BAD;
    t.wrong = wrong;
    t.unfinished = unfinished;
    return t;
}

/* Bytes of the escaped character at `at`, behind the backslash; 0: no escape.
 */
static size_t escaped(struct str s, size_t at)
{
    size_t n;
    if (s.p[at] != '\\')
        return 0;
    look_at(s, at + 1, &n);
    return n;
}

static struct token word(struct lexer *l, struct token t)
{
    char *to = arena_bytes(l->arena, l->text.n - t.at);
    size_t at = t.at, n, out = 0;
    while (at < l->text.n) {
        size_t after = escaped(l->text, at);
        uint32_t c = look_at(l->text, at, &n);
        if (after) {
            at++;
            n = after;
        } else if (query_ends_word(c)) {
            break;
        }
        memcpy(to + out, l->text.p + at, n);
        out += n;
        at += n;
    }
    arena_shrink(l->arena, to, out);
    t.kind = TOKEN_WORD;
    t.text = (struct str){ to, out };
    t.n = at - t.at;
    return t;
}

static bool closes_phrase(uint32_t open, uint32_t c)
{
    return c == '"' || (open != '"' && (c == QUOTE_OPEN || c == QUOTE_CLOSE));
}

/* From the mark of `first` bytes on. */
static struct token phrase(struct lexer *l, struct token t, uint32_t open,
                           size_t first)
{
    char *to = arena_bytes(l->arena, l->text.n - t.at);
    size_t at = t.at + first, n = 0, out = 0;
    for (; at < l->text.n; at += n) {
        size_t after = escaped(l->text, at);
        uint32_t c = look_at(l->text, at, &n);
        if (after) {
            at++;
            n = after;
        } else if (closes_phrase(open, c)) {
            break;
        }
        memcpy(to + out, l->text.p + at, n);
        out += n;
    }
    arena_shrink(l->arena, to, out);
    t.kind = TOKEN_PHRASE;
    t.text = (struct str){ to, out };
    if (at == l->text.n) {
        t.n = at - t.at;
        return bad(t, N_("the closing quotation mark is missing"), true);
    }
    t.n = at + n - t.at;
    return out ? t : bad(t, N_("text is expected between the marks"), false);
}

/* What follows a regex right away was hardly meant to: /home/me */
static bool stands_alone(struct str s, size_t at)
{
    size_t n;
    uint32_t c = look_at(s, at, &n);
    return at == s.n || (query_ends_word(c) && c != '(');
}

static struct token regex(struct lexer *l, struct token t, size_t first)
{
    char *to = arena_bytes(l->arena, l->text.n - t.at);
    bool wide = first > 1;
    size_t at = t.at + first, n = 0, out = 0;
    for (; at < l->text.n; at += n) {
        size_t after = escaped(l->text, at), slash;
        uint32_t c = look_at(l->text, at, &n);
        if (c == '/' && (n == 1 || wide))
            break;
        if (after && look_at(l->text, at + 1, &slash) == '/' &&
            (slash == 1 || wide)) {
            at++; /* the slash without its backslash */
            n = slash;
        } else if (after) {
            n = 1 + after;
        }
        memcpy(to + out, l->text.p + at, n);
        out += n;
    }
    arena_shrink(l->arena, to, out);
    t.kind = TOKEN_REGEX;
    t.text = (struct str){ to, out };
    if (at == l->text.n) {
        t.n = at - t.at;
        t.regex = true;
        return bad(t, N_("the closing / of the regular expression is missing"),
                   true);
    }
    at += n;
    t.n = at - t.at;
    if (out == 0)
        return bad(t, N_("text is expected between the marks"), false);
    if (stands_alone(l->text, at))
        return t;
    t.at = at;
    look_at(l->text, at, &t.n);
    return bad(t,
               N_("a blank is expected behind a regular expression; a text "
                  "with slashes stands in quotation marks"),
               false);
}

static const struct query_key *key_of(struct str name)
{
    for (size_t i = 0; i < query_nkeys; i++)
        if (str_eq(query_key_name(&query_keys[i]), name))
            return &query_keys[i];
    return NULL;
}

static bool field(struct lexer *l, struct token *t)
{
    size_t letters, n = query_field_at(str_skip(l->text, t->at), &letters);
    if (n == 0)
        return false;
    t->kind = TOKEN_FIELD;
    t->n = n;
    t->text = (struct str){ l->text.p + t->at, letters };
    t->key = key_of(query_plain(l->arena, t->text));
    return true;
}

static struct token any_token(struct lexer *l, bool value)
{
    static const struct {
        char c;
        enum token_kind kind;
    } signs[] = { { '(', TOKEN_OPEN },
                  { ')', TOKEN_CLOSE },
                  { '|', TOKEN_OR },
                  { '!', TOKEN_NOT },
                  { '-', TOKEN_NOT } };
    struct token t = { .kind = TOKEN_END, .at = l->at };
    uint32_t c = look_at(l->text, t.at, &t.n);

    if (t.at == l->text.n)
        return t;
    if (c == '"' || c == QUOTE_OPEN || c == QUOTE_CLOSE)
        return phrase(l, t, c, t.n);
    if (c == '/')
        return regex(l, t, t.n);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c == (unsigned char)signs[i].c &&
            !(value && signs[i].kind == TOKEN_NOT)) {
            t.kind = signs[i].kind;
            return t;
        }
    if (!value && field(l, &t))
        return t;
    return word(l, t);
}

struct token query_token(struct lexer *l)
{
    struct token t;
    bool value = l->value;
    size_t n;
    l->value = false;
    while (l->at < l->text.n && query_is_blank(look_at(l->text, l->at, &n))) {
        l->at += n;
        if (value)
            return (
                struct token){ .kind = TOKEN_BLANK, .at = l->at - n, .n = n };
    }
    t = any_token(l, value);
    l->value = t.kind == TOKEN_FIELD;
    l->at = t.at + t.n;
    return t;
}
