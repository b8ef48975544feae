/* SPDX-License-Identifier: MIT */
/* What may stand behind a label is judged by its kind: a sentence is no name,
 * words are no date. */
#include <config.h>

#include "parser/labels_value.h"

#include "parser/date.h"
#include "parser/lines.h"

enum {
    VALUE_MAX = 120,   /* bytes of a name */
    TITLE_LABEL = 300, /* bytes of a title with a label */
};

struct str labels_address(struct str s)
{
    struct str words, url, behind;
    if (line_find_link(s, &words, &url, &behind))
        return url;
    size_t n = 0;
    s = str_skip(s, str_starts(s, STR("<")));
    while (n < s.n && (unsigned char)s.p[n] > ' ' && s.p[n] != '>')
        n++;
    s = str_head(s, n);
    return str_starts_nocase(s, STR("http://")) ||
                   str_starts_nocase(s, STR("https://")) ||
                   str_starts_nocase(s, STR("www."))
               ? s
               : STR_NONE;
}

/* "A Writer <writer@post.example>", "writer@post.example (A Writer)": the
 * name. */
static struct str person(struct str s)
{
    size_t paren = str_find(s, STR(" ("));
    if (str_chr(s, '@') < paren && paren < s.n && s.p[s.n - 1] == ')')
        return str_range(s.p + paren + 2, str_end(s) - 1);
    size_t open = str_chr(s, '<');
    struct str name = open > 0 ? str_trim(str_head(s, open)) : s;
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = (struct str){ name.p + 1, name.n - 2 };
    return name;
}

/* A source may have an address, or the date behind it. */
static bool take_source(struct labels *l, struct str s)
{
    struct str words, url, behind, at;
    struct date d;
    if (line_find_link(s, &words, &url, &behind)) {
        str_fill(&l->source, words);
        str_fill(&l->url, url);
        return true;
    }
    if (labels_address(s).p) {
        str_fill(&l->url, labels_address(s));
        return true;
    }
    if (date_find(s, &d, &at)) {
        str_fill(&l->date, at);
        s = str_range(s.p, at.p);
    }
    s = label_trim(s);
    if (str_starts(s, STR("《")) && str_ends(s, STR("》")))
        s = (struct str){ s.p + 3, s.n - 6 };
    str_fill(&l->source, s);
    return s.n <= VALUE_MAX;
}

bool labels_value(struct labels *l, enum label_kind kind, struct str s)
{
    struct date d;
    struct str at = STR_NONE;
    if (s.n == 0)
        return true;
    switch (kind) {
    case LABEL_TITLE:
        str_fill(&l->title, s);
        return s.n <= TITLE_LABEL;
    case LABEL_AUTHOR:
        /* the date may be in the next column */
        if (str_has(s, STR("|")) && date_find(s, &d, &at)) {
            str_fill(&l->date, at);
            s = label_trim(str_range(s.p, at.p));
        }
        str_fill(&l->author, person(s));
        return s.n <= VALUE_MAX && !str_has(s, STR("。"));
    case LABEL_SOURCE:
        return !str_has(s, STR("。")) && take_source(l, s);
    case LABEL_DATE:
    case LABEL_STATION:
        if (!date_find(s, &d, &at))
            return false;
        str_fill(&l->date, at);
        if (kind == LABEL_STATION)
            str_fill(&l->source,
                     str_trim(str_head(s, str_chr(str_range(s.p, at.p), '('))));
        return true;
    case LABEL_URL:
        at = labels_address(s);
        str_fill(&l->url, at);
        return at.p != NULL;
    case LABEL_TAGS:
        str_fill(&l->tags, s);
        return true;
    default:
        return true;
    }
}
