/* SPDX-License-Identifier: MIT */
/*
 * The address inside an address: of image proxies, redirectors, data. What
 * carries it as a parameter is a row, what hides it in its path a function;
 * an address may be wrapped several times.
 */
#include <config.h>

#include "parser/url.h"

#include "base/ascii.h"
#include "parser/url_parts.h"

enum { UNWRAP_DEPTH = 4 };

static struct str decode_all(struct arena *a, struct str s)
{
    char *out = arena_bytes(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        int byte = url_escaped(str_skip(s, i));
        out[n++] = byte < 0 ? s.p[i] : (char)byte;
        i += byte < 0 ? 1 : 3;
    }
    return (struct str){ out, n };
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
    { STR_INIT("links.jianshu.com"), STR_INIT("/go"), STR_INIT("to") },
    { STR_INIT("link.jianshu.com"), STR_INIT(""), STR_INIT("t") },
    { STR_INIT("gitee.com"), STR_INIT("/link"), STR_INIT("target") },
    { STR_INIT("www.douban.com"), STR_INIT("/link2"), STR_INIT("url") },
    { STR_INIT("c.pc.qq.com"), STR_INIT("/middlem.html"), STR_INIT("pfurl") },
    { STR_INIT("weibo.cn"), STR_INIT("/sinaurl"), STR_INIT("u") },
    { STR_INIT("duckduckgo.com"), STR_INIT("/l/"), STR_INIT("uddg") },
    { STR_INIT("external-content.duckduckgo.com"), STR_INIT("/iu/"),
      STR_INIT("u") },
    { STR_INIT("out.reddit.com"), STR_INIT(""), STR_INIT("url") },
    { STR_INIT("safelinks.protection.outlook.com"), STR_INIT(""),
      STR_INIT("url") },
    { STR_INIT("google.com"), STR_INIT("/url"), STR_INIT("q") },
    { STR_INIT("google.com"), STR_INIT("/url"), STR_INIT("url") },
    { STR_INIT("google.com.hk"), STR_INIT("/url"), STR_INIT("q") },
    { STR_INIT("google.com.hk"), STR_INIT("/url"), STR_INIT("url") },
    { STR_INIT("google.com.tw"), STR_INIT("/url"), STR_INIT("q") },
    { STR_INIT("google.com.tw"), STR_INIT("/url"), STR_INIT("url") },
    { STR_INIT("google.co.jp"), STR_INIT("/url"), STR_INIT("url") },
    { STR_INIT("l.facebook.com"), STR_INIT("/l.php"), STR_INIT("u") },
    { STR_INIT("lm.facebook.com"), STR_INIT("/l.php"), STR_INIT("u") },
    { STR_INIT("youtube.com"), STR_INIT("/redirect"), STR_INIT("q") },
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
    struct str host = str_head(s, url_any_of(s, "/?#"));
    if (url_scheme(s) || !str_has(host, STR(".")) ||
        url_any_of(host, " @%<>\"") < host.n)
        return STR_NONE;
    return arena_printf(a, "https://%.*s", STR_ARG(s));
}

/* host or a subdomain of it */
static bool is_host(struct str s, struct str host)
{
    size_t more = s.n - (s.n < host.n ? s.n : host.n);
    return str_eq_nocase(str_skip(s, more), host) &&
           (more == 0 || s.p[more - 1] == '.');
}

static struct str unwrap_parameter(struct arena *a, const struct url_parts *p,
                                   struct str host)
{
    if (p->query.n == 0)
        return STR_NONE; /* as most have none */
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
        const struct wrapper *w = &wrappers[i];
        if (!is_host(host, w->host) || !str_starts(p->path, w->path))
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
                              const struct url_parts *p, struct str host)
{
    struct str rest = str_range(p->path.p, str_end(url));
    if (str_starts(rest, STR("/unsafe/"))) {
        struct str size = str_skip(rest, 8);
        size_t n = str_chr(size, '/');
        size_t x = str_chr(str_head(size, n), 'x');
        if (x < n && n < size.n && ascii_is_digit(size.p[0]))
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

/* Copies of pages for quick loading: "/c/s/host/path" at a cache of AMP,
 * "/amp/s/host/path" at Google; "s/" says https. */
static struct str unwrap_amp(struct arena *a, const struct url_parts *p,
                             struct str host)
{
    struct str rest;
    if (str_ends(host, STR(".cdn.ampproject.org")) &&
        (str_starts(p->path, STR("/c/")) || str_starts(p->path, STR("/v/"))))
        rest = str_skip(p->path, 3);
    else if (str_eq_nocase(host, STR("www.google.com")) &&
             str_starts(p->path, STR("/amp/")))
        rest = str_skip(p->path, 5);
    else
        return STR_NONE;
    bool safe = str_starts(rest, STR("s/"));
    rest = str_skip(rest, safe ? 2 : 0);
    struct str name = str_head(rest, str_chr(rest, '/'));
    if (str_chr(name, '.') == name.n)
        return STR_NONE;
    return arena_printf(a, "%s://%.*s%.*s", safe ? "https" : "http",
                        STR_ARG(rest), STR_ARG(p->query));
}

/* The address of data from which a page is made. */
static struct str unwrap_api(struct arena *a, const struct url_parts *p,
                             struct str host)
{
    struct str head = STR("/api/detail/article/");
    if (!str_starts(p->path, head) || !str_eq(host, STR("api.dw.com")))
        return STR_NONE;
    struct str id = str_skip(p->path, head.n);
    unsigned long number;
    if (!str_number(id, 4000000000UL, &number))
        return STR_NONE;
    return arena_printf(a, "https://www.dw.com/zh/a-%lu", number);
}

struct str url_archived(struct str url)
{
    static const struct str hosts[] = {
        STR_INIT("web.archive.org"), STR_INIT("archive.today"),
        STR_INIT("archive.ph"),      STR_INIT("archive.is"),
        STR_INIT("archive.li"),      STR_INIT("archive.md"),
        STR_INIT("archive.vn"),      STR_INIT("archive.fo"),
    };
    struct str host = url_host(url);
    /* what they have in common tells nearly all others */
    struct str word = STR("archive"),
               name = str_head(host, str_rchr(host, '.'));
    name = str_skip(name, name.n - (name.n < word.n ? name.n : word.n));
    if (!str_eq_nocase(name, word))
        return url;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        if (!is_host(host, hosts[i]))
            continue;
        struct str rest = str_range(str_end(host), str_end(url));
        struct str inner = str_skip(rest, str_find(rest, STR("/http")) + 1);
        return url_is_web(url) && url_is_web(inner) ? inner : url;
    }
    return url;
}

struct str url_unwrap(struct arena *a, struct str url)
{
    for (int i = 0; i < UNWRAP_DEPTH && url_is_web(url); i++) {
        struct url_parts p = url_split(url);
        struct str host = url_authority_host(p.authority);
        struct str inner = unwrap_parameter(a, &p, host);
        if (!inner.p)
            inner = unwrap_path(a, url, &p, host);
        if (!inner.p)
            inner = unwrap_amp(a, &p, host);
        if (!inner.p)
            inner = unwrap_api(a, &p, host);
        if (!inner.p)
            break;
        url = inner;
    }
    return url;
}
