/* SPDX-License-Identifier: MIT */
/*
 * A set of bits says how much of the word may have been used up: bit i for
 * its first i bytes. Each character of the text makes the next set from it.
 * A match that begins nowhere near costs one table look-up for a character.
 */
#include <config.h>

#include "text/pinyin.h"
#include "text/pinyin_tables.h"
#include "text/utf8.h"

enum { HANGUL = 0xAC00, HANGUL_END = 0xD7A4, DIGIT_BITS = 26, DIGITS = 6 };

/* What a character does to the set. */
enum unit { UNIT_READ, UNIT_SKIP, UNIT_STOP };

/* --- what characters are --- */

static unsigned set_of(uint32_t cp)
{
    return cp < PINYIN_END
               ? pinyin_blocks[pinyin_first[cp / PINYIN_BLOCK] * PINYIN_BLOCK +
                               cp % PINYIN_BLOCK]
               : 0;
}

/* The lower-case letter or digit that cp is, in either width; 0: none. */
static char latin(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        cp -= 0xFF01 - '!';
    if (cp - 'A' < 26)
        cp += 'a' - 'A';
    return cp - 'a' < 26 || cp - '0' < 10 ? (char)cp : 0;
}

static uint32_t latin_bit(char c)
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

/* --- Hangul --- */

static const char initials[][3] = {
    "g", "kk", "n",  "d", "tt", "r",  "m", "b", "pp", "s",
    "ss", "",  "j", "jj", "ch", "k", "t", "p",  "h",
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
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (const char *c = parts[i]; *c; c++)
            *out++ = *c;
}

static bool is_hangul(uint32_t cp)
{
    return cp >= HANGUL && cp < HANGUL_END;
}

/* --- masks --- */

static uint32_t char_mask(uint32_t cp)
{
    char c = latin(cp);

    if (c)
        return latin_bit(c);
    if (is_hangul(cp)) {
        char letters[PINYIN_SYLLABLE];
        uint32_t mask = 0;
        romanize(letters, cp);
        for (const char *l = letters; *l; l++)
            mask |= latin_bit(*l) & (l == letters ? ~0u : PINYIN_NEEDED);
        return mask;
    }
    return pinyin_masks[set_of(cp)];
}

uint32_t pinyin_mask(struct str text)
{
    const char *p = text.p, *end = str_end(text);
    uint32_t mask = 0;

    while (p < end)
        mask |= char_mask(utf8_next(&p, end));
    return mask;
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
        if (p->n == 0 || digit || latin_bit(c) & PINYIN_NEEDED)
            p->need |= latin_bit(c);
        p->word[p->n++] = c;
    }
    return p->n > 0;
}

/* --- matching --- */

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

static enum unit advance(const struct pinyin *p, uint64_t *at, uint32_t cp)
{
    uint64_t to = 0, from = *at;
    unsigned set = set_of(cp);
    char c = latin(cp);

    if (!c && !set && !is_hangul(cp))
        return is_passed_over(cp) ? UNIT_SKIP : UNIT_STOP;
    for (size_t i = 0; from; i++, from >>= 1) {
        if (!(from & 1))
            continue;
        if (c) {
            to |= p->word[i] == c ? UINT64_C(1) << (i + 1) : 0;
        } else if (set) {
            for (unsigned s = pinyin_at[set]; s < pinyin_at[set + 1]; s++)
                to |= after(p, i, pinyin_syllables[pinyin_lists[s]]);
        } else {
            char letters[PINYIN_SYLLABLE];
            romanize(letters, cp);
            to |= after(p, i, letters);
        }
    }
    *at = to;
    return to ? UNIT_READ : UNIT_STOP;
}

/* A match that begins with the character at text; NULL: none. */
static const char *match_at(const struct pinyin *p, const char *text,
                            const char *end)
{
    uint64_t at = 1;

    while (text < end) {
        enum unit unit = advance(p, &at, utf8_next(&text, end));
        if (unit == UNIT_STOP || (unit == UNIT_SKIP && at == 1))
            return NULL;
        if (unit == UNIT_READ && at >> p->n & 1)
            return text;
    }
    return NULL;
}

bool pinyin_find(const struct pinyin *p, struct str text, size_t from,
                 size_t *start, size_t *end)
{
    const char *at = str_skip(text, from).p, *text_end = str_end(text);
    uint32_t first = p->n ? latin_bit(p->word[0]) : 0;

    while (first && at < text_end) {
        const char *next = at, *stop;
        if (char_mask(utf8_next(&next, text_end)) & first &&
            (stop = match_at(p, at, text_end))) {
            *start = (size_t)(at - text.p);
            *end = (size_t)(stop - text.p);
            return true;
        }
        at = next;
    }
    return false;
}
