/* SPDX-License-Identifier: MIT */
/*
 * Hits are found in the key of a text and go back to it by the map that was
 * made with the key. Two that are apart in the key may be one character of the
 * text, so overlaps are taken out of what came back.
 */
#include <config.h>

#include "search/match.h"

#include "text/utf8.h"

#include <stdlib.h>

#define IDEOGRAPHIC_SPACE "\xE3\x80\x80"

/* --- words --- */

static size_t blank_at(struct str s)
{
    if (s.n && (s.p[0] == ' ' || (s.p[0] >= '\t' && s.p[0] <= '\r')))
        return 1;
    return str_starts(s, STR(IDEOGRAPHIC_SPACE)) ? 3 : 0;
}

/* Take the next word off *rest; false when there is none. */
static bool next_word(struct str *rest, struct str *word)
{
    size_t n = 0;
    for (size_t blank; (blank = blank_at(*rest));)
        *rest = str_skip(*rest, blank);
    while (n < rest->n && !blank_at(str_skip(*rest, n)))
        n++;
    *word = str_head(*rest, n);
    *rest = str_skip(*rest, n);
    return n > 0;
}

static bool has_form(const struct match_word *w, struct str key)
{
    for (size_t i = 0; i < w->nforms; i++)
        if (str_eq(w->forms[i].scan.needle, key))
            return true;
    return false;
}

static bool add_forms(struct match_word *w, struct arena *a, struct str text,
                      bool whole)
{
    struct str keys[FOLD_KEYS];
    size_t n = fold_query(a, text, 0, keys);
    struct match_form *all;

    if (n == 0 || has_form(w, keys[0]))
        return false;
    all = arena_array(a, struct match_form, w->nforms + n);
    for (size_t i = 0; i < w->nforms; i++)
        all[i] = w->forms[i];
    for (size_t i = 0; i < n; i++) {
        struct match_form *f = &all[w->nforms + i];
        const char *p = keys[i].p, *end = str_end(keys[i]);
        scan_init(&f->scan, a, keys[i], SCAN_BEST);
        f->ends = whole && fold_parts_words(utf8_prev(&end, p));
        f->begins = whole && fold_parts_words(utf8_next(&p, str_end(keys[i])));
    }
    w->forms = all;
    w->nforms += n;
    return true;
}

bool match_also(struct match_word *w, struct arena *a, struct str name)
{
    return add_forms(w, a, name, true);
}

bool match_word(struct match_word *w, struct arena *a, struct str word,
                bool pinyin)
{
    struct pinyin *p;

    *w = (struct match_word){ .nforms = 0 };
    add_forms(w, a, word, false);
    if (pinyin && w->nforms) {
        p = arena_new(a, struct pinyin);
        if (pinyin_init(p, word))
            w->pinyin = p;
        else
            arena_shrink(a, p, 0);
    }
    return w->nforms > 0;
}

void match_init(struct match *m, struct arena *a, struct str expr)
{
    struct str rest = expr, word;
    size_t n = 0;

    while (next_word(&rest, &word))
        n++;
    *m = (struct match){ arena_array(a, struct match_word, n), 0 };
    while (next_word(&expr, &word))
        m->n += match_word(&m->words[m->n], a, word, true);
}

/* --- yes or no --- */

bool match_stands(const struct match_form *f, struct str key, size_t place)
{
    const char *p = key.p + place, *end = p + f->scan.needle.n;

    return !(f->begins && place > 0 &&
             fold_parts_words(utf8_prev(&p, key.p))) &&
           !(f->ends && end < str_end(key) &&
             fold_parts_words(utf8_next(&end, str_end(key))));
}

bool match_key(const struct match_word *w, struct str key)
{
    for (size_t i = 0; i < w->nforms; i++) {
        const struct match_form *f = &w->forms[i];
        size_t at = 0, place;
        while (scan_find(&f->scan, key, &at, SIZE_MAX, &place, 1))
            if (match_stands(f, key, place))
                return true;
    }
    return false;
}

bool match_word_title(const struct match_word *w, const struct title_key *k)
{
    return match_key(w, title_key_str(k)) ||
           (w->pinyin && title_key_has_pinyin(k, w->pinyin));
}

bool match_text(const struct match *m, struct str text)
{
    struct buf key = { 0 };
    bool all = true;

    if (m->n)
        fold_text(&key, NULL, text, 0, 0);
    for (size_t i = 0; i < m->n && all; i++)
        all = match_key(&m->words[i], buf_str(&key));
    buf_free(&key);
    return all;
}

bool match_title(const struct match *m, const struct title_key *k)
{
    for (size_t i = 0; i < m->n; i++)
        if (!match_word_title(&m->words[i], k))
            return false;
    return true;
}

/* --- hits --- */

void hit_add(struct buf *out, size_t start, size_t end)
{
    struct hit hit = { (uint32_t)start, (uint32_t)end };
    buf_mem(out, &hit, sizeof hit);
}

static void add_form(const struct match_form *f, const struct match_in_text *t,
                     size_t most, struct buf *out)
{
    enum { ROOM = 64 };
    size_t places[ROOM], at = 0, n;

    while (most > 0 && at < t->key.n) {
        n = scan_find(&f->scan, t->key, &at, SIZE_MAX, places,
                      most < ROOM ? most : ROOM);
        for (size_t i = 0; i < n; i++) {
            uint32_t start = (uint32_t)places[i];
            uint32_t end = start + (uint32_t)f->scan.needle.n;
            if (!match_stands(f, t->key, start))
                continue;
            hit_add(out, fold_map_text(t->map, start, false),
                    fold_map_text(t->map, end, true));
        }
        most -= n;
    }
}

void hits_of_pinyin(const struct pinyin *p, struct str text, size_t most,
                    struct buf *out)
{
    size_t at = 0, start, end;

    while (most-- > 0 && pinyin_find(p, text, at, &start, &end)) {
        hit_add(out, start, end);
        at = end;
    }
}

void hits_of_words(const struct match *m, enum match_in in,
                   const struct match_in_text *t, size_t most, struct buf *out)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct match_word *w = &m->words[i];
        for (size_t k = 0; k < w->nforms; k++)
            add_form(&w->forms[k], t, most, out);
        if (in == MATCH_TITLE && w->pinyin)
            hits_of_pinyin(w->pinyin, t->text, most, out);
    }
}

static int compare(const void *x, const void *y)
{
    const struct hit *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end < b->end) - (a->end > b->end);
}

size_t hits_settle(struct buf *out, size_t before)
{
    size_t n = out->n / sizeof(struct hit) - before, kept = 0;
    struct hit *hits;

    if (n == 0)
        return 0;
    hits = (struct hit *)(void *)out->p + before;
    qsort(hits, n, sizeof *hits, compare);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || hits[i].start >= hits[kept - 1].end)
            hits[kept++] = hits[i];
    out->n = (before + kept) * sizeof(struct hit);
    return kept;
}

size_t match_hits(const struct match *m, enum match_in in, struct str text,
                  size_t most, struct buf *out)
{
    struct buf key = { 0 };
    struct fold_map map = { 0 };
    size_t before = out->n / sizeof(struct hit);

    if (m->n == 0)
        return 0;
    fold_text(&key, &map, text, 0, 0);
    hits_of_words(m, in, &(struct match_in_text){ text, buf_str(&key), &map },
                  most, out);
    fold_map_free(&map);
    buf_free(&key);
    return hits_settle(out, before);
}
