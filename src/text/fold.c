/* SPDX-License-Identifier: MIT */
/*
 * A generated table gives each code point itself, another one, a kind or a
 * string. Most are plain and go to the key in a short loop; the others, and
 * all while something is pending, go through step().
 */
#include <config.h>

#include "text/fold.h"
#include "text/fold_parts.h"
#include "text/fold_tables.h"
#include "text/utf8.h"

#include <assert.h>

/* --- what characters are --- */

enum { TAIL_DIGITS = 0x100 }; /* a flag: as if a year ended with the text */

static unsigned value_of(uint32_t cp)
{
    if (cp < FOLD_END)
        return fold_blocks[fold_first[cp / FOLD_BLOCK] * FOLD_BLOCK +
                           cp % FOLD_BLOCK];
    return cp >= 0xE0000 && cp < 0xE1000 ? FOLD_SPECIAL + FOLD_DROP : 0;
}

int fold_digit(uint32_t cp)
{
    unsigned value = value_of(cp);
    if (value == FOLD_SPECIAL + FOLD_NIL)
        return 0;
    value -= FOLD_SPECIAL + FOLD_DIGIT;
    return value < 10 ? (int)value : -1;
}

static bool is_special(unsigned value)
{
    return value - FOLD_SPECIAL < FOLD_SPECIAL_END - FOLD_SPECIAL;
}

/* --- characters that are not plain --- */

static void put_plain(struct folding *f, uint32_t cp, const char *at,
                      const char *end)
{
    fold_end_run(f, cp);
    fold_end_gap(f, cp, at);
    fold_put(f, cp, at, end);
}

static void put_numeral(struct folding *f, uint32_t cp, int digit, bool zero,
                        const char *at, const char *end)
{
    struct numerals *r = &f->run;
    if (f->gap & GAP_LINE)
        fold_end_run(f, 0);
    fold_end_gap(f, cp, at);
    if (r->n == 0) {
        const struct fold_place *unused;
        *r = (struct numerals){ .at = at, .to = f->key->n };
        r->places = f->map ? fold_map_places(f->map, &unused) : 0;
    }
    r->n++;
    r->end = end;
    r->zero |= zero;
    r->other |= digit > 0;
    fold_put(f, cp, at, end);
}

/* One of a run of the same mark. */
static void put_once(struct folding *f, char mark, const char *at,
                     const char *end)
{
    fold_end_run(f, 0);
    fold_end_gap(f, (unsigned char)mark, at);
    if (fold_last(f) == (unsigned char)mark)
        fold_stretch(f, at, end);
    else
        fold_put(f, (unsigned char)mark, at, end);
}

/* What a character and the mark behind it are together; 0: nothing. */
static uint32_t compose(uint32_t base, uint32_t mark)
{
    enum { L = 0x1100, V = 0x1161, T = 0x11A7, S = 0xAC00 };
    enum { NL = 19, NV = 21, NT = 28 };

    if (base - L < NL && mark - V < NV)
        return S + ((base - L) * NV + mark - V) * NT;
    if (base - S < NL * NV * NT && (base - S) % NT == 0 && mark - T < NT)
        return base + mark - T;
    for (size_t i = 0; i < sizeof fold_voiced / sizeof *fold_voiced; i++)
        if (fold_voiced[i][0] == base && fold_voiced[i][1] == mark)
            return fold_voiced[i][2];
    return 0;
}

static void put_composed(struct folding *f, uint32_t mark, const char *at,
                         const char *end)
{
    const char *last = f->key->p + f->key->n;
    uint32_t both = 0;

    if (!(f->gap & GAP_LINE))
        both = compose(fold_last(f), mark);
    if (!both) {
        put_plain(f, mark, at, end);
        return;
    }
    fold_stretch(f, at, end);
    utf8_prev(&last, f->key->p + f->key_start);
    f->key->n = (size_t)(last - f->key->p);
    f->key->n += utf8_put(buf_room(f->key, 4), both);
}

static void drop(struct folding *f, bool mark, const char *at, const char *end)
{
    if (f->gap)
        return; /* a part of it */
    if (mark && fold_last(f))
        fold_stretch(f, at, end);
    else
        fold_place(f, at, end, f->key->n);
    f->run.end = end;
}

static void put_kind(struct folding *f, uint32_t cp, unsigned kind,
                     const char *at, const char *end)
{
    static const char once[] = {
        [FOLD_DASH] = '-',
        [FOLD_QUOTE] = '"',
        [FOLD_STOP] = '.',
    };
    static const uint16_t marks[] = {
        [FOLD_VOICED] = 0x3099,
        [FOLD_SEMIVOICED] = 0x309A,
    };
    static const uint16_t numerals[] = {
        0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
        0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
    };

    if (kind >= FOLD_DIGIT)
        put_numeral(f, numerals[kind - FOLD_DIGIT], (int)(kind - FOLD_DIGIT),
                    kind == FOLD_DIGIT, at, end);
    else if (kind == FOLD_NIL)
        put_numeral(f, cp, 0, false, at, end);
    else if (kind == FOLD_JAMO_V || kind == FOLD_JAMO_T)
        put_composed(f, cp, at, end);
    else if (kind >= FOLD_VOICED)
        put_composed(f, marks[kind], at, end);
    else if (kind >= FOLD_DASH)
        put_once(f, once[kind], at, end);
    else if (kind == FOLD_DOT)
        fold_add_gap(f, GAP_DOT, at);
    else if (kind == FOLD_LINE && !(f->flags & FOLD_JOIN))
        fold_add_gap(f, GAP_LINE, at);
    else if (kind == FOLD_LINE || kind == FOLD_BLANK)
        fold_add_gap(f, GAP_BLANK, at);
    else
        drop(f, kind == FOLD_MARK, at, end);
}

static void step(struct folding *f, uint32_t cp, const char *at,
                 const char *end);

/* The characters of a string are one place of the map, with what was pending
 * before it. No string begins or ends with what may become pending. */
static void put_string(struct folding *f, unsigned string, const char *at,
                       const char *end)
{
    const char *p = (const char *)fold_pool + fold_pool_at[string], *q = p;
    const char *pend = (const char *)fold_pool + fold_pool_at[string + 1];
    struct fold_map *map = f->map;
    uint32_t first = utf8_next(&q, pend);
    size_t to;

    fold_end_run(f, first);
    fold_end_gap(f, first, at);
    to = f->key->n;
    f->map = NULL;
    while (p < pend)
        step(f, utf8_next(&p, pend), end, end);
    f->map = map;
    if (f->key->n > to)
        fold_place(f, at, end, to);
    else
        fold_stretch(f, at, end);
}

static void step(struct folding *f, uint32_t cp, const char *at,
                 const char *end)
{
    unsigned value = value_of(cp);

    if (!is_special(value))
        put_plain(f, value ? value : cp, at, end);
    else if (value < FOLD_SPECIAL + FOLD_STRINGS)
        put_kind(f, cp, value - FOLD_SPECIAL, at, end);
    else
        put_string(f, value - FOLD_SPECIAL - FOLD_STRINGS, at, end);
}

/* --- texts --- */

/* Characters of three bytes from U+3000 on; 0xED may begin a surrogate. */
enum { CJK_LEAD = 0xE3, CJK_LEADS = 13, SURROGATE_LEAD = 0xED };

/* Put plain CJK characters from p on at *to, also those that are one of ASCII
 * (the comma of Chinese), unless a map has to know of them; returns where they
 * end. Most are their own key and are copied, with a byte more than they have:
 * that is why the last one is left to others. */
static const char *put_cjk(char **to, const char *p, const char *end,
                           const struct folding *f)
{
    const uint32_t least = f->map ? 0x800 : 1;
    char *o = *to;

    for (; end - p > 3; p += 3) {
        unsigned a = (unsigned char)p[0], b = (unsigned char)p[1] ^ 0x80u,
                 c = (unsigned char)p[2] ^ 0x80u;
        if (a - CJK_LEAD >= CJK_LEADS || (b | c) >= 0x40 || a == SURROGATE_LEAD)
            break;
        uint32_t cp = (a & 0xF) << 12 | b << 6 | c;
        uint32_t value = fold_blocks[fold_first[cp / FOLD_BLOCK] * FOLD_BLOCK +
                                     cp % FOLD_BLOCK];
        if (value == 0) {
            memcpy(o, p, 4);
            o += 3;
            continue;
        }
        if (value < 0x80 && value >= least) {
            *o++ = (char)value;
            continue;
        }
        if (value < 0x800 || is_special(value))
            break;
        o[0] = (char)(0xE0 | value >> 12);
        o[1] = (char)(0x80 | (value >> 6 & 0x3F));
        o[2] = (char)(0x80 | (value & 0x3F));
        o += 3;
    }
    *to = o;
    return p;
}

/* The same for ASCII. */
static const char *put_ascii(char **to, const char *p, const char *end)
{
    char *o = *to;

    for (; p < end && (unsigned char)*p < 0x80; p++) {
        unsigned c = (unsigned char)*p;
        unsigned value = fold_blocks[fold_first[c / FOLD_BLOCK] * FOLD_BLOCK +
                                     c % FOLD_BLOCK];
        if (is_special(value))
            break;
        *o++ = (char)(value ? value : c);
    }
    *to = o;
    return p;
}

/* Put plain characters while nothing is pending; returns the first that is
 * not, or end. */
static const char *put_run(struct folding *f, const char *p, const char *end)
{
    struct buf *key = f->key;

    while (p < end) {
        /* The short ways never write more than they read. */
        char *to = buf_room(key, (size_t)(end - p));
        p = put_cjk(&to, p, end, f);
        p = put_ascii(&to, p, end);
        key->n = (size_t)(to - key->p);
        if (p == end)
            break;
        const char *at = p;
        uint32_t cp = utf8_next(&p, end), value = value_of(cp);
        if (is_special(value))
            return at;
        fold_put(f, value ? value : cp, at, p);
    }
    return p;
}

static void fold_flagged(struct buf *key, struct fold_map *map, struct str text,
                         uint32_t from, unsigned flags)
{
    struct folding f = {
        .key = key,
        .map = map,
        .key_start = key->n,
        .text = text.p,
        .from = from,
        .flags = flags,
    };
    const char *p = text.p, *end = str_end(text);

    assert(text.n < UINT32_MAX - from);
    if (map && fold_map_text(map, (uint32_t)key->n, false) != from)
        fold_map_add(map, from, 0, (uint32_t)key->n, 0);
    while (p < end) {
        const char *at = p;
        if (!f.gap && !f.run.n) {
            at = p = put_run(&f, p, end);
            if (p == end)
                break;
        }
        uint32_t cp = utf8_next(&p, end);
        step(&f, cp, at, p);
    }
    fold_end_run(&f, flags & TAIL_DIGITS ? YEAR : 0);
    if (f.gap)
        fold_place(&f, f.gap_at, end, key->n);
}

void fold_text(struct buf *key, struct fold_map *map, struct str text,
               uint32_t from, unsigned flags)
{
    fold_flagged(key, map, text, from, flags & FOLD_JOIN);
}

static struct str fold_into(struct arena *a, struct str text, unsigned flags)
{
    struct buf key = { 0 };
    struct str out;

    fold_flagged(&key, NULL, text, 0, flags);
    out = arena_str(a, buf_str(&key));
    buf_free(&key);
    return out;
}

struct str fold_str(struct arena *a, struct str text, unsigned flags)
{
    return fold_into(a, text, flags & FOLD_JOIN);
}

size_t fold_query(struct arena *a, struct str query, unsigned flags,
                  struct str keys[FOLD_KEYS])
{
    keys[0] = fold_str(a, query, flags);
    keys[1] = fold_into(a, query, flags | TAIL_DIGITS);
    return keys[0].n == 0 ? 0 : str_eq(keys[0], keys[1]) ? 1 : 2;
}
