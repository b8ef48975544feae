/* SPDX-License-Identifier: MIT */
/*
 * The yaml-ms dialect: front matter of a Jekyll post, then the header and
 * body of the ms dialect. The front matter's date is that of the stamp; where
 * the stamp is NaN it is the time of fetching.
 */
#include <config.h>

#include "parser/d.h"
#include "parser/front.h"
#include "parser/md_links.h"

static bool parts(struct str text, struct str *block, struct ms_header *h)
{
    struct str body;
    return front_block(text, block, &body) && ms_header(body, h);
}

static bool recognise(struct str text, struct str path)
{
    struct str block;
    struct ms_header h;
    (void)path;
    return parts(text, &block, &h);
}

static bool both(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    struct str block;
    struct ms_header h;
    (void)path;
    if (!parts(text, &block, &h))
        return false;
    ms_found(&h, f);
    front_found(a, block, f);
    if (str_eq(h.ms, STR("NaN")))
        f->front_is_fetch = true;
    return true;
}

static void meta(struct arena *a, struct str text, struct str path,
                 struct found *f)
{
    both(a, text, path, f);
}

static bool cut(struct arena *a, struct str text, struct segments *out)
{
    struct str block;
    struct ms_header h;
    if (!parts(text, &block, &h))
        return false;
    segment_add(a, out, block, FORM_PRE, HIDE_ENVELOPE);
    h.body = md_links(a, h.body);
    ms_cut(a, &h, out);
    return true;
}

const struct dialect dialect_yaml_ms = { "yaml-ms", recognise, meta, cut,
                                         NULL,      NULL,      both };
