/* SPDX-License-Identifier: MIT */
/*
 * One story has many addresses. The key drops what does not tell stories
 * apart: the scheme, letters before the host that choose a form of the page,
 * the name of an index page, the fragment, parameters that trace a reader.
 * What differs after that are two stories; better one copy too many in a list
 * than a story that is not shown.
 */
#include <config.h>

#include "parser/url.h"

#include "base/ascii.h"
#include "parser/url_parts.h"

/* Sites that moved: the same paths at another host. */
static const struct {
    struct str from, to;
} moved[] = {
    { STR_INIT("matters.news"), STR_INIT("matters.town") },
    { STR_INIT("chinanews.com"), STR_INIT("chinanews.com.cn") },
};

static const struct str trackers[] = {
    STR_INIT("_ga"),          STR_INIT("ab_channel"),
    STR_INIT("at_campaign"),  STR_INIT("at_medium"),
    STR_INIT("chksm"),        STR_INIT("cmpid"),
    STR_INIT("fbclid"),       STR_INIT("feature"),
    STR_INIT("feedName"),     STR_INIT("feedType"),
    STR_INIT("from_source"),  STR_INIT("gclid"),
    STR_INIT("igshid"),       STR_INIT("isappinstalled"),
    STR_INIT("maca"),         STR_INIT("mc_cid"),
    STR_INIT("mc_eid"),       STR_INIT("msclkid"),
    STR_INIT("ocid"),         STR_INIT("ref_src"),
    STR_INIT("ref_url"),      STR_INIT("scene"),
    STR_INIT("share_source"), STR_INIT("share_token"),
    STR_INIT("smid"),         STR_INIT("spm"),
    STR_INIT("spm_id_from"),  STR_INIT("traffic_source"),
    STR_INIT("vd_source"),    STR_INIT("yclid"),
};

bool url_is_tracking(struct str field)
{
    struct str name = str_head(field, str_chr(field, '='));
    if (field.n == 0 || str_starts(field, STR("utm_")) ||
        str_starts(field, STR("source=rss")) || str_eq(field, STR("full=y")))
        return true;
    return STR_ANY(name, str_eq, trackers);
}

struct key {
    char *p;
    size_t n;
};

static void add_byte(struct key *k, char c)
{
    k->p[k->n++] = c;
}

/* Escapes of what needs none are resolved, others in capitals; one slash
 * where there are several. */
static void add_escaped(struct key *k, struct str s, bool path)
{
    for (size_t i = 0; i < s.n;) {
        int byte = url_escaped(str_skip(s, i));
        char c = byte < 0 ? s.p[i] : (char)byte;
        if (byte >= 0x80 ||
            (byte > 0x20 && (ascii_is_alnum(c) || strchr("-._~", c)))) {
            add_byte(k, c);
            i += 3;
        } else if (byte >= 0) {
            add_byte(k, '%');
            add_byte(k, ascii_upper(s.p[i + 1]));
            add_byte(k, ascii_upper(s.p[i + 2]));
            i += 3;
        } else {
            if (!path || c != '/' || k->n == 0 || k->p[k->n - 1] != '/')
                add_byte(k, c);
            i++;
        }
    }
}

/* "www.", "m.", "amp." and the like go as long as a host is left. */
static struct str bare_host(struct str host)
{
    static const struct str forms[] = { STR_INIT("www."), STR_INIT("m."),
                                        STR_INIT("amp."), STR_INIT("wap."),
                                        STR_INIT("mobile.") };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct str rest = str_skip(host, forms[i].n);
        if (str_starts_nocase(host, forms[i]) && str_chr(rest, '.') < rest.n)
            host = rest;
    }
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++)
        if (str_eq_nocase(host, moved[i].from))
            return moved[i].to;
    return host;
}

/* The port, if it is not the one of the scheme. */
static struct str odd_port(struct str authority)
{
    struct str host = url_authority_host(authority);
    struct str port = str_range(str_end(host), str_end(authority));
    bool usual = str_eq(port, STR(":80")) || str_eq(port, STR(":443"));
    return usual ? str_head(port, 0) : port;
}

/* The path without slashes, index page and "amp" at its end. */
static struct str bare_path(struct str path)
{
    static const struct str ends[] = {
        STR_INIT("/index.html"),   STR_INIT("/index.htm"),
        STR_INIT("/index.shtml"),  STR_INIT("/index.php"),
        STR_INIT("/default.html"), STR_INIT("/default.htm"),
        STR_INIT("/amp"),          STR_INIT("/amp.html"),
    };
    while (str_ends(path, STR("/")))
        path.n--;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(path, ends[i])) {
            path.n -= ends[i].n;
            break;
        }
    while (str_ends(path, STR("/")))
        path.n--;
    return path;
}

/* "/zh/words/a-123" and "/zh/a-123" of Deutsche Welle: the latter. */
static bool add_dw(struct key *k, struct str host, struct str path)
{
    size_t slash = str_rchr(path, '/');
    struct str last = str_skip(path, slash);
    struct str rest = str_skip(path, 1);
    struct str lang = str_head(rest, str_chr(rest, '/'));
    if (!str_eq_nocase(host, STR("dw.com")) || lang.n + 1 >= path.n ||
        !str_starts(last, STR("/a-")))
        return false;
    add_byte(k, '/');
    add_escaped(k, lang, true);
    add_escaped(k, last, true);
    return true;
}

static void add_query(struct key *k, struct str query, bool video)
{
    struct str rest = str_skip(query, 1), field;
    char sep = '?';
    while (query.n && str_field(&rest, '&', &field)) {
        /* Of a video, parameters tell the moment and the list it is in. */
        if (url_is_tracking(field) || (video && !str_starts(field, STR("v="))))
            continue;
        add_byte(k, sep);
        sep = '&';
        add_escaped(k, field, false);
    }
}

struct str url_key(struct arena *a, struct str url)
{
    url = url_unwrap(a, url_resolve(a, STR_NONE, url));
    if (str_starts(url, STR("//")))
        url = arena_printf(a, "http:%.*s", STR_ARG(url));
    if (!url_is_web(url))
        return STR_NONE;
    struct url_parts p = url_split(url);
    struct key k = { arena_bytes(a, url.n + 32), 0 };
    struct str host = bare_host(url_authority_host(p.authority));
    struct str path = bare_path(p.path);
    bool video =
        str_eq_nocase(host, STR("youtube.com")) && str_eq(path, STR("/watch"));
    struct str shown = host;
    if (str_eq_nocase(host, STR("youtu.be")) && path.n > 1)
        shown = STR("youtube.com/watch?v=");
    for (size_t i = 0; i < shown.n; i++)
        add_byte(&k, ascii_lower(shown.p[i]));
    if (shown.p != host.p) {
        add_escaped(&k, str_skip(path, 1), false);
    } else {
        struct str port = odd_port(p.authority);
        add_escaped(&k, port, false);
        if (!add_dw(&k, host, path))
            add_escaped(&k, path, true);
        add_query(&k, p.query, video);
        /* Pages that a script draws: the fragment is their path. */
        if (str_starts(p.fragment, STR("#/")) ||
            str_starts(p.fragment, STR("#!")))
            add_escaped(&k, p.fragment, false);
    }
    arena_shrink(a, k.p, k.n);
    return (struct str){ k.p, k.n };
}
