/* SPDX-License-Identifier: MIT */
/*
 * Three looks for an author: the elements whose names say that they hold one,
 * the lines up to the first ones that are prose, and the end of the text.
 */
#include <config.h>

#include "parser/page_byline.h"

#include "base/ascii.h"
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
    TAGS_MAX = 96,       /* tags with an element of an author */
    ELEMENT = 1500,      /* bytes of one with its markup */
    ROOM = 256,          /* bytes of names */
    SIGNED_LOOK = 65536, /* bytes with the end of the text */
    SIGNED_TRIES = 32,   /* reporters named in them */
    SIGNED_MAIL = 80,    /* bytes from one to the address */
    SIGNED_LINE = 48,    /* bytes with the name before */
};

/* lines */

static bool is_prose(struct str line)
{
    return line.n > 240 || str_has(line, STR("。")) ||
           (line.n > 90 && str_ends(line, STR(".")));
}

struct str page_lines(struct arena *a, struct str body)
{
    char text[TEXT_MAX];
    size_t n = tags_pieces(str_head(body, LOOK), text, sizeof text);
    return arena_str(a, (struct str){ text, n });
}

/* The next line that may hold a byline; of prose its begin. */
static bool line_next(struct str *rest, struct str *line, int *prose)
{
    if (*prose == PROSE_MAX || !str_line(rest, line))
        return false;
    *line = str_trim(*line);
    if (is_prose(*line)) {
        *line = utf8_head(*line, LEAD_MAX);
        ++*prose;
    }
    return true;
}

static size_t lines_names(struct str lines, char *names, size_t room)
{
    struct str line;
    int prose = 0;
    size_t n = 0;
    bool label = false;
    for (int left = LINES_MAX; left > 0 && n == 0; left--) {
        if (!line_next(&lines, &line, &prose))
            break;
        n = label ? byline_bare(line, names, room)
                  : byline_names(line, names, room);
        label = byline_label(line);
    }
    return n;
}

struct str page_source(struct str lines)
{
    struct str line, source = STR_NONE;
    int prose = 0;
    for (int left = LINES_MAX; left > 0 && source.n == 0; left--) {
        if (!line_next(&lines, &line, &prose) || prose)
            break;
        source = byline_source(line);
    }
    return source;
}

/* elements */

/* Does one of the words of a class or id name an author? Words are parted by
 * other signs and by humps: "article-author", "writerName". */
static bool names_author(struct str s)
{
    static const struct str words[] = {
        STR_INIT("author"),   STR_INIT("authors"),    STR_INIT("byline"),
        STR_INIT("reporter"), STR_INIT("journalist"), STR_INIT("writer"),
        STR_INIT("credits"),  STR_INIT("nickname"),   STR_INIT("zuozhe"),
    };
    for (size_t i = 0; i < s.n; i++) {
        bool begins = ascii_is_letter(s.p[i]) &&
                      strchr("aAbBrRjJwWcCnNzZ", s.p[i]) &&
                      (i == 0 || !ascii_is_letter(s.p[i - 1]) ||
                       (s.p[i] < 'a' && s.p[i - 1] >= 'a'));
        for (size_t k = 0; begins && k < sizeof words / sizeof *words; k++) {
            struct str t = str_skip(s, i), behind = str_skip(t, words[k].n);
            if (str_starts_nocase(t, words[k]) &&
                (behind.n == 0 || !ascii_is_lower(behind.p[0])))
                return true;
        }
    }
    return false;
}

static bool holds_author(const struct tag *t)
{
    if (t->closing || tag_is(t, STR("address")))
        return !t->closing;
    /* one look at all of them tells of nearly each tag that it is none */
    return names_author(t->attrs) &&
           (str_eq_nocase(tag_attr(t, STR("itemprop")), STR("author")) ||
            str_eq_nocase(tag_attr(t, STR("rel")), STR("author")) ||
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

static size_t elements_names(struct str body, char *names, size_t room)
{
    struct str rest = str_head(body, LOOK);
    struct tag t;
    size_t n = 0;
    for (int left = TAGS_MAX; left > 0 && n == 0; left--) {
        if (!tag_next(&rest, &t))
            break;
        if (holds_author(&t))
            n = element_names(inside(rest, t.name), names, room);
    }
    return n;
}

/* the end */

/* The words of the line that ends with s, which begins behind a tag. */
static size_t line_before(struct str s, char *text, size_t room)
{
    s = str_skip(s, s.n > SIGNED_LINE ? s.n - SIGNED_LINE : 0);
    size_t tag = str_rchr(s, '>');
    return tags_pieces(str_skip(s, tag < s.n ? tag + 1 : 0), text, room);
}

/* "아무개 기자 a@b.example" behind the text, where Korean papers sign. */
static size_t signature_names(struct str body, char *names, size_t room)
{
    struct str word = STR("기자"), look = str_head(body, SIGNED_LOOK);
    struct str rest = look;
    char text[ROOM];
    size_t n = 0;
    for (int left = SIGNED_TRIES; left > 0 && n == 0; left--) {
        rest = str_skip(rest, str_find(rest, word) + word.n);
        struct str behind = str_head(rest, SIGNED_MAIL);
        if (rest.n == 0)
            break;
        if (str_chr(behind, '@') == behind.n)
            continue;
        n = line_before(str_range(look.p, rest.p), text, sizeof text);
        n = byline_names((struct str){ text, n }, names, room);
    }
    return n;
}

/* "采访、撰文：某人" behind the text. Its first byte is searched for: markup,
 * most of a page, has none. */
static size_t credit_names(struct str body, char *names, size_t room)
{
    struct str rest = str_head(body, SIGNED_LOOK), word = STR("撰");
    size_t n = 0;
    while (rest.n && n == 0) {
        rest = str_skip(rest, str_chr(rest, word.p[0]));
        struct str line = str_head(rest, ROOM);
        rest = str_skip(rest, 1);
        if (str_starts(line, STR("撰文：")) || str_starts(line, STR("撰稿：")))
            n = byline_names(str_head(line, str_chr(line, '<')), names, room);
    }
    return n;
}

struct str page_author(struct arena *a, struct str body, struct str lines)
{
    char names[ROOM];
    size_t n = elements_names(body, names, sizeof names);
    n = n ? n : lines_names(lines, names, sizeof names);
    if (n == 0)
        n = has_hangul(lines) ? signature_names(body, names, sizeof names)
                              : credit_names(body, names, sizeof names);
    return n ? arena_str(a, (struct str){ names, n }) : STR_NONE;
}
