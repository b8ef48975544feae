/* SPDX-License-Identifier: MIT */
/* The link dialect: "[title](address)", a rule, "日期：…", HTML. */
#include <config.h>

#include "parser/d.h"

static bool recognise(struct str text, struct str path)
{
    (void)text;
    (void)path;
    return false;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    (void)a;
    (void)path;
    f->body = text;
}

static void cut(struct arena *a, struct str text, struct segments *out)
{
    segment_add(a, out, text, FORM_PLAIN, HIDE_NOT);
}

const struct dialect dialect_link = { "link", recognise, meta, cut, NULL, NULL };
