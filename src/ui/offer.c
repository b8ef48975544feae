/* SPDX-License-Identifier: MIT */
/*
 * Tags are counted in a table of hashes that never fills: the entries that are
 * looked at and the tags that are told apart are bounded, so that Tab answers
 * at once in any archive.
 */
#include <config.h>

#include "ui/offer.h"

#include "base/mem.h"
#include "search/keys.h"
#include "search/match.h"

#include <stdlib.h>

enum {
    LOOK = 200000,  /* entries whose tags are looked at */
    PLACES = 16384, /* of the table, a power of two */
    TAGS = 12288,   /* tags in it */
};

#define MOST (sizeof((struct query_complete *)0)->words / sizeof(struct str))

/* As a word of a query. */
static struct str quoted(struct arena *a, struct str name)
{
    static const struct str signs[] = {
        STR_INIT(" "),  STR_INIT("("),  STR_INIT(")"),
        STR_INIT("|"),  STR_INIT("“"),  STR_INIT("”"),
        STR_INIT("（"), STR_INIT("）"), STR_INIT("｜"),
    };
    bool plain = name.n > 0 && name.p[0] != '/' && name.p[0] != '@' &&
                 !STR_ANY(name, str_has, signs);
    return plain ? name : arena_printf(a, "\"%.*s\"", STR_ARG(name));
}

/* What was typed, to be compared with names. */
struct typed {
    struct match match;
    struct buf key; /* scratch */
};

static struct typed typed_begin(struct arena *a, struct str word)
{
    struct typed t = { .key = { 0 } };
    if (str_starts(word, STR("\"")))
        word = str_skip(word, 1);
    match_init(&t.match, a, word);
    return t;
}

/* A name that holds a quotation mark cannot be written as a word. */
static bool may_become(struct typed *t, struct str name)
{
    struct title_key k;
    if (name.n == 0 || str_has(name, STR("\"")))
        return false;
    title_key_make(&k, name, &t->key);
    return match_title(&t->match, &k);
}

void offer_sources(struct arena *a, const struct archive *archive,
                   struct str typed, struct query_complete *c)
{
    struct typed t = typed_begin(a, typed);
    c->count = 0;
    for (size_t i = 0; i < archive->nsources && c->count < MOST; i++) {
        struct str name = archive->sources[i].name;
        if (may_become(&t, name))
            c->words[c->count++] = quoted(a, name);
    }
    buf_free(&t.key);
}

/* tags */

struct tag_count {
    struct str tag;
    uint32_t n;
};

static uint32_t hash_of(struct str s)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    return h ^ h >> 15;
}

static void count(struct tag_count *table, size_t *ntags, struct str tag)
{
    uint32_t at = hash_of(tag) % PLACES;
    while (table[at].n && !str_eq(table[at].tag, tag))
        at = (at + 1) % PLACES;
    if (table[at].n == 0 && *ntags == TAGS)
        return;
    *ntags += table[at].n == 0;
    table[at].tag = tag;
    table[at].n++;
}

static int compare(const void *va, const void *vb)
{
    const struct tag_count *a = va, *b = vb;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return str_cmp(a->tag, b->tag);
}

void offer_tags(struct arena *a, const struct archive *archive,
                struct str typed, struct query_complete *c)
{
    struct tag_count *table = xcalloc(PLACES, sizeof *table);
    struct typed t = typed_begin(a, typed);
    size_t look = archive->nentries < LOOK ? archive->nentries : LOOK;
    size_t ntags = 0, n = 0;
    for (size_t i = 0; i < look; i++) {
        struct str rest = archive_entry(archive, i)->tags, tag;
        while (str_field(&rest, '\n', &tag))
            count(table, &ntags, tag);
    }
    for (size_t i = 0; i < PLACES; i++)
        if (table[i].n && may_become(&t, table[i].tag))
            table[n++] = table[i];
    qsort(table, n, sizeof *table, compare);
    c->count = n < MOST ? n : MOST;
    for (size_t i = 0; i < c->count; i++)
        c->words[i] = quoted(a, table[i].tag);
    buf_free(&t.key);
    free(table);
}

void offer_saved(struct arena *a, const struct saved_query *saved,
                 struct str typed, struct query_complete *c)
{
    c->count = 0;
    for (const struct saved_query *q = saved; q && c->count < MOST; q = q->next)
        if (str_starts(q->name, str_skip(typed, 1)))
            c->words[c->count++] = arena_printf(a, "@%.*s", STR_ARG(q->name));
}
