/* SPDX-License-Identifier: MIT */
/*
 * A cursor over bytes and, for each open object or array, which of both it
 * is: only in an object a string with a colon behind it is a key. Every byte
 * is looked at once.
 */
#include <config.h>

#include "parser/jscan.h"

#include "base/ascii.h"
#include "text/utf8.h"

/* Does an odd number of backslashes stand before the byte at n? */
static bool is_escaped(struct str s, size_t n)
{
    size_t from = n;
    while (from > 0 && s.p[from - 1] == '\\')
        from--;
    return (n - from) % 2;
}

/* The string that begins at the quote of *rest, which moves behind it. One
 * without an end is all that is left. */
static struct str take_string(struct str *rest)
{
    struct str s = str_skip(*rest, 1);
    size_t n = str_chr(s, '"');
    while (n < s.n && is_escaped(s, n))
        n += 1 + str_chr(str_skip(s, n + 1), '"');
    *rest = str_skip(s, n + 1);
    return str_head(s, n);
}

/* White space, marks and NUL. */
static const bool ends_word[256] = {
    [0] = true,    ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true,
    ['\r'] = true, [' '] = true,  ['"'] = true,  [','] = true,  [':'] = true,
    ['['] = true,  [']'] = true,  ['{'] = true,  ['}'] = true,
};

static struct str take_word(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && !ends_word[(unsigned char)rest->p[n]])
        n++;
    n = n ? n : 1;
    struct str word = str_head(*rest, n);
    *rest = str_skip(*rest, n);
    return word;
}

/* Does a value begin like this? Marks of comments and the like do not. */
static bool begins_word(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '+' || c == '.';
}

/* A colon behind white space moves *rest behind it. */
static bool take_colon(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && str_is_white(rest->p[n]))
        n++;
    if (n == rest->n || rest->p[n] != ':')
        return false;
    *rest = str_skip(*rest, n + 1);
    return true;
}

/* Behind the bracket that closes the last of so many open ones; any kind
 * closes any. */
static struct str skip_open(struct str s, size_t open)
{
    static const signed char nests[256] = {
        ['{'] = 1,
        ['['] = 1,
        ['}'] = -1,
        [']'] = -1,
    };
    while (s.n && open) {
        size_t n = 0;
        while (n < s.n && s.p[n] != '"' && !nests[(unsigned char)s.p[n]])
            n++;
        s = str_skip(s, n);
        if (s.n && s.p[0] == '"') {
            take_string(&s);
        } else if (s.n) {
            open += (size_t)nests[(unsigned char)s.p[0]];
            s = str_skip(s, 1);
        }
    }
    return s;
}

static bool opens(struct jscan *j, struct jtoken *t, bool array)
{
    if (j->depth == JSCAN_DEPTH) {
        j->rest = skip_open(str_skip(j->rest, 1), 1);
        return false;
    }
    j->array[j->depth++] = array;
    j->rest = str_skip(j->rest, 1);
    t->kind = array ? JSCAN_ARRAY : JSCAN_OBJECT;
    return true;
}

/* A bracket that closes nothing is passed over; a wrong one closes too. */
static bool closes(struct jscan *j, struct jtoken *t)
{
    j->rest = str_skip(j->rest, 1);
    if (j->depth == 0)
        return false;
    t->kind = j->array[--j->depth] ? JSCAN_ARRAY_END : JSCAN_OBJECT_END;
    return true;
}

bool jscan_next(struct jscan *j, struct jtoken *t)
{
    t->raw = STR_NONE;
    while (j->rest.n) {
        char c = j->rest.p[0];
        if (c == '{' || c == '[') {
            if (opens(j, t, c == '['))
                return true;
        } else if (c == '}' || c == ']') {
            if (closes(j, t))
                return true;
        } else if (c == '"') {
            t->raw = take_string(&j->rest);
            bool object = j->depth && !j->array[j->depth - 1];
            t->kind = object && take_colon(&j->rest) ? JSCAN_KEY : JSCAN_STRING;
            return true;
        } else if (begins_word(c)) {
            t->raw = take_word(&j->rest);
            t->kind = JSCAN_WORD;
            return true;
        } else {
            j->rest = str_skip(j->rest, 1);
        }
    }
    if (j->depth == 0)
        return false;
    t->kind = j->array[--j->depth] ? JSCAN_ARRAY_END : JSCAN_OBJECT_END;
    return true;
}

void jscan_skip(struct jscan *j, const struct jtoken *t)
{
    if (t->kind != JSCAN_OBJECT && t->kind != JSCAN_ARRAY)
        return;
    j->rest = skip_open(j->rest, 1);
    j->depth--;
}

/* strings */

/* Four digits of \u; false if they are not there. */
static bool take_hex(struct str *s, uint32_t *unit)
{
    uint32_t v = 0;
    if (s->n < 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        int d = ascii_hex(s->p[i]);
        if (d < 0)
            return false;
        v = v * 16 + (uint32_t)d;
    }
    *unit = v;
    *s = str_skip(*s, 4);
    return true;
}

/* What stands behind \u: one unit, or two that are a pair. */
static uint32_t take_unicode(struct str *s)
{
    uint32_t high, low;
    if (!take_hex(s, &high))
        return UTF8_BAD;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    struct str rest = str_skip(*s, 2);
    if (high > 0xDBFF || !str_starts(*s, STR("\\u")) ||
        !take_hex(&rest, &low) || low < 0xDC00 || low > 0xDFFF)
        return UTF8_BAD;
    *s = rest;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* The character of the escape at *s, which stands behind the backslash. */
static uint32_t take_escape(struct str *s)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    char c = s->p[0];
    *s = str_skip(*s, 1);
    if (c == 'u')
        return take_unicode(s);
    const char *at = c ? strchr(from, c) : NULL;
    return (unsigned char)(at ? to[at - from] : c);
}

struct str jscan_string(struct arena *a, struct str raw)
{
    if (str_chr(raw, '\\') == raw.n)
        return raw;
    /* \u is six bytes or more and at most three of UTF-8; all else shrinks. A
     * bad one is two bytes at least and becomes three. */
    char *to = arena_bytes(a, raw.n * 2);
    size_t n = 0;
    while (raw.n) {
        size_t plain = str_chr(raw, '\\');
        memcpy(to + n, raw.p, plain);
        n += plain;
        raw = str_skip(raw, plain + 1);
        if (raw.n == 0)
            break;
        unsigned char c = (unsigned char)raw.p[0];
        if (c >= 0x80) /* no escape: the character stays as it is */
            continue;
        n += utf8_put(to + n, take_escape(&raw));
    }
    arena_shrink(a, to, n);
    return (struct str){ to, n };
}
