/* SPDX-License-Identifier: MIT */
/*
 * Two looks at the same window, which ends where enough text was seen: the
 * elements whose names say that they hold an author, then the lines, up to
 * the first ones that are prose.
 */
#include <config.h>

#include "parser/page_byline.h"

#include "parser/byline.h"
#include "parser/label_names.h"
#include "parser/tags.h"
#include "text/utf8.h"

#include <string.h>

enum {
    LOOK = 32768,    /* bytes of the body */
    TEXT_MAX = 1536, /* visible ones */
    LINES_MAX = 14,
    LEAD_MAX = 180,      /* bytes of a paragraph with a byline at its begin */
    PROSE_MAX = 2,       /* paragraphs that may have one */
    TAGS_MAX = 160,      /* tags with an element of an author */
    ELEMENT = 1500,      /* bytes of one with its markup */
    ROOM = 256,          /* bytes of names */
    SIGNED_LOOK = 65536, /* bytes with the end of the text */
    SIGNED_TRIES = 32,   /* reporters named in them */
    SIGNED_MAIL = 80,    /* bytes from one to the address */
};

/* lines */

static bool is_prose(struct str line)
{
    return line.n > 240 || str_has(line, STR("。")) ||
           (line.n > 90 && str_ends(line, STR(".")));
}

static void read_lines(struct arena *a, struct str body,
                       struct page_byline *out)
{
    char text[TEXT_MAX], names[ROOM];
    struct str rest = { text, tags_pieces(body, text, sizeof text) }, line;
    int prose = 0;
    for (int left = LINES_MAX;
         left > 0 && prose < PROSE_MAX && str_line(&rest, &line); left--) {
        line = str_trim(line);
        bool long_ = is_prose(line);
        prose += long_;
        if (long_)
            line = utf8_head(line, LEAD_MAX);
        if (!out->author.p) {
            size_t n = byline_names(line, names, sizeof names);
            if (n)
                out->author = arena_str(a, (struct str){ names, n });
        }
        if (!out->source.p && !long_) {
            struct str source = byline_source(line);
            if (source.n)
                out->source = arena_str(a, source);
        }
    }
}

/* elements */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does one of the words of a class or id name an author? Words are parted by
 * other signs and by humps: "article-author", "writerName". */
static bool names_author(struct str s)
{
    static const struct str words[] = {
        STR_INIT("author"),   STR_INIT("authors"),    STR_INIT("byline"),
        STR_INIT("reporter"), STR_INIT("journalist"), STR_INIT("writer"),
        STR_INIT("credits"),  STR_INIT("zuozhe"),
    };
    for (size_t i = 0; i < s.n; i++) {
        bool begins =
            is_letter(s.p[i]) && (i == 0 || !is_letter(s.p[i - 1]) ||
                                  (s.p[i] < 'a' && s.p[i - 1] >= 'a'));
        for (size_t k = 0; begins && k < sizeof words / sizeof *words; k++) {
            struct str t = str_skip(s, i), behind = str_skip(t, words[k].n);
            if (str_starts_nocase(t, words[k]) &&
                (behind.n == 0 || !(behind.p[0] >= 'a' && behind.p[0] <= 'z')))
                return true;
        }
    }
    return false;
}

static bool holds_author(const struct tag *t)
{
    return !t->closing &&
           (str_eq_nocase(tag_attr(t, STR("itemprop")), STR("author")) ||
            str_eq_nocase(tag_attr(t, STR("rel")), STR("author")) ||
            tag_is(t, STR("address")) ||
            names_author(tag_attr(t, STR("class"))) ||
            names_author(tag_attr(t, STR("id"))));
}

/* What is inside of the element that begins before s. */
static struct str inside(struct str s, struct str name)
{
    struct str look = str_head(s, ELEMENT), rest = look;
    struct tag t;
    unsigned open = 1;
    while (tag_next(&rest, &t)) {
        if (!tag_is(&t, name))
            continue;
        open += t.closing ? -1U : 1U;
        if (open == 0)
            return str_range(s.p, t.all.p);
    }
    return STR_NONE;
}

/* Its lines; one that is all names, else one with a byline. */
static size_t element_names(struct str html, char *names, size_t room)
{
    char text[ROOM];
    struct str rest = { text, tags_pieces(html, text, sizeof text) }, line;
    if (str_has(html, STR("<time")))
        rest = (struct str){
            text, tags_pieces(str_head(html, str_find(html, STR("<time"))),
                              text, sizeof text)
        };
    while (str_line(&rest, &line)) {
        size_t n = byline_bare(line, names, room);
        if (n && !label_is_publisher((struct str){ names, n }))
            return n;
    }
    return 0;
}

static void read_elements(struct arena *a, struct str body,
                          struct page_byline *out)
{
    struct str rest = body;
    struct tag t;
    char names[ROOM];
    for (int left = TAGS_MAX; left > 0 && tag_next(&rest, &t); left--) {
        if (!holds_author(&t))
            continue;
        size_t n = element_names(inside(rest, t.name), names, sizeof names);
        if (n) {
            out->author = arena_str(a, (struct str){ names, n });
            return;
        }
    }
}

/* the end */

/* "아무개 기자 a@b.example" behind the text, where Korean papers sign. */
static void read_signature(struct arena *a, struct str body,
                           struct page_byline *out)
{
    struct str word = STR("기자"), rest = str_head(body, SIGNED_LOOK);
    char text[ROOM], names[ROOM];
    for (int left = SIGNED_TRIES; left > 0; left--) {
        const char *from = rest.p;
        rest = str_skip(rest, str_find(rest, word));
        struct str behind = str_head(rest, SIGNED_MAIL);
        if (rest.n == 0)
            return;
        struct str before = str_range(from, rest.p);
        rest = str_skip(rest, word.n);
        if (str_chr(behind, '@') == behind.n)
            continue;
        /* the line begins behind a tag or a mark of a sentence */
        before = str_skip(before, before.n > 48 ? before.n - 48 : 0);
        before = str_skip(before, str_rchr(before, '>') < before.n
                                      ? str_rchr(before, '>') + 1
                                      : 0);
        before = str_range(before.p, str_end(before) + word.n);
        size_t n = tags_pieces(before, text, sizeof text);
        n = byline_names((struct str){ text, n }, names, sizeof names);
        if (n) {
            out->author = arena_str(a, (struct str){ names, n });
            return;
        }
    }
}

void page_byline_read(struct arena *a, struct str body, struct page_byline *out)
{
    struct str all = body;
    *out = (struct page_byline){ 0 };
    body = str_head(body, LOOK);
    read_elements(a, body, out);
    read_lines(a, body, out);
    if (!out->author.p)
        read_signature(a, all, out);
}
