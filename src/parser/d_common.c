/* SPDX-License-Identifier: MIT */
/* What several dialects share: short lines, forms, titles, the tags of
 * a feed, messages. */
#include <config.h>

#include "parser/d.h"

#include "base/ascii.h"
#include "parser/labels.h"
#include "parser/lines.h"
#include "parser/tags.h"
#include "text/clean.h"

enum {
    FEED_END = 256,    /* last bytes that tell that a feed was enhanced */
    FEED_LOOK = 16384, /* last bytes that hold the tags */
    FEED_TAGS = 64,
    FEED_NAME = 45, /* bytes of a name */
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

bool mail_cut(struct arena *a, struct str text, struct segments *out,
              struct mime_part *p, struct str *body)
{
    if (!mime_find(a, text, p))
        return false;
    *body = clean_text(a, mime_text(a, p, p->body.n), NULL);
    segment_add(a, out, p->head, FORM_PRE, HIDE_ENVELOPE);
    return true;
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

/* What may hold the lines that a feed puts behind an article; absent if it
 * puts none. */
static struct str feed_lines(struct str body)
{
    size_t end = body.n < FEED_END ? 0 : body.n - FEED_END;
    if (!str_has(str_skip(body, end), STR("Better Feed")))
        return STR_NONE;
    return str_skip(body, body.n < FEED_LOOK ? 0 : body.n - FEED_LOOK);
}

/* "Post tags: <a>tea</a>, <a>trains</a><br/>" in the last lines. */
struct str feed_tags(struct arena *a, struct str body)
{
    static const struct str label = STR_INIT("Post tags:");
    struct str look = feed_lines(body);
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

/* "&copy; Ann for <a>Tea Times</a>" in the last lines. */
struct str feed_author(struct str title, struct str body)
{
    static const struct str signs[] = { STR_INIT("&copy; "), STR_INIT("© ") };
    if (!str_starts(title, STR("【")) || str_has(title, STR("|")) ||
        str_has(title, STR("｜")))
        return STR_NONE;
    struct str look = feed_lines(body);
    for (size_t i = 0; look.n && i < sizeof signs / sizeof *signs; i++) {
        size_t at = str_rfind(look, signs[i]);
        struct str name = str_skip(look, at + signs[i].n);
        name = str_head(name, str_find(name, STR(" for <a")));
        if (at < look.n && name.n > 0 && name.n <= FEED_NAME &&
            !str_has(name, STR("<")))
            return name;
    }
    return STR_NONE;
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

struct str text_unescaped(struct arena *a, struct str s)
{
    if (!str_has(s, STR("\\")))
        return s;
    char *to = arena_bytes(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\\' || i + 1 == s.n || ascii_is_alnum(s.p[i + 1]))
            to[n++] = s.p[i];
    return (struct str){ to, n };
}

struct str message_title(struct str text)
{
    struct str rest = text, line = line_text(&rest);
    if (labels_title(line, rest))
        return line;
    struct str s = str_head(line, str_find(line, STR("。")));
    return s.n && s.n <= SENTENCE_MAX ? s : STR_NONE;
}
