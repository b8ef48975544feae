/* SPDX-License-Identifier: MIT */
/*
 * The literals of a pattern become what they are in a search key. Only
 * characters beyond ASCII are touched, each by itself, so the syntax stays as
 * it is; a key that means something to a pattern gets a backslash. In a class
 * only what stays one character changes, and the ends of ranges do not; a range
 * of katakana has that of their hiragana beside it.
 */
#include <config.h>

#include "search/regex.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/utf8.h"

static size_t char_bytes(const char *p, const char *end)
{
    const char *at = p;
    utf8_next(&at, end);
    return (size_t)(at - p);
}

static void put_escaped(struct buf *out, struct str key)
{
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        bool plain = (c & 0x80) || c == ' ' || (c >= '0' && c <= '9') ||
                     ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (!plain)
            buf_chr(out, '\\');
        buf_chr(out, c);
    }
}

/* A character outside of classes; several are a group, so that what repeats
 * it repeats all. */
static void put_literal(struct buf *out, struct str c, struct buf *key)
{
    bool group;
    buf_reset(key);
    fold_text(key, NULL, c, 0, 0);
    if (key->n == 0) {
        buf_add(out, c);
        return;
    }
    group = char_bytes(key->p, key->p + key->n) < key->n;
    buf_add(out, group ? STR("(?:") : STR(""));
    put_escaped(out, buf_str(key));
    buf_add(out, group ? STR(")") : STR(""));
}

static void put_member(struct buf *out, struct str c, bool range,
                       struct buf *key)
{
    buf_reset(key);
    fold_text(key, NULL, c, 0, 0);
    if (range || key->n == 0 || char_bytes(key->p, key->p + key->n) < key->n)
        buf_add(out, c);
    else
        put_escaped(out, buf_str(key));
}

/* Behind the range from one character to another: that of what these are in a
 * key, if they are katakana, whose order is that of hiragana. */
static void put_hiragana(struct buf *out, uint32_t from, uint32_t to)
{
    enum { KATAKANA = 0x30A1, KATAKANA_END = 0x30FF, HIRAGANA = 0x3041 };
    if (from < KATAKANA || to < from || to >= KATAKANA_END)
        return;
    out->n += utf8_put(buf_room(out, 4), from - KATAKANA + HIRAGANA);
    buf_chr(out, '-');
    out->n += utf8_put(buf_room(out, 4), to - KATAKANA + HIRAGANA);
}

/* A class from its bracket on; returns where it ends. */
static const char *put_class(struct buf *out, const char *p, const char *end,
                             struct buf *key)
{
    bool first = true, range = false;
    uint32_t last = 0; /* beyond ASCII */
    buf_chr(out, *p++);
    if (p < end && *p == '^')
        buf_chr(out, *p++);
    while (p < end && (*p != ']' || first)) {
        size_t n = char_bytes(p, end);
        first = false;
        if (*p == '\\' && end - p > 1) {
            n += char_bytes(p + 1, end);
            buf_mem(out, p, n);
        } else if (*p == '[' && end - p > 1 && p[1] == ':') {
            n = str_find(str_range(p, end), STR(":]"));
            n = n + 2 < (size_t)(end - p) ? n + 2 : (size_t)(end - p);
            buf_mem(out, p, n);
        } else if (n == 1) {
            buf_mem(out, p, n);
        } else {
            bool begins =
                end - p - (ptrdiff_t)n > 1 && p[n] == '-' && p[n + 1] != ']';
            put_member(out, (struct str){ p, n }, range || begins, key);
            const char *at = p;
            uint32_t c = utf8_next(&at, end);
            if (range)
                put_hiragana(out, last, c);
            last = c;
        }
        range = *p == '-' && n == 1;
        p += n;
    }
    if (p < end)
        buf_chr(out, *p++);
    return p;
}

/* From "\Q" on to behind its "\E". */
static const char *put_quoted(struct buf *out, const char *p, const char *end,
                              struct buf *key)
{
    struct str rest = str_range(p + 2, end);
    struct str text = str_head(rest, str_find(rest, STR("\\E")));
    for (const char *at = text.p; at < str_end(text);) {
        size_t n = char_bytes(at, str_end(text));
        if (n == 1)
            put_escaped(out, (struct str){ at, n });
        else
            put_literal(out, (struct str){ at, n }, key);
        at += n;
    }
    return str_end(text) < end ? str_end(text) + 2 : end;
}

struct str regex_fold(struct arena *a, struct str pattern)
{
    struct buf out = { 0 }, key = { 0 };
    const char *p = pattern.p, *end = str_end(pattern);
    struct str done;
    while (p < end) {
        size_t n = char_bytes(p, end);
        if (*p == '[') {
            p = put_class(&out, p, end, &key);
            continue;
        }
        if (*p == '\\' && end - p > 1 && p[1] == 'Q') {
            p = put_quoted(&out, p, end, &key);
            continue;
        }
        if (*p == '\\' && end - p > 1) {
            size_t next = char_bytes(p + 1, end);
            if (next > 1)
                put_literal(&out, (struct str){ p + 1, next }, &key);
            else
                buf_mem(&out, p, 2);
            n += next;
        } else if (n > 1) {
            put_literal(&out, (struct str){ p, n }, &key);
        } else {
            buf_chr(&out, *p);
        }
        p += n;
    }
    done = arena_str(a, buf_str(&out));
    buf_free(&out);
    buf_free(&key);
    return done;
}
