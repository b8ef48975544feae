/* SPDX-License-Identifier: MIT */
/*
 * The mail dialect: a message as programs of mail save it. Its part that is
 * HTML, else its plain text, is the article; the header tells what it is.
 */
#include <config.h>

#include "parser/label_names.h"
#include "parser/d.h"
#include "parser/issue_line.h"
#include "parser/mime.h"

static bool recognise(struct str text, struct str path)
{
    struct str head, body;
    (void)path;
    return mime_message(text, &head, &body) &&
           mime_field(head, STR("From")).p && mime_field(head, STR("Date")).p &&
           mime_field(head, STR("Subject")).p;
}

/* "\"A Writer\" <writer@post.example>": the name. */
static struct str person(struct arena *a, struct str s)
{
    struct str name = str_trim(str_head(s, str_chr(s, '<')));
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = (struct str){ name.p + 1, name.n - 2 };
    return str_trim(mime_words(a, name));
}

/* Of a folded value, one line. */
static struct str unfolded(struct arena *a, struct str s)
{
    char *to = arena_bytes(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        to[i] = str_is_white(s.p[i]) ? ' ' : s.p[i];
    return (struct str){ to, s.n };
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct mime_part p;
    f->body = text;
    if (!mime_find(a, text, &p))
        return;
    struct str body = mime_text(a, &p, MIME_LOOK);
    struct str subject = unfolded(a, mime_field(p.head, STR("Subject")));
    struct str from = person(a, mime_field(p.head, STR("From")));
    if (p.html)
        dialect_page.meta(a, body, path, f);
    else
        f->body = body;
    f->index_page = false;
    f->title = mime_words(a, subject);
    f->title_entities = false;
    f->author = STR_NONE;
    if (label_is_publisher(from))
        f->provenance = from;
    else
        f->author = from;
    f->front_date = mime_field(p.head, STR("Date"));
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct mime_part p;
    struct str body;
    if (!mail_cut(a, text, out, &p, &body))
        return false;
    if (p.html)
        dialect_cut(&dialect_page, a, body, out);
    else
        segment_add(a, out, body, FORM_PLAIN, HIDE_NOT);
    return true;
}

const struct dialect dialect_mail = { "mail", recognise, meta, cut,
                                      NULL,   NULL,      NULL };
