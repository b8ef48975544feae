/* SPDX-License-Identifier: MIT */
/*
 * Front matter in TOML, line by line: a key, "=", a value of one line, of
 * three quotes or of brackets. Tables are passed over, their keys are read
 * like all others.
 */
#include <config.h>

#include "parser/front.h"

#include "base/ascii.h"

enum { KEY_MAX = 40 };

static bool is_word(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80 ||
           (c && strchr("_-.\"'", c));
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static bool line_key(struct str line, struct str *key, struct str *value)
{
    line = str_trim(line);
    size_t eq = str_chr(str_head(line, KEY_MAX + 1), '=');
    if (eq == 0 || eq > KEY_MAX || eq == line.n)
        return false;
    struct str k = str_trim(str_head(line, eq));
    for (size_t i = 0; i < k.n; i++)
        if (!is_word(k.p[i]))
            return false;
    if (k.n > 2 && is_quote(k.p[0]) && k.p[k.n - 1] == k.p[0])
        k = (struct str){ k.p + 1, k.n - 2 };
    *key = k;
    *value = str_trim(str_skip(line, eq + 1));
    return k.n > 0;
}

bool front_toml_line(struct str line)
{
    struct str key, value;
    return str_starts(str_trim(line), STR("[")) || line_key(line, &key, &value);
}

bool front_is_toml(struct str block)
{
    struct str line;
    while (str_line(&block, &line)) {
        line = str_trim(line);
        if (line.n && line.p[0] != '#')
            return front_toml_line(line);
    }
    return false;
}

/* Bytes of a value that begins with a quote, its quotes included; s.n if it
 * does not end. */
static size_t quoted(struct str s)
{
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] == '\\' && s.p[0] == '"')
            i++;
        else if (s.p[i] == s.p[0])
            return i + 1;
    return s.n;
}

/* An array, and what follows it. */
static struct str take_array(struct str s, struct str *rest)
{
    size_t n = 1;
    while (n < s.n && s.p[n] != ']')
        n += is_quote(s.p[n]) ? quoted(str_skip(s, n)) : 1;
    n = n < s.n ? n + 1 : s.n;
    *rest = str_skip(s, n);
    return str_head(s, n);
}

/* Text between three quotes, and what follows it. */
static struct str take_text(struct str s, struct str *rest)
{
    struct str inner = str_skip(s, 3);
    size_t n = str_find(inner, str_head(s, 3));
    *rest = str_skip(inner, n + 3);
    return str_trim(str_head(inner, n));
}

bool front_toml_next(struct str *rest, struct str *key, struct str *value)
{
    struct str line, v;
    do {
        if (!str_line(rest, &line))
            return false;
    } while (str_starts(str_trim(line), STR("#")) || !line_key(line, key, &v));
    if (v.n == 0) {
        *value = v;
        return true;
    }
    struct str all = str_range(v.p, rest->n ? str_end(*rest) : str_end(v));
    bool three =
        v.n >= 3 && is_quote(v.p[0]) && v.p[1] == v.p[0] && v.p[2] == v.p[0];
    if (three)
        *value = take_text(all, rest);
    else if (v.p[0] == '[')
        *value = take_array(all, rest);
    else if (is_quote(v.p[0]))
        *value = str_head(v, quoted(v));
    else /* without a comment */
        *value = str_trim(str_head(v, str_chr(v, '#')));
    return true;
}
