/* SPDX-License-Identifier: MIT */
/*
 * An address is cut into views once (struct parts) and put together again;
 * nothing is looked up and nothing is opened.
 */
#include <config.h>

#include "parser/url.h"

#include "text/clean.h"
#include "text/utf8.h"

enum { UNWRAP_DEPTH = 4 };

struct parts {
    struct str scheme;    /* without ':'; absent if there is none */
    struct str authority; /* absent if there is no "//" */
    struct str path;
    struct str query;    /* with '?', or empty */
    struct str fragment; /* with '#', or empty */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of "scheme:" at the begin of s, 0 if there is none. */
static size_t scheme_end(struct str s)
{
    if (s.n == 0 || !is_letter(s.p[0]))
        return 0;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (c == ':')
            return i + 1;
        if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.')
            return 0;
    }
    return 0;
}

/* Index of the first byte of s that is in set; s.n if there is none. */
static size_t any_of(struct str s, const char *set)
{
    for (; *set; set++)
        s.n = str_chr(s, *set);
    return s.n;
}

static struct parts split(struct str url)
{
    struct parts p = { .scheme = STR_NONE, .authority = STR_NONE };
    size_t n = scheme_end(url);
    if (n) {
        p.scheme = str_head(url, n - 1);
        url = str_skip(url, n);
    }
    if (str_starts(url, STR("//"))) {
        url = str_skip(url, 2);
        n = any_of(url, "/?#");
        p.authority = str_head(url, n);
        url = str_skip(url, n);
    }
    n = any_of(url, "?#");
    p.path = str_head(url, n);
    url = str_skip(url, n);
    n = str_chr(url, '#');
    p.query = str_head(url, n);
    p.fragment = str_skip(url, n);
    return p;
}

static struct str host_of(struct str authority)
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

static bool ends_authority(char c)
{
    return c == '/' || c == '?' || c == '#';
}

struct str url_host(struct str url)
{
    size_t n = scheme_end(url), end = 0;
    if (n == 0 || !str_starts(str_skip(url, n), STR("//")))
        return str_head(url, 0);
    struct str s = str_skip(url, n + 2);
    while (end < s.n && (is_letter(s.p[end]) || is_digit(s.p[end]) ||
                         s.p[end] == '.' || s.p[end] == '-'))
        end++;
    if (end == s.n || ends_authority(s.p[end]))
        return str_head(s, end);
    while (end < s.n && !ends_authority(s.p[end]))
        end++;
    return host_of(str_head(s, end));
}

bool url_is_web(struct str url)
{
    return (str_starts_nocase(url, STR("http://")) ||
            str_starts_nocase(url, STR("https://"))) &&
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
static struct str merge(struct arena *a, const struct parts *base,
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
        size_t n = scheme_end(ref);
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
    if (scheme_end(ref) || scheme_end(base) == 0)
        return ref;
    struct parts b = split(base), r = split(ref);
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

static int hex(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte of "%XX" at s, -1 if it is none. */
static int escaped(struct str s)
{
    if (s.n < 3 || s.p[0] != '%')
        return -1;
    int high = hex(s.p[1]), low = hex(s.p[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static struct str decode_all(struct arena *a, struct str s)
{
    char *out = arena_bytes(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        int byte = escaped(str_skip(s, i));
        out[n++] = byte < 0 ? s.p[i] : (char)byte;
        i += byte < 0 ? 1 : 3;
    }
    return (struct str){ out, n };
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
    int byte = escaped(s);
    if (byte < 0)
        return 0;
    if (byte < 0x80) {
        char c = (char)byte;
        out[0] = c;
        *n = 1;
        return is_letter(c) || is_digit(c) || (c && strchr("-._~", c)) ? 3 : 0;
    }
    *n = 0;
    for (size_t i = 0; i < 4; i++) {
        byte = escaped(str_skip(s, 3 * i));
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

struct str url_shown(struct arena *a, struct str url)
{
    url = str_trim(url);
    if (url_is_web(url)) {
        url = str_skip(url, scheme_end(url) + 2);
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

/* Proxies and redirectors that carry the address as a parameter. */
struct wrapper {
    struct str host; /* it or a subdomain */
    struct str path; /* begin of the path */
    struct str parameter;
};

/* clang-format off */
static const struct wrapper wrappers[] = {
    { STR_INIT("images.weserv.nl"), STR_INIT(""), STR_INIT("url") },
    { STR_INIT("wsrv.nl"), STR_INIT(""), STR_INIT("url") },
    { STR_INIT("link.zhihu.com"), STR_INIT(""), STR_INIT("target") },
    { STR_INIT("link.juejin.cn"), STR_INIT(""), STR_INIT("target") },
    { STR_INIT("link.csdn.net"), STR_INIT(""), STR_INIT("target") },
    { STR_INIT("www.google.com"), STR_INIT("/url"), STR_INIT("q") },
    { STR_INIT("www.google.com"), STR_INIT("/url"), STR_INIT("url") },
    { STR_INIT("l.facebook.com"), STR_INIT("/l.php"), STR_INIT("u") },
    { STR_INIT("lm.facebook.com"), STR_INIT("/l.php"), STR_INIT("u") },
    { STR_INIT("www.youtube.com"), STR_INIT("/redirect"), STR_INIT("q") },
};
/* clang-format on */

static struct str query_value(struct str query, struct str name)
{
    struct str rest = str_skip(query, 1), field;
    while (str_field(&rest, '&', &field))
        if (field.n > name.n && str_starts(field, name) &&
            field.p[name.n] == '=')
            return str_skip(field, name.n + 1);
    return STR_NONE;
}

/* An address that may lack its scheme; absent if it is none. */
static struct str as_web(struct arena *a, struct str s)
{
    s = str_trim(s);
    if (str_starts(s, STR("ssl:")))
        s = str_skip(s, 4);
    if (str_starts(s, STR("//")))
        s = str_skip(s, 2);
    if (url_is_web(s))
        return s;
    struct str host = str_head(s, any_of(s, "/?#"));
    if (scheme_end(s) || !str_has(host, STR(".")) ||
        any_of(host, " @%<>\"") < host.n)
        return STR_NONE;
    return arena_printf(a, "https://%.*s", STR_ARG(s));
}

static struct str unwrap_parameter(struct arena *a, const struct parts *p)
{
    struct str host = host_of(p->authority);
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
        const struct wrapper *w = &wrappers[i];
        if (!str_eq_nocase(host, w->host) || !str_starts(p->path, w->path))
            continue;
        struct str value = query_value(p->query, w->parameter);
        if (value.n)
            return as_web(a, decode_all(a, value));
    }
    return STR_NONE;
}

/* Image proxies that carry it at the end of their path: thumbor, substack,
 * omnivore. */
static struct str unwrap_path(struct arena *a, struct str url,
                              const struct parts *p)
{
    struct str host = host_of(p->authority);
    struct str rest = str_range(p->path.p, str_end(url));
    if (str_starts(rest, STR("/unsafe/"))) {
        struct str size = str_skip(rest, 8);
        size_t n = str_chr(size, '/');
        size_t x = str_chr(str_head(size, n), 'x');
        if (x < n && n < size.n && is_digit(size.p[0]))
            return as_web(a, decode_all(a, str_skip(size, n + 1)));
        return STR_NONE;
    }
    if (str_eq(host, STR("substackcdn.com")) ||
        str_eq(host, STR("cdn.substack.com"))) {
        struct str last = str_skip(p->path, str_rchr(p->path, '/') + 1);
        struct str inner = decode_all(a, last);
        return url_is_web(inner) ? inner : STR_NONE;
    }
    if (str_has(host, STR("omnivore"))) {
        size_t at = str_find(rest, STR("http"));
        struct str inner = str_skip(rest, at);
        return url_is_web(inner) ? inner : STR_NONE;
    }
    if (str_ends(host, STR(".wp.com")) && host.n == 9 && host.p[0] == 'i' &&
        rest.n > 1)
        return as_web(a, str_skip(str_head(rest, p->path.n), 1));
    return STR_NONE;
}

/* The address of data from which a page is made. */
static struct str unwrap_api(struct arena *a, const struct parts *p)
{
    struct str head = STR("/api/detail/article/");
    if (!str_eq(host_of(p->authority), STR("api.dw.com")) ||
        !str_starts(p->path, head))
        return STR_NONE;
    struct str id = str_skip(p->path, head.n);
    unsigned long number;
    if (!str_number(id, 4000000000UL, &number))
        return STR_NONE;
    return arena_printf(a, "https://www.dw.com/zh/a-%lu", number);
}

struct str url_unwrap(struct arena *a, struct str url)
{
    for (int i = 0; i < UNWRAP_DEPTH && url_is_web(url); i++) {
        struct parts p = split(url);
        struct str inner = unwrap_parameter(a, &p);
        if (!inner.p)
            inner = unwrap_path(a, url, &p);
        if (!inner.p)
            inner = unwrap_api(a, &p);
        if (!inner.p)
            break;
        url = inner;
    }
    return url;
}

/* name=value pairs that say how one came to the page. */
static bool is_tracking(struct str field)
{
    static const struct str whole[] = {
        STR_INIT("feedType"), STR_INIT("feedName"),    STR_INIT("chksm"),
        STR_INIT("scene"),    STR_INIT("fbclid"),      STR_INIT("gclid"),
        STR_INIT("spm"),      STR_INIT("ref_src"),     STR_INIT("at_medium"),
        STR_INIT("ocid"),     STR_INIT("at_campaign"),
    };
    size_t eq = str_chr(field, '=');
    struct str name = str_head(field, eq);
    if (field.n == 0 || str_starts(field, STR("utm_")) ||
        str_starts(field, STR("source=rss")) || str_eq(field, STR("full=y")))
        return true;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (str_eq(name, whole[i]))
            return true;
    return false;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static char upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
}

/* Escapes of what needs none are resolved, others in capitals; one slash
 * where there are several. */
static void add_key(struct builder *b, struct str s, bool path)
{
    for (size_t i = 0; i < s.n;) {
        int byte = escaped(str_skip(s, i));
        char c = byte < 0 ? s.p[i] : (char)byte;
        if (byte >= 0x80 || (byte > 0x20 && (is_letter(c) || is_digit(c) ||
                                             strchr("-._~", c)))) {
            b->p[b->n++] = c;
            i += 3;
        } else if (byte >= 0) {
            b->p[b->n++] = '%';
            b->p[b->n++] = upper(s.p[i + 1]);
            b->p[b->n++] = upper(s.p[i + 2]);
            i += 3;
        } else {
            if (!path || c != '/' || b->n == 0 || b->p[b->n - 1] != '/')
                b->p[b->n++] = c;
            i++;
        }
    }
}

struct str url_key(struct arena *a, struct str url)
{
    struct parts p = split(str_trim(url));
    struct builder b = { arena_bytes(a, url.n + 1), 0 };
    struct str authority = p.authority;
    if (str_starts_nocase(authority, STR("www.")))
        authority = str_skip(authority, 4);
    for (size_t i = 0; i < authority.n; i++)
        b.p[b.n++] = lower(authority.p[i]);
    if (!authority.p && p.scheme.p) { /* mailto: and the like */
        add(&b, p.scheme);
        add(&b, STR(":"));
    }
    add_key(&b, p.path, true);
    while (b.n && b.p[b.n - 1] == '/')
        b.n--;
    struct str rest = str_skip(p.query, 1), field;
    char sep = '?';
    while (p.query.n && str_field(&rest, '&', &field)) {
        if (is_tracking(field))
            continue;
        b.p[b.n++] = sep;
        sep = '&';
        add_key(&b, field, false);
    }
    arena_shrink(a, b.p, b.n);
    return (struct str){ b.p, b.n };
}
