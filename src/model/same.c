/* SPDX-License-Identifier: MIT */
/*
 * Entries are sorted by address; what shares one is a candidate. Candidates
 * are sorted by title and again by text, and neighbours that are equal are
 * united (disjoint sets with halved paths, the smaller index on top). No step
 * looks at pairs, so a million files of one address cost a sort.
 */
#include <config.h>

#include "model/same.h"

#include "base/mem.h"
#include "parser/url.h"
#include "text/cjk.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <unictype.h>

enum { TEXT_CHARS = 60 };

/* --- keys -------------------------------------------------------------- */

#define HASH_BEGIN 14695981039346656037u /* FNV-1a, by code points */

static uint64_t hash_add(uint64_t h, uint32_t cp)
{
    return (h ^ cp) * 1099511628211u;
}

/* FNV leaves its high bits weak; 0 means none. */
static uint64_t hash_end(uint64_t h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 33;
    return h ? h : 1;
}

/* Ideographs and their iteration mark, kana, Hangul syllables. */
static bool is_han(uint32_t cp)
{
    return (cp >= 0x3400 && cp <= 0x9FFF) || cjk_is_hangul(cp) ||
           (cp >= 0x20000 && cp <= 0x3FFFF) || cp == 0x3005 || cp == 0x3007 ||
           (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FA) ||
           (cp >= 0xF900 && cp <= 0xFAFF);
}

static bool is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z');
    return is_han(cp) || uc_is_general_category_withtable(
                             cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

uint64_t same_url(struct arena *scratch, struct str url)
{
    struct str key = url_key(scratch, url);
    uint64_t h = HASH_BEGIN;
    if (key.n == 0)
        return 0;
    for (size_t i = 0; i < key.n; i++)
        h = hash_add(h, (unsigned char)key.p[i]);
    return hash_end(h);
}

uint64_t same_title(struct str title)
{
    struct buf key = { 0 };
    uint64_t h = HASH_BEGIN;
    bool any = false;
    fold_text(&key, NULL, title, 0, FOLD_JOIN);
    const char *p = buf_str(&key).p, *end = str_end(buf_str(&key));
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if (is_letter(cp)) {
            h = hash_add(h, cp);
            any = true;
        }
    }
    buf_free(&key);
    return any ? hash_end(h) : 0;
}

/* Archives differ in the pictures they keep and where they put credits. */
static bool is_text(const struct block *b)
{
    return b->hidden == HIDE_NOT && b->kind != BLOCK_IMAGE &&
           b->kind != BLOCK_EMBED && b->kind != BLOCK_CREDIT;
}

uint64_t same_text(const struct doc *d)
{
    struct buf key = { 0 };
    uint64_t h = HASH_BEGIN;
    size_t n = 0;
    for (uint32_t i = 0; i < d->nblocks && n < TEXT_CHARS; i++) {
        if (!is_text(&d->blocks[i]))
            continue;
        buf_reset(&key);
        fold_text(&key, NULL, doc_block(d, &d->blocks[i]), 0, 0);
        const char *p = buf_str(&key).p, *end = str_end(buf_str(&key));
        while (p < end && n < TEXT_CHARS) {
            uint32_t cp = utf8_next(&p, end);
            if (is_han(cp)) {
                h = hash_add(h, cp);
                n++;
            }
        }
    }
    buf_free(&key);
    return n ? hash_end(h) : 0;
}

/* --- candidates -------------------------------------------------------- */

struct keyed {
    uint64_t key;
    uint32_t at;
};

/* Has a neighbour of the same address. */
struct candidate {
    struct entry *e;
    uint64_t text;
    uint32_t at, root; /* root: index of a candidate, itself if on top */
};

struct candidates {
    struct candidate *list;
    size_t n;
};

static int compare_keyed(const void *va, const void *vb)
{
    const struct keyed *a = va, *b = vb;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static struct entry *entry_at(const struct same_in *in, size_t i)
{
    return &in->chunks[i / ARCHIVE_CHUNK][i % ARCHIVE_CHUNK];
}

static int compare_known(const void *va, const void *vb)
{
    const uint32_t *at = va;
    const struct same_known *known = vb;
    return (*at > known->at) - (*at < known->at);
}

static const struct same_known *known_of(const struct same_in *in, uint32_t at)
{
    return in->nknown ? bsearch(&at, in->known, in->nknown, sizeof *in->known,
                                compare_known)
                      : NULL;
}

static bool shared(const struct keyed *k, size_t n, size_t i)
{
    return (i > 0 && k[i - 1].key == k[i].key) ||
           (i + 1 < n && k[i + 1].key == k[i].key);
}

/* Those that share an address, in order of it. */
static struct candidates find_candidates(const struct same_in *in)
{
    struct keyed *k = xmalloc((in->n + 1) * sizeof *k);
    struct candidates c = { NULL, 0 };
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < in->n; i++) {
        uint64_t key = entry_at(in, i)->url_key;
        if (key)
            k[n++] = (struct keyed){ key, (uint32_t)i };
    }
    qsort(k, n, sizeof *k, compare_keyed);
    for (size_t i = 0; i < n; i++)
        kept += shared(k, n, i);
    c.list = xmalloc((kept + 1) * sizeof *c.list);
    for (size_t i = 0; i < n; i++) {
        if (shared(k, n, i)) {
            const struct same_known *known = known_of(in, k[i].at);
            c.list[c.n++] = (struct candidate){ .e = entry_at(in, k[i].at),
                                                .text = known ? known->text : 0,
                                                .at = k[i].at };
        }
    }
    free(k);
    return c;
}

/* --- uniting ----------------------------------------------------------- */

static uint32_t top_of(struct candidate *list, uint32_t i)
{
    while (list[i].root != i) {
        list[i].root = list[list[i].root].root;
        i = list[i].root;
    }
    return i;
}

static void unite(struct candidate *list, uint32_t a, uint32_t b)
{
    a = top_of(list, a);
    b = top_of(list, b);
    if (a < b)
        list[b].root = a;
    else
        list[a].root = b;
}

static int compare_titles(const void *va, const void *vb)
{
    const struct candidate *a = va, *b = vb;
    if (a->e->url_key != b->e->url_key)
        return a->e->url_key < b->e->url_key ? -1 : 1;
    if (a->e->title_key != b->e->title_key)
        return a->e->title_key < b->e->title_key ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static void unite_titles(struct candidates *c)
{
    if (c->n)
        qsort(c->list, c->n, sizeof *c->list, compare_titles);
    for (uint32_t i = 0; i < c->n; i++) {
        const struct entry *e = c->list[i].e;
        const struct entry *before = i ? c->list[i - 1].e : NULL;
        c->list[i].root = i;
        if (before && e->title_key && before->url_key == e->url_key &&
            before->title_key == e->title_key)
            unite(c->list, i - 1, i);
    }
}

/* By address and text, of those that have one. */
struct texted {
    uint64_t url, text;
    uint32_t i;
};

static int compare_texted(const void *va, const void *vb)
{
    const struct texted *a = va, *b = vb;
    if (a->url != b->url)
        return a->url < b->url ? -1 : 1;
    if (a->text != b->text)
        return a->text < b->text ? -1 : 1;
    return (a->i > b->i) - (a->i < b->i);
}

static void unite_texts(struct candidates *c)
{
    struct texted *t = xmalloc((c->n + 1) * sizeof *t);
    size_t n = 0;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->list[i].text)
            t[n++] =
                (struct texted){ c->list[i].e->url_key, c->list[i].text, i };
    qsort(t, n, sizeof *t, compare_texted);
    for (size_t i = 1; i < n; i++)
        if (t[i - 1].url == t[i].url && t[i - 1].text == t[i].text)
            unite(c->list, t[i - 1].i, t[i].i);
    free(t);
}

static int compare_numbers(const void *va, const void *vb)
{
    const uint32_t *a = va, *b = vb;
    return (*a > *b) - (*a < *b);
}

/* Texts can only tell something where titles of one address differ. */
static void find_wanted(const struct same_in *in, struct candidates *c,
                        uint32_t **wanted, size_t *nwanted)
{
    uint32_t *out = xmalloc((c->n + 1) * sizeof *out);
    size_t n = 0, end;
    for (size_t i = 0; i < c->n; i = end) {
        const struct entry *e = c->list[i].e;
        bool one = e->title_key;
        for (end = i; end < c->n && c->list[end].e->url_key == e->url_key;
             end++)
            one = one && c->list[end].e->title_key == e->title_key;
        for (size_t j = i; j < end && !one; j++)
            if (!known_of(in, c->list[j].at))
                out[n++] = c->list[j].at;
    }
    qsort(out, n, sizeof *out, compare_numbers);
    *wanted = out;
    *nwanted = n;
}

/* --- groups ------------------------------------------------------------ */

static int compare_members(const void *va, const void *vb)
{
    const struct candidate *a = va, *b = vb;
    bool a_dated = a->e->order_ms != DATE_UNKNOWN;
    bool b_dated = b->e->order_ms != DATE_UNKNOWN;
    int d;
    if (a->root != b->root)
        return a->root < b->root ? -1 : 1;
    if (a_dated != b_dated)
        return b_dated - a_dated;
    if (a->e->order_ms != b->e->order_ms)
        return a->e->order_ms > b->e->order_ms ? -1 : 1;
    d = entry_compare_paths(a->e, b->e);
    if (!d)
        d = (a->e->item > b->e->item) - (a->e->item < b->e->item);
    return d ? d : (a->at > b->at) - (a->at < b->at);
}

static struct same *make_groups(struct candidates *c)
{
    struct same *s = xcalloc(1, sizeof *s);
    size_t end;
    for (uint32_t i = 0; i < c->n; i++)
        c->list[i].root = top_of(c->list, i);
    if (c->n)
        qsort(c->list, c->n, sizeof *c->list, compare_members);
    s->members = xmalloc((c->n + 1) * sizeof *s->members);
    s->first = xmalloc((c->n / 2 + 1) * sizeof *s->first);
    for (size_t i = 0; i < c->n; i = end) {
        for (end = i + 1; end < c->n && c->list[end].root == c->list[i].root;)
            end++;
        if (end - i < 2)
            continue;
        s->first[s->ngroups++] = s->nmembers;
        for (size_t j = i; j < end; j++)
            s->members[s->nmembers++] = c->list[j].e;
    }
    s->first[s->ngroups] = s->nmembers;
    s->members = xrealloc(s->members, (s->nmembers + 1) * sizeof *s->members);
    s->first = xrealloc(s->first, (s->ngroups + 1) * sizeof *s->first);
    return s;
}

struct same *same_find(const struct same_in *in, uint32_t **wanted,
                       size_t *nwanted)
{
    struct candidates c = find_candidates(in);
    struct same *s;
    unite_titles(&c);
    if (wanted)
        find_wanted(in, &c, wanted, nwanted);
    if (in->nknown)
        unite_texts(&c);
    s = make_groups(&c);
    free(c.list);
    return s;
}

void same_free(struct same *s)
{
    if (!s)
        return;
    free(s->members);
    free(s->first);
    free(s);
}

bool same_equal(const struct same *a, const struct same *b)
{
    uint32_t na = a ? a->nmembers : 0, nb = b ? b->nmembers : 0;
    if (na == 0 || nb == 0)
        return na == nb;
    return na == nb && a->ngroups == b->ngroups &&
           !memcmp(a->members, b->members, na * sizeof *a->members) &&
           !memcmp(a->first, b->first, a->ngroups * sizeof *a->first);
}

void same_mark(const struct same *s)
{
    for (uint32_t i = 0; i < s->nmembers; i++)
        s->members[i]->same = i + 1;
}

void same_unmark(const struct same *s)
{
    for (uint32_t i = 0; i < s->nmembers; i++)
        s->members[i]->same = 0;
}

/* The group of a marked entry. */
static uint32_t group_of(const struct same *s, const struct entry *e)
{
    uint32_t low = 0, high = s->ngroups; /* first[low] <= place < first[high] */
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (s->first[mid] <= e->same - 1)
            low = mid;
        else
            high = mid;
    }
    return low;
}

uint32_t same_others(const struct same *s, const struct entry *e)
{
    uint32_t g;
    if (!s || !e || !e->same)
        return 0;
    g = group_of(s, e);
    return s->first[g + 1] - s->first[g] - 1;
}

const struct entry *same_other(const struct same *s, const struct entry *e,
                               uint32_t i)
{
    uint32_t first;
    if (i >= same_others(s, e))
        return NULL;
    first = s->first[group_of(s, e)];
    return s->members[first + i + (first + i >= e->same - 1)];
}
