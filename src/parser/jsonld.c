/* SPDX-License-Identifier: MIT */
/*
 * A stack with one frame for each open object or array. An object cannot be
 * judged before its end (its "@type" may come last), so each frame collects,
 * and the end of one hands a name to the frame around it or the whole to the
 * caller.
 */
#include <config.h>

#include "parser/jsonld.h"

#include "parser/jscan.h"

enum { AUTHORS_MAX = 256 }; /* bytes of names, more are no byline */

/* What a key means to us. */
enum field {
    FIELD_OTHER,
    FIELD_TYPE,
    FIELD_HEADLINE,
    FIELD_DATE,
    FIELD_URL,
    FIELD_LANG,
    FIELD_NAME,
    FIELD_ID,
    FIELD_AUTHOR,
    FIELD_PUBLISHER,
    FIELD_MAIN, /* mainEntityOfPage */
};

static const struct {
    struct str key;
    enum field field;
} keys[] = {
    { STR_INIT("@type"), FIELD_TYPE },
    { STR_INIT("headline"), FIELD_HEADLINE },
    { STR_INIT("datePublished"), FIELD_DATE },
    { STR_INIT("url"), FIELD_URL },
    { STR_INIT("inLanguage"), FIELD_LANG },
    { STR_INIT("name"), FIELD_NAME },
    { STR_INIT("@id"), FIELD_ID },
    { STR_INIT("author"), FIELD_AUTHOR },
    { STR_INIT("publisher"), FIELD_PUBLISHER },
    { STR_INIT("mainEntityOfPage"), FIELD_MAIN },
};

struct frame {
    enum field at;  /* under which it stands in the one around it */
    enum field key; /* of the value that comes next */
    bool article;
    struct str name, id;
    struct jsonld got;
};

struct reader {
    struct arena *a;
    struct jscan j;
    struct frame frames[JSCAN_DEPTH + 1]; /* [0]: around all */
    bool done;
};

static enum field field_of(struct str key)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_eq(key, keys[i].key))
            return keys[i].field;
    return FIELD_OTHER;
}

static bool is_article(struct str type)
{
    return str_ends(type, STR("Article")) || str_ends(type, STR("Posting")) ||
           str_eq(type, STR("Report"));
}

static void keep(struct str *to, struct str s)
{
    if (!to->p && s.n)
        *to = s;
}

static void add_author(struct reader *r, struct str *to, struct str name)
{
    if (name.n == 0 || to->n > AUTHORS_MAX)
        return;
    *to = to->p ? arena_printf(r->a, "%.*s\n%.*s", STR_ARG(*to), STR_ARG(name))
                : name;
}

/* A string, or the name of an object, as a value of f. */
static void take(struct reader *r, struct frame *f, enum field field,
                 struct str s)
{
    switch (field) {
    case FIELD_TYPE:
        f->article = f->article || is_article(s);
        break;
    case FIELD_HEADLINE:
        keep(&f->got.headline, s);
        break;
    case FIELD_DATE:
        keep(&f->got.date, s);
        break;
    case FIELD_URL:
    case FIELD_MAIN:
        keep(&f->got.url, s);
        break;
    case FIELD_LANG:
        keep(&f->got.lang, s);
        break;
    case FIELD_NAME:
        keep(&f->name, s);
        break;
    case FIELD_ID:
        keep(&f->id, s);
        break;
    case FIELD_AUTHOR:
        add_author(r, &f->got.author, s);
        break;
    case FIELD_PUBLISHER:
        keep(&f->got.publisher, s);
        break;
    case FIELD_OTHER:
        break;
    }
}

static void hand_over(struct jsonld *out, const struct frame *f)
{
    keep(&out->headline, f->got.headline.p ? f->got.headline : f->name);
    keep(&out->date, f->got.date);
    keep(&out->url, f->got.url);
    keep(&out->author, f->got.author);
    keep(&out->publisher, f->got.publisher);
    keep(&out->lang, f->got.lang);
}

/* An object ends: the article itself, or one that names something. */
static void object_end(struct reader *r, struct jsonld *out)
{
    struct frame *f = &r->frames[r->j.depth + 1];
    struct frame *outer = f - 1;
    if (f->article && f->at != FIELD_AUTHOR && f->at != FIELD_PUBLISHER) {
        hand_over(out, f);
        r->done = true;
    } else if (f->at == FIELD_MAIN || f->at == FIELD_URL) {
        take(r, outer, f->at, f->id.p ? f->id : f->got.url);
    } else if (f->at == FIELD_AUTHOR || f->at == FIELD_PUBLISHER) {
        take(r, outer, f->at, f->name);
    }
}

/* The authors of a list belong to the object around it. */
static void array_end(struct reader *r)
{
    struct frame *f = &r->frames[r->j.depth + 1], *outer = f - 1;
    if (f->at == FIELD_AUTHOR)
        add_author(r, &outer->got.author, f->got.author);
    else if (f->at == FIELD_PUBLISHER)
        keep(&outer->got.publisher, f->got.publisher);
    else if (f->at == FIELD_TYPE)
        outer->article = outer->article || f->article;
}

void jsonld_read(struct arena *a, struct str text, struct jsonld *out)
{
    struct reader r = { .a = a, .j = { .rest = text } };
    struct jtoken t;
    while (!r.done && jscan_next(&r.j, &t)) {
        struct frame *f = &r.frames[r.j.depth];
        switch (t.kind) {
        case JSCAN_OBJECT:
        case JSCAN_ARRAY:
            *f = (struct frame){ .at = f[-1].key };
            f->key = t.kind == JSCAN_ARRAY ? f->at : FIELD_OTHER;
            break;
        case JSCAN_OBJECT_END:
            object_end(&r, out);
            break;
        case JSCAN_ARRAY_END:
            array_end(&r);
            break;
        case JSCAN_KEY:
            f->key = field_of(t.raw);
            break;
        case JSCAN_STRING:
            if (f->key != FIELD_OTHER)
                take(&r, f, f->key, jscan_string(a, t.raw));
            break;
        case JSCAN_WORD:
            break;
        }
    }
}
