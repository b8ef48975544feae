/* SPDX-License-Identifier: MIT */
/*
 * What the keys of front matter mean, in whatever syntax: one table, one walk
 * over the block. Times of saving and clipping are no dates of an article;
 * they are told as such where nothing else is.
 */
#include <config.h>

#include "parser/date.h"
#include "parser/front.h"
#include "parser/front_rows.h"
#include "parser/lines.h"

static bool holds_date(struct str s)
{
    struct date d;
    s = str_trim(s);
    return s.n && (date_read(&s, false, &d) || date_digits(s, &d));
}

/* One field while the best key for it is still looked for. */
struct pick {
    struct str value; /* raw */
    size_t rank;      /* the smallest wins */
};

static void pick(struct pick *p, struct str value, size_t rank)
{
    if (value.n && (!p->value.p || rank < p->rank))
        *p = (struct pick){ value, rank };
}

static struct str without_quotes(struct str s)
{
    if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0])
        return (struct str){ s.p + 1, s.n - 2 };
    return s;
}

/* Of a map, "name: X" in its lines or {name: X} in one, what `name` says;
 * else the value. */
static struct str of_map(struct str value, struct str name)
{
    bool flow = str_starts(value, STR("{")) && str_ends(value, STR("}"));
    struct str rest = value, line;
    if (flow)
        rest = (struct str){ value.p + 1, value.n - 2 };
    while (flow ? rest.n && str_field(&rest, ',', &line)
                : str_line(&rest, &line)) {
        line = str_trim(line);
        if (str_starts(line, STR("- ")))
            line = str_trim(str_skip(line, 2));
        size_t colon = str_chr(line, ':');
        struct str behind = str_skip(line, colon + 1);
        if (colon < line.n && (flow || str_starts(behind, STR(" "))) &&
            str_eq(without_quotes(str_head(line, colon)), name))
            return str_trim(behind);
    }
    return value;
}

/* A date, or what a map of several tells first. */
static struct str of_dates(struct str value)
{
    static const struct str names[] = { STR_INIT("published"),
                                        STR_INIT("created") };
    struct str date = value;
    for (size_t i = 0; i < 2 && str_eq(date, value); i++)
        date = of_map(value, names[i]);
    date = without_quotes(date);
    if (str_starts(date, STR("!!timestamp ")))
        date = str_skip(date, STR("!!timestamp ").n);
    if (str_starts(date, STR("[[")) && str_ends(date, STR("]]")))
        date = str_head(str_skip(date, 2), date.n - 4);
    return date;
}

/* Is it an address, not a name that has a slash? */
static bool is_address(struct str s)
{
    return str_has(s, STR("//")) || str_starts(s, STR("http:")) ||
           str_starts(s, STR("https:")) ||
           (str_has(s, STR("/")) && str_chr(s, '.') < str_chr(s, '/') &&
            !str_has(s, STR(" ")));
}

/* "[name](address)", "name <address>" */
static bool is_both(struct str s, struct str *name, struct str *url)
{
    struct str behind;
    if (line_find_link(s, name, url, &behind))
        return true;
    size_t open = str_find(s, STR("<http"));
    if (open == 0 || open == s.n || str_chr(s, '\n') < s.n)
        return false;
    *name = str_trim(str_head(s, open));
    *url = str_skip(s, open + 1);
    *url = str_head(*url, str_chr(*url, '>'));
    return true;
}

/* "source" and its kin tell an address or, as many write it, a name. */
static void pick_source(struct pick *picks, struct str value, size_t rank)
{
    struct str bare = without_quotes(value), name, url;
    if (is_both(bare, &name, &url)) {
        pick(&picks[KEY_URL], url, rank);
        pick(&picks[KEY_SITE], name, rank + front_nrows);
    } else if (is_address(bare))
        pick(&picks[KEY_URL], of_map(value, STR("url")), rank);
    else if (!str_starts(bare, STR("/")))
        pick(&picks[KEY_SITE], value, rank + front_nrows);
}

/* Pages of a site that are no articles, by their layout. */
static bool is_index(struct str kind)
{
    static const struct str kinds[] = {
        STR_INIT("tags"),   STR_INIT("categories"), STR_INIT("archives"),
        STR_INIT("tag"),    STR_INIT("category"),   STR_INIT("archive"),
        STR_INIT("search"), STR_INIT("friends"),    STR_INIT("links"),
        STR_INIT("404"),    STR_INIT("home"),       STR_INIT("index"),
    };
    kind = without_quotes(kind);
    return STR_ANY(kind, str_eq_nocase, kinds);
}

static void pick_row(struct pick *picks, struct str value, size_t rank)
{
    enum key key = front_rows[rank].key;
    switch (key) {
    case KEY_URL:
        pick_source(picks, value, rank);
        break;
    case KEY_ADDRESS:
        if (is_address(without_quotes(value)))
            pick(&picks[KEY_URL], value, rank);
        break;
    case KEY_DATE:
    case KEY_SAVED:
        value = of_dates(value);
        if (holds_date(value))
            pick(&picks[key], value, rank);
        break;
    case KEY_AUTHOR:
    case KEY_SITE:
        pick(&picks[key], of_map(value, STR("name")), rank);
        break;
    case KEY_KIND:
        if (is_index(value))
            pick(&picks[key], value, rank);
        break;
    default:
        pick(&picks[key], value, rank);
        break;
    }
}

/* Where tags and categories name the same one thing it is the feed, no
 * topic. Categories alone are tags, unless they are the author's name. */
static void set_tags(struct arena *a, const struct pick *picks, struct found *f)
{
    struct str tags = front_list(a, picks[KEY_TAGS].value);
    struct str groups = front_list(a, picks[KEY_CATEGORIES].value);
    if (tags.n && str_eq(tags, groups) && str_chr(tags, '\n') == tags.n)
        str_fill(&f->feed, tags);
    else if (tags.n || !str_eq(groups, f->author))
        str_fill(&f->tags, tags.n ? tags : groups);
}

/* The first name of a list. */
static struct str first_name(struct arena *a, struct str value)
{
    struct str s = front_list(a, value);
    return s.p ? str_head(s, str_chr(s, '\n')) : s;
}

static void set_date(const struct pick *picks, bool wiki, struct found *f)
{
    struct str status = without_quotes(picks[KEY_STATUS].value);
    struct str date = picks[KEY_DATE].value;
    if (f->front_date.p)
        return;
    f->front_date = date.p ? date : picks[KEY_SAVED].value;
    if (!f->front_date.p)
        return;
    if (!date.p || (wiki && picks[KEY_EDITOR].value.p) ||
        str_eq(status, STR("read")))
        f->front_is_fetch = true;
}

/* Of keys in a block of their own, each in one line. */
static void pick_more(struct pick *picks, struct str value)
{
    struct str line, key, v;
    while (str_line(&value, &line)) {
        line = str_trim(line);
        size_t rank =
            front_next(&line, &key, &v) ? front_row(key) : front_nrows;
        if (rank < front_nrows && front_rows[rank].key != KEY_KIND)
            pick_row(picks, v, rank);
    }
}

void front_found(struct arena *a, struct str block, struct found *f)
{
    struct pick picks[KEYS] = { 0 };
    struct str rest = block, key, value;
    bool json = front_is_json(block), toml = !json && front_is_toml(block);
    bool wiki = false;
    while (json   ? front_json_next(a, &rest, &key, &value)
           : toml ? front_toml_next(&rest, &key, &value)
                  : front_next(&rest, &key, &value)) {
        size_t rank = front_row(key);
        wiki = wiki || str_eq(key, STR("dateCreated"));
        if (rank < front_nrows && front_rows[rank].key == KEY_MORE)
            pick_more(picks, value);
        else if (rank < front_nrows)
            pick_row(picks, value, rank);
    }
    str_fill(&f->front_title, front_text(a, picks[KEY_TITLE].value));
    str_fill(&f->url, front_text(a, picks[KEY_URL].value));
    str_fill(&f->provenance, first_name(a, picks[KEY_SITE].value));
    str_fill(&f->author, front_list(a, picks[KEY_AUTHOR].value));
    set_tags(a, picks, f);
    set_date(picks, wiki, f);
    if (f->lang == LANG_UNKNOWN)
        f->lang = lang_of_tag(front_text(a, picks[KEY_LANG].value));
    if (wiki && !toml)
        front_wiki(block, f);
    if (picks[KEY_KIND].value.n && !f->url.p)
        f->index_page = true;
}
