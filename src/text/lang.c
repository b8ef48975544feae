/* SPDX-License-Identifier: MIT */
/*
 * Two generated bit sets over the Unified Ideographs hold those that only one
 * script of Chinese has; a guess counts letters in one pass.
 */
#include <config.h>

#include "text/lang.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/lang_tables.h"
#include "text/utf8.h"

#include <stdint.h>

enum {
    HEAD = 4096, /* bytes that a guess reads */
    HAN = 0x4E00,
    HAN_END = 0xA000,
};

/* --- tags --- */

static const char *const tags[] = {
    [LANG_UNKNOWN] = NULL,      [LANG_ZH] = "zh",    [LANG_ZH_HANS] = "zh-Hans",
    [LANG_ZH_HANT] = "zh-Hant", [LANG_JA] = "ja",    [LANG_KO] = "ko",
    [LANG_EN] = "en",           [LANG_OTHER] = NULL,
};

/* By the first subtag; three letters as ISO 639-2 and -3 have them. */
static const struct {
    struct str tag;
    enum lang lang;
} languages[] = {
    { STR_INIT("zh"), LANG_ZH },      { STR_INIT("zho"), LANG_ZH },
    { STR_INIT("chi"), LANG_ZH },     { STR_INIT("cmn"), LANG_ZH },
    { STR_INIT("yue"), LANG_ZH },     { STR_INIT("ja"), LANG_JA },
    { STR_INIT("jpn"), LANG_JA },     { STR_INIT("jp"), LANG_JA },
    { STR_INIT("ko"), LANG_KO },      { STR_INIT("kor"), LANG_KO },
    { STR_INIT("kr"), LANG_KO },      { STR_INIT("en"), LANG_EN },
    { STR_INIT("eng"), LANG_EN },     { STR_INIT("cn"), LANG_ZH_HANS },
    { STR_INIT("tw"), LANG_ZH_HANT },
};

/* Of Chinese, by any later subtag; a script stands before a region. */
static const struct {
    struct str tag;
    enum lang lang;
} scripts[] = {
    { STR_INIT("hans"), LANG_ZH_HANS }, { STR_INIT("hant"), LANG_ZH_HANT },
    { STR_INIT("chs"), LANG_ZH_HANS },  { STR_INIT("cht"), LANG_ZH_HANT },
    { STR_INIT("cn"), LANG_ZH_HANS },   { STR_INIT("sg"), LANG_ZH_HANS },
    { STR_INIT("my"), LANG_ZH_HANS },   { STR_INIT("tw"), LANG_ZH_HANT },
    { STR_INIT("hk"), LANG_ZH_HANT },   { STR_INIT("mo"), LANG_ZH_HANT },
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

const char *lang_tag(enum lang l)
{
    return tags[l];
}

/* The next subtag of *rest; "_" and "." (of locale names) part like "-". */
static struct str subtag(struct str *rest)
{
    size_t n = 0;
    struct str part;

    while (n < rest->n && !strchr("-_.", rest->p[n]))
        n++;
    part = str_head(*rest, n);
    *rest = str_skip(*rest, n + 1);
    return part;
}

static enum lang script_of(struct str rest)
{
    while (rest.n) {
        struct str part = subtag(&rest);
        for (size_t i = 0; i < COUNT(scripts); i++)
            if (str_eq_nocase(part, scripts[i].tag))
                return scripts[i].lang;
    }
    return LANG_ZH;
}

enum lang lang_of_tag(struct str tag)
{
    struct str rest = str_trim(tag), first = subtag(&rest);

    if (first.n == 0)
        return LANG_UNKNOWN;
    for (size_t i = 0; i < COUNT(languages); i++) {
        if (!str_eq_nocase(first, languages[i].tag))
            continue;
        return languages[i].lang == LANG_ZH ? script_of(rest)
                                            : languages[i].lang;
    }
    return str_eq_nocase(first, STR("und")) ? LANG_UNKNOWN : LANG_OTHER;
}

/* --- guess --- */

/* Letters of a text, by script. */
struct counts {
    size_t han, simplified, traditional, kana, hangul;
    size_t ascii, other;
    size_t words; /* of letters, up to the next blank or CJK: also an address */
};

static bool is_in(const uint64_t *set, uint32_t han)
{
    return set[(han - HAN) / 64] >> (han - HAN) % 64 & 1;
}

/* Kana but for the interpunct and the long vowel, which Chinese uses too. */
static bool is_kana(uint32_t cp)
{
    return (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FA) ||
           (cp >= 0xFF66 && cp <= 0xFF9D);
}

static bool is_hangul(uint32_t cp)
{
    return (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0x3131 && cp <= 0x318E);
}

/* Letters beyond ASCII of the scripts below U+2000, near enough. */
static bool is_other_letter(uint32_t cp)
{
    return cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7;
}

static struct counts count_letters(struct str s)
{
    const char *p = s.p, *end = str_end(s);
    struct counts n = { 0 };
    bool word = false;

    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        bool ascii = (cp | 0x20) - 'a' < 26, other = is_other_letter(cp);
        n.ascii += ascii;
        n.other += other;
        n.words += !word && (ascii || other);
        word = (word || ascii || other) && cp > ' ' && cp < 0x2E80;
        if (cp < 0x80)
            continue;
        if (cp >= HAN && cp < HAN_END) {
            n.han++;
            n.simplified += is_in(simplified, cp);
            n.traditional += is_in(traditional, cp);
        } else if (is_kana(cp)) {
            n.kana++;
        } else if (is_hangul(cp)) {
            n.hangul++;
        }
    }
    return n;
}

static enum lang judge(const struct counts *n)
{
    size_t cjk = n->han + n->kana + n->hangul;

    if (cjk + n->words == 0)
        return LANG_UNKNOWN;
    /* A word says as much as two ideographs. */
    if (cjk < n->words * 2)
        return n->other * 50 <= n->ascii ? LANG_EN : LANG_OTHER;
    if (n->hangul * 2 >= cjk)
        return LANG_KO;
    if (n->kana * 8 >= n->kana + n->han)
        return LANG_JA;
    if (n->simplified == n->traditional)
        return LANG_ZH;
    return n->simplified > n->traditional ? LANG_ZH_HANS : LANG_ZH_HANT;
}

enum lang lang_guess(struct str s)
{
    struct counts n = { 0 };

    if (s.n)
        n = count_letters(utf8_head(s, HEAD));
    return judge(&n);
}

/* --- names --- */

/* The search key without blanks, which only Latin names still have. */
static void put_name(struct buf *key, struct str name)
{
    size_t kept = 0;

    fold_text(key, NULL, name, 0, FOLD_JOIN);
    for (size_t i = 0; i < key->n; i++)
        if (key->p[i] != ' ')
            key->p[kept++] = key->p[i];
    key->n = kept;
}

bool lang_same_name(struct str x, struct str y)
{
    struct buf p = { 0 }, q = { 0 };
    bool same;

    put_name(&p, x);
    put_name(&q, y);
    same = str_eq(buf_str(&p), buf_str(&q));
    buf_free(&p);
    buf_free(&q);
    return same;
}
