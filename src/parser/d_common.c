/* SPDX-License-Identifier: MIT */
/* What several dialects share: short lines, forms, titles, the tags of
 * a feed. */
#include <config.h>

#include "parser/d.h"
#include "parser/labels.h"
#include "parser/lines.h"
#include "parser/tags.h"

enum {
    FEED_END = 256,    /* last bytes that tell that a feed was enhanced */
    FEED_LOOK = 16384, /* last bytes that hold the tags */
    FEED_TAGS = 64,
    FORM_LOOK = 4096,
    TITLE_LOOK = 4096,  /* bytes in which a title may be */
    HEAD_LINES = 3,     /* lines with text among which a heading counts */
    SENTENCE_MAX = 120, /* bytes of a first sentence that is a title */
};

void line_add(struct arena *a, struct segments *out, struct str line,
              enum reason reason)
{
    struct str s = str_trim(line);
    enum form form = str_starts(s, STR("<")) ? FORM_HTML : FORM_LINES;
    segment_add(a, out, s, form, reason);
}

/* HTML where the first line begins with an element or holds one that breaks
 * lines; <https://…> is a link of Markdown. */
enum form body_form(struct str body)
{
    struct str rest = str_head(body, FORM_LOOK), line = line_text(&rest);
    struct tag t;
    bool first = str_starts(line, STR("<"));
    while (tag_next(&line, &t)) {
        if (str_has(t.name, STR(":")) || str_has(t.name, STR("@")))
            return FORM_MARKDOWN;
        if (first || tag_is_block(&t) || tag_is(&t, STR("br")))
            return FORM_HTML;
    }
    return FORM_MARKDOWN;
}

/* "Post tags: <a>tea</a>, <a>trains</a><br/>" in the last lines. */
struct str feed_tags(struct arena *a, struct str body)
{
    static const struct str label = STR_INIT("Post tags:");
    size_t end = body.n < FEED_END ? 0 : body.n - FEED_END;
    if (!str_has(str_skip(body, end), STR("Better Feed")))
        return STR_NONE;
    struct str look =
        str_skip(body, body.n < FEED_LOOK ? 0 : body.n - FEED_LOOK);
    struct str rest = str_skip(look, str_rfind(look, label) + label.n);
    struct str all = STR_NONE;
    const char *from = NULL;
    struct tag t;
    for (int left = FEED_TAGS; left > 0 && tag_next(&rest, &t);) {
        if (!tag_is(&t, STR("a")))
            break;
        if (!t.closing) {
            from = rest.p;
            continue;
        }
        struct str name = from ? str_trim(str_range(from, t.all.p)) : STR_NONE;
        from = NULL;
        left--;
        if (name.n)
            all = all.p ? arena_printf(a, "%.*s\n%.*s", STR_ARG(all),
                                       STR_ARG(name))
                        : name;
    }
    return all;
}

struct str text_title(struct str body)
{
    struct str rest = str_head(body, TITLE_LOOK), words;
    struct str first = STR_NONE, behind = STR_NONE;
    for (int i = 0; i < HEAD_LINES; i++) {
        struct str line = line_text(&rest);
        if (!line.p)
            break;
        if (line_heading(line, &words) && words.n)
            return words;
        if (!first.p) {
            first = line;
            behind = rest;
        }
    }
    return first.p && labels_title(first, behind) ? first : STR_NONE;
}

void text_link(struct str body, struct found *f)
{
    struct str rest = str_head(body, TITLE_LOOK), words, url;
    if (!line_link(line_text(&rest), &words, &url) || !str_has(url, STR("://")))
        return;
    f->title = words;
    f->title_entities = true;
    if (!f->url.p)
        f->url = url;
}

struct str message_title(struct str text)
{
    struct str rest = text, line = line_text(&rest);
    if (labels_title(line, rest))
        return line;
    struct str s = str_head(line, str_find(line, STR("。")));
    return s.n && s.n <= SENTENCE_MAX ? s : STR_NONE;
}
