/* SPDX-License-Identifier: MIT */
/*
 * Corpora of one <doc> after another in a file, as Sogou and the conferences
 * on retrieval hand them out: an element for each datum, text between.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/title.h"
#include "parser/xml.h"

static const struct str doc_names[] = { STR_INIT("doc"), STR_INIT("DOC") };

enum field { FIELD_TITLE, FIELD_URL, FIELD_DATE, FIELD_AUTHOR, FIELD_TEXT };

static const struct field_row {
    struct str name; /* in lower case */
    enum field field;
} field_rows[] = {
    { STR_INIT("contenttitle"), FIELD_TITLE },
    { STR_INIT("title"), FIELD_TITLE },
    { STR_INIT("headline"), FIELD_TITLE },
    { STR_INIT("url"), FIELD_URL },
    { STR_INIT("date"), FIELD_DATE },
    { STR_INIT("date_time"), FIELD_DATE },
    { STR_INIT("author"), FIELD_AUTHOR },
    { STR_INIT("content"), FIELD_TEXT },
    { STR_INIT("text"), FIELD_TEXT },
};

static const struct field_row *row_of(struct str name)
{
    for (size_t i = 0; i < sizeof field_rows / sizeof *field_rows; i++)
        if (str_eq_nocase(name, field_rows[i].name))
            return &field_rows[i];
    return NULL;
}

static bool next(struct str *rest, struct str *item)
{
    struct xml_element e;
    if (!xml_find(rest, doc_names, 2, &e))
        return false;
    *item = e.all;
    return true;
}

static bool recognise(struct str text, struct str path)
{
    struct tag root;
    (void)path;
    text = str_trim(text);
    return str_starts(text, STR("<")) && xml_root(text, &root) &&
           str_eq_nocase(root.name, STR("doc"));
}

/* The children of the item in turn. */
static bool begin(struct str text, struct str *rest)
{
    struct xml_element whole;
    if (!xml_next(&text, &whole))
        return false;
    *rest = whole.inner;
    return true;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str *const to[] = {
        [FIELD_TITLE] = &f->title,     [FIELD_URL] = &f->url,
        [FIELD_DATE] = &f->front_date, [FIELD_AUTHOR] = &f->author,
        [FIELD_TEXT] = &f->body,
    };
    struct xml_element e;
    struct str rest;
    (void)path;
    f->title_entities = true;
    if (!begin(text, &rest))
        return;
    while (xml_next(&rest, &e)) {
        const struct field_row *row = row_of(e.tag.name);
        if (row && !to[row->field]->n)
            *to[row->field] =
                row->field == FIELD_TEXT ? e.inner : xml_text(a, e.inner);
    }
}

/* U+E40C stands between paragraphs, which are all on one line. */
static struct str with_lines(struct arena *a, struct str s)
{
    const struct str mark = STR("\uE40C");
    if (!str_has(s, mark))
        return s;
    char *out = arena_bytes(a, s.n);
    size_t n = 0;
    while (s.n) {
        size_t at = str_find(s, mark);
        memcpy(out + n, s.p, at);
        n += at;
        if (at < s.n)
            out[n++] = '\n';
        s = str_skip(s, at + mark.n);
    }
    return (struct str){ out, n };
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct xml_element e;
    struct str rest;
    bool titled = false;
    if (!begin(text, &rest))
        return false;
    while (xml_next(&rest, &e)) {
        const struct field_row *row = row_of(e.tag.name);
        struct str s = xml_text(a, e.inner);
        if (row && row->field == FIELD_TEXT) {
            segment_add(a, out, with_lines(a, s), FORM_PLAIN, HIDE_NOT);
        } else if (row && row->field == FIELD_TITLE && s.n && !titled) {
            titled = true;
            if (title_loses(a, s, true))
                segment_add(a, out, s, FORM_PLAIN, HIDE_ENVELOPE);
        } else {
            segment_add(a, out, s, FORM_PLAIN, HIDE_ENVELOPE);
        }
    }
    return true;
}

const struct dialect dialect_sogou = { "sogou", recognise, meta, cut,
                                       next,    NULL,      NULL };
