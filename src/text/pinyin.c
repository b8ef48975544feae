/* SPDX-License-Identifier: MIT */
/*
 * A set of bits says how much of the word may have been used up: bit i for
 * its first i bytes. Each character of the text makes the next set from it.
 * That is done only where the masks of the next characters have a letter each
 * that one of the first pieces may begin with: nearly all text costs a look-up
 * for a character and no more.
 */
#include <config.h>

#include "text/pinyin.h"
#include "text/pinyin_tables.h"
#include "text/utf8.h"

enum {
    HANGUL = 0xAC00,
    HANGUL_END = 0xD7A4,
    DIGIT_BITS = 26,
    DIGITS = 6,
    ONE = 1 << PINYIN_PIECES, /* the whole word is one piece */
};

/* A unit is what a word has to know of a character: the number of its set of
 * readings, a Hangul syllable itself, or one of these. */
enum {
    UNIT_STOP = 0,        /* no match goes over it */
    UNIT_PASSED = 0xFFFE, /* a mark or a blank */
    UNIT_END = 0xFFFF,
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* --- what characters are --- */

static unsigned set_of(uint32_t cp)
{
    return cp < PINYIN_END
               ? pinyin_blocks[pinyin_first[cp / PINYIN_BLOCK] * PINYIN_BLOCK +
                               cp % PINYIN_BLOCK]
               : 0;
}

static bool is_hangul(uint32_t cp)
{
    return cp >= HANGUL && cp < HANGUL_END;
}

/* Of a lower-case letter or digit. */
static uint32_t letter_bit(char c)
{
    if (c >= 'a')
        return UINT32_C(1) << (c - 'a');
    return UINT32_C(1) << (DIGIT_BITS + (c - '0') % DIGITS);
}

static bool is_passed_over(uint32_t cp)
{
    return cp < 0xC0 || (cp >= 0x2000 && cp < 0x2E80) ||
           (cp >= 0x3000 && cp < 0x3040) || cp == 0x30FB || cp == 0x30FC ||
           (cp >= 0xFE00 && cp < 0xFF70) || cp >= 0xE0000 ||
           (cp >= 0x1F000 && cp < 0x20000);
}

static unsigned unit_of(uint32_t cp)
{
    unsigned set = set_of(cp);
    if (set)
        return set;
    if (is_hangul(cp))
        return cp;
    return is_passed_over(cp) ? UNIT_PASSED : UNIT_STOP;
}

/* --- Hangul --- */

static const char initials[][3] = {
    "g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
    "ss", "",   "j", "jj", "ch", "k", "t", "p", "h",
};
static const char vowels[][4] = {
    "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
    "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i",
};
static const char finals[][3] = {
    "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
};

enum { VOWELS = 21, FINALS = 28 };

/* The letters of a syllable, at most 2 + 3 + 2, and a NUL. */
static void romanize(char out[PINYIN_SYLLABLE], uint32_t cp)
{
    const char *parts[] = {
        initials[(cp - HANGUL) / (VOWELS * FINALS)],
        vowels[(cp - HANGUL) / FINALS % VOWELS],
        finals[(cp - HANGUL) % FINALS],
    };
    memset(out, 0, PINYIN_SYLLABLE);
    for (size_t i = 0; i < COUNT(parts); i++)
        for (const char *c = parts[i]; *c; c++)
            *out++ = *c;
}

/* --- masks --- */

static uint32_t unit_mask(unsigned unit)
{
    if (is_hangul(unit)) {
        char letters[PINYIN_SYLLABLE];
        uint32_t mask = 0;
        romanize(letters, unit);
        for (const char *l = letters; *l; l++)
            mask |= letter_bit(*l) & (l == letters ? ~0u : PINYIN_NEEDED);
        return mask;
    }
    return unit < COUNT(pinyin_masks) ? pinyin_masks[unit] : 0;
}

/* As utf8_next, for valid text and quick for one and three bytes. */
static inline uint32_t next_char(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;

    if (s[0] < 0x80) {
        ++*p;
        return s[0];
    }
    if (s[0] >= 0xE0 && s[0] < 0xF0 && end - *p > 2) {
        *p += 3;
        return (uint32_t)(s[0] & 0xF) << 12 | (uint32_t)(s[1] & 0x3F) << 6 |
               (s[2] & 0x3F);
    }
    return utf8_next(p, end);
}

/* Units are two bytes each, at any address. */
static inline unsigned unit_at(const char *units)
{
    uint16_t unit;
    memcpy(&unit, units, sizeof unit);
    return unit;
}

static void add_unit(struct buf *units, unsigned unit)
{
    uint16_t u = (uint16_t)unit;
    memcpy(buf_room(units, sizeof u), &u, sizeof u);
    units->n += sizeof u;
}

uint32_t pinyin_units(struct buf *units, struct str text)
{
    const char *p = text.p, *end = str_end(text);
    uint32_t mask = 0;

    while (p < end) {
        unsigned unit = unit_of(next_char(&p, end));
        mask |= unit_mask(unit);
        if (unit != UNIT_PASSED)
            add_unit(units, unit);
    }
    add_unit(units, UNIT_END);
    return mask;
}

/* --- pieces --- */

/* Where the word may stand after a character with this reading, when it
 * stood at `at` before. */
static uint64_t after(const struct pinyin *p, size_t at,
                      const char syllable[PINYIN_SYLLABLE])
{
    const char *word = p->word + at;
    size_t same = 0;
    uint64_t to;

    if (*word != *syllable)
        return 0;
    while (syllable[same] && word[same] == syllable[same])
        same++;
    to = UINT64_C(1) << (at + 1);
    if (same > 1 && syllable[1] == 'h')
        to |= UINT64_C(1) << (at + 2);
    if (!syllable[same] || at + same == p->n)
        to |= UINT64_C(1) << (at + same);
    return to;
}

static uint64_t after_set(const struct pinyin *p, size_t at, unsigned set)
{
    uint64_t to = 0;
    for (unsigned i = pinyin_at[set]; i < pinyin_at[set + 1]; i++)
        to |= after(p, at, pinyin_syllables[pinyin_lists[i]]);
    return to;
}

static uint64_t advance(const struct pinyin *p, uint64_t from, unsigned unit)
{
    uint64_t to = 0;
    char letters[PINYIN_SYLLABLE];

    if (is_hangul(unit))
        romanize(letters, unit);
    for (size_t i = 0; from; i++, from >>= 1) {
        if (!(from & 1))
            continue;
        if (unit < PINYIN_SETS)
            to |= after_set(p, i, unit);
        else
            to |= after(p, i, letters);
    }
    return to;
}

/* A match that begins with the character at text; NULL: none. */
static const char *match_at(const struct pinyin *p, const char *text,
                            const char *end)
{
    uint64_t at = 1;

    while (text < end) {
        unsigned unit = unit_of(utf8_next(&text, end));
        if (unit == UNIT_PASSED && at != 1)
            continue;
        if (unit == UNIT_PASSED || unit == UNIT_STOP)
            return NULL;
        at = advance(p, at, unit);
        if (!at)
            return NULL;
        if (at >> p->n & 1)
            return text;
    }
    return NULL;
}

static bool match_units(const struct pinyin *p, const char *units)
{
    uint64_t at = 1;
    unsigned unit;

    while (at && !(at >> p->n & 1)) {
        unit = unit_at(units);
        if (unit == UNIT_STOP || unit == UNIT_END)
            return false;
        at = advance(p, at, unit);
        units += PINYIN_UNIT;
    }
    return at != 0;
}

/* --- words --- */

_Static_assert(COUNT(pinyin_masks) <= PINYIN_SETS, "more sets than expected");

enum { NOWHERE = PINYIN_MOST + 1 };

/* Where the word stands after the letters of a part; at its end also when
 * they go on. NOWHERE when they are others. */
static size_t behind(const struct pinyin *p, size_t at, const char *part)
{
    for (; at < p->n && *part; at++, part++)
        if (p->word[at] != *part)
            return NOWHERE;
    return at;
}

static uint64_t after_hangul(const struct pinyin *p, size_t at)
{
    uint64_t to = 0;

    for (size_t i = 0; i < COUNT(initials); i++) {
        size_t a = behind(p, at, initials[i]);
        for (size_t v = 0; a != NOWHERE && v < COUNT(vowels); v++) {
            size_t b = behind(p, a, vowels[v]);
            for (size_t f = 0; b != NOWHERE && f < COUNT(finals); f++) {
                size_t c = behind(p, b, finals[f]);
                to |= c == NOWHERE ? 0 : UINT64_C(1) << c;
            }
        }
    }
    return to;
}

/* Where the word may stand after one more piece, by any reading. */
static uint64_t after_any(const struct pinyin *p, uint64_t from)
{
    uint64_t to = 0;

    for (size_t i = 0; from; i++, from >>= 1) {
        if (!(from & 1) || i == p->n)
            continue;
        for (size_t s = 0; s < COUNT(pinyin_syllables); s++)
            to |= after(p, i, pinyin_syllables[s]);
        to |= after_hangul(p, i);
    }
    return to;
}

static unsigned fits(const struct pinyin *p, uint32_t mask)
{
    unsigned bits = 0;

    for (unsigned i = 0; i < PINYIN_PIECES; i++)
        bits |= (mask & p->begins[i] ? 1u : 0u) << i;
    return bits;
}

/* What the first pieces may begin with, and which sets fit that. */
static void plan(struct pinyin *p)
{
    uint64_t at = 1;

    for (unsigned piece = 0; piece < PINYIN_PIECES; piece++) {
        for (size_t i = 0; i < p->n; i++)
            if (at >> i & 1)
                p->begins[piece] |= letter_bit(p->word[i]);
        at = after_any(p, at);
        if (at >> p->n & 1 && !p->pieces)
            p->pieces = piece + 1;
    }
    if (!p->pieces)
        p->pieces = PINYIN_PIECES;
    for (unsigned set = 1; set < COUNT(pinyin_masks); set++) {
        unsigned bits = fits(p, pinyin_masks[set]);
        if (p->pieces == 1 && bits & 1 && after_set(p, 0, set) >> p->n & 1)
            bits |= ONE;
        p->fits[set] = (unsigned char)bits;
    }
}

bool pinyin_init(struct pinyin *p, struct str word)
{
    *p = (struct pinyin){ .need = 0 };
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        bool digit = c >= '0' && c <= '9';
        if (c == '\'')
            continue;
        if ((!digit && !(c >= 'a' && c <= 'z')) || p->n == PINYIN_MOST) {
            p->n = 0;
            return false;
        }
        if (p->n == 0 || digit || letter_bit(c) & PINYIN_NEEDED)
            p->need |= letter_bit(c);
        p->word[p->n++] = c;
    }
    plan(p);
    return p->n > 0;
}

/* --- search --- */

/* Which of the first pieces, and ONE, the unit may be. */
static inline unsigned fit_of(const struct pinyin *p, unsigned unit)
{
    if (unit < PINYIN_SETS)
        return p->fits[unit];
    return is_hangul(unit) ? fits(p, unit_mask(unit)) | ONE : 0;
}

/* So many characters before the one that the last of the first pieces may be,
 * a match may begin. A word that may be one piece is tried where it is, or
 * goes on. */
static unsigned pieces_back(const struct pinyin *p)
{
    return p->pieces > 1 ? p->pieces - 1 : 1;
}

bool pinyin_in(const struct pinyin *p, const char *units)
{
    unsigned back = pieces_back(p), done = 0, unit;

    if (p->n == 0)
        return false;
    for (; (unit = unit_at(units)) != UNIT_END; units += PINYIN_UNIT) {
        unsigned fit = fit_of(p, unit);
        done = (done << 1 | 1) & fit; /* bit i: the first i + 1 fit here */
        if (!((done >> back | fit / ONE) & 1))
            continue;
        if (done >> back & 1 && match_units(p, units - back * PINYIN_UNIT))
            return true;
        if (fit & ONE && match_units(p, units))
            return true;
    }
    return false;
}

/* The begin of the count-th character before `at` that is no mark. */
static const char *step_back(const char *at, const char *start, unsigned count)
{
    while (count && at > start)
        count -= unit_of(utf8_prev(&at, start)) != UNIT_PASSED;
    return at;
}

bool pinyin_find(const struct pinyin *p, struct str text, size_t from,
                 size_t *start, size_t *end)
{
    const char *at = str_skip(text, from).p, *text_end = str_end(text);
    const char *begin = at, *first = NULL, *stop = NULL;
    unsigned back = pieces_back(p), done = 0;

    while (p->n && at < text_end && !stop) {
        const char *next = at;
        unsigned unit = unit_of(next_char(&next, text_end)), fit;
        if (unit == UNIT_PASSED) {
            at = next;
            continue;
        }
        fit = fit_of(p, unit);
        done = (done << 1 | 1) & fit;
        if (done >> back & 1) {
            first = step_back(at, begin, back);
            stop = match_at(p, first, text_end);
        }
        if (!stop && fit & ONE) {
            first = at;
            stop = match_at(p, first, text_end);
        }
        at = next;
    }
    if (stop) {
        *start = (size_t)(first - text.p);
        *end = (size_t)(stop - text.p);
    }
    return stop != NULL;
}
