/* SPDX-License-Identifier: MIT */
/*
 * The neighbours of a gap are judged by their keys: a letter that parts words
 * is one after folding. A run of numerals that becomes digits is read again
 * from the text, so that each digit has its own place.
 */
#include <config.h>

#include "text/fold_parts.h"

#include "text/fold.h"
#include "text/utf8.h"

enum {
    YEAR_DIGITS = 4,
    NAME_DOT = 0xB7,
};

/* --- what characters are --- */

struct range {
    uint32_t first, last;
};

static bool is_in(const struct range *r, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n && r[i].first <= cp; i++)
        if (cp <= r[i].last)
            return true;
    return false;
}

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Letters of scripts that part words by blanks, as far as keys hold them:
 * lower case and decomposed. */
static const struct range words[] = {
    { '0', '9' },         { 'a', 'z' },         { 0xAA, 0xAA },
    { 0xB5, 0xB5 },       { 0xBA, 0xBA },       { 0xDF, 0xF6 },
    { 0xF8, 0x2FF },      { 0x370, 0x10FF },    { 0x1200, 0x1FFF },
    { 0x2C00, 0x2DFF },   { 0xA4D0, 0xA95F },   { 0xA980, 0xABFF },
    { 0xFB00, 0xFDCF },   { 0xFDF0, 0xFDFF },   { 0xFE70, 0xFEFC },
    { 0x10000, 0x16FDF }, { 0x1E000, 0x1EFFF },
};

static const struct range cjk[] = {
    { 0x1100, 0x11FF },   { 0x2E80, 0x2FDF },   { 0x3005, 0x3007 },
    { 0x3021, 0x3029 },   { 0x3031, 0x3035 },   { 0x3038, 0x303C },
    { 0x3041, 0x30FF },   { 0x3105, 0x318E },   { 0x31A0, 0x31BF },
    { 0x31F0, 0x31FF },   { 0x3400, 0x4DBF },   { 0x4E00, 0x9FFF },
    { 0xA960, 0xA97F },   { 0xAC00, 0xD7FB },   { 0xF900, 0xFAFF },
    { 0x1AFF0, 0x1B16F }, { 0x20000, 0x3FFFD },
};

bool fold_parts_words(uint32_t cp)
{
    return is_in(words, COUNT(words), cp);
}

static bool is_cjk(uint32_t cp)
{
    return is_in(cjk, COUNT(cjk), cp);
}

/* --- the key and its map --- */

static uint32_t position(const struct folding *f, const char *at)
{
    return f->from + (uint32_t)(at - f->text);
}

void fold_place(struct folding *f, const char *at, const char *end, size_t to)
{
    if (f->map && end > at)
        fold_map_add(f->map, position(f, at), (uint32_t)(end - at),
                     (uint32_t)to, (uint32_t)(f->key->n - to));
}

void fold_put(struct folding *f, uint32_t cp, const char *at, const char *end)
{
    size_t to = f->key->n;
    f->key->n += utf8_put(buf_room(f->key, 4), cp);
    if ((size_t)(end - at) != f->key->n - to)
        fold_place(f, at, end, to);
}

uint32_t fold_last(const struct folding *f)
{
    const char *p = f->key->p + f->key->n;
    return f->key->n > f->key_start ? utf8_prev(&p, f->key->p + f->key_start)
                                    : 0;
}

void fold_stretch(struct folding *f, const char *at, const char *end)
{
    char bytes[4];
    if (f->gap)
        at = f->gap_at;
    f->gap = 0;
    if (f->map)
        fold_map_stretch(f->map, position(f, at), position(f, end),
                         (uint32_t)f->key->n,
                         (uint32_t)utf8_put(bytes, fold_last(f)));
}

/* --- numerals --- */

static void write_digits(struct folding *f)
{
    f->key->n = f->run.to;
    if (f->map)
        fold_map_cut(f->map, f->run.places);
    for (const char *p = f->run.at; p < f->run.end;) {
        const char *at = p;
        int digit = fold_digit(utf8_next(&p, f->run.end));
        size_t to = f->key->n;
        if (digit >= 0)
            buf_chr(f->key, (char)('0' + digit));
        fold_place(f, at, p, to);
    }
}

void fold_end_run(struct folding *f, uint32_t next)
{
    const struct numerals *r = &f->run;
    bool year = r->n == YEAR_DIGITS && next == YEAR && !(f->gap & GAP_LINE);

    if (r->n && (year || (r->zero && r->other)))
        write_digits(f);
    f->run.n = 0;
}

/* --- gaps --- */

void fold_end_gap(struct folding *f, uint32_t next, const char *at)
{
    uint32_t before = fold_last(f), cp = 0;
    size_t to = f->key->n;

    if (!f->gap)
        return;
    if (f->gap & GAP_LINE)
        cp = before ? '\n' : 0;
    else if (f->gap & GAP_DOT)
        cp = before && !(is_cjk(before) && is_cjk(next)) ? NAME_DOT : 0;
    else if (fold_parts_words(before) && fold_parts_words(next))
        cp = ' ';
    f->gap = 0;
    if (cp)
        fold_put(f, cp, f->gap_at, at);
    else
        fold_place(f, f->gap_at, at, to);
}

void fold_add_gap(struct folding *f, unsigned what, const char *at)
{
    if (!f->gap)
        f->gap_at = at;
    f->gap |= what;
}
