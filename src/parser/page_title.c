/* SPDX-License-Identifier: MIT */
/*
 * What stands behind a dash or a bar may be the site's name or a rubric that
 * belongs to the title. It is cut off on evidence only: the rest stands in
 * the page as the heading, in JSON-LD or as the whole text of an element, or
 * what is cut is a known name of the site.
 */
#include <config.h>

#include "parser/page_title.h"

#include "base/ascii.h"
#include "parser/blank.h"
#include "parser/date.h"
#include "parser/tags.h"
#include "parser/title.h"
#include "text/utf8.h"

enum {
    PARTS_MAX = 8,      /* parts of a title */
    HEADING_ROOM = 512, /* visible bytes of a heading */
    BODY_LOOK = 65536,  /* bytes in which a title may be an element's text */
    TRIES = 4,          /* places in them */
    SHORTEST = 6,       /* bytes of a title without its site */
    SITE_CHARS = 20,    /* of the name of a site */
};

/* The longer ones first. */
static const struct str marks[] = {
    STR_INIT(" – "),  STR_INIT(" — "), STR_INIT(" - "),  STR_INIT(" | "),
    STR_INIT(" ｜ "), STR_INIT(" · "), STR_INIT(" :: "), STR_INIT(" : "),
    STR_INIT(" « "),  STR_INIT(" < "), STR_INIT("--"),   STR_INIT("——"),
    STR_INIT("｜"),   STR_INIT("－"),  STR_INIT("_"),    STR_INIT("|"),
    STR_INIT("-"),    STR_INIT("："),
};

/* The mark at the begin of s; 0 if there is none. */
static size_t mark_at(struct str s)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(s, marks[i]))
            return marks[i].n;
    return 0;
}

/* The last mark of s with something before it; its place, s.n if there is
 * none. */
static size_t last_mark(struct str s, size_t *length)
{
    size_t n;
    for (size_t i = s.n; i > 1; i--) {
        if (((unsigned char)s.p[i - 1] & 0xC0) == 0x80 ||
            (n = mark_at(str_skip(s, i - 1))) == 0)
            continue;
        /* a longer mark that ends here: "--", " - " */
        for (size_t back = 1; back <= 2 && i - 1 > back; back++) {
            size_t longer = mark_at(str_skip(s, i - 1 - back));
            if (longer >= n + back) {
                i -= back;
                n = longer;
                break;
            }
        }
        *length = n;
        return i - 1;
    }
    return s.n;
}

/* Are both one name, but for case and blanks? */
static bool same_name(struct str x, struct str y)
{
    return x.n && y.n && (str_eq_nocase(x, y) || same_words(x, y));
}

struct known {
    struct str site, publisher, heading, headline;
    const struct source_rule *source;
    struct str body;
};

static bool is_site(const struct known *k, struct str s)
{
    s = str_trim(s);
    return same_name(s, k->site) || same_name(s, k->publisher) ||
           same_name(s, k->source->name) || same_name(s, k->source->short_name);
}

static bool is_bare(struct str before, struct str behind)
{
    before = blank_trim_end(before);
    while (behind.n && str_is_white(behind.p[0]))
        behind = str_skip(behind, 1);
    return str_ends(before, STR(">")) && str_starts(behind, STR("<"));
}

/* Is s the whole text of an element of the body? */
static bool is_element(const struct known *k, struct str s)
{
    struct str rest = k->body;
    for (int left = TRIES; left > 0; left--) {
        size_t at = str_find(rest, s);
        if (at == rest.n)
            return false;
        struct str before = str_range(k->body.p, str_skip(rest, at).p);
        before = str_skip(before, before.n > 256 ? before.n - 256 : 0);
        rest = str_skip(rest, at + s.n);
        if (is_bare(str_trim(before), str_head(rest, 256)))
            return true;
    }
    return false;
}

static bool is_known(const struct known *k, struct str s)
{
    return same_words(s, k->heading) || same_words(s, k->headline) ||
           (s.n >= SHORTEST && is_element(k, s));
}

/* "title（paper） - site": the heading and what is set off from it. */
static bool begins_with_heading(const struct known *k, struct str s)
{
    struct str rest = str_skip(s, k->heading.n);
    return k->heading.n >= SHORTEST && str_starts(s, k->heading) &&
           (mark_at(rest) || str_starts(rest, STR("（")) ||
            str_starts(rest, STR(" (")));
}

/* "site: title", where the title is the text of an element */
static struct str behind_colon(const struct known *k, struct str s)
{
    size_t at = str_find(s, STR(": "));
    struct str rest = str_skip(s, at + 2);
    return at > 0 && rest.n >= SHORTEST && is_element(k, rest) ? rest : s;
}

/* "site - title" */
static struct str without_head(const struct known *k, struct str s)
{
    struct str h = k->heading;
    if (h.n < SHORTEST || !str_ends(s, h) || s.n <= h.n)
        return behind_colon(k, s);
    struct str head = str_head(s, s.n - h.n);
    size_t length, at = last_mark(head, &length);
    return at < head.n && at + length == head.n ? h : s;
}

static struct str without_site(const struct known *k, struct str whole)
{
    struct str s = whole, cut = whole;
    size_t length;
    if (is_known(k, whole))
        return whole;
    for (int left = PARTS_MAX; left > 0; left--) {
        size_t at = last_mark(s, &length);
        if (at == s.n)
            break;
        struct str rest = str_trim(str_head(s, at));
        if (is_known(k, rest))
            return rest;
        if (cut.n == s.n && is_site(k, str_skip(s, at + length)))
            cut = rest;
        s = rest;
    }
    if (begins_with_heading(k, whole))
        return k->heading;
    return cut.n < whole.n ? cut : without_head(k, whole);
}

/* "title（paper）", "title | rubric" of JSON-LD: the heading alone. */
static struct str without_tail(const struct known *k, struct str s)
{
    struct str rest = str_skip(s, k->heading.n);
    if (rest.n >= k->heading.n || str_starts(rest, STR("：")))
        return s;
    return begins_with_heading(k, s) ? k->heading : s;
}

/* The visible words of an element on one line. */
static struct str words_of(struct arena *a, struct str html)
{
    char buf[HEADING_ROOM];
    size_t n = html.n ? tags_text(html, buf, sizeof buf) : 0;
    for (size_t i = 0; i < n; i++)
        buf[i] = buf[i] == '\n' ? ' ' : buf[i];
    return field_clean(a, arena_str(a, (struct str){ buf, n }), false);
}

struct str page_title(struct arena *a, const struct page_head *h,
                      const struct source_rule *source)
{
    struct known k = {
        .site = field_clean(a, h->site, true),
        .publisher = field_clean(a, h->ld.publisher, true),
        .heading = words_of(a, h->heading),
        .headline = title_clean(a, h->ld.headline, true),
        .source = source,
    };
    /* the heading itself stands before the body */
    k.body = str_head(h->body, BODY_LOOK);
    const struct str candidates[] = { h->og_title, h->ld.headline, h->title };
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct str s = title_clean(a, candidates[i], true);
        if (s.n && !is_site(&k, s))
            return without_tail(&k, without_site(&k, s));
    }
    return k.heading;
}

/* A day behind the title, or the last number of one. */
static bool is_day(struct str s)
{
    struct date d;
    struct str rest = s;
    while (s.n && ascii_is_digit(s.p[0]))
        s = str_skip(s, 1);
    return s.n == 0 || (date_read(&rest, false, &d) && rest.n == 0);
}

/* Behind the last mark, where that is no long text. */
static struct str site_of(struct str rest)
{
    size_t length, at = last_mark(rest, &length);
    struct str site = str_trim(str_skip(rest, at + length));
    if (at == rest.n && mark_at(rest))
        site = str_trim(str_skip(rest, mark_at(rest)));
    else if (at == rest.n)
        site = STR_NONE;
    return utf8_count(site) <= SITE_CHARS && !is_day(site) ? site : STR_NONE;
}

/* "site: ", "site | " before a title */
static struct str head_of(struct str head)
{
    size_t length, at = last_mark(head, &length);
    if (str_ends(head, STR(": ")))
        at = head.n - 2;
    struct str site = str_trim(str_head(head, at));
    return at < head.n && utf8_count(site) <= SITE_CHARS && !is_day(site)
               ? site
               : STR_NONE;
}

struct title_rest page_title_rest(struct arena *a, const struct page_head *h,
                                  struct str title)
{
    const struct str candidates[] = { h->title, h->og_title };
    struct title_rest out = { STR_NONE, STR_NONE };
    title = title_clean(a, title, true);
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct str s = field_clean(a, candidates[i], true);
        if (title.n == 0 || s.n <= title.n)
            continue;
        if (!str_starts(s, title)) {
            struct str head = str_head(s, s.n - title.n);
            if (!out.site.p && str_ends(s, title))
                out.site = head_of(head);
            continue;
        }
        s = str_skip(s, title.n);
        size_t n = str_find(s, STR("）"));
        if (!out.paper.p && str_starts(s, STR("（")) && n < s.n) {
            out.paper = str_range(s.p + 3, s.p + n);
            s = str_skip(s, n + 3);
        }
        /* a blank stands before some marks */
        struct str site = site_of(s);
        if (!out.site.p && site.n)
            out.site = site;
    }
    return out;
}
