/* SPDX-License-Identifier: MIT */
/*
 * A channel of Telegram as its program exports it to a page: one <div> of the
 * class message after another, each with its date in an attribute and its
 * text in a <div> of its own. A message with a text of some length is an
 * article; what comes out as JSON is read by d_feed_json.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/entity.h"
#include "parser/tags.h"

enum {
    TEXT_MIN = 90,    /* raw bytes of a text that make it an article */
    HEAD_LOOK = 1024, /* bytes of the page with its title */
    TITLE_LOOK = 1024,
};

static const struct str message = STR_INIT("<div class=\"message ");

/* The inside of the element that begins with `open`; absent. */
static struct str inside(struct str s, struct str open)
{
    size_t at = str_find(s, open);
    if (at == s.n)
        return STR_NONE;
    s = str_skip(s, at + open.n);
    return str_head(s, str_find(s, STR("</div>")));
}

static struct str text_of(struct str item)
{
    return inside(item, STR("<div class=\"text\">"));
}

static bool next(struct str *rest, struct str *item)
{
    for (;;) {
        struct str s = str_skip(*rest, str_find(*rest, message));
        if (s.n == 0)
            return false;
        size_t n = message.n + str_find(str_skip(s, message.n), message);
        *item = str_head(s, n);
        *rest = str_skip(s, n);
        if (str_starts(str_skip(s, message.n), STR("default")) &&
            str_trim(text_of(*item)).n >= TEXT_MIN)
            return true;
    }
}

static bool recognise(struct str text, struct str path)
{
    struct str item;
    (void)path;
    return str_starts_nocase(str_trim(str_head(text, 64)),
                             STR("<!DOCTYPE html")) &&
           str_has(str_head(text, HEAD_LOOK), STR("<title>Exported Data<")) &&
           next(&text, &item);
}

static void head(struct arena *a, struct str text, struct found *f)
{
    struct str name = inside(text, STR("<div class=\"text bold\">"));
    if (str_trim(name).n)
        f->feed = entity_decode(a, str_trim(name));
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str body = text_of(text), words;
    static const struct str date = STR_INIT("date details\" title=\"");
    size_t at = str_find(text, date);
    (void)path;
    if (at < text.n) {
        words = str_skip(text, at + date.n);
        f->front_date = str_head(words, str_chr(words, '"'));
    }
    char *to = arena_bytes(a, TITLE_LOOK);
    words = (struct str){ to, tags_text(str_head(body, TITLE_LOOK), to,
                                        TITLE_LOOK) };
    f->title = message_title(words);
    f->body = body;
    f->body_undated = true;
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str body = text_of(text);
    if (!body.p) {
        segment_add(a, out, text, FORM_HTML, HIDE_NOT);
        return true;
    }
    segment_add(a, out, str_range(text.p, body.p), FORM_HTML, HIDE_ENVELOPE);
    segment_add(a, out, body, FORM_HTML, HIDE_NOT);
    segment_add(a, out, str_range(str_end(body), str_end(text)), FORM_HTML,
                HIDE_ENVELOPE);
    return true;
}

const struct dialect dialect_telegram = { "telegram", recognise, meta, cut,
                                          next,       head,      NULL };
