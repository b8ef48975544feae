/* SPDX-License-Identifier: MIT */
/*
 * The table of dialects. A new one is a file d_NAME.c, its line in d.h and
 * its row here; the order is that of asking, the last one takes all.
 */
#include <config.h>

#include "parser/dialect.h"

#include "base/ascii.h"
#include "parser/d.h"
#include "parser/xml.h"

const struct dialect *const dialects[] = {
    &dialect_ms,       &dialect_yaml_ms,   &dialect_gfw,
    &dialect_wechat,   &dialect_mhtml,     &dialect_mail,
    &dialect_simpread, &dialect_gnews,     &dialect_link,
    &dialect_xwlb,     &dialect_images,    &dialect_issue,
    &dialect_feed,     &dialect_feed_json, &dialect_sogou,
    &dialect_telegram, &dialect_yaml_html, &dialect_markdown,
    &dialect_page,     &dialect_aozora,    &dialect_plain,
};
const size_t ndialects = sizeof dialects / sizeof *dialects;

const struct dialect *dialect_of(struct str text, struct str path)
{
    size_t i = 0;
    while (i + 1 < ndialects &&
           (dialects[i]->next || !dialects[i]->recognise(text, path)))
        i++;
    return dialects[i];
}

/* Does the recogniser say yes? Of those that find in the same walk *f has what
 * meta would find. */
static bool takes(const struct dialect *d, struct arena *a, struct str text,
                  struct str path, struct found *f)
{
    if (d->next)
        return false;
    return d->both ? d->both(a, text, path, f) : d->recognise(text, path);
}

const struct dialect *dialect_found(struct arena *a, struct str text,
                                    struct str path, struct found *f)
{
    size_t i = 0;
    while (i + 1 < ndialects && !takes(dialects[i], a, text, path, f))
        i++;
    if (!dialects[i]->both)
        dialects[i]->meta(a, text, path, f);
    return dialects[i];
}

/* Those in XML ask for its root, one in HTML for a line before that: nearly
 * all files that begin with a mark have neither. */
static bool may_be_several(struct str head)
{
    struct str s = str_trim(head);
    struct tag root;
    return !str_starts(s, STR("<")) || str_starts_nocase(s, STR("<!DOC")) ||
           xml_root(s, &root);
}

const struct dialect *dialect_of_several(struct str head)
{
    if (str_starts(head, STR("\xEF\xBB\xBF")))
        head = str_skip(head, 3);
    if (!may_be_several(head))
        return NULL;
    for (size_t i = 0; i < ndialects; i++)
        if (dialects[i]->next && dialects[i]->recognise(head, STR_NONE))
            return dialects[i];
    return NULL;
}

void segment_add(struct arena *a, struct segments *s, struct str text,
                 enum form form, enum reason hidden)
{
    if (text.n == 0)
        return;
    if (s->n == s->room) {
        size_t room = s->room ? s->room * 2 : 16;
        struct segment *list = arena_array(a, struct segment, room);
        if (s->n)
            memcpy(list, s->list, s->n * sizeof *list);
        s->list = list;
        s->room = room;
    }
    s->list[s->n++] = (struct segment){ text, form, hidden };
}

void dialect_cut(const struct dialect *d, struct arena *a, struct str text,
                 struct segments *out)
{
    if (!d->cut(a, text, out))
        segment_add(a, out, text, FORM_PLAIN, HIDE_NOT);
}

static bool has_markup(struct str s)
{
    for (size_t i = str_chr(s, '<'); i + 1 < s.n;
         i += 1 + str_chr(str_skip(s, i + 1), '<')) {
        char c = s.p[i + 1];
        if (ascii_is_letter(c) || c == '/' || c == '!')
            return true;
    }
    return str_chr(s, '&') < s.n;
}

void segment_text(struct arena *a, struct segments *s, struct str text,
                  enum reason hidden)
{
    segment_add(a, s, text, has_markup(text) ? FORM_HTML : FORM_PLAIN, hidden);
}
