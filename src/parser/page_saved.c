/* SPDX-License-Identifier: MIT */
/* Tables of marks; each tag is looked at once. */
#include <config.h>

#include "parser/page_saved.h"

#include "parser/url.h"

enum { BEGIN_LOOK = 16384 }; /* comments before the first tag */

/* comments */

/* The word behind a mark, up to a blank. */
static struct str word_behind(struct str s, struct str mark)
{
    size_t at = str_find(s, mark), n = 0;
    s = str_skip(s, at + mark.n);
    while (n < s.n && str_is_white(s.p[n]) && s.p[n] != '\n')
        n++;
    s = str_skip(s, n);
    for (n = 0; n < s.n && !str_is_white(s.p[n]); n++)
        if (str_starts(str_skip(s, n), STR("-->")))
            break;
    return str_head(s, n);
}

/* "saved from url=(0042)https://…" of browsers, "Page saved with SingleFile
 * url: https://…" */
struct str saved_comment(struct str text)
{
    struct str look = str_head(text, BEGIN_LOOK);
    size_t at = str_find(look, STR("saved from url=("));
    if (at < look.n) {
        struct str s = str_skip(look, at);
        return word_behind(str_skip(s, 16), STR(")"));
    }
    at = str_find(look, STR("saved with SingleFile"));
    return at < look.n ? word_behind(str_skip(look, at), STR("url:"))
                       : STR_NONE;
}

/* tags */

static bool is_archived(struct str url)
{
    return url_archived(url).n < url.n;
}

/* A class of several: "domain reader-domain". */
static bool has_class(const struct tag *t, struct str name)
{
    struct str rest = tag_attr(t, STR("class")), one;
    while (str_field(&rest, ' ', &one))
        if (str_eq(one, name))
            return true;
    return false;
}

static struct str of_link(const struct tag *t)
{
    struct str url = tag_attr(t, STR("href"));
    if (str_eq_nocase(tag_attr(t, STR("rel")), STR("bookmark")))
        return is_archived(url) ? url : STR_NONE;
    bool reader = has_class(t, STR("reader-domain")) ||
                  str_eq(tag_attr(t, STR("id")), STR("reader-domain"));
    return reader && url_is_web(url) ? url : STR_NONE;
}

/* The fields in the frame of archive.today. */
static struct str of_input(const struct tag *t)
{
    struct str url = tag_attr(t, STR("value"));
    if (str_eq(tag_attr(t, STR("id")), STR("SHARE_LONGLINK")))
        return is_archived(url) ? url : STR_NONE;
    if (str_eq(tag_attr(t, STR("name")), STR("q")) && url_is_web(url))
        return url;
    return STR_NONE;
}

struct str saved_original(const struct tag *t)
{
    if (tag_is(t, STR("a")) || tag_is(t, STR("link")))
        return of_link(t);
    return tag_is(t, STR("input")) ? of_input(t) : STR_NONE;
}

bool saved_elsewhere(struct str url)
{
    static const struct str hosts[] = {
        STR_INIT("archive.today"), STR_INIT("archive.ph"),
        STR_INIT("archive.is"),    STR_INIT("archive.li"),
        STR_INIT("archive.md"),    STR_INIT("archive.vn"),
        STR_INIT("archive.fo"),
    };
    struct str host = url_host(url);
    if (str_starts_nocase(host, STR("www.")))
        host = str_skip(host, 4);
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (str_eq_nocase(host, hosts[i]))
            return !is_archived(url);
    return false;
}
