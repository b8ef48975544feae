/* SPDX-License-Identifier: MIT */
/*
 * The mhtml dialect: a page with its pictures in one file as a mail message
 * (RFC 2557). The first part that is text/html is decoded and read as the
 * page it is; the other parts are pictures and styles.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/mime.h"

/* Mail has somebody it was sent to. */
static bool recognise(struct str text, struct str path)
{
    struct str head, body;
    (void)path;
    return mime_message(text, &head, &body) &&
           mime_field(head, STR("MIME-Version")).p &&
           str_starts_nocase(mime_field(head, STR("Content-Type")),
                             STR("multipart/")) &&
           !mime_field(head, STR("To")).p && str_has(body, STR("text/html"));
}

static const struct dialect *kind_of(struct str page)
{
    return dialect_wechat.recognise(page, STR_NONE) ? &dialect_wechat
                                                    : &dialect_page;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct mime_part p;
    f->body = text;
    if (!mime_find(a, text, &p))
        return;
    struct str page = mime_text(a, &p, MIME_LOOK);
    struct str saved = mime_field(p.head, STR("Date"));
    kind_of(page)->meta(a, page, path, f);
    if (!f->url.p)
        f->url = p.location.p
                     ? p.location
                     : mime_field(p.head, STR("Snapshot-Content-Location"));
    if (!f->front_date.p && saved.p) {
        f->front_date = saved;
        f->front_is_fetch = true;
    }
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct mime_part p;
    struct str page;
    if (!mail_cut(a, text, out, &p, &page))
        return false;
    dialect_cut(kind_of(page), a, page, out);
    return true;
}

const struct dialect dialect_mhtml = { "mhtml", recognise, meta, cut,
                                       NULL,    NULL,      NULL };
