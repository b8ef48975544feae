/* SPDX-License-Identifier: MIT */
/*
 * An address is cut into views once (struct url_parts) and put together again;
 * nothing is looked up and nothing is opened.
 */
#include <config.h>

#include "parser/url.h"

#include "base/ascii.h"
#include "parser/url_parts.h"
#include "text/clean.h"
#include "text/utf8.h"

size_t url_scheme(struct str s)
{
    if (s.n == 0 || !ascii_is_letter(s.p[0]))
        return 0;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (c == ':')
            return i + 1;
        if (!ascii_is_alnum(c) && c != '+' && c != '-' && c != '.')
            return 0;
    }
    return 0;
}

size_t url_any_of(struct str s, const char *set)
{
    for (; *set; set++)
        s.n = str_chr(s, *set);
    return s.n;
}

struct url_parts url_split(struct str url)
{
    struct url_parts p = { .scheme = STR_NONE, .authority = STR_NONE };
    size_t n = url_scheme(url);
    if (n) {
        p.scheme = str_head(url, n - 1);
        url = str_skip(url, n);
    }
    if (str_starts(url, STR("//"))) {
        url = str_skip(url, 2);
        n = url_any_of(url, "/?#");
        p.authority = str_head(url, n);
        url = str_skip(url, n);
    }
    n = url_any_of(url, "?#");
    p.path = str_head(url, n);
    url = str_skip(url, n);
    n = str_chr(url, '#');
    p.query = str_head(url, n);
    p.fragment = str_skip(url, n);
    return p;
}

struct str url_authority_host(struct str authority)
{
    size_t at = str_rchr(authority, '@');
    if (at < authority.n)
        authority = str_skip(authority, at + 1);
    if (authority.n && authority.p[0] == '[') {
        size_t close = str_chr(authority, ']');
        return str_head(authority, close + 1);
    }
    return str_head(authority, str_chr(authority, ':'));
}

/* The bytes of names of hosts. */
/* clang-format off */
static const bool in_host[256] = {
    ['-'] = true, ['.'] = true,
    ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,
    ['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true,
    ['a'] = true, ['b'] = true, ['c'] = true, ['d'] = true, ['e'] = true,
    ['f'] = true, ['g'] = true, ['h'] = true, ['i'] = true, ['j'] = true,
    ['k'] = true, ['l'] = true, ['m'] = true, ['n'] = true, ['o'] = true,
    ['p'] = true, ['q'] = true, ['r'] = true, ['s'] = true, ['t'] = true,
    ['u'] = true, ['v'] = true, ['w'] = true, ['x'] = true, ['y'] = true,
    ['z'] = true,
    ['A'] = true, ['B'] = true, ['C'] = true, ['D'] = true, ['E'] = true,
    ['F'] = true, ['G'] = true, ['H'] = true, ['I'] = true, ['J'] = true,
    ['K'] = true, ['L'] = true, ['M'] = true, ['N'] = true, ['O'] = true,
    ['P'] = true, ['Q'] = true, ['R'] = true, ['S'] = true, ['T'] = true,
    ['U'] = true, ['V'] = true, ['W'] = true, ['X'] = true, ['Y'] = true,
    ['Z'] = true,
};
/* clang-format on */

static bool ends_authority(char c)
{
    return c == '/' || c == '?' || c == '#';
}

struct str url_host(struct str url)
{
    /* nearly all have this one */
    size_t n = str_starts(url, STR("https:")) ? 6 : url_scheme(url), end = 0;
    if (n == 0 || !str_starts(str_skip(url, n), STR("//")))
        return str_head(url, 0);
    struct str s = str_skip(url, n + 2);
    while (end < s.n && in_host[(unsigned char)s.p[end]])
        end++;
    if (end == s.n || ends_authority(s.p[end]))
        return str_head(s, end);
    while (end < s.n && !ends_authority(s.p[end]))
        end++;
    return url_authority_host(str_head(s, end));
}

bool url_is_web(struct str url)
{
    if (!str_starts_nocase(url, STR("http")))
        return false;
    bool safe = url.n > 4 && ascii_lower(url.p[4]) == 's';
    return str_starts(str_skip(url, safe ? 5 : 4), STR("://")) &&
           url_host(url).n > 0;
}

/* Append path to out without "." and ".." segments; returns the bytes. out
 * has room for path.n + 1. */
static size_t remove_dots(struct str path, char *out)
{
    size_t n = 0;
    bool more = true;
    for (size_t i = 0; more;) {
        struct str rest = str_skip(path, i);
        size_t end = str_chr(rest, '/');
        struct str segment = str_head(rest, end);
        more = end < rest.n;
        i += end + 1;
        bool up = str_eq(segment, STR(".."));
        if (up) {
            /* Behind the slash before the last segment. */
            n = n ? n - 1 : 0;
            while (n > 0 && out[n - 1] != '/')
                n--;
            if (n == 0 && path.n && path.p[0] == '/')
                out[n++] = '/';
        } else if (!str_eq(segment, STR("."))) {
            memcpy(out + n, segment.p, segment.n);
            n += segment.n;
            if (more)
                out[n++] = '/';
        }
    }
    return n;
}

struct builder {
    char *p;
    size_t n;
};

static void add(struct builder *b, struct str s)
{
    if (s.n)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

/* The path of a reference that is no absolute one, before the dots go. */
static struct str merge(struct arena *a, const struct url_parts *base,
                        struct str path)
{
    size_t slash = str_rchr(base->path, '/');
    struct str folder =
        slash < base->path.n ? str_head(base->path, slash + 1) : STR("/");
    struct builder b = { arena_bytes(a, folder.n + path.n), 0 };
    add(&b, folder);
    add(&b, path);
    return (struct str){ b.p, b.n };
}

/* "https:https://host", "http:https://host": without the first scheme. */
static struct str mend(struct str ref)
{
    for (int i = 0; i < 4; i++) {
        size_t n = url_scheme(ref);
        struct str rest = str_skip(ref, n);
        if (n == 0 || !str_starts_nocase(ref, STR("http")) || !url_is_web(rest))
            break;
        ref = rest;
    }
    return ref;
}

struct str url_resolve(struct arena *a, struct str base, struct str ref)
{
    ref = mend(str_trim(ref));
    if (url_scheme(ref))
        return ref;
    if (url_scheme(base) == 0)
        return str_starts(ref, STR("//")) && ref.n > 2
                   ? arena_printf(a, "https:%.*s", STR_ARG(ref))
                   : ref;
    struct url_parts b = url_split(base), r = url_split(ref);
    if (!b.authority.p)
        return ref;
    struct builder out = { arena_bytes(a, base.n + ref.n + 8), 0 };
    add(&out, b.scheme);
    add(&out, STR("://"));
    add(&out, r.authority.p ? r.authority : b.authority);
    struct str path = r.path;
    if (!r.authority.p && path.n == 0) {
        add(&out, b.path);
        add(&out, r.query.n ? r.query : b.query);
        add(&out, r.fragment);
    } else {
        if (!r.authority.p && path.p[0] != '/')
            path = merge(a, &b, path);
        if (path.n)
            out.n += remove_dots(path, out.p + out.n);
        add(&out, r.query);
        add(&out, r.fragment);
    }
    return (struct str){ out.p, out.n };
}

int url_escaped(struct str s)
{
    if (s.n < 3 || s.p[0] != '%')
        return -1;
    int high = ascii_hex(s.p[1]), low = ascii_hex(s.p[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* May a decoded character stand in an address that people read? Blanks, what
 * is not seen and what turns the line round may not. */
static bool is_shown(uint32_t cp)
{
    static const uint32_t hidden[][2] = {
        { 0x80, 0xA0 },        { 0xAD, 0xAD },     { 0x34F, 0x34F },
        { 0x600, 0x605 },      { 0x61C, 0x61C },   { 0x115F, 0x1160 },
        { 0x1680, 0x1680 },    { 0x180B, 0x180F }, { 0x2000, 0x200F },
        { 0x2028, 0x202F },    { 0x205F, 0x206F }, { 0x2800, 0x2800 },
        { 0x3000, 0x3000 },    { 0x3164, 0x3164 }, { 0xE000, 0xF8FF },
        { 0xFDD0, 0xFDEF },    { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
        { 0xFFA0, 0xFFA0 },    { 0xFFF0, 0xFFFF }, { 0x1FFFE, 0x1FFFF },
        { 0xE0000, 0x10FFFF },
    };
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (cp <= hidden[i][1])
            return cp < hidden[i][0];
    return true;
}

/* The character of "%E4%B8%AD" at s, if it is one that may be shown: the
 * bytes of s it takes, its own bytes in out. 0 if not. */
static size_t escaped_char(struct str s, char out[4], size_t *n)
{
    int byte = url_escaped(s);
    if (byte < 0)
        return 0;
    if (byte < 0x80) {
        char c = (char)byte;
        out[0] = c;
        *n = 1;
        return ascii_is_alnum(c) || (c && strchr("-._~", c)) ? 3 : 0;
    }
    *n = 0;
    for (size_t i = 0; i < 4; i++) {
        byte = url_escaped(str_skip(s, 3 * i));
        if (byte < 0x80)
            break;
        out[(*n)++] = (char)byte;
        const char *p = out;
        uint32_t cp = utf8_next(&p, out + *n);
        if (cp != UTF8_BAD && p == out + *n)
            return is_shown(cp) ? 3 * *n : 0;
    }
    return 0;
}

/* Without the fields of the query that trace a reader. */
static struct str without_tracking(struct arena *a, struct str url)
{
    size_t at = str_chr(url, '?');
    struct str rest = str_skip(url, at + 1), field;
    size_t hash = str_chr(rest, '#');
    struct str fragment = str_skip(rest, hash);
    if (at == url.n)
        return url;
    rest = str_head(rest, hash);
    struct builder b = { arena_bytes(a, url.n), 0 };
    add(&b, str_head(url, at));
    struct str sep = STR("?");
    while (str_field(&rest, '&', &field))
        if (!url_is_tracking(field)) {
            add(&b, sep);
            add(&b, field);
            sep = STR("&");
        }
    add(&b, fragment);
    return (struct str){ b.p, b.n };
}

struct str url_shown(struct arena *a, struct str url)
{
    url = without_tracking(a, str_trim(url));
    if (url_is_web(url)) {
        url = str_skip(url, url_scheme(url) + 2);
        if (str_starts_nocase(url, STR("www.")))
            url = str_skip(url, 4);
        if (str_chr(url, '/') + 1 == url.n)
            url.n--;
    }
    char *out = arena_bytes(a, url.n);
    size_t n = 0;
    for (size_t i = 0; i < url.n;) {
        char utf8[4];
        size_t bytes, took = escaped_char(str_skip(url, i), utf8, &bytes);
        if (took) {
            memcpy(out + n, utf8, bytes);
            n += bytes;
            i += took;
        } else {
            out[n++] = url.p[i++];
        }
    }
    return clean_line(a, (struct str){ out, n });
}
