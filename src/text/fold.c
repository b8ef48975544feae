/* SPDX-License-Identifier: MIT */
/*
 * A generated table gives each code point itself, another one, a kind or a
 * string. Most are plain and go to the key in a short loop; the others, and
 * all while something is pending, go through step().
 *
 * Pending is what the next character decides: a gap (blanks, dots, line ends
 * and whatever is dropped between them) is not written yet; a run of numerals
 * is at the end of the key as ideographs and may be written over by digits.
 * What no key is made of never ends either, so folding a key anew meets the
 * same neighbours.
 */
#include <config.h>

#include "text/fold.h"
#include "text/fold_tables.h"
#include "text/utf8.h"

#include <assert.h>

enum {
    GAP_BLANK = 1,
    GAP_DOT = 2,
    GAP_LINE = 4,
    TAIL_DIGITS = 0x100, /* a flag: as if 年 followed the text */
    YEAR = 0x5E74,       /* 年 */
    YEAR_DIGITS = 4,
    NAME_DOT = 0xB7,
};

struct numerals {
    size_t n;             /* 0: no run is pending */
    const char *at, *end; /* its text */
    size_t to;            /* where it begins in the key */
    size_t places;        /* of the map before it */
    bool zero, other;     /* it holds 〇, another but it */
};

struct folding {
    struct buf *key;
    struct fold_map *map; /* may be NULL */
    size_t key_start;     /* the key of this text begins here */
    const char *text;
    uint32_t from; /* position of text */
    unsigned flags;
    unsigned gap; /* GAP_…, 0: none is pending */
    const char *gap_at;
    struct numerals run;
};

/* --- what characters are --- */

static unsigned value_of(uint32_t cp)
{
    if (cp < FOLD_END)
        return fold_blocks[fold_first[cp / FOLD_BLOCK] * FOLD_BLOCK +
                           cp % FOLD_BLOCK];
    return cp >= 0xE0000 && cp < 0xE1000 ? FOLD_SPECIAL + FOLD_DROP : 0;
}

static bool is_special(unsigned value)
{
    return value - FOLD_SPECIAL < FOLD_SPECIAL_END - FOLD_SPECIAL;
}

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

static bool parts_words(uint32_t cp)
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

/* The text from at to end is the key from `to` on. */
static void place(struct folding *f, const char *at, const char *end, size_t to)
{
    if (f->map && end > at)
        fold_map_add(f->map, position(f, at), (uint32_t)(end - at),
                     (uint32_t)to, (uint32_t)(f->key->n - to));
}

static void put(struct folding *f, uint32_t cp, const char *at, const char *end)
{
    size_t to = f->key->n;
    f->key->n += utf8_put(buf_room(f->key, 4), cp);
    if ((size_t)(end - at) != f->key->n - to)
        place(f, at, end, to);
}

/* The last character of the key; 0: there is none. */
static uint32_t last_char(const struct folding *f)
{
    const char *p = f->key->p + f->key->n;
    return f->key->n > f->key_start ? utf8_prev(&p, f->key->p + f->key_start)
                                    : 0;
}

/* The last character of the key stands also for the text from at to end, and
 * for the gap before it. */
static void stretch(struct folding *f, const char *at, const char *end)
{
    char bytes[4];
    if (f->gap)
        at = f->gap_at;
    f->gap = 0;
    f->run.end = end;
    if (f->map)
        fold_map_stretch(f->map, position(f, at), position(f, end),
                         (uint32_t)f->key->n,
                         (uint32_t)utf8_put(bytes, last_char(f)));
}

/* --- numerals --- */

static int digit_of(uint32_t cp)
{
    unsigned value = value_of(cp);
    if (value == FOLD_SPECIAL + FOLD_NIL)
        return 0;
    value -= FOLD_SPECIAL + FOLD_DIGIT;
    return value < 10 ? (int)value : -1;
}

static void write_digits(struct folding *f)
{
    f->key->n = f->run.to;
    if (f->map)
        fold_map_cut(f->map, f->run.places);
    for (const char *p = f->run.at; p < f->run.end;) {
        const char *at = p;
        int digit = digit_of(utf8_next(&p, f->run.end));
        size_t to = f->key->n;
        if (digit >= 0)
            buf_chr(f->key, (char)('0' + digit));
        place(f, at, p, to);
    }
}

/* End the run that may be pending, with `next` behind it, 0: nothing. */
static void end_run(struct folding *f, uint32_t next)
{
    const struct numerals *r = &f->run;
    bool year = r->n == YEAR_DIGITS && next == YEAR && !(f->gap & GAP_LINE);

    if (r->n && (year || (r->n > 1 && r->zero && r->other)))
        write_digits(f);
    f->run.n = 0;
}

/* --- gaps --- */

/* Write the gap that may be pending, with `next` behind it at `at`. */
static void end_gap(struct folding *f, uint32_t next, const char *at)
{
    uint32_t before = last_char(f), cp = 0;
    size_t to = f->key->n;

    if (!f->gap)
        return;
    if (f->gap & GAP_LINE)
        cp = before ? '\n' : 0;
    else if (f->gap & GAP_DOT)
        cp = before && before != '\n' && !(is_cjk(before) && is_cjk(next))
                 ? NAME_DOT
                 : 0;
    else if (parts_words(before) && parts_words(next))
        cp = ' ';
    f->gap = 0;
    if (cp)
        put(f, cp, f->gap_at, at);
    else
        place(f, f->gap_at, at, to);
}

static void add_gap(struct folding *f, unsigned what, const char *at)
{
    if (!f->gap)
        f->gap_at = at;
    f->gap |= what;
}

/* --- characters that are not plain --- */

static void put_plain(struct folding *f, uint32_t cp, const char *at,
                      const char *end)
{
    end_run(f, cp);
    end_gap(f, cp, at);
    put(f, cp, at, end);
}

static void put_numeral(struct folding *f, uint32_t cp, int digit, bool zero,
                        const char *at, const char *end)
{
    struct numerals *r = &f->run;
    if (f->gap & GAP_LINE)
        end_run(f, 0);
    end_gap(f, cp, at);
    if (r->n == 0) {
        const struct fold_place *unused;
        *r = (struct numerals){ .at = at, .to = f->key->n };
        r->places = f->map ? fold_map_places(f->map, &unused) : 0;
    }
    r->n++;
    r->end = end;
    r->zero |= zero;
    r->other |= digit > 0;
    put(f, cp, at, end);
}

/* One of a run of the same mark. */
static void put_once(struct folding *f, char mark, const char *at,
                     const char *end)
{
    end_run(f, 0);
    end_gap(f, (unsigned char)mark, at);
    if (last_char(f) == (unsigned char)mark)
        stretch(f, at, end);
    else
        put(f, (unsigned char)mark, at, end);
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
    for (size_t i = 0; i < COUNT(fold_voiced); i++)
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
        both = compose(last_char(f), mark);
    if (!both) {
        put_plain(f, mark, at, end);
        return;
    }
    stretch(f, at, end);
    utf8_prev(&last, f->key->p + f->key_start);
    f->key->n = (size_t)(last - f->key->p);
    f->key->n += utf8_put(buf_room(f->key, 4), both);
}

static void drop(struct folding *f, bool mark, const char *at, const char *end)
{
    if (f->gap)
        return; /* a part of it */
    if (mark && last_char(f))
        stretch(f, at, end);
    else
        place(f, at, end, f->key->n);
    f->run.end = end;
}

static uint32_t kana(uint32_t cp, unsigned flags)
{
    bool katakana =
        (cp >= 0x30A1 && cp <= 0x30F6) || cp == 0x30FD || cp == 0x30FE;
    return katakana && flags & FOLD_KANA ? cp - 0x60 : cp;
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
        add_gap(f, GAP_DOT, at);
    else if (kind == FOLD_LINE && !(f->flags & FOLD_JOIN))
        add_gap(f, GAP_LINE, at);
    else if (kind == FOLD_LINE || kind == FOLD_BLANK)
        add_gap(f, GAP_BLANK, at);
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

    end_run(f, first);
    end_gap(f, first, at);
    to = f->key->n;
    f->map = NULL;
    while (p < pend)
        step(f, utf8_next(&p, pend), end, end);
    f->map = map;
    if (f->key->n > to)
        place(f, at, end, to);
    else
        stretch(f, at, end);
}

static void step(struct folding *f, uint32_t cp, const char *at,
                 const char *end)
{
    unsigned value = value_of(cp);

    if (!is_special(value))
        put_plain(f, kana(value ? value : cp, f->flags), at, end);
    else if (value < FOLD_SPECIAL + FOLD_STRINGS)
        put_kind(f, cp, value - FOLD_SPECIAL, at, end);
    else
        put_string(f, value - FOLD_SPECIAL - FOLD_STRINGS, at, end);
}

/* --- texts --- */

/* Characters of three bytes that begin with these are U+3000 to U+CFFF. */
enum { CJK_LEAD = 0xE3, CJK_LEADS = 10 };

/* Put plain CJK characters from p on at *to; returns where they end. */
static const char *put_cjk(char **to, const char *p, const char *end,
                           unsigned flags)
{
    char *o = *to;

    for (; end - p > 2; p += 3) {
        unsigned a = (unsigned char)p[0], b = (unsigned char)p[1] ^ 0x80u,
                 c = (unsigned char)p[2] ^ 0x80u;
        if (a - CJK_LEAD >= CJK_LEADS || (b | c) >= 0x40)
            break;
        uint32_t cp = (a & 0xF) << 12 | b << 6 | c;
        uint32_t value = fold_blocks[fold_first[cp / FOLD_BLOCK] * FOLD_BLOCK +
                                     cp % FOLD_BLOCK];
        if (value) {
            cp = value;
            if (cp < 0x800 || is_special(cp))
                break;
        }
        if (flags & FOLD_KANA)
            cp = kana(cp, flags);
        o[0] = (char)(0xE0 | cp >> 12);
        o[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        o[2] = (char)(0x80 | (cp & 0x3F));
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
    size_t n = (size_t)(end - p);
    /* No plain character grows by more than a half. */
    char *to = buf_room(key, n + n / 2 + 4);

    while (p < end) {
        p = put_cjk(&to, p, end, f->flags);
        p = put_ascii(&to, p, end);
        const char *at = p;
        if (p == end)
            break;
        uint32_t cp = utf8_next(&p, end), value = value_of(cp);
        if (is_special(value)) {
            p = at;
            break;
        }
        key->n = (size_t)(to - key->p);
        put(f, kana(value ? value : cp, f->flags), at, p);
        to = key->p + key->n;
    }
    key->n = (size_t)(to - key->p);
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
    end_run(&f, flags & TAIL_DIGITS ? YEAR : 0);
    if (f.gap)
        place(&f, f.gap_at, end, key->n);
}

void fold_text(struct buf *key, struct fold_map *map, struct str text,
               uint32_t from, unsigned flags)
{
    fold_flagged(key, map, text, from, flags & (FOLD_KANA | FOLD_JOIN));
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
    return fold_into(a, text, flags & (FOLD_KANA | FOLD_JOIN));
}

size_t fold_query(struct arena *a, struct str query, unsigned flags,
                  struct str keys[FOLD_KEYS])
{
    keys[0] = fold_str(a, query, flags);
    keys[1] = fold_into(a, query, flags | TAIL_DIGITS);
    return keys[0].n == 0 ? 0 : str_eq(keys[0], keys[1]) ? 1 : 2;
}
