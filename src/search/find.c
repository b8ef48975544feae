/* SPDX-License-Identifier: MIT */
/*
 * The text is folded once for all that is looked for. A snippet is cut twice:
 * to so many bytes when the document is at hand, then to the cells of a row
 * each time that one is drawn, so that another size of the screen reads no
 * article again.
 */
#include <config.h>

#include "search/find.h"

#include "text/utf8.h"

/* --- hits --- */

static void add_code(const struct regex_code *c, const struct match_in_text *t,
                     size_t most, struct buf *out)
{
    size_t at = 0, start, end;

    while (most > 0 && at < t->key.n &&
           regex_find(c, t->key, at, &start, &end)) {
        if (end > start) {
            hit_add(out, fold_map_text(t->map, (uint32_t)start, false),
                    fold_map_text(t->map, (uint32_t)end, true));
            at = end;
            most--;
        } else { /* nothing, here: one character on */
            const char *p = t->key.p + end;
            if (p < str_end(t->key))
                utf8_next(&p, str_end(t->key));
            at = end < t->key.n ? (size_t)(p - t->key.p) : t->key.n;
        }
    }
}

size_t find_hits(const struct find *f, struct str text, size_t most,
                 struct buf *out)
{
    struct buf key = { 0 };
    struct fold_map map = { 0 };
    struct match_in_text t = { .text = text, .map = &map };
    size_t before = out->n / sizeof(struct hit);

    if (find_is_empty(f))
        return 0;
    fold_text(&key, &map, text, 0, 0);
    t.key = buf_str(&key);
    hits_of_words(&f->words, f->in, &t, most, out);
    for (size_t i = 0; i < f->ncodes; i++)
        add_code(f->codes[i], &t, most, out);
    for (size_t i = 0; i < f->npinyin; i++)
        hits_of_pinyin(f->pinyin[i], text, most, out);
    fold_map_free(&map);
    buf_free(&key);
    return hits_settle(out, before);
}

size_t find_in_doc(const struct find *f, const struct doc *d, bool hidden,
                   size_t most, struct buf *out)
{
    size_t before = out->n / sizeof(struct hit), kept = 0, n;
    struct hit *hits;
    uint32_t block = 0;

    n = find_hits(f, d->text, most, out);
    if (n == 0 || hidden)
        return n;
    hits = (struct hit *)(void *)out->p + before;
    for (size_t i = 0; i < n; i++) {
        while (block < d->nblocks && d->blocks[block].end <= hits[i].start)
            block++;
        if (block < d->nblocks && d->blocks[block].hidden == HIDE_NOT)
            hits[kept++] = hits[i];
    }
    out->n = (before + kept) * sizeof *hits;
    return kept;
}

bool find_may(const struct find *f, struct str key)
{
    size_t start, end;

    for (size_t i = 0; i < f->words.n; i++)
        if (match_key(&f->words.words[i], key))
            return true;
    for (size_t i = 0; i < f->ncodes; i++)
        if (regex_find(f->codes[i], key, 0, &start, &end))
            return true;
    for (size_t i = 0; i < f->npinyin; i++)
        if (pinyin_find(f->pinyin[i], key, 0, &start, &end))
            return true;
    return false;
}

/* --- snippets --- */

/* Position `at`, or the begin of its character. */
static uint32_t to_character(struct str text, uint32_t at)
{
    while (at > 0 && at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* The run of blocks in view around a position, some of them. */
static void run_around(const struct doc *d, uint32_t pos, uint32_t *from,
                       uint32_t *to)
{
    uint32_t i = 0, first, last;

    while (i + 1 < d->nblocks && d->blocks[i].end <= pos)
        i++;
    first = last = i;
    while (first > 0 && d->blocks[first - 1].hidden == HIDE_NOT &&
           pos - d->blocks[first - 1].end < SNIPPET_BEFORE)
        first--;
    while (last + 1 < d->nblocks && d->blocks[last + 1].hidden == HIDE_NOT &&
           d->blocks[last].end < pos + SNIPPET_HIT + SNIPPET_BEHIND)
        last++;
    *from = d->blocks[first].start;
    *to = d->blocks[last].end;
}

static void cut_out(const struct doc *d, struct hit hit, struct arena *a,
                    struct snippet *s)
{
    uint32_t from, to, end = hit.end, n = 0;
    char *text;

    run_around(d, hit.start, &from, &to);
    if (end > hit.start + SNIPPET_HIT)
        end = to_character(d->text, hit.start + SNIPPET_HIT);
    if (hit.start - from > SNIPPET_BEFORE) {
        from = to_character(d->text, hit.start - SNIPPET_BEFORE);
        s->before = true;
    }
    if (to > end && to - end > SNIPPET_BEHIND) {
        to = to_character(d->text, end + SNIPPET_BEHIND);
        s->behind = true;
    }
    if (to < end)
        to = end;
    text = arena_bytes(a, to - from);
    for (uint32_t i = from; i < to; i++) {
        char c = d->text.p[i];
        bool blank = c == '\n' || c == '\t' || c == ' ';
        s->start = i == hit.start ? n : s->start;
        s->end = i == end ? n : s->end;
        if (!blank || (n > 0 && text[n - 1] != ' '))
            text[n++] = blank ? ' ' : c;
    }
    s->text = (struct str){ text, n };
    s->start = hit.start == to ? n : s->start;
    s->end = end == to ? n : s->end;
}

/* Without a hit: what the text begins with. */
static void cut_begin(const struct doc *d, struct arena *a, struct snippet *s)
{
    struct hit none;
    for (uint32_t i = 0; i < d->nblocks; i++) {
        const struct block *b = &d->blocks[i];
        if (b->hidden == HIDE_NOT && b->end > b->start) {
            none = (struct hit){ b->start, b->start };
            cut_out(d, none, a, s);
            return;
        }
    }
}

void find_snippet(const struct find *f, const struct doc *d, struct arena *a,
                  struct snippet *out)
{
    struct buf hits = { 0 };
    size_t n = find_in_doc(f, d, false, SNIPPET_COUNT, &hits);

    *out = (struct snippet){ .hits = (uint32_t)n };
    if (n > 0)
        cut_out(d, *(const struct hit *)(const void *)hits.p, a, out);
    else
        cut_begin(d, a, out);
    buf_free(&hits);
}

/* --- in cells --- */

enum { UNITS = SNIPPET_BEFORE + SNIPPET_HIT + SNIPPET_BEHIND + 1 };

/* Units of the text: where each begins (and where the last ends), the cells
 * before it. */
struct units {
    uint32_t at[UNITS], cells[UNITS];
    size_t n;
};

static void measure(struct units *u, struct str text, struct width w)
{
    size_t at = 0;
    uint32_t all = 0;

    u->n = 0;
    while (at < text.n && u->n + 1 < UNITS) {
        int cells;
        u->at[u->n] = (uint32_t)at;
        u->cells[u->n++] = all;
        at += width_unit(w, text.p + at, str_end(text), &cells);
        all += (uint32_t)cells;
    }
    u->at[u->n] = (uint32_t)at;
    u->cells[u->n] = all;
}

/* The unit that holds a position, or that ends there. */
static size_t unit_of(const struct units *u, uint32_t at, bool end)
{
    size_t i = 0;
    while (i < u->n && (end ? u->at[i] < at : u->at[i + 1] <= at))
        i++;
    return i;
}

static bool closes(uint32_t cp)
{
    static const uint16_t marks[] = {
        ' ',    ')',    ',',    '.',    ';',    ':',    '!',    '?',
        0x2019, 0x201D, 0x3000, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D,
        0x300F, 0x3011, 0xFF01, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp)
            return true;
    return false;
}

static bool opens(uint32_t cp)
{
    static const uint16_t marks[] = {
        ' ',    '(',    0x2018, 0x201C, 0x3000, 0x3008,
        0x300A, 0x300C, 0x300E, 0x3010, 0xFF08,
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp)
            return true;
    return false;
}

static uint32_t first_of(struct str text, uint32_t at)
{
    const char *p = text.p + at;
    return utf8_next(&p, str_end(text));
}

/* The units [*left, *right) to show, around [hit, hit_end). */
struct window {
    const struct units *u;
    size_t left, right, hit, hit_end;
    bool before, behind; /* there is more than the units */
    uint32_t room, dots;
};

static bool fits(const struct window *w, size_t left, size_t right)
{
    uint32_t cells = w->u->cells[right] - w->u->cells[left];
    cells += left > 0 || w->before ? w->dots : 0;
    cells += right < w->u->n || w->behind ? w->dots : 0;
    return cells <= w->room;
}

static void widen_left(struct window *w, uint32_t cells)
{
    while (w->left > 0 &&
           w->u->cells[w->hit] - w->u->cells[w->left - 1] <= cells &&
           fits(w, w->left - 1, w->right))
        w->left--;
}

static void widen_right(struct window *w)
{
    while (w->right < w->u->n && fits(w, w->left, w->right + 1))
        w->right++;
    /* The last unit may take the place of the dots. */
    if (w->right < w->u->n && fits(w, w->left, w->u->n))
        w->right = w->u->n;
}

static void widen(struct window *w)
{
    uint32_t hit = w->u->cells[w->hit_end] - w->u->cells[w->hit];
    w->left = w->hit;
    w->right = w->hit;
    while (w->right < w->hit_end && fits(w, w->left, w->right + 1))
        w->right++;
    if (w->right < w->hit_end)
        return;
    if (w->room > hit)
        widen_left(w, (w->room - hit) / 3);
    widen_right(w);
    widen_left(w, UINT32_MAX);
    if (w->left > 0 && !w->before && fits(w, 0, w->right))
        w->left = 0;
}

/* Marks that look wrong beside the dots; what they leave goes behind. */
static void trim(struct window *w, struct str text)
{
    size_t left = w->left;
    if (w->left > 0 || w->before)
        while (w->left < w->hit && closes(first_of(text, w->u->at[w->left])))
            w->left++;
    if (w->left > left)
        widen_right(w);
    if (w->right < w->u->n || w->behind)
        while (w->right > w->hit_end &&
               opens(first_of(text, w->u->at[w->right - 1])))
            w->right--;
}

struct str snippet_fit(const struct snippet *s, struct width w, int cells,
                       struct str dots, struct arena *a, size_t *start,
                       size_t *end)
{
    struct units u;
    struct window win = { .u = &u,
                          .before = s->before,
                          .behind = s->behind,
                          .room = cells > 0 ? (uint32_t)cells : 0,
                          .dots = (uint32_t)width_str(w, dots) };
    struct str lead = dots, tail = dots, text;
    uint32_t from, to;

    *start = *end = 0;
    measure(&u, s->text, w);
    win.hit = unit_of(&u, s->start, false);
    win.hit_end = unit_of(&u, s->end, true);
    widen(&win);
    if (win.right == win.left)
        return STR("");
    trim(&win, s->text);
    from = u.at[win.left];
    to = u.at[win.right];
    if (win.left == 0 && !s->before)
        lead = STR("");
    if (win.right == u.n && !s->behind)
        tail = STR("");
    text = str_range(s->text.p + from, s->text.p + to);
    *start = lead.n + (u.at[win.hit] - from);
    *end = lead.n + ((s->end < to ? s->end : to) - from);
    return arena_printf(a, "%.*s%.*s%.*s", STR_ARG(lead), STR_ARG(text),
                        STR_ARG(tail));
}
